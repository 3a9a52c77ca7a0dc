"""The words of a party."""

from collections.abc import Collection

from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.subjects import Sentence
from khabar.model import Span, Words


def party_span(sentence: Sentence, at: int, *, taken: Collection[int] = ()) -> Span:
    """The words of a party: an office with the name of its holder behind it, where that is not among those `taken` as another."""
    words, pieces = sentence.words, sentence.pieces
    span = span_of(words, pieces[at])
    name = sentence.offices.get(at)
    if name is None or name < at or name in taken:
        return span
    return Span(span.start, max(span.end, words[pieces[name].last].end))


def span_of(words: Words, piece: Piece) -> Span:
    """The words of a party without the clitics before it; "للرئيس" stays whole, since "لرئيس" is no word of the text."""
    first = words[piece.first]
    start = first.core_start
    if first.core.startswith("ال") and words.text.startswith("لل", max(first.start, start - 1)):
        start -= 1
    return Span(start, max(words[piece.last].end, start + 1))
