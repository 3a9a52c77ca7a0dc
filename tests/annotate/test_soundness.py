"""What is taken back of events in the end. Names and sentences are made up."""

import pytest

from khabar.annotate.soundness import NOT_YET, PASSED, sound_events
from khabar.model import Actor, Event, Span

TEXT = "أدان سالم الوراق هجوم المسلحين على المعبر الأحد"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


WARRAQ = Actor(id="p1", name="سالم الوراق", type="PER", mentions=(at("سالم الوراق"),))


def event(**parts: object) -> Event:
    given = {"trigger": at("هجوم"), "type": "ASSAULT", "status": "occurred", "recipient": (at("المعبر"),)}
    return Event(**{**given, **parts})  # type: ignore[arg-type]


def sound(*events: Event, published: str | None = "2031-05-10") -> list[Event]:
    return sound_events(events, TEXT, actors=[WARRAQ], published=published)


@pytest.mark.parametrize(
    ("day", "published", "kept"),
    [
        ("2031-05-11", "2031-05-10", None),
        ("2031-05-10", "2031-05-10T08:00", "2031-05-10"),
        ("2031-06", "2031-05-10", None),
        ("2031-05", "2031-05-10", "2031-05"),
        ("2031-05-11", None, "2031-05-11"),
    ],
)
def test_what_has_happened_bears_no_day_that_has_not_come(
    day: str, published: str | None, kept: str | None
) -> None:
    [found] = sound(event(date=day, time=0), published=published)
    assert found.date == kept
    assert (found.date_reason == NOT_YET) is (kept is None)


def test_what_is_planned_keeps_its_day() -> None:
    [found] = sound(event(status="planned", date="2031-06-01"))
    assert found.date == "2031-06-01"


@pytest.mark.parametrize("status", ["planned", "called_for", "hypothetical"])
def test_what_is_still_to_come_bears_no_day_that_has_passed(status: str) -> None:
    [found] = sound(event(status=status, date="2031-05-09", time=0))
    assert (found.date, found.time, found.date_reason) == (None, None, PASSED)
    [today] = sound(event(status=status, date="2031-05", time=0))
    assert today.date == "2031-05"


def test_a_person_who_stands_near_an_attack_did_not_do_it() -> None:
    [found] = sound(event(actor=(at("سالم الوراق"),), actors=("p1",)))
    assert found.actor == found.actors == ()


def test_the_subject_right_after_the_verb_did_it() -> None:
    text = "قتل سالم الوراق جاره"
    killed = Event(
        trigger=Span(0, 3), type="ASSAULT", status="occurred", actor=(Span(4, 15),), recipient=(Span(16, 20),), actors=("p1",)
    )  # fmt: skip
    person = Actor(id="p1", name="سالم الوراق", type="PER", mentions=(Span(4, 15),))
    assert sound_events([killed], text, actors=[person], published=None) == [killed]


def test_armed_men_near_an_attack_may_have_done_it() -> None:
    one = event(actor=(at("المسلحين"),))
    assert sound(one) == [one]


def test_nobody_is_both_sides() -> None:
    name = at("سالم الوراق")
    [found] = sound(
        event(type="ACCUSE", actor=(name,), recipient=(name,), actors=("p1",), recipients=("p1",))
    )
    assert found.actor == (name,)
    assert found.recipient == ()


def test_an_event_whose_only_party_is_a_number_or_a_sacred_name_is_left_out() -> None:
    text = "قتل 11 الرسول"
    numbered = Event(trigger=Span(0, 3), type="ASSAULT", status="occurred", actor=(Span(4, 6),))
    sacred = Event(trigger=Span(0, 3), type="ASSAULT", status="occurred", actor=(Span(7, 13),))
    assert sound_events([numbered, sacred], text, actors=[], published=None) == []


@pytest.mark.parametrize("doers", ["شهداء الحادث", "المصلين", "تسعة", "سبعة آخرون"])
def test_who_comes_to_harm_and_a_bare_number_attack_nobody(doers: str) -> None:
    text = f"استهدف {doers} البلدة"
    attack = Event(
        trigger=Span(0, 6), type="ASSAULT", status="occurred", actor=(Span(7, 7 + len(doers)),), recipient=(Span(8 + len(doers), len(text)),)
    )  # fmt: skip
    [found] = sound_events([attack], text, actors=[], published=None)
    assert found.actor == ()


def test_soldiers_with_their_number_may_attack() -> None:
    text = "هاجم ثلاثة جنود البلدة"
    attack = Event(
        trigger=Span(0, 4), type="ASSAULT", status="occurred", actor=(Span(5, 15),), recipient=(Span(16, 22),)
    )
    assert sound_events([attack], text, actors=[], published=None) == [attack]


def test_a_suspect_is_no_doer() -> None:
    text = "اعتقلت الشرطة رجلين يشتبه في مشاركتهما في قتل الحارس"
    start = text.index("قتل")
    killing = Event(
        trigger=Span(start, start + 3), type="ASSAULT", status="occurred", actor=(Span(14, 19),), recipient=(Span(start + 4, len(text)),)
    )  # fmt: skip
    [found] = sound_events([killing], text, actors=[], published=None)
    assert found.actor == ()


def test_who_helps_in_an_attack_does_not_suffer_it() -> None:
    text = "هاجم الجنود البلدة بدعم من التحالف"
    attack = Event(
        trigger=Span(0, 4), type="ASSAULT", status="occurred", actor=(Span(5, 11),), recipient=(Span(12, 18), Span(27, 34))
    )  # fmt: skip
    [found] = sound_events([attack], text, actors=[], published=None)
    assert found.recipient == (Span(12, 18),)


@pytest.mark.parametrize(("p", "kept"), [(0.9, 1), (0.5, 0)])
def test_a_doer_whom_the_weights_are_sure_of_stands(p: float, kept: int) -> None:
    [found] = sound(event(actor=(at("سالم الوراق"),), actor_p=(p,)))
    assert len(found.actor) == kept
