"""Text whose bytes were once read in the wrong encoding, and text in the order of the eye: found and set right.

Each mending is a second decoding of the same bytes, and is named, so that it can be told and undone.
"""

import re
import unicodedata

from khabar.read.language import arabic_score, arabic_share


def _high_half(encoding: str) -> dict[str, int]:
    """Characters above ASCII of a single-byte encoding → their byte; bytes it leaves open stand for themselves."""
    characters = {}
    for byte in range(0x80, 0x100):
        character = bytes([byte]).decode(encoding, errors="replace")
        characters[chr(byte) if character == "\ufffd" else character] = byte
    return characters


_CP1252 = _high_half("cp1252")
_CP1256 = _high_half("cp1256")
_LATIN_RUN = re.compile("[" + "".join(map(re.escape, {*_CP1252, *map(chr, range(0x80, 0xA0))})) + "]+")
_ARABIC_RUN = re.compile("[" + "".join(map(re.escape, _CP1256)) + "]+")
_LATIN_SIGN = re.compile("[ØÙ][^\x00-\x7f]")
_ARABIC_SIGN = re.compile(
    "[طظ][^\x00-\x7fاوةتيمنلربدهسقفحعكى]"
)  # what follows ط ظ here seldom follows them in words
_WESTERN = re.compile("[À-ÿ]{2}")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_SHAPED = re.compile("[\ufb50-\ufdf9\ufe70-\ufefc]")
_BACKWARD = frozenset(
    word[::-1]
    for word in (
        "من",
        "في",
        "على",
        "إلى",
        "عن",
        "التي",
        "الذي",
        "هذا",
        "هذه",
        "مع",
        "بعد",
        "قبل",
        "بين",
        "خلال",
    )
)
_FORWARD = frozenset(word[::-1] for word in _BACKWARD)
_LEFT_TO_RIGHT = re.compile(
    r"[0-9\u0660-\u0669A-Za-z](?:[0-9\u0660-\u0669A-Za-z.,:/%@_+-]*[0-9\u0660-\u0669A-Za-z%])?"
)
_SAMPLE_CHARACTERS = 4_000
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def mend(text: str) -> tuple[str, str | None]:
    """A text with its encoding faults set right, and what was done; the same text and None where nothing is wrong.

    "Ø§Ù„" and "ط§ظ„" (UTF-8 read as cp1252 or cp1256) become "ال"; so does "Çá" (cp1256 read as cp1252).
    """
    sample = text[:_SAMPLE_CHARACTERS]
    if len(_LATIN_SIGN.findall(sample)) >= 8:
        return _redecoded(text, _LATIN_RUN, _CP1252, "UTF-8 that was read as cp1252")
    if len(_ARABIC_SIGN.findall(sample)) >= 8:
        return _redecoded(text, _ARABIC_RUN, _CP1256, "UTF-8 that was read as cp1256")
    if len(_WESTERN.findall(sample)) >= 8 and arabic_share(sample) < 0.05:
        return _wrong_single_byte(text)
    return text, None


def mend_order(text: str) -> tuple[str, str | None]:
    """A text in reading order and plain letters: lines kept in the order of the eye are turned, letter shapes undone."""
    notes = []
    if is_visual(text):
        text = "\n".join(_turned(line) for line in text.split("\n"))
        notes.append("lines turned from visual order")
    if len(_SHAPED.findall(text)) >= 3:
        text = _PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
        notes.append("presentation forms replaced by letters")
    return text, "; ".join(notes) or None


def is_visual(text: str) -> bool:
    """Whether a text keeps its lines in the order of the eye: its short words are spelled from the end."""
    plain = (
        unicodedata.normalize("NFKC", text[:_SAMPLE_CHARACTERS])
        if _SHAPED.search(text)
        else text[:_SAMPLE_CHARACTERS]
    )
    words = plain.split()
    n_backward = sum(word in _BACKWARD for word in words)
    return n_backward >= 2 and n_backward > 3 * sum(word in _FORWARD for word in words)


def _redecoded(text: str, run: re.Pattern[str], to_byte: dict[str, int], name: str) -> tuple[str, str | None]:
    """Every run of high characters decoded again where that gives UTF-8; all or nothing, by how it reads after."""
    n_runs = n_mended = 0

    def again(match: re.Match[str]) -> str:
        nonlocal n_runs, n_mended
        n_runs += 1
        raw = bytes(to_byte.get(character, ord(character) & 0xFF) for character in match.group())
        try:
            decoded = raw.decode("utf-8")
        except UnicodeDecodeError:
            return match.group()
        n_mended += 1
        return decoded

    mended = run.sub(again, text)
    reads_better = n_mended * 2 > n_runs and arabic_score(mended) > arabic_score(text) + 0.03
    return (mended, name) if reads_better else (text, None)


def _wrong_single_byte(text: str) -> tuple[str, str | None]:
    def again(match: re.Match[str]) -> str:
        raw = bytes(_CP1252.get(character, ord(character) & 0xFF) for character in match.group())
        return raw.decode("cp1256")

    mended = _LATIN_RUN.sub(again, text)
    return (mended, "cp1256 that was read as cp1252") if arabic_score(mended) >= 0.08 else (text, None)


def _turned(line: str) -> str:
    """One line from the order of the eye into that of reading; numbers and Latin words keep their own direction."""
    turned = line[::-1].translate(_MIRRORED)
    return _LEFT_TO_RIGHT.sub(lambda match: match.group()[::-1], turned)
