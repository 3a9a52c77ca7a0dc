"""The rows of one report, table by table, in the column order of schema.sql."""

from collections.abc import Mapping, Sequence

import msgspec

from khabar.model import Citation, Cite, Event, Figure, Report, Span, Statement, Story, Time
from khabar.registers.parties import confidence

Row = tuple[str | int | float | None, ...]


def rows_of(report: Report) -> dict[str, list[Row]]:
    """Table → rows of one report. The words of every span are taken from the report's own text."""
    text = report.text
    headline = report.headline
    return {
        "article": [
            (
                report.id, report.outlet, report.url, report.published, report.published_basis, report.title,
                headline.start if headline else None, headline.end if headline else None, text,
                msgspec.json.encode(report).decode(),
            )
        ],
        "actor": [(report.id, actor.id, actor.name, actor.type, actor.country, actor.latin, actor.latin_basis) for actor in report.actors],
        "alias": _alias_rows(report),
        "mention": _mention_rows(report),
        "statement": [_statement_row(report.id, text, n, statement) for n, statement in enumerate(report.statements)],
        "link": [
            (report.id, n, k, link.kind, link.name, link.span.start, link.span.end)
            for n, statement in enumerate(report.statements)
            for k, link in enumerate(statement.path)
        ],
        "time": [_time_row(report.id, text, n, time) for n, time in enumerate(report.times)],
        "event": [_event_row(report.id, text, n, event) for n, event in enumerate(report.events)],
        "party": [row for n, event in enumerate(report.events) for row in _party_rows(report.id, text, n, event)],
        "figure": [_figure_row(report.id, text, n, figure) for n, figure in enumerate(report.figures)],
    }  # fmt: skip


def story_rows(story: Story, texts: Mapping[str, str]) -> dict[str, list[Row]]:
    """Table → rows of one story; the words of a citation are taken from the text of its article, null where that is not there."""
    return {
        "story": [(story.id, story.title, story.first, story.last, msgspec.json.encode(story).decode())],
        "story_article": [(story.id, article) for article in story.articles],
        "moment": [
            (story.id, n, moment.id, moment.date, moment.what, moment.type, moment.status)
            for n, moment in enumerate(story.timeline)
        ],
        "claim": [
            (story.id, n, claim.id, claim.claim, claim.kind, claim.outlets, claim.independent, claim.grade)
            for n, claim in enumerate(story.corroboration)
        ],
        "citation": [
            row
            for of, cited in (
                ("moment", [moment.citations for moment in story.timeline]),
                ("claim", [claim.citations for claim in story.corroboration]),
            )
            for n, citations in enumerate(cited)
            for row in _citation_rows((story.id, of, n), citations, texts)
        ],
        "change": [
            (story.id, n, one.kind, one.what, *_cited(one.from_, texts), *_cited(one.to, texts))
            for n, one in enumerate(story.changes)
        ],
        "disagreement": [
            (
                story.id,
                n,
                one.kind,
                one.what,
                *_cited(one.a, texts),
                *_cited(one.b, texts),
                _json(one.caveats),
            )
            for n, one in enumerate(story.disagreements)
        ],
        "response": [
            (story.id, n, one.kind, *_cited(one.answer, texts), *_cited(one.to, texts))
            for n, one in enumerate(story.responses)
        ],
    }


def _citation_rows(entry: Row, citations: Sequence[Citation], texts: Mapping[str, str]) -> list[Row]:
    return [
        (*entry, n, *_cited(Cite(one.article, one.span), texts), one.status, one.date)
        for n, one in enumerate(citations)
    ]


def _cited(cite: Cite, texts: Mapping[str, str]) -> Row:
    text = texts.get(cite.article)
    return cite.article, cite.span.start, cite.span.end, cite.span.of(text) if text is not None else None


def _json(entries: object) -> str:
    return msgspec.json.encode(entries).decode()


def _alias_rows(report: Report) -> list[Row]:
    reasons = {(actor.id, alias.form): alias.reason for actor in report.actors for alias in actor.evidence}
    return [
        (report.id, actor.id, form, reasons.get((actor.id, form), ""))
        for actor in report.actors
        for form in dict.fromkeys(actor.aliases)
    ]


def _mention_rows(report: Report) -> list[Row]:
    return [
        (report.id, actor.id, span.start, span.end, span.of(report.text))
        for actor in report.actors
        for span in dict.fromkeys(actor.mentions)
    ]


def _statement_row(article: str, text: str, n: int, statement: Statement) -> Row:
    return (
        article, n, statement.actor, _words(statement.speaker, text), statement.speaker_name, int(statement.elided), statement.act,
        statement.kind, statement.cue.of(text), statement.cue.start, statement.cue.end, _words(statement.via, text),
        " … ".join(span.of(text) for span in statement.content), msgspec.json.encode(statement.content).decode(),
        statement.inside, statement.date, statement.grade,
    )  # fmt: skip


def _time_row(article: str, text: str, n: int, time: Time) -> Row:
    return article, n, time.type, time.value, time.reason, time.span.start, time.span.end, time.span.of(text)


def _event_row(article: str, text: str, n: int, event: Event) -> Row:
    return (
        article, n, event.type, event.mode, event.status, event.date, _words(event.place, text), event.statement,
        event.trigger.start, event.trigger.end, event.trigger.of(text), event.rule, confidence(event),
    )  # fmt: skip


def _party_rows(article: str, text: str, n: int, event: Event) -> list[Row]:
    sides = (("actor", event.actor, event.actors), ("recipient", event.recipient, event.recipients))
    return [
        (article, n, k, role, ids[k] if k < len(ids) else None, span.start, span.end, span.of(text))
        for role, spans, ids in sides
        for k, span in enumerate(spans)
    ]


def _figure_row(article: str, text: str, n: int, figure: Figure) -> Row:
    low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
    return (
        article, n, low, high, figure.unit, int(figure.approx), figure.kind, figure.counts,
        figure.span.start, figure.span.end, figure.span.of(text),
    )  # fmt: skip


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None
