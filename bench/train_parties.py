"""Learn which phrase is a party of an event: python bench/train_parties.py [--cross 5] [-o]; --cross 0 only fits.

It learns from ../shared/gold/dev, gold/learnt.jsonl and gold/seen.jsonl, whose texts lie in ../shared/corpus. Without -o the model is only cross-validated by report; with it parties.tsv is written beside the code. One logistic
model a role over the traits of khabar.annotate.events.traits; needs scipy, khabar itself does not.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import numpy as np
import scipy.optimize
import scipy.sparse

import unseen
from khabar.annotate import annotate
from khabar.annotate.events import choosing, drafts_of, page_of, tellers_of
from khabar.annotate.events.cast import cast_of
from khabar.annotate.events.scenes import scene_of, view_of
from khabar.annotate.events.spans import party_span
from khabar.annotate.events.traits import candidates, traits_of
from khabar.arabic.words import split
from khabar.model import Article, Span
from measure import GOLD, load_scorer

_GOLD = Path(__file__).with_name("gold")
_LEARNT = ("learnt", "seen")
_TABLE = Path(__file__).parents[1] / "src/khabar/annotate/events/parties.tsv"
_STRENGTH = 10.0  # of the pull towards zero, chosen by cross-validation: 5 and 20 are half a point worse
_SEEN_LEAST = 3  # a trait that phrases of fewer reports have is left out
_LEAST_WEIGHT = 0.02  # weights below it are not written
_DEV_WEIGHT = 3  # how often a report of the development gold counts: its conventions are those that hold
_SENTENCE_WEIGHT = 1  # how often each made-up sentence counts; with 3 half of the gain is lost
ROLES = ("actor", "recipient")

Gold = dict[str, Any]
Pair = tuple[int, int]


class Case(msgspec.Struct):
    """One event of the gold, with the phrases that may be its parties."""

    report: str
    trigger: Pair
    found: bool  # whether khabar gives it as an event too
    gold: dict[str, list[Pair]]
    given: dict[str, list[Pair]]  # what the rules alone give
    at: list[int]
    groups: list[int]  # the first phrase of the group that و joins each to
    spans: list[Pair]
    traits: list[list[str]]


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", type=int, default=5)
    parser.add_argument("-o", dest="write", action="store_true")
    options = parser.parse_args()
    cases = [case for gold in read_golds() for case in cases_of(gold)]
    for gold in read_sentences():
        made = [msgspec.structs.replace(case, found=False) for case in cases_of(gold)]
        if not made:
            print("no draft:", gold["text"])
        cases += made * _SENTENCE_WEIGHT
    model = model_of(cases)
    print(
        f"{len(cases)} events, {sum(case.found for case in cases)} of them found, {len(model.names)} traits"
    )
    print("rules     ", tell(score(cases, [case.given for case in cases])))
    if options.cross:
        _cross_validate(cases, model, options.cross)
    if options.write:
        write(model)
    return 0


def _cross_validate(cases: Sequence["Case"], model: "Model", n_folds: int) -> None:
    """Print what models that saw no row of a report choose in it, for some thresholds."""
    weighed = weighed_of(cases, model.cross_validate(n_folds))
    for choosing.ACTOR, choosing.RECIPIENT, choosing.SECOND in product(
        (0.27, 0.31, 0.35), (0.3, 0.34), (0.5, 0.6)
    ):
        figures = tell(score(cases, [chosen(c, w) for c, w in zip(cases, weighed, strict=True)]))
        print(choosing.ACTOR, choosing.RECIPIENT, choosing.SECOND, figures)


def read_golds() -> Iterator[Gold]:
    """Annotated reports with their text, spans as offsets: gold dev and those of gold/ that may be learnt from."""
    for _ in range(_DEV_WEIGHT):
        yield from load_scorer("score").load_gold(GOLD / "dev").values()
    for name in _LEARNT:
        lines = (_GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = {row["id"]: row for row in map(json.loads, lines)}
        for article in unseen.articles_of(rows.values()):
            yield {
                **rows[article.id],
                "text": article.text,
                "outlet": article.outlet,
                "published": article.published,
            }


def read_sentences() -> Iterator[Gold]:
    """The sentences of gold/sentences.txt, one event each."""
    lines = (_GOLD / "sentences.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("#"):
            continue
        event: dict[str, Any] = {"actor": [], "recipient": []}
        text = ""
        for mark, letter, words in _MARKS.findall(line):
            span = (len(text), len(text) + len(words))
            if mark == "<":
                event["trigger"] = span
            elif letter:
                event["actor" if letter == "A" else "recipient"].append(span)
            text += words
        yield {"id": f"sentence {number}", "text": text, "published": "2015-07-22", "events": [event]}


_MARKS = re.compile(r"([<{]?)(?:([AR]) )?([^<>{}]+)[>}]?")


def cases_of(gold: Gold) -> Iterator[Case]:
    """The events of one annotated report, found ones and those that a draft stands for."""
    article = Article(
        id=gold["id"], text=gold["text"], outlet=gold.get("outlet"), published=gold.get("published")
    )
    report = annotate(article)
    words = split(article.text)
    page = page_of(
        words, layout=report.layout, actors=report.actors, times=report.times, statements=report.statements
    )
    given = {event.trigger.start for event in report.events}
    sentences = drafts_of(page)
    cast = cast_of(
        (told.sentence, [d for d in told.drafts if _start(words, told.sentence, d) in given])
        for told in sentences
    )
    for told in sentences:
        triggers = [words[told.sentence.pieces[draft.index].first] for draft in told.drafts]
        events = [_event_at(gold, word.start, word.end) for word in triggers]
        kept = [at for at, word in enumerate(triggers) if events[at] is not None or word.start in given]
        drafts = [told.drafts[at] for at in kept]
        tellers = [tellers_of(page, told.sentence, draft) for draft in drafts]
        scene = scene_of(told.sentence, drafts, tellers=tellers, in_headline=told.in_headline, cast=cast)
        for number, at in enumerate(kept):
            event = events[at]
            if event is None:
                continue
            view = view_of(scene, number)
            phrases = candidates(scene, view)
            roles = drafts[number].roles
            yield Case(
                gold["id"],
                (triggers[at].start, triggers[at].end),
                triggers[at].start in given,
                {role: [tuple(span) for span in event[role]] for role in ROLES},
                {role: [_pair(party_span(told.sentence, p)) for p in getattr(roles, role)] for role in ROLES},
                phrases,
                [scene.anchors.get(phrase, phrase) for phrase in phrases],
                [_pair(party_span(told.sentence, phrase)) for phrase in phrases],
                [
                    [*view.shared, *scene.looks[phrase].traits, *traits_of(scene, view, number, phrase)]
                    for phrase in phrases
                ],
            )


def _start(words: Any, sentence: Any, draft: Any) -> int:
    start: int = words[sentence.pieces[draft.index].first].start
    return start


def _event_at(gold: Gold, start: int, end: int) -> Gold | None:
    return next((e for e in gold["events"] if e["trigger"][0] < end and e["trigger"][1] > start), None)


def _pair(span: Span) -> Pair:
    return span.start, span.end


def hits(found: Pair, gold: Pair) -> bool:
    """Whether the scorer takes one span for the other: half of the shorter."""
    shared = min(found[1], gold[1]) - max(found[0], gold[0])
    return shared >= 0.5 * max(1, min(found[1] - found[0], gold[1] - gold[0]))


def counts_by_report(known: Iterable[tuple[str, Sequence[str]]]) -> Counter[str]:
    """In how many reports each trait occurs, from pairs of a report and the traits of one thing in it."""
    pairs = {(report, trait) for report, traits in known for trait in traits}
    return Counter(trait for _, trait in pairs)


class Model:
    """Rows of traits with labels: a logistic model a label, its weights pulled towards zero."""

    def __init__(
        self, reports: Sequence[str], rows: Sequence[Sequence[str]], labels: dict[str, Any], *, pull: float
    ) -> None:
        self.reports = reports
        self.labels = labels
        self.pull = pull
        counts = counts_by_report(zip(reports, rows, strict=True))
        self.names = sorted(trait for trait, n in counts.items() if n >= _SEEN_LEAST)
        index = {name: at for at, name in enumerate(self.names)}
        places = [[index[t] for t in set(traits) if t in index] for traits in rows]
        ends = np.cumsum([0, *map(len, places)])
        columns = np.fromiter((at for row in places for at in row), dtype=np.int64)
        self.matrix = scipy.sparse.csr_matrix(
            (np.ones(len(columns)), columns, ends), shape=(len(rows), len(index))
        )

    def fit(self, label: str, rows: Any) -> Any:
        """The weights for one label, learnt from some of the rows."""
        matrix, labels = self.matrix[rows], self.labels[label][rows]

        def loss(weights: Any) -> tuple[float, Any]:
            odds = matrix @ weights
            share = 1 / (1 + np.exp(-odds))
            total = (np.logaddexp(0, odds) - labels * odds).sum() + 0.5 * self.pull * (weights @ weights)
            return total, matrix.T @ (share - labels) + self.pull * weights

        start = np.zeros(self.matrix.shape[1])
        return scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x

    def fit_all(self, label: str) -> Any:
        """The weights for one label, learnt from all rows."""
        return self.fit(label, np.ones(self.matrix.shape[0], dtype=bool))

    def cross_validate(self, n_folds: int) -> dict[str, Any]:
        """For each label the log odds of every row by models that saw no row of its report."""
        reports = sorted(set(self.reports))
        Random(0).shuffle(reports)
        fold_of = {report: at % n_folds for at, report in enumerate(reports)}
        folds = np.array([fold_of[report] for report in self.reports])
        odds = {label: np.zeros(len(folds)) for label in self.labels}
        for fold in range(n_folds):
            for label in self.labels:
                odds[label][folds == fold] = self.matrix[folds == fold] @ self.fit(label, folds != fold)
        return odds


def model_of(cases: Sequence[Case]) -> Model:
    """The model of all cases, a row for each phrase."""
    labels = {
        role: np.array(
            [any(hits(span, gold) for gold in case.gold[role]) for case in cases for span in case.spans],
            dtype=float,
        )
        for role in ROLES
    }
    rows = [traits for case in cases for traits in case.traits]
    return Model([case.report for case in cases for _ in case.at], rows, labels, pull=_STRENGTH)


def weighed_of(cases: Sequence[Case], odds: dict[str, Any]) -> list[list[choosing.Phrase]]:
    """For each case its phrases with their weights, numbered from 0."""
    weighed: list[list[choosing.Phrase]] = []
    row = 0
    for case in cases:
        both = zip(*(odds[role][row : row + len(case.at)] for role in ROLES), strict=True)
        weighed.append(
            [
                choosing.Phrase(number, case.groups[number], float(a), float(r))
                for number, (a, r) in enumerate(both)
            ]
        )
        row += len(case.at)
    return weighed


def chosen(case: Case, weighed: Sequence[choosing.Phrase]) -> dict[str, list[Pair]]:
    """The spans that the weights choose for one case; those of the rules where they choose none."""
    groups = choosing.choose(weighed)
    if not any(groups):
        return case.given
    return {role: [case.spans[at] for at in group] for role, group in zip(ROLES, groups, strict=True)}


def score(
    cases: Sequence[Case], found: Sequence[dict[str, list[Pair]]]
) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 a role, over the events that are found."""
    scores = {}
    for role in ROLES:
        n_gold = n_found = n_right = 0
        for case, spans in zip(cases, found, strict=True):
            if case.found:
                n_gold += len(case.gold[role])
                n_found += len(spans[role])
                n_right += sum(any(hits(span, gold) for span in spans[role]) for gold in case.gold[role])
        scores[role] = (
            n_right / max(1, n_found),
            n_right / max(1, n_gold),
            2 * n_right / max(1, n_found + n_gold),
        )
    return scores


def tell(scores: dict[str, tuple[float, float, float]]) -> str:
    """One line of figures."""
    return "  ".join(f"{role} P {p:.3f} R {r:.3f} F {f:.3f}" for role, (p, r, f) in scores.items())


def write(model: Model) -> None:
    """Learn from all cases and write the table."""
    actor, recipient = (model.fit_all(role) for role in ROLES)
    lines = [
        "# What the traits of a phrase weigh for its being a party, learnt by bench/train_parties.py; made for khabar by its authors, Apache-2.0",
        "trait\tactor\trecipient",
    ]
    for name, a, r in zip(model.names, actor, recipient, strict=True):
        if max(abs(a), abs(r)) >= _LEAST_WEIGHT:
            lines.append(f"{name}\t{a:.2f}\t{r:.2f}")
    _TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 2} weights in {_TABLE}")


if __name__ == "__main__":
    sys.exit(main())
