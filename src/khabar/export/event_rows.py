"""Events of many reports as rows of one table, filtered."""

from collections.abc import Iterable

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Event, Report, Span
from khabar.registers.reading import name_at


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """One event, its parties and its words, with where they stand."""

    date: str | None
    type: str
    mode: str | None
    status: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    said_by: str | None  # who asserts it; None: the outlet itself
    words: str  # the sentence of the trigger, as published
    outlet: str | None
    published: str | None
    article: str
    trigger: Span
    date_reason: str | None = None  # why `date` is not known, where it is not


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What rows are wanted; None wants all. Names and outlets match by a part, spelling folded."""

    actor: str | None = None
    type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None


def event_rows(reports: Iterable[Report], *, wanted: EventFilter | None = None) -> list[EventRow]:
    """The rows of all events that are wanted, dated ones first by date, then in the order of the reports.

    `since` and `until` (ISO days, included) leave out events without a date.
    """
    wanted = wanted or EventFilter()
    rows = [
        row
        for report in reports
        if _has(report.outlet, wanted.outlet)
        for event in report.events
        if _is_wanted(row := _row(report, event), wanted)
    ]
    return sorted(rows, key=lambda row: (row.date is None, row.date or ""))


def _row(report: Report, event: Event) -> EventRow:
    text = report.text
    said_by = report.statements[event.statement].speaker_name if event.statement is not None else None
    return EventRow(
        date=event.date,
        date_reason=None if event.date else _why_undated(report, event),
        type=event.type,
        mode=event.mode,
        status=event.status,
        actor=tuple(name_at(text, span) for span in event.actor),
        recipient=tuple(name_at(text, span) for span in event.recipient),
        place=name_at(text, event.place) if event.place else None,
        said_by=said_by,
        words=_sentence(text, event.trigger),
        outlet=report.outlet,
        published=report.published,
        article=report.id,
        trigger=event.trigger,
    )


def _why_undated(report: Report, event: Event) -> str:
    """Why an event has no day: as its date was left open, else that its words name none."""
    reason = event.date_reason
    if reason is None and event.time is not None:
        reason = report.times[event.time].reason
    return reason or "the text gives no date for it"


def _is_wanted(row: EventRow, wanted: EventFilter) -> bool:
    return (
        (wanted.type is None or row.type == wanted.type.upper())
        and (wanted.status is None or row.status == wanted.status)
        and (wanted.actor is None or any(_has(name, wanted.actor) for name in (*row.actor, *row.recipient)))
        and (wanted.since is None or (row.date is not None and row.date >= wanted.since))
        and (wanted.until is None or (row.date is not None and row.date[:10] <= wanted.until))
    )


def _has(name: str | None, part: str | None) -> bool:
    return part is None or (name is not None and fold_word(part) in fold_word(name))


def _sentence(text: str, span: Span, *, limit: int = 160) -> str:
    """The words around a span, to the nearest full stops or line ends, at most `limit` characters to a side, whole words."""
    before, after = text[max(0, span.start - limit) : span.start], text[span.end : span.end + limit]
    start = max(before.rfind(mark) for mark in (". ", "\n", "؟", "!"))
    if start < 0 and span.start > limit:
        start = before.find(" ")
    ends = [place for mark in (". ", ".\n", "\n", "؟", "!") if (place := after.find(mark)) >= 0]
    if not ends and span.end + limit < len(text) and " " in after:
        ends = [after.rfind(" ")]
    return (before[start + 1 :] + span.of(text) + (after[: min(ends)] if ends else after)).strip()
