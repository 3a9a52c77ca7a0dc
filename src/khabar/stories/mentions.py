"""The events of a story's reports side by side, ready to be merged: each with parties, day, family and one line of words."""

from collections.abc import Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Event, EventStatus, Report, Span
from khabar.stories.lines import line_of, sentence_of
from khabar.stories.parties import Cast, find_names, parties_of

_FAMILIES = {
    "talks": ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"),
    "easing": ("CONCEDE", "RETREAT"),
    "words": ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"),
    "force": ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST"),
}
FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One event of one report. `report` is its place in the story's reports, which stand by day."""

    report: int
    event: Event
    family: str
    date: str | None
    parties: tuple[str, ...]
    lemma: str
    sentence: Span
    is_lead: bool  # in the headline or the first sentences

    @property
    def status(self) -> EventStatus:
        """Occurred, planned … as the report has it."""
        return self.event.status


def find_mentions(reports: Sequence[Report], cast: Cast) -> list[Mention]:
    """All event mentions of the reports, by report and place in the text."""
    mentions = []
    for place, report in enumerate(reports):
        names = find_names(report, cast)
        for event in report.events:
            mentions.append(
                Mention(
                    report=place,
                    event=event,
                    family=FAMILY.get(event.type, "other"),
                    date=event.date,
                    parties=parties_of(report, event, names, cast),
                    lemma=event.lemma or _bare(event.trigger.of(report.text)),
                    sentence=sentence_of(report.text, event.trigger.start),
                    is_lead=event.trigger.start < report.layout.body + 400,
                )
            )
    return mentions


def words_of(report: Report, mention: Mention) -> Span:
    """The line of the report that tells the event."""
    return line_of(report.text, mention.event.trigger)


def _bare(trigger: str) -> str:
    """A trigger whose lemma is not known, without conjunction, preposition and article."""
    word = fold_word(trigger)
    if len(word) > 4 and word[0] in "وف":
        word = word[1:]
    if len(word) > 4 and word[0] in "بل":
        word = word[1:]
    return word[2:] if len(word) > 4 and word.startswith("ال") else word
