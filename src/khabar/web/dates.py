"""Days, months and TIMEX3 values in words a reader says: "الأحد 2 نوفمبر 2025", "Sunday 2 November 2025"."""

import re
from datetime import date

from khabar.web.messages import Language, count, label, say

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}).*|T.*)?\Z")
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_YEAR = re.compile(r"\d{4}\Z")
_WEEK = re.compile(r"(\d{4})-W(\d{2})\Z")
_PART = re.compile(r"(\d{4})-(H[12]|Q[1-4]|SP|SU|FA|WI)\Z")
_WEEKEND = re.compile(r"(\d{4})-W(\d{2})-WE\Z")
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?|X)([YMWDHS])\Z")
_UNITS = {
    "Y": "years",
    "M": "months",
    "W": "weeks",
    "D": "days",
    "TH": "hours",
    "TM": "minutes",
    "TS": "seconds",
}


def date_of(value: str | None) -> date | None:
    """The day that an ISO date or timestamp names; None where it names none."""
    found = _DAY.match(value or "")
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def long_day(value: str | None, *, language: Language) -> str:
    """A day with its weekday and year, and the hour where the value has one; other values as `in_words` says them."""
    day = date_of(value)
    if day is None:
        return in_words(value, language=language)
    words = f"{weekday(day, language=language)} {day.day} {month(day.month, language=language)} {day.year}"
    clock = _DAY.match(value or "")
    if clock and clock[4]:
        return say("date.at", language=language, day=words, clock=f"{clock[4]}:{clock[5]}")
    return words


def short_day(value: str | None, *, language: Language) -> str:
    """A day without year: "الأحد 2 نوفمبر"; other values as `in_words` says them."""
    day = date_of(value)
    if day is None:
        return in_words(value, language=language)
    return f"{weekday(day, language=language)} {day.day} {month(day.month, language=language)}"


def weekday(day: date, *, language: Language) -> str:
    """The name of the weekday."""
    return say(f"weekday.{day.isoweekday()}", language=language)


def month(number: int, *, language: Language) -> str:
    """The name of a month, 1 to 12."""
    return say(f"month.{number}", language=language)


def in_words(value: str | None, *, language: Language) -> str:
    """Any TIMEX3 value in words; the value itself where there are no better words for it."""
    if not value:
        return say("date.unknown", language=language)
    if date_of(value):
        return long_day(value, language=language)
    return (
        _span_of_days(value, language)
        or _duration(value, language)
        or label("timex", value, language=language)
    )


def _span_of_days(value: str, language: Language) -> str | None:
    if (found := _MONTH.match(value)) and 1 <= int(found[2]) <= 12:
        return f"{month(int(found[2]), language=language)} {found[1]}"
    if found := _WEEK.match(value):
        return say("date.week", language=language, week=int(found[2]), year=found[1])
    if found := _WEEKEND.match(value):
        return say("date.weekend", language=language, week=int(found[2]), year=found[1])
    if found := _PART.match(value):
        return say(
            "date.part", language=language, part=label("part", found[2], language=language), year=found[1]
        )
    if value.isdigit() and len(value) in (2, 3):
        return (
            say("date.century", language=language, century=int(value) + 1)
            if len(value) == 2
            else say("date.decade", language=language, year=f"{value}0")
        )
    return value if _YEAR.match(value) else None


def _duration(value: str, language: Language) -> str | None:
    found = _DURATION.match(value)
    unit = _UNITS.get(found[1] + found[3]) or _UNITS.get(found[3]) if found else None
    if not found or not unit:
        return None
    if not found[2].isdigit():
        return say(f"some.{unit}", language=language)
    return count(unit, int(found[2]), language=language)
