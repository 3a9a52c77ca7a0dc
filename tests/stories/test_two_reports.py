"""The two reports that the project grew from; see the README of ../shared."""

from pathlib import Path

import pytest

from khabar.annotate import annotate
from khabar.model import Article
from khabar.stories import find_stories

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "articles"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/articles is not here")


@pytest.fixture(scope="module")
def found():
    reports = [
        annotate(Article(id=path.stem[:3], text=path.read_text(encoding="utf-8")))
        for path in sorted(FOLDER.glob("*.txt"))
    ]
    stories, reports = find_stories(reports)
    return stories, {report.id: report for report in reports}


def test_the_two_are_one_story_and_the_undated_one_gets_its_day(found):
    stories, reports = found
    assert [story.articles for story in stories] == [("003", "000")]
    assert (reports["000"].published, reports["000"].published_basis) == ("2025-11-10", "story")
    assert (reports["003"].published, reports["003"].outlet) == ("2025-11-02T13:41", "سيناء الإخبارية")


def test_times_of_the_undated_report_are_counted_from_that_day(found):
    report = found[1]["000"]
    values = {time.span.of(report.text): time.value for time in report.times}
    assert (values["الإثنين"], values["يوم الخميس الماضي"], values["أيار الماضي"]) == (
        "2025-11-10",
        "2025-11-06",
        "2025-05",
    )


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2014", "حملة عسكرية"),
        ("2019", "آخر معاقله"),
        ("2024-12", "الإطاحة"),
        ("2025-05", "لقائه الأول"),
        ("2025-09", "الجمعية العامة"),
        ("2025-11-01", "أعلن المبعوث"),
        ("2025-11-06", "مجلس الأمن"),
        ("2025-11-10", "مباحثات رسمية"),
    ],
)
def test_the_timeline_holds_each_moment_with_its_words(found, date: str, words: str):
    [story], reports = found
    lines = [
        citation.span.of(reports[citation.article].text)
        for moment in story.timeline
        if moment.date == date
        for citation in moment.citations
    ]
    assert any(words in line for line in lines)


def test_what_one_announced_and_the_other_tells_as_done_is_one_entry(found):
    [story], _ = found
    shared = [
        moment
        for moment in story.timeline
        if moment.date == "2025-11-10" and len({c.article for c in moment.citations}) == 2
    ]
    assert any(
        ("2025-11-02", "planned") in moment.states and ("2025-11-10", "occurred") in moment.states
        for moment in shared
    )


def test_the_document_of_accession_became_a_declaration_without_a_military_part(found):
    [story], reports = found
    changes = [change for change in story.changes if change.kind == "substance"]
    assert all("وثيقة" in change.from_.span.of(reports["003"].text) for change in changes)
    words = [change.to.span.of(reports["000"].text) for change in changes]
    assert any("إعلان تعاون سياسي" in line for line in words) and any("عسكرية" in line for line in words)


def test_the_first_visit_and_the_second_visit_stand_side_by_side(found):
    [story], reports = found
    [rank] = [one for one in story.disagreements if one.kind == "rank"]
    quotes = {cite.span.of(reports[cite.article].text) for cite in (rank.a, rank.b)}
    assert any("المرة الأولى" in quote for quote in quotes) and any(
        "الزيارة الثانية" in quote for quote in quotes
    )
