"""What a draft's type, parties and neighbours say together, for the weighing of events: each sign names classes of ours, never a word."""

from khabar.annotate.events import eventnames as names
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.facts import Fact
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.subjects import Sentence
from khabar.annotate.events.who import who_of
from khabar.model import Words


def signs_of(words: Words, sentence: Sentence, draft: Draft) -> list[Fact]:
    """The signs of one draft."""
    entry, roles, kind, what = draft.entry, draft.roles, draft.reading.kind, draft.type
    doer = _who(words, sentence.pieces[roles.actor[0]]) if roles.actor else "none"
    sufferer = _who(words, sentence.pieces[roles.recipient[0]]) if roles.recipient else "none"
    sides = f"{doer != 'none'}>{sufferer != 'none'}"
    return [
        (names.of_mode, entry.mode, what, roles.place is not None),
        (names.of_sides, doer, sufferer, sides, what),
        (names.doer_of_row, doer, entry.rule),
        (names.sufferer_of_row, sufferer, entry.rule),
        (names.sides_of_row, sides, entry.rule),
        (names.in_genitive, entry.genitive, kind, draft.reading.definite, bool(draft.reading.enclitic)),
        _of_next(sentence, draft),
    ]


def _who(words: Words, piece: Piece) -> str:
    """The class of party that a phrase names: by the first of its words that who.tsv knows, else by what kind of piece it is."""
    for word in words.words[piece.first : min(piece.last, piece.first + 3) + 1]:
        known = who_of(word.norm, word.core, word.bare)
        if known:
            return known
    return "named" if piece.actor is not None else piece.party or "thing"


def parties_named(sentence: Sentence, what: str) -> Fact:
    """How many parties the sentence names and of what kinds."""
    if sentence.named is None:
        types = [piece.actor.type for piece in sentence.pieces if piece.actor is not None]
        persons, states = types.count("PER"), types.count("GPE")
        sentence.named = min(4, len(types)), min(3, states), min(2, persons), persons == len(types)
    return names.named_in, *sentence.named, what


def _of_next(sentence: Sentence, draft: Draft) -> Fact:
    """What stands behind the trigger, and whether a verb has an object."""
    pieces, kind = sentence.pieces, draft.reading.kind
    after = pieces[draft.index + 1] if draft.index + 1 < len(pieces) else None
    found = sentence.objects.get(draft.index, []) if kind in ("past", "present") else []
    is_party = bool(found) and bool(pieces[found[0]].party)
    shown = f"{after.kind}/{after.party}/{after.prep}" if after is not None else "end"
    return names.before_next, bool(found), is_party, shown, kind
