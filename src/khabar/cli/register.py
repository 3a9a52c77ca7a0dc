"""khabar register: one register over the events of the reports."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from khabar.cli import options
from khabar.cli.account import read_account
from khabar.cli.messages import message
from khabar.cli.output import exit_status
from khabar.cli.tables import format_option, print_rows
from khabar.model import Skipped
from khabar.registers import REGISTERS, find_register
from khabar.registers.rows import RegisterRow


def make_command(language: str) -> click.Command:
    """The command, its help in one language."""

    def run(
        name: str, inputs: tuple[str, ...], workers: int | None, form: str, output: Path | None, force: bool
    ) -> None:
        skipped: list[Skipped] = []
        reports = read_account(inputs, n_workers=workers, skipped=skipped, language=language).reports
        rows = find_register(name, reports)
        print_rows(rows, form=form, columns=_columns(rows), language=language, output=output, force=force)
        if reports and not rows:
            click.echo(message("none.found", language), err=True)
        sys.exit(exit_status(len(reports), skipped, language=language))

    params = [
        click.Argument(["name"], type=click.Choice(sorted(REGISTERS)), metavar="NAME"),
        options.inputs(language),
        format_option(message("help.format", language)),
        *(
            option(language)
            for option in (options.output, options.force, options.workers, options.language_option)
        ),
    ]
    return click.Command("register", callback=run, help=message("help.register", language), params=params)


def _columns(rows: Sequence[RegisterRow]) -> tuple[str, ...]:
    """The columns for a terminal: all that a row says but its citations, which CSV and JSON lines hold."""
    fields = {
        name: None for row in rows for name in row.__struct_fields__ if name not in ("cites", "countries")
    }
    return tuple(fields)
