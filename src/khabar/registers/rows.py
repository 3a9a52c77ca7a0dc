"""The rows of the registers: one report's account of one thing, every field with the words it was read from."""

from typing import TypeAlias

import msgspec

from khabar.model import EventStatus, Span

Range: TypeAlias = tuple[int | float | None, int | float | None]  # low and high, None where open


class FieldCite(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one article from which one field of a row was read. `told_by` says in whose words they stand, null: the
    outlet's own; a row's own `told_by` is that of its act, and a field may have another."""

    field: str
    article: str
    span: Span
    told_by: str | None = None


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement. `stage` is the one reached: proposed, agreed, signed, ratified, in force; `due` the one announced."""

    article: str
    outlet: str | None
    kind: str  # agreement, declaration, memorandum, treaty, document, ceasefire, contract, approval …
    parties: tuple[str, ...]
    countries: tuple[str, ...]  # ISO 3166-1 alpha-3 of the parties, where known
    stage: str | None
    due: str | None
    status: EventStatus
    date: str | None
    place: str | None
    contains: tuple[str, ...]
    without: tuple[str, ...]  # what it expressly does not contain
    told_by: str | None  # who says so; None: the outlet
    cites: tuple[FieldCite, ...]


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit, meeting, talk or call. `rank` is 1 where the text calls it the first, 2 the second …"""

    article: str
    outlet: str | None
    kind: str  # visit, meeting, talks, call
    who: tuple[str, ...]
    with_whom: tuple[str, ...]
    place: str | None
    date: str | None
    status: EventStatus
    rank: int | None
    rank_words: str | None
    told_by: str | None
    cites: tuple[FieldCite, ...]


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """Who joins or leaves what, and who gets or loses which office; in the register of offices, who holds or held it."""

    article: str
    outlet: str | None
    kind: str  # joins, leaves, merges, appointed, dismissed, elected, resigns, holds, held
    who: tuple[str, ...]
    body: tuple[str, ...]
    office: str | None
    date: str | None
    status: EventStatus
    told_by: str | None
    cites: tuple[FieldCite, ...]


class Sanction(msgspec.Struct, frozen=True, kw_only=True):
    """A sanction or listing, imposed or lifted. `approved_by` is a body that agreed to it."""

    article: str
    outlet: str | None
    kind: str  # imposed, lifted, listed, ties cut, expelled, boycott …
    on_whom: tuple[str, ...]
    by_whom: tuple[str, ...]
    approved_by: tuple[str, ...]
    requested_by: tuple[str, ...]
    date: str | None
    status: EventStatus
    told_by: str | None
    cites: tuple[FieldCite, ...]


class Clash(msgspec.Struct, frozen=True, kw_only=True):
    """Acts of force of one clash as one report tells it, with the casualties it gives as ranges."""

    article: str
    outlet: str | None
    published: str | None
    by_whom: tuple[str, ...]
    against: tuple[str, ...]
    place: str | None
    date: str | None
    status: EventStatus
    killed: Range | None
    wounded: Range | None
    captured: Range | None
    words: str  # the triggers
    told_by: str | None
    cites: tuple[FieldCite, ...]


class Force(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of strength, territory, aid or member states with what it counts and whose it is."""

    article: str
    outlet: str | None
    kind: str  # forces, territory, aid, members
    whose: tuple[str, ...]
    value: int | float | Range | None
    unit: str | None
    of: str | None
    approx: bool
    date: str | None
    status: EventStatus | None
    told_by: str | None
    cites: tuple[FieldCite, ...]


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody demands or threatens, of or against whom."""

    article: str
    outlet: str | None
    kind: str  # demand, threat
    by_whom: tuple[str, ...]
    of_whom: tuple[str, ...]
    what: str | None
    acts: tuple[str, ...]  # the acts called for, by trigger
    date: str | None
    status: EventStatus
    told_by: str | None
    cites: tuple[FieldCite, ...]


RegisterRow: TypeAlias = Agreement | Visit | Membership | Sanction | Clash | Force | Demand
