"""PLOVER types, and what is no event."""

import pytest

from khabar.annotate import annotate
from khabar.model import Article

from .reading import told


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("وقعت الحكومة اتفاقا مع الشركة", "AGREE"),
        ("استقبل الملك السفير", "CONSULT"),
        ("أشاد الوزير بالمنظمة", "SUPPORT"),
        ("انضم الشاب إلى التنظيم", "COOPERATE"),
        ("قدمت الحكومة مساعدات للنازحين", "AID"),
        ("أفرجت السلطات عن المعتقلين", "CONCEDE"),
        ("انسحبت القوات من المدينة", "RETREAT"),
        ("دعا الأمين العام الأطراف إلى الهدوء", "REQUEST"),
        ("أدانت الحكومة الميليشيات", "ACCUSE"),
        ("رفضت الحركة المبادرة", "REJECT"),
        ("هدد القائد الحكومة", "THREATEN"),
        ("تظاهر المواطنون ضد الحكومة", "PROTEST"),
        ("فرضت الدولة عقوبات على الحركة", "SANCTION"),
        ("نشرت الدولة قوات على الحدود", "MOBILIZE"),
        ("اعتقلت الشرطة الناشط", "COERCE"),
        ("قصف الجيش المتمردين", "ASSAULT"),
    ],
)
def test_each_of_the_sixteen_types_is_read(text, type_):
    assert told(text)[0][1] == type_


def test_a_state_that_joins_supports_and_a_person_that_joins_cooperates():
    assert told("انضمت فرنسا إلى التحالف", names={"فرنسا": "GPE"})[0][1] == "SUPPORT"
    assert told("انضم الشاب إلى التنظيم")[0][1] == "COOPERATE"


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير الدفاع إن الاجتماع مفيد للجميع",  # an office
        "انعقد مجلس الحرب أمس",  # a heading
        "أسفر الزلزال عن مقتل عشرة أشخاص",  # a disaster
        "فاز الفريق في المباراة وهاجم اللاعب المدرب في الملعب بعد الدوري",  # sport
        "نقل المصاب إلى المستشفى",
    ],
)
def test_offices_disasters_and_sport_are_no_events(text):
    assert [event for event in told(text) if event[1] in ("ASSAULT", "SUPPORT")] == []


def test_lines_of_tags_at_the_foot_are_left_out():
    text = "قتل الجيش خمسة مسلحين\nسمات تفجير السترة الشرطة"
    assert [event[0] for event in told(text)] == ["قتل"]


@pytest.mark.parametrize(
    "text",
    [
        "تقدم الجيش برا وبحرا وجوا",
        "أصدر حاكم الولاية بيانا",
        "قال بيان صادر عن الوزارة",
        "وصل سماحة المفتي",
        "اجتمع الأقارب في العيد",
        "وقع الحادث فجر الخميس",
        "نددت نقابة هجرة المهندسين",
    ],
)
def test_words_that_only_look_like_an_event(text):
    assert [event for event in told(text) if event[1] in ("COERCE", "CONCEDE", "CONSULT")] == []


def test_holding_a_town_is_no_attack_and_taking_it_is_one():
    assert told("يسيطر المتمردون على البلدة")[0][1:3] == ("COERCE", "ongoing")
    assert told("سيطر المتمردون على البلدة")[0][1:3] == ("ASSAULT", "occurred")


@pytest.mark.parametrize(
    "text", ["وقعت معارك بين الجيش والمتمردين", "ووقع تبادل لإطلاق النار بين الجيش والمتمردين"]
)
def test_what_happens_is_not_signed(text):
    assert "AGREE" not in [event[1] for event in told(text)]


def test_an_agreement_to_end_what_happens_is_signed():
    assert "AGREE" in [event[1] for event in told("وقعت الحكومة والمتمردون اتفاقا لوقف المعارك")]


@pytest.mark.parametrize(
    "text",
    [
        "شن رئيس الحزب هجوما عنيفا على الحكومة",
        "شن النائب هجوما حادا على وزير المالية",
        "رد الوزير على هجوم النائب على سياسات الحكومة",
        "هاجم الكاتب الوزارة قائلا إنها لا تعمل",
    ],
)
def test_an_attack_of_one_whose_means_are_words_accuses(text):
    assert "ACCUSE" in {row[1] for row in told(text)}
    assert "ASSAULT" not in {row[1] for row in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "شنت القوات هجوما عنيفا على مواقع المسلحين",
        "أعلنت الحركة مسؤوليتها عن الهجوم على القوات قائلة إنها ترد",
        "شن القائد هجوما على مواقع المسلحين",
    ],
)
def test_an_attack_of_the_armed_stays_force(text):
    assert "ASSAULT" in {row[1] for row in told(text)}


@pytest.mark.parametrize("text", ["نقل المحكوم عليه بالإعدام إلى المستشفى", "ألغت الدولة عقوبة الإعدام"])
def test_a_sentence_of_death_is_no_execution(text):
    assert "ASSAULT" not in {row[1] for row in told(text)}


def test_the_rule_names_the_row_and_what_the_words_round_it_made_of_it():
    found = annotate(Article(id="1", text="شن النائب هجوما حادا على وزير المالية.")).events
    assert [event.rule for event in found] == ["هجوم:ASSAULT → ACCUSE"]


def test_a_stadium_that_was_blown_up_is_no_sport():
    text = (
        "فجر مسلحون ملعب المدينة الأولمبي. وقال مصدر إن المسلحين زرعوا عبوات ناسفة في الملعب، "
        "وإن الملعب كان معدا لمباريات الدوري قبل أن تتحول مدرجات الملعب إلى ثكنة لتنظيم داعش."
    )
    assert "ASSAULT" in {event.type for event in annotate(Article(id="1", text=text)).events}


@pytest.mark.parametrize(
    "text",
    [
        "نصب المسلحون كمينا في نقيل الوادي",
        "احتل الفريق الترتيب الأول",
        "استقبل المحافظ جثمان الشهيد",
        "وقال في بيان زود الصحيفة بنسخة منه إن العمل مستمر",
        "سيطرت ثلاث فرق إطفاء على الحريق",
        "احتجزت السيول عددا من المركبات",
        "نوه المصدر إلى أن العمل مستمر",
        "وتستهدف الحملة ألف عائلة في المدينة",
        "تبين أن الجاني طالب جامعي",
        "أصبحت المرشحة في مواجهة مباشرة مع المرشحين",
        "خرج الزعيم محاولا حشد أتباعه",
        "أرسل المستشفى في طلب وحدات دم من العاصمة",
        "أرسل الوزير لجنة إلى المدينة",
    ],
)
def test_what_only_looks_like_an_act_is_none(text):
    assert told(text) == []


def test_who_stops_a_boat_coerces_and_who_objects_rejects():
    assert told("اعترض خفر السواحل قاربا قرب الساحل")[0][1] == "COERCE"
    assert told("اعترض النائب على القرار")[0][1] == "REJECT"
