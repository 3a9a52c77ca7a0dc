"""Passages that two reports share word for word, where the reports are no copies as a whole."""

from itertools import combinations

import msgspec

from khabar.model import Story
from khabar.web.book import Book, Quote, quote, shorten

_SHOWN_LETTERS = 320


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Words that two reports share, the earlier report first."""

    words: str
    first: Quote
    second: Quote
    agency: str | None


def view_passages(book: Book, story: Story) -> tuple[Passage, ...]:
    """The shared passages, the longest first; whole copies are told by the table of reports already."""
    copied = {frozenset(pair) for group in story.copies for pair in combinations(group, 2)}
    passages = []
    for reuse in story.reuse:
        sides = [reuse.b, reuse.a] if reuse.first == reuse.b.article else [reuse.a, reuse.b]
        articles = [side.article for side in sides]
        if frozenset(articles) not in copied and all(article in book.reports for article in articles):
            first, second = (quote(book, side.article, [side.span]) for side in sides)
            words = shorten(" ".join(first.words), length=_SHOWN_LETTERS)
            passages.append(
                (len(first.words[0]), Passage(words=words, first=first, second=second, agency=reuse.agency))
            )
    return tuple(passage for _, passage in sorted(passages, key=lambda pair: -pair[0]))
