"""How the clause of a word stands to that of a trigger."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.annotate.events.clauses import clauses_of, way_between
from khabar.annotate.events.pieces import cut
from khabar.annotate.events.subjects import read_sentence
from khabar.arabic.words import split

WORDS = ("التقى", "الذي", "أن", "،", "قصف", "والذي", "هجوما", "الوزير", "عندما", "وقتل", "السبت", ".")


def way(text, trigger, word):
    """How the clause of one word stands to that of the other."""
    words = split(text)
    norms = [one.norm for one in words.words]
    sentence = read_sentence(words, cut(words, 0, len(words), mentions={}))
    tree = clauses_of(sentence)
    at = norms.index(trigger)
    return way_between(tree, max(n for n, first in enumerate(tree.firsts) if first <= at), norms.index(word))


def test_a_word_behind_the_object_is_in_the_clause_of_its_verb():
    assert way("اعتقلت الشرطة ثلاثة متظاهرين السبت", "اعتقلت", "السبت") == "same"


def test_a_day_in_the_relative_of_a_noun_stands_below_its_head():
    assert way("أدان الوزير الهجوم الذي وقع السبت في القرية", "الهجوم", "السبت") == "down relative head 1"


def test_what_is_told_behind_that_stands_below_the_telling():
    assert way("أعلن الجيش السبت أن قواته قصفت القرية", "قصفت", "السبت") == "up that 1"


def test_a_comma_closes_a_relative_with_its_verb():
    assert way("قصف الجيش القرية التي حاصرها، وعاد السبت", "قصف", "السبت") != "down relative far 1"


def test_a_second_verb_closes_a_relative():
    text = "الوزير الذي اتهمته المحكمة بالفساد يزور العاصمة السبت"
    assert way(text, "اتهمته", "السبت") == "up relative 1"


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_every_piece_has_a_clause_and_a_clause_opens_before_its_pieces(told):
    words = split(" ".join(told))
    tree = clauses_of(read_sentence(words, cut(words, 0, len(words), mentions={})))
    assert len(tree.of_piece) == len(tree.firsts)
    for at, clause in enumerate(tree.of_piece):
        assert tree.clauses[clause].opens <= at
        assert tree.clauses[clause].parent < clause
