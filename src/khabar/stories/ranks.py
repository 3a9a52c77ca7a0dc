"""Ranks that differ: the first visit in one report, the second in another."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Cite, Disagreement, Report, Span
from khabar.stories.lines import line_of
from khabar.stories.stems import content_stems, stem_of

_ORDINALS = {
    **dict.fromkeys(["اول", "اولي", "الاول", "الاولي"], 1),
    **dict.fromkeys(["ثاني", "ثانيه", "الثاني", "الثانيه"], 2),
    **dict.fromkeys(["ثالث", "ثالثه", "الثالث", "الثالثه"], 3),
    **dict.fromkeys(["رابع", "رابعه", "الرابع", "الرابعه"], 4),
    **dict.fromkeys(["خامس", "خامسه", "الخامس", "الخامسه"], 5),
}
_RANKED = frozenset(
    [
        "زيار",
        "لقاء",
        "اجتماع",
        "قمه",
        "جول",
        "هجوم",
        "تفجير",
        "اتصال",
        "مباحث",
        "هجم",
        "غار",
        "انتخاب",
        "محاول",
    ]
)
_TIME = "مره"  # "the first time that …": the act stands in what follows
_WORD = re.compile(r"[^\W_]+")
_FOLLOWING = 9  # words after "the first time" among which the act is looked for
_MAX_TEXT = 20_000


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
    for number, one in enumerate(ranks):
        for two in ranks[number + 1 : number + 200]:
            if one.act != two.act or one.rank == two.rank or one_text[one.report] == one_text[two.report]:
                continue
            if one.context & two.context:
                yield Disagreement(
                    kind="rank",
                    what=f"{one.span.of(reports[one.report].text)} / {two.span.of(reports[two.report].text)}",
                    a=Cite(reports[one.report].id, line_of(reports[one.report].text, one.span)),
                    b=Cite(reports[two.report].id, line_of(reports[two.report].text, two.span)),
                )


def find_ranks(place: int, report: Report) -> list[Rank]:
    """The ranked acts of one report: "الزيارة الثانية", "أول زيارة", "المرة الأولى التي يزور فيها"."""
    tokens = [(fold_word(m.group()), m.start(), m.end()) for m in _WORD.finditer(report.text[:_MAX_TEXT])]
    found = []
    for i, (word, start, end) in enumerate(tokens):
        rank = _ORDINALS.get(word) or (_ORDINALS.get(word[1:]) if word[:1] in "ولب" else None)
        if rank is None:
            continue
        act, first, last = _act(tokens, i)
        if act is None:
            continue
        span = Span(min(start, first), max(end, last))
        line = line_of(report.text, span)
        context = frozenset(content_stems(line.of(report.text))) - {act}
        found.append(Rank(place, act, rank, span, context))
    return found


def _act(tokens: Sequence[tuple[str, int, int]], i: int) -> tuple[str | None, int, int]:
    """The ranked act beside the ordinal at `i`, as a stem, and where it stands."""
    is_bare = not tokens[i][0].lstrip("ولب").startswith("ال")
    near = [i + 1] if is_bare else [i - 1, i - 2]
    for place in near:
        if 0 <= place < len(tokens):
            stem = stem_of(tokens[place][0])
            if stem in _RANKED:
                return stem, tokens[place][1], tokens[place][2]
            if tokens[place][0].lstrip("ول").removeprefix("ال") == _TIME:
                return _following(tokens, max(place, i))
    return None, 0, 0


def _following(tokens: Sequence[tuple[str, int, int]], i: int) -> tuple[str | None, int, int]:
    for word, start, end in tokens[i + 1 : i + 1 + _FOLLOWING]:
        stem = stem_of(word.removeprefix("ب").removeprefix("ل"))
        if stem in _RANKED:
            return stem, start, end
    return None, 0, 0
