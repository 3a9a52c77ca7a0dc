"""What the lexicon reads, and what it must not read."""

import pytest

from khabar.annotate.events.inflect import present_forms
from khabar.annotate.events.kinds import event_readings
from khabar.annotate.events.topics import topics_of
from khabar.arabic.words import split


def lemmas(word: str) -> set[str]:
    return {entry.lemma for reading in event_readings(split(word)[0]) for entry in reading.entries}


def test_a_hollow_verb_loses_its_vowel_after_lam_and_no_other_does():
    assert "يزر" in {form for form, *_ in present_forms("يزور")}
    assert "تبع" not in {form for form, *_ in present_forms("يبايع")}
    assert "نقل" not in {form for form, *_ in present_forms("يقيل")}


@pytest.mark.parametrize(("word", "lemma"), [("طلبة", "طلب"), ("صادقة", "صادق")])
def test_a_feminine_ending_is_no_pronoun(word, lemma):
    assert lemma not in lemmas(word)


def test_a_word_that_may_begin_with_and_is_read_both_ways():
    assert {"ودع", "دعا"} <= lemmas("ودعت")


def test_a_page_is_about_what_most_of_its_words_tell_of():
    (lead, second), told = topics_of(
        split("قصفت المدفعية الجبهة. نظر القاضي في القضية وحكمت المحكمة على المتهم.")
    )
    assert (lead, second) == ("law", "war")
    assert told == {0: "war", 1: "law"}
