"""Demands and threats: by whom, of whom, what, and the acts called for."""

from collections.abc import Sequence

from khabar.model import Event, Report, Span
from khabar.registers.reading import (
    cite,
    clause_from,
    event_cites,
    is_public,
    names_of,
    read_words,
    sentence_at,
    told_by,
    word_at,
)
from khabar.registers.rows import Demand


def find_demands(reports: Sequence[Report]) -> list[Demand]:
    """Demands and threats, a row for each report and demand, with the words of what is demanded; in text order."""
    return [row for report in reports for row in _of_report(report)]


def _of_report(report: Report) -> list[Demand]:
    rows: list[Demand] = []
    for at, event in enumerate(report.events):
        if event.type in ("REQUEST", "THREATEN") and is_public(report, (*event.actor, *event.recipient)):
            rows.append(_row(report, at, event))
    return rows


def _row(report: Report, at: int, event: Event) -> Demand:
    what = _what(report, event)
    acts = _acts(report, at, event, what)
    cites = event_cites(report, event, actor="by_whom", recipient="of_whom")
    cites += [*cite(report, "what", what), *cite(report, "acts", *(act.trigger for act in acts))]
    return Demand(
        article=report.id, outlet=report.outlet, kind="demand" if event.type == "REQUEST" else "threat",
        by_whom=names_of(report, event.actor), of_whom=names_of(report, event.recipient),
        what=" ".join(what.of(report.text).split()) if what else None, acts=tuple(act.trigger.of(report.text) for act in acts),
        date=event.date, status=event.status, told_by=told_by(report, event), cites=tuple(cites),
    )  # fmt: skip


def _what(report: Report, event: Event) -> Span | None:
    """What is demanded: the content of the statement that the demand is, else the words after it."""
    for statement in report.statements:
        if statement.cue.overlaps(event.trigger) and statement.content:
            return statement.content[0]
    words = read_words(report)
    _, last = sentence_at(words, event.trigger.start)
    first = word_at(words, event.trigger.start) + 1
    for party in (*event.actor, *event.recipient):  # "طلب الرئيس …": what is wanted comes after who wants it
        at = word_at(words, party.start)
        if at <= first + 1 <= last and at >= first:
            first = word_at(words, party.end)
    return clause_from(words, first, last)


def _acts(report: Report, at: int, event: Event, what: Span | None) -> list[Event]:
    """The acts called for in the words of the demand, those threatened in those of a threat."""
    wanted = ("called_for",) if event.type == "REQUEST" else ("planned", "hypothetical", "called_for")
    if what is None:
        return []
    return [
        other
        for other in report.events[at + 1 : at + 8]
        if other.status in wanted and what.contains(other.trigger)
    ]
