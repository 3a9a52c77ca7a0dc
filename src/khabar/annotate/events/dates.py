"""The day of an event, from the times that stand nearest to it in its sentence."""

import re
from collections.abc import Sequence

from khabar.model import Time, Words

_DAY = re.compile(r"\d{4}(-\d\d)?(-\d\d)?(?=$|T)")
_MAX_WORDS = 22


def date_of(words: Words, times: Sequence[tuple[int, int]], values: Sequence[Time], *, trigger: int, first: int, last: int, rivals: Sequence[int]) -> tuple[str | None, int | None, str | None]:
    """(ISO value, index of the time, reason where open) for the trigger at word `trigger` of the sentence `first`…`last`.

    `times` holds (first word, index) of each dated time in order; `rivals` are the other triggers of the sentence.
    """
    best: tuple[int, int] | None = None
    for at, number in times:
        if not first <= at < last or abs(at - trigger) > _MAX_WORDS:
            continue
        between = sum(1 for rival in rivals if min(at, trigger) < rival < max(at, trigger))
        cost = abs(at - trigger) + 6 * between + (2 if at < trigger else 0)
        if best is None or cost < best[0]:
            best = (cost, number)
    if best is None:
        return None, None, "no date in its sentence"
    if best[0] > _MAX_WORDS:
        return None, None, "the dates of its sentence stand nearer to other events"
    return day_value(values[best[1]]), best[1], None


def day_value(time: Time) -> str | None:
    """The day, month or year of a time as an ISO value; None for durations, sets and vague ones."""
    if time.value is None or time.type not in ("DATE", "TIME"):
        return None
    match = _DAY.match(time.value)
    return match.group() if match else None
