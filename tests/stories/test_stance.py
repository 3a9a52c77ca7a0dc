"""Headlines that agree, contradict or speak of different things; all of them made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.lexicon import read_lexicon
from khabar.stories.headwords import contrary, country_of, excludes, sets_of
from khabar.stories.pairing import pair, words_of
from khabar.stories.stance import STANCES, figures_of, stance_of
from khabar.stories.stems import folded


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("ارتفاع أسعار القمح في الأسواق العالمية", "أسعار القمح ترتفع في الأسواق العالمية"),
        ("مصرع ثلاثة صيادين في غرق قارب قبالة السواحل", "غرق قارب قبالة السواحل ومقتل 3 صيادين"),
        ("الحكومة تعلن خطة لترميم الجسور القديمة", "الحكومة تكشف عن خطة لترميم الجسور القديمة"),
        ("تونس والجزائر توقعان اتفاقية لنقل الغاز", "توقيع اتفاق بين تونس والجزائر لنقل الغاز"),
    ],
)
def test_a_headline_in_other_words_agrees(one: str, two: str) -> None:
    assert stance_of(one, two) == "agree"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("ارتفاع أسعار القمح في الأسواق العالمية", "انخفاض أسعار القمح في الأسواق العالمية"),
        ("مقتل 7 عمال في انهيار منجم", "مقتل 40 عاملا في انهيار منجم"),
        ("افتتاح معرض للكتاب في تونس", "افتتاح معرض للكتاب في الأردن"),
        ("الوزير يؤكد تأجيل الامتحانات", "الوزير ينفي تأجيل الامتحانات"),
        ("إضراب سائقي القطارات يبدأ يوم الأحد", "إضراب سائقي القطارات يبدأ يوم الخميس"),
        ("النقابة تقبل عرض الشركة", "النقابة لا تقبل عرض الشركة"),
    ],
)
def test_one_fact_changed_disagrees(one: str, two: str) -> None:
    assert stance_of(one, two) == "disagree"


def test_headlines_without_a_word_in_common_speak_of_something_else() -> None:
    assert stance_of("افتتاح معرض للكتاب في تونس", "ارتفاع أسعار القمح عالميا") == "other"


def test_countries_that_change_places_change_the_fact() -> None:
    assert (
        figures_of("كندا تقاضي البرازيل بسبب الرسوم", "البرازيل تقاضي كندا بسبب الرسوم")["roles turned"] == 1
    )


def test_a_rise_of_one_thing_is_no_counterpart_to_the_rise_of_another() -> None:
    one, two = "القمح يصعد مع هبوط السكر", "هبوط القمح وصعود السكر"
    assert figures_of(one, two)["contraries"] == 1
    assert stance_of(one, two) == "disagree"


def test_a_verb_stands_for_its_forms_and_its_verbal_noun() -> None:
    assert sets_of(folded("سترتفع")) & sets_of(folded("وارتفاعها"))


def test_contraries_are_no_counterparts() -> None:
    assert contrary(folded("ترتفع"), folded("انخفاضا"))
    assert [(i, j) for i, j, _ in pair("ارتفع السعر", "انخفض السعر").pairs] == [(1, 1)]


def test_two_of_one_kind_exclude_one_another_and_two_spellings_of_one_do_not() -> None:
    assert excludes(folded("الأحد"), folded("الخميس"))
    assert not excludes(folded("نيسان"), folded("أبريل"))


def test_a_country_is_known_by_its_people_its_capital_and_behind_prepositions() -> None:
    assert {country_of(folded(word)) for word in ("لمصر", "المصرية", "القاهرة", "ومصر")} == {"EGY"}


def test_numbers_in_words_and_digits_are_one() -> None:
    assert [word.value for word in words_of("ثلاثة آلاف طن و50 الف برميل")] == [3000, None, 50_000, None]


def test_a_country_of_several_words_is_one_word() -> None:
    assert [word.country for word in words_of("بالولايات المتحدة")] == ["USA"]


def test_every_weight_belongs_to_a_figure() -> None:
    names = {row["figure"] for row in read_lexicon("khabar.stories", "stance.tsv")} - {"bias"}
    assert names == set(figures_of("أ", "ب"))


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_have_a_stance(one: str, two: str) -> None:
    assert stance_of(one, two) in STANCES


def test_only_the_head_of_a_long_text_is_read() -> None:
    assert figures_of("ارتفع الذهب " * 5000, "انخفض النفط " * 5000)["contrary"] == 1
