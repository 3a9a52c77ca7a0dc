"""Writes docs/map.md: every file of src and bench with what it says of itself, so that the rule behind an entry is found by reading names."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_SOURCE = ROOT / "src" / "khabar"
_PAGE = ROOT / "docs" / "map.md"
_MADE_BY = "; made for khabar by its authors, Apache-2.0"

_HEAD = """# Map: every file and what it does

Made by `bench/map_page.py` from the first line of every module and every lexicon: run it after adding one. The flow between the folders, and
which file to look at for which field: [builders.md](builders.md).
"""


def page() -> str:
    """The text of docs/map.md."""
    parts = [_HEAD]
    for folder in sorted(
        {path.parent for path in _files()}, key=lambda folder: (folder.name == "bench", folder)
    ):
        name = folder.relative_to(_SOURCE.parent if folder.is_relative_to(_SOURCE) else ROOT).as_posix()
        rows = [
            f"| `{path.name}` | {said} |"
            for path in _files()
            if path.parent == folder and (said := told(path))
        ]
        parts.append("\n".join([f"## {name}/\n", "| file | what it does |", "|---|---|", *rows, ""]))
    return "\n".join(parts)


def told(path: Path) -> str:
    """What a module says in the first line of its docstring, a lexicon in its first comment, and the names of its columns."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        lines = (ast.get_docstring(ast.parse(text)) or "").splitlines()
        said = " ".join(lines[: lines.index("") if "" in lines else None])
    else:
        lines = text.splitlines()
        columns = next(line for line in lines if line[:1] not in ("#", ""))
        said = lines[0].removeprefix("#").strip().replace(_MADE_BY, "")
        said += f" · columns: {columns.replace(chr(9), ', ')}"
    return said.replace("|", "\\|")


def _files() -> Iterator[Path]:
    """The modules and lexicons of khabar, by folder and name, and the scripts that measure and learn."""
    files = [*_SOURCE.rglob("*"), *(ROOT / "bench").glob("*.py")]
    return (path for path in sorted(files) if path.suffix in (".py", ".tsv"))


if __name__ == "__main__":
    _PAGE.write_text(page(), encoding="utf-8")
