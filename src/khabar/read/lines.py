"""The lines of a page as a reader sees them: one for each block, line breaks kept, white space drawn together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

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
_MAX_LEVELS = 40  # of inline elements round a word; pages of machines nest without end
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
    texts = (_joined(words for words, _ in pieces) for pieces in _grouped(root))
    return [text for text in texts if text.strip()]


def words_of(element: HtmlElement) -> str:
    """What an element says, on one line."""
    return " ".join(lines_of(element))


def read_lines(root: HtmlElement) -> list[Line]:
    """The lines of everything under an element, each with its place."""
    lines = []
    for pieces in _grouped(root):
        text = _joined(words for words, _ in pieces)
        if text.strip():
            lines.append(_line(text, [piece for piece in pieces if piece[0].strip()], root))
    return lines


def _grouped(root: HtmlElement) -> Iterator[list[tuple[str, HtmlElement]]]:
    """The pieces of each line."""
    pieces: list[tuple[str, HtmlElement]] = []
    for piece in _pieces(root):
        if piece is not None:
            pieces.append(piece)
        elif pieces:
            yield pieces
            pieces = []


def _line(text: str, pieces: list[tuple[str, HtmlElement]], root: HtmlElement) -> Line:
    tags, moment = [], None
    for _, holder in pieces:
        above = list(islice(_within_block(holder, root), _MAX_LEVELS))
        tags.append({element.tag for element in above})
        moment = moment or next((element.get("datetime") for element in above if element.tag == "time"), None)
    is_link = all("a" in part for part in tags)
    has_links = any("a" in part for part in tags)
    return Line(
        text,
        _block(pieces[0][1], root),
        is_link=is_link,
        is_bold=all(part & _BOLD for part in tags),
        moment=moment,
        spaced=_joined(f" {words}" for words, _ in pieces) if len(pieces) > 1 else text,
        unlinked=_joined(words for (words, _), part in zip(pieces, tags, strict=True) if "a" not in part)
        if has_links
        else text,
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
