"""A process of its own for what untrusted bytes can hang, bloat or crash: it can be ended, and the run goes on.

One worker serves a whole run; a page costs it two writes to a pipe. `serve` is its other end.
"""

import contextlib
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Literal

import msgspec

from khabar.errors import InputError, KhabarError, SetupError
from khabar.model import Article, Origin, Skipped
from khabar.read.limits import Limits

_STARTUP_SECONDS = 60.0  # imports, on a machine that is busy
_ENTRY = (
    "from khabar.read.worker import serve; serve()"  # -P: nothing from the folder of the data is imported
)
_SIZE = struct.Struct("<I")


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of work for the worker: bytes, what they are, and where they came from."""

    kind: Literal["start", "page", "feed", "pdf"]
    data: bytes
    where: str
    origin: Origin
    url: str | None = None
    declared: str | None = None
    limits: Limits = Limits()


class Answer(msgspec.Struct, frozen=True):
    """One thing that the worker found: an article, or why there is none."""

    article: Article | None = None
    skipped: Skipped | None = None


@dataclass
class Worker:
    """A worker process, started when the first job comes; `process` is None before that and after it was ended."""

    process: subprocess.Popen[bytes] | None = None
    is_warm: bool = False


@contextmanager
def open_worker() -> Iterator[Worker]:
    """A worker for the length of a with block."""
    worker = Worker()
    try:
        yield worker
    finally:
        _end(worker)


def ask(worker: Worker, job: Job) -> list[Article | Skipped]:
    """What the worker made of a job. A job that takes too long, too much memory, or the worker's life is one `Skipped`."""
    process = _running(worker, job.limits)
    if not worker.is_warm:  # imports are not counted against the page that happens to be the first
        worker.is_warm = (
            _timed(process, Job(kind="start", data=b"", where="", origin=Origin()), _STARTUP_SECONDS)[0]
            is not None
        )
    reply, timed_out = _timed(process, job, job.limits.seconds)
    if reply is None:
        _end(worker)
        reason = (
            f"took more than {job.limits.seconds:g} seconds to read"
            if timed_out
            else "could not be read: its reader broke off"
        )
        return [Skipped(job.where, reason)]
    answers = msgspec.msgpack.decode(reply, type=list[Answer])
    return [found for answer in answers if (found := answer.article or answer.skipped)]


def _timed(process: subprocess.Popen[bytes], job: Job, seconds: float) -> tuple[bytes | None, bool]:
    """The worker's reply, None where it gave none, and whether it was ended for taking too long."""
    timed_out = threading.Event()

    def stop() -> None:
        timed_out.set()
        process.kill()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        return _exchange(process, msgspec.msgpack.encode(job)), timed_out.is_set()
    finally:
        timer.cancel()


def _running(worker: Worker, limits: Limits) -> subprocess.Popen[bytes]:
    if worker.process is None or worker.process.poll() is not None:
        _end(worker)
        command = [sys.executable, "-P", "-c", _ENTRY, str(limits.memory_bytes)]
        worker.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    return worker.process


def _exchange(process: subprocess.Popen[bytes], message: bytes) -> bytes | None:
    assert process.stdin and process.stdout
    try:
        process.stdin.write(_SIZE.pack(len(message)))
        process.stdin.write(message)
        process.stdin.flush()
    except OSError:
        return None
    return _receive(process.stdout)


def _receive(stream: IO[bytes]) -> bytes | None:
    read = stream.read
    head = read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    [n_bytes] = _SIZE.unpack(head)
    body: bytes = read(n_bytes)
    return body if len(body) == n_bytes else None


def _end(worker: Worker) -> None:
    process, worker.process, worker.is_warm = worker.process, None, False
    if process is None:
        return
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream:
            with contextlib.suppress(OSError):
                stream.close()
    process.wait()


def serve() -> None:
    """The worker's own loop: a job in, its answers out, until the pipe is closed."""
    _limit_memory(int(sys.argv[1]))
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints must not get between the answers
    while (message := _receive(source)) is not None:
        answers = msgspec.msgpack.encode(_answers(msgspec.msgpack.decode(message, type=Job)))
        sink.write(_SIZE.pack(len(answers)))
        sink.write(answers)
        sink.flush()


def _answers(job: Job) -> list[Answer]:
    try:
        return [
            Answer(article=found) if isinstance(found, Article) else Answer(skipped=found)
            for found in work(job)
        ]
    except SetupError as error:
        return [Answer(skipped=Skipped(job.where, str(error)))]
    except InputError as error:
        return [Answer(skipped=Skipped(job.where, str(error)))]
    except MemoryError:
        return [Answer(skipped=Skipped(job.where, "took more memory to read than the limit"))]
    except (
        KhabarError,
        Exception,
    ) as error:  # the edge: whatever a library meets in hostile bytes is told, not lost
        return [
            Answer(
                skipped=Skipped(job.where, f"could not be read: {type(error).__name__}: {str(error)[:200]}")
            )
        ]


def work(job: Job) -> list[Article | Skipped]:
    """The articles of a job, read here and now. The heavy libraries are imported only where their kind is met."""
    if job.kind in ("start", "page"):
        from khabar.read.pages import read_page, with_place

        return (
            []
            if job.kind == "start"
            else [with_place(read_page(job.data, url=job.url, declared=job.declared), job.origin)]
        )
    if job.kind == "feed":
        from khabar.read.feeds import read_feed

        return list(read_feed(job.data, where=job.where, origin=job.origin, url=job.url, limits=job.limits))
    from khabar.read.pdf import read_pdf

    return [read_pdf(job.data, origin=job.origin, limits=job.limits)]


def _limit_memory(n_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit stands
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (n_bytes, n_bytes))
