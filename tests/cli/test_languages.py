"""The command line speaks the reader's language, and says what to do."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khabar.cli import make_group
from khabar.lexicon import read_lexicon
from khabar.reasons import reason_in

TEXT = "وزارة العبور تعلن فتح المعبر\n\nقالت وزارة العبور، أمس الأحد، إن 12 شاحنة عبرت معبر الوادي.\n"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, language: str = "ar") -> Result:
        return CliRunner().invoke(make_group(language), arguments, obj=language)

    return run


@pytest.mark.parametrize(
    "command", ["annotate", "stories", "dossier", "said", "events", "register", "search", "fetch"]
)
def test_arabic_help_has_no_english_sentence(run: Run, command: str) -> None:
    shown = run(command, "--help").stdout
    assert "الاستعمال" in shown
    assert not re.search(r"Usage|Options|Show this|default:|required", shown)


@pytest.mark.parametrize("arguments", [("anotate",), ("dossier", "--outpt", "x"), ("dossier", "x"), ("annotate",), ("annotate", "x", "--workers", "0")])  # fmt: skip
def test_wrong_usage_is_told_in_arabic(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "خطأ: " in result.stderr
    assert not re.search(r"Error|No such|Missing|Invalid|Did you|is not", result.stderr)


def test_english_is_english_after_arabic(run: Run) -> None:
    run("annotate", language="ar")
    assert "Missing argument" in run("annotate", language="en").stderr


def test_why_something_was_skipped_is_told_in_arabic(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("b.jsonl").write_text('{"title": "عنوان"}\n', encoding="utf-8")
    result = run("annotate", "a.txt", "b.jsonl", "none.txt")
    assert "لا ملف ولا مجلد" in result.stderr
    assert "b.jsonl، السطر 1" in result.stderr
    assert "مُدخلان لم يُقرآ" in result.stderr


def test_every_reason_has_the_same_blanks_in_arabic() -> None:
    rows = read_lexicon("khabar.reasons", "reasons.tsv")
    assert all(row["en"].count("{}") == row["ar"].count("{}") for row in rows)
    assert reason_in("a reason nobody wrote down", "ar") == "a reason nobody wrote down"


@pytest.mark.parametrize(("command", "option", "given"), [("events", "--status", "done"), ("events", "--type", "WAR"), ("events", "--since", "3/8/2015"), ("events", "--until", "2015"), ("said", "--act", "shouted"), ("said", "--since", "2015-13-01")])  # fmt: skip
def test_a_condition_that_can_match_nothing_is_wrong_usage(
    run: Run, command: str, option: str, given: str
) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    speaker = ["وزارة"] if command == "said" else []
    assert run(command, *speaker, "a.txt", option, given).exit_code == 2


def test_a_fetch_that_reads_nothing_has_advice_of_its_own(run: Run) -> None:
    result = run("fetch", "nowhere", "-o", "a.warc.gz", language="en")
    assert result.exit_code == 1
    assert "https://" in result.stderr
    assert ".txt" not in result.stderr


def test_one_story_is_no_plural(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert "1 report, 1 story." in run("dossier", "a.txt", "-o", "en", language="en").stderr
    assert "خبر واحد، قصة واحدة." in run("dossier", "a.txt", "-o", "ar").stderr


def test_an_undated_event_says_why(run: Run) -> None:
    Path("a.txt").write_text("قصف الجيش بلدة الوادي أمس.", encoding="utf-8")
    [row] = map(json.loads, run("events", "a.txt", "--format", "jsonl", language="en").stdout.splitlines())
    assert row["date"] is None
    assert row["date_reason"]


def test_an_arabic_table_has_arabic_heads_and_words(run: Run) -> None:
    Path("a.txt").write_text("قصف الجيش بلدة الوادي يوم 2 أغسطس 2015.", encoding="utf-8")
    shown = run("events", "a.txt").stdout
    assert "الحالة" in shown
    assert "هجوم" in shown
    assert "ASSAULT" not in shown


def test_csv_keeps_the_names_of_the_fields_in_either_language(run: Run) -> None:
    Path("a.txt").write_text("قصف الجيش بلدة الوادي يوم 2 أغسطس 2015.", encoding="utf-8")
    shown = run("events", "a.txt", "--format", "csv").stdout
    assert shown.startswith("\ufeffdate,type,")
    assert "ASSAULT" in shown


def test_search_gives_rows_and_refuses_an_empty_query(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    run("dossier", "a.txt", "-o", "out")
    [hit] = map(
        json.loads, run("search", "out/khabar.sqlite", "معبر الوادي", "--format", "jsonl").stdout.splitlines()
    )
    assert TEXT[hit["start"] : hit["end"]] == hit["words"] == "معبر الوادي"
    assert run("search", "out/khabar.sqlite", "؟").exit_code == 2


def test_a_corrected_id_that_no_report_has_is_said(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("mine.json").write_text(
        '{"stories": {"together": [["a", "typo"]]}, "actors": [{"action": "same", "actor": "x1", "other": "x2"}]}',
        encoding="utf-8",
    )
    told = run("stories", "a.txt", "--overlay", "mine.json", language="en").stderr
    assert "no report with the id typo" in told
    assert "no actor with the id x1" in told


def test_the_folder_of_a_dossier_is_asked_like_its_database(run: Run) -> None:
    Path("a.txt").write_text("قصف الجيش بلدة الوادي يوم 2 أغسطس 2015.", encoding="utf-8")
    run("dossier", "a.txt", "-o", "out")
    rows = run("events", "out", "--format", "csv").stdout
    assert rows == run("events", "out/khabar.sqlite", "--format", "csv").stdout
    assert len(rows.splitlines()) == 2


def test_a_dossier_over_a_file_is_not_told_to_force(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    result = run("dossier", "a.txt", "-o", "a.txt", "--force", language="en")
    assert result.exit_code == 2
    assert "--force" not in result.stderr


def test_the_choices_of_a_register_are_listed_in_arabic(run: Run) -> None:
    assert "اختر من" in run("register").stderr


def test_what_a_decoder_says_inside_a_reason_is_put_into_arabic_too() -> None:
    reason = "not a JSON object: JSON is malformed: trailing characters (byte 14)"
    assert reason_in(reason, "ar") == "ليس كائن JSON: صيغة JSON غير سليمة: كلام زائد بعد نهايته (البايت 14)"
