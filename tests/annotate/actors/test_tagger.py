"""The tagger's arrays say what their plain definitions say."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotate.actors.decoding import decode
from khabar.annotate.actors.features import likeness, readings
from khabar.annotate.actors.letters import likenesses, read_letters
from khabar.annotate.actors.tagger import load_model

_WORDS = st.text(alphabet="ابتجدرسلمنوكيه", min_size=1, max_size=30)
_SCORES = st.integers(min_value=-2, max_value=2)


@given(st.lists(_WORDS, min_size=1, max_size=8))
def test_the_likeness_of_many_words_is_that_of_each(norms: list[str]) -> None:
    model = load_model()
    stripped = [readings(norm) for norm in norms]
    assert likenesses(stripped, model.runs) == [likeness(word, model.letters) for word in stripped]


def test_letters_that_no_name_has_weigh_nothing() -> None:
    letters = read_letters({"": -0.5, "<ا": 2.0})
    assert likenesses([("x\U0001f600",), ("اب",)], letters) == [2, 3]


@settings(max_examples=60)
@given(st.lists(st.tuples(_SCORES, _SCORES, _SCORES), min_size=1, max_size=5))
def test_decoding_finds_the_best_of_all_paths(rows: list[tuple[int, int, int]]) -> None:
    scores = np.array(rows, np.float32)
    transitions = np.array([[1, 0.5, -2], [0, 0.25, 3], [0.5, -1, 0]], np.float32)
    edges = np.zeros(len(rows), np.bool_)
    found = decode(scores, edges, transitions=transitions, outside=0)
    best = max(_worth(path, scores, transitions) for path in itertools.product(range(3), repeat=len(rows)))
    assert _worth(tuple(found.tolist()), scores, transitions) == best


def test_a_run_longer_than_what_is_decoded_together_is_cut_and_labelled_whole() -> None:
    scores = np.tile(np.array([0, 2, 0], np.float32), (200, 1))
    transitions = np.zeros((3, 3), np.float32)
    found = decode(scores, np.zeros(200, np.bool_), transitions=transitions, outside=0)
    assert found.tolist() == [1] * 200


def _worth(path: tuple[int, ...], scores: np.ndarray, transitions: np.ndarray) -> float:
    steps = sum(float(transitions[one, other]) for one, other in itertools.pairwise((0, *path, 0)))
    return steps + sum(float(scores[place, label]) for place, label in enumerate(path))
