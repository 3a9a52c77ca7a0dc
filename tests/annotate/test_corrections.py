"""Single entries that a user decides. Sentences are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.annotate import annotate, correct, redate
from khabar.errors import InputError
from khabar.model import Article, Correction, Report, Span

TEXT = (
    "قال وزير الخارجية كريم الساري إن الرئيس أكد أن بلاده وقعت اتفاقا مع أوسان أمس.\n"
    "وقصفت قوات الجيش مدينة سهيل الثلاثاء، وقتل سبعة أشخاص، بحسب ما أعلنت وزارة الصحة."
)
REPORT = annotate(Article(id="a", text=TEXT, published="2024-05-08"))


def event_of(report: Report, word: str):
    return next((event for event in report.events if event.trigger.of(TEXT) == word), None)


def decided(layer, span, **fields):
    return Correction(article="a", layer=layer, span=span, **fields)


def test_an_entry_that_is_wrong_is_taken_out():
    attack = event_of(REPORT, "وقصفت")
    after = correct(REPORT, [decided("events", attack.trigger, wrong=True)])
    assert event_of(after, "وقصفت") is None
    assert len(after.events) == len(REPORT.events) - 1
    assert [one.span for one in after.corrected] == [attack.trigger]


def test_an_event_takes_the_status_and_the_day_that_are_given():
    attack = event_of(REPORT, "وقصفت")
    after = event_of(
        correct(REPORT, [decided("events", attack.trigger, status="planned", date=None)]), "وقصفت"
    )
    assert (after.status, after.date, after.time, after.date_reason) == ("planned", None, None, "by hand")


def test_an_event_whose_time_is_taken_out_has_no_day():
    attack = event_of(REPORT, "وقصفت")
    time = REPORT.times[attack.time]
    after = event_of(correct(REPORT, [decided("times", time.span, wrong=True)]), "وقصفت")
    assert (after.date, after.date_reason) == (None, "by hand")


def test_a_statement_takes_the_speaker_that_is_given():
    statement = REPORT.statements[0]
    start = TEXT.index("وزارة الصحة")
    after = correct(
        REPORT, [decided("statements", statement.cue, speaker=Span(start, start + 11))]
    ).statements[0]
    assert after.speaker.of(TEXT) == "وزارة الصحة"
    assert after.path == ()


def test_a_statement_inside_one_that_is_taken_out_stands_alone():
    outer = REPORT.statements[0]
    inner = next(number for number, one in enumerate(REPORT.statements) if one.inside == 0)
    after = correct(REPORT, [decided("statements", outer.cue, wrong=True)])
    [moved] = [one for one in after.statements if one.cue == REPORT.statements[inner].cue]
    assert moved.inside is None


def test_a_correction_of_another_article_changes_nothing():
    attack = event_of(REPORT, "وقصفت")
    other = Correction(article="b", layer="events", span=attack.trigger, wrong=True)
    assert correct(REPORT, [other]) is REPORT


def test_words_outside_the_text_are_refused():
    attack = event_of(REPORT, "وقصفت")
    with pytest.raises(InputError, match="outside"):
        correct(REPORT, [decided("events", attack.trigger, actor=(Span(9000, 9001),))])


@pytest.mark.parametrize("day", ["أمس", "2015-13-45", "2015-8", "20150806T"])
def test_a_day_that_is_none_is_refused(day: str):
    with pytest.raises(InputError, match="ISO 8601"):
        decided("events", Span(0, 1), date=day)


@pytest.mark.parametrize("day", ["2015", "2015-08", "2015-08-06", "2015-08-06T11:05"])
def test_a_year_a_month_a_day_and_a_moment_may_be_given(day: str):
    assert decided("events", Span(0, 1), date=day).date == day


@pytest.mark.parametrize(
    ("layer", "fields"),
    [
        ("events", {"speaker": None}),
        ("statements", {"status": "planned"}),
        ("figures", {}),
        ("times", {"date": "2015"}),
    ],
)
def test_a_correction_that_could_change_nothing_is_refused(layer: str, fields: dict):
    with pytest.raises(InputError):
        decided(layer, Span(0, 1), **fields)


def test_a_report_that_is_read_anew_for_another_day_stays_corrected():
    undated = annotate(Article(id="a", text=TEXT))
    attack = event_of(undated, "وقصفت")
    after = correct(undated, [decided("events", attack.trigger, wrong=True)])
    assert event_of(redate(after, published="2024-05-08", basis="story"), "وقصفت") is None


@given(
    st.sets(
        st.sampled_from(
            [("statements", one.cue) for one in REPORT.statements]
            + [("times", one.span) for one in REPORT.times]
        )
    )
)
def test_every_pointer_that_is_left_leads_to_the_entry_that_it_led_to(places):
    after = correct(REPORT, [decided(layer, span, wrong=True) for layer, span in places])
    for event in after.events:
        former = next(one for one in REPORT.events if one.trigger == event.trigger and one.type == event.type)
        if event.time is not None:
            assert after.times[event.time] == REPORT.times[former.time]
        if event.statement is not None:
            assert any(part.contains(event.trigger) for part in after.statements[event.statement].content)
    for statement in after.statements:
        if statement.inside is not None:
            assert any(part.contains(statement.cue) for part in after.statements[statement.inside].content)
