"""Relative days of reports that were filed late. Sentences are made up; 2024-05-06 is a Monday."""

from khabar.annotate import annotate
from khabar.model import Article, Report
from khabar.stories.late import without_delay

ACT = "افتتح رئيس بلدية سهيل مروان الدالي {} حديقة الزهراء الجديدة بحضور أهالي الحي الشرقي وطلاب مدارسه"


def _report(name: str, text: str, *, day: str = "2024-05-08") -> Report:
    return annotate(Article(id=name, text=text, published=day, outlet=name))


def _days(report: Report) -> list[str | None]:
    return [time.value for time in report.times]


def test_yesterday_is_the_weekday_that_a_sister_names_in_the_same_sentence():
    late, sister = _report("a", ACT.format("أمس")), _report("b", ACT.format("الأحد"))
    moved, same = without_delay([late, sister])
    assert (_days(late), _days(moved)) == (["2024-05-07"], ["2024-05-05"])
    assert moved.published == "2024-05-08" and moved.times[0].reason
    assert same is sister


def test_the_events_of_that_day_move_with_it():
    late, sister = (
        _report(name, ACT.format(day).replace("افتتح", "استقبل"))
        for name, day in (("a", "أمس"), ("b", "الأحد"))
    )
    [moved, _] = without_delay([late, sister])
    dates = [
        (event.date, new.date) for event, new in zip(late.events, moved.events, strict=True) if event.date
    ]
    assert set(dates) == {("2024-05-07", "2024-05-05")}


def test_sisters_that_name_two_days_move_nothing():
    reports = [_report(name, ACT.format(day)) for name, day in (("a", "أمس"), ("b", "الأحد"), ("c", "السبت"))]
    assert without_delay(reports) == reports


def test_bulletins_of_two_days_with_other_numbers_move_nothing():
    text = "أغلق مؤشر سوق سهيل للأسهم {} مرتفعا {} نقطة وسط تداولات نشطة شملت أسهم المصارف والبتروكيماويات والاتصالات"
    reports = [_report("a", text.format("أمس", "21.29")), _report("b", text.format("الأحد", "36.11"))]
    assert without_delay(reports) == reports


def test_a_later_day_and_a_day_of_weeks_ago_move_nothing():
    reports = [_report("a", ACT.format("أمس")), _report("b", ACT.format("في 2 مارس 2024"))]
    assert without_delay(reports) == reports


def test_a_report_alone_is_counted_from_its_day():
    reports = [_report("a", ACT.format("أمس"))]
    assert without_delay(reports) == reports
