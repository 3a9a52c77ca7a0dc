"""Helpers of the event tests: the events of a text, its actors given by name."""

from khabar.annotate.events import find_events
from khabar.arabic.words import split
from khabar.model import Actor, ActorType, Event, Layout, Span, Statement, Time


def at(text: str, part: str) -> Span:
    """The first occurrence of some words in a text."""
    start = text.index(part)
    return Span(start, start + len(part))


def actor(text: str, name: str, kind: ActorType) -> Actor:
    """An actor with its first mention."""
    return Actor(id=name, name=name, type=kind, mentions=(at(text, name),))


def events_of(
    text: str, *, names: dict[str, ActorType] | None = None, times: dict[str, str] | None = None,
    statements: tuple[Statement, ...] = (), headline: str | None = None,
) -> list[Event]:  # fmt: skip
    """The events of a text with the actors and the dated times that are named."""
    actors = [actor(text, name, kind) for name, kind in (names or {}).items()]
    dated = [Time(span=at(text, words), type="DATE", value=value) for words, value in (times or {}).items()]
    layout = Layout(headline=at(text, headline) if headline else None)
    return find_events(
        split(text), layout=layout, actors=actors, times=dated, figures=[], statements=statements
    )


def told(text: str, **given: object) -> list[tuple[str, str, str, list[str], list[str]]]:
    """(trigger, type, status, actors, recipients) of each event, as words."""
    return [
        (
            e.trigger.of(text),
            e.type,
            e.status,
            [s.of(text) for s in e.actor],
            [s.of(text) for s in e.recipient],
        )
        for e in events_of(text, **given)  # type: ignore[arg-type]
    ]
