"""Quotation marks of Arabic news and what stands between them, whatever their shape.

Outlets type "…", “…”, ”…“, «…», ((…)), {…}, ''…'' and at times '…', some leave &quot; as it came from a web page;
few close every mark that they open.
"""

import re
from typing import NamedTuple

from khabar.model import Span

# Marks of one family close each other: outlets open with “ and close with ".
_FAMILIES = {
    '"': '"“”„‟＂❝❞〝〞',
    "«": "«»≪≫《》{}",  # papers open with { and close with »
    "‹": "‹›",
    "((": "()",
    "'": "'‘’‚`´",
}
_FAMILY_OF = {mark: family for family, marks in _FAMILIES.items() for mark in marks}
_DIRECTED = {
    "«": 1,
    "»": -1,
    "≪": 1,
    "≫": -1,
    "《": 1,
    "》": -1,
    "‹": 1,
    "›": -1,
    "((": 1,
    "))": -1,
    "„": 1,
    "{": 1,
    "}": -1,
}
# One set of characters first, so that the search skips the rest of the text fast
_TOKEN = re.compile(
    "["
    + "".join("".join(_FAMILIES.values()))
    + r"&\n\r\u2028\u2029](?:(?<=&)quot;|(?<=\()\(|(?<=\))\)|(?<=')'|(?<=`)`|(?<=´)´)?"
)
_OPEN_BEFORE = frozenset(" \t\xa0\u200f\u200e\u200b\u202b\u202a\ufeff([{:«“،-–—/")
_CLOSE_AFTER = frozenset(" \t\xa0\u200f\u200e\u200b\u202c.,،؛;:؟?!…)]}»”-–—/")
_PROCLITICS = frozenset("وفبلكـ")
_BREAKS = frozenset("\n\r\u2028\u2029")
_LONGEST_SINGLE = 200  # characters between '…', which is also an apostrophe, a minute and a stray key
_MOST_CARRIED = 3  # paragraphs that one quotation may run over; beyond that a mark was forgotten


class _Mark(NamedTuple):
    start: int
    end: int
    family: str
    look: int  # 1: opens, -1: closes, 0: may do either


class _Open(NamedTuple):
    mark: _Mark
    since: int  # where its quotation begins in this paragraph
    pieces: tuple[Span, ...]  # what it held of the paragraphs before


def find_quotations(text: str) -> tuple[Span, ...]:
    """Spans between quotation marks, marks left out, by start, an outer one before those inside it.

    A quotation that runs over paragraphs gives one span for each. A mark that is never closed opens none:
    no quotation is guessed to reach the end of the article.
    """
    found: list[Span] = []
    carried: list[_Open] = []
    for start, end, marks in _paragraphs(text):
        if not marks and not carried:
            continue
        stack = _carry_on(carried, marks, start) if carried else []
        carried = _pair(
            marks[1:] if stack and marks and _reopens(marks[0], stack, text, start) else marks, stack, found
        )
        if carried:
            carried = [
                opened._replace(pieces=(*opened.pieces, Span(opened.since, end)))
                for opened in carried
                if opened.since < end
                and len(opened.pieces) + 1 < _MOST_CARRIED
                and opened.mark.family not in ("'", "((")
            ]
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


def _paragraphs(text: str) -> list[tuple[int, int, list[_Mark]]]:
    """(start, end, quotation marks) of each line that is not empty, where the text has a mark at all."""
    paragraphs: list[tuple[int, int, list[_Mark]]] = []
    marks: list[_Mark] = []
    start = 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token in _BREAKS:
            if match.start() > start and not text[start : match.start()].isspace():
                paragraphs.append((start, match.start(), marks))
            marks, start = [], match.end()
        elif token not in "()&":
            marks.append(_mark(text, match.start(), match.end(), token))
    if start < len(text):
        paragraphs.append((start, len(text), marks))
    return paragraphs


def _mark(text: str, start: int, end: int, token: str) -> _Mark:
    family = _FAMILY_OF[token[0]] if len(token) == 1 or token[0] in "()" else '"'  # '' and &quot; too
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = before in _OPEN_BEFORE or before in _BREAKS or _is_proclitic(text, start - 1)
    closes = after in _CLOSE_AFTER or after in _BREAKS
    blank_before, blank_after = (
        before in " \t\xa0" or before in _BREAKS,
        after in " \t\xa0" or after in _BREAKS,
    )
    look = 0
    if opens and not blank_after and not (closes and not blank_before):
        look = 1
    elif closes and not blank_before and not (opens and not blank_after):
        look = -1
    if token in _DIRECTED and (look == 0 or token in ("((", "))", "‹", "›", "{", "}")):
        look = _DIRECTED[token]
    return _Mark(start, end, family, look)


def _is_proclitic(text: str, index: int) -> bool:
    """Whether the letter at `index` is و, ب or the like standing alone before a mark: وصف بـ"الخطير"."""
    if text[index] == "ـ":
        index -= 1
    return index >= 0 and text[index] in _PROCLITICS and (index == 0 or not text[index - 1].isalpha())


def _carry_on(carried: list[_Open], marks: list[_Mark], start: int) -> list[_Open]:
    """The open quotations that the next paragraph goes on with: it begins with their mark or closes them first."""
    kept: list[_Open] = []
    for opened in carried:
        own = [mark for mark in marks[:8] if mark.family == opened.mark.family]
        if own and (own[0].look == -1 or own[0].start - start < 4):
            kept.append(opened._replace(since=start))
    return kept[:1]


def _reopens(mark: _Mark, stack: list[_Open], text: str, start: int) -> bool:
    """Whether a paragraph's first mark repeats the open one, as papers do at the head of each paragraph of a speech."""
    if mark.family != stack[0].mark.family or mark.look == -1 or text[start : mark.start].strip():
        return False
    stack[0] = stack[0]._replace(since=mark.end)
    return True


def _pair(marks: list[_Mark], stack: list[_Open], found: list[Span]) -> list[_Open]:
    """Adds the quotations of one paragraph to `found`; the marks that stay open come back, the last one at most."""
    left: dict[str, int] = {}
    for mark in marks:
        left[mark.family] = left.get(mark.family, 0) + 1
    for mark in marks:
        left[mark.family] -= 1
        depth = _depth(stack, mark.family) if stack else -1
        if depth < 0:
            if mark.look >= 0 and (mark.look == 1 or mark.family != "'"):
                stack.append(_Open(mark, mark.end, ()))
        elif mark.look == 1 and left[mark.family] > 0:
            if left[mark.family] == 1:  # one mark left for two open ones: the earlier was never closed
                del stack[depth]
            stack.append(_Open(mark, mark.end, ()))
        elif mark.family != "'" or mark.look == -1 and mark.start - stack[depth].since <= _LONGEST_SINGLE:
            opened = stack[depth]
            del stack[depth:]
            found.extend(opened.pieces)
            if mark.start > opened.since:
                found.append(Span(opened.since, mark.start))
    return stack[-1:]


def _depth(stack: list[_Open], family: str) -> int:
    """Where the mark of a family lies that the next one could close, few marks deep; -1 where none is open."""
    for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if stack[depth].mark.family == family:
            return depth
    return -1
