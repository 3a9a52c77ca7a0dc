"""The parties and the place that the prepositional phrases after a trigger name, within its clause."""

from collections.abc import Sequence

from khabar.annotate.events.closed import closed, unjoined
from khabar.annotate.events.groups import with_joined
from khabar.annotate.events.lexicon import Entry
from khabar.annotate.events.pieces import AGENT, Piece
from khabar.annotate.events.roles import Roles, give
from khabar.annotate.events.subjects import Sentence
from khabar.model import Words

_WINDOW = 14  # pieces looked at after a trigger, at most


def read_prepositions(sentence: Sentence, index: int, entry: Entry, roles: Roles) -> None:
    """Fill roles from the prepositional phrases after a trigger, within its clause."""
    pieces = sentence.pieces
    taken = {*roles.actor, *roles.recipient}
    places = closed().place_prepositions
    own = 0
    for at in range(index + 1, min(len(pieces), index + _WINDOW)):
        piece = pieces[at]
        if _ends_clause(sentence, at, index):
            break
        if piece.kind != "np" or not piece.prep or at in taken:
            continue
        role = entry.frame.get(piece.prep)
        if at == index + 2 and roles.actor == [index + 1] and is_object_behind(pieces, index, entry):
            role = entry.frame["obj"]
        group = with_joined(pieces, at) if role or piece.prep in (AGENT, "ل") else []
        if (
            (role == "A" or piece.prep == AGENT)
            and roles.how == "near"
            and any(pieces[other].party for other in group)
        ):
            roles.actor = []  # a doer that is named goes before one taken over
        if role == "A" and piece.prep == "ل" and own:
            role = None  # "غارات على قواعد للمتمردين": theirs are the bases
        filled = bool(own or (roles.recipient and (at > index + 4 or "obj" in entry.frame)))
        if role and not (role in "RT" and filled):
            give(pieces, group, role, roles)
            roles.how = "genitive" if role in "ASL" and roles.actor else roles.how
            own += role in "RTS"
        elif piece.prep in (AGENT,) or (
            piece.prep == "ل" and entry.genitive == "A" and not roles.actor and at <= index + 2
        ):
            give(pieces, group, "A", roles)
            roles.how = roles.how or "genitive"
        if roles.place is None and piece.prep in places and _is_place(sentence.words, piece):
            roles.place = at


def is_object_behind(pieces: Sequence[Piece], index: int, entry: Entry) -> bool:
    """Whether ل rules the object behind the doer of a verbal noun: "غزو العراق للكويت", "تدريب الجيش لمقاتلين"."""
    if entry.frame.get("obj") not in ("T", "R") or index + 2 >= len(pieces):
        return False
    doer, sufferer = pieces[index + 1], pieces[index + 2]
    if doer.kind != "np" or doer.prep or doer.joined or doer.party not in _DOERS:
        return False
    known = sufferer.party != "" or entry.frame["obj"] == "T"
    return sufferer.kind == "np" and sufferer.prep == "ل" and not sufferer.joined and known


_DOERS = frozenset({"person", "group", "name", "capital"})


def _ends_clause(sentence: Sentence, at: int, index: int) -> bool:
    pieces = sentence.pieces
    piece = pieces[at]
    kind = piece.kind
    if kind == "np":
        return False
    if kind in ("that", "subordinate", "stop"):
        return True
    happening = closed().happening
    if kind == "relative":
        return not (at + 1 < len(pieces) and pieces[at + 1].norm in happening)
    if kind == "verb":
        if is_bound_light(piece) or is_done_by(pieces, at):
            return False
        return unjoined(piece.norm, happening) not in happening
    return kind == "event" and (piece.joined or at > index + 3)


def is_bound_light(piece: Piece) -> bool:
    """Whether a verb only lends its subject to the noun that its pronoun takes up: "هجوم شنه متمردون على القرية"."""
    if not piece.norm.endswith(("ها", "ه")):
        return False
    lists = closed()
    norm = unjoined(piece.norm, lists.verbs)
    return any(norm.endswith(end) and norm[: -len(end)] in lists.light_bound for end in ("ها", "ه"))


_DOING = frozenset({"قام", "قامت", "قاموا", "يقوم", "تقوم", "يقومون", "سيقوم", "ستقوم"})


def is_done_by(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a verb with بها behind it names the doer of the noun before: "أول زيارة يقوم بها الوزير"."""
    return pieces[at].norm in _DOING and at + 1 < len(pieces) and pieces[at + 1].norm in ("بها", "به")


def _is_place(words: Words, piece: Piece) -> bool:
    if (
        piece.actor is not None
        and piece.actor.type in ("LOC", "GPE")
        and piece.party in ("place", "capital", "name")
    ):
        return True
    return words[piece.first].bare in closed().place_heads
