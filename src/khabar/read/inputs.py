"""Whatever the user names, as articles: files and folders of every kind that khabar reads, and standard input."""

import gzip
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

import msgspec

from khabar.errors import InputError
from khabar.model import Article, Origin, Skipped
from khabar.read.jsonl import Row, article_of, read_lines
from khabar.read.limits import Limits
from khabar.read.settle import settle
from khabar.read.sources import save_source
from khabar.read.texts import text_article
from khabar.read.unpack import unpack_gzip
from khabar.read.warc import Page, Record, is_html, page_of, read_records
from khabar.read.worker import Job, Worker, ask, open_worker

Kind = Literal["text", "lines", "json", "page", "feed", "warc", "pdf"]
_KINDS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".jsonl": "lines", ".ndjson": "lines", ".json": "json", ".html": "page", ".htm": "page", ".xhtml": "page",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".warc": "warc", ".pdf": "pdf",
}  # fmt: skip
DOSSIER_MARKER = "khabar-dossier.json"  # what tells a folder that khabar made
_ABOUT_THE_FOLDER = frozenset(["README", "LICENSE", "LICENCE", "NOTICE"])
_SAVED_PARTS = (
    "_files",
    "_archivos",
    "_fichiers",
    "-Dateien",
    "_ملفات",
)  # folders that browsers put beside a saved page
_LIMITS = Limits()


@dataclass(frozen=True)
class _Run:
    """What all readers of one run share."""

    limits: Limits
    worker: Worker
    keep: Path | None


def read_articles(
    inputs: str | Path | Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    limits: Limits = _LIMITS,
    keep: str | Path | None = None,
) -> Iterator[Article | Skipped]:
    """Articles in input order, and a `Skipped` for everything that could not be read, or was read with a change.

    `inputs` are files and folders; one may stand alone: `read_articles("reports/")`.
    Folders are walked in sorted order, "-" is JSONL on standard input. Hidden files of a folder are passed over.
    A `Skipped` with `is_notice` tells of an article that was read all the same, or had been read before.
    Where a folder `keep` is named, the bytes of every page, feed, PDF and text file are kept in it under `origin.digest`.
    """
    if isinstance(inputs, str | Path):  # else a name would be read letter by letter
        inputs = (inputs,)
    with open_worker() as worker:
        yield from settle(_all(inputs, stdin, _Run(limits, worker, Path(keep) if keep else None)))


def _all(inputs: Iterable[str | Path], stdin: BinaryIO | None, run: _Run) -> Iterator[Article | Skipped]:
    for given in inputs:
        path = Path(given)
        if str(given) == "-":
            yield from read_lines(stdin or sys.stdin.buffer, path="standard input", limits=run.limits)
        elif path.is_dir():
            yield from _folder(path, run)
        elif path.exists():
            yield from _file(path, run)
        else:
            yield Skipped(_told(given), "no such file or folder")


def _told(path: str | Path) -> str:
    """A path as it can be written down: the bytes of a name that is no UTF-8, such as one packed on an older Windows, as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _folder(folder: Path, run: _Run) -> Iterator[Article | Skipped]:
    is_empty = True
    for path in _walk(folder):
        is_empty = False
        if isinstance(path, Skipped):
            yield path
        else:
            yield from _file(path, run)
    if is_empty:
        yield Skipped(_told(folder), "a folder without articles")


def _walk(folder: Path) -> Iterator[Path | Skipped]:
    """Files of a folder and its folders by name; links to folders are not followed, for they may lead round."""
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield Skipped(_told(folder), f"cannot be opened: {error.strerror or error}")
        return
    if any(path.name == DOSSIER_MARKER for path in paths):
        yield Skipped(
            _told(folder), "a dossier that khabar made: its reports are not read again", is_notice=True
        )
        return
    for path in paths:
        if path.name.startswith("."):
            continue
        if (
            path.is_file()
            and path.stem.upper() in _ABOUT_THE_FOLDER
            and path.suffix.lower() in ("", ".md", ".rst")
        ):
            yield Skipped(_told(path), "about the folder, not a report: passed over", is_notice=True)
        elif not path.is_dir():
            yield path
        elif path.is_symlink():
            yield Skipped(_told(path), "a link to a folder: name it as an input to have it read")
        elif path.name.endswith(_SAVED_PARTS):
            yield Skipped(_told(path), "pictures and scripts of a saved page: passed over", is_notice=True)
        else:
            yield from _walk(path)


def _file(path: Path, run: _Run) -> Iterator[Article | Skipped]:
    name = path.name.lower()
    is_packed = name.endswith(".gz")
    kind = _KINDS.get(Path(name.removesuffix(".gz")).suffix)
    if not path.is_file():
        yield Skipped(_told(path), "neither a file nor a folder")
        return
    if kind is None:
        yield Skipped(_told(path), _unknown(path))
        return
    try:
        with path.open("rb") as file:
            if kind == "lines":
                yield from read_lines(
                    cast(BinaryIO, gzip.GzipFile(fileobj=file)) if is_packed else file,
                    path=_told(path),
                    limits=run.limits,
                )
            elif kind == "warc":
                yield from _archive(file, _told(path), run)
            else:
                yield from _whole(file, path, kind, is_packed, run)
    except OSError as error:
        yield Skipped(_told(path), f"cannot be read: {error.strerror or error}")


def _whole(file: BinaryIO, path: Path, kind: Kind, is_packed: bool, run: _Run) -> Iterator[Article | Skipped]:
    """The articles of a file that is read in one piece."""
    where = _told(path)
    data = _bytes_of(file, where, kind, is_packed, run.limits)
    if isinstance(data, Skipped):
        yield data
        return
    if run.keep and kind != "json":
        save_source(run.keep, data)
    if kind == "text":
        yield text_article(data, path=where, stem=path.stem if not is_packed else Path(path.stem).stem)
    elif kind == "json" and b"jsonfeed.org" not in data[:4_000]:
        yield from _json(data, where)
    else:
        sort: Literal["page", "feed", "pdf"] = (
            "pdf" if kind == "pdf" else "page" if kind == "page" or is_html(data) else "feed"
        )
        yield from ask(
            run.worker, Job(kind=sort, data=data, where=where, origin=Origin(path=where), limits=run.limits)
        )


def _bytes_of(file: BinaryIO, where: str, kind: Kind, is_packed: bool, limits: Limits) -> bytes | Skipped:
    limit = _limit_of(kind, limits)
    data = file.read(limit + 1)
    if is_packed and len(data) <= limit:
        try:
            data = unpack_gzip(data, limit_bytes=limit)
        except InputError as error:
            return Skipped(where, str(error))
    if len(data) > limit:
        hint = "; is it a collection? then make it JSONL" if kind == "text" else ""
        return Skipped(where, f"more than {limit:,} bytes, the limit for such a file{hint}")
    return data if data.strip() else Skipped(where, "empty: no words in it")


def _archive(file: BinaryIO, where: str, run: _Run) -> Iterator[Article | Skipped]:
    """The pages of a WARC file, each with its record; at the end a notice of how many records were what."""
    n_records = n_pages = 0
    for record in read_records(file, where=where, limits=run.limits):
        if isinstance(record, Skipped):
            yield record
            continue
        n_records += 1
        place = f"{where}, record at byte {record.offset_bytes:,}"
        try:
            page = page_of(record, limits=run.limits)
        except InputError as error:
            yield Skipped(place, str(error))
            continue
        if page is not None:
            n_pages += 1
            yield from ask(run.worker, _page_job(page, record, where, place, run.limits))
    counts = f"{n_records:,} records: {n_pages:,} pages, {n_records - n_pages:,} that are none (requests, pictures, errors)"
    yield Skipped(where, counts, is_notice=True)


def _page_job(page: Page, record: Record, where: str, place: str, limits: Limits) -> Job:
    headers = record.headers
    origin = Origin(
        path=where, record_id=headers.get("warc-record-id"), digest=headers.get("warc-payload-digest"), offset_bytes=record.offset_bytes
    )  # fmt: skip
    return Job(
        kind="page",
        data=page.data,
        where=place,
        origin=origin,
        url=page.url,
        declared=page.declared,
        limits=limits,
    )


def _json(data: bytes, where: str) -> Iterator[Article | Skipped]:
    """The articles of a JSON file that holds one, or a list of them."""
    try:
        loaded = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=Row | list[Row])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        yield Skipped(where, f"neither an article, a list of articles nor a JSON Feed: {error}")
        return
    rows = loaded if isinstance(loaded, list) else [loaded]
    for number, row in enumerate(rows, start=1):
        place = f"{where}, article {number}" if isinstance(loaded, list) else where
        yield article_of(row, where=place, origin=Origin(path=where))
    if not rows:
        yield Skipped(where, "an empty list")


def _limit_of(kind: Kind, limits: Limits) -> int:
    return {
        "page": limits.page_bytes,
        "feed": limits.feed_bytes,
        "pdf": limits.pdf_bytes,
        "json": limits.feed_bytes,
    }.get(kind, limits.text_bytes)


def _unknown(path: Path) -> str:
    if path.suffix.lower() in (".zip", ".tar", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".zst"):
        return f"a packed file ({path.suffix}): unpack it and name the folder"
    return f"not a kind that khabar reads ({_told(path.suffix) or 'no ending'}): it reads {', '.join(_KINDS)}, and these with .gz"
