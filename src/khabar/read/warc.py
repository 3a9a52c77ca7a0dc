"""WARC archives, packed or not: their records with offsets, the pages in them, and how much of a broken one was read.

Written by hand because the libraries end without a word where an archive is cut off (fastwarc 2.0.1, warcio 1.8.1),
and a page costs a hundred times what its record does. Source: ISO 28500:2017 (WARC 1.1).
"""

import gzip
import io
import re
import uuid
import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO

import msgspec

from khabar.model import Skipped
from khabar.read.limits import Limits
from khabar.read.unpack import unpack

_VERSION = re.compile(rb"WARC/\d\.\d+\s*$")
_MAX_LINE_BYTES = 16_384
_MAX_LINES = 200
_CHUNK_BYTES = 1 << 16
_STRAY_FACTOR = 20  # bytes without a record, in record limits, after which an archive is given up
_LIMITS = Limits()


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One WARC record: its headers with lower-case names, its block, and where it begins in the file."""

    offset_bytes: int
    headers: dict[str, str]
    block: bytes

    @property
    def kind(self) -> str:
        """The WARC-Type: response, request, warcinfo …"""
        return self.headers.get("warc-type", "").lower()


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The HTML that a record holds, with the charset that the server named."""

    data: bytes
    url: str | None
    declared: str | None


def read_records(stream: BinaryIO, *, where: str, limits: Limits = _LIMITS) -> Iterator[Record | Skipped]:
    """The records of an archive in order; a `Skipped` for what is too large or broken, and one that says where a truncated archive ends."""
    offset = stream.tell()
    is_packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(offset)
    if not is_packed:
        yield from _records(_Plain(stream, offset), where, limits)
        return
    while True:
        member = _Member(stream, offset)
        if not member.has_begun:
            return
        is_told = False
        for record in _records(member, where, limits):
            is_told = isinstance(record, Skipped)
            yield record
        if member.fault or not member.is_whole:
            if not is_told:
                reason = member.fault or "cut short"
                yield Skipped(
                    where,
                    f"the archive breaks off or is damaged ({reason}) in the record at byte {offset:,}; the records before it were read",
                )
            return
        offset = member.end_bytes


def page_of(record: Record, *, limits: Limits = _LIMITS) -> Page | None:
    """The HTML page of a record; None for requests, pictures, errors and whatever else is no page. Raises InputError where it cannot be unpacked."""
    if record.kind not in ("response", "resource"):
        return None
    url = record.headers.get("warc-target-uri", "").strip("<>") or None
    if record.kind == "resource" or not record.block.startswith(b"HTTP/"):
        kind = record.headers.get("content-type", "")
        return Page(data=record.block, url=url, declared=_charset(kind)) if "html" in kind else None
    head, _, body = record.block.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = _header_fields(lines)
    kind = headers.get("content-type", "").lower()
    if not re.match(r"HTTP/\S+ 200", status) or (kind and "html" not in kind):
        return None
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    data = unpack(body, headers.get("content-encoding"), limit_bytes=limits.page_bytes)
    return Page(data=data, url=url, declared=_charset(kind)) if kind or is_html(data) else None


def is_html(data: bytes) -> bool:
    """Whether bytes of no stated kind begin like a page."""
    head = data[:1_000].lower()
    return b"<html" in head or b"<!doctype html" in head


def warc_record(url: str, body: bytes, *, when: str, headers: dict[str, str] | None = None) -> bytes:
    """One packed response record for bytes that were fetched, ready to be appended to a .warc.gz file. Same input, same bytes."""
    fields = "".join(
        f"{name}: {_one_line(value)}\r\n"
        for name, value in (headers or {"Content-Type": "text/html"}).items()
    )
    block = b"HTTP/1.1 200 OK\r\n" + fields.encode("utf-8", errors="replace") + b"\r\n" + body
    digest = sha256(body).hexdigest()
    record_id = uuid.uuid5(uuid.NAMESPACE_URL, f"{url} {when} {digest}")
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{record_id}>\r\nWARC-Target-URI: {_one_line(url)}\r\nWARC-Date: {when}\r\n"
        f"WARC-Payload-Digest: sha256:{digest}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode("utf-8", errors="replace") + block + b"\r\n\r\n", mtime=0)


class _Plain(io.RawIOBase):
    """An unpacked archive: reads count, so that every record's offset is known."""

    def __init__(self, stream: BinaryIO, offset: int) -> None:
        self.stream = stream
        self.offset_bytes = offset

    def readline(self, size: int | None = -1, /) -> bytes:
        line = self.stream.readline(-1 if size is None else size)
        self.offset_bytes += len(line)
        return line

    def read(self, size: int = -1, /) -> bytes:
        data = self.stream.read(size)
        self.offset_bytes += len(data)
        return data


class _Member(io.RawIOBase):
    """One gzip member of an archive, unpacked as it is read; `offset_bytes` is where it begins in the file."""

    def __init__(self, stream: BinaryIO, offset: int) -> None:
        self.stream, self.offset_bytes = stream, offset
        self.fault: str | None = None
        self.unpacker = zlib.decompressobj(31)
        self.buffer = bytearray()
        stream.seek(offset)
        self.packed = stream.read(_CHUNK_BYTES)
        self.n_packed = len(self.packed)
        self.has_begun = bool(self.packed.strip(b"\x00"))

    @property
    def is_whole(self) -> bool:
        return self.unpacker.eof

    @property
    def end_bytes(self) -> int:
        """Where the next member begins."""
        return self.offset_bytes + self.n_packed - len(self.unpacker.unused_data)

    def read(self, size: int = -1, /) -> bytes:
        while len(self.buffer) < size and self._more():
            pass
        data = bytes(self.buffer[:size])
        del self.buffer[:size]
        return data

    def readline(self, size: int | None = -1, /) -> bytes:
        limit = size if size and size > 0 else _MAX_LINE_BYTES
        while b"\n" not in self.buffer[:limit] and len(self.buffer) < limit and self._more():
            pass
        end = self.buffer.find(b"\n", 0, limit) + 1 or min(limit, len(self.buffer))
        data = bytes(self.buffer[:end])
        del self.buffer[:end]
        return data

    def _more(self) -> bool:
        """Whether more could be unpacked into the buffer."""
        if self.unpacker.eof or self.fault:
            return False
        if not self.packed:
            self.packed = self.stream.read(_CHUNK_BYTES)
            self.n_packed += len(self.packed)
            if not self.packed:
                return False
        try:
            self.buffer += self.unpacker.decompress(self.packed, _CHUNK_BYTES)
        except zlib.error as error:
            self.fault = str(error)
            return False
        self.packed = self.unpacker.unconsumed_tail
        return True


def _records(source: _Plain | _Member, where: str, limits: Limits) -> Iterator[Record | Skipped]:
    """The records in one stretch of unpacked archive."""
    while True:
        offset = source.offset_bytes
        line = source.readline(_MAX_LINE_BYTES)
        if not line:
            return
        if not line.strip():
            continue
        if not _VERSION.match(line):
            n_passed = _pass_over(source, _STRAY_FACTOR * limits.record_bytes)
            yield Skipped(
                f"{where}, byte {offset:,}",
                f"no WARC record where one should begin; {n_passed + len(line):,} bytes passed over",
            )
            return
        headers = _headers(source)
        length = headers.get("content-length", "")
        if not length.isascii() or not length.isdigit() or len(length) > 15:
            yield Skipped(
                f"{where}, byte {offset:,}",
                "a WARC record without a length: what follows it could not be read",
            )
            _pass_over(source, _STRAY_FACTOR * limits.record_bytes)
            return
        found, is_whole = _record(source, offset, headers, int(length), where, limits)
        yield found
        if not is_whole:
            return


def _record(
    source: _Plain | _Member, offset: int, headers: dict[str, str], n_bytes: int, where: str, limits: Limits
) -> tuple[Record | Skipped, bool]:
    """The record whose block comes next, and whether its block was whole."""
    place = f"{where}, record at byte {offset:,}"
    if n_bytes > limits.record_bytes:
        n_passed = _pass_over(source, n_bytes)
        return Skipped(
            place, f"a WARC record of {n_bytes:,} bytes; the limit is {limits.record_bytes:,}"
        ), n_passed == n_bytes
    block = source.read(n_bytes) if n_bytes else b""
    if len(block) < n_bytes:
        reason = f"the archive breaks off: {len(block):,} of the {n_bytes:,} bytes of its last record are there; the records before it were read"
        return Skipped(place, reason), False
    return Record(offset_bytes=offset, headers=headers, block=block), True


def _pass_over(source: _Plain | _Member, n_bytes: int) -> int:
    """How many of the next bytes were there to be passed over."""
    n_left = n_bytes
    while n_left and (data := source.read(min(n_left, _CHUNK_BYTES))):
        n_left -= len(data)
    return n_bytes - n_left


def _headers(source: _Plain | _Member) -> dict[str, str]:
    lines = []
    for _ in range(_MAX_LINES):
        line = source.readline(_MAX_LINE_BYTES)
        if not line.strip():
            break
        lines.append(line.decode("utf-8", errors="replace"))
    return _header_fields(lines)


def _header_fields(lines: list[str]) -> dict[str, str]:
    """Lower-case names → values, the first of each."""
    fields: dict[str, str] = {}
    for line in lines[:_MAX_LINES]:
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return fields


def _charset(content_type: str) -> str | None:
    match = re.search(r"charset=[\"']?([\w.:-]{2,40})", content_type, re.IGNORECASE)
    return match[1] if match else None


def _joined(body: bytes) -> bytes:
    """A body sent in chunks, put together; as it is where it was put together before it was archived."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 100)
        size = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            return b"".join(parts) if parts else body
        n_bytes = int(size, 16)
        if not n_bytes:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + n_bytes])
        at = end + 2 + n_bytes + 2
        if at >= len(body):
            return b"".join(parts)


def _one_line(value: str) -> str:
    return re.sub(r"[\r\n\x00]+", " ", value)
