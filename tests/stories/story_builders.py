"""Reports and their entries built by hand, spans given as quotations."""

from typing import Any

from khabar.model import Actor, Event, Figure, Report, Span, Statement, Time


def at(text: str, words: str, n: int = 0) -> Span:
    """The span of the n-th occurrence of the words."""
    start = -1
    for _ in range(n + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def report(
    name: str, text: str, *, day: str | None = None, outlet: str | None = None, **layers: Any
) -> Report:
    """A report with the given layers."""
    return Report(
        id=name, text=text, published=day, published_basis="given" if day else None, outlet=outlet,
        **{layer: tuple(entries) for layer, entries in layers.items()},
    )  # fmt: skip


def person(text: str, name: str, *aliases: str) -> Actor:
    """A person with every mention of his names."""
    mentions = [at(text, form, n) for form in (name, *aliases) for n in range(text.count(form))]
    return Actor(id=f"a-{name}", name=name, type="PER", aliases=aliases, mentions=tuple(sorted(mentions)))


def event(
    text: str, trigger: str, kind: str, status: str, *parties: str, date: str | None = None, **more: Any
) -> Event:
    """An event whose first party acts and whose others receive."""
    spans = [at(text, party) for party in parties]
    return Event(
        trigger=at(text, trigger), type=kind, status=status, actor=tuple(spans[:1]), recipient=tuple(spans[1:]),
        date=date, **more,
    )  # type: ignore[arg-type]  # fmt: skip


def figure(text: str, words: str, value: int, unit: str | None = None, **more: Any) -> Figure:
    """A count."""
    return Figure(span=at(text, words), value=value, unit=unit, **more)


def time(text: str, words: str, value: str | None) -> Time:
    """A date."""
    return Time(span=at(text, words), type="DATE", value=value)


def statement(text: str, speaker: str, cue: str, content: str, **more: Any) -> Statement:
    """An indirect statement."""
    return Statement(
        speaker=at(text, speaker), speaker_name=speaker, cue=at(text, cue), content=(at(text, content),), kind="indirect",
        **more,
    )  # fmt: skip
