"""An office and its holder's name are one party; what a verbal noun rules behind its doer. Names and sentences are made up."""

import pytest

from khabar.annotate.events.genders import gender_of
from khabar.annotate.events.offices import offices_of
from khabar.annotate.events.phrases import Mentions
from khabar.annotate.events.pieces import cut
from khabar.arabic.words import split

from .reading import actor


def pairs(text: str, *names: str) -> list[tuple[str, str]]:
    """The offices of a text with the phrase that names the holder of each."""
    words = split(text)
    mentions: Mentions = {}
    for name in names:
        first = next(word.index for word in words.words if text.startswith(name, word.core_start))
        mentions[first] = first + len(name.split()) - 1, actor(text, name, "PER")
    pieces = cut(words, 0, len(words), mentions=mentions)
    told = [text[words[piece.first].start : words[piece.last].end] for piece in pieces]
    return [(told[office], told[name]) for office, name in offices_of(words, pieces).items()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("دعا الوزير، سالم الوراق، الأطراف", [("الوزير", "سالم الوراق")]),
        ("دعا سالم الوراق، رئيس اللجنة، الأطراف", [("رئيس اللجنة", "سالم الوراق")]),
        ("صرح المتحدث للقناة سالم الوراق", [("المتحدث", "للقناة سالم الوراق")]),
        ("التقى الوزير في مكتبه سالم الوراق", []),  # whom he met
    ],
)
def test_a_name_beside_an_office_is_its_holder(text, found):
    assert pairs(text, "سالم الوراق") == found


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("المسلحون", "p nom"),
        ("القوات", "f group"),
        ("جنود", "b person"),
        ("ثلاثة جنود", "n"),
        ("الجيش", "m group"),
    ],
)
def test_a_phrase_has_a_gender_and_a_number(text, mark):
    words = split(text)
    assert gender_of(words, cut(words, 0, len(words), mentions={})[0]) == mark
