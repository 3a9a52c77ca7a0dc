"""Offices with the name of their holder in apposition: "المتحدث الرسمي للهيئة عبدالله …", "وزير الخارجية، أحمد …،"."""

from collections.abc import Sequence

from khabar.annotate.events.closed import closed
from khabar.annotate.events.groups import is_person
from khabar.annotate.events.pieces import Piece
from khabar.model import Words

_AHEAD = 6  # pieces looked at behind an office
_WHERE = frozenset({"في", "خلال", "@"})


def offices_of(words: Words, pieces: Sequence[Piece]) -> dict[int, int]:
    """For each office in apposition the phrase with its holder's name, before it or behind it."""
    offices: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        if piece.kind != "np" or piece.party != "person" or is_person(piece):
            continue
        before = _name_before(pieces, at)
        name = before if before is not None else _name_behind(words, pieces, at)
        if name is not None:
            offices[at] = name
    return offices


def _name_before(pieces: Sequence[Piece], at: int) -> int | None:
    """The name right before an office, or before the comma that stands before it: "بن صالح، رئيس المجلس،"."""
    piece = pieces[at]
    if piece.prep or piece.joined:
        return None
    if at and is_person(pieces[at - 1]):
        return at - 1
    closes = (
        at + 1 == len(pieces) or pieces[at + 1].kind in ("comma", "stop", "relative") or pieces[at + 1].prep
    )
    if at > 1 and pieces[at - 1].kind == "comma" and is_person(pieces[at - 2]) and closes:
        return at - 2
    return None


def _name_behind(words: Words, pieces: Sequence[Piece], at: int) -> int | None:
    for behind in range(at + 1, min(len(pieces), at + _AHEAD)):
        other = pieces[behind]
        if other.kind == "comma":
            return behind + 1 if _is_enclosed(words, pieces, behind) else None
        if other.kind != "np" or other.prep in _WHERE:
            return None
        if is_person(other):
            plain = not other.prep and not other.joined
            if plain:
                return behind if words[pieces[at].first].core_end < words[other.first].start else None
            return behind if _begins_late(words, other) else None
        if not other.prep and not other.joined or other.joined and other.party == "person":
            return None
    return None


def _is_enclosed(words: Words, pieces: Sequence[Piece], comma: int) -> bool:
    """Whether a name stands between two commas, or between a comma and the end of the clause."""
    at = comma + 1
    if at >= len(pieces) or not is_person(pieces[at]) or pieces[at].prep or pieces[at].joined:
        return False
    return at + 1 == len(pieces) or pieces[at + 1].kind in ("comma", "stop", "verb", "that")


def _begins_late(words: Words, piece: Piece) -> bool:
    """Whether the name comes behind other words of its phrase: "للجامعة العربية نبيل …", "والإنتاج الفريق صدقي …"."""
    actor = piece.actor
    first, last = words[piece.first], words[piece.last]
    if actor is None or first.norm in closed().honorifics or closed().heads.get(first.bare) == "person":
        return False
    return any(first.end < span.start and span.end <= last.end for span in actor.mentions)
