"""Rows of events: filtered by party, type, status, day and outlet."""

import pytest

from khabar.export.event_rows import EventFilter, event_rows
from khabar.model import Event, Report, Span
from khabar.registers.reading import name_at

TEXT = "عقد الوفدان اجتماعا. وقصف الجيش بلدة الوادي أمس."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


REPORT = Report(
    id="a",
    outlet="صحيفة المرفأ",
    published="2015-08-04",
    text=TEXT,
    events=(
        Event(trigger=at("اجتماعا"), type="CONSULT", status="occurred", actor=(at("الوفدان"),)),
        Event(
            trigger=at("وقصف"),
            type="ASSAULT",
            status="occurred",
            actor=(at("الجيش"),),
            recipient=(at("بلدة الوادي"),),
            date="2015-08-03",
        ),
    ),
)


def test_a_row_holds_the_sentence_of_its_trigger() -> None:
    assert [row.words for row in event_rows([REPORT])] == [
        "وقصف الجيش بلدة الوادي أمس.",
        "عقد الوفدان اجتماعا",
    ]


@pytest.mark.parametrize(
    ("wanted", "types"),
    [
        (EventFilter(type="assault"), ["ASSAULT"]),
        (EventFilter(actor="بلده"), ["ASSAULT"]),
        (EventFilter(status="planned"), []),
        (EventFilter(since="2015-08-03", until="2015-08-03"), ["ASSAULT"]),
        (EventFilter(since="2015-08-04"), []),
        (EventFilter(outlet="المرفا"), ["ASSAULT", "CONSULT"]),
        (EventFilter(outlet="النهر"), []),
    ],
)
def test_rows_are_filtered(wanted: EventFilter, types: list[str]) -> None:
    assert [row.type for row in event_rows([REPORT], wanted=wanted)] == types


@pytest.mark.parametrize(
    ("words", "span", "name"),
    [
        ("دعمها للحكومة الانتقالية", "لحكومة الانتقالية", "الحكومة الانتقالية"),
        ("دعمها للبنان", "لبنان", "لبنان"),
        ("دعمها وللعراق", "لعراق", "العراق"),
        ("دعمها للعراق", "للعراق", "العراق"),
        ("دعمها للبنان", "للبنان", "لبنان"),
        ("دعم الوزارة", "الوزارة", "الوزارة"),
    ],
)
def test_a_party_after_lil_gets_its_article_back(words, span, name):
    start = words.rindex(span)
    assert name_at(words, Span(start, start + len(span))) == name


def test_the_words_of_a_row_begin_and_end_with_whole_words() -> None:
    long = "كلمة طويلة " * 40 + "قصف الجيش البلدة " + "كلمة طويلة " * 40
    start = long.index("قصف")
    event = Event(
        trigger=Span(start, start + 3), type="ASSAULT", status="occurred", actor=(Span(start + 4, start + 9),)
    )
    [row] = event_rows([Report(id="b", text=long, events=(event,))])
    assert set(row.words.split()) <= set(long.split())
