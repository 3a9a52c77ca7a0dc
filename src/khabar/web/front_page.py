"""What the front page shows: the stories, who spoke most, what was skipped."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from khabar.model import Story
from khabar.web.book import Book, report_title, story_href
from khabar.web.dates import date_of, long_day, short_day
from khabar.web.people import find_cast, roles_of, speaker_of
from khabar.web.story_page import n_origins, outlets_of, reports_of, view_changes, view_disagreements

STORIES_A_PAGE = 150
SPEAKERS_SHOWN = 15


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A story as the front page lists it."""

    href: str
    title: str
    first: str
    last: str
    outlets: tuple[str, ...]
    n_outlets: int  # the known ones
    n_reports: int
    n_origins: int
    n_days: int
    n_changes: int
    n_disagreements: int
    n_plans: int


class TopSpeaker(msgspec.Struct, frozen=True, kw_only=True):
    """One who spoke much, with the stories he speaks in."""

    name: str
    role: str
    n_statements: int
    n_reports: int
    stories: tuple[tuple[str, str], ...]  # href, title


def view_cards(book: Book) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """The stories of several reports, and those of one report; each by last day, the newest first, then by size."""
    cards = [
        (story, _card(book, story))
        for story in book.stories
        if any(article in book.reports for article in story.articles)
    ]
    cards.sort(key=lambda pair: (pair[0].last or "", pair[1].n_reports, pair[0].id), reverse=True)
    several = tuple(card for _, card in cards if card.n_reports > 1)
    return several, tuple(card for _, card in cards if card.n_reports == 1)


def view_top_speakers(book: Book) -> tuple[TopSpeaker, ...]:
    """The named speakers with most statements; words that copies repeat count once."""
    reports = sorted(book.reports.values(), key=lambda report: report.id)
    copies = {article for story in book.stories for group in story.copies for article in sorted(group)[1:]}
    cast = find_cast(reports)
    tallies: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for report in reports:
        if report.id in copies:
            continue
        for statement in report.statements:
            if statement.actor:
                key, name = speaker_of(statement, cast)
                tallies[key].append(report.id)
                names[key] = name
    roles = roles_of(reports)
    order = sorted(tallies, key=lambda key: (-len(tallies[key]), names[key]))[:SPEAKERS_SHOWN]
    return tuple(
        TopSpeaker(
            name=names[key],
            role=max(roles.get(key, ()), key=len, default=""),
            n_statements=len(tallies[key]),
            n_reports=len(set(tallies[key])),
            stories=_stories_of(book, tallies[key]),
        )
        for key in order
    )


def _stories_of(book: Book, articles: Sequence[str]) -> tuple[tuple[str, str], ...]:
    stories = {
        book.story_of[article].id: book.story_of[article] for article in articles if article in book.story_of
    }
    return tuple((story_href(book, story, at="statements"), story.title) for story in stories.values())[:3]


def _card(book: Book, story: Story) -> Card:
    reports = reports_of(book, story)
    first, last = date_of(story.first), date_of(story.last)
    return Card(
        href=story_href(book, story),
        title=story.title or report_title(reports[0]),
        first=short_day(story.first, language=book.language),
        last=long_day(story.last[:10] if story.last else None, language=book.language),
        outlets=outlets_of(book, reports),
        n_outlets=len({report.outlet for report in reports if report.outlet}),
        n_reports=len(reports),
        n_origins=n_origins(story, reports),
        n_days=(last - first).days + 1 if first and last else 0,
        n_changes=len(view_changes(book, story)),
        n_disagreements=len(view_disagreements(book, story)),
        n_plans=sum(moment.status == "planned" for moment in story.timeline),
    )
