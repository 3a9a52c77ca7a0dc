"""Text files and folders of them."""

import os
from pathlib import Path

import msgspec
import pytest

from khabar.model import Article, Skipped
from khabar.read import Limits, read_articles

TEXT = "قال الوزير في العاصمة إن المحادثات ستستأنف بعد أسبوع."
SHARED = Path(__file__).resolve().parents[3] / "shared" / "articles"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def articles(found: list[Article | Skipped]) -> list[Article]:
    return [one for one in found if isinstance(one, Article)]


def test_a_text_file_is_its_own_text_and_its_name_the_id(tmp_path: Path) -> None:
    [article] = read_articles([write(tmp_path, "000_c2be30d3619639d9.txt", TEXT)])
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("000_c2be30d3619639d9", TEXT)


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT}\r\n\r\n{TEXT}\r\n",
        f"{TEXT}\x00{TEXT}",
        f"  {TEXT}\t\n\n",
        f"{TEXT}\N{RIGHT-TO-LEFT MARK}\N{RIGHT-TO-LEFT OVERRIDE}",
        f"{TEXT}\ufeff{TEXT}",
    ],
)
def test_line_ends_spaces_nul_and_direction_marks_stay_as_they_are(tmp_path: Path, text: str) -> None:
    [article] = read_articles([write(tmp_path, "a.txt", text)])
    assert isinstance(article, Article)
    assert article.text == text


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    [article] = read_articles([write(tmp_path, "a.txt", b"\xef\xbb\xbf" + TEXT.encode())])
    assert isinstance(article, Article)
    assert article.text == TEXT


@pytest.mark.parametrize("name", ["خبر عاجل.txt", "-x.txt", "a" * 90 + ".txt"])
def test_a_name_that_is_no_plain_one_gives_an_id_from_the_content(tmp_path: Path, name: str) -> None:
    [article] = read_articles([write(tmp_path, name, TEXT)])
    [again] = read_articles([write(tmp_path / "elsewhere", name, TEXT)])
    assert isinstance(article, Article) and isinstance(again, Article)
    assert len(article.id) == 16 and article.id == again.id


def test_folders_are_walked_in_sorted_order_and_hidden_files_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", "c.txt"):
        write(tmp_path, name, f"{TEXT} {name}")
    assert [article.id for article in articles(list(read_articles([tmp_path])))] == ["y", "z", "b", "c"]


def test_a_readme_among_the_reports_is_passed_over_and_said(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "# Ten reports")
    write(tmp_path, "a.txt", TEXT)
    notice, article = read_articles([tmp_path])
    assert isinstance(notice, Skipped) and notice.is_notice and "README" in notice.where
    assert isinstance(article, Article)


def test_the_same_name_with_another_text_keeps_both_under_distinct_ids_and_says_so(tmp_path: Path) -> None:
    write(tmp_path, "1/a.txt", TEXT)
    write(tmp_path, "2/a.txt", TEXT + " وأكد ذلك.")
    first, notice, second = read_articles([tmp_path])
    assert isinstance(first, Article) and isinstance(second, Article) and isinstance(notice, Skipped)
    assert first.id == "a" and second.id.startswith("a-") and notice.is_notice and second.id in notice.reason


def test_the_same_file_twice_is_read_once_and_said(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    article, notice = read_articles([path, path])
    assert isinstance(article, Article)
    assert isinstance(notice, Skipped) and notice.is_notice and "read once" in notice.reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", bytes(range(256)) * 20, "not text"),
        ("a.txt", b"The minister said on Sunday that talks would resume.", "not Arabic"),
        ("a.txt", b"12345 67890", "no words"),
        ("a.docx", b"PK\x03\x04", "not a kind"),
        ("a.zip", b"PK\x03\x04", "unpack it"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00broken", "break off"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_its_reason_and_the_rest_is_read(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    write(tmp_path, name, content)
    write(tmp_path, "z.txt", TEXT)
    skipped, article = read_articles([tmp_path])
    assert isinstance(skipped, Skipped) and isinstance(article, Article)
    assert reason in skipped.reason and skipped.where.endswith(name)


def test_an_absent_file_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    absent, empty = read_articles([tmp_path / "no.txt", tmp_path])
    assert isinstance(absent, Skipped) and isinstance(empty, Skipped)
    assert "no such file" in absent.reason and "without articles" in empty.reason


def test_a_text_over_the_limit_is_named_with_the_way_out(tmp_path: Path) -> None:
    [skipped] = read_articles([write(tmp_path, "a.txt", TEXT * 100)], limits=Limits(text_bytes=1_000))
    assert isinstance(skipped, Skipped)
    assert "1,000 bytes" in skipped.reason and "JSONL" in skipped.reason


def test_the_two_reports_of_the_project_are_read_whole() -> None:
    if not SHARED.exists():
        pytest.skip(f"{SHARED} is not here")
    found = articles(list(read_articles([SHARED])))
    assert [article.id for article in found] == ["000_c2be30d3619639d9", "003_6bd84c832f70d9eb"]
    assert all(
        article.text == path.read_bytes().decode()
        for article, path in zip(found, sorted(SHARED.iterdir()), strict=True)
    )


def test_a_name_that_is_no_utf8_costs_neither_its_report_nor_the_run(tmp_path: Path) -> None:
    for name in ("خبر.txt", "خبر.قديم"):  # as an older Windows packs them
        try:
            (tmp_path / os.fsdecode(name.encode("windows-1256"))).write_text(TEXT, encoding="utf-8")
        except OSError:
            pytest.skip("this file system takes no such name")
    skipped, article = sorted(read_articles(tmp_path), key=lambda one: isinstance(one, Article))
    assert isinstance(article, Article) and article.text == TEXT
    assert "\\xce\\xc8\\xd1.txt" in msgspec.json.decode(msgspec.json.encode(article))["origin"]["path"]
    assert isinstance(skipped, Skipped) and msgspec.json.encode(skipped)
