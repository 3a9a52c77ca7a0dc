"""Who is in a report, under all the names it has for him."""

import pytest

from khabar.annotate.actors import find_actors
from khabar.annotate.layout import find_layout
from khabar.arabic.words import split
from khabar.model import Actor


def actors_of(text: str) -> dict[str, Actor]:
    words = split(text)
    return {actor.name: actor for actor in find_actors(words, layout=find_layout(words))}


def test_a_full_name_and_the_surname_alone_are_one_person():
    found = actors_of("التقى الوزير سامي الكيلاني وفدا من التجار. وقال الكيلاني إن الأسعار ستنخفض.")
    assert found["سامي الكيلاني"].type == "PER"
    assert found["سامي الكيلاني"].aliases == ("الكيلاني",)


def test_two_persons_with_one_surname_stay_two():
    found = actors_of("حضر الحفل أحمد الدوسري ومحمد الدوسري. وقال الدوسري إن الحفل ناجح.")
    assert {"أحمد الدوسري", "محمد الدوسري"} <= set(found)
    assert found["محمد الدوسري"].aliases == ("الدوسري",)  # the one who was named last


def test_titles_are_roles_and_no_part_of_the_name():
    [person] = [
        actor
        for actor in actors_of("استقبل الرئيس التركي رجب طيب أردوغان الوفد.").values()
        if actor.type == "PER"
    ]
    assert person.name == "رجب طيب أردوغان"
    assert person.roles == ("الرئيس التركي",)


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("قال دونالد ترامب ذلك، ثم غادر ترمب القاعة.", "دونالد ترامب", "ترمب"),
        ("تبنى تنظيم الدولة الهجوم، وقال سكان إن داعش انسحب.", "تنظيم الدولة", "داعش"),
        ("رحبت الحكومة العراقية بالقرار في العراق.", "العراق", "الحكومة العراقية"),
        ("تعيش محافظة بابل هدوءا. وعاد السكان إلى بابل.", "بابل", "محافظة بابل"),
        ("أعلنت وزارة التجارة ذلك مع الولايات المتحدة، ورفضت واشنطن الرد.", "الولايات المتحدة", "واشنطن"),
    ],
)
def test_other_forms_of_an_actor_are_its_aliases(text: str, name: str, alias: str):
    assert alias in actors_of(text)[name].aliases


def test_a_capital_is_a_place_unless_it_acts():
    assert actors_of("وصل الوفد أمس إلى مدينة لندن")["لندن"].type == "LOC"
    assert actors_of("وأعلنت لندن رفضها للقرار")["لندن"].type == "GPE"


def test_nationality_adjectives_are_no_actors():
    assert actors_of("تحدث الشاب المصري عن السوق الفرنسية") == {}


def test_clitics_stay_outside_the_mention():
    text = "واتصل بسوريا وبلبنان"
    assert [span.of(text) for actor in actors_of(text).values() for span in actor.mentions] == [
        "سوريا",
        "لبنان",
    ]


def test_a_form_that_is_fused_with_its_preposition_is_given_as_it_stands():
    assert "لليمن" in actors_of("قدمت المنظمة مساعدات لليمن")


def test_a_body_is_named_by_its_head_noun_and_what_follows():
    found = actors_of("قالت وزارة التعليم العالي إن هيئة كبار العلماء وافقت.")
    assert {"وزارة التعليم العالي", "هيئة كبار العلماء"} <= set(found)


def test_a_head_noun_with_a_general_adjective_names_nobody():
    assert actors_of("قالت الشركة الوطنية إن العمل مستمر") == {}


def test_the_author_and_the_outlet_of_a_byline_are_actors():
    found = actors_of("افتتاح معرض الزهور\n\nسلوى الخضراوي – عين اليوم\nافتتح المعرض صباح أمس في الحديقة.")
    assert found["سلوى الخضراوي"].type == "PER"
    assert found["عين اليوم"].type == "ORG"


def test_the_same_actor_has_the_same_id_in_every_article():
    first = actors_of("زار الرئيس فلاديمير بوتين المصنع.")["فلاديمير بوتين"]
    second = actors_of("وقال بوتين إن المصنع كبير.")["بوتين"]
    assert first.id == second.id


def test_latin_letters_come_from_the_list_or_are_marked_as_made_from_parts_or_letters():
    found = actors_of("التقى جون كيري بالسيد هيثم القحطاني.")
    assert (found["جون كيري"].latin, found["جون كيري"].latin_basis) == ("John Kerry", "list")
    assert (found["هيثم القحطاني"].latin, found["هيثم القحطاني"].latin_basis) == (
        "Haitham al-Qahtani",
        "parts",
    )
    assert actors_of("قال محمد الزعفراوي إن السوق مغلقة.")["محمد الزعفراوي"].latin_basis == "transliterated"


def test_a_noun_points_to_the_minister_named_before():
    text = "قال وزير النقل سامي الكيلاني إن الطريق جاهز. وأضاف الوزير أن العمل انتهى."
    person = actors_of(text)["سامي الكيلاني"]
    assert [span.of(text) for span in person.references] == ["الوزير"]


def test_a_noun_with_two_bearers_near_is_left_open():
    text = "حضر وزير النقل سامي الكيلاني ووزير العمل هيثم القحطاني. وقال الوزير إن العمل انتهى."
    references = {name: actor.references for name, actor in actors_of(text).items() if actor.type == "PER"}
    assert references == {"سامي الكيلاني": (), "هيثم القحطاني": ()}


def test_every_alias_has_its_reason_and_its_words():
    text = "التقى سامي الكيلاني الوفد. وقال الكيلاني إن الأسعار ستنخفض."
    [alias] = actors_of(text)["سامي الكيلاني"].evidence
    assert (alias.form, alias.reason, alias.span.of(text)) == ("الكيلاني", "part", "الكيلاني")


def test_clubs_are_bodies_in_sport_and_words_elsewhere():
    sport = "فاز فريق الهلال في مباراة الدوري بعد هدف سجله اللاعب في الشوط الثاني."
    assert actors_of(sport)["الهلال"].type == "ORG"
    assert "الهلال" not in actors_of("رأى الناس الهلال مساء أمس")


def test_a_classifier_tells_a_place_that_no_list_has():
    found = actors_of("قصفت الطائرات بلدة كفرزيتا ليلا")
    assert found["كفرزيتا"].aliases == ("بلدة كفرزيتا",)
    assert actors_of("وصل الرجل إلى قرية صغيرة") == {}


def test_one_force_under_several_nouns_is_one_body():
    found = actors_of("انسحبت قوات الدعم السريع صباحا. وقال سكان إن ميليشيا الدعم السريع عادت.")
    assert len([actor for actor in found.values() if actor.type == "ORG"]) == 1


def test_a_general_noun_phrase_is_a_form_of_the_body_that_begins_so():
    text = "قرر الاتحاد الوطني لكرة الطاولة أمس تأجيل اللقاء. وأضاف الاتحاد الوطني أن القرار نهائي."
    found = actors_of(text)
    assert found["الاتحاد الوطني لكرة الطاولة"].aliases == ("الاتحاد الوطني",)


def test_an_organisation_with_a_listed_name_is_known_in_quotation_marks():
    assert actors_of("وقال مصدر لصحيفة «الشرق الأوسط» أمس")["الشرق الأوسط"].type == "ORG"


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("استقبل الملك عبدالله الثاني في عمان وفدا من الأردن", "LOC", "JOR"),
        ("وصل الوفد إلى سلطنة عمان، ورحبت عمان بالزوار", "GPE", "OMN"),
        ("رحبت عُمان بالاتفاق مع الأردن", "GPE", "OMN"),
    ],
)
def test_amman_and_oman_are_told_apart_by_the_article(text: str, kind: str, country: str):
    [found] = [actor for actor in actors_of(text).values() if actor.name.endswith("مان")]
    assert (found.type, found.country) == (kind, country)


def listed_persons(text: str) -> list[Actor]:
    """The persons of a text that are those of the list."""
    return [
        actor for actor in actors_of(text).values() if actor.type == "PER" and actor.latin_basis == "list"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "قتل الصياد الأسد في غابة بزيمبابوي.",
        "وصل المهندس رافع الوراق إلى العراق.",
        "وزعت الجمعية سلال الغذاء في الجزائر.",
        "قال المدير سلمان المالكي إن المدرسة مفتوحة.",
        "وبلغ سعر الخام سبعين بنسا في الولايات المتحدة.",
    ],
)  # fmt: skip
def test_a_family_name_that_is_a_word_or_another_mans_is_not_the_listed_person(text: str) -> None:
    assert not listed_persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "قال الرئيس الشرع إن الجسر سيفتح.",
        "وصل أحمد الشرع إلى حلب. وقال الشرع إن الجسر سيفتح.",
        "انتقد العبادي أداء الوزارة في العراق.",
        "قال لافروف إن الوفد وصل.",
    ],
)
def test_a_family_name_alone_is_the_listed_person_by_title_full_name_country_or_when_nobody_else_bears_it(
    text: str,
) -> None:
    assert len(listed_persons(text)) == 1


@pytest.mark.parametrize(
    ("text", "n_named"),
    [
        ("استعادت القوات قاعدة النخيل العسكرية، ووصلت التعزيزات إلى القاعدة.", 0),
        ("قال القيادي في تنظيم القاعدة إن القاعدة ستهاجم قاعدة النخيل العسكرية.", 2),
        ("تبنت القاعدة الهجوم على الفندق.", 1),
    ],
)
def test_a_base_of_troops_is_not_the_group_of_that_name(text: str, n_named: int):
    groups = [actor for actor in actors_of(text).values() if actor.name in ("القاعدة", "تنظيم القاعدة")]
    assert sum(len(group.mentions) for group in groups) == n_named
