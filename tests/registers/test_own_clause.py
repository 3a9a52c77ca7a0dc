"""What belongs to an event by its own clause: day, place, how far it has come, who tells it; made-up sentences."""

import pytest

from khabar.model import Actor, Event, EventStatus, Report, Span, Statement, Time
from khabar.registers import find_register
from khabar.registers.clauses import own_date, place_of, told_status
from khabar.registers.parties import with_sure_parties
from khabar.registers.telling import told_by


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _dated(text: str, trigger: str, day: str, **more: object) -> tuple[Report, Event]:
    event = Event(
        trigger=_at(text, trigger), type="ASSAULT", status="occurred", date="2015-08-03", time=0, **more
    )  # type: ignore[arg-type]
    time = Time(span=_at(text, day), type="DATE", value="2015-08-03")
    return Report(id="r", text=text, events=(event,), times=(time,)), event


@pytest.mark.parametrize(
    ("text", "trigger", "day", "is_own"),
    [
        ("شن الطيران أمس غارات على التل", "غارات", "أمس", True),
        ("سيطرت القوات على التل أمس", "سيطرت", "أمس", True),
        ("صوت البرلمان الأربعاء على مشروع بعد يومين على إبرام اتفاق", "إبرام", "الأربعاء", False),
        ("بعد توقيع الاتفاق منتصف الشهر كان له لقاء آخر", "لقاء", "منتصف الشهر", False),
        ("سيطر الجنود على التل قبل أن يشن العدو هجوما أمس", "سيطر", "أمس", False),
        ("انسحب الجيش من التل الذي دمره قصف أمس", "انسحب", "أمس", False),
        ("أعلنت الوزارة أمس عن مقتل جندي", "مقتل", "أمس", True),
        ("وصل الوفد صباحا. وبدأت أمس المعارك", "وصل", "أمس", False),
        (
            "صادق المجلس الثلاثاء على القرار ممهدا لفتح المعبر بموجب اتفاق بين البلدين",
            "اتفاق",
            "الثلاثاء",
            False,
        ),
    ],
)
def test_a_day_is_an_events_own_in_its_own_clause_alone(
    text: str, trigger: str, day: str, is_own: bool
) -> None:
    report, event = _dated(text, trigger, day)
    assert (own_date(report, event) is not None) is is_own


def test_the_day_of_a_statement_is_not_that_of_the_act_it_tells() -> None:
    text = "أكدت الوزارة أمس أن الجنود سيطروا على التل"
    report, event = _dated(text, "سيطروا", "أمس", statement=0)
    said = Statement(
        speaker=_at(text, "الوزارة"), speaker_name="الوزارة", cue=_at(text, "أكدت"),
        content=(_at(text, "أن الجنود سيطروا على التل"),), kind="indirect",
    )  # fmt: skip
    report = Report(id="r", text=text, events=report.events, times=report.times, statements=(said,))
    assert own_date(report, event) is None


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("لم تكن هناك زيارة رسمية", "زيارة", "denied"),
        ("تضاعفت الدعوات إلى استقالة الوزير", "استقالة", "called_for"),
        ("تسعى القوات إلى تحرير الميناء", "تحرير", "planned"),
        ("خشية سقوط المدينة", "سقوط", "hypothetical"),
        ("الاستقرار مستحيل دون تنحي الحاكم", "تنحي", None),
        ("أعلن الوزير استقالة معاونه", "استقالة", "occurred"),
    ],
)
def test_the_words_before_an_event_say_how_far_it_has_come(
    text: str, trigger: str, status: EventStatus | None
) -> None:
    event = Event(trigger=_at(text, trigger), type="CONSULT", status="occurred")
    assert told_status(Report(id="r", text=text, events=(event,)), event) == status


def test_a_place_of_the_source_is_not_that_of_the_event() -> None:
    text = "أجرى الوزير اتصالا بنظيره بحسب معلومات من داخل القصر"
    event = Event(trigger=_at(text, "اتصالا"), type="CONSULT", status="occurred", place=_at(text, "القصر"))
    assert place_of(Report(id="r", text=text, events=(event,)), event) is None


def test_some_place_is_no_place() -> None:
    text = "سيطر المسلحون على مناطق حساسة"
    event = Event(
        trigger=_at(text, "سيطر"), type="ASSAULT", status="occurred", place=_at(text, "مناطق حساسة")
    )
    assert place_of(Report(id="r", text=text, events=(event,)), event) is None


def test_the_outlet_goes_on_in_its_own_voice_behind_a_said_clause() -> None:
    text = "أعلنت الحركة تعيين قائد في الوقت الذي بدأت مفاوضات مع الحكومة"
    said = Statement(
        speaker=_at(text, "الحركة"),
        speaker_name="الحركة",
        cue=_at(text, "أعلنت"),
        content=(Span(13, len(text)),),
        kind="indirect",
    )
    event = Event(trigger=_at(text, "مفاوضات"), type="CONSULT", status="occurred", statement=0)
    report = Report(id="r", text=text, events=(event,), statements=(said,))
    assert told_by(report, event) is None


def test_the_innermost_speaker_tells_an_event() -> None:
    text = "قالت الوكالة إن الناطق أكد أن الجنود سيطروا على التل"
    outer = Statement(
        speaker=_at(text, "الوكالة"),
        speaker_name="الوكالة",
        cue=_at(text, "قالت"),
        content=(Span(13, len(text)),),
        kind="indirect",
    )
    inner = Statement(
        speaker=_at(text, "الناطق"), speaker_name="الناطق", cue=_at(text, "أكد"),
        content=(_at(text, "أن الجنود سيطروا على التل"),), kind="indirect",
    )  # fmt: skip
    event = Event(trigger=_at(text, "سيطروا"), type="ASSAULT", status="occurred", statement=0)
    assert told_by(Report(id="r", text=text, events=(event,), statements=(outer, inner)), event) == "الناطق"


def test_a_country_in_the_clause_of_another_is_no_party() -> None:
    text = "قصف التحالف الذي تقوده أوسانيا مواقع"
    actor = Actor(id="o", name="أوسانيا", type="GPE", mentions=(_at(text, "أوسانيا"),))
    event = Event(
        trigger=_at(text, "قصف"),
        type="ASSAULT",
        status="occurred",
        actor=(_at(text, "التحالف"), _at(text, "أوسانيا")),
    )
    report = Report(id="r", text=text, events=(event,), actors=(actor,))
    assert with_sure_parties(report, event).actor == (_at(text, "التحالف"),)


@pytest.mark.parametrize(("p", "kept"), [(0.3, False), (0.9, True)])
def test_a_party_that_the_weighing_doubts_is_left_out(p: float, kept: bool) -> None:
    text = "المصنع القديم في حي كبير شهد معارك ضد المسلحين"
    event = Event(
        trigger=_at(text, "معارك"),
        type="ASSAULT",
        status="occurred",
        actor=(_at(text, "المصنع"),),
        actor_p=(p,),
    )
    report = Report(id="r", text=text, events=(event,))
    assert bool(with_sure_parties(report, event).actor) is kept


@pytest.mark.parametrize(
    ("text", "trigger", "status", "told"),
    [
        ("تقرر اللجنة ما إذا كان الوزير سيوافق على العقد", "سيوافق", "planned", "hypothetical"),
        ("تحدث الوزير في ختام حوار مع الوفد", "حوار", "planned", "occurred"),
        ("سيلتقي الوزير بعد زيارته المدينة وفدا", "زيارته", "planned", "planned"),
    ],
)
def test_what_is_closed_has_come(text: str, trigger: str, status: EventStatus, told: EventStatus) -> None:
    event = Event(trigger=_at(text, trigger), type="CONSULT", status=status)
    assert told_status(Report(id="r", text=text, events=(event,)), event) == told


def test_quotation_marks_closed_before_do_not_keep_the_outlet_from_going_on() -> None:
    text = "أعلن الوزير أن بلاده تسمح باستخدام «الميناء» وذلك في الوقت الذي بدأت فيه غارات على التل"
    statement = Statement(
        cue=_at(text, "أعلن"), act="said", kind="indirect", speaker=_at(text, "الوزير"), speaker_name="الوزير",
        content=(Span(text.index("بلاده"), len(text)),),
    )  # fmt: skip
    event = Event(trigger=_at(text, "غارات"), type="ASSAULT", status="occurred", statement=0)
    assert told_by(Report(id="r", text=text, statements=(statement,), events=(event,)), event) is None


def test_a_field_that_is_left_empty_has_no_words() -> None:
    text = "قصف الجيش مواقع الجبهة في منطقة مهمة يوم السبت."
    event = Event(
        trigger=_at(text, "قصف"), type="ASSAULT", status="occurred", lemma="قصف", actor=(_at(text, "الجيش"),),
        recipient=(_at(text, "مواقع الجبهة"),), place=_at(text, "منطقة مهمة"),
    )  # fmt: skip
    [row] = find_register("clashes", [Report(id="r", text=text, events=(event,))])
    assert (row.place, [one for one in row.cites if one.field == "place"]) == (None, [])  # type: ignore[union-attr]
