"""Who says it: the phrase with its titles, before or behind the verb, elided, named elsewhere."""

import pytest
from told import said, statements_of


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال وزير المياه سالم العمري إن السد امتلأ.", "وزير المياه سالم العمري"),
        ("قالت الناطقة باسم البلدية، هدى الراشد، إن الطريق فتح.", "الناطقة باسم البلدية، هدى الراشد"),
        ("قال مصدر في الشرطة رفض الكشف عن اسمه إن اللص أوقف.", "مصدر في الشرطة رفض الكشف عن اسمه"),
        ("أعلن مقاتلون من ثلاث قرى في الشمال أن الهدنة انتهت.", "مقاتلون من ثلاث قرى في الشمال"),
        ("أكد سالم العمري وهدى الراشد أن الموسم جيد.", "سالم العمري وهدى الراشد"),
        ("لكن البلدية أيضا عبرت عن قلقها.", "البلدية"),
        ("صدر بيان يؤكد أن المعبر مفتوح.", "بيان"),
        ("وكانت مصادر محلية، أعلنت أن السوق أغلق.", "مصادر محلية"),
        ("قال في بيان رئيس البلدية إن العمل بدأ.", "رئيس البلدية"),
        ("صرح سالم العمري المتحدث باسم البلدية أن العمل بدأ.", "سالم العمري المتحدث باسم البلدية"),
        ("لكن مصدرا على صلة بالنادي قال إن اللاعب سيرحل.", "مصدرا على صلة بالنادي"),
        ("أكد وزير الشؤون البلدية والقروية ضرورة تنظيف الشوارع.", "وزير الشؤون البلدية والقروية"),
        ("طالب أهالي تلك القرى بالماء.", "أهالي تلك القرى"),
        ("اتهم المهاجمون سالما بالسرقة.", "المهاجمون"),
        ("الرياض - سالم العمري أعلنت البلدية إغلاق الطريق.", "البلدية"),
        ("دعا المبعوث الأممي الفصائل المحلية إلى وقف القتال.", "المبعوث الأممي"),
        ("فتح الطريق، بحسب ما صرح به مدير البلدية.", "مدير البلدية"),
    ],
)
def test_the_speaker_is_the_whole_phrase_that_names_him(text: str, speaker: str) -> None:
    assert [name for _, name, _ in said(text)] == [speaker]


def test_a_participle_has_the_speaker_of_its_sentence() -> None:
    text = "قال سالم العمري إن السد امتلأ، مضيفا أن الفائض كبير."
    first, second = statements_of(text)
    assert second.speaker == first.speaker
    assert (first.elided, second.elided) == (False, True)


def test_an_elided_subject_is_the_last_speaker_that_agrees_in_gender() -> None:
    text = "قالت هدى الراشد إن الطريق فتح. وقال سالم العمري إن الجسر أغلق. وأضافت أن العمل مستمر."
    assert said(text)[2][1] == "هدى الراشد"


def test_a_plural_verb_is_followed_by_whom_it_addresses() -> None:
    text = "قال السكان إن الماء مقطوع. وطالبوا البلدية بإصلاح الأنابيب."
    assert [one[:2] for one in said(text)] == [("قال", "السكان"), ("وطالبوا", "السكان")]


def test_a_definite_source_is_the_one_named_before() -> None:
    text = "قالت مصادر عسكرية في المدينة إن القصف توقف. وأضافت المصادر أن الجرحى نقلوا."
    assert [one.speaker_name for one in statements_of(text)] == ["مصادر عسكرية في المدينة"] * 2


def test_a_surname_is_the_person_named_before() -> None:
    text = "قال وزير المياه سالم العمري إن السد امتلأ. وأكد العمري أن الفائض كبير."
    assert [one.speaker_name for one in statements_of(text)] == ["سالم العمري", "سالم العمري"]


def test_an_open_speaker_is_said_to_be_open() -> None:
    [one] = statements_of("وأضاف أن السد امتلأ.")
    assert one.speaker is None
    assert one.reason


@pytest.mark.parametrize(
    "text",
    [
        "يختتم الفريق معسكره في الجبل على أن يغادر غدا.",
        "وحسب البرنامج المعد مسبقا، يصل الضيوف صباحا.",
        "وفشل في التصريح بها وجها لوجه.",
        "تلقى المدير إخطارا يفيد القبض على خمسة لصوص.",
    ],
)
def test_a_plan_or_a_deed_is_no_speaker(text: str) -> None:
    assert said(text) == []


def test_a_speech_just_named_has_the_speaker_of_its_sentence() -> None:
    assert [one[1] for one in said("أصدر حزب النهر بيانا قال فيه إن السد امتلأ.")] == ["حزب النهر"]
