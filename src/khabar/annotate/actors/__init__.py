"""Actors: who is in the report, under all their names."""

from khabar.model import Actor, Layout, Words


def find_actors(words: Words, *, layout: Layout) -> list[Actor]:
    """The named actors of one article, by first mention."""
    return []
