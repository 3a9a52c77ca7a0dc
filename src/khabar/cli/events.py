"""khabar events: the events of the reports as a table."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from khabar.cli import options
from khabar.cli.messages import message
from khabar.cli.output import exit_status, open_output
from khabar.cli.tables import format_option, print_rows
from khabar.export.event_rows import EventFilter, event_rows
from khabar.export.polecat import write_polecat
from khabar.model import Report, Skipped

_COLUMNS = ("date", "type", "status", "actor", "recipient", "words", "outlet", "article")


def make_command(language: str) -> click.Command:
    """The command, its help in one language."""

    def run(
        inputs: tuple[str, ...],
        workers: int | None,
        form: str,
        polecat: Path | None,
        force: bool,
        **wanted: str | None,
    ) -> None:
        skipped: list[Skipped] = []
        reports = options.read_account(inputs, n_workers=workers, skipped=skipped, language=language)
        rows = event_rows(reports, wanted=EventFilter(**wanted))
        if polecat:
            _write_polecat(polecat, reports, force=force, language=language)
        else:
            print_rows(rows, form=form, columns=_COLUMNS)
            if reports and not rows:
                click.echo(message("none.found", language), err=True)
        sys.exit(exit_status(len(reports), skipped, language=language))

    filters = [
        click.Option([f"--{name}"], help=message(f"help.filter.{name}", language))
        for name in ("actor", "type", "status", "since", "until", "outlet")
    ]
    params = [
        options.inputs(language),
        *filters,
        format_option(message("help.format", language)),
        click.Option(
            ["--polecat"],
            type=click.Path(path_type=Path, dir_okay=False),
            help=message("help.polecat", language),
        ),
        *(option(language) for option in (options.force, options.workers, options.language_option)),
    ]
    return click.Command("events", callback=run, help=message("help.events", language), params=params)


def _write_polecat(path: Path, reports: Sequence[Report], *, force: bool, language: str) -> None:
    with (
        open_output(path, force=force, language=language) as file,
        io.TextIOWrapper(file, encoding="utf-8", newline="") as lines,
    ):
        write_polecat(reports, lines)
