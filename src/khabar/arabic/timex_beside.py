"""A weekday or a day word with the whole date right beside it, and which of the two says the day."""

from datetime import date

from msgspec.structs import replace

from khabar.arabic.calendars import step_days
from khabar.arabic.entries import Marked
from khabar.arabic.timex_spec import Found, Spec
from khabar.model import Time

_BESIDE = frozenset(("(", ")", "،", "-", "الموافق", "في", "ال", "الـ", "يوم"))
_LATEST = 31  # days
_DISAGREE = "the weekday and the date beside it do not agree"


def beside_date(marked: Marked, found: list[Found], dated: list[Time], at: int) -> Time:
    """A bare weekday or a day word with the value of the whole date right after it.

    "(الخميس) 14 / 10 / 1436هـ", "الأحد الـ 5 من", "غدا الخميس 30/7/2015".
    """
    time, spec = dated[at], found[at].spec
    is_day_word = spec.kind == "shift" and spec.unit == "d"
    is_weekday = spec.kind == "weekday" and not spec.which and not spec.unit
    if not (is_weekday or is_day_word) or not _is_beside(marked, found, at):
        return time
    later = dated[at + 1]
    if later.value is None or len(later.value) != 10:
        return time
    if is_day_word:
        if found[at + 1].spec.hijri and at + 2 < len(found) and _is_beside(marked, found, at + 1):
            return _by_date(time, spec, dated[at + 2], found[at + 2].spec)
        return _by_date(time, spec, later, found[at + 1].spec)
    return _by_weekday(time, spec, later, found[at + 1].spec)


def _is_beside(marked: Marked, found: list[Found], at: int) -> bool:
    """Whether the next expression is a date right after one, in the same sentence."""
    if at + 1 == len(found) or found[at + 1].spec.kind != "calendar":
        return False
    gap = range(found[at].end, found[at + 1].first)
    return len(gap) <= 3 and all(marked.words[k].norm in _BESIDE for k in gap)


def _by_weekday(time: Time, spec: Spec, later: Time, later_spec: Spec) -> Time:
    """A bare weekday: the day of the date, or the day next to it where the Hijri calendar was off by one."""
    day = date.fromisoformat(str(later.value))
    off = (day.isoweekday() - int(spec.weekday or 1)) % 7
    if off == 0 or later_spec.hijri and off in (1, 6):
        moved = step_days(day, 0 if off == 0 else -1 if off == 1 else 1)
        return replace(time, value=moved.isoformat() if moved else None, anchor=later.anchor)
    return replace(time, value=None, anchor=None, reason=_DISAGREE)


def _by_date(time: Time, spec: Spec, later: Time, later_spec: Spec) -> Time:
    """A day word: a date with its year wins over it; one without a year only where the weekday is that of the date."""
    if later.value is None or len(later.value) != 10 or later.value == time.value:
        return time
    if spec.weekday is None:
        known = _is_near(time, later) and later_spec.year
        return replace(time, value=later.value, anchor=later.anchor, reason=None) if known else time
    checked = _by_weekday(time, spec, later, later_spec)
    if checked.value is None and later_spec.year and not later_spec.hijri:
        return replace(time, value=later.value, anchor=later.anchor, reason=None)
    return replace(checked, reason=None) if checked.value is not None else checked


def _is_near(time: Time, later: Time) -> bool:
    """Whether a day word and the date after it can be one day of a report that came out late."""
    if time.value is None or len(time.value) != 10:
        return True
    return abs((date.fromisoformat(time.value) - date.fromisoformat(str(later.value))).days) <= _LATEST
