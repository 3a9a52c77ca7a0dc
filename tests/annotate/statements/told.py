"""Statements of a short text, as words: what the tests of this folder compare."""

from khabar.annotate.statements import find_statements
from khabar.arabic.words import split
from khabar.model import Actor, Layout, Span, Statement

MADE_UP = ("سالم العمري", "هدى الراشد", "ليلى الناصر")


def statements_of(text: str, *, names: tuple[str, ...] = MADE_UP) -> list[Statement]:
    """The statements of a text in which these persons are known."""
    actors = [
        Actor(id=f"a{number}", name=name, type="PER", mentions=mentions)
        for number, name in enumerate(names)
        if (mentions := _mentions(text, name))
    ]
    return find_statements(split(text), layout=Layout(), actors=actors, times=[])


def said(text: str) -> list[tuple[str, str | None, str]]:
    """Cue, speaker's words and content of each statement, pieces of content joined by |."""
    return [
        (
            one.cue.of(text),
            one.speaker.of(text) if one.speaker else None,
            " | ".join(span.of(text) for span in one.content),
        )
        for one in statements_of(text)
    ]


def _mentions(text: str, name: str) -> tuple[Span, ...]:
    starts, start = [], text.find(name)
    while start >= 0:
        starts.append(Span(start, start + len(name)))
        start = text.find(name, start + 1)
    return tuple(starts)
