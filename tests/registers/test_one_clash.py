"""One clash is one row, with sides that are two and a toll that is its own; and who tells a field is told with it."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.annotate import annotate
from khabar.model import Actor, Article, Event, Figure, Report, Span, Statement
from khabar.registers import find_register
from khabar.registers.folding import fold_clashes
from khabar.registers.phrases import names_of
from khabar.registers.reading import actor_name, figures_in, with_closing_mark
from khabar.registers.rows import Clash
from khabar.registers.tolls import range_of, with_sums


def _clash(**fields: object) -> Clash:
    base = {
        "article": "r", "outlet": None, "published": None, "by_whom": (), "against": (), "place": None, "date": None,
        "status": "occurred", "killed": None, "wounded": None, "captured": None, "words": "هجوم", "told_by": None, "cites": (),
    }  # fmt: skip
    return Clash(**{**base, **fields})  # type: ignore[arg-type]


def _fold(*rows: Clash, lemma: str = "هجوم") -> list[Clash]:
    return fold_clashes([(row, frozenset({lemma})) for row in rows], mutual=frozenset({"اشتبك"}))


def _at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_rows_of_one_toll_are_one_clash() -> None:
    [row] = _fold(_clash(killed=(4, 4), date="2031-05-09"), _clash(killed=(4, 4), against=("الحرس",)))
    assert (row.against, row.date) == (("الحرس",), "2031-05-09")


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2031-05-08", "against": ("الحرس",)},
        {"date": "2031-05-09", "against": ("الحرس",), "place": "عتبة"},
        {"date": "2031-05-09", "against": ("الجيش",)},
        {"date": "2031-05-09", "against": ("الحرس",), "killed": (9, 9)},
        {"date": "2031-05-09", "against": ("الحرس",), "status": "denied"},
    ],
)
def test_another_day_place_target_toll_or_a_denial_is_another_clash(other: dict[str, object]) -> None:
    first = _clash(date="2031-05-09", place="سمرة", against=("الحرس",), killed=(4, 4))
    assert len(_fold(first, _clash(**other))) == 2


def test_what_the_outlet_tells_too_is_not_only_a_speakers() -> None:
    [row] = _fold(_clash(killed=(4, 4)), _clash(killed=(4, 4), told_by="الناطق"))
    assert row.told_by is None


def test_the_two_sides_of_a_fight_are_not_both_the_doer() -> None:
    text = "اندلع اشتباك بين الجيش وميليشيا زهران."
    event = Event(
        trigger=_at(text, "اشتباك"), type="ASSAULT", status="occurred", lemma="اشتبك",
        actor=(_at(text, "الجيش"), _at(text, "ميليشيا زهران")),
    )  # fmt: skip
    [row] = find_register("clashes", [Report(id="r", text=text, events=(event,))])
    assert (row.by_whom, row.against) == (("الجيش",), ("ميليشيا زهران",))


def test_the_count_of_the_wounded_is_no_party() -> None:
    text = "قتل الجيش سبعة أشخاص في البلدة."
    victims = _at(text, "سبعة أشخاص")
    event = Event(
        trigger=_at(text, "قتل"), type="ASSAULT", status="occurred", lemma="قتل", actor=(_at(text, "الجيش"),), recipient=(victims,)
    )  # fmt: skip
    report = Report(
        id="r",
        text=text,
        events=(event,),
        figures=(Figure(span=victims, value=7, unit="شخص", counts="killed"),),
    )
    [row] = find_register("clashes", [report])
    assert (row.against, row.killed) == ((), (7, 7))


@pytest.mark.parametrize(
    "text",
    [
        "لقي تسعة أشخاص حتفهم وأصيب آخرون في انقلاب حافلة قرب الميناء.",
        "أعلن المستشفى إصابة عشر سيدات بالاكتئاب.",
    ],
)
def test_a_mishap_is_no_clash(text: str) -> None:
    report = annotate(Article(id="r", text=text, published="2031-05-10"))
    assert find_register("clashes", [report]) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قتل 12 جنديا في هجمات المسلحين في 15 شهرا.", None),
        ("قتل 12 جنديا في هجوم شنه مسلحون أمس.", "2031-05-09"),
        ("قتل 12 جنديا منذ أن بدأ المسلحون هجماتهم.", None),
        ("قتل 12 جنديا في هجوم مستمر منذ فجر أمس.", "2031-05-09"),
        ("قتل 4000 جندي في هجوم شنه مسلحون أمس.", None),
    ],
)
def test_a_toll_of_months_bears_no_day(text: str, day: str | None) -> None:
    figure = _at(text, "12 جنديا" if "12" in text else "4000 جندي")
    event = Event(
        trigger=_at(text, "قتل"),
        type="ASSAULT",
        status="occurred",
        lemma="قتل",
        recipient=(figure,),
        date="2031-05-09",
    )
    counted = Figure(span=figure, value=int(figure.of(text).split()[0]), unit="جندي", counts="killed")
    [row] = find_register("clashes", [Report(id="r", text=text, events=(event,), figures=(counted,))])
    assert row.date == day


def test_a_term_that_another_speaker_gives_does_not_join_a_row() -> None:
    text = "قالت هند إن فرنسا وألمانيا ستوقعان اتفاقا. ونقل موقع عن موظف أن الاتفاق يتضمن نشر جنود."
    said = (_at(text, "فرنسا وألمانيا ستوقعان اتفاقا"), _at(text, "الاتفاق يتضمن نشر جنود"))
    statements = tuple(
        Statement(speaker=None, speaker_name=name, cue=Span(0, 4), content=(span,), kind="indirect")
        for name, span in zip(("هند", "موظف"), said, strict=True)
    )
    sides = (_at(text, "فرنسا"), _at(text, "ألمانيا"))
    event = Event(
        trigger=_at(text, "ستوقعان"), type="AGREE", status="planned", lemma="وقع", actor=sides, statement=0
    )
    actors = tuple(
        Actor(id=str(n), name=span.of(text), type="GPE", mentions=(span,)) for n, span in enumerate(sides)
    )
    [row] = find_register(
        "agreements", [Report(id="r", text=text, actors=actors, statements=statements, events=(event,))]
    )
    assert (row.told_by, row.contains) == ("هند", ())
    assert {cite.told_by for cite in row.cites if cite.field != "told_by"} == {"هند"}


def test_a_district_is_no_boycott_and_a_boycott_of_a_country_is_one() -> None:
    district = "هاجم المسلحون مركزا في مقاطعة زهران أمس."
    boycott = "أعلنت إيران مقاطعة فرنسا."
    events = [
        Event(trigger=_at(text, "مقاطعة"), type="SANCTION", mode="boycott", lemma="قاطع", status="occurred", recipient=(_at(text, whom),))
        for text, whom in ((district, "زهران"), (boycott, "فرنسا"))
    ]  # fmt: skip
    rows = [
        find_register(
            "sanctions",
            [Report(id="r", text=text, events=(event,), actors=(Actor(id="a", name=event.recipient[0].of(text), type="GPE", mentions=event.recipient),))],
        )
        for text, event in zip((district, boycott), events, strict=True)
    ]  # fmt: skip
    assert rows[0] == []
    assert [row.on_whom for row in rows[1]] == [("فرنسا",)]


def test_a_name_is_shown_with_the_closing_mark_that_the_text_has() -> None:
    text = 'هاجم تنظيم "الرمال" البلدة.'
    span = _at(text, 'تنظيم "الرمال')
    assert with_closing_mark(text, span).of(text) == 'تنظيم "الرمال"'
    assert with_closing_mark(text, _at(text, "الرمال")).of(text) == "الرمال"
    counted = "إصابة (33) من رجال الأمن"
    assert with_closing_mark(counted, _at(counted, "33) من رجال الأمن")).of(counted) == "(33) من رجال الأمن"
    actor = Actor(id="a", name=span.of(text), type="ORG", mentions=(span,))
    assert actor_name(Report(id="r", text=text, actors=(actor,)), actor) == 'تنظيم "الرمال"'


@pytest.mark.parametrize(
    "text",
    ["أول زيارة رسمية لرئيس فرنسي إلى إيران، قال الوزير.", "وصل الرئيس الفرنسي إلى إيران في زيارة رسمية."],
)
def test_a_visit_is_his_who_makes_it(text: str) -> None:
    [row] = find_register("visits", [annotate(Article(id="r", text=text, published="2031-05-10"))])
    assert "رئيس فرنسي" in row.who[0].replace("ال", "")


def test_an_office_that_stands_behind_a_name_is_that_person() -> None:
    text = "استقبل الملك هاني الرملي وزير الخارجية الفرنسي. وبحث الملك مع وزير الخارجية الفرنسي الأزمة."
    person = Actor(id="p", name="هاني الرملي", type="PER", mentions=(_at(text, "هاني الرملي"),))
    king = Actor(id="k", name="الملك", type="PER", roles=("الملك",), mentions=(_at(text, "الملك"),))
    second = text.rindex("وزير الخارجية الفرنسي")
    events = (
        Event(trigger=_at(text, "استقبل"), type="CONSULT", mode="meet", status="occurred", lemma="استقبل",
              actor=(_at(text, "الملك"),), recipient=(person.mentions[0],)),
        Event(trigger=_at(text, "بحث"), type="CONSULT", mode="talk", status="occurred", lemma="بحث",
              actor=(_at(text, "الملك"),), recipient=(Span(second, second + len("وزير الخارجية الفرنسي")),)),
    )  # fmt: skip
    rows = find_register("visits", [Report(id="r", text=text, actors=(person, king), events=events)])
    assert [row.with_whom for row in rows] == [("هاني الرملي",)]


def test_half_a_place_is_no_office() -> None:
    text = "قال حاكم ولاية ساوث كارولينا أمس."
    person = Actor(
        id="a", name="كارولينا", type="PER", roles=("حاكم ولاية ساوث",), mentions=(_at(text, "كارولينا"),)
    )
    assert find_register("offices", [Report(id="r", text=text, actors=(person,))]) == []


def test_a_permit_for_the_wounded_is_no_agreement() -> None:
    report = annotate(
        Article(id="r", text="وافقت إيران على استقبال الجرحى في مستشفياتها.", published="2031-05-10")
    )
    assert find_register("agreements", [report]) == []


@pytest.mark.parametrize("day", [None, "2031-05-09"])
def test_who_struck_without_whom_where_or_when_is_no_row(day: str | None) -> None:
    text = "هاجم الجيش."
    event = Event(
        trigger=_at(text, "هاجم"), type="ASSAULT", status="occurred", lemma="هاجم", actor=(_at(text, "الجيش"),), date=day
    )  # fmt: skip
    assert len(find_register("clashes", [Report(id="r", text=text, events=(event,))])) == (day is not None)


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("قتل عشرة جنود وثلاثة حراس في هجوم", (13, 13)),
        ("قتل عشرة جنود، وفي هجوم آخر على المعسكر نفسه قتل ثلاثة حراس", (3, 10)),
    ],
)
def test_the_dead_of_two_kinds_are_added_where_they_are_joined(text: str, toll: tuple[int, int]) -> None:
    figures = [
        Figure(span=_at(text, words), value=value, unit=None, counts="killed")
        for words, value in (("عشرة جنود", 10), ("ثلاثة حراس", 3))
    ]
    assert range_of(with_sums(text, figures)) == toll


def test_of_two_sides_that_are_both_struck_the_one_without_dead_is_the_other() -> None:
    text = "مقتل ثمانية متمردين في مواجهات مع الحرس قرب سمرة."
    fallen = _at(text, "ثمانية متمردين")
    events = (
        Event(trigger=_at(text, "مقتل"), type="ASSAULT", status="occurred", lemma="مقتل", recipient=(fallen,)),
        Event(trigger=_at(text, "مواجهات"), type="ASSAULT", status="occurred", lemma="مواجهة", recipient=(_at(text, "الحرس"),)),
    )  # fmt: skip
    dead = Figure(span=fallen, value=8, unit=None, counts="killed")
    [row] = find_register("clashes", [Report(id="r", text=text, events=events, figures=(dead,))])
    assert (row.by_whom, row.against, row.killed) == (("الحرس",), ("ثمانية متمردين",), (8, 8))


def test_whose_the_attackers_are_is_not_whom_they_attack() -> None:
    text = "اقتحم متشددون من ميليشيا الرمال معسكر الجيش."
    event = Event(
        trigger=_at(text, "اقتحم"), type="ASSAULT", status="occurred", lemma="اقتحم", actor=(_at(text, "متشددون"),),
        recipient=(_at(text, "ميليشيا الرمال"), _at(text, "معسكر الجيش")),
    )  # fmt: skip
    [row] = find_register("clashes", [Report(id="r", text=text, events=(event,))])
    assert row.against == ("معسكر الجيش",)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12), st.integers(0, 30), st.integers(1, 10))
def test_the_figures_in_a_stretch_are_those_that_share_a_character_with_it(
    steps: list[int], start: int, length: int
) -> None:
    ends = list(accumulate(steps))
    spans = [Span(end - 1, end) for end in ends]
    report = Report(
        id="r", text="ن" * 80, figures=tuple(Figure(span=span, value=1, unit=None) for span in spans)
    )
    wanted = Span(start, start + length)
    assert [one.span for one in figures_in(report, wanted)] == [
        span for span in spans if span.overlaps(wanted)
    ]


def test_the_dead_of_a_fight_between_two_sides_are_of_neither() -> None:
    text = "قتل أربعة جنود في اشتباك بين الحرس وميليشيا الرمال."
    fallen = _at(text, "أربعة جنود")
    events = (
        Event(trigger=_at(text, "قتل"), type="ASSAULT", status="occurred", lemma="قتل", recipient=(fallen,)),
        Event(trigger=_at(text, "اشتباك"), type="ASSAULT", status="occurred", lemma="اشتبك",
              actor=(_at(text, "الحرس"),), recipient=(_at(text, "ميليشيا الرمال"),)),
    )  # fmt: skip
    dead = Figure(span=fallen, value=4, unit="جندي", counts="killed")
    [row] = find_register("clashes", [Report(id="r", text=text, events=events, figures=(dead,))])
    assert (row.by_whom, row.against, row.killed) == (("الحرس",), ("ميليشيا الرمال",), (4, 4))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("هاجمت قوة من الجيش الأوساني عند المعبر", "قوة من الجيش الأوساني"),
        ("هاجمت قوة من الجيش، فردت", "قوة من الجيش"),
        ("هاجمت قوة من الشرق", "قوة"),
        ("هاجمت قوة", "قوة"),
    ],
)
def test_a_part_of_a_force_is_shown_with_whose_it_is(text: str, whole: str) -> None:
    assert names_of(Report(id="r", text=text), [_at(text, "قوة")]) == (whole,)


def test_what_happened_was_not_signed() -> None:
    text = "الاشتباك الذي وقع الأحد بين حرس الحدود وقوة من الجيش."
    event = Event(
        trigger=_at(text, "وقع"), type="AGREE", status="occurred", lemma="وقع",
        actor=(_at(text, "حرس الحدود"),), recipient=(_at(text, "قوة من الجيش"),),
    )  # fmt: skip
    assert find_register("agreements", [Report(id="r", text=text, events=(event,))]) == []


def test_a_state_and_its_force_are_one_side() -> None:
    [row] = _fold(
        _clash(by_whom=("تركيا",), against=("الجبهة",), place="الجبل"),
        _clash(by_whom=("سلاح الجو التركي",), against=("الجبهة",), place="الجبل", date="2031-05-09"),
    )
    assert (row.by_whom, row.date) == (("سلاح الجو التركي",), "2031-05-09")
