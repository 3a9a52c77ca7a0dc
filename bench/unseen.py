"""Scores khabar on the project's own gold of the corpus: reports that were annotated by readers who did not see its output.

Prints the figures of gold/seen.jsonl (its misses were read since) and of gold/unseen.jsonl (nobody looks at them).
"""

import contextlib
import gzip
import io
import json
import sys
from hashlib import sha256
from pathlib import Path

import msgspec

from khabar.annotate import annotate
from khabar.model import Article
from measure import SHARED, load_scorer

_GOLD = Path(__file__).with_name("gold")
_CORPUS = SHARED / "corpus" / "saudinewsnet.jsonl.gz"
_ROWS = (
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


def main() -> int:
    """The exit status: 1 where the corpus is absent."""
    if not _CORPUS.is_file():
        print(f"{_CORPUS} is not here; the texts of this gold lie there")
        return 1
    scores = {name: score(name) for name in ("seen", "unseen")}
    print("| layer | seen P | R | F1 | unseen P | R | F1 |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for row in _ROWS:
        cells = [f"{scores[name][row][x]:.3f}" for name in scores for x in ("p", "r", "f1")]
        print(f"| {row} | {' | '.join(cells)} |")
    return 0


def score(name: str) -> dict[str, dict[str, float]]:
    """Metric → {"p", "r", "f1", …} on one file of the gold; misses are not printed."""
    golds = {
        row["id"]: row
        for row in map(json.loads, (_GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    }
    articles = _articles({row["source"]: row["id"] for row in golds.values()})
    for article in articles:
        golds[article.id]["text"] = article.text
        if sha256(article.text.encode()).hexdigest() != golds[article.id]["sha256"]:
            raise SystemExit(f"{article.id}: the corpus holds another text than the one annotated")
    predicted = {article.id: json.loads(msgspec.json.encode(annotate(article))) for article in articles}
    with contextlib.redirect_stdout(io.StringIO()):
        scores: dict[str, dict[str, float]] = load_scorer("score").score_reports(golds, predicted, 0)
    return scores


def _articles(ids: dict[str, str]) -> list[Article]:
    found = []
    with gzip.open(_CORPUS, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["id"] in ids:
                title, text = row["title"], row["text"]
                whole = text if text.startswith(title) else f"{title}\n\n{text}"
                found.append(
                    Article(id=ids[row["id"]], outlet=row["outlet"], published=row["published"], text=whole)
                )
    return found


if __name__ == "__main__":
    sys.exit(main())
