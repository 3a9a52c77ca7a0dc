"""Numbers as they are written in Arabic news: digits, words, both mixed, with their scales, ordinals and fractions."""

import re

import msgspec

from khabar.arabic.entries import Entry, Marked, entry_at, norm_at

_CARDINAL = ("unit", "ten", "teen", "tens", "hundred", "hundreds", "scale", "scales", "dual")
_GROUPED = re.compile(r"(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:[.,](\d+))?")
_LIMIT_DIGITS = 18  # what is longer is no quantity, and no database holds it as a number
_LIMIT = 10**_LIMIT_DIGITS
_MAX_WORDS = 14


class Number(msgspec.Struct, frozen=True, gc=False):
    """A number read from words `first` to `end` (left out). `scale` is the last scale word's value, 1 without one."""

    first: int
    end: int
    value: int | float
    kind: str  # "cardinal", "ordinal", "fraction", "vague"
    scale: int = 1
    digits: bool = False  # digits alone, without a number word
    definite: bool = False
    conj: str = ""
    prep: str = ""
    places: int = 1  # words of the number that are digits or number words


class _Part(msgspec.Struct, frozen=True, gc=False):
    """One component of a spoken number with the index after it."""

    cls: str
    value: int | float
    conj: bool
    end: int
    entry: Entry | None


def digits_value(norm: str) -> int | float | None:
    """The value of a written number: "500.000" and "500,000" are thousands, "8820.65" and "0,08" have decimals."""
    if len(norm) > _LIMIT_DIGITS:
        return None
    match = _GROUPED.fullmatch(norm)
    if match and not norm.startswith(("0.", "0,", "00")):
        whole, rest = match.group(1).replace(match.group(2), ""), match.group(3)
        return float(f"{whole}.{rest}") if rest else int(whole)
    if norm.isdecimal():
        return int(norm)
    whole, _, rest = norm.replace(",", ".").partition(".")
    if "." in rest or not whole.isdecimal() or not rest.isdecimal():
        return None
    return float(f"{whole}.{rest}")


def _backwards(marked: Marked, at: int) -> tuple[str, int] | None:
    """A number whose parts agencies type last one first, and the index after it: "45ر3" → "3.45", "432ر690ر29".

    The mark between them is ر, or a point with a right-to-left mark behind it.
    """
    if norm_at(marked, at + 1) not in ("ر", ".", ","):
        return None
    words, parts, end = marked.words, [marked.words[at].norm], at + 1
    while len(parts) < 5 and end + 1 < len(words) and words[end + 1].kind == "number":
        glued = words[end - 1].end == words[end].start
        between = marked.text[words[end].start : words[end + 1].start]
        if not glued or between not in ("ر", ".\u200f", ",\u200f") or not words[end + 1].norm.isdecimal():
            break
        parts.append(words[end + 1].norm)
        end += 2
    if len(parts) == 1 or not parts[0].isdecimal() or len(parts) > 2 and any(len(p) != 3 for p in parts[:-1]):
        return None
    return ".".join(reversed(parts)), end


def _scaled_decimal(norm: str) -> int | float | None:
    """The digits before a scale word, where three places are decimals too: "138.780 ألف" is 138,780."""
    whole, _, rest = norm.replace(",", ".").partition(".")
    if whole.isdecimal() and len(rest) == 3 and rest.isdecimal() and len(whole) <= 3:
        return float(f"{whole}.{rest}")
    return digits_value(norm)


def read_number(marked: Marked, first: int) -> Number | None:
    """The cardinal number that begins at a word, with its scale words and halves: "ثلاثة آلاف وخمسمئة" → 3500."""
    part = _part(marked, first, opening=True)
    if part is None or part.cls == "nth":
        return None
    total: int | float = 0
    group: int | float = 0
    scale, end = 0, first  # scale 0: none met yet
    has_digits = part.cls == "digits"
    places = 0
    before_joined = None  # the number as it stood before what و joined to its scale
    while part is not None and places < _MAX_WORDS:
        step = _add(total, group, scale, part)
        if step is None:
            if before_joined is not None and part.cls in ("scale", "scales") and not part.conj:
                total, group, scale, end, places = (
                    before_joined  # "3500 مليار وخمسة آلاف مليار" are two numbers
                )
            break
        if part.conj and scale > 1 and group == 0:
            before_joined = total, group, scale, end, places
        total, group, scale = step
        end = part.end
        places += 1
        part = (
            _part(marked, end, opening=False) if not _spoken_gap(marked, group, end) else _joined(marked, end)
        )
    if end == first:
        return None
    value: int | float = total + group
    half = _half(marked, end, scale)
    if half is not None:
        value, end = value + half[0] * (scale or 1), half[1]
        if value == int(value):
            value = int(value)
    if value >= _LIMIT:
        return None
    entry = _opening(marked, first)
    return Number(
        first, end, value, "cardinal", scale or 1, has_digits and places == 1,
        bool(entry and entry.definite), entry.conj if entry else "", entry.prep if entry else "", places,
    )  # fmt: skip


def _spoken_gap(marked: Marked, group: int | float, end: int) -> bool:
    """Whether a hundred goes on without و, as in speech: "خمسمية خمسة وعشرين"."""
    unit = entry_at(marked, end, "unit")
    if unit is None or unit.conj or unit.prep or unit.definite or group < 100 or group % 100:
        return False
    at = end + 1 + (norm_at(marked, end + 1) == "و")
    tens = entry_at(marked, at, "tens")
    return tens is not None and (tens.conj == "و" or at > end + 1)


def _joined(marked: Marked, at: int) -> _Part | None:
    part = _part(marked, at, opening=False)
    return None if part is None else _Part(part.cls, part.value, True, part.end, part.entry)


def read_ordinal(marked: Marked, first: int) -> Number | None:
    """The ordinal that begins at a word: "الحادي والعشرين" → 21, "الثالثة عشرة" → 13, "العاشر" → 10."""
    entry = entry_at(marked, first, "ordinal") or entry_at(marked, first, "ordinal1")
    if entry is None:
        one = entry_at(marked, first, "unit")
        if one is None or not one.definite or one.value != "1":
            return None
        entry = one
    value, end = int(entry.value), first + 1
    ten = entry_at(marked, end, "ten")
    if ten is not None and not ten.conj and not ten.prep and not ten.definite and value < 10:
        return _ordinal(first, end + 1, value + 10, entry)
    joined = end + 1 if norm_at(marked, end) == "و" else end
    tens = entry_at(marked, joined, "tens")
    if tens is not None and (tens.conj == "و" or joined > end) and value < 10:
        return _ordinal(first, joined + 1, value + int(tens.value), entry)
    return _ordinal(first, end, value, entry) if entry.cls == "ordinal" else None


def read_fraction(marked: Marked, first: int) -> Number | None:
    """The fraction that begins at a word: "ثلثي" → 0.667, "ثلاثة أرباع" → 0.75, "نصف" → 0.5."""
    entry = entry_at(marked, first, "fraction") or entry_at(marked, first, "fractions")
    if entry is not None:
        value, end = float(entry.value), first + 1
        return Number(
            first, end, value, "fraction", definite=entry.definite, conj=entry.conj, prep=entry.prep
        )
    top = entry_at(marked, first, "unit") or entry_at(marked, first, "ten")
    below = entry_at(marked, first + 1, "nth")
    if top is None or below is None or below.prep or below.conj:
        return None
    value = int(top.value) / int(below.value)
    return Number(first, first + 2, value, "fraction", definite=top.definite, conj=top.conj, prep=top.prep)


def _ordinal(first: int, end: int, value: int, entry: Entry) -> Number:
    return Number(first, end, value, "ordinal", definite=entry.definite, conj=entry.conj, prep=entry.prep)


def _opening(marked: Marked, first: int) -> Entry | None:
    for cls in (*_CARDINAL, "one"):
        entry = entry_at(marked, first, cls)
        if entry is not None:
            return entry
    return None


def _part(marked: Marked, index: int, *, opening: bool) -> _Part | None:
    """The component at a word; past the first one it may be joined by و, attached or standing alone."""
    if index >= len(marked.words):
        return None
    alone = not opening and marked.words[index].norm == "و"
    at = index + 1 if alone else index
    if at >= len(marked.words):
        return None
    word = marked.words[at]
    if word.kind == "number":
        norm, end = _backwards(marked, at) or (word.norm, at + 1)
        if (
            norm_at(marked, at - 1) == "("
            and norm_at(marked, end) == ")"
            and entry_at(marked, end + 1, "scale")
        ):
            end += 1  # "(15) ألف نسمة"
        value = _scaled_decimal(norm) if entry_at(marked, end, "scale") else digits_value(norm)
        return None if value is None else _Part("digits", value, alone, end, None)
    entry = None
    for cls in (*_CARDINAL, "one"):
        entry = entry_at(marked, at, cls)
        if entry is not None:
            break
    if entry is None or (not opening and entry.prep):
        return None
    if entry.cls == "one":
        ten = entry_at(marked, at + 1, "ten")
        if ten is None or ten.conj or ten.prep:
            return None
        return _Part("teen", 11, alone or entry.conj == "و", at + 2, entry)
    if entry.cls == "unit":
        ten = entry_at(marked, at + 1, "ten")
        if ten is not None and not ten.conj and not ten.prep and not ten.definite:
            joined = entry.conj == "و" or (entry.value == "1" and word.norm == "واحد")  # "وأحد عشر"
            return _Part("teen", int(entry.value) + 10, alone or joined, at + 2, entry)
    return _Part(entry.cls, int(entry.value), alone or entry.conj == "و", at + 1, entry)


def _add(
    total: int | float, group: int | float, scale: int, part: _Part
) -> tuple[int | float, int | float, int] | None:
    """Total, group below the last scale, and last scale after one more component; None where it does not fit."""
    empty = total == 0 and group == 0
    if part.cls in ("scale", "scales", "dual"):
        return _add_scale(total, group, scale, part)
    if empty:
        return (0, part.value, scale) if scale == 0 else None
    below = scale if scale else 0
    if group == 0:
        return (total, part.value, scale) if part.conj and below and part.value < below else None
    if part.cls == "digits":
        return None
    if part.cls == "hundred" and not part.conj and 3 <= group <= 9:
        return total, group * 100, scale
    if not part.conj:
        return None
    if part.cls == "tens" and 1 <= group % 100 <= 9 and isinstance(group, int):
        return total, group + part.value, scale
    if group % 100 == 0 and part.value < 100 and group >= 100:
        return total, group + part.value, scale
    return None


def _add_scale(
    total: int | float, group: int | float, scale: int, part: _Part
) -> tuple[int | float, int | float, int] | None:
    worth = int(part.value) // 2 if part.cls == "dual" else int(part.value)
    if part.cls == "dual" or group == 0 or part.conj:
        if group and not part.conj:
            return None
        if total + group and (not part.conj or (scale and worth >= scale)):
            # "ألف مليار": a scale multiplied by a greater one
            is_product = not part.conj and part.cls != "dual" and total + group < worth
            return ((total + group) * worth, 0, worth) if is_product else None
        if group and not scale:
            return None  # "مئة وألف" is two numbers
        return total + group + int(part.value), 0, worth
    if scale and worth >= scale:
        return None
    value = group * worth
    if isinstance(value, float) and abs(value - round(value)) < 1e-6 * worth:
        value = round(value)
    return total + value, 0, worth


def _half(marked: Marked, end: int, scale: int) -> tuple[float, int] | None:
    """A fraction joined after a number, and the index after it: "ونصف", "وثلاثة أرباع", "ونصف المليون"."""
    joined = end + 1 if norm_at(marked, end) == "و" else end
    fraction = read_fraction(marked, joined)
    if fraction is None or fraction.prep or fraction.definite or (joined == end and fraction.conj != "و"):
        return None
    after = fraction.end
    again = entry_at(marked, after, "scale")
    if again is not None and not again.conj and not again.prep:
        return (fraction.value, after + 1) if int(again.value) == scale else None
    return fraction.value, after
