"""Who can be a side of a row: reports built by hand or of made-up sentences."""

import pytest

from khabar.annotate import annotate
from khabar.model import Actor, Article, Event, Figure, Report, Span, Statement, Time
from khabar.registers import find_register
from khabar.registers.clauses import own_date
from khabar.registers.parties import confidence, party_kind, sound_parties


def _report(text: str) -> Report:
    return annotate(Article(id="r1", text=text, outlet="outlet", published="2031-05-10"))


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _actor(text: str, name: str, type_: str, **more: object) -> Actor:
    return Actor(id=name, name=name, type=type_, mentions=(at(text, name),), **more)  # type: ignore[arg-type]


def _event(
    text: str, trigger: str, type_: str, who: tuple[str, ...], whom: tuple[str, ...] = (), **more: object
) -> Event:
    return Event(
        trigger=at(text, trigger), type=type_, status="occurred", actor=tuple(at(text, words) for words in who),
        recipient=tuple(at(text, words) for words in whom), **more,
    )  # type: ignore[arg-type]  # fmt: skip


def test_an_event_is_as_sure_as_the_weighing_says():
    event = Event(trigger=Span(0, 1), type="AGREE", status="occurred", rule="وقع:AGREE", p=0.85)
    assert confidence(event) == 0.85


def test_an_event_without_a_weight_is_sure():
    assert confidence(Event(trigger=Span(0, 1), type="AGREE", status="occurred")) == 1.0


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("وزير الخارجية الهنغاري", "state"),
        ("سمو ولي العهد", "state"),
        ("رئيس بلدية القرية", "local"),
        ("أمير منطقة الجبل", "local"),
        ("مدير التعليم", "local"),
        ("عدد من المسلحين", "armed"),
        ("صحيفة المساء", "media"),
        ("قرارات جديدة", "thing"),
        ("المواطنين", "people"),
        ("المسؤولين", "local"),
        ("المسؤولين الهنغاريين", "state"),
        ("شركة النقل", "trade"),
        ("11", "none"),
        ("عسكريا", "armed"),
    ],
)
def test_the_first_word_of_a_party_tells_its_kind(words, kind):
    assert party_kind(Report(id="r", text=words), Span(0, len(words))) == kind


def test_an_office_right_behind_its_holder_is_no_second_party():
    text = "فارس المنجد، وزير التجارة"
    report = Report(id="r", text=text, actors=(_actor(text, "فارس المنجد", "PER"),))
    assert sound_parties(report, (at(text, "فارس المنجد"), at(text, "وزير التجارة"))) == (
        at(text, "فارس المنجد"),
    )


def test_a_state_in_the_title_of_an_envoy_is_no_second_party():
    text = "المبعوث الأممي إلى ليبيا"
    report = Report(id="r", text=text, actors=(_actor(text, "ليبيا", "GPE", country="LBY"),))
    assert sound_parties(report, (at(text, "المبعوث الأممي"), at(text, "ليبيا"))) == (
        at(text, "المبعوث الأممي"),
    )


def test_a_time_of_a_later_meeting_is_not_the_day_of_the_visit():
    text = "هذه الزيارة الثانية بعد لقائه نظيره في مايو"
    day = Time(span=at(text, "مايو"), type="DATE", value="2031-05")
    visit = _event(text, "الزيارة", "CONSULT", (), date="2031-05", time=0)
    meeting = _event(text, "لقائه", "CONSULT", (), date="2031-05", time=0)
    report = Report(id="r", text=text, times=(day,), events=(visit, meeting))
    assert own_date(report, visit) is None
    assert own_date(report, meeting) == "2031-05"


def test_a_day_inside_a_clause_of_before_is_not_the_day_of_what_came_before():
    text = "سيطر التنظيم على الوادي قبل أن يشن الجيش عام 2030 حملة"
    day = Time(span=at(text, "عام 2030"), type="DATE", value="2030")
    held = _event(text, "سيطر", "ASSAULT", ("التنظيم",), date="2030", time=0)
    assert own_date(Report(id="r", text=text, times=(day,), events=(held,)), held) is None


def test_talks_with_a_newspaper_are_no_meeting():
    text = "التقى وزير الخارجية صحيفة المساء"
    event = _event(text, "التقى", "CONSULT", ("وزير الخارجية",), ("صحيفة المساء",), mode="meet")
    assert find_register("visits", [Report(id="r", text=text, events=(event,))]) == []


def test_a_head_of_a_school_district_who_meets_his_staff_makes_no_row():
    text = "التقى مدير التعليم المعلمين"
    event = _event(text, "التقى", "CONSULT", ("مدير التعليم",), ("المعلمين",), mode="meet")
    assert find_register("visits", [Report(id="r", text=text, events=(event,))]) == []


def test_a_country_does_not_travel():
    text = "زارت المجر بولندا"
    actors = (_actor(text, "المجر", "GPE", country="HUN"), _actor(text, "بولندا", "GPE", country="POL"))
    event = _event(text, "زارت", "CONSULT", ("المجر",), ("بولندا",), mode="visit")
    assert find_register("visits", [Report(id="r", text=text, actors=actors, events=(event,))]) == []


def test_who_goes_about_his_own_country_is_no_visitor():
    text = "زار الوزير المجري المجر"
    actors = (Actor(id="h", name="المجر", type="GPE", country="HUN", mentions=(Span(18, 23),)),)
    event = Event(
        trigger=Span(0, 3),
        type="CONSULT",
        status="occurred",
        mode="visit",
        actor=(Span(4, 17),),
        place=Span(18, 23),
    )
    assert find_register("visits", [Report(id="r", text=text, actors=actors, events=(event,))]) == []


def test_two_counterparts_met_at_once_are_both_named_and_get_their_offices():
    text = "عقد وزير الخارجية المجري فارس المنجد اجتماعا بنظيريه البولندي سالم الرافع والتركي نادر الوديع."
    people = (("فارس المنجد", ("وزير الخارجية المجري",)), ("سالم الرافع", ()), ("نادر الوديع", ()))
    actors = tuple(_actor(text, name, "PER", roles=roles) for name, roles in people)
    event = _event(text, "اجتماعا", "CONSULT", ("فارس المنجد",), ("نادر الوديع",), mode="meet")
    event = Event(
        trigger=event.trigger, type="CONSULT", status="occurred", mode="meet", actor=event.actor,
        recipient=(at(text, "التركي نادر الوديع"),),
    )  # fmt: skip
    report = Report(id="r", text=text, actors=actors, events=(event,))
    [row] = find_register("visits", [report])
    assert row.with_whom == ("سالم الرافع", "نادر الوديع")
    offices = {(row.who, row.office) for row in find_register("offices", [report])}
    assert (("سالم الرافع",), "وزير الخارجية البولندي") in offices
    assert (("نادر الوديع",), "وزير الخارجية التركي") in offices


def test_what_was_talked_about_is_no_place():
    text = "عقد وزير الخارجية محادثات مع السفير المجري لبحث الحرب في مالي"
    actors = (_actor(text, "مالي", "GPE", country="MLI"),)
    event = _event(
        text,
        "محادثات",
        "CONSULT",
        ("وزير الخارجية",),
        ("السفير المجري",),
        mode="talk",
        place=at(text, "مالي"),
    )
    [row] = find_register("visits", [Report(id="r", text=text, actors=actors, events=(event,))])
    assert row.place is None


def test_a_signing_that_was_refused_makes_no_row():
    text = "رفض البرلمان توقيع الاتفاق مع المجر"
    actors = (_actor(text, "البرلمان", "ORG"), _actor(text, "المجر", "GPE", country="HUN"))
    event = _event(text, "توقيع", "AGREE", ("البرلمان",), ("المجر",), lemma="وقع")
    assert find_register("agreements", [Report(id="r", text=text, actors=actors, events=(event,))]) == []


def test_an_agreement_beside_the_clause_takes_no_party_from_it():
    text = "أعدمت مالي كثيرين منذ توقيع الاتفاق بين المجر وبولندا"
    names = (("مالي", "MLI"), ("المجر", "HUN"), ("بولندا", "POL"))
    actors = tuple(_actor(text, name, "GPE", country=code) for name, code in names)
    event = _event(text, "توقيع", "AGREE", ("مالي", "المجر"), ("بولندا",), lemma="وقع")
    [row] = find_register("agreements", [Report(id="r", text=text, actors=actors, events=(event,))])
    assert row.parties == ("المجر", "بولندا")


def test_a_signing_at_a_visit_has_the_day_of_the_visit():
    text = "يزور الرئيس المجر في 3 يونيو، حيث من المقرر أن يوقع اتفاقا مع رئيس بولندا."
    visit = _event(text, "يزور", "CONSULT", ("الرئيس",), ("المجر",), mode="visit", date="2031-06-03")
    signing = _event(text, "يوقع", "AGREE", ("الرئيس",), ("رئيس بولندا",), lemma="وقع")
    [row] = find_register("agreements", [Report(id="r", text=text, events=(visit, signing))])
    assert row.date == "2031-06-03"


def test_to_raise_is_no_lifting_of_sanctions():
    text = "رفع رئيس الهيئة التهنئة إلى مجلس القضاء"
    event = _event(text, "رفع", "CONCEDE", ("رئيس الهيئة",), ("مجلس القضاء",), lemma="رفع", mode="ease")
    assert find_register("sanctions", [Report(id="r", text=text, events=(event,))]) == []


def test_who_asked_for_a_measure_is_told_by_his_nationality():
    text = "وافق مجلس الأمن على طلب مجري يقضي برفع العقوبات المفروضة على مالي"
    actors = (_actor(text, "مجلس الأمن", "ORG"), _actor(text, "مالي", "GPE", country="MLI"))
    yes = _event(text, "وافق", "AGREE", ("مجلس الأمن",), lemma="وافق", actors=("مجلس الأمن",))
    lifting = _event(text, "برفع", "CONCEDE", (), ("مالي",), lemma="رفع", mode="ease", recipients=("مالي",))
    [row] = find_register("sanctions", [Report(id="r", text=text, actors=actors, events=(yes, lifting))])
    assert (row.on_whom, row.approved_by, row.requested_by) == (("مالي",), ("مجلس الأمن",), ("المجر",))


def test_as_what_one_is_listed_does_not_list():
    text = "صنفت المجر الحركة جماعة إرهابية"
    actors = (_actor(text, "المجر", "GPE", country="HUN"),)
    event = _event(
        text, "صنفت", "SANCTION", ("المجر", "جماعة إرهابية"), ("الحركة",), lemma="صنف", mode="list"
    )
    [row] = find_register("sanctions", [Report(id="r", text=text, actors=actors, events=(event,))])
    assert (row.by_whom, row.on_whom) == (("المجر",), ("الحركة",))


def test_a_spokesman_does_not_do_the_attack_he_tells_of():
    text = "قال فارس المنجد إن هجوما قتل أربعة جنود"
    actors = (_actor(text, "فارس المنجد", "PER"),)
    said = Statement(
        speaker=at(text, "فارس المنجد"), speaker_name="فارس المنجد", actor="فارس المنجد", cue=at(text, "قال"),
        content=(at(text, "هجوما قتل أربعة جنود"),), kind="indirect",
    )  # fmt: skip
    event = _event(
        text,
        "هجوما",
        "ASSAULT",
        ("فارس المنجد",),
        ("أربعة جنود",),
        lemma="هجوم",
        statement=0,
        date="2031-05-09",
    )
    [row] = find_register(
        "clashes", [Report(id="r", text=text, actors=actors, statements=(said,), events=(event,))]
    )
    assert (row.by_whom, row.against) == ((), ("أربعة جنود",))


def test_those_who_fell_are_no_doers():
    text = "30 جنديا قتلوا أمس"
    toll = Figure(span=at(text, "30 جنديا"), value=30, unit="جنديا", counts="killed")
    event = _event(text, "قتلوا", "ASSAULT", ("30 جنديا",), lemma="قتل")
    [row] = find_register("clashes", [Report(id="r", text=text, figures=(toll,), events=(event,))])
    assert (row.by_whom, row.against, row.killed) == ((), ("30 جنديا",), (30, 30))


def test_who_fends_off_an_attack_does_not_make_it():
    text = "القوات المجرية تحبط هجوما للمسلحين على الثكنة"
    event = _event(text, "هجوما", "ASSAULT", ("القوات المجرية", "مسلحين"), ("الثكنة",), lemma="هجوم")
    [row] = find_register("clashes", [Report(id="r", text=text, events=(event,))])
    assert row.by_whom == ("مسلحين",)


def test_parties_that_only_stand_near_make_no_clash():
    text = "قصف الجيش القرية"
    event = _event(
        text,
        "قصف",
        "ASSAULT",
        ("الجيش",),
        ("القرية",),
        lemma="قصف",
        rule="قصف:ASSAULT",
        p=0.9,
        party_rule="near",
    )
    assert find_register("clashes", [Report(id="r", text=text, events=(event,))]) == []


@pytest.mark.parametrize(
    ("text", "number", "kept"),
    [
        ("نشرت المجر قوة من 300 جندي في القاعدة", "300 جندي", True),
        ("لقي 24 مسلحا مصرعهم في السيول", "24 مسلحا", False),
        ("كان 3 جنود يسيرون في الشارع", "3 جنود", False),
        ("توجد في المحافظة قوة قوامها 40 مقاتلا", "40 مقاتلا", True),
    ],
)
def test_a_strength_is_told_by_having_or_sending_and_not_by_loss(text, number, kept):
    value = int(number.split()[0])
    figure = Figure(span=at(text, number), value=value, unit="جندي", counts="soldiers")
    event = Event(trigger=Span(0, 3), type="MOBILIZE", status="occurred")
    rows = find_register("forces", [Report(id="r", text=text, figures=(figure,), events=(event,))])
    assert bool(rows) is kept


def test_a_strength_is_the_state_s_that_its_adjective_names():
    text = "انتشر 900 جندي مجري في القاعدة التي تسلمتها المجر من الجيش البولندي"
    figure = Figure(span=at(text, "900 جندي مجري"), value=900, unit="جندي مجري", counts="soldiers")
    actors = (_actor(text, "المجر", "GPE", country="HUN"), _actor(text, "الجيش البولندي", "ORG"))
    event = _event(text, "انتشر", "MOBILIZE", ())
    [row] = find_register(
        "forces", [Report(id="r", text=text, actors=actors, figures=(figure,), events=(event,))]
    )
    assert row.whose == ("المجر",)


@pytest.mark.parametrize(
    ("text", "trigger", "lemma", "who", "what", "of_whom"),
    [
        ("دعا وزير الخارجية الدول الأعضاء إلى فتح المعابر", "دعا", "دعا", "وزير الخارجية", "فتح المعابر", ("الدول الأعضاء",)),
        ("طالبت الحكومة البرلمان بتأجيل الجلسة المقبلة", "طالبت", "طالب", "الحكومة", "تأجيل الجلسة المقبلة", ("البرلمان",)),
        ("يدعو رئيس الوزراء للحوار مع الأحزاب", "يدعو", "دعا", "رئيس الوزراء", "الحوار مع الأحزاب", ()),
        ("حث الرئيس الأطراف على وقف القتال فورا", "حث", "حث", "الرئيس", "وقف القتال فورا", ()),
    ],
)  # fmt: skip
def test_what_is_demanded_begins_at_the_content(text, trigger, lemma, who, what, of_whom):
    event = _event(text, trigger, "REQUEST", (who,), lemma=lemma)
    [row] = find_register("demands", [Report(id="r", text=text, events=(event,))])
    assert row.what == what
    assert not of_whom or row.of_whom == of_whom


@pytest.mark.parametrize(
    ("text", "trigger", "lemma"),
    [
        ("جاء رئيس الوزراء تلبية لدعوة كريمة إلى مأدبة", "لدعوة", "دعا"),
        ("دعت إليها الحكومة في العاصمة", "دعت", "دعا"),
        ("طالب المواطنون بتعبيد الطريق القديم", "طالب", "طالب"),
    ],
)
def test_invitations_bare_allusions_and_wishes_of_citizens_are_no_demands(text, trigger, lemma):
    who = next(words for words in ("رئيس الوزراء", "الحكومة", "المواطنون") if words in text)
    event = _event(text, trigger, "REQUEST", (who,), lemma=lemma)
    assert find_register("demands", [Report(id="r", text=text, events=(event,))]) == []


@pytest.mark.parametrize(
    ("text", "role", "office"),
    [
        ("قال المتحدث الرسمي فارس المنجد", "المتحدث الرسمي", None),
        ("عاد سفير خادم الحرمين الشريفين فارس المنجد", "خادم الحرمين الشريفين", None),
        ("حضرت زوجة الرئيس المجري فارس المنجد", "الرئيس المجري", None),
        ("قال وزير النقل المهندس فارس المنجد", "وزير النقل المهندس", "وزير النقل"),
        ("رحب رئيس الوزراء، وكان المؤتمر قد ختم أعماله أمس بكلمة فارس المنجد", "رئيس الوزراء", None),
    ],
)
def test_an_office_is_its_holder_s_where_it_stands_beside_him_and_says_something(text, role, office):
    actor = _actor(text, "فارس المنجد", "PER", roles=(role,))
    rows = find_register("offices", [Report(id="r", text=text, actors=(actor,))])
    assert [row.office for row in rows] == ([office] if office else [])


def test_an_office_is_told_with_the_body_behind_it():
    text = "قال الأمين العام للأمم المتحدة فارس المنجد"
    actors = (
        _actor(text, "فارس المنجد", "PER", roles=("الأمين العام",)),
        Actor(id="u", name="الأمم المتحدة", type="ORG", mentions=(at(text, "لأمم المتحدة"),)),
    )
    [row] = find_register("offices", [Report(id="r", text=text, actors=actors)])
    assert row.office == "الأمين العام للأمم المتحدة"
