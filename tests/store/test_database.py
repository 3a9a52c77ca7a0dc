"""The database file: what is saved comes back unchanged, and search points to the exact words."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.errors import StoreError
from khabar.model import (
    Actor,
    Citation,
    Cite,
    Claim,
    Disagreement,
    Event,
    Figure,
    Moment,
    Report,
    Skipped,
    Span,
    Statement,
    Story,
    Time,
)
from khabar.store import load_reports, load_stories, save_reports, save_skipped, save_stories, search

TEXT = "قالت الوزارة إن 12 شاحنة عبرت معبر الوادي أمس"


def report(article: str = "a", text: str = TEXT) -> Report:
    return Report(
        id=article,
        text=text,
        actors=(Actor(id="x", name="الوزارة", type="ORG", mentions=(Span(5, 12),)),),
        statements=(
            Statement(
                speaker=Span(5, 12),
                speaker_name="الوزارة",
                cue=Span(0, 4),
                content=(Span(16, 45),),
                kind="indirect",
            ),
        ),
        times=(Time(span=Span(42, 45), type="DATE", value=None, reason="undated"),),
        events=(Event(trigger=Span(25, 29), type="AID", status="occurred", recipient=(Span(16, 24),)),),
        figures=(Figure(span=Span(16, 24), value=(12, None), unit="شاحنة"),),
    )


@pytest.mark.parametrize("written", [Path, str])
def test_a_saved_report_comes_back_unchanged(tmp_path: Path, written: type[Path] | type[str]) -> None:
    file = written(tmp_path / "k.sqlite")
    save_reports(file, [report()])
    assert list(load_reports(file)) == [report()]


@settings(max_examples=20)
@given(texts=st.lists(st.text(min_size=46, max_size=60), min_size=1, max_size=3, unique=True))
def test_saving_changes_nothing_whatever_the_text(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("store") / "k.sqlite"
    reports = [report(str(n), text) for n, text in enumerate(texts) if text.isprintable()]
    save_reports(path, reports)
    assert list(load_reports(path)) == reports


def test_saving_a_report_again_replaces_all_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "k.sqlite"
    save_reports(path, [report()])
    save_reports(path, [Report(id="a", text="خبر آخر")])
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM statement").fetchone() == (0,)
        assert connection.execute("SELECT text FROM article").fetchall() == [("خبر آخر",)]
    connection.close()


def test_a_row_holds_the_words_of_its_span(tmp_path: Path) -> None:
    path = tmp_path / "k.sqlite"
    save_reports(path, [report()])
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT low, high, words FROM figure").fetchall() == [
            (12.0, None, "12 شاحنة")
        ]
        assert connection.execute("SELECT words FROM party").fetchall() == [("12 شاحنة",)]
    connection.close()


@pytest.mark.parametrize("query", ["معبر الوادي", "مَعبر الوادي", "معبر", "وزارة", "الوزاره"])
def test_search_finds_words_however_they_are_spelt(tmp_path: Path, query: str) -> None:
    save_reports(tmp_path / "k.sqlite", [report()])
    [cite] = search(tmp_path / "k.sqlite", query)
    assert cite.span.of(TEXT) in ("معبر الوادي", "معبر", "الوزارة")


def test_search_for_nothing_finds_nothing(tmp_path: Path) -> None:
    save_reports(tmp_path / "k.sqlite", [report()])
    assert search(tmp_path / "k.sqlite", ' "؟ ') == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("معبر شاحنة", ["شاحنة", "معبر"]),
        ("معبر مطار", []),
        ('"شاحنة معبر"', []),
        ('مطار OR "معبر الوادي"', ["معبر الوادي"]),
        ("“معبر الوادي” وزارة", ["الوزارة", "معبر الوادي"]),
        ('معبر" AND (', []),
    ],
)
def test_all_words_are_wanted_in_any_order_unless_quoted_or_alternatives(
    tmp_path: Path, query: str, found: list[str]
) -> None:
    save_reports(tmp_path / "k.sqlite", [report()])
    assert [cite.span.of(TEXT) for cite in search(tmp_path / "k.sqlite", query)] == found


def test_the_account_of_a_story_is_in_tables_with_the_words_it_cites(tmp_path: Path) -> None:
    path = tmp_path / "k.sqlite"
    here = Citation(article="a", span=Span(25, 29), status="occurred")
    story = Story(
        id="s1", title="أ", articles=("a",), first=None, last=None,
        timeline=(Moment(date="2015-08-02", what="عبرت", status="occurred", type="AID", citations=(here,)),),
        corroboration=(Claim(claim="عبرت", kind="event", citations=(here,), outlets=1, independent=1),),
        disagreements=(
            Disagreement(kind="figure", what="شاحنة", a=Cite("a", Span(16, 18)), b=Cite("gone", Span(0, 2))),
        ),
    )  # fmt: skip
    save_reports(path, [report()])
    save_stories(path, [story])
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT of, words FROM citation ORDER BY of").fetchall() == [
            ("claim", "عبرت"),
            ("moment", "عبرت"),
        ]
        assert connection.execute("SELECT a_words, b_words FROM disagreement").fetchall() == [("12", None)]
    connection.close()


def test_stories_are_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "k.sqlite"
    save_reports(path, [report()])
    save_stories(path, [Story(id="s1", title="أ", articles=("a",), first=None, last=None)])
    story = Story(id="s2", title="ب", articles=("a",), first=None, last=None, former=("s1",))
    save_stories(path, [story])
    assert list(load_stories(path)) == [story]


def test_what_was_skipped_is_kept(tmp_path: Path) -> None:
    save_skipped(tmp_path / "k.sqlite", [Skipped("x.txt", "empty")])
    with sqlite3.connect(tmp_path / "k.sqlite") as connection:
        assert connection.execute("SELECT place, reason FROM skipped").fetchall() == [("x.txt", "empty")]
    connection.close()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_text("ليست قاعدة بيانات، بل ملاحظات في ملف نصي." * 20, encoding="utf-8")
    with pytest.raises(StoreError, match="notes.sqlite"):
        save_reports(path, [])


def test_a_database_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "k.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="version"):
        list(load_reports(path))


def test_a_database_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"):
        search(tmp_path / "none.sqlite", "خبر")


def test_a_cite_is_an_article_and_a_span() -> None:
    assert Cite("a", Span(0, 4)).span.of(TEXT) == "قالت"


def test_every_table_and_column_is_in_the_page_of_tables(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")
    save_reports(tmp_path / "k.sqlite", [])
    with sqlite3.connect(tmp_path / "k.sqlite") as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        for table in tables:
            if table.startswith("search_") and table != "search_article":
                continue  # made by FTS5
            [row] = [line for line in page.splitlines() if line.startswith("| `") and f"`{table}`" in line]
            columns = [column[1] for column in connection.execute(f'PRAGMA table_info("{table}")')]
            missing = [name for name in columns if name not in row and not name.startswith(("to_", "b_"))]
            assert not missing, table
    connection.close()


def test_the_question_on_the_page_of_tables_is_answered(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")
    [question] = re.findall(r"```sql\n(.*?)```", page, flags=re.DOTALL)
    text = "قتل مسلحون سبعة جنود"
    killing = Event(trigger=Span(0, 3), type="ASSAULT", status="occurred", actor=(Span(4, 10),), p=0.9)
    dead = Figure(span=Span(11, 20), value=7, unit="جندي", counts="killed")
    save_reports(
        tmp_path / "k.sqlite", [Report(id="a", outlet="o", text=text, events=(killing,), figures=(dead,))]
    )
    with closing(sqlite3.connect(tmp_path / "k.sqlite")) as connection:
        assert connection.execute(question).fetchall() == [("o", None, "مسلحون", 7, "سبعة جنود")]
