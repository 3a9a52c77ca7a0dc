"""The running text of a report with every entry marked in it, as safe HTML.

Marks may nest and cross; HTML elements may only nest. Every line is a paragraph, and where two marks cross,
the inner one is closed and opened again, so that what comes out is well formed. Offsets are code points
throughout: the browser never counts.
"""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec
from markupsafe import Markup, escape

from khabar.model import Span

# Embeddings, overrides and isolates. Each is shut in a <bdi> of its own, where it can turn nothing round;
# the character stays in the page, so that copied words are the words of the report.
_CONTROLS = re.compile(
    "[\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}]"
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE = re.compile(r"[^\n\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+")


class Mark(msgspec.Struct, frozen=True):
    """One marked stretch: the layers it belongs to (CSS classes), where a click leads, what a pointer shows."""

    span: Span
    layers: tuple[str, ...]
    entry: str | None = None  # id of the entry beside the text
    title: str = ""


class Line(msgspec.Struct, frozen=True):
    """One line of the text, marked: its HTML, whether it lies in the headline."""

    html: Markup
    is_headline: bool


class Marked(msgspec.Struct, frozen=True):
    """A marked text: its lines, and the anchors of the marks that had to be drawn in several pieces."""

    lines: tuple[Line, ...]
    in_pieces: tuple[str, ...]


class _Open(msgspec.Struct, frozen=True):
    mark: Mark
    tail: str
    has_link: bool


def anchor(span: Span) -> str:
    """The id under which the words of a span stand in the page of their report."""
    return f"w{span.start}-{span.end}"


def inert(text: str) -> Markup:
    """Text of a report as HTML that can neither add markup nor turn the direction of what stands around it."""
    escaped = str(escape(_UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)))
    return Markup(_CONTROLS.sub(r'<bdi class="control">\g<0></bdi>', escaped))


def plain(text: str) -> str:
    """Text without direction controls and other unprintable characters, for places that hold no markup (page titles)."""
    return _UNPRINTABLE.sub("", _CONTROLS.sub("", text))


def mark_text(text: str, *, marks: Iterable[Mark], headline: Span | None = None) -> Marked:
    """The lines of a text that hold more than white space, with all marks drawn."""
    waiting = _join(marks)
    next_mark = 0
    carried: list[Mark] = []  # marks that reach over the end of a line
    drawn: Counter[str] = Counter()
    lines = []
    for found in _LINE.finditer(text):
        start, end = found.span()
        while next_mark < len(waiting) and waiting[next_mark].span.start < end:
            carried.append(waiting[next_mark])
            next_mark += 1
        marks_here = [mark for mark in carried if mark.span.end > start]
        carried = [mark for mark in marks_here if mark.span.end > end]
        if found[0].strip():
            html = _draw(text, Span(start, end), marks_here, drawn)
            lines.append(Line(html, headline is not None and headline.overlaps(Span(start, end))))
    return Marked(tuple(lines), tuple(name for name, times in drawn.items() if times > 1))


def _join(marks: Iterable[Mark]) -> list[Mark]:
    """One mark for each span, by start, the longer first: marks on the same words become one with all their layers."""
    by_span: dict[Span, Mark] = {}
    for mark in marks:
        other = by_span.get(mark.span)
        by_span[mark.span] = _both(other, mark) if other else mark
    return sorted(by_span.values(), key=lambda mark: (mark.span.start, -mark.span.end))


def _both(first: Mark, second: Mark) -> Mark:
    layers = tuple(dict.fromkeys((*first.layers, *second.layers)))
    title = " · ".join(dict.fromkeys(title for title in (first.title, second.title) if title))
    return Mark(first.span, layers, first.entry or second.entry, title)


def _draw(text: str, line: Span, marks: list[Mark], drawn: Counter[str]) -> Markup:
    pieces: list[str] = []
    stack: list[_Open] = []
    at = line.start
    for mark in marks:
        begin = max(mark.span.start, line.start)
        at = _advance(text, at, begin, stack, pieces, drawn)
        _open(mark, stack, pieces, drawn)
    at = _advance(text, at, line.end, stack, pieces, drawn)
    pieces += [opened.tail for opened in reversed(stack)]
    return Markup("".join(pieces))


def _advance(text: str, at: int, to: int, stack: list[_Open], pieces: list[str], drawn: Counter[str]) -> int:
    """Writes the text up to `to`, closing the marks that end on the way and opening again those that they crossed."""
    while stack and (end := min(opened.mark.span.end for opened in stack)) <= to:
        pieces.append(inert(text[at:end]))
        at = end
        crossed = []
        while any(opened.mark.span.end == end for opened in stack):
            opened = stack.pop()
            pieces.append(opened.tail)
            if opened.mark.span.end > end:
                crossed.append(opened.mark)
        for mark in reversed(crossed):
            _open(mark, stack, pieces, drawn)
    pieces.append(inert(text[at:to]))
    return to


def _open(mark: Mark, stack: list[_Open], pieces: list[str], drawn: Counter[str]) -> None:
    """Writes the start of a mark. All but the title is khabar's own letters and digits, so nothing else is escaped."""
    name = anchor(mark.span)
    has_link = bool(mark.entry) and not any(opened.has_link for opened in stack)  # no link in a link
    is_name = "actor" in mark.layers or "speaker" in mark.layers
    id_ = "" if drawn[name] else f' id="{name}"'
    title = f' title="{escape(plain(mark.title))}"' if mark.title else ""
    link = f'<a href="#{mark.entry}" tabindex="-1">' if has_link else ""
    pieces.append(
        f'<mark{id_} class="{" ".join(mark.layers)} {name}"{title}>{link}{"<bdi>" if is_name else ""}'
    )
    tail = f"{'</bdi>' if is_name else ''}{'</a>' if has_link else ''}</mark>"
    stack.append(_Open(mark, tail, has_link))
    drawn[name] += 1
