"""The day of each event: of the times in and before its sentence the one that weighs enough, else none and why."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from math import log

import msgspec

from khabar.annotate.events.dates import AFTER, Dated, is_bound
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.lexicon import PACKAGE
from khabar.annotate.events.subjects import Sentence
from khabar.lexicon import read_lexicon
from khabar.model import Event, Words

# What a time must weigh as a probability, one that the rules of its sentence gave too, by bench/train_dates.py: two of three
# are right then.
LEAST, RULED = 0.37, 0.15
_NEAR_WORDS = 45
_BACK = 12  # sentences looked back over for the last time that was told
_EARLIER = 6  # events looked back over
_OPENING = 4  # words


class Placed(msgspec.Struct, frozen=True):
    """One event and where it stands; `event.time` is what the rules of its sentence gave."""

    event: Event
    draft: Draft
    sentence: Sentence
    number: int
    in_headline: bool


def choose_days(
    placed: Sequence[Placed], dated: Mapping[int, Sequence[Dated]], *, words: Words
) -> list[Event]:
    """The events, each with the time that weighs most for it, or with none and the reason.

    `dated` holds the times that give a day by sentence. Source of the weights: days.tsv, learnt by
    bench/train_dates.py from annotated reports; no word of theirs is in it.
    """
    events = []
    for at, one in enumerate(placed):
        times = times_near(one, dated, words=words)
        weighed = [
            (
                _weigh(traits_of(placed, at, time, dated, words=words)) - least(time.index == one.event.time),
                time,
            )
            for time in times
        ]
        best = max(weighed, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] > 0:
            change = {"date": best[1].value, "time": best[1].index, "date_reason": None}
        else:
            own = dated.get(one.number)
            reason = "the dates of its sentence belong to other events" if own else "no date in its sentence"
            change = {"date": None, "time": None, "date_reason": reason}
        events.append(msgspec.structs.replace(one.event, **change))
    return events


def least(is_ruled: bool) -> float:
    """What a time must weigh, as log odds."""
    share = RULED if is_ruled else LEAST
    return log(share / (1 - share))


def times_near(one: Placed, dated: Mapping[int, Sequence[Dated]], *, words: Words) -> list[Dated]:
    """The times that may date an event: of its sentence, the last before it, behind a headline the first.

    A time that only bounds a period dates nothing, and the day of saying not what is said ("أعلنت الأحد أنها قتلت").
    """
    trigger = _trigger(one)
    behind_after = trigger > 0 and words[trigger - 1].norm in AFTER  # "دخل البلدة الأحد بعد حصارها"
    here = dated.get(one.number, ())
    low = bisect_left(here, trigger - _NEAR_WORDS, key=_word)
    high = bisect_right(here, trigger + _NEAR_WORDS, key=_word)
    own = [
        time
        for time in here[low:high]
        if not (time.word < trigger and (behind_after or _said(one, time) == "event in"))
    ]
    own = sorted(own, key=lambda time: abs(time.word - trigger))[:5]
    before: list[Dated] = []
    for number in range(one.number - 1, max(-1, one.number - _BACK), -1):
        before += list(dated.get(number, ()))[-2:]
        if len(before) > 1:
            break
    behind: list[Dated] = []
    if one.in_headline:
        for number in range(one.number + 1, one.number + 4):
            behind += list(dated.get(number, ()))[:2]
    return [time for time in (*own, *before[:3], *behind[:3]) if not is_bound(words, time.word)]


def traits_of(
    placed: Sequence[Placed], at: int, time: Dated, dated: Mapping[int, Sequence[Dated]], *, words: Words
) -> list[str]:
    """What an event and a time have to do with each other, as named traits."""
    one = placed[at]
    event, draft = one.event, one.draft
    where = _where(one, time, words)
    ruled = "none" if event.time is None else "this" if event.time == time.index else "other"
    grain = len(time.value)
    first, _ = words.sentences[words[time.word].sentence]
    before = words[time.word - 1].norm if time.word > first else ""
    bound = "after" if before in AFTER else "free"
    kind, status = draft.reading.kind, event.status
    n_own = min(3, len(dated.get(one.number, ())))
    found = [
        f"where {where}",
        f"ruled {ruled} {where}",
        f"ruled {ruled} {kind}",
        f"ruled {ruled} {status}",
        f"grain {grain} {where}",
        f"{bound} {grain}",
        f"anchor {time.anchor} {grain} {where}",
        f"anchor {time.anchor} {status}",
        f"opens {time.word - first < _OPENING:d} {where}",
        f"kind {kind} {where}",
        f"status {status} {where}",
        f"status {status} {grain}",
        f"type {event.type}",
        f"type {event.type} {where[:4]}",
        f"own {n_own} {where}",
        f"headline {one.in_headline:d} {where}",
        f"said {_said(one, time)} {where}",
        f"said {_said(one, time)} {status}",
        f"preceded {_preceded(one, words)} {where}",
    ]
    if where.startswith("own"):
        found += _way(placed, at, time, where)
    else:
        far = abs(_trigger(one) - time.word)
        same = words[time.word].paragraph == words[_trigger(one)].paragraph
        found += [
            f"sentences {min(4, abs(one.number - words[time.word].sentence))} {kind} {status}",
            f"paragraph {same:d} {where} {time.anchor}",
            f"words {where} {_bucket(far // 2)}",
            f"first {one.sentence.pieces[one.sentence.n_before].first == _trigger(one):d} {where}",
        ]
    return found + _others(placed, at, time)


def _where(one: Placed, time: Dated, words: Words) -> str:
    number = words[time.word].sentence
    if number == one.number:
        return "own before" if time.word < _trigger(one) else "own behind"
    if number > one.number:
        return "next"
    return "last" if number == one.number - 1 else "earlier"


def _way(placed: Sequence[Placed], at: int, time: Dated, where: str) -> list[str]:
    """Traits of what stands between a trigger and a time of its sentence."""
    one = placed[at]
    pieces = one.sentence.pieces
    trigger = _trigger(one)
    low, high = min(trigger, time.word), max(trigger, time.word)
    start = max(one.sentence.n_before, bisect_left(pieces, low + 1, key=lambda piece: piece.first))
    end = bisect_left(pieces, high, key=lambda piece: piece.first)
    kinds = [piece.kind for piece in pieces[start:end]]
    rivals = [
        _trigger(other)
        for other in placed[max(0, at - _EARLIER) : at + _EARLIER]
        if other.number == one.number
    ]
    between = bisect_left(rivals, high) - bisect_right(rivals, low)
    found = [
        f"{kind} {where} {min(2, kinds.count(kind))}"
        for kind in ("that", "relative", "subordinate", "comma", "stop", "verb", "event")
        if kind in kinds
    ]
    return [*found, f"far {where} {_bucket(high - low)}", f"rivals {where} {min(2, between)}"]


def _others(placed: Sequence[Placed], at: int, time: Dated) -> list[str]:
    """Traits of the events before that have this time by the rules."""
    one = placed[at]
    parties = {*one.event.actors, *one.event.recipients}
    found: set[str] = set()
    for other in placed[max(0, at - _EARLIER) : at]:
        if other.event.time == time.index:
            near = "same" if other.number == one.number else "before"
            alike = other.event.type == one.event.type
            found |= {
                f"shared {near} type {alike:d} status {other.event.status == one.event.status:d}",
                f"shared {near} lemma {other.event.lemma == one.event.lemma:d}",
                f"shared {near} party {not parties.isdisjoint((*other.event.actors, *other.event.recipients)):d}",
                f"shared {near} {one.draft.reading.kind} {one.event.status}",
            }
        elif other.event.time is not None and other.number == one.number:
            found.add("another day in its sentence")
    return sorted(found)


def _said(one: Placed, time: Dated) -> str:
    """Whether event and time stand in the same words of somebody."""
    if one.event.statement == time.statement:
        return "both out" if time.statement is None else "same"
    if one.event.statement is None:
        return "time in"
    return "event in" if time.statement is None else "two"


def _preceded(one: Placed, words: Words) -> str:
    """Whether after or before stands right before the trigger: "بعد لقائه"."""
    trigger = _trigger(one)
    return "after" if trigger and words[trigger - 1].norm in AFTER else "-"


def _word(time: Dated) -> int:
    return time.word


def _trigger(one: Placed) -> int:
    return one.sentence.pieces[one.draft.index].first


def _bucket(distance: int) -> int:
    return next((limit for limit in (2, 4, 7, 11, 16, 24) if distance <= limit), 99)


def _weigh(traits: Sequence[str]) -> float:
    weights = _weights()
    return sum(weights.get(trait, 0.0) for trait in traits)


@cache
def _weights() -> dict[str, float]:
    return {row["trait"]: float(row["weight"]) for row in read_lexicon(PACKAGE, "days.tsv")}
