"""Writes docs/quality.md: every figure of this commit, beside its aim and its peers. Needs ../shared; takes some minutes.

python bench/quality.py            all of it
python bench/quality.py --gold     only the part on the development gold, printed
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import GOLD, data_hash, measure
from readme_figures import write_readme

ROOT = Path(__file__).resolve().parent.parent
_PAGE = ROOT / "docs" / "quality.md"

# Row of the scorer → (what it is called here, aim of the issues, F1 of the best peer on the same gold and its name).
# Peers: measured with their scripts in ../shared/design/peers.md, section 7; "–" where no tool does it in Arabic.
_GOLD_ROWS = {
    "statement content": ("statements: content", "", "0.57, verb … أن baseline"),
    "statement content+speaker": ("statements: content and speaker", "0.88", "0.44, verb … أن baseline"),
    "statement exact content": ("statements: exact content", "0.65", "0.42, verb … أن baseline"),
    "statement kind": ("statements: kind (of found)", "0.95", "–"),
    "statement via": ("statements: via", "0.80", "–"),
    "time span (any overlap)": ("times: span, any overlap", "", "0.82, HeidelTime 2.2.1"),
    "time span (exact)": ("times: span, exact", "", "0.67, HeidelTime 2.2.1"),
    "time span+value": ("times: span and value", "0.92", "0.68, HeidelTime 2.2.1"),
    "figure span (any overlap)": ("figures: span, any overlap", "", "0.75, digits and PyArabic"),
    "figure span (exact)": ("figures: span, exact", "", "0.59, digits and PyArabic"),
    "figure span+value": ("figures: span and value", "0.92", "0.68, digits and PyArabic"),
    "actor": ("actors: found", "0.90", "0.58, CRF on CLEANANERCorp"),
    "actor+type": ("actors: found, with type", "0.87", "0.55, CRF on CLEANANERCorp"),
    "actor forms grouped right": ("actors: all forms grouped right", "0.75", "0.38, CRF on CLEANANERCorp"),
    "event trigger": ("events: trigger", "0.72", "–"),
    "event trigger+type": ("events: trigger and type", "0.68", "–"),
    "event trigger+type+status": ("events: trigger, type and status", "0.62", "–"),
    "event actor (of found)": ("events: actors (of found)", "0.80", "–"),
    "event recipient (of found)": ("events: recipients (of found)", "0.80", "–"),
    "event date (of found)": ("events: dates (of found)", "0.80", "–"),
    "stories B-cubed": ("stories: B-cubed", "0.95", "0.92, TF-IDF average link"),
    "stories, same-story pairs": ("stories: same-story pairs", "0.90", "0.81, TF-IDF average link"),
    "near-copy pairs, borderline left out": (
        "near-copies: pairs, borderline left out",
        "0.95",
        "0.86, MinHash",
    ),
    "disagreements": ("disagreements: recall of the listed", "0.75", "–"),
}

# Heading → script of bench/ whose output goes below it, and its arguments.
_SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Gold of the project: fitted on (learnt), read (seen), never read (unseen, heldout)", ("unseen.py",)),
    (
        "What the given probability of an event and of its parties is worth, on reports never read",
        ("calibration.py",),
    ),
    ("An annotator of the project against the development gold, which he had not seen", ("agreement.py",)),
    ("Times and numbers, against public suites", ("conformance.py",)),
    ("Clitics and word classes (UD Arabic-PUD, visible half)", ("ud.py",)),
    (
        "Names, strict, MISC left out (baseline CRF on the cleaned labels 0.66, best CPU result measured before 0.70)",
        ("names.py",),
    ),
    ("Statements: the same gold, spelt otherwise", ("statements.py",)),
    ("Events, against public sets", ("events.py", "../shared/conformance/events")),
    ("Stories: order of input, stream against batch", ("stories.py", "gold")),
    ("Stories: headline pairs (ANS)", ("stories.py", "stance")),
    ("Reading", ("read.py",)),
    ("Speed and memory of annotate", ("speed.py",)),
)

# Measured on 22 November 2026: the weights fitted without every second report of the development gold, scored on those fifteen.
_HALF = "triggers F1 0.768, with type 0.705, with status 0.612; actors of found 0.735, recipients 0.793, dates 0.714"

_MISSES = ("actors", "statements", "events", "stories", "times")


def main() -> int:
    """The exit status: 1 where the gold is absent or a script failed; the page then says which."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", action="store_true", help="only the development gold, printed")
    if not GOLD.is_dir():
        print(f"{GOLD} is not here; the figures are measured where it is")
        return 1
    if parser.parse_args().gold:
        print("\n".join(_gold_table()))
        return 0
    failed: list[str] = []
    _PAGE.write_text(
        "\n".join([*_head(), *_gold_table(), *_sections(failed), *_read_disagreements(), *_foot()]) + "\n",
        encoding="utf-8",
    )
    write_readme()
    print(f"wrote {_PAGE}" + (f"; failed: {', '.join(failed)}" if failed else ""))
    return bool(failed)


def _head() -> Iterator[str]:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    yield "# How right it is"
    yield ""
    yield f"Made by `bench/quality.py` from commit {commit}; gold {data_hash()[:12]}. P, R and F1 as fractions."
    yield ""
    yield "The development gold was seen while the rules were written, so these figures are upper bounds: expect less on reports nobody has seen."
    yield "The weights of events are fitted on it too, each of its reports counting three times: its rows of events are figures on training data. What they are"
    yield f"on reports of the same gold that the weights have not seen: {_HALF}."
    yield "Two careful annotators agree at F1 0.97 on statements with speaker, 0.93 on times with value, 1.00 on figures, 0.99 on actors, 0.87 on triggers and 0.81 on triggers with type and status."
    yield ""


def _gold_table() -> Iterator[str]:
    figures = measure()
    yield "## Development gold: 30 reports, 274 reports in stories"
    yield ""
    yield "| layer | P | R | F1 | aim | best peer, F1 | gold |"
    yield "|---|--:|--:|--:|--:|---|--:|"
    for key, (name, aim, peer) in _GOLD_ROWS.items():
        row = figures[key]
        p, r, f1 = (f"{row[x]:.3f}" if x in row else "" for x in ("p", "r", "f1"))
        recall = f"{row['recall']:.3f}" if "recall" in row else r
        yield f"| {name} | {p} | {recall} | {f1} | {aim} | {peer} | {row.get('gold', '')} |"
    yield ""


def _sections(failed: list[str]) -> Iterator[str]:
    for heading, (script, *arguments) in _SECTIONS:
        yield f"## {heading}"
        yield ""
        done = subprocess.run(
            [sys.executable, ROOT / "bench" / script, *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            failed.append(script)
            yield f"`bench/{script}` failed: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}"
        said = done.stdout.strip()
        yield said if said.startswith("|") else f"```\n{said}\n```"
        yield ""


def _read_disagreements() -> Iterator[str]:
    """The first disagreements of the development file, by story, as an independent reader judged them."""
    lines = (ROOT / "bench/gold/disagreements-read.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[2:]]
    n_pairs, n_wrong = (sum(int(row[at]) for row in rows) for at in (3, 4))
    yield "## Disagreements, read"
    yield ""
    yield f"The first {n_pairs} of the development file, judged on 22 November 2026 by a reader who wrote no rule: {n_pairs - n_wrong} right, {n_wrong} wrong ({(n_pairs - n_wrong) / n_pairs:.2f}, aim 0.75)."
    yield "A pair is right where two reports give different numbers for one thing of one event, also at different times, as the gold has it."
    yield ""
    yield "| story | what | pairs | wrong | caveats |"
    yield "|---|---|--:|--:|---|"
    yield from (
        f"| {story} | {what} | {n} | {wrong} | {caveats} |" for story, _, what, n, wrong, caveats in rows
    )
    yield ""


def _foot() -> Iterator[str]:
    yield "## What is missed, and why"
    yield ""
    yield "Figures that are not reached, with the reason and what was tried: [shortfalls.md](shortfalls.md). Misses were read and sorted by cause:"
    yield ""
    for name in _MISSES:
        if (ROOT / "docs" / f"misses-{name}.md").is_file():
            yield f"- [{name}](misses-{name}.md)"


if __name__ == "__main__":
    sys.exit(main())
