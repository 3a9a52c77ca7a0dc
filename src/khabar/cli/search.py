"""khabar search: words in the texts of a dossier's database."""

import sys
from pathlib import Path

import click
import msgspec

from khabar.cli import options
from khabar.cli.account import check_words, database_of
from khabar.cli.messages import message
from khabar.cli.output import ALL_READ
from khabar.cli.tables import format_option, print_rows
from khabar.errors import StoreError
from khabar.model import Cite, Report
from khabar.reasons import reason_in
from khabar.store import load_reports, search

_N_CHARACTERS_AROUND = 60
_COLUMNS = ("outlet", "day", "context", "report", "start", "end")


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the words asked for; in `context` they stand between square brackets."""

    report: str
    outlet: str | None
    day: str | None
    start: int
    end: int
    words: str
    context: str


def make_command(language: str) -> click.Command:
    """The command, its help in one language."""

    def run(database: str, query: str, form: str) -> None:
        path = database_of(database) or Path(database)
        check_words(query, "no.query", language)
        try:
            cites = search(path, query)
            reports = {report.id: report for report in load_reports(path)} if cites else {}
        except StoreError as error:
            raise click.UsageError(reason_in(str(error), language)) from error
        hits = [_hit(reports[cite.article], cite) for cite in cites]
        print_rows(hits, form=form, columns=_COLUMNS, language=language)
        if not hits:
            click.echo(message("none.searched", language), err=True)
        sys.exit(ALL_READ)

    params = [
        click.Argument(["database"]),
        click.Argument(["query"]),
        format_option(message("help.format", language)),
        options.language_option(language),
    ]
    return click.Command("search", callback=run, help=message("help.search", language), params=params)


def _hit(report: Report, cite: Cite) -> Hit:
    text, span = report.text, cite.span
    before = text[max(0, span.start - _N_CHARACTERS_AROUND) : span.start]
    after = text[span.end : span.end + _N_CHARACTERS_AROUND]
    return Hit(
        report=report.id,
        outlet=report.outlet,
        day=report.published[:10] if report.published else None,
        start=span.start,
        end=span.end,
        words=span.of(text),
        context=f"{before}[{span.of(text)}]{after}".replace("\n", " "),
    )
