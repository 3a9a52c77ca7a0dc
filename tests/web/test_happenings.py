"""An event page is called by what happened."""

import pytest

from khabar.web.happenings import is_reaction, name_happening

TITLES = (
    "أوسان تستنكر التفجير الإرهابي في مسجد سدير",
    "رئيس البلدية يعزي أسر ضحايا تفجير مسجد سدير",
    "إدانات واسعة بعد التفجير",
)


def test_an_event_is_named_by_the_act_and_not_by_who_condemned_it() -> None:
    assert name_happening(TITLES) in ("التفجير الإرهابي في مسجد سدير", "تفجير مسجد سدير")


def test_a_headline_that_tells_the_act_is_left_whole() -> None:
    told = "تفجير يستهدف مسجدا في سدير ويقتل عشرة"
    assert name_happening((told, *TITLES)) == told


def test_without_an_act_the_headline_most_like_the_others_stays() -> None:
    assert name_happening(["قمة الحوض", "قمة الحوض تختتم أعمالها", "مطر غزير"]) in (
        "قمة الحوض",
        "قمة الحوض تختتم أعمالها",
    )


@pytest.mark.parametrize(("title", "answers"), [(TITLES[0], True), ("مقتل عشرة في تفجير", False)])
def test_a_headline_of_blame_is_a_reaction(title: str, answers: bool) -> None:
    assert is_reaction(title) is answers
