"""Rows of the registers from reports built by hand or of made-up sentences."""

import pytest

from khabar.annotate import annotate
from khabar.errors import InputError
from khabar.model import Actor, Article, Event, Figure, Report, Span
from khabar.registers import REGISTERS, find_register
from khabar.registers.tolls import range_of


def _report(text: str) -> Report:
    return annotate(Article(id="r1", text=text, outlet="outlet", published="2031-05-10"))


def _figure(value: object) -> Figure:
    return Figure(span=Span(0, 1), value=value, unit=None)  # type: ignore[arg-type]


def test_the_range_of_several_tolls_runs_from_the_least_to_the_greatest():
    assert range_of([_figure(3), _figure((5, 8))]) == (3, 8)


def test_a_toll_of_at_least_is_open_at_its_end():
    assert range_of([_figure((5, None)), _figure(7)]) == (5, None)


def test_no_figure_gives_no_range():
    assert range_of([]) is None


def test_a_visit_told_twice_is_one_row():
    rows = find_register(
        "visits", [_report("زار الوزير فرنسا أمس. وجاءت زيارة الوزير إلى فرنسا بعد أيام من الخلاف.")]
    )
    assert len(rows) == 1


def test_an_agreement_that_is_only_planned_is_proposed_with_what_is_due():
    [row] = find_register("agreements", [_report("من المقرر أن توقع فرنسا وألمانيا اتفاقية للتعاون.")])
    assert (row.stage, row.due, row.status) == ("proposed", "signed", "planned")
    assert set(row.countries) == {"FRA", "DEU"}


def test_what_an_agreement_expressly_lacks_is_kept_apart_from_what_it_contains():
    [row] = find_register(
        "agreements",
        [
            _report(
                "وقعت فرنسا وألمانيا اتفاقية. وتتضمن الاتفاقية فتح المعابر، ولا تتضمن الاتفاقية بنودا عسكرية."
            )
        ],
    )
    assert row.contains == ("فتح المعابر",)


def test_sanctions_name_both_sides():
    [row] = find_register("sanctions", [_report("فرضت فرنسا عقوبات على إيران.")])
    assert (row.kind, row.by_whom, row.on_whom) == ("imposed", ("فرنسا",), ("إيران",))


def test_casualties_stand_with_the_act_of_their_sentence():
    [row] = find_register(
        "clashes", [_report("قتل خمسة جنود وأصيب سبعة آخرون في هجوم شنه مسلحون على معسكر.")]
    )
    assert row.killed == (5, 5)
    assert "مسلحون" in row.by_whom


def test_acts_of_two_sides_in_one_sentence_are_two_rows_each_with_its_toll():
    text = "قصفت إيران مواقع فرنسا فقتل 4 جنود، فيما هاجمت ألمانيا مواقع إسبانيا فقتل 9 جنود."
    span = {words: Span(text.index(words), text.index(words) + len(words)) for words in
            ("قصفت", "إيران", "فرنسا", "4 جنود", "هاجمت", "ألمانيا", "إسبانيا", "9 جنود")}  # fmt: skip
    acts = [("قصفت", "إيران", "فرنسا"), ("هاجمت", "ألمانيا", "إسبانيا")]
    report = Report(
        id="r", text=text,
        actors=tuple(Actor(id=n, name=n, type="GPE", mentions=(span[n],)) for _, a, b in acts for n in (a, b)),
        events=tuple(Event(trigger=span[t], type="ASSAULT", status="occurred", actor=(span[a],), recipient=(span[b],)) for t, a, b in acts),
        figures=tuple(Figure(span=span[f], value=v, unit="جنود", counts="killed") for f, v in (("4 جنود", 4), ("9 جنود", 9))),
    )  # fmt: skip
    rows = find_register("clashes", [report])
    assert [(row.by_whom, row.against, row.killed) for row in rows] == [
        (("إيران",), ("فرنسا",), (4, 4)),
        (("ألمانيا",), ("إسبانيا",), (9, 9)),
    ]


def test_a_demand_names_the_acts_called_for():
    rows = find_register("demands", [_report("دعت المنظمة الحكومة إلى الإفراج عن المعتقلين.")])
    assert rows[0].kind == "demand"
    assert "الإفراج" in rows[0].acts


@pytest.mark.parametrize("name", sorted(REGISTERS))
def test_a_report_without_events_fills_no_register(name):
    assert find_register(name, [_report("الطقس معتدل والسماء صافية.")]) == []


def test_an_unknown_register_is_refused():
    with pytest.raises(InputError, match="visits"):
        find_register("poems", [])


@pytest.mark.parametrize(
    "text", ["وافق مجلس الوزراء على تعيين خمسة مديرين.", "صادقت وزارة العدل على نظام جديد للرواتب."]
)
def test_what_is_approved_is_a_row_only_where_it_is_an_agreement(text):
    assert find_register("agreements", [_report(text)]) == []


def test_a_parliament_that_ratifies_a_treaty_makes_a_row():
    [row] = find_register("agreements", [_report("صادق البرلمان الفرنسي على اتفاقية التعاون مع ألمانيا.")])
    assert row.stage == "ratified"


def test_a_street_named_after_a_king_gives_nobody_an_office():
    rows = find_register("offices", [_report("أغلقت البلدية شارع الملك فهد أمس.")])
    assert rows == []


def test_those_who_were_tried_are_no_forces():
    rows = find_register("forces", [_report("هاجم الجيش المتمردين. وأجلت المحكمة محاكمة 23 مقاتلا.")])
    assert rows == []


def test_what_one_means_to_sign_is_not_signed_yet():
    [row] = find_register("agreements", [_report("أعلنت فرنسا نيتها توقيع اتفاقية مع ألمانيا.")])
    assert (row.stage, row.status) == ("proposed", "planned")
