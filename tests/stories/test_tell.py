"""Stories told from a file, without the reports in memory."""

import pytest
from story_builders import report

from khabar.errors import InputError
from khabar.stories import find_stories, tell, tell_stories

ATTACK = "قتل سبعة أشخاص في هجوم على سوق الخضار بمدينة الزهراء أمس، وفق مصادر طبية. وقال الطبيب سعيد النوري إن بين القتلى طفلين."
MATCH = (
    "فاز فريق النسور على ضيفه بثلاثة أهداف في ختام الدورة المدرسية التي استضافتها بلدة الريحان وسط حضور كبير."
)


def test_stories_told_from_a_file_are_those_found_in_memory():
    reports = [report("a", ATTACK, day="2024-05-01"), report("b", MATCH, day="2024-05-01"),
               report("c", ATTACK + " ونقل الجرحى.", day="2024-05-02", outlet="two")]  # fmt: skip
    assert list(tell_stories(iter(reports))) == find_stories(reports)[0]


def test_several_processes_tell_what_one_tells(monkeypatch):
    monkeypatch.setattr(tell, "_ALONE", 0)
    reports = [report(f"r{n}", f"{ATTACK} {n}", day=f"2024-05-{n + 1:02}") for n in range(6)]
    assert list(tell_stories(reports, n_workers=2)) == list(tell_stories(reports, n_workers=1))


def test_a_report_given_twice_counts_once_and_two_of_one_id_are_an_error():
    one = report("a", ATTACK, day="2024-05-01")
    assert [story.articles for story in tell_stories([one, one])] == [("a",)]
    with pytest.raises(InputError, match="two different reports"):
        list(tell_stories([one, report("a", MATCH, day="2024-05-01")]))
