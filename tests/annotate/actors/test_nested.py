"""Sites of rulers, outlets, local bodies, names inside other names."""

import pytest

from khabar.annotate.actors import find_actors
from khabar.annotate.layout import find_layout
from khabar.arabic.words import split
from khabar.model import Actor


def actors_of(text: str) -> list[Actor]:
    words = split(text)
    return find_actors(words, layout=find_layout(words, title=None))


def named(text: str) -> dict[str, str]:
    return {actor.name: actor.type for actor in actors_of(text)}


@pytest.mark.parametrize(
    "site", ["ملعب الأمير سلطان", "مطار الملك خالد الدولي", "طريق الملك فهد", "ميناء الملك عبدالعزيز"]
)
def test_a_site_named_after_a_ruler_is_a_place_and_no_person(site: str) -> None:
    assert named(f"أقيم الحفل قرب {site} أمس") == {site: "LOC"}


def test_the_road_by_which_one_travels_is_no_place() -> None:
    assert "تركيا" in named("سافر الوفد إلى المدينة عن طريق تركيا")


@pytest.mark.parametrize(
    "text", ["قال لـ«المدينة» إن العمل مستمر", "أضاف لـ(اليوم)، أنه راض", "ذكرت صحيفة الوطن أن العمل مستمر"]
)
def test_a_newspaper_that_is_a_word_is_known_by_who_speaks_to_it(text: str) -> None:
    assert set(named(text).values()) == {"ORG"}


def test_a_word_in_quotation_marks_is_no_newspaper_by_itself() -> None:
    assert named("لا فرق بين «أمس» و«اليوم» عنده") == {}


def test_the_noun_before_quotation_marks_is_no_part_of_the_name() -> None:
    [actor] = actors_of("أعلنت شركة «زرقون» عن مشروع جديد")
    assert (actor.name, actor.aliases) == ("زرقون", ())


def test_the_nationality_of_a_newspaper_is_no_part_of_its_name() -> None:
    [actor] = actors_of("ونقلت صحيفة القبس الكويتية الخبر")
    assert {actor.name, *actor.aliases} == {"صحيفة القبس"}


def test_a_local_body_has_its_place_in_its_name_and_the_region_is_found_too() -> None:
    found = named("أكدت أمانة منطقة الرياض اكتمال المشروع")
    assert found["أمانة منطقة الرياض"] == "ORG"
    assert "LOC" in found.values()


def test_a_branch_is_named_with_its_town() -> None:
    assert "المجلس البلدي ببريدة" in named("عقد المجلس البلدي ببريدة اجتماعا")


def test_the_leader_in_the_name_of_his_forces_is_found_too() -> None:
    found = named("انسحبت قوات صالح من اليمن")
    assert (found["قوات صالح"], found["صالح"]) == ("ORG", "PER")


def test_a_ministry_is_meant_by_its_field_in_quotation_marks() -> None:
    actors = actors_of("«الصحة» تستعد للموسم\n\nأعلنت وزارة الصحة خطتها")
    assert [{actor.name, *actor.aliases} for actor in actors] == [{"وزارة الصحة", "الصحة"}]


def test_buttons_of_a_page_are_no_actors() -> None:
    assert named("شارك من خلال تويتر فيسبوك جوجل") == {}


def test_any_definite_word_behind_a_fathers_name_may_be_the_family_name() -> None:
    assert named("عين راشد بن حمد المزيد ممثلاً عن الشركة") == {"راشد بن حمد المزيد": "PER"}


def test_a_given_name_alone_is_the_person_named_in_full() -> None:
    [actor] = actors_of("وصل غسان الكثيبي إلى القاعة، وقال غسان إنه سعيد")
    assert {actor.name, *actor.aliases} == {"غسان الكثيبي", "غسان"}


def test_a_quarter_that_bears_the_name_of_a_foreign_city_has_not_its_country() -> None:
    found = actors_of("وقع الحريق في حي الريان بمدينة جدة السعودية")
    assert all(actor.country != "QAT" for actor in found)


def test_a_council_of_another_state_is_not_the_listed_one() -> None:
    [council] = [
        actor for actor in actors_of("ناقش مجلس الشورى في سلطنة عمان الموازنة") if actor.type == "ORG"
    ]
    assert council.country != "SAU"
