"""What an event is called on the pages: by its type, and by its mode where that says what it is."""

from collections.abc import Iterable

from khabar.model import Event, Moment, Report

_JOINING = frozenset({"انضم", "انضمام", "ضم", "التحق"})
_WIDE = frozenset({"AGREE", "SUPPORT", "COOPERATE"})


def kind_of(event: Event) -> str:
    """The type of an event, or JOIN where somebody joins something: "تأييد" says nothing of an accession."""
    joins = event.type in _WIDE and (event.mode == "join" or event.lemma in _JOINING)
    return "JOIN" if joins else event.type


def kind_of_moment(moment: Moment, reports: Iterable[Report]) -> str:
    """The kind of a moment: that of the events under its words, where they agree; else its type."""
    cited = {cite.article: cite.span for cite in moment.citations}
    kinds = {
        kind_of(event)
        for report in reports
        if report.id in cited
        for event in report.events
        if event.type == moment.type and event.trigger.overlaps(cited[report.id])
    }
    return kinds.pop() if len(kinds) == 1 else moment.type
