"""What the ending of a noun says of its place in the clause: of a subject, or of none."""

from khabar.annotate.events.closed import closed
from khabar.annotate.events.pieces import Piece
from khabar.model import Words


def is_accusative(words: Words, piece: Piece) -> bool:
    """Whether a noun's own ending says that it is no subject: جنديين, المطلوبين."""
    word = words[piece.first]
    if piece.actor is not None or word.kind != "arabic":
        return False
    if not word.norm.endswith("ين") or len(word.norm) < 6 or piece.party != "person":
        return False
    heads = closed().heads
    stem = word.bare[:-2]
    return stem in heads or stem + "ون" in heads or word.bare not in heads  # "الأمين" is one person


def is_nominative(words: Words, piece: Piece) -> bool:
    """Whether a noun's own ending says that it is a subject: المستوطنون."""
    word = words[piece.first]
    return (
        piece.party == "person" and word.kind == "arabic" and word.norm.endswith("ون") and len(word.norm) > 5
    )
