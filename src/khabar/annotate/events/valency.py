"""What stands behind a trigger: which slots of its row are filled."""

from collections.abc import Mapping, Sequence

from khabar.annotate.events.pieces import TEMPORAL, Piece

_AHEAD = 12  # pieces looked at behind a trigger
_MOST_SLOTS = 4
_JOINED = 5  # what the place of a phrase joined by و is higher by
_ENDS = frozenset({"that", "relative", "subordinate", "stop", "verb"})


def slots_of(pieces: Sequence[Piece], index: int, frame: Mapping[str, str]) -> tuple[str, dict[int, int]]:
    """What stands behind a trigger in its clause, a letter each, and the place of each phrase among them.

    n a bare phrase that names a party, t another bare one, the role of the frame for one behind a preposition of it;
    phrases behind other prepositions are left out: "قصف الطيران لمواقع" → nR.
    """
    letters = ""
    places: dict[int, int] = {}
    for at in range(index + 1, min(len(pieces), index + _AHEAD)):
        piece = pieces[at]
        if piece.kind in _ENDS or len(letters) == _MOST_SLOTS:
            break
        if piece.kind == "event":
            letters += "E" if piece.prep else "e"
            continue
        if piece.kind != "np" or piece.prep == TEMPORAL:
            continue
        if piece.joined and letters and not piece.prep:
            places[at] = len(letters) + _JOINED  # "بين الحكومة والمتمردين": the other side
            continue
        letter = frame.get(piece.prep, "") if piece.prep else "n" if piece.party else "t"
        if piece.prep == "ل" and not letter and "obj" in frame and letters:
            letter = "l"  # "تدريب واشنطن للمقاتلين": the object behind the doer
        if letter:
            letters += letter
            places[at] = len(letters)
    return letters or "-", places
