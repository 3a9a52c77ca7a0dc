"""khabar search: words in the texts of a dossier's database."""

import sys
from pathlib import Path

import click

from khabar.cli import options
from khabar.cli.messages import message
from khabar.cli.output import ALL_READ, NOTHING_USABLE
from khabar.errors import StoreError
from khabar.store import load_reports, search

_N_CHARACTERS_AROUND = 60


def make_command(language: str) -> click.Command:
    """The command, its help in one language."""

    def run(database: Path, query: str) -> None:
        try:
            cites = search(database, query)
            texts = {report.id: report.text for report in load_reports(database)} if cites else {}
        except StoreError as error:
            raise click.UsageError(str(error)) from error
        for cite in cites:
            text, span = texts[cite.article], cite.span
            before = text[max(0, span.start - _N_CHARACTERS_AROUND) : span.start].replace("\n", " ")
            after = text[span.end : span.end + _N_CHARACTERS_AROUND].replace("\n", " ")
            click.echo(f"{cite.article}\t{span.start}\t{span.end}\t{before}[{span.of(text)}]{after}")
        if not cites:
            click.echo(message("none.found", language), err=True)
        sys.exit(ALL_READ if cites else NOTHING_USABLE)

    params = [
        click.Argument(["database"], type=click.Path(path_type=Path)),
        click.Argument(["query"]),
        options.language_option(language),
    ]
    return click.Command("search", callback=run, help=message("help.search", language), params=params)
