"""Readers of lengths and repetitions: "ثلاثة أيام", "ساعة ونصف", "قبل 3 سنوات", "كل يوم اثنين"."""

from khabar.arabic.entries import Entry, Marked, context, entry_at, norm_at
from khabar.arabic.numerals import read_fraction, read_number, read_ordinal
from khabar.arabic.timex_spec import Found, Spec, duration

_SPELLS = frozenset({"فتره", "مده", "لفتره", "لمده", "بفتره", "وفتره"})
_SPELL_LENGTHS = frozenset({"طويله", "وجيزه", "قصيره", "محدوده", "بسيطه"})
_AROUND = frozenset({("(", ")"), ('"', '"'), ("«", "»"), ("“", "”")})
_LINKS = frozenset(("الي", "حتي", "-", "–", "او"))
_LIVES = frozenset({"عمره", "عمرها", "عمري", "العمر", "عمرهم"})
_BARE_UNITS = frozenset("dwmyHMSnDCs")


def read_duration(marked: Marked, first: int) -> Found | None:
    """The length of time that begins at a word, compound ones included: "عام وشهر و21 يوما"."""
    one = _one_length(marked, first)
    if one is None:
        return None
    end, amount, unit, digits = one
    parts = [(amount, unit)]
    while len(parts) < 4:
        more = _joined_length(marked, end, digits=digits)
        if more is None:
            break
        end = more[0]
        parts.append((more[1], more[2]))
    if len(parts) > 1 and all(amount is not None for amount, _ in parts):
        value = _compound(parts)
    else:
        value = duration(parts[0][0], parts[0][1])
    return Found(first, end, "DURATION", Spec(kind="fixed", value=value, amount=amount, unit=unit))


def read_length_start(marked: Marked, first: int) -> Found | None:
    """The first length of a range whose unit stands after the second: "بين ثلاث و10 سنوات", "( من 10 إلى 15 ) دقيقة"."""
    between = norm_at(marked, first - 1) in ("بين", "مابين")
    if not between and not any(norm_at(marked, first + k) in _LINKS for k in (1, 2, 3)):
        return None
    number = read_number(marked, first)
    if number is None or number.scale > 1 or not 1 <= number.value <= 200:
        return None
    link = norm_at(marked, number.end)
    if not (link in _LINKS or link == "و" and between):
        joined = read_number(marked, number.end) if between else None
        if joined is None or joined.conj != "و":
            return None
        second: Found | None = read_duration(marked, number.end)
    else:
        second = read_duration(marked, number.end + 1)
    if second is None or second.spec.amount is None or second.spec.amount <= number.value:
        return None
    spec = Spec(
        kind="fixed",
        value=duration(number.value, second.spec.unit),
        amount=number.value,
        unit=second.spec.unit,
    )
    return Found(first, number.end, "DURATION", spec)


def read_age(marked: Marked, first: int) -> Found | None:
    """An age without its unit: "في الـ20 من عمره", "الثامنة عشرة من عمرها", "دون سن الـ18"."""
    before = first - 1 - (norm_at(marked, first - 1) in ("ال", "الـ", "ـ"))
    at_age = norm_at(marked, before) in ("سن", "السن", "بسن")
    if not at_age and not any(norm_at(marked, first + k) == "من" for k in (1, 2, 3)):
        return None
    found = read_number(marked, first) or read_ordinal(marked, first)
    if found is None or not 1 <= found.value <= 120 or found.scale > 1:
        return None
    if norm_at(marked, first - 1) in ("العقد", "بالعقد", "عقده", "عقدها", "السنه", "العام"):
        return None  # "في العقد الثالث من العمر" is past twenty
    of_life = norm_at(marked, found.end) == "من" and norm_at(marked, found.end + 1) in _LIVES
    if not of_life and not (at_age and _ends_age(marked, found.end)):
        return None
    end = found.end + 2 if of_life else found.end
    return Found(first, end, "DURATION", Spec(kind="fixed", value=duration(found.value, "y")))


def _ends_age(marked: Marked, at: int) -> bool:
    """Whether no noun follows that a number would count: "سن 18"."""
    return (
        at >= len(marked.words)
        or marked.words[at].kind != "arabic"
        or entry_at(marked, at, "timeunit") is None
    )


def read_spell(marked: Marked, first: int) -> Found | None:
    """A length without a unit: "فترة طويلة", "وقت قصير" → PX, "يوم وليلة" → P1D."""
    norm, following = norm_at(marked, first), norm_at(marked, first + 1)
    if norm == "يوم" and following == "وليله":
        return Found(first, first + 2, "DURATION", Spec(kind="fixed", value="P1D"))
    long_time = norm in ("وقت", "زمن", "لوقت", "لزمن", "بوقت") and following in ("طويل", "قصير", "وجيز")
    if not long_time and not (norm in _SPELLS and following in _SPELL_LENGTHS):
        return None
    return Found(first, first + 2, "DURATION", Spec(kind="fixed", value="PX"))


def _one_length(marked: Marked, first: int) -> tuple[int, int | float | None, str, bool] | None:
    """End, amount (None: unknown), unit, and whether the amount was written in words or figures."""
    return (
        _counted(marked, first) or _fraction_of(marked, first) or _dual(marked, first) or _some(marked, first)
    ) or _bare(marked, first)


def _counted(marked: Marked, first: int) -> tuple[int, int | float | None, str, bool] | None:
    number = read_number(marked, first)
    if number is None:
        return None
    at = number.end
    at += norm_at(marked, at) == ")" and _opens_before(marked, first)
    at += (norm_at(marked, first - 1), norm_at(marked, at)) in _AROUND or norm_at(marked, at) == "/"
    unit = entry_at(marked, at, "timeunit") or entry_at(marked, at, "timeunits")
    if unit is None or unit.prep or unit.conj or (unit.definite and not number.digits):
        return None
    if number.definite and not unit.definite and unit.cls != "timeunits" and number.value < 11:
        return None
    if unit.value == "y" and unit.cls == "timeunit" and _is_year_after(marked, at + 1):
        return None  # "7 مليارات عام 2012"
    if unit.value == "s" or (number.value == 1 and number.digits is False and unit.cls == "timeunits"):
        return None
    end = at + 1
    half = _and_fraction(marked, end)
    value: int | float = number.value
    if half is not None:
        end, value = half[0], value + half[1]
    return _with_whole(marked, end), value, unit.value, True


def _opens_before(marked: Marked, first: int) -> bool:
    """Whether a bracket opens at the first number of a range: "( من 10 إلى 15 ) دقيقة"."""
    linked = norm_at(marked, first - 1) in ("الي", "-", "–", "و")
    return linked and "(" in (norm_at(marked, first - 3), norm_at(marked, first - 4))


def _is_year_after(marked: Marked, at: int) -> bool:
    norm = norm_at(marked, at)
    return len(norm) == 4 and norm.isdecimal()


def _fraction_of(marked: Marked, first: int) -> tuple[int, int | float | None, str, bool] | None:
    """نصف ساعة, ربع قرن, ثلاثة أرباع الساعة."""
    fraction = read_fraction(marked, first)
    unit = entry_at(marked, fraction.end, "timeunit") if fraction is not None else None
    if fraction is None or unit is None or unit.prep or unit.conj or fraction.definite:
        return None
    if unit.value not in "HMDCy" or (unit.value in "y" and unit.definite):
        return None
    amount: int | float = fraction.value
    smaller = {"H": (60, "M"), "D": (10, "y"), "C": (100, "y"), "y": (12, "m"), "M": (60, "S")}[unit.value]
    amount = round(amount * smaller[0], 4)
    return fraction.end + 1, (int(amount) if amount == int(amount) else amount), smaller[1], True


def _dual(marked: Marked, first: int) -> tuple[int, int | float | None, str, bool] | None:
    unit = entry_at(marked, first, "timedual")
    if unit is None or unit.definite and not _is_length(marked, first):
        return None
    end = first + 1
    half = _and_fraction(marked, end)
    if half is not None:
        return half[0], 2 + half[1], unit.value, True
    if norm_at(marked, end) in ("اثنين", "اثنتين"):
        end += 1
    return _with_whole(marked, end), 2, unit.value, True


_BEFORE_LENGTHS = frozenset(
    ("قرابه", "نحو", "زهاء", "منذ", "تتجاوز", "يتجاوز", "تجاوز", "تجاوزت", "عن", "تناهز", "يناهز", "لمده", "مده")
)  # fmt: skip


def _is_length(marked: Marked, first: int) -> bool:
    """Whether two definite units are a length without more said of them: "منذ الشهرين", "لا تتجاوز الساعتين"."""
    after = entry_at(marked, first + 1, "after")
    return after is None and norm_at(marked, first - 1) in _BEFORE_LENGTHS


def _some(marked: Marked, first: int) -> tuple[int, int | float | None, str, bool] | None:
    """عدة أيام, بضع ساعات, عشرات السنين."""
    some = entry_at(marked, first, "some") or entry_at(marked, first, "vague")
    unit = entry_at(marked, first + 1, "timeunits") if some is not None else None
    if some is None or unit is None or unit.prep or unit.conj or (unit.definite and some.cls == "some"):
        return None
    return first + 2, None, unit.value, True


def _bare(marked: Marked, first: int) -> tuple[int, int | float | None, str, bool] | None:
    """A unit without a number, where the words about it show that a length is meant: "منذ أشهر", "خلال شهر"."""
    unit = entry_at(marked, first, "timeunit") or entry_at(marked, first, "timeunits")
    if unit is None or unit.definite or unit.value not in _BARE_UNITS or unit.conj:
        return None
    following = norm_at(marked, first + 1)
    if unit.value == "s":
        alone = unit.cls == "timeunits" and not following.startswith("ال")
        one = unit.cls == "timeunit" and following == "واحده"
        return (first + 1 + one, None, "s", False) if alone or one else None
    if unit.cls == "timeunit":
        return _bare_one(marked, first, unit)
    if following in context("lengthened"):
        return first + 2, None, unit.value, False
    if _is_of_something(marked, first):
        return None
    shows = _shows_length(marked, first, unit)
    if unit.value in "DC":
        shows = norm_at(marked, first - 1) in ("منذ", "ومنذ") or (unit.value == "C" and shows)
    return (first + 1, None, unit.value, False) if shows else None


def _bare_one(marked: Marked, first: int, unit: Entry) -> tuple[int, int | float | None, str, bool] | None:
    if norm_at(marked, first + 1) in context("whole"):
        return first + 2, 1, unit.value, True
    half = _and_fraction(marked, first + 1)
    if half is not None and unit.value in "Hymwd":
        return half[0], 1 + half[1], unit.value, True
    shows = _shows_length(marked, first, unit) and not _is_qualified(marked, first + 1)
    return (first + 1, 1, unit.value, False) if shows else None


def _is_of_something(marked: Marked, first: int) -> bool:
    """Whether a plural is narrowed by a noun, so that it is no length: "ساعات الليل", "أيام العيد", "سنوات الحرب"."""
    following = norm_at(marked, first + 1)
    if following in ("عيد", "شهر", "رمضان", "هذا", "هذه"):
        return True
    if not following.startswith("ال") or marked.words[first + 1].pos == "VERB":
        return False
    return norm_at(marked, first - 1) not in ("قبل", "بعد", "وقبل", "وبعد") or following in context(
        "day parts"
    )


def _shows_length(marked: Marked, first: int, unit: Entry) -> bool:
    before = norm_at(marked, first - 1)
    earlier = entry_at(marked, first - 2, "timeunit") if before == "بعد" else None
    if earlier is not None and earlier.value == unit.value:
        return False  # "يوما بعد يوم"
    before = before[1:] if before[:1] in ("و", "ف") and before[1:] in context("before bare") else before
    if unit.prep == "ل" and unit.cls == "timeunits":
        return True
    if unit.prep == "ب":
        return _is_after_before(marked, first)  # "بعد ذلك بأيام"
    if unit.prep:
        return False
    if before == "في":
        return unit.cls == "timeunits" and unit.value in "HSM"
    if before in ("عن", "علي") and norm_at(marked, first - 2) in ("يزيد", "تزيد", "يقل", "تقل", "زاد"):
        return True
    if before in ("من", "علي"):
        return (
            norm_at(marked, first - 2) in ("اقل", "اكثر", "باقل", "باكثر", "لاقل", "لاكثر") and before == "من"
        )
    return before in context("before bare")


def _is_after_before(marked: Marked, first: int) -> bool:
    """Whether "before" or "after" stands some words ahead: "قبل إطلاق النار بساعات"."""
    sentence = marked.words[first].sentence
    for at in range(first - 1, max(-1, first - 8), -1):
        if marked.words[at].sentence != sentence or marked.words[at].kind == "mark":
            return False
        if norm_at(marked, at) in ("قبل", "بعد", "وقبل", "وبعد", "بعده", "بعدها", "قبلها", "قبله"):
            return True
    return False


def _is_qualified(marked: Marked, at: int) -> bool:
    """Whether a singular unit is narrowed by what follows, so that it is a date: "قبل يوم السبت", "خلال شهر رمضان"."""
    if at >= len(marked.words):
        return False
    if marked.words[at].kind == "number":
        return True
    noun = marked.words[at]
    if norm_at(marked, at - 1) == "يوم" and noun.norm.startswith("ال") and noun.pos in ("NOUN", "PROPN"):
        return True  # "قبل يوم العيد"
    classes = (
        "weekday",
        "gregorian",
        "hijri",
        "day",
        "today",
        "ordinal",
        "after",
        "part",
        "scale",
        "hundreds",
    )
    return any(entry_at(marked, at, cls) for cls in classes)


def _and_fraction(marked: Marked, at: int) -> tuple[int, float] | None:
    joined = at + 1 if norm_at(marked, at) == "و" else at
    fraction = read_fraction(marked, joined)
    if fraction is None or fraction.definite or fraction.prep or (joined == at and fraction.conj != "و"):
        return None
    unit = entry_at(marked, fraction.end, "timeunit")
    if unit is not None and not unit.conj and not unit.prep and unit.definite:
        return fraction.end + 1, fraction.value
    return fraction.end, fraction.value


def _with_whole(marked: Marked, end: int) -> int:
    return end + 1 if norm_at(marked, end) in ("كامله", "كامل", "كاملين", "كاملا") else end


def _joined_length(marked: Marked, at: int, *, digits: bool) -> tuple[int, int | float | None, str] | None:
    """One more part of a compound length: "و21 يوما", "وشهر", ", 21 أيام"."""
    if not digits and norm_at(marked, at)[:1] != "و":
        return None
    if norm_at(marked, at) in ("و", "،", ","):
        one = _counted(marked, at + 1) or _dual(marked, at + 1)
        if not digits:
            return None if one is None else (one[0], one[1], one[2])
        if one is None and norm_at(marked, at) == "و":
            one = _single(marked, at + 1)
        return None if one is None else (one[0], one[1], one[2])
    if at >= len(marked.words) or not marked.words[at].norm.startswith("و"):
        one = _counted(marked, at)
        return None if one is None else (one[0], one[1], one[2])
    one = _counted(marked, at) or _dual(marked, at) or _single(marked, at)
    return None if one is None else (one[0], one[1], one[2])


def _single(marked: Marked, at: int) -> tuple[int, int | float | None, str, bool] | None:
    unit = entry_at(marked, at, "timeunit")
    if unit is None or unit.definite or unit.prep or unit.value == "s":
        return None
    return (
        _with_whole(marked, at + 2 if norm_at(marked, at + 1) in context("whole") else at + 1),
        1,
        unit.value,
        True,
    )


def _compound(parts: list[tuple[int | float | None, str]]) -> str:
    days, clock = "", ""
    for amount, unit in parts:
        piece = duration(amount, unit)
        if piece.startswith("PT"):
            clock += piece[2:]
        else:
            days += piece[1:]
    return "P" + days + ("T" + clock if clock else "")


def read_set(marked: Marked, first: int) -> Found | None:
    """A repetition: "كل يوم" → P1D, "كل يوم اثنين" → XXXX-WXX-1, "كل صباح" → XXXX-XX-XXTMO, "كل ثلاثة أشهر" → P3M."""
    at = first + 1
    weekday = entry_at(marked, at + 1, "weekday") or entry_at(marked, at + 1, "weekday0")
    if norm_at(marked, at) == "يوم" and weekday is not None:
        return _set(first, at + 2, f"XXXX-WXX-{weekday.value}")
    direct = entry_at(marked, at, "weekday0")
    if direct is not None and not direct.prep and not direct.conj:
        return _set(first, at + 1, f"XXXX-WXX-{direct.value}")
    part = entry_at(marked, at, "part")
    if part is not None and not part.definite and not part.prep and not part.conj:
        return _set(first, at + 1, f"XXXX-XX-XXT{part.value}")
    unit = entry_at(marked, at, "timeunit")
    if unit is not None and not unit.definite and not unit.prep and not unit.conj:
        if unit.value == "s" or norm_at(marked, at + 1) == "وانتم":
            return None
        if unit.value == "n":
            return _set(first, at + 1, "XXXX-XX-XXTNI")
        return _set(first, at + 1, duration(1, unit.value))
    length = _counted(marked, at) or _dual(marked, at)
    return None if length is None else _set(first, length[0], duration(length[1], length[2]))


def _set(first: int, end: int, value: str) -> Found:
    return Found(first, end, "SET", Spec(kind="fixed", value=value))
