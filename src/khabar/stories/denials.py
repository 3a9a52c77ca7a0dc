"""What one report denies and another had told.

The other's words must hold what is denied of it, not its names alone, and be nobody's who speaks for the denier: a spokesman tells a
complaint in order to deny it."""

import re
from collections.abc import Iterable, Sequence

from khabar.model import Cite, Disagreement, Report, Span, Statement
from khabar.stories.lines import line_of
from khabar.stories.parties import fold_name
from khabar.stories.stems import content_stems, folded, folded_words, stem_of

_FIRST = 3
_SHARED_STEMS, _SHARED_PART = 4, 0.65  # words of the denied content that the other's words must hold
DENY = ("نفي", "نفت", "ناف", "تنف", "ينف", "نفو", "نكر", "كذب", "فند", "دحض")
_SHARED_ACTS = 2  # of these, words that are no names
_MAX_PAIRS = 4000
_MAX_PLACES = 5  # of a name
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 150  # characters before a name in which the office stands that he speaks for
_LIGHT = frozenset(
    [
        "وجود",
        "صحه",
        "صحت",
        "انباء",
        "اخبار",
        "تقارير",
        "تقرير",
        "معلوم",
        "شايع",
        "شايعات",
        "يكون",
        "تكون",
        "يكونو",
    ]
)
_LITTLE = frozenset(
    [
        "ان",
        "ما",
        "اي",
        "الذي",
        "التي",
        "انه",
        "انها",
        "هناك",
        "كان",
        "كانت",
        "قد",
        "تردد",
        "تم",
        "ذلك",
        "هذه",
        "هذا",
        "حول",
        "بشان",
    ]
)
_SPEAKS_FOR = (
    "متحدث",
    "ناطق",
    "مدير",
    "وزير",
    "رييس",
    "رئيس",
    "امين",
    "مسؤول",
    "مسيول",
    "محافظ",
    "امير",
    "لسان",
    "باسم",
)
_TOLD = ("ذكر", "قال", "اعلن", "نشر", "اورد", "ورد في")
_NOT = frozenset(["لم", "لا", "لن"])
FALSE = frozenset(
    ["صحيح", "صحه", "الصحه", "ينفي", "نفي", "نفت", "كاذبه"]
)  # words that are themselves a denial


def find_denials(reports: Sequence[Report], one_text: Sequence[int]) -> Iterable[Disagreement]:
    """A disagreement for each denial of what a statement of another report says, one for a denial and a report."""
    denials: list[tuple[int, Span, tuple[str, ...], str]] = []
    told: list[tuple[int, Span, tuple[str, ...], str]] = []
    if not any(statement.act == "denied" for report in reports for statement in report.statements):
        return
    for place, report in enumerate(reports):
        for statement in report.statements:
            if not statement.content:
                continue
            span = statement.content[0]
            stems = tuple(content_stems(span.of(report.text)))
            before = folded_words(report.text[max(0, statement.cue.start - 12) : statement.cue.start])
            if statement.act != "denied" or not is_denial(report, statement):
                words = folded_words(span.of(report.text))
                if not FALSE & set(words) and not any(root in word for word in words for root in DENY):
                    told.append((place, span, stems, fold_name(statement.speaker_name or "")))
            elif not before or before[-1].lstrip("وف") not in _NOT:  # "did not rule out" denies nothing
                denials.append((place, span, stems, fold_name(statement.speaker_name or "")))
    names = frozenset(
        stem for report in reports for actor in report.actors for stem in content_stems(actor.name)
    )
    looked_at = 0
    for place, span, denied, denier in denials:
        seen: set[int] = set()
        for other, said, stems, teller in told:
            looked_at += 1
            if looked_at > _MAX_PAIRS:
                return
            if (
                one_text[other] == one_text[place]
                or other in seen
                or not teller
                or not denier
                or denier == teller
                or not tells(denied, stems, names)
                or not _holds_the_act(span.of(reports[place].text), said.of(reports[other].text), names)
                or any(
                    _speaks_for(report, *pair)
                    for report in (reports[place], reports[other])
                    for pair in ((teller, denier), (denier, teller))
                )
                or not _is_whose(reports[place], span, teller)
            ):
                continue
            seen.add(other)
            yield _disagreement(reports, place, span, other, said)


def _holds_the_act(denied: str, said: str, names: frozenset[str]) -> bool:
    """Whether what was said holds the first word of what is denied that is no name: "its cause was …" is not the act itself."""
    stems = (stem_of(word) for word in folded_words(denied) if word not in _LITTLE)
    act = next((stem for stem in stems if stem not in names and stem not in _LIGHT and len(stem) > 2), None)
    return act is not None and act in {stem_of(word) for word in folded_words(said)}


def _speaks_for(report: Report, speaker: str, body: str) -> bool:
    """Whether a speaker has an office of a body: the body's words and an office stand just before his name, or in it."""
    bodies, own = set(content_stems(body)), speaker.split()
    if not own or not bodies or bodies & set(content_stems(speaker)):
        return bool(bodies and own)
    for place in places_of(report.text, own[-1]):
        before = folded_words(report.text[max(0, place - _REACH) : place])
        is_office = any(office in word for word in before for office in _SPEAKS_FOR)
        if is_office and bodies & set(content_stems(" ".join(before))):
            return True
    return False


def places_of(text: str, word: str) -> list[int]:
    """The first places of a folded word in a text."""
    places: list[int] = []
    for found in _WORD.finditer(text):
        if folded(found.group()).removeprefix("ال") == word:
            places.append(found.start())
            if len(places) == _MAX_PLACES:
                break
    return places


def _is_whose(report: Report, denial: Span, teller: str) -> bool:
    """Whether the words may be those denied: "ما ذكرته الجامعة" are the words of the university alone."""
    words = folded_words(line_of(report.text, denial).of(report.text))
    for at in range(1, len(words) - 1):
        if words[at - 1] == "ما" and words[at].startswith(_TOLD):
            return words[at + 1].removeprefix("ال") in teller
    return True


def is_denial(report: Report, statement: Statement) -> bool:
    """Whether the verb itself denies: "نفى", "ينكر"; not "رفض", which refuses."""
    return any(any(root in word for root in DENY) for word in folded_words(statement.cue.of(report.text)))


def tells(denied: Sequence[str], said: Sequence[str], names: frozenset[str]) -> bool:
    """Whether what was said is what is denied: most of its words, its first ones, where the act stands, and not names alone."""
    shared = set(denied) & set(said)
    if len(shared - names) < _SHARED_ACTS:
        return False
    is_alike = len(shared) >= _SHARED_STEMS and len(shared) >= _SHARED_PART * len(set(denied))
    first = shared & set(denied[:_FIRST])
    return is_alike and len(first) >= _FIRST - 1 and bool(first - names)


def _disagreement(reports: Sequence[Report], place: int, span: Span, other: int, said: Span) -> Disagreement:
    line = line_of(reports[place].text, span)
    return Disagreement(
        kind="denial",
        what=line.of(reports[place].text),
        a=Cite(reports[other].id, said),
        b=Cite(reports[place].id, span),
    )
