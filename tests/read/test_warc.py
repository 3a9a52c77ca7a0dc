"""WARC archives."""

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.errors import InputError
from khabar.model import Article, Skipped
from khabar.read import Limits, read_articles
from khabar.read.warc import Record, page_of, read_records, warc_record

TEXT = "قال الوزير في العاصمة إن المحادثات التي جرت مع الوفد الزائر ستستأنف بعد أسبوع من هذا الاجتماع الذي عقد اليوم."


def html(number: int) -> bytes:
    return f"<html><head><title>عنوان الخبر {number}</title></head><body><h1>عنوان الخبر {number}</h1><p>{TEXT} {number}</p><p>{TEXT}</p></body></html>".encode()


def archive(n_records: int) -> bytes:
    return b"".join(
        warc_record(f"https://example.org/{number}", html(number), when="2025-11-02T10:00:00Z")
        for number in range(n_records)
    )


def read(data: bytes, limits: Limits = Limits()) -> list[Record | Skipped]:  # noqa: B008
    return list(read_records(io.BytesIO(data), where="x.warc", limits=limits))


@pytest.mark.parametrize("is_packed", [True, False])
def test_every_record_is_read_with_where_it_begins(is_packed: bool) -> None:
    data = archive(3) if is_packed else gzip.decompress(archive(3))
    records = [record for record in read(data) if isinstance(record, Record)]
    assert len(records) == 3
    starts = b"\x1f\x8b" if is_packed else b"WARC/1.1"
    assert all(data[record.offset_bytes :].startswith(starts) for record in records)
    page = page_of(records[2])
    assert page and page.data == html(2) and page.url == "https://example.org/2"


def test_an_archive_packed_in_one_piece_is_read_too() -> None:
    assert len(read(gzip.compress(gzip.decompress(archive(3))))) == 3


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_truncated_archive_says_where_it_breaks_off_and_what_came_before_is_read(is_packed: bool) -> None:
    data = archive(3) if is_packed else gzip.decompress(archive(3))
    *records, last = read(data[:-100])
    assert len(records) == 2 and isinstance(last, Skipped)
    assert "breaks off" in last.reason and "byte" in last.where + last.reason


def test_articles_of_an_archive_cite_their_record(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(archive(2))
    first, second, summary = read_articles([path])
    assert isinstance(first, Article) and isinstance(second, Article) and first.origin and second.origin
    assert (
        second.origin.path == str(path)
        and (second.origin.record_id or "").startswith("<urn:uuid:")
        and second.url == "https://example.org/1"
    )
    assert (second.origin.digest or "").startswith("sha256:") and path.read_bytes()[
        second.origin.offset_bytes :
    ].startswith(b"\x1f\x8b")
    assert isinstance(summary, Skipped) and summary.is_notice and "2 records: 2 pages" in summary.reason


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        ("200 OK", {"Content-Encoding": "gzip"}),
        ("200 OK", {"Transfer-Encoding": "chunked"}),
        ("200 OK", {"Content-Type": "text/html; charset=windows-1256"}),
    ],
)
def test_bodies_are_unpacked_and_put_together(status: str, headers: dict[str, str]) -> None:
    body = html(1)
    sent = (
        gzip.compress(body)
        if "Content-Encoding" in headers
        else b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        if "Transfer-Encoding" in headers
        else body
    )
    [record] = read(warc_record("https://example.org/1", sent, when="2025-11-02T10:00:00Z", headers=headers))
    assert isinstance(record, Record)
    page = page_of(record)
    assert page and page.data == body


@pytest.mark.parametrize("headers", [{"Content-Type": "image/png"}, {"Content-Type": "application/json"}])
def test_pictures_and_data_are_no_pages(headers: dict[str, str]) -> None:
    [record] = read(warc_record("https://example.org/1", b"x", when="2025-11-02T10:00:00Z", headers=headers))
    assert isinstance(record, Record) and page_of(record) is None


def test_a_body_that_unpacks_beyond_the_limit_is_refused() -> None:
    [record] = read(
        warc_record(
            "https://example.org/1",
            gzip.compress(b"\0" * 50_000_000),
            when="2025-11-02T10:00:00Z",
            headers={"Content-Encoding": "gzip", "Content-Type": "text/html"},
        )
    )
    assert isinstance(record, Record)
    with pytest.raises(InputError, match="unpacks to more than"):
        page_of(record)


def test_a_record_over_the_limit_is_passed_over_and_the_next_one_read() -> None:
    big = warc_record("https://example.org/big", b"x" * 50_000, when="2025-11-02T10:00:00Z")
    skipped, record = read(big + archive(1), limits=Limits(record_bytes=10_000))
    assert isinstance(skipped, Skipped) and isinstance(record, Record)
    assert "50," in skipped.reason and "10,000" in skipped.reason


def test_a_gigabyte_of_zeros_is_no_archive() -> None:
    packed = gzip.compress(b"\0" * 20_000_000) * 50
    found = read(packed, limits=Limits(record_bytes=100_000))
    assert len(found) <= 50 and all(isinstance(one, Skipped) for one in found)


@settings(max_examples=60)
@given(st.integers(0, 2_000), st.binary(max_size=30), st.booleans())
def test_a_damaged_archive_gives_records_or_reasons(at: int, noise: bytes, is_packed: bool) -> None:
    data = archive(2) if is_packed else gzip.decompress(archive(2))
    assert all(isinstance(one, Record | Skipped) for one in read(data[:at] + noise + data[at + len(noise) :]))
