"""Figures: counts, percentages, money and sizes, with what they count."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from khabar.annotate.figure_classes import (
    class_of,
    context,
    counts_class,
    following_class,
    governing,
    joined,
    parted,
    tallied,
)
from khabar.annotate.figure_nouns import emphasised, noun_before, single
from khabar.annotate.figure_words import (
    bounds_of,
    dual_at,
    is_bounded,
    is_label,
    is_partitive_count,
    is_plural,
    unit_at,
)
from khabar.arabic.entries import Marked, entry_at, mark, norm_at
from khabar.arabic.numerals import Number, read_fraction, read_number, read_ordinal
from khabar.model import Amount, Figure, Span, Time, Word, Words

_PERCENT_SIGNS = frozenset("%٪")
_PERCENT_ONE = frozenset(("بالمئه", "بالمائه", "بالميه"))
_PERCENT_TWO = frozenset(("المئه", "المائه", "الميه", "مئه"))
_SIGNS = {"$": "$", "€": "€", "£": "£", "¥": "¥"}
_THOUSANDTHS = re.compile(r"0\.\d{3}")
_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_RANGE_MARKS = frozenset(("-", "–", "الي", "و", "حتي"))


def find_figures(words: Words, *, times: Sequence[Time]) -> list[Figure]:
    """Figures of one article, by start, not overlapping one another nor a time.

    Numbers in words and digits with their unit noun, percentages, fractions, money, vague tens and hundreds
    ([10, None] and so on), and duals where they tally casualties, attacks or measures. Left out: ordinals, ages,
    durations, dates, labels ("المادة 5"), scores, parts of names.
    What is a figure and what is none: docs/layers.md.
    """
    marked = mark(words)
    starts = [time.span.start for time in times]
    found: list[Figure] = []
    has_thousandths = any(_THOUSANDTHS.fullmatch(word.norm) for word in marked.words if word.kind == "number")
    index = 0
    while index < len(marked.words):
        word = marked.words[index]
        if (
            word.kind != "number"
            and word.kind != "arabic"
            and word.norm not in _SIGNS
            and word.norm not in _PERCENT_SIGNS
        ):
            index += 1
            continue
        at = bisect_right(starts, word.start) - 1
        if at >= 0 and times[at].span.end > word.start:
            index += 1
            continue
        past = _past_ordinal(marked, index)
        if past is not None and marked.words[index].kind == "arabic":
            index = past
            continue
        result = _figure_at(marked, index)
        if result is None or (result[0] is not None and _touches(result[0].span, times, starts)):
            index += 1
            continue
        if result[0] is not None and not (found and result[0].span.start < found[-1].span.end):
            figure = result[0]
            if has_thousandths or figure.kind == "percent":
                figure = _with_point(marked, figure, index)
            found.append(joined(marked, found[-1], figure, _after_number(marked, index)) if found else figure)
        index = max(result[1], index + 1)
    return found


def _with_point(marked: Marked, figure: Figure, index: int) -> Figure:
    """A percentage, or a figure such as "3.310 درهم" in a report that writes "0.665 درهم" too, with its decimals."""
    norm = marked.words[index].norm
    if not _POINTED.fullmatch(norm) or figure.value != int(norm.replace(".", "")):
        return figure
    return replace(figure, value=float(norm))


def _touches(span: Span, times: Sequence[Time], starts: list[int]) -> bool:
    at = bisect_right(starts, span.end - 1) - 1
    return at >= 0 and times[at].span.end > span.start


def _figure_at(marked: Marked, index: int) -> tuple[Figure | None, int] | None:
    """The figure that begins at a word and the index to go on from; None in its place for a number that is a label."""
    word = marked.words[index]
    if word.norm in _SIGNS or word.norm in _PERCENT_SIGNS:
        return _signed(marked, index)
    if word.kind == "arabic" and marked.entries[index] is None:
        return _dual(marked, index)
    vague = _vague(marked, index)
    if vague is not None:
        return vague
    number = _number_at(marked, index)
    if number is None:
        return _dual(marked, index)
    if word.norm == "تلت" and norm_at(marked, index - 1) in ("التي", "اللتين"):
        return None, number.end  # "that followed", not three as Egypt says it
    if number.end == index + 1 and word.norm == "وست" and not is_plural(marked, number.end):
        return None, number.end  # "وست هام", the club
    if is_label(marked, index, number):
        return None, number.end
    return _counted(marked, number) or (None, number.end)


def _past_ordinal(marked: Marked, index: int) -> int | None:
    """The end of an ordinal at a word, so that the ten of "الثانية عشرة" is not taken for a count."""
    ordinal = read_ordinal(marked, index)
    return ordinal.end if ordinal is not None and ordinal.end > index + 1 else None


def _number_at(marked: Marked, index: int) -> Number | None:
    """The cardinal or fraction at a word; a bare خمس is five, not a fifth."""
    fraction = read_fraction(marked, index)
    cardinal = read_number(marked, index)
    if fraction is None or (cardinal is not None and cardinal.end >= fraction.end):
        return cardinal
    return fraction


def _signed(marked: Marked, index: int) -> tuple[Figure, int] | None:
    """A sign before its number: "$10", "%40"."""
    if index + 1 >= len(marked.words) or marked.words[index + 1].kind != "number":
        return None
    if marked.words[index].end != marked.words[index + 1].start:
        return None
    number = read_number(marked, index + 1)
    if number is None:
        return None
    sign = marked.words[index].norm
    span = Span(marked.words[index].start, marked.words[number.end - 1].end)
    value, approx = bounds_of(marked, index, number.end, number.value)
    if sign in _PERCENT_SIGNS:
        return Figure(span=span, value=value, unit="%", approx=approx, kind="percent"), number.end
    return Figure(span=span, value=value, unit=_SIGNS[sign], approx=approx, kind="money"), number.end


def _counted(marked: Marked, number: Number) -> tuple[Figure, int] | None:
    number, low = _ranged(marked, number)
    percent = _percent_end(marked, number.end)
    if percent is not None:
        return _percent(marked, number, low, percent)
    if number.kind == "fraction":
        return _fraction(marked, number)
    if number.value == 1 and not number.digits and number.scale == 1:
        return single(marked, number)
    if number.value == 2 and not number.digits and number.scale == 1:
        if norm_at(marked, number.first).endswith(("اثني", "اثنا", "اثنتا", "اثنتي")):
            return None  # it lacks its عشر, or is a verb: "وأثني عليهم"
        return emphasised(marked, number) or _plain(marked, number, low)
    postposed = noun_before(marked, number)
    if postposed is not None:
        return postposed
    if number.definite and number.scale == 1:
        return None
    return _plain(marked, number, low)


def _plain(marked: Marked, number: Number, low: Number | None) -> tuple[Figure, int] | None:
    """A number with the noun that it counts, or alone where it tallies."""
    if norm_at(marked, number.end) in ("مبروك", "شكر", "تحيه", "ليله"):
        return None
    unit = unit_at(marked, number)
    if unit is None and not (is_partitive_count(marked, number) or _stands_alone(marked, number)):
        return None
    value, approx = _value(marked, number, low, unit[1] if unit else number.end)
    return _figure(marked, (low or number).first, number, value, approx, unit)


def _ranged(marked: Marked, number: Number) -> tuple[Number, Number | None]:
    """The second number of a range with the first: "بين 20 و30 قتيلا", "من 10 إلى 20 دولارا", "20-30 صاروخا"."""
    mark_norm = norm_at(marked, number.end)
    is_between = norm_at(marked, number.first - 1) in ("بين", "مابين")
    if is_between and mark_norm not in _RANGE_MARKS:  # "بين عشرين وثلاثين"
        spelt = read_number(marked, number.end)
        is_higher = spelt is not None and spelt.conj == "و" and spelt.value > number.value
        return (spelt, number) if spelt is not None and is_higher else (number, None)
    if mark_norm not in _RANGE_MARKS or (mark_norm == "و" and not is_between):
        return number, None
    if mark_norm in ("-", "–") and not _is_dashed_range(marked, number):
        return number, None
    second = read_number(marked, number.end + 1)
    if second is None or second.value <= number.value * (1 if second.scale == number.scale else 0):
        return number, None
    return second, number


def _is_dashed_range(marked: Marked, number: Number) -> bool:
    second = read_number(marked, number.end + 1)
    if second is None or not number.digits:
        return False
    follows = norm_at(marked, second.end)
    return follows not in ("-", "–", "/") and (
        follows in _PERCENT_SIGNS or second.scale > 1 or _counts(marked, second.end)
    )


def _counts(marked: Marked, index: int) -> bool:
    return index < len(marked.words) and class_of(marked.words[index].norm) is not None


def _value(marked: Marked, number: Number, low: Number | None, end: int) -> tuple[Amount, bool]:
    if low is None:
        return bounds_of(marked, number.first, end, number.value)
    lower: int | float = low.value
    if low.scale == 1 and number.scale > 1 and low.value * number.scale <= number.value:
        lower = low.value * number.scale  # "من 3 إلى 4 ملايين"
    _, approx = bounds_of(marked, low.first, end, number.value)
    return (lower, number.value), approx


def _percent_end(marked: Marked, at: int) -> int | None:
    norm = norm_at(marked, at)
    if norm in _PERCENT_SIGNS or norm in _PERCENT_ONE:
        return at + 1
    if norm in ("في", "ف", "ب") and norm_at(marked, at + 1) in _PERCENT_TWO:
        return at + 2
    return None


def _percent(marked: Marked, number: Number, low: Number | None, end: int) -> tuple[Figure, int]:
    value, approx = _value(marked, number, low, end)
    first = low.first if low is not None else number.first
    start = _start(marked, first, number.prep or number.conj)
    of = _of(marked, end)
    stop = of.end if of is not None else marked.words[end - 1].end
    figure = Figure(span=Span(start, stop), value=value, unit="%", approx=approx, kind="percent", of=of)
    return figure, end


def _of(marked: Marked, at: int) -> Span | None:
    """Of what a share is: "من أراضي العراق"."""
    if norm_at(marked, at) != "من" or at + 1 >= len(marked.words) or marked.words[at + 1].kind != "arabic":
        return None
    end = at + 2
    while end < len(marked.words) and end < at + 4 and _continues(marked.words[end]):
        end += 1
    return Span(marked.words[at].start, marked.words[end - 1].end)


def _continues(word: Word) -> bool:
    return word.kind == "arabic" and word.norm.startswith("ال") and word.pos in ("NOUN", "PROPN", "ADJ", "X")


def _fraction(marked: Marked, number: Number) -> tuple[Figure, int] | None:
    """ "ثلث الأراضي", "نصف مليون دولار", "ثلاثة أرباع السكان"."""
    scale = entry_at(marked, number.end, "scale")
    if scale is not None and not scale.conj and not scale.prep:
        worth = int(scale.value)
        whole = Number(
            number.first,
            number.end + 1,
            _round(number.value * worth),
            "cardinal",
            worth,
            conj=number.conj,
            prep=number.prep,
        )
        unit = unit_at(marked, whole)
        value, approx = bounds_of(marked, whole.first, unit[1] if unit else whole.end, whole.value)
        return _figure(marked, whole.first, whole, value, approx, unit)
    if number.definite:
        return None
    at = number.end
    if at >= len(marked.words) or marked.words[at].kind != "arabic" or marked.entries[at] is not None:
        return None
    noun = marked.words[at]
    if noun.norm in (
        "نهائي",
        "النهائي",
        "نهايي",
        "قرن",
        "دائره",
        "سنوي",
        "سنويه",
        "شهريه",
        "شهري",
        "مليون",
    ) or not (_is_share_of(noun) or _is_idafa(marked, at)):
        return None
    if number.end - number.first == 1 and norm_at(marked, number.first) in _COMMON_FIFTHS:
        return None
    goes_on = at + 1 < len(marked.words) and _continues(marked.words[at + 1])
    end = at + 2 if goes_on and (noun.norm.startswith("ال") or _is_idafa(marked, at)) else at + 1
    value, approx = bounds_of(marked, number.first, end, round(number.value, 4))
    span = Span(_start(marked, number.first, number.prep or number.conj), marked.words[end - 1].end)
    unit_text = marked.text[noun.start : marked.words[end - 1].end]
    return Figure(
        span=span, value=value, unit=unit_text, approx=approx, kind="fraction", counts=class_of(noun.norm),
        of=Span(noun.start, marked.words[end - 1].end),
    ), end  # fmt: skip


_COMMON_FIFTHS = frozenset({"ثمن", "سبع", "تسع", "عشر", "خمس"})


def _is_share_of(word: Word) -> bool:
    return (
        word.norm.startswith("ال")
        or bool(word.enclitic)
        or class_of(word.norm) is not None
        or word.norm in ("سكان", "عدد", "اراضي", "مساحه", "مقاعد", "اعضاء", "عائدات", "قيمه")
    )


def _is_idafa(marked: Marked, at: int) -> bool:
    """Whether a definite noun right after makes the noun one of a pair: "ثلث إنتاج القمح"."""
    noun = marked.words[at]
    return (
        at + 1 < len(marked.words)
        and _continues(marked.words[at + 1])
        and noun.pos == "NOUN"
        and not noun.proclitics
    )


def _round(value: float) -> int | float:
    return int(round(value)) if abs(value - round(value)) < 1e-6 * max(1.0, abs(value)) else value


def _vague(marked: Marked, index: int) -> tuple[Figure, int] | None:
    """ "عشرات السيارات", "المئات من", "آلافا من مواطنيها", "عشرات الآلاف" → [10000, None]."""
    entry = entry_at(marked, index, "vague") or entry_at(marked, index, "scales")
    if entry is None:
        return None
    value, end = int(entry.value), index + 1
    more = entry_at(marked, end, "scales")
    if more is not None and not more.conj and not more.prep:
        value, end = value * int(more.value), end + 1
    number = Number(
        index, end, value, "vague", value, definite=entry.definite, conj=entry.conj, prep=entry.prep
    )
    unit = unit_at(marked, number)
    if unit is None and norm_at(marked, end) in ("المرات",):
        return None
    return _figure(marked, index, number, (value, None), True, unit)


def _dual(marked: Marked, index: int) -> tuple[Figure, int] | None:
    word = marked.words[index]
    found = dual_at(marked, index)
    if found is None:
        return None
    start, counts = found
    value, approx = bounds_of(marked, index, index + 1, 2)
    two_words = word.norm in ("حالتي", "حالتا") and counts in ("killed", "wounded")
    span = Span(start, marked.words[index + 1].end if two_words else word.end)
    kind = "money" if counts == "money" else "measure" if counts == "measure" else "count"
    figure = Figure(
        span=span, value=value, unit=span.of(marked.text), approx=approx,
        kind="money" if kind == "money" else "measure" if kind == "measure" else "count",
        counts=counts_class(marked, index, counts, index + 1),
    )  # fmt: skip
    return figure, index + 1


def _stands_alone(marked: Marked, number: Number) -> bool:
    """Whether a number without a noun counts somebody: "قتل ثمانية", "ارتفع العدد إلى 30"."""
    if number.scale > 1 and number.places > 1:
        return True
    if not number.digits:
        if number.value == 2 and (governing(marked, number.first) or _follows_verb(marked, number.first)):
            return True
        return (
            number.value >= 3
            and not number.definite
            and norm_at(marked, number.end) not in ("من", "و", "او", "في")
            or number.value >= 11
        )
    return _is_tally(marked, number)


def _follows_verb(marked: Marked, index: int) -> bool:
    return index > 0 and marked.words[index - 1].pos == "VERB"


def _is_tally(marked: Marked, number: Number) -> bool:
    """Whether digits without a noun end a tally: "قتل 12", "ارتفع العدد إلى نحو 100"."""
    about = norm_at(marked, number.first - 1) in context("about")
    if number.value >= 100000:
        return False
    rises = norm_at(marked, number.first - 1) == "الي" and norm_at(marked, number.first - 2) in context(
        "rises"
    )
    return (
        about
        or rises
        or is_bounded(marked, number.first)
        or governing(marked, number.first) is not None
        or tallied(marked, number.first) is not None
    )


def _figure(
    marked: Marked,
    first: int,
    number: Number,
    value: Amount,
    approx: bool,
    unit: tuple[int, int, Span] | None,
) -> tuple[Figure, int]:
    start = _start(marked, first, number.prep or number.conj if first == number.first else "")
    if unit is None:
        span = Span(start, marked.words[number.end - 1].end)
        counts = governing(marked, first) or tallied(marked, first) or None
        counts = counts or following_class(marked, number.end)
        return Figure(span=span, value=value, unit=None, approx=approx, counts=counts), number.end
    noun, end, unit_span = unit
    counts = class_of(marked.words[noun].norm)
    span = Span(start, unit_span.end)
    if _is_part(marked, number, noun, counts):
        of = Span(marked.words[noun - 1].start, unit_span.end)
        counts = parted(marked, counts, first)
        unit_text = unit_span.of(marked.text)
        return Figure(span=span, value=value, unit=unit_text, approx=approx, counts=counts, of=of), end
    figure = Figure(
        span=span, value=value, unit=unit_span.of(marked.text), approx=approx,
        kind="money" if counts == "money" else "measure" if counts == "measure" else "count",
        counts=counts_class(marked, first, counts, end),
    )  # fmt: skip
    return figure, end


def _is_part(marked: Marked, number: Number, noun: int, counts: str | None) -> bool:
    """Whether a number is some of those who were already counted: "ثلاثة من المصابين"."""
    return (
        counts in ("killed", "wounded", "arrested", "captured")
        and number.kind != "vague"
        and norm_at(marked, noun - 1) == "من"
        and marked.words[noun].norm.startswith("ال")
    )


def _after_number(marked: Marked, index: int) -> int:
    """The index after the number at a word."""
    number = read_number(marked, index)
    return number.end if number is not None else index + 1


def _start(marked: Marked, first: int, clitic: str) -> int:
    """Where a number begins without a preposition or conjunction written on it."""
    word = marked.words[first]
    if not clitic:
        return word.start
    entry = (marked.entries[first] or (None,))[0]
    taken = len(entry.conj) + len(entry.prep) if entry is not None else 0
    letters = 0
    for offset in range(word.start, word.end):
        if letters == taken and marked.text[offset].isalpha():
            return offset
        letters += marked.text[offset].isalpha()
    return word.start
