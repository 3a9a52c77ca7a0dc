"""Any bytes give articles or Skipped. The long run is bench/fuzz_read.py; what it found stands here."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model import Article, Origin, Skipped
from khabar.read import read_articles
from khabar.read.limits import Limits
from khabar.read.markup import plain_markup
from khabar.read.worker import Job, _answers

TEXT = "قال وزير الخارجية في مؤتمر صحفي إن المحادثات التي جرت في العاصمة مع الوفد ستستأنف بعد أسبوع. "
PAGE = f"<html><head><title>عنوان الخبر</title></head><body><h1>عنوان الخبر</h1><p>{TEXT * 2}</p><p>{TEXT}</p></body></html>"
RSS = f"<rss><channel><item><title>عنوان</title><description>{TEXT}</description></item></channel></rss>"


def answers(kind: str, data: bytes) -> list[Article | Skipped | None]:
    job = Job(kind=kind, data=data, where="x", origin=Origin(), limits=Limits())  # type: ignore[arg-type]
    return [answer.article or answer.skipped for answer in _answers(job)]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["page", "feed"]),
    st.integers(0, 400),
    st.integers(0, 40),
    st.binary(max_size=40)
    | st.sampled_from([b"&#x0;", b"&#xD800;", b"&#x110000;", b"\x0b", b"<!--", b"]]>"]),
)
def test_damaged_markup_gives_articles_or_reasons_and_nothing_gets_past_the_readers(
    kind: str, at: int, n_bytes: int, noise: bytes
) -> None:
    data = (PAGE if kind == "page" else RSS).encode()
    found = answers(kind, data[:at] + noise + data[at + n_bytes :])
    assert found and all(isinstance(one, Article | Skipped) for one in found)
    assert not any(isinstance(one, Skipped) and one.reason.startswith("could not be read: ") for one in found)


@pytest.mark.parametrize(
    "noise",
    [
        "&#xD800;",
        "&#99999999999;",
        "&#x110000;",
        "&#11;",
        "\x0b",
        "\x00",
        "&#" + "9" * 500 + ";",
        "&#xD\x00800;",
    ],
)
def test_characters_that_no_document_may_hold_are_left_out(noise: str) -> None:
    [article] = answers("page", PAGE.replace("المحادثات", f"المحاد{noise}ثات").encode())
    assert isinstance(article, Article) and "المحادثات" in article.text
    assert plain_markup("&amp;&#1575;&#x627;") == "&amp;&#1575;&#x627;"


def test_a_reference_that_comes_of_taking_another_out_is_none() -> None:
    feed = RSS.replace("عنوان", "ع&#xD\x00800;نو&#&#0;xD800;ان")  # the fuzz run's seed 759939
    [article] = answers("feed", feed.encode())
    assert isinstance(article, Article) and article.title == "عنو ان"


def test_packed_lines_that_are_damaged_inside_a_block_are_named(tmp_path: Path) -> None:
    packed = bytearray(
        gzip.compress("".join(f'{{"text": "{TEXT} {number * 7919}"}}\n' for number in range(500)).encode())
    )
    for at in range(len(packed) // 2, len(packed) // 2 + 40):
        packed[at] ^= 0xFF
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(packed)
    found = list(read_articles([path]))
    assert isinstance(found[-1], Skipped) and "cannot be read on" in found[-1].reason
