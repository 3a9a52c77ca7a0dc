"""Numbers: what a number is, and what never happens."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.arabic import numbers
from khabar.arabic.numerals import digits_value
from khabar.arabic.quantities import KINDS


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("500.000", 500000),
        ("1,250,000", 1250000),
        ("8820.65", 8820.65),
        ("0,08", 0.08),
        ("1.250.000,5", 1250000.5),
        ("3.14", 3.14),
    ],
)
def test_points_and_commas_are_told_apart_by_what_follows(written: str, value: float) -> None:
    assert digits_value(written) == value


def test_three_places_before_a_scale_word_are_decimals() -> None:
    [number] = numbers("سجل 138.780 ألف جهاز")
    assert number.value == 138780


def test_only_the_kinds_that_are_asked_for_are_looked_for() -> None:
    text = "الفصل الثالث أكثر من 190"
    assert [number.kind for number in numbers(text, kinds=("ordinal",))] == ["ordinal"]
    assert [number.kind for number in numbers(text, kinds=("range",))] == ["range"]


def test_two_numbers_joined_by_and_stay_two() -> None:
    assert [number.value for number in numbers("ثلاثة وأربعة")] == [3, 4]


def test_a_quantity_is_no_hundred() -> None:
    assert numbers("ضبط كمية من المواد") == []


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=0, max_value=10**15))
def test_digits_are_read_back(value: int) -> None:
    [number] = numbers(f"العدد {value}")
    assert number.value == value


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=1, max_value=999_999))
def test_a_number_written_out_in_words_is_read_back(value: int) -> None:
    [number] = numbers("العدد " + _spelled(value))
    assert number.value == value


ONES = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def _spelled(value: int) -> str:
    thousands, rest = divmod(value, 1000)
    parts = []
    if thousands == 1:
        parts.append("ألف")
    elif thousands == 2:
        parts.append("ألفان")
    elif thousands:
        parts.append(_below_thousand(thousands) + (" آلاف" if 3 <= thousands <= 10 else " ألف"))
    if rest:
        parts.append(_below_thousand(rest))
    return " و".join(parts)


def _below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    parts = [HUNDREDS[hundreds - 1]] if hundreds else []
    tens, ones = divmod(rest, 10)
    if rest == 10:
        parts.append("عشرة")
    elif 11 <= rest <= 19:
        parts.append({1: "أحد", 2: "اثنا"}.get(ones, ONES[ones - 1]) + " عشر")
    else:
        parts += [ONES[ones - 1]] if ones else []
        parts += [TENS[tens - 1]] if tens else []
    return " و".join(parts)


WORDS = st.sampled_from(
    [
        "ثلاثة",
        "وعشرون",
        "ألف",
        "و",
        "مليون",
        "3.5",
        "%",
        "من",
        "إلى",
        "بين",
        "أكثر",
        "أو",
        "ثلث",
        "المئة",
        "-",
        ">",
        "الثالث",
        "نصف",
        "مئتا",
        "1,000",
        "/",
        "(",
        "\u200f",
    ]
)


@settings(max_examples=250, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_any_row_of_number_words_gives_numbers_in_order(words: list[str]) -> None:
    text, end = " ".join(words), 0
    for number in numbers(text, kinds=(*KINDS, "relative")):
        assert end <= number.span.start < number.span.end <= len(text)
        end = number.span.end
