"""Nouns that point to a named actor. Every sentence is made up."""

from khabar.annotate.actors import find_actors
from khabar.annotate.layout import find_layout
from khabar.arabic.words import split


def pointed(text: str, name: str) -> list[str]:
    """The words that point to the actor of this name."""
    words = split(text)
    actors = find_actors(words, layout=find_layout(words))
    return [span.of(text) for actor in actors if actor.name == name for span in actor.references]


NAMED = "وصل المبعوث الأردني سالم الوراق إلى عمان. "


def test_an_official_of_a_nationality_is_the_one_person_of_it_with_an_office():
    assert pointed(NAMED + "وأكد المسؤول الأردني أن الجسر سيفتح.", "سالم الوراق") == ["المسؤول الأردني"]


def test_an_official_is_left_open_where_two_of_his_nationality_are_named():
    text = NAMED + "ورافقه السفير الأردني كامل الحداد. وأكد المسؤول الأردني أن الجسر سيفتح."
    assert pointed(text, "سالم الوراق") == pointed(text, "كامل الحداد") == []


def test_an_official_is_no_head_of_state():
    text = "استقبل الرئيس المصري كامل الحداد الوفد. وأكد المسؤول المصري أن الجسر سيفتح."
    assert pointed(text, "كامل الحداد") == []


def test_the_field_of_a_ministry_after_a_verb_is_the_ministry():
    text = (
        "أعلنت وزارة الخارجية الأردنية فتح الجسر. وأضافت الخارجية أن العمل انتهى، وشكر وزير الخارجية العمال."
    )
    assert pointed(text, "وزارة الخارجية الأردنية") == ["الخارجية"]


def test_an_official_is_left_open_where_one_without_a_name_has_spoken():
    text = NAMED + "وقال مسؤول أردني إن العمل مستمر. وأكد المسؤول الأردني أن الجسر سيفتح."
    assert pointed(text, "سالم الوراق") == []


def test_a_whole_office_with_its_nationality_is_its_bearer_before_he_is_named():
    text = "وزير النقل الأردني يصل غدا\nوصل وزير النقل الأردني سالم الوراق إلى القاهرة."
    assert pointed(text, "سالم الوراق") == ["وزير النقل الأردني"]


def test_a_head_of_state_named_with_his_title_is_the_president_of_his_country():
    text = "الرئيس المصري يفتتح الجسر\nافتتح الرئيس عبدالفتاح السيسي الجسر."
    assert pointed(text, "عبدالفتاح السيسي") == ["الرئيس المصري"]


def test_a_counterpart_is_the_one_who_was_named_so():
    text = "التقى وزير النقل الأردني سالم الوراق نظيره المصري كامل الحداد. وقال نظيره المصري إن الجسر سيفتح."
    assert pointed(text, "كامل الحداد") == ["نظيره المصري"]
