"""Learn which time dates an event: python bench/train_dates.py [--cross 5] [-o].

It learns from the reports of train_parties.py. Without -o the model is only cross-validated by report; with it days.tsv
is written beside the code. A logistic model over the traits of khabar.annotate.events.dating; needs scipy.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import msgspec
import numpy as np

from khabar.annotate import annotate
from khabar.annotate.events import chosen, dating, page_of, placed_of, subject_of
from khabar.annotate.events.dating import times_near, traits_of
from khabar.arabic.words import split
from khabar.model import Article
from train_parties import Gold, Model, read_golds

_TABLE = Path(__file__).parents[1] / "src/khabar/annotate/events/days.tsv"
_STRENGTH = 6.0  # of the pull towards zero; 1.5 and 3 are a point worse
_LEAST_WEIGHT = 0.02


class Case(msgspec.Struct):
    """One event that is found, with the times that may date it."""

    report: str
    gold: str | None
    given: str | None  # what khabar gives now
    values: list[str]
    ruled: list[bool]
    traits: list[list[str]]


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", type=int, default=5)
    parser.add_argument("-o", dest="write", action="store_true")
    options = parser.parse_args()
    cases = [case for gold in read_golds() for case in cases_of(gold)]
    rows = [traits for case in cases for traits in case.traits]
    labels = np.array([value == case.gold for case in cases for value in case.values], dtype=float)
    reports = [case.report for case in cases for _ in case.values]
    print(
        f"{len(cases)} events, {sum(case.gold is not None for case in cases)} with a date, {len(rows)} times"
    )
    print("now ", _tell(cases, [case.given for case in cases]))
    for pull in (_STRENGTH,) if options.write else (1.5, 3.0, 6.0):
        model = Model(reports, rows, {"day": labels}, pull=pull)
        odds = model.cross_validate(options.cross)["day"]
        for dating.LEAST, dating.RULED in product((0.34, 0.38, 0.42), (0.2, 0.3)):
            print(pull, dating.LEAST, dating.RULED, _tell(cases, _take(cases, odds)))
    if options.write:
        write(model)
    return 0


def cases_of(gold: Gold) -> Iterator[Case]:
    """The found events of one annotated report."""
    article = Article(
        id=gold["id"], text=gold["text"], outlet=gold.get("outlet"), published=gold.get("published")
    )
    report = annotate(article)
    words = split(article.text)
    page = page_of(
        words, layout=report.layout, actors=report.actors, times=report.times, statements=report.statements
    )
    subject = subject_of(words)
    if subject in ("sport", "culture"):
        return
    given = {event.trigger: event.date for event in report.events}
    placed = placed_of(page, chosen(page, subject))
    for at, one in enumerate(placed):
        start, end = one.event.trigger.start, one.event.trigger.end
        event = next((e for e in gold["events"] if e["trigger"][0] < end and e["trigger"][1] > start), None)
        if event is not None:
            times = times_near(one, page.dated, words=words)
            yield Case(
                gold["id"],
                event["date"],
                given.get(one.event.trigger),
                [time.value for time in times],
                [time.index == one.event.time for time in times],
                [traits_of(placed, at, time, page.dated, words=words) for time in times],
            )


def _take(cases: Sequence[Case], odds: Sequence[float]) -> list[str | None]:
    """The day that weighs most in each case, where it weighs enough."""
    taken: list[str | None] = []
    row = 0
    for case in cases:
        own = [odds[row + at] - dating.least(ruled) for at, ruled in enumerate(case.ruled)]
        row += len(case.values)
        best = int(np.argmax(own)) if len(own) else -1
        taken.append(case.values[best] if best >= 0 and own[best] > 0 else None)
    return taken


def _tell(cases: Sequence[Case], taken: Sequence[str | None]) -> str:
    """One line of figures."""
    n_gold = sum(case.gold is not None for case in cases)
    n_taken = sum(value is not None for value in taken)
    n_right = sum(value is not None and value == case.gold for case, value in zip(cases, taken, strict=True))
    return (
        f"P {n_right / max(1, n_taken):.3f} R {n_right / n_gold:.3f} F {2 * n_right / (n_gold + n_taken):.3f}"
    )


def write(model: Model) -> None:
    """Learn from all cases and write the table."""
    lines = [
        "# What speaks for a time as the day of an event, learnt by bench/train_dates.py; made for khabar by its authors, Apache-2.0",
        "trait\tweight",
    ]
    for name, weight in zip(model.names, model.fit_all("day"), strict=True):
        if abs(weight) >= _LEAST_WEIGHT:
            lines.append(f"{name}\t{weight:.2f}")
    _TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 2} weights in {_TABLE}")


if __name__ == "__main__":
    sys.exit(main())
