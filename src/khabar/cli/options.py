"""Arguments and options that several commands share, and how they read their reports."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from khabar.annotate import correct
from khabar.cli.corrections import Corrections
from khabar.cli.messages import message
from khabar.cli.output import keep_skipped, with_progress
from khabar.errors import InputError
from khabar.model import Report, Skipped
from khabar.read import read_articles
from khabar.run import annotate_all


def inputs(language: str) -> click.Parameter:
    """INPUT...: files, folders or - ."""
    return click.Argument(
        ["inputs"], nargs=-1, required=True, type=click.Path(path_type=str), metavar="INPUT..."
    )


def output(language: str) -> click.Parameter:
    """-o FILE, else standard output."""
    return click.Option(
        ["-o", "--output"],
        type=click.Path(path_type=Path, dir_okay=False),
        help=message("help.output", language),
    )


def force(language: str) -> click.Parameter:
    """--force: replace what is there."""
    return click.Option(["--force"], is_flag=True, help=message("help.force", language))


def workers(language: str) -> click.Parameter:
    """--workers N."""
    return click.Option(["--workers"], type=click.IntRange(min=1), help=message("help.workers", language))


def overlay(language: str) -> click.Parameter:
    """--overlay FILE: the user's merges and splits."""
    return click.Option(
        ["--overlay"],
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help=message("help.overlay", language),
    )


def day(name: str, help_text: str) -> click.Option:
    """--since or --until: a day, checked before any work is done."""

    def checked(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
        if value is not None and not _is_day(value):
            raise click.BadParameter(message("bad.day", context.obj, value=value))
        return value

    return click.Option([f"--{name}"], metavar="YYYY-MM-DD", callback=checked, help=help_text)


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def language_option(language: str) -> click.Parameter:
    """--lang after the command as well as before it; `main` has read it already."""
    return click.Option(
        ["--lang"], type=click.Choice(["ar", "en"]), expose_value=False, help=message("help.lang", language)
    )


def read_reports(
    paths: tuple[str, ...],
    *,
    n_workers: int | None,
    skipped: list[Skipped],
    language: str,
    keep: Path | None = None,
    corrections: Corrections | None = None,
) -> Iterator[Report]:
    """The annotated reports of the inputs, in input order, corrected as the user decided; what cannot be read is said and
    kept in `skipped`. The source bytes are kept in the folder `keep`, where one is named.
    """
    rules = corrections.actors if corrections else ()
    entries = corrections.entries if corrections else ()
    articles = read_articles(paths, stdin=sys.stdin.buffer, keep=keep)
    found = with_progress(
        annotate_all(articles, n_workers=n_workers, rules=rules), key="read", language=language
    )
    for report in keep_skipped(found, skipped, language=language):
        try:
            yield correct(report, entries) if entries else report
        except InputError as error:
            told = message("bad.correction", language, article=report.id, why=error)
            raise click.UsageError(told) from error
