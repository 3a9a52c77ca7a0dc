"""khabar register: one register over the events of the reports."""

import sys

import click

from khabar.cli import options
from khabar.cli.messages import message
from khabar.cli.output import exit_status
from khabar.cli.tables import format_option, print_rows
from khabar.model import Skipped
from khabar.registers import REGISTERS, find_register


def make_command(language: str) -> click.Command:
    """The command, its help in one language."""

    def run(name: str, inputs: tuple[str, ...], workers: int | None, form: str) -> None:
        skipped: list[Skipped] = []
        reports = list(options.read_reports(inputs, n_workers=workers, skipped=skipped, language=language))
        rows = find_register(name, reports)
        print_rows(rows, form=form, columns=rows[0].__struct_fields__ if rows else ())
        if reports and not rows:
            click.echo(message("none.found", language), err=True)
        sys.exit(exit_status(len(reports), skipped, language=language))

    params = [
        click.Argument(["name"], type=click.Choice(sorted(REGISTERS)), metavar="NAME"),
        options.inputs(language),
        format_option(message("help.format", language)),
        *(option(language) for option in (options.workers, options.language_option)),
    ]
    return click.Command("register", callback=run, help=message("help.register", language), params=params)
