"""Dates that machines write in pages and feeds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.read.dates import moment_of
from khabar.read.settle import is_iso


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-11-02", "2025-11-02"),
        ("2025-11-02T13:41:00+03:00", "2025-11-02T13:41:00+03:00"),
        ("2025-11-02T13:41:00.000Z", "2025-11-02T13:41:00Z"),
        ("2025-11-02 13:41:00 +0300", "2025-11-02T13:41:00+03:00"),
        ("2025-11-02T9:05", "2025-11-02T09:05"),
        ("Sun, 02 Nov 2025 13:41:00 GMT", "2025-11-02T13:41:00Z"),
        ("Sun, 02 Nov 2025 13:41:00 +0300", "2025-11-02T13:41:00+03:00"),
        ("Sun, 02 Nov 2025 13:41:00 AST", "2025-11-02T13:41:00+03:00"),  # Arabia, not the Atlantic
        ("Sun, 02 Nov 2025 13:41:00 IST", "2025-11-02T13:41:00"),  # Israel, India or Ireland: no zone
        ("02 Nov 2025", "2025-11-02"),
        ("الأحد، 2 نوفمبر 2025 13:41", "2025-11-02"),
        ("٢ تشرين الثاني ٢٠٢٥", "2025-11-02"),
        ("20251102", "2025-11-02"),
    ],
)
def test_a_moment_is_read_with_the_zone_it_was_given_in(written: str, moment: str) -> None:
    assert moment_of(written) == moment
    assert is_iso(moment)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "now",
        "2025",
        "1970-01-01",
        "0001-01-01T00:00:00Z",
        "2025-02-30",
        "11/02/2025",
        "Sun, 99 Nov 2025 99:00:00",
        "أمس",
        "9" * 300,
    ],
)
def test_what_is_no_certain_day_is_none(written: str) -> None:
    assert moment_of(written) is None


@given(
    st.text(max_size=60)
    | st.from_regex(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ]\d{1,2}:\d{1,2})?.{0,6}", fullmatch=True)
)
def test_whatever_is_read_is_iso_and_of_our_time(written: str) -> None:
    moment = moment_of(written)
    assert moment is None or (is_iso(moment) and 1985 <= int(moment[:4]) <= 2100)
