"""Which words are events: rows that hold, doubts, and the weights."""

import re

from khabar.annotate.events.closed import closed
from khabar.annotate.events.lexicon import tables
from khabar.annotate.events.weighing import LEAST, weights

from .reading import events_of, told


def test_an_event_tells_how_likely_it_is():
    [event] = events_of("قصف الجيش مواقع المتمردين")
    assert event.rule == "قصف:ASSAULT"
    assert LEAST < event.p <= 1


def test_a_word_of_the_wider_lexicon_is_an_event_where_its_row_is_met():
    text = "قصف المتمردون المدينة وهاجموا الجيش. وزرع المتمردون ألغاما في طريق القوات"
    assert ("وزرع", "ASSAULT") in [event[:2] for event in told(text)]


def test_a_word_of_the_wider_lexicon_is_none_without_what_its_row_needs():
    assert told("زرع المزارعون القمح في الحقول") == []


def test_a_word_that_heads_a_party_is_no_event():
    assert "الشهداء" not in [event[0] for event in told("كرمت الحكومة أسر الشهداء أمس")]


def test_a_noun_that_repeats_its_verb_is_not_told_again():
    assert [event[0] for event in told("أبرمت الحكومة اتفاقا مع الحركة")] == ["أبرمت"]


def test_weights_name_rows_classes_and_particles_but_no_words_of_texts():
    free, bound = tables()
    rules = {entry.rule for table in (free, bound) for found in table.values() for *_, entry in found}
    for name in weights("weights.tsv"):
        kind, _, value = name.partition("=")
        if kind == "row":
            assert re.split(" (?:held|kind|shape|how|where)=", value)[0] in rules
        elif kind in ("before", "after", "prep"):
            word = re.sub(" kind=.*", "", value)
            assert not re.search("[ء-ي]{3}", word) or word in closed().classes
