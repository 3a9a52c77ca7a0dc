"""What reports read afresh showed: who is meant by a title, what is brought, relayed and no words at all."""

from datetime import date

import pytest
from told import said, statements_of

from khabar.annotate.layout import find_layout
from khabar.annotate.statements import find_statements
from khabar.arabic.timex import find_times
from khabar.arabic.words import split
from khabar.model import Layout


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نفت أنقرة قطعيا أن تكون دعمت أحدا.", ("نفت", "أنقرة", "تكون دعمت أحدا")),
        ("وحث «الجاسر» الجميع على بذل المزيد.", ("وحث", "«الجاسر»", "الجميع على بذل المزيد")),
        ("وأكدت مصادر عسكرية وأمنية أن الطريق مغلق.", ("وأكدت", "مصادر عسكرية وأمنية", "الطريق مغلق")),
        (
            "هذا وأكد الطرفان على أهمية التقدم في المحادثات.",
            ("وأكد", "الطرفان", "أهمية التقدم في المحادثات"),
        ),
        ("وعبر المصدر عن خالص التعازي لأسر الضحايا.", ("وعبر", "المصدر", "خالص التعازي لأسر الضحايا")),
        (
            "وعبر المجلس في اجتماعه الذي عقد اليوم برئاسة الوزير عن رفضه لكل عنف.",
            ("وعبر", "المجلس", "رفضه لكل عنف"),
        ),
        ("وتجدد الهيئة إدانتها لكل عنف.", ("وتجدد", "الهيئة", "إدانتها لكل عنف")),
        (
            "تعقد الحكومة جلسة رغم تأكيد مصادر حكومية عدم التوصل إلى اتفاق.",
            ("تأكيد", "مصادر حكومية", "عدم التوصل إلى اتفاق"),
        ),
        (
            "قال الوزير سالم العمري، إذا لجأ المجلس إلى التأجيل فالقرار مخالف.",
            ("قال", "الوزير سالم العمري", "إذا لجأ المجلس إلى التأجيل فالقرار مخالف"),
        ),
        ("قال المصابون إنهم سيعودون جاء ذلك خلال زيارة الوزير.", ("قال", "المصابون", "سيعودون")),
        (
            "وذكر المذيع بقناة «المرفأ» إسماعيل المليص أن العمل انتهى.",
            ("وذكر", "المذيع بقناة «المرفأ» إسماعيل المليص", "العمل انتهى"),
        ),
        (
            "اعترف المشتبه به الرئيسي في التفجير بانتمائه إلى التنظيم.",
            ("اعترف", "المشتبه به الرئيسي في التفجير", "بانتمائه إلى التنظيم"),
        ),
        ("وبين عدد منهم أن المحلات تضررت.", ("وبين", "عدد منهم", "المحلات تضررت")),
        (
            "توقعت الهيئة في تقريرها عن حالة الطقس لهذا اليوم هطول أمطار رعدية.",
            ("توقعت", "الهيئة", "هطول أمطار رعدية"),
        ),
        (
            "ودعت الجامعة المتقدمين إلى إرسال الصور.",
            ("ودعت", "الجامعة", "المتقدمين إلى إرسال الصور"),
        ),
        (
            "أدان وزير الصحة سالم العمري بأشد العبارات الجريمة.",
            ("أدان", "وزير الصحة سالم العمري", "الجريمة"),
        ),
        (
            "واعترف المقبوض عليه بمعرفته بعدد من الأشخاص.",
            ("واعترف", "المقبوض عليه", "بمعرفته بعدد من الأشخاص"),
        ),
        (
            "ومن جانبه أشار الدكتور سالم العمري، أستاذ العلوم السياسية إلى أن الإعلان مهم.",
            ("أشار", "الدكتور سالم العمري، أستاذ العلوم السياسية", "الإعلان مهم"),
        ),
        (
            "ونقل الوزير لخادم الحرمين الشريفين خلال الاستقبال تحيات الرئيس سالم العمري.",
            ("ونقل", "الوزير", "تحيات الرئيس سالم العمري"),
        ),
    ],
)
def test_these_words_have_this_speaker(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "المحاكم توقع أقسى العقوبات تجاههم.",
        "وعشرات المشاركين الذين لوح بعضهم بأعلام صغيرة.",
        "سيعاودون الظهور أمامك عبر عشرات المواقع، وهي لا تنفصل عن الميزانيات.",
        "وترتفع الأسعار طبقا للموقع والمساحة، فالمحل التجاري يختلف.",
        "وتردد أن قيمة الصفقة بلغت سبعة ملايين.",
        "وفي مسجد تابع لقوات الأمن حدث تفجير نتج «عنه استشهاد عشرة من رجال القوات».",
        "والمواطن الذي أثبت وطنيته في كل المواقف.",
        "ويدين الفريق بالفضل للاعبه سالم العمري.",
        "نقل الطيران المدني المصابين إلى المستشفى.",
        "ولا أدري من الشاعر الذي قال هذا البيت، ولا أشد مرارة من أن تفقد صديقا.",
    ],
)
def test_these_words_are_said_by_nobody(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("source", "speaker", "via"),
    [
        ("وفقا لما نقلته «واشنطن بوست» عن المحقق سالم العمري", "المحقق سالم العمري", "«واشنطن بوست»"),
        ("بحسب ما نقلت وكالة رويترز عن مصدر أمني", "مصدر أمني", "وكالة رويترز"),
        ("كما نقلت وكالة رويترز عن سالم العمري", "سالم العمري", "وكالة رويترز"),
        ("بحسب ما نقلته وكالة رويترز", "وكالة رويترز", None),
    ],
)
def test_an_outlet_that_relays_somebody_is_the_medium(source: str, speaker: str, via: str | None) -> None:
    text = f"أغلقت الحدود أمس، {source}."
    [one] = statements_of(text)
    assert one.speaker is not None
    assert one.speaker.of(text) == speaker
    assert (one.via.of(text) if one.via else None) == via


def test_a_title_for_a_name_means_the_last_who_bears_it_and_no_king() -> None:
    text = "زار وزير الصحة سالم العمري المستشفى بأمر الملك هدى الراشد.\nوقال سعد الناصر إن الأمر مهم.\nوأوضح معاليه أن العمل انتهى."
    last = statements_of(text)[-1]
    assert last.speaker_name == "سالم العمري"


def test_a_title_that_opens_the_sentence_is_the_participle_s_speaker() -> None:
    text = "وصل الأمير سالم العمري إلى القاعدة.\nوالتقى سموه الطيارين، مثنيا على احترافيتهم."
    [one] = statements_of(text)
    assert one.speaker_name == "سالم العمري"


def test_a_name_behind_what_a_text_is_about_is_not_its_author() -> None:
    [one] = statements_of("وخلصت مراجعة اتحادية لوفاة سالم العمري إلى أن الشرطي لم يخطئ.")
    assert one.speaker_name == "مراجعة اتحادية لوفاة سالم العمري"


def test_the_subject_behind_but_that_is_the_participle_s_speaker() -> None:
    text = (
        "ومع أن ليلى الناصر حذرت من الحرب، إلا أن قائد الجيش سالم العمري رد بسرعة، محذرا بدوره من أي مواجهات."
    )
    assert statements_of(text)[-1].speaker_name == "سالم العمري"


def test_a_title_behind_a_participle_is_who_speaks() -> None:
    text = "وأشاد الأمير سالم العمري بدعم النادي للحركة، مؤكدا سموه على دور النادي."
    assert [one.speaker_name for one in statements_of(text)] == ["سالم العمري", "سالم العمري"]


def test_an_unknown_name_ends_before_its_office() -> None:
    [one] = statements_of("وقال أنس القدرة الناطق باسم وزارة الصحة إن العدد يرتفع.")
    assert one.speaker_name == "أنس القدرة"


def test_a_headline_s_greeting_begins_with_whom_it_greets() -> None:
    text = "القيادة تهنئ رئيس أوسان بذكرى اليوم الوطني\n\nبعث الملك برقية."
    words = split(text)
    [one] = find_statements(words, layout=find_layout(words, title=None), actors=[], times=[])
    assert one.content[0].of(text) == "رئيس أوسان بذكرى اليوم الوطني"


def test_a_medium_behind_another_participle_is_that_one_s() -> None:
    text = "أشاد الرئيس سالم العمري بسلمية المظاهرات، داعيا في بيان إلى الحوار."
    assert [one.via.of(text) if one.via else None for one in statements_of(text)] == [None, "بيان"]


def test_a_time_between_the_source_and_its_words_is_not_said() -> None:
    text = "ووفقا لما ذكرته وكالة أنباء «المرفأ» فجر اليوم، فقد قام السكان بإبلاغ الشرطة."
    words = split(text)
    times = find_times(words, published=date(2025, 9, 4))
    [one] = find_statements(words, layout=Layout(), actors=[], times=times)
    assert one.content[0].of(text) == "قام السكان بإبلاغ الشرطة"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وقال وفقاً لما نقلته وكالة أنباء «المرفأ»: «إن المدينة تقف صفا واحدا مع جاراتها».",
            [("وقال", None, "المدينة تقف صفا واحدا مع جاراتها")],
        ),
        (
            "لم يجد الوزير بدا من موافقة ما قاله الأمير سالم العمري في مجلس العلاقات من أن واشنطن سلمت البلد لغيره.",
            [("قاله", "الأمير سالم العمري", "واشنطن سلمت البلد لغيره")],
        ),
        (
            "ثم كلمة رئيس لجنة التنمية الأستاذ سالم العمري، رفع فيها التهاني للقيادة.",
            [("رفع", "رئيس لجنة التنمية الأستاذ سالم العمري", "التهاني للقيادة")],
        ),
        (
            "توقعت الهيئة العامة للأرصاد في تقريرها لهذا اليوم ـ بمشيئة الله تعالى ـ فرصة هطول أمطار رعدية.",
            [("توقعت", "الهيئة العامة للأرصاد", "فرصة هطول أمطار رعدية")],
        ),
    ],
)
def test_what_stands_between_the_verb_and_its_words(
    text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert said(text) == expected


def test_who_hosts_a_meeting_is_no_medium() -> None:
    text = "أكدت اللجنة خلال اجتماعها الذي استضافته غرفة جدة أمس على ضرورة ضخ الاستثمار."
    assert [one.via.of(text) if one.via else None for one in statements_of(text)] == ["اجتماعها"]


@pytest.mark.parametrize(
    "text",
    [
        "وأوقف النادي لاعبين أجانب وفقا للتنظيم التالي: أولا: الأندية الكبيرة.",
        "وسقط قتلى في اشتباكات بين قوات الأمن ومقاتلين في منطقة جبلية: إن الحرب طويلة.",
        "وسيعقد الاجتماع بناء على دعوة الأمين العام للجامعة، ويضم مجلس الدفاع المشترك «وزراء الخارجية والدفاع».",
        "مصرع طالب سعودي بطلق ناري في حرم الجامعة",
    ],
)
def test_these_words_tell_nothing(text: str) -> None:
    assert said(text) == []


def test_a_participle_may_have_an_official_of_its_own() -> None:
    text = "بحث الجانبان مستجدات المنطقة، مؤكدا وزير الدفاع الأوساني حرص بلاده على السلام."
    assert said(text) == [("مؤكدا", "وزير الدفاع الأوساني", "حرص بلاده على السلام")]


def test_by_whom_something_was_done_is_no_subject_of_the_next_verb() -> None:
    text = "وبشأن ركوب الموجة من قبل أطراف معينة قال العمري، إن الأمر غير مستغرب."
    assert said(text) == [("قال", "العمري", "الأمر غير مستغرب")]


def test_who_is_accused_in_marks_belongs_to_what_is_said() -> None:
    text = "نفى الرئيس سالم العمري الاتهامات، متهما «قوى سوداء» بنشر دعاية خاطئة حول بلاده."
    assert statements_of(text)[-1].content[0].of(text) == "«قوى سوداء» بنشر دعاية خاطئة حول بلاده"
