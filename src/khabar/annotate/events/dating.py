"""The day of each event: of the times in and around its sentence the one that weighs enough, else none and why."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping, Sequence
from functools import cache
from math import exp

import msgspec

from khabar.annotate.events.barred import is_barred, join_days
from khabar.annotate.events.dates import Dated
from khabar.annotate.events.dayhosts import host_traits
from khabar.annotate.events.daytraits import Placed, View, second_traits, shared_traits, traits_of, view_of
from khabar.annotate.events.lexicon import PACKAGE
from khabar.lexicon import read_lexicon
from khabar.model import Event, Words

__all__ = ["Placed", "choose_days"]

# How likely a day must be: in the first round to be told to the other events, in the second to be given. By
# bench/train_dates.py: of the days given seven in ten are right, as the readers of the annotated reports gave them.
FIRST, LEAST = 0.36, 0.38
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

    `dated` holds the times that give a day by sentence, `cues` the starts of the words of saying. Each event is weighed twice: the second time the days that
    the others were given speak too. Source of the weights: days.tsv, learnt by bench/train_dates.py from annotated
    reports; no word of theirs is in it.
    """
    view = view_of(placed, dated, words=words, cues=cues)
    near = [times_near(view, at) for at in range(len(placed))]
    traits = [all_traits(view, at, times) for at, times in enumerate(near)]
    first: list[str | None] = []
    sums = []
    for times, own in zip(near, traits, strict=True):
        weighed = [[_weigh(names, n) for names in own] for n in (0, 1)]
        first.append(likeliest(times, weighed[0], FIRST)[0])
        sums.append(weighed[1])
    events = []
    for at, (times, weights) in enumerate(zip(near, sums, strict=True)):
        both = [
            w + _weigh(second_traits(view, at, time, first), 1)
            for w, time in zip(weights, times, strict=True)
        ]
        value, share = likeliest(times, both, LEAST)
        index = _index_of(times, both, value)
        reason = None if value is not None else _why_open(view, at, times, share)
        events.append(msgspec.structs.replace(placed[at].event, date=value, time=index, date_reason=reason))
    return join_days(view, events)


def all_traits(view: View, at: int, times: Sequence[Dated]) -> list[list[str]]:
    """The traits of the first round, a list a time."""
    if not times:
        return []
    shared = shared_traits(view, at)
    return [[*shared, *traits_of(view, at, time), *host_traits(view, at, time)] for time in times]


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
    """The times that may date an event: of its sentence, the last before it, behind a headline and a lead the first.

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
    return [time for time in times[: _OWN + 3] if not is_barred(view, at, time)]


def _word(time: Dated) -> int:
    return time.word


def _weigh(traits: Sequence[str], number: int) -> float:
    weights = _weights()[number]
    return sum(weights.get(trait, 0.0) for trait in traits)


@cache
def _weights() -> tuple[dict[str, float], dict[str, float]]:
    rows = read_lexicon(PACKAGE, "days.tsv")
    first = {row["trait"]: float(row["first"]) for row in rows if row["first"] not in ("", "-")}
    second = {row["trait"]: float(row["second"]) for row in rows if row["second"] not in ("", "-")}
    return first, second
