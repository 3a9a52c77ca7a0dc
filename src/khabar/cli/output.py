"""Writing to a file or standard output, saying what was skipped, and the exit statuses."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

import click

from khabar.cli.messages import counted, message
from khabar.model import Skipped
from khabar.reasons import reason_in

ALL_READ, NOTHING_USABLE, SOME_SKIPPED = 0, 1, 3  # 2, wrong usage, is click's own

Entry = TypeVar("Entry")


@contextmanager
def open_output(path: Path | None, *, force: bool, language: str) -> Iterator[BinaryIO]:
    """A binary file to write: standard output where no path is given. A file that exists is kept unless `force`.

    What is written takes its place only when the work is done and something was written, so a run that fails or reads
    nothing leaves what was there.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if path.exists() and not path.is_file():  # /dev/null, a pipe: written to, never replaced
        with path.open("wb") as file:
            yield file
        return
    if path.exists() and not force:
        raise click.UsageError(message("exists.file", language, path=path))
    work = path.with_name(f".{path.name}.part")
    try:
        file = work.open("wb")
    except OSError as error:
        raise click.UsageError(
            message("cannot.write", language, path=path, why=error.strerror or error)
        ) from error
    try:
        with file:
            yield file
        if work.stat().st_size:
            work.replace(path)
    finally:
        work.unlink(missing_ok=True)


def keep_skipped(
    entries: Iterable[Entry | Skipped], skipped: list[Skipped], *, language: str
) -> Iterator[Entry]:
    """The entries alone; each Skipped is said on standard error and kept in `skipped`."""
    for entry in entries:
        if isinstance(entry, Skipped):
            skipped.append(entry)
            key = "notice.line" if entry.is_notice else "skipped.line"
            click.echo(_line(key, entry, language), err=True)
        else:
            yield entry


def _line(key: str, entry: Skipped, language: str) -> str:
    return message(
        key, language, where=reason_in(entry.where, language), reason=reason_in(entry.reason, language)
    )


def exit_status(n_read: int, skipped: list[Skipped], *, language: str, advice: str = "nothing.advice") -> int:
    """The exit status of a run, having said what it means where it is not 0, with `advice` where nothing was read."""
    if not n_read:
        click.echo(f"khabar: {message('nothing', language, advice=message(advice, language))}", err=True)
        return NOTHING_USABLE
    n_skipped = sum(not skip.is_notice for skip in skipped)
    if n_skipped:
        click.echo(
            f"khabar: {message('skipped.count', language, n=counted('skipped', n_skipped, language))}",
            err=True,
        )
        return SOME_SKIPPED
    return ALL_READ


def with_progress(entries: Iterable[Entry], *, key: str, language: str) -> Iterator[Entry]:
    """The entries, counted on a line of standard error while they pass; silent where that is no terminal."""
    if not sys.stderr.isatty():
        yield from entries
        return
    from rich.console import Console  # 60 ms of import that only a terminal has to pay
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(message(f"progress.{key}", language), total=None)
        for entry in entries:
            yield entry
            progress.advance(task)
