"""Writes docs/arabic-forms.md, the table of every form of time and number that is understood, from the test cases.

forms.py [--check]     with --check only says whether the page is as the cases make it (exit status 1 if not)
"""

import sys
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "arabic-forms.md"
HEAD = """# Forms of times and numbers

Every form that `khabar.arabic.times` and `khabar.arabic.numbers` are tested on, with the value that comes back.
The expression stands in square brackets; the sentences were written for khabar. Times are counted from 4 August 2015,
a Tuesday, and read as news (`lean="past"`); "-" means that no value is certain.

This page is written by `bench/forms.py` from `tests/arabic/times.tsv` and `tests/arabic/numbers.tsv`: change those.
"""


def main() -> None:
    """Writes the page, or checks it."""
    page = forms_page()
    if "--check" in sys.argv[1:]:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == page else 1)
    PAGE.write_text(page, encoding="utf-8")


def forms_page() -> str:
    """The text of the page."""
    parts = [HEAD]
    for name, title in (("times", "Times"), ("numbers", "Numbers")):
        parts.append(f"\n## {title}\n")
        for group, rows in groupby(_rows(name), key=lambda row: row[0]):
            parts.append(
                f"\n### {group.capitalize()}\n\n| Sentence | {'Type' if name == 'times' else 'Kind'} | Value |\n|---|---|---|\n"
            )
            parts += [f"| {' | '.join(cell.replace('|', '·') for cell in row[1:])} |\n" for row in rows]
    return "".join(parts)


def _rows(name: str) -> list[list[str]]:
    lines = (ROOT / "tests" / "arabic" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[2:]
    return [line.split("\t") for line in lines]


if __name__ == "__main__":
    main()
