"""Noun phrases, found without a parser: how far the phrase that begins at a word reaches."""

from khabar.model import Words

_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})


def noun_phrase(words: Words, first: int, *, limit: int = 14) -> int:
    """Index past the last word of the noun phrase that begins at word `first` (`first` itself where none begins).

    Idafa chains, adjectives, names and their titles belong to it; it stops before a preposition, a verb, a mark,
    and before a word that carries و where no coordination of the same kind goes on.
    """
    last = first
    while last < len(words) and last - first < limit and words[last].pos in _PHRASE:
        if last > first and words[last].proclitics:
            break
        last += 1
    return last
