"""Stories about one happening are pointed to one another, and nothing is merged."""

from khabar.model import Actor, Report, Span, Story
from khabar.stories.related import Related, find_related, group_related

BOMBING = "قتل عشرة في انفجار سيارة قرب محطة القطارات بمدينة سدير الغربي صباح الأحد"
BLAME = "ندد رئيس البلدية بالتفجير الذي استهدف محطة القطارات بمدينة سدير الغربي وعزى ذوي الضحايا"
FUNERAL = "شيع الآلاف ضحايا انفجار محطة القطارات بمدينة سدير الغربي بعد صلاة العصر"
MATCH = "تعادل فريق سدير الغربي مع ضيفه في افتتاح دوري الدرجة الثانية لكرة اليد"


def report(id_, text, *, day="2025-09-07", name="سدير الغربي", kind="LOC"):
    start = text.find(name)
    actors = ()
    if start >= 0:
        actors = (Actor(id=f"a{id_}", name=name, type=kind, mentions=(Span(start, start + len(name)),)),)
    return Report(id=id_, text=text, title=text[:90], published=day, actors=actors)


def related(*reports):
    stories = [
        Story(id=f"s-{one.id}", title="", articles=(one.id,), first=one.published, last=one.published)
        for one in reports
    ]
    return find_related(stories, {one.id: one for one in reports})


def pairs(found):
    return {(one.one, one.other) for one in found}


def test_a_bombing_and_its_condemnation_are_related():
    found = related(report("a", BOMBING), report("b", BLAME), report("c", FUNERAL, day="2025-09-08"))
    assert {("s-a", "s-c"), ("s-b", "s-c")} <= pairs(found)
    assert all("سدير" in one.words for one in found)


def test_a_match_in_the_same_town_is_not():
    assert not {("s-a", "s-d"), ("s-b", "s-d")} & pairs(
        related(report("a", BOMBING), report("b", BLAME), report("d", MATCH))
    )


def test_what_lies_a_week_apart_is_not_related():
    assert not related(report("a", BOMBING), report("b", FUNERAL, day="2025-09-19"))


def test_a_death_is_known_by_the_name_of_the_dead():
    first = report(
        "a", "وفاة الروائي نادر الحوراني في المستشفى بعد مرض طويل", name="نادر الحوراني", kind="PER"
    )
    second = report("b", "تشييع الروائي نادر الحوراني غدا بعد مرض طويل", name="نادر الحوراني", kind="PER")
    assert pairs(related(first, second)) == {("s-a", "s-b")}


def test_reports_of_one_story_are_not_related_to_themselves():
    one, two = report("a", BOMBING), report("b", BLAME)
    story = Story(id="s", title="", articles=("a", "b"), first=one.published, last=two.published)
    assert find_related([story], {"a": one, "b": two}) == []


def test_the_order_of_the_stories_changes_nothing():
    reports = [report("a", BOMBING), report("b", BLAME), report("c", FUNERAL)]
    assert related(*reports) == related(*reversed(reports))


def test_stories_that_hold_one_another_are_one_group_and_a_story_stands_in_one_only():
    links = [("a", "b"), ("a", "c"), ("b", "c"), ("x", "y")]
    found = group_related([Related(one, other, 20.0, ("سدير",)) for one, other in links])
    assert found == [("a", "b", "c"), ("x", "y")]


def test_two_headlines_of_one_day_that_name_one_blow_are_related_in_whatever_words():
    titles = ("البرتغال تقصف مواقع لجماعة الصقور في كوبا", "الطيران البرتغالي يشن غارات على الصقور داخل كوبا")
    one, two = (
        Report(id=str(n), text=f"{title}\nوقال مراسلنا إن ذلك جرى فجرا.", title=title, published="2025-09-07")
        for n, title in enumerate(titles)
    )
    assert pairs(related(one, two)) == {("s-0", "s-1")}
