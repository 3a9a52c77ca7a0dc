"""Packed bytes unpacked, up to a limit."""

import zlib

from khabar.errors import InputError


def unpack(data: bytes, encoding: str | None, *, limit_bytes: int) -> bytes:
    """Bytes freed from an HTTP content encoding: gzip, deflate, or none.

    Raises InputError where they are broken, packed in another way, or grow over the limit.
    """
    name = (encoding or "").strip().lower()
    if name in ("", "identity"):
        return data
    if name in ("gzip", "x-gzip"):
        return data if data[:2] != b"\x1f\x8b" else _inflated(data, 31, limit_bytes)
    if name == "deflate":
        return _inflated(data, 15 if data[:1] == b"\x78" else -15, limit_bytes)
    raise InputError(f"packed as {name[:20]}, which khabar does not unpack")


def unpack_gzip(data: bytes, *, limit_bytes: int) -> bytes:
    """The content of a gzip file. Raises InputError where it is broken or grows over the limit."""
    return _inflated(data, 31, limit_bytes)


def _inflated(data: bytes, wbits: int, limit_bytes: int) -> bytes:
    parts: list[bytes] = []
    n_left = limit_bytes
    while True:
        unpacker = zlib.decompressobj(wbits)
        try:
            parts.append(unpacker.decompress(data, n_left + 1))
        except zlib.error as error:
            raise InputError(f"packed bytes are broken: {error}") from error
        n_left -= len(parts[-1])
        if n_left < 0:
            raise InputError(f"unpacks to more than {limit_bytes:,} bytes, the limit")
        if not unpacker.eof:
            raise InputError(f"packed bytes break off after {limit_bytes - n_left:,} unpacked ones")
        data = unpacker.unused_data
        if not data.startswith(b"\x1f\x8b"):  # gzip files may be several, one after the other
            return b"".join(parts)
