"""Visits and meetings: who, with whom, where, when, and the rank that the text gives them ("الزيارة الأولى")."""

from collections.abc import Sequence

import msgspec

from khabar.model import Event, Report, Span, Words
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
    word_at,
    word_class,
)
from khabar.registers.rows import Visit

_KINDS = {"visit": "visit", "meet": "meeting", "talk": "talks", "phone": "call"}
_RANKS = {
    "اول": 1, "الاول": 1, "الاولي": 1, "اولي": 1, "الثاني": 2, "الثانيه": 2, "ثاني": 2, "الثالث": 3, "الثالثه": 3, "ثالث": 3,
    "الرابع": 4, "الرابعه": 4, "رابع": 4, "الخامس": 5, "الخامسه": 5,
}  # fmt: skip
_LEVELS = {"denied": 0, "hypothetical": 1, "called_for": 2, "planned": 3, "ongoing": 4, "occurred": 5}


def find_visits(reports: Sequence[Report]) -> list[Visit]:
    """Visits, meetings, talks and calls, a row for each report and visit; in report and text order."""
    return [row for report in reports for row in _of_report(report)]


def _of_report(report: Report) -> list[Visit]:
    events = [
        event
        for event in report.events
        if event.type == "CONSULT" and event.mode in _KINDS and _is_meeting(report, event)
    ]
    if not events:
        return []
    words = read_words(report)
    rows: list[tuple[Visit, set[str]]] = []
    for event in events:
        row = _row(report, words, event)
        if not row.who and not row.with_whom:
            continue
        keys = {_holder(report, name) for name in (*row.who, *row.with_whom)} | _ids(report, event)
        same = next(
            (at for at, (other, known) in enumerate(rows) if _is_same(report, row, other, keys, known)), None
        )
        if same is None:
            rows.append((row, keys))
        else:
            rows[same] = (_merged(rows[same][0], row), rows[same][1] | keys)
    return [row for row, _ in rows]


def _ids(report: Report, event: Event) -> set[str]:
    """Ids of the persons and bodies that the parties name, however they are spelt."""
    found = (actor_of(report, span) for span in (*event.actor, *event.recipient))
    return {actor.id for actor in found if actor is not None and actor.type in ("PER", "ORG")}


def _is_meeting(report: Report, event: Event) -> bool:
    """Whether an event makes a row: a public party, and for a meeting two sides or a place."""
    parties = (*event.actor, *event.recipient)
    if not is_public(report, parties):
        return False
    return event.mode == "visit" or len(parties) > 1 or event.place is not None


def _row(report: Report, words: Words, event: Event) -> Visit:
    rank, span = _rank(words, event)
    hosts = () if event.mode == "visit" else event.recipient
    cites = [*event_cites(report, event, actor="who", recipient="with_whom"), *cite(report, "rank", span)]
    return Visit(
        article=report.id, outlet=report.outlet, kind=_KINDS[event.mode or "meet"], who=names_of(report, event.actor),
        with_whom=names_of(report, hosts), place=_place(report, event), date=event.date, status=event.status,
        rank=rank, rank_words=span.of(report.text) if span else None, told_by=told_by(report, event), cites=tuple(cites),
    )  # fmt: skip


def _place(report: Report, event: Event) -> str | None:
    place = place_of(report, event)
    if place is None and event.mode == "visit" and event.recipient:
        return names_of(report, event.recipient[:1])[0]
    return place


def _rank(words: Words, event: Event) -> tuple[int | None, Span | None]:
    """The rank and its words: an ordinal beside the noun of the visit or beside المرة in its sentence."""
    first, last = sentence_at(words, event.trigger.start)
    trigger = word_at(words, event.trigger.start)
    for index in range(max(first, trigger - 10), min(last, trigger + 4)):
        rank = _RANKS.get(words[index].core)
        if rank is None:
            continue
        for beside in (index - 1, index + 1):
            if first <= beside < last and words[beside].core in word_class("ranked") | {words[trigger].core}:
                near = beside == trigger or words[beside].bare in ("مره",)
                if near:
                    return rank, words.span(min(index, beside), max(index, beside))
    return None, None


def _is_same(report: Report, row: Visit, other: Visit, keys: set[str], known: set[str]) -> bool:
    """Whether two mentions are one: a common visitor, no other place, day, rank or partner."""
    if (row.kind == "visit") != (other.kind == "visit") or not keys & known:
        return False
    if row.place and other.place and not _is_one_place(report, row.place, other.place):
        return False
    if row.date and other.date and not (row.date.startswith(other.date) or other.date.startswith(row.date)):
        return False
    if row.kind != "visit" and row.with_whom and other.with_whom and not set(row.with_whom) & known:
        return False
    return (row.rank or other.rank) == (other.rank or row.rank)


def _holder(report: Report, name: str) -> str:
    """The person whose office a phrase names without the article ("رئيس سوري"), where one of the report holds it; else the phrase."""
    if name.startswith("ال") or len(name.split()) < 2:
        return name
    for actor in report.actors:
        if any(_bare(role) == _bare(name) for role in actor.roles):
            return actor.name
    return name


def _bare(phrase: str) -> str:
    return " ".join(word.removeprefix("ال") for word in phrase.split())


def _is_one_place(report: Report, first: str, second: str) -> bool:
    """Whether two places may be one: the same name, a part of it, or a town and its country."""
    if first in second or second in first:
        return True
    countries = {actor.country for actor in report.actors if actor.name in (first, second) and actor.country}
    types = {actor.type for actor in report.actors if actor.name in (first, second)}
    return (len(countries) == 1 and "GPE" in types) or "العاصمة" in (first.split()[0], second.split()[0])


def _merged(first: Visit, second: Visit) -> Visit:
    later = max((first, second), key=lambda row: _LEVELS[row.status])
    return msgspec.structs.replace(
        first,
        with_whom=tuple(dict.fromkeys((*first.with_whom, *second.with_whom))),
        place=first.place or second.place,
        date=max((first.date or "", second.date or ""), key=len) or None,
        status=later.status,
        rank=first.rank or second.rank,
        rank_words=first.rank_words or second.rank_words,
        told_by=first.told_by or second.told_by,
        cites=merge_cites((*first.cites, *second.cites)),
    )
