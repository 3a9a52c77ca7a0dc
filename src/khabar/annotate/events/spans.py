"""The words of a party."""

from collections.abc import Collection

from khabar.annotate.events.closed import closed
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
    name = _name_of_one(words, piece)
    if name is not None:
        return name
    start = first.core_start
    if first.core.startswith("ال") and words.text.startswith("لل", max(first.start, start - 1)):
        start -= 1
    return Span(start, max(words[piece.last].end, start + 1))


def _name_of_one(words: Words, piece: Piece) -> Span | None:
    """The first name alone where the office before it is that of two: "الرئيسان الشرع وترامب" are each one of them."""
    first, actor = words[piece.first], piece.actor
    if actor is None or actor.type != "PER" or not first.norm.endswith(_DUAL):
        return None
    if closed().heads.get(first.bare[:-2]) != "person":
        return None
    last = words[piece.last].end
    return next((span for span in actor.mentions if first.end < span.start and span.end <= last), None)


_DUAL = ("ان", "ين")
