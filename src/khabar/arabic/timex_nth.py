"""Readers of days and weeks told by their number in a period: "ثالث ثلاثاء من سبتمبر", "اليوم الأخير من الشهر"."""

from khabar.arabic.entries import Marked, entry_at, norm_at
from khabar.arabic.numerals import read_ordinal
from khabar.arabic.timex_dates import read_calendar, read_year
from khabar.arabic.timex_spec import Found, Spec

_LAST = frozenset(("اخر", "واخر", "باخر"))
_LAST_AFTER = frozenset(("الاخير", "الاخيره"))
_LINKS = frozenset(("من", "في"))


def read_nth(marked: Marked, first: int) -> Found | None:
    """The n-th weekday, day or week of a month or year: "أول يوم جمعة من يوليو", "الأسبوع الثالث من عام 2027"."""
    feast_day = _day_of_feast(marked, first)
    if feast_day is not None:
        return feast_day
    head = _number_first(marked, first) or _number_after(marked, first)
    if head is None:
        return None
    at, amount, weekday, unit = head
    after = _after_date(marked, at, weekday, amount)
    if after is not None:
        return Found(first, after[0], "DATE", after[1])
    inside = _container(marked, at)
    if inside is None:
        return None
    end, container = inside
    return Found(
        first, end, "DATE", Spec(kind="nth", amount=amount, weekday=weekday, unit=unit, inner=container)
    )


def _day_of_feast(marked: Marked, first: int) -> Found | None:
    """A day of a Hijri feast by its number: "ثاني أيام عيد الفطر", "أول أيام العيد"."""
    ordinal = read_ordinal(marked, first)
    if ordinal is None or ordinal.definite or ordinal.value > 4 or norm_at(marked, ordinal.end) != "ايام":
        return None
    at, number = ordinal.end + 1, int(ordinal.value)
    feast = entry_at(marked, at, "feast")
    year = None
    if feast is not None and feast.value[0].isdecimal():
        month, day = map(int, feast.value.split("-"))
        end, value = at + feast.n_words, f"{month:02d}-{day + number - 1:02d}"
        year = read_year(marked, end, bare=True)
    elif norm_at(marked, at) == "العيد":
        end, value = at + 1 + (norm_at(marked, at + 1) == "المبارك"), None
    else:
        return None
    spec = Spec(kind="feast", value=value, day=number, which="nearest")
    if year is not None:
        spec = Spec(kind="feast", value=value, year=year[1], hijri=year[2])
        end = year[0]
    return Found(first, end, "DATE", spec)


def _number_first(marked: Marked, first: int) -> tuple[int, int, int | None, str] | None:
    """Index after, number (-1 is the last), weekday, unit: "ثالث [يوم] ثلاثاء", "آخر يوم", "أول أسبوع"."""
    amount, at = -1, first + 1
    if norm_at(marked, first) not in _LAST:
        ordinal = read_ordinal(marked, first)
        if ordinal is None or ordinal.definite or ordinal.value > 31:
            return None
        amount, at = int(ordinal.value), ordinal.end
    worded = norm_at(marked, at) == "يوم"
    day = entry_at(marked, at + worded, "weekday0") or entry_at(marked, at + worded, "weekday")
    if day is not None and not day.prep and not day.conj:
        return at + worded + 1, amount, int(day.value), ""
    unit = entry_at(marked, at, "timeunit") or entry_at(marked, at, "timeunits")
    if unit is None or unit.definite or unit.prep or unit.conj or unit.value not in "dw":
        return None
    return at + 1, amount, None, unit.value


def _number_after(marked: Marked, first: int) -> tuple[int, int, int | None, str] | None:
    """The same with the number behind: "الثلاثاء الثالث", "اليوم الأخير", "الأسبوع الأول"."""
    day = entry_at(marked, first, "weekday")
    unit = entry_at(marked, first, "timeunit")
    if day is None and (unit is None or not unit.definite or unit.value not in "dw"):
        return None
    weekday = int(day.value) if day is not None else None
    letter = unit.value if unit is not None and day is None else ""
    if norm_at(marked, first + 1) in _LAST_AFTER:
        return first + 2, -1, weekday, letter
    ordinal = read_ordinal(marked, first + 1)
    limit = 5 if weekday else 31
    if ordinal is None or not ordinal.definite or ordinal.conj or ordinal.value > limit:
        return None
    return ordinal.end, int(ordinal.value), weekday, letter


def _container(marked: Marked, at: int) -> tuple[int, Spec] | None:
    """The month or year that the day lies in."""
    linked = norm_at(marked, at) in _LINKS
    at += linked
    month = read_calendar(marked, at)
    if month is not None and month[1].day is None and month[1].month is not None:
        return month
    if not linked:
        return None
    before = entry_at(marked, at, "before")
    unit = entry_at(marked, at + (before is not None), "timeunit")
    if unit is not None and unit.definite and unit.value in "my":
        end = at + (before is not None) + 1
        after = entry_at(marked, end, "after")
        amount = {"last": -1, "next": 1, "this": 0}.get(
            after.value if after else before.value if before else ""
        )
        if amount is not None:
            return end + (1 if after else 0), Spec(kind="shift", unit=unit.value, amount=amount)
    year = read_year(marked, at, bare=True)
    return None if year is None or year[2] else (year[0], Spec(kind="calendar", year=year[1]))


def _after_date(marked: Marked, at: int, weekday: int | None, amount: int) -> tuple[int, Spec] | None:
    """ "ثالث ثلاثاء بعد" a feast or a day."""
    if weekday is None or amount < 1 or norm_at(marked, at) != "بعد":
        return None
    feast = entry_at(marked, at + 1, "feast")
    if feast is not None:
        end = at + 1 + feast.n_words
        year = read_year(marked, end, bare=True)
        inner = Spec(kind="feast", value=feast.value, year=year[1] if year else None)
        end = year[0] if year else end
    else:
        day = read_calendar(marked, at + 1)
        if day is None or day[1].day is None:
            return None
        end, inner = day
    return end, Spec(kind="nth", amount=amount, weekday=weekday, which="next", inner=inner)
