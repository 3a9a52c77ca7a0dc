"""Who struck and who was struck, by the words: reports built by hand, with the parties as a weighing may give them."""

import pytest

from khabar.model import Actor, Event, Figure, Report, Span
from khabar.registers.clashes import find_clashes


def _at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _sides(
    text: str, trigger: str, lemma: str, who: tuple[str, ...], whom: tuple[str, ...], *more: Figure | Actor
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    event = Event(
        trigger=_at(text, trigger), type="ASSAULT", status="occurred", lemma=lemma, date="2031-05-09",
        actor=tuple(_at(text, words) for words in who), recipient=tuple(_at(text, words) for words in whom),
    )  # fmt: skip
    report = Report(
        id="r",
        text=text,
        events=(event,),
        figures=tuple(one for one in more if isinstance(one, Figure)),
        actors=tuple(one for one in more if isinstance(one, Actor)),
    )
    rows = find_clashes([report])
    return (rows[0].by_whom, rows[0].against) if rows else ((), ())


def test_the_nation_of_the_raids_makes_them_and_the_preposition_names_whom_they_hit() -> None:
    text = "وأدت الغارات التركية على مواقع للجبهة في الجبل إلى خسائر."
    assert _sides(text, "الغارات", "غارة", ("للجبهة",), ()) == (("تركيا",), ("الجبهة",))


@pytest.mark.parametrize(
    ("text", "trigger", "lemma", "whom", "doer"),
    [
        ("قتلت قوات الاحتلال سالم الحمدان وسط البلدة.", "قتلت", "قتل", "قوات الاحتلال", "قوات الاحتلال"),
        ("قصف الطيران المروحي بالصواريخ لمناطق في الجبل.", "قصف", "قصف", "الطيران المروحي", "الطيران المروحي"),
        ("قصفت طائرات حربية تركية أهدافا في الجبل.", "قصفت", "قصف", "طائرات حربية تركية أهدافا", "طائرات حربية تركية"),
    ],
)  # fmt: skip
def test_who_stands_right_behind_the_act_and_cannot_fall_struck(
    text: str, trigger: str, lemma: str, whom: str, doer: str
) -> None:
    assert _sides(text, trigger, lemma, (), (whom,))[0] == (doer,)


def test_whose_place_was_struck_did_not_strike() -> None:
    text = "هجوم على مركز حدودي للجيش في الوادي."
    assert _sides(text, "هجوم", "هجوم", ("للجيش",), ("مركز حدودي",))[0] == ()


def test_who_lends_support_is_neither_side() -> None:
    text = "شنت القوات الحكومية بدعم جوي من التحالف هجمات على مسلحي الجبهة."
    sides = _sides(text, "هجمات", "هجوم", ("القوات الحكومية", "التحالف"), ("مسلحي الجبهة",))
    assert sides == (("القوات الحكومية",), ("مسلحي الجبهة",))


def test_one_or_the_other_leaves_the_doer_open() -> None:
    text = "قصف مدفعي من قبل الجيش أو مليشيات الوادي استهدف السوق."
    assert _sides(text, "قصف", "قصف", ("الجيش", "مليشيات الوادي"), ("السوق",))[0] == ()


def test_the_two_of_one_side_are_not_against_each_other() -> None:
    text = "معارك مستمرة بين الجيش والمقاومة من جهة، ومسلحي الجبهة من جهة أخرى."
    assert _sides(text, "معارك", "معركة", ("الجيش", "المقاومة"), ("مسلحي الجبهة",)) == (
        ("الجيش", "المقاومة"),
        ("مسلحي الجبهة",),
    )


def test_whose_men_fell_did_not_kill_them() -> None:
    text = "مقتل سبعة من قادة الجبهة بقصف على الموقع."
    figure = Figure(span=_at(text, "سبعة من قادة"), value=7, unit="قادة", counts="killed")
    assert _sides(text, "مقتل", "مقتل", ("الجبهة",), (), figure)[0] == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("اعتقلت الشرطة ثلاثة مسلحين يشتبه في مشاركتهم في قتل شرطيين.", "ثلاثة مسلحين"),
        ("وقع قتل شرطيين في تفجير نسب إلى الجبهة.", "الجبهة"),
    ],
)
def test_who_is_suspected_is_no_doer(text: str, who: str) -> None:
    assert _sides(text, "قتل", "قتل", (who,), ("شرطيين",))[0] == ()


def test_who_is_joined_to_the_doer_did_it_too() -> None:
    text = "هجمات نفذها الحرس والمقاتلون المتحالفون معه على القرية."
    sides = _sides(text, "هجمات", "هجوم", ("الحرس",), ("المقاتلون المتحالفون",))
    assert "الحرس" in sides[0] and len(sides[0]) == 2 and sides[1] == ()


def test_who_is_named_before_a_retaliation_is_not_whom_it_struck() -> None:
    text = "تبنت الجبهة قتل شرطيين ردا على الهجوم الذي نفذه مسلحو الوادي."
    assert _sides(text, "الهجوم", "هجوم", ("مسلحو الوادي",), ("شرطيين",))[1] == ()


def test_heads_of_state_do_not_fight() -> None:
    text = "بحث الرئيسان المعركة ضد مسلحي الجبهة."
    assert _sides(text, "المعركة", "معركة", ("الرئيسان",), ("مسلحي الجبهة",))[0] == ()


def test_who_runs_the_post_that_was_attacked_did_not_attack_it() -> None:
    text = "هاجم مسلحون نقطة تفتيش تديرها القوات الحكومية."
    assert _sides(text, "هاجم", "هاجم", ("مسلحون", "القوات الحكومية"), ())[0] == ("مسلحون",)


@pytest.mark.parametrize(
    ("text", "trigger", "lemma", "who", "whom", "sides"),
    [
        (
            "تمشيط الضواحي من مسلحي الجبهة بعد يوم من المعارك.",
            "تمشيط", "تمشيط", ("مسلحي الجبهة",), (), ((), ("مسلحي الجبهة",)),
        ),
        ("استمر طرد المسلحين من القرية.", "طرد", "طرد", ("المسلحين",), (), ((), ("المسلحين",))),
        ("قصف مسلحو الجبهة بشكل عنيف أحياء المدينة.", "قصف", "قصف", (), ("مسلحو الجبهة",), (("مسلحو الجبهة",), ())),
        ("سقوط قتلى في كمين للمقاومة قرب القرية.", "كمين", "كمين", (), ("للمقاومة",), (("المقاومة",), ())),
    ],
)  # fmt: skip
def test_the_words_round_a_party_say_which_side_it_is(text, trigger, lemma, who, whom, sides) -> None:  # type: ignore[no-untyped-def]
    assert _sides(text, trigger, lemma, who, whom) == sides


def test_whose_arms_are_used_is_not_attacked() -> None:
    text = "أول هجوم للجبهة تستخدم فيه آليات تابعة للجيش."
    assert _sides(text, "هجوم", "هجوم", ("للجبهة",), ("للجيش",))[1] == ()


def test_the_freed_are_no_target_and_no_place() -> None:
    text = "حرر الجيش ثلاثين رهينة قرب القرية."
    people = _at(text, "ثلاثين رهينة")
    event = Event(
        trigger=_at(text, "حرر"), type="ASSAULT", status="occurred", lemma="حرر", actor=(_at(text, "الجيش"),),
        recipient=(people,), place=people, date="2031-05-09",
    )  # fmt: skip
    figure = Figure(span=people, value=30, unit="رهينة", counts="captured")
    rows = find_clashes([Report(id="r", text=text, events=(event,), figures=(figure,))])
    assert [(row.against, row.place, row.captured) for row in rows] in ([], [((), None, None)])


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("استهدف القصف قرية يسيطر عليها تنظيم الوادي.", "تنظيم الوادي"),
        ("استهدف القصف القرية، حيث يسيطر تنظيم الوادي.", "تنظيم الوادي"),
    ],
)
def test_who_holds_the_place_that_was_struck_is_no_target_of_it(text: str, whom: str) -> None:
    assert _sides(text, "استهدف", "استهدف", (), (whom,))[1] == ()


def test_what_another_deed_struck_is_not_who_struck() -> None:
    text = "استهدفت إحدى الغارات دبابة للجبهة قرب القرية."
    assert _sides(text, "استهدفت", "استهدف", ("دبابة",), ())[0] == ()


@pytest.mark.parametrize(
    ("text", "trigger", "lemma", "doer"),
    [
        ("سلاح الجو التركي يقصف مواقع للجبهة.", "يقصف", "قصف", "سلاح الجو التركي"),
        ("شن سلاح الجو التركي أولى غاراته على مواقع للجبهة.", "غاراته", "غارة", "سلاح الجو التركي"),
        ("قتل ثلاثة من الصحوة والجيش وأصيب ستة آخرون.", "وأصيب", "أصيب", None),
    ],
)
def test_the_force_that_a_verb_has_as_its_subject_struck(
    text: str, trigger: str, lemma: str, doer: str | None
) -> None:
    assert _sides(text, trigger, lemma, (), ())[0] == ((doer,) if doer else ())


def test_two_places_told_as_two_are_both_named() -> None:
    text = "سيطر الجيش على بلدتي عتبة وسمرة."
    event = Event(
        trigger=_at(text, "سيطر"), type="ASSAULT", status="occurred", lemma="سيطر", actor=(_at(text, "الجيش"),), place=_at(text, "بلدتي عتبة")
    )  # fmt: skip
    towns = tuple(
        Actor(id=name, name=name, type="GPE", mentions=(_at(text, name),)) for name in ("عتبة", "سمرة")
    )
    [row] = find_clashes([Report(id="r", text=text, events=(event,), actors=towns)])
    assert row.place == "بلدتي عتبة وسمرة"


@pytest.mark.parametrize(
    ("text", "trigger", "lemma", "who"),
    [
        ("أطلق المسلحون النار على البلدة، فيما أعلن الجيش مقتل جندي.", "مقتل", "مقتل", "المسلحون"),
        ("غارات شنها طيران التحالف الذي تقوده الجمهورية على القرية.", "غارات", "غارة", "الجمهورية"),
    ],
)
def test_who_stands_in_another_clause_or_only_leads_did_not_strike(
    text: str, trigger: str, lemma: str, who: str
) -> None:
    assert _sides(text, trigger, lemma, (who,), ())[0] == ()


def test_the_country_of_an_invasion_is_its_target_before_a_purpose() -> None:
    text = "شجع ذلك على غزو عتبة للتعمق في الجنوب."
    place = Actor(id="a", name="عتبة", type="GPE", country="AFG", mentions=(_at(text, "عتبة"),))
    assert _sides(text, "غزو", "غزا", ("عتبة",), (), place)[0] == ()
