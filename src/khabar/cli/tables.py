"""Rows as a table on the terminal, as CSV or as JSON lines."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, get_args

import click
import msgspec

from khabar.cli.messages import message
from khabar.cli.output import open_output
from khabar.model import Span
from khabar.registers.rows import Range
from khabar.web.messages import label

if TYPE_CHECKING:
    from rich.table import Table

FORMATS = ("table", "csv", "jsonl")
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # the byte order mark: without it Excel reads UTF-8 as a Western code page
_Column: TypeAlias = tuple[str, Callable[[msgspec.Struct], object]]
_FILE_WIDTH = 160  # characters of a table in a file
_NARROWEST = 14  # characters of a column below which Arabic words break in the middle
_CLOSED = frozenset(("event", "status", "act", "register.kind", "register.stage"))
_FIRST_STRONG, _POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def format_option(help_text: str) -> click.Option:
    """--format table|csv|jsonl."""
    return click.Option(
        ["--format", "form"], type=click.Choice(FORMATS), default="table", show_default=True, help=help_text
    )


def print_rows(
    rows: Sequence[msgspec.Struct],
    *,
    form: str,
    columns: Sequence[str],
    language: str,
    output: Path | None = None,
    force: bool = False,
) -> None:
    """Nothing; prints the rows, or writes them to a file. CSV and JSON lines hold every field under its name, the terminal
    those of `columns` in words."""
    if output is None:
        click.echo(_text_of(rows, form, columns, language, width=None), nl=False)
        return
    with open_output(output, force=force, language=language) as file:
        file.write(_text_of(rows, form, columns, language, width=_FILE_WIDTH).encode())


def _text_of(
    rows: Sequence[msgspec.Struct], form: str, columns: Sequence[str], language: str, *, width: int | None
) -> str:
    """The rows in one form; the table as wide as the terminal where no width is given."""
    if form == "jsonl":
        return "".join(msgspec.json.encode(row).decode() + "\n" for row in rows)
    if form == "csv":
        return to_csv(rows)
    return _table_text(rows, columns, language, width) if rows else ""


def to_csv(rows: Sequence[msgspec.Struct]) -> str:
    """The rows as CSV that a spreadsheet opens by a double click: a byte order mark first, spans and ranges in two columns
    each, several names joined by a bar, anything that has parts of its own (`cites`) as JSON. Nothing for no rows.
    """
    if not rows:
        return ""
    file = io.StringIO()
    columns = [column for field in msgspec.structs.fields(rows[0]) for column in _columns_of(field)]
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([name for name, _ in columns])
    writer.writerows([[_plain(value(row)) for _, value in columns] for row in rows])
    return _MARK + file.getvalue()


def _columns_of(field: msgspec.structs.FieldInfo) -> list[_Column]:
    """The columns of one field: a span has start and end, a range low and high ("3-7" would become a day in a spreadsheet)."""
    name = field.name

    def whole(row: msgspec.Struct) -> object:
        return getattr(row, name)

    def side(at: int) -> Callable[[msgspec.Struct], object]:
        def value(row: msgspec.Struct) -> object:
            pair = getattr(row, name)
            return pair[at] if isinstance(pair, tuple) else pair

        return value

    def edge(which: str) -> Callable[[msgspec.Struct], object]:
        return lambda row: getattr(getattr(row, name), which, None)

    kinds = (field.type, *get_args(field.type))
    if Span in kinds:
        return [(f"{name}_start", edge("start")), (f"{name}_end", edge("end"))]
    if Range in kinds:
        return [(f"{name}_low", side(0)), (f"{name}_high", side(1))]
    return [(name, whole)]


def _plain(field: object) -> str:
    """A field as one cell of CSV."""
    if isinstance(field, tuple) and any(isinstance(part, msgspec.Struct) for part in field):
        return msgspec.json.encode(field).decode()
    return _cell(field)


def _table_text(
    rows: Sequence[msgspec.Struct], columns: Sequence[str], language: str, width: int | None
) -> str:
    from rich.console import Console  # 60 ms of import that only a table has to pay

    # A column that is empty in every row only makes the others narrow.
    shown = [name for name in columns if any(_cell(getattr(row, name)) for row in rows)]
    console = Console(markup=False, highlight=False, width=width)
    wide = console.width >= _NARROWEST * len(shown)
    with console.capture() as captured:
        console.print((_as_columns if wide else _as_records)(rows, shown, language))
    return captured.get()


def _as_columns(rows: Sequence[msgspec.Struct], shown: Sequence[str], language: str) -> "Table":
    """A row a line, for a terminal that is wide enough to read one."""
    from rich.table import Table

    table = Table(show_lines=True)
    for name in shown:
        table.add_column(message(f"column.{name}", language), overflow="fold")
    for row in rows:
        table.add_row(*(_isolated(_shown(getattr(row, name), name, language)) for name in shown))
    return table


def _as_records(rows: Sequence[msgspec.Struct], shown: Sequence[str], language: str) -> "Table":
    """A field a line, its name before it, a rule between rows: what a narrow terminal can show; empty fields are left out."""
    from rich.table import Table

    table = Table(show_header=False)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for row in rows:
        told = [(name, _shown(getattr(row, name), name, language)) for name in shown]
        for name, cell in told:
            if cell:
                table.add_row(message(f"column.{name}", language), _isolated(cell))
        table.add_section()
    return table


def _isolated(cell: str) -> str:
    """A cell that does not reorder its neighbours where it reads from right to left."""
    return f"{_FIRST_STRONG}{cell}{_POP}"


def _shown(field: object, column: str, language: str) -> str:
    """A field as a reader wants it: words of closed lists in his language, a word once said not said again."""
    if isinstance(field, bool):
        return message("yes", language) if field else ""
    family = {
        "type": "event",
        "kind": "register.kind",
        "stage": "register.stage",
        "due": "register.stage",
    }.get(column, column)
    if column == "path" and isinstance(field, tuple):  # from the source to the reader, as it is read
        return (" ← " if language == "ar" else " → ").join(reversed(field))
    if column == "published" and isinstance(field, str):
        return field[:16].replace("T", " ")
    if isinstance(field, str) and family in _CLOSED and language == "ar":
        return label(family, field, language="ar")
    return _cell(field)


def _cell(field: object) -> str:
    """A field as one cell: parts joined by a bar, spans as start-end, nothing for None; never a formula.

    A cell that begins with = + - or @ would be run by a spreadsheet; it gets an apostrophe.
    """
    if field is None:
        return ""
    if isinstance(field, Span):
        return f"{field.start}-{field.end}"
    if (
        isinstance(field, tuple)
        and len(field) == 2
        and all(type(part) in (int, float, type(None)) for part in field)
    ):
        return _range(*field)
    if isinstance(field, tuple | list):
        return " | ".join(_cell(part) for part in field)
    if isinstance(field, msgspec.Struct):
        return msgspec.json.encode(field).decode()
    cell = str(field)
    return f"'{cell}" if cell[:1] in "=+@\t\r" or (cell[:1] == "-" and not cell[1:2].isdigit()) else cell


def _range(low: float | None, high: float | None) -> str:
    """A count from low to high, one number where they are the same, an open side where one is not known."""
    if low == high:
        return "" if low is None else str(low)
    if low is None or high is None:
        return f"≥{low}" if high is None else f"≤{high}"
    return f"{low}-{high}"
