"""Ids that stories went by in an earlier run, so that a link to one still leads somewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from khabar.model import Story


def keep_former(stories: Sequence[Story], earlier: Iterable[Story]) -> list[Story]:
    """The stories, each with the ids of the earlier ones most of whose reports it holds, and with those that forwarded there.

    Reports that are not in this run count for nothing; where two stories hold equally many the first one has it. An id
    that is in use is never a former one.
    """
    used = {story.id for story in stories}
    place_of = {article: place for place, story in enumerate(stories) for article in story.articles}
    found: dict[int, set[str]] = defaultdict(set)
    taken = {one for story in stories for one in story.former}
    for story in earlier:
        held = Counter(place_of[article] for article in story.articles if article in place_of)
        if held:
            place = min(held, key=lambda place: (-held[place], place))
            ids = {story.id, *story.former} - used - taken
            found[place] |= ids
            taken |= ids
    return [
        msgspec.structs.replace(story, former=tuple(sorted({*story.former, *found[place]} - used)))
        if found[place] or used.intersection(story.former)
        else story
        for place, story in enumerate(stories)
    ]
