"""What the words that rule a trigger say of who does it: "نية الحكومة رفع", "تمكن الجيش من", "أجبر السائق على"."""

from collections.abc import Mapping, Sequence

import msgspec

from khabar.annotate.events.moods import mood_of
from khabar.annotate.events.naming import Fact, controlled
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.roles import Roles
from khabar.annotate.events.subjects import Sentence

_BACK = 10  # pieces looked back over
_MOST = 2
_WALLS = {"comma": 1, "relative": 2, "that": 3, "subordinate": 4}
_WALL_NAMES = ("", "comma", "relative", "that", "sub")


class Control(msgspec.Struct, frozen=True):
    """A word before a trigger that may rule it: its place, what it says, and what opens between."""

    at: int
    name: str
    wall: str


def controls_of(sentence: Sentence, index: int, moods: dict[int, str]) -> list[Control]:
    """The nearest words before a trigger that may rule it, the nearest first; `moods` keeps what is known of the pieces."""
    found: list[Control] = []
    pieces = sentence.pieces
    wall = 0
    for at in range(index - 1, max(-1, index - _BACK), -1):
        piece = pieces[at]
        if piece.kind == "stop":
            break
        if piece.kind in _WALLS:
            wall = max(wall, _WALLS[piece.kind])
            continue
        if at not in moods:
            moods[at] = _name_of(sentence, piece)
        if moods[at]:
            found.append(Control(at, moods[at], _WALL_NAMES[wall]))
            if len(found) == _MOST:
                break
    return found


def _name_of(sentence: Sentence, piece: Piece) -> str:
    if piece.kind not in ("verb", "event", "np"):
        return ""
    mood = mood_of(sentence.words[piece.first])
    if mood is not None:
        return f"{mood.name} {mood.shape[:2]}"
    if piece.readings:
        reading = piece.readings[0]
        return f"{reading.entries[0].type} {reading.kind[:2]}"
    return "verb" if piece.kind == "verb" else ""


def held_by(
    sentence: Sentence, index: int, controls: Sequence[Control], at: int, drafted: Mapping[int, Roles]
) -> list[Fact]:
    """What a phrase is to the words that rule the trigger at `index`."""
    kind = sentence.pieces[index].kind
    return [
        (controlled, rank, control.name, control.wall, _part(sentence, index, control.at, at, drafted), kind)
        for rank, control in enumerate(controls)
    ]


def _part(sentence: Sentence, index: int, ruler: int, at: int, drafted: Mapping[int, Roles]) -> str:
    """What a phrase is to a ruling word: itself, subject, object, doer, recipient, genitive; else where it stands."""
    if at == ruler:
        return "own"
    if at in sentence.subjects.get(ruler, ()):
        return "S"
    if at in sentence.objects.get(ruler, ()):
        return "O"
    roles = drafted.get(ruler)
    if roles is not None and (at in roles.actor or at in roles.recipient):
        return "A" if at in roles.actor else "R"
    if at > index:
        return "behind"
    if at < ruler:
        return "before"
    piece = sentence.pieces[at]
    return "of" if at == ruler + 1 and not piece.prep else f"mid {piece.prep or '-'}"
