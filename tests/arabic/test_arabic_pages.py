"""The examples of the Arabic page and of the docstrings are run."""

import doctest
from pathlib import Path

import pytest

from khabar.arabic import letters, words

PAGE = Path(__file__).parents[2] / "docs" / "arabic.md"


def test_the_examples_of_the_arabic_page_give_what_it_says():
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 10
    assert result.failed == 0


@pytest.mark.parametrize("module", [letters, words])
def test_the_examples_of_the_docstrings_give_what_they_say(module):
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
