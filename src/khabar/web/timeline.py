"""The timeline of a story: its moments with the states they passed through and the words that carry them."""

import msgspec

from khabar.model import Moment, Story
from khabar.web.book import Book, Quote, fold_words, quote
from khabar.web.dates import in_words, short_day
from khabar.web.kinds import kind_of_moment


class State(msgspec.Struct, frozen=True):
    """One state a moment passed through, with the day of the report that gave it."""

    day: str
    status: str


class CitedState(msgspec.Struct, frozen=True):
    """Words for a moment, with the status that they give it and every report that has them."""

    status: str
    quote: Quote
    others: tuple[Quote, ...]  # further reports with the same words and status
    is_heading: bool  # the very words that head the moment


class MomentView(msgspec.Struct, frozen=True, kw_only=True):
    """A moment of the timeline."""

    id: str
    date: str | None
    day: str
    what: str
    status: str
    types: tuple[str, ...]
    states: tuple[State, ...]
    citations: tuple[CitedState, ...]
    is_minor: bool  # of no type that is coded, and told once as done: shown small, and not drawn


def view_timeline(book: Book, story: Story) -> tuple[MomentView, ...]:
    """The moments in their order; those of one day that the same words tell of stand as one."""
    together: dict[tuple[str | None, str, str], list[Moment]] = {}
    for moment in story.timeline:
        together.setdefault((moment.date, moment.status, fold_words(moment.what)), []).append(moment)
    return tuple(_view(book, moments, number) for number, moments in enumerate(together.values(), start=1))


def _view(book: Book, moments: list[Moment], number: int) -> MomentView:
    first = moments[0]
    citations = _cited_states(book, moments)
    cited = {cite.article for moment in moments for cite in moment.citations}
    reports = [book.reports[article] for article in cited if article in book.reports]
    types = dict.fromkeys(kind_of_moment(moment, reports) for moment in moments)
    states = dict.fromkeys(state for moment in moments for state in moment.states)
    return MomentView(
        id=f"m{number}",
        date=first.date,
        day=in_words(first.date, language=book.language),
        what=first.what,
        status=first.status,
        types=tuple(kind for kind in types if kind != "OTHER" or len(types) == 1),
        states=tuple(State(short_day(day, language=book.language), status) for day, status in states),
        citations=citations,
        is_minor=tuple(types) == ("OTHER",)
        and first.status == "occurred"
        and len(citations) == 1
        and not citations[0].others,
    )


def _cited_states(book: Book, moments: list[Moment]) -> tuple[CitedState, ...]:
    """The words for a moment by the day of their report, the same words in the same state once."""
    together: dict[tuple[str, str], dict[Quote, None]] = {}
    told = [
        (cite.status or moment.status, quote(book, cite.article, [cite.span]))
        for moment in moments
        for cite in moment.citations
        if cite.article in book.reports
    ]
    for status, words in sorted(told, key=lambda one: (one[1].published is None, one[1].published or "")):
        together.setdefault((status, fold_words(words.words[0])), {})[words] = None
    heading = fold_words(moments[0].what)
    return tuple(
        CitedState(status, first, tuple(others), words == heading)
        for (status, words), (first, *others) in together.items()
    )
