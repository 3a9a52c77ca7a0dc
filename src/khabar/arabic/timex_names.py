"""Days that are names: of an event whose year everybody knows, or of a street or a town."""

from functools import cache

from khabar.arabic.entries import PACKAGE, Marked, context, entry_at, norm_at
from khabar.arabic.letters import fold_word
from khabar.arabic.timex_spec import Spec
from khabar.lexicon import read_lexicon

_TOWNS = frozenset({("العاشر", 9, True), ("السادس", 10, False), ("6", 10, False), ("10", 9, True)})


def names_place(marked: Marked, index: int, spec: Spec) -> bool:
    """Whether a day names a street or a town: "شارع 26 سبتمبر", "مدينتي أبوحماد والعاشر من رمضان"."""
    at = index
    if spec.day is None:  # the month after the day that was refused
        at = index - (2 if norm_at(marked, index - 1) == "من" else 1)
        if not (norm_at(marked, at).isdecimal() or entry_at(marked, at, "ordinal")):
            return False
    if norm_at(marked, at - 1) in context("names before"):
        return True
    town = (norm_at(marked, at).lstrip("و"), spec.month, spec.hijri) in _TOWNS
    return town and any(norm_at(marked, at - back) in context("names before") for back in (2, 3, 4))


@cache
def named_days() -> dict[tuple[str, int, int], int]:
    """Word before, day and month → year; 0 where the words name no day, as the Lebanese alliances of March do."""
    rows = read_lexicon(PACKAGE, "timenames.tsv")
    return {
        (fold_word(row["before"]), int(row["day"]), int(row["month"])): int(row["year"] or 0) for row in rows
    }
