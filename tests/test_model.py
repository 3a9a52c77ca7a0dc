"""Types: an entry that does not lie in its text cannot be built."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import SpanError
from khabar.model import Report, Span, Time


def test_a_span_is_written_as_two_numbers() -> None:
    assert msgspec.json.encode(Span(3, 7)) == b"[3,7]"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (4, 4), (5, 3)])
def test_a_span_that_holds_nothing_cannot_be_built(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        Span(start, end)


@given(text=st.text(max_size=40), start=st.integers(0, 50), length=st.integers(1, 50))
def test_a_report_holds_only_spans_of_its_text(text: str, start: int, length: int) -> None:
    time = Time(span=Span(start, start + length), type="DATE", value=None)
    if start + length <= len(text):
        assert Report(id="a", text=text, times=(time,)).times[0].span.of(text) == text[start : start + length]
    else:
        with pytest.raises(SpanError, match="report a"):
            Report(id="a", text=text, times=(time,))


def test_a_saved_report_with_a_span_outside_its_text_is_refused_on_reading() -> None:
    saved = '{"id":"a","text":"خبر","times":[{"span":[0,9],"type":"DATE","value":null}]}'
    with pytest.raises(SpanError, match="outside its text"):
        msgspec.json.decode(saved, type=Report)
