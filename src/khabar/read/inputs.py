"""Whatever the user names, as articles: files and folders of every kind that khabar reads, and standard input."""

import gzip
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from khabar.model import Article, Skipped
from khabar.read.jsonl import read_lines
from khabar.read.limits import Limits
from khabar.read.settle import settle
from khabar.read.texts import read_text

_LIMITS = Limits()


def read_articles(
    inputs: Iterable[str | Path], *, stdin: BinaryIO | None = None, limits: Limits = _LIMITS
) -> Iterator[Article | Skipped]:
    """Articles in input order, and a `Skipped` for everything that could not be read, or was read with a change.

    Folders are walked in sorted order, "-" is JSONL on standard input. Hidden files of a folder are passed over.
    A `Skipped` with `is_notice` tells of an article that was read all the same, or had been read before.
    """
    return settle(_all(inputs, stdin, limits))


def _all(inputs: Iterable[str | Path], stdin: BinaryIO | None, limits: Limits) -> Iterator[Article | Skipped]:
    for given in inputs:
        if str(given) == "-":
            yield from read_lines(stdin or sys.stdin.buffer, path="standard input", limits=limits)
            continue
        path = Path(given)
        if path.is_dir():
            yield from _folder(path, limits)
        elif path.exists():
            yield from _file(path, limits)
        else:
            yield Skipped(str(given), "no such file or folder")


def _folder(folder: Path, limits: Limits) -> Iterator[Article | Skipped]:
    files = list(_walk(folder))
    if not files:
        yield Skipped(str(folder), "a folder without articles")
    for path in files:
        yield from _file(path, limits)


def _walk(folder: Path) -> Iterator[Path]:
    """Files of a folder and its folders by name; links to folders are not followed, for they may lead round."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _walk(path)
        else:
            yield path


def _file(path: Path, limits: Limits) -> Iterator[Article | Skipped]:
    name = path.name.lower()
    if not path.is_file():
        yield Skipped(str(path), "neither a file nor a folder")
    elif name.endswith(".txt"):
        yield read_text(path, limits=limits)
    elif name.endswith((".jsonl", ".ndjson")):
        yield from _opened(path, limits, packed=False)
    elif name.endswith((".jsonl.gz", ".ndjson.gz")):
        yield from _opened(path, limits, packed=True)
    else:
        yield Skipped(
            str(path),
            f"not a kind that khabar reads ({path.suffix or 'no ending'}); it reads .txt, .jsonl, .jsonl.gz",
        )


def _opened(path: Path, limits: Limits, *, packed: bool) -> Iterator[Article | Skipped]:
    try:
        with path.open("rb") as file:
            stream = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file
            yield from read_lines(stream, path=str(path), limits=limits)
    except OSError as error:
        yield Skipped(str(path), f"cannot be opened: {error.strerror or error}")
