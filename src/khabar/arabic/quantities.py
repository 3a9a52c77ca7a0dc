"""All numbers of a text, each with its span: cardinals, ordinals, fractions, percentages, ranges and bounds."""

from collections.abc import Collection
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from khabar.arabic.entries import PACKAGE, Marked, entry_at, kind_at, mark, norm_at
from khabar.arabic.letters import fold_word
from khabar.arabic.numerals import Number, digits_value, read_fraction, read_number, read_ordinal
from khabar.arabic.words import split
from khabar.lexicon import read_lexicon
from khabar.model import Amount, Span

NumeralKind: TypeAlias = Literal["cardinal", "ordinal", "fraction", "percent", "range", "relative"]
KINDS: tuple[NumeralKind, ...] = ("range", "percent", "ordinal", "fraction", "cardinal")
_MINUS = frozenset(("-", "−", "سالب", "ناقص"))
_PERCENT = frozenset(("%", "٪", "بالمئه", "بالمائه", "بالميه"))
_SIGNS = frozenset(("$", "€", "£", "دولار", "يورو"))
_CENTS = frozenset(("c", "¢", "سنت", "سنتا", "سنتات", "سينت", "سينتات"))
_TO = frozenset(("الي", "حتي", "-", "–", "~", "لغايه"))
_OF = frozenset(("من", "علي"))


class Numeral(msgspec.Struct, frozen=True, kw_only=True):
    """A number of a text. `value` is a number or, for a range or a bound, (low, high) with None for an open end."""

    span: Span
    value: Amount | None
    kind: NumeralKind


class _Read(msgspec.Struct, frozen=True, gc=False):
    first: int
    end: int
    value: Amount | None
    kind: NumeralKind


def numbers(text: str, *, kinds: Collection[NumeralKind] = KINDS) -> list[Numeral]:
    """The numbers of a text, by start, not overlapping; only the given kinds are looked for, longest first.

    "ثلاثة آلاف وخمسمئة" → 3500, "الحادي والعشرين" → 21 (ordinal), "ثلثي" → 0.667 (fraction), "20 في المئة" → 20
    (percent), "بين 20 و30" → (20, 30), "أكثر من ألف" → (1000, None). Kind "relative" (التالي, الأخير; no value) is
    looked for only when asked.
    """
    marked = mark(split(text))
    found: list[Numeral] = []
    index = 0
    while index < len(marked.words):
        past_code = _code_end(marked, index)
        if past_code is not None:
            index = past_code
            continue
        best = _read_at(marked, index, kinds)
        if best is None:
            index += 1
            continue
        span = Span(_start(marked, best), marked.words[best.end - 1].end)
        found.append(Numeral(span=span, value=best.value, kind=best.kind))
        index = best.end
    return found


def _code_end(marked: Marked, index: int) -> int | None:
    """The end of a code or telephone number: digits joined by two or more dashes without space."""
    at, n_fields = index + (norm_at(marked, index) == "+"), 0
    while kind_at(marked, at) == "number":
        n_fields, end = n_fields + 1, at + 1
        glued = norm_at(marked, end) == "-" and marked.words[end].start == marked.words[at].end
        if not glued:
            return (
                end
                if n_fields > 2 or (n_fields > 1 and at > index + 2 and norm_at(marked, index) == "+")
                else None
            )
        at = end + 1
    return None


def _read_at(marked: Marked, index: int, kinds: Collection[NumeralKind]) -> _Read | None:
    best: _Read | None = None
    for kind in kinds:
        found = _READERS[kind](marked, index)
        if found is not None and (best is None or found.end - found.first > best.end - best.first):
            best = found
    return best


def _start(marked: Marked, read: _Read) -> int:
    start = marked.words[read.first].start
    glued = marked.text[start - 1 : start]
    if marked.words[read.first].kind == "number" and glued in (".", "٫") and read.kind != "range":
        return start - 1
    return start


def _cardinal(marked: Marked, index: int) -> _Read | None:
    """A cardinal number, with a minus before it: "سالب واحد" → -1."""
    sign = norm_at(marked, index) in _MINUS
    if sign and norm_at(marked, index) in ("-", "−") and index and marked.words[index - 1].kind == "number":
        return None
    number = _plain(marked, index + sign)
    if number is None or not _is_free(marked, number):
        return None
    end, cents = _cents(marked, number)
    value: int | float = -number.value if sign else number.value
    value = value + cents if cents else value
    return _Read(index, end, value, "cardinal")


def _cents(marked: Marked, number: Number) -> tuple[int, float]:
    """The end and the hundredths of an amount of money: "20 دولار و43 سنت", "20$ 43c"."""
    at = number.end + (norm_at(marked, number.end) in _SIGNS)
    signed = at > number.end or norm_at(marked, number.first - 1) in _SIGNS
    at += norm_at(marked, at) == "و"
    more = norm_at(marked, at)
    if not signed or len(more) > 2 or not more.isdecimal() or norm_at(marked, at + 1) not in _CENTS:
        return number.end, 0.0
    return at + 2, int(more) / 100


def _plain(marked: Marked, index: int) -> Number | None:
    if index >= len(marked.words):
        return None
    word = marked.words[index]
    before = marked.text[word.start - 1 : word.start] if word.start else ""
    if (
        word.kind == "number"
        and before in (".", "٫")
        and (word.start < 2 or not marked.text[word.start - 2].isalnum())
    ):
        value = digits_value("0." + word.norm) if word.norm.isdecimal() else None
        return None if value is None else Number(index, index + 1, value, "cardinal", digits=True)
    joined = _grouped_decimal(marked, index)
    return joined if joined is not None else read_number(marked, index)


def _grouped_decimal(marked: Marked, index: int) -> Number | None:
    """Digits whose thousands are set off by the Arabic comma: "12،220,13" → 12220.13."""
    if (
        marked.words[index].kind != "number"
        or norm_at(marked, index + 1) != "،"
        or index + 2 >= len(marked.words)
    ):
        return None
    first, comma, rest = marked.words[index], marked.words[index + 1], marked.words[index + 2]
    if (
        rest.kind != "number"
        or first.end != comma.start
        or comma.end != rest.start
        or not first.norm.isdecimal()
    ):
        return None
    whole, _, decimals = rest.norm.partition(",")
    end, gap = index + 3, marked.text[rest.end : rest.end + 3]
    if (
        not decimals
        and norm_at(marked, end) == ","
        and end + 1 < len(marked.words)
        and gap.strip(" ") != ""
        and marked.words[end + 1].kind == "number"
    ):
        decimals, end = marked.words[end + 1].norm, end + 2
    if len(whole) != 3 or not (whole + decimals).isdecimal():
        return None
    value = float(f"{first.norm}{whole}.{decimals or 0}")
    return Number(index, end, value, "cardinal", digits=True)


def _is_free(marked: Marked, number: Number) -> bool:
    """Whether digits stand free: not glued to letters on either side ("1M", "29ك")."""
    last = marked.words[number.end - 1]
    if last.kind == "number" and number.end < len(marked.words):
        after = marked.words[number.end]
        if after.start == last.end and after.kind in ("latin", "arabic"):
            return False
    first = marked.words[number.first]
    if first.kind == "number" and number.first:
        before = marked.words[number.first - 1]
        if before.end == first.start and before.kind == "latin":
            return False
    return True


def _fraction(marked: Marked, index: int) -> _Read | None:
    """ "ثلث", "خمسة أثمان", "واحد على مئة", "2 من 5", "77/100"."""
    sign = norm_at(marked, index) in _MINUS
    at = index + sign
    over = _over(marked, at)
    if over is not None:
        return _Read(index, over[0], -over[1] if sign else over[1], "fraction")
    fraction = read_fraction(marked, at)
    if fraction is None:
        return None
    if (
        fraction.end == at + 1
        and entry_at(marked, at, "unit")
        or entry_at(marked, at, "ten")
        and fraction.end == at + 1
    ):
        after = norm_at(marked, fraction.end)
        if not after.startswith("ال") or entry_at(marked, fraction.end, "ten"):
            return None
    if fraction.definite and norm_at(marked, fraction.end)[:2] == "ال" and read_ordinal(marked, fraction.end):
        return None
    dozen = entry_at(marked, fraction.end, "scale")
    if dozen is not None and not dozen.conj and not dozen.prep:
        value = fraction.value * int(dozen.value)
        return _Read(index, fraction.end + 1, int(value) if value == int(value) else value, "cardinal")
    return _Read(index, fraction.end, -fraction.value if sign else fraction.value, "fraction")


def _over(marked: Marked, index: int) -> tuple[int, float] | None:
    """A number over another: "77/100", "واحد على مئة", "واحد من ثلاثة", "جزء من مئة"."""
    if norm_at(marked, index) == "جزء" and norm_at(marked, index + 1) == "من":
        below = _plain(marked, index + 2)
        return (below.end, 1 / below.value) if below is not None and below.value > 1 else None
    above = read_number(marked, index) if index < len(marked.words) else None
    if above is None or not _is_free(marked, above):
        return None
    between = norm_at(marked, above.end)
    if between == "/":
        glued = (
            marked.words[above.end].end < len(marked.text)
            and marked.words[above.end].start == marked.words[above.end - 1].end
        )
        below = _plain(marked, above.end + 1) if glued else None
        if (
            below is None
            or not below.digits
            or below.value == 0
            or norm_at(marked, below.end) == "/"
            or norm_at(marked, index - 1) == "/"
        ):
            return None
        return below.end, above.value / below.value
    if between not in _OF:
        return None
    below = _plain(marked, above.end + 1)
    if below is None or below.value <= above.value or below.prep or below.conj or below.definite:
        return None
    return below.end, above.value / below.value


def _percent(marked: Marked, index: int) -> _Read | None:
    if norm_at(marked, index) in _PERCENT or _share(marked, index):
        number = _plain(marked, index + 1)
        return None if number is None else _Read(index, number.end, number.value, "percent")
    sign = norm_at(marked, index) in _MINUS
    number = _plain(marked, index + sign)
    if number is None:
        fraction = read_fraction(marked, index)
        number = fraction
    if number is None:
        return None
    value = -number.value if sign else number.value
    if norm_at(marked, number.end) in _PERCENT:
        return _Read(index, number.end + 1, value, "percent")
    if norm_at(marked, number.end) == "في" and norm_at(marked, number.end + 1) in (
        "المئه",
        "المائه",
        "الميه",
    ):
        return _Read(index, number.end + 2, value, "percent")
    return None


def _share(marked: Marked, index: int) -> bool:
    return norm_at(marked, index) == "نسبه"


def _ordinal(marked: Marked, index: int) -> _Read | None:
    """An ordinal, definite tens and scales included: "الحادي عشر", "الكتاب الثلاثون", "المئة والخامسة والعشرون"."""
    ordinal = read_ordinal(marked, index)
    if ordinal is not None:
        return _Read(index, ordinal.end, ordinal.value, "ordinal")
    number = read_number(marked, index)
    if number is None or number.digits or not number.definite or not isinstance(number.value, int):
        return None
    if number.value < 11 or number.places > 1 and number.value < 20:
        return None if number.value != 11 else _Read(index, number.end, 11, "ordinal")
    end, value = number.end, number.value
    more = read_ordinal(marked, end)
    if more is not None and more.conj == "و" and value % 100 == 0 and more.value < 100:
        end, value = more.end, value + int(more.value)
    return _Read(index, end, value, "ordinal")


def _relative(marked: Marked, index: int) -> _Read | None:
    found = _phrase(marked, index, "relative")
    return None if found is None else _Read(index, found, None, "relative")


def _range(marked: Marked, index: int) -> _Read | None:
    """Two ends or one: "بين 20 و30", "من 200 إلى 300", "1000 - 5000", "أكثر من 190", "200 أو أكثر"."""
    pair = _pair(marked, index)
    if pair is not None:
        return pair
    one = _bound(marked, index)
    if one is None:
        return None
    joined = one.end + 1 if norm_at(marked, one.end) == "و" else one.end
    second = _bound(marked, joined) or _bound_after_and(marked, one.end)
    merged = _merged(one.value, second.value) if second is not None else None
    if second is not None and merged is not None:
        return _Read(index, second.end, merged, "range")
    return one


def _merged(a: Amount | None, b: Amount | None) -> Amount | None:
    if not isinstance(a, tuple) or not isinstance(b, tuple):
        return None
    if a[0] is not None and a[1] is None and b[0] is None and b[1] is not None and a[0] < b[1]:
        return a[0], b[1]
    if a[1] is not None and a[0] is None and b[1] is None and b[0] is not None and b[0] < a[1]:
        return b[0], a[1]
    return None


def _end(marked: Marked, index: int) -> tuple[int, int | float] | None:
    """One end of a range: a number, an ordinal that stands for one, or a fraction."""
    over = _over(marked, index)
    if over is not None:
        return over
    sign = norm_at(marked, index) in ("-", "−", "سالب")
    number = _plain(marked, index + sign)
    fraction = _fraction(marked, index + sign)
    if (
        fraction is not None
        and (number is None or fraction.end > number.end)
        and isinstance(fraction.value, int | float)
    ):
        return fraction.end, fraction.value
    if number is not None and _is_free(marked, number):
        return number.end, -number.value if sign else number.value
    share = read_fraction(marked, index)
    if share is not None:
        return share.end, share.value
    ordinal = read_ordinal(marked, index)
    return (ordinal.end, ordinal.value) if ordinal is not None else None


def _pair(marked: Marked, index: int) -> _Read | None:
    opening = norm_at(marked, index)
    at = index + 1 if opening in ("بين", "من", "مابين") else index
    low = _end(marked, at)
    if low is None:
        return None
    between = norm_at(marked, low[0])
    if opening in ("بين", "مابين"):
        joined = low[0] + 1 if between == "و" else low[0]
        number = read_number(marked, joined)
        high = _end(marked, joined)
        if high is None or (joined == low[0] and (number is None or number.conj != "و")):
            return None
    else:
        if between not in _TO or (between in ("-", "–") and not _is_range_dash(marked, index, low[0])):
            return None
        high = _end(marked, low[0] + 1)
        if high is None or norm_at(marked, high[0]) in ("-", "–"):
            return None
    if high[1] <= low[1]:
        return None
    return _Read(index, high[0], (low[1], high[1]), "range")


def _is_range_dash(marked: Marked, index: int, at: int) -> bool:
    return (
        norm_at(marked, index - 1) not in ("-", "–", "+", "/")
        and at + 1 < len(marked.words)
        and not marked.words[at + 1].norm.startswith("0")
    )


def _bound(marked: Marked, index: int) -> _Read | None:
    """A bound with its number: "أقل من أو يساوي 30", "500 أو أقل", "يساوي 20"."""
    for kind in ("low", "high", "equal"):
        after = _phrase(marked, index, kind)
        if after is None or (norm_at(marked, index) in ("<", ">") and norm_at(marked, index - 1) == "="):
            continue
        number = _end(marked, after)
        if number is None:
            continue
        closing = _closed(marked, number[0])
        if kind == "equal" and closing is None:
            return _Read(index, number[0], (number[1], number[1]), "range")
        side = closing[1] if closing is not None and kind == "equal" else kind
        value = (number[1], None) if side == "low" else (None, number[1])
        return _Read(index, closing[0] if closing is not None else number[0], value, "range")
    number = _end(marked, index)
    closing = _closed(marked, number[0]) if number is not None else None
    if number is None or closing is None or closing[1] == "none":
        return None
    value = (number[1], None) if closing[1] == "low" else (None, number[1])
    return _Read(index, closing[0], value, "range")


def _bound_after_and(marked: Marked, index: int) -> _Read | None:
    """A bound with و written on its first word: "وأصغر من 300", "وتحت النصف"."""
    norm = norm_at(marked, index)
    if len(norm) < 3 or norm[0] != "و":
        return None
    for kind in ("low", "high"):
        for tail in _phrases().get((kind, norm[1:]), ()):
            end = index + 1 + len(tail)
            if all(norm_at(marked, index + 1 + k) == word for k, word in enumerate(tail)):
                number = _end(marked, end)
                if number is not None:
                    return _Read(
                        index, number[0], (number[1], None) if kind == "low" else (None, number[1]), "range"
                    )
    return None


def _closed(marked: Marked, index: int) -> tuple[int, str] | None:
    index += norm_at(marked, index) in _SIGNS
    for kind in ("low", "high", "none"):
        end = _phrase(marked, index, kind + "_after")
        if end is not None and not (
            norm_at(marked, end - 1) in ("اقل", "اكثر", "اكبر", "اصغر") and norm_at(marked, end) == "من"
        ):
            return end, kind
    return None


def _phrase(marked: Marked, index: int, cls: str) -> int | None:
    """The end of the longest bounding phrase of a class that begins at a word."""
    best: int | None = None
    for tail in _phrases().get((cls, norm_at(marked, index)), ()):
        if all(norm_at(marked, index + 1 + k) == word for k, word in enumerate(tail)):
            best = max(best or 0, index + 1 + len(tail))
    return best


@cache
def _phrases() -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for row in read_lexicon(PACKAGE, "numberwords.tsv"):
        first, *tail = fold_word(row["form"]).split()
        found.setdefault((row["class"], first), []).append(tuple(tail))
    return {key: tuple(dict.fromkeys(tails)) for key, tails in found.items()}


_READERS = {
    "cardinal": _cardinal, "ordinal": _ordinal, "fraction": _fraction,
    "percent": _percent, "range": _range, "relative": _relative,
}  # fmt: skip
