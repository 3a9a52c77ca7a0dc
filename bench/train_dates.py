"""Learn which time dates an event: python bench/train_dates.py [--cross 8] [-o].

It learns from ../shared/gold/dev, gold/learnt.jsonl and gold/seen.jsonl. Without -o the models are only cross-validated
by report; with it days.tsv is written beside the code. A choice among the times of an event and "none of them", by the
traits of khabar.annotate.events.daytraits and dayhosts, their weights pulled towards zero; needs scipy.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import numpy as np
import scipy.optimize
import scipy.sparse

from khabar.annotate import annotate
from khabar.annotate.events import chosen, dating, page_of, placed_of, subject_of
from khabar.annotate.events.dates import Dated
from khabar.annotate.events.daytraits import View, view_of
from khabar.arabic.words import split
from khabar.model import Article
from measure import GOLD
from train_parties import Gold, read_golds

_TABLE = Path(__file__).parents[1] / "src/khabar/annotate/events/days.tsv"
_STRENGTH = 22.0  # of the pull towards zero; 12 and 40 are worse
_SEEN_LEAST = 4  # a trait that fewer times have is left out
_LEAST_WEIGHT = 0.02
_DEV_WEIGHT = 2.0  # how much a report of the development gold counts


class Case(msgspec.Struct):
    """One event that khabar gives, with the times that may date it."""

    at: int
    found: bool  # whether the gold has it too
    gold: str | None
    given: str | None  # what khabar gives now
    times: list[Dated]
    traits: list[list[str]]


class Page(msgspec.Struct):
    """One annotated report."""

    report: str
    weight: float
    view: View
    cases: list[Case]


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", type=int, default=8)
    parser.add_argument("-o", dest="write", action="store_true")
    options = parser.parse_args()
    pages = read_pages()
    found = [case for page in pages for case in page.cases if case.found]
    print(
        f"{len(found)} events, {sum(c.gold is not None for c in found)} with a date, "
        f"{sum(len(c.times) for c in found)} times; the date is among them in {sum(_has_gold(c) for c in found)}"
    )
    print("now   ", tell(pages, [[case.given for case in page.cases] for page in pages]))
    model = Model(pages)
    sums = model.cross_validate(options.cross)
    for least in (0.3, 0.34, dating.LEAST, 0.44, 0.5):
        print("least ", least, tell(pages, take(pages, sums, least)))
    if options.write:
        write(model)
    return 0


def _has_gold(case: Case) -> bool:
    return case.gold is not None and any(time.value == case.gold for time in case.times)


def read_pages() -> list[Page]:
    """The annotated reports, each once."""
    dev = {path.stem for path in (GOLD / "dev").glob("*.json")}
    golds = {gold["id"]: gold for gold in read_golds()}
    return [
        page
        for gold in golds.values()
        for page in page_of_gold(gold, _DEV_WEIGHT if gold["id"] in dev else 1.0)
    ]


def page_of_gold(gold: Gold, weight: float) -> Iterator[Page]:
    """One annotated report with its events; nothing for sport and culture."""
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
    view = view_of(placed, page.dated, words=words, cues=page.cues)
    cases = []
    for at, one in enumerate(placed):
        start, end = one.event.trigger.start, one.event.trigger.end
        event = next((e for e in gold["events"] if e["trigger"][0] < end and e["trigger"][1] > start), None)
        times = dating.times_near(view, at)
        traits = dating.all_traits(view, at, times)
        date = event["date"] if event is not None else None
        cases.append(Case(at, event is not None, date, given.get(one.event.trigger), times, traits))
    yield Page(gold["id"], weight, view, cases)


class Model:
    """The times of all events as rows of traits, a choice an event."""

    def __init__(self, pages: Sequence[Page]) -> None:
        told = [(page, case) for page in pages for case in page.cases if case.times]
        rows = [names for _, case in told for names in case.traits]
        self.choice = np.repeat(np.arange(len(told)), [len(case.times) for _, case in told])
        self.label = np.array(
            [time.value == case.gold for _, case in told for time in case.times], dtype=float
        )
        self.weight = np.array([page.weight if case.found else 0.0 for page, case in told])
        self.reports = [page.report for page, _ in told]
        known = [names for names, n in zip(rows, self.choice, strict=True) if self.weight[n]]
        counts = Counter(trait for names in known for trait in set(names))
        self.names = sorted(trait for trait, n in counts.items() if n >= _SEEN_LEAST)
        index = {name: at for at, name in enumerate(self.names)}
        places = [[index[trait] for trait in set(names) if trait in index] for names in rows]
        columns = np.fromiter((at for own in places for at in own), dtype=np.int64)
        ends = np.cumsum([0, *map(len, places)])
        self.matrix = scipy.sparse.csr_matrix(
            (np.ones(len(columns)), columns, ends), shape=(len(rows), len(index))
        )

    def fit(self, weight: Any) -> Any:
        """The weights of the traits, an event counting as much as it weighs; "none of them" weighs 0."""
        kept = weight[self.choice] > 0
        matrix, label = self.matrix[kept], self.label[kept]
        _, choice = np.unique(self.choice[kept], return_inverse=True)
        weight = weight[np.unique(self.choice[kept])]
        n = len(weight)
        is_dated = np.bincount(choice, label, n) > 0

        def loss(weights: Any) -> tuple[float, Any]:
            sums = np.minimum(matrix @ weights, 30.0)
            odds = np.exp(sums)
            total = 1.0 + np.bincount(choice, odds, n)
            right = np.where(is_dated, np.bincount(choice, odds * label, n), 1.0)
            share = odds * label / right[choice] * is_dated[choice]
            cost = (weight * (np.log(total) - np.log(right))).sum() + 0.5 * _STRENGTH * (weights @ weights)
            slope = matrix.T @ (weight[choice] * (odds / total[choice] - share)) + _STRENGTH * weights
            return cost, slope

        start = np.zeros(self.matrix.shape[1])
        return scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x

    def cross_validate(self, n_folds: int) -> Any:
        """The sum of every time by models that saw no event of its report."""
        reports = sorted(set(self.reports))
        Random(0).shuffle(reports)
        fold_of = {report: at % n_folds for at, report in enumerate(reports)}
        folds = np.array([fold_of[report] for report in self.reports])
        sums = np.zeros(len(self.choice))
        for fold in range(n_folds):
            own = folds[self.choice] == fold
            sums[own] = self.matrix[own] @ self.fit(np.where(folds == fold, 0.0, self.weight))
        return sums


def take(pages: Sequence[Page], sums: Any, least: float) -> list[list[str | None]]:
    """The day of every event of every report."""
    row = 0
    days = []
    for page in pages:
        own = []
        for case in page.cases:
            own.append(dating.likeliest(case.times, sums[row : row + len(case.times)], least)[0])
            row += len(case.times)
        days.append(own)
    return days


def tell(pages: Sequence[Page], days: Sequence[Sequence[str | None]]) -> str:
    """One line of figures over the events that the gold has."""
    both = [
        (case.gold, day)
        for page, own in zip(pages, days, strict=True)
        for case, day in zip(page.cases, own, strict=True)
        if case.found
    ]
    n_gold = sum(gold is not None for gold, _ in both)
    n_given = sum(day is not None for _, day in both)
    n_right = sum(day is not None and day == gold for gold, day in both)
    return (
        f"P {n_right / max(1, n_given):.3f} R {n_right / n_gold:.3f} F {2 * n_right / (n_gold + n_given):.3f}"
    )


def write(model: Model) -> None:
    """Learn from all reports and write the table."""
    lines = [
        "# What speaks for a time as the day of an event, learnt by bench/train_dates.py; made for khabar by its authors, Apache-2.0",
        "trait\tweight",
    ]
    for name, weight in zip(model.names, model.fit(model.weight), strict=True):
        if abs(weight) >= _LEAST_WEIGHT:
            lines.append(f"{name}\t{weight:.2f}")
    _TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 2} weights in {_TABLE}")


if __name__ == "__main__":
    sys.exit(main())
