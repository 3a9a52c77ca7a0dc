"""Changes and disagreements: what stands against what, each side with everybody who says so."""

import re
from collections.abc import Iterable

import msgspec

from khabar.model import Cite
from khabar.web.book import Book, SameWords, fold_words, quote, same_words

_NAMED_SIDES = re.compile(r"([^:]+): ([^/←]+) [/←] ([^/←]+)")
_SECOND = "\N{NO-BREAK SPACE}"  # the second of two sides that have no name


class Side(msgspec.Struct, frozen=True):
    """One side: what it says in short, empty where that is not named, and all who say so."""

    label: str
    quotes: tuple[SameWords, ...]


class Contest(msgspec.Struct, frozen=True, kw_only=True):
    """A change (from, to) or a disagreement: two sides, or more where three values stand against one another."""

    kind: str
    what: str  # empty where a side is quoted with the same words
    sides: tuple[Side, ...]


def view_contests(book: Book, pairs: Iterable[tuple[str, str, Cite, Cite]]) -> tuple[Contest, ...]:
    """One contest for all pairs (kind, what, one, other) about one thing.

    Pairs whose wording names their two sides ("عدد القتلى: 4 / 7", "عدد القتلى: 4 ← 7") are drawn together by head and value,
    all others by their whole wording.
    """
    contests: dict[tuple[str, str], dict[str, dict[Cite, None]]] = {}
    for kind, what, *cites in pairs:
        if any(cite.article not in book.reports for cite in cites):
            continue
        named = _NAMED_SIDES.fullmatch(what)
        head, labels = (named[1], (named[2], named[3])) if named else (what, ("", _SECOND))
        sides = contests.setdefault((kind, head), {})
        for label, cite in zip(labels, cites, strict=True):
            sides.setdefault(label, {})[cite] = None
    views = []
    for (kind, head), named_sides in contests.items():
        shown = tuple(_side(book, label, cites) for label, cites in named_sides.items())
        views.append(Contest(kind=kind, what="" if _is_quoted(head, shown) else head, sides=shown))
    return tuple(views)


def _is_quoted(head: str, sides: tuple[Side, ...]) -> bool:
    """Whether the heading would only say again what one of the sides is quoted with."""
    quotes = [said.quote for side in sides for said in side.quotes]
    return any(
        fold_words(head) in fold_words(" ".join([one.before, *one.words, one.after])) for one in quotes
    )


def _side(book: Book, label: str, cites: Iterable[Cite]) -> Side:
    return Side(label.strip(), same_words(quote(book, cite.article, [cite.span]) for cite in cites))
