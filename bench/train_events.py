"""Learn which words are events: python bench/train_events.py [--cross 6] [-o].

It learns from ../shared/gold/dev, gold/learnt.jsonl and gold/seen.jsonl, whose texts lie in ../shared/corpus. Without -o the
model is only cross-validated by report; with it weights.tsv is written beside the code. One logistic model over the features
of khabar.annotate.events.weighing; needs scipy, khabar itself does not. What it is for and how good: docs/events.md.

Readers differ in how much they annotate. Each has weights of his own in the fit, so that the shared ones do not have to
carry that; what is written are the shared ones with those of the readers of ../shared/gold/dev, whose conventions hold.
"""

import argparse
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import scipy.optimize
import scipy.sparse

from khabar.annotate import annotate
from khabar.annotate.events import drafts_of, page_of, subject_of
from khabar.annotate.events.weighing import LEAST, features, scene_of
from khabar.arabic.words import split
from khabar.model import Article
from train_parties import counts_by_report, read_golds

_TABLE = Path(__file__).parents[1] / "src/khabar/annotate/events/weights.tsv"
_STRENGTH = 9.0  # of the pull towards zero; 5 to 20 do the same
_SEEN_LEAST = 3  # a feature that drafts of fewer reports have is left out
_LEAST_WEIGHT = 0.02  # weights below it are not written
_OF_READER = (
    "type=",
    "shape=",
    "held=",
    "where=",
    "doubt=",
)  # features of which each reader has his own weight
DEV = "dev"
# How much of what is particular to the development gold is kept. Triggers of its reports, left out of the fit in turn, against
# those of 160 reports of four other readers: 0.75 and 0.66 with none of it, 0.77 and 0.65 with half, 0.78 and 0.63 with all: its conventions are those that hold.
_DEV_SHARE = 1.0
_HEADER = (
    "# Weights of what speaks for and against an event, learnt by bench/train_events.py; "
    "made for khabar by its authors, Apache-2.0\nfeature\tweight\n"
)

Gold = dict[str, Any]


class Case(msgspec.Struct):
    """One draft of an annotated report: its features, and whether the gold has it as an event."""

    report: str
    is_event: bool
    features: list[str]


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", type=int, default=6)
    parser.add_argument("-o", dest="write", action="store_true")
    options = parser.parse_args()
    golds = list(read_golds())
    cases = [case for gold in golds for case in cases_of(gold)]
    n_events: Counter[str] = Counter()
    for gold in golds:
        n_events[gold["id"]] += len(gold["events"])
    print(
        f"{len(n_events)} reports, {sum(n_events.values())} events, {len(cases)} drafts, {sum(c.is_event for c in cases)} of them events"
    )
    if options.cross:
        _cross(cases, n_events, folds=options.cross)
    if options.write:
        names, weights = _fit(cases)
        rows = sorted((name, w) for name, w in zip(names, weights, strict=True) if abs(w) >= _LEAST_WEIGHT)
        _TABLE.write_text(_HEADER + "".join(f"{name}\t{w:.2f}\n" for name, w in rows), encoding="utf-8")
        print(f"{len(rows)} weights written")
    return 0


def cases_of(gold: Gold) -> Iterator[Case]:
    """Every draft of a report, right or not. Reports that are left out whole (sport, culture) give none."""
    article = Article(id=gold["id"], outlet=gold["outlet"], published=gold["published"], text=gold["text"])
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
    triggers = sorted(tuple(event["trigger"]) for event in gold["events"])
    before: dict[tuple[str, str], int] = {}
    for one in told:
        for at, draft in enumerate(one.drafts):
            word = words[one.sentence.pieces[draft.index].first]
            known = [*scene.shared, *features(scene, one, at, before=before)]
            hit = any(start < word.end and end > word.start for start, end in triggers)
            yield Case(gold["id"], hit, known)
            key = (draft.entry.lemma, draft.type)
            before[key] = before.get(key, 0) + 1


def reader_of(report: str) -> str:
    """Who annotated a report, by its id: one reader a batch, those of the development gold as one."""
    return DEV if re.match(r"g\d\d-", report) else report[:-2]


def of_reader(report: str, names: Sequence[str], kinds: tuple[str, ...]) -> list[str]:
    """What is known of one thing, those of some kinds named once more for the reader of its report."""
    reader = f"reader={reader_of(report)}"
    own = [f"{reader} {name}" for name in names if name.startswith(kinds) and name.count("=") == 1]
    return [*names, f"{reader} always", *own]


def settled(names: Sequence[str], weights: np.ndarray) -> tuple[list[str], np.ndarray]:
    """The weights without those of readers, those of the development gold added to the shared ones."""
    kept = {name: row for name, row in zip(names, weights, strict=True) if not name.startswith("reader=")}
    for name, row in zip(names, weights, strict=True):
        if name.startswith(f"reader={DEV} "):
            kept[name.removeprefix(f"reader={DEV} ")] += _DEV_SHARE * row
    return list(kept), np.array(list(kept.values()))


def _cross(cases: Sequence[Case], n_events: Counter[str], *, folds: int) -> None:
    """Print precision, recall and F1 of triggers in reports that the weights were not learnt from."""
    found = []
    for fold in range(folds):
        own = [case for case in cases if zlib.crc32(case.report.encode()) % folds == fold]
        rest = [case for case in cases if zlib.crc32(case.report.encode()) % folds != fold]
        names, weights = _fit(rest)
        table = dict(zip(names, weights, strict=True))
        for case in own:
            total = sum(table.get(name, 0.0) for name in case.features)
            if 1 / (1 + np.exp(-total)) > LEAST:
                found.append(case)
    for name, reports in (
        ("dev gold", [r for r in n_events if reader_of(r) == DEV]),
        ("all", list(n_events)),
    ):
        kept = [case for case in found if case.report in reports]
        right, wanted = sum(case.is_event for case in kept), sum(n_events[report] for report in reports)
        print(
            f"triggers, {name}: P {right / len(kept):.3f} R {right / wanted:.3f} F1 {2 * right / (len(kept) + wanted):.3f}"
        )


def _fit(cases: Sequence[Case]) -> tuple[list[str], np.ndarray]:
    """The weights of features, for the conventions of the development gold."""
    cases = [
        msgspec.structs.replace(case, features=of_reader(case.report, case.features, _OF_READER))
        for case in cases
    ]
    counts = counts_by_report((case.report, case.features) for case in cases)
    names = sorted(name for name, count in counts.items() if count >= _SEEN_LEAST)
    number = {name: at for at, name in enumerate(names)}
    rows = [[number[name] for name in case.features if name in number] for case in cases]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([column for row in rows for column in row])
    table = scipy.sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(names)))
    truth = np.array([case.is_event for case in cases], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        likely = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        surprise = -np.sum(truth * np.log(likely + 1e-12) + (1 - truth) * np.log(1 - likely + 1e-12))
        return (
            surprise + _STRENGTH / 2 * weights @ weights,
            table.T @ (likely - truth) + _STRENGTH * weights,
        )

    found = scipy.optimize.minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return settled(names, found.x)


if __name__ == "__main__":
    sys.exit(main())
