"""Measure events on public test data: bench/events.py ../shared/conformance/events [--errors N].

sentences.jsonl: does a sentence tell of an ASSAULT or PROTEST? Its labels ask whether the sentence *reports* one: a past attack
that is only mentioned ("since the killing of …") is a "no" there, and an event for khabar. So two answers are scored: any event
of the type that occurred, and the same kept to sentences whose main matter it is (`is_reported`), over all sentences and over
the half that the rule was not chosen on. "ambiguous" is left out.
spans.jsonl: verb, actor and recipient as words; an annotator's span counts as found when half of the shorter one is shared.
"""

import argparse
import json
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from khabar.annotate import annotate
from khabar.arabic.letters import fold_word
from khabar.model import Article, Event, Report

_SIDES = ("verb", "actor", "recipient")
_COUNTED = frozenset(
    {"killed", "wounded", "soldiers", "civilians", "fighters", "persons", "women", "children", "protesters"}
)


def main() -> None:
    """Print the figures of both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    given = parser.parse_args()
    _sentences(list(_lines(given.folder / "sentences.jsonl")), errors=given.errors)
    _spans(list(_lines(given.folder / "spans.jsonl")))


def is_reported(report: Report, type_: str) -> bool:
    """Whether an event of a type is the main matter of a sentence: points for what news of an act has and a passing mention lacks.

    Which points count, and how many are enough, was chosen on the first half of the sentences (`_is_known`).
    """
    told = [
        event for event in report.events if event.type == type_ and event.status in ("occurred", "ongoing")
    ]
    if not told:
        return False
    text = report.text
    trigger = fold_word(told[0].trigger.of(text)).lstrip("وف")
    points = (
        any(figure.counts in _COUNTED for figure in report.figures) * 2,  # its toll, or how many marched
        bool(report.figures),
        any(event.place is not None for event in told),
        len(told) > 1,
        not trigger.startswith(("ال", "بال", "لل")),  # "الهجوم" was told before
        len(text[: told[0].trigger.start].split()) < _EARLY_WORDS,
        _BACKGROUND.isdisjoint(map(fold_word, text.split())),
        any(event.actor and event.recipient for event in told),
        len(report.events) - len(told) < 2,
    )
    return sum(points) >= _ENOUGH[type_]


_EARLY_WORDS = 12
_ENOUGH = {"ASSAULT": 6, "PROTEST": 5}
_BACKGROUND = frozenset({"الذي", "التي", "الذين", "كان", "وكان", "كانت", "وكانت"})


def _is_known(row: dict) -> bool:
    """Whether a sentence belongs to the half on which `is_reported` was chosen."""
    return zlib.crc32(row["id"].encode()) % 2 == 0


def _sentences(rows: list[dict], *, errors: int) -> None:
    tallies: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        if row["label"] == "ambiguous":
            continue
        report = annotate(Article(id=row["id"], text=row["text"]))
        answers = {
            "any that occurred": _is_mentioned(report, row["type"]),
            "main matter": is_reported(report, row["type"]),
        }
        answers["main matter, kept apart" if not _is_known(row) else "main matter, chosen on"] = answers[
            "main matter"
        ]
        for name, answer in answers.items():
            tally = tallies.setdefault((row["type"], name), Counter())
            tally[row["label"], "all"] += 1
            tally[row["label"], "yes"] += answer
        if errors and row["label"] == "yes" and not answers["any that occurred"]:
            errors -= 1
            print("  missed:", row["type"], row["text"][:160])
    for (type_, name), tally in sorted(tallies.items()):
        print(f"{type_:8} {name:23}", _figures(tally))
    for type_ in sorted({row["type"] for row in rows}):
        print(f"{type_:8} one annotator          ", _of_one_annotator(rows, type_))


def _of_one_annotator(rows: list[dict], type_: str) -> str:
    """What one of the annotators who made the labels would reach against them: whoever said yes to a difficult no was wrong by them.

    The labels make "yes" what all of them accept, so none of them misses one: their recall is 1 by definition.
    """
    of_type = [row for row in rows if row["type"] == type_ and row["label"] != "ambiguous"]
    n_yes = sum(1 for row in of_type if row["label"] == "yes")
    wrong = sum(row["accept"] / row["total"] for row in of_type if row["label"] != "yes")
    return f"R 1.000  P {n_yes / (n_yes + wrong):.3f}  F1 {_f1(n_yes, n_yes + wrong, n_yes):.3f}"


def _is_mentioned(report: Report, type_: str) -> bool:
    return any(event.type == type_ and event.status in ("occurred", "ongoing") for event in report.events)


def _figures(tally: Counter) -> str:
    found, easy, difficult = (tally[label, "yes"] for label in ("yes", "easy no", "difficult no"))
    n_yes = tally["yes", "all"]
    precision = found / max(1, found + easy + difficult)
    recall = found / max(1, n_yes)
    return (
        f"R {recall:.3f}  P {precision:.3f}  F1 {_f1(found, found + easy + difficult, n_yes):.3f}   against easy no alone: "
        f"F1 {_f1(found, found + easy, n_yes):.3f}   precision on difficult no: {found / max(1, found + difficult):.3f}"
    )


def _spans(rows: list[dict]) -> None:
    found, given, wanted = Counter(), Counter(), Counter()
    started = time.perf_counter()
    for row in rows:
        report = annotate(Article(id=row["id"], text=row["text"]))
        events = [event for event in report.events if event.type == row["type"]]
        for side in _SIDES:
            gold = [words for words in {_folded(event[side]) for event in row["events"]} if words]
            ours = [
                words
                for words in {_folded(part) for event in events for part in _parts(report, event, side)}
                if words
            ]
            wanted[side] += len(gold)
            given[side] += len(ours)
            found[side] += sum(1 for words in gold if any(_share(words, other) for other in ours))
    seconds = time.perf_counter() - started
    for side in _SIDES:
        precise = min(found[side], given[side])
        print(
            f"spans    {side:18} F1 {_f1(precise, given[side], wanted[side]):.3f}   ({found[side]} of {wanted[side]}, {given[side]} given)"
        )
    print(f"{len(rows)} sentences in {seconds:.1f} s, all layers")


def _parts(report: Report, event: Event, side: str) -> Iterator[str]:
    spans = {"verb": (event.trigger,), "actor": event.actor, "recipient": event.recipient}[side]
    yield from (span.of(report.text) for span in spans)


def _folded(words: str) -> frozenset[str]:
    return frozenset(part.strip("«»\"'،.") for part in fold_word(words or "").split()) - {""}


def _share(first: Iterable[str], second: Iterable[str]) -> bool:
    one, two = set(first), set(second)
    return len(one & two) * 2 >= min(len(one), len(two))


def _f1(found: int, given: float, wanted: int) -> float:
    return 2 * found / (given + wanted) if given + wanted else 0.0


def _lines(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


if __name__ == "__main__":
    main()
