"""Events of many reports as rows of one table, filtered."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Event, Report, Span
from khabar.registers.parties import confidence
from khabar.registers.reading import countries_of, name_at

_PRECISION = {4: "year", 7: "month", 10: "day"}  # by the length of the date


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
    date_precision: str | None = None  # day, month or year
    id: str  # of the event; the same in POLECAT's column "Event ID"
    story: str | None = None  # id of the story that its report tells
    statement: int | None = None  # place of the statement that asserts it among those of the report, from 0
    actor_ids: tuple[str, ...] = ()  # ids of the parties, where they are resolved
    recipient_ids: tuple[str, ...] = ()
    actor_countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-3
    recipient_countries: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    p: float  # how sure the weighing is that it is an event of this type, 0 to 1
    actor_p: tuple[
        float, ...
    ] = ()  # how likely each of `actor` did it, 0 to 1; () where a rule alone says so
    recipient_p: tuple[float, ...] = ()  # the same of `recipient`
    rule: str | None = None  # the lexicon row
    party_rule: str | None = None  # how a party was taken over that the clause of the event does not name
    status_reason: str | None = None  # the rule of status that the weights overruled


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What rows are wanted; None wants all. Names and outlets match by a part, spelling folded."""

    actor: str | None = None
    type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    sure: float | None = None  # least p


def event_rows(
    reports: Iterable[Report],
    *,
    wanted: EventFilter | None = None,
    story_of: Mapping[str, str] | None = None,
) -> list[EventRow]:
    """The rows of all events that are wanted, dated ones first by date, then in the order of the reports.

    `since` and `until` (ISO days, included) leave out events without a date; `story_of` gives the story of a report by id.
    """
    wanted, stories = wanted or EventFilter(), story_of or {}
    rows = [
        msgspec.structs.replace(row, story=stories.get(report.id))
        for report in reports
        if is_of_outlet(report, wanted.outlet)
        for event in report.events
        if is_wanted(row := _row(report, event), wanted)
    ]
    return sorted(rows, key=lambda row: (row.date is None, row.date or ""))


def is_of_outlet(report: Report, outlet: str | None) -> bool:
    """Whether a report is of an outlet, named whole or by a part; of any where none is named."""
    return _has(report.outlet, outlet)


def event_id(report: Report, event: Event) -> str:
    """The id of an event: the same for the same trigger of the same report at every run."""
    return sha256(f"{report.id}\0{event.trigger.start}\0{event.type}".encode()).hexdigest()[:16]


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
        date_precision=_PRECISION.get(len(event.date)) if event.date else None,
        id=event_id(report, event),
        statement=event.statement,
        actor_ids=event.actors,
        recipient_ids=event.recipients,
        actor_countries=countries_of(report, event.actor),
        recipient_countries=countries_of(report, event.recipient),
        contexts=event.contexts,
        p=confidence(event),
        actor_p=event.actor_p,
        recipient_p=event.recipient_p,
        rule=event.rule,
        party_rule=event.party_rule,
        status_reason=event.status_reason,
    )


def _why_undated(report: Report, event: Event) -> str:
    """Why an event has no day: as its date was left open, else that its words name none."""
    reason = event.date_reason
    if reason is None and event.time is not None:
        reason = report.times[event.time].reason
    return reason or "the text gives no date for it"


def is_wanted(row: EventRow, wanted: EventFilter) -> bool:
    """Whether a row has what is wanted; the outlet is asked of its report."""
    return (
        (wanted.type is None or row.type == wanted.type.upper())
        and (wanted.status is None or row.status == wanted.status)
        and (wanted.actor is None or any(_has(name, wanted.actor) for name in (*row.actor, *row.recipient)))
        and (wanted.sure is None or row.p >= wanted.sure)
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
