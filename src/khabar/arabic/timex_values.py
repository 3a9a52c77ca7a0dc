"""From what an expression says to its TIMEX3 value: calendar arithmetic from the day of publication and the text."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from khabar.arabic.calendars import day_or_none, from_hijri, step_days, step_months, to_hijri, week_of
from khabar.arabic.timex_feasts import feast, nth_day
from khabar.arabic.timex_ground import BEYOND, NO_HIJRI, UNDATED, Dated, Ground
from khabar.arabic.timex_spec import Spec

_APART = "the day word and the weekday beside it are too far apart"
_HIJRI_AHEAD = 3  # months that a Hijri month named without a year may lie ahead; else it is the last one
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def date_spec(spec: Spec, ground: Ground) -> Dated:
    """The value of one expression."""
    return _RESOLVERS[spec.kind](spec, ground)


def _fixed(spec: Spec, ground: Ground) -> Dated:
    return Dated(spec.value)


def _open(spec: Spec, ground: Ground) -> Dated:
    return Dated(None, reason=spec.reason)


def _like(spec: Spec, ground: Ground) -> Dated:
    if ground.last_duration is None:
        return Dated(None, reason="it points to a length that the text does not name before")
    return Dated(ground.last_duration, "text")


def _calendar(spec: Spec, ground: Ground) -> Dated:
    dated = _calendar_day(spec, ground)
    if not (
        spec.weekday and spec.day and spec.day <= 5 and spec.month and dated.value and len(dated.value) == 10
    ):
        return dated
    day = date.fromisoformat(dated.value)
    if day.isoweekday() == spec.weekday:
        return dated
    # "الثلاثاء الثالث من أيلول" is no 3rd of September, but the third Tuesday
    nth = nth_day(dated.value[:7], spec.day, spec.weekday)
    return Dated(nth.isoformat(), dated.anchor) if nth and spec.inner is None else dated


def _calendar_day(spec: Spec, ground: Ground) -> Dated:
    if spec.which == "named" and spec.year is not None:
        named = day_or_none(spec.year, spec.month or 1, spec.day or 1)
        still_to_come = ground.day is not None and named is not None and named > ground.day
        spec = replace(spec, which="", year=None if still_to_come else spec.year)
    if spec.hijri:
        return _hijri(spec, ground)
    if spec.year is not None:
        return _named(spec.year, spec.month, spec.day)
    if ground.day is None:
        return Dated(None, reason=UNDATED)
    if spec.month is None:
        return _day_of_month(spec, ground, ground.day)
    if spec.unit == "y":
        return _anchored(_named(ground.day.year + int(spec.amount or 0), spec.month, spec.day))
    if spec.which == "same" and ground.last_value and ground.last_value[:4].isdecimal():
        same = _named(int(ground.last_value[:4]), spec.month, spec.day)
        return Dated(same.value, "text") if same.value else same
    year = _year_of_month(spec, ground, ground.day)
    if (
        spec.tense == "ahead"
        and not spec.which
        and not spec.weekday
        and ground.lean == "past"
        and _just_passed(spec, ground.day)
    ):
        return Dated(None, reason="its clause speaks of what is to come, and the day lies behind")
    return _anchored(_named(year, spec.month, spec.day))


def _is_of_late(spec: Spec, ground: Ground, day: date) -> bool:
    """Whether a day due in news lies a few days back: the report came out late, and no year is skipped."""
    found = day_or_none(day.year, spec.month or 1, spec.day or 1)
    return (
        ground.lean == "past" and spec.day is not None and found is not None and 0 < (day - found).days <= 3
    )


def _just_passed(spec: Spec, day: date) -> bool:
    """Whether a day without a year lies a little before the report: a text older than its stated day of publication."""
    found = day_or_none(day.year, spec.month or 1, spec.day or 1)
    return spec.day is not None and found is not None and 3 < (day - found).days < 60


def _named(year: int, month: int | None, day: int | None) -> Dated:
    if month is None:
        return Dated(f"{year:04d}")
    if day is None:
        return Dated(f"{year:04d}-{month:02d}")
    found = day_or_none(year, month, day)
    return Dated(found.isoformat()) if found else Dated(None, reason="the month has no such day")


def _anchored(dated: Dated) -> Dated:
    return dated if dated.value is None else Dated(dated.value, "published")


def _year_of_month(spec: Spec, ground: Ground, day: date) -> int:
    """The year of a month that is named without one: by "last" and "next", by tense, else the nearest."""
    month = spec.month or 1
    if spec.which == "this":
        return day.year
    if spec.which in ("last", "prior"):
        return day.year if (month, spec.day or 0) < (day.month, day.day if spec.day else 0) else day.year - 1
    if spec.which in ("next", "following"):
        ahead = (month, spec.day or 0) > (day.month, day.day if spec.day else 0)
        return day.year if ahead else day.year + 1
    if spec.weekday and spec.day:
        for year in (day.year, day.year - 1, day.year + 1):
            found = day_or_none(year, month, spec.day)
            if found and found.isoweekday() == spec.weekday:
                return year
    if ground.lean == "future" or spec.tense == "ahead":
        ahead = (month, spec.day or 31) >= (day.month, day.day) or _is_of_late(spec, ground, day)
        return day.year if ahead else day.year + 1
    n_ahead = (month - day.month) % 12
    if n_ahead == 0:
        return _year_of_same_month(spec, day)
    # Without "will" a month may lie three months ahead ("في 25 أغسطس", published in June), told with a verb that often
    # means the future five, after a verb of the past one, and none where that verb governs it.
    near = n_ahead == 1 and spec.day is not None  # "أرجئ إلى 8 أغسطس", published on the last of July
    limit = 1 if near else {"maybe": 5, "past": 1, "behind": 0}.get(spec.tense, 3 if spec.day else 2)
    if n_ahead <= limit:
        return day.year if month > day.month else day.year + 1
    return day.year if month < day.month else day.year - 1


def _year_of_same_month(spec: Spec, day: date) -> int:
    """The year of a day of the month of publication; one that just passed or is near is of this year."""
    later = (spec.day or 0) - day.day
    return (
        day.year - 1
        if (later > 25 and spec.tense not in ("ahead", "maybe")) or (spec.tense == "behind" and later > 20)
        else day.year
    )


def _day_of_month(spec: Spec, ground: Ground, day: date) -> Dated:
    """A day of a month that is not named: of "this", "last", "next" month, or the nearest such day."""
    number = spec.day or 1
    if spec.which == "same":
        last = ground.last_value or ""
        if len(last) < 7 or not last[5:7].isdecimal():
            return Dated(None, reason="it is counted from a date that the text does not name before")
        return Dated(_named(int(last[:4]), int(last[5:7]), number).value, "text")
    if spec.unit == "m":
        year, month = step_months(day.year, day.month, int(spec.amount or 0))
        return _anchored(_named(year, month, number))
    shifts = (0, 1, 2) if ground.lean == "future" or spec.tense in ("ahead", "maybe") else (0, -1, -2)
    for shift in shifts:
        year, month = step_months(day.year, day.month, shift)
        found = day_or_none(year, month, number)
        if found and (found >= day if shifts[1] > 0 else found <= day):
            return Dated(found.isoformat(), "published")
    return Dated(None, reason="the month is not named")


def _hijri(spec: Spec, ground: Ground) -> Dated:
    if spec.year is not None and spec.month is not None and spec.day is not None:
        found = from_hijri(spec.year, spec.month, spec.day)
        if found is None:
            return Dated(None, reason=NO_HIJRI)
        return Dated(found.isoformat())
    if spec.month is not None and spec.day is not None and ground.day is not None:
        near = to_hijri(ground.day)
        years = (near[0], near[0] - 1, near[0] + 1) if near else ()
        days = [found for year in years if (found := from_hijri(year, spec.month, spec.day))]
        if days:
            closest = min(days, key=lambda found: abs((found - ground.day).days) if ground.day else 0)
            return Dated(closest.isoformat(), "published")
    if spec.month is not None and spec.day is None:
        return _hijri_month(spec, ground)
    return Dated(None, reason="a Hijri year falls into two Gregorian ones")


def _hijri_month(spec: Spec, ground: Ground) -> Dated:
    """The Gregorian month in which a Hijri one begins, or ends where its end is meant ("نهاية شوال")."""
    month, year = spec.month or 1, spec.year
    now = to_hijri(ground.day) if ground.day is not None else None
    if year is None:
        if now is None:
            return Dated(None, reason=UNDATED)
        ahead = (month - now[1]) % 12
        if spec.which in ("next", "following") or spec.which == "" and spec.tense == "ahead":
            ahead = ahead or (12 if spec.which else 0)
        elif spec.which in ("last", "prior") or ahead > _HIJRI_AHEAD:
            ahead -= 12
        year = now[0] + (now[1] - 1 + ahead) // 12
    first = from_hijri(year, month, 1)
    past = from_hijri(*((year, month + 1) if month < 12 else (year + 1, 1)), 1)
    if first is None or past is None:
        return Dated(None, reason="the Umm al-Qura calendar does not reach that year")
    day = past - timedelta(days=1) if spec.part == "end" else first
    return Dated(f"{day:%Y-%m}", None if spec.year else "published")


def _weekday(spec: Spec, ground: Ground) -> Dated:
    day = ground.day
    if day is None:
        return Dated(None, reason=UNDATED)
    weekday = spec.weekday or 1
    if spec.unit == "w":
        monday = day - timedelta(days=day.isoweekday() - 1) if day.toordinal() > 7 else day
        found = step_days(monday, 7 * int(spec.amount or 0) + weekday - 1)
    elif spec.which in ("next", "following") or (spec.which == "" and _is_ahead(spec, ground, day)):
        ahead = (weekday - day.isoweekday()) % 7
        strict = spec.which in ("next", "following")
        found = step_days(day, ahead or (7 if strict else 0))
    else:
        back = (day.isoweekday() - weekday) % 7
        found = step_days(day, -(back or (7 if spec.which in ("last", "recent", "prior") else 0)))
    return Dated(found.isoformat(), "published") if found else BEYOND


def _is_ahead(spec: Spec, ground: Ground, day: date) -> bool:
    """Whether a bare weekday is the next one; "يبدأ الثلاثاء" in a report of Wednesday came a day late."""
    yesterday = (day.isoweekday() - (spec.weekday or 1)) % 7 == 1
    return ground.lean == "future" or spec.tense == "ahead" or (spec.tense == "maybe" and not yesterday)


def _shift(spec: Spec, ground: Ground) -> Dated:
    if ground.day is None:
        return Dated(None, reason=UNDATED)
    amount = int(spec.amount or 0)
    dated = _stepped(ground.day, spec.unit, amount, spec.part)
    if (
        spec.weekday
        and spec.unit == "d"
        and dated.value
        and date.fromisoformat(dated.value).isoweekday() != spec.weekday
    ):
        if amount > 0:
            return _nearest_weekday(date.fromisoformat(dated.value), spec.weekday)
        # "أمس (الجمعة)" in a report that came out days later: the weekday is what its reader can check
        return _weekday(Spec(kind="weekday", weekday=spec.weekday), ground)
    return _anchored(dated)


def _nearest_weekday(named: date, weekday: int) -> Dated:
    """The weekday nearest to a day to come that it stands beside; none where it lies too far off to mean it."""
    off = (weekday - named.isoweekday() + 3) % 7 - 3
    found = step_days(named, off)
    if found is None:
        return BEYOND
    return _anchored(Dated(None, reason=_APART) if abs(off) == 3 else Dated(found.isoformat()))


def _stepped(day: date, unit: str, amount: int, part: str = "") -> Dated:
    """The value of the unit that lies an amount of units from the one that holds a day."""
    if abs(amount) > 20000:
        return BEYOND
    if unit == "d":
        found = step_days(day, amount)
        return Dated(found.isoformat()) if found else BEYOND
    if unit == "w":
        found = step_days(day, 7 * amount)
        return Dated(week_of(found) + ("-WE" if part == "WE" else "")) if found else BEYOND
    if unit == "m":
        year, month = step_months(day.year, day.month, amount)
        return Dated(f"{year:04d}-{month:02d}") if 1 <= year <= 9999 else BEYOND
    if unit == "D":
        return Dated(f"{day.year // 10 + amount:03d}")
    if unit == "C":
        return Dated(f"{day.year // 100 + amount:02d}")
    year = day.year + amount
    return Dated(f"{year:04d}") if 1 <= year <= 9999 else BEYOND


def _text(spec: Spec, ground: Ground) -> Dated:
    """Counted from the last date named in the text: "في اليوم التالي", "حينها"."""
    last = ground.last_value
    if last is None:
        if spec.unit == "":
            return Dated(spec.value or "PAST_REF")
        prior = spec.which == "prior" or (spec.amount == 1 and ground.lean == "future")
        if spec.unit in "dwmy" and prior and ground.day is not None:
            return _anchored(_stepped(ground.day, spec.unit, int(spec.amount or 0)))
        return Dated(None, reason="it is counted from a date that the text does not name before")
    if spec.unit == "":
        return Dated(last[:10] if "T" in last else last, "text")
    if spec.unit == "X":
        return Dated({7: f"{last}-XX", 4: f"{last}-XX-XX"}.get(len(last), last[:10]), "text")
    amount = int(spec.amount or 0)
    day = _as_day(last)
    if day is None:
        if spec.unit == "y" and last[:4].isdecimal():
            return Dated(f"{int(last[:4]) + amount:04d}", "text")
        if spec.unit == "m" and len(last) >= 7 and last[5:7].isdecimal():
            year, month = step_months(int(last[:4]), int(last[5:7]), amount)
            return Dated(f"{year:04d}-{month:02d}", "text")
        return Dated(None, reason="the date that it is counted from is not exact enough")
    stepped = _stepped(day, spec.unit, amount)
    return Dated(stepped.value, "text") if stepped.value else stepped


def _as_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None


def _ago(spec: Spec, ground: Ground) -> Dated:
    """A known amount back or ahead from the day of publication: "قبل 3 سنوات" → 2012, "قبل يومين" → a day."""
    amount = spec.amount
    if ground.day is None:
        return Dated(None, reason=UNDATED)
    if amount is not None and amount % 1 == 0.5 and spec.unit == "y":
        return _anchored(_stepped(ground.day, "m", int(amount * 12)))
    if amount is None or amount != int(amount) or abs(amount) > 20000:
        return Dated(None, reason="the amount is not exact")
    if spec.unit in "HMSs":
        return _clock_ago(spec, ground, int(amount))
    if spec.unit in "DC":
        return _anchored(_stepped(ground.day, "y", int(amount) * (10 if spec.unit == "D" else 100)))
    return _anchored(_stepped(ground.day, "d" if spec.unit == "n" else spec.unit, int(amount)))


def _clock_ago(spec: Spec, ground: Ground, amount: int) -> Dated:
    if ground.moment is None:
        return Dated(None, reason="the hour of publication is not known")
    seconds = {"H": 3600, "M": 60, "S": 1, "s": 1}[spec.unit]
    try:
        found = ground.moment + timedelta(seconds=seconds * amount)
    except OverflowError:
        return BEYOND
    return Dated(found.isoformat()[:16], "published")


def _clock(spec: Spec, ground: Ground) -> Dated:
    if spec.which == "own" and ground.day is not None:
        spec = replace(spec, inner=Spec(kind="shift", unit="d", amount=0))
    clock = f"T{spec.hour or 0:02d}:{spec.minute or 0:02d}"
    if spec.second is not None:
        clock += f":{spec.second:02d}"
    inner = date_spec(spec.inner, ground) if spec.inner is not None else None
    if inner is None or inner.value is None or len(inner.value) < 10 or not inner.value[:4].isdecimal():
        return (
            _clock_alone(spec, ground, clock)
            if inner is None
            else Dated(clock, reason=inner.reason or UNDATED)
        )
    value = inner.value[:10] + clock
    if spec.utc:
        value = _from_utc(value, ground)
    return Dated(value, inner.anchor)


def _clock_alone(spec: Spec, ground: Ground, clock: str) -> Dated:
    """A clock time whose day is not named with it: of the last day named, else of the day of publication."""
    last = ground.last_value
    if last is not None and _as_day(last) is not None:
        return Dated(last[:10] + clock, "text")
    if ground.day is None:
        return Dated(clock, reason=UNDATED)
    if ground.lean == "future" and ground.moment is not None and not spec.part and (spec.hour or 0) <= 12:
        hour = spec.hour or 0
        at = (hour, spec.minute or 0)
        if at <= (ground.moment.hour, ground.moment.minute) and hour < 12:
            clock = f"T{hour + 12:02d}" + clock[3:]
    return Dated(ground.day.isoformat() + clock, "published")


def _from_utc(value: str, ground: Ground) -> str:
    """A time given in UTC, in the zone of the moment of publication where that is known."""
    if ground.moment is None or ground.moment.tzinfo is None:
        return value
    try:
        moment = datetime.fromisoformat(value + ":00+00:00" if len(value) == 16 else value + "+00:00")
        return moment.astimezone(ground.moment.tzinfo).isoformat()[: len(value)]
    except (ValueError, OverflowError):
        return value


def _part(spec: Spec, ground: Ground) -> Dated:
    inner = date_spec(spec.inner, ground) if spec.inner is not None else None
    if inner is None:
        last = ground.last_value
        told = _as_day(last) if last is not None else None
        if last is not None and told is not None:
            overnight = spec.part == "MO" and last[10:] in ("TNI", "TEV")  # the morning after that night
            after = step_days(told, 1) if overnight else told
            return Dated(f"{after.isoformat()}T{spec.part}", "text") if after else BEYOND
        if ground.day is None:
            return Dated(None, reason=UNDATED)
        if ground.lean == "past":
            return Dated(None, reason="its day is not told")
        return Dated(f"{ground.day.isoformat()}T{spec.part}", "published")
    if inner.value is None or len(inner.value) != 10 or not inner.value[:4].isdecimal():
        return Dated(None, reason=inner.reason or "its day is not known")
    return Dated(f"{inner.value}T{spec.part}", inner.anchor)


def _period(spec: Spec, ground: Ground) -> Dated:
    """A season, quarter or half of a year that is named or counted."""
    if spec.year is not None:
        return Dated(f"{spec.year:04d}-{spec.part}")
    if ground.day is None:
        return Dated(None, reason=UNDATED)
    if spec.unit == "y":
        return Dated(f"{ground.day.year + int(spec.amount or 0):04d}-{spec.part}", "published")
    month = 3 * int(spec.part[1]) - 2 if spec.part.startswith("Q") else _SEASON_MONTHS.get(spec.part, 1)
    year = ground.day.year
    if spec.which == "nearest" and ground.lean == "past" and ground.day.month < month:
        year -= 1
    if spec.which == "last" and ground.day.month < month + 3:
        year -= 1
    if spec.which == "next" and ground.day.month >= month:
        year += 1
    return Dated(f"{year:04d}-{spec.part}", "published")


def _nth(spec: Spec, ground: Ground) -> Dated:
    """The n-th day, weekday or week of a month or a year; -1 is the last one."""
    inner = date_spec(spec.inner, ground) if spec.inner is not None else Dated(None, reason=UNDATED)
    if inner.value is None or not inner.value[:4].isdecimal():
        return Dated(None, reason=inner.reason or UNDATED)
    number = int(spec.amount or 1)
    if spec.which == "next":
        day = _as_day(inner.value)
        ahead = ((spec.weekday or 1) - day.isoweekday() - 1) % 7 + 1 if day else 0
        found = step_days(day, ahead + 7 * (number - 1)) if day else None
    else:
        found = nth_day(inner.value, number, spec.weekday or (1 if spec.unit == "w" else None))
    if found is None:
        return Dated(None, reason="the period has no such day")
    return Dated(week_of(found) if spec.unit == "w" else found.isoformat(), inner.anchor)


_RESOLVERS = {
    "fixed": _fixed, "open": _open, "like": _like, "calendar": _calendar, "weekday": _weekday, "shift": _shift,
    "text": _text, "ago": _ago, "clock": _clock, "part": _part, "period": _period, "feast": feast, "nth": _nth,
}  # fmt: skip
