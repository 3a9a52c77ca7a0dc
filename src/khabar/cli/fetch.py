"""khabar fetch: pages and feeds into an archive; the only command that uses the network."""

import sys
from pathlib import Path

import click

from khabar.cli import options
from khabar.cli.messages import message
from khabar.cli.output import exit_status, keep_skipped
from khabar.model import Skipped
from khabar.read.fetch import Policy, fetch_all


def make_command(language: str) -> click.Command:
    """The command, its help in one language."""

    def run(urls: tuple[str, ...], output: Path, contact: str | None) -> None:
        skipped: list[Skipped] = []
        try:
            fetched = list(
                keep_skipped(
                    fetch_all(urls, archive=output, policy=Policy(contact=contact)),
                    skipped,
                    language=language,
                )
            )
        except OSError as error:
            raise click.UsageError(
                message("cannot.write", language, path=output, why=error.strerror or error)
            ) from error
        n_new = sum(page.is_new for page in fetched)
        if fetched:
            click.echo(
                message("fetch.done", language, path=output, n_new=n_new, n_same=len(fetched) - n_new),
                err=True,
            )
        sys.exit(exit_status(len(fetched), skipped, language=language, advice="fetch.advice"))

    params = [
        click.Argument(["urls"], nargs=-1, required=True, metavar="URL..."),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path, dir_okay=False),
            required=True,
            help=message("help.fetch.output", language),
        ),
        click.Option(["--contact"], help=message("help.fetch.contact", language)),
        options.language_option(language),
    ]
    return click.Command("fetch", callback=run, help=message("help.fetch", language), params=params)
