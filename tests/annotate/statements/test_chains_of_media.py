"""Through whom words came: relays, papers that cite, spokesmen, calls and posts."""

import pytest
from told import statements_of


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("وذكرت وكالة رويترز عن الوزير سالم العمري قوله إن الطريق مفتوح.", "الوزير سالم العمري", "وكالة رويترز"),
        ("ونسبت وكالة رويترز إلى سالم العمري قوله إن الطريق مفتوح.", "سالم العمري", "وكالة رويترز"),
        ("وقال الوزير سالم العمري، نقلا عن وكالة رويترز، إن الطريق مفتوح.", "الوزير سالم العمري", "وكالة رويترز"),
        ("وأفاد التلفزيون السوري الرسمي نقلا عن مصدر عسكري أن الجيش تقدم.", "مصدر عسكري", "التلفزيون السوري الرسمي"),
        ("وأوردت صحيفة المرفأ على لسان سالم العمري أن الطريق مفتوح.", "سالم العمري", "صحيفة المرفأ"),
        ("وأكدت الوزارة على لسان متحدثها سالم العمري أن الطريق مفتوح.", "الوزارة", "متحدثها سالم العمري"),
        ("وحذر حزب الأرض في بيان من «تمرير الاتفاق».", "حزب الأرض", "بيان"),
        ("وأعلن التنظيم في بيان نشر على الإنترنت مسؤوليته عن التفجير.", "التنظيم", "بيان"),
        ("وقال العمري عبر حسابه في (تويتر) إن الطريق مفتوح.", "العمري", "حسابه في (تويتر)"),
        ("بحسب ما نقلت وكالة فارس عن مصدر، أغلق الطريق.", "مصدر", "وكالة فارس"),
        ("وأشادت الوزيرة هدى الراشد في تصريح للتلفزيون الرسمي بدور المنظمة.", "الوزيرة هدى الراشد", "للتلفزيون"),
    ],
)  # fmt: skip
def test_words_come_through_this_medium(text: str, speaker: str, via: str) -> None:
    [one] = statements_of(text)
    assert one.speaker is not None
    assert one.speaker.of(text) == speaker
    assert one.via is not None
    assert one.via.of(text) == via


def test_whom_an_agency_quotes_by_a_pronoun_is_the_last_who_spoke() -> None:
    text = "قال الوزير سالم العمري إن الطريق مغلق. ونقلت عنه وكالة رويترز قوله إن الجسر مفتوح."
    _, quoted = statements_of(text)
    assert quoted.speaker_name == "سالم العمري"
    assert quoted.via is not None
    assert quoted.via.of(text) == "وكالة رويترز"


def test_one_man_in_another_s_name_has_no_medium() -> None:
    [one] = statements_of("يقول الكاتب سالم العمري على لسان بطله: «لا شيء يستحق كل هذا الحزن».")
    assert one.via is None


def test_the_medium_that_the_pronoun_takes_up_is_the_one_of_its_gender() -> None:
    text = "جاء ذلك في كلمة ألقاها الوزير سالم العمري خلال افتتاح المؤتمر، أكد فيها أن الطريق مفتوح."
    [one] = statements_of(text)
    assert one.via is not None
    assert one.via.of(text).startswith("كلمة")


def test_whose_confirmation_an_agency_relays_speaks_through_it() -> None:
    text = "ونقلت وكالة أنباء «المرفأ» تأكيد الوزير سالم العمري أن الحكومة ستستقيل."
    [one] = statements_of(text)
    assert one.speaker_name == "سالم العمري"
    assert one.via and one.via.of(text) == "وكالة أنباء «المرفأ»"


def test_a_named_person_in_an_unknown_office_has_said_what_a_noun_tells() -> None:
    text = "ونقلت وكالة أنباء «المرفأ» تأكيد المكلف بالإعلام سالم العمري أنه تم القبض على آخرين."
    [one] = statements_of(text)
    assert one.speaker_name == "سالم العمري"
