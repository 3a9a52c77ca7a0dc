"""Scores khabar on the project's own gold of the corpus: reports that were annotated by readers who did not see its output.

Prints the figures of gold/learnt.jsonl (weights were fitted on it) and gold/seen.jsonl (its misses were read), and those of
gold/unseen.jsonl and gold/heldout.jsonl, which nobody who writes rules looks at. `unseen.py NAME …` prints some of them.
"""

import contextlib
import gzip
import io
import json
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from khabar.annotate import annotate
from khabar.model import Article
from measure import SHARED, load_scorer

_GOLD = Path(__file__).with_name("gold")
CORPUS = SHARED / "corpus" / "saudinewsnet.jsonl.gz"
ROWS = (
    "statement content+speaker",
    "statement exact content",
    "statement kind",
    "statement via",
    "time span+value",
    "figure span+value",
    "actor",
    "actor+type",
    "actor forms grouped right",
    "event trigger",
    "event trigger+type",
    "event trigger+type+status",
    "event actor (of found)",
    "event recipient (of found)",
    "event date (of found)",
)


SETS = ("learnt", "seen", "unseen", "heldout")


def main() -> int:
    """The exit status: 1 where the corpus is absent."""
    if not CORPUS.is_file():
        print(f"{CORPUS} is not here; the texts of this gold lie there")
        return 1
    names = [name for name in SETS if name in sys.argv[1:]] or SETS
    scores = {name: score(name) for name in names}
    print("| layer | " + " | ".join(f"{name} P | R | F1" for name in names) + " |")
    print("|---|" + "--:|--:|--:|" * len(names))
    for row in ROWS:
        cells = [_cell(scores[name][row], x) for name in names for x in ("p", "r", "f1")]
        print(f"| {row} | {' | '.join(cells)} |")
    return 0


def _cell(figures: dict[str, float], name: str) -> str:
    """One figure; a dash where the gold has none of the layer."""
    return f"{figures[name]:.3f}" if figures["gold"] else "–"


def score(name: str) -> dict[str, dict[str, float]]:
    """Metric → {"p", "r", "f1", …} on one file of the gold; misses are not printed."""
    golds = {
        row["id"]: row
        for row in map(json.loads, (_GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    }
    articles = articles_of(golds.values())
    for article in articles:
        golds[article.id]["text"] = article.text
        golds[article.id].setdefault("figures", [])
    predicted = {article.id: json.loads(msgspec.json.encode(annotate(article))) for article in articles}
    with contextlib.redirect_stdout(io.StringIO()):
        scores: dict[str, dict[str, float]] = load_scorer("score").score_reports(golds, predicted, 0)
    return scores


def articles_of(golds: Iterable[dict[str, Any]]) -> list[Article]:
    """The reports of some gold lines, from the corpus; a headline that the text repeats was annotated once or twice, as the
    digest says. Exits where the corpus holds another text."""
    wanted = {gold["source"]: gold for gold in golds}
    found = []
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            gold = wanted.get(row["id"])
            if gold is None:
                continue
            texts = (f"{row['title']}\n\n{row['text']}", row["text"])
            text = next((text for text in texts if sha256(text.encode()).hexdigest() == gold["sha256"]), None)
            if text is None:
                raise SystemExit(f"{gold['id']}: the corpus holds another text than the one annotated")
            found.append(Article(id=gold["id"], outlet=row["outlet"], published=row["published"], text=text))
    return found


if __name__ == "__main__":
    sys.exit(main())
