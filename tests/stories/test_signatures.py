"""What is kept of a report's words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from story_builders import at, report

from khabar.errors import StoreError
from khabar.model import Actor
from khabar.stories.packing import pack_signature, unpack_signature
from khabar.stories.signatures import new_vocabulary, sign

TEXT = "اندلع حريق كبير في مستودع للأخشاب بميناء الزهراء وقال قائد الإطفاء إن النيران أخمدت"


def _signed(text: str, **layers):
    return sign(report("r", text, day="2024-05-01", outlet="أ", **layers), vocabulary=new_vocabulary())


def test_the_article_and_the_conjunction_do_not_part_terms():
    [term] = set(_signed("والحريق").terms.tolist())
    assert {term} == set(_signed("الحريق").terms.tolist()) == set(_signed("حريق").terms.tolist())


def test_a_word_that_begins_with_waw_keeps_it():
    assert set(_signed("وزير").terms.tolist()) != set(_signed("زير").terms.tolist())


def test_equal_words_give_equal_bodies_whatever_the_marks():
    assert _signed("حريق، كبير!").body == _signed("حَريق كبير").body
    assert _signed("حريق كبير").body != _signed("كبير حريق").body


def test_the_words_met_before_change_nothing():
    vocabulary = new_vocabulary()
    sign(report("other", "كلمات أخرى كثيرة قبل ذلك"), vocabulary=vocabulary)
    later = sign(report("r", TEXT, day="2024-05-01", outlet="أ"), vocabulary=vocabulary)
    assert pack_signature(later) == pack_signature(_signed(TEXT))


def test_places_of_the_lead_are_known_by_their_own_words():
    one, two = "وقع الحريق في منطقة جازان", "وقع الحريق في جازان"
    places = [
        _signed(text, actors=[Actor(id="p", name=name, type="LOC", mentions=(at(text, name),))]).places
        for text, name in ((one, "منطقة جازان"), (two, "جازان"))
    ]
    assert places[0] == places[1] != ()


@given(st.text(max_size=200))
def test_a_signature_comes_back_from_its_bytes(text: str):
    signature = _signed(text)
    again = unpack_signature(pack_signature(signature))
    assert (again.id, again.day, again.body, again.places) == (
        signature.id,
        signature.day,
        signature.body,
        signature.places,
    )
    for field in ("passages", "terms", "weights", "priors"):
        assert np.array_equal(getattr(again, field), getattr(signature, field))


def test_bytes_that_are_no_signature_are_refused():
    with pytest.raises(StoreError, match="sign the report again"):
        unpack_signature(b"\x00")
