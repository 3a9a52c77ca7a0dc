"""What a draft's type, parties and neighbours say together, for the weighing of events: each sign names classes of ours, never a word."""

from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.subjects import Sentence
from khabar.annotate.events.who import who_of
from khabar.model import Words


def signs_of(words: Words, sentence: Sentence, draft: Draft) -> list[str]:
    """The signs of one draft."""
    entry, roles, kind, what = draft.entry, draft.roles, draft.reading.kind, draft.type
    doer = _who(words, sentence.pieces[roles.actor[0]]) if roles.actor else "none"
    sufferer = _who(words, sentence.pieces[roles.recipient[0]]) if roles.recipient else "none"
    sides = f"{doer != 'none'}>{sufferer != 'none'}"
    definite, bound = draft.reading.definite, bool(draft.reading.enclitic)
    return [
        f"mode={entry.mode} type={what}",
        f"doer is={doer}",
        f"doer is={doer} type={what}",
        f"doer is={doer} row={entry.rule}",
        f"sufferer is={sufferer}",
        f"sufferer is={sufferer} type={what}",
        f"sufferer is={sufferer} row={entry.rule}",
        f"sides={doer}>{sufferer}",
        f"sides={sides} type={what}",
        f"sides={sides} row={entry.rule}",
        f"genitive={entry.genitive} kind={kind} definite={definite} pronoun={bound}",
        f"place={roles.place is not None} type={what}",
        *_of_next(sentence, draft),
    ]


def _who(words: Words, piece: Piece) -> str:
    """The class of party that a phrase names: by the first of its words that who.tsv knows, else by what kind of piece it is."""
    for word in words.words[piece.first : min(piece.last, piece.first + 3) + 1]:
        known = who_of(word.norm, word.core, word.bare)
        if known:
            return known
    return "named" if piece.actor is not None else piece.party or "thing"


def names_of(sentence: Sentence, what: str) -> list[str]:
    """How many parties the sentence names and of what kinds."""
    types = [piece.actor.type for piece in sentence.pieces if piece.actor is not None]
    persons = types.count("PER")
    return [
        f"names={min(4, len(types))}",
        f"states named={min(3, types.count('GPE'))}",
        f"persons named={min(2, persons)} type={what}",
        f"only persons named={persons == len(types)} type={what}",
    ]


def _of_next(sentence: Sentence, draft: Draft) -> list[str]:
    """What stands behind the trigger, and whether a verb has an object."""
    pieces, kind = sentence.pieces, draft.reading.kind
    after = pieces[draft.index + 1] if draft.index + 1 < len(pieces) else None
    found = sentence.objects.get(draft.index, []) if kind in ("past", "present") else []
    is_party = bool(found) and bool(pieces[found[0]].party)
    shown = f"{after.kind}/{after.party}/{after.prep}" if after is not None else "end"
    return [f"object={bool(found)} party={is_party} kind={kind}", f"next={shown} kind={kind}"]
