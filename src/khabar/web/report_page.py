"""What the page of one report shows: its text with every entry marked, and the entries beside it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from khabar.model import Amount, Cite, Correction, Event, Figure, NoComment, Report, Span, Statement, Story
from khabar.reasons import reason_in
from khabar.registers.reading import actor_name, name_at
from khabar.web.answers import Reply, find_replies, find_responses, name_of
from khabar.web.book import Book, outlet_name, report_title, story_href
from khabar.web.dates import in_words, long_day
from khabar.web.figures import amount_in_words
from khabar.web.kinds import kind_of
from khabar.web.marks import Line, Mark, anchor, mark_text
from khabar.web.messages import label, say
from khabar.web.register_tables import register_spans
from khabar.web.speech import path_of, without_clitic

_UNSURE = 0.5  # a party that is less likely than not


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry in the list beside the text."""

    id: str
    href: str
    head: str  # the words that name it
    words: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    status: str | None = None
    elided: bool = False
    path: tuple[str, ...] = ()  # through whom the words came, nearest to the speaker first
    replies: tuple[Reply, ...] = ()
    actor: str = ""  # Actor.id
    key: str = ""  # the line of the file of corrections that takes it out


class ReportView(msgspec.Struct, frozen=True, kw_only=True):
    """All that the page of a report shows."""

    report: Report
    title: str
    outlet: str
    day: str
    basis: str
    url: str | None
    story_id: str
    story_href: str | None
    story_title: str
    lines: tuple[Line, ...]
    style: str  # one rule for each entry that is drawn in several places
    statements: tuple[Entry, ...]
    no_comments: tuple[Entry, ...]
    events: tuple[Entry, ...]
    times: tuple[Entry, ...]
    figures: tuple[Entry, ...]
    actors: tuple[Entry, ...]


def view_report(book: Book, report: Report) -> ReportView:
    """The view of one report in the book's language."""
    story = book.story_of.get(report.id)
    replies = find_replies(book, find_responses(story, book.reports)) if story else {}
    marked = mark_text(report.text, marks=_marks(book, report, story), headline=report.headline)
    return ReportView(
        report=report,
        title=report_title(report),
        outlet=outlet_name(report, language=book.language),
        day=long_day(report.published, language=book.language),
        basis=label("basis", report.published_basis or "none", language=book.language),
        url=report.url if report.url and report.url.startswith(("http://", "https://")) else None,
        story_id=story.id if story else "",
        story_href=story_href(book, story) if story else None,
        story_title=story.title if story else "",
        lines=marked.lines,
        style=_style(report, marked.in_pieces),
        statements=tuple(
            _statement(book, report, number, one, replies) for number, one in enumerate(report.statements)
        ),
        no_comments=tuple(
            _no_comment(book, report, number, one) for number, one in enumerate(report.no_comments)
        ),
        events=tuple(_event(book, report, number, event) for number, event in enumerate(report.events)),
        times=tuple(
            Entry(
                id=f"t{number}",
                href=anchor(time.span),
                head=time.span.of(report.text),
                notes=(
                    in_words(time.value, language=book.language)
                    if time.value
                    else label("reason", time.reason or "open", language=book.language),
                ),
                key=key_of(report, "times", time.span),
            )
            for number, time in enumerate(report.times)
        ),
        figures=tuple(_figure(book, report, number, figure) for number, figure in enumerate(report.figures)),
        actors=tuple(
            Entry(
                id=f"a{number}",
                href=anchor(min(actor.mentions)) if actor.mentions else "text",
                head=without_clitic(actor_name(report, actor)),
                words=actor.aliases,
                notes=(label("actor", actor.type, language=book.language), *actor.roles),
                actor=actor.id,
            )
            for number, actor in enumerate(report.actors)
        ),
    )


def _marks(book: Book, report: Report, story: Story | None) -> Iterator[Mark]:
    yield from _statement_marks(book, report)
    for number, event in enumerate(report.events):
        title = f"{label('event', kind_of(event), language=book.language)} · {label('status', event.status, language=book.language)}"
        yield Mark(event.trigger, ("event", event.status), f"e{number}", title)
        for span in (*event.actor, *event.recipient, *([event.place] if event.place else [])):
            yield Mark(span, ("party",))
    for number, time in enumerate(report.times):
        yield Mark(time.span, ("time",), f"t{number}", in_words(time.value, language=book.language))
    for number, figure in enumerate(report.figures):
        yield Mark(figure.span, ("figure",), f"f{number}")
    for number, actor in enumerate(report.actors):
        for span in actor.mentions:
            yield Mark(span, ("actor",), f"a{number}", actor.name)
    cited = [
        *register_spans(book.registers.get(report.id, ())),
        *(cited_spans(story, report.id) if story else ()),
    ]
    yield from (Mark(span, ("cited",)) for span in cited)


def _statement_marks(book: Book, report: Report) -> Iterator[Mark]:
    for number, statement in enumerate(report.statements):
        entry = f"s{number}"
        title = statement.speaker_name or label("speaker", "unknown", language=book.language)
        yield Mark(statement.cue, ("cue",), entry, title)
        for part in statement.content:
            yield Mark(part, ("said",), None, title)
        if statement.speaker:
            yield Mark(statement.speaker, ("speaker",), entry, title)
        if statement.via:
            yield Mark(statement.via, ("via",), entry)
    for number, one in enumerate(report.no_comments):
        yield Mark(one.cue, ("cue",), f"n{number}", label("silence", one.kind, language=book.language))


def cited_spans(story: Story, article: str) -> Iterator[Span]:
    """Every stretch of one report that the account of its story cites."""
    for moment in story.timeline:
        yield from (cite.span for cite in moment.citations if cite.article == article)
    for claim in story.corroboration:
        yield from (cite.span for cite in claim.citations if cite.article == article)
    for change in story.changes:
        yield from (cite.span for cite in (change.from_, change.to) if cite.article == article)
    for response in story.responses:
        yield from (cite.span for cite in (response.answer, response.to) if cite.article == article)
    for reuse in story.reuse:
        yield from (cite.span for cite in (reuse.a, reuse.b) if cite.article == article)
    for one in story.disagreements:
        yield from (cite.span for cite in (one.a, one.b) if cite.article == article)


def _style(report: Report, in_pieces: tuple[str, ...]) -> str:
    """CSS that lights all places of the entry that was gone to: all pieces of a split mark, all parts of a statement or event."""
    lit = {name: {name} for name in in_pieces}
    for statement in report.statements:
        spans = [*statement.content, statement.cue, *([statement.speaker] if statement.speaker else [])]
        if statement.content:
            lit.setdefault(anchor(statement.content[0]), set()).update(
                anchor(span) for span in (*spans, *([statement.via] if statement.via else []))
            )
    for event in report.events:
        spans = [*event.actor, *event.recipient, *([event.place] if event.place else [])]
        lit.setdefault(anchor(event.trigger), set()).update(anchor(span) for span in spans)
    rules = []
    for name, others in lit.items():
        rules += [f".report:has(#{name}:target) .{other}" for other in sorted(others)]
    return ",".join(rules) + "{background:var(--lit)}" if rules else ""


def _no_comment(book: Book, report: Report, number: int, one: NoComment) -> Entry:
    return Entry(
        id=f"n{number}",
        href=anchor(one.cue),
        head=name_of(one) or label("speaker", "unknown", language=book.language),
        words=(one.cue.of(report.text), *([one.about.of(report.text)] if one.about else [])),
        notes=(label("silence", one.kind, language=book.language),),
    )


def _statement(
    book: Book, report: Report, number: int, statement: Statement, replies: Mapping[Cite, tuple[Reply, ...]]
) -> Entry:
    notes = [label("kind", statement.kind, language=book.language)]
    if statement.elided:
        notes.append(label("speaker", "elided", language=book.language))
    if statement.grade:
        notes.append(label("grade", statement.grade, language=book.language))
    spans = statement.content or (statement.cue,)
    return Entry(
        id=f"s{number}",
        href=anchor(spans[0]),
        head=without_clitic(statement.speaker_name or label("speaker", "unknown", language=book.language)),
        words=tuple(part.of(report.text) for part in spans),
        notes=tuple(notes),
        path=path_of(report, statement),
        replies=replies.get(Cite(report.id, spans[0]), ()),
        key=key_of(report, "statements", statement.cue),
    )


def _side(book: Book, report: Report, spans: Sequence[Span], likely: Sequence[float]) -> str:
    """The parties of one side by name, those that are less likely than not with a question mark."""
    marks = [say("unsure", language=book.language) if p < _UNSURE else "" for p in likely] or [""] * len(
        spans
    )
    return " + ".join(name_at(report.text, span) + mark for span, mark in zip(spans, marks, strict=True))


def _event(book: Book, report: Report, number: int, event: Event) -> Entry:
    sides = (event.actor, event.actor_p), (event.recipient, event.recipient_p)
    parties = " ← ".join(_side(book, report, spans, likely) for spans, likely in sides if spans)
    notes = [
        label("event", kind_of(event), language=book.language),
        label("status", event.status, language=book.language),
    ]
    if event.date:
        notes.append(in_words(event.date, language=book.language))
    elif event.date_reason:
        notes.append(reason_in(event.date_reason, book.language))
    if event.place:
        notes.append(name_at(report.text, event.place))
    return Entry(
        id=f"e{number}",
        href=anchor(event.trigger),
        head=event.trigger.of(report.text),
        words=(parties,) if parties else (),
        notes=tuple(notes),
        status=event.status,
        key=key_of(report, "events", event.trigger),
    )


def _figure(book: Book, report: Report, number: int, figure: Figure) -> Entry:
    value: Amount | None = figure.value
    words = amount_in_words(
        value, approx=figure.approx, kind=figure.kind, unit=figure.unit, language=book.language
    )
    counts = (label("counts", figure.counts, language=book.language),) if figure.counts else ()
    return Entry(
        id=f"f{number}",
        href=anchor(figure.span),
        head=figure.span.of(report.text),
        notes=(words, *counts),
        key=key_of(report, "figures", figure.span),
    )


def key_of(report: Report, layer: Literal["statements", "events", "times", "figures"], span: Span) -> str:
    """The line of the file of corrections that takes one entry out."""
    wrong = Correction(article=report.id, layer=layer, span=span, wrong=True)
    return json.dumps(msgspec.to_builtins(wrong), ensure_ascii=False)
