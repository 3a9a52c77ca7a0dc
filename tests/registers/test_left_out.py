"""What makes no row: joining in general, what a man does to his kin, who is asked; made-up sentences, objects built by hand."""

import pytest

from khabar.model import Actor, Event, Report, Span
from khabar.registers import find_register


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _report(text: str, event: Event, **names: str) -> Report:
    actors = tuple(
        Actor(id=name, name=name, type=kind, mentions=(_at(text, name),)) for name, kind in names.items()
    )
    return Report(id="r", text=text, events=(event,), actors=actors)


@pytest.mark.parametrize(
    ("text", "who", "rows"),
    [
        ("انضم شبان المدينة إلى الجيش", "شبان المدينة", 0),
        ("انضم فصيل الوادي إلى الجيش", "فصيل الوادي", 1),
    ],
)
def test_anybody_who_joins_makes_no_row(text: str, who: str, rows: int) -> None:
    event = Event(
        trigger=_at(text, "انضم"), type="SUPPORT", lemma="انضم", status="occurred",
        actor=(_at(text, who),), recipient=(_at(text, "الجيش"),),
    )  # fmt: skip
    assert len(find_register("memberships", [_report(text, event)])) == rows


def test_what_a_man_does_to_his_son_is_no_clash() -> None:
    text = "قتل ابنه في المنزل مساء"
    event = Event(
        trigger=_at(text, "قتل"),
        type="ASSAULT",
        lemma="قتل",
        status="occurred",
        recipient=(_at(text, "ابنه"),),
    )
    assert not find_register("clashes", [_report(text, event)])


@pytest.mark.parametrize(
    ("text", "side", "against"),
    [
        ("قصفت القوات الموالية للمتمردين الحي فجرا في المدينة", "للمتمردين", False),
        ("قصفت الطائرات مواقع تابعة للمتمردين فجرا في المدينة", "للمتمردين", True),
    ],
)
def test_on_whose_side_a_force_is_is_not_whom_it_strikes(text: str, side: str, against: bool) -> None:
    event = Event(
        trigger=_at(text, "قصفت"), type="ASSAULT", lemma="قصف", status="occurred",
        actor=(_at(text, "القوات" if "القوات" in text else "الطائرات"),), recipient=(_at(text, side),),
        place=_at(text, "المدينة"), date="2015-08-03",
    )  # fmt: skip
    rows = find_register("clashes", [_report(text, event)])
    assert any(row.against for row in rows) is against  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "doer", "rows"),
    [
        ("ودعا الحكومة إلى إطلاق المعتقلين", "الحكومة", 0),
        ("ودعت الحكومة إلى إطلاق المعتقلين", "الحكومة", 1),
    ],
)
def test_a_masculine_verb_has_no_feminine_subject_right_behind_it(text: str, doer: str, rows: int) -> None:
    event = Event(
        trigger=_at(text, text.split()[0]),
        type="REQUEST",
        lemma="دعا",
        status="occurred",
        actor=(_at(text, doer),),
    )
    assert len(find_register("demands", [_report(text, event)])) == rows


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("طلبت الحكومة مطالبة الحزب بالمغادرة", "الحزب"),
        ("ناشدت الهيئة الناس ودعت الهيئة إلى أخذ الحيطة والحذر", "الهيئة"),
    ],
)
def test_who_is_asked_and_advice_for_the_heat_make_no_demand(text: str, who: str) -> None:
    cue = "مطالبة" if "مطالبة" in text else "دعت"
    start = text.index(who, text.index(cue))
    event = Event(
        trigger=_at(text, cue), type="REQUEST", lemma="طالب" if cue == "مطالبة" else "دعا", status="occurred",
        actor=(Span(start, start + len(who)),),
    )  # fmt: skip
    assert not find_register("demands", [_report(text, event)])


def test_aeroplanes_right_behind_the_verb_strike() -> None:
    text = "استهدفت المقاتلات الشمالية قرية في الوادي"
    event = Event(
        trigger=_at(text, "استهدفت"), type="ASSAULT", lemma="استهدف", status="occurred",
        recipient=(_at(text, "المقاتلات الشمالية"),), place=_at(text, "الوادي"), date="2015-08-03",
    )  # fmt: skip
    [row] = find_register("clashes", [_report(text, event)])
    assert row.by_whom and not row.against  # type: ignore[attr-defined]


def test_an_earthquake_is_no_clash() -> None:
    text = "هز زلزال المدينة مما أسفر عن مقتل ثلاثة"
    event = Event(
        trigger=_at(text, "مقتل"), type="ASSAULT", lemma="مقتل", status="occurred", place=_at(text, "المدينة")
    )
    assert not find_register("clashes", [_report(text, event)])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("غادر وزير الخارجية المجري القاهرة مساء متوجها إلى مسقط.", 0),
        ("غادر وزير الخارجية المجري القاهرة مساء عائدا إلى بلاده.", 1),
    ],
)
def test_who_sets_out_from_a_town_does_not_visit_it(text: str, rows: int) -> None:
    event = Event(
        trigger=_at(text, "غادر"), type="CONSULT", mode="visit", lemma="غادر", status="occurred",
        actor=(_at(text, "وزير الخارجية المجري"),), recipient=(_at(text, "القاهرة"),),
    )  # fmt: skip
    actors = (Actor(id="q", name="القاهرة", type="GPE", country="EGY", mentions=(_at(text, "القاهرة"),)),)
    report = Report(id="r", text=text, events=(event,), actors=actors)
    assert len(find_register("visits", [report])) == rows
