"""Versions of a report: the same address with another text, and what is different between the two."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from khabar.model import Article, Span

_PIECE = re.compile(r"[^\n.؟?!]+[.؟?!]*[ \t]*|\n+|[.؟?!]+[ \t]*")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|source|amp|outputtype|share|from")
_HOST_HEAD = re.compile(r"(?:www\d?|m|mobile|amp)\.")
_MAX_PIECES = 2_000


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """One place where two versions differ: words of the earlier one, of the later one, or both."""

    before: Span | None
    after: Span | None


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A later text at an address, the article it replaces, and what changed between them."""

    article: str
    replaces: str
    url: str
    revisions: tuple[Revision, ...]


def find_versions(articles: Iterable[Article]) -> list[Version]:
    """Every article whose address carried another text before, in the order read; an earlier version is the last one before it."""
    latest: dict[str, Article] = {}
    versions = []
    for article in articles:
        key = address_key(article.url)
        if key is None:
            continue
        before = latest.get(key)
        if before and before.text != article.text:
            versions.append(
                Version(
                    article=article.id,
                    replaces=before.id,
                    url=key,
                    revisions=tuple(what_changed(before.text, article.text)),
                )
            )
        latest[key] = article
    return versions


def what_changed(before: str, after: str) -> list[Revision]:
    """The sentences that one version has and the other has not, in order; texts of thousands of sentences are one revision."""
    old, new = _pieces(before), _pieces(after)
    if max(len(old), len(new)) > _MAX_PIECES:
        return [] if before == after else [Revision(before=_whole(before), after=_whole(after))]
    matcher = SequenceMatcher(
        None,
        [before[start:end].strip() for start, end in old],
        [after[start:end].strip() for start, end in new],
        autojunk=False,
    )
    revisions = (
        Revision(before=_span(before, old[i1:i2]), after=_span(after, new[j1:j2]))
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
        if kind != "equal"
    )
    return [revision for revision in revisions if revision.before or revision.after]


def address_key(url: str | None) -> str | None:
    """An address without what does not tell reports apart: scheme, www, fragment, tracking. None for a front page, which is no report's."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    host = _HOST_HEAD.sub("", (parts.hostname or "").lower(), count=1)
    query = urlencode(
        sorted(
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if not _TRACKING.fullmatch(name.lower())
        )
    )
    path = parts.path.rstrip("/").removesuffix("/amp")
    if not host or not (path or query):
        return None
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def _pieces(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _PIECE.finditer(text) if match.group().strip()]


def _span(text: str, pieces: list[tuple[int, int]]) -> Span | None:
    if not pieces:
        return None
    start, end = pieces[0][0], pieces[-1][1]
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Span(start, end)


def _whole(text: str) -> Span | None:
    return Span(0, len(text)) if text else None
