"""What is said: where it begins and ends, how it is quoted, what lies inside it."""

import pytest
from told import said, statements_of


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("قال العمري إن السد امتلأ، فيما ذكرت مصادر أن الفائض كبير.", "السد امتلأ"),
        ("شدد العمري على أهمية الصيانة.", "أهمية الصيانة"),
        ("أشاد العمري بجهود العمال.", "بجهود العمال"),
        ("أعلنت البلدية إغلاق السوق.", "إغلاق السوق"),
        ("قال العمري: «السد امتلأ». ثم غادر القاعة.", "السد امتلأ"),
        ("قال العمري «إن السد امتلأ» أمس.", "السد امتلأ"),
        ("أدانت النقابة التفجير أمس.", "التفجير"),
        ("نفى العمري أن يكون السد متصدعا.", "يكون السد متصدعا"),
    ],
)
def test_the_content_is_what_is_said_and_no_more(text: str, content: str) -> None:
    assert said(text)[0][2] == content


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال العمري: «لن نغلق السد قبل الخريف».", "direct"),
        ("قال العمري إن السد «ممتلئ إلى آخره» منذ أيام.", "mixed"),
        ("قال العمري إن صحيفة «المرفأ» أخطأت.", "indirect"),
        ("قال العمري: لن نغلق السد.", "indirect"),
    ],
)
def test_the_kind_tells_how_much_of_it_stands_between_marks(text: str, kind: str) -> None:
    assert statements_of(text)[0].kind == kind


def test_a_quotation_goes_on_over_its_sentences() -> None:
    text = "قال العمري: «امتلأ السد. لم نر مثل هذا. سنفتح البوابات». وغادر."
    assert said(text)[0][2] == "امتلأ السد. لم نر مثل هذا. سنفتح البوابات"


def test_words_inside_words_point_to_what_holds_them() -> None:
    text = "قال سالم العمري إن هدى الراشد أبلغت المجلس أن الطريق فتح."
    outer, inner = statements_of(text)
    assert (outer.inside, inner.inside) == (None, 0)
    assert inner.content[0].of(text) == "الطريق فتح"


def test_a_source_in_the_middle_leaves_two_spans() -> None:
    text = "خسر المصنع، بحسب مصادر محلية، نصف عماله."
    assert said(text) == [("بحسب", "مصادر محلية", "خسر المصنع | نصف عماله")]


def test_a_measure_or_rule_is_no_source() -> None:
    assert said("وزعت السلال بحسب الحاجة وفق آلية معروفة.") == []


def test_a_headline_with_a_colon_is_a_statement_of_a_person_but_not_of_a_country() -> None:
    assert said("سالم العمري: السد امتلأ\n\nنص الخبر هنا.")[0] == (":", "سالم العمري", "السد امتلأ")
    assert said("هجمات: مقتل خمسة\n\nنص الخبر هنا.") == []


def test_a_denial_points_to_what_it_denies() -> None:
    text = "قالت مصادر محلية إن السد القديم تصدع بعد المطر. ونفى وزير المياه سالم العمري تصدع السد القديم بعد المطر."
    first, second = statements_of(text)
    assert (second.act, second.responds_to) == ("denied", 0)
    assert first.responds_to is None


def test_a_paragraph_that_is_nothing_but_a_quotation_runs_on_with_the_speaker_before() -> None:
    text = "قال العمري: «امتلأ السد بعد المطر».\n«سنفتح البوابات غدا في الصباح الباكر».\nوغادر القاعة."
    assert said(text)[0][2] == "امتلأ السد بعد المطر | سنفتح البوابات غدا في الصباح الباكر"
