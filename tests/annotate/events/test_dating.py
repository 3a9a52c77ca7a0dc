"""Which time becomes the day of an event."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.reasons import reason_in

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


@given(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=8))
def test_why_an_event_has_no_day_can_be_said_in_arabic(clauses):
    text = " ".join(clauses)
    times = {words: value for words, value in DAYS.items() if words in text}
    for event in events_of(text, times=times):
        reason = event.date_reason or ""
        assert not reason or reason_in(reason, "ar") != reason


def day_of(text, trigger, times):
    """The day of the event with this trigger."""
    return {event.trigger.of(text): event.date for event in events_of(text, times=times)}[trigger]


def test_a_clause_of_before_keeps_its_year_for_itself():
    text = "سيطر المتمردون على المدينة قبل أن يشن الجيش عام 2034 حملة عسكرية عليهم"
    assert day_of(text, "سيطر", {"2034": "2034"}) is None


def test_a_month_behind_a_noun_after_after_is_not_that_of_the_verb():
    text = "زار الوزير البلدة بعد لقائه السفير في مايو"
    assert day_of(text, "زار", {"مايو": "2031-05"}) is None


def test_since_when_dates_nothing_told_behind_it():
    text = "ومنذ توليه الحكم في مايو، قصف الجيش القرية"
    assert day_of(text, "قصف", {"مايو": "2031-05"}) is None


def test_the_day_of_an_approval_does_not_go_on_to_the_meeting_after_it():
    text = "وجاء اللقاء بعد أيام على موافقة المجلس يوم السبت على الطلب. والتقى الوزير السفير"
    assert day_of(text, "والتقى", {"السبت": "2031-05-03"}) is None


def test_what_is_decided_has_the_day_of_the_decision():
    text = "وافق المجلس السبت على طلب الحكومة الذي يقضي برفع العقوبات عن الوزير"
    times = {"السبت": "2031-05-03"}
    assert day_of(text, "وافق", times) == day_of(text, "برفع", times) == "2031-05-03"


def test_a_plan_joined_to_a_plan_has_its_day():
    text = "سيقوم الرئيس بزيارة إلى العاصمة السبت، حيث من المقرر أن يوقع اتفاقا مع الملك"
    times = {"السبت": "2031-05-10"}
    assert day_of(text, "بزيارة", times) == day_of(text, "يوقع", times) == "2031-05-10"


def test_a_week_gives_the_month_in_which_it_lies():
    text = "اعتقلت الشرطة ثلاثة متظاهرين الأسبوع الماضي"
    assert day_of(text, "اعتقلت", {"الأسبوع الماضي": "2031-W20"}) == "2031-05"


def test_a_week_in_two_months_gives_none():
    text = "اعتقلت الشرطة ثلاثة متظاهرين الأسبوع الماضي"
    assert day_of(text, "اعتقلت", {"الأسبوع الماضي": "2031-W18"}) is None


def test_a_day_of_another_event_is_the_reason_of_an_open_one():
    text = "دخل الجيش البلدة السبت بعد حصار المتمردين لها"
    [event] = [e for e in events_of(text, times={"السبت": "2031-05-03"}) if e.trigger.of(text) == "حصار"]
    assert event.date_reason == "the dates of its sentence belong to other events"


@given(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=8))
def test_a_time_that_dates_gives_the_day_that_is_given(clauses):
    text = " ".join(clauses)
    times = {words: value for words, value in DAYS.items() if words in text}
    for event in events_of(text, times=times):
        assert (event.time is None) == (event.date is None)
        if event.time is not None:
            assert list(times.values())[event.time] == event.date


def test_a_day_in_the_relative_of_an_act_is_its_day():
    text = "أدان الوزير الهجوم الذي استهدف السوق السبت"
    assert day_of(text, "الهجوم", {"السبت": "2031-05-03"}) == "2031-05-03"


def test_what_was_done_in_a_speech_has_its_day():
    text = "ألقى الوزير خطابا في العاصمة السبت، دعا فيه الحكومة إلى الإفراج عن المعتقلين"
    assert day_of(text, "دعا", {"السبت": "2031-05-03"}) == "2031-05-03"


def test_what_is_done_is_not_done_next_week():
    text = "توعد القائد المتمردين بمفاجآت خلال الأسبوع المقبل"
    assert day_of(text, "توعد", {"الأسبوع": "2031-05"}) is None


def test_the_day_of_what_was_before_it_is_not_that_of_an_act_with_a_day_of_its_own():
    text = "شنت القوات الأحد هجوما على المعسكر بعد معارك مع المتمردين السبت"
    assert day_of(text, "هجوما", DAYS) == "2031-05-04"


def test_what_a_raid_in_the_past_brought_about_has_not_the_day_of_the_main_verb():
    text = "سلمت القوات الأحد امرأة اعتقلت بعد غارة أودت بحياة عشرة مسلحين"
    assert day_of(text, "أودت", {"الأحد": "2031-05-04"}) is None


def test_the_end_of_a_period_is_no_day():
    text = "شهدت المدينة بين أيلول - سبتمبر، وكانون الثاني - يناير معارك بين الجيش والمتمردين"
    assert day_of(text, "معارك", {"سبتمبر": "2030-09", "وكانون": "2031-01"}) is None


def test_a_day_behind_another_matter_is_not_that_of_an_act():
    text = "التقى الوزير السفير في القصر، من جهة أخرى شنت القوات السبت غارات على المدينة"
    assert day_of(text, "التقى", {"السبت": "2031-05-03"}) is None


def test_what_has_a_vague_time_of_its_own_takes_no_day_of_another_sentence():
    text = "اجتمع الوزير الأحد مع السفير. والتقى الوزير خلال الفترة الأخيرة وفد المعارضة."
    assert day_of(text, "والتقى", {"الأحد": "2031-05-04"}) is None


def test_what_follows_a_visit_has_not_its_year():
    text = "اندلعت عام 2031 معارك في القرية تلتها غارات للجيش على مواقع المتمردين"
    assert day_of(text, "غارات", {"2031": "2031"}) is None
