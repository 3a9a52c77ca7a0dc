"""Statements: who said it, through whom, in which words."""

from collections.abc import Sequence

from khabar.model import Actor, Layout, Statement, Time, Words


def find_statements(words: Words, *, layout: Layout, actors: Sequence[Actor], times: Sequence[Time]) -> list[Statement]:
    """The statements of one article, by cue."""
    return []
