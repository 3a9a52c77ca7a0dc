"""Who goes on in a relative clause, in a call or letter, and what the outlet itself adds."""

import pytest
from told import said, statements_of


@pytest.mark.parametrize(
    "text",
    [
        "قال سالم العمري إن بلاده ستقاتل جماعة المرفأ التي استولت على المدينة وأعلنت قيام دولة.",
        "قال سالم العمري إن الحكومة ستحاور حزب الأرض الذي انسحب من المجلس وأعلن تشكيل تحالف.",
    ],
)
def test_a_joined_verb_goes_on_with_the_relative_clause_before_it(text: str) -> None:
    outer, inner = statements_of(text)
    assert outer.content[-1].of(text).endswith(inner.content[-1].of(text))
    assert inner.inside == 0
    assert inner.speaker is not None
    assert inner.speaker.of(text) in ("جماعة المرفأ", "حزب الأرض")


def test_a_relative_clause_about_a_thing_leaves_the_joined_verb_to_the_speaker() -> None:
    text = "رأى سالم العمري أن ما حدث رد على التفجير الذي وقع في المسجد وقال «لن نخاف من أحد أبدا»."
    assert [speaker for _, speaker, _ in said(text)] == ["سالم العمري", "سالم العمري"]


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("وكالتا الأنباء «المرفأ» و«الساحل»", "وكالتا الأنباء «المرفأ» و«الساحل»"),
        ("محطتا (إن تي) و(سي تي)", "محطتا (إن تي) و(سي تي)"),
        ("صحيفتا «المرفأ» و«الساحل»", "صحيفتا «المرفأ» و«الساحل»"),
        ("وزارتا الدفاع والداخلية", "وزارتا الدفاع والداخلية"),
    ],
)
def test_two_outlets_or_ministries_in_the_dual_speak(phrase: str, speaker: str) -> None:
    assert said(f"ذكرت {phrase} أن الطريق مغلق.") == [("ذكرت", speaker, "الطريق مغلق")]


@pytest.mark.parametrize(
    "doubt",
    [
        " لكن لم يتسن لرويترز على الفور التأكد من صحة التقرير",
        "، ولم يوضح متى يبدأ ذلك",
        " لكنها رفضت التعليق على عدد الركاب",
        "، لكنها لم تعط مزيدا من التفاصيل",
    ],
)
def test_what_the_outlet_does_not_know_is_not_said_by_its_source(doubt: str) -> None:
    text = f"ذكرت إذاعة المرفأ أن الرحلات توقفت{doubt}."
    assert [content for _, _, content in said(text)][0] == "الرحلات توقفت"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أجرى الوزير سالم العمري، مساء أمس، اتصالا هاتفيا بالرئيس، هو الأول منذ شهر، قدم فيه التعازي.", "الوزير سالم العمري"),
        ("تلقى الوزير اتصالا هاتفيا من هدى الراشد وزيرة الصحة في أوسان أعربت خلاله عن أسفها.", "هدى الراشد وزيرة الصحة في أوسان"),
    ],
)  # fmt: skip
def test_in_a_call_the_caller_speaks(text: str, speaker: str) -> None:
    [one] = statements_of(text)
    assert one.speaker is not None
    assert one.speaker.of(text) == speaker
    assert one.via is not None
    assert one.via.of(text).startswith("اتصالا هاتفيا")


def test_the_one_who_was_called_answers_in_the_same_call() -> None:
    text = "تلقى ولي العهد الأمير سالم العمري اتصالا هاتفيا من هدى الراشد أعربت فيه عن أسفها.\nوقدم ولي العهد شكره للسيدة هدى الراشد."
    _, answer = statements_of(text)
    assert answer.speaker_name == "سالم العمري"
    assert answer.via is not None
    assert answer.via.of(text).startswith("اتصالا هاتفيا")


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("استقبل وزير الصحة الدكتور سالم العمري وفدا.", "سالم العمري"),
        ("استقبل سالم العمري، وزير الصحة، وفدا.", "سالم العمري"),
        ("استقبل نائب وزير الصحة سالم العمري وفدا.", "وزير الصحة"),
        ("التقى وزير الصحة سالم العمري السفراء بعد وزير الصحة هدى الراشد.", "وزير الصحة"),
    ],
)
def test_an_office_is_its_one_holder_named_before(before: str, name: str) -> None:
    text = f"{before}\n\nوقال وزير الصحة إن المستشفى جاهز."
    assert statements_of(text)[-1].speaker_name == name


def test_a_paper_that_was_informed_is_the_medium_and_not_the_speaker() -> None:
    text = "أبلغ «عكاظ» مدير المرور سالم العمري أن الطريق مغلق."
    [one] = statements_of(text)
    assert one.speaker is not None
    assert one.speaker.of(text) == "مدير المرور سالم العمري"
    assert one.via is not None
    assert one.via.of(text) == "عكاظ"


def test_a_press_conference_goes_on_where_the_speaker_is_named_anew() -> None:
    text = "قال الوزير سالم العمري في مؤتمر صحافي إن الجسر جاهز.\nوأضاف العمري أن العمل انتهى.\nوأكد الوزير سالم العمري أن الطريق مفتوح."
    media = [one.via.of(text) if one.via else None for one in statements_of(text)]
    assert media[0] == media[-1] == "مؤتمر صحافي"
