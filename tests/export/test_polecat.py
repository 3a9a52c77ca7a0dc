"""Events in POLECAT's columns."""

import csv
import io

import msgspec

from khabar.export.event_rows import EventFilter
from khabar.export.polecat import COLUMNS, plover_type, write_polecat
from khabar.model import Actor, Event, Report, Span

TEXT = "قصف جيش زهران مواقع المتمردين في بلدة سمرة"


def _report(*events: Event) -> Report:
    country = Actor(id="a1", name="زهران", type="GPE", mentions=(Span(9, 14),), country="ZHR", latin="Zahran")
    return Report(
        id="r1", outlet="outlet", published="2031-05-02T10:00", text=TEXT, actors=(country,), events=events
    )


def _rows(report: Report) -> list[dict[str, str]]:
    file = io.StringIO()
    write_polecat([report], file)
    file.seek(0)
    return list(csv.DictReader(file, delimiter="\t"))


def _assault(**fields: object) -> Event:
    base = {
        "trigger": Span(0, 3),
        "type": "ASSAULT",
        "status": "occurred",
        "actor": (Span(4, 14),),
        "recipient": (Span(15, 30),),
    }
    return Event(**{**base, **fields})  # type: ignore[arg-type]


def test_a_row_has_the_columns_of_polecat_in_their_order():
    file = io.StringIO()
    assert write_polecat([_report(_assault(date="2031-05-01"))], file) == 1
    assert tuple(file.getvalue().splitlines()[0].split("\t")) == COLUMNS
    assert len(COLUMNS) == 41
    assert COLUMNS[-1] == "Confidence"  # not POLECAT's own


def test_an_unsure_event_is_left_out_unless_asked_for():
    report = _report(_assault(rule="قصف:ASSAULT", p=0.55))
    assert _rows(report) == []
    file = io.StringIO()
    assert write_polecat([report], file, wanted=EventFilter(sure=0.5)) == 1
    assert file.getvalue().rstrip().endswith("0.55")


def test_a_name_that_was_only_spelt_letter_by_letter_stays_arabic():
    report = _report(_assault())
    spelt = msgspec.structs.replace(report.actors[0], latin_basis="transliterated")
    [row] = _rows(msgspec.structs.replace(report, actors=(spelt,)))
    assert row["Actor Name"] == "زهران"


def test_an_actor_is_written_with_country_sector_and_raw_words():
    [row] = _rows(_report(_assault(date="2031-05-01")))
    assert row["Actor Country"] == "ZHR"
    assert row["Primary Actor Sector"] == "MIL"
    assert row["Actor Name Raw"] == "جيش زهران"
    assert row["Event Date"] == "2031-05-01"
    assert row["Quad Code"] == "MATERIAL CONFLICT"


def test_a_month_is_no_event_date():
    [row] = _rows(_report(_assault(date="2031-05")))
    assert row["Event Date"] == ""


def test_a_planned_visit_is_an_agreement_and_a_planned_attack_a_threat():
    assert plover_type(_assault(type="CONSULT", status="planned")) == "AGREE"
    assert plover_type(_assault(status="planned")) == "THREATEN"


def test_what_is_denied_called_for_or_imagined_is_left_out():
    events = [_assault(status=status) for status in ("denied", "called_for", "hypothetical")]
    assert _rows(_report(*events)) == []
