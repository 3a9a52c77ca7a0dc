"""Scores the tagger on the public name sets: bench/ner.py for each, then the scorer of ../shared/score. Needs the group `train`."""

import contextlib
import io
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import SHARED, load_scorer

_SETS = ("cleananercorp-test-a", "aqmar-test-a")
_KNOWN = SHARED / "conformance" / "ner" / "anercorp-train.conll"


def main() -> None:
    """Prints P, R and F1 of each set, MISC left out, and the recall of persons unseen in training."""
    print("set                    type    P      R      F1")
    for name in _SETS:
        gold = SHARED / "conformance" / "ner" / f"{name}.conll"
        with tempfile.TemporaryDirectory() as folder:
            found = Path(folder) / "found.conll"
            said = _tag(gold, found)
            with contextlib.redirect_stdout(io.StringIO()):
                scores = load_scorer("score").score_ner(found.with_suffix(".gold.conll"), found, 0)
        for kind, row in scores.items():
            print(f"{name:<22} {kind:<6}  {row['p']:.3f}  {row['r']:.3f}  {row['f1']:.3f}")
        print(f"{name:<22} {said}")


def _tag(gold: Path, found: Path) -> str:
    command = [sys.executable, Path(__file__).with_name("ner.py"), gold, "-o", found, "--known", _KNOWN]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.strip().splitlines()[-1]


if __name__ == "__main__":
    main()
