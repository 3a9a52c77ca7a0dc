"""Which time becomes the day of an event."""

from hypothesis import given
from hypothesis import strategies as st

from .reading import events_of

DAYS = {"السبت": "2031-05-03", "الأحد": "2031-05-04"}
CLAUSES = (
    "التقى الوزير السفير",
    "اعتقلت الشرطة متظاهرين",
    "قصف الجيش القرية",
    "وقال المتحدث",
    "يوم السبت",
    "الأحد",
    "بعد",
)


def test_a_day_that_opens_the_sentence_dates_its_verb():
    [event] = events_of("ويوم السبت اعتقلت الشرطة ثلاثة متظاهرين", times={"السبت": "2031-05-03"})
    assert event.date == "2031-05-03"


def test_a_time_that_dates_an_event_is_named():
    [event] = events_of("اعتقلت الشرطة ثلاثة متظاهرين السبت", times={"السبت": "2031-05-03"})
    assert (event.time, event.date_reason) == (0, None)


def test_without_a_day_near_the_reason_says_so():
    [event] = events_of("اعتقلت الشرطة ثلاثة متظاهرين")
    assert (event.date, event.date_reason) == (None, "no date in its sentence")


@given(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=8))
def test_an_event_has_a_day_of_the_text_or_a_reason(clauses):
    text = " ".join(clauses)
    times = {words: value for words, value in DAYS.items() if words in text}
    for event in events_of(text, times=times):
        assert (event.date is None) == (event.date_reason is not None)
        assert event.date in (None, *times.values())
