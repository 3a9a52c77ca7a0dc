"""Expressions that stand together: a date with its hour, an hour with its day, the two ends of a range."""

from itertools import pairwise

from msgspec.structs import replace

from khabar.arabic.entries import Marked, entry_at, norm_at
from khabar.arabic.timex_clock import in_part, read_clock
from khabar.arabic.timex_dates import is_counted_noun, read_calendar
from khabar.arabic.timex_days import read_day_word
from khabar.arabic.timex_periods import read_weekday
from khabar.arabic.timex_readers import calendar_at, longest, only_month
from khabar.arabic.timex_spec import Found, Spec

_TO = ("الي", "حتي", "وحتي", "والي", "-", "–")


def extended(marked: Marked, found: Found) -> Found:
    """A date with the part of the day or the clock time right after it, or a clock time with its day after it."""
    if (
        found.type == "DATE"
        and found.spec.kind in ("calendar", "weekday", "shift")
        and not only_month(found.spec)
    ):
        return _with_hour(marked, found)
    if found.type == "TIME" and found.spec.kind == "clock" and found.spec.inner is None:
        return _with_day(marked, found)
    return found


def _with_hour(marked: Marked, found: Found) -> Found:
    link = norm_at(marked, found.end)
    worded = norm_at(marked, found.end + 1) == "الساعه"
    at = found.end + 1 if link in ("عند", "،") or (link in ("في", "من") and worded) else found.end
    clock = read_clock(marked, at)
    if clock is not None:
        return Found(found.first, clock.end, "TIME", replace(clock.spec, inner=found.spec))
    part = entry_at(marked, found.end, "part")
    if part is None or part.conj or part.prep:
        return found
    spec = Spec(kind="part", part=part.value, inner=found.spec)
    return Found(found.first, found.end + part.n_words, "TIME", spec)


def _with_day(marked: Marked, found: Found) -> Found:
    at = found.end + 1 if norm_at(marked, found.end) in ("من", "يوم") else found.end
    if at >= len(marked.words):
        return found
    day = longest(read_day_word(marked, at), read_weekday(marked, found.end), calendar_at(marked, at))
    if day is None or day.type != "DATE" or only_month(day.spec):
        return found
    return Found(found.first, day.end, "TIME", replace(found.spec, inner=day.spec))


def range_end(marked: Marked, found: Found) -> Found | None:
    """The last day of a range that leaves out its month: "يوليو 13 إلى 15", "من 22 شوال حتى 29 منه"."""
    spec, at = found.spec, found.end + 1
    if spec.kind != "calendar" or not spec.day or not spec.month or norm_at(marked, found.end) not in _TO:
        return None
    number = norm_at(marked, at)
    if len(number) > 2 or not number.isdecimal() or not spec.day < int(number) <= 31:
        return None
    of_it = norm_at(marked, at + 1) == "منه"
    month_first = norm_at(marked, found.end - 1).isdecimal() and len(norm_at(marked, found.end - 1)) <= 2
    if not of_it and (
        not month_first or is_counted_noun(marked, at + 1) or read_calendar(marked, at) is not None
    ):
        return None
    return Found(at, at + 1 + of_it, "DATE", replace(spec, day=int(number), weekday=None))


def share_year(marked: Marked, found: list[Found]) -> list[Found]:
    """The expressions, a year behind a list or a range of months held for all: "في مايو ويونيو 1999"."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        one, two = shared[at].spec, shared[at + 1].spec
        if not (_is_yearless(one) and two.kind == "calendar" and two.year and two.month and not two.which):
            continue
        if one.hijri != two.hijri or not _are_joined(marked, shared[at], shared[at + 1]):
            continue
        is_range = norm_at(marked, shared[at].end) in _TO
        if (one.month or 0, one.day or 0) <= (two.month, two.day or 31):
            year = two.year
        elif is_range or (one.month, two.month) == (12, 1):
            year = two.year - 1
        else:
            continue
        shared[at] = replace(shared[at], spec=replace(one, year=year))
    return shared


_BOTH = ("المقبلين", "المقبلان", "القادمين", "القادمان")


def share_week(marked: Marked, found: list[Found]) -> list[Found]:
    """The expressions, two weekdays with one "next" in the dual: "الثلاثاء والأربعاء المقبلين"."""
    shared = list(found)
    for at, (one, two) in enumerate(pairwise(found)):
        is_both = norm_at(marked, two.end - 1) in _BOTH and _are_joined(marked, one, two)
        if (
            is_both
            and one.spec.kind == two.spec.kind == "weekday"
            and not one.spec.which
            and not one.spec.unit
        ):
            shared[at] = replace(one, spec=replace(two.spec, weekday=one.spec.weekday))
    return shared


def _is_yearless(spec: Spec) -> bool:
    return (
        spec.kind == "calendar"
        and spec.month is not None
        and not spec.year
        and not spec.which
        and not spec.unit
    )


def _are_joined(marked: Marked, one: Found, two: Found) -> bool:
    """Whether two dates stand in one list or range: "و" on the second, or a mark or a word for "to" between them."""
    gap = two.first - one.end
    if gap == 0:
        return marked.words[two.first].norm.startswith("و") or norm_at(marked, one.end) in _TO
    return gap == 1 and norm_at(marked, one.end) in (*_TO, "و", "،", "/", "او")


def corrected(marked: Marked, first: Found, second: Found) -> Found:
    """A day that the newsroom corrects in quotation marks: "قال اليوم «أمس»" is yesterday."""
    quoted = norm_at(marked, first.end) in ("«", "“", '"', "(") and second.first == first.end + 1
    words = first.spec.kind == second.spec.kind == "shift" and first.spec.unit == second.spec.unit == "d"
    return replace(first, spec=second.spec) if quoted and words else first


def share_part(marked: Marked, first: Found, second: Found) -> Found:
    """The first hour of a range with the part of the day that stands after the second: "من الثالثة إلى الخامسة مساء"."""
    specs = (first.spec, second.spec)
    between = norm_at(marked, first.end)
    if (
        any(spec.kind != "clock" for spec in specs)
        or first.spec.part
        or not second.spec.part
        or between not in _TO
    ):
        return first
    hour = in_part(first.spec.hour or 0, second.spec.part)
    if second.first - first.end > 2 or (hour, first.spec.minute or 0) >= (
        second.spec.hour or 0,
        second.spec.minute or 0,
    ):
        return first
    return replace(first, spec=replace(first.spec, hour=hour, part=second.spec.part))
