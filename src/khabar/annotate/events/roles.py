"""The pieces that fill the roles of a trigger, and how a group of phrases fills one."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.subjects import acts


class Roles(msgspec.Struct):
    """The pieces that fill the roles of one trigger."""

    actor: list[int] = []
    recipient: list[int] = []
    place: int | None = None
    governor: int | None = None  # the verb piece that rules the trigger
    how: str = ""  # where the parties came from: weighed, or genitive, pronoun, light, near, after, chain, court, sentence
    likely: dict[int, float] = {}  # of weighed pieces, how likely each has its role


def give(pieces: Sequence[Piece], group: Sequence[int], role: str, roles: Roles) -> None:
    """Put a group of phrases into a role where they can fill it."""
    parties = [at for at in group if pieces[at].party and pieces[at].party != "owned"]
    if role == "A":
        roles.actor = roles.actor or [at for at in parties if acts(pieces[at])]
    elif role == "R":  # what is done to a thing is done to its owner: "أدانت تصريحات الوزير"
        owned = [at for at in group if pieces[at].party == "owned"]
        roles.recipient += [
            at for at in (*parties, *owned) if (at in owned or acts(pieces[at])) and at not in roles.recipient
        ]
    elif role == "T":
        roles.recipient += [at for at in group if at not in roles.recipient]
    elif (
        role == "P"
        and group
        and pieces[group[0]].party != "person"
        and not pieces[group[0]].norm[:1].isdigit()
    ):
        if roles.place is None:
            roles.place = group[0]
        roles.recipient += [at for at in parties if _is_country(pieces[at])]
    elif role == "Q" and group:  # a town freed is the place of it, no party to it
        roles.place = roles.place if roles.place is not None else group[0]
    elif role == "L":  # "زيارة لوفد" has the doer after ل, "زيارة لمصر" the place
        countries = [at for at in group if pieces[at].party == "place" or _is_country(pieces[at])]
        give(pieces, countries or group, "P" if countries else "A", roles)
    elif role == "S":
        side = next((n for n, at in enumerate(parties) if _ends_side(pieces, at)), 0) + 1
        roles.actor = parties[:side] if parties else roles.actor
        roles.recipient += [at for at in parties[side:] if at not in roles.recipient]


def _ends_side(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "من جهة" follows: "بين القوات والحرس من جهة والفصائل من جهة أخرى"."""
    return at + 1 < len(pieces) and pieces[at + 1].prep == "من" and pieces[at + 1].norm in ("جهه", "جانب")


def _is_country(piece: Piece) -> bool:
    return piece.party == "name" and piece.actor is not None and piece.actor.type == "GPE"
