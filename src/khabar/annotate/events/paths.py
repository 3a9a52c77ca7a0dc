"""The way from a trigger to a phrase, as named traits: what stands between them, told by kinds of pieces."""

from collections.abc import Sequence

from khabar.annotate.events.pieces import Piece

_LETTERS = {
    "verb": "v",
    "event": "e",
    "that": "t",
    "relative": "r",
    "subordinate": "s",
    "particle": "x",
    "comma": "c",
    "stop": "!",
}
_LONGEST = 6


def letter_of(piece: Piece) -> str:
    """One letter for the kind of a piece; of phrases n bare, p behind a preposition, j joined by و."""
    if piece.kind != "np":
        return _LETTERS[piece.kind]
    return "j" if piece.joined else "p" if piece.prep else "n"


def path_between(letters: str, low: int, high: int) -> str:
    """The letters between two pieces without repetitions; the middle of a long way is left out."""
    way: list[str] = []
    for letter in letters[low:high]:
        if not way or way[-1] != letter:
            way.append(letter)
    if len(way) > _LONGEST:
        return "".join(way[:3]) + "~" + "".join(way[-3:])
    return "".join(way)


def letters_of(pieces: Sequence[Piece]) -> str:
    """The letters of all pieces of a sentence."""
    return "".join(map(letter_of, pieces))
