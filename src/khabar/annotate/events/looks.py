"""What a phrase is by itself: the kind of party, the class of its head, how it is marked."""

import msgspec

from khabar.annotate.events.closed import closed
from khabar.annotate.events.naming import Fact, by_itself, names_of
from khabar.annotate.events.phrases import base_forms
from khabar.annotate.events.pieces import AGENT, TEMPORAL, Piece
from khabar.annotate.events.who import who_of
from khabar.model import Word, Words

_PREPOSITIONS = ("ل", "ب", "من", "في", "علي", "الي", "مع", "بين", "ضد", "عن", "ك", "خلال")
# What names a preposition: each always the same string, which is quicker to look up than an equal one.
_NAMES = {"": "-", AGENT: "agent", TEMPORAL: "when"} | {prep: prep for prep in _PREPOSITIONS}


class Look(msgspec.Struct, frozen=True):
    """What a phrase is by itself: kind of party, class of its head, agreement, preposition, and all that as a fact."""

    party: str
    who: str
    agreement: str
    prep: str
    fact: Fact

    @property
    def traits(self) -> list[str]:
        """The names of what it is."""
        return names_of((self.fact,))


def look_of(words: Words, piece: Piece) -> Look:
    """What a phrase is."""
    head = head_of(words, piece)
    name = piece.actor.type if piece.actor is not None else "-"
    who = _who_of(head) or (name if piece.party in ("name", "capital", "place") and name != "-" else "-")
    agreement = _agreement(words[piece.first], piece, name)
    prep = _NAMES.get(piece.prep, "other")
    party = piece.party or "-"
    mentions = min(len(piece.actor.mentions), 4) if piece.actor is not None else 0
    definite = head.is_definite or piece.party == "name"
    owner = "" if party == "name" else head.enclitic
    n_words = min(piece.last - piece.first, 4)
    hides = "" if piece.party else hidden_in(words, piece)
    fact = by_itself, party, who, name, definite, prep, agreement, mentions, owner, n_words, hides
    return Look(party, who, agreement, prep, fact)


def head_of(words: Words, piece: Piece) -> Word:
    """The noun that a phrase is about, behind numbers and quantities."""
    told = words.words
    at = piece.first
    lists = closed()
    while at < piece.last and (
        told[at].kind != "arabic" or told[at].bare in lists.quantities or told[at].norm == "من"
    ):
        at += 1
    return told[at]


def _agreement(word: Word, piece: Piece, name: str) -> str:
    if word.kind == "number" or word.bare in closed().quantities:
        return "n"
    if word.norm.endswith(("ون", "ين", "يون")):
        return "p"
    if name == "GPE" or word.norm.endswith(("ه", "ات")) or word.bare == "قوات":
        return "f"
    return "s" if piece.party else "-"


def _who_of(word: Word) -> str:
    return who_of(word.bare, word.core, word.norm) or who_of(*base_forms(word))


def hidden_in(words: Words, piece: Piece) -> str:
    """What names a party in a phrase that names none by its own head: the head's kind, or the kind of the owner of a thing ("مواقع المتمردين")."""
    if _who_of(head_of(words, piece)) not in ("", "thing"):
        return "head"
    heads = closed().heads
    for at in range(piece.first + 1, min(piece.last, piece.first + _OWNER_WORDS) + 1):
        kind = heads.get(words[at].bare) or heads.get(words[at].core)
        if kind:
            return kind
    return ""


_OWNER_WORDS = 4
