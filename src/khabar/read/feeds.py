"""Articles from feeds: RSS, Atom and JSON Feed, every item of them. Runs in the worker."""

import io
import re
from collections.abc import Iterator
from hashlib import sha256

import feedparser
import lxml.html
import msgspec
from lxml import etree
from msgspec.structs import replace

from khabar.errors import InputError
from khabar.model import Article, Origin, Skipped
from khabar.read.dates import moment_of
from khabar.read.encoding import decode
from khabar.read.ids import given_id
from khabar.read.limits import Limits
from khabar.read.lines import lines_of
from khabar.read.markup import plain_markup
from khabar.read.prune import is_side_line

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_ROOT = re.compile(r"<(?:\w+:)?(rss|feed|RDF)[\s>]")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[#\w]{2,8};")
_MARKS = str.maketrans("", "", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff\x00")
_HEAD_CHARACTERS = 4_000


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a feed, of whichever form, its content still as the feed writes it."""

    contents: tuple[str, ...] = ()
    title: str | None = None
    url: str | None = None
    id: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    modified: str | None = None
    section: str | None = None


def is_feed(head: str) -> bool:
    """Whether XML or JSON that begins so is a feed."""
    return bool(_ROOT.search(head[:_HEAD_CHARACTERS])) or "jsonfeed.org/version" in head[
        :_HEAD_CHARACTERS
    ].replace("\\/", "/")


def read_feed(
    data: bytes, *, where: str, origin: Origin, url: str | None = None, limits: Limits
) -> Iterator[Article | Skipped]:
    """The articles of a feed in its order, dated or not; an item without words is a `Skipped`.

    The outlet is the item's own publisher where it names one. A time zone named AST is that of Arabia. Raises InputError for what is no feed.
    """
    decoded = decode(data)
    text = plain_markup(decoded.text)
    items = _json_items(text) if text.lstrip().startswith("{") else _xml_items(text)
    base = replace(
        origin, digest=f"sha256:{sha256(data).hexdigest()}", encoding=decoded.encoding, mended=decoded.mended
    )
    n_items = 0
    for n_items, item in enumerate(items, start=1):
        if n_items > limits.n_items:
            yield Skipped(where, f"a feed of more than {limits.n_items:,} items; the rest was not read")
            return
        yield _article(item, place=f"{where}, item {n_items}", origin=base)
    if not n_items:
        yield Skipped(where, "a feed without items")


def _article(item: Item, *, place: str, origin: Origin) -> Article | Skipped:
    title = " ".join(_lines(item.title or "")).translate(_MARKS).strip() or None
    candidates = [
        "\n".join(line for line in _lines(content) if not is_side_line(line)) for content in item.contents
    ]
    text = max(candidates, key=len, default="")
    if not text.strip():
        if not title:
            return Skipped(place, "an item without words")
        text, title = title, None
    published = moment_of(item.published) if item.published else None
    return Article(
        id=(given_id(item.id) or "") if item.id and ":" in item.id else "", text=text, outlet=_short(item.outlet), url=item.url, published=published,
        published_basis="given" if published else None, title=title, author=_short(item.author),
        modified=moment_of(item.modified) if item.modified else None, section=_short(item.section), origin=origin,
    )  # fmt: skip


def _lines(markup: str) -> list[str]:
    """What a piece of HTML, or of plain text, says, line by line."""
    if not _MARKUP.search(markup):
        return [line for line in (" ".join(part.split()) for part in markup.split("\n")) if line]
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(
            f"<div>{markup}</div>".encode("utf-8", errors="replace"), parser=parser
        )
    except (etree.ParserError, ValueError):
        return []
    return lines_of(tree)


def _short(text: str | None) -> str | None:
    words = " ".join(_lines(text or "")).translate(_MARKS).strip()
    return words if words and len(words) <= 300 else None


def _xml_items(text: str) -> Iterator[Item]:
    if _ENTITY.search(text):
        raise InputError(
            "a feed that defines entities of its own; they can blow up to any size, so it is not read"
        )
    if not is_feed(text):
        raise InputError("XML, but neither RSS nor Atom")
    parsed = feedparser.parse(
        io.BytesIO(_DECLARATION.sub("", text, count=1).encode("utf-8", errors="replace"))
    )
    feed_title = _string(parsed.feed, "title")
    for entry in parsed.entries:
        contents = [_string(content, "value") for content in entry.get("content", ())]
        source = entry.get("source") or {}
        tags = entry.get("tags") or []
        yield Item(
            contents=tuple(content for content in (*contents, _string(entry, "summary")) if content),
            title=_string(entry, "title"), url=_address(_string(entry, "link")), id=_string(entry, "id"),
            outlet=_string(source, "title") or _string(source, "value") or _string(entry, "publisher") or feed_title, author=_string(entry, "author"),
            published=_string(entry, "published") or _string(entry, "created"), modified=_own(entry, "updated"),
            section=_string(tags[0], "term") if len(tags) == 1 else None,
        )  # fmt: skip


def _string(holder: object, name: str) -> str | None:
    value = holder.get(name) if isinstance(holder, dict) else None
    return value if isinstance(value, str) and value.strip() else None


def _own(entry: dict[str, object], name: str) -> str | None:
    """A field that the entry itself has; feedparser answers for `updated` with `published` and a warning where it has none."""
    value = dict.get(entry, name)
    return value if isinstance(value, str) and value.strip() else None


def _address(url: str | None) -> str | None:
    return url if url and re.match(r"https?://[^\s/]+", url) and len(url) < 2_000 else None


def _json_items(text: str) -> Iterator[Item]:
    """Items of a JSON Feed 1.0 or 1.1 (jsonfeed.org)."""
    try:
        feed: object = msgspec.json.decode(text)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise InputError(f"not JSON: {error}") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise InputError("JSON, but no JSON Feed: it has no list `items`")
    for item in items:
        if not isinstance(item, dict):
            yield Item()
            continue
        authors = item.get("authors")
        author = authors[0] if isinstance(authors, list) and authors else item.get("author")
        html, plain, summary = (_string(item, name) for name in ("content_html", "content_text", "summary"))
        yield Item(
            contents=tuple(content for content in (html, _escaped(plain), _escaped(summary)) if content),
            title=_escaped(_string(item, "title")), url=_address(_string(item, "url")), id=_string(item, "id"),
            outlet=_string(feed, "title"), author=_string(author, "name"), published=_string(item, "date_published"), modified=_string(item, "date_modified"),
        )  # fmt: skip


def _escaped(plain: str | None) -> str | None:
    """Plain text as HTML that says the same: in it "<" is no markup."""
    return None if plain is None else plain.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
