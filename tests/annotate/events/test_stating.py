"""The weighed status of events, and the words that rule one."""

import pytest

from khabar.annotate import annotate
from khabar.annotate.events.moods import mood_of
from khabar.annotate.events.stating import STATUSES, weights
from khabar.arabic.words import split
from khabar.model import Article


def events_of(text):
    return annotate(Article(id="1", text=text, outlet="صحيفة", published="2024-05-05")).events


@pytest.mark.parametrize(
    ("word", "name", "shape"),
    [
        ("يعتزم", "plan", "present"),
        ("وناشدت", "demand", "past"),
        ("محاولة", "attempt", "noun"),
        ("نيتها", "plan", "noun"),
        ("متورطا", "confess", "participle"),
        ("المرتقبة", "due", "noun"),
    ],
)
def test_a_word_that_rules_others_is_known_in_its_forms(word, name, shape):
    mood = mood_of(split(word)[0])
    assert mood is not None
    assert (mood.name, mood.shape) == (name, shape)


def test_a_conjunction_before_a_clause_is_no_condition():
    assert mood_of(split("أن")[0]) is None


def test_a_verb_takes_no_article():
    assert mood_of(split("الرأي")[0]) is None


def test_every_feature_has_a_weight_for_every_status():
    assert weights()
    assert all(len(row) == len(STATUSES) for row in weights().values())


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("لن توقع الحكومة الاتفاق مع المتمردين", "توقع", "denied"),
        ("وقال المتحدث إن أي هجوم على القوات سيقابل برد", "هجوم", "hypothetical"),
        ("ستوقع الحكومة اتفاقا مع المتمردين الأسبوع المقبل", "ستوقع", "planned"),
    ],
)
def test_what_a_rule_is_sure_of_stands(text, trigger, status):
    found = {text[e.trigger.start : e.trigger.end]: e for e in events_of(text)}
    assert found[trigger].status == status


def test_an_overruled_status_has_a_reason_and_no_cue():
    [event] = events_of("وتتواصل المعارك بين الجيش والمتمردين قرب المدينة")
    assert (event.status, event.status_reason, event.status_cue) == ("ongoing", "not occurred: noun", None)
