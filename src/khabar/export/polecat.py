"""Events in the columns of POLECAT, so that scripts written for it read them.

Columns and their order: POLECAT weekly files, Harvard Dataverse, doi:10.7910/DVN/AJGVIT. Types and the
rule for what has not happened yet: PLOVER manual (stated intent to cooperate is AGREE, to harm THREATEN).
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TextIO

import msgspec

from khabar.arabic.letters import fold_word
from khabar.export.event_rows import EventFilter, event_id, event_rows
from khabar.lexicon import read_lexicon
from khabar.model import Actor, Event, Report, Span

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
    "Confidence",
)  # fmt: skip
_QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "VERBAL COOPERATION"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "MATERIAL COOPERATION"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "VERBAL CONFLICT"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "MATERIAL CONFLICT"),
}
_HARM = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_VERSION = "khabar"


SURE = 0.6  # least confidence of what is written where nothing else is asked for


def write_polecat(reports: Iterable[Report], file: TextIO, *, wanted: EventFilter | None = None) -> int:
    """The number of rows written: a header, then tab-separated rows, one for each event that POLECAT would hold.

    What occurred or goes on keeps its type; what is planned is AGREE (cooperation) or THREATEN (harm). What is only called
    for, denied or imagined is left out, and so are columns that the text does not fill (intensity, coordinates, Wikipedia).
    The date is the event's own day; where only a month or a year is told, or nothing, it is empty. Names are Latin where a
    list or its parts give them, else Arabic. Events surer than `wanted.sure`, else SURE; "Confidence", the last column and
    not POLECAT's own, says how sure.
    """
    asked = wanted or EventFilter()
    if asked.sure is None:
        asked = msgspec.structs.replace(asked, sure=SURE)
    writer = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(COLUMNS)
    n_rows = 0
    for report in reports:
        sure = {row.id: row.p for row in event_rows([report], wanted=asked)}
        for row in _rows(report, sure):
            writer.writerow([row.get(column, "") for column in COLUMNS])
            n_rows += 1
    return n_rows


def plover_type(event: Event) -> str | None:
    """The type under which PLOVER codes an event; None where it codes none."""
    if event.status in ("occurred", "ongoing"):
        return event.type
    if event.status != "planned":
        return None
    return "THREATEN" if event.type in _HARM or event.type == "THREATEN" else "AGREE"


def _rows(report: Report, sure: dict[str, float]) -> Iterator[dict[str, str]]:
    story = _story(report)
    for event in report.events:
        coded, name = plover_type(event), event_id(report, event)
        if coded is not None and name in sure:
            yield {
                "Event ID": name,
                "Confidence": f"{sure[name]:.2f}",
                **story,
                **_what(report, event, coded),
                **_party(report, event.actor, "Actor"),
                **_party(report, event.recipient, "Recipient"),
            }


def _what(report: Report, event: Event, coded: str) -> dict[str, str]:
    place = _actor_in(report, event.place) if event.place is not None else None
    return {
        "Event Date": event.date if event.date and len(event.date) == 10 else "",
        "Event Type": coded,
        "Event Mode": (event.mode or "") if coded == event.type else "",
        "Quad Code": _QUADS[coded],
        "Contexts": ";".join(event.contexts),
        "Placename": _latin(place) if place is not None else "",
        "Country": place.country or "" if place is not None else "",
        "Raw Placename": _flat(event.place.of(report.text)) if event.place is not None else "",
    }


def _story(report: Report) -> dict[str, str]:
    def names(*types: str) -> str:
        return ";".join(_latin(actor) for actor in report.actors if actor.type in types)

    return {
        "Source": report.outlet or "",
        "Publication Date": (report.published or "")[:10],
        "Story People": names("PER"),
        "Story Organizations": names("ORG"),
        "Story Locations": names("GPE", "LOC"),
        "Language": "Arabic",
        "Version": _VERSION,
    }


def _party(report: Report, spans: Sequence[Span], side: str) -> dict[str, str]:
    """The columns of one side; several parties are joined by semicolons, as in the source."""
    if not spans:
        return {}
    actors = [_actor_in(report, span) for span in spans]
    sectors = [
        sector for span, actor in zip(spans, actors, strict=True) if (sector := _sector(report, span, actor))
    ]
    titles = [actor.roles[0] for actor in actors if actor is not None and actor.roles]
    raw = [_flat(span.of(report.text)) for span in spans]
    names = [_latin(actor) if actor is not None else words for actor, words in zip(actors, raw, strict=True)]
    countries = dict.fromkeys(actor.country for actor in actors if actor is not None and actor.country)
    return {
        f"{side} Name": ";".join(dict.fromkeys(names)),
        f"{side} Country": ";".join(countries),
        f"Primary {side} Sector": sectors[0] if sectors else "",
        f"{side} Sectors": ";".join(dict.fromkeys(sectors)),
        f"{side} Title": ";".join(_flat(title) for title in titles),
        f"{side} Name Raw": ";".join(raw),
    }


def _latin(actor: Actor) -> str:
    """The name in Latin letters where it is known how it is written, not only letter by letter; else the Arabic one."""
    return actor.latin if actor.latin and actor.latin_basis != "transliterated" else actor.name


def _actor_in(report: Report, span: Span) -> Actor | None:
    found = [(m.start, actor) for actor in report.actors for m in actor.mentions if span.overlaps(m)]
    persons = [entry for entry in found if entry[1].type == "PER"]
    return min(persons or found, key=lambda entry: entry[0])[1] if found else None


def _sector(report: Report, span: Span, actor: Actor | None) -> str | None:
    """The sector by the first word of the phrase that has one, else by the actor's offices; a country is its government."""
    phrases = [
        span.of(report.text),
        *((actor.roles or ()) if actor is not None else ()),
        actor.name if actor is not None else "",
    ]
    for phrase in phrases:
        for word in phrase.split():
            folded = fold_word(word)
            sector = _sectors().get(folded) or _sectors().get(folded.removeprefix("ال"))
            if sector:
                return sector
    return "GOV" if actor is not None and actor.type == "GPE" else None


@cache
def _sectors() -> dict[str, str]:
    return {fold_word(row["word"]): row["sector"] for row in read_lexicon("khabar.export", "sectors.tsv")}


def _flat(words: str) -> str:
    return " ".join(words.split())
