"""How far one of the project's annotators agrees with ../shared/gold/dev: eight of its reports, annotated without a look at it.

Prints the figures of gold/agreement.jsonl scored as if a program had written it: the ceiling of what khabar can be measured
to on the sets of bench/gold, each of whose reports had one annotator.
"""

import contextlib
import io
import json
import sys
from pathlib import Path

from measure import GOLD, load_scorer
from unseen import ROWS

_READ = Path(__file__).with_name("gold") / "agreement.jsonl"


def main() -> int:
    """The exit status: 1 where the gold is absent."""
    if not (GOLD / "dev").is_dir():
        print(f"{GOLD} is not here; the reports lie there")
        return 1
    read = {row["id"]: row for row in map(json.loads, _READ.read_text(encoding="utf-8").splitlines())}
    scorer = load_scorer("score")
    golds = {name: gold for name, gold in scorer.load_gold(GOLD / "dev").items() if name in read}
    for name, row in read.items():
        row["text"], row["figures"] = golds[name]["text"], []
    with contextlib.redirect_stdout(io.StringIO()):
        scores = scorer.score_reports(golds, read, 0)
    print(f"{len(golds)} reports\n\n| layer | P | R | F1 |\n|---|--:|--:|--:|")
    for row in ROWS:
        if not row.startswith("figure"):
            print(f"| {row} | " + " | ".join(f"{scores[row][x]:.3f}" for x in ("p", "r", "f1")) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
