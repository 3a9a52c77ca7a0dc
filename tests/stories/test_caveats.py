"""Why two numbers that differ may both be right. Sentences are made up."""

from khabar.annotate import annotate
from khabar.model import Article
from khabar.stories.caveats import caveats_of
from khabar.stories.tallies import find_tallies

LOW, HIGH = "قتل أربعة أشخاص في انهيار جسر سهيل", "قتل ستة أشخاص في انهيار جسر سهيل"
SAME_DAY = ("2024-05-06", "2024-05-06")


def caveats(low: str, high: str, *, days: tuple[str, str] = SAME_DAY) -> tuple[str, ...]:
    reports = [
        annotate(Article(id=id_, text=text, published=day))
        for id_, text, day in zip("ab", (low, high), days, strict=True)
    ]
    first, second = (
        next(tally for tally in find_tallies(reports) if tally.report == number) for number in (0, 1)
    )
    return caveats_of(reports, first, second)


def test_two_numbers_of_one_day_differ_as_they_stand() -> None:
    assert caveats(LOW, HIGH) == ()


def test_a_higher_number_of_a_later_day_may_be_the_same_count_gone_on() -> None:
    assert caveats(LOW, HIGH, days=("2024-05-06", "2024-05-07")) == ("later_day",)


def test_a_lower_number_of_a_later_day_is_no_count_gone_on() -> None:
    assert caveats(LOW, HIGH, days=("2024-05-07", "2024-05-06")) == ()


def test_a_count_of_weeks_ago_runs_no_longer() -> None:
    low, high = (f"{text} في 2 مارس 2024" for text in (LOW, HIGH))
    assert caveats(low, high, days=("2024-05-06", "2024-05-07")) == ()


def test_a_least_number_leaves_room_for_a_higher_one() -> None:
    assert caveats("قتل أربعة أشخاص على الأقل في انهيار جسر سهيل", HIGH) == ("lower_bound",)


def test_a_least_number_beside_a_number_holds_for_it_too() -> None:
    low = "أصيب 55 شخصا في انهيار جسر سهيل وقتل أربعة أشخاص على الأقل"
    after = "قتل أربعة أشخاص على الأقل وأصيب 55 شخصا في انهيار جسر سهيل"
    high = "أصيب 72 شخصا في انهيار جسر سهيل"
    assert caveats(low, high) == ()
    reports = [
        annotate(Article(id=id_, text=text, published="2024-05-06"))
        for id_, text in (("a", after), ("b", high))
    ]
    wounded = [tally for tally in find_tallies(reports) if tally.kind == "wounded"]
    assert caveats_of(reports, wounded[0], wounded[1]) == ("lower_bound",)


def test_one_speaker_may_have_revised_his_number() -> None:
    low, high = (
        f"قال الدفاع المدني في سهيل إن {number} أشخاص قتلوا في انهيار الجسر" for number in ("أربعة", "ستة")
    )
    assert caveats(low, high) == ("one_source",)


def test_arrests_are_a_running_count() -> None:
    low, high = (f"اعتقلت الشرطة {number} شخصا في حملة على المهربين في سهيل" for number in (251, 297))
    assert caveats(low, high) == ("running_count",)


def test_a_lower_number_that_a_later_report_has_again_is_not_just_earlier() -> None:
    texts = ((LOW, "2024-05-06"), (HIGH, "2024-05-07"), (LOW, "2024-05-07"))
    reports = [annotate(Article(id=str(n), text=text, published=day)) for n, (text, day) in enumerate(texts)]
    low, high, again = find_tallies(reports)
    assert caveats_of(reports, low, high) == ("later_day",)
    assert caveats_of(reports, low, high, others=(low, high, again)) == ()


def test_a_lower_number_that_has_risen_may_rise_again() -> None:
    assert caveats("ارتفعت حصيلة انهيار جسر سهيل إلى أربعة قتلى", HIGH) == ("running_count",)


def test_a_toll_that_rose_to_the_higher_number_was_a_running_count() -> None:
    assert caveats(LOW, "ارتفع عدد ضحايا انهيار جسر سهيل إلى ستة قتلى") == ("running_count",)


def test_who_tells_of_yesterday_what_the_other_tells_of_today_is_the_later_one() -> None:
    low, high = LOW + " اليوم", HIGH + " أمس"
    assert caveats(low, high) == ("later_day",)
    assert caveats(LOW + " أمس", HIGH + " اليوم") == ()


def test_a_lower_number_told_by_the_way_on_a_later_day_is_no_earlier_count() -> None:
    again = (
        "زار الوزير مدينة سهيل والتقى أهلها ووعد ببناء طريق جديد حول المدينة وبمدرسة للبنات في الحي القديم.\n\n"
        * 6
        + "وكان انهيار جسر سهيل أوقع أربعة قتلى."
    )
    former = again.replace("أوقع أربعة", "أوقع في حصيلة أولية أربعة")
    for text, expected in ((again, ()), (former, ("later_day",))):
        texts = ((LOW, "2024-05-06"), (HIGH, "2024-05-07"), (text, "2024-05-09"))
        reports = [
            annotate(Article(id=str(n), text=words, published=day)) for n, (words, day) in enumerate(texts)
        ]
        tolls = find_tallies(reports)
        assert [tally.value for tally in tolls] == [4, 6, 4]
        assert caveats_of(reports, tolls[0], tolls[1], others=tolls) == expected


def test_a_toll_that_rose_far_before_its_number_is_a_running_count() -> None:
    high = "ارتفع عدد ضحايا الحادث الذي وقع صباح أمس عند مدخل المدينة القديمة إثر انهيار جسر سهيل على من كانوا تحته من المارة إلى ستة قتلى"
    assert caveats(LOW, high) == ("running_count",)
    assert caveats(LOW, "بعد أن ارتفع سعر الوقود في البلاد " + HIGH) == ()
