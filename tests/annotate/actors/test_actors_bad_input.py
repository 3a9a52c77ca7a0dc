"""Text that is broken: names cut by line breaks, mixed script, marks, endless words."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotate.actors import find_actors
from khabar.arabic.words import split
from khabar.model import Actor, Layout


def found_in(text: str) -> list[Actor]:
    return find_actors(split(text), layout=Layout())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "…!!! ((( «« ",
        "قال بشار\nالأسد إن",
        "REUTERS أعلنت JOHN SMITH في NEW YORK",
        "م|ح#م~د بن س@ل*مان",
        "\N{RIGHT-TO-LEFT MARK}سوريا\N{LEFT-TO-RIGHT MARK} و\N{ARABIC TATWEEL}لبنان",
        "بن بن بن بن",
        "وزارة",
        "محافظة محافظة محافظة",
        "عبد",
        "اللواء",
        "«داعش",
    ],
)
def test_broken_text_gives_actors_or_none_but_never_fails(text: str):
    for actor in found_in(text):
        assert all(span.end <= len(text) for span in actor.mentions)


def test_a_name_over_two_lines_is_still_offset_right():
    text = "زار جون\nكيري القاعة"
    assert {span.of(text) for actor in found_in(text) for span in actor.mentions} == {"جون", "كيري"}


def test_a_word_of_ten_thousand_letters_takes_no_time():
    begun = time.process_time()
    found_in("قال " + "ا" * 10_000 + " في " + "بو" * 5_000)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    "piece", ["وزارة ", "محمد بن ", "«حركة ", "في بغداد ", "الرئيس ", "شبكة الأخبار الدولية "]
)
def test_time_follows_length_on_repeated_words(piece: str):
    found_in(piece * 10)
    begun = time.process_time()
    found_in(piece * 500)
    short = time.process_time() - begun
    begun = time.process_time()
    found_in(piece * 4_000)
    assert time.process_time() - begun < 40 * max(short, 0.01)


_WORDS = st.sampled_from(
    [
        "قال",
        "الرئيس",
        "محمد",
        "بن",
        "أحمد",
        "عبد",
        "الله",
        "في",
        "سوريا",
        "وزارة",
        "الدفاع",
        "داعش",
        "و",
        "،",
        "«",
        "»",
        '"',
        "(",
        ")",
        "-",
        ".",
        "\n",
        "٣",
        "12",
        "IBM",
        "للعراق",
        "بواشنطن",
        "أبو",
        "علي",
        "على",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_mentions_lie_in_the_text_and_forms_are_its_words(text: str):
    for actor in found_in(text):
        assert actor.mentions
        assert all(0 <= span.start < span.end <= len(text) for span in (*actor.mentions, *actor.references))
        assert all(form in text for form in (actor.name, *actor.aliases))


@settings(max_examples=30, deadline=None)
@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_the_same_text_gives_the_same_actors(text: str):
    assert found_in(text) == found_in(text)
