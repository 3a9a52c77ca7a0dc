"""Offices of persons and the countries of bodies, as the words give them. Every sentence is made up."""

import pytest

from khabar.annotate import annotate
from khabar.model import Actor, Article


def _actor(text: str, name: str) -> Actor:
    report = annotate(Article(id="a", text=text))
    return next(actor for actor in report.actors if actor.name == name)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("وصل المبعوث الدولي الخاص إلى ليبيا، سالم الوراق، إلى طرابلس.", "سالم الوراق", "المبعوث الدولي الخاص إلى ليبيا"),
        ("قال سالم الوراق، وزير النقل الأردني، إن الجسر سيفتح.", "سالم الوراق", "وزير النقل الأردني"),
        ("وصل وزير النقل الأردني سالم الوراق إلى عمان.", "سالم الوراق", "وزير النقل الأردني"),
        ("وصل نائب الرئيس الأردني سالم الوراق إلى عمان.", "سالم الوراق", "نائب الرئيس الأردني"),
        ("قالت السكرتيرة الصحافية للوزارة ليلى الوراق إن الجسر سيفتح.", "ليلى الوراق", "السكرتيرة الصحافية للوزارة"),
    ],
)  # fmt: skip
def test_an_office_is_read_before_a_name_and_between_commas_around_it(
    text: str, name: str, role: str
) -> None:
    assert _actor(text, name).roles == (role,)


def test_the_office_of_the_person_before_is_not_the_next_ones() -> None:
    text = "التقى الرئيس الأردني سالم الوراق والرئيس المصري كامل الحداد في عمان."
    assert _actor(text, "كامل الحداد").roles == ("الرئيس المصري",)


def test_an_adjective_gives_a_body_and_an_office_their_country() -> None:
    text = "أعلنت وزارة النقل الأردنية أن وزير الزراعة المصري كامل الحداد سيصل غدا."
    assert _actor(text, "وزارة النقل الأردنية").country == "JOR"
    assert _actor(text, "كامل الحداد").country == "EGY"


def test_a_family_name_that_is_a_nationality_gives_no_country() -> None:
    assert _actor("قال المهندس عبدالرحمن التركي إن العمل انتهى.", "عبدالرحمن التركي").country is None


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("قال مدير المرور العقيد سالم الوراق ذلك.", "سالم الوراق", ("مدير المرور", "العقيد")),
        ("قال المتحدث باسم مركز الملك سلمان سالم الوراق ذلك.", "سالم الوراق", ("المتحدث باسم مركز الملك سلمان",)),
        ("تحدث قائد الفريق سالم الوراق إلى الصحافيين.", "سالم الوراق", ("قائد الفريق",)),
        ("وقال نائبه سالم الوراق إن العمل انتهى.", "سالم الوراق", ()),
        ("وقال نجله سالم الوراق إن العمل انتهى.", "سالم الوراق", ()),
    ],
)  # fmt: skip
def test_roles_are_whole_offices_and_no_kinship(text: str, name: str, roles: tuple[str, ...]) -> None:
    assert _actor(text, name).roles == roles
