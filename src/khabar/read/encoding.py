"""From bytes to text: which encoding they are in, whatever they claim."""

import codecs
import re

import msgspec

from khabar.errors import InputError
from khabar.read.language import arabic_score
from khabar.read.mojibake import mend

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("cp1256", "iso8859-6")
_SAMPLE_BYTES = 40_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")


class Decoded(msgspec.Struct, frozen=True):
    """Text with the encoding its bytes were really in, and what was mended, if anything."""

    text: str
    encoding: str
    mended: str | None = None


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of some bytes. A byte order mark is no part of it; every other character stays, NUL and CR too.

    A declared encoding is believed only where nothing else can be told, for half of the old Arabic pages
    declare another one than they use. Raises InputError for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_mended(Decoded(data[len(mark) :].decode(encoding, errors="replace"), encoding)))
    wide = _utf16_without_mark(data)
    if wide:
        return _checked(Decoded(data.decode(wide, errors="replace"), wide))
    try:
        return _checked(_mended(Decoded(data.decode("utf-8"), "utf-8")))
    except UnicodeDecodeError:
        return _checked(_mended(_guess(data, declared)))


def _guess(data: bytes, declared: str | None) -> Decoded:
    """Bytes that are not clean UTF-8: broken UTF-8 or one of the two single-byte encodings, by which reads as Arabic."""
    utf8 = data[:_SAMPLE_BYTES].decode("utf-8", errors="replace")
    n_high = len(_HIGH.findall(data[:_SAMPLE_BYTES]))
    n_broken = utf8.count("\ufffd")
    if n_broken * 50 < n_high:  # a page cut at a byte limit, or one bad comment in a good page
        text = data.decode("utf-8", errors="replace")
        return Decoded(text, "utf-8", f"{text.count(chr(0xFFFD))} broken characters shown as U+FFFD")
    sample = data[:_SAMPLE_BYTES]
    scores = {name: arabic_score(sample.decode(name, errors="replace")) for name in _SINGLE_BYTE}
    best = max(_SINGLE_BYTE, key=lambda name: scores[name])
    if scores[best] >= 0.05:
        text = data.decode(best, errors="replace")
        return Decoded(text, best, _said_otherwise(declared, best))
    if _known(declared):
        return Decoded(data.decode(str(declared), errors="replace"), str(declared))
    return Decoded(data.decode("cp1256", errors="replace"), "cp1256")


def _said_otherwise(declared: str | None, found: str) -> str | None:
    known = _known(declared)
    if known and known != codecs.lookup(found).name:
        return f"declared as {known}, read as {found}"
    return None


def _known(name: str | None) -> str | None:
    """The codec of a declared name, where it is one that turns bytes into text."""
    if not name:
        return None
    try:
        found = codecs.lookup(name)
        b"a".decode(name)
    except (LookupError, ValueError, TypeError):
        return None
    return found.name


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 told by its high bytes: nearly all of them are 06 (Arabic) or 00 (ASCII)."""
    sample = data[:4_000]
    if len(sample) < 8 or len(data) % 2:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[first::2]
        if (high.count(6) + high.count(0)) * 10 > len(high) * 9 and high.count(6):
            return encoding
    return None


def _mended(decoded: Decoded) -> Decoded:
    text, note = mend(decoded.text)
    if note is None:
        return decoded
    notes = "; ".join(part for part in (decoded.mended, note) if part)
    return Decoded(text, decoded.encoding, notes)


def _checked(decoded: Decoded) -> Decoded:
    sample = decoded.text[:_SAMPLE_BYTES]
    n_odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    if n_odd * 20 > len(sample) and n_odd > 2:
        raise InputError("not text: a twentieth of it or more are control characters or broken bytes")
    return decoded
