"""Who does and who suffers what in a whole article, by the rules: a party keeps its part from one event to the next."""

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from khabar.annotate.events.closed import closed
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.subjects import Sentence
from khabar.model import Words

Cast: TypeAlias = Counter[tuple[str, str, str]]  # who, kind of event, part → how often
_KINDS = {
    **dict.fromkeys(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT"), "force"),
    **dict.fromkeys(("ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST", "REQUEST"), "words"),
    **dict.fromkeys(("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "AID", "CONCEDE"), "peace"),
}
_MANY = 3


def cast_of(told: Iterable[tuple[Sentence, Iterable[Draft]]]) -> Cast:
    """How often each party is doer and recipient of each kind of event, by the rules."""
    cast: Cast = Counter()
    for sentence, drafts in told:
        for draft in drafts:
            for part, group in (("A", draft.roles.actor), ("R", draft.roles.recipient)):
                for at in group:
                    who = key_of(sentence.words, sentence.pieces[at])
                    cast[who, _KINDS[draft.type], part] += 1
                    cast[who, draft.type, part] += 1
    return cast


def key_of(words: Words, piece: Piece) -> str:
    """What makes two phrases one party: the actor that they name, else the noun that they begin with."""
    if piece.actor is not None and piece.party in ("name", "capital", "person", "group"):
        return piece.actor.id
    at = piece.first
    while at < piece.last and (words[at].kind != "arabic" or words[at].bare in closed().quantities):
        at += 1
    return words[at].bare


def parts_of(cast: Cast, words: Words, piece: Piece, draft: Draft, ruled: str) -> list[str]:
    """Traits of what else a phrase does and suffers in the article; `ruled` is what the rules make of it here."""
    who, kind = key_of(words, piece), _KINDS[draft.type]
    found = []
    for name, scale in (("kind", kind), ("type", draft.type)):
        does = cast[who, scale, "A"] - ("A" in ruled)
        suffers = cast[who, scale, "R"] - ("R" in ruled)
        if does > 0 or suffers > 0:
            does, suffers = min(max(does, 0), _MANY), min(max(suffers, 0), _MANY)
            found += [f"cast {name} {does} {suffers}", f"cast {name} {scale} {does > suffers:d}{does < suffers:d}"]
    return found
