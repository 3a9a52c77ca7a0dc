"""Saving and loading reports and stories in one SQLite file."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import msgspec

from khabar.arabic import split
from khabar.errors import StoreError
from khabar.model import Cite, Report, Skipped, Story
from khabar.read.versions import Version
from khabar.store.queries import places, read_query
from khabar.store.rows import Row, rows_of, story_rows

SCHEMA_VERSION = 2
_OF_STORIES = ("citation", "moment", "claim", "change", "disagreement", "response", "story_article", "story")


def save_reports(path: str | Path, reports: Iterable[Report]) -> int:
    """The number of reports saved. A report whose id is there already replaces the former one, with all its rows.

    The file is made where it is absent. Raises StoreError where it is no database of this version.
    """
    with closing(_open(path)) as connection, connection:
        n_saved = 0
        for report in reports:
            _delete_report(connection, report.id)
            for table, rows in rows_of(report).items():
                _insert(connection, table, rows)
            n_saved += 1
        _index(connection)
    return n_saved


def save_stories(path: str | Path, stories: Iterable[Story]) -> int:
    """The number of stories saved; they replace all that were there, since stories are made anew from all reports."""
    with closing(_open(path)) as connection, connection:
        for table in ("forward", *_OF_STORIES):
            connection.execute(f'DELETE FROM "{table}"')
        texts = dict(connection.execute("SELECT id, text FROM article"))
        n_saved = 0
        for story in stories:
            for table, rows in story_rows(story, texts).items():
                _insert(connection, table, rows)
            connection.executemany(
                "INSERT OR REPLACE INTO forward VALUES (?, ?)",
                [(former, story.id) for former in story.former],
            )
            n_saved += 1
    return n_saved


def save_skipped(path: str | Path, skipped: Iterable[Skipped]) -> None:
    """Nothing; keeps what could not be read beside what could."""
    with closing(_open(path)) as connection, connection:
        connection.execute("DELETE FROM skipped")
        connection.executemany(
            "INSERT INTO skipped VALUES (?, ?)", [(skip.where, skip.reason) for skip in skipped]
        )


def save_versions(path: str | Path, versions: Iterable[Version]) -> None:
    """Nothing; keeps which article replaced which at an address, and what changed. They replace all that were there."""
    with closing(_open(path)) as connection, connection:
        connection.execute("DELETE FROM version")
        connection.executemany(
            "INSERT INTO version VALUES (?, ?, ?, ?)",
            [
                (
                    version.article,
                    version.replaces,
                    version.url,
                    msgspec.json.encode(version.revisions).decode(),
                )
                for version in versions
            ],
        )


def load_reports(path: str | Path) -> Iterator[Report]:
    """Every report of a database file, by id."""
    decoder = msgspec.json.Decoder(Report)
    with closing(_open(path, must_exist=True)) as connection:
        for (report,) in connection.execute("SELECT report FROM article ORDER BY id"):
            yield decoder.decode(report)


def load_stories(path: str | Path) -> Iterator[Story]:
    """Every story of a database file, by first day and id."""
    decoder = msgspec.json.Decoder(Story)
    with closing(_open(path, must_exist=True)) as connection:
        for (story,) in connection.execute("SELECT story FROM story ORDER BY first, id"):
            yield decoder.decode(story)


def search(path: str | Path, query: str, *, limit: int = 20) -> list[Cite]:
    """Places of the words of a query, best articles first.

    An article must hold all words, in any order; words between quotation marks one after the other; OR parts alternatives.
    Spelling that no reader minds is folded (أ/ا, ة/ه, ى/ي, vowel marks, digits), and "يونان" finds "اليونان" and "باليونان".
    Each cite points to the exact words in the original text: every place where one thing is asked for, the first place of
    each where there are several. An empty query finds nothing.
    """
    ways = read_query(query)
    if not ways:
        return []
    asked = " OR ".join("(" + " AND ".join(f'"{" ".join(phrase)}"' for phrase in way) + ")" for way in ways)
    with closing(_open(path, must_exist=True)) as connection:
        rows = connection.execute(
            "SELECT article.id, article.text FROM search JOIN search_article ON search_article.n = search.rowid "
            "JOIN article ON article.id = search_article.article WHERE search MATCH ? ORDER BY bm25(search), article.id LIMIT ?",
            (f"stripped : ({asked})", limit),
        ).fetchall()
    return [Cite(article, span) for article, text in rows for span in places(text, ways)]


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Nothing; adds rows to a table."""
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)


def _index(connection: sqlite3.Connection) -> None:
    """Searchable rows for the articles that have none yet."""
    missing = connection.execute(
        "SELECT id, text FROM article WHERE id NOT IN (SELECT article FROM search_article)"
    ).fetchall()
    for article, text in missing:
        words = [word for word in split(text).words if word.kind != "mark"]
        number = connection.execute("INSERT INTO search_article (article) VALUES (?)", (article,)).lastrowid
        connection.execute(
            "INSERT INTO search (rowid, form, stripped) VALUES (?, ?, ?)",
            (
                number,
                " ".join(word.norm for word in words),
                " ".join(word.bare or word.norm for word in words),
            ),
        )


def _delete_report(connection: sqlite3.Connection, article: str) -> None:
    for table in (
        "actor",
        "alias",
        "mention",
        "statement",
        "link",
        "time",
        "event",
        "party",
        "figure",
        "story_article",
    ):
        connection.execute(f'DELETE FROM "{table}" WHERE article = ?', (article,))
    old = connection.execute("SELECT n FROM search_article WHERE article = ?", (article,)).fetchone()
    if old:
        connection.execute("DELETE FROM search WHERE rowid = ?", old)
        connection.execute("DELETE FROM search_article WHERE n = ?", old)
    connection.execute("DELETE FROM article WHERE id = ?", (article,))


def _open(path: str | Path, *, must_exist: bool = False) -> sqlite3.Connection:
    if must_exist and not Path(path).is_file():
        raise StoreError(f"{path}: there is no such database; make one with `khabar dossier INPUT -o FOLDER`")
    try:
        connection = sqlite3.connect(path)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (n_tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        raise StoreError(f"{path}: cannot be opened as a database ({error}); name another file") from error
    if version == SCHEMA_VERSION:
        return connection
    if version or n_tables:
        connection.close()
        raise StoreError(
            f"{path}: holds a database of another kind or version ({version}, this khabar writes {SCHEMA_VERSION}); make it anew from the reports, or name another file"
        )
    connection.executescript(files("khabar.store").joinpath("schema.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return connection
