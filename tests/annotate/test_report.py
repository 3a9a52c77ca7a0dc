"""The whole page: any text gives a report whose entries lie in it, the same every time."""

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotate import annotate, redate
from khabar.errors import InputError
from khabar.model import Article, spans_of

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"

PIECES = (
    "قال", "وأضاف", "مشيرًا", "نقلت", "عن", "بحسب", "قوله", "إن", "أنه", "بأن", "وزير", "الخارجية", "السوري", "أحمد", "الوادي", "بن", "الرئيس",
    "لمحاربة", "تنظيم", "قصف", "مقتل", "اجتماع", "وقّع", "سيزور", "لن", "لم", "من المقرر", "نفى", "دعا", "إلى", "الذي", "وهو", "في", "على", "أول",
    "الأحد", "أمس", "2 أغسطس", "آب/أغسطس 2015", "الماضي", "فجر", "12", "ثلاثة", "آلاف", "40%", "شخصًا", "جريحًا", "مليون دولار", "عشرات",
    "\"", "«", "»", "“", "”", "(", ")", ":", "،", ".", "؟", "\n", "\n\n", "–", "…", "\N{ARABIC TATWEEL}", "\N{RIGHT-TO-LEFT MARK}", "\x00",
    "X", "AFP", "ﻻ", "مُحَمَّد", "و", "أن", "لل", "الـ", "١٢",
)  # fmt: skip


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60), glue=st.sampled_from([" ", "", "  "]))
@settings(max_examples=300)
def test_any_words_of_the_wire_give_a_report_whose_entries_lie_in_the_text(
    pieces: list[str], glue: str
) -> None:
    text = glue.join(pieces)
    report = annotate(Article(id="a", text=text, published="2015-08-04"))
    assert report.text == text
    assert all(span.end <= len(text) for span in spans_of(report))


@given(text=st.text(max_size=80))
def test_any_text_gives_a_report(text: str) -> None:
    assert annotate(Article(id="a", text=text)).text == text


def test_the_same_article_gives_the_same_report() -> None:
    article = Article(id="a", text="قال وزير النقل سالم الوادي أمس إن المعبر فُتح.", published="2015-08-04")
    assert msgspec.json.encode(annotate(article)) == msgspec.json.encode(annotate(article))


def test_without_a_day_of_publication_relative_times_are_open_and_say_why() -> None:
    [time] = annotate(Article(id="a", text="أعلنت الوزارة أمس فتح المعبر.")).times
    assert time.value is None
    assert time.reason


def test_a_report_is_read_again_for_the_day_that_its_story_gives() -> None:
    open_report = annotate(Article(id="a", text="أعلنت الوزارة أمس فتح المعبر."))
    report = redate(open_report, published="2015-08-04", basis="story")
    assert (report.times[0].value, report.published_basis) == ("2015-08-03", "story")
    assert report.actors == open_report.actors


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="../shared/articles is not here")
def test_every_entry_of_the_two_reports_lies_in_its_text() -> None:
    for path in sorted(ARTICLES.glob("*.txt")):
        report = annotate(Article(id=path.stem, text=path.read_text(encoding="utf-8")))
        written = json.loads(msgspec.json.encode(report))
        assert written["text"] == report.text
        assert all(
            report.text[a:b].strip() for statement in written["statements"] for a, b in statement["content"]
        )


@pytest.mark.parametrize(
    "bad",
    [
        {"text": None},
        {"text": "وصل الوفد", "published": "6/8/2015"},
        {"text": "وصل الوفد", "published": date(2015, 8, 6)},
    ],
)
def test_an_article_that_cannot_be_read_is_named_with_what_to_give(bad: dict[str, object]) -> None:
    with pytest.raises(InputError, match="article 'a'"):
        annotate(Article(id="a", **bad))  # type: ignore[arg-type]


@pytest.mark.parametrize("given", ["وصل الوفد", {"text": "وصل الوفد"}], ids=["text", "dict"])
def test_who_gives_no_article_is_told_how_to_make_one(given: object) -> None:
    with pytest.raises(InputError, match=r'annotate\(Article\(id="a", text="…"\)\)'):
        annotate(given)  # type: ignore[arg-type]


def test_a_lone_given_name_has_an_id_of_its_own_in_every_report() -> None:
    reports = [annotate(Article(id=id_, text="وصل الشيخ رافع إلى الوادي.")) for id_ in ("a", "b")]
    lone = [actor.id for report in reports for actor in report.actors if actor.name == "رافع"]
    assert len(lone) == len(set(lone)) == 2
