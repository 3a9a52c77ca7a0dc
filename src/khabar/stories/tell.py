"""Stories of more reports than memory holds: the reports wait in a temporary file, accounts are written on all cores."""

import hashlib
import os
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import BinaryIO

import msgspec

from khabar.errors import InputError
from khabar.model import Report, Story
from khabar.stories.batch import Group, group_reports
from khabar.stories.find import story_of
from khabar.stories.overlay import Overlay
from khabar.stories.signatures import Hashes, Signature, new_vocabulary, sign

_REPORTS_A_CHUNK = 300  # about half a second of work
_ALONE = 2000  # reports up to which a pool costs more than it saves

Told = tuple[str, str, bytes]  # first day, id, the story as JSON
Job = tuple[Group, list[bytes], list[Hashes]]  # its reports as JSON, and their passages


class Shelf(msgspec.Struct, frozen=True):
    """Reports in a file: where each begins and how long it is, and a digest of its text."""

    file: BinaryIO
    places: dict[str, tuple[int, int]]
    digests: dict[str, bytes]


def tell_stories(
    reports: Iterable[Report],
    *,
    overlay: Overlay | None = None,
    decided: frozenset[str] = frozenset(),
    n_workers: int | None = None,
) -> Iterator[Story]:
    """The stories of the reports, single ones included, by first day and id, as `find_stories` gives them.

    Of a report no more is held than its signature (7 KB). `n_workers` (default: all cores) changes nothing but the time.
    Raises InputError where two different reports have one id.
    """
    with tempfile.TemporaryFile() as file:
        shelf = Shelf(file, {}, {})
        signatures = _shelved(reports, shelf)
        groups = group_reports(signatures, overlay=overlay)
        passages = {signature.id: signature.passages for signature in signatures}
        n_reports = len(signatures)
        del signatures
        told: list[Told] = []
        n_workers = 1 if n_reports <= _ALONE else n_workers or os.cpu_count() or 1
        for chunk in _told_by(n_workers, _chunked(groups, shelf, passages), decided):
            told += chunk
    decoder = msgspec.json.Decoder(Story)
    for _, _, story in sorted(told):
        yield decoder.decode(story)


def _shelved(reports: Iterable[Report], shelf: Shelf) -> list[Signature]:
    """The signatures of the reports, each of which is written to the shelf once."""
    encoder = msgspec.json.Encoder()
    vocabulary = new_vocabulary()
    signatures = []
    for report in reports:
        digest = hashlib.blake2b(report.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if shelf.digests.setdefault(report.id, digest) != digest:
            raise InputError(f"two different reports have the id {report.id}; give each its own id")
        if report.id not in shelf.places:
            packed = encoder.encode(report)
            shelf.places[report.id] = (shelf.file.tell(), len(packed))
            shelf.file.write(packed)
            signatures.append(sign(report, vocabulary=vocabulary))
    return signatures


def _chunked(groups: Sequence[Group], shelf: Shelf, passages: dict[str, Hashes]) -> Iterator[list[Job]]:
    chunk: list[Job] = []
    n_reports = 0
    for group in groups:
        taken = [_taken(shelf, article) for article in group.articles]
        chunk.append((group, taken, [passages.pop(article) for article in group.articles]))
        n_reports += len(group.articles)
        if n_reports >= _REPORTS_A_CHUNK:
            yield chunk
            chunk, n_reports = [], 0
    yield chunk


def _taken(shelf: Shelf, article: str) -> bytes:
    start, n_bytes = shelf.places[article]
    shelf.file.seek(start)
    return shelf.file.read(n_bytes)


def _told_by(n_workers: int, chunks: Iterable[list[Job]], decided: frozenset[str]) -> Iterator[list[Told]]:
    if n_workers == 1:
        for chunk in chunks:
            yield _told(chunk, decided)
        return
    with ProcessPoolExecutor(max_workers=n_workers) as pool:
        waiting: deque[Future[list[Told]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_told, chunk, decided))
            if len(waiting) > 2 * n_workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _told(chunk: Sequence[Job], decided: frozenset[str]) -> list[Told]:
    decoder, encoder = msgspec.json.Decoder(Report), msgspec.json.Encoder()
    found = []
    for group, packed, own in chunk:
        passages = dict(zip(group.articles, own, strict=True))
        reports = [decoder.decode(report) for report in packed]
        story, _ = story_of(group, reports, passages.__getitem__, decided=decided)
        found.append((story.first or "9999", story.id, encoder.encode(story)))
    return found
