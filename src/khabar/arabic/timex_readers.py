"""What a time expression can begin with, and the reader for each: the dispatch table of `find_times`."""

from collections.abc import Callable

from msgspec.structs import replace

from khabar.arabic.entries import Marked, context, entry_at, first_of, norm_at
from khabar.arabic.numerals import read_ordinal
from khabar.arabic.timex_assistant import (
    read_bare_day,
    read_bare_hour,
    read_nth_weekday,
    read_short_date,
    read_whole_text,
    read_written_year,
)
from khabar.arabic.timex_clock import read_clock
from khabar.arabic.timex_dates import is_counted_noun, read_calendar, read_day, read_year
from khabar.arabic.timex_days import read_day_word
from khabar.arabic.timex_durations import read_age, read_duration, read_length_start, read_set, read_spell
from khabar.arabic.timex_ground import Lean
from khabar.arabic.timex_names import named_days, names_place
from khabar.arabic.timex_nth import read_nth
from khabar.arabic.timex_periods import (
    read_bound,
    read_decade,
    read_part_of_year,
    read_period,
    read_season,
    read_weekday,
)
from khabar.arabic.timex_spec import Found, Spec
from khabar.arabic.timex_tense import is_told_part
from khabar.arabic.timex_vague import qualifies, read_like, read_ref, read_then
from khabar.arabic.timex_years import bare_year


def read_at(marked: Marked, index: int, *, lean: Lean) -> Found | None:
    best: Found | None = None
    if marked.words[index].kind == "number":
        readers: tuple[str, ...] = ("number",)
    else:
        readers = tuple(
            dict.fromkeys(_GROUPS[entry.cls] for entry in marked.entries[index] or () if entry.cls in _GROUPS)
        )
    for name in readers:
        candidate = _READERS[name](marked, index, lean)
        if candidate is not None and (best is None or candidate.end > best.end):
            best = candidate
    return best


def longest(*candidates: Found | None) -> Found | None:
    best = None
    for candidate in candidates:
        if candidate is not None and (best is None or candidate.end > best.end):
            best = candidate
    return best


def calendar_at(marked: Marked, index: int) -> Found | None:
    found = read_calendar(marked, index)
    if found is None:
        return None
    end, spec = found
    if spec.year is None and names_place(marked, index, spec):
        return None
    if spec.year is None and spec.day is not None and not spec.which:
        named = named_days().get((norm_at(marked, index - 1), spec.day, spec.month or 0))
        if named is not None:
            return Found(index, end, "DATE", replace(spec, year=named, which="named")) if named else None
        if (
            norm_at(marked, end) == "من"
            and norm_at(marked, end + 1) == "كل"
            and entry_at(marked, end + 2, "timeunit")
            and spec.month
        ):
            return Found(
                index, end + 3, "SET", Spec(kind="fixed", value=f"XXXX-{spec.month:02d}-{spec.day:02d}")
            )
    return Found(index, end, "DATE", spec)


def _read_number(marked: Marked, index: int, lean: Lean) -> Found | None:
    best = longest(
        calendar_at(marked, index),
        read_clock(marked, index),
        read_duration(marked, index),
        read_period(marked, index),
    )
    best = _from_now(marked, best)
    if best is None and lean == "past":
        best = read_age(marked, index) or read_length_start(marked, index)
    if best is None and lean == "future":
        best = read_short_date(marked, index) or read_bare_hour(marked, index) or read_bare_day(marked, index)
    return best or _range_start(marked, index) or bare_year(marked, index)


def _from_now(marked: Marked, length: Found | None) -> Found | None:
    """ "21 يوما من الآن" counts ahead from the report; "العشر سنوات المقبلة" is a length to its end; others stay."""
    if length is None or length.type != "DURATION":
        return length
    after = entry_at(marked, length.end, "after")
    if after is not None and after.value in ("last", "next", "recent") and length.spec.amount is not None:
        return replace(length, end=length.end + after.n_words)
    if norm_at(marked, length.end) != "من" or norm_at(marked, length.end + 1) != "الان":
        return length
    spec = Spec(kind="ago", unit=length.spec.unit, amount=length.spec.amount)
    return Found(length.first, length.end + 2, "DATE", spec)


def _until_now(marked: Marked, index: int) -> Found | None:
    """ "حتى الساعة" without an hour means until now."""
    if norm_at(marked, index) != "الساعه" or norm_at(marked, index - 1) not in ("حتي", "وحتي", "الي"):
        return None
    return Found(index, index + 1, "DATE", Spec(kind="fixed", value="PRESENT_REF"))


def _read_word(marked: Marked, index: int, lean: Lean) -> Found | None:
    """Number words, ordinals, months and units."""
    best = longest(
        calendar_at(marked, index), read_clock(marked, index), read_duration(marked, index), _range_start(marked, index),
        read_nth(marked, index), read_period(marked, index),
    )  # fmt: skip
    best = _from_now(marked, best)
    if best is None and lean == "past":
        best = read_age(marked, index) or read_length_start(marked, index)
    if best is None and lean == "future":
        best = (
            read_bare_hour(marked, index) or read_bare_day(marked, index) or read_written_year(marked, index)
        )
    return best


def _read_unit(marked: Marked, index: int, lean: Lean) -> Found | None:
    best = longest(
        read_period(marked, index), read_weekday(marked, index), calendar_at(marked, index), _worded_year(marked, index),
        read_clock(marked, index), read_duration(marked, index), read_spell(marked, index), read_nth(marked, index),
        _day_number(marked, index),
    )  # fmt: skip
    best = _from_now(marked, best) or _until_now(marked, index)
    if lean == "future":
        best = read_nth_weekday(marked, index) or best or read_whole_text(marked, index)
    return _week_first(marked, best)


def _day_number(marked: Marked, index: int) -> Found | None:
    """ "يوم 27", where nothing that could be counted follows."""
    number = norm_at(marked, index + 1)
    if (
        norm_at(marked, index) not in ("يوم", "ليوم")
        or not number.isdecimal()
        or len(number) > 2
        or not 1 <= int(number) <= 31
    ):
        return None
    after = norm_at(marked, index + 2)
    if (
        is_counted_noun(marked, index + 2)
        or after in ("/", "-", ":", "%", ".")
        and index + 3 < len(marked.words)
        and marked.words[index + 3].kind == "number"
    ):
        return None
    return Found(index, index + 2, "DATE", Spec(kind="calendar", day=int(number)))


def _week_first(marked: Marked, found: Found | None) -> Found | None:
    """A week with its day after it: "الأسبوع القادم الأحد"."""
    if found is None or found.spec.kind != "shift" or found.spec.unit != "w":
        return found
    day = entry_at(marked, found.end, "weekday")
    if day is None or day.conj or day.prep:
        return found
    return Found(
        found.first,
        found.end + 1,
        "DATE",
        Spec(kind="weekday", weekday=int(day.value), unit="w", amount=found.spec.amount),
    )


def _worded_year(marked: Marked, index: int) -> Found | None:
    year = read_year(marked, index, bare=False)
    if year is not None and norm_at(marked, index) not in ("،", ",", "من"):
        return Found(index, year[0], "DATE", Spec(kind="calendar", year=year[1], hijri=year[2]))
    pair = entry_at(marked, index, "timedual0")
    if pair is None or pair.value != "y":
        return None
    year = read_year(marked, index + 1, bare=True)
    return Found(index, year[0], "DATE", Spec(kind="calendar", year=year[1], hijri=year[2])) if year else None


def _range_start(marked: Marked, index: int) -> Found | None:
    """The first day of a range whose month stands after the second: "من 19 إلى 20 نوفمبر", "الرابع والخامس من أغسطس"."""
    number = marked.words[index].norm if marked.words[index].kind == "number" else ""
    if number:
        if len(number) > 2 or not number.isdecimal() or not 1 <= int(number) <= 31:
            return None
        at, day = index + 1, int(number)
    else:
        ordinal = read_day(marked, index)
        if ordinal is None:
            return None
        at, day = ordinal
    if at >= len(marked.words):
        return None
    link = norm_at(marked, at)
    if link in _RANGE_LINKS:
        second = read_calendar(marked, at + 1)
    elif not number and link.startswith("وال"):  # "في الرابع والخامس من أغسطس"
        second = read_calendar(marked, at)
    else:
        return None
    if second is None or second[1].day is None or second[1].day < day:
        return None
    if second[1].month is None and second[1].unit != "m":
        return None
    return Found(index, at, "DATE", replace(second[1], day=day))


_RANGE_LINKS = ("الي", "حتي", "و", "-", "–", "وحتي", "", "والي", "/")


def _read_set(marked: Marked, index: int, lean: Lean) -> Found | None:
    entry = entry_at(marked, index, "set")
    if entry is None:
        return read_set(marked, index)
    if qualifies(marked, index):
        return None
    return Found(index, index + entry.n_words, "SET", Spec(kind="fixed", value=entry.value))


def _read_early(marked: Marked, index: int, lean: Lean) -> Found | None:
    """The early or late hours of a day: "ساعة مبكرة من صباح الاثنين", "الساعات الأولى من فجر أمس"."""
    entry = entry_at(marked, index, "early")
    at = index + entry.n_words if entry is not None else index
    if entry is None or norm_at(marked, at) != "من" or at + 1 >= len(marked.words):
        return None
    day = _read_part(marked, at + 1, lean) or longest(
        read_day_word(marked, at + 1), read_weekday(marked, at + 1), calendar_at(marked, at + 1)
    )
    if day is None or only_month(day.spec):
        return None
    return replace(day, first=index)


def _read_part(marked: Marked, index: int, lean: Lean) -> Found | None:
    """A part of a day with its day: "مساء اليوم", "صباح الاثنين", "فجر 12 أغسطس"; alone only in an assistant's sentence."""
    entry = first_of(marked, index, ("part", "midnight", "noon", "eve"))
    if entry is None:
        return None
    clock = read_clock(marked, index)
    if clock is not None:
        return clock
    end = index + entry.n_words
    at = end + 1 if norm_at(marked, end) in ("يوم", "من") else end
    day = (
        longest(read_day_word(marked, at), read_weekday(marked, end), calendar_at(marked, end))
        if end < len(marked.words)
        else None
    )
    if day is not None and at > end and norm_at(marked, end) == "من" and day.type != "DATE":
        day = None
    inner = day.spec if day is not None and day.type == "DATE" and not only_month(day.spec) else None
    end = day.end if inner is not None and day is not None else end
    if entry.cls == "eve":
        if inner is None or entry.prep == "ك":
            return None
        return (
            Found(index, end, "DATE", inner)
            if entry.value == "D"
            else Found(index, end, "TIME", Spec(kind="part", part=entry.value, inner=inner))
        )
    if entry.cls == "midnight":
        hour = (
            24 if lean == "past" and inner is not None and not inner.hijri else 0
        )  # the night after that day
        return Found(index, end, "TIME", Spec(kind="clock", hour=hour, minute=0, inner=inner))
    if entry.cls == "noon":
        return Found(index, end, "TIME", Spec(kind="clock", hour=int(entry.value), minute=0, inner=inner))
    if inner is None and lean == "past" and not is_told_part(marked, index, end):
        return None
    if (
        inner is None
        and lean == "future"
        and (not entry.definite and entry.n_words == 1 and entry.value != "AF")
    ):
        return None
    return Found(index, end, "TIME", Spec(kind="part", part=entry.value, inner=inner))


def only_month(spec: Spec) -> bool:
    return spec.kind == "calendar" and spec.day is None


def _read_bound(marked: Marked, index: int, lean: Lean) -> Found | None:
    return longest(read_nth(marked, index), _first_of(marked, index), read_bound(marked, index))


def _first_of(marked: Marked, index: int) -> Found | None:
    """ "أول فبراير" is its first day."""
    month = read_calendar(marked, index + 1) if norm_at(marked, index) in ("اول", "غره", "لاول") else None
    if month is None or month[1].day is not None or month[1].month is None:
        return None
    return Found(index, month[0], "DATE", replace(month[1], day=1))


def _read_before(marked: Marked, index: int, lean: Lean) -> Found | None:
    """ "هذا العام", "نفس اليوم", "هذا سبتمبر"."""
    found = longest(read_period(marked, index), read_season(marked, index))
    if found is not None:
        return found
    entry = entry_at(marked, index, "before")
    part = entry_at(marked, index + 1, "part")
    if entry is not None and entry.value == "this" and part is not None and part.definite and not part.prep:
        today = Spec(kind="shift", unit="d", amount=0)
        return Found(index, index + 1 + part.n_words, "TIME", Spec(kind="part", part=part.value, inner=today))
    month = read_calendar(marked, index + 1) if entry is not None and entry.value == "this" else None
    if month is None or month[1].day is not None or month[1].which or month[1].year is not None:
        return None
    return Found(index, month[0], "DATE", replace(month[1], which="this"))


def _read_whole(marked: Marked, index: int, lean: Lean) -> Found | None:
    """ "طوال الليل" is a time, "طوال العام" and "بقية الأسبوع" lengths of one."""
    night = entry_at(marked, index + 1, "part")
    if night is not None and night.definite:
        return Found(index, index + 1 + night.n_words, "TIME", Spec(kind="part", part=night.value))
    unit = entry_at(marked, index + 1, "timeunit")
    if unit is None or unit.prep or unit.conj:
        return None
    if entry_at(marked, index, "rest") is not None:
        inner = read_period(marked, index + 1)
        if inner is not None:
            return Found(index, inner.end, inner.type, inner.spec)
        if not unit.definite or unit.value not in "dwmy":
            return None
        return Found(index, index + 2, "DATE", Spec(kind="shift", unit=unit.value, amount=0))
    month = any(entry_at(marked, index + 2, cls) for cls in ("after", "gregorian", "hijri"))
    if month:
        return None
    value = {"d": "P1D", "w": "P1W", "m": "P1M", "y": "P1Y", "H": "PT1H"}.get(unit.value)
    return None if value is None else Found(index, index + 2, "DURATION", Spec(kind="fixed", value=value))


def _read_spell(marked: Marked, index: int, lean: Lean) -> Found | None:
    return read_spell(marked, index)


def _read_season(marked: Marked, index: int, lean: Lean) -> Found | None:
    found = read_season(marked, index)
    entry = entry_at(marked, index, "season")
    if found is None and lean == "future" and entry is not None and entry.definite:
        return Found(index, index + 1, "DATE", Spec(kind="period", part=entry.value, which="this"))
    return found


def _read_decade(marked: Marked, index: int, lean: Lean) -> Found | None:
    return read_decade(marked, index)


def _read_fraction(marked: Marked, index: int, lean: Lean) -> Found | None:
    return longest(read_part_of_year(marked, index), read_duration(marked, index)) or _bare_quarter(
        marked, index, lean
    )


def _bare_quarter(marked: Marked, index: int, lean: Lean) -> Found | None:
    """A quarter without its year where results or a span of time are spoken of: "أرباح الربع الثاني", "هذا الربع"."""
    if norm_at(marked, index) not in ("الربع", "للربع", "بالربع"):
        return None
    ordinal = read_ordinal(marked, index + 1)
    if ordinal is None or not ordinal.definite or ordinal.value > 4 or norm_at(marked, ordinal.end) == "من":
        return None
    if lean == "past" and norm_at(marked, index - 1) not in context("before quarter"):
        return None
    return Found(index, ordinal.end, "DATE", Spec(kind="period", part=f"Q{ordinal.value}", which="nearest"))


def _read_back(marked: Marked, index: int, lean: Lean) -> Found | None:
    """ "قبل 3 سنوات", "بعد أسبوعين من الآن": an amount back or ahead of the report's day; "قبل يومين من" is a length."""
    entry = first_of(marked, index, ("back", "ahead"))
    if entry is None:
        return None
    about = norm_at(marked, index + 1) in ("نحو", "حوالي", "قرابه", "زهاء")
    length = read_duration(marked, index + 1 + about) or (_definite_one(marked, index + 2) if about else None)
    if length is None or length.spec.amount is None or (about and length.spec.amount > 100):
        return None
    end, after = length.end, norm_at(marked, length.end)
    from_now = after == "من" and norm_at(marked, end + 1) in ("الان", "اليوم")
    if from_now:
        end += 2
    elif after in ("من", "علي", "عن") or norm_at(marked, end) == "و":
        return None
    sign = -1 if entry.cls == "back" else 1
    if sign > 0 and not from_now and lean == "past":
        return None
    kind = "TIME" if length.spec.unit in "HMSs" else "DATE"
    spec = Spec(kind="ago", unit=length.spec.unit, amount=sign * length.spec.amount)
    return Found(index, end, "TIME" if kind == "TIME" else "DATE", spec)


def _definite_one(marked: Marked, index: int) -> Found | None:
    """A month or so, which takes the article after "about": "قبل نحو الشهر"."""
    unit = entry_at(marked, index, "timeunit")
    if unit is None or not unit.definite or unit.value not in "wmy" or entry_at(marked, index + 1, "after"):
        return None
    return Found(index, index + 1, "DURATION", Spec(kind="fixed", unit=unit.value, amount=1))


def _read_beside(marked: Marked, index: int, lean: Lean) -> Found | None:
    """ "بعد ذلك بيومين", "قبلها بثلاثة أيام": counted from the last date of the text."""
    entry = first_of(marked, index, ("ahead2", "back2"))
    at = index + entry.n_words if entry is not None else index
    length = read_duration(marked, at) if entry is not None else None
    if (
        entry is None
        or length is None
        or length.spec.amount is None
        or not norm_at(marked, at).startswith("ب")
    ):
        return None
    sign = 1 if entry.cls == "ahead2" else -1
    unit = "d" if length.spec.unit == "n" else length.spec.unit
    if unit not in "dwmy" or length.spec.amount != int(length.spec.amount):
        return None
    spec = Spec(kind="text", unit=unit, amount=sign * length.spec.amount)
    return Found(index, length.end, "DATE", spec)


def _read_feast(marked: Marked, index: int, lean: Lean) -> Found | None:
    """A feast with its year; in an assistant's sentence also without."""
    entry = entry_at(marked, index, "feast")
    if entry is None:
        return None
    end = index + entry.n_words
    year = read_year(marked, end, bare=True)
    if year is None and lean == "past":
        return None
    spec = Spec(kind="feast", value=entry.value, year=year[1] if year else None, hijri=bool(year and year[2]))
    return Found(index, year[0] if year else end, "DATE", spec)


def _read_ref(marked: Marked, index: int, lean: Lean) -> Found | None:
    return read_ref(marked, index)


def _read_then(marked: Marked, index: int, lean: Lean) -> Found | None:
    return read_then(marked, index)


def _read_like(marked: Marked, index: int, lean: Lean) -> Found | None:
    return read_like(marked, index)


def _read_day(marked: Marked, index: int, lean: Lean) -> Found | None:
    return read_day_word(marked, index)


_Reader = Callable[[Marked, int, Lean], Found | None]
_READERS: dict[str, _Reader] = {
    "number": _read_number, "word": _read_word, "unit": _read_unit, "ref": _read_ref, "then": _read_then,
    "like": _read_like, "set": _read_set, "day": _read_day, "part": _read_part, "bound": _read_bound,
    "before": _read_before, "whole": _read_whole, "season": _read_season, "decade": _read_decade,
    "fraction": _read_fraction, "back": _read_back, "feast": _read_feast, "spell": _read_spell,
    "beside": _read_beside, "early": _read_early,
}  # fmt: skip
_CLASSES = {
    "word": (
        "unit", "ten", "teen", "tens", "hundred", "hundreds", "scale", "dual", "ordinal", "ordinal1", "gregorian",
        "hijri", "some", "vague", "one",
    ),
    "unit": ("weekday", "weekday0", "timeunit", "timeunits", "timedual", "timedual0"),
    "ref": ("ref", "earlier", "soon", "later", "recently", "before_now", "past"),
    "set": ("set", "each"),
    "day": ("day", "today", "tonight"),
    "part": ("part", "midnight", "noon", "eve"),
    "whole": ("whole", "rest"),
    "fraction": ("fraction", "fractions"),
    "back": ("back", "ahead"),
    "beside": ("ahead2", "back2"),
    "bound": ("bound", "bound0"),
    **{name: (name,) for name in ("then", "like", "before", "season", "decade", "feast", "spell", "early")},
}  # fmt: skip
_GROUPS = {cls: name for name, classes in _CLASSES.items() for cls in classes}
