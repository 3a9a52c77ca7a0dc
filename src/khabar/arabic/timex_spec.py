"""What a time expression says before it is dated: the types that the readers hand to the resolver."""

import msgspec

from khabar.model import TimeType


class Spec(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The content of an expression, with everything open that its words leave open.

    `kind`: fixed (value is ready) · calendar (year, month, day as far as named) · weekday · shift (units from the
    day of publication) · text (units from the last date named) · clock · part (of a day) · period (a whole unit:
    season, quarter, half) · ago (an amount back or ahead) · like (the last duration) · open (no value, with a reason).
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hijri: bool = False
    unit: str = ""  # d w m y D C, or H M S below the day
    amount: int | float | None = None
    which: str = ""  # last, next, this, same, following, recent
    part: str = ""  # MO MI AF EV NI, or SU WI SP FA, Q1 … H2
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    utc: bool = False
    value: str | None = None
    inner: "Spec | None" = None  # the day of a clock time, the year of a season
    tense: str = ""  # ahead, maybe, behind: when the clause says it is; see clause_tense
    reason: str | None = None


class Found(msgspec.Struct, frozen=True, gc=False):
    """An expression from word `first` to `end` (left out)."""

    first: int
    end: int
    type: TimeType
    spec: Spec


FIXED_UNITS = {"d": "D", "n": "D", "w": "W", "m": "M", "y": "Y"}
CLOCK_UNITS = {"S": "S", "s": "S", "M": "M", "H": "H"}


def duration(amount: int | float | None, unit: str) -> str:
    """A TIMEX3 duration: (3, "d") → "P3D", (None, "H") → "PTXH", (2, "D") → "P20Y"."""
    if unit in "DC":
        years = 10 if unit == "D" else 100
        return "PXY" if amount is None else f"P{_plain(amount * years)}Y"
    if amount is not None and amount % 1 == 0.5 and unit in "HMy":
        whole = _plain(int(amount))
        return {"H": f"PT{whole}H30M", "M": f"PT{whole}M30S", "y": f"P{whole}Y6M"}[unit]
    number = "X" if amount is None else _plain(amount)
    if unit in CLOCK_UNITS:
        return f"PT{number}{CLOCK_UNITS[unit]}"
    return f"P{number}{FIXED_UNITS[unit]}"


def _plain(amount: int | float) -> str:
    return str(int(amount)) if amount == int(amount) else str(amount)
