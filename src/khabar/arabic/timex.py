"""Time expressions as TIMEX3."""

from datetime import date, datetime
from typing import Literal

from khabar.model import Time, Words


def find_times(words: Words, *, published: date | datetime | None, lean: Literal["past", "future"] = "past") -> list[Time]:
    """Calendar and clock expressions of one text, by start, not overlapping."""
    return []
