"""Reader of the `.tsv` lexicons that lie beside the code."""

from functools import cache
from importlib.resources import files

from khabar.errors import SetupError

Row = dict[str, str]


@cache
def read_lexicon(package: str, name: str) -> tuple[Row, ...]:
    """The rows of a lexicon as column → cell. Line one is a comment (maker, licence), line two the column names.

    Further lines that begin with # are comments. Raises SetupError naming file and line where a row has another number of cells.
    """
    columns, cells = _read(package, name)
    return tuple([dict(zip(columns, row, strict=True)) for row in cells])


def read_columns(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The same column by column, names left out: for lexicons of thousands of rows."""
    columns, cells = _read(package, name)
    return tuple(zip(*cells, strict=True)) or tuple(() for _ in columns)


def _read(package: str, name: str) -> tuple[list[str], list[list[str]]]:
    """The column names, and the cells of every row."""
    lines = files(package).joinpath(name).read_text(encoding="utf-8").splitlines()
    columns: list[str] = []
    rows: list[list[str]] = []
    for number, line in enumerate(lines, start=1):
        if line[:1] == "#" or not line or line.isspace():
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
        elif len(cells) == len(columns):
            rows.append(cells)
        else:
            raise SetupError(
                f"{package}/{name}, line {number}: {len(cells)} cells where {len(columns)} are named; separate cells by one tab"
            )
    return columns, rows
