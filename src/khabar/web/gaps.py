"""What is missing from a story: undated reports, plans without an outcome, words without a speaker, times without a value."""

from collections.abc import Sequence

import msgspec

from khabar.model import Report, Story
from khabar.web.book import Book, Quote, quote, report_href, report_title
from khabar.web.dates import in_words
from khabar.web.open_plans import find_open_plans, plan_key
from khabar.web.timeline import MomentView

SHOWN = 6
# A Hijri year is known, though it has no one Gregorian year; it is no gap.
_KNOWN_ENOUGH = frozenset(
    ["a Hijri year falls into two Gregorian ones", "a Hijri century has no Gregorian one of its own"]
)


class OpenPlan(msgspec.Struct, frozen=True):
    """A plan whose day has passed in the story without a report that it was carried out or called off."""

    day: str
    moment: MomentView


class Gaps(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader must not take for known. Lists are cut at `SHOWN`; the counts are whole."""

    undated: tuple[tuple[str, str], ...]  # href, title
    no_outlet: tuple[tuple[str, str], ...]
    open_plans: tuple[OpenPlan, ...]
    no_speaker: tuple[Quote, ...]
    n_no_speaker: int
    no_value: tuple[Quote, ...]
    n_no_value: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing of this kind was met."""
        return not (self.undated or self.no_outlet or self.open_plans or self.no_speaker or self.no_value)


def find_gaps(book: Book, story: Story, *, reports: Sequence[Report], moments: Sequence[MomentView]) -> Gaps:
    """The gaps of one story."""
    no_speaker = [
        (report, statement)
        for report in reports
        for statement in report.statements
        if not statement.speaker_name and statement.content
    ]
    no_value = [
        (report, time)
        for report in reports
        for time in report.times
        if time.value is None and time.reason not in _KNOWN_ENOUGH
    ]
    open_plans = find_open_plans(story, reports)
    return Gaps(
        undated=tuple(
            (report_href(book, report.id), report_title(report)) for report in reports if not report.published
        ),
        no_outlet=tuple(
            (report_href(book, report.id), report_title(report)) for report in reports if not report.outlet
        ),
        open_plans=tuple(
            OpenPlan(in_words(moment.date, language=book.language), moment)
            for moment in moments
            if moment.status == "planned" and plan_key(moment.date, moment.what) in open_plans
        ),
        no_speaker=tuple(
            quote(book, report.id, statement.content) for report, statement in no_speaker[:SHOWN]
        ),
        n_no_speaker=len(no_speaker),
        no_value=tuple(quote(book, report.id, [time.span]) for report, time in no_value[:SHOWN]),
        n_no_value=len(no_value),
    )
