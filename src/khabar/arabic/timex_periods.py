"""Readers of days and periods counted from another day: weekdays, "last month", quarters, seasons, decades."""

from msgspec.structs import replace

from khabar.arabic.entries import Marked, entry_at, kind_at, norm_at
from khabar.arabic.numerals import Number, read_number, read_ordinal
from khabar.arabic.timex_dates import read_calendar, read_year, read_year_shift
from khabar.arabic.timex_spec import Found, Spec, duration

_SHIFTS = {
    "last": -1,
    "prior": -1,
    "next2": 2,
    "last2": -2,
    "recent": -1,
    "next": 1,
    "this": 0,
    "following": 1,
    "same": 0,
}
_REFS = {
    "last": "PAST_REF",
    "prior": "PAST_REF",
    "recent": "PAST_REF",
    "next": "FUTURE_REF",
    "following": "FUTURE_REF",
    "this": "PRESENT_REF",
}
_NO_WEEKDAY_AFTER = frozenset({"صلاه", "صلاتي", "وصلاه", "خطبه", "خطب", "لصلاه", "بصلاه", "وخطبه", "الواحد"})
_NOT_YEARS = frozenset({"الدراسي", "المالي", "الهجري", "الجامعي", "التدريبي", "الميلادي", "الاكاديمي"})


def read_weekday(marked: Marked, first: int) -> Found | None:
    """A weekday with what narrows it: "الأحد الماضي", "الجمعة من هذا الأسبوع", "أمس الخميس", "يوم السبت"."""
    at = first + 1 if norm_at(marked, first) in ("يوم", "ليوم", "ويوم", "بيوم") else first
    entry = entry_at(marked, at, "weekday") or entry_at(marked, at, "weekday0")
    if entry is None or (entry.cls == "weekday0" and not _week_after(marked, at + 1)):
        return None
    if norm_at(marked, at - 1) in _NO_WEEKDAY_AFTER or entry.prep in ("ل", "ك") and at == first:
        return None
    weekday = int(entry.value)
    end = at + 1
    if norm_at(marked, end) == "في" and norm_at(marked, end + 1) in ("المائه", "المئه"):
        return None  # two percent, with the hamza of Monday
    after = entry_at(marked, end, "after")
    if after is not None and after.value in _SHIFTS and norm_at(marked, end) not in ("هذا", "ذلك", "تلك"):
        if after.value in ("next2", "last2"):
            spec = Spec(kind="weekday", weekday=weekday, unit="w", amount=_SHIFTS[after.value])
        else:
            spec = Spec(kind="weekday", weekday=weekday, which=after.value)
        return Found(first, end + after.n_words, "DATE", spec)
    week = _week_after(marked, end)
    if week is not None:
        return Found(first, week[0], "DATE", Spec(kind="weekday", weekday=weekday, unit="w", amount=week[1]))
    number = end + 1 if norm_at(marked, end) in ("في", "،", "(") else end
    day = _weekday_date(marked, number)
    if day is not None:
        return Found(first, day[0], "DATE", Spec(kind="calendar", weekday=weekday, day=day[1]))
    return Found(first, end, "DATE", Spec(kind="weekday", weekday=weekday))


def _weekday_date(marked: Marked, at: int) -> tuple[int, int] | None:
    """A day of the month right after a weekday: "السبت السادس عشر", "الأربعاء 27"."""
    ordinal = read_ordinal(marked, at)
    if ordinal is not None and ordinal.definite and 7 <= ordinal.value <= 31 and not ordinal.conj:
        return ordinal.end, int(ordinal.value)
    return None


def _week_after(marked: Marked, at: int) -> tuple[int, int] | None:
    at = at + 1 if norm_at(marked, at) in ("من", "في") else at
    found = _definite_unit(marked, at)
    if found is None or found[1] != "w":
        return None
    return found[0], found[2]


def _definite_unit(marked: Marked, first: int) -> tuple[int, str, int] | None:
    """End, unit and shift of "هذا الأسبوع", "الشهر الماضي", "العام الحالي"."""
    before = entry_at(marked, first, "before")
    at = first + 1 if before is not None else first
    unit = entry_at(marked, at, "timeunit")
    if unit is None or not unit.definite or (before is not None and unit.prep) or unit.value == "s":
        return None
    after = entry_at(marked, at + 1, "after")
    if (
        after is not None
        and after.value in _SHIFTS
        and not (before is None and norm_at(marked, at + 1) in ("ذلك", "تلك"))
    ):
        return at + 1 + after.n_words, unit.value, _SHIFTS[after.value]
    if before is not None and before.value == "this":
        return at + 1, unit.value, 0
    return None


def read_period(marked: Marked, first: int) -> Found | None:
    """A period counted in whole units: "العام الماضي", "هذا الأسبوع", "السنوات الثلاث الماضية", "القرن الماضي"."""
    several = _several(marked, first)
    if several is not None:
        return several
    before = entry_at(marked, first, "before")
    at = first + 1 if before is not None else first
    unit = entry_at(marked, at, "timeunit")
    if unit is None or not unit.definite or unit.value == "s" or _disagrees(marked, first, at):
        return None
    after = entry_at(marked, at + 1, "after")
    which = after.value if after is not None else before.value if before is not None else ""
    if before is None and after is not None and norm_at(marked, at + 1) in ("ذلك", "تلك"):
        which = "same"
    end = at + (1 + after.n_words if after is not None else 1)
    if not which:
        return _century(marked, at) or _definite_year(marked, at) or _fiscal_year(marked, at)
    year = (
        read_year(marked, end, bare=True) if unit.value == "y" and kind_at(marked, end) == "number" else None
    )
    if year is not None:
        return Found(first, year[0], "DATE", Spec(kind="calendar", year=year[1], hijri=year[2]))
    return _whole_unit(first, end, unit.value, which)


def _disagrees(marked: Marked, first: int, at: int) -> bool:
    """Whether a masculine ذلك or هذا stands before a feminine unit: "حدث ذلك الليلة الماضية" are two things."""
    return at > first and norm_at(marked, first)[-3:] in ("ذلك", "هذا") and norm_at(marked, at).endswith("ه")


def _whole_unit(first: int, end: int, unit: str, which: str) -> Found | None:
    if unit in "HMS":
        ref = _REFS.get(which)
        return (
            None
            if ref is None or which == "following"
            else Found(first, end, "DATE", Spec(kind="fixed", value=ref))
        )
    if unit == "n":
        amount = {"last": -1, "this": 0, "next": 1}.get(which)
        if amount is None:
            return None
        inner = Spec(kind="shift", unit="d", amount=amount)
        return Found(first, end, "TIME", Spec(kind="part", part="NI", inner=inner))
    if which in ("same", "following", "prior") and unit in "dwmy":
        return Found(first, end, "DATE", Spec(kind="text", unit=unit, amount=_SHIFTS[which], which=which))
    return Found(first, end, "DATE", Spec(kind="shift", unit=unit, amount=_SHIFTS[which], which=which))


def _definite_year(marked: Marked, at: int) -> Found | None:
    """ "العام 2013": the definite noun before digits."""
    year = read_year(marked, at, bare=False)
    if year is None:
        return None
    return Found(at, year[0], "DATE", Spec(kind="calendar", year=year[1], hijri=year[2]))


def _fiscal_year(marked: Marked, at: int) -> Found | None:
    """ "العام المالي 2013": the year with its kind between noun and digits."""
    if norm_at(marked, at + 1) not in _NOT_YEARS or norm_at(marked, at) not in (
        "العام",
        "للعام",
        "السنه",
        "بالعام",
    ):
        return None
    year = read_year(marked, at + 2, bare=True)
    if year is None or norm_at(marked, at + 2) == "من":
        return None
    return Found(at, year[0], "DATE", Spec(kind="calendar", year=year[1], hijri=year[2]))


def _several(marked: Marked, first: int) -> Found | None:
    """Several units back or ahead: "الأيام الثلاثة الماضية" P3D, "العقدين الماضيين" P20Y, "السنوات الأخيرة" PAST_REF."""
    number, at = None, first
    if kind_at(marked, first) == "number":
        number = read_number(marked, first)
        at = number.end if number is not None else first
        ahead = _ahead_of_length(marked, first, number, at)
        if ahead is not None:
            return ahead
    elif entry_at(marked, first, "unit") is not None or entry_at(marked, first, "ten") is not None:
        number = read_number(marked, first)  # "خلال الأربعة الأشهر الماضية"
        at = number.end if number is not None and number.definite else first
    unit = entry_at(marked, at, "timeunits") or entry_at(marked, at, "timedual")
    if unit is None or not unit.definite or unit.value == "s":
        return None
    end = at + 1
    amount: int | float | None = 2 if unit.cls == "timedual" else number.value if number is not None else None
    end += norm_at(marked, end) == "ال"
    counted = read_number(marked, end)
    if counted is not None and amount is None and not counted.conj and not counted.prep:
        amount, end = counted.value, counted.end
    few = norm_at(marked, end) in ("القليله", "القلائل", "القليلين")
    end += few
    after = entry_at(marked, end, "after")
    if amount is not None and counted is not None and norm_at(marked, end) == "الاولي":
        return Found(first, end + 1, "DURATION", Spec(kind="fixed", value=duration(amount, unit.value)))
    if after is None or after.value not in ("last", "next", "recent", "following", "prior"):
        return None
    if amount is not None:
        return Found(first, end + 1, "DURATION", Spec(kind="fixed", value=duration(amount, unit.value)))
    return Found(first, end + 1, "DATE", Spec(kind="fixed", value=_REFS[after.value]))


def _ahead_of_length(marked: Marked, first: int, number: Number | None, at: int) -> Found | None:
    """ "24 ساعة المقبلة", as it is said for "the next 24 hours"."""
    unit = entry_at(marked, at, "timeunit") if number is not None else None
    after = entry_at(marked, at + 1, "after")
    if (
        number is None
        or unit is None
        or unit.definite
        or after is None
        or after.value not in ("last", "next")
    ):
        return None
    return Found(first, at + 2, "DURATION", Spec(kind="fixed", value=duration(number.value, unit.value)))


def _century(marked: Marked, at: int) -> Found | None:
    """ "القرن التاسع عشر" → 18."""
    unit = entry_at(marked, at, "timeunit")
    if unit is None or unit.value != "C":
        return None
    ordinal = read_ordinal(marked, at + 1)
    number = read_number(marked, at + 1 + (norm_at(marked, at + 1) == "ال")) if ordinal is None else None
    found = ordinal or number
    if found is None or not 1 <= found.value <= 21:
        return None
    if norm_at(marked, found.end) in ("الهجري", "قبل"):
        spec = Spec(kind="open", reason="a Hijri century has no Gregorian one of its own")
        return Found(at, found.end + 1, "DATE", spec)
    return Found(at, found.end, "DATE", Spec(kind="fixed", value=f"{int(found.value) - 1:02d}"))


_ENDS = frozenset(("نهايه", "اواخر", "اخر", "ختام"))


def read_bound(marked: Marked, first: int) -> Found | None:
    """The beginning, middle or end of a period, valued as the period: "منتصف أكتوبر المقبل", "نهاية العام"."""
    entry = entry_at(marked, first, "bound")
    if entry is None or entry.definite:
        return None
    inside = _bounded(marked, first + entry.n_words)
    if inside is None:
        return None
    spec = replace(
        inside.spec, part="" if inside.spec.part not in ("SU", "WI", "SP", "FA") else inside.spec.part
    )
    if spec.hijri and spec.day is None and norm_at(marked, first + entry.n_words - 1).lstrip("وب") in _ENDS:
        spec = replace(spec, part="end")
    if (
        norm_at(marked, first + entry.n_words - 1) in ("نهايه", "بنهايه")
        and spec.kind == "shift"
        and spec.unit == "w"
    ):
        spec = replace(spec, part="WE")
    return Found(first, inside.end, inside.type, spec)


def _bounded(marked: Marked, at: int) -> Found | None:
    unit = entry_at(marked, at, "timeunit")
    if unit is not None and unit.definite and unit.value in "wmyDC" and not unit.prep:
        after = entry_at(marked, at + 1, "after")
        if after is None and read_year(marked, at, bare=False) is None and _century(marked, at) is None:
            if norm_at(marked, at + 1) in _NOT_YEARS:
                return None
            return Found(at, at + 1, "DATE", Spec(kind="shift", unit=unit.value, amount=0, which="this"))
    decade = read_decade(marked, at)
    if decade is not None:
        return decade
    calendar = read_calendar(marked, at)
    if calendar is not None:
        return Found(at, calendar[0], "DATE", calendar[1])
    year = read_year(marked, at, bare=True)
    if year is not None:
        return Found(at, year[0], "DATE", Spec(kind="calendar", year=year[1], hijri=year[2]))
    return read_period(marked, at) or read_season(marked, at)


def read_decade(marked: Marked, first: int) -> Found | None:
    """ "ثمانينيات القرن الماضي" → 198; a decade of a life is none ("في الستينيات من عمره")."""
    entry = entry_at(marked, first, "decade")
    if entry is None:
        return None
    end, century = first + 1, 19
    ahead = _definite_unit(marked, end)
    if ahead is not None and ahead[1] == "C":
        end, century = ahead[0], 20 + ahead[2]
    else:
        named = _century(marked, end)
        if named is not None and named.spec.value:
            end, century = named.end, int(named.spec.value)
        elif not entry.definite:
            return None
    if any(
        "عمر" in norm_at(marked, first - back) or "اعمار" in norm_at(marked, first - back)
        for back in (1, 2, 3)
    ):
        return None
    if norm_at(marked, end) in ("من", "عمره", "عمرها") and norm_at(marked, end + 1)[:3] in ("عمر", "الع"):
        return None
    return Found(first, end, "DATE", Spec(kind="fixed", value=f"{century}{int(entry.value) // 10}"))


def read_season(marked: Marked, first: int) -> Found | None:
    """ "صيف 2014" → 2014-SU, "الصيف المقبل", "شتاء هذا العام"."""
    before = entry_at(marked, first, "before")
    at = first + 1 if before is not None else first
    entry = entry_at(marked, at, "season")
    if entry is None:
        return None
    year = read_year(marked, at + 1, bare=True)
    if year is not None:
        return Found(first, year[0], "DATE", _of_year(entry.value, year[1], hijri=year[2]))
    shifted = read_year_shift(marked, at + 1)
    if shifted is not None:
        return Found(first, shifted[0], "DATE", _of_shift(entry.value, shifted[1]))
    after = entry_at(marked, at + 1, "after")
    if entry.definite and (before or (after and after.value in ("last", "next", "this"))):
        which = after.value if after is not None else "this"
        return Found(
            first, at + (2 if after else 1), "DATE", Spec(kind="period", part=entry.value, which=which)
        )
    return None


def read_part_of_year(marked: Marked, first: int) -> Found | None:
    """ "الربع الثالث من عام 2016" → 2016-Q3, "النصف الأول من العام الجاري" → 2015-H1."""
    norm = norm_at(marked, first)
    letter = (
        "Q" if norm in ("الربع", "للربع", "بالربع") else "H" if norm in ("النصف", "للنصف", "بالنصف") else ""
    )
    ordinal = read_ordinal(marked, first + 1) if letter else None
    if ordinal is None or not ordinal.definite or not 1 <= ordinal.value <= (4 if letter == "Q" else 2):
        return None
    part = f"{letter}{ordinal.value}"
    year = read_year(marked, ordinal.end, bare=True)
    if year is not None:
        return Found(first, year[0], "DATE", _of_year(part, year[1], hijri=year[2]))
    month = (
        read_calendar(marked, ordinal.end + 1)
        if norm_at(marked, ordinal.end) == "من" and letter == "H"
        else None
    )
    if month is not None and month[1].day is None:
        return Found(first, month[0], "DATE", month[1])
    shifted = read_year_shift(marked, ordinal.end)
    if shifted is not None:
        return Found(first, shifted[0], "DATE", _of_shift(part, shifted[1]))
    if norm_at(marked, ordinal.end) == "من" and norm_at(marked, ordinal.end + 1) in ("العام", "السنه"):
        return Found(first, ordinal.end + 2, "DATE", Spec(kind="period", part=part, which="nearest"))
    return None


def _of_year(part: str, year: int, *, hijri: bool = False) -> Spec:
    if hijri:
        return Spec(kind="open", reason="a Hijri year falls into two Gregorian ones")
    return Spec(kind="period", part=part, year=year)


def _of_shift(part: str, amount: int) -> Spec:
    return Spec(kind="period", part=part, unit="y", amount=amount)
