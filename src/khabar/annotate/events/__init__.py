"""Events: what happened, what was only announced, demanded or denied (PLOVER)."""

from collections.abc import Sequence

from khabar.model import Actor, Event, Figure, Layout, Statement, Time, Words


def find_events(
    words: Words, *, layout: Layout, actors: Sequence[Actor], times: Sequence[Time], figures: Sequence[Figure], statements: Sequence[Statement]
) -> list[Event]:
    """The events of one article, by trigger."""
    return []
