"""The statements of the gold as it stands and in four worse spellings, and a random draw of paths for a reader.

    statements.py [--shared ../shared] [--errors N]          figures of each spelling
    statements.py --paths 100 [--seed 1]                     that many paths of the corpus, to be read by hand

The worse spellings: diacritics removed, straight quotation marks turned into « », quotation marks dropped, paragraph
breaks lost. The gold's spans are moved along, so that the figures stay comparable; `kind` means nothing where the
marks are gone.
"""

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from khabar.annotate import annotate
from khabar.annotate.actors import find_actors
from khabar.annotate.layout import find_layout
from khabar.annotate.report import day_of
from khabar.annotate.statements import find_statements
from khabar.arabic.timex import find_times
from khabar.arabic.words import split
from khabar.model import Article

MARKS = frozenset(chr(c) for c in [*range(0x064B, 0x0653), 0x0670, 0x0640])
QUOTES = frozenset('"“”„«»')
Gold = dict[str, Any]  # the gold files are read as they are


def main() -> None:
    """Prints the figures, or the paths."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--paths", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.paths:
        print_paths(asked.shared, n_paths=asked.paths, seed=asked.seed)
        return
    for name, letters in SPELLINGS.items():
        print(f"\n{name}", flush=True)
        print_figures(asked.shared, letters, errors=asked.errors)
    print_speed(asked.shared)


def as_written(text: str) -> list[str]:
    """Each character as itself: a spelling gives what stands for each character of the text, maybe nothing."""
    return list(text)


def without_diacritics(text: str) -> list[str]:
    """No harakat, shadda or tatweel."""
    return ["" if letter in MARKS else letter for letter in text]


def with_guillemets(text: str) -> list[str]:
    """Straight marks as « and » in turn, afresh in each paragraph."""
    found, opened = [], False
    for letter in text:
        if letter == "\n":
            opened = False
        if letter == '"':
            found.append("»" if opened else "«")
            opened = not opened
        else:
            found.append(letter)
    return found


def without_quotes(text: str) -> list[str]:
    """No quotation marks of any kind."""
    return ["" if letter in QUOTES else letter for letter in text]


def in_one_paragraph(text: str) -> list[str]:
    """Line breaks as spaces."""
    return [" " if letter == "\n" else letter for letter in text]


SPELLINGS: dict[str, Callable[[str], list[str]]] = {
    "as written": as_written,
    "diacritics removed": without_diacritics,
    "straight marks as « »": with_guillemets,
    "quotation marks dropped": without_quotes,
    "paragraph breaks lost": in_one_paragraph,
}


def print_figures(shared: Path, letters: Callable[[str], list[str]], *, errors: int) -> None:
    """Annotates the respelled gold and prints the scorer's lines on statements."""
    folder = Path(tempfile.mkdtemp())
    (folder / "gold").mkdir()
    with (folder / "predicted.jsonl").open("wb") as predicted:
        for path in sorted((shared / "gold" / "dev").glob("*.json")):
            gold = respelled(json.loads(path.read_text(encoding="utf-8")), letters)
            (folder / "gold" / path.name).write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
            article = Article(
                id=gold["id"], text=gold["text"], outlet=gold["outlet"], published=gold["published"]
            )
            predicted.write(msgspec.json.encode(annotate(article)) + b"\n")
    scorer = [
        sys.executable,
        str(shared / "score" / "score.py"),
        "reports",
        str(folder / "gold"),
        str(folder / "predicted.jsonl"),
    ]
    lines = subprocess.run(
        [*scorer, "--errors", str(errors)], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    print("\n".join(line for line in lines if line.startswith("statement")))


def respelled(gold: Gold, letters: Callable[[str], list[str]]) -> Gold:
    """A gold report in another spelling, its statements' spans moved along; the other layers are left out."""
    old = gold["text"]
    pieces = letters(old)
    offsets = [0]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    text = "".join(pieces)

    def moved(span: Gold | None) -> Gold | None:
        if not span:
            return None
        start = -1
        for _ in range(span.get("n", 0) + 1):
            start = old.find(span["q"], start + 1)
        first, last = offsets[start], offsets[start + len(span["q"])]
        words = text[first:last]
        number, at = 0, text.find(words)
        while at != first:
            number, at = number + 1, text.find(words, at + 1)
        return {"q": words, "n": number}

    statements = [
        {
            **one,
            **{key: moved(one[key]) for key in ("speaker", "cue", "via")},
            "content": [moved(part) for part in one["content"]],
        }
        for one in gold["statements"]
    ]
    return {
        **gold,
        "text": text,
        "statements": statements,
        "actors": [],
        "times": [],
        "events": [],
        "figures": [],
    }


def corpus(shared: Path, *, n_articles: int, seed: int) -> list[Gold]:
    """That many articles of the corpus drawn at random."""
    with gzip.open(shared / "corpus" / "saudinewsnet.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return random.Random(seed).sample(rows, n_articles)


def print_speed(shared: Path) -> None:
    """Articles a second of the layer alone, on one core."""
    rows = corpus(shared, n_articles=300, seed=2)
    seconds = 0.0
    for row in rows:
        words = split(row["text"])
        layout = find_layout(words, title=row.get("title"))
        actors, times = (
            find_actors(words, layout=layout),
            find_times(words, published=day_of(row.get("published"))),
        )
        started = time.process_time()
        find_statements(words, layout=layout, actors=actors, times=times)
        seconds += time.process_time() - started
    print(
        f"\nspeed: {len(rows) / seconds:.0f} articles a second of processor time, the layer alone, one core"
    )


def print_paths(shared: Path, *, n_paths: int, seed: int) -> None:
    """One statement of each of `n_paths` articles, with its words, its path and its grade."""
    chooser = random.Random(seed)
    printed = 0
    for row in corpus(shared, n_articles=n_paths * 4, seed=seed):
        report = annotate(
            Article(id=row["id"], text=row["text"], outlet=row.get("outlet"), published=row.get("published"))
        )
        if not report.statements or printed == n_paths:
            continue
        one = chooser.choice(report.statements)
        printed += 1
        start = max(0, one.cue.start - 160)
        print(
            f"\n{printed}. {row['id']} …{report.text[start : one.content[0].start + 60]}…".replace(
                "\n", " ⏎ "
            )
        )
        print(
            "   said:", " // ".join(span.of(report.text)[:160] for span in one.content).replace("\n", " ⏎ ")
        )
        print(
            "   path:",
            " ← ".join(f"{link.kind} {link.name}" for link in one.path),
            "| grade:",
            one.grade,
            "| inside:",
            one.inside,
        )


if __name__ == "__main__":
    main()
