"""What a user decided of single entries: wrong ones are taken out, fields are replaced. It comes from the file of corrections."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from khabar.errors import InputError
from khabar.model import Actor, Correction, Event, Report, Span, Statement

_OF_EVENT = ("status", "type", "date", "actor", "recipient")


def correct(report: Report, corrections: Sequence[Correction]) -> Report:
    """The report with the entries corrected that are found in it; `corrected` tells which those were.

    An entry is found by its layer and its exact span. What pointed to an entry that is taken out points to what held
    that one, or to nothing. Raises InputError where words are given that lie outside the text.
    """
    by_place: dict[tuple[str, Span], Correction] = {
        (one.layer, one.span): one for one in corrections if one.article == report.id
    }
    if not by_place:
        return report
    keys: dict[str, Callable[[Any], Span]] = {
        "statements": lambda entry: entry.cue,
        "events": lambda entry: entry.trigger,
        "times": lambda entry: entry.span,
        "figures": lambda entry: entry.span,
    }
    own = {
        layer: [by_place.get((layer, key(entry))) for entry in getattr(report, layer)]
        for layer, key in keys.items()
    }
    _check(report, [one for decided in own.values() for one in decided if one is not None])
    found = {(one.layer, one.span): one for decided in own.values() for one in decided if one is not None}
    kept = {layer: _numbers(decided) for layer, decided in own.items()}
    holders = _holders(report.statements, kept["statements"])
    statements = [
        _spoken(report, _retied(statement, holders), decided)
        for statement, decided in zip(report.statements, own["statements"], strict=True)
        if decided is None or not decided.wrong
    ]
    events = [
        _told(report, _replaced(event, holders, kept["times"]), decided)
        for event, decided in zip(report.events, own["events"], strict=True)
        if decided is None or not decided.wrong
    ]
    return msgspec.structs.replace(
        report,
        statements=tuple(statements),
        events=tuple(events),
        times=tuple(time for number, time in enumerate(report.times) if number in kept["times"]),
        figures=tuple(figure for number, figure in enumerate(report.figures) if number in kept["figures"]),
        corrected=tuple({**{(one.layer, one.span): one for one in report.corrected}, **found}.values()),
    )


def _check(report: Report, corrections: Sequence[Correction]) -> None:
    for one in corrections:
        given = [one.speaker] if isinstance(one.speaker, Span) else []
        for side in (one.actor, one.recipient):
            given += side or ()
        for span in given:
            if span.end > len(report.text):
                raise InputError(f"[{span.start}, {span.end}] lies outside its {len(report.text)} characters")


def _numbers(decided: Sequence[Correction | None]) -> dict[int, int]:
    """Former number → new number of each entry that stays."""
    kept = [number for number, one in enumerate(decided) if one is None or not one.wrong]
    return {former: new for new, former in enumerate(kept)}


def _holders(statements: Sequence[Statement], kept: dict[int, int]) -> dict[int, int | None]:
    """Former number of each statement → new number of it, or of the nearest one round it that stays."""
    found: dict[int, int | None] = {}
    for number in range(len(statements)):
        at: int | None = number
        seen: set[int] = set()
        while at is not None and at not in kept and at not in seen:
            seen.add(at)
            at = statements[at].inside
        found[number] = None if at is None else kept.get(at)
    return found


def _retied(statement: Statement, holders: dict[int, int | None]) -> Statement:
    inside, answered = statement.inside, statement.responds_to
    return msgspec.structs.replace(
        statement,
        inside=None if inside is None else holders.get(inside),
        responds_to=None if answered is None else holders.get(answered),
    )


def _replaced(event: Event, holders: dict[int, int | None], times: dict[int, int]) -> Event:
    event = msgspec.structs.replace(
        event, statement=None if event.statement is None else holders.get(event.statement)
    )
    if event.time is None or event.time in times:
        return msgspec.structs.replace(event, time=None if event.time is None else times[event.time])
    return msgspec.structs.replace(event, time=None, date=None, date_reason="by hand")


def _spoken(report: Report, statement: Statement, decided: Correction | None) -> Statement:
    """A statement with the speaker that the user gave; the path to another one is gone with him."""
    if decided is None or decided.speaker is msgspec.UNSET:
        return statement
    speaker = decided.speaker
    actor = _actor_at(report.actors, speaker) if speaker else None
    return msgspec.structs.replace(
        statement,
        speaker=speaker,
        speaker_name=None if speaker is None else actor.name if actor else speaker.of(report.text),
        actor=actor.id if actor else None,
        elided=False,
        path=(),
        grade=None,
        reason="by hand",
    )


def _told(report: Report, event: Event, decided: Correction | None) -> Event:
    """An event with what the user gave in place of its own."""
    if decided is None:
        return event
    given: dict[str, Any] = {
        name: value for name in _OF_EVENT if (value := getattr(decided, name)) is not msgspec.UNSET
    }
    if "date" in given:
        given |= {"time": None, "date_reason": None if given["date"] else "by hand"}
    if "status" in given:
        given["status_cue"] = None
    for side, ids in (("actor", "actors"), ("recipient", "recipients")):
        if side in given:
            parties = [_actor_at(report.actors, span) for span in given[side]]
            given[ids] = tuple(party.id for party in parties if party)
            given[f"{side}_p"] = ()
    return msgspec.structs.replace(event, **given) if given else event


def _actor_at(actors: Sequence[Actor], span: Span) -> Actor | None:
    """The actor one of whose mentions shares characters with a span, the longest such mention winning."""
    found = [
        (mention.end - mention.start, number)
        for number, actor in enumerate(actors)
        for mention in (*actor.mentions, *actor.references)
        if mention.overlaps(span)
    ]
    return actors[max(found)[1]] if found else None
