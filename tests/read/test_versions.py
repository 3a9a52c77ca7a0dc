"""Versions of a report, and the bytes that reports were read from."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import InputError
from khabar.model import Article
from khabar.read import read_articles
from khabar.read.sources import load_source, save_source
from khabar.read.versions import address_key, find_versions, what_changed

BEFORE = "قتل ثلاثة أشخاص في الحادث. وقالت الشرطة إن التحقيق مستمر."
AFTER = "قتل خمسة أشخاص في الحادث. وقالت الشرطة إن التحقيق مستمر. ونفى المتحدث ذلك."


def test_the_same_address_with_another_text_is_a_version_with_what_changed() -> None:
    articles = [
        Article(id="a", text=BEFORE, url="https://www.example.org/1"),
        Article(id="b", text=AFTER, url="https://example.org/1/?utm_source=x#top"),
    ]
    [version] = find_versions(articles)
    assert (version.article, version.replaces) == ("b", "a")
    changed = [(r.before and r.before.of(BEFORE), r.after and r.after.of(AFTER)) for r in version.revisions]
    assert changed == [
        ("قتل ثلاثة أشخاص في الحادث.", "قتل خمسة أشخاص في الحادث."),
        (None, "ونفى المتحدث ذلك."),
    ]


def test_the_same_text_twice_is_no_version() -> None:
    assert find_versions([Article(id=name, text=BEFORE, url="https://example.org/1") for name in "ab"]) == []


@pytest.mark.parametrize("url", [None, "", "https://example.org/", "https://example.org", "http://[", "x"])
def test_front_pages_and_no_addresses_have_no_versions(url: str | None) -> None:
    assert address_key(url) in (None, "x") or url == "x"


def test_the_query_tells_reports_apart_tracking_does_not() -> None:
    assert (
        address_key("https://example.org/?id=5&utm_medium=y")
        == address_key("http://www.example.org/?id=5")
        != address_key("https://example.org/?id=6")
    )


@given(st.text("أب .؟\n", max_size=40), st.text("أب .؟\n", max_size=40))
def test_revisions_point_into_their_texts(before: str, after: str) -> None:
    for revision in what_changed(before, after):
        assert revision.before is None or revision.before.end <= len(before)
        assert revision.after is None or revision.after.end <= len(after)
    assert what_changed(before, before) == []


def test_sources_are_found_again_by_digest_and_a_digest_is_never_a_path(tmp_path: Path) -> None:
    digest = save_source(tmp_path, b"bytes")
    assert load_source(tmp_path, digest) == b"bytes"
    for wrong in ("../../etc/passwd", "sha256:" + "0" * 64, "sha1:abc"):
        with pytest.raises(InputError):
            load_source(tmp_path, wrong)


def test_the_source_of_an_article_is_kept_where_a_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "in" / "a.txt"
    path.parent.mkdir()
    path.write_text(BEFORE, encoding="utf-8")
    [article] = read_articles([path], keep=tmp_path / "kept")
    assert isinstance(article, Article) and article.origin and article.origin.digest
    assert load_source(tmp_path / "kept", article.origin.digest) == BEFORE.encode()
