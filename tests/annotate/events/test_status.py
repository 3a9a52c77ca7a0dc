"""Announced is not done."""

import pytest

from khabar.annotate import annotate
from khabar.model import Article

from .reading import told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("التقى الوزير السفير", "occurred"),
        ("سيلتقي الوزير السفير", "planned"),
        ("سوف يلتقي الوزير السفير", "planned"),
        ("لم يلتق الوزير السفير", "denied"),
        ("لن يلتقي الوزير السفير", "denied"),
        ("قد يلتقي الوزير السفير", "hypothetical"),
        ("من المقرر أن يلتقي الوزير السفير", "planned"),
        ("سيقوم الوزير بزيارة إلى فرنسا", "planned"),
        ("تحاصر القوات المتمردين في المدينة", "ongoing"),
    ],
)
def test_the_status_follows_tense_and_particles(text, status):
    assert told(text)[0][2] == status


def test_what_is_demanded_is_an_event_of_its_own_that_is_called_for():
    demand, release = told("طالبت المنظمة الحكومة بالإفراج عن المعتقلين")
    assert demand[:3] == ("طالبت", "REQUEST", "occurred")
    assert release[:3] == ("بالإفراج", "CONCEDE", "called_for")


def test_a_purpose_is_planned():
    events = told("أرسلت الدولة طائرات لقصف المتمردين")
    assert ("لقصف", "planned") in [(event[0], event[2]) for event in events]


def test_a_headline_in_the_present_tells_what_occurred():
    text = "الرئيس يلتقي الوفد\n\nالتقى الرئيس الوفد اليوم"
    assert [event[2] for event in told(text, headline="الرئيس يلتقي الوفد")] == ["occurred", "occurred"]


def test_after_bad_a_noun_has_occurred():
    assert told("جاء ذلك بعد توقيع الحكومة والحركة اتفاقا")[0][2] == "occurred"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("لم تقصف الطائرات البلدة سوى مرتين", "occurred"),
        ("على الحكومة أن تسحب قواتها من البلدة", "called_for"),
        ("تعرض الجنود للقصف", "occurred"),
    ],
)
def test_exceptions_duties_and_what_befell(text, status):
    assert status in [event[2] for event in told(text)]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("أعرب الوزير عن إدانته للتفجير الذي نفذه مسلحون", "للتفجير", "occurred"),
        ("أكد المتحدث عدم تعرض مقر للشرطة لهجوم من المسلحين", "لهجوم", "denied"),
        ("وأضاف أن أي هجوم على الحكومة مرفوض", "هجوم", "hypothetical"),
        ("وصل الأمير إلى عمان تلبية لدعوة من الملك", "لدعوة", "occurred"),
        ("سافر المواطن إلى سوريا للقتال مع المسلحين", "للقتال", "occurred"),
        ("وافق البرلمان على إرسال قوات إلى الحدود", "إرسال", "planned"),
        ("يلتقي الوزير السفير غدا في باريس", "يلتقي", "planned"),
        ("وتشن القوات الحكومية هجوما على المسلحين", "هجوما", "ongoing"),
        ("أقر المتهمون بتفجير المسجد أمام المحكمة", "بتفجير", "occurred"),
    ],
)
def test_what_rules_a_noun_says_whether_it_occurred(text, trigger, status):
    assert (trigger, status) in [(event[0], event[2]) for event in told(text)]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("وستخسر الحكومة الكثير إذا قررت قصف مواقع المتمردين", "قصف", "hypothetical"),
        ("وقال الوزير إن الشركات ستعود حالما ترفع الحكومة العقوبات عن المتمردين", "ترفع", "hypothetical"),
        ("وقالت المتحدثة إن ما نشره الموقع عن نشر قوات على الحدود عار من الصحة", "نشر", "denied"),
        ("واتخذت الشرطة إجراءات بعد ساعات من مقتل الوزير", "مقتل", "occurred"),
    ],
)
def test_a_condition_a_lie_and_an_hour_say_whether_it_occurred(text, trigger, status):
    assert (trigger, status) in [(event[0], event[2]) for event in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "يلتقي وزير الخارجية اليوم نظيره الروسي",
        "يعقد وزير الخارجية اليوم مباحثات مع أمير الدولة",
        "يزور الوزير اليوم العاصمة",
    ],
)
def test_a_present_with_today_is_what_the_day_is_to_bring(text):
    (event,) = annotate(Article(id="1", text=text, published="2031-05-10")).events
    assert event.status == "planned"


def test_a_past_with_today_has_been_and_who_visits_today_is_there():
    (event,) = annotate(Article(id="1", text="التقى الوزير اليوم نظيره.", published="2031-05-10")).events
    assert event.status == "occurred"
    text = "قال الوزير الذي يزور المملكة اليوم إن العلاقات جيدة."
    (event,) = annotate(Article(id="1", text=text, published="2031-05-10")).events
    assert event.status == "ongoing"


def test_what_is_worked_for_is_still_to_come():
    (event,) = annotate(Article(id="1", text="تعمل القوات من أجل دحر المسلحين.")).events
    assert event.status == "planned"


def test_who_stands_behind_a_circumstance_is_not_its_doer():
    text = "ظهر أحد مقاتلي التنظيم، وهو يتوعد القائد العام للجيش سالم النجار بعمليات قريبة."
    report = annotate(Article(id="1", text=text))
    assert all("سالم" not in (statement.speaker_name or "") for statement in report.statements)
    (event,) = [one for one in report.events if one.type == "THREATEN"]
    assert all("سالم" not in span.of(text) for span in event.actor)
