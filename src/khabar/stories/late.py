"""Relative days of a report that was filed late: "yesterday" counted from another day than the one it was given.

A crawl dates a report by the day it was found. Where its own words tell the weekday of such a day ("أمس الخميس"), or where sister reports
say the same sentences with a weekday or a date, and all that tells agrees, its other "today" and "yesterday" are counted from the
day that follows. The given day of the report stays as it is; only what was counted from it moves, and says why.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from khabar.model import Event, Report, Span, Time
from khabar.stories.lines import sentence_of
from khabar.stories.signatures import day_number
from khabar.stories.stems import content_stems, folded_words

_WEEKDAYS = frozenset(["الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد"])
_RELATIVE = {"اليوم": 0, "امس": -1, "البارحه": -1, "غدا": 1}
_BEFORE_LAST = frozenset(["اول", "الاول"])  # "أول من أمس", "أمس الأول"
_NEAR = 14  # characters after a relative day in which its weekday stands
_HEAD = 900  # characters of a report in which its days are those of the news
_LEAST_STEMS, _SHARED_PART = 6, 0.8
_NUMBER = re.compile(r"\d{2,}")
_WHOLE_DATE = re.compile(r"\d+\s*/\s*\d+\s*/\s*\d+")
_MOST_DAYS, _MOST_SISTERS, _MOST_SENTENCES = 4, 24, 8
_ENOUGH = 2  # votes; the report's own words are as many, and a sentence that is nearly the same
_STEMS_OF_SAME, _PART_OF_SAME = 8, 0.9
_WHY = "counted from the day that the weekday beside it, or other reports of the story, name"


class _Told(msgspec.Struct, frozen=True):
    """A sentence that names one day: as counted from the report's day, or by weekday or date."""

    day: int
    is_relative: bool
    stems: frozenset[str]
    numbers: frozenset[str]


def without_delay(reports: Sequence[Report]) -> list[Report]:
    """The reports of one story, those whose relative days are shown to be counted from a wrong day with these moved."""
    told = [_sentences(report) for report in reports[:_MOST_SISTERS]]
    found = list(reports)
    for place, own in enumerate(told):
        if not any(one.is_relative for one in own):
            continue
        others = [
            told[other]
            for other in range(len(told))
            if reports[other].text != reports[place].text and other != place
        ]
        days = _delay(_own_votes(reports[place]) + _votes(own, others))
        if days:
            found[place] = _moved(reports[place], days)
    return found


def _delay(votes: Counter[int]) -> int:
    """The days by which the given day is late, as a number below nought; 0 where it is not shown, or not agreed on."""
    if not votes:
        return 0
    [(days, n_votes)] = votes.most_common(1)
    return days if -_MOST_DAYS <= days < 0 and n_votes >= _ENOUGH and n_votes == votes.total() else 0


def _votes(own: Sequence[_Told], others: Sequence[Sequence[_Told]]) -> Counter[int]:
    """How the sisters that say a sentence with a named day would move the day that it has here, a vote a sentence and sister."""
    votes: Counter[int] = Counter()
    for one in own:
        if not one.is_relative or len(one.stems) < _LEAST_STEMS:
            continue
        for sister in others:
            weights: dict[int, int] = {}
            for two in sister:
                weight = 0 if two.is_relative else _likeness(one, two)
                if weight:
                    weights[two.day - one.day] = max(weight, weights.get(two.day - one.day, 0))
            votes.update(weights)
    return votes


def _likeness(one: _Told, two: _Told) -> int:
    """How many votes a sentence is for another: none where they share less, or none of their numbers, as bulletins of two days do."""
    if one.numbers and two.numbers and not one.numbers & two.numbers:
        return 0
    n_stems, n_shared = len(one.stems), len(one.stems & two.stems)
    if n_stems >= _STEMS_OF_SAME and n_shared >= _PART_OF_SAME * n_stems:
        return _ENOUGH
    return 1 if n_shared >= _SHARED_PART * n_stems else 0


def _own_votes(report: Report) -> Counter[int]:
    """How the weekdays beside relative days of the report itself would move its others: "أمس الأول الاثنين" makes today Wednesday."""
    named: set[int] = set()
    bare: set[int] = set()
    for time in report.times:
        words = folded_words(time.span.of(report.text))
        offset, day = offset_of(words), _day_of(time)
        if offset is None or day is None or time.anchor != "published":
            continue
        beside = folded_words(report.text[time.span.start : time.span.end + _NEAR])
        if _WEEKDAYS & set(words):
            named.add(day - offset)
        elif not _WEEKDAYS & set(beside):
            bare.add(day - offset)
    is_plain = len(named) == len(bare) == 1
    return Counter({named.pop() - bare.pop(): _ENOUGH}) if is_plain else Counter()


def offset_of(words: Sequence[str]) -> int | None:
    """How many days from the day of writing a relative day lies; None for another time."""
    found = next((_RELATIVE[word.lstrip("و")] for word in words if word.lstrip("و") in _RELATIVE), None)
    return -2 if found == -1 and _BEFORE_LAST & set(words) else found


def _sentences(report: Report) -> list[_Told]:
    """The first sentences of a report that name one day alone."""
    days: dict[Span, list[tuple[int, bool]]] = {}
    for time in report.times:
        day = _day_of(time)
        if day is None or time.span.start > report.layout.body + _HEAD:
            continue
        words = folded_words(time.span.of(report.text))
        beside = folded_words(report.text[time.span.start : time.span.end + _NEAR])
        is_named = bool(_WEEKDAYS & set(beside)) or any(
            letter.isdigit() for letter in time.span.of(report.text)
        )
        if is_named or offset_of(words) is not None:
            own = days.setdefault(sentence_of(report.text, time.span.start), [])
            own.append((day, not is_named))
    found = []
    for sentence, named in days.items():
        is_one = len({day for day, _ in named}) == 1
        if is_one:
            line = sentence.of(report.text)
            numbers = frozenset(_NUMBER.findall(_WHOLE_DATE.sub(" ", line)))
            is_relative = all(is_relative for _, is_relative in named)
            found.append(_Told(named[0][0], is_relative, frozenset(content_stems(line)), numbers))
    return found[:_MOST_SENTENCES]


def _day_of(time: Time) -> int | None:
    is_day = time.type == "DATE" and time.value is not None and len(time.value) == len("2015-08-04")
    return day_number(time.value) if is_day else None


def _moved(report: Report, days: int) -> Report:
    """The report with its relative days moved, and the events that they date."""
    times = [_moved_time(report, time, days) for time in report.times]
    changed = {
        place for place, (one, two) in enumerate(zip(report.times, times, strict=True)) if one is not two
    }
    events = [_moved_event(event, times, changed) for event in report.events]
    return msgspec.structs.replace(report, times=tuple(times), events=tuple(events))


def _moved_time(report: Report, time: Time, days: int) -> Time:
    day = _day_of(time)
    words = folded_words(time.span.of(report.text))
    beside = folded_words(report.text[time.span.start : time.span.end + _NEAR])
    if day is None or offset_of(words) is None or _WEEKDAYS & set(beside) or time.anchor != "published":
        return time
    value = (date.fromordinal(day) + timedelta(days=days)).isoformat()
    return msgspec.structs.replace(time, value=value, reason=_WHY)


def _moved_event(event: Event, times: Sequence[Time], changed: set[int]) -> Event:
    if event.time is None or event.time not in changed or len(event.date or "") != len("2015-08-04"):
        return event
    return msgspec.structs.replace(event, date=times[event.time].value)
