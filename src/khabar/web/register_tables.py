"""The registers of a story as tables: agreements, visits, sanctions, clashes …, every field one click from its words."""

from collections.abc import Iterable, Sequence

import msgspec

from khabar.model import Report, Span
from khabar.registers import find_register
from khabar.registers.rows import RegisterRow
from khabar.web.book import Book, Quote, quote, report_href
from khabar.web.dates import in_words
from khabar.web.figures import amount_in_words
from khabar.web.messages import label

# The columns of each register; a column that no row of a story fills is left out. Offices stand with the actors already.
_COLUMNS = {
    "agreements": ("kind", "parties", "stage", "date", "place", "contains", "without"),
    "visits": ("kind", "who", "with_whom", "place", "date", "rank_words"),
    "memberships": ("kind", "who", "body", "office", "date"),
    "sanctions": ("kind", "on_whom", "by_whom", "approved_by", "requested_by", "date"),
    "clashes": ("words", "by_whom", "against", "place", "date", "killed", "wounded", "captured"),
    "forces": ("kind", "whose", "value", "of", "date"),
    "demands": ("kind", "by_whom", "of_whom", "what", "acts", "date"),
}
_NAMED = frozenset({"kind", "stage"})


class RegisterCell(msgspec.Struct, frozen=True):
    """One field in words; `is_quoted` where the words are those of the report."""

    words: str
    href: str
    is_quoted: bool
    told_by: str = ""  # whose words they are, where the row is told by somebody else


class RegisterLine(msgspec.Struct, frozen=True):
    """One row and every report that gives it so."""

    status: str
    cells: tuple[RegisterCell, ...]
    sources: tuple[Quote, ...]


class RegisterTable(msgspec.Struct, frozen=True):
    """One register of a story."""

    name: str
    columns: tuple[str, ...]
    lines: tuple[RegisterLine, ...]


def read_registers(reports: Sequence[Report]) -> dict[str, list[tuple[str, RegisterRow]]]:
    """The rows of all registers, each with the name of its register, by article id."""
    rows: dict[str, list[tuple[str, RegisterRow]]] = {}
    for name in _COLUMNS:
        for row in find_register(name, reports):
            rows.setdefault(row.article, []).append((name, row))
    return rows


def view_registers(book: Book, reports: Sequence[Report]) -> tuple[RegisterTable, ...]:
    """The registers of some reports that hold anything, rows that say the same drawn together."""
    tables = []
    for name, columns in _COLUMNS.items():
        rows = [
            row
            for report in reports
            for held, row in book.registers.get(report.id, ())
            if held == name and row.cites
        ]
        if not rows:
            continue
        filled = tuple(column for column in columns if any(_words(book, row, column) for row in rows))
        tables.append(RegisterTable(name, filled, _lines(book, rows, filled)))
    return tuple(tables)


def register_spans(rows: Iterable[tuple[str, RegisterRow]]) -> list[Span]:
    """Every stretch of a report that its register rows cite."""
    return [cite.span for _, row in rows for cite in row.cites]


def _lines(book: Book, rows: list[RegisterRow], columns: tuple[str, ...]) -> tuple[RegisterLine, ...]:
    together: dict[tuple[str, ...], list[RegisterRow]] = {}
    for row in rows:
        key = (row.status or "occurred", *(_words(book, row, column) for column in columns))
        together.setdefault(key, []).append(row)
    return tuple(
        RegisterLine(
            status=key[0],
            cells=tuple(_cell_of_all(book, group, column) for column in columns),
            sources=tuple(
                {row.article: quote(book, row.article, [_span(row, "event")]) for row in group}.values()
            ),
        )
        for key, group in together.items()
    )


def _cell_of_all(book: Book, rows: Sequence[RegisterRow], column: str) -> RegisterCell:
    """One field of rows that say the same; whose words it is, where all of them have it from him."""
    cell = _cell(book, rows[0], column)
    if cell.told_by and any(_teller(row, column) != cell.told_by for row in rows[1:]):
        return msgspec.structs.replace(cell, told_by="")
    return cell


def _cell(book: Book, row: RegisterRow, column: str) -> RegisterCell:
    words = _words(book, row, column)
    is_cited = any(cite.field == column for cite in row.cites)
    href = report_href(book, row.article, span=_span(row, column)) if words and is_cited else ""
    is_quoted = column not in _NAMED and column not in ("date", "killed", "wounded", "captured", "value")
    return RegisterCell(words, href, is_quoted, _teller(row, column) if words else "")


def _teller(row: RegisterRow, column: str) -> str:
    """Who tells one field, where he is not the one who tells the row; empty where any of its places is the outlet's own."""
    tellers = [cite.told_by for cite in row.cites if cite.field == column]
    if not tellers or None in tellers or row.told_by in tellers:
        return ""
    if any((tellers[0] or "") in name for name in getattr(row, "by_whom", ())):
        return ""  # what somebody demands is in his own words
    return tellers[0] or ""


def _span(row: RegisterRow, field: str) -> Span:
    """The words of one field; where it has none of its own, the first words of the row."""
    return next((cite.span for cite in row.cites if cite.field == field), row.cites[0].span)


def _words(book: Book, row: RegisterRow, column: str) -> str:
    """One field of a row in words; empty where it is open."""
    value = getattr(row, column, None)
    if value is None or value == ():
        return ""
    if column in _NAMED:
        return label("register." + column, str(value), language=book.language)
    if column == "date":
        return in_words(str(value), language=book.language)
    if column in ("killed", "wounded", "captured", "value"):
        unit, approx = getattr(row, "unit", None), getattr(row, "approx", False)
        amount = amount_in_words(value, approx=approx, kind="count", unit=unit, language=book.language)
        return f"{amount} {unit}" if unit and unit != "%" else amount
    return "، ".join(value) if isinstance(value, tuple) else str(value)
