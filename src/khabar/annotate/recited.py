"""Verses and sayings of the Prophet that a report recites: what is told in them is no news."""

import re
from bisect import bisect_right

from khabar.model import Span

_ORNATE = re.compile(r"﴿[^﴾]{1,900}﴾")
_OPENED = re.compile(
    r"(?:(?:قال|قوله|يقول|بقوله|لقوله|قول)\s+(?:الله\s+)?(?:تعالى|سبحانه(?:\s+وتعالى)?|عز\s+وجل|جل\s+وعلا|جل\s+شأنه)"
    r"|قال\s+الله|يقول\s+الله|قال\s+رسول\s+الله|قال\s+(?:النبي\s+)?صلى\s+الله\s+عليه\s+وسلم|في\s+الحديث|الآية\s+الكريمة)"
    r"[^\"«(\[:\n]{0,40}:?\s*(?P<mark>[\"«(\[{“])"
)
_CLOSING = {'"': '"', "«": "»", "(": ")", "[": "]", "{": "}", "“": "”"}
_LONGEST = 900  # characters of one verse or saying
_GOD_BEFORE = re.compile(
    r"(?:(?:^|[،؛:.\"«(\n])\s*|(?:^|\s)[وف]|(?:^|\s)[وف]?[إأا]ن\s+)الله(?:\s+(?:تعالى|سبحانه|وتعالى|عز|وجل))*(?:\s+(?:قد|لا|لم|لن|هو|الذي))?\s+$"
)
_GOD_AFTER = re.compile(r"\s+الله(?:\s|[،؛:.]|$)")
_NEAR = 40  # characters before a word among which God may stand as its subject


def recited_spans(text: str) -> list[Span]:
    """What stands in ornate brackets, or in marks behind the words that open a verse or a saying, in order; none overlap."""
    found = [Span(match.start(), match.end()) for match in _ORNATE.finditer(text)]
    for match in _OPENED.finditer(text):
        start = match.start("mark")
        end = text.find(_CLOSING[match["mark"]], start + 1, start + _LONGEST)
        if end > 0:
            found.append(Span(start, end + 1))
    kept: list[Span] = []
    for span in sorted(found):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def is_recited(spans: list[Span], span: Span) -> bool:
    """Whether a stretch begins inside one of the recited ones."""
    at = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return at >= 0 and span.start < spans[at].end


def is_of_god(text: str, span: Span) -> bool:
    """Whether God is the subject of a word: "والله تعالى قد توعد", "توعد الله"; not "عبد الله اقتحم"."""
    before = text[max(0, span.start - _NEAR) : span.start]
    return bool(_GOD_BEFORE.search(before)) or bool(_GOD_AFTER.match(text, span.end))
