"""The day of an event: from the times nearest to it in syntax, and what a time belongs to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping, Sequence
from datetime import date

import msgspec

from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.subjects import Sentence
from khabar.model import Event, Time, Words

_DAY = re.compile(r"\d{4}(-\d\d)?(-\d\d)?(?=$|T)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MAX_WORDS = 30
_MAX_COST = 30
_ONGOING_REACH = 3
_BOUNDARY = {"relative": 24, "that": 8, "subordinate": 8, "comma": 2}


class Dated(msgspec.Struct, frozen=True):
    """A time that gives a day, month or year: its first word, its index, and the statement that it stands in."""

    word: int
    index: int
    value: str
    statement: int | None
    anchor: str = "-"  # what a relative value was counted from


def date_of(
    sentence: Sentence, draft: Draft, times: Sequence[Dated], *, statement: int | None, rivals: Sequence[int]
) -> tuple[Dated | None, str | None]:
    """The time that dates the event, or None with the reason why the date is open.

    `rivals` are the words of all triggers of the sentence. A time outside the words of a statement does not date
    what is told in them ("أعلنت الأحد أنها قتلت"), nor one behind another verb.
    """
    trigger = sentence.pieces[draft.index].first
    best: tuple[float, Dated] | None = None
    low = bisect_left(times, trigger - _MAX_WORDS, key=lambda time: time.word)
    high = bisect_right(times, trigger + _MAX_WORDS, key=lambda time: time.word)
    for time in times[low:high]:
        if time.statement != statement:
            continue
        cost = _cost(sentence, draft, time.word, rivals)
        if best is None or cost < best[0]:
            best = cost, time
    if best is None:
        return None, "no date in its sentence"
    if best[0] > _MAX_COST:
        return None, "the dates of its sentence belong to other events"
    return best[1], None


def _cost(sentence: Sentence, draft: Draft, time: int, rivals: Sequence[int]) -> float:
    """How far a time stands from a trigger: words, other triggers and openings of clauses between them."""
    trigger = sentence.pieces[draft.index].first
    low, high = min(trigger, time), max(trigger, time)
    between = max(0, bisect_left(rivals, high) - bisect_right(rivals, low))
    cost = 0.6 * (high - low) + 5.0 * between
    if time < trigger:
        cost += _taken(sentence, draft, time)
    if is_bound(sentence.words, time):
        cost += _MAX_COST
    if draft.status == "ongoing" and high - low > _ONGOING_REACH:
        cost += _MAX_COST  # what goes on has no day but one right beside it
    return cost + _boundaries(sentence, draft, low, high, step=1 if time > trigger else -1)


AFTER = frozenset({"بعد", "عقب", "اثر", "منذ", "قبل", "قبيل", "بعيد", "غداه"})
BOUND = frozenset({"منذ", "حتي", "بين", "قبل", "لغايه"})


def is_bound(words: Words, time: int) -> bool:
    """Whether a time only bounds a period: "منذ مارس", "بين شهري مارس ويوليو"."""
    told = words.words
    before = [told[at].norm for at in range(max(0, time - 2), time)]
    return bool(before) and (before[-1] in BOUND or before[0] == "بين")


def _taken(sentence: Sentence, draft: Draft, time: int) -> float:
    """What a time costs that stands before a trigger: it belongs to the predicate before it, if one stands there in its clause."""
    piece = sentence.pieces[draft.index]
    words = sentence.words
    near = words[piece.first - 1].norm if piece.first else ""
    if near in AFTER or (near == "علي" and piece.first > 1 and words[piece.first - 2].norm == "بناء"):
        return _MAX_COST  # "استعادوا المدينة الثلاثاء بعد حصارها"
    if _opens(sentence, time):
        return 0.0
    noun = draft.reading.kind == "noun"
    if noun and (draft.reading.clitic == "ل" or draft.status in ("called_for", "hypothetical")):
        return _MAX_COST  # what somebody did on that day for this purpose
    return 6.0


def _opens(sentence: Sentence, time: int) -> bool:
    """Whether no verb and no event stands in the clause before a time: "وفي 2013 شن …"."""
    pieces = sentence.pieces
    at = bisect_left(pieces, time, key=lambda piece: piece.first) - 1
    while at >= 0 and pieces[at].kind in ("np", "particle"):
        at -= 1
    return at < 0 or pieces[at].kind not in ("verb", "event")


_CASUALTIES = frozenset({"مقتل", "مصرع", "قتل", "أصيب", "قتيل", "جرح", "استشهد", "استشهاد", "أودى"})


def _boundaries(sentence: Sentence, draft: Draft, low: int, high: int, *, step: int) -> float:
    """What the openings of clauses between a trigger and a time cost; a relative clause that a comma has closed is passed over."""
    cost = 0.0
    closed = draft.entry.lemma in _CASUALTIES  # "الهجوم في مارس الذي أدى إلى مقتل": the fallen have its day
    inner = 0.0
    at = draft.index + step
    while 0 <= at < len(sentence.pieces) and low < sentence.pieces[at].first < high:
        piece = sentence.pieces[at]
        if piece.kind == "comma":
            closed, inner = True, 0.0
        if piece.kind == "stop":
            cost += 4 if piece.norm in ("؛", ";") else 20
        elif piece.kind == "relative":
            inner += 0.0 if closed and step < 0 else _BOUNDARY["relative"]
        else:
            cost += _BOUNDARY.get(piece.kind, 0)
        at += step
    return cost + inner


_VERB_BACK = 25  # words looked back over for the verb of a time, and ahead where it opens its sentence
_VERB_AHEAD = 8


def hosts_of(events: Sequence[Event]) -> dict[int, int]:
    """Of each time the first event that the rules of its sentence date by it."""
    hosts: dict[int, int] = {}
    for at, event in enumerate(events):
        if event.time is not None:
            hosts.setdefault(event.time, at)
    return hosts


def rulers_of(
    dated: Mapping[int, Sequence[Dated]], triggers: Sequence[int], *, words: Words, cues: Container[int]
) -> dict[int, tuple[str, int]]:
    """Of each time the verb that it stands with, the last before it, else the first behind it, and whether it is one of saying.

    `cues` are the starts of the words by which somebody is said to speak: "أعلن الأحد أن".
    """
    told = frozenset(triggers)
    return {
        time.index: _ruler_of(time, told, words=words, cues=cues)
        for times in dated.values()
        for time in times
    }


def _ruler_of(time: Dated, told: frozenset[int], *, words: Words, cues: Container[int]) -> tuple[str, int]:
    first, last = words.sentences[words[time.word].sentence]
    behind = range(time.word + 1, min(last, time.word + _VERB_AHEAD))
    for name, reach in (
        ("", range(time.word - 1, max(first - 1, time.word - _VERB_BACK), -1)),
        (" ahead", behind),
    ):
        for index in reach:
            word = words[index]
            if word.start in cues:
                return f"cue{name}", index
            if index in told:
                return f"event{name}", index
            if word.pos == "VERB":
                return f"other{name}", index
            if word.norm in (".", "؛"):
                break
    return "none", -1


def day_value(time: Time) -> str | None:
    """The day, month or year of a time as an ISO value, the month of a week; None for durations, sets and vague ones."""
    if time.value is None or time.type not in ("DATE", "TIME"):
        return None
    match = _DAY.match(time.value)
    return match.group() if match else _month_of_week(time.value)


def _month_of_week(value: str) -> str | None:
    """The month in which a whole week lies ("الأسبوع الماضي"); None where it lies in two."""
    week = _WEEK.fullmatch(value)
    if week is None:
        return None
    try:
        first, last = (date.fromisocalendar(int(week[1]), int(week[2]), day) for day in (1, 7))
    except ValueError:
        return None
    return first.isoformat()[: len("2015-08")] if first.month == last.month else None


def carry_status(events: Sequence[Event], *, is_noun: Sequence[bool]) -> list[Event]:
    """The events, a noun that names an earlier one again having its status: "يوقع الاتفاق الاثنين … توقيع الاتفاق"."""
    carried = list(events)
    first: dict[tuple[str, str | None, str], int] = {}  # of each party the first event of a kind
    for at, event in enumerate(carried):
        keys = [(event.type, event.lemma, party) for party in (*event.actors, *event.recipients)]
        if is_noun[at] and event.status == "occurred" and event.status_cue is None:
            earlier = [first[key] for key in keys if key in first]
            source = carried[min(earlier)] if earlier else None
            if source is not None and source.status in ("planned", "called_for"):
                carried[at] = msgspec.structs.replace(
                    event, status=source.status, status_cue=source.status_cue
                )
        for key in keys:
            first.setdefault(key, at)
    return carried
