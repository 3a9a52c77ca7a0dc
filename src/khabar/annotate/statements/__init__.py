"""Statements: who said it, through whom, in which words."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.statements.content import find_turns
from khabar.annotate.statements.cues import find_cues
from khabar.annotate.statements.no_comment import find_no_comments
from khabar.annotate.statements.path import finish
from khabar.annotate.statements.reading import read
from khabar.annotate.statements.relatives import find_stated
from khabar.annotate.statements.settle import settle
from khabar.annotate.statements.sources import find_headline, find_sources
from khabar.annotate.statements.texts import find_colons, find_learned, find_said_that, find_texts
from khabar.model import Actor, Layout, Statement, Time, Words

__all__ = ["find_no_comments", "find_statements"]


def find_statements(
    words: Words, *, layout: Layout, actors: Sequence[Actor], times: Sequence[Time]
) -> list[Statement]:
    """The statements of one article, by cue."""
    if not len(words):
        return []
    reading = read(words, layout=layout, actors=actors, times=times)
    reading = msgspec.structs.replace(reading, turns=find_turns(reading))
    drafts = sorted(
        [
            *find_cues(reading),
            *find_texts(reading),
            *find_learned(reading),
            *find_colons(reading),
            *find_stated(reading),
        ],
        key=lambda draft: draft.cue,
    )
    drafts = sorted([*drafts, *find_said_that(reading, drafts)], key=lambda draft: draft.cue)
    alone, media = find_sources(reading, drafts)
    headline = find_headline(reading)
    by_cue = {drafts[number].cue: span for number, span in media.items()}
    settled = settle(reading, [*drafts, *alone, *([headline] if headline else [])], sources=by_cue)
    return finish(reading, settled)
