"""The lines of a page as a reader sees them: one for each block, line breaks kept, white space drawn together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "head", "title", "svg", "math", "iframe", "object", "embed", "select", "option", "textarea",
))  # fmt: skip
_SPACE = re.compile("[ \t\n\r\f\v]+")


@dataclass(frozen=True, eq=False)
class Line:
    """One line, the block element that holds it, and whether all of it is a link."""

    text: str
    block: HtmlElement
    is_link: bool


def lines_of(root: HtmlElement) -> list[str]:
    """The lines of everything under an element, top to bottom; empty ones left out."""
    return [line.text for line in read_lines(root)]


def words_of(element: HtmlElement) -> str:
    """What an element says, on one line."""
    return " ".join(lines_of(element))


def read_lines(root: HtmlElement) -> list[Line]:
    """The lines of everything under an element, each with its place."""
    lines: list[Line] = []
    pieces: list[tuple[str, HtmlElement]] = []
    for piece in _pieces(root):
        if piece is not None:
            pieces.append(piece)
        elif pieces:
            text = _SPACE.sub(" ", "".join(words for words, _ in pieces)).strip(" ")
            if text.strip():
                said = [holder for words, holder in pieces if words.strip()]
                lines.append(
                    Line(text, _block(said[0], root), all(_is_linked(holder, root) for holder in said))
                )
            pieces.clear()
    return lines


def _block(holder: HtmlElement, root: HtmlElement) -> HtmlElement:
    while holder is not root and holder.tag not in _BLOCKS and (parent := holder.getparent()) is not None:
        holder = parent
    return holder


def _is_linked(holder: HtmlElement, root: HtmlElement) -> bool:
    while holder is not root and holder.tag not in _BLOCKS:
        if holder.tag == "a":
            return True
        parent = holder.getparent()
        if parent is None:
            return False
        holder = parent
    return False


def _pieces(root: HtmlElement) -> Iterator[tuple[str, HtmlElement] | None]:
    """Text in page order with the element that holds it, None where a line ends. Walked without recursion, for pages nest deep."""
    stack: list[tuple[HtmlElement, bool]] = [(root, True)]
    while stack:
        element, is_opening = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else None
        is_block = tag in _BLOCKS
        if not is_opening:
            if is_block:
                yield None
            if element is not root and element.tail:
                yield element.tail, element.getparent()
            continue
        if is_block or tag == "br":
            yield None
        stack.append((element, False))
        if tag is None or tag in _UNSEEN:
            continue
        if element.text:
            yield element.text, element
        stack.extend((child, True) for child in reversed(element))
    yield None
