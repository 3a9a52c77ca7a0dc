"""Calendars: Umm al-Qura days in Gregorian ones, feasts, weeks, and steps by months and years."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from khabar.lexicon import read_lexicon


def from_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Umm al-Qura calendar; None outside of 1343–1500 or where the month has no such day.

    Source: hijri.tsv, the month lengths as the calendar of the Kingdom was published; checked against hijridate day by day.
    """
    row = _hijri_years().get(year)
    if row is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    first, lengths = row
    if day > lengths[month - 1]:
        return None
    return first + timedelta(days=sum(lengths[: month - 1]) + day - 1)


def to_hijri(day: date) -> tuple[int, int, int] | None:
    """Year, month and day of the Umm al-Qura calendar for a Gregorian day; None outside of 1343–1500."""
    guess = 1343 + int((day - date(1924, 8, 1)).days / 354.367)
    for year in (guess + 1, guess, guess - 1):
        row = _hijri_years().get(year)
        if row and row[0] <= day < row[0] + timedelta(days=sum(row[1])):
            left = (day - row[0]).days
            for month, length in enumerate(row[1], start=1):
                if left < length:
                    return year, month, left + 1
                left -= length
    return None


def easter(year: int) -> date:
    """Western Easter Sunday of a Gregorian year (the anonymous Gregorian rule)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def step_months(year: int, month: int, months: int) -> tuple[int, int]:
    """The year and month that lie a number of months from a given one."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def step_days(day: date, days: int) -> date | None:
    """The day a number of days away; None beyond the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def day_or_none(year: int, month: int, day: int) -> date | None:
    """A Gregorian day, None where there is no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and day >= 1):
        return None
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def week_of(day: date) -> str:
    """The ISO week of a day as TIMEX3: "2015-W32"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


@cache
def _hijri_years() -> dict[int, tuple[date, tuple[int, ...]]]:
    rows = read_lexicon("khabar.arabic", "hijri.tsv")
    return {
        int(row["year"]): (date.fromisoformat(row["first"]), tuple(28 + int(days) for days in row["months"]))
        for row in rows
    }
