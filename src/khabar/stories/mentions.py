"""The events of a story's reports side by side, ready to be merged: each with parties, day, family and one line of words."""

from collections.abc import Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Event, EventStatus, Report, Span
from khabar.stories.lines import line_of, sentence_of
from khabar.stories.parties import Cast, find_names, parties_of
from khabar.stories.signatures import day_number
from khabar.stories.stems import folded_words
from khabar.stories.yardsticks import is_yardstick

_FAMILIES = {
    "talks": ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"),
    "easing": ("CONCEDE", "RETREAT"),
    "words": ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"),
    "force": ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST"),
}
FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}


_NEWS_DAYS = 3
_SINCE = 30  # characters before a day in which "since" makes it a beginning
_JUST_BEFORE = 12
_CLAUSE = 100  # characters between an act and a day of the past that dates it
_OF_A_YEAR = frozenset(["لعام", "لسنه", "منذ", "بحلول", "موازنه", "انتخابات"])  # "the elections of 2016"
_ROSE = frozenset(["ارتفع", "ارتفعت", "ارتفاع"])
_TOLL = frozenset(["حصيله", "الحصيله", "عدد", "ضحايا"])
_RELATIVES = frozenset(["الذي", "التي", "الذين", "اللذين", "اللتين", "والذي", "والتي"])
_OPENS = frozenset(["الذي", "التي", "الذين", "والذي", "والتي", "منذ", "ومنذ"])


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
                    date=_date_of(report, event),
                    parties=parties_of(report, event, names, cast),
                    lemma=event.lemma or _bare(event.trigger.of(report.text)),
                    sentence=sentence_of(report.text, event.trigger.start),
                    is_lead=event.trigger.start < report.layout.body + 400,
                )
            )
    return mentions


def _date_of(report: Report, event: Event) -> str | None:
    """The day of an event, unless it is that of another clause: "the council, which was founded in 1981".

    A day that lies far from that of the report must stand in the sentence of the event, and nothing that opens a clause
    of its own between the two.
    """
    if event.date is None or event.time is None or event.time >= len(report.times):
        return event.date
    told, day = day_number(report.published), day_number(event.date) if len(event.date) == 10 else None
    span = report.times[event.time].span
    if _is_of_risen_toll(report, event, span):
        return None
    is_gone = event.status == "planned" and told is not None and day is not None and day < told
    if is_gone or is_yardstick(report.text, span):
        return None  # a plan of this day's report lies ahead of it: the day is that of another clause
    if told is not None and day is not None and abs(told - day) <= _NEWS_DAYS:
        begins = folded_words(report.text[max(0, span.start - _JUST_BEFORE) : span.start])[-2:]
        is_since = bool({"منذ", "ومنذ"} & set(begins))  # "has been bombing since Friday"
        return None if is_since or _is_of_relative(report.text, event, span) else event.date
    between = report.text[min(event.trigger.end, span.end) : max(event.trigger.start, span.start)]
    if not sentence_of(report.text, event.trigger.start).overlaps(span):
        return None
    since = folded_words(report.text[max(0, span.start - _SINCE) : span.start])
    if len(between) > _CLAUSE or {"منذ", "ومنذ"} & set(
        since
    ):  # "since he took office in May 2019 he has met …"
        return None
    is_after = span.start > event.trigger.start
    before = folded_words(report.text[max(0, span.start - 24) : span.start])[-2:]
    if before and before[-1] in _OF_A_YEAR:
        return None
    return None if is_after and (_OPENS & {*folded_words(between), *before}) else event.date


def _is_of_risen_toll(report: Report, event: Event, day: Span) -> bool:
    """Whether the day is that on which a toll rose: "ارتفعت حصيلة الاشتباك إلى سبعة قتلى، الثلاثاء" says nothing of when they clashed."""
    if FAMILY.get(event.type) != "force":
        return False
    sentence = sentence_of(report.text, event.trigger.start)
    words = {word.lstrip("و") for word in folded_words(report.text[sentence.start : event.trigger.start])}
    between = folded_words(report.text[min(event.trigger.end, day.end) : max(event.trigger.start, day.start)])
    return bool(words & _ROSE) and bool(words & _TOLL) and not _RELATIVES & set(between)


def _is_of_relative(text: str, event: Event, day: Span) -> bool:
    """Whether a near day is that of a relative clause behind the act: "ندد بالتفجير الذي وقع أمس". Of a blow the two are one."""
    if FAMILY.get(event.type) in ("force", None) or day.start < event.trigger.end:
        return False
    return bool(_RELATIVES & {*folded_words(text[event.trigger.end : day.start])})


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
