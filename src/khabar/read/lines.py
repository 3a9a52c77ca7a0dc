"""The lines of a page as a reader sees them: one for each block, line breaks kept, white space drawn together."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "select",
        "option",
        "textarea",
    ]
)
_SPACE = re.compile("[ \t\n\r\f\v]+")


def lines_of(root: HtmlElement) -> list[str]:
    """The lines of everything under an element, top to bottom; empty ones left out."""
    lines: list[str] = []
    parts: list[str] = []
    for piece in _pieces(root):
        if piece is not None:
            parts.append(piece)
        elif parts:
            line = _SPACE.sub(" ", "".join(parts)).strip(" ")
            parts.clear()
            if line.strip():
                lines.append(line)
    return lines


def words_of(element: HtmlElement) -> str:
    """What an element says, on one line."""
    return " ".join(lines_of(element))


def _pieces(root: HtmlElement) -> Iterator[str | None]:
    """Text in page order, None where a line ends. Walked without recursion, for pages nest deep."""
    stack: list[tuple[HtmlElement, bool]] = [(root, True)]
    while stack:
        element, is_opening = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else None
        is_block = tag in _BLOCKS
        if not is_opening:
            if is_block:
                yield None
            if element is not root and element.tail:
                yield element.tail
            continue
        if is_block or tag == "br":
            yield None
        stack.append((element, False))
        if tag is None or tag in _UNSEEN:
            continue
        if element.text:
            yield element.text
        stack.extend((child, True) for child in reversed(element))
    yield None
