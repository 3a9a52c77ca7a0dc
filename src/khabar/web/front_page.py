"""What the front page shows: the stories by weight, those about one happening together, who spoke most."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from khabar.model import Report, Story
from khabar.web.book import Book, story_href
from khabar.web.dates import date_of, long_day, short_day
from khabar.web.happenings import is_reaction, likeness, name_happening
from khabar.web.offices import office, roles_of
from khabar.web.open_plans import find_open_plans
from khabar.web.people import Tally, count_speakers, find_cast
from khabar.web.story_page import (
    n_origins,
    outlets_of,
    reports_of,
    title_of,
    view_changes,
    view_disagreements,
)

STORIES_A_PAGE = 150
SINGLES_A_PAGE = 600  # they are folded by day, below the stories of the last page
SPEAKERS_SHOWN = 15


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A story as the front page lists it."""

    id: str
    date: str  # of the last report, empty where it is not known
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


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A story of several reports, or the stories about one happening, the weightiest first."""

    href: str
    name: str  # of a story its title, of a group what happened
    cards: tuple[Card, ...]
    first: str
    last: str
    n_days: int
    outlets: tuple[str, ...]
    n_outlets: int
    n_reports: int
    n_origins: int

    @property
    def is_group(self) -> bool:
        """Whether several stories stand in it."""
        return len(self.cards) > 1


class Day(msgspec.Struct, frozen=True):
    """The single reports of one day."""

    day: str
    cards: tuple[Card, ...]


class TopSpeaker(msgspec.Struct, frozen=True, kw_only=True):
    """One who spoke much, with the stories he speaks in."""

    name: str
    role: str
    n_statements: int
    n_reports: int
    stories: tuple[tuple[str, str], ...]  # href, title


def view_entries(book: Book) -> tuple[list[Entry], list[Card]]:
    """What the front page lists by weight (outlets times reports), then day; and apart, the stories of one report, the
    newest first. Stories about one happening are one entry, single reports among them."""
    cards = {
        story.id: _card(book, story)
        for story in book.stories
        if any(article in book.reports for article in story.articles)
    }
    grouped = [[cards[id_] for id_ in group if id_ in cards] for group in book.groups]
    of_groups = {id_ for group in book.groups for id_ in group}
    alone = [[card] for id_, card in cards.items() if id_ not in of_groups]
    together = [group for group in (*grouped, *alone) if len(group) > 1 or (group and group[0].n_reports > 1)]
    stories = {story.id: story for story in book.stories}
    entries = [_entry(book, _in_order(group), stories) for group in together]
    listed = {card.id for entry in entries for card in entry.cards}
    singles = [card for id_, card in cards.items() if id_ not in listed]
    singles.sort(key=lambda card: (card.outlets, card.title, card.id))
    singles.sort(key=lambda card: card.date[:10], reverse=True)
    order = {id(entry): max(card.date for card in entry.cards) for entry in entries}
    entries.sort(
        key=lambda entry: (max(entry.n_outlets, 1) * entry.n_reports, order[id(entry)], entry.cards[0].id),
        reverse=True,
    )
    return entries, singles


def by_day(cards: Sequence[Card]) -> list[Day]:
    """Single reports under their days, in the order given."""
    days: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        days[card.last].append(card)
    return [Day(day, tuple(own)) for day, own in days.items()]


def _weight(card: Card) -> tuple[int, str, str]:
    return max(card.n_outlets, 1) * card.n_reports, card.date, card.id


def _in_order(cards: list[Card]) -> list[Card]:
    """The cards of a group: at the head the one whose title tells what most titles tell, then the weightiest."""
    order = sorted(cards, key=_weight, reverse=True)
    told = [card for card in order if not is_reaction(card.title)] or order
    like = likeness([card.title for card in cards])
    head = max(told, key=lambda card: like(card.title))
    return [head, *(card for card in order if card is not head)]


def _entry(book: Book, cards: Sequence[Card], by_id: Mapping[str, Story]) -> Entry:
    if len(cards) == 1:
        card = cards[0]
        return Entry(
            href=card.href, name=card.title, cards=(card,), first=card.first, last=card.last, n_days=card.n_days, outlets=card.outlets,
            n_outlets=card.n_outlets, n_reports=card.n_reports, n_origins=card.n_origins,
        )  # fmt: skip
    stories = [by_id[card.id] for card in cards]
    reports = [report for story in stories for report in reports_of(book, story)]
    firsts = sorted(story.first for story in stories if story.first)
    lasts = sorted(story.last for story in stories if story.last)
    first, last = (firsts[0], lasts[-1]) if firsts and lasts else (None, None)
    one, other = date_of(first), date_of(last)
    return Entry(
        href=book.files["event", min(card.id for card in cards)],
        name=name_happening([card.title for card in cards]),
        cards=tuple(cards),
        first=short_day(first, language=book.language),
        last=long_day(last[:10] if last else None, language=book.language),
        n_days=(other - one).days + 1 if one and other else 0,
        outlets=outlets_of(book, reports),
        n_outlets=len({report.outlet for report in reports if report.outlet}),
        n_reports=len(reports),
        n_origins=sum(card.n_origins for card in cards),
    )


def view_top_speakers(book: Book, reports: Iterable[Report]) -> tuple[TopSpeaker, ...]:
    """The named speakers of some reports by how many outlets and reports carry them, then by how much they say; copies weigh
    nothing. How much is counted as on the pages of their stories."""
    by_story: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: report.id):
        story = book.story_of.get(report.id)
        by_story[story.id if story else report.id].append(report)
    tallies: dict[str, list[Tally]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for members in by_story.values():
        cast = find_cast(members)
        for key, tally in count_speakers(members, cast).items():
            if key in cast.names:
                tallies[key].append(tally)
                names[key][tally.name] += tally.n_reports
    roles = roles_of([report for members in by_story.values() for report in members])
    copies = {article for story in book.stories for group in story.copies for article in sorted(group)[1:]}
    order = sorted(tallies, key=lambda key: (_weight_of(tallies[key], copies), key))[:SPEAKERS_SHOWN]
    return tuple(
        TopSpeaker(
            name=max(names[key], key=lambda name: (len(name), name)),
            role=office(roles.get(key, ())),
            n_statements=sum(tally.n_statements for tally in tallies[key]),
            n_reports=sum(tally.n_reports for tally in tallies[key]),
            stories=_stories_of(book, [report.id for tally in tallies[key] for report, _ in tally.pairs]),
        )
        for key in order
    )


def _weight_of(tallies: Sequence[Tally], copies: set[str]) -> tuple[int, int]:
    """Outlets times reports, then statements, of what is no copy; the most first."""
    own = {report.id: report for tally in tallies for report, _ in tally.pairs if report.id not in copies}
    outlets = {report.outlet for report in own.values() if report.outlet}
    return -max(len(outlets), 1) * len(own), -sum(tally.n_statements for tally in tallies)


def _stories_of(book: Book, articles: Sequence[str]) -> tuple[tuple[str, str], ...]:
    stories = {
        book.story_of[article].id: book.story_of[article] for article in articles if article in book.story_of
    }
    return tuple((story_href(book, story, at="statements"), story.title) for story in stories.values())[:3]


def _card(book: Book, story: Story) -> Card:
    reports = reports_of(book, story)
    first, last = date_of(story.first), date_of(story.last)
    return Card(
        id=story.id,
        date=story.last or "",
        href=story_href(book, story),
        title=title_of(book, story),
        first=short_day(story.first, language=book.language),
        last=long_day(story.last[:10] if story.last else None, language=book.language),
        outlets=outlets_of(book, reports),
        n_outlets=len({report.outlet for report in reports if report.outlet}),
        n_reports=len(reports),
        n_origins=n_origins(story, reports),
        n_days=(last - first).days + 1 if first and last else 0,
        n_changes=len(view_changes(book, story)),
        n_disagreements=len(view_disagreements(book, story)),
        n_plans=len(find_open_plans(story, reports)),
    )
