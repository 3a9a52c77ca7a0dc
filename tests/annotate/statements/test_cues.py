"""Reporting verbs: their forms, and what looks like one and is none."""

import pytest
from told import said

from khabar.annotate.statements.forms import forms
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("قالت", "قال", "past"),
        ("يدعون", "دعا", "present"),
        ("مشيرًا", "أشار", "participle"),
        ("مضيفة", "أضاف", "participle"),
        ("لافتين", "لفت", "participle"),
        ("قوله", "قال", "masdar"),
        ("إشارتها", "أشار", "masdar"),
        ("ادعائهم", "ادعى", "masdar"),
        ("نفت", "نفى", "past"),
        ("اتهموه", "اتهم", "past"),
    ],
)
def test_a_form_is_known_by_its_lemma(form: str, lemma: str, kind: str) -> None:
    assert (lemma, kind) in [(one.lemma, one.kind) for one in forms()[fold_word(form)]]


def test_the_lexicon_holds_250_lemmas_each_with_a_sentence() -> None:
    rows = read_lexicon("khabar.annotate.statements", "cues.tsv")
    assert len({row["lemma"] for row in rows}) >= 250
    assert all(row["gloss"] and row["example"] and row["act"] for row in rows)


def test_every_sentence_of_the_lexicon_holds_a_form_of_its_lemma() -> None:
    for row in read_lexicon("khabar.annotate.statements", "cues.tsv"):
        words = [fold_word(word.strip("،:«»")) for word in row["example"].split()]
        known = {one.lemma for word in words for part in (word, word[1:]) for one in forms().get(part, ())}
        assert row["lemma"] in known, row["example"]


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أن المصنع افتتح قبل عشرة أعوام.",
        "يشار إلى أن الجسر بني في القرن الماضي.",
        "وقع الاتفاق بين المدينة والقرية على أن يبدأ العمل غدا.",
        "رحب المدير بالوفد الزائر في مكتبه.",
        "تعتبر القلعة أقدم بناء في المدينة.",
        "دفع التاجر ثمن البضاعة.",
        "أحاطت بالمكان حراسة مشددة على المداخل.",
        "ويستعرض المؤتمر أحدث البحوث.",
    ],
)
def test_nobody_says_anything_here(text: str) -> None:
    assert said(text) == []
