"""Readers for an assistant's sentences only (lean="future"): bare days and hours that in news would be counts or scores."""

from khabar.arabic.entries import Marked, entry_at, norm_at
from khabar.arabic.numerals import read_number, read_ordinal
from khabar.arabic.timex_dates import read_year
from khabar.arabic.timex_spec import Found, Spec, duration

_BEFORE_DAY = frozenset(("في", "الي", "يوم", "عند", "حتي", "من"))
_PARTS = ("part", "part0", "noon")


def read_short_date(marked: Marked, first: int) -> Found | None:
    """Day and month in figures without a year: "22-4", "04/22", "4.22"."""
    word = marked.words[first]
    fields = word.norm.split(".")
    end = first + 1
    if len(fields) == 1 and norm_at(marked, end) in ("-", "/") and end + 1 < len(marked.words):
        fields.append(marked.words[end + 1].norm)
        end += 2
        if norm_at(marked, end) in ("-", "/"):
            return None
    if len(fields) != 2 or not all(field.isdecimal() and 1 <= len(field) <= 2 for field in fields):
        return None
    day, month = int(fields[0]), int(fields[1])
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= month <= 12 and 12 < day <= 31):
        return None
    return Found(first, end, "DATE", Spec(kind="calendar", month=month, day=day))


def read_bare_day(marked: Marked, first: int) -> Found | None:
    """A day of the month alone at the end of a clause: "سأعود في 15", "عدت للثاني"."""
    if not _ends_clause(marked, first + 1) and read_ordinal(marked, first) is None:
        return None
    before = norm_at(marked, first - 1)
    word = marked.words[first]
    if word.kind == "number":
        if (
            before not in _BEFORE_DAY
            or not word.norm.isdecimal()
            or len(word.norm) > 2
            or not 1 <= int(word.norm) <= 31
            or before in ("عند", "من", "حتي")
        ):
            return None
        return Found(first, first + 1, "DATE", Spec(kind="calendar", day=int(word.norm)))
    ordinal = read_ordinal(marked, first)
    number = ordinal or read_number(marked, first)
    if (
        number is None
        or not number.definite
        or not 1 <= number.value <= 31
        or not _ends_clause(marked, number.end)
    ):
        return None
    if before not in _BEFORE_DAY and not number.prep:
        return None
    if ordinal is not None and _is_feminine(marked, first) and not number.prep:
        return Found(first, number.end, "TIME", Spec(kind="clock", hour=int(number.value) % 24))
    return Found(first, number.end, "DATE", Spec(kind="calendar", day=int(number.value)))


def read_bare_hour(marked: Marked, first: int) -> Found | None:
    """An hour without الساعة: "الحادية عشرة", "340 مساء"."""
    word = marked.words[first]
    if word.kind == "number":
        part = next((found for cls in _PARTS if (found := entry_at(marked, first + 1, cls))), None)
        if part is None or not word.norm.isdecimal() or len(word.norm) not in (3, 4):
            return None
        hour, minute = int(word.norm[:-2]), int(word.norm[-2:])
        if hour > 12 or minute > 59:
            return None
        hour += 12 if part.value in ("EV", "AF", "NI") and hour < 12 else 0
        return Found(first, first + 1 + part.n_words, "TIME", Spec(kind="clock", hour=hour, minute=minute))
    ordinal = read_ordinal(marked, first)
    if ordinal is None or not ordinal.definite or ordinal.value > 12 or not _ends_clause(marked, ordinal.end):
        return None
    if ordinal.value == 11 and norm_at(marked, first - 1) not in ("الباب", "الطابق", "اليوم"):
        return Found(first, ordinal.end, "TIME", Spec(kind="clock", hour=11))
    return None


def read_nth_weekday(marked: Marked, first: int) -> Found | None:
    """The n-th weekday of the running month: "الأحد الثاني"."""
    at = first + (norm_at(marked, first) == "يوم")
    weekday = entry_at(marked, at, "weekday")
    ordinal = read_ordinal(marked, at + 1) if weekday is not None else None
    if (
        weekday is None
        or ordinal is None
        or not ordinal.definite
        or ordinal.value > 5
        or not _ends_clause(marked, ordinal.end)
    ):
        return None
    inner = Spec(kind="shift", unit="m", amount=0)
    spec = Spec(kind="nth", weekday=int(weekday.value), amount=ordinal.value, inner=inner)
    return Found(first, ordinal.end, "DATE", spec)


def read_whole_text(marked: Marked, first: int) -> Found | None:
    """A unit that is the whole text: "أسبوع" → P1W."""
    unit = entry_at(marked, first, "timeunit")
    if len(marked.words) != 1 or unit is None or unit.definite or unit.value == "s":
        return None
    return Found(
        first, first + 1, "DURATION", Spec(kind="fixed", value=duration(1, unit.value), unit=unit.value)
    )


def read_written_year(marked: Marked, first: int) -> Found | None:
    """A year in words without عام: "في ألف وسبعمائة وتسعة وثمانين"."""
    if norm_at(marked, first - 1) not in ("في", "من", "منذ"):
        return None
    year = read_year(marked, first, bare=True)
    if year is None or year[0] < first + 3 or not _ends_clause(marked, year[0]):
        return None
    return Found(first, year[0], "DATE", Spec(kind="calendar", year=year[1]))


def _is_feminine(marked: Marked, first: int) -> bool:
    return norm_at(marked, first).endswith(("يه", "ثه", "عه", "سه", "نه", "ره", "ده"))


def _ends_clause(marked: Marked, at: int) -> bool:
    return (
        at >= len(marked.words)
        or marked.words[at].kind == "mark"
        and norm_at(marked, at) not in ("-", "/", "%", ":", "(")
    )
