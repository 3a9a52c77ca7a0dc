"""Days that differ: one act to come on one day by one report, on another by the next."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Cite, Disagreement, Report, Span
from khabar.stories.lines import line_of, sentence_of
from khabar.stories.signatures import day_number
from khabar.stories.stems import content_stems, folded, folded_words, stem_of

_SHARED_STEMS, _SHARED_PART = 4, 0.7  # content words that two lines must share to speak of one act
_NEAR, _ACT_WORDS = 60, 4  # characters and content words before a date that tell what is to be on that day
_SHARED_OF_ACT, _PART_OF_ACT = 2, 0.5
_SHORT = 4  # letters
_MOST = 12  # dates to come of one report
_MAX_PAIRS = 4000
_LIGHT = frozenset(["عقد", "قم", "بد", "بدا", "نطلق", "تم", "كن", "جر"])
_CLAUSE_END = re.compile(r"[،,؛;:]\s")
_WORD = re.compile(r"[^\W\d_]+")
_STRETCH = re.compile(r"\d\s*[-–]\s*\d|حتى|خلال الفترة|لغاية|\d\s+إلى\s+\d|\d\s+الى\s+\d")


class Due(msgspec.Struct, frozen=True):
    """A day to come that one report names, with the line it stands in."""

    report: int
    value: str
    span: Span
    words: str  # folded words of the date: "tomorrow" of two days is no disagreement
    stems: frozenset[str]
    act: frozenset[str]  # bones of the words just before the date: what is to be on that day
    verbs: frozenset[str]  # those of them that stand as verbs: "سيفتح"


def find_date_disagreements(reports: Sequence[Report], one_text: Sequence[int]) -> Iterable[Disagreement]:
    """A disagreement for two reports that give an act to come different days, the likest lines of each pair."""
    dues = [due for place, report in enumerate(reports) for due in _dues(place, report)]
    named = {
        place: {time.value for time in report.times if time.value} for place, report in enumerate(reports)
    }
    best: dict[tuple[int, int], tuple[float, Due, Due]] = {}
    agreed: set[tuple[int, int]] = set()
    looked_at = 0
    for number, one in enumerate(dues):
        for two in dues[number + 1 :]:
            looked_at += 1
            if looked_at > _MAX_PAIRS:
                break
            likeness = _likeness(one, two)
            if (
                one.report == two.report
                or one.words == two.words
                or one_text[one.report] == one_text[two.report]
                or not likeness
            ):
                continue
            pair = (one.report, two.report)
            if one.value == two.value:
                agreed.add(pair)
            elif one.value in named[two.report] or two.value in named[one.report]:
                continue  # who names both days tells of two acts
            elif likeness > best.get(pair, (0.0,))[0]:
                best[pair] = (likeness, one, two)
    for pair, (_, one, two) in best.items():
        if pair not in agreed:
            yield Disagreement(
                kind="date",
                what=f"{one.value} / {two.value}",
                a=Cite(reports[one.report].id, line_of(reports[one.report].text, one.span)),
                b=Cite(reports[two.report].id, line_of(reports[two.report].text, two.span)),
            )


def _dues(place: int, report: Report) -> list[Due]:
    today = (report.published or "")[:10]
    found = []
    for time in report.times:
        # A week to come turns with the day of the report; only days and dates are told apart.
        if today and time.type == "DATE" and time.value and _is_day(time.value) and time.value > today:
            line = line_of(report.text, time.span)
            if _names_several(report, line):
                continue
            named = set(content_stems(time.span.of(report.text)))
            found.append(
                Due(
                    place,
                    time.value,
                    time.span,
                    " ".join(folded_words(time.span.of(report.text))),
                    frozenset(content_stems(line.of(report.text))) - named,
                    *_act_before(report.text, time.span),
                )
            )
    return found[:_MOST]


def _names_several(report: Report, line: Span) -> bool:
    """Whether a line names two days or a stretch of days: which of them is meant for what is not plain."""
    days = {time.value for time in report.times if time.value and line.contains(time.span)}
    return len(days) > 1 or bool(_STRETCH.search(line.of(report.text)))


def _act_before(text: str, span: Span) -> tuple[frozenset[str], frozenset[str]]:
    """The consonants of the content words just before a date, and those of verbs among them.

    "المعبر سيفتح في 15 …" and "فتح المعبر في 1 …" have the same; "to hold", "to begin" say nothing of what is held.
    """
    start = max(sentence_of(text, span.start).start, span.start - _NEAR)
    clause = _CLAUSE_END.split(text[start : span.start])[-1]
    words = [word for word in _WORD.findall(fold_word(clause)) if content_stems(word)][-_ACT_WORDS:]
    bones = {folded(word): _bones(stem_of(folded(word))) for word in words}
    told = {word: own for word, own in bones.items() if len(own) > 1 and own not in _LIGHT}
    verbs = frozenset(own for word, own in told.items() if _without_and(word).startswith(("سي", "ست", "ي")))
    return frozenset(told.values()), verbs


def _without_and(word: str) -> str:
    return word[1:] if word[0] in "وف" and len(word) > _SHORT else word  # not of "فيفا"


def _bones(stem: str) -> str:
    if len(stem) > 4 and stem[0] == "س" and stem[1] in "يتن":
        stem = stem[2:]
    elif len(stem) > 3 and stem[0] in "يت":
        stem = stem[1:]
    return "".join(letter for letter in stem if letter not in "اويهىء")


def _is_day(value: str) -> bool:
    return len(value) == len("2015-08-09") and "W" not in value and day_number(value) is not None


def _likeness(one: Due, two: Due) -> float:
    shared, n_acts = len(one.stems & two.stems), len(one.act & two.act)
    least, least_of_act = min(len(one.stems), len(two.stems)), min(len(one.act), len(two.act))
    is_verb = bool(one.act & two.act & (one.verbs | two.verbs))
    if is_verb and n_acts >= _SHARED_OF_ACT and n_acts >= _PART_OF_ACT * least_of_act:
        return 1.0 + n_acts
    return shared / least if is_verb and shared >= _SHARED_STEMS and shared >= _SHARED_PART * least else 0.0
