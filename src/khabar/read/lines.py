"""The lines of a page as a reader sees them: one for each block, line breaks kept, white space drawn together."""

import re
from collections.abc import Iterable, Iterator
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
_BOLD = frozenset(("b", "strong"))
_SPACE = re.compile("[ \t\n\r\f\v]+")


@dataclass(frozen=True, eq=False)
class Line:
    """One line, the block element that holds it, whether all of it is a link or bold, and what its time element states for machines.

    `spaced` has a blank between its elements, which pages often set apart by style alone: "المحرر|3 أغسطس 2015|آخر تحديث".
    """

    text: str
    block: HtmlElement
    is_link: bool
    is_bold: bool = False
    moment: str | None = None
    spaced: str = ""
    unlinked: str = ""  # what it says outside links


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
            text = _joined(words for words, _ in pieces)
            if text.strip():
                lines.append(_line(text, [piece for piece in pieces if piece[0].strip()], root))
            pieces.clear()
    return lines


def _line(text: str, pieces: list[tuple[str, HtmlElement]], root: HtmlElement) -> Line:
    holders = [holder for _, holder in pieces]
    above = [list(_within_block(holder, root)) for holder in holders]
    tags = [{element.tag for element in part} for part in above]
    return Line(
        text,
        _block(holders[0], root),
        is_link=all("a" in part for part in tags),
        is_bold=all(part & _BOLD for part in tags),
        moment=next((e.get("datetime") for part in above for e in part if e.tag == "time"), None),
        unlinked=_joined(words for (words, _), part in zip(pieces, tags, strict=True) if "a" not in part),
        spaced=_joined(f" {words}" for words, _ in pieces),
    )


def _joined(words: Iterable[str]) -> str:
    return _SPACE.sub(" ", "".join(words)).strip(" ")


def _block(holder: HtmlElement, root: HtmlElement) -> HtmlElement:
    while holder is not root and holder.tag not in _BLOCKS and (parent := holder.getparent()) is not None:
        holder = parent
    return holder


def _within_block(holder: HtmlElement, root: HtmlElement) -> Iterator[HtmlElement]:
    """The element that holds some words and those round it, up to their block."""
    while holder is not root and holder.tag not in _BLOCKS:
        yield holder
        parent = holder.getparent()
        if parent is None:
            return
        holder = parent


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
