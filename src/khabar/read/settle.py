"""What every article passes on its way in: it has Arabic words, an id of its own and a date that is one."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b

from msgspec.structs import replace

from khabar.model import Article, Skipped
from khabar.read.ids import derived_id, distinct_id
from khabar.read.language import why_not_arabic
from khabar.read.mojibake import is_visual, mend
from khabar.read.versions import address_key

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?")
_SURROGATE = re.compile("[\ud800-\udfff]")


def settle(articles: Iterable[Article | Skipped]) -> Iterator[Article | Skipped]:
    """The articles that can be used, in order, each under its own id, with a notice before each that was changed or left out.

    Same id and same text: read once. Same id and another text: both stay, the later one under a distinct id.
    Same address and another text: a new version, said in a notice.
    """
    seen: dict[str, bytes] = {}
    by_address: dict[str, str] = {}
    for article in articles:
        if isinstance(article, Skipped):
            yield article
            continue
        reason = _why_unusable(article.text)
        if reason:
            yield Skipped(place(article), reason)
            continue
        article, notices = _checked(article)
        article, is_new, notice = _own_id(article, seen)
        yield from notices if is_new else ()
        if notice:
            yield notice
        if is_new:
            yield from _version(article, by_address)
            yield article


def place(article: Article) -> str:
    """Where an article came from, for a person: file and line, or record."""
    origin = article.origin
    if origin is None or origin.path is None:
        return article.url or article.id or "input"
    if origin.line is not None:
        return f"{origin.path}, line {origin.line}"
    if origin.offset_bytes is not None:
        return f"{origin.path}, record at byte {origin.offset_bytes:,}"
    return f"{origin.path}, {article.url}" if article.url and origin.record_id else origin.path


def is_iso(value: str) -> bool:
    """Whether a string is a day or moment of the calendar as ISO 8601 writes it: 2015-08-04, 2015-08-04T13:41+03:00."""
    if not _ISO.fullmatch(value) or value.startswith("0000"):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _why_unusable(text: str) -> str | None:
    if not text.strip():
        return "empty: no words in it"
    if _SURROGATE.search(text):
        return "broken text: half of a surrogate pair in it"
    reason = why_not_arabic(text)
    fault = mend(text)[1] if reason else None
    return (
        f"damaged: {fault}; JSON is read as it stands, so write it out again as it should be"
        if fault
        else reason
    )


def _checked(article: Article) -> tuple[Article, list[Skipped]]:
    notices = []
    if article.published and not is_iso(article.published):
        notices.append(
            _notice(article, f"`published` is no ISO 8601 date: {article.published[:40]!r}; read as undated")
        )
        article = replace(article, published=None, published_basis=None)
    if article.modified and not is_iso(article.modified):
        article = replace(article, modified=None)
    if article.origin and article.origin.line is not None:
        fault = mend(article.text)[1] or ("visual order" if is_visual(article.text) else None)
        if fault:
            notices.append(_notice(article, f"its text looks damaged ({fault}); read as it stands"))
    return article, notices


def _own_id(article: Article, seen: dict[str, bytes]) -> tuple[Article, bool, Skipped | None]:
    if not article.id:
        article = replace(article, id=derived_id(article.text, outlet=article.outlet, url=article.url))
    digest = blake2b(article.text.encode(), digest_size=8).digest()
    known = seen.setdefault(article.id, digest)
    if known is digest:
        return article, True, None
    if known == digest:
        return (
            article,
            False,
            _notice(article, f"the same article a second time (id {article.id}); read once"),
        )
    first, article = article.id, replace(article, id=distinct_id(article.id, article.text))
    if seen.get(article.id) == digest:
        return (
            article,
            False,
            _notice(article, f"the same article a second time (id {article.id}); read once"),
        )
    seen[article.id] = digest
    return article, True, _notice(article, f"another text under the id {first}; kept as {article.id}")


def _version(article: Article, by_address: dict[str, str]) -> list[Skipped]:
    """A notice where the article's address carried another text before; `versions.find_versions` tells what changed."""
    key = address_key(article.url)
    if key is None:
        return []
    before = by_address.get(key)
    by_address[key] = article.id
    return (
        []
        if before is None
        else [_notice(article, f"a new version of {before}: the same address with another text")]
    )


def _notice(article: Article, reason: str) -> Skipped:
    return Skipped(place(article), reason, is_notice=True)
