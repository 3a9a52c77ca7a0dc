"""The words of a party: no more and no less than who it is; made-up sentences, objects built by hand."""

import pytest

from khabar.model import Actor, Report, Span, Statement, Time
from khabar.registers.phrases import names_of
from khabar.registers.telling import teller_name
from khabar.registers.whole import whole_phrase


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _actor(text: str, name: str, kind: str, **more: object) -> Actor:
    return Actor(id=name, name=name, type=kind, mentions=(_at(text, name),), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("تقدمت القوات الموالية للحكومة صباحا", "القوات الموالية", "القوات الموالية للحكومة"),
        (
            "أصيب رجال الشرطة المكلفون بأمن الملعب مساء",
            "رجال الشرطة المكلفون",
            "رجال الشرطة المكلفون بأمن الملعب",
        ),
        (
            "دعت الوزيرة السابقة المرشحة لانتخابات الحزب إلى الحوار",
            "الوزيرة السابقة المرشحة",
            "الوزيرة السابقة المرشحة لانتخابات الحزب",
        ),
        ("دعا الزعيم الجديد للتعاون بين الجميع", "الزعيم الجديد", "الزعيم الجديد"),
        ("دمرت الغارة دورية تابعة لهم فجرا", "دورية تابعة", "دورية تابعة لهم"),
        ("هاجمت عصابة من المستوطنين القرية", "عصابة", "عصابة من المستوطنين"),
        ("تمكن مسلحون من السيطرة على التل", "مسلحون", "مسلحون"),
        ("قتل ثلاثة جنود قرب الحدود", "ثلاثة جنود", "ثلاثة جنود"),
        ("اتهمت وحدة مكافحة الألغام الجيش", "وحدة", "وحدة مكافحة الألغام"),
        ("قال الأمين العام للرابطة إن", "الأمين العام", "الأمين العام للرابطة"),
        ("ضرب المقاتلين المتشددين مساء", "المقاتلين", "المقاتلين المتشددين"),
        ("زار الوزير الذي استقال القرية", "الوزير", "الوزير"),
    ],
)
def test_a_party_goes_as_far_as_its_noun_phrase(text: str, words: str, whole: str) -> None:
    assert whole_phrase(Report(id="r", text=text), _at(text, words)).of(text) == whole


def test_a_force_that_is_loyal_to_a_person_is_named_with_his_office_and_name() -> None:
    text = "القوات الموالية للرئيس السابق ناصر العلي في المدينة"
    report = Report(id="r", text=text, actors=(_actor(text, "ناصر العلي", "PER"),))
    assert names_of(report, [_at(text, "القوات الموالية")]) == ("القوات الموالية للرئيس السابق ناصر العلي",)


def test_a_day_behind_a_party_is_none_of_its_words() -> None:
    text = "قصفت طائرات الأحد مواقع"
    time = Time(span=_at(text, "الأحد"), type="DATE", value=None)
    assert whole_phrase(Report(id="r", text=text, times=(time,)), _at(text, "طائرات")).of(text) == "طائرات"


def test_the_minister_of_somebody_is_not_that_somebody() -> None:
    text = "التقى وزير خارجية ناصر نظيره"
    report = Report(id="r", text=text, actors=(_actor(text, "ناصر", "PER"),))
    assert names_of(report, [_at(text, "وزير خارجية ناصر")]) == ("وزير خارجية ناصر",)


def test_an_office_is_shown_as_its_holder_who_is_named_behind_it() -> None:
    text = "دان الأمين العام للرابطة الدكتور سالم المهيري الحادث"
    report = Report(id="r", text=text, actors=(_actor(text, "سالم المهيري", "PER"),))
    assert names_of(report, [_at(text, "الأمين العام")]) == ("سالم المهيري",)


def test_ministers_of_states_are_not_the_union_of_the_states() -> None:
    text = "اجتمع وزراء خارجية دول اتحاد الجزر في المرفأ"
    report = Report(id="r", text=text, actors=(_actor(text, "دول اتحاد الجزر", "ORG"),))
    assert names_of(report, [_at(text, "وزراء خارجية دول اتحاد الجزر")]) == ("وزراء خارجية دول اتحاد الجزر",)


def test_a_bare_class_is_the_body_named_last_under_it() -> None:
    text = 'تراجع تنظيم "النسر" شمالا. وقصف الطيران التنظيم المتشدد مساء'
    report = Report(id="r", text=text, actors=(_actor(text, "النسر", "ORG"),))
    assert names_of(report, [_at(text, "التنظيم المتشدد")]) == ("النسر",)


def test_whom_the_whole_of_another_party_holds_is_named_once() -> None:
    text = "استهدفت الغارة ناشطين من حزب النهار مساء"
    actor = _actor(text, "حزب النهار", "ORG")
    report = Report(id="r", text=text, actors=(actor,))
    assert names_of(report, [_at(text, "ناشطين"), _at(text, "حزب النهار")]) == ("ناشطين من حزب النهار",)


def test_a_party_ends_before_the_next_verb_and_before_the_year() -> None:
    text = "مدينة سقطت بيد التنظيم العام الماضي"
    assert names_of(Report(id="r", text=text), [_at(text, "التنظيم العام")]) == ("التنظيم",)


def test_a_speaker_is_named_with_all_that_he_is() -> None:
    text = "مدير كهرباء أوسان: المحطات تضررت"
    actor = _actor(text, "كهرباء أوسان", "ORG")
    statement = Statement(
        speaker=_at(text, "مدير كهرباء أوسان"), speaker_name="كهرباء أوسان", actor=actor.id, cue=_at(text, ":"),
        content=(_at(text, "المحطات تضررت"),), kind="indirect",
    )  # fmt: skip
    report = Report(id="r", text=text, actors=(actor,), statements=(statement,))
    assert teller_name(report, statement) == "مدير كهرباء أوسان"


def test_whom_a_movement_is_close_to_is_not_the_movement() -> None:
    text = "حركة الوادي الثورية المقربة من حزب النهر الكبير"
    party = Actor(id="h", name="حزب النهر الكبير", type="ORG", mentions=(_at(text, "حزب النهر الكبير"),))
    report = Report(id="r", text=text, actors=(party,))
    assert names_of(report, [Span(0, len(text))]) == (text,)
