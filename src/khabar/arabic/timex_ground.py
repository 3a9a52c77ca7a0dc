"""What values are counted from, and what dating an expression gives."""

from datetime import date, datetime
from typing import Literal

import msgspec

Lean = Literal["past", "future"]
UNDATED = "the day of publication is not known"
NO_HIJRI = "the Umm al-Qura calendar has no such day, or does not reach that year"


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What values are counted from: day (and moment) of publication, reading direction, last date and length named."""

    day: date | None
    moment: datetime | None
    lean: Lean
    last_value: str | None = None
    last_duration: str | None = None


class Dated(msgspec.Struct, frozen=True):
    """A value with what it was counted from, or None with the reason."""

    value: str | None
    anchor: Literal["published", "dateline", "text"] | None = None
    reason: str | None = None


BEYOND = Dated(None, reason="beyond the calendar")
