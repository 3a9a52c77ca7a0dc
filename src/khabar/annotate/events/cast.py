"""Who does and who suffers what in a whole article, by the rules: a party keeps its part from one event to the next."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from khabar.annotate.events.closed import closed
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.naming import Fact, earlier, playing
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.subjects import Sentence
from khabar.model import Words


class Acts(msgspec.Struct, frozen=True):
    """One event by its row and its parties."""

    lemma: str
    doers: frozenset[str]
    sufferers: frozenset[str]


class Cast(msgspec.Struct, frozen=True):
    """Who does what in an article: `counts` of party, kind of event and part; for each event the one of its type before it."""

    counts: Counter[tuple[str, str, str]]
    before: dict[int, Acts]  # first word of a trigger → what the event of its type before it was


_KINDS = {
    **dict.fromkeys(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT"), "force"),
    **dict.fromkeys(("ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST", "REQUEST"), "words"),
    **dict.fromkeys(("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "AID", "CONCEDE"), "peace"),
}
_MANY = 3


def cast_of(told: Iterable[tuple[Sentence, Iterable[Draft]]]) -> Cast:
    """How often each party is doer and recipient of each kind of event, by the rules."""
    counts: Counter[tuple[str, str, str]] = Counter()
    before: dict[int, Acts] = {}
    last: dict[str, Acts] = {}
    for sentence, drafts in told:
        for draft in drafts:
            parts: dict[str, frozenset[str]] = {}
            for part, group in (("A", draft.roles.actor), ("R", draft.roles.recipient)):
                parts[part] = frozenset(key_of(sentence.words, sentence.pieces[at]) for at in group)
                for who in parts[part]:
                    counts[who, _KINDS[draft.type], part] += 1
                    counts[who, draft.type, part] += 1
                    counts[who, draft.entry.lemma, part] += 1
            if draft.type in last:
                before[sentence.pieces[draft.index].first] = last[draft.type]
            if parts["A"] or parts["R"]:
                last[draft.type] = Acts(draft.entry.lemma, parts["A"], parts["R"])
    return Cast(counts, before)


def key_of(words: Words, piece: Piece) -> str:
    """What makes two phrases one party: the actor that they name, else the noun that they begin with."""
    told = words.words
    if piece.actor is not None and piece.party in ("name", "capital", "person", "group"):
        return piece.actor.id
    at = piece.first
    while at < piece.last and (told[at].kind != "arabic" or told[at].bare in closed().quantities):
        at += 1
    return told[at].bare


def parts_of(cast: Cast, sentence: Sentence, at: int, draft: Draft, ruled: str) -> list[Fact]:
    """What else a phrase does and suffers in the article; `ruled` is what the rules make of it here."""
    who, kind, count = key_of(sentence.words, sentence.pieces[at]), _KINDS[draft.type], cast.counts.get
    found: list[Fact] = []
    for name, scale in (("kind", kind), ("type", draft.type), ("row", draft.entry.lemma)):
        does = count((who, scale, "A"), 0) - ("A" in ruled)
        suffers = count((who, scale, "R"), 0) - ("R" in ruled)
        if does > 0 or suffers > 0:
            told = draft.type if name == "row" else scale
            found.append((playing, name, told, min(max(does, 0), _MANY), min(max(suffers, 0), _MANY)))
    before = cast.before.get(sentence.pieces[draft.index].first)
    if before is not None:
        part = "A" * (who in before.doers) + "R" * (who in before.sufferers)
        if part:
            form = f"{draft.reading.kind[0]}{draft.reading.definite:d}"
            found.append((earlier, part, form, before.lemma == draft.entry.lemma, draft.type))
    return found
