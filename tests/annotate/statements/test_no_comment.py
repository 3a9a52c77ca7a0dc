"""Who is reported to have said nothing, and what is none of it."""

import pytest

from khabar.annotate import annotate
from khabar.model import Article


@pytest.mark.parametrize(
    ("text", "kind", "speaker", "about"),
    [
        ("ورفض الناطق باسم البلدية سالم العمري التعليق على صحة الأنباء.", "refused", "الناطق باسم البلدية سالم العمري", "صحة الأنباء"),
        ("وامتنعت الشركة عن الإدلاء بأي تصريح حول الصفقة.", "refused", "الشركة", "الصفقة"),
        ("ولم يرد مكتب المحافظ على طلب للتعليق.", "silent", "مكتب المحافظ", None),
        ("ولم تصدر وزارة النقل أي تعليق حول الحادث.", "silent", "وزارة النقل", "الحادث"),
        ("ولم يتسن الحصول على تعليق من وزارة النقل.", "unreached", "وزارة النقل", None),
        ("والتزمت إدارة النادي الصمت حيال الأنباء المتداولة.", "silent", "إدارة النادي", "الأنباء المتداولة"),
    ],
)  # fmt: skip
def test_who_would_not_speak_is_recorded_with_what_he_was_silent_on(
    text: str, kind: str, speaker: str, about: str | None
) -> None:
    [silent] = annotate(Article(id="a", text=text)).no_comments
    assert (silent.kind, silent.speaker and silent.speaker.of(text)) == (kind, speaker)
    assert (silent.about.of(text) if silent.about else None) == about


def test_who_spoke_and_then_refused_is_the_speaker_of_the_sentence() -> None:
    text = "قال المدير سالم العمري إن العمل جار، ورفض التعليق على موعد الافتتاح."
    [silent] = annotate(Article(id="a", text=text)).no_comments
    assert silent.speaker_name == "سالم العمري"
    assert silent.elided


@pytest.mark.parametrize(
    "text",
    [
        "وقال مصدر رفض الكشف عن هويته إن القرار صدر.",
        "رفض اللاعب العرض المقدم من النادي.",
        "لم يرد في البيان أي تفاصيل عن الصفقة.",
        "لم يرد للجنة أي طلب من النادي.",
    ],
)
def test_a_refusal_of_something_else_is_no_silence(text: str) -> None:
    assert not annotate(Article(id="a", text=text)).no_comments
