"""Who is not whom: longer names, common words, fused forms, drawn letters. Every sentence is made up."""

import pytest

from khabar.annotate import annotate
from khabar.model import Actor, Article


def _actors(text: str) -> list[Actor]:
    return list(annotate(Article(id="a", text=text)).actors)


def _persons(text: str) -> list[str]:
    return [actor.name for actor in _actors(text) if actor.type == "PER"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("نعى الأهالي الشهيد مفرح علي أحمد عسيري.", "مفرح علي أحمد عسيري"),
        ("وصل الأستاذ خالد محمد مرسي إلى المدرسة.", "خالد محمد مرسي"),
        ("افتتح المهندس محمد بن نايف المطيري المعرض.", "محمد بن نايف المطيري"),
    ],
)
def test_a_listed_name_at_the_end_or_beginning_of_a_longer_one_is_another_persons(text: str, name: str):
    assert _persons(text) == [name]


def test_the_listed_person_is_met_behind_his_title_and_behind_and():
    listed = _actors("قال المتحدث أحمد عسيري إن العمل انتهى.")[0].id
    again = _actors("حضر سالم الوراق وأحمد عسيري الحفل.")
    assert listed in {actor.id for actor in again}


@pytest.mark.parametrize(
    "text",
    [
        'وتابع: "أنا سعيد بالعمل هنا".',
        "والتقى الصحافيون حارس المرمى بعد المباراة.",
        "كان الملعب غير صالح للعب.",
        "وأصيب رجل بطلق ناري في ساقه.",
        'وعرضت القناة مسلسل "سيلفي" في رمضان.',
        "لم يحضر أحد إلا والده.",
    ],
)
def test_common_words_and_titles_of_works_are_no_persons(text: str):
    assert _persons(text) == []


def test_a_prayer_after_a_name_is_no_part_of_it():
    assert _persons("وقال الأمير سعود الفيصل رحمه الله ذلك.") == ["سعود الفيصل"]


def test_a_fused_form_has_the_id_of_the_clean_one():
    (fused,) = _actors("قدم الوفد شكره للأمم المتحدة.")
    (clean,) = _actors("شكر الوفد الأمم المتحدة.")
    assert (fused.name, clean.name) == ("للأمم المتحدة", "الأمم المتحدة")
    assert fused.id == clean.id


def test_a_plain_spelling_names_the_actor_before_drawn_letters():
    (actor,) = _actors("قال ﺃﺣﻤﺪ ﺍﻟﺰﻫﺮﺍﻧﻲ ذلك، وحضر أحمد الزهراني الحفل.")
    assert actor.name == "أحمد الزهراني"
    assert len(actor.mentions) == 2


@pytest.mark.parametrize(
    "text",
    [
        "ونشعر بحماس شديد للعمل.",
        "وسيستمرون من فشل إلى آخر.",
        "لا يزال لدينا عمل كثير.",
        "كانت السماء ملبدة بغيوم شملت الأحياء.",
    ],
)
def test_a_word_whose_first_letter_is_no_clitic_or_that_is_a_noun_names_nobody(text: str):
    assert not _actors(text)


def test_a_title_with_its_adjective_after_a_name_ends_it():
    assert _persons("كما قال ناصر العريفي الأستاذ المساعد في علم النفس ذلك.") == ["ناصر العريفي"]


@pytest.mark.parametrize("verb", ["التقى", "ألقى", "ألمح"])
def test_a_verb_that_begins_like_a_noun_with_the_article_does_not_rule_a_name(verb):
    text = f"وصل الرئيس مهران الكثيبي إلى المدينة. ثم {verb} الكثيبي أمام الحضور."
    (actor,) = [one for one in annotate(Article(id="1", text=text)).actors if one.type == "PER"]
    assert [span.of(text) for span in actor.mentions] == ["مهران الكثيبي", "الكثيبي"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قال حرس الحدود الإيراني إنه أوقف سفينة.", "IRN"),
        ("اندلع اشتباك بين حرس الحدود القيداري وقوة من الجيش الأوساني.", None),
        ("أعلن حرس الحدود السعودي ضبط قارب.", "SAU"),
    ],
)
def test_a_service_that_every_state_has_is_of_the_state_that_the_words_name(text, country):
    found = next(actor for actor in _actors(text) if actor.name.startswith("حرس الحدود"))
    assert found.country == country
