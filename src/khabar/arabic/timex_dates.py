"""Readers of calendar dates: days, months and years in words and digits, in both calendars."""

from msgspec.structs import replace

from khabar.arabic.entries import Entry, Marked, context, entry_at, norm_at
from khabar.arabic.numerals import Number, digits_value, read_number, read_ordinal
from khabar.arabic.timex_spec import Spec

_COMMAS = frozenset("،,")
_YEAR_WORDS = frozenset(("عام", "العام", "سنه", "السنه", "لعام", "للعام", "لسنه", "بعام", "بسنه"))
_HIJRI = frozenset(("ه", "هجري", "هجريه", "هجريا", "الهجري", "للهجره"))
_GREGORIAN = frozenset(("م", "ميلادي", "ميلاديه", "الميلادي", "للميلاد"))
_AROUND = frozenset({("(", ")"), ('"', '"'), ("«", "»"), ("“", "”")})
_MONTH_WORDS = frozenset(("شهر", "لشهر", "بشهر", "وشهر"))


def read_calendar(marked: Marked, first: int) -> tuple[int, Spec] | None:
    """End and content of the calendar date that begins at a word: a day with its month, a month with or without year.

    "يوم الأحد 17 مايو 1994", "الثامن من يوليو", "25 شوال 1436 هـ", "كانون الأول (ديسمبر) المقبل", "2016/04/21".
    """
    at, weekday = _leading_weekday(marked, first)
    numeric = _read_numeric(marked, at)
    if numeric is not None:
        return numeric
    named = _read_day_month(marked, at) or _read_month_day(marked, at)
    if named is not None:
        end, spec = named
        return end, (spec if weekday is None else _with_weekday(spec, weekday))
    if at > first and weekday is not None:
        return None
    month = read_month(marked, first)
    if month is None:
        return None
    end, number, hijri = month
    return _with_year(marked, end, Spec(kind="calendar", month=number, hijri=hijri))


def read_month(marked: Marked, first: int) -> tuple[int, int, bool] | None:
    """End, number and calendar (Hijri?) of a month name, with its other name beside it: "آب/أغسطس", "آذار (مارس)"."""
    at = first + 1 if norm_at(marked, first) in _MONTH_WORDS else first
    entry = entry_at(marked, at, "gregorian") or entry_at(marked, at, "hijri")
    if entry is None:
        return _numbered_month(marked, at) if at > first else None
    end = at + entry.n_words
    after = _second_name(marked, end, entry.cls, entry.value)
    if entry.value.endswith("?") and at == first and not _is_month(marked, first, entry, after):
        return None
    return after, int(entry.value.rstrip("?")), entry.cls == "hijri"


def read_year(marked: Marked, first: int, *, bare: bool) -> tuple[int, int, bool] | None:
    """End, year and calendar (Hijri?) of a year: "عام 2014", "1436هـ", "ألفين وثمانية عشر"; without عام only if `bare`."""
    at = first
    while (
        norm_at(marked, at) in _COMMAS
        or norm_at(marked, at) == "من"
        or _links_year(marked, at)
        or _slash_year(marked, at)
    ):
        at += 1
        if at > first + 2:
            return None
    worded = norm_at(marked, at) in _YEAR_WORDS
    at += worded
    if not worded and not bare:
        return None
    if at >= len(marked.words):
        return None
    word = marked.words[at]
    if word.kind == "number":
        value = digits_value(word.norm) if word.norm.isdecimal() else None
        short = len(word.norm) in (2, 3) and _has_glued_mark(marked, at)  # "79م"
        if value is None or not (short or len(word.norm) in ((3, 4) if worded else (4,))):
            return None
        if short and not worded:
            return at + 2, int(value), False
        year, end = int(value), at + 1
    else:
        number = read_number(marked, at)
        if number is None or number.conj or not isinstance(number.value, int):
            return None
        halves = _halved_year(marked, at, number) if worded else None
        if halves is not None:
            return *halves, False
        if not (1000 <= number.value <= 2100 or (worded and 100 <= number.value <= 2100)):
            return None
        year, end = number.value, number.end
    end, hijri = year_mark(marked, end)
    if not worded and not hijri and not 1000 <= year <= 2200:
        return None
    return end, year, hijri or (1340 <= year <= 1460 and not _is_gregorian(marked, end))


def _has_glued_mark(marked: Marked, at: int) -> bool:
    return norm_at(marked, at + 1) == "م" and marked.words[at + 1].start == marked.words[at].end


def _is_gregorian(marked: Marked, end: int) -> bool:
    return norm_at(marked, end - 1) in _GREGORIAN or norm_at(marked, end) in _GREGORIAN


def _slash_year(marked: Marked, at: int) -> bool:
    """ "7/يوليو/2015"."""
    return norm_at(marked, at) == "/" and len(norm_at(marked, at + 1)) == 4 and norm_at(marked, at - 2) == "/"


def _links_year(marked: Marked, at: int) -> bool:
    """ "في سنة 2014" after a month."""
    return norm_at(marked, at) == "في" and norm_at(marked, at + 1) in _YEAR_WORDS


def _halved_year(marked: Marked, first: int, number: Number) -> tuple[int, int] | None:
    """A year said in two halves: "تسعة عشر ثمانية وعشرون" → 1928."""
    if not 10 <= number.value <= 20:
        return None
    second = read_number(marked, number.end)
    if second is None or second.digits or not isinstance(second.value, int) or not 10 <= second.value <= 99:
        return None
    return second.end, int(number.value) * 100 + second.value


def year_mark(marked: Marked, end: int) -> tuple[int, bool]:
    """The end of a year with هـ or م after it, and whether it is Hijri; م joins only where it is glued on."""
    norm = norm_at(marked, end)
    if norm in _HIJRI:
        return end + 1, True
    if norm in _GREGORIAN and marked.words[end].start == marked.words[end - 1].end:
        return end + 1, False
    return end, False


def _leading_weekday(marked: Marked, first: int) -> tuple[int, int | None]:
    at = first + 1 if norm_at(marked, first) in ("يوم", "ليوم", "ويوم") else first
    entry = entry_at(marked, at, "weekday")
    if entry is None:
        return at, None
    at += 1
    for _ in range(3):
        if norm_at(marked, at) in ("،", ",", "(", "الموافق", "في", "-", "يوم"):
            at += 1
    return at, int(entry.value)


def _with_weekday(spec: Spec, weekday: int) -> Spec:
    return Spec(
        kind="calendar", year=spec.year, month=spec.month, day=spec.day, hijri=spec.hijri, which=spec.which,
        weekday=weekday, inner=spec.inner, unit=spec.unit, amount=spec.amount,
    )  # fmt: skip


def _read_day_month(marked: Marked, first: int) -> tuple[int, Spec] | None:
    day = read_day(marked, first)
    if day is None:
        return None
    at, number = day
    if (norm_at(marked, first - 1), norm_at(marked, at)) in _AROUND:
        at += 1  # "«12» أغسطس"
    at = at + 1 if norm_at(marked, at) in ("من", "/", "-", ".") else at
    month = read_month(marked, at)
    if month is not None:
        end, month_number, hijri = month
        return _with_year(marked, end, Spec(kind="calendar", month=month_number, day=number, hijri=hijri))
    return _day_of_period(marked, at, number)


def _day_of_period(marked: Marked, at: int, day: int) -> tuple[int, Spec] | None:
    """A day of the running, last or next month: "20 من الشهر المقبل", "25 الجاري"."""
    if norm_at(marked, at) in ("الجاري", "الجارى", "الحالي"):
        return at + 1, Spec(kind="calendar", day=day, unit="m", amount=0)
    before = entry_at(marked, at, "before")
    at_unit = at + 1 if before is not None else at
    unit = entry_at(marked, at_unit, "timeunit")
    if unit is None or unit.value != "m" or not (unit.definite or before):
        return None
    after = entry_at(marked, at_unit + 1, "after")
    which = after.value if after is not None else before.value if before is not None else ""
    amount = {"last": -1, "next": 1, "following": 1, "this": 0, "same": 0}.get(which)
    if amount is None:
        return None
    spec = Spec(kind="calendar", day=day, unit="m", amount=amount, which="same" if which == "same" else "")
    return at_unit + (2 if after else 1), spec


def _read_month_day(marked: Marked, first: int) -> tuple[int, Spec] | None:
    """A month before its day, as translations from English have it: "سبتمبر 10", "مايو الحادي عشر"."""
    month = read_month(marked, first)
    if month is None:
        return None
    end, number, hijri = month
    day = read_day(marked, end)
    if day is None or norm_at(marked, first) in _MONTH_WORDS:
        return None
    at, day_number = day
    if at < len(marked.words) and marked.words[at].kind == "arabic" and entry_at(marked, at, "part") is None:
        following = read_year(marked, at, bare=True)
        if following is None and norm_at(marked, at) not in ("الي", "وحتي", "والي", "حتي", "و", "من", "في"):
            return None
    return _with_year(marked, at, Spec(kind="calendar", month=number, day=day_number, hijri=hijri))


def read_day(marked: Marked, first: int) -> tuple[int, int] | None:
    """End and number of a day of the month, in digits or as an ordinal: "17", "الحادي والعشرين", "الأول"."""
    if first >= len(marked.words):
        return None
    word = marked.words[first]
    if word.kind == "number":
        value = int(word.norm) if word.norm.isdecimal() and len(word.norm) <= 2 else 0
        return (first + 1, value) if 1 <= value <= 31 else None
    ordinal = read_ordinal(marked, first) if norm_at(marked, first) != "الاولي" else None
    if ordinal is not None and 1 <= ordinal.value <= 31 and (ordinal.definite or ordinal.value == 1):
        return ordinal.end, int(ordinal.value)
    number = read_number(marked, first)
    if entry_at(marked, first - 1, "timeunits") is not None:
        return None  # "في الأشهر الثلاثة من يوليو إلى سبتمبر"
    if number is not None and isinstance(number.value, int) and 1 <= number.value <= 31 and number.definite:
        return number.end, number.value
    return None


def _with_year(marked: Marked, end: int, spec: Spec) -> tuple[int, Spec]:
    """The date with the year, the "last", "next" or "of this year" that follows it."""
    year = read_year(marked, end, bare=True)
    if year is not None and not (spec.day is None and _is_counted(marked, year[0], end)):
        after, number, hijri = year
        return after, replace(spec, year=number, hijri=spec.hijri and (hijri or number < 1600))
    after_entry = entry_at(marked, end, "after")
    if after_entry is not None and after_entry.value in (
        "last",
        "next",
        "this",
        "same",
        "recent",
        "following",
    ):
        which = "last" if after_entry.value == "recent" else after_entry.value
        return end + 1, replace(spec, which=which)
    shifted = read_year_shift(marked, end)
    if shifted is not None:
        return shifted[0], replace(spec, unit="y", amount=shifted[1])
    return end, spec


def read_year_shift(marked: Marked, first: int) -> tuple[int, int] | None:
    """End and shift of "this year", "last year", "next year" after a date: "من العام الماضي", "هذا العام"."""
    at = first + 1 if norm_at(marked, first) in ("من", "في") else first
    before = entry_at(marked, at, "before")
    if before is not None:
        at += 1
    unit = entry_at(marked, at, "timeunit")
    if unit is None or unit.value != "y" or not unit.definite:
        return None
    after = entry_at(marked, at + 1, "after")
    which = after.value if after is not None else before.value if before is not None else ""
    amount = {"last": -1, "next": 1, "this": 0}.get(which)
    return None if amount is None else (at + (2 if after is not None else 1), amount)


def _is_counted(marked: Marked, after: int, first: int) -> bool:
    """Whether digits after a month count something: "في مايو 2000 مدرسة" has no year."""
    return False if after - first > 1 or after >= len(marked.words) else is_counted_noun(marked, after)


def is_counted_noun(marked: Marked, index: int) -> bool:
    """Whether a word can be what a number before it counts: an indefinite noun without a preposition on it."""
    if index >= len(marked.words):
        return False
    word = marked.words[index]
    if word.kind != "arabic" or word.pos not in ("NOUN", "X", "ADJ") or len(word.norm) < 2:
        return False
    if (
        word.proclitics
        or word.norm.startswith(("ال", "لل", "لت", "لا", "لك", "لي", "لم", "بع", "بـ"))
        or marked.entries[index] is not None
    ):
        return entry_at(marked, index, "scale") is not None or entry_at(marked, index, "scales") is not None
    return word.norm not in context("no nouns")


def _numbered_month(marked: Marked, at: int) -> tuple[int, int, bool] | None:
    """The month in "شهر 3", "شهر عشرة": a number from 1 to 12 after شهر that counts nothing."""
    number = read_number(marked, at)
    if (
        number is None
        or number.conj
        or number.prep
        or not isinstance(number.value, int)
        or not 1 <= number.value <= 12
        or norm_at(marked, at) in ("واحد", "واحدا")  # "قبل شهر واحد": one month
    ):
        return None
    return None if is_counted_noun(marked, number.end) else (number.end, number.value, False)


def _second_name(marked: Marked, end: int, cls: str, value: str) -> int:
    """The end with the month's other name: "(ديسمبر)", "/ أغسطس", "حزيران" right after "يونيو"."""
    opening = norm_at(marked, end)
    at = end + 1 if opening in ("(", "/", "-", "[", "«", "،") else end
    other = entry_at(marked, at, cls)
    if other is None or other.value.rstrip("?") != value.rstrip("?") or other.conj or other.prep:
        return end
    at += other.n_words
    if opening in ("(", "[", "«"):
        return at + 1 if norm_at(marked, at) in (")", "]", "»") else end
    return at


def _is_month(marked: Marked, at: int, entry: Entry, end: int) -> bool:
    """Whether a name that is also another word (مارس, آب, رجب) is the month here: by what stands about it."""
    surface = marked.words[at].span.of(marked.text)
    if (
        "آ" not in surface
        and norm_at(marked, at).endswith("اب")
        and end == at + 1
        and not _has_year(marked, end)
    ):
        return entry_at(marked, end, "after") is not None
    if end > at + entry.n_words or _has_year(marked, end) or entry_at(marked, end, "after") is not None:
        return True
    ordinal, after = read_ordinal(marked, end), norm_at(marked, end)
    if after.isdecimal() and len(after) <= 2 and norm_at(marked, end + 1) in ("الي", "حتي", "-"):
        return True
    if after == "بين" or (ordinal is not None and ordinal.definite and 10 < ordinal.value <= 31):
        return True
    before = norm_at(marked, at - 1)
    if after == "/":
        return True
    if before in context("before month") or (entry.prep and before in ("مقارنه", "لغايه")):
        return True
    return at > 0 and (
        marked.words[at - 1].kind == "number" and len(before) <= 2 or read_day_before(marked, at)
    )


def read_day_before(marked: Marked, at: int) -> bool:
    """Whether an ordinal day stands before a month: "الثاني من مارس"."""
    return any(entry_at(marked, at - back, "ordinal") is not None for back in (1, 2, 3) if at >= back)


def _has_year(marked: Marked, at: int) -> bool:
    return read_year(marked, at, bare=True) is not None


def _read_numeric(marked: Marked, first: int) -> tuple[int, Spec] | None:
    """Dates in figures: 2016/04/21, 9-18-15, 22-4, 16.11.2016, 1 /6 /1437هـ, 2015.3."""
    fields, end = _numeric_fields(marked, first)
    if not fields:
        return None
    numbers = [int(field) for field in fields]
    if len(fields) == 3:
        return _three_fields(marked, fields, numbers, end)
    if len(fields) == 2 and 4 in (len(fields[0]), len(fields[1])):
        year, month = (numbers[0], numbers[1]) if len(fields[0]) == 4 else (numbers[1], numbers[0])
        if 1 <= month <= 12 and 1800 <= year <= 2100 and len(fields[0]) + len(fields[1]) <= 6:
            return end, Spec(kind="calendar", year=year, month=month)
    return None


def _three_fields(marked: Marked, fields: list[str], numbers: list[int], end: int) -> tuple[int, Spec] | None:
    if len(fields[0]) == 4:
        year, month, day = numbers
    elif len(fields[2]) in (2, 4):
        day, month, year = numbers
        if len(fields[2]) == 2:
            if len(fields[0]) != 2 or numbers[2] > 31 or numbers[0] <= 31 < numbers[2] or month > 12:
                year = numbers[2] + (2000 if numbers[2] < 70 else 1900)
            if month > 12 >= day:
                day, month = month, day
            year = numbers[2] + (2000 if numbers[2] < 70 else 1900)
    else:
        return None
    if month > 12 and day <= 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    end, hijri = year_mark(marked, end)
    return end, Spec(kind="calendar", year=year, month=month, day=day, hijri=hijri or 1300 <= year <= 1500)


def _numeric_fields(marked: Marked, first: int) -> tuple[list[str], int]:
    """Two or three whole numbers with one and the same mark between them; else nothing."""
    if first >= len(marked.words) or marked.words[first].kind != "number":
        return [], first
    norm = marked.words[first].norm
    if not norm.isdecimal():
        fields = norm.split(".")
        plain = all(1 <= len(field) <= 4 and field.isdecimal() for field in fields)
        return (fields, first + 1) if plain and (len(fields) == 3 or len(fields[0]) == 4) else ([], first)
    fields, at, mark = [norm], first + 1, norm_at(marked, first + 1)
    if mark not in ("/", "-", "\\", "."):
        return [], first
    while len(fields) < 4 and norm_at(marked, at) == mark and _is_field(marked, at + 1):
        fields.append(marked.words[at + 1].norm)
        at += 2
    if norm_at(marked, at) == mark and _is_field(marked, at + 1):
        return [], first
    glued = marked.words[at - 1].end - marked.words[first].start <= sum(map(len, fields)) + len(
        fields
    ) + 1 + 2 * (len(fields) - 1)
    return (fields, at) if 2 <= len(fields) <= 3 and glued else ([], first)


def _is_field(marked: Marked, index: int) -> bool:
    return (
        index < len(marked.words)
        and marked.words[index].norm.isdecimal()
        and len(marked.words[index].norm) <= 4
    )
