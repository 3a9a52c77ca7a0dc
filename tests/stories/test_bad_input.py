"""Input that no newsroom sends."""

import time

import pytest
from story_builders import report

from khabar.errors import InputError
from khabar.stories import find_stories
from khabar.stories.signatures import new_vocabulary, sign
from khabar.stories.stream import add_report, new_tracker

TEXT = "اندلع حريق كبير في مستودع للأخشاب بميناء الزهراء فجر الثلاثاء وقال قائد الإطفاء نادر الصبان إن النيران أخمدت"


def test_nothing_gives_nothing():
    assert find_stories([]) == ([], [])


def test_the_same_report_twice_counts_once():
    one = report("a", TEXT, day="2024-05-01")
    stories, reports = find_stories([one, one])
    assert (len(stories), len(reports)) == (1, 1)


def test_two_reports_with_one_id_are_refused_by_name():
    with pytest.raises(InputError, match="a-1"):
        find_stories([report("a-1", TEXT), report("a-1", TEXT + " أمس")])


def test_a_thousand_identical_reports_are_one_story_of_one_text_and_cost_little():
    started = time.perf_counter()
    stories, _ = find_stories(
        [report(f"r{n:04}", TEXT, day="2024-05-01", outlet=f"o{n}") for n in range(1000)]
    )
    assert len(stories) == 1
    assert len(stories[0].copies[0]) == 1000
    assert time.perf_counter() - started < 10


def test_reports_without_dates_are_grouped_and_stay_undated():
    stories, reports = find_stories([report("a", TEXT), report("b", TEXT + " وشارك الأهالي في الإخماد")])
    assert len(stories) == 1
    assert {one.published for one in reports} == {None}
    assert (stories[0].first, stories[0].last) == (None, None)


def test_a_report_of_a_million_words_passes():
    long = "\n".join(f"كلمة{n % 50_000} {TEXT}" for n in range(60_000))
    started = time.perf_counter()
    stories, _ = find_stories(
        [report("long", long, day="2024-05-01"), report("short", TEXT, day="2024-05-01")]
    )
    assert sum(len(story.articles) for story in stories) == 2
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    "day", ["3000-01-01", "0001-01-01", "9999-12-31T23:59:59", "not a date", "", "2024-13-45"]
)
def test_odd_dates_break_nothing(day: str):
    reports = [report("a", TEXT, day=day, outlet="أ"), report("b", TEXT, day="2024-05-01", outlet="ب")]
    stories, _ = find_stories(reports)
    assert sum(len(story.articles) for story in stories) == 2


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "!!!", "a", "١٢٣", "\N{ARABIC TATWEEL}", "\N{ARABIC FATHA}"]
)
def test_texts_without_words_are_stories_of_their_own(text: str):
    stories, _ = find_stories(
        [report("a", text, day="2024-05-01"), report("b", text + " ", day="2024-05-01")]
    )
    assert sum(len(story.articles) for story in stories) == 2


def test_a_stream_takes_a_thousand_identical_reports():
    tracker, vocabulary = new_tracker(), new_vocabulary()
    started = time.perf_counter()
    for n in range(1000):
        add_report(tracker, sign(report(f"r{n}", TEXT, day="2024-05-01"), vocabulary=vocabulary))
    assert len(tracker.members) == 1
    assert time.perf_counter() - started < 10


def test_a_story_half_of_which_lacks_a_day_is_read_in_bounded_time():
    words = [f"كلمة{n}" for n in range(400)]
    texts = [f"{TEXT} {' '.join(words[n : n + 5])}" for n in range(300)]
    reports = [report(f"r{n}", text, day="2024-05-01" if n % 2 else None) for n, text in enumerate(texts)]
    started = time.perf_counter()
    _, dated = find_stories(reports)
    assert time.perf_counter() - started < 30
    assert len(dated) == 300


def test_the_days_of_a_story_are_days():
    stories, _ = find_stories([report("a", TEXT, day="not a date"), report("b", TEXT, day="2024-05-01")])
    assert {(story.first, story.last) for story in stories} <= {("2024-05-01", "2024-05-01"), (None, None)}
