"""Figures: what is counted, within which bounds, and which numbers are none."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotate.figures import find_figures
from khabar.arabic.timex import find_times
from khabar.arabic.words import split
from khabar.model import Amount, Figure

PUBLISHED = date(2015, 8, 4)


def figures(text: str) -> list[Figure]:
    words = split(text)
    return find_figures(words, times=find_times(words, published=PUBLISHED))


def only(text: str) -> Figure:
    [figure] = figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("يضم التحالف 88 دولة شريكة", "88 دولة", 88, "دولة"),
        ("قتل ثمانية مسلحين في الاشتباك", "ثمانية مسلحين", 8, "مسلحين"),
        ("دفع غرامة قدرها خمسة آلاف ريال", "خمسة آلاف ريال", 5000, "ريال"),
        ("بلغت التكلفة 7.5 مليار دولار", "7.5 مليار دولار", 7_500_000_000, "دولار"),
        ("وصول ( 800) لاجئ إلى المخيم", "800) لاجئ", 800, "لاجئ"),
        ("تقع على بعد 60 كيلومتراً من العاصمة", "60 كيلومتراً", 60, "كيلومتراً"),
        ("إغراؤه بأربع سيارات", "أربع سيارات", 4, "سيارات"),
        ("سقوط 14 ضابط أمن", "14 ضابط أمن", 14, "ضابط أمن"),
        ("ليس أمامه إلا خيارا واحدا", "خيارا واحدا", 1, "خيارا"),
        ("سقط خمسة من المتعاقدين في الهجوم", "خمسة من المتعاقدين", 5, "المتعاقدين"),
        ("على بعد 35/ كيلومترا شمال المدينة", "35/ كيلومترا", 35, "كيلومترا"),
        ("بقي نائبان اثنان في المجلس", "نائبان اثنان", 2, "نائبان"),
        ("بلغ عدد القتلى 45 في يومين", "45", 45, None),
        ("ارتفع السهم إلى 54ر45 دولارا", "54ر45 دولارا", 45.54, "دولارا"),
        ("ارتفع الخام إلى 57.\u200f48 دولار", "57.\u200f48 دولار", 48.57, "دولار"),
        ("أنتجت المحطة 432ر690ر29 ميجاوات", "432ر690ر29 ميجاوات", 29_690_432, "ميجاوات"),
        ("وزعت الهيئة (15) ألف نسخة", "15) ألف نسخة", 15_000, "نسخة"),
        ("تظاهروا في العاصمة وست محافظات", "ست محافظات", 6, "محافظات"),
        ("قتل حوثيان في الاشتباك", "حوثيان", 2, "حوثيان"),
        ("وجدت حالتا وفاة بالموقع", "حالتا وفاة", 2, "حالتا وفاة"),
        ("قتلوا ما مجموعه 43 شخصا", "43 شخصا", 43, "شخصا"),
        ("عوقب 269 بالسجن", "269", 269, None),
        ("تسريح نصف مليون عامل", "نصف مليون عامل", 500_000, "عامل"),
    ],
)
def test_a_figure_is_the_number_with_its_unit_noun(
    text: str, span: str, value: float, unit: str | None
) -> None:
    figure = only(text)
    assert (figure.span.of(text), figure.value, figure.unit) == (span, value, unit)


@pytest.mark.parametrize(
    ("text", "value", "approx"),
    [
        ("وجود نحو 2500 مقاتل", 2500, True),
        ("شارك قرابة مئة شخص", 100, True),
        ("قتل أكثر من 20 شخصا", (20, None), False),
        ("قتل 20 شخصا على الأقل", (20, None), False),
        ("ما لا يقل عن 20 شخصا", (20, None), False),
        ("أقل من 20 شخصا", (None, 20), False),
        ("لا يتجاوز 20 شخصا", (None, 20), False),
        ("بين 20 و30 شخصا", (20, 30), False),
        ("من 3 إلى 4 ملايين شخص", (3_000_000, 4_000_000), False),
        ("تناهز مساحتها 13 ألف متر مربع", 13_000, True),
        ("يزيد عددها على 20 مدينة", (20, None), False),
        ("بنسبة تجاوزت (89%) في الوظائف", (89, None), False),
        ("ما يصل إلى 400 شخص", (None, 400), False),
        ("بلغت الإصابات أكثر من 15، بحسب الهيئة", (15, None), False),
        ("هروب عشرات المقاتلين", (10, None), True),
        ("هروب المئات من المقاتلين", (100, None), True),
        ("نزوح آلاف الأشخاص", (1000, None), True),
        ("نزوح عشرات الآلاف من السكان", (10_000, None), True),
    ],
)
def test_bounds_and_approximations_are_kept(text: str, value: Amount, approx: bool) -> None:
    figure = only(text)
    assert (figure.value, figure.approx) == (value, approx)


def test_a_percentage_tells_of_what_it_is_a_share() -> None:
    text = "سيطر على نحو 40% من أراضي البلاد"
    figure = only(text)
    assert (figure.value, figure.unit, figure.kind, figure.approx) == (40, "%", "percent", True)
    assert figure.of is not None
    assert figure.of.of(text) == "من أراضي البلاد"


def test_a_fraction_of_something_is_a_figure() -> None:
    text = "حوالي ثلث الأراضي السورية"
    figure = only(text)
    assert (figure.span.of(text), figure.value, figure.kind) == ("ثلث الأراضي السورية", 0.3333, "fraction")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("مقتل خمسة شرطيين في هجوم", "killed"),
        ("وإصابة 23 آخرين", "wounded"),
        ("اعتقال 18 طالبا", "arrested"),
        ("سقوط 13 قتيلا", "killed"),
        ("أربعة مدنيين قتلوا في القصف", "killed"),
        ("وصول 800 لاجئ", "displaced"),
        ("مقتل وإصابة 20 شخصا", "casualties"),
        ("سقوط 300 قتيل وجريح", "casualties"),
        ("قتل القائد في 3 محافظات", None),
        ("شن 5 غارات على الموقع", "attacks"),
    ],
)
def test_what_is_counted_has_a_class(text: str, counts: str | None) -> None:
    assert only(text).counts == counts


@pytest.mark.parametrize(
    "text", ["اسفر هجومان عن أضرار", "وقتل ناشطان في المواجهات", "خاضت المدينة حربين", "تبعد كيلومترين"]
)
def test_a_dual_counts_where_it_tallies_casualties_attacks_or_measures(text: str) -> None:
    assert only(text).value == 2


@pytest.mark.parametrize(
    "text",
    [
        "فتحت امرأتان النافذة",
        "نصت المادة 5 من القانون",
        "حل في المركز 12",
        "فاز الفريق 2-1",
        "اجتماع مجموعة العشرين",
        "حكم عليه بالسجن ست سنوات",
        "البالغ من العمر 26 عاما",
        "وصل في 17 مايو 1994",
        "المباراة الثانية عشرة",
        "ألف مبروك",
        "ضبط كمية من المواد",
        "وفيما يلي نص البيان",
        "تراجع بشكل متين",
        "1 - الفقرة",
        "في الدقيقة 43 من الشوط الأول",
        "وأثني عليهم في المجلس",
        "أبرزها: (1) انخفاض الأجور",
        "حلقت طائرات إف - 16 فوق المدينة",
        "انتقل اللاعب إلى وست هام",
        "التقطت صورة نصف عارية",
        "ضرب عصفورين بحجر واحد",
        "قتل سفيان في الحرب",
    ],
)
def test_ordinals_ages_dates_labels_and_scores_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("تتراوح الخسائر بين 3500 مليار وخمسة آلاف مليار دولار", (3500 * 10**9, 5000 * 10**9)),
        ("قتل ما بين عشرين وثلاثين شخصا", (20, 30)),
        ("تبلغ الخسائر ألف مليار دولار", 10**12),
    ],
)
def test_two_numbers_joined_behind_between_are_a_range(text: str, value: Amount) -> None:
    assert only(text).value == value


def test_a_number_that_no_database_holds_is_no_figure() -> None:
    assert [one.value for one in figures("رقم الحوالة 12345678901234567890123 ريال ومعها 5 دولارات")] == [5]


@given(
    st.lists(
        st.sampled_from(
            ["ألف", "مليار", "تريليون", "3500", "99999999999999999", "خمسة", "وخمسة", "آلاف", "ومليون"]
        ),
        max_size=12,
    )
)
def test_every_number_can_be_written_down(parts: list[str]) -> None:
    for one in figures(f"بلغت الخسائر {' '.join(parts)} دولار"):
        values = one.value if isinstance(one.value, tuple) else (one.value,)
        assert all(value is None or abs(value) < 2**63 for value in values)


def test_figures_do_not_overlap_times() -> None:
    text = "خلال 3 سنوات قتل 30 شخصا في 12 هجوما عام 2014"
    words = split(text)
    times = find_times(words, published=PUBLISHED)
    found = find_figures(words, times=times)
    assert [figure.value for figure in found] == [30, 12]
    assert not any(figure.span.overlaps(time.span) for figure in found for time in times)


WORDS = st.sampled_from(
    [
        "قتل",
        "12",
        "شخصا",
        "نحو",
        "%",
        "من",
        "ألف",
        "عشرات",
        "الآلاف",
        "بين",
        "و",
        "30",
        "-",
        "(",
        ")",
        "$",
        "واحدا",
        "رجلين",
        "نصف",
        "السكان",
        "أكثر",
        "المادة",
        "ثلاثة",
        "\u200f",
        "1,5",
    ]
)


@settings(max_examples=250, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_any_row_of_words_gives_figures_in_order(words: list[str]) -> None:
    text, end = " ".join(words), 0
    for figure in figures(text):
        assert end <= figure.span.start < figure.span.end <= len(text)
        end = figure.span.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_string_gives_a_result(text: str) -> None:
    figures(text)


@pytest.mark.parametrize(
    "bound", ["ما لايقل عن", "ما لايقلّ عن", "مالا يقل عن", "مالايقل عن", "ما لا تقل عن", "ما لاتقل عن"]
)
def test_not_less_than_is_a_lower_bound_however_it_is_spaced(bound: str) -> None:
    assert only(f"أصيب {bound} 20 شخصا").value == (20, None)


@pytest.mark.parametrize("bound", ["لايزيد عن", "لا تتجاوز", "لاتتجاوز", "لايتعدى", "مالا يزيد على"])
def test_not_more_than_is_an_upper_bound_however_it_is_spaced(bound: str) -> None:
    assert only(f"بمبلغ {bound} 300 دولار").value == (None, 300)


def test_less_than_with_a_preposition_on_it_is_no_negated_verb() -> None:
    assert only("لا يكفي إلا لأقل من 5 في المائة").value == (None, 5)
    assert only("الثمن لن يتعدى 300 دولار").value == (None, 300)


def test_so_many_of_the_refugees_are_a_count_of_them() -> None:
    assert only("توزيع 60 ألفا من اللاجئين").counts == "displaced"


def test_charges_of_killing_are_nobody_killed() -> None:
    for text in (
        "وجهت إليه عشرات التهم ومنها القتل",
        "أدين بالقتل وعشرات التهم الأخرى",
        "متهم بقتل جاره وبأربع تهم أخرى",
    ):
        assert [figure.counts for figure in figures(text)] == ["charges"], text


def test_some_of_the_wounded_are_a_part_and_no_toll_of_their_own() -> None:
    whole, part = figures("أصيب 20 شخصا، وقال الطبيب إن ثلاثة من المصابين في حال خطرة")
    assert (whole.counts, part.counts) == ("wounded", None)
    assert part.of is not None
    assert only("توفي ثلاثة من المصابين").counts == "killed"
    assert only("سقوط العشرات من الجرحى").counts == "wounded"


def test_a_second_number_of_people_is_counted_as_the_one_that_it_is_joined_to() -> None:
    for text in (
        "مقتل ما لا يقل عن 12 من رجال الأمن وثلاثة من العاملين",
        "قتل في الهجوم على المقر 12 جنديا وثلاثة مدنيين",
    ):
        assert {figure.counts for figure in figures(text)} == {"killed"}, text
    assert [figure.counts for figure in figures("قتل 12 جنديا و20 جريحا نقلوا إلى المستشفى")] == [
        "killed",
        "wounded",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "وقع حادث راح ضحيته 15 شخصا",
        "انفجار أودى بحياة سبعة",
        "غارات ذهب ضحيتها عشرات المدنيين",
        "زلزال حصد أرواح 30 شخصا",
        "سقط ضحيتهما تسعة عمال",
        "لقي خمسة سائقين مصرعهم",
    ],
)
def test_whose_life_something_took_are_counted_as_killed(text: str) -> None:
    assert only(text).counts == "killed"


def test_victims_of_fraud_and_of_killed_and_wounded_together_are_not_counted_as_killed() -> None:
    assert only("عملية احتيال كان ضحيتها 300 مستثمر").counts != "killed"
    assert only("هجوم راح ضحيته 40 شخصا بين قتيل وجريح").counts == "casualties"


def test_a_range_with_a_dash_before_a_scale_word_is_a_range() -> None:
    assert only("تتراوح الكلفة ما بين 6 - 8 آلاف دولار").value == (6000, 8000)


def test_people_of_a_tally_of_the_dead_are_counted_as_killed() -> None:
    assert only("بلغ عدد الضحايا 157 شخصا").counts == "killed"
    assert only("ارتفعت حصيلة القتلى إلى 40 مدنيا").counts == "killed"
    assert only("بلغ عدد المشاركين 157 شخصا").counts == "persons"


def test_an_adjective_is_not_what_a_number_behind_it_counts() -> None:
    assert figures("خلال أيام عيد الفطر المبارك الثلاثة") == []


def test_three_places_after_the_point_are_decimals_where_the_report_writes_them_after_zero() -> None:
    assert [figure.value for figure in figures("صعد إلى 0.665 درهم ثم تراجع إلى 3.310 درهم")] == [0.665, 3.31]
    assert only("بلغت الغرامة 3.310 ريالات").value == 3310


def test_three_places_after_the_point_of_a_percentage_are_decimals() -> None:
    assert only("صعد السهم بواقع 4.270 في المائة").value == 4.27


@pytest.mark.parametrize(
    "text", ["اندلع حريق بمنطقة ميت عقبة", "فاز 2-صفر إياب أمس", "التعديل المقترح للفصل 63 من القانون"]
)
def test_places_scores_and_articles_of_law_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_things_that_are_seized_are_not_arrested_and_for_is_not_lost() -> None:
    assert only("ضبط 174 مخالفة مرورية").counts is None
    assert only("ضبط 44 متهما").counts == "arrested"
    assert only("وفي المدينة فقد تم حجز خمسة أسلحة").counts is None
    assert only("فقد ثلاثة صيادين في البحر").counts == "missing"
