"""Folding: what is folded, what stays, and the way back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic.letters import (
    MARKS,
    fold,
    fold_word,
    fold_words,
    letter_offsets,
    offsets_of,
    plain_and_folded,
    plain_word,
)

ARABIC = st.text(
    st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC),
        st.sampled_from([*sorted(MARKS), " ", "\n", "a", "1"]),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أُمَّة", "امه"),  # nation, with harakat
        ("إلى", "الي"),  # to
        ("الآن", "الان"),  # now
        ("مسـؤول", "مسؤول"),  # official, stretched; the hamza on its carrier stays
        ("شؤون", "شؤون"),  # affairs
        ("رئيس", "رئيس"),  # president
        ("کابل", "كابل"),  # Kabul in Persian letters
        ("پاریس", "باريس"),  # Paris in Persian letters
        ("گوگل", "كوكل"),  # Google as typed in Iraq
        ("٢٠١٥", "2015"),
        ("۲۰۱۵", "2015"),
        ("٣٫٥", "3.5"),
        ("ﷲ", "الله"),
        ("ﻻ", "لا"),
        ("\u200fقال\u200e", "قال"),
    ],
)
def test_a_word_is_folded_to_what_a_reader_takes_for_the_same(written, folded):
    assert fold_word(written) == folded


def test_shadda_and_vowel_may_stand_in_either_order():
    assert fold_word("أكّ\u064eد") == fold_word("أك\u064e\u0651د") == "اكد"


def test_a_hamza_typed_after_its_carrier_is_the_letter_with_hamza():
    assert fold_word("مسو\u0654ول") == fold_word("مسؤول")
    assert fold("ري\u0654يس").text == "رئيس"


def test_plain_spelling_keeps_ta_marbuta_and_hamza():
    assert plain_word("الأُمَّةُ") == "الأمة"


def test_a_span_of_folded_text_leads_back_to_the_letters_with_their_marks():
    text = "قالت الأُمَّةُ اليوم"
    folded = fold(text)
    start = folded.text.index("الامه")
    first, last = folded.span(start, start + len("الامه"))
    assert text[first:last].strip() == "الأُمَّةُ"


@given(ARABIC)
def test_folding_twice_changes_nothing(text):
    assert fold_word(fold_word(text)) == fold_word(text)
    assert fold(fold(text).text).text == fold(text).text


@given(st.text(max_size=60))
def test_every_folded_letter_has_its_place_in_the_text(text):
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)


@given(ARABIC)
def test_with_and_without_a_map_folding_gives_the_same_letters(text):
    assert fold(text).text == fold_word(text)
    assert len(letter_offsets(text)) == len(fold_word(text))


@given(ARABIC)
def test_both_spellings_at_once_are_those_of_each_alone(text):
    plain, folded = plain_and_folded(text)
    assert (plain, folded) == (plain_word(text), fold_word(text))
    assert len(plain) == len(folded)


@given(
    st.lists(
        st.one_of(ARABIC, st.text(alphabet="اأإآبةهىيؤئء", max_size=8)).map(
            lambda word: word.replace("\n", "")
        ),
        min_size=1,
    )
)
def test_many_words_fold_as_each_of_them(words):
    assert fold_words(words) == [fold_word(word) for word in words]


@given(st.text(alphabet="ab.؟\n", max_size=30))
def test_the_places_of_characters_come_in_order(text):
    assert offsets_of(text, ".؟\n") == [i for i, letter in enumerate(text) if letter in ".؟\n"]
