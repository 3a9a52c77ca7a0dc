"""The day of each event: of the times in and around its sentence the one that weighs enough, else none and why."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping, Sequence
from functools import cache
from math import exp

import msgspec

from khabar.annotate.events.barred import is_barred, join_days
from khabar.annotate.events.dates import Dated
from khabar.annotate.events.dayhosts import host_facts
from khabar.annotate.events.daytraits import Placed, View, facts_of, shared_facts, view_of
from khabar.annotate.events.facts import Known, hundredths, names_of, weigh
from khabar.annotate.events.lexicon import PACKAGE
from khabar.lexicon import read_lexicon
from khabar.model import Event, Words

__all__ = ["Placed", "choose_days"]

# How likely a day must be to be given. By bench/train_dates.py: of the days given three in four are then right, as the
# readers of the annotated reports gave them; at 0.36 there are 16 in 100 more, and two in five of these are right.
LEAST = 0.44
_LIKELY = 0.15  # a day of its own sentence that is likelier than this may be its own
_NEAR_WORDS = 45
_OWN = 5
_BACK = 12  # sentences looked back over for the last time that was told
_BEFORE = 3  # times of them, at most
_AHEAD = 3  # sentences looked ahead over behind a headline and a lead


def choose_days(
    placed: Sequence[Placed],
    dated: Mapping[int, Sequence[Dated]],
    *,
    words: Words,
    cues: Container[int] = frozenset(),
) -> list[Event]:
    """The events, each with the day that weighs most for it, or with none and the reason.

    `dated` holds the times that give a day by sentence, `cues` the starts of the words of saying. Source of the
    weights: days.tsv, learnt by bench/train_dates.py from annotated reports; no word of theirs is in it.
    """
    view = view_of(placed, dated, words=words, cues=cues)
    events = []
    for at, one in enumerate(placed):
        times = times_near(view, at)
        weights = _weights_of(view, at, times)
        value, share = likeliest(times, weights, LEAST)
        index = _index_of(times, weights, value)
        reason = None if value is not None else _why_open(view, at, times, share)
        events.append(msgspec.structs.replace(one.event, date=value, time=index, date_reason=reason))
    return join_days(view, events)


def all_traits(view: View, at: int, times: Sequence[Dated]) -> list[list[str]]:
    """What is known of an event and each of its times, a list a time."""
    if not times:
        return []
    shared = names_of(shared_facts(view, at))
    return [
        [*shared, *names_of(facts_of(view, at, time)), *names_of(host_facts(view, at, time))]
        for time in times
    ]


def _weights_of(view: View, at: int, times: Sequence[Dated]) -> list[float]:
    """What each of the times of an event weighs, as log odds."""
    if not times:
        return []
    known, table = _known(), _table()
    shared = weigh(shared_facts(view, at), known, table)
    return [
        (
            shared
            + weigh(facts_of(view, at, time), known, table)
            + weigh(host_facts(view, at, time), known, table)
        )
        / 100
        for time in times
    ]


def likeliest(times: Sequence[Dated], weights: Sequence[float], least: float) -> tuple[str | None, float]:
    """The likeliest day, None where it is not likely enough, and how likely; two times of one day speak for it together."""
    if not times:
        return None, 0.0
    odds = [exp(min(weight, 30.0)) for weight in weights]
    total = 1.0 + sum(odds)
    shares: dict[str, float] = {}
    for time, one in zip(times, odds, strict=True):
        shares[time.value] = shares.get(time.value, 0.0) + one / total
    value = max(shares, key=lambda day: shares[day])
    return (value if shares[value] > least else None), shares[value]


def _index_of(times: Sequence[Dated], weights: Sequence[float], value: str | None) -> int | None:
    """Of the times of a day the index of the one that weighs most."""
    of_day = [
        (weight, time.index) for weight, time in zip(weights, times, strict=True) if time.value == value
    ]
    return max(of_day)[1] if of_day else None


def _why_open(view: View, at: int, times: Sequence[Dated], share: float) -> str:
    """Why an event has no day."""
    own = view.dated.get(view.placed[at].number, ())
    if own:
        if share > _LIKELY:
            return "it is not certain that the dates near it are its own"
        return "the dates of its sentence belong to other events"
    if times and share > _LIKELY:
        return "no date in its sentence; that of another one may not be its own"
    return "no date in its sentence"


def times_near(view: View, at: int) -> list[Dated]:
    """The times that may date an event: of its sentence, the last before it, behind a headline and a lead the first, the main day.

    One of another clause dates nothing (`is_barred`).
    """
    one, dated = view.placed[at], view.dated
    trigger = view.triggers[at]
    here = dated.get(one.number, ())
    low = bisect_left(here, trigger - _NEAR_WORDS, key=_word)
    high = bisect_right(here, trigger + _NEAR_WORDS, key=_word)
    times = sorted(here[low:high], key=lambda time: abs(time.word - trigger))[:_OWN]
    before: list[Dated] = []
    for number in range(one.number - 1, max(-1, one.number - _BACK), -1):
        before += list(dated.get(number, ()))[-2:]
        if len(before) >= _BEFORE:
            break
    times += before[:_BEFORE]
    n_each = 2 if one.in_headline else 1
    if one.in_headline or one.number <= view.body + 1:
        for number in range(one.number + 1, one.number + 1 + _AHEAD):
            times += list(dated.get(number, ()))[:n_each]
    times = times[: _OWN + _BEFORE]
    main = _nearest_main(view, at)
    if main is not None and all(time.value != main.value for time in times):
        times.append(main)
    return [time for time in times if not is_barred(view, at, time)]


def _nearest_main(view: View, at: int) -> Dated | None:
    """The time nearest to an event of those of other sentences that tell the day told most often."""
    number, trigger = view.placed[at].number, view.triggers[at]
    place = bisect_left(view.mains, trigger, key=_word)
    near = [time for time in view.mains[max(0, place - 1) : place + 1] if not _is_in(view, time, number)]
    return min(near, key=lambda time: abs(time.word - trigger), default=None)


def _is_in(view: View, time: Dated, number: int) -> bool:
    return view.words[time.word].sentence == number


def _word(time: Dated) -> int:
    return time.word


@cache
def _known() -> Known:
    """What the facts met so far weigh."""
    return {}


@cache
def _table() -> dict[str, int]:
    """Trait → its weight, in hundredths."""
    return {row["trait"]: hundredths(row["weight"]) for row in read_lexicon(PACKAGE, "days.tsv")}
