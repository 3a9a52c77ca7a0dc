"""Articles from PDF files, by pypdf: the extra [pdf]. Runs in the worker."""

import io
import re
from hashlib import sha256
from importlib.metadata import version

from khabar.errors import InputError, SetupError
from khabar.model import Article, Origin
from khabar.read.limits import Limits
from khabar.read.mojibake import mend_order

_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def read_pdf(data: bytes, *, origin: Origin, limits: Limits) -> Article:
    """The text of a PDF, in reading order and plain letters where the file keeps shapes in the order of the eye.

    Raises InputError for files that are broken, locked, too long or only pictures, SetupError where the extra is not installed.
    """
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise SetupError("PDF files need pypdf: pip install pypdf") from error
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("a PDF locked with a password")
        if len(reader.pages) > limits.n_pages:
            raise InputError(f"a PDF of {len(reader.pages):,} pages; the limit is {limits.n_pages:,}")
        raw = "\n\n".join(page.extract_text() for page in reader.pages)
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise InputError(f"a broken PDF: {str(error)[:200]}") from error
    if not raw.strip():
        raise InputError("a PDF without text: its pages are pictures, run a text recognition on it")
    text, mended = mend_order(_EMPTY_LINES.sub("\n\n", raw.replace("\x00", "")).strip())
    return Article(
        id="", text=text, title=title.strip() if isinstance(title, str) and title.strip() else None,
        origin=Origin(path=origin.path, digest=f"sha256:{sha256(data).hexdigest()}", reader=f"pypdf {version('pypdf')}", mended=mended),
    )  # fmt: skip
