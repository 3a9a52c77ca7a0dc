"""The command line as a user meets it: statuses, messages, files that are there already."""

import csv
import errno
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khabar import __version__
from khabar.cli import make_group
from khabar.cli.messages import language_of, message

TEXT = "وزارة العبور تعلن فتح المعبر\n\nقالت وزارة العبور، أمس الأحد، إن 12 شاحنة عبرت معبر الوادي في 2 أغسطس 2015.\n"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, language: str = "en", given: str | None = None) -> Result:
        return CliRunner().invoke(make_group(language), arguments, input=given, obj=language)

    return run


def test_annotate_prints_one_line_a_report_with_its_text_unchanged(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    result = run("annotate", "a.txt")
    assert result.exit_code == 0
    [report] = map(json.loads, result.stdout.splitlines())
    assert report["text"] == TEXT
    assert {
        "id",
        "outlet",
        "url",
        "published",
        "published_basis",
        "headline",
        "actors",
        "statements",
        "times",
        "events",
        "figures",
    } <= set(report)


def test_annotate_reads_jsonl_from_standard_input(run: Run) -> None:
    result = run("annotate", "-", given=json.dumps({"id": "x", "text": TEXT}) + "\n")
    assert json.loads(result.stdout)["id"] == "x"


def test_what_cannot_be_read_is_named_and_the_rest_is_read(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("empty.txt").touch()
    result = run("annotate", "a.txt", "empty.txt")
    assert result.exit_code == 3
    assert "empty.txt" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_nothing_usable_is_status_one_and_says_what_to_give(run: Run) -> None:
    Path("folder").mkdir()
    result = run("annotate", "folder")
    assert result.exit_code == 1
    assert ".txt" in result.stderr


def test_an_unknown_option_is_status_two(run: Run) -> None:
    assert run("annotate", "--nope", "a.txt").exit_code == 2


def test_a_file_that_is_there_is_kept_unless_forced(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("out.jsonl").write_text("kept", encoding="utf-8")
    result = run("annotate", "a.txt", "-o", "out.jsonl")
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert Path("out.jsonl").read_text(encoding="utf-8") == "kept"
    assert run("annotate", "a.txt", "-o", "out.jsonl", "--force").exit_code == 0
    assert json.loads(Path("out.jsonl").read_text(encoding="utf-8"))["text"] == TEXT


def test_a_dossier_is_made_with_its_files_beside_it(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    result = run("dossier", "a.txt", "-o", "out")
    assert result.exit_code == 0, result.stderr
    names = {path.name for path in Path("out").iterdir()}
    assert {"index.html", "reports.jsonl", "stories.jsonl", "skipped.jsonl", "khabar.sqlite"} <= names


def test_a_dossier_replaces_only_a_dossier_and_only_when_forced(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert run("dossier", "a.txt", "-o", "out").exit_code == 0
    assert run("dossier", "a.txt", "-o", "out").exit_code == 2
    assert run("dossier", "a.txt", "-o", "out", "--force").exit_code == 0
    Path("mine").mkdir()
    Path("mine/thesis.doc").touch()
    refused = run("dossier", "a.txt", "-o", "mine", "--force")
    assert refused.exit_code == 2
    assert "not khabar's" in refused.stderr
    assert Path("mine/thesis.doc").exists()


def test_a_dossier_of_nothing_leaves_no_folder(run: Run) -> None:
    Path("empty.txt").touch()
    assert run("dossier", "empty.txt", "-o", "out").exit_code == 1
    assert not Path("out").exists()


def test_stories_prints_one_line_a_story(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    [story] = map(json.loads, run("stories", "a.txt").stdout.splitlines())
    assert story["articles"] == ["a"]


def test_events_are_printed_as_csv(run: Run) -> None:
    Path("a.txt").write_text("قصف الجيش بلدة الوادي يوم 2 أغسطس 2015.", encoding="utf-8")
    result = run("events", "a.txt", "--format", "csv")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("\ufeffdate,type,")  # the mark without which Excel shows no Arabic
    assert "ASSAULT" in result.stdout


def test_a_csv_has_spans_in_two_columns_and_citations_as_json(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("b.txt").write_text(
        "قتل 3 جنود في قصف شنه الجيش على بلدة الوادي يوم 2 أغسطس 2015.", encoding="utf-8"
    )
    shown = run("register", "clashes", "b.txt", "--format", "csv").stdout
    [row] = csv.DictReader(io.StringIO(shown.removeprefix("\ufeff")))
    assert (row["killed_low"], row["killed_high"]) == ("3", "3")
    assert {cite["article"] for cite in json.loads(row["cites"])} == {"b"}
    [event, *_] = csv.DictReader(
        io.StringIO(run("events", "b.txt", "--format", "csv").stdout.removeprefix("\ufeff"))
    )
    assert int(event["trigger_start"]) < int(event["trigger_end"])
    assert event["story"] and event["id"] and 0 < float(event["p"]) <= 1


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_a_table_goes_into_a_file_that_is_kept_unless_forced(run: Run, form: str) -> None:
    Path("a.txt").write_text("قصف الجيش بلدة الوادي يوم 2 أغسطس 2015.", encoding="utf-8")
    asked = ("events", "a.txt", "--format", form, "-o", "out")
    result = run(*asked)
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    assert "ASSAULT" in Path("out").read_text(encoding="utf-8")
    assert run(*asked).exit_code == 2
    assert run(*asked, "--force").exit_code == 0


def test_days_in_the_wrong_order_are_wrong_usage(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    result = run("events", "a.txt", "--since", "2015-08-09", "--until", "2015-08-01")
    assert result.exit_code == 2
    assert "2015-08-09" in result.stderr


def test_a_speaker_without_a_letter_is_wrong_usage(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert run("said", "", "a.txt").exit_code == 2
    assert run("said", " ؟", "a.txt").exit_code == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    "arguments", [("annotate", "a.txt", "-o", "/dev/full"), ("dossier", "a.txt", "-o", "out")]
)
def test_a_full_disk_is_told_in_a_sentence(
    run: Run, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("khabar.cli.folder.write_dossier", full)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 1
    assert "No space left" in result.stderr
    assert not Path("out").exists()


def test_search_finds_words_of_a_dossier(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    run("dossier", "a.txt", "-o", "out")
    assert run("search", "out", "المعبر").stdout == run("search", "out/khabar.sqlite", "المعبر").stdout
    result = run("search", "out/khabar.sqlite", "المعبر")
    assert result.exit_code == 0
    assert "[المعبر]" in result.stdout


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "command", ["annotate", "stories", "dossier", "said", "events", "register", "search", "fetch"]
)
def test_every_command_shows_an_example_in_both_languages(run: Run, command: str, language: str) -> None:
    result = run(command, "--help", language=language)
    assert result.exit_code == 0
    assert f"khabar {command}" in result.output
    assert ("مثال" if language == "ar" else "Example") in result.output


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["--lang", "ar", "annotate"], {}, "ar"),
        (["annotate", "--lang=en"], {"LANG": "ar_SY.UTF-8"}, "en"),
        ([], {"LANG": "ar_SY.UTF-8"}, "ar"),
        ([], {"LANG": "C"}, "en"),
        ([], {"KHABAR_LANG": "ar", "LANG": "C"}, "ar"),
    ],
)
def test_the_language_is_what_was_asked_for(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert language_of(arguments, environment) == language


def test_a_message_without_a_row_is_a_defect() -> None:
    with pytest.raises(KeyError, match="messages.tsv"):
        message("no such key", "en")


def test_a_later_text_at_an_address_is_kept_as_a_new_version(run: Run) -> None:
    rows = [
        {"id": n, "url": "https://marfa.example/news/7", "text": f"{TEXT}{more}"}
        for n, more in (("a", ""), ("b", "ونفت الوزارة لاحقا."))
    ]
    result = run("dossier", "-", "-o", "out", given="".join(json.dumps(row) + "\n" for row in rows))
    assert result.exit_code == 0, result.stderr
    [version] = map(json.loads, Path("out/versions.jsonl").read_text(encoding="utf-8").splitlines())
    assert (version["article"], version["replaces"]) == ("b", "a")


def test_what_was_said_is_asked_of_a_dossier(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    run("dossier", "a.txt", "-o", "out")
    result = run("said", "وزارة العبور", "out/khabar.sqlite", "--format", "csv")
    assert result.exit_code == 0, result.stderr
    assert "12 شاحنة" in result.stdout


def test_an_overlay_that_is_not_understood_shows_an_example(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("mine.json").write_text("[]", encoding="utf-8")
    result = run("stories", "a.txt", "--overlay", "mine.json")
    assert result.exit_code == 2
    assert "together" in result.stderr


def test_a_user_says_who_is_who(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    [report] = map(json.loads, run("annotate", "a.txt").stdout.splitlines())
    [ministry] = [actor for actor in report["actors"] if actor["name"] == "وزارة العبور"]
    rule = {"action": "same", "actor": "mine-1", "other": ministry["id"]}
    Path("mine.json").write_text(json.dumps({"actors": [rule]}), encoding="utf-8")
    [corrected] = map(json.loads, run("annotate", "a.txt", "--overlay", "mine.json").stdout.splitlines())
    assert "mine-1" in {actor["id"] for actor in corrected["actors"]}
    assert {statement["actor"] for statement in corrected["statements"]} == {"mine-1"}


def test_a_user_takes_an_entry_out(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    [report] = map(json.loads, run("annotate", "a.txt").stdout.splitlines())
    cue = report["statements"][0]["cue"]
    wrong = {"article": report["id"], "layer": "statements", "span": cue, "wrong": True}
    Path("mine.json").write_text(json.dumps({"entries": [wrong]}), encoding="utf-8")
    [corrected] = map(json.loads, run("annotate", "a.txt", "--overlay", "mine.json").stdout.splitlines())
    assert cue not in [statement["cue"] for statement in corrected["statements"]]
    assert corrected["corrected"] == [wrong]


def test_a_correction_that_meets_no_entry_is_said(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    wrong = {"article": "nobody", "layer": "events", "span": [0, 1], "wrong": True}
    Path("mine.json").write_text(json.dumps({"entries": [wrong]}), encoding="utf-8")
    result = run("stories", "a.txt", "--overlay", "mine.json", "--lang", "en")
    assert "no entry with the id nobody events [0, 1]" in result.stderr


@pytest.mark.parametrize("command", ["annotate", "stories"])
def test_every_command_says_which_correction_meets_nothing(run: Run, command: str) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("mine.json").write_text('{"stories": {"together": [["nobody", "noone"]]}}', encoding="utf-8")
    assert "nobody" in run(command, "a.txt", "--overlay", "mine.json").stderr


@pytest.mark.parametrize("fields", ['"speaker": [5, 5]', '"date": "2015-13-45"', '"wrong": false'])
def test_a_correction_that_is_none_is_named(run: Run, fields: str) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    entry = f'{{"article": "a", "layer": "events", "span": [0, 3], {fields}}}'
    Path("mine.json").write_text(f'{{"entries": [{entry}]}}', encoding="utf-8")
    result = run("annotate", "a.txt", "--overlay", "mine.json")
    assert result.exit_code == 2
    assert "mine.json" in result.stderr


def test_a_run_that_reads_nothing_leaves_the_file_that_was_there(run: Run) -> None:
    Path("empty.txt").touch()
    Path("out.jsonl").write_text("kept", encoding="utf-8")
    assert run("annotate", "empty.txt", "-o", "out.jsonl", "--force").exit_code == 1
    assert Path("out.jsonl").read_text(encoding="utf-8") == "kept"
    assert {path.name for path in Path().iterdir()} == {"empty.txt", "out.jsonl"}


def test_a_dossier_among_the_reports_is_not_read_as_reports(run: Run) -> None:
    Path("news").mkdir()
    Path("news/a.txt").write_text(TEXT, encoding="utf-8")
    assert run("dossier", "news", "-o", "news/dossier").exit_code == 0
    result = run("annotate", "news")
    assert result.exit_code == 0, result.stderr
    assert len(result.stdout.splitlines()) == 1
    assert "news/dossier" in result.stderr


MEETING = "لقاء في عمان\n\nالتقى وزير النقل الأردني سالم الوراق نظيره المصري كامل الحداد في عمان.\n"


def test_a_narrow_terminal_shows_a_row_as_lines_of_name_and_field(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    Path("a.txt").write_text(MEETING, encoding="utf-8")
    lines = run("events", "a.txt").stdout.splitlines()
    assert [line for line in lines if "actor" in line and "سالم الوراق" in line]


def test_a_wide_terminal_shows_a_row_as_one_line_of_columns(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "220")
    Path("a.txt").write_text(MEETING, encoding="utf-8")
    lines = run("events", "a.txt").stdout.splitlines()
    assert [line for line in lines if "actor" in line and "words" in line]


def test_a_dossier_that_cannot_be_put_in_place_leaves_the_one_that_was_there(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert run("dossier", "a.txt", "-o", "out").exit_code == 0
    rename = Path.rename

    def fails_once(path: Path, target: Path) -> Path:
        if path.name.startswith(".out-") and not path.name.endswith("-former"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails_once)
    assert run("dossier", "a.txt", "-o", "out", "--force").exit_code == 1
    assert Path("out/index.html").is_file()
    assert [path.name for path in Path().iterdir() if path.name.startswith(".out-")] == []


def test_a_link_to_a_dossier_goes_on_leading_to_it(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert run("dossier", "a.txt", "-o", "real").exit_code == 0
    Path("link").symlink_to("real")
    result = run("dossier", "a.txt", "-o", "link", "--force")
    assert result.exit_code == 0, result.stderr
    assert Path("link").is_symlink() and Path("real/index.html").is_file()


def test_polecat_is_a_file_of_its_own_and_goes_with_no_other(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    result = run("events", "a.txt", "--polecat", "a.tsv", "-o", "b.csv")
    assert result.exit_code == 2
    assert "--polecat" in result.stderr
    assert not Path("a.tsv").exists() and not Path("b.csv").exists()


def test_the_command_line_runs_as_a_module() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "khabar", "--version"], capture_output=True, text=True, check=True
    )
    assert __version__ in ran.stdout


def test_a_type_of_event_is_taken_in_any_case_and_a_wrong_one_has_them_all_listed(run: Run) -> None:
    Path("a.txt").write_text("قصف الجيش بلدة الوادي يوم 2 أغسطس 2015.", encoding="utf-8")
    assert "ASSAULT" in run("events", "a.txt", "--type", "assault", "--format", "csv").stdout
    refused = run("events", "a.txt", "--type", "OTHER")
    assert refused.exit_code == 2
    assert "'ASSAULT'" in refused.stderr and "'other'" not in refused.stderr


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_folder_without_a_command_is_told_which_commands_there_are(run: Run, language: str) -> None:
    Path("reports").mkdir()
    result = run("reports", language=language)
    assert result.exit_code == 2
    assert "annotate, stories, dossier" in result.stderr


def test_events_are_written_in_the_columns_of_polecat(run: Run) -> None:
    text = "قصف الجيش السوري بلدة الوادي يوم 2 أغسطس 2015."
    Path("a.txt").write_text(text, encoding="utf-8")
    result = run("events", "a.txt", "--polecat", "a.tsv", "--sure", "0")
    assert result.exit_code == 0, result.stderr
    [row] = csv.DictReader(Path("a.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t")
    assert (row["Event Type"], row["Event Date"]) == ("ASSAULT", "2015-08-02")
    assert run("events", "a.txt", "--polecat", "a.tsv").exit_code == 2  # it is there, and kept
