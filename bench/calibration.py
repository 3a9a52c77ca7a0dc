"""What `p` is worth: of the events that khabar gives with so much certainty, how many an annotator has too.

Prints, for steps of `Event.p`, `actor_p` and `recipient_p`, how many entries were given and which share of them gold/unseen.jsonl and
gold/heldout.jsonl have: reports that no weight was fitted on and nobody reads. An event counts where its trigger is one of the gold,
a party of such an event where half of the shorter of two spans is shared. An annotator misses events too: the shares are low rather than high.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from khabar.annotate import annotate
from khabar.model import Event
from train_parties import hits
from unseen import CORPUS, articles_of

_SETS = ("unseen", "heldout")
_STEPS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)

Told = tuple[float, bool]  # how certain khabar was, and whether the gold has it


def main() -> int:
    """The exit status: 1 where the corpus is absent."""
    if not CORPUS.is_file():
        print(f"{CORPUS} is not here; the texts of this gold lie there")
        return 1
    told: dict[str, list[Told]] = {"event": [], "actor": [], "recipient": []}
    for name in _SETS:
        for kind, p, is_right in _told_of(name):
            told[kind].append((p, is_right))
    print("| p | " + " | ".join(f"{kind}s given | in the gold" for kind in told) + " |")
    print("|---|" + "--:|--:|" * len(told))
    for low, high in pairwise(_STEPS):
        cells = " | ".join(_cell(own, low, high) for own in told.values())
        print(f"| {low:.1f} to {high:.1f} | {cells} |")
    return 0


def _cell(told: Iterable[Told], low: float, high: float) -> str:
    own = [is_right for p, is_right in told if low <= p < high or p == high == 1.0]
    return f"{len(own)} | {sum(own) / len(own):.2f}" if own else "0 | –"


def _told_of(name: str) -> Iterator[tuple[str, float, bool]]:
    """Every event and party that khabar gives for the reports of one file of the gold."""
    lines = (Path(__file__).with_name("gold") / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    golds = {row["id"]: row for row in map(json.loads, lines)}
    for article in articles_of(golds.values()):
        for event in annotate(article).events:
            gold = _same(golds[article.id]["events"], event)
            if event.p is not None:
                yield "event", event.p, gold is not None
            if gold is not None:
                yield from _parties(event, gold)


def _same(golds: Iterable[dict[str, Any]], event: Event) -> dict[str, Any] | None:
    start, end = event.trigger.start, event.trigger.end
    return next((gold for gold in golds if gold["trigger"][0] < end and gold["trigger"][1] > start), None)


def _parties(event: Event, gold: dict[str, Any]) -> Iterator[tuple[str, float, bool]]:
    for role, spans, likely in (
        ("actor", event.actor, event.actor_p),
        ("recipient", event.recipient, event.recipient_p),
    ):
        for span, p in zip(spans, likely, strict=False):
            yield role, p, any(hits((span.start, span.end), tuple(one)) for one in gold[role])


if __name__ == "__main__":
    sys.exit(main())
