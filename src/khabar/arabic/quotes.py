"""Quotation marks of Arabic news and what stands between them, whatever their shape."""

import re

from khabar.model import Span

_MARK = re.compile('["“”„‟«»]|\\n')
_OPENING, _CLOSING = "“„«", "”»"


def find_quotations(text: str) -> tuple[Span, ...]:
    """Spans between quotation marks, marks left out, by start; one that is not closed in its paragraph is none."""
    found: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark == "\n":
            opened = None
        elif opened is None:
            opened = match.end()
        elif match.start() > opened:
            found.append(Span(opened, match.start()))
            opened = None
        else:
            opened = None
    return tuple(found)
