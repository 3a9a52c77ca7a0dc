"""Files of a dossier: names that any file system takes, lists that go over several pages."""

import re

from hypothesis import given
from hypothesis import strategies as st

from khabar.model import Report, Story
from khabar.web import dossier
from khabar.web.book import make_book, outlet_name, report_title, shorten
from khabar.web.dossier import write_dossier


def book(ids):
    return make_book(
        reports=[Report(id=id_, text="خبر") for id_ in ids], stories=(), registers={}, language="ar"
    )


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=8, unique=True))
def test_any_ids_give_distinct_file_names_that_any_system_takes(ids):
    names = list(book(ids).files.values())
    assert len({name.lower() for name in names}) == len(ids)
    assert all(re.fullmatch(r"report-[a-z0-9_-]{1,80}\.html", name) for name in names)


def test_ids_that_differ_in_case_alone_do_not_share_a_file():
    assert len({name.lower() for name in book(["abc", "ABC"]).files.values()}) == 2


def test_of_two_reports_with_one_id_the_first_is_kept():
    first, second = Report(id="a", text="الأول"), Report(id="a", text="الثاني")
    assert make_book(reports=[first, second], stories=(), registers={}, language="ar").reports == {"a": first}


def test_a_report_without_a_headline_is_named_by_its_first_words():
    assert report_title(Report(id="a", text="\n  قال الوزير  كذا.\nثم ذهب")) == "قال الوزير كذا…"


def test_a_long_line_is_cut_at_a_word():
    assert shorten("قال الوزير في مؤتمر", length=12) == "قال الوزير…"


def test_a_long_list_of_stories_goes_over_several_pages(tmp_path, monkeypatch):
    monkeypatch.setattr(dossier, "SINGLES_A_PAGE", 2)
    reports = [Report(id=f"r{n}", text="خبر", published="2025-09-07") for n in range(5)]
    stories = [
        Story(id=f"s{n}", title=f"قصة {n}", articles=(f"r{n}",), first="2025-09-07", last="2025-09-07")
        for n in range(5)
    ]
    write_dossier(tmp_path, reports=reports, stories=stories, skipped=[])
    names = ["index.html", "stories-2.html", "stories-3.html"]
    titles = [
        re.findall(r'href="story-[^"]+" lang="ar" dir="rtl">([^<]+)<', (tmp_path / "ar" / name).read_text())
        for name in names
    ]
    assert [len(found) for found in titles] == [2, 2, 1]
    assert {title for found in titles for title in found} == {story.title for story in stories}
    assert 'href="stories-3.html"' in (tmp_path / "ar" / "index.html").read_text()


def test_an_outlet_given_by_its_key_or_host_bears_the_name_that_readers_know():
    one = Report(id="a", outlet="www.aawsat.com", text="خبر")
    assert outlet_name(one, language="ar") == "الشرق الأوسط"
    assert outlet_name(one, language="en") == "Asharq Al-Awsat"
    assert outlet_name(Report(id="b", outlet="نبض المعبر", text="خبر"), language="en") == "نبض المعبر"
