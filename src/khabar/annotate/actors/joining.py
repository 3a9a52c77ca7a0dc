"""What the tagger adds to lists and patterns."""

from collections.abc import Sequence

from khabar.annotate.actors.units import Mention, Unit


def join_tagged(units: Sequence[Unit], known: Sequence[Mention], tagged: Sequence[Mention]) -> list[Mention]:
    """The known mentions and those of the tagger that touch none of them, by start."""
    taken = {index for mention in known for index in range(mention.first, mention.last + 1)}
    added = [
        mention
        for mention in tagged
        if not any(index in taken for index in range(mention.first, mention.last + 1))
    ]
    return sorted([*known, *added], key=lambda mention: mention.span)
