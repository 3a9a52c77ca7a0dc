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
    lines = files(package).joinpath(name).read_text(encoding="utf-8").splitlines()
    rows: list[Row] = []
    columns: list[str] | None = None
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise SetupError(
                f"{package}/{name}, line {number}: {len(cells)} cells where {len(columns)} are named; separate cells by one tab"
            )
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)
