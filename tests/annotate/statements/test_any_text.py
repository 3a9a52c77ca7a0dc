"""Laws that hold for any text, and the time it takes."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import said

from khabar.annotate.statements import find_statements
from khabar.arabic.words import split
from khabar.model import Layout

PIECES = [
    "قال",
    "وأضاف",
    "مؤكدا",
    "أن",
    "إن",
    "بحسب",
    "مصدر",
    "الوزير",
    "سالم",
    "«",
    "»",
    '"',
    ":",
    "،",
    ".",
    "\n",
    "(",
    ")",
    "قوله",
    "نقلت",
    "عن",
    "لـ",
    "في بيان",
    "-",
    "أما",
    "جاء ذلك",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_every_span_lies_in_the_text_and_inside_points_backwards(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = find_statements(split(text), layout=Layout(), actors=[], times=[])
    for number, one in enumerate(found):
        spans = [
            one.cue,
            *one.content,
            *(link.span for link in one.path),
            *[span for span in (one.speaker, one.via) if span],
        ]
        assert all(span.end <= len(text) for span in spans)
        assert one.content
        assert one.inside is None or one.inside < number
        assert one.speaker or one.reason


@pytest.mark.parametrize(
    "text",
    [
        "قال " * 6000,
        "قال الوزير إن " * 3000,
        '"' * 6000,
        "«قال: " * 4000,
        "بحسب مصدر " * 3000,
        "أن " * 6000,
        "مؤكدا، " * 4000,
    ],
)
def test_the_time_grows_with_the_text_and_no_more(text: str) -> None:
    words = split(text)
    started = time.perf_counter()
    find_statements(words, layout=Layout(), actors=[], times=[])
    assert time.perf_counter() - started < 6


def test_a_quotation_that_never_closes_does_not_swallow_the_report() -> None:
    text = "قال الوزير: «السد امتلأ. ثم غادر.\nوفي خبر آخر افتتح السوق. وكان الحضور كبيرا."
    found = said(text)
    assert found and all(len(content) < 40 for _, _, content in found)
