"""Denials and confirmations beside the words that they take up, and refusals to comment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from khabar.model import Cite, NoComment, Report, Response, Story
from khabar.web.book import Book, Quote, quote
from khabar.web.speech import without_clitic


class Reply(msgspec.Struct, frozen=True):
    """What words deny or confirm ("denies", "confirms"), or by whom they are denied or confirmed ("denied", "confirmed")."""

    kind: str
    quote: Quote


class AnswerView(msgspec.Struct, frozen=True):
    """One denial or confirmation: what was said, and the answer."""

    kind: str
    said: Quote
    answer: Quote


class SilenceView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is reported to have said nothing, and on what."""

    name: str
    kind: str
    about: str
    quote: Quote


_PASSIVE = {"denies": "denied", "confirms": "confirmed"}


def find_responses(story: Story, reports: Mapping[str, Report]) -> list[Response]:
    """The answers of a story: those of its account, and those that one of its reports gives itself.

    A denial is nobody's to confirm: what stands against it is the claim, and the denial points to that.
    """
    members = [reports[article] for article in story.articles if article in reports]
    known = [one for one in story.responses if {one.answer.article, one.to.article} <= reports.keys()]
    found = {(one.answer, one.to): one for one in (*known, *(own for one in members for own in _within(one)))}
    denials = {
        Cite(report.id, statement.content[0])
        for report in members
        for statement in report.statements
        if statement.act == "denied" and statement.content
    }
    return [one for one in found.values() if one.kind == "denies" or one.to not in denials]


def view_answers(book: Book, story: Story) -> tuple[AnswerView, ...]:
    """The answers of a story, but for denials that stand among its disagreements already."""
    shown = {frozenset((one.a, one.b)) for one in story.disagreements}
    return tuple(
        AnswerView(one.kind, _quote(book, one.to), _quote(book, one.answer))
        for one in find_responses(story, book.reports)
        if frozenset((one.answer, one.to)) not in shown
    )


def find_replies(book: Book, responses: Iterable[Response]) -> dict[Cite, tuple[Reply, ...]]:
    """Under the words of a statement, by their place: what they deny or confirm, and who denies or confirms them."""
    found: dict[Cite, list[Reply]] = defaultdict(list)
    for one in responses:
        found[one.answer].append(Reply(one.kind, _quote(book, one.to)))
        found[one.to].append(Reply(_PASSIVE[one.kind], _quote(book, one.answer)))
    return {cite: tuple(replies) for cite, replies in found.items()}


def view_silences(book: Book, reports: Sequence[Report]) -> tuple[SilenceView, ...]:
    """Who would not speak in the reports, in their order; the same in several reports once."""
    found: dict[tuple[str, str, str], SilenceView] = {}
    for report in reports:
        for one in report.no_comments:
            name = name_of(one)
            about = " ".join(one.about.of(report.text).split()) if one.about else ""
            view = SilenceView(name=name, kind=one.kind, about=about, quote=quote(book, report.id, [one.cue]))
            found.setdefault((name, one.kind, about), view)
    return tuple(found.values())


def name_of(one: NoComment) -> str:
    """The name of one who said nothing; empty where he is not named."""
    return without_clitic(" ".join((one.speaker_name or "").split()))


def _quote(book: Book, cite: Cite) -> Quote:
    return quote(book, cite.article, [cite.span])


def _within(report: Report) -> Iterator[Response]:
    for statement in report.statements:
        if statement.responds_to is not None and statement.content:
            other = report.statements[statement.responds_to]
            if other.content:
                yield Response(
                    kind="denies" if statement.act == "denied" else "confirms",
                    answer=Cite(report.id, statement.content[0]),
                    to=Cite(report.id, other.content[0]),
                )
