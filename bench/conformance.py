"""Predicted files for the four conformance sets of times and numbers, scored side by side with the peers.

    conformance.py [--shared ../shared] [--out FOLDER] [--errors N] [--core] [--only times/duckling]
    conformance.py --speed N          articles a second on every 60th of the corpus, N of them at most

For each set the predicted file goes to FOLDER (default: a temporary one) and the scorer of ../shared is run on it;
--shared may name another folder with the same layout of `conformance`.
The peers' figures are those of ../shared/design/peers.md, measured there on the same files.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from time import process_time

from khabar.annotate.figures import find_figures
from khabar.arabic import numbers, split, times
from khabar.arabic.quantities import NumeralKind
from khabar.arabic.timex import find_times

ROOT = Path(__file__).resolve().parents[1]

PEERS = {
    (
        "times",
        "recognizers",
    ): "HeidelTime: supported overlap F1 0.773; core overlap F1 0.857, values 0.459 · dateparser: 0.662; 0.743, 0.213",
    ("times", "duckling"): "HeidelTime: overlap F1 0.839, values 0.337 · dateparser: 0.654, 0.074",
    ("numbers", "recognizers"): "PyArabic: core overlap F1 0.620, values 6 of 49",
    ("numbers", "duckling"): "PyArabic: overlap F1 0.755, values 116 of 220",
}
# The suites test one model at a time: the number model gives no ordinals, the range model nothing but ranges.
KINDS: dict[str, tuple[NumeralKind, ...]] = {
    "number": ("fraction", "cardinal"),
    "number_eg": ("fraction", "cardinal"),
    "ordinal": ("relative", "ordinal"),
    "ordinal_no_relative": ("ordinal",),
    "percent": ("percent",),
    "number_range": ("range",),
    "quantity": ("range", "fraction", "cardinal"),
    "money": ("range", "fraction", "cardinal"),
}


def main() -> None:
    """Writes and scores the predicted files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--core", action="store_true")
    parser.add_argument("--only", help="one set, such as times/duckling")
    parser.add_argument("--speed", type=int)
    asked = parser.parse_args()
    if asked.speed:
        print_speed(asked.shared / "corpus" / "saudinewsnet.jsonl.gz", asked.speed)
        return
    folder = asked.out or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    for what, suite in PEERS:
        if asked.only and asked.only != f"{what}/{suite}":
            continue
        cases = asked.shared / "conformance" / what / f"{suite}.jsonl"
        predicted = folder / f"{what}-{suite}.jsonl"
        write_predicted(what, cases, predicted)
        print(f"\n{what}/{suite}\n  peers: {PEERS[what, suite]}", flush=True)
        scorer = [
            sys.executable,
            str(asked.shared / "score" / "conformance.py"),
            what,
            str(cases),
            str(predicted),
        ]
        subprocess.run(
            [*scorer, "--errors", str(asked.errors), *(["--core"] if asked.core else [])], check=True
        )


def _scorer(shared: Path) -> Path:
    own = shared / "score" / "conformance.py"
    return own if own.exists() else ROOT.parent / "shared" / "score" / "conformance.py"


def print_speed(corpus: Path, n_articles: int) -> None:
    """Prints articles a second of splitting, and of times and figures beyond it, on one core."""
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in islice(file, 0, 60 * n_articles, 60)]
    start = process_time()
    articles = [split(row["text"]) for row in rows]
    middle = process_time()
    for words, row in zip(articles, rows, strict=True):
        found = find_times(words, published=date.fromisoformat(row["published"]))
        find_figures(words, times=found)
    end = process_time()
    print(
        f"{len(rows)} articles: split {len(rows) / (middle - start):.0f} a second, times and figures {len(rows) / (end - middle):.0f}"
    )


def write_predicted(what: str, cases: Path, predicted: Path) -> None:
    """One line a case: {"id", "found": [{"span", "value"}]}."""
    with predicted.open("w", encoding="utf-8") as file:
        for line in cases.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            found = found_times(case) if what == "times" else found_numbers(case)
            file.write(json.dumps({"id": case["id"], "found": found}, ensure_ascii=False) + "\n")


def found_times(case: dict[str, str | None]) -> list[dict[str, object]]:
    """The times of one case, counted from its own reference, read as an assistant's sentence."""
    reference = case.get("reference")
    published = datetime.fromisoformat(reference) if reference else None
    found = times(str(case["text"]), published=published, lean="future")
    return [{"span": [time.span.start, time.span.end], "value": time.value} for time in found]


def found_numbers(case: dict[str, str | None]) -> list[dict[str, object]]:
    """The numbers of one case, of the kind that its model looks for."""
    found = numbers(str(case["text"]), kinds=KINDS[str(case["kind"])])
    return [{"span": [number.span.start, number.span.end], "value": number.value} for number in found]


if __name__ == "__main__":
    main()
