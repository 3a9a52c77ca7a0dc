"""Names that no list knows lose the words that cannot belong to them, gain the surname they lack, or are no names."""

import pytest

from khabar.annotate.actors import find_actors
from khabar.arabic.words import split
from khabar.model import Layout


def names_in(text: str, kind: str = "PER") -> list[str]:
    """The names of this type that the actors of a text have."""
    return [actor.name for actor in find_actors(split(text), layout=Layout()) if actor.type == kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال الممثل ماجد الكرماني ذو الملامح الهادئة إن الفيلم انتهى.", "ماجد الكرماني"),
        ("برعاية مؤسسة سالم بن معيوف الخيرية في المدينة.", "سالم بن معيوف"),
        ("يقول عبدالرازق الكرماني مشرف إحدى القاعات في المدينة إن الحجز كثير.", "عبدالرازق الكرماني"),
    ],
)
def test_words_that_never_stand_in_a_name_end_it(text: str, name: str) -> None:
    assert names_in(text) == [name]


def test_a_verb_at_the_head_of_a_sentence_is_no_given_name() -> None:
    text = "قال الدكتور ناصر الكرماني إن السد امتلأ. وطالب الكرماني بضرورة الصيانة."
    assert names_in(text) == ["ناصر الكرماني"]


@pytest.mark.parametrize(
    "text",
    [
        "فاز الفريق بلقب درع الدوري هذا الموسم.",
        "وصلت محاليل مرضى السكري إلى المستودع.",
        "وهذا أمر وارد في كل موسم.",
        "كرم المدير عضو شرف النادي أمس.",
    ],
)
def test_a_phrase_of_the_language_is_no_person(text: str) -> None:
    assert names_in(text) == []


def test_a_given_name_alone_takes_the_unknown_word_behind_it() -> None:
    assert "عبدالله الكنوي" in names_in("وغاب عن المران عبدالله الكنوي، وحضر ماجد الكرماني.")


@pytest.mark.parametrize(
    "text",
    ["وهذه من الأمور الهامة جدا.", "ارتفع السهم إلى مليار درهم أمس.", "عقد اللقاء بحضور لفيف من الأهل."],
)
def test_words_that_some_town_shares_are_no_place(text: str) -> None:
    assert names_in(text, "LOC") == []


def test_such_a_town_is_one_behind_its_classifier() -> None:
    assert "الطبقة" in names_in("وصلت القافلة إلى مدينة الطبقة أمس.", "LOC")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وقالت المتحدثة باسم الوزارة هزار الكنوي إن النص نشر.", ["هزار الكنوي"]),
        ("ودعا حاكم إقليم الربى الشرقي عادل الكنوي إلى فتح المعبر.", ["عادل الكنوي"]),
        ("وقال مدير المستشفى الطبيب تيسير القمري إن الجرحى بخير.", ["تيسير القمري"]),
        ("قال النائب عن حزب الأرض المعارض صفوان الكنوي إن النص غامض.", ["صفوان الكنوي"]),
    ],
)
def test_a_person_behind_the_body_that_he_speaks_or_sits_for_is_named(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_whom_a_body_speaks_to_is_no_part_of_its_name() -> None:
    assert names_in("ودعت منظمة دول الحوض البلدين إلى وقف النار.", "ORG") == ["منظمة دول الحوض"]


def test_a_town_that_is_named_like_a_person_is_a_place_behind_its_chamber() -> None:
    assert names_in("توقفت الشاحنات بحسب غرفة تجارة بندر الكنوي أمس.") == []


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("صلى الناس في مسجد أبي بكر الصديق بحي النهضة.", "PER", "أبي بكر الصديق"),
        ("وقال الفرنسي أرسين فينجر المدير الفني للفريق إن اللاعب جاهز.", "PER", "أرسين فينجر"),
        ("يلعب الفريق أمام كريستال بالاس السبت المقبل.", "ORG", "كريستال بالاس"),
    ],
)
def test_names_of_two_parts_are_whole(text: str, kind: str, name: str) -> None:
    assert name in names_in(text, kind)


def test_a_house_is_named_to_its_end() -> None:
    assert "شبيلي بن مجدوع آل مجدوع" in names_in("استقبل المحافظ شبيلي بن مجدوع آل مجدوع الزوار.")
