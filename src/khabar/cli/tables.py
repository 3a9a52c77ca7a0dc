"""Rows as a table on the terminal, as CSV or as JSON lines."""

import csv
import io
from collections.abc import Sequence

import click
import msgspec

FORMATS = ("table", "csv", "jsonl")
_FIRST_STRONG, _POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def format_option(help_text: str) -> click.Option:
    """--format table|csv|jsonl."""
    return click.Option(
        ["--format", "form"], type=click.Choice(FORMATS), default="table", show_default=True, help=help_text
    )


def print_rows(rows: Sequence[msgspec.Struct], *, form: str, columns: Sequence[str]) -> None:
    """Nothing; prints the rows. CSV and JSON lines hold every field, the terminal those named in `columns`."""
    if form == "jsonl":
        for row in rows:
            click.echo(msgspec.json.encode(row).decode())
    elif form == "csv":
        click.echo(_csv(rows), nl=False)
    elif rows:
        _print_table(rows, columns)


def _csv(rows: Sequence[msgspec.Struct]) -> str:
    if not rows:
        return ""
    file = io.StringIO()
    names = rows[0].__struct_fields__
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([[_cell(getattr(row, name)) for name in names] for row in rows])
    return file.getvalue()


def _print_table(rows: Sequence[msgspec.Struct], columns: Sequence[str]) -> None:
    from rich.console import Console  # 60 ms of import that only a table has to pay
    from rich.table import Table

    table = Table(show_lines=True)
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        # Each cell is isolated, so that a right-to-left cell does not reorder its neighbours.
        table.add_row(*(f"{_FIRST_STRONG}{_cell(getattr(row, name))}{_POP}" for name in columns))
    Console(markup=False, highlight=False).print(table)


def _cell(field: object) -> str:
    """A field as one cell: parts joined by a bar, spans as start-end, nothing for None; never a formula.

    A cell that begins with = + - or @ would be run by a spreadsheet; it gets an apostrophe.
    """
    if field is None:
        return ""
    if isinstance(field, tuple | list):
        return " | ".join(_cell(part) for part in field)
    if isinstance(field, msgspec.Struct):
        return msgspec.json.encode(field).decode()
    cell = str(field)
    return f"'{cell}" if cell[:1] in "=+@\t\r" or (cell[:1] == "-" and not cell[1:2].isdigit()) else cell
