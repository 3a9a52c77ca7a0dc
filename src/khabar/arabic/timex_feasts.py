"""Feasts of both calendars in a year, and the n-th day or weekday of a month or a year."""

from datetime import date, timedelta

from khabar.arabic.calendars import day_or_none, easter, from_hijri, step_months, to_hijri
from khabar.arabic.timex_ground import BEYOND, NO_HIJRI, UNDATED, Dated, Ground
from khabar.arabic.timex_spec import Spec

_NEAR_FEAST = 60  # days from the report within which "العيد" without a name can be told


def feast(spec: Spec, ground: Ground) -> Dated:
    """A feast of a Gregorian year; a Hijri feast may fall into it twice or never, then it has no value."""
    if ground.day is None and spec.year is None:
        return Dated(None, reason=UNDATED)
    rule = spec.value or ""
    if spec.which == "nearest":
        return _near_feast(spec, ground)
    if spec.hijri and spec.year is not None:
        month, day = map(int, rule.split("-")) if rule[0].isdecimal() else (0, 0)
        found = from_hijri(spec.year, month, day)
        return Dated(found.isoformat()) if found else Dated(None, reason=NO_HIJRI)
    if spec.year is not None:
        days = _feast_days(rule, spec.year)
        return (
            Dated(days[0].isoformat())
            if len(days) == 1
            else Dated(None, reason="not one such feast in that year")
        )
    day_now = ground.day or date(1, 1, 1)
    days = [
        day for year in (day_now.year, day_now.year + 1) for day in _feast_days(rule, year) if day >= day_now
    ]
    return Dated(days[0].isoformat(), "published") if days else BEYOND


def _near_feast(spec: Spec, ground: Ground) -> Dated:
    """A day of the Hijri feast that is nearest to the report: "ثاني أيام عيد الفطر"; of "العيد" the one that is near."""
    if ground.day is None:
        return Dated(None, reason=UNDATED)
    near = to_hijri(ground.day)
    rules = [spec.value] if spec.value else [f"10-{spec.day:02d}", f"12-{(spec.day or 1) + 9:02d}"]
    days = [
        found
        for rule in rules
        for year in ((near[0] - 1, near[0], near[0] + 1) if near else ())
        if (found := from_hijri(year, *map(int, str(rule).split("-"))))
    ]
    closest = min(days, key=lambda day: abs((day - ground.day).days) if ground.day else 0, default=None)
    if closest is None or not spec.value and abs((closest - ground.day).days) > _NEAR_FEAST:
        return Dated(None, reason="which feast is meant is not said")
    return Dated(closest.isoformat(), "published")


def _feast_days(rule: str, year: int) -> list[date]:
    if rule == "easter":
        return [easter(year)] if 1583 <= year <= 9999 else []
    if rule.startswith("n"):  # month, number and weekday
        month, number, weekday = int(rule[1:3]), int(rule[4]), int(rule[6])
        nth = nth_day(f"{year:04d}-{month:02d}", number, weekday)
        return [nth] if nth else []
    if rule.startswith("g"):
        found = day_or_none(year, int(rule[1:3]), int(rule[4:6]))
        return [found] if found else []
    month, day = map(int, rule.split("-"))
    first = to_hijri(date(year, 1, 1)) if 1925 <= year <= 2076 else None
    years = (first[0], first[0] + 1) if first else ()
    return [found for hijri in years if (found := from_hijri(hijri, month, day)) and found.year == year]


def nth_day(period: str, number: int, weekday: int | None) -> date | None:
    """The n-th day (or n-th such weekday) of "2014-10" or "2015"; weeks of a year are counted by ISO 8601."""
    year, month = int(period[:4]), int(period[5:7]) if len(period) == 7 and period[5:7].isdecimal() else 0
    if not month and weekday == 1 and number > 0 and number <= 52:
        return date.fromisocalendar(year, number, 1)
    first = day_or_none(year, month or 1, 1)
    if first is None or year >= 9999:
        return None
    past = date(year + 1, 1, 1) if not month else date(*step_months(year, month, 1), 1)
    step = 7 if weekday else 1
    opening = first + timedelta(days=(weekday - first.isoweekday()) % 7) if weekday else first
    n_days = ((past - opening).days - 1) // step + 1
    index = number - 1 if number > 0 else n_days - 1
    return opening + timedelta(days=step * index) if 0 <= index < n_days else None
