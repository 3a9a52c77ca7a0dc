"""Moments, their states, and the day of an undated report."""

from story_builders import at, event, person, report, time

from khabar.annotate import annotate
from khabar.model import Article, Event, Report, Span
from khabar.stories.lines import clause_line, line_of, sentence_of
from khabar.stories.mentions import find_mentions
from khabar.stories.moments import find_moments
from khabar.stories.parties import find_cast, fold_name
from khabar.stories.undated import find_day

PLAN = "أعلن القصر أن الرئيس مروان الدالي سيزور مدينة سهيل يوم 14 مايو ويلتقي الأمير رائد الوزان."
DEED = "وصل مروان الدالي الثلاثاء إلى سهيل في زيارة رسمية وعقد مع رائد الوزان جلسة مباحثات."


def _plan() -> Report:
    return report(
        "plan", PLAN, day="2024-05-06", outlet="أ",
        actors=[person(PLAN, "مروان الدالي"), person(PLAN, "رائد الوزان")],
        times=[time(PLAN, "يوم 14 مايو", "2024-05-14")],
        events=[event(PLAN, "سيزور", "CONSULT", "planned", "مروان الدالي", "رائد الوزان", date="2024-05-14", lemma="زار")],
    )  # fmt: skip


def _deed(day: str | None) -> Report:
    return report(
        "deed", DEED, day=day, outlet="ب",
        actors=[person(DEED, "مروان الدالي"), person(DEED, "رائد الوزان")],
        times=[time(DEED, "الثلاثاء", day)],
        events=[
            event(DEED, "زيارة", "CONSULT", "occurred", "مروان الدالي", date=day, lemma="زار"),
            event(DEED, "مباحثات", "CONSULT", "occurred", "مروان الدالي", "رائد الوزان", date=day, lemma="مباحثات"),
        ],
    )  # fmt: skip


def _moments(*reports: Report):
    return [one.moment for one in find_moments(reports, find_mentions(reports, find_cast(reports)))]


def test_a_visit_announced_and_then_made_is_one_moment_with_both_states():
    [moment] = _moments(_plan(), _deed("2024-05-14"))
    assert (moment.date, moment.status, moment.type) == ("2024-05-14", "occurred", "CONSULT")
    assert moment.states == (("2024-05-06", "planned"), ("2024-05-14", "occurred"))
    assert {citation.article for citation in moment.citations} == {"plan", "deed"}


def test_the_line_of_a_moment_is_taken_from_a_report_word_for_word():
    [moment] = _moments(_plan(), _deed("2024-05-14"))
    assert moment.what in DEED


def test_an_undated_report_gets_the_day_that_its_weekday_and_the_plan_agree_on():
    assert find_day(_deed(None), [_plan()]) == "2024-05-14"  # a Tuesday


def test_an_undated_report_stays_undated_where_the_weekday_does_not_fit():
    text = DEED.replace("الثلاثاء", "الجمعة")
    other = report("deed", text, actors=[person(text, "مروان الدالي")], events=[])
    assert find_day(other, [_plan()]) is None


def test_an_undated_copy_has_the_day_of_its_original():
    text = PLAN * 3
    assert find_day(report("copy", text), [report("first", text, day="2024-05-06")]) == "2024-05-06"


def test_last_tuesday_is_not_the_day_of_the_report():
    text = DEED.replace("الثلاثاء", "الثلاثاء الماضي")
    other = report(
        "deed",
        text,
        actors=[person(text, "مروان الدالي")],
        events=[event(text, "زيارة", "CONSULT", "occurred", "مروان الدالي")],
    )
    assert find_day(other, [_plan()]) is None


def test_a_dated_sentence_without_an_event_is_a_moment_of_its_own():
    text = "تأسست الجمعية في مارس 2019 بجهود أهالي سهيل. وتضم اليوم مئة عضو."
    [moment] = _moments(report("r", text, day="2024-05-06", times=[time(text, "مارس 2019", "2019-03")]))
    assert (moment.date, moment.type, moment.status) == ("2019-03", "OTHER", "occurred")


def test_a_visit_and_what_is_signed_on_it_are_two_moments_each_with_its_plan():
    plan = "يزور الرئيس مروان الدالي مدينة سهيل يوم 14 مايو. ومن المقرر أن يوقع الأمير رائد الوزان معه وثيقة لتنظيم الملاحة في النهر."
    deed = "وعقد مروان الدالي مع رائد الوزان جلسة مباحثات خلال زيارة إلى سهيل. وقال وزير النقل إن البلدين وقعا اليوم بيانا عن الملاحة في النهر."
    names = ("مروان الدالي", "رائد الوزان")
    before = report(
        "before", plan, day="2024-05-06", outlet="أ", actors=[person(plan, name) for name in names],
        times=[time(plan, "يوم 14 مايو", "2024-05-14")],
        events=[
            event(plan, "يزور", "CONSULT", "planned", names[0], date="2024-05-14", lemma="زار"),
            event(plan, "يوقع", "AGREE", "planned", *names, date="2024-05-14", lemma="وقع"),
        ],
    )  # fmt: skip
    after = report(
        "after", deed, day="2024-05-14", outlet="ب", actors=[person(deed, name) for name in names],
        times=[time(deed, "اليوم", "2024-05-14")],
        events=[
            event(deed, "مباحثات", "CONSULT", "occurred", *names, date="2024-05-14", lemma="مباحثات"),
            event(deed, "زيارة", "CONSULT", "occurred", names[0], date="2024-05-14", lemma="زار"),
            event(deed, "وقعا", "AGREE", "occurred", date="2024-05-14", lemma="وقع"),
        ],
    )  # fmt: skip
    moments = _moments(before, after)
    states = (("2024-05-06", "planned"), ("2024-05-14", "occurred"))
    assert {(moment.type, moment.states) for moment in moments} == {("CONSULT", states), ("AGREE", states)}


def test_meetings_of_different_parties_on_one_day_are_two_moments():
    text = "التقى رائد الوزان سامي الحداد صباحا. واستقبل هاني الديري مروان الدالي مساء."
    names = ["رائد الوزان", "سامي الحداد", "هاني الديري", "مروان الدالي"]
    events = [
        event(text, "التقى", "CONSULT", "occurred", *names[:2], date="2024-05-06", lemma="التقى"),
        event(text, "استقبل", "CONSULT", "occurred", *names[2:], date="2024-05-06", lemma="استقبل"),
    ]
    assert (
        len(
            _moments(
                report(
                    "r", text, day="2024-05-06", actors=[person(text, name) for name in names], events=events
                )
            )
        )
        == 2
    )


def test_a_person_is_one_under_full_and_family_name():
    one, two = "قال مروان الدالي إن الطريق سيفتح", "وصل الدالي إلى سهيل"
    cast = find_cast(
        [
            report("a", one, actors=[person(one, "مروان الدالي")]),
            report("b", two, actors=[person(two, "الدالي")]),
        ]
    )
    assert cast.by_form[fold_name("الدالي")] == cast.by_form[fold_name("مروان الدالي")]


def test_two_persons_of_one_family_name_are_not_joined():
    one, two = "قال مروان الدالي إن الطريق سيفتح", "وصلت نوال الدالي إلى سهيل"
    cast = find_cast(
        [
            report("a", one, actors=[person(one, "مروان الدالي")]),
            report("b", two, actors=[person(two, "نوال الدالي")]),
        ]
    )
    assert cast.by_form[fold_name("نوال الدالي")] != cast.by_form[fold_name("مروان الدالي")]


def test_a_line_holds_its_word_and_ends_at_the_sentence():
    text = "قال الوزير كلاما. وصل الوفد إلى سهيل، ثم غادر. وانتهت الزيارة."
    start = text.index("غادر")
    assert sentence_of(text, start).of(text) == "وصل الوفد إلى سهيل، ثم غادر"
    span = type(sentence_of(text, start))(start, start + 4)
    assert line_of(text, span).of(text) == "وصل الوفد إلى سهيل، ثم غادر"


def _told(
    text: str, *events: Event, times=(), day: str = "2024-05-06", extra=()
) -> list[tuple[str | None, str, str]]:
    people = [person(text, name) for name in ("مروان الدالي", "رائد الوزان") if name in text]
    one = report("a", text, day=day, outlet="أ", actors=people, events=list(events), times=list(times))
    return [(moment.date, moment.status, moment.type) for moment in _moments(one, *extra)]


def test_a_plan_without_a_day_stands_only_where_a_verb_of_the_future_governs_it():
    ahead = "سيلتقي مروان الدالي مع رائد الوزان لبحث الأزمة"
    purpose = "وصل فريق من المهندسين للقاء مروان الدالي"
    assert _told(ahead, event(ahead, "سيلتقي", "CONSULT", "planned", "مروان الدالي", lemma="التقى")) != []
    assert _told(purpose, event(purpose, "لقاء", "CONSULT", "planned", "مروان الدالي", lemma="لقاء")) == []


def test_the_purpose_of_an_accession_is_no_attack_to_come():
    text = "وقع مروان الدالي اتفاق انضمام بلاده إلى التحالف لمحاربة المهربين"
    events = (
        event(text, "وقع", "AGREE", "occurred", "مروان الدالي", lemma="وقع"),
        event(text, "لمحاربة", "ASSAULT", "planned", "مروان الدالي", lemma="محاربة"),
    )
    assert _told(text, *events) == [(None, "occurred", "AGREE")]


def test_a_verse_is_no_moment():
    text = "وجاء في البيان قول الله تعالى (إنما جزاء الذين يحاربون الله ورسوله أن يقتلوا) وحكم القاضي"
    assert _told(text, event(text, "يقتلوا", "ASSAULT", "planned", lemma="قتل", date="2024-05-08")) == []


def test_a_chance_and_a_refusal_are_no_plans():
    chance = "وعززت البيانات احتمالات لقاء مروان الدالي مع رائد الوزان"
    refused = "لم يتلق طلبا لعقد لقاء مروان الدالي مع رائد الوزان"
    for text in (chance, refused):
        own = event(text, "لقاء", "CONSULT", "planned", "مروان الدالي", lemma="لقاء", date="2024-05-09")
        assert _told(text, own) == []


def test_what_is_said_to_go_on_is_going_on():
    text = "قال مروان الدالي إن الاشتباكات ما زالت مستمرة قرب سهيل"
    own = event(text, "الاشتباكات", "ASSAULT", "occurred", "مروان الدالي", lemma="اشتباك", date="2024-05-06")
    assert _told(text, own) == [("2024-05-06", "ongoing", "ASSAULT")]


def test_one_line_without_a_day_is_one_moment():
    text = "استقبل مروان الدالي ضيفه رائد الوزان ودعا إلى التعاون"
    events = (
        event(text, "استقبل", "CONSULT", "occurred", "مروان الدالي", lemma="استقبل"),
        event(text, "دعا", "REQUEST", "occurred", "مروان الدالي", lemma="دعا"),
    )
    assert _told(text, *events) == [(None, "occurred", "CONSULT")]


def test_one_report_does_not_give_one_moment_a_plan_and_a_deed():
    text = "التقى مروان الدالي رائد الوزان أمس. وكان لقاء مروان الدالي مع رائد الوزان مقررا أمس."
    events = (
        event(
            text,
            "التقى",
            "CONSULT",
            "occurred",
            "مروان الدالي",
            "رائد الوزان",
            lemma="التقى",
            date="2024-05-05",
        ),
        event(
            text, "لقاء", "CONSULT", "planned", "مروان الدالي", "رائد الوزان", lemma="لقاء", date="2024-05-05"
        ),
    )
    [moment] = _moments(
        report("a", text, day="2024-05-06", actors=[person(text, "مروان الدالي")], events=list(events))
    )
    assert moment.states == (("2024-05-06", "occurred"),)


def test_a_day_that_only_measures_makes_no_moment():
    for text, words in (
        ("وهبط الخام إلى 49 دولارا وهو أقل سعر له منذ 2 فبراير", "2 فبراير"),
        ("وسيتدخل الاتحاد في حال لم تفض المهلة المحددة في 2 فبراير إلى حل", "2 فبراير"),
        ("وهبط السهم من ذروة صعوده في 2 فبراير بسبب ضعف الطلب", "2 فبراير"),
    ):
        assert _told(text, times=[time(text, words, "2024-02-02")]) == []
    text = "وافتتحت الحديقة في 2 فبراير بحضور الأهالي"
    assert len(_told(text, times=[time(text, "2 فبراير", "2024-02-02")])) == 1


def test_the_line_of_a_day_begins_with_its_clause():
    text = (
        "وقال المدير، "
        + "إن الجمعية التي تضم في عضويتها مئات من أهالي البلدة ومن سكان القرى المجاورة لها ومن أصدقاء البيئة الذين يزرعون الأشجار على ضفة الوادي "
        + ("افتتحت مقرها الجديد في 2 فبراير بحضور الأهالي")
    )
    one = report("a", text, day="2024-05-06", times=[time(text, "2 فبراير", "2024-02-02")])
    [moment] = _moments(one)
    assert moment.what.startswith("إن الجمعية")


def test_a_word_between_two_commas_and_more_of_a_list_do_not_begin_a_line():
    text = (
        "وأعلنت إدارة مهرجان سهيل الثقافي السنوي الذي تنظمه جمعية الأهالي منذ سنوات طويلة وبدعم من تجار السوق القديم والحرفيين، أمس، "
        "افتتاح معرض المخطوطات بحضور جمهور كبير من طلاب الجامعات وأهالي المدينة القديمة وضيوف المهرجان"
    )
    line = clause_line(text, at(text, "افتتاح معرض"))
    assert line is not None and line.of(text).startswith("وأعلنت إدارة")
    assert clause_line("كلمة " * 60 + "افتتاح معرض", Span(300, 311)) is None


def test_a_day_with_another_year_behind_it_is_not_of_this_year():
    text = "وبلغت المخالفات حتى 15 سبتمبر خلال عام 2014 نحو ألف مخالفة"
    assert _told(text, times=[time(text, "15 سبتمبر", "2024-09-15")]) == []


def test_an_act_of_nobody_without_a_day_is_no_moment():
    text = "وتحدث الخطيب عن إصابة الحق ولزوم الجادة"
    assert _told(text, event(text, "إصابة", "ASSAULT", "occurred", lemma="إصابة")) == []


def test_the_day_of_a_numbered_paper_and_the_end_of_a_period_make_no_moment():
    for text, words in (
        ("وأقر المجلس النظام بعد النظر في القرار رقم 52 وتاريخ 15 يونيو الماضي", "15 يونيو"),
        ("وعرضت الشركة نتائج الطرح الذي تم خلال الفترة من 13 يناير إلى 2 فبراير", "2 فبراير"),
    ):
        assert _told(text, times=[time(text, words, "2024-02-02")]) == []


def test_the_year_behind_two_months_holds_for_both():
    text = "وتماثل خسائره تلك التي تكبدها في مايو ويونيو 1999 بحسب المحللين"
    assert _told(text, times=[time(text, "مايو", "2024-05")]) == []


def _dated(text: str, words: str, value: str, *, day: str = "2024-05-06"):
    own = report(
        "one",
        text,
        day=day,
        outlet="أ",
        times=[time(text, words, value)],
        actors=[person(text, "مروان الدالي")],
    )
    return [(moment.date, moment.status) for moment in _moments(own)]


def test_what_has_not_been_is_no_moment_of_its_day():
    refused = "ولم يحضر مندوب النادي إلى مقر اللجنة يوم الجمعة"
    supposed = "وكان من المفترض أن يصل اللاعب إلى معسكر فريقه يوم الجمعة"
    held = "وحضر مندوب النادي إلى مقر اللجنة مع زملائه يوم الجمعة"
    assert [_dated(text, "يوم الجمعة", "2024-05-03") for text in (refused, supposed)] == [[], []]
    assert _dated(held, "يوم الجمعة", "2024-05-03") == [("2024-05-03", "occurred")]


def test_a_span_that_another_is_set_against_is_no_moment():
    text = "وزادت مبيعات الشركة في المدن بنسبة عشرة في المئة مقارنة بما كانت عليه في يونيو 2023"
    assert _dated(text, "يونيو 2023", "2023-06") == []


def test_a_day_that_is_a_name_is_no_day():
    text = "واستعاد الحرس أمس الأول مبنى قصر 22 مايو القريب من الميناء"
    assert _dated(text, "22 مايو", "2024-05-22", day="2024-06-06") == []


def test_what_a_paper_tells_in_the_present_of_its_own_day_is_planned():
    text = "يفتتح محافظ المدينة اليوم معرض الحرف اليدوية في مركز البلدة"
    assert _dated(text, "اليوم", "2024-05-06") == [("2024-05-06", "planned")]


def test_an_act_without_a_day_stands_where_the_first_words_tell_it():
    first = "استقبل مروان الدالي ضيفه رائد الوزان في قصره"
    later = "قال البيان إن القصر شهد في الأيام الأخيرة حركة كبيرة بعد أن استقبل مروان الدالي ضيفه رائد الوزان"
    told = [
        _told(text, event(text, "استقبل", "CONSULT", "occurred", "مروان الدالي", lemma="استقبل"))
        for text in (first, later)
    ]
    assert [len(one) for one in told] == [1, 0]


def test_a_stop_without_a_space_ends_a_sentence_but_not_a_title():
    text = "وصل الوزير إلى المدينة.وفي المساء غادر د.مروان الدالي"
    assert sentence_of(text, text.index("غادر")).of(text) == "وفي المساء غادر د.مروان الدالي"


def test_a_month_within_which_something_was_done_dates_it_but_a_year_does_not():
    month = "ألقى رئيس الوفد كلمة أمام الجمعية خلال شهر مارس الماضي"
    year = "بلغت قروض الصندوق ثلاثة ملايين خلال عام 2023"
    assert _dated(month, "شهر مارس الماضي", "2024-03") == [("2024-03", "occurred")]
    assert _dated(year, "عام 2023", "2023") == []


def test_a_weekday_that_is_awaited_is_not_the_last_one():
    awaited = "ويترقب المستثمرون في المدينة تقرير الوظائف الجديد يوم الجمعة"
    told = "ونشر المصرف في المدينة تقرير الوظائف الجديد يوم الجمعة"
    assert _dated(awaited, "يوم الجمعة", "2024-05-03") == []
    assert _dated(told, "يوم الجمعة", "2024-05-03") == [("2024-05-03", "occurred")]


def test_the_end_of_a_period_is_no_moment():
    text = "يستمر المعرض الكبير في مدينة سهيل حتى 9 مايو بمشاركة مئة دار."
    assert _moments(report("r", text, day="2024-05-06", times=[time(text, "9 مايو", "2024-05-09")])) == []


def test_what_two_reports_state_of_one_day_is_one_moment_with_both_lines():
    texts = (
        "تأسست جمعية الصيادين في سهيل في مارس 2019 بجهود أهالي المدينة.",
        "يذكر أن جمعية الصيادين تأسست بجهود أهالي المدينة في مارس 2019.",
    )
    [moment] = _moments(
        *(
            report(str(n), text, day="2024-05-06", times=[time(text, "مارس 2019", "2019-03")])
            for n, text in enumerate(texts)
        )
    )
    assert {citation.article for citation in moment.citations} == {"0", "1"}


def test_what_two_were_to_sign_is_not_what_one_of_them_signed_with_a_third():
    plan = "من المقرر أن يوقع مروان الدالي وثيقة مع رائد الوزان يوم 14 مايو."
    deed = "وقع مروان الدالي إعلانا مع سامي الحداد يوم 14 مايو."
    before = report(
        "plan", plan, day="2024-05-06", actors=[person(plan, name) for name in ("مروان الدالي", "رائد الوزان")],
        events=[event(plan, "يوقع", "AGREE", "planned", "مروان الدالي", "رائد الوزان", date="2024-05-14", lemma="وقع")],
    )  # fmt: skip
    after = report(
        "deed", deed, day="2024-05-14", actors=[person(deed, name) for name in ("مروان الدالي", "سامي الحداد")],
        events=[event(deed, "وقع", "AGREE", "occurred", "مروان الدالي", "سامي الحداد", date="2024-05-14", lemma="وقع")],
    )  # fmt: skip
    assert {moment.status for moment in _moments(before, after)} == {"planned", "occurred"}


def test_the_day_on_which_a_toll_rose_is_not_that_of_the_clash():
    text = "ارتفعت حصيلة ضحايا الاشتباك في سهيل إلى سبعة قتلوا برصاص مسلحين، وفق المستشفى، الثلاثاء."
    [mention] = find_mentions(
        [
            report(
                "r", text, day="2024-05-07", times=[time(text, "الثلاثاء", "2024-05-07")],
                events=[event(text, "قتلوا", "ASSAULT", "occurred", date="2024-05-07", time=0)],
            )
        ],
        find_cast([]),
    )  # fmt: skip
    assert mention.date is None


def test_the_day_of_a_relative_clause_is_not_that_of_the_condemnation():
    text = "ندد مروان الدالي بالتفجير الذي وقع أمس في سهيل."
    [mention] = find_mentions(
        [
            report(
                "r", text, day="2024-05-07", times=[time(text, "أمس", "2024-05-06")],
                events=[event(text, "ندد", "ACCUSE", "occurred", date="2024-05-06", time=0)],
            )
        ],
        find_cast([]),
    )  # fmt: skip
    assert mention.date is None


def test_a_line_ends_with_its_clause_where_that_is_near():
    text = (
        "أعلنت قيادة القوات في بيان لها اليوم وفاة الرقيب مروان بن سالم الدالي من منسوبي الحرس بعد إصابته أمس بمقذوف في قطاع سهيل"
        " الحدودي، داعية له بالرحمة والمغفرة ولأهله بالصبر والسلوان في مصابهم الكبير."
    )
    line = clause_line(text, at(text, "وفاة"))
    assert line is not None
    assert line.of(text).endswith("الحدودي")


def test_what_is_told_as_done_on_a_day_after_its_report_is_planned():
    text = "أكد مصدر في سهيل زيارة مروان الدالي إلى الميناء يوم 9 مايو."
    [moment] = _moments(
        report(
            "r", text, day="2024-05-06", actors=[person(text, "مروان الدالي")],
            events=[event(text, "زيارة", "CONSULT", "occurred", "مروان الدالي", date="2024-05-09", lemma="زار")],
        )
    )  # fmt: skip
    assert moment.status == "planned"


def test_the_day_of_what_went_before_is_not_that_of_the_line():
    text = "ارتفع منسوب النهر في مدينة سهيل سبعين سنتيمترا بعدما انخفض يوم 4 مايو."
    assert _moments(report("r", text, day="2024-05-06", times=[time(text, "4 مايو", "2024-05-04")])) == []


def test_an_agreement_that_is_defended_is_not_made_on_that_day():
    text = "دافع مروان الدالي أمس في سهيل عن الاتفاق مع رائد الوزان."
    assert (
        _moments(
            report(
                "r", text, day="2024-05-07", actors=[person(text, "مروان الدالي"), person(text, "رائد الوزان")],
                times=[time(text, "أمس", "2024-05-06")],
                events=[event(text, "الاتفاق", "AGREE", "occurred", "مروان الدالي", "رائد الوزان", date="2024-05-06", lemma="اتفاق")],
            )
        )
        == []
    )  # fmt: skip


def test_what_somebody_is_accused_of_is_no_moment_of_its_own() -> None:
    text = "اتهم وزير الدفاع شاهر العناب القوات الأوسانية بإطلاق النار أولا، الأحد."
    accused = annotate(Article(id="a", text=text, published="2031-05-12"))
    mentions = find_mentions([accused], find_cast([accused]))
    assert "ASSAULT" in {mention.event.type for mention in mentions}
    assert "ASSAULT" not in {merged.moment.type for merged in find_moments([accused], mentions)}
