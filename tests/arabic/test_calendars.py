"""Calendars: Umm al-Qura against hijridate day by day, and every month name that Babel prints."""

from datetime import date, timedelta

import pytest

from khabar.arabic import times
from khabar.arabic.calendars import easter, from_hijri, to_hijri, week_of


def test_every_day_of_1343_to_1500_is_the_one_that_hijridate_gives() -> None:
    hijridate = pytest.importorskip("hijridate", reason="hijridate is not installed")
    for year in range(1343, 1501):
        for month in range(1, 13):
            first = hijridate.Hijri(year, month, 1)
            found = from_hijri(year, month, 1)
            assert found is not None
            assert found.isoformat() == first.to_gregorian().isoformat()
            length = first.month_length()
            assert from_hijri(year, month, length) == found + timedelta(days=length - 1)
            assert from_hijri(year, month, length + 1) is None


def test_every_gregorian_day_goes_to_its_hijri_day_and_back() -> None:
    day, last = date(1924, 8, 1), date(2077, 11, 16)
    while day <= last:
        hijri = to_hijri(day)
        assert hijri is not None
        assert from_hijri(*hijri) == day
        day += timedelta(days=1)
    assert to_hijri(date(1924, 7, 31)) is None
    assert to_hijri(last + timedelta(days=1)) is None


@pytest.mark.parametrize("locale", ["ar", "ar_LB", "ar_DZ", "ar_MA", "ar_SA", "ar_EG", "ar_TN", "ar_IQ"])
def test_every_month_name_that_babel_prints_is_read_back(locale: str) -> None:
    dates = pytest.importorskip("babel.dates", reason="babel is not installed")
    for width in ("wide", "abbreviated"):
        names = dates.get_month_names(width, locale=locale)
        for month, name in names.items():
            [time] = times(f"بدأ العمل في {name} 2014", published=None)
            assert time.value == f"2014-{month:02d}", name


def test_easter_is_the_sunday_of_the_western_church() -> None:
    assert [easter(year) for year in (2013, 2015, 2024)] == [
        date(2013, 3, 31),
        date(2015, 4, 5),
        date(2024, 3, 31),
    ]


def test_a_week_is_told_by_iso_8601() -> None:
    assert week_of(date(2015, 8, 7)) == "2015-W32"
