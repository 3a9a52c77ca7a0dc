"""Parts of speech and verb features: closed classes, paradigms, and the choice by neighbours."""

import pytest

from khabar.arabic import split
from khabar.arabic.verbs import (
    joined_forms,
    joined_shapes,
    verb_features,
    verb_forms,
    verb_readings,
    verb_shapes,
)


def tag_of(text: str, surface: str) -> str:
    return next(word.pos for word in split(text).words if word.span.of(text) == surface)


@pytest.mark.parametrize(
    ("text", "surface", "tag"),
    [
        ("كتب الوزير رسالة", "كتب", "VERB"),
        ("قرأ ثلاثة كتب", "كتب", "NOUN"),
        ("وقف إطلاق النار في المدينة", "وقف", "NOUN"),
        ("بعد وقف القتال", "وقف", "NOUN"),
        ("لم يحضر الوفد", "يحضر", "VERB"),
        ("أعلن الجيش قتل عشرة مسلحين", "قتل", "NOUN"),
        ("الحارس قتل اللص", "قتل", "VERB"),
        ("قتل خمسة جنود في هجوم", "قتل", "VERB"),
        ("قال إن حكم المحكمة نهائي", "حكم", "NOUN"),
        ("الذي حكم البلاد طويلا", "حكم", "VERB"),
        ("الحكومة السورية ترفض", "السورية", "ADJ"),
        ("زار علي محمد المدينة", "علي", "PROPN"),
        ("حصل على جائزة", "على", "ADP"),
        ("قال إن كان قادرا", "كان", "VERB"),
        ("التقى بان كي مون بالوفد", "كي", "PROPN"),
        ("درب يوهان فان بيرلن الفريق", "فان", "PROPN"),
        ("وبحسب يوهان فان الوفد غادر", "فان", "SCONJ"),
        ("وقع الهجوم فجر الخميس", "فجر", "NOUN"),
        ("كان الحريق صباح اليوم", "صباح", "NOUN"),
        ("فجر انتحاري نفسه", "فجر", "VERB"),
    ],
)
def test_neighbours_decide_what_a_word_is(text, surface, tag):
    assert tag_of(text, surface) == tag


@pytest.mark.parametrize(
    ("word", "lemma", "tense", "agreement"),
    [
        ("قالت", "قال", "past", "3fs"),
        ("قالوا", "قال", "past", "3mp"),
        ("ويقولون", "قال", "present", "3mp"),
        ("ستبقى", "بقي", "future", "3fs"),
        ("نفت", "نفى", "past", "3fs"),
        ("دعوا", "دعا", "past", "3mp"),
        ("يدعو", "دعا", "present", "3ms"),
        ("استقال", "استقال", "past", "3ms"),
        ("يستقيل", "استقال", "present", "3ms"),
        ("بدأوا", "بدأ", "past", "3mp"),
        ("جاؤوا", "جاء", "past", "3mp"),
        ("اتهمته", "اتهم", "past", "3fs"),
        ("يرونه", "رأى", "present", "3mp"),
        ("تحدث", "تحدث", "past", "3ms"),
        ("شنّت", "شن", "past", "3fs"),
        ("يحتلان", "احتل", "present", "3md"),
        ("اختارتا", "اختار", "past", "3fd"),
    ],
)
def test_a_verb_form_tells_lemma_tense_and_agreement(word, lemma, tense, agreement):
    form = verb_features(split(word)[0])
    assert form is not None
    assert (form.lemma, form.tense, form.person + form.gender + form.number) == (lemma, tense, agreement)


@pytest.mark.parametrize("word", ["قيل", "أعيد", "يقال", "يعاد", "يؤخذ", "قوتل", "اختير"])
def test_a_passive_that_shows_in_the_spelling_is_told(word):
    assert any(form.passive for form in verb_readings(split(word)[0]))


def test_a_noun_has_no_verb_features():
    assert verb_features(split("برلمان")[0]) is None


def test_the_paradigms_cover_the_verbs_of_a_newsroom():
    assert len({form.lemma for forms in verb_forms().values() for form in forms}) > 1500


def test_the_shape_of_a_spelling_is_what_all_its_readings_share():
    for shapes, readings in ((verb_shapes(), verb_forms()), (joined_shapes(), joined_forms())):
        assert shapes.keys() == readings.keys()
        for surface, shape in shapes.items():
            forms = readings[surface]
            assert shape.present == any(form.tense == "present" for form in forms)
            assert shape.future == any(form.tense == "present" and not form.short for form in forms)
            assert shape.dual == all(form.number == "d" for form in forms)
            assert shape.hamza == (forms[0].lemma[0] == "أ" and forms[0].tense == "past")
