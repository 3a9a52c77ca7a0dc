"""Through whom: the medium, the path back to the source, its grade."""

import pytest
from told import said, statements_of


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("قال سالم العمري لوكالة رويترز إن السد امتلأ.", "وكالة رويترز"),
        ("قال سالم العمري لـ«المرفأ» إن السد امتلأ.", "المرفأ"),
        ("قال سالم العمري، في منشور عبر منصة «إكس»، إن السد امتلأ.", "منشور عبر منصة «إكس»"),
        ("وخلال لقائه الصحفيين، قال سالم العمري إن السد امتلأ.", "لقائه الصحفيين"),
        ("قال سالم العمري إن السد امتلأ، بحسب وكالة رويترز.", "وكالة رويترز"),
        ("ونقلت صحيفة المرفأ عن سالم العمري قوله إن السد امتلأ.", "صحيفة المرفأ"),
        ("أدان سالم العمري حرق المكتبة. جاء ذلك في بيان صدر مساء.", "بيان"),
    ],
)
def test_the_medium_is_found(text: str, via: str) -> None:
    one = statements_of(text)[0]
    assert one.via is not None
    assert one.via.of(text) == via


def test_a_relay_is_one_statement_of_the_one_relayed() -> None:
    text = "ونقلت صحيفة المرفأ عن سالم العمري قوله إن السد امتلأ."
    [one] = statements_of(text)
    assert (one.cue.of(text), one.speaker_name) == ("قوله", "سالم العمري")
    assert [(link.kind, link.name) for link in one.path] == [
        ("outlet", "صحيفة المرفأ"),
        ("principal", "سالم العمري"),
    ]


def test_an_interview_goes_on_to_the_next_words_of_the_same_speaker() -> None:
    text = "قال سالم العمري في مقابلة مع «المرفأ» إن السد امتلأ.\nوأضاف أن الفائض كبير."
    first, second = statements_of(text)
    assert second.via == first.via is not None


def test_a_spokesman_stands_before_his_principal() -> None:
    text = "قالت هدى الراشد المتحدثة باسم وزارة المياه إن السد امتلأ."
    assert [link.kind for link in statements_of(text)[0].path] == ["spokesman", "principal"]


def test_the_path_of_words_inside_words_leads_through_the_outer_speaker() -> None:
    text = "قال سالم العمري إن هدى الراشد أبلغت المجلس أن الطريق فتح."
    assert [link.name for link in statements_of(text)[1].path] == ["سالم العمري", "هدى الراشد"]


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("قال وزير المياه سالم العمري إن السد امتلأ.", "named official"),
        ("قال سالم العمري إن السد امتلأ.", "named person"),
        ("قالت وزارة المياه إن السد امتلأ.", "named body"),
        ("ذكر التقرير أن السد امتلأ.", "document"),
        ("قال مصدر أمني إن السد امتلأ.", "unnamed official"),
        ("قال شهود إن السد امتلأ.", "unnamed"),
        ("ذكرت صحيفة المرفأ أن السد امتلأ.", "outlet"),
    ],
)
def test_the_grade_tells_how_well_the_source_is_named(text: str, grade: str) -> None:
    assert statements_of(text)[0].grade == grade


def test_a_source_at_the_head_of_the_second_sentence_is_read_in_its_own() -> None:
    text = "تأخرت الرحلة. وحسبما ذكرت وكالة النهر شرع المسافرون في الصراخ."
    assert [one[:2] for one in said(text)] == [("ذكرت", "وكالة النهر")]
