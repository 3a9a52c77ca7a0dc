"""The party of an event that names none: the one that its sentence, or the one before, is about."""

from collections.abc import Iterator, Sequence

from khabar.annotate.events.closed import closed
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.subjects import Sentence

_BEFORE = 14  # pieces looked back over
_AFTER = 6


def take_party(sentence: Sentence, draft: Draft) -> None:
    """Give a draft without parties the nearest one that can be meant; `roles.how` is "sentence" then."""
    if draft.roles.actor or draft.roles.recipient:
        return
    at = next((at for at in _order(sentence, draft.index) if _can_be_meant(sentence.pieces[at])), None)
    if at is None:
        return
    suffers = draft.reading.kind == "noun" and draft.entry.genitive[-1] in "RT" or _is_subject_role(draft)
    (draft.roles.recipient if suffers else draft.roles.actor).append(at)
    draft.roles.how = "sentence"


_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_ALONE = frozenset({"visit"})


def set_apart(draft: Draft) -> None:
    """The sides of what is done together, where both stand as doers: the first stays doer ("وقعت السعودية وفرنسا مذكرة")."""
    entry, roles = draft.entry, draft.roles
    mutual = "S" in entry.frame.values() or "مع" in entry.frame
    if draft.type in _MUTUAL and mutual and entry.mode not in _ALONE and not roles.recipient:
        roles.actor, roles.recipient = roles.actor[:1], roles.actor[1:]


def _is_subject_role(draft: Draft) -> bool:
    return draft.entry.frame.get("subj") in ("R", "T")


def _order(sentence: Sentence, index: int) -> Iterator[int]:
    """The pieces from the nearest before to the start of its clause, those behind it, then what the sentence before is about."""
    pieces = sentence.pieces
    low = max(sentence.n_before, index - _BEFORE)
    yield from (at for at in range(index - 1, low - 1, -1))
    yield from _behind(pieces, index)
    yield from range(min(sentence.n_before, index) - 1, -1, -1)


def _behind(pieces: Sequence[Piece], index: int) -> Iterator[int]:
    for at in range(index + 1, min(len(pieces), index + _AFTER)):
        if pieces[at].kind == "stop":
            return
        yield at


def _can_be_meant(piece: Piece) -> bool:
    """Whether a phrase may be a party that is not named: no place, and no country that is only a place."""
    if piece.kind != "np" or piece.party not in ("person", "group", "name", "capital"):
        return False
    return not (
        piece.actor is not None and piece.actor.type == "GPE" and piece.prep in closed().place_prepositions
    )
