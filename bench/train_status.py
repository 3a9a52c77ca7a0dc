"""Learn the status of events: python bench/train_status.py [--cross 5] [-o].

It learns from the reports of train_parties.py: every event of the gold of which khabar has a draft. Without -o the model is
only cross-validated by report; with it statuses.tsv is written beside the code. One softmax over the features of
khabar.annotate.events.stating; needs scipy, khabar itself does not. Readers have weights of their own (train_events.py).
"""

import argparse
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import scipy.optimize
import scipy.sparse

from khabar.annotate import annotate
from khabar.annotate.events import drafts_of, page_of, ruled_of, stating, subject_of
from khabar.annotate.events.stating import STATUSES, known_of, traits_of
from khabar.annotate.events.weighing import LEAST, Told, scene_of, weigh
from khabar.arabic.words import split
from khabar.model import Article, Words
from train_events import of_reader, settled
from train_parties import Gold, counts_by_report, read_golds

_TABLE = Path(__file__).parents[1] / "src/khabar/annotate/events/statuses.tsv"
_STRENGTH = 8.0  # of the pull towards zero; 16 is no better
_SEEN_LEAST = 3  # a feature that events of fewer reports have is left out
_LEAST_WEIGHT = 0.08  # features whose weights are all below it are not written
_OF_READER = ("type=", "shape=", "ruled=")  # features of which each reader has his own weight
_HEADER = (
    "# What speaks for each status of an event, learnt by bench/train_status.py; "
    "made for khabar by its authors, Apache-2.0\n"
)


class Case(msgspec.Struct):
    """One event of the gold of which khabar has a draft."""

    report: str
    status: str
    ruled: str  # what the rules give
    sure: bool  # by a rule that is not overruled
    found: bool  # whether khabar gives it as an event, of the right type
    features: list[str]


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", type=int, default=5)
    parser.add_argument("-o", dest="write", action="store_true")
    options = parser.parse_args()
    cases = [case for gold in read_golds() for case in cases_of(gold)]
    print(f"{len(cases)} events, {sum(case.found for case in cases)} of them found with the right type")
    print("rules", _tell(cases, [case.ruled for case in cases]))
    if options.cross:
        likely = _cross(cases, folds=options.cross)
        for least in (0.0, 0.05, 0.1, 0.15, 0.2):
            print(least, _tell(cases, _take(cases, likely, least=least)))
    if options.write:
        names, table = _fit(cases)
        rows = [
            name + "".join(f"\t{weight:.2f}" for weight in row)
            for name, row in zip(names, table, strict=True)
            if max(abs(row)) >= _LEAST_WEIGHT
        ]
        head = "\t".join(("feature", *STATUSES))
        _TABLE.write_text(_HEADER + "\n".join([head, *rows]) + "\n", encoding="utf-8")
        print(f"{len(rows)} features written")
    return 0


def cases_of(gold: Gold) -> Iterator[Case]:
    """The events of one annotated report; one that khabar leaves out is kept for the status that its draft would have."""
    article = Article(
        id=gold["id"], text=gold["text"], outlet=gold.get("outlet"), published=gold.get("published")
    )
    report, words = annotate(article), split(article.text)
    subject = subject_of(words)
    if subject in ("sport", "culture"):
        return
    page = page_of(
        words, layout=report.layout, actors=report.actors, times=report.times, statements=report.statements
    )
    told = drafts_of(page)
    scene = scene_of(
        words,
        told,
        statements=report.statements,
        inside=page.inside,
        headline=report.headline,
        subject=subject,
    )
    weigh(scene, told)
    likely = _keep(words, told, gold["events"])
    placed = ruled_of(page, told)
    known = known_of(placed, words, inside=page.inside, statements=report.statements, body=scene.body)
    for at, one in enumerate(placed):
        trigger = one.event.trigger
        event = _of_gold(gold["events"], trigger.start, trigger.end)
        if event is not None:
            yield Case(
                gold["id"],
                event["status"],
                one.event.status,
                stating.is_sure(one, known),
                trigger.start in likely and event["type"] == one.event.type,
                traits_of(placed, at, known),
            )


def _keep(words: Words, told: Sequence[Told], events: Sequence[dict[str, Any]]) -> set[int]:
    """Leave the drafts that are likely or in the gold; where the likely ones start."""
    likely = set()
    for one in told:
        own = []
        for draft in one.drafts:
            word = words[one.sentence.pieces[draft.index].first]
            if draft.p > LEAST:
                likely.add(word.start)
            if draft.p > LEAST or _of_gold(events, word.start, word.end) is not None:
                own.append(draft)
        one.drafts = own
    return likely


def _of_gold(events: Sequence[dict[str, Any]], start: int, end: int) -> dict[str, Any] | None:
    return next(
        (event for event in events if event["trigger"][0] < end and event["trigger"][1] > start), None
    )


def _tell(cases: Sequence[Case], taken: Sequence[str]) -> str:
    """How many are right, of all and of those found."""
    right = [case.status == status for case, status in zip(cases, taken, strict=True)]
    found = [ok for ok, case in zip(right, cases, strict=True) if case.found]
    return f"all {sum(right) / len(right):.4f} found {sum(found) / len(found):.4f}"


def _take(cases: Sequence[Case], likely: np.ndarray, *, least: float) -> list[str]:
    taken = []
    for case, row in zip(cases, likely, strict=True):
        ruled, best = row[STATUSES.index(case.ruled)], int(row.argmax())  # type: ignore[arg-type]
        taken.append(case.ruled if case.sure or row[best] - ruled <= least else STATUSES[best])
    return taken


def _cross(cases: Sequence[Case], *, folds: int) -> np.ndarray:
    """How likely each status is, by weights learnt from the other reports."""
    likely = np.zeros((len(cases), len(STATUSES)))
    fold = np.array([zlib.crc32(case.report.encode()) % folds for case in cases])
    for number in range(folds):
        names, table = _fit([case for case, own in zip(cases, fold, strict=True) if own != number])
        rest = [case for case, own in zip(cases, fold, strict=True) if own == number]
        likely[fold == number] = _shares(_matrix(rest, names) @ table)
    return likely


def _shares(totals: np.ndarray) -> np.ndarray:
    odds = np.exp(totals - totals.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def _matrix(cases: Sequence[Case], names: Sequence[str]) -> scipy.sparse.csr_matrix:
    number = {name: at for at, name in enumerate(names)}
    rows = [[number[name] for name in case.features if name in number] for case in cases]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([column for row in rows for column in row])
    return scipy.sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(names)))


def _fit(cases: Sequence[Case]) -> tuple[list[str], np.ndarray]:
    """The weights of features, for the conventions of the development gold."""
    cases = [
        msgspec.structs.replace(case, features=of_reader(case.report, case.features, _OF_READER))
        for case in cases
    ]
    counts = counts_by_report((case.report, case.features) for case in cases)
    names = sorted(name for name, count in counts.items() if count >= _SEEN_LEAST)
    table = _matrix(cases, names)
    turned = table.T.tocsr()
    truth = np.eye(len(STATUSES))[[STATUSES.index(case.status) for case in cases]]  # type: ignore[arg-type]
    shape = (len(names), len(STATUSES))

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(shape)
        likely = _shares(table @ weights)
        surprise = -np.sum(truth * np.log(likely + 1e-12)) + _STRENGTH / 2 * flat @ flat
        return surprise, (turned @ (likely - truth) + _STRENGTH * weights).ravel()

    found = scipy.optimize.minimize(
        loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 80}
    )
    return settled(names, found.x.reshape(shape))


if __name__ == "__main__":
    sys.exit(main())
