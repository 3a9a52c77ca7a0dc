"""The two reports that the project grew from fill the registers as a reader would."""

import json
from pathlib import Path

import pytest

from khabar.annotate import annotate
from khabar.model import Article, Report
from khabar.registers import REGISTERS, find_register

ARTICLES = Path(__file__).parents[2].parent / "shared" / "gold" / "articles"

pytestmark = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="../shared/gold/articles is not beside this checkout"
)


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.json"))]
    return [
        annotate(
            Article(id=row["id"][:3], text=row["text"], outlet=row["outlet"], published=row["published"])
        )
        for row in rows
    ]


def _rows(name: str, reports: list[Report], article: str, **wanted: object) -> list:
    rows = [row for row in find_register(name, reports) if row.article == article]
    return [row for row in rows if all(getattr(row, field) == value for field, value in wanted.items())]


def test_the_planned_agreement_holds_the_accession(reports):
    [row] = _rows("agreements", reports, "003", status="planned")
    assert {"SYR", "USA"} <= set(row.countries)
    assert (row.kind, row.stage, row.due, row.date) == ("document", "proposed", "signed", "2025-11-10")
    assert any("انضمام سوريا" in term and "التحالف الدولي" in term for term in row.contains)


def test_the_declaration_is_signed_and_expressly_not_military(reports):
    [row] = _rows("agreements", reports, "000", kind="declaration")
    assert row.stage == "signed"
    assert "سوريا" in row.parties
    assert any("عسكرية" in term for term in row.without)


def test_the_planned_visit_is_dated_and_the_first(reports):
    [row] = _rows("visits", reports, "003", kind="visit", who=("أحمد الشرع",))
    assert (row.place, row.date, row.status, row.rank) == ("واشنطن", "2025-11-10", "planned", 1)


def test_the_other_report_calls_the_visit_the_second(reports):
    [row] = _rows("visits", reports, "000", kind="visit")
    assert (row.who, row.place, row.rank) == (("أحمد الشرع",), "واشنطن", 2)


def test_the_day_of_an_earlier_meeting_is_not_that_of_the_second_visit(reports):
    [visit] = _rows("visits", reports, "000", kind="visit")
    [first] = _rows("visits", reports, "000", rank=1)
    assert (visit.date, first.with_whom, first.place) == (None, ("دونالد ترامب",), "المملكة العربية السعودية")


def test_both_counterparts_are_met(reports):
    [row] = _rows("visits", reports, "000", who=("ماركو روبيو",))
    assert row.with_whom == ("أسعد الشيباني", "هاكان فيدان")


def test_no_other_visits_are_told(reports):
    assert len(_rows("visits", reports, "000")) == 4
    assert len(_rows("visits", reports, "003")) == 1


def test_the_accession_is_planned(reports):
    rows = _rows("memberships", reports, "003", kind="joins", status="planned")
    assert any(row.who == ("سوريا",) and "التحالف الدولي" in row.body[0] for row in rows)


def test_offices_are_told_with_their_holders(reports):
    offices = {(row.who, row.office) for row in _rows("offices", reports, "000", kind="holds")}
    assert (("أحمد الشرع",), "الرئيس السوري") in offices
    assert (("أسعد الشيباني",), "وزير الخارجية السوري") in offices
    assert (("هاكان فيدان",), "وزير الخارجية التركي") in offices


def test_the_council_approves_the_lifting_of_sanctions(reports):
    [row] = _rows("sanctions", reports, "000", kind="lifted")
    assert "أحمد الشرع" in row.on_whom
    assert (row.requested_by, row.approved_by) == (("الولايات المتحدة",), ("مجلس الأمن الدولي",))
    assert len(row.on_whom) == 2


def test_fighters_and_territory_have_their_figures(reports):
    [fighters] = _rows("forces", reports, "000", kind="forces")
    assert (fighters.value, fighters.unit, fighters.approx) == (2500, "مقاتل", True)
    territory = {(row.value, row.whose) for row in _rows("forces", reports, "000", kind="territory")}
    assert (40, ("داعش",)) in territory
    assert any(value == pytest.approx(1 / 3, abs=0.001) for value, _ in territory)


def test_every_cited_span_lies_in_its_report(reports):
    texts = {report.id: report.text for report in reports}
    for name in REGISTERS:
        for row in find_register(name, reports):
            assert row.cites
            assert all(cite.span.end <= len(texts[cite.article]) for cite in row.cites)
