"""Figures whose number stands behind its noun: "الدول الست", "خيارا واحدا", "نائبان اثنان"."""

from khabar.annotate.figure_classes import class_of, context, counts_class
from khabar.annotate.figure_words import bounds_of
from khabar.arabic.entries import Marked, norm_at
from khabar.arabic.numerals import Number
from khabar.model import Figure, Span


def emphasised(marked: Marked, number: Number) -> tuple[Figure, int] | None:
    """A dual with its number after it: "نائبان اثنان"."""
    if number.first == 0 or number.prep or number.conj or number.definite:
        return None
    noun = marked.words[number.first - 1]
    if noun.kind != "arabic" or not noun.norm.endswith(("ان", "ين")) or len(noun.norm) < 4:
        return None
    span = Span(noun.core_start, marked.words[number.end - 1].end)
    counts = counts_class(marked, number.first - 1, class_of(noun.norm), number.end)
    return Figure(span=span, value=2, unit=noun.core_span.of(marked.text), counts=counts), number.end


def single(marked: Marked, number: Number) -> tuple[Figure, int] | None:
    """The figure of "خيارا واحدا": an indefinite noun with واحد after it."""
    if number.definite or number.first == 0 or number.prep or number.conj:
        return None
    noun, one = marked.words[number.first - 1], marked.words[number.first].span.of(marked.text)
    if one.startswith("وأ"):  # "and one of"
        return None
    if (
        noun.kind != "arabic"
        or noun.norm.startswith(("ال", "بال", "لل"))
        or noun.enclitic
        or noun.norm in context("idioms")
        or (noun.pos not in ("NOUN", "X") and class_of(noun.norm) is None)
    ):
        return None
    if (
        marked.entries[number.first - 1] is not None
        or noun.sentence != marked.words[number.first].sentence
        or noun.norm.endswith(("هم", "ها"))
    ):
        return None
    span = Span(noun.core_start, marked.words[number.first].end)
    value, approx = bounds_of(marked, number.first - 1, number.end, 1)
    return Figure(
        span=span, value=value, unit=noun.core_span.of(marked.text), approx=approx, counts=class_of(noun.norm)
    ), number.end


def noun_before(marked: Marked, number: Number) -> tuple[Figure, int] | None:
    """ "الدول الست": a definite noun with its number after it."""
    if not number.definite or number.first == 0 or number.scale > 1 or number.prep or number.conj:
        return None
    noun = marked.words[number.first - 1]
    if (
        noun.kind != "arabic"
        or not (noun.norm.startswith(("ال", "لل", "وال", "بال")) or noun.enclitic)
        or marked.entries[number.first - 1] is not None
    ):
        return None
    if _describes(marked, number.first - 1):
        return None
    if not isinstance(number.value, int) or number.value < 3 or number.value > 19 or _is_name(marked, number):
        return None
    span = Span(noun.core_start if noun.proclitics else noun.start, marked.words[number.end - 1].end)
    unit = noun.core_span.of(marked.text)
    return Figure(span=span, value=number.value, unit=unit, counts=class_of(noun.norm[2:])), number.end


def _describes(marked: Marked, at: int) -> bool:
    """Whether the word before the number is an adjective of what it counts: "أيام العيد المبارك الثلاثة"."""
    word = marked.words[at]
    return (
        word.pos == "ADJ"
        and class_of(word.norm) is None
        and not word.norm.endswith(("ين", "ون", "ات"))
        and norm_at(marked, at - 1).startswith("ال")
    )


def _is_name(marked: Marked, number: Number) -> bool:
    if norm_at(marked, number.first - 2) in ("مجموعه", "دول", "قمه"):
        return True
    return norm_at(marked, number.first - 1) in context("not counted names")
