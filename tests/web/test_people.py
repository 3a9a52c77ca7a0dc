"""Who speaks and who acts, over all reports of a story."""

from collections import Counter

import msgspec
import pytest

from khabar.model import Actor, Link, Report, Span, Statement, Story
from khabar.web.book import make_book
from khabar.web.front_page import view_top_speakers
from khabar.web.offices import telling_roles
from khabar.web.people import find_cast, path_of, view_actors, view_speakers

LONG = "قال الوزير ليث الصوان في بيان لوكالة الساحل إن المعبر سيفتح غداً"
SHORT = "وقال الصوان إن المعبر سيفتح غداً"


def at(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def report(id_, text, *, name, aliases=(), speaker):
    actor = Actor(id=name, name=name, type="PER", aliases=aliases, mentions=(at(text, "الصوان"),))
    statement = Statement(
        speaker=at(text, speaker),
        speaker_name=name,
        actor=name,
        cue=at(text, "قال"),
        content=(at(text, "المعبر سيفتح غداً"),),
        kind="indirect",
        via=at(text, "بيان") if "بيان" in text else None,
    )
    return Report(
        id=id_, outlet="المرفأ", published="2025-09-07", text=text, actors=(actor,), statements=(statement,)
    )


def two_reports():
    full = report("a", LONG, name="ليث الصوان", aliases=("الصوان",), speaker="الوزير ليث الصوان")
    other = report("b", SHORT, name="ليث الصوان", speaker="الصوان")
    return [full, other]


def book(reports, stories=()):
    return make_book(reports=reports, stories=stories, registers={}, language="ar")


def test_one_id_in_two_reports_is_one_actor():
    reports = two_reports()
    [actor] = view_actors(book(reports), reports, find_cast(reports))
    assert actor.n_mentions == 2
    assert actor.aliases == ("الصوان",)


def test_two_ids_are_two_actors():
    reports = [two_reports()[0], report("b", SHORT, name="الصوان", speaker="الصوان")]
    assert len(view_actors(book(reports), reports, find_cast(reports))) == 2


def test_the_same_words_stand_once_with_both_reports():
    reports = two_reports()
    [speaker] = view_speakers(book(reports), reports, find_cast(reports), replies={})
    [statement] = speaker.statements
    assert speaker.n_reports == 2
    assert [one.article for one in (statement.quote, *statement.others)] == ["a", "b"]


def test_the_path_runs_from_the_speaker_to_the_outlet():
    links = (
        Link(kind="outlet", span=at(LONG, "قال"), name="المرفأ"),
        Link(kind="agency", span=at(LONG, "لوكالة الساحل"), name="وكالة الساحل"),
        Link(kind="document", span=at(LONG, "بيان"), name="بيان"),
    )
    statement = Statement(
        speaker=None, speaker_name=None, cue=at(LONG, "قال"), content=(), kind="indirect", path=links
    )
    assert path_of(two_reports()[0], statement) == ("بيان", "وكالة الساحل")


def test_what_copies_repeat_is_one_statement_on_the_front_page_as_on_the_storys():
    story = Story(
        id="s",
        title="المعبر",
        articles=("a", "b"),
        first="2025-09-07",
        last="2025-09-07",
        copies=(("a", "b"),),
    )
    reports = two_reports()
    [top] = view_top_speakers(book(reports, (story,)), reports)
    [speaker] = view_speakers(book(reports, (story,)), reports, find_cast(reports), replies={})
    assert (top.name, top.n_statements, top.n_reports) == ("ليث الصوان", 1, 2)
    assert (len(speaker.statements), speaker.n_reports) == (top.n_statements, top.n_reports)


def test_who_stands_in_more_outlets_comes_before_who_says_much_in_one_report():
    text = "قال الصوان كذا. قال المنجد هذا. قال المنجد ذاك. قال المنجد ذلك."
    talker = Actor(id="t", name="المنجد", type="PER", mentions=(at(text, "المنجد"),))
    said = [
        Statement(speaker=None, speaker_name="المنجد", actor="t", cue=at(text, "قال"), content=(at(text, words),), kind="indirect")
        for words in ("هذا", "ذاك", "ذلك")
    ]  # fmt: skip
    loud = Report(id="c", outlet="النبض", text=text, actors=(talker,), statements=tuple(said))
    first, second = two_reports()
    second = msgspec.structs.replace(second, outlet="السارية")
    reports = [loud, first, second]
    story = Story(id="s", title="المعبر", articles=("a", "b"), first=None, last=None)
    tops = view_top_speakers(book(reports, (story,)), reports)
    assert [(top.name, top.n_statements) for top in tops] == [("ليث الصوان", 1), ("المنجد", 3)]


@pytest.mark.parametrize(
    ("text", "cue", "content", "between", "is_behind"),
    [
        ("أعلن الوزير أن الرئيس سيقوم بزيارة", "أعلن", "الرئيس سيقوم بزيارة", "الوزير أن", False),
        ("وأوضح: الاتفاق سياسي", "وأوضح", "الاتفاق سياسي", ":", False),
        ("«المعبر سيفتح»، قال الوزير", "قال", "المعبر سيفتح", "،", True),
        ("قال إن «المعبر سيفتح»", "قال", "المعبر سيفتح", "إن", False),
        ("قال\nالمعبر سيفتح", "قال", "المعبر سيفتح", "", False),
        (f"أعلن {'الوزير ' * 40}أن الرئيس سيقوم", "أعلن", "الرئيس سيقوم", "… الوزير الوزير أن", False),
    ],
)
def test_the_words_from_the_cue_to_what_is_said_are_those_of_the_report(
    text, cue, content, between, is_behind
):
    statement = Statement(
        speaker=None, speaker_name="س", cue=at(text, cue), content=(at(text, content),), kind="indirect"
    )
    report = Report(id="a", text=text, statements=(statement,))
    [speaker] = view_speakers(book([report]), [report], find_cast([report]), replies={})
    [one] = speaker.statements
    assert (one.between, one.is_cue_behind) == (between, is_behind)


def test_a_role_that_says_nothing_stands_in_no_table():
    roles = Counter(["المهندس", "الدكتور", "الشيخ", "المستشار", "وزير النقل", "الطبيب"])
    assert set(telling_roles(roles)) == {"وزير النقل", "الطبيب"}


def test_a_name_has_the_closing_mark_that_the_text_has():
    text = "هاجم تنظيم “الرمال” البلدة"
    actor = Actor(id="o", name="تنظيم “الرمال", type="ORG", mentions=(at(text, "تنظيم “الرمال"),))
    report = Report(id="a", text=text, actors=(actor,))
    assert find_cast([report]).names["o"] == "تنظيم “الرمال”"


def test_a_place_stands_with_the_word_that_says_what_it_is():
    text = "سارت القافلة في وادي الظباء"
    span = Span(text.index("الظباء"), len(text))
    one = Report(
        id="a",
        text=text,
        actors=(Actor(id="l1", name="الظباء", type="LOC", aliases=("وادي الظباء",), mentions=(span,)),),
    )
    [actor] = view_actors(book([one]), [one], find_cast([one]))
    assert (actor.name, actor.aliases) == ("وادي الظباء", ("الظباء",))
