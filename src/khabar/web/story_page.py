"""What the page of one story shows, worked out from the story and its reports."""

from collections.abc import Iterable

import msgspec

from khabar.model import Report, Story
from khabar.web.answers import AnswerView, SilenceView, view_answers, view_silences
from khabar.web.book import Book, group_of, one_line, outlet_name, report_href, report_title, story_href
from khabar.web.claims import ClaimRow, n_single_claims, view_claims
from khabar.web.contests import Contest, view_contests
from khabar.web.dates import long_day
from khabar.web.messages import label
from khabar.web.passages import Passage, view_passages
from khabar.web.timeline import MomentView, view_timeline

FULL_LIST = 40  # a list longer than this is folded away after its first entries


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One report as a row of the table of sources."""

    number: int
    id: str
    href: str
    title: str
    outlet: str
    published: str | None
    day: str
    basis: str
    agencies: tuple[str, ...]
    copy_of: tuple[int, ...]  # numbers of the other reports of its group of copies
    is_later_copy: bool


class StoryView(msgspec.Struct, frozen=True, kw_only=True):
    """All that the page of a story shows but statements, figures, actors and gaps, which have their own modules."""

    story: Story
    title: str
    first: str
    last: str
    sources: tuple[Source, ...]
    outlets: tuple[str, ...]  # the unknown one included, under its words
    n_outlets: int  # the known ones
    n_origins: int
    moments: tuple[MomentView, ...]
    changes: tuple[Contest, ...]
    disagreements: tuple[Contest, ...]
    claims: tuple[ClaimRow, ...]
    single_claims: int
    passages: tuple[Passage, ...]
    answers: tuple[AnswerView, ...]
    silences: tuple[SilenceView, ...]
    event_href: str
    related: tuple[tuple[str, str, str], ...]  # href, title and day of the stories about the same happening


def view_story(book: Book, story: Story) -> StoryView:
    """The view of one story in the book's language."""
    reports = reports_of(book, story)
    outlets = outlets_of(book, reports)
    return StoryView(
        story=story,
        title=title_of(book, story),
        first=long_day(story.first, language=book.language),
        last=long_day(story.last, language=book.language),
        sources=view_sources(book, story, reports),
        outlets=outlets,
        n_outlets=len({report.outlet for report in reports if report.outlet}),
        n_origins=n_origins(story, reports),
        moments=view_timeline(book, story),
        changes=view_changes(book, story),
        disagreements=view_disagreements(book, story),
        claims=view_claims(book, story, outlets),
        single_claims=n_single_claims(story),
        passages=view_passages(book, story),
        answers=view_answers(book, story),
        silences=view_silences(book, reports),
        event_href=book.files["event", group[0]] if (group := group_of(book, story)) else "",
        related=view_related(book, story),
    )


def view_related(book: Book, story: Story) -> tuple[tuple[str, str, str], ...]:
    """Address, title and day of the stories about the same happening: those linked to it, then the rest of its group."""
    linked = book.related.get(story.id, ())
    group = group_of(book, story)
    if not linked and not group:
        return ()
    by_id = {one.id: one for one in book.stories}
    shown = [by_id[id_] for id_ in dict.fromkeys((*linked, *group)) if id_ in by_id and id_ != story.id]
    return tuple(
        (story_href(book, one), title_of(book, one), long_day(one.first, language=book.language))
        for one in shown
    )


def title_of(book: Book, story: Story) -> str:
    """The title of a story; where it has none, that of its first report."""
    return story.title or report_title(reports_of(book, story)[0])


def view_changes(book: Book, story: Story) -> tuple[Contest, ...]:
    """What changed in a story. A figure that stands against another one among the disagreements did not replace it."""
    contested = {_values(one.what, " / ") for one in story.disagreements if one.kind == "figure"}
    return view_contests(
        book,
        (
            (one.kind, one.what, one.from_, one.to, ())
            for one in story.changes
            if one.kind != "figure" or _values(one.what, " ← ") not in contested
        ),
    )


def _values(what: str, between: str) -> tuple[str, frozenset[str]]:
    """What is counted, and the two values: "عدد القتلى: 7 / 9" and "عدد القتلى: 7 ← 9" are about the same."""
    head, _, values = what.partition(": ")
    return head, frozenset(value.strip() for value in values.split(between))


def view_disagreements(book: Book, story: Story) -> tuple[Contest, ...]:
    """Where the reports of a story disagree."""
    return view_contests(
        book, ((one.kind, one.what, one.a, one.b, one.caveats) for one in story.disagreements)
    )


def reports_of(book: Book, story: Story) -> list[Report]:
    """The reports of a story by day, the undated last."""
    reports = [book.reports[article] for article in story.articles if article in book.reports]
    return sorted(reports, key=lambda report: (report.published is None, report.published or "", report.id))


def outlets_of(book: Book, reports: Iterable[Report]) -> tuple[str, ...]:
    """The names of the outlets in the order of their first report."""
    return tuple(dict.fromkeys(outlet_name(report, language=book.language) for report in reports))


def n_origins(story: Story, reports: list[Report]) -> int:
    """How many texts there are when copies of one text count once."""
    return len(reports) - sum(len(group) - 1 for group in story.copies)


def view_sources(book: Book, story: Story, reports: list[Report]) -> tuple[Source, ...]:
    """The rows of the table of sources, numbered by day."""
    number_of = {report.id: number for number, report in enumerate(reports, start=1)}
    group_of = {article: group for group in story.copies for article in group}
    sources = []
    for report in reports:
        group = [number_of[article] for article in group_of.get(report.id, ()) if article in number_of]
        number = number_of[report.id]
        agencies = (one_line(span.of(report.text)) for span in report.layout.agencies)
        sources.append(
            Source(
                number=number,
                id=report.id,
                href=report_href(book, report.id),
                title=report_title(report),
                outlet=outlet_name(report, language=book.language),
                published=report.published,
                day=long_day(report.published, language=book.language),
                basis=label("basis", report.published_basis or "none", language=book.language),
                agencies=tuple(dict.fromkeys(agencies)),
                copy_of=tuple(sorted(other for other in group if other != number)),
                is_later_copy=bool(group) and number != min(group),
            )
        )
    return tuple(sources)
