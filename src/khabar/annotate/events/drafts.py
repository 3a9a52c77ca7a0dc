"""One event of a sentence before its spans are known."""

import msgspec

from khabar.annotate.events.lexicon import Entry, Reading
from khabar.annotate.events.roles import Roles
from khabar.model import EventStatus, Span

# Ways to a party that its own clause does not name, as `Event.party_rule` has them.
INFERRED = frozenset({"sentence", "chain", "court", "near"})


class Draft(msgspec.Struct):
    """One event of a sentence, by piece."""

    index: int
    reading: Reading
    entry: Entry
    roles: Roles
    status: EventStatus  # and its cue: not yet read while `is_open`
    cue: Span | None
    type: str
    held: str = "free"  # how its row holds: met (what it needs stands near), free, unmet, blocked; "wide …" of wide.tsv
    doubts: tuple[str, ...] = ()  # why a rule would leave it out (told.py)
    rule: str = (
        ""  # what the rules of status.py say of it, and which of them; `status` may be another's since
    )
    said: EventStatus | None = None
    is_open: bool = False
    p: float = 1.0  # how likely it is an event (weighing.py)
