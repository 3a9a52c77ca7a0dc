"""Ids that stories went by before lead to where their reports are now."""

from khabar.model import Story
from khabar.stories import keep_former


def _story(name: str, *articles: str, former: tuple[str, ...] = ()) -> Story:
    return Story(id=name, title=name, articles=articles, first=None, last=None, former=former)


def test_a_story_has_the_ids_of_those_most_of_whose_reports_it_holds():
    earlier = [_story("s1", "a", "b", "c"), _story("s2", "d")]
    [one, two] = keep_former([_story("s3", "a", "b", "d"), _story("s4", "c")], earlier)
    assert (one.former, two.former) == (("s1", "s2"), ())


def test_an_id_in_use_is_never_a_former_one():
    [one, two] = keep_former([_story("s1", "a"), _story("s2", "b", "c")], [_story("s1", "b", "c", "a")])
    assert (one.former, two.former) == ((), ())


def test_what_forwarded_to_an_earlier_story_forwards_on():
    [one] = keep_former([_story("s3", "a")], [_story("s2", "a", former=("s1",))])
    assert one.former == ("s1", "s2")


def test_a_story_whose_reports_are_gone_leads_nowhere():
    [one] = keep_former([_story("s3", "a")], [_story("s2", "z")])
    assert one.former == ()
