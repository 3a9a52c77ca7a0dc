"""What texts say, asides that name a source, what outlets learned, and verbs whose topic or addressee stands close."""

import pytest
from told import said, statements_of

from khabar.annotate.statements import find_statements
from khabar.arabic.words import split
from khabar.model import Layout, Span


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("وجاء في لائحة الاتهام أن الرجل دخل المخزن ليلا.", "لائحة الاتهام", "الرجل دخل المخزن ليلا"),
        ("وصل الوفد صباحا، كما جاء في بيان البلدية.", "بيان البلدية", "وصل الوفد صباحا"),
        ("انهار السد بعد المطر، كما قال رئيس البلدية.", "رئيس البلدية", "انهار السد بعد المطر"),
        ("علمت «المرفأ» من مصادر مطلعة أن المصنع سيغلق.", "مصادر مطلعة", "المصنع سيغلق"),
        ("قال اثنان من مسؤولي البلدية إن الطريق مغلق.", "اثنان من مسؤولي البلدية", "الطريق مغلق"),
    ],
)
def test_a_text_or_an_aside_names_who_says_it(text: str, speaker: str, content: str) -> None:
    one = statements_of(text)[0]
    assert one.speaker is not None
    assert one.speaker.of(text) == speaker
    assert one.content[0].of(text) == content


def test_what_a_text_also_says_is_said_by_the_text_before() -> None:
    text = "وجاء في التقرير أن النهر ملوث.\nوجاء أيضا أن السمك قليل."
    assert [one.speaker.of(text) for one in statements_of(text) if one.speaker] == ["التقرير", "التقرير"]


def test_the_topic_before_a_verb_is_not_its_speaker() -> None:
    text = "قال سالم العمري إن الجسر انهار.\nوعن عدد المصابين قال إنهم سبعة."
    two = statements_of(text)[1]
    assert two.speaker is not None
    assert two.speaker.of(text) == "سالم العمري"
    assert two.elided


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("طالب حزب الأرض المعارض الحكومة بنشر العقد.", "حزب الأرض المعارض", "الحكومة بنشر العقد"),
        ("دعت وزارة الداخلية المواطنين إلى الهدوء.", "وزارة الداخلية", "المواطنين إلى الهدوء"),
        ("وكانت البلدية دعت أهالي القرية إلى الحذر.", "البلدية", "أهالي القرية إلى الحذر"),
    ],
)
def test_those_whom_a_demand_addresses_stand_in_the_content(text: str, speaker: str, content: str) -> None:
    one = statements_of(text)[0]
    assert one.speaker is not None
    assert one.speaker.of(text) == speaker
    assert one.content[0].of(text) == content


def test_a_source_that_asks_not_to_be_named_keeps_its_clause() -> None:
    text = "وكشف مسؤول رفيع، طلب عدم ذكر اسمه، أن العقد وقع."
    one = statements_of(text)[0]
    assert one.content[0].of(text) == "العقد وقع"


def test_the_dateline_is_no_part_of_what_is_said() -> None:
    text = "الرياض (وكالة المرفأ) - قتل أربعة جنود عند المعبر، بحسب وزارة الدفاع."
    layout = Layout(dateline=Span(0, text.index("قتل")))
    [one] = find_statements(split(text), layout=layout, actors=[], times=[])
    assert one.content[0].of(text) == "قتل أربعة جنود عند المعبر"


@pytest.mark.parametrize(
    "text",
    [
        "وشددت قوات الأمن من إجراءات التفتيش على عدد من الطرق.",
        "وزاد عدد المهاجرين إلى المدن التي كبرت كثيرا ونرى أن الأمر صعب.",
        "«المرفأ» تحدثت إلى مصدر عسكري حول صحة التسجيلات.",
        "وكتب على لافتة علقت قرب الجدار «ممنوع الوقوف هنا يا سادة».",
    ],
)
def test_a_verb_that_only_looks_like_a_report_is_none(text: str) -> None:
    assert said(text) == []
