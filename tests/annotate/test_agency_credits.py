"""Agencies that no list knows, by what they call themselves and where they stand."""

from khabar.annotate.layout import find_layout
from khabar.arabic.words import split


def agencies(text):
    return [span.of(text) for span in find_layout(split(text), title="عنوان").agencies]


def test_an_agency_in_the_brackets_of_a_dateline_is_credited():
    assert agencies("دومان (وكالة الساحل الأزرق) - قُتل أربعة جنود في اشتباك.\nوقالت الوزارة شيئا.") == [
        "وكالة الساحل الأزرق"
    ]


def test_an_agency_named_as_the_source_in_the_last_line_is_credited():
    assert agencies("قُتل أربعة جنود في اشتباك.\n\nالمصدر: وكالة الساحل الأزرق") == ["وكالة الساحل الأزرق"]


def test_an_agency_that_is_only_spoken_of_is_not_credited():
    assert agencies("الرياض - أصدرت وكالة الفضاء بيانا.\nوقالت الوكالة شيئا.") == []
