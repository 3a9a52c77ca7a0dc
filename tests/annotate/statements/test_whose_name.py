"""Whom a speaker's phrase names, and which words beside it are nobody's name."""

import pytest
from told import said, statements_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال سالم العمري إن السد امتلأ. وقال خصوم سالم العمري إن الماء قليل.", "خصوم سالم العمري"),
        ("قال مدير مطار الربى الدولي إن الرحلات مستمرة.", "مدير مطار الربى الدولي"),
        ("قال متحدث باسم ناطحة السحاب إن المصعد تعطل.", "متحدث باسم ناطحة السحاب"),
        ("يقول أنصار مفهوم اليقظة إن النوم مفيد.", "أنصار مفهوم اليقظة"),
        ("قالت الشرطة والصليب الأحمر إن الطريق مغلق.", "الشرطة والصليب الأحمر"),
        ("أفادت «وكالة المرفأ» في صور بأن السفينة وصلت.", "«وكالة المرفأ» في صور"),
        ("رأت الإعلامية «هدى الراشد» أن البرنامج ناجح.", "هدى الراشد"),
    ],
)
def test_a_name_inside_the_phrase_is_the_speakers_own_or_none(text: str, name: str) -> None:
    assert statements_of(text)[-1].speaker_name == name


def test_a_report_is_not_the_person_who_spoke_before_it() -> None:
    text = "قال سالم العمري إن السد امتلأ. وأضاف التقرير أن الفائض كبير."
    assert [one.speaker_name for one in statements_of(text)] == ["سالم العمري", "التقرير"]


def test_a_communique_is_its_bodys_where_the_body_spoke_through_one() -> None:
    text = "أعلنت وزارة المياه في بيان أن السد امتلأ. وأضاف البيان أن الفائض كبير."
    assert [one.speaker_name for one in statements_of(text)] == ["وزارة المياه", "وزارة المياه"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أكدت بلدية الربى أكثر من مرة أن الطريق آمن.", "بلدية الربى"),
        ("وتحدث الرئيس بحرارة عن بلدته.", "الرئيس"),
        ("أفاد تقرير صدر عن البلدية بأن الطريق آمن.", "تقرير"),
        ("وذكر سالم العمري تفاصيل العقد الذي سيبدأ غدا، مؤكدا أن السعر ثابت.", "سالم العمري"),
        ("وتوجه سالم العمري للزوار قائلا: «أهلا بكم».", "سالم العمري"),
        ("نفى المسؤولون المحليون التوقعات الحديثة بأن السد سيغلق.", "المسؤولون المحليون"),
    ],
)
def test_adverbs_relative_verbs_and_objects_end_the_phrase(text: str, speaker: str) -> None:
    assert said(text)[0][1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "وقال إن أفلامه تحمل من هوية صاحبها قدرا كبيرا.",
        "لعب في نادي كوينز بارك رينجرز ثلاثة مواسم.",
        "والبعد قدر المستطاع عن الخلاف.",
        "كتبتَ قصيدة «غريب على الخليج».",
    ],
)
def test_words_that_only_look_like_verbs_of_saying_have_no_speaker(text: str) -> None:
    spoken = {one[1] for one in said(text)}
    assert not spoken & {"صاحبها", "رينجرز", "المستطاع", "قصيدة «غريب على الخليج»"}


def test_people_with_a_pronoun_and_the_ending_of_an_object_are_addressed() -> None:
    text = "قال سالم العمري إن السد امتلأ. ودعا زملاءه إلى زيارة الموقع."
    assert said(text)[1][1] == "سالم العمري"


def test_a_subject_that_is_only_somebodys_country_names_nobody() -> None:
    text = "وقال وزير المياه سالم العمري إن بلاده تدعو إلى الحوار."
    assert [one[1] for one in said(text)] == ["وزير المياه سالم العمري"]


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        (
            "ووفقا للمكتب الاتحادي للإحصاء فقد ازداد عدد كبار السن.",
            "للمكتب الاتحادي للإحصاء",
            "المكتب الاتحادي للإحصاء",
        ),
        ("وقدرت وزارة العمل عدد المنشآت المشمولة بألفين.", "وزارة العمل", "وزارة العمل"),
        (
            "وأكد وكيل الوزارة للتفتيش وتطوير بيئة العمل سالم العمري أن البرنامج ناجح.",
            "وكيل الوزارة للتفتيش وتطوير بيئة العمل سالم العمري",
            "سالم العمري",
        ),
        (
            "وأبلغ سالم العمري رئيس الاتحاد رويترز أن الموعد لم يحدد.",
            "سالم العمري رئيس الاتحاد",
            "سالم العمري",
        ),
    ],
)
def test_the_phrase_is_whole_and_its_name_has_its_article(text: str, speaker: str, name: str) -> None:
    [one] = statements_of(text)
    assert (one.speaker and one.speaker.of(text), one.speaker_name) == (speaker, name)


@pytest.mark.parametrize(
    "text", ["قدرت كلفة الجولة بستين مليون دولار.", "أرى طالبا في حلقة.", "أوقفت الشرطة اثني عشر شخصا."]
)
def test_passives_and_nouns_are_no_statements(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال سالم العمري من الصعوبة بمكان أن يفتح الطريق.", "سالم العمري"),
        ("أكد سالم العمري من سكان المدينة أن الماء مقطوع.", "سالم العمري من سكان المدينة"),
        ("قال القائم بأعمال رئيس الهيئة إن العمل بدأ.", "القائم بأعمال رئيس الهيئة"),
    ],
)
def test_from_goes_on_with_a_name_where_it_tells_of_an_origin(text: str, speaker: str) -> None:
    assert said(text)[0][1] == speaker


def test_a_given_name_that_goes_on_otherwise_is_somebody_else() -> None:
    text = "قال سالم العمري إن السد امتلأ. وقال سالم العبدالوهاب إن الماء قليل."
    assert statements_of(text)[1].speaker_name != "سالم العمري"
