"""Articles from plain text files, one a file."""

from hashlib import sha256

from khabar.errors import InputError
from khabar.model import Article, Origin, Skipped
from khabar.read.encoding import decode
from khabar.read.ids import stem_id
from khabar.read.mojibake import mend_order


def text_article(data: bytes, *, path: str, stem: str) -> Article | Skipped:
    """The article of a text file: its characters as they stand, line ends included. Its id is the file's name where that is a plain one.

    Bytes that were decoded wrongly once before (mojibake, visual order) are decoded again, and `origin.mended` says so.
    """
    try:
        decoded = decode(data)
    except InputError as error:
        return Skipped(path, str(error))
    text, turned = mend_order(decoded.text)
    mended = "; ".join(note for note in (decoded.mended, turned) if note) or None
    encoding = None if decoded.encoding == "utf-8" else decoded.encoding
    return Article(
        id=stem_id(stem) or "", text=text,
        origin=Origin(path=path, digest=f"sha256:{sha256(data).hexdigest()}", encoding=encoding, mended=mended),
    )  # fmt: skip
