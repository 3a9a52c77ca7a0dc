"""The words of the pages: counts agree with their noun, both languages are whole."""

import re
from importlib.resources import files

import pytest

from khabar.lexicon import read_lexicon
from khabar.web.messages import count, label, say


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا أخبار"),
        (1, "خبر واحد"),
        (2, "خبران"),
        (3, "3 أخبار"),
        (10, "10 أخبار"),
        (11, "11 خبراً"),
        (99, "99 خبراً"),
        (100, "100 خبر"),
        (102, "102 خبر"),
        (103, "103 أخبار"),
        (111, "111 خبراً"),
        (1200, "1,200 خبر"),
    ],
)
def test_an_arabic_count_agrees_with_its_noun(number, words):
    assert count("reports", number, language="ar") == words


def test_an_english_count_knows_one_and_many():
    assert count("reports", 1, language="en") == "1 report"
    assert count("reports", 0, language="en") == "0 reports"


def test_a_value_that_the_list_does_not_know_is_shown_as_it_is():
    assert label("status", "planned", language="ar") == "مقرَّر"
    assert label("status", "half_done", language="en") == "half done"


def test_every_message_is_there_in_both_languages():
    rows = read_lexicon("khabar.web", "messages.tsv")
    assert all(row["ar"].strip() and row["en"].strip() for row in rows)
    assert len({row["key"] for row in rows}) == len(rows)
    assert all(
        set(re.findall(r"{\w+}", row["ar"])) == set(re.findall(r"{\w+}", row["en"]))
        for row in rows
        if not row["key"].startswith("n.")
    )


def test_every_message_that_a_template_names_exists():
    templates = files("khabar.web").joinpath("templates")
    text = "".join(template.read_text(encoding="utf-8") for template in templates.iterdir())
    keys = set(re.findall(r'\bsay\([\'"]([\w.]+)[\'"][,)]', text))
    assert len(keys) > 40
    for key in keys:
        assert say(key, language="ar")
    for noun in set(re.findall(r'\bcount\([\'"](\w+)[\'"]', text)):
        assert count(noun, 5, language="ar")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everything_that_is_counted_has_a_name(language):
    classes = {row["class"] for row in read_lexicon("khabar.annotate", "counts.tsv")}
    known = {row["key"] for row in read_lexicon("khabar.web", "messages.tsv") if row[language]}
    assert {f"counts.{name}" for name in classes if name not in ("", "-")} <= known


def test_every_compared_quantity_has_an_english_name():
    classes = [row["class"] for row in read_lexicon("khabar.stories", "labels.tsv")]
    named = [label("counts", name, language="en") for name in classes]
    assert all(words.isascii() for words in named)
    assert "share" in named
