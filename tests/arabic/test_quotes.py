"""Quotations: every shape of mark, nested, unbalanced, over paragraphs."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic.quotes import find_quotations


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in find_quotations(text)]


@pytest.mark.parametrize(
    "text", ['قال "نعم" ومضى', "قال «نعم» ومضى", "قال ”نعم“ ومضى", "قال “نعم” ومضى", 'قال “نعم" ومضى']
)
def test_marks_of_every_shape_hold_a_quotation(text):
    assert quoted(text) == ["نعم"]


def test_doubled_parentheses_and_doubled_single_marks_are_quotation_marks():
    assert quoted("قال ((نعم)) و''لا''") == ["نعم", "لا"]


def test_a_single_mark_is_one_only_round_words():
    assert quoted("قال 'نعم' في كوت د'إيفوار") == ["نعم"]


def test_a_mark_may_stand_on_a_preposition():
    assert quoted('وصفه بـ"الخطير" و"المقلق"') == ["الخطير", "المقلق"]


def test_the_outer_quotation_comes_before_the_one_inside_it():
    assert quoted('قال: «سمعنا "لا" منهم»') == ['سمعنا "لا" منهم', "لا"]
    assert quoted('قال "سمعنا "لا" منهم" أمس') == ['سمعنا "لا" منهم', "لا"]


def test_a_mark_that_is_never_closed_opens_nothing():
    assert quoted('فتح " ومضى\nثم قال "نعم" وسكت') == ["نعم"]
    assert quoted('قال "كلام طويل. وأضاف "نعم" ومضى') == ["نعم"]


def test_each_paragraph_of_a_long_quotation_is_a_span():
    assert quoted('قال: "أول\n"ثان\n"ثالث". ثم مضى') == ["أول", "ثان", "ثالث"]
    assert quoted("قال «أول\nثان» ثم مضى") == ["أول", "ثان"]


def test_a_quotation_never_takes_the_rest_of_the_article():
    text = 'قال "أول\n' + "فقرة بلا علامات\n" * 20
    assert quoted(text) == []


@given(st.text(st.sampled_from("\"«»“”'() \n\nاب.،"), max_size=80))
def test_spans_are_in_order_and_hold_no_line_break(text):
    spans = find_quotations(text)
    assert list(spans) == sorted(spans, key=lambda span: (span.start, -span.end))
    assert all("\n" not in span.of(text) for span in spans)


@pytest.mark.parametrize("piece", ['"', "«", ' "', '"\n', '\n"', "((", "« » "])
def test_marks_without_end_take_linear_time(piece):
    began = time.process_time()
    find_quotations(piece * 50_000)
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("قال &quot;الطريق مغلق&quot; ثم مضى.", ["الطريق مغلق"]),
        ("قال {الطريق مغلق} ثم مضى.", ["الطريق مغلق"]),
        ("شركة أ&ب وشركة ج", []),
        ("قال { ثم مضى.", []),
    ],
)
def test_marks_of_web_pages_and_braces_are_quotation_marks(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in find_quotations(text)] == quoted
