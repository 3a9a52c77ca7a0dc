"""Where the names of bodies end, and names that keep their noun."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.annotate.actors import find_actors
from khabar.annotate.actors.borders import settle_borders
from khabar.annotate.actors.finding import before_borders
from khabar.annotate.actors.units import units_of
from khabar.annotate.layout import find_layout
from khabar.arabic.words import split
from khabar.model import Actor


def actors_of(text: str) -> list[Actor]:
    words = split(text)
    return find_actors(words, layout=find_layout(words, title=None))


def forms_of(actor: Actor) -> set[str]:
    return {actor.name, *actor.aliases}


def test_one_ministry_under_two_spellings_is_one_actor() -> None:
    found = [
        a
        for a in actors_of("قالت وزارة الخارجية الأمريكية أمس\n\nوأضافت الخارجية الأميركية")
        if a.type == "ORG"
    ]
    assert [forms_of(actor) for actor in found] == [{"وزارة الخارجية الأمريكية", "الخارجية الأميركية"}]


def test_two_ministries_are_two_actors() -> None:
    found = [a for a in actors_of("اجتمعت وزارة الدفاع الأمريكية ووزارة الدفاع العراقية") if a.type == "ORG"]
    assert len(found) == 2


def test_a_mountain_keeps_its_noun() -> None:
    [actor] = actors_of("سيطرت القوات على جبل عيبان أمس")[-1:]
    assert actor.name == "جبل عيبان"


def test_a_long_name_reworded_is_the_same_body() -> None:
    text = "أعلن تحالف شباب رواد الصناعة في مجموعة الموانئ ذلك.\n\nوأكد تحالف رواد الصناعة في مجموعة الموانئ ذلك."
    assert len([actor for actor in actors_of(text) if actor.name.startswith("تحالف")]) == 1


@given(st.text("ابتلمنوي ة،.«» ", max_size=80))
def test_settled_mentions_do_not_overlap(text: str) -> None:
    words = split(text)
    units = units_of(words)
    found = settle_borders(units, before_borders(words, units, layout=None))
    assert all(one.last < other.first for one, other in zip(found, found[1:], strict=False))
