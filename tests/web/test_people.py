"""Who speaks and who acts, over all reports of a story."""

from khabar.model import Actor, Link, Report, Span, Statement, Story
from khabar.web.book import make_book
from khabar.web.front_page import view_top_speakers
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


def test_what_copies_repeat_is_counted_once_among_those_who_spoke_most():
    story = Story(
        id="s",
        title="المعبر",
        articles=("a", "b"),
        first="2025-09-07",
        last="2025-09-07",
        copies=(("a", "b"),),
    )
    [speaker] = view_top_speakers(book(two_reports(), (story,)), two_reports())
    assert (speaker.name, speaker.n_statements, speaker.n_reports) == ("ليث الصوان", 1, 1)


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
