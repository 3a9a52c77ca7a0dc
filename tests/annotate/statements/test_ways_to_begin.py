"""Ways in which newswire begins what is said: who is told first, headlines, colons, marks that nobody closed, bare speech."""

import pytest
from told import said, statements_of


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("أكد لـ«المرفأ» سالم العمري مدير الميناء أن العمل بدأ.", "سالم العمري مدير الميناء", "العمل بدأ"),
        ("من ناحيته حذر مدير الشركة من الظروف الصعبة.", "مدير الشركة", "الظروف الصعبة"),
        ("وتابع سالم العمري الذي قاد الفريق سنوات، «الفريق يمر بمنعطف خطير جدا».", "سالم العمري", "الفريق يمر بمنعطف خطير جدا"),
        ("وقال المرصد \"خطف مسلحون قائد الفرقة أثناء عودته إلى مقره.\n", "المرصد", "خطف مسلحون قائد الفرقة أثناء عودته إلى مقره"),
        ("وكان تقرير حديث أصدرته المنظمة قد أكد أن الأسعار ارتفعت.", "تقرير حديث", "الأسعار ارتفعت"),
        ("أظهر مسح نشرت نتائجه أمس أن الأسعار ارتفعت.", "مسح", "الأسعار ارتفعت"),
        ("لكن المنظمة ومقرها المدينة قالت إن الجفاف طال.", "المنظمة ومقرها المدينة", "الجفاف طال"),
        ("ونقلت وسائل إعلام محلية أن الجسر انهار.", "وسائل إعلام محلية", "الجسر انهار"),
        ("تم افتتاح المركز الجديد في القرية أمس. أوضح ذلك مدير المركز سالم العمري.", "مدير المركز سالم العمري", "تم افتتاح المركز الجديد في القرية أمس"),
        ("قتل عشرة صيادين قرب البحيرة، على ما أفاد مسؤول محلي.", "مسؤول محلي", "قتل عشرة صيادين قرب البحيرة"),
        ("وشكر مدير البلدية سالم العمري السيدة هدى الراشد على دعمها.", "مدير البلدية سالم العمري", "السيدة هدى الراشد على دعمها"),
        ("قدمت إدارة النادي شكرها للجمهور.", "إدارة النادي", "شكرها للجمهور"),
    ],
)  # fmt: skip
def test_what_is_said_is_found_with_its_speaker(text: str, speaker: str, content: str) -> None:
    assert [(name, words) for _, name, words in said(text)] == [(speaker, content)]


def test_a_headline_in_the_present_says_something() -> None:
    [(cue, speaker, content), *_] = said("البلدية تنفي إغلاق السوق\n\nزار الوفد المدينة.")
    assert (cue, speaker, content) == ("تنفي", "البلدية", "إغلاق السوق")


def test_the_desk_of_a_wire_is_no_speaker() -> None:
    [(cue, speaker, _), *_] = said("عام / مدير التعليم : الدراسة تبدأ غدا\n\nزار الوفد المدينة.")
    assert (cue, speaker) == (":", "مدير التعليم")


def test_a_name_a_colon_and_speech_in_marks_are_a_statement() -> None:
    [one] = statements_of("زار الوفد المدينة.\nسالم العمري: «هذا يوم لا ينسى أبدا».")
    assert (one.speaker_name, one.kind) == ("سالم العمري", "direct")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "وطالب سالم العمري بفتح الطريق فورا، مناشدا في هذا الصدد الجهات المعنية التدخل.",
            ["بفتح الطريق فورا", "الجهات المعنية التدخل"],
        ),
        ("قال سالم العمري إن العمل جار، ورفض التعليق على الموعد.", ["العمل جار"]),
        ("عبر سالم العمري عن شكره لكل ما تقدمه البلدية من دعم.", ["شكره لكل ما تقدمه البلدية من دعم"]),
    ],
)
def test_what_is_said_ends_where_something_else_begins(text: str, contents: list[str]) -> None:
    assert [words for _, _, words in said(text)] == contents


def test_who_is_accused_is_not_who_accuses() -> None:
    text = "قال سالم العمري إن العقد سليم. واتهم الشركة بالتأخير."
    assert [one.speaker_name for one in statements_of(text)] == ["سالم العمري", "سالم العمري"]


@pytest.mark.parametrize(
    "text",
    [
        "يفترض أن يصل الوفد غدا.",
        "عبر المحيط الهادئ في ختام رحلة طويلة.",
        "أعترف أني كنت صغيرا.",
        "رفع الفريق الكأس.",
        "رفض سالم العمري أن يعلق على القرار.",
        "وكان السعر متوقعا في التقديرات الأولية.",
        "تقدم الفريق بهدف في الدقيقة الأولى.",
    ],
)
def test_acts_and_the_writer_himself_say_nothing(text: str) -> None:
    assert said(text) == []
