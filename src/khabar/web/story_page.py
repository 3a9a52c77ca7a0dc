"""What the page of one story shows, worked out from the story and its reports."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

import msgspec

from khabar.model import Citation, Cite, Claim, Moment, Report, Story
from khabar.web.book import (
    Book,
    Quote,
    SameWords,
    fold_words,
    one_line,
    outlet_name,
    quote,
    report_href,
    report_title,
    same_words,
    shorten,
)
from khabar.web.dates import in_words, long_day, short_day
from khabar.web.messages import label

_NAMED_SIDES = re.compile(r"([^:]+): ([^/]+) / ([^/]+)")
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


class State(msgspec.Struct, frozen=True):
    """One state a moment passed through, with the day of the report that gave it."""

    day: str
    status: str


class CitedState(msgspec.Struct, frozen=True):
    """The words of one report for a moment, with the status that they give it."""

    status: str
    quote: Quote
    is_heading: bool  # the very words that head the moment


class MomentView(msgspec.Struct, frozen=True, kw_only=True):
    """A moment of the timeline."""

    id: str
    date: str | None
    day: str
    what: str
    status: str
    type: str
    states: tuple[State, ...]
    citations: tuple[CitedState, ...]


class Side(msgspec.Struct, frozen=True):
    """One side of a change or a disagreement: what it says in short, and all who say so."""

    label: str
    quotes: tuple[SameWords, ...]


class Contest(msgspec.Struct, frozen=True, kw_only=True):
    """A change (from, to) or a disagreement: two sides, or more where three values stand against one another."""

    kind: str
    what: str
    sides: tuple[Side, ...]


class Cell(msgspec.Struct, frozen=True):
    """What one outlet has of a claim: where, and which origin (A, B …) it drew on."""

    href: str
    origin: str


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as a row of the table of claims: one list of cells for each outlet."""

    claim: str
    kind: str
    href: str
    cells: tuple[tuple[Cell, ...], ...]
    outlets: int
    independent: int
    grade: str
    reasons: tuple[str, ...]
    missing: tuple[str, ...]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Words that two reports share, the earlier report first."""

    words: str
    first: Quote
    second: Quote
    agency: str | None


class StoryView(msgspec.Struct, frozen=True, kw_only=True):
    """All that the page of a story shows but statements, figures, actors and gaps, which have their own modules."""

    story: Story
    title: str
    first: str
    last: str
    sources: tuple[Source, ...]
    outlets: tuple[str, ...]
    n_origins: int
    moments: tuple[MomentView, ...]
    changes: tuple[Contest, ...]
    disagreements: tuple[Contest, ...]
    claims: tuple[ClaimRow, ...]
    single_claims: int
    passages: tuple[Passage, ...]


def view_story(book: Book, story: Story) -> StoryView:
    """The view of one story in the book's language."""
    reports = reports_of(book, story)
    outlets = outlets_of(book, reports)
    shared = [claim for claim in story.corroboration if len({cite.article for cite in claim.citations}) > 1]
    return StoryView(
        story=story,
        title=story.title or report_title(reports[0]),
        first=long_day(story.first, language=book.language),
        last=long_day(story.last, language=book.language),
        sources=view_sources(book, story, reports),
        outlets=outlets,
        n_origins=n_origins(story, reports),
        moments=tuple(
            _view_moment(book, moment, number) for number, moment in enumerate(story.timeline, start=1)
        ),
        changes=view_contests(book, [(one.kind, one.what, one.from_, one.to) for one in story.changes]),
        disagreements=view_contests(
            book, [(one.kind, one.what, one.a, one.b) for one in story.disagreements]
        ),
        claims=tuple(_view_claim(book, claim, outlets) for claim in shared),
        single_claims=len(story.corroboration) - len(shared),
        passages=_view_passages(book, story),
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


def _view_moment(book: Book, moment: Moment, number: int) -> MomentView:
    citations = [cite for cite in moment.citations if cite.article in book.reports]
    states = [State(short_day(day, language=book.language), status) for day, status in moment.states]
    return MomentView(
        id=f"m{number}",
        date=moment.date,
        day=in_words(moment.date, language=book.language),
        what=moment.what,
        status=moment.status,
        type=moment.type,
        states=tuple(states),
        citations=tuple(_cited_state(book, moment, cite) for cite in citations),
    )


def _cited_state(book: Book, moment: Moment, cite: Citation) -> CitedState:
    quoted = quote(book, cite.article, [cite.span])
    return CitedState(
        cite.status or moment.status, quoted, fold_words(quoted.words[0]) == fold_words(moment.what)
    )


def view_contests(book: Book, pairs: Iterable[tuple[str, str, Cite, Cite]]) -> tuple[Contest, ...]:
    """One contest for all pairs about one thing: what names its two sides ("عدد القتلى: 4 / 7") is drawn together by
    its head and its values, anything else by its whole wording."""
    contests: dict[tuple[str, str], dict[str, dict[Cite, None]]] = {}
    for kind, what, *cites in pairs:
        if all(cite.article in book.reports for cite in cites):
            named = _NAMED_SIDES.fullmatch(what)
            head, labels = (named[1], (named[2], named[3])) if named else (what, ("", "\N{NO-BREAK SPACE}"))
            sides = contests.setdefault((kind, head), {})
            for label_, cite in zip(labels, cites, strict=True):
                sides.setdefault(label_, {})[cite] = None
    return tuple(
        Contest(
            kind=kind,
            what=head,
            sides=tuple(Side(name.strip(), _quotes(book, cites)) for name, cites in sides.items()),
        )
        for (kind, head), sides in contests.items()
    )


def _quotes(book: Book, cites: Iterable[Cite]) -> tuple[SameWords, ...]:
    return same_words(quote(book, cite.article, [cite.span]) for cite in cites)


def _view_claim(book: Book, claim: Claim, outlets: tuple[str, ...]) -> ClaimRow:
    origin_of = {article: _letter(number) for number, group in enumerate(claim.origins) for article in group}
    cells: dict[str, list[Cell]] = defaultdict(list)
    for cite in claim.citations:
        if cite.article in book.reports:
            name = outlet_name(book.reports[cite.article], language=book.language)
            cells[name].append(
                Cell(report_href(book, cite.article, span=cite.span), origin_of.get(cite.article, ""))
            )
    return ClaimRow(
        claim=claim.claim,
        kind=claim.kind,
        href=report_href(book, claim.citations[0].article, span=claim.citations[0].span),
        cells=tuple(tuple(cells[outlet]) for outlet in outlets),
        outlets=claim.outlets,
        independent=claim.independent,
        grade=claim.grade,
        reasons=claim.reasons,
        missing=claim.missing,
    )


def _view_passages(book: Book, story: Story) -> tuple[Passage, ...]:
    """Shared passages, the longest first; those of whole copies are told by the table of reports already."""
    copied = {frozenset(pair) for group in story.copies for pair in combinations(group, 2)}
    passages = []
    for reuse in story.reuse:
        sides = [reuse.b, reuse.a] if reuse.first == reuse.b.article else [reuse.a, reuse.b]
        articles = [side.article for side in sides]
        if frozenset(articles) not in copied and all(article in book.reports for article in articles):
            first, second = (quote(book, side.article, [side.span]) for side in sides)
            passages.append(
                Passage(
                    words=shorten(" ".join(first.words), length=320),
                    first=first,
                    second=second,
                    agency=reuse.agency,
                )
            )
    return tuple(sorted(passages, key=lambda passage: -len(passage.first.words[0])))


def _letter(number: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26]
