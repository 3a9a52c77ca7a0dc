"""One id for an actor in all reports of a story. Names and sentences are made up."""

from khabar.model import Actor, Event, Report, Span, Statement
from khabar.stories.identity import join_actors


def _report(id_: str, *actors: tuple[str, str], country: str | None = None) -> Report:
    """A report that names actors given as (id, name), in this order."""
    text = " ".join(name for _, name in actors)
    found = []
    for actor_id, name in actors:
        start = text.index(name)
        found.append(
            Actor(
                id=actor_id,
                name=name,
                type="PER",
                country=country,
                mentions=(Span(start, start + len(name)),),
            )
        )
    return Report(id=id_, text=text, actors=tuple(found))


def _ids(*reports: Report, decided: frozenset[str] = frozenset()) -> list[list[str]]:
    return [[actor.id for actor in report.actors] for report in join_actors(reports, decided=decided)]


def test_a_family_name_that_one_person_of_the_story_bears_is_his():
    assert _ids(_report("a", ("p1", "سالم الوراق")), _report("b", ("p2", "الوراق"))) == [["p1"], ["p1"]]


def test_a_family_name_that_two_persons_bear_stays_open():
    first, second = _report("a", ("p1", "سالم الوراق"), ("p2", "كامل الوراق")), _report("b", ("p3", "الوراق"))
    assert _ids(first, second) == [["p1", "p2"], ["p3"]]


def test_a_fathers_name_is_no_family_name():
    assert _ids(_report("a", ("p1", "سالم بن كامل")), _report("b", ("p2", "كامل"))) == [["p1"], ["p2"]]


def test_the_fuller_of_two_names_with_one_beginning_gives_the_id():
    assert _ids(_report("a", ("p1", "سالم بن كامل")), _report("b", ("p2", "سالم بن كامل بن رافع"))) == [
        ["p2"],
        ["p2"],
    ]


def test_two_countries_are_two_persons():
    reports = (
        _report("a", ("p1", "سالم الوراق"), country="JOR"),
        _report("b", ("p2", "الوراق"), country="EGY"),
    )
    assert _ids(*reports) == [["p1"], ["p2"]]


def test_a_report_that_keeps_two_apart_is_believed():
    both = _report("a", ("p1", "سالم الوراق"), ("p2", "الوراق"))
    assert _ids(both, _report("b", ("p2", "الوراق"))) == [["p1", "p2"], ["p2"]]


def test_what_a_user_decided_stays():
    reports = _report("a", ("p1", "سالم الوراق")), _report("b", ("p2", "الوراق"))
    assert _ids(*reports, decided=frozenset({"p2"})) == [["p1"], ["p2"]]


def test_statements_and_events_follow_their_actor():
    text = "قال الوراق إن الجسر سيفتح"
    name = Span(4, 10)
    second = Report(
        id="b",
        text=text,
        actors=(Actor(id="p2", name="الوراق", type="PER", mentions=(name,)),),
        statements=(
            Statement(
                speaker=name, speaker_name="الوراق", actor="p2", cue=Span(0, 3), content=(), kind="indirect"
            ),
        ),
        events=(Event(trigger=Span(0, 3), type="CONSULT", status="occurred", actor=(name,), actors=("p2",)),),
    )
    _, joined = join_actors([_report("a", ("p1", "سالم الوراق")), second])
    assert joined.statements[0].actor == "p1"
    assert joined.events[0].actors == ("p1",)
