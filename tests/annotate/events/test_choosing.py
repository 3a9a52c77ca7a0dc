"""Which phrases become parties, by their weights."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.annotate.events.choosing import Phrase, choose

from .reading import told

WEIGHTS = st.floats(-20, 20)


def test_a_phrase_that_weighs_enough_takes_the_role_it_weighs_more_for():
    assert choose([Phrase(1, 1, 2.0, -3.0), Phrase(4, 4, 0.5, 1.5)]) == ([1], [4])


def test_a_second_doer_is_joined_to_the_first_or_likelier_than_not():
    assert choose([Phrase(1, 1, 3.0, -9.0), Phrase(4, 4, -0.4, -9.0)]) == ([1], [])
    assert choose([Phrase(1, 1, 3.0, -9.0), Phrase(4, 1, -0.4, -9.0)]) == ([1, 4], [])


def test_where_none_weighs_enough_the_likeliest_is_taken_if_it_is_near():
    assert choose([Phrase(1, 1, -1.0, -4.0), Phrase(3, 3, -2.0, -4.0)]) == ([1], [])


def test_where_none_is_likely_none_is_taken():
    assert choose([Phrase(1, 1, -5.0, -4.0)]) == ([], [])


@given(
    st.lists(
        st.builds(Phrase, st.integers(0, 50), st.integers(0, 3), WEIGHTS, WEIGHTS), unique_by=lambda p: p.at
    )
)
def test_no_phrase_is_both_doer_and_recipient(phrases):
    actor, recipient = choose(phrases)
    assert not set(actor) & set(recipient)


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("استدعت الخارجية مساء أمس القائم بالأعمال", ["الخارجية"], ["القائم"]),
        ("كما التقى الوزير نظيره الفرنسي في باريس", ["الوزير"], ["نظيره الفرنسي"]),
        ("وقال شهود إن القوات اعتقلت ثلاثة صحافيين", ["القوات"], ["ثلاثة صحافيين"]),
    ],
)
def test_doer_and_recipient_of_a_verb_stand_where_the_clause_puts_them(text, actor, recipient):
    event = told(text)[-1]
    assert (event[3], event[4]) == (actor, recipient)


def test_who_does_an_act_of_force_must_be_likelier():
    doubtful = [Phrase(1, 1, -0.6, -9.0), Phrase(2, 2, -9.0, 2.0)]
    assert choose(doubtful) == ([1], [2])
    assert choose(doubtful, of_force=True) == ([], [2])


def test_the_sides_of_what_is_between_two_are_those_alone():
    text = "لفت الرئيس إلى أهمية المفاوضات بين الحكومة والمعارضة"
    [*_, (_, _, _, actor, recipient)] = told(text)
    assert (actor, recipient) == (["الحكومة"], ["المعارضة"])


def test_a_town_is_no_party_to_a_visit():
    [(_, _, _, actor, recipient)] = told("زار الرئيس مرسيليا", names={"مرسيليا": "LOC"})
    assert (actor, recipient) == (["الرئيس"], [])
