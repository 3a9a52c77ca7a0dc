"""Who did it and to whom."""

import pytest

from .reading import told


def test_a_verb_before_its_subject_has_the_object_as_recipient():
    [event] = told("اعتقلت الشرطة ثلاثة مسلحين قرب الجسر")
    assert event == ("اعتقلت", "COERCE", "occurred", ["الشرطة"], ["ثلاثة مسلحين"])


def test_a_subject_before_its_verb_leaves_the_next_phrase_to_be_the_object():
    [event] = told("وقال إن المتمردين هاجموا القوات الحكومية")
    assert event[3:] == (["المتمردين"], ["القوات الحكومية"])


def test_a_verb_of_force_with_one_phrase_is_passive():
    [event] = told("قتل خمسة جنود في البلدة")
    assert event == ("قتل", "ASSAULT", "occurred", [], ["خمسة جنود"])


def test_a_light_verb_lends_its_subject_to_the_noun():
    [event] = told("شنت الطائرات غارة على مواقع المسلحين")
    assert event[0] == "غارة"
    assert event[3] == ["الطائرات"]


def test_between_names_both_sides():
    [event] = told("اندلعت اشتباكات بين الجيش والمتمردين")
    assert event == ("اشتباكات", "ASSAULT", "occurred", ["الجيش"], ["المتمردين"])


def test_a_relative_verb_with_a_pronoun_has_what_it_describes_as_object():
    [event] = told("أشاد بالرجل الذي اعتقلته الشرطة")[-1:]
    assert event[0] == "اعتقلته"
    assert event[3] == ["الشرطة"]


def test_the_doer_may_stand_after_min_qibal():
    [event] = told("تعرض الناشط للاختطاف من قبل المسلحين")
    assert event[0] == "للاختطاف"
    assert event[3] == ["المسلحين"]


def test_a_capital_is_a_party_as_a_subject_and_a_place_after_fi():
    [refused] = told("رفضت دمشق قرار المجلس", names={"دمشق": "LOC"})
    assert refused[3] == ["دمشق"]
    [met] = told("التقى الوزير السفير في دمشق", names={"دمشق": "LOC"})
    assert met[3] == ["الوزير"]
    assert met[4] == ["السفير"]


def test_of_joined_sides_the_first_is_the_doer_and_the_second_the_recipient():
    [event] = told("وقعت الحكومة والحركة اتفاقا لوقف القتال")[:1]
    assert event[3:] == (["الحكومة"], ["الحركة"])


def test_a_visit_to_a_country_has_it_as_recipient_and_to_a_town_only_as_place():
    [country] = told("زار الرئيس فرنسا", names={"فرنسا": "GPE"})
    [town] = told("زار الرئيس مرسيليا", names={"مرسيليا": "LOC"})
    assert country[4] == ["فرنسا"]
    assert town[4] == []


@pytest.mark.parametrize("text", ["أكد الوزير أن الأجواء إيجابية", "وقال المتحدث إن الأسعار ترتفع"])
def test_saying_alone_is_no_event(text):
    assert told(text) == []


def test_an_attacker_behind_a_light_verb_leaves_the_attacked_to_the_noun():
    [event] = told("أعلن عن اعتداء نفذه مستوطنون ضد الفلسطينيين")
    assert event[3] == ["مستوطنون"]
    assert event[4] == ["الفلسطينيين"]


def test_who_fell_in_an_attack_fell_to_whoever_made_it():
    events = told("قتل جندي في هجوم شنه متمردون على القاعدة")
    assert [event[3] for event in events] == [["متمردون"], ["متمردون"]]


def test_who_fell_in_a_fight_fell_to_neither_side():
    [killed, _] = told("قتل مدنيان في اشتباكات بين الجيش والمتمردين")
    assert killed[3] == []


def test_a_noun_with_a_pronoun_begins_a_phrase_of_its_own():
    [event] = told("دعت السلطات الإيرانية مواطنيها إلى عدم السفر")
    assert event[3] == ["السلطات الإيرانية"]
    assert event[4] == ["مواطنيها"]


def test_the_accused_is_meant_through_a_ruling():
    events = told("أصدرت المحكمة حكما بتعزير مواطن بالسجن ست سنوات ومنعه من السفر")
    assert [event[4] for event in events] == [["مواطن"], ["مواطن"]]


def test_joined_nouns_share_the_party_behind_them():
    events = told("بدأ الجيش عملية لتحرير وتطهير المدينة من المتمردين")
    assert events[-1][4] == events[-2][4] == ["المتمردين"]


@pytest.mark.parametrize(
    "text",
    [
        "جاء ذلك خلال استقبال الملك في قصر السلام أمس وزير الخارجية",
        "أكد الملك خلال استقباله وزير الخارجية أن الأجواء إيجابية",
    ],
)
def test_a_host_and_his_guest(text):
    [event] = told(text)
    assert event[3] == ["الملك"]
    assert event[4] == ["وزير الخارجية"]


def test_who_stands_at_a_reception_received_the_guest():
    [event] = told("وصل الملك إلى المطار وكان في استقباله وزير الدفاع")[-1:]
    assert event[4] == ["الملك"]


def test_who_announces_a_death_has_not_brought_it_about():
    [event] = told("أعلن التحالف عن مقتل جندي على الحدود")
    assert event[3] == []
    assert event[4] == ["جندي"]


def test_who_demands_an_inquiry_into_force_does_not_use_it():
    events = told("طالبت الجامعة بالتحقيق في حرق المنزل واستشهاد الطفل")
    doers = [event[3] for event in events if event[1] == "ASSAULT"]
    assert doers and all("الجامعة" not in doer for doer in doers)


def test_about_so_many_is_no_direction_and_the_killed_are_no_killers():
    [event] = told("وقال الناطق إن نحو 30 مقاتلا قتلوا في الجبال")[-1:]
    assert event[3:] == ([], ["30 مقاتلا"])


def test_a_part_of_the_wounded_is_not_wounded_by_the_others():
    [event] = told("أصيب عشرة جنود بينهم ثلاثة ضباط")
    assert event[3:] == ([], ["عشرة جنود"])


def test_those_who_fell_in_a_bombing_did_not_make_it():
    events = told("قتل أربعة جنود في تفجير سيارة مفخخة")
    assert events and all("أربعة جنود" not in event[3] for event in events)


def test_the_object_may_stand_before_the_subject():
    [event] = told("وقع الاتفاقية نائب الوزير")
    assert event[3] == ["نائب الوزير"]


def test_a_name_behind_an_office_with_a_preposition_is_no_subject():
    events = told("أجرى الوفد زيارة إلى السعودية التقى خلالها بالعاهل السعودي")
    assert events[-1][3] == ["الوفد"]


def test_who_is_asked_to_do_it_does_it():
    events = told("دعا الأمين العام الحكومة إلى وقف القتال")
    assert events[-1][:4] == ("وقف", "RETREAT", "called_for", ["الحكومة"])


def test_who_receives_a_call_is_not_its_doer():
    [event] = told("تلقى الملك اتصالا هاتفيا من الرئيس الفرنسي")
    assert event[3:] == (["الرئيس الفرنسي"], ["الملك"])


def test_a_counterpart_is_met():
    [event] = told("التقى وزير الدفاع الأردني نظيره المصري في عمان")
    assert event[3:] == (["وزير الدفاع الأردني"], ["نظيره المصري"])


def test_a_definite_noun_behind_a_plural_is_the_object():
    [event] = [e for e in told("وبعد أن قصف المتمردون المطار أغلقت الطرق") if e[0] == "قصف"]
    assert event[3:] == (["المتمردون"], ["المطار"])


def test_whom_an_explosion_killed_is_no_doer():
    [event] = told("أودى الانفجار بحياة عشرة جنود قرب القاعدة")
    assert event[3:] == ([], ["عشرة جنود"])


def test_the_ending_of_an_object_is_no_doers():
    [event] = told("إنها الفئة التي تقتل المصلين في المساجد")
    assert event[3] != ["المصلين"]
    assert event[4] == ["المصلين"]


def test_the_accused_and_not_the_accuser_has_done_it():
    events = told("اتهم وزير الداخلية الحزب بدعم المسلحين")
    assert (events[1][0], events[1][3]) == ("بدعم", ["الحزب"])


def test_an_office_goes_on_to_the_name_of_its_holder():
    [event] = told("التقى الوزير، سالم الوراق، السفير الفرنسي في مكتبه", names={"سالم الوراق": "PER"})
    assert event[3:] == (["الوزير، سالم الوراق"], ["السفير الفرنسي"])


def test_the_doer_of_a_verbal_noun_stands_before_what_la_rules():
    [event] = [e for e in told("وأشار إلى غزو الجيش للجزيرة المجاورة") if e[0] == "غزو"]
    assert event[3:] == (["الجيش"], ["للجزيرة المجاورة"])
