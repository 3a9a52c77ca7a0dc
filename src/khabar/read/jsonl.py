"""Articles from JSON: one a line (.jsonl, .jsonl.gz, standard input), or a .json file with one or a list of them."""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from khabar.model import Article, Origin, Skipped
from khabar.read.ids import given_id
from khabar.read.limits import Limits

_LINES_PER_OVERLONG = 20  # a line twenty times over the limit is no line: the rest of the file is given up

_STRANGE_LINES = 20  # a damaged export may begin with some such lines; nobody's has so many
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")


class Row(msgspec.Struct, frozen=True):
    """One article as written; the types are checked field by field, so that one odd field does not cost the article."""

    text: object = None
    id: object = None
    outlet: object = None
    url: object = None
    published: object = None
    title: object = None
    author: object = None
    modified: object = None
    section: object = None


_decoder = msgspec.json.Decoder(Row)


def read_lines(stream: BinaryIO, *, path: str, limits: Limits) -> Iterator[Article | Skipped]:
    """The articles of a JSONL stream in order, a `Skipped` for each line that holds none. Empty lines are passed over.

    The text is what JSON says it is, untouched: no line end, mark or space of it is changed. A stream without a line
    that holds anything is a `Skipped`, too: a file that a failed export left empty is lost in silence otherwise. One whose
    first lines are all no text (another kind of file, another encoding) is given up, or each of its lines would be told.
    """
    number = n_filled = n_strange = 0
    try:
        while line := stream.readline(limits.text_bytes + 1):
            number += 1
            if len(line) > limits.text_bytes:
                n_filled += 1
                ended, n_bytes = _pass_over(stream, line, limits)
                yield Skipped(
                    _where(path, number),
                    f"a line of {n_bytes:,} bytes or more; the limit is {limits.text_bytes:,}",
                )
                if not ended:
                    yield Skipped(
                        _where(path, number), "no end of the line in sight: the rest of the file was not read"
                    )
                    return
                continue
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
                if line.startswith((b"\xff\xfe", b"\xfe\xff")):
                    yield Skipped(path, "JSONL in UTF-16; save it as UTF-8")
                    return
            if line.strip():
                yield read_row(line, path=path, line=number)
                n_strange += n_strange == n_filled and _is_strange(line)  # all before it were: else not asked
                n_filled += 1
                if n_strange == n_filled == _STRANGE_LINES:
                    yield Skipped(
                        path, f"none of its first {n_filled} lines is text in UTF-8: the rest was not read"
                    )
                    return
    except (OSError, EOFError, zlib.error) as error:
        yield Skipped(_where(path, number + 1), f"cannot be read on, {number} lines were read: {error}")
        return
    if not n_filled:
        yield Skipped(path, "empty: no line in it")


def _is_strange(line: bytes) -> bool:
    """Whether a line cannot be JSON whatever it says: no UTF-8, or with a control character that JSON would have escaped."""
    if _CONTROLS.search(line):
        return True
    try:
        line.decode()
    except UnicodeDecodeError:
        return True
    return False


def read_row(source: bytes, *, path: str, line: int | None = None) -> Article | Skipped:
    """The article of one JSON object, or why it is none."""
    where = _where(path, line)
    try:
        row = _decoder.decode(source)
    except UnicodeDecodeError as error:
        return Skipped(where, f"not UTF-8 at byte {error.start + 1} of the line")
    except (msgspec.MsgspecError, RecursionError) as error:
        return Skipped(where, f"not a JSON object: {error}")
    return article_of(row, where=where, origin=Origin(path=path, line=line))


def article_of(row: Row, *, where: str, origin: Origin) -> Article | Skipped:
    """The article that a row describes; fields of a wrong type are left out, a row without text is skipped."""
    if not isinstance(row.text, str):
        return Skipped(where, "no text: the field `text` must hold the article's words")
    return Article(
        id=given_id(row.id) or "",
        text=row.text,
        outlet=_words(row.outlet),
        url=_words(row.url),
        published=_words(row.published),
        published_basis="given" if _words(row.published) else None,
        title=_words(row.title),
        author=_words(row.author),
        modified=_words(row.modified),
        section=_words(row.section),
        origin=origin,
    )


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _pass_over(stream: BinaryIO, line: bytes, limits: Limits) -> tuple[bool, int]:
    """Whether the end of an overlong line was found, and how many bytes were looked at."""
    n_bytes = len(line)
    while not line.endswith(b"\n"):
        line = stream.readline(1 << 20)
        n_bytes += len(line)
        if not line:
            return True, n_bytes
        if n_bytes > _LINES_PER_OVERLONG * limits.text_bytes:
            return False, n_bytes
    return True, n_bytes


def _where(path: str, line: int | None) -> str:
    return path if line is None else f"{path}, line {line}"
