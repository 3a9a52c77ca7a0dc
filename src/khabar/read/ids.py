"""Ids of articles: kept where given, else made from the content, the same on every run and machine."""

import re
import unicodedata
from hashlib import sha256

_SANE_STEM = re.compile(r"\w[\w.\-]{0,79}")
_CONTROL = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")
_MAX_CHARACTERS = 200


def given_id(value: object) -> str | None:
    """An id as its source gives it, a number as its digits; None where it is none that can be kept.

    It is a label only: nothing is ever opened or named by it, so "../../x" is as good as any.
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = str(value)
    return text if text.strip() and len(text) <= _MAX_CHARACTERS and not _CONTROL.search(text) else None


def stem_id(stem: str) -> str | None:
    """The name of a text file as an id: up to 80 letters, digits, `_`, `-`, `.`, beginning with one; else None."""
    composed = unicodedata.normalize("NFC", stem)  # macOS hands out decomposed names
    return composed if _SANE_STEM.fullmatch(composed) else None


def derived_id(text: str, *, outlet: str | None = None, url: str | None = None) -> str:
    """An id from the content: the first 16 hexadecimal digits of a SHA-256 over outlet, address and text.

    The outlet counts so that a wire report printed by two outlets stays two reports.
    """
    return sha256("\x1f".join((outlet or "", url or "", text)).encode("utf-8", "surrogatepass")).hexdigest()[
        :16
    ]


def distinct_id(article_id: str, text: str) -> str:
    """The id of a second article that came under a taken id: the same with six digits of its own text."""
    return f"{article_id}-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"
