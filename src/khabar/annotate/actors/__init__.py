"""Actors: who is in the report, under all their names."""

from khabar.annotate.actors.finding import find_actors

__all__ = ["find_actors"]
