"""A user's merges and splits win."""

from pathlib import Path

import pytest

from khabar.annotate.actors import find_actors
from khabar.annotate.actors.overlay import Rule, read_overlay
from khabar.arabic.words import split
from khabar.errors import InputError
from khabar.model import Actor, Layout

TEXT = "التقى سامي الكيلاني الوفد. وقال الكيلاني إن هيثم القحطاني غائب."


def found_with(*rules: Rule) -> dict[str, Actor]:
    return {actor.name: actor for actor in find_actors(split(TEXT), layout=Layout(), overlay=rules)}


def test_two_actors_that_the_user_merges_are_one():
    plain = found_with()
    first, second = plain["سامي الكيلاني"], plain["هيثم القحطاني"]
    merged = found_with(Rule("same", first.id, second.id))
    assert set(merged) == {"سامي الكيلاني"}
    assert "هيثم القحطاني" in merged["سامي الكيلاني"].aliases


def test_a_form_that_the_user_splits_off_is_another_actor():
    number = found_with()["سامي الكيلاني"].id
    parted = found_with(Rule("apart", number, "الكيلاني"))
    assert parted["سامي الكيلاني"].aliases == ()
    assert parted["الكيلاني"].id not in (number, parted["سامي الكيلاني"].id)


def test_merges_in_a_ring_end():
    number = found_with()["سامي الكيلاني"].id
    assert found_with(Rule("same", number, "actor-x"), Rule("same", "actor-x", number))


def test_the_file_is_read_line_by_line(tmp_path: Path):
    file = tmp_path / "who.tsv"
    file.write_text("# mine\nsame\tactor-1\tactor-2\n\napart\tactor-1\tالكيلاني\n", encoding="utf-8")
    assert read_overlay(file) == (Rule("same", "actor-1", "actor-2"), Rule("apart", "actor-1", "الكيلاني"))


def test_a_line_that_is_no_rule_is_named(tmp_path: Path):
    file = tmp_path / "who.tsv"
    file.write_text("join\tactor-1\tactor-2\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_overlay(file)
