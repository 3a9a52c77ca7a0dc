"""Layout: what the first lines of a report are."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotate.layout import find_layout
from khabar.arabic.words import split
from khabar.model import Layout

ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "articles"
BODY = "وصل الوفد إلى العاصمة صباحا.\nوقال الناطق إن الزيارة قصيرة."


def layout(text: str, *, title: str | None = None) -> Layout:
    return find_layout(split(text), title=title)


def words_of(text: str, part: str) -> str | None:
    span = getattr(layout(text), part)
    return None if span is None else span.of(text)


def test_a_first_line_with_an_empty_line_after_it_is_the_headline() -> None:
    text = f"وصول الوفد إلى العاصمة\n\n{BODY}"
    assert words_of(text, "headline") == "وصول الوفد إلى العاصمة"
    assert layout(text).body == text.index("وصل الوفد")


def test_a_first_line_without_an_empty_line_is_the_body() -> None:
    found = layout(BODY)
    assert found.headline is None
    assert found.body == 0


def test_with_a_title_beside_the_text_only_the_same_line_is_the_headline() -> None:
    text = f"وصول الوفد\n\n{BODY}"
    assert layout(text, title="خبر آخر").headline is None
    found = layout(text, title="وصول الوفد")
    assert found.headline is not None


def test_date_outlet_and_headline_of_a_copied_page_are_told_apart() -> None:
    text = f"2 نوفمبر 2025 13:41\nجريدة المثال\nجريدة المثال\n\nوصول الوفد إلى العاصمة\n\n{BODY}"
    found = layout(text)
    assert found.published == "2025-11-02T13:41"
    assert found.outlet_name == "جريدة المثال"
    assert words_of(text, "headline") == "وصول الوفد إلى العاصمة"
    assert found.body == text.index("وصل الوفد")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("الأحد 2 نوفمبر 2025", "2025-11-02"),
        ("نشر في: 2 نوفمبر 2025", "2025-11-02"),
        ("آخر تحديث: 2025-11-02 13:41", "2025-11-02T13:41"),
        ("الأحد، 2 نوفمبر 2025 - 01:41 م", "2025-11-02T13:41"),
        ("25 شوال 1436 هـ الموافق 10 أغسطس 2015 م", "2015-08-10"),
    ],
)
def test_a_date_line_states_the_day_of_publication(line: str, published: str) -> None:
    assert layout(f"{line}\n\nوصول الوفد\n\n{BODY}").published == published


@pytest.mark.parametrize("line", ["02/11/2025", "نوفمبر 2025", "الأحد", "اليوم", "2025"])
def test_a_day_that_is_not_certain_is_not_guessed(line: str) -> None:
    assert layout(f"{line}\n\nوصول الوفد\n\n{BODY}").published is None


@pytest.mark.parametrize(
    "line", ["الرياض: واس", "واشنطن - رويترز", "باريس (أ ف ب)", "عين اليوم – الرياض", "القاهرة – وكالات"]
)
def test_a_line_of_places_and_agencies_is_the_dateline(line: str) -> None:
    assert words_of(f"{line}\n{BODY}", "dateline") == line


def test_an_agency_dateline_with_its_date_gives_the_day() -> None:
    text = f"عام / وصول الوفد\n\nالرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس\n{BODY}"
    found = layout(text)
    assert found.published == "2015-08-10"
    assert [span.of(text) for span in found.agencies] == ["واس"]


@pytest.mark.parametrize("line", ["سعاد المثالي – عين اليوم", "كتب: سالم المثالي", "سالم المثالي ـ جدة"])
def test_a_name_before_an_outlet_or_after_a_byline_word_is_the_byline(line: str) -> None:
    assert words_of(f"{line}\n{BODY}", "byline") == line


@pytest.mark.parametrize(
    "line", ["تحرير أسعار الوقود مطلع الشهر", "عام / أمطار على محافظة الطائف", "هذا اليوم في التاريخ"]
)
def test_a_headline_with_a_byline_word_a_place_or_a_day_stays_the_headline(line: str) -> None:
    assert words_of(f"{line}\n\n{BODY}", "headline") == line


def test_a_dateline_may_open_the_first_line_of_the_body() -> None:
    text = f"سالم المثالي- سبق- الرياض: {BODY}"
    assert words_of(text, "dateline") == "سالم المثالي- سبق- الرياض"
    assert layout(text).body == text.index("وصل الوفد")


def test_speech_with_a_colon_is_no_dateline() -> None:
    assert words_of("قال الوزير: لن نعود إلى الرياض", "dateline") is None


def test_the_agency_at_the_foot_is_credited() -> None:
    text = f"{BODY} (رويترز)"
    assert [span.of(text) for span in layout(text).agencies] == ["رويترز"]


def test_the_copied_page_of_the_shared_articles_is_read_as_it_stands() -> None:
    path = ARTICLES / "003_6bd84c832f70d9eb.txt"
    if not path.exists():
        pytest.skip("../shared is not here")
    text = path.read_text(encoding="utf-8")
    found = layout(text)
    assert (found.published, found.outlet_name) == ("2025-11-02T13:41", "سيناء الإخبارية")
    assert found.headline is not None
    assert found.headline.of(text).startswith("توقيع مرتقب")


def test_the_undated_report_of_the_shared_articles_has_nothing_of_these() -> None:
    path = ARTICLES / "000_c2be30d3619639d9.txt"
    if not path.exists():
        pytest.skip("../shared is not here")
    assert layout(path.read_text(encoding="utf-8")) == Layout()


LINES = st.lists(
    st.sampled_from(
        [
            "",
            " ",
            "واس",
            "الرياض: واس",
            "2 نوفمبر 2025",
            "وصول الوفد",
            "سبق- جدة: وصل",
            "\u200f",
            "a.",
            "13:41",
        ]
    ),
    max_size=8,
)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_any_lines_give_spans_within_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = layout(text)
    assert 0 <= found.body <= len(text)
    for span in (
        found.headline,
        found.dateline,
        found.byline,
        found.date_line,
        found.outlet,
        *found.agencies,
    ):
        assert span is None or span.end <= len(text)
