"""Clitics: what hangs on a word, and which words only begin or end like it."""

import pytest

from khabar.arabic import split
from khabar.lexicon import read_lexicon


def parts(word: str) -> str:
    one = split(word)[0]
    return "+".join([*one.proclitics, one.core, *([one.enclitic] if one.enclitic else [])])


@pytest.mark.parametrize(
    "word",
    ["فرنسا", "وزير", "بلجيكا", "ليبيا", "كيري", "فيدان", "ليفيت", "ولد", "والدة", "بوتين", "وكالة", "لقاء", "سيد", "كتاب"]
    + ["واشنطن", "فريق", "بيان", "كلمة", "سلطة", "لبنان", "وفد", "بعد", "كما", "لكن", "فيما", "ستة", "كذلك", "ويتكوف"],
)  # fmt: skip
def test_a_word_that_begins_like_a_clitic_stays_whole(word):
    assert split(word)[0].proclitics == ()


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("وقال", "و+قال"),
        ("وقّعت", "وقعت"),  # she signed
        ("ووقعت", "و+وقعت"),
        ("بالرئيس", "ب+الرئيس"),
        ("فللرئيس", "ف+ل+الرئيس"),
        ("وسيزور", "و+س+يزور"),
        ("لمحاربة", "ل+محاربه"),
        ("كدولة", "ك+دوله"),
        ("للبنان", "ل+لبنان"),
        ("للجنة", "ل+اللجنه"),  # the lam of لجنة is its own
        ("وبتنفيذ", "و+ب+تنفيذ"),
        ("لأنه", "ل+ان+ه"),
        ("وبأنها", "و+ب+ان+ها"),
        ("سيتم", "س+يتم"),
        ("بسبب", "ب+سبب"),
        ("ومن", "و+من"),
        ("فقد", "ف+قد"),
    ],
)
def test_a_word_is_parted_where_the_rest_is_known(word, read):
    assert parts(word) == read


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("حكومته", "حكومت+ه"),
        ("قوله", "قول+ه"),
        ("وزارتها", "وزارت+ها"),
        ("أعلنته", "اعلنت+ه"),
        ("يتهمونه", "يتهمون+ه"),
        ("قالوه", "قالو+ه"),
        ("يراها", "يرا+ها"),
        ("مستواه", "مستوا+ه"),
        ("أبناؤه", "ابناؤ+ه"),
        ("والديه", "والدي+ه"),
        ("عليهم", "علي+هم"),
        ("بها", "ب+ها"),
        ("لكنه", "لكن+ه"),
        ("بلادنا", "بلاد+نا"),
        ("يمكنني", "يمكن+ني"),
    ],
)
def test_a_pronoun_is_told_from_the_word_that_carries_it(word, read):
    assert parts(word) == read


@pytest.mark.parametrize("word", ["وجه", "مياه", "اتجاه", "وزارة", "هذه", "الوزارة", "برلمان", "بنك", "مهم"])
def test_a_word_that_ends_like_a_pronoun_stays_whole(word):
    assert split(word)[0].enclitic == ""


def test_the_place_of_a_pronoun_is_behind_its_word():
    text = "أكّدت حكومتُهُ ذلك"
    word = split(text)[1]
    assert text[word.core_end : word.end] == "هُ"


def test_an_unknown_name_is_never_parted():
    assert split("كرانشوفسكي")[0].proclitics == split("بلاغوييف")[0].proclitics == ()


@pytest.mark.parametrize("name", ["words", "verbs", "closed", "masdars", "hosts", "readings", "phrases"])
def test_no_row_of_a_lexicon_stands_twice(name):
    rows = [tuple(row.values()) for row in read_lexicon("khabar.arabic", f"{name}.tsv")]
    assert len(rows) == len(set(rows))


def test_sin_needs_a_present_that_is_no_jussive():
    assert split("سيقول")[0].proclitics == ("س",)
    assert split("سينف")[0].proclitics == ()


def test_lam_goes_with_the_subjunctive_only():
    assert split("ليقولوا")[0].proclitics == ("ل",)
    assert split("ليبتون")[0].proclitics == ()


def test_faqad_is_a_verb_before_a_noun_and_a_particle_before_a_verb():
    assert split("فقد 12 شخصا منازلهم")[0].proclitics == ()
    assert split("فقد أعلن الوزير")[0].proclitics == ("ف",)
