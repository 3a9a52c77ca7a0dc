"""Phrases that و joins into one group of parties."""

from collections.abc import Sequence

from khabar.annotate.events.pieces import Piece


def _is_agency(piece: Piece) -> bool:
    return piece.prep == "من" and piece.norm in ("جهه", "جانب")


def with_joined(pieces: Sequence[Piece], at: int) -> list[int]:
    """A phrase and those that و joins to it."""
    group = [at]
    if at + 1 == len(pieces) or _stands_alone(pieces[at + 1]):
        return group
    for index in range(at + 1, min(at + 10, len(pieces))):
        piece = pieces[index]
        if piece.kind == "np" and piece.joined and piece.prep in ("", pieces[at].prep) and piece.party:
            if (
                index + 1 < len(pieces)
                and pieces[index + 1].kind == "verb"
                and pieces[index - 1].kind == "comma"
            ):
                break
            group.append(index)
        elif _is_agency(piece) or (pieces[at].party in ("person", "name") and _is_complement(pieces, index)):
            continue
        elif not (
            piece.kind == "comma"
            and index + 1 < len(pieces)
            and pieces[index + 1].kind == "np"
            and pieces[index + 1].joined
        ):
            break
    return group


def _stands_alone(following: Piece) -> bool:
    """Whether nothing can go on a group behind a piece: neither a comma nor a phrase joined or ruled."""
    kind = following.kind
    return kind != "comma" and (kind != "np" or not (following.joined or following.prep))


def _is_complement(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a prepositional phrase only stands between two joined parties: "وزير الدولة للشؤون الخارجية ومعالي …"."""
    if (
        index + 1 >= len(pieces)
        or pieces[index].kind != "np"
        or not pieces[index].prep
        or pieces[index].joined
    ):
        return False
    following = pieces[index + 1]
    if following.kind != "np" or not following.joined or following.prep or not following.party:
        return False
    return is_person(following)


def is_person(piece: Piece) -> bool:
    return piece.actor is not None and piece.actor.type == "PER"
