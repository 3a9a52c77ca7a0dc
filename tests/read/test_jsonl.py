"""JSONL: files, packed files, standard input, and JSON files."""

import gzip
import io
import json
from pathlib import Path

import pytest

from khabar.model import Article, Skipped
from khabar.read import Limits, read_articles

TEXT = "قال الوزير في العاصمة إن المحادثات ستستأنف بعد أسبوع."


def read(*lines: object, limits: Limits = Limits()) -> list[Article | Skipped]:  # noqa: B008
    source = b"\n".join(
        line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines
    )
    return list(read_articles(["-"], stdin=io.BytesIO(source), limits=limits))


def one(*lines: object) -> Article | Skipped:
    [found] = read(*lines)
    return found


def test_a_line_is_an_article_with_what_stands_beside_its_text() -> None:
    article = one(
        {
            "id": "a1",
            "outlet": "صحيفة",
            "url": "https://example.org/1",
            "published": "2025-11-02",
            "title": "عنوان",
            "text": TEXT,
        }
    )
    assert isinstance(article, Article) and article.origin
    assert (article.id, article.outlet, article.published, article.published_basis, article.title) == (
        "a1",
        "صحيفة",
        "2025-11-02",
        "given",
        "عنوان",
    )
    assert article.origin.line == 1


@pytest.mark.parametrize(
    "text",
    [
        f"\ufeff{TEXT}",
        f"{TEXT}\r\n{TEXT}",
        f"{TEXT}\x00",
        f" {TEXT} \N{RIGHT-TO-LEFT MARK}",
        f"{TEXT}\u2028\ufefb",
    ],
)
def test_the_text_is_untouched(text: str) -> None:
    article = one({"text": text})
    assert isinstance(article, Article)
    assert article.text == text


def test_an_id_that_is_not_given_comes_from_the_content_and_two_outlets_of_one_wire_report_stay_two() -> None:
    first, second, third = read(
        {"text": TEXT, "outlet": "أ"}, {"text": TEXT, "outlet": "ب"}, {"text": TEXT, "outlet": "أ"}
    )
    assert isinstance(first, Article) and isinstance(second, Article) and isinstance(third, Skipped)
    assert first.id != second.id and third.is_notice
    assert one({"text": TEXT, "outlet": "أ"}) == first


@pytest.mark.parametrize("given", ["../../etc/passwd", "a/b", "7", "معرف"])
def test_an_id_is_a_label_and_kept_whatever_it_looks_like(given: str) -> None:
    article = one({"id": given, "text": TEXT})
    assert isinstance(article, Article)
    assert article.id == given


@pytest.mark.parametrize("given", [None, "", "  ", "a\nb", True, ["a"], "x" * 500])
def test_an_id_that_is_none_is_replaced_by_one_from_the_content(given: object) -> None:
    article = one({"id": given, "text": TEXT})
    assert isinstance(article, Article)
    assert len(article.id) == 16


def test_a_number_is_kept_as_an_id() -> None:
    article = one({"id": 42, "text": TEXT})
    assert isinstance(article, Article)
    assert article.id == "42"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "not a JSON object"),
        (b"[1, 2]", "not a JSON object"),
        (b'{"title": "x"}', "no text"),
        (b'{"text": 5}', "no text"),
        (b'{"text": ""}', "empty"),
        (b'{"text": "\xff\xfe"}', "not UTF-8"),
        ('{"text": "قال \\ud800"}'.encode(), "JSON"),
        (b"[" * 100_000, "not a JSON object"),
    ],
)
def test_a_bad_line_is_named_by_number_and_the_rest_is_read(line: bytes, reason: str) -> None:
    first, bad, last = read({"text": TEXT + "أولا"}, line, {"text": TEXT})
    assert isinstance(first, Article) and isinstance(last, Article) and isinstance(bad, Skipped)
    assert reason in bad.reason and bad.where == "standard input, line 2"


@pytest.mark.parametrize(
    "published", ["2025-13-01", "أمس", "02/11/2025", "2025-11-02T99:00", "20251102", "0000-01-01"]
)
def test_a_date_that_is_none_leaves_the_article_undated_and_is_said(published: str) -> None:
    notice, article = read({"text": TEXT, "published": published})
    assert isinstance(article, Article) and article.published is None and article.published_basis is None
    assert isinstance(notice, Skipped) and notice.is_notice and "ISO" in notice.reason


@pytest.mark.parametrize(
    "published", ["2025-11-02", "2025-11-02T13:41", "2025-11-02T13:41:00Z", "2025-11-02 13:41:05.123+03:00"]
)
def test_an_iso_date_is_kept_as_it_is_written(published: str) -> None:
    article = one({"text": TEXT, "published": published})
    assert isinstance(article, Article)
    assert article.published == published


def test_a_line_over_the_limit_is_named_and_the_next_one_read() -> None:
    bad, article = read({"text": TEXT * 100}, {"text": TEXT}, limits=Limits(text_bytes=1_000))
    assert isinstance(bad, Skipped) and isinstance(article, Article)
    assert "the limit is 1,000" in bad.reason


def test_fifty_megabytes_of_one_line_end_the_file_with_a_reason() -> None:
    found = list(
        read_articles(["-"], stdin=io.BytesIO(b" " * 50_000_000), limits=Limits(text_bytes=1_000_000))
    )
    assert [type(one) for one in found] == [Skipped, Skipped]
    assert "no end of the line" in found[1].reason  # type: ignore[union-attr]


def test_a_gigabyte_of_zeros_in_a_packed_file_is_given_up_early(tmp_path: Path) -> None:
    path = tmp_path / "zeros.jsonl.gz"
    path.write_bytes(gzip.compress(b"\0" * 10_000_000) * 100)
    found = list(read_articles([path], limits=Limits(text_bytes=1_000_000)))
    assert all(isinstance(one, Skipped) for one in found) and len(found) == 2


def test_a_packed_file_that_breaks_off_says_how_much_was_read(tmp_path: Path) -> None:
    lines = "".join(
        json.dumps({"text": f"{TEXT} {number} {number * 7919}"}) + "\n" for number in range(2_000)
    )
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-3_000])
    found = list(read_articles([path]))
    assert isinstance(found[0], Article) and isinstance(found[-1], Skipped)
    assert f"{len(found) - 1} lines were read" in found[-1].reason


def test_mojibake_in_json_is_not_mended_but_named_for_what_it_is() -> None:
    skipped = one({"text": (TEXT * 2).encode().decode("cp1256")})
    assert isinstance(skipped, Skipped) and "UTF-8 that was read as cp1256" in skipped.reason


def test_visual_order_in_json_is_left_as_it_is_and_said() -> None:
    text = "ةمصاعلا يف ريزولا لاق نم ىلع"
    notice, article = read({"text": text})
    assert isinstance(article, Article) and article.text == text
    assert isinstance(notice, Skipped) and notice.is_notice and "visual order" in notice.reason


def test_the_same_address_with_another_text_is_a_new_version_and_said() -> None:
    first, notice, second = read(
        {"text": TEXT, "url": "https://www.example.org/1?utm_source=x"},
        {"text": TEXT + " وأضاف.", "url": "http://example.org/1"},
    )
    assert isinstance(first, Article) and isinstance(second, Article) and isinstance(notice, Skipped)
    assert notice.is_notice and "new version" in notice.reason


def test_a_json_file_holds_one_article_or_a_list(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps([{"id": "1", "text": TEXT}, {"id": "2", "text": TEXT}, {"id": "3"}]), encoding="utf-8"
    )
    found = list(read_articles([path]))
    assert [one.id for one in found if isinstance(one, Article)] == ["1", "2"]
    assert isinstance(found[-1], Skipped) and "article 3" in found[-1].where


@pytest.mark.parametrize(
    "source", [b"", b"\n \n", b"\xef\xbb\xbf\n"], ids=["nothing", "blank lines", "a mark"]
)
def test_a_stream_without_a_line_is_named(source: bytes) -> None:
    [found] = read_articles(["-"], stdin=io.BytesIO(source))
    assert found == Skipped("standard input", "empty: no line in it")


def test_one_name_alone_is_one_input_and_not_its_letters(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "a", "text": TEXT}), encoding="utf-8")
    for given in (file, str(file)):
        [article] = read_articles(given)
        assert isinstance(article, Article) and article.id == "a"


def test_a_file_of_another_kind_is_not_told_line_by_line() -> None:
    found = read(*[b"\x89PNG\x00\xff"] * 5_000)
    assert len(found) == 21 and all(isinstance(one, Skipped) for one in found)
    assert found[-1] == Skipped(
        "standard input", "none of its first 20 lines is text in UTF-8: the rest was not read"
    )


def test_a_good_line_among_broken_ones_has_the_whole_file_read() -> None:
    found = read(*[b"\x89PNG\x00\xff"] * 19, {"text": TEXT}, *[b"\xff"] * 30, {"text": TEXT + "."})
    assert len(found) == 51
    assert sum(isinstance(one, Article) for one in found) == 2
