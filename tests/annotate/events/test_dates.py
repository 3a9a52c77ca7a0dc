"""The day of an event, and why it is open."""

from khabar.model import Statement

from .reading import at, events_of


def test_the_time_of_its_clause_dates_an_event():
    [event] = events_of("التقى الوزير السفير يوم السبت", times={"السبت": "2031-05-03"})
    assert event.date == "2031-05-03"
    assert event.time == 0


def test_the_day_of_publication_is_never_the_default():
    [event] = events_of("التقى الوزير السفير")
    assert event.date is None
    assert event.date_reason == "no date in its sentence"


def test_the_day_on_which_something_is_announced_does_not_date_it():
    text = "أعلنت الشرطة الأحد أنها اعتقلت ثلاثة مسلحين"
    statement = Statement(
        speaker=at(text, "الشرطة"),
        speaker_name="الشرطة",
        cue=at(text, "أعلنت"),
        content=(at(text, "اعتقلت ثلاثة مسلحين"),),
        kind="indirect",
    )
    [event] = events_of(text, times={"الأحد": "2031-05-04"}, statements=(statement,))
    assert event.date is None
    assert event.statement == 0


def test_a_headline_takes_its_day_from_the_lead():
    text = "الوزير يلتقي السفير\n\nالتقى الوزير السفير أمس"
    headline, lead = events_of(text, times={"أمس": "2031-05-03"}, headline="الوزير يلتقي السفير")
    assert headline.date == lead.date == "2031-05-03"


def test_a_time_before_after_belongs_to_the_main_verb():
    text = "دخل الجيش البلدة الأحد بعد حصار المتمردين لها"
    events = events_of(text, times={"الأحد": "2031-05-04"})
    assert [event.date for event in events if event.trigger.of(text) == "حصار"] == [None]


def test_a_period_that_begins_then_dates_nothing():
    text = "اعتقلت الشرطة الوزير الذي يقيم في البلدة منذ مايو"
    [event] = events_of(text, times={"مايو": "2031-05"})
    assert event.date is None
