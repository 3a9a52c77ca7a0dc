"""Days that differ: one act to come on one day by one report, on another by the next."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from khabar.model import Cite, Disagreement, Report, Span
from khabar.stories.lines import line_of
from khabar.stories.signatures import day_number
from khabar.stories.stems import content_stems, folded_words

_SHARED_STEMS, _SHARED_PART = 4, 0.7  # content words that two lines must share to speak of one act
_MOST = 12  # dates to come of one report
_MAX_PAIRS = 4000
_STRETCH = re.compile(r"\d\s*[-–]\s*\d|حتى|خلال الفترة|لغاية|\d\s+إلى\s+\d|\d\s+الى\s+\d")


class Due(msgspec.Struct, frozen=True):
    """A day to come that one report names, with the line it stands in."""

    report: int
    value: str
    span: Span
    words: str  # folded words of the date: "tomorrow" of two days is no disagreement
    stems: frozenset[str]


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
                )
            )
    return found[:_MOST]


def _names_several(report: Report, line: Span) -> bool:
    """Whether a line names two days or a stretch of days: which of them is meant for what is not plain."""
    days = {time.value for time in report.times if time.value and line.contains(time.span)}
    return len(days) > 1 or bool(_STRETCH.search(line.of(report.text)))


def _is_day(value: str) -> bool:
    return len(value) == len("2015-08-09") and "W" not in value and day_number(value) is not None


def _likeness(one: Due, two: Due) -> float:
    shared = len(one.stems & two.stems)
    least = min(len(one.stems), len(two.stems))
    return shared / least if shared >= _SHARED_STEMS and shared >= _SHARED_PART * least else 0.0
