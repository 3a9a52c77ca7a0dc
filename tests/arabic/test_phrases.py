"""Noun phrases and clauses: how far they reach."""

import pytest

from khabar.arabic import split
from khabar.arabic.letters import fold_word
from khabar.arabic.phrases import clause_end, noun_phrase, quotation_at


def phrase(text: str, first: str, *, coordinated: bool = False) -> str:
    words = split(text)
    index = next(word.index for word in words.words if word.norm == fold_word(first))
    past = noun_phrase(words, index, coordinated=coordinated)
    return words.span(index, past - 1).of(text) if past > index else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وزير الخارجية النرويجي سامي بدران في مؤتمر", "وزير الخارجية النرويجي سامي بدران"),
        ('تنظيم "داعش" في بيان', 'تنظيم "داعش"'),
        ("المتحدث باسم وزارة الدفاع خليل الراوي أمس", "المتحدث باسم وزارة الدفاع خليل الراوي"),
        ("الأمين العام للأمم المتحدة أن", "الأمين العام للأمم المتحدة"),
        ("السفير الياباني لدى بغداد أن", "السفير الياباني لدى بغداد"),
        ("خمسة جنود أتراك في هجوم", "خمسة جنود أتراك"),
        ("هذا الهجوم الإرهابي على", "هذا الهجوم الإرهابي"),
        ("وزارة البيئة والمياه أن", "وزارة البيئة والمياه"),
        ("الحكومة السورية وقف القتال", "الحكومة السورية"),
        ("مصدر أمني رفيع المستوى لوكالة محلية", "مصدر أمني رفيع المستوى"),
        ("الوفد الذي وصل", "الوفد"),
        ("رئيس الوزراء العراقي اليوم", "رئيس الوزراء العراقي"),
        ("في المدينة", ""),
    ],
)
def test_a_noun_phrase_holds_what_belongs_to_its_head(text, expected):
    assert phrase(text, text.split()[0]) == expected


def test_nouns_joined_by_waw_are_in_it_only_where_asked_for():
    assert phrase("الرئيس والوزير في المقر", "الرئيس") == "الرئيس"
    assert phrase("الرئيس والوزير في المقر", "الرئيس", coordinated=True) == "الرئيس والوزير"


def test_a_clause_ends_with_its_sentence_but_not_at_a_full_stop_in_its_quotation():
    words = split('قال: "انتهى الأمر. لن نعود." ثم خرج.')
    assert words[clause_end(words, 0) - 1].norm == '"'
    assert words[clause_end(words, 3)].norm == '"'


def test_the_outermost_quotation_is_the_one_a_character_stands_in():
    text = 'قال: «سمعنا "لا" منهم» أمس'
    words = split(text)
    span = quotation_at(words, text.index("لا"))
    assert span is not None
    assert span.of(text) == 'سمعنا "لا" منهم'
    assert quotation_at(words, text.index("أمس")) is None
