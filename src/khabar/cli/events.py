"""khabar events: the events of the reports as a table."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click

from khabar.cli import options
from khabar.cli.account import check_days, read_account
from khabar.cli.messages import message
from khabar.cli.output import exit_status, open_output
from khabar.cli.tables import format_option, print_rows
from khabar.export.event_rows import EventFilter, event_rows
from khabar.export.polecat import write_polecat
from khabar.model import EventStatus, EventType, Report, Skipped

_TYPES = sorted(get_args(EventType))
_COLUMNS = ("date", "type", "status", "actor", "recipient", "words", "outlet", "article")


def make_command(language: str) -> click.Command:
    """The command, its help in one language."""

    def run(
        inputs: tuple[str, ...],
        workers: int | None,
        form: str,
        polecat: Path | None,
        output: Path | None,
        force: bool,
        sure: float | None,
        **wanted: str | None,
    ) -> None:
        check_days(wanted["since"], wanted["until"], language)
        if polecat and output:
            raise click.UsageError(message("bad.polecat", language))
        skipped: list[Skipped] = []
        account = read_account(inputs, n_workers=workers, skipped=skipped, language=language)
        reports, asked = account.reports, EventFilter(sure=sure, **wanted)
        if polecat:
            _write_polecat(polecat, reports, wanted=asked, force=force, language=language)
        else:
            rows = event_rows(reports, wanted=asked, story_of=account.story_of)
            print_rows(rows, form=form, columns=_COLUMNS, language=language, output=output, force=force)
            if reports and not rows:
                click.echo(message("none.found", language), err=True)
        sys.exit(exit_status(len(reports), skipped, language=language))

    def said(name: str, **cells: str) -> str:
        return message(f"help.filter.{name}", language, **cells)

    filters = [
        click.Option(["--actor"], help=said("actor")),
        click.Option(
            ["--type"],
            callback=_checked_type,
            metavar="TYPE",
            help=said("type", types=", ".join(_TYPES)),
        ),
        click.Option(["--status"], type=click.Choice(get_args(EventStatus)), help=said("status")),
        options.day("since", said("since")),
        options.day("until", said("until")),
        click.Option(["--outlet"], help=said("outlet")),
        click.Option(["--sure"], type=click.FloatRange(0, 1), metavar="P", help=said("sure")),
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
        *(
            option(language)
            for option in (options.output, options.force, options.workers, options.language_option)
        ),
    ]
    return click.Command("events", callback=run, help=message("help.events", language), params=params)


def _checked_type(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """The type in capitals; a wrong one is told with all of them. click's own choice of any case would list small letters."""
    checked: str | None = value and click.Choice(_TYPES).convert(value.upper(), option, context)
    return checked


def _write_polecat(
    path: Path, reports: Sequence[Report], *, wanted: EventFilter, force: bool, language: str
) -> None:
    with (
        open_output(path, force=force, language=language) as file,
        io.TextIOWrapper(file, encoding="utf-8", newline="") as lines,
    ):
        write_polecat(reports, lines, wanted=wanted)
