"""The main jobs over many articles: annotate them on all cores, in order, one bad article never stopping the rest."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

import msgspec

from khabar.annotate import annotate
from khabar.annotate.actors.overlay import Rule
from khabar.errors import InputError
from khabar.model import Article, Report, Skipped

_N_ARTICLES_A_CHUNK = 32  # about 0.2 s of work: small against a run, large against the cost of sending it
_N_CHUNKS_ALONE = 2  # up to this many chunks a pool costs more (0.4 s of start-up) than it saves


def annotate_all(
    articles: Iterable[Article | Skipped], *, n_workers: int | None = None, rules: Sequence[Rule] = ()
) -> Iterator[Report | Skipped]:
    """The report of every article, in input order; what was skipped passes through in its place.

    An article that cannot be annotated becomes a Skipped that names it. Memory stays flat: articles are taken
    as reports are consumed. The result does not depend on `n_workers` (default: all cores). `rules` are the user's
    splits and merges of actors.
    """
    n_workers = n_workers or os.cpu_count() or 1
    chunks = _chunked(articles)
    head = list(islice(chunks, _N_CHUNKS_ALONE + 1))
    if n_workers == 1 or len(head) <= _N_CHUNKS_ALONE:
        for chunk in (*head, *chunks):
            yield from (_annotate_one(article, rules) for article in chunk)
        return
    with ProcessPoolExecutor(max_workers=n_workers) as pool:
        waiting: deque[Future[list[bytes]]] = deque()
        for chunk in (*head, *chunks):
            waiting.append(pool.submit(_annotate_chunk, chunk, rules))
            if len(waiting) > 2 * n_workers:
                yield from _decoded(waiting.popleft())
        while waiting:
            yield from _decoded(waiting.popleft())


def _chunked(articles: Iterable[Article | Skipped]) -> Iterator[list[Article | Skipped]]:
    articles = iter(articles)
    while chunk := list(islice(articles, _N_ARTICLES_A_CHUNK)):
        yield chunk


def _annotate_one(article: Article | Skipped, rules: Sequence[Rule]) -> Report | Skipped:
    if isinstance(article, Skipped):
        return article
    try:
        return annotate(article, rules=rules)
    except InputError as error:  # what was given is no article: its giver can mend it
        return Skipped(_where(article), str(error))
    except Exception as error:  # the edge of a shard: one article is lost and said, the rest goes on
        return Skipped(
            _where(article),
            f"could not be annotated ({type(error).__name__}: {error}); this is a defect of khabar, please report it",
        )


def _where(article: Article) -> str:
    """The file that the article came from, else its id; "input" where it is no article at all."""
    if not isinstance(article, Article):
        return "input"
    return article.origin.path if article.origin and article.origin.path else article.id


class _Sent(msgspec.Struct, frozen=True):
    """What comes back from a worker: one of the two."""

    report: Report | None = None
    skipped: Skipped | None = None


def _annotate_chunk(chunk: list[Article | Skipped], rules: Sequence[Rule]) -> list[bytes]:
    encoder = msgspec.msgpack.Encoder()
    sent: list[bytes] = []
    for article in chunk:
        found = _annotate_one(article, rules)
        sent.append(
            encoder.encode(_Sent(skipped=found) if isinstance(found, Skipped) else _Sent(report=found))
        )
    return sent


def _decoded(future: Future[list[bytes]]) -> Iterator[Report | Skipped]:
    decoder = msgspec.msgpack.Decoder(_Sent)
    for encoded in future.result():
        sent = decoder.decode(encoded)
        found = sent.report or sent.skipped
        if found is not None:
            yield found
