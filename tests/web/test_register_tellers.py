"""A field of a register in the words of somebody else than the row's says whose they are."""

from khabar.model import Report, Span
from khabar.registers.rows import Demand, FieldCite
from khabar.web.book import make_book
from khabar.web.register_tables import view_registers

TEXT = "طالب الحزب بنشر النص، وقال الوزير إن الحزب طالب بنشر النص"


def _row(article: str, *, teller: str | None, by_whom: str = "الحزب") -> Demand:
    cites = (
        FieldCite(field="by_whom", article=article, span=Span(5, 10)),
        FieldCite(field="what", article=article, span=Span(11, 20), told_by=teller),
    )
    return Demand(
        article=article, outlet=None, kind="demand", by_whom=(by_whom,), of_whom=(), what="نشر النص", acts=(), date=None,
        status="occurred", told_by=None, cites=cites,
    )  # fmt: skip


def _tellers(*rows: Demand) -> dict[str, str]:
    reports = [Report(id=row.article, text=TEXT) for row in rows]
    book = make_book(
        reports=reports,
        stories=(),
        registers={row.article: [("demands", row)] for row in rows},
        language="ar",
    )
    [table] = view_registers(book, reports)
    [line] = table.lines
    return dict(zip(table.columns, (cell.told_by for cell in line.cells), strict=True))


def test_a_field_in_another_speakers_words_names_him() -> None:
    told = _tellers(_row("a", teller="الوزير"))
    assert (told["what"], told["by_whom"]) == ("الوزير", "")


def test_what_somebody_demands_in_his_own_words_names_nobody_again() -> None:
    assert _tellers(_row("a", teller="هاني", by_whom="رئيس الحزب هاني"))["what"] == ""


def test_where_two_reports_have_it_from_two_nobody_is_named_for_both() -> None:
    assert _tellers(_row("a", teller="الوزير"), _row("b", teller="الناطق"))["what"] == ""
