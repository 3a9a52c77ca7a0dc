"""What holds for any text."""

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.annotate import annotate
from khabar.annotate.events import choosing, find_events, naming
from khabar.annotate.events.inflect import past_forms, present_forms
from khabar.annotate.events.lexicon import readings, tables
from khabar.arabic.words import split
from khabar.model import Article, Layout

_PARTS = st.sampled_from(
    [
        "قتل",
        "الجيش",
        "المسلحين",
        "،",
        "أن",
        "سيلتقي",
        "الوزير",
        "وقصف",
        "مدينة",
        "الذي",
        "لمحاربة",
        "\n",
        ".",
        "لم",
        "توقيع",
        "اتفاق",
        "بين",
        "و",
        "«",
        "»",
        "12",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(_PARTS, max_size=40).map(" ".join)))
def test_every_span_lies_in_the_text_and_every_event_has_a_party(text):
    events = find_events(split(text), layout=Layout(), actors=[], times=[], figures=[], statements=[])
    for event in events:
        spans = [event.trigger, *event.actor, *event.recipient, *([event.place] if event.place else [])]
        assert all(span.end <= len(text) for span in spans)
        assert event.actor or event.recipient


def test_a_sentence_of_many_triggers_takes_time_in_proportion():
    def seconds(n_triggers: int) -> float:
        words = split("قتل الجيش المسلحين " * n_triggers)
        started = time.perf_counter()
        find_events(words, layout=Layout(), actors=[], times=[], figures=[], statements=[])
        return time.perf_counter() - started

    seconds(200)
    assert seconds(1600) < 40 * seconds(200) + 0.2  # 8 times the words; far from 64 times the time


def test_every_form_of_a_verb_leads_back_to_it():
    free, _ = tables()
    for form, _, bound in (*past_forms("هاجم"), *present_forms("يهاجم")):
        if not bound:
            assert form in free


def test_conjunction_clitic_and_pronoun_are_told_apart():
    [reading] = [r for r in readings("وباختطافه") if r.kind == "noun"]
    assert (reading.conjunction, reading.clitic, reading.enclitic) == ("و", "ب", "ه")


def test_every_form_of_the_lexicon_is_read_alone_and_behind_what_may_hang_on_it():
    free, bound = tables()
    assert all(readings(form) for form in free)
    assert all(readings("و" + form) for form in free if len(form) > 2)
    nouns = [form for form, rows in free.items() if any(kind == "noun" for kind, _, _ in rows)]
    assert all(readings("وبال" + noun) for noun in nouns if len(noun) > 2)
    assert all(readings(form + "ها") for form in bound if len(form) > 1)


def test_a_fact_weighs_what_its_traits_weigh():
    fact = (naming.named, "V", "A", "ASSAULT", "group", "fighter")
    traits = naming.names_of([fact])
    known = [choosing._weights()[trait] for trait in traits if trait in choosing._weights()]
    assert choosing._weigh([fact]) == pytest.approx(tuple(map(sum, zip(*known, strict=True))))


@pytest.mark.parametrize(
    "clause",
    [
        "هاجم الوزير النائب و",
        "مواجهة بين الوزير والنائب و",
        "اشتباك بين الجيش والمسلحين أدى إلى مقتل جنديين و",
    ],
)
def test_a_sentence_that_names_the_same_parties_again_and_again_takes_a_linear_number_of_calls(clause):
    def calls(times: int) -> int:
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        sys.setprofile(count)
        try:
            annotate(Article(id="1", text=clause * times))
        finally:
            sys.setprofile(None)
        return counted

    calls(20)  # what is told once is told
    assert calls(320) < 5 * calls(80)  # four times the words
