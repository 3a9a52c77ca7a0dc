"""Weekdays that differ: one act of the past on Saturday by one report, on Sunday by the next.

"Today" and "yesterday" are counted from the day of a crawl and prove nothing: both reports must name the weekday or write the date.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from khabar.model import Cite, Disagreement, Report, Time
from khabar.stories.incidents import Incident, Places, find_places, incident_of, may_be_one
from khabar.stories.lines import line_of, sentence_of
from khabar.stories.mentions import Mention, words_of
from khabar.stories.signatures import day_number
from khabar.stories.stems import content_stems, folded_words
from khabar.stories.tallies import Tally

_WEEKDAYS = {
    "الاثنين": 0,
    "الثلاثاء": 1,
    "الاربعاء": 2,
    "الخميس": 3,
    "الجمعه": 4,
    "السبت": 5,
    "الاحد": 6,
}  # Monday is 0, as in date.weekday()
_BESIDE = 14  # characters after a time in which its weekday stands: "أمس السبت", "اليوم (الأحد)"
_HEAD = 500  # characters of a body that tell the news
_FAR_DAYS = 3  # more days apart two acts are meant
_SHARED_STEMS, _SHARED_PART = (
    4,
    0.4,
)  # content words of two lines that tell of one blow, beside its toll and place
_SHARED_OF_ACT, _PART_OF_ACT = 5, 0.6  # the same of another act, told by one verb
_LEAST_TOLL = 2
_NIGHT = frozenset(["ليل", "ليله", "ليلا", "منتصف", "فجر", "مساء", "الليله", "الليل", "فجرا"])
_FAR = 200  # characters
_SAID = (
    "اعلن",
    "قال",
    "افاد",
    "ذكر",
    "صرح",
    "اكد",
    "اوضح",
    "وفق",
    "بحسب",
    "حسب",
    "نقل",
    "كشف",
    "تصريح",
    "بيان",
    "قول",
)
_THAT = frozenset(["ان", "بان", "انه", "انها", "بانه", "بانها"])
_ROSE = frozenset(["ارتفع", "ارتفعت", "ارتفاع", "حصيله", "الحصيله"])
_AT_NIGHT = 16  # characters before and after a weekday in which the hour stands
_MAX_TOLD = 60  # acts of a story that are held against one another


class Told(msgspec.Struct, frozen=True):
    """One act of one report on a day that its words name."""

    mention: Mention
    value: str
    weekday: int
    stems: frozenset[str]
    incident: Incident
    tolls: Mapping[str, frozenset[float]]
    is_at_night: bool


def find_weekday_disagreements(
    reports: Sequence[Report],
    one_text: Sequence[int],
    *,
    mentions: Sequence[Mention],
    tallies: Sequence[Tally],
) -> Iterable[Disagreement]:
    """A disagreement for two reports that lay one act of the past on different weekdays: one of each pair of reports."""
    told = _all_told(reports, mentions, tallies)
    if len({one.weekday for one in told}) < 2:
        return
    given: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for one in told:
        given[one.mention.report].add((one.mention.event.type, one.weekday))
    seen: set[tuple[int, int]] = set()
    for number, one in enumerate(told):
        for two in told[number + 1 :]:
            pair = (one.mention.report, two.mention.report)
            kind = one.mention.event.type
            if (
                one_text[pair[0]] == one_text[pair[1]]
                or pair in seen
                or not _is_one_act(one, two)
                or (kind, two.weekday) in given[pair[0]]  # who has such an act on both days tells of two
                or (kind, one.weekday) in given[pair[1]]
            ):
                continue
            seen.add(pair)
            first, last = sorted((one, two), key=lambda act: (act.value, act.mention.report))
            yield Disagreement(
                kind="date",
                what=f"{first.value} / {last.value}",
                a=_cite(reports, first.mention),
                b=_cite(reports, last.mention),
            )


def _cite(reports: Sequence[Report], mention: Mention) -> Cite:
    """The line of an act, or that of its day where the two stand apart."""
    report = reports[mention.report]
    line, day = words_of(report, mention), report.times[mention.event.time or 0].span
    return Cite(report.id, line if line.contains(day) else line_of(report.text, day))


def _all_told(reports: Sequence[Report], mentions: Sequence[Mention], tallies: Sequence[Tally]) -> list[Told]:
    places: dict[int, Places] = {}
    own: dict[int, list[Tally]] = defaultdict(list)
    for tally in tallies:
        own[tally.report].append(tally)
    found: list[Told] = []
    for mention in mentions:
        report = reports[mention.report]
        weekday = _weekday(report, mention)
        if weekday is None:
            continue
        if mention.report not in places:
            places[mention.report] = find_places(report)
        found.append(_told(report, mention, weekday, places[mention.report], own[mention.report]))
        if len(found) == _MAX_TOLD:
            break
    return found


def _weekday(report: Report, mention: Mention) -> int | None:
    """The weekday that the words beside a deed's day name; None where they name none or another than the day is."""
    event = mention.event
    if event.time is None or mention.status not in ("occurred", "ongoing") or len(mention.date or "") != 10:
        return None
    time = report.times[event.time]
    is_beside = sentence_of(report.text, event.trigger.start).overlaps(time.span)
    if time.value != mention.date or not (is_beside or (mention.is_lead and _is_only_day(report, time))):
        return None
    return None if _is_of_words(report, mention, time) else _named_weekday(report, time)


def _is_of_words(report: Report, mention: Mention, time: Time) -> bool:
    """Whether the day is that on which the act was spoken of: "وفق ما أعلنت الإدارة، الثلاثاء", "قال، الخميس، إن"; or the toll rose."""
    trigger, day = mention.event.trigger, time.span
    first, last = min(trigger.end, day.end), max(trigger.start, day.start)
    if not mention.sentence.overlaps(day):  # the day stands in a sentence of its own
        first, last = sentence_of(report.text, day.start).start, day.start
    between = folded_words(report.text[first:last][-_FAR:])
    if any(word.lstrip("وف").startswith(_SAID) for word in between):
        return True
    if day.start < trigger.start and _THAT & {word.lstrip("وف") for word in between}:
        return True
    told = {word.lstrip("وف") for word in folded_words(mention.sentence.of(report.text)[:_FAR])}
    return bool(told & _ROSE)


def _is_only_day(report: Report, time: Time) -> bool:
    """Whether a day is the only one that the head of its report names: then it is that of the news."""
    end = report.layout.body + _HEAD
    days = {one.value for one in report.times if one.span.start < end and len(one.value or "") == 10}
    return time.span.start < end and days <= {time.value}


def _named_weekday(report: Report, time: Time) -> int | None:
    words = time.span.of(report.text)
    beside = folded_words(report.text[time.span.end : time.span.end + _BESIDE])
    named = {_WEEKDAYS[word] for word in (*folded_words(words), *beside) if word in _WEEKDAYS}
    day = date.fromisoformat(time.value or "").weekday()
    if not named and any(letter.isdigit() for letter in words):
        return day
    return day if named == {day} else None


def _told(report: Report, mention: Mention, weekday: int, places: Places, tallies: Sequence[Tally]) -> Told:
    line = words_of(report, mention)
    span = report.times[mention.event.time or 0].span
    near = report.text[max(0, span.start - _AT_NIGHT) : span.end + _AT_NIGHT]
    tolls: dict[str, set[float]] = defaultdict(set)
    for tally in tallies:
        if mention.sentence.contains(tally.span):
            tolls[tally.kind].add(tally.value)
    return Told(
        mention=mention,
        value=mention.date or "",
        weekday=weekday,
        stems=frozenset(content_stems(line.of(report.text))),
        incident=incident_of(report, line, places),
        tolls={kind: frozenset(values) for kind, values in tolls.items()},
        is_at_night=bool(_NIGHT & set(folded_words(near))),
    )


def _is_one_act(one: Told, two: Told) -> bool:
    first, second = day_number(one.value), day_number(two.value)
    if first is None or second is None or not 0 < abs(first - second) <= _FAR_DAYS:
        return False
    if one.mention.event.type != two.mention.event.type or not may_be_one(one.incident, two.incident):
        return False
    if one.is_at_night and two.is_at_night:  # the night of Saturday is the dawn of Sunday
        return False
    n_shared = len(one.stems & two.stems)
    least = min(len(one.stems), len(two.stems))
    if one.mention.family == "force":
        is_alike = n_shared >= _SHARED_STEMS and n_shared >= _SHARED_PART * least
        return is_alike and _has_one_toll(one, two) and _is_at_one_place(one.incident, two.incident)
    is_alike = n_shared >= _SHARED_OF_ACT and n_shared >= _PART_OF_ACT * least
    parties = set(one.mention.parties) & set(two.mention.parties)
    return is_alike and one.mention.lemma == two.mention.lemma and len(parties) > 0


def _has_one_toll(one: Told, two: Told) -> bool:
    """Whether two sentences give one toll, and none that differs: of two blows the tolls are seldom alike."""
    kinds = one.tolls.keys() & two.tolls.keys()
    shared = [one.tolls[kind] & two.tolls[kind] for kind in kinds]
    return bool(shared) and all(max(values, default=0.0) >= _LEAST_TOLL for values in shared)


def _is_at_one_place(one: Incident, two: Incident) -> bool:
    return bool((one.places | one.lead) & (two.places | two.lead))
