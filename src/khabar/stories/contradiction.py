"""Whether two numbers for one thing differ as they stand, or are a part and its whole."""

import re
from collections.abc import Sequence

from khabar.model import Report
from khabar.stories.tallies import Tally, is_counted_noun

_CAUSED = re.compile(
    r"أصيب|اصيب|أصاب|إصاب|اصاب|جرح|قتل|قُتل|مقتل|أسفر|اسفر|أوقع|اوقع|خلف|حصيلة|ضحي|سقط|لقي|لقوا|مصرع|استشه|أدى|ادى|أدت|ادت|وفا|توفي|هلك|راح|ارتفع|عدد|المصابين|بلغ"
)
_BESIDE = re.compile(r"\s+و(?!ال)[\u0621-\u064A]{3,}")
# "جنديين تركيين وحارسا": an adjective of the dual, then one more.
_AFTER_AN_ADJECTIVE = re.compile(
    r"\s+[\u0621-\u064A]{2,}(?:ين|ان|تين|تان)\s+و(?!ال)([\u0621-\u064A\u064b]{3,})"
)
_DIED_LATER = re.compile(
    r"(?:فارق|توفي|توفى|لقي|لفظ|مات)\s+(?:أحدهم|احدهم|أحدهما|احدهما|إحداهن|أحد\s+المصابين|لاحق)"
)
_NEXT = 90  # characters after a toll in which it goes on
_ROUND = 200  # characters


def may_contradict(reports: Sequence[Report], one: Tally, two: Tally) -> bool:
    """Whether the two differ on one thing as they stand.

    A number beside which others of the same toll stand, and the hurt of whom it is not told how they came to be so, do not. Least numbers, running
    counts and numbers of two days do: which of the two is the later word is for the reader.
    """
    low = min((one, two), key=lambda tally: tally.value)
    return not _is_added_to(reports, low) and all(is_of_an_act(reports, tally) for tally in (one, two))


def _is_added_to(reports: Sequence[Report], tally: Tally) -> bool:
    """Whether others of the same toll follow: "إصابة ضابطين ومجند" are three, and of the hurt "فارق أحدهم الحياة"."""
    text = reports[tally.report].text
    if tally.kind == "killed" and _DIED_LATER.search(text, tally.span.end, tally.span.end + _NEXT):
        return True
    if tally.value != 2 or any(mark.isdecimal() for mark in tally.span.of(text)):
        return False
    if _BESIDE.match(text, tally.span.end):
        return True
    beside = _AFTER_AN_ADJECTIVE.match(text, tally.span.end)
    return beside is not None and (beside[1].endswith(("ا", "\u064b")) or is_counted_noun(beside[1]))


def is_of_an_act(reports: Sequence[Report], tally: Tally) -> bool:
    """Whether the sentence says how the hurt came to be so: not of those whom a hospital takes in or a society sees off."""
    if tally.kind != "wounded":
        return True
    text = reports[tally.report].text
    before = text[max(tally.sentence.start, tally.span.start - _ROUND) : tally.span.start]
    return _CAUSED.search(before) is not None
