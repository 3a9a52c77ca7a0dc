"""Learn where names end and which are none: python bench/train_borders.py [--cross 5] [-o].

It learns from gold/learnt.jsonl, gold/seen.jsonl and the development reports: at each anchor (a name of the rules, a head noun, a word
like a name) a softmax over the ends it may have and none. Without -o it is only cross-validated by report; with it borders.tsv is
written beside the code. Needs scipy.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import scipy.optimize
import scipy.sparse

from khabar.annotate.actors import finding
from khabar.annotate.actors.borders import (
    Anchor,
    Choice,
    Feature,
    anchors_of,
    choices_of,
    is_settled,
    of_end,
    of_none,
)
from khabar.annotate.actors.units import Mention, Unit, units_of
from khabar.annotate.layout import find_layout
from khabar.arabic.words import split
from measure import SHARED
from unseen import articles_of

_HERE = Path(__file__).parent
_TABLE = _HERE.parent / "src/khabar/annotate/actors/borders.tsv"
_LEAST_SEEN = 3
_LEAST_WEIGHT = 0.03


class Case(msgspec.Struct):
    """One anchor: the features of its choices and which of them is right."""

    report: str
    features: list[list[Feature]]
    right: int
    ruled: int  # the choice of the rules


def read_golds() -> Iterator[dict[str, Any]]:
    """The annotated reports with their texts."""
    for name in ("learnt", "seen"):
        rows = [json.loads(line) for line in (_HERE / f"gold/{name}.jsonl").read_text("utf-8").splitlines()]
        texts = {article.id: article.text for article in articles_of(rows)}
        yield from ({**row, "text": texts[row["id"]]} for row in rows)
    for path in sorted((SHARED / "gold/dev").glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


def cases_of(gold: dict[str, Any]) -> Iterator[Case]:
    """The anchors of one report that stand in no right name of another."""
    words = split(gold["text"])
    units = finding._before_foot(units_of(words))
    mentions = finding.before_borders(words, units, layout=find_layout(words, title=None))
    ends = right_ends(gold, units)
    spans = sorted((start, end) for start, found in ends.items() for end, _ in found)
    known = {mention.first: mention for mention in mentions}
    past = 0
    for anchor in anchors_of(units, known):
        if anchor.at < past:
            continue
        if anchor.ruled and is_settled(units, anchor.ruled):
            past = anchor.ruled.last + 1
            continue
        choices, features = all_choices(units, anchor, known)
        right = 0
        for number, choice in enumerate(choices[1:], 1):
            if _is_right(choice, units, ends, anchor.kind):
                right = number if right == 0 or choice.last > choices[right].last else right
        ruled = 0
        if anchor.ruled:
            ruled = next(
                (
                    n
                    for n, c in enumerate(choices)
                    if (c.first, c.last) == (anchor.ruled.first, anchor.ruled.last)
                ),
                0,
            )
        if right or not anchor.ruled or not _touches(anchor.ruled, units, spans):
            yield Case(gold["id"], features, right, ruled)
        past = choices[right].last + 1 if right else past


def all_choices(
    units: list[Unit], anchor: Anchor, known: dict[int, Mention]
) -> tuple[list[Choice], list[list[Feature]]]:
    """Every choice at an anchor with all its features, none first."""
    choices, features = [Choice(0, -1)], [of_none(units, anchor)]
    path: list[Feature] = []
    for choice, steps in choices_of(units, anchor, known):
        path = [*([] if choice.begins else path), *steps]
        choices.append(choice)
        features.append([*path, *of_end(units, anchor, choice.first, choice.last)])
    return choices, features


def _touches(mention: Mention, units: list[Unit], spans: list[tuple[int, int]]) -> bool:
    """Whether the reader marked something there, though with other borders than can be chosen."""
    return any(start < units[mention.last].end and end > mention.span.start for start, end in spans)


def _is_right(choice: Choice, units: list[Unit], ends: dict[int, set[tuple[int, str]]], kind: str) -> bool:
    wanted = {"person": ("PER",), "body": ("ORG", "GPE", "LOC")}.get(kind, ("LOC", "GPE", "ORG"))
    end = units[choice.last].end
    return any(
        (end, type_) in ends.get(start, ()) for _, start in units[choice.first].readings for type_ in wanted
    )


def right_ends(gold: dict[str, Any], units: list[Unit]) -> dict[int, set[tuple[int, str]]]:
    """Where the annotated names stand: start → ends with types."""
    found: dict[int, set[tuple[int, str]]] = {}
    for actor in gold["actors"]:
        for form in (actor["name"], *actor["aliases"]):
            for match in re.finditer(re.escape(form) + r"(?!\w)", gold["text"]):
                found.setdefault(match.start(), set()).add((match.end(), actor["type"]))
    return found


class Softmax:
    """Weights of a softmax over the choices of each case."""

    def __init__(self, cases: list[Case], pull: float) -> None:
        counts: dict[Feature, int] = {}
        for case in cases:
            for feature in {feature for choice in case.features for feature in choice}:
                counts[feature] = counts.get(feature, 0) + 1
        self.column = {
            feature: n for n, feature in enumerate(f for f, count in counts.items() if count >= _LEAST_SEEN)
        }
        table, starts, rights = self.table(cases), [], []
        at = 0
        for case in cases:
            starts.append(at)
            rights.append(at + case.right)
            at += len(case.features)
        bounds = np.array(starts)
        sizes = np.diff([*starts, at])

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            scores = table @ weights
            top = np.repeat(np.maximum.reduceat(scores, bounds), sizes)
            odds = np.exp(scores - top)
            total = np.repeat(np.add.reduceat(odds, bounds), sizes)
            odds /= total
            truth = np.zeros(len(scores))
            truth[rights] = 1
            value = -np.log(odds[rights] + 1e-12).sum() + pull / 2 * weights @ weights
            return float(value), table.T @ (odds - truth) + pull * weights

        self.weights = scipy.optimize.minimize(
            loss, np.zeros(len(self.column)), jac=True, method="L-BFGS-B", options={"maxiter": 150}
        ).x

    def table(self, cases: list[Case]) -> scipy.sparse.csr_matrix:
        rows, columns = [], []
        at = 0
        for case in cases:
            for choice in case.features:
                for feature in choice:
                    if feature in self.column:
                        rows.append(at)
                        columns.append(self.column[feature])
                at += 1
        return scipy.sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(at, len(self.column)))

    def choose(self, cases: list[Case]) -> list[int]:
        scores = self.table(cases) @ self.weights
        chosen, at = [], 0
        for case in cases:
            chosen.append(int(np.argmax(scores[at : at + len(case.features)])))
            at += len(case.features)
        return chosen


def tell(cases: list[Case], chosen: list[int]) -> str:
    hit = sum(c > 0 and c == case.right for case, c in zip(cases, chosen, strict=True))
    said, truth = sum(c > 0 for c in chosen), sum(case.right > 0 for case in cases)
    return f"right {hit} of {truth}, said {said}: F {2 * hit / (said + truth):.4f}"


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", type=int, default=5)
    parser.add_argument("--pull", type=float, default=2.0)
    parser.add_argument("-o", dest="write", action="store_true")
    options = parser.parse_args()
    cases = [case for gold in read_golds() for case in cases_of(gold)]
    print(len(cases), "anchors; rules:", tell(cases, [case.ruled for case in cases]))
    if options.cross > 1:
        reports = sorted({case.report for case in cases})
        fold = {report: n % options.cross for n, report in enumerate(reports)}
        chosen: list[int] = [0] * len(cases)
        for number in range(options.cross):
            model = Softmax([case for case in cases if fold[case.report] != number], options.pull)
            places = [n for n, case in enumerate(cases) if fold[case.report] == number]
            for place, choice in zip(places, model.choose([cases[n] for n in places]), strict=True):
                chosen[place] = choice
        print("cross-validated:", tell(cases, chosen))
    if options.write:
        model = Softmax(cases, options.pull)
        rows = sorted((("|".join(f), model.weights[n]) for f, n in model.column.items()))
        with _TABLE.open("w", encoding="utf-8") as file:
            file.write(
                "# Weights of what speaks for and against the borders of a name, learnt by bench/train_borders.py; made for khabar by its authors, Apache-2.0\n"
            )
            file.write("feature\tweight\n")
            for name, weight in rows:
                if abs(weight) >= _LEAST_WEIGHT:
                    file.write(f"{name}\t{weight:.2f}\n")
        print(sum(1 for _, w in rows if abs(w) >= _LEAST_WEIGHT), "weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
