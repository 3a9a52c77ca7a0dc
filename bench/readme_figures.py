"""Puts the figures of docs/quality.md into the README, so that the two never say different things. `bench/quality.py` calls it."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_README = ROOT / "README.md"
_QUALITY = ROOT / "docs" / "quality.md"
_BEGIN, _END = "<!-- figures: made by bench/readme_figures.py -->\n", "<!-- end of figures -->"
# What the README calls a layer → the row of the tables of docs/quality.md.
_ROWS = {
    "statements with their speaker": "statement content+speaker",
    "times with their value": "time span+value",
    "actors with their type": "actor+type",
    "events with their type": "event trigger+type",
    "events with type and status": "event trigger+type+status",
}


def block(quality: str) -> str:
    """The table of the README, from the text of docs/quality.md."""
    own, annotator = (
        quality.split(f"\n## {heading}")[1].split("\n## ")[0]
        for heading in ("Gold of the project", "An annotator")
    )
    lines = [
        "| on reports that nobody tuned for | P | R | F1 | a second set, F1 | an annotator, F1 |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, row in _ROWS.items():
        *_, p, r, f1, _, _, second = _cells(own, row)
        lines.append(f"| {name} | {p} | {r} | {f1} | {second} | {_cells(annotator, row)[-1]} |")
    return "\n".join([*lines, ""])


def _cells(table: str, row: str) -> list[str]:
    """The figures of a row, to two digits."""
    [cells] = re.findall(rf"^\| {re.escape(row)} \|(.*)\|$", table, flags=re.MULTILINE)
    return [f"{float(cell):.2f}" for cell in cells.split("|")]


def readme(text: str, quality: str) -> str:
    """The README with its table made anew."""
    before, rest = text.split(_BEGIN)
    return f"{before}{_BEGIN}{block(quality)}{_END}{rest.split(_END, 1)[1]}"


def write_readme() -> None:
    """Nothing; README.md has the figures of docs/quality.md."""
    quality = _QUALITY.read_text(encoding="utf-8")
    _README.write_text(readme(_README.read_text(encoding="utf-8"), quality), encoding="utf-8")


if __name__ == "__main__":
    write_readme()
