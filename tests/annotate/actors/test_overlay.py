"""A user's merges and splits win."""

from khabar.annotate.actors import find_actors
from khabar.annotate.actors.overlay import Rule, apply_overlay
from khabar.arabic.words import split
from khabar.model import Actor, Layout

TEXT = "التقى سامي الكيلاني الوفد. وقال الكيلاني إن هيثم القحطاني غائب."


def found_with(*rules: Rule) -> dict[str, Actor]:
    actors = find_actors(split(TEXT), layout=Layout())
    return {actor.name: actor for actor in apply_overlay(actors, rules, TEXT)}


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
