"""Clashes and casualties: acts of force of one sentence and one side, with killed, wounded and captured as ranges."""

from collections.abc import Sequence

from khabar.model import Event, Figure, Report, Span, Words
from khabar.registers.reading import (
    actor_of,
    cite,
    event_cites,
    is_public,
    merge_cites,
    names_of,
    place_of,
    read_words,
    sentence_at,
    told_by,
)
from khabar.registers.rows import Clash, FieldCite, Range

_LEVELS = ("occurred", "ongoing", "planned", "called_for", "hypothetical", "denied")


def find_clashes(reports: Sequence[Report]) -> list[Clash]:
    """Acts of force, a row for each sentence and side that they tell of; per outlet and hour of the report, casualties as ranges."""
    return [row for report in reports for row in _of_report(report)]


def _of_report(report: Report) -> list[Clash]:
    events = [
        event
        for event in report.events
        if event.type == "ASSAULT" and event.status in ("occurred", "ongoing", "denied")
    ]
    events = [
        event for event in events if not (event.rule or "").endswith("/sentence")
    ]  # a party that only stands near
    if not events:
        return []
    words = read_words(report)
    by_sentence: dict[tuple[int, int], list[Event]] = {}
    for event in events:
        by_sentence.setdefault(sentence_at(words, event.trigger.start), []).append(event)
    rows = [
        _row(report, group, figures)
        for sentence, found in sorted(by_sentence.items())
        for group, figures in _with_figures(report, words, sentence, _sides(report, found))
    ]
    spans = {id(row): [c.span for c in row.cites if c.field in ("by_whom", "against")] for row in rows}
    return [
        row for row in rows if row.killed or row.wounded or row.captured or is_public(report, spans[id(row)])
    ]


def _sides(report: Report, events: Sequence[Event]) -> list[list[Event]]:
    """The acts of one sentence, together where no named doer or target of one differs from those of the others."""
    groups: list[tuple[list[Event], set[str], set[str]]] = []
    for event in events:
        doers, targets = _named(report, event.actor), _named(report, event.recipient)
        for group, known_doers, known_targets in groups:
            if (
                not _differ(doers, known_doers)
                and not _differ(targets, known_targets)
                and doers.isdisjoint(known_targets)
                and targets.isdisjoint(known_doers)
            ):
                group.append(event)
                known_doers |= doers
                known_targets |= targets
                break
        else:
            groups.append(([event], doers, targets))
    return [group for group, _, _ in groups]


def _named(report: Report, spans: Sequence[Span]) -> set[str]:
    """Ids of the actors that some parties name."""
    return {actor.id for span in spans if (actor := actor_of(report, span)) is not None}


def _differ(first: set[str], second: set[str]) -> bool:
    return bool(first and second) and first.isdisjoint(second)


def _with_figures(
    report: Report, words: Words, sentence: tuple[int, int], groups: Sequence[list[Event]]
) -> list[tuple[list[Event], list[Figure]]]:
    """Each group with the figures of its sentence that stand nearest to one of its acts."""
    span = words.span(sentence[0], sentence[1] - 1)
    counted: list[list[Figure]] = [[] for _ in groups]
    for figure in report.figures:
        if span.contains(figure.span):
            nearest = min(range(len(groups)), key=lambda at: _distance(report.text, figure.span, groups[at]))
            counted[nearest].append(figure)
    return list(zip(groups, counted, strict=True))


def _distance(text: str, span: Span, events: Sequence[Event]) -> tuple[int, int]:
    """(commas, characters) from a figure to the nearest of some acts; (0, 0) where it is a party of one."""
    return min(_between(text, span, event) for event in events)


def _between(text: str, span: Span, event: Event) -> tuple[int, int]:
    if any(part.contains(span) or span.contains(part) for part in event.recipient):
        return 0, 0
    first, second = sorted((span, event.trigger))
    apart = text[first.end : second.start]
    return apart.count("،") + apart.count(","), len(apart)


def _row(report: Report, events: Sequence[Event], figures: Sequence[Figure]) -> Clash:
    cites: list[FieldCite] = []
    for event in events:
        cites += event_cites(report, event, actor="by_whom", recipient="against")
    counts: dict[str, Range | None] = {}
    for name in ("killed", "wounded", "captured"):
        counted = [figure for figure in figures if figure.counts == name]
        counts[name] = range_of(counted)
        cites += cite(report, name, *(figure.span for figure in counted))
    first = events[0]
    return Clash(
        article=report.id, outlet=report.outlet, published=report.published,
        by_whom=names_of(report, [part for event in events for part in event.actor]),
        against=names_of(report, [part for event in events for part in event.recipient]),
        place=next((place for event in events if (place := place_of(report, event))), None),
        date=next((event.date for event in events if event.date), None),
        status=min((event.status for event in events), key=_LEVELS.index),
        killed=counts["killed"], wounded=counts["wounded"], captured=counts["captured"],
        words=" | ".join(event.trigger.of(report.text) for event in events), told_by=told_by(report, first), cites=merge_cites(cites),
    )  # fmt: skip


def range_of(figures: Sequence[Figure]) -> Range | None:
    """The least and the greatest number that some figures allow; None for none of them, None as an end that is open."""
    lows: list[int | float] = []
    highs: list[int | float | None] = []
    for figure in figures:
        if isinstance(figure.value, tuple):
            lows.append(figure.value[0] or 0)
            highs.append(figure.value[1])
        elif figure.value is not None:
            lows.append(figure.value)
            highs.append(figure.value)
    if not lows:
        return None
    closed = [high for high in highs if high is not None]
    return min(lows), max(closed) if len(closed) == len(highs) else None
