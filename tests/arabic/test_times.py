"""Times: readings that hang on context, anchors, and what never happens."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.arabic import times
from khabar.arabic.timex import find_times
from khabar.arabic.words import split
from khabar.errors import InputError
from khabar.model import Span, Time

PUBLISHED = date(2015, 8, 4)  # a Tuesday


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def only(text: str, *, published: date | datetime | None = PUBLISHED) -> Time:
    [time] = times(text, published=published)
    return time


def test_a_bare_weekday_is_the_nearest_one_on_or_before_publication() -> None:
    text = "قتلت الشرطة الأحد ثلاثة مسلحين"
    [time] = find_times(split(text), published=PUBLISHED)
    assert time.span == at(text, "الأحد")
    assert time.value == "2015-08-02"
    assert time.anchor == "published"


def test_a_bare_weekday_after_a_verb_of_the_future_is_the_next_one() -> None:
    assert only("سيصل الوزير إلى العاصمة الأحد").value == "2015-08-09"


def test_a_weekday_before_the_verb_of_the_future_stays_in_the_past() -> None:
    assert only("أعلن الناطق السبت أن الرئيس سيزور المدينة").value == "2015-08-01"


def test_a_weekday_is_the_next_one_where_the_reader_leans_to_the_future() -> None:
    [time] = times("الجمعة", published=PUBLISHED, lean="future")
    assert time.value == "2015-08-07"


def test_a_day_and_month_without_a_year_is_the_nearest_one() -> None:
    assert only("يختتم المعرض في 20 أغسطس").value == "2015-08-20"
    assert only("انتهى المعرض في 20 مايو").value == "2015-05-20"


def test_without_a_day_of_publication_relative_times_have_no_value_but_a_reason() -> None:
    time = only("وصل الوفد أمس", published=None)
    assert time.value is None
    assert time.reason


def test_without_a_day_of_publication_absolute_times_keep_their_value() -> None:
    assert [time.value for time in times("بدأ في ديسمبر 2024 وانتهى عام 2025", published=None)] == [
        "2024-12",
        "2025",
    ]


def test_a_weekday_in_brackets_corrects_the_day_of_a_report_that_came_out_later() -> None:
    text = "قال الوزير اليوم (الاثنين) إن الاجتماع تأجل"
    assert only(text).value == "2015-08-03"


def test_a_hijri_year_alone_has_no_value_since_it_falls_into_two_gregorian_ones() -> None:
    time = only("صدر النظام عام 1435هـ")
    assert time.value is None
    assert "Hijri" in str(time.reason)


def test_the_next_day_is_counted_from_the_last_date_of_the_text() -> None:
    [_, time] = times("وصل في 5 مايو 2014 وغادر في اليوم التالي", published=PUBLISHED)
    assert (time.value, time.anchor) == ("2014-05-06", "text")


def test_the_next_day_without_a_date_before_has_no_value() -> None:
    assert only("غادر الوفد في اليوم التالي").value is None


def test_a_clock_time_in_greenwich_time_is_told_in_the_zone_of_publication() -> None:
    published = datetime(2013, 2, 12, 4, 30, tzinfo=timezone(timedelta(hours=-2)))
    [time] = times("الخميس الساعة 8 بتوقيت GMT", published=published, lean="future")
    assert time.value == "2013-02-14T06:00"


def test_the_hour_at_the_foot_of_a_report_is_of_its_own_day() -> None:
    text = "عقد الاجتماع أمس.\n// انتهى //\n10:12 ت م"
    assert [time.value for time in times(text, published=PUBLISHED)] == ["2015-08-03", "2015-08-04T10:12"]


def test_the_same_length_as_the_sentence_is_the_last_length_of_the_text() -> None:
    [first, second] = times("حكم عليه بالسجن تسع سنوات ومنعه من السفر مدة مماثلة لسجنه", published=PUBLISHED)
    assert first.value == second.value == "P9Y"


def test_the_name_of_a_newspaper_is_no_day() -> None:
    assert times("قال لصحيفة المصري اليوم إنه باق", published=PUBLISHED) == []


def test_a_day_that_the_newsroom_corrects_in_quotation_marks_is_the_corrected_one() -> None:
    assert [time.value for time in times("تصل القافلة اليوم «أمس» إلى المدينة", published=PUBLISHED)] == [
        "2015-08-03"
    ] * 2


def test_weekdays_in_a_row_follow_one_another() -> None:
    assert [time.value for time in times("يقام يومي السبت والأحد", published=PUBLISHED)] == [
        "2015-08-08",
        "2015-08-09",
    ]


def test_a_city_that_folds_to_a_month_is_no_month() -> None:
    assert times("وصلت القوات إلى محافظة إب بعد المعارك", published=PUBLISHED) == []


def test_in_a_column_today_means_nowadays() -> None:
    text = "عنوان المقال\n\n" + "للمدن ذاكرة طويلة لا تنسى أهلها، وفي الذاكرة ما يكفي من الحكايات. " * 6
    text += "إن المدن اليوم أكثر ازدحاما."
    [time] = times(text, published=PUBLISHED)
    assert time.value == "PRESENT_REF"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_string_gives_times_that_lie_in_it_in_order(text: str) -> None:
    _check(text)


WORDS = st.sampled_from(
    [
        "الأحد",
        "يوم",
        "12",
        "يناير",
        "الماضي",
        "من",
        "إلى",
        "عام",
        "2014",
        "1436",
        "هـ",
        "قبل",
        "ثلاثة",
        "أيام",
        "الساعة",
        "مساء",
        "آب",
        "/",
        "(",
        ")",
        "-",
        ":",
        "،",
        "و",
        "كل",
        "نصف",
        "أول",
        "\u200f",
        "٣",
        "شهر",
    ]
)


@settings(max_examples=250, deadline=None)
@given(st.lists(WORDS, max_size=14), st.sampled_from([None, PUBLISHED, date(1, 1, 1), date(9999, 12, 31)]))
def test_any_row_of_time_words_gives_a_value_or_a_reason(words: list[str], published: date | None) -> None:
    _check(" ".join(words), published=published)


def _check(text: str, *, published: date | None = PUBLISHED) -> None:
    end = 0
    for time in times(text, published=published):
        assert end <= time.span.start < time.span.end <= len(text)
        assert time.value or time.reason
        end = time.span.end


@pytest.mark.parametrize("unit", ["12345 ", "و ", "و", "يناير ", "1/", "5-", "ألف "])
def test_twice_the_length_takes_no_more_than_some_twice_the_work(unit: str) -> None:
    short, long = (_work(unit * n) for n in (300, 1200))
    assert long <= 8 * max(short, 1)


def _work(text: str) -> int:
    """A measure of work that no other process disturbs: calls made, counted by the profiler."""
    import cProfile
    import pstats

    words = split(text)
    profile = cProfile.Profile()
    profile.runcall(find_times, words, published=PUBLISHED)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def values(text: str) -> list[str | None]:
    return [time.value for time in times(text, published=PUBLISHED)]


def test_a_year_behind_a_list_of_months_holds_for_all() -> None:
    assert values("أقيم المعرض في مايو ويونيو 1999") == ["1999-05", "1999-06"]
    assert values("انعقدت في مارس وأبريل ومايو من عام 2003") == ["2003-03", "2003-04", "2003-05"]
    assert values("امتد من مايو إلى يونيو 1999") == ["1999-05", "1999-06"]
    assert values("امتد من نوفمبر إلى فبراير 1999") == ["1998-11", "1999-02"]
    assert values("بين 3 مايو و5 يونيو 1999") == ["1999-05-03", "1999-06-05"]


def test_months_told_apart_do_not_share_a_year() -> None:
    assert values("بدأ في مايو وانتهى في يونيو 2014")[0] != "2014-05"


@pytest.mark.parametrize(
    "text",
    [
        "سيبدأ الاثنين",
        "من المقرر أن يجتمع الوزراء الاثنين",
        "ومن المتوقع أن تبدأ المحادثات يوم الاثنين في المدينة",
        "ينطلق المؤتمر الاثنين المقبل",
    ],
)
def test_a_weekday_of_what_is_due_is_the_next_one(text: str) -> None:
    assert only(text).value == "2015-08-10"


def test_a_weekday_after_a_present_verb_that_opens_the_report_is_the_next_one() -> None:
    assert only("يعقد الاجتماع الأربعاء").value == "2015-08-05"
    assert only("يجتمع مجلس الإدارة الخميس لبحث الخطة").value == "2015-08-06"
    assert only("كان من المقرر أن يجتمع الوزراء الخميس لكنهم أرجأوا ذلك").value is not None


def test_the_day_that_came_before_is_not_today() -> None:
    assert only("وصل الوفد في اليوم الذي سبق الهجوم").value is None
    assert values("وقع الهجوم في 5 مايو 2014 ووصل الوفد في اليوم الذي سبقه") == ["2014-05-05", None]


def test_the_whole_date_beside_a_day_word_says_which_day_it_is() -> None:
    text = "يبدأ الحفل يوم غد الخميس 14/10/1436هـ الموافق 30/7/2015"
    assert values(text) == ["2015-07-30"] * 3
    assert values("افتتح المعرض اليوم الأربعاء 29 يوليو 2015") == ["2015-07-29"] * 2
    assert values("افتتح المعرض أمس، 29 يوليو 2015") == ["2015-07-29"] * 2


def test_an_hour_after_zawal_is_of_the_afternoon() -> None:
    assert only("تبدأ الجلسة غدا الساعة الثانية بعد الزوال").value == "2015-08-05T14:00"


def test_so_many_hours_a_day_is_a_rate_also_of_ten() -> None:
    assert [time.type for time in times("يجلسون أكثر من عشر ساعات في اليوم", published=PUBLISHED)][1] == "SET"


def test_today_with_its_written_date_is_the_day_that_the_report_counts_from() -> None:
    assert values("افتتح المعرض اليوم الأربعاء 29 يوليو 2015، ووصل الوفد أمس")[2] == "2015-07-28"


def test_without_a_date_the_weekday_nearest_to_tomorrow_is_meant() -> None:
    assert only("يلتقي الوزير نظيره غدا الخميس").value == "2015-08-06"
    assert only("يلتقي الوزير نظيره غدا الاثنين").value == "2015-08-03"
    assert only("وصل الوفد أمس الأول السبت").value == "2015-08-01"


def test_tomorrow_and_a_weekday_that_lie_too_far_apart_have_no_value() -> None:
    time = only("يلتقي الوزير نظيره غدا الأحد")
    assert time.value is None
    assert time.reason


def test_yesterday_and_a_weekday_of_a_late_report_are_the_last_such_day() -> None:
    assert only("وصل الوفد أمس الأربعاء").value == "2015-07-29"


def test_a_day_that_was_due_days_before_a_late_report_is_of_this_year() -> None:
    assert only("ومن المقرر أن تعقد الجلسات في 2 أغسطس").value == "2015-08-02"


def test_then_is_only_some_time_past_where_no_date_stands_in_the_sentence_before() -> None:
    near = "زار الوفد المدينة في يونيو 2010. وقال حينها إنه سيعود"
    far = "زار الوفد المدينة في يونيو 2010. وكان الجسر مغلقا. ولم يكن المطار قد بني. وقال حينها إنه سيعود"
    assert [time.value for time in times(near, published=PUBLISHED)] == ["2010-06", "2010-06"]
    assert [time.value for time in times(far, published=PUBLISHED)] == ["2010-06", "PAST_REF"]


def test_a_day_given_as_a_string_is_refused_with_what_to_give() -> None:
    with pytest.raises(InputError, match=r"date\(2015, 8, 6\)"):
        times("وصل أمس", published="2015-08-06")  # type: ignore[arg-type]
