"""Words, sentences and paragraphs: offsets, kinds, and where sentences of news end."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.arabic import split
from khabar.model import Words

NEWS = st.text(st.sampled_from('وقال الرئيس. "نعم" د م 12.5 ،:؟()«»\n\u200f\u064eﷲﻻـabc أإىة'), max_size=120)


def sentences(words: Words) -> list[str]:
    return [words.span(first, past - 1).of(words.text) for first, past in words.sentences]


def test_a_word_keeps_its_marks_and_its_parts_have_places_in_the_text():
    text = "وَلِلرَّئيسِ كلمة"
    word = split(text)[0]
    assert word.span.of(text) == "وَلِلرَّئيسِ"
    assert (word.proclitics, word.core, word.bare) == (("و", "ل"), "الرئيس", "رئيس")
    assert word.core_span.of(text) == "لرَّئيسِ"


def test_letters_in_presentation_forms_and_ligatures_are_words():
    text = "ﻗﺎﻝ ﷲ ﻻ"
    assert [word.norm for word in split(text).words] == ["قال", "الله", "لا"]


def test_direction_marks_belong_to_no_word_at_the_edges():
    text = "\u200f\u200fقال\u202c \u064e ثم"
    assert [word.span.of(text).strip("\u202c") for word in split(text).words] == ["قال", "ثم"]


def test_latin_and_arabic_that_touch_are_two_words():
    assert [word.kind for word in split("CNNعربية 15م").words] == ["latin", "arabic", "number", "arabic"]


@pytest.mark.parametrize(
    ("text", "n_sentences"),
    [
        ("وصل د. سامي النجار إلى المقر. ثم غادر.", 2),  # title
        ("أفادت أ.ف.ب. بذلك أمس.", 1),  # agency
        ("ارتفع سهم إتش. إس. بي. سي أمس.", 1),  # Latin letters by their names
        ("بلغ النمو 3.5 في المئة. وانخفض التضخم.", 2),  # decimal
        ("1. وقف النار\n2. تبادل الأسرى", 2),  # list numbers
        ("انتهى عام 2015م. وبدأ آخر.", 2),  # era, not a shortened title
        ("انتظر... ثم مضى.", 2),
        ("هل عاد؟! نعم.", 2),
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_shortens_a_word(text, n_sentences):
    assert len(split(text).sentences) == n_sentences


def test_the_closing_quotation_mark_belongs_to_its_sentence():
    assert sentences(split('قال: "لن نعود." ثم خرج.')) == ['قال: "لن نعود."', "ثم خرج."]


def test_a_sentence_goes_on_where_a_comma_follows_the_quotation():
    assert len(split("قال «انتهى الأمر.»، وخرج.").sentences) == 1


def test_every_line_is_a_paragraph():
    words = split("عنوان\n\nفقرة أولى. جملة\r\nفقرة ثانية")
    assert [word.paragraph for word in words.words] == [0, 1, 1, 1, 1, 2, 2]
    assert len(words.paragraphs) == 3


@given(st.one_of(NEWS, st.text(max_size=80)))
@settings(deadline=None)
def test_any_string_gives_words_in_order_whose_parts_lie_inside_them(text):
    words = split(text)
    end = 0
    for index, word in enumerate(words.words):
        assert word.index == index
        assert end <= word.start < word.end <= len(text)
        assert word.start <= word.core_start < word.core_end <= word.end
        end = word.end
    for ranges in (words.sentences, words.paragraphs):
        assert [i for first, past in ranges for i in range(first, past)] == list(range(len(words)))


@pytest.mark.parametrize("piece", ["و", "وال", "لل", ". ", '" ', "\u064e", "1.", "«", "د. ", "ﷺ", "وقال "])
def test_a_long_text_of_one_thing_takes_linear_time(piece):
    def seconds(n: int) -> float:
        began = time.process_time()
        split(piece * n)
        return time.process_time() - began

    seconds(1_000)
    short = max(seconds(5_000), 0.01)
    assert seconds(40_000) < 8 * 4 * short
