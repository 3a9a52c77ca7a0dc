"""What hundred rows read against their words had wrong, and has no longer: made-up sentences, objects built by hand."""

import pytest

from khabar.model import Actor, Event, Figure, Report, Span
from khabar.registers import find_register


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _actor(text: str, name: str, type_: str, **more: object) -> Actor:
    return Actor(id=name, name=name, type=type_, mentions=(at(text, name),), **more)  # type: ignore[arg-type]


def _event(
    text: str, trigger: str, type_: str, who: tuple[str, ...], whom: tuple[str, ...] = (), **more: object
) -> Event:
    return Event(**{
        "trigger": at(text, trigger), "type": type_, "status": "occurred", "actor": tuple(at(text, w) for w in who),
        "recipient": tuple(at(text, w) for w in whom), **more,
    })  # type: ignore[arg-type]  # fmt: skip


def _rows(name: str, text: str, *events: Event, **more: object) -> list:
    return find_register(name, [Report(id="r", text=text, events=events, **more)])  # type: ignore[arg-type]


def test_a_thing_agreed_on_is_no_party():
    text = "اجتمعوا مساء واتفقوا على أن الحملة ضد الحركة طويلة"
    assert _rows("agreements", text, _event(text, "واتفقوا", "AGREE", (), ("الحركة",), lemma="اتفق")) == []


def test_signatories_are_named_with_their_number():
    text = "أبرمت المجر اتفاقا مع دول / 5 + 1 / أمس"
    event = _event(text, "أبرمت", "AGREE", ("المجر",), ("دول",), lemma="أبرم")
    [row] = _rows("agreements", text, event, actors=(_actor(text, "المجر", "GPE", country="HUN"),))
    assert row.parties[0] == "المجر"
    assert row.parties[1].startswith("دول / 5 + 1")


def test_a_list_of_days_of_other_years_makes_no_rows():
    text = "حدث في مثل هذا اليوم\n1957 - وقعت المجر وبولندا اتفاقا."
    actors = (_actor(text, "المجر", "GPE", country="HUN"), _actor(text, "بولندا", "GPE", country="POL"))
    assert (
        _rows(
            "agreements", text, _event(text, "وقعت", "AGREE", ("المجر", "بولندا"), lemma="وقع"), actors=actors
        )
        == []
    )


def test_a_committee_and_its_ministry_make_no_meeting():
    text = "اجتماع اللجنة بحضور وزارة الصحة"
    event = _event(text, "اجتماع", "CONSULT", ("اللجنة",), ("وزارة الصحة",), mode="meet")
    assert _rows("visits", text, event) == []


def test_habits_are_no_single_visit():
    text = "كثف رئيس المجر لقاءاته مع وزير الخارجية البولندي"
    event = _event(text, "لقاءاته", "CONSULT", ("رئيس المجر",), ("وزير الخارجية البولندي",), mode="meet")
    assert _rows("visits", text, event) == []


def test_a_country_in_a_title_is_no_place():
    text = "بحث رئيس المجر مع وزير الخارجية بجمهورية مالي فارس المنجد التعاون"
    actors = (_actor(text, "فارس المنجد", "PER"), _actor(text, "جمهورية مالي", "GPE", country="MLI"))
    event = _event(
        text,
        "بحث",
        "CONSULT",
        ("رئيس المجر",),
        ("وزير الخارجية",),
        mode="talk",
        place=at(text, "جمهورية مالي"),
    )
    [row] = _rows("visits", text, event, actors=actors)
    assert row.place is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("اتفقوا على التفتيش مقابل رفع العقوبات عن مالي", "planned"),
        ("أعلن المجلس رفع العقوبات عن مالي", "occurred"),
    ],
)
def test_a_measure_that_is_still_the_price_of_something_is_planned(text, status):
    event = _event(text, "رفع", "CONCEDE", (), ("مالي",), lemma="رفع", mode="ease")
    [row] = _rows("sanctions", text, event, actors=(_actor(text, "مالي", "GPE", country="MLI"),))
    assert row.status == status


def test_sanctions_are_on_whom_the_preposition_names():
    text = "رفع العقوبات التي يفرضها مجلس الأمن على مالي"
    actors = (_actor(text, "مجلس الأمن", "ORG"), _actor(text, "مالي", "GPE", country="MLI"))
    event = _event(text, "رفع", "CONCEDE", (), ("مجلس الأمن",), lemma="رفع", mode="ease")
    [row] = _rows("sanctions", text, event, actors=actors)
    assert row.on_whom == ("مالي",)


@pytest.mark.parametrize("text", ["رفع الحظر عن استيراد اللحوم إلى مالي", "هددت الحركة بقطع الهدنة مع مالي"])
def test_bans_on_goods_and_broken_truces_are_no_sanctions(text):
    lemma, mode, trigger = ("رفع", "ease", "رفع") if text.startswith("رفع") else ("قطع", "relations", "بقطع")
    event = _event(
        text, trigger, "CONCEDE" if lemma == "رفع" else "SANCTION", (), ("مالي",), lemma=lemma, mode=mode
    )
    assert _rows("sanctions", text, event, actors=(_actor(text, "مالي", "GPE", country="MLI"),)) == []


def test_the_accused_and_a_state_before_a_noun_of_force_stay_out_of_a_clash():
    text = "تدعم مالي ضرب المسلحين بعد أن قتل المتهم جنديين"
    actors = (_actor(text, "مالي", "GPE", country="MLI"),)
    event = _event(text, "ضرب", "ASSAULT", ("المتهم",), ("مالي", "المسلحين"), lemma="ضرب")
    [row] = _rows("clashes", text, event, actors=actors)
    assert (row.by_whom, row.against) == ((), ("المسلحين",))


def test_what_was_hit_is_named_with_whose_it_is():
    text = "قصفت القوات مواقع لحركة النهار فجرا"
    event = _event(text, "قصفت", "ASSAULT", ("القوات",), ("مواقع",), lemma="قصف")
    [row] = _rows(
        "clashes",
        text,
        event,
        actors=(Actor(id="n", name="حركة النهار", type="ORG", mentions=(at(text, "حركة النهار"),)),),
    )
    assert row.against == ("مواقع لحركة النهار",)


def test_war_as_a_whole_is_no_clash():
    text = "الحرب على الحركة طويلة"
    assert _rows("clashes", text, _event(text, "الحرب", "ASSAULT", (), ("الحركة",), lemma="حرب")) == []


def test_foreign_soldiers_are_not_those_of_the_army_named_before():
    text = "بعد أن تسلم الجيش المجري القاعدة بقي 900 جندي أجنبي فيها"
    figure = Figure(span=at(text, "900 جندي أجنبي"), value=900, unit="جندي أجنبي", counts="soldiers")
    actors = (_actor(text, "الجيش المجري", "ORG"),)
    [row] = _rows("forces", text, _event(text, "تسلم", "MOBILIZE", ()), actors=actors, figures=(figure,))
    assert row.whose == ()


@pytest.mark.parametrize(
    ("text", "trigger", "lemma", "who"),
    [
        ("جاء مسلحون يدّعون الانتماء إلى الحركة", "يدّعون", "دعا", "مسلحون"),
        ("اعتقل المجلس بطلب من القضاء المجري تهما كثيرة", "بطلب", "طلب", "المجلس"),
        ("الحكومة مطالب بتشجيع الأطراف على الحوار", "مطالب", "طالب", "الحكومة"),
        ("دعت الحكومة اللجنة إلى زيارة المدن كلها", "دعت", "دعا", "الحكومة"),
        ("يقف قائد السيارة ويطلب إخراج الحقائب كلها", "ويطلب", "طلب", "قائد السيارة"),
    ],
)
def test_words_that_only_look_like_a_demand(text, trigger, lemma, who):
    assert _rows("demands", text, _event(text, trigger, "REQUEST", (who,), lemma=lemma)) == []


def test_what_is_demanded_to_be_freed_is_not_asked_to_do_it():
    text = "طالبت الحكومة بإطلاق سراح الجنود المجريين"
    event = _event(text, "طالبت", "REQUEST", ("الحكومة",), ("الجنود المجريين",), lemma="طالب")
    [row] = _rows("demands", text, event)
    assert (row.of_whom, row.what) == ((), "إطلاق سراح الجنود المجريين")


def test_an_appointment_tells_the_office_behind_the_name():
    text = "عينت الحكومة فارس المنجد قنصلا عاما أمس"
    event = _event(text, "عينت", "SANCTION", ("الحكومة",), ("فارس المنجد",), lemma="عين")
    rows = _rows("memberships", text, event, actors=(_actor(text, "فارس المنجد", "PER"),))
    assert [(row.kind, row.who, row.office) for row in rows] == [
        ("appointed", ("فارس المنجد",), "قنصلا عاما أمس")
    ]


def test_to_convey_greetings_dismisses_nobody():
    text = "نقل فارس المنجد تحيات الرئيس"
    event = _event(text, "نقل", "SANCTION", (), ("فارس المنجد",), lemma="أقال")
    assert _rows("memberships", text, event, actors=(_actor(text, "فارس المنجد", "PER"),)) == []


def test_the_dead_held_their_office():
    text = "وفاء الوزير فارس المنجد رحمه الله"
    actor = _actor(text, "فارس المنجد", "PER", roles=("الوزير",))
    [row] = _rows("offices", text, actors=(actor,))
    assert row.kind == "held"


def test_to_pray_for_somebody_demands_nothing():
    text = "قال الوزير نحن ندعو لهم بالتوفيق إلى آخر الطريق"
    assert _rows("demands", text, _event(text, "ندعو", "REQUEST", ("الوزير",), lemma="دعا")) == []


@pytest.mark.parametrize("before", ["قاعة", "مدير مكتب جلالة"])
def test_halls_and_the_king_s_office_make_nobody_king(before):
    text = f"افتتح الحفل {before} الملك فارس المنجد"
    actor = _actor(text, "فارس المنجد", "PER", roles=("الملك",))
    assert _rows("offices", text, actors=(actor,)) == []


def test_aid_for_a_people_is_not_given_by_its_adjective():
    text = "وزعت على الشعب المجري 900 سلة غذائية في المجر"
    figure = Figure(span=at(text, "900 سلة"), value=900, unit="سلة")
    actors = (
        Actor(id="h", name="المجر", type="GPE", country="HUN", mentions=(Span(len(text) - 5, len(text)),)),
    )
    [row] = _rows("forces", text, _event(text, "وزعت", "AID", ("المجري",)), actors=actors, figures=(figure,))
    assert (row.kind, row.whose) == ("aid", ())
