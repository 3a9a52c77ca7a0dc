"""Days in words, as a newspaper writes them."""

import pytest

from khabar.web.dates import in_words, long_day, short_day


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        ("2025-11-02", "الأحد 2 نوفمبر 2025", "Sunday 2 November 2025"),
        ("2025-11-02T13:41", "الأحد 2 نوفمبر 2025، الساعة 13:41", "Sunday 2 November 2025, 13:41"),
        ("2025-05", "مايو 2025", "May 2025"),
        ("2014", "2014", "2014"),
        ("2015-W32", "الأسبوع 32 من 2015", "week 32 of 2015"),
        ("P2D", "يومان", "2 days"),
        ("P3M", "3 أشهر", "3 months"),
        ("PT12H", "12 ساعة", "12 hours"),
        ("PXY", "سنوات بلا عدد", "some years"),
        ("PRESENT_REF", "الحاضر، بلا تحديد", "the present, not further stated"),
        ("2025-02-31", "2025-02-31", "2025-02-31"),
        ("XXXX-WXX-1", "XXXX-WXX-1", "XXXX-WXX-1"),
        (None, "بلا تاريخ", "undated"),
    ],
)
def test_a_value_is_said_in_words(value, arabic, english):
    assert long_day(value, language="ar") == arabic
    assert in_words(value, language="en") == english


def test_a_short_day_leaves_the_year_out():
    assert short_day("2025-11-10T08:00:00+03:00", language="ar") == "الإثنين 10 نوفمبر"


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        ("2015-H1", "النصف الأول من 2015", "first half of 2015"),
        ("2014-SU", "صيف 2014", "summer of 2014"),
        ("2015-W30-WE", "نهاية الأسبوع 30 من 2015", "weekend of week 30 of 2015"),
        ("195", "عقد 1950", "the 1950s"),
        ("19", "القرن 20", "century 20"),
        ("PX", "مدة بلا تحديد", "a time not further stated"),
    ],
)
def test_no_value_is_shown_as_a_code(value, arabic, english):
    assert in_words(value, language="ar") == arabic
    assert in_words(value, language="en") == english
