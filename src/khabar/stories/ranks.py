"""Ranks that differ: the first visit in one report, the second in another."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from khabar.model import Caveat, Cite, Disagreement, Report, Span
from khabar.stories.lines import line_of
from khabar.stories.stems import content_stems, folded, folded_words, stem_of

_ORDINALS = {
    **dict.fromkeys(["اول", "اولي", "الاول", "الاولي"], 1),
    **dict.fromkeys(["ثاني", "ثانيه", "الثاني", "الثانيه"], 2),
    **dict.fromkeys(["ثالث", "ثالثه", "الثالث", "الثالثه"], 3),
    **dict.fromkeys(["رابع", "رابعه", "الرابع", "الرابعه"], 4),
    **dict.fromkeys(["خامس", "خامسه", "الخامس", "الخامسه"], 5),
}
_RANKED = frozenset(["زيار", "لقاء", "قمه", "هجوم", "تفجير", "اتصال", "مباحث", "هجم", "غار"])
_TIME = "مره"  # "the first time that …": the act stands in what follows
_WORD = re.compile(r"[^\W_]+")
_FOLLOWING = 9  # words after "the first time" among which the act is looked for
_ORDINAL = re.compile("(?:أول|اول|ثان|ثالث|رابع|خامس)")
# Common in news, yet they tell whose visit it is.
_OFFICES = frozenset(["رئيس", "وزير", "ملك", "امير", "مبعوث", "وفد", "سلط", "امين"])
_SAYING = frozenset(
    [
        "هي",
        "هو",
        "وهي",
        "وهو",
        "هذه",
        "هذا",
        "وهذه",
        "تعد",
        "وتعد",
        "يعد",
        "تعتبر",
        "وتعتبر",
        "يعتبر",
        "ستكون",
        "تكون",
        "كانت",
    ]
)
_SAID_BEFORE = 5  # words before the act among which it is said that it is the second
_CLAUSE_END = re.compile(r"[،؛.:\n]")
_REACH = 120  # characters
_SCOPE = 60  # characters after a rank that tell what it is counted over
_SHORT = 3  # letters
_MOST_RANKS = 20  # of one report


class Rank(msgspec.Struct, frozen=True):
    """One ranked act of one report."""

    report: int
    act: str
    rank: int
    span: Span
    context: frozenset[str]


def find_rank_disagreements(reports: Sequence[Report], one_text: Sequence[int]) -> Iterable[Disagreement]:
    """A disagreement for two reports that give an act of the same parties different ranks."""
    ranks = [rank for place, report in enumerate(reports) for rank in find_ranks(place, report)]
    given: dict[tuple[int, str], set[int]] = {}
    for rank in ranks:
        given.setdefault((rank.report, rank.act), set()).add(rank.rank)
    for number, one in enumerate(ranks):
        for two in ranks[number + 1 : number + 200]:
            if (
                one.act != two.act
                or abs(one.rank - two.rank) != 1
                or one_text[one.report] == one_text[two.report]
                or not one.context & two.context
            ):
                continue
            if (
                not given[one.report, one.act] & given[two.report, two.act]
            ):  # who counts both has told them apart
                yield Disagreement(
                    kind="rank",
                    what=f"{one.span.of(reports[one.report].text)} / {two.span.of(reports[two.report].text)}",
                    a=Cite(reports[one.report].id, line_of(reports[one.report].text, one.span)),
                    b=Cite(reports[two.report].id, line_of(reports[two.report].text, two.span)),
                    caveats=_scope(reports, one, two),
                )


def _scope(reports: Sequence[Report], one: Rank, two: Rank) -> tuple[Caveat, ...]:
    """other_scope: one counts over something else, so that both may be right: the first visit of any president to a capital,
    the second of this man to the country; not where one only names the same thing more fully."""
    lines = [line_of(reports[rank.report].text, rank.span) for rank in (one, two)]
    words = [
        set(content_stems(line.of(reports[rank.report].text)))
        for rank, line in zip((one, two), lines, strict=True)
    ]
    scopes = [
        _scope_of(reports[rank.report].text, rank.span, line)
        for rank, line in zip((one, two), lines, strict=True)
    ]
    small, large = sorted(scopes, key=len)
    is_fuller = bool(small) and small <= large and large - small <= _named(reports, one, two)
    is_qualified = _qualifier(reports, one) != _qualifier(reports, two)
    is_narrow = bool(words[0] ^ words[1]) and (is_qualified or (small != large and not is_fuller))
    return ("other_scope",) if is_narrow else ()


def _qualifier(reports: Sequence[Report], rank: Rank) -> str:
    """The adjective behind a ranked act, which narrows what is counted: "أول زيارة رسمية"; empty where there is none."""
    words = folded_words(reports[rank.report].text[rank.span.end : rank.span.end + _SCOPE])[:1]
    bare = words[0].removeprefix("ال") if words else ""
    is_adjective = bare.endswith(("يه", "ي")) and len(bare) > _SHORT and words[0][0] not in "لب"
    return bare.removesuffix("ه").removesuffix("ي") if is_adjective else ""


def _named(reports: Sequence[Report], one: Rank, two: Rank) -> set[str]:
    """The stems of the names in two reports: "to the kingdom" and "to the kingdom of Qaydar" are one."""
    return {
        stem
        for rank in (one, two)
        for actor in reports[rank.report].actors
        for stem in content_stems(actor.name)
    }


def _scope_of(text: str, span: Span, line: Span) -> frozenset[str]:
    """What a rank is counted over, from the words after it in its clause: official, of whom, where to, since when."""
    words = _CLAUSE_END.split(text[span.end : max(span.end, min(line.end, span.end + _SCOPE))])[0]
    return frozenset(content_stems(words))


def find_ranks(place: int, report: Report) -> list[Rank]:
    """The ranked acts of one report: "الزيارة الثانية", "أول زيارة", "المرة الأولى التي يزور فيها"."""
    found = []
    for hit in _ORDINAL.finditer(report.text):
        low = max(0, hit.start() - _REACH)
        window = [
            (folded(m.group()), m.start(), m.end())
            for m in _WORD.finditer(report.text, low, min(len(report.text), hit.end() + _REACH))
        ]
        i = next((i for i, token in enumerate(window) if token[1] <= hit.start() < token[2]), None)
        rank = _rank(window[i][0]) if i is not None else None
        if i is None or rank is None:
            continue
        act, first, last = _act(window, i)
        if act is not None:
            span = Span(min(window[i][1], first), max(window[i][2], last))
            line = line_of(report.text, span).of(report.text)
            context = frozenset(content_stems(line)) | (
                _OFFICES & frozenset(stem_of(folded(w)) for w in line.split())
            )
            found.append(Rank(place, act, rank, span, context - {act}))
        if len(found) == _MOST_RANKS:
            break
    return found


def _rank(word: str) -> int | None:
    return _ORDINALS.get(word) or (_ORDINALS.get(word[1:]) if word[:1] in "ولب" else None)


def _act(tokens: Sequence[tuple[str, int, int]], i: int) -> tuple[str | None, int, int]:
    """The ranked act beside the ordinal at `i`, as a stem, and where it stands."""
    is_bare = not tokens[i][0].lstrip("ولب").startswith("ال")
    near = [i + 1] if is_bare else [i - 1, i - 2]
    for place in near:
        if 0 <= place < len(tokens) and _says_rank(tokens, place, is_bare=is_bare):
            stem = stem_of(tokens[place][0])
            if stem in _RANKED:
                return stem, tokens[place][1], tokens[place][2]
            if tokens[place][0].lstrip("ول").removeprefix("ال") == _TIME:
                return _following(tokens, max(place, i))
    return None, 0, 0


def _says_rank(tokens: Sequence[tuple[str, int, int]], place: int, *, is_bare: bool) -> bool:
    """Whether a rank is said of the act, "هذه هي الزيارة الثانية", "أول زيارة": "the second match" only names it.

    Nor does "ثاني لقاءات": of a series each has its own.
    """
    word = tokens[place][0]
    if is_bare:
        return not word.endswith("ات")
    before = {
        told for told, _, _ in (*tokens[max(0, place - _SAID_BEFORE) : place], *tokens[place + 1 : place + 2])
    }
    return word.lstrip("ول").removeprefix("ال") == _TIME or bool(before & _SAYING)


def _following(tokens: Sequence[tuple[str, int, int]], i: int) -> tuple[str | None, int, int]:
    for word, start, end in tokens[i + 1 : i + 1 + _FOLLOWING]:
        stem = stem_of(word.removeprefix("ب").removeprefix("ل"))
        if stem in _RANKED:
            return stem, start, end
    return None, 0, 0
