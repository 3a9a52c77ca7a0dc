"""Claims, changes and disagreements."""

from story_builders import at, event, figure, person, report, statement, time

from khabar.model import Change, Cite, Disagreement, Report
from khabar.stories.account import text_numbers
from khabar.stories.batch import Group
from khabar.stories.changes import find_changes
from khabar.stories.claims import _is_former, find_claims
from khabar.stories.disagreements import find_disagreements
from khabar.stories.mentions import find_mentions
from khabar.stories.moments import find_moments
from khabar.stories.origins import Known, agencies_of
from khabar.stories.parties import find_cast
from khabar.stories.revisions import without_disputed, without_replaced
from khabar.stories.tallies import find_tallies


def _toll(
    name: str, text: str, words: str, value: int, *, day: str, outlet: str, unit: str | None = "أشخاص", **more
) -> Report:
    return report(name, text, day=day, outlet=outlet, figures=[figure(text, words, value, unit, **more)])


def _disagreements(*reports: Report):
    return find_disagreements(reports, one_text=range(len(reports)), tallies=find_tallies(reports))


FOUR = _toll("a", "قتل أربعة أشخاص في انهيار جسر سهيل", "أربعة أشخاص", 4, day="2024-05-06", outlet="أ")
SEVEN = _toll(
    "b", "قالت مصادر إن سبعة أشخاص قتلوا في انهيار جسر سهيل", "سبعة أشخاص", 7, day="2024-05-06", outlet="ب"
)


def test_two_tolls_of_one_day_disagree_and_both_are_quoted():
    [found] = _disagreements(FOUR, SEVEN)
    assert (found.kind, found.what) == ("figure", "عدد القتلى: 4 / 7")
    assert found.a.span.of(FOUR.text) == "أربعة أشخاص" and found.b.span.of(SEVEN.text) == "سبعة أشخاص"


def test_killed_are_not_compared_with_wounded():
    wounded = _toll("c", "أصيب سبعة أشخاص في انهيار جسر سهيل", "سبعة أشخاص", 7, day="2024-05-06", outlet="ج")
    assert _disagreements(FOUR, wounded) == []


def test_a_part_of_the_toll_is_not_the_toll():
    text = "قتل سبعة أشخاص بينهم أربعة أطفال في انهيار جسر سهيل"
    part = report(
        "c", text, day="2024-05-06", outlet="ج",
        figures=[figure(text, "سبعة أشخاص", 7, "أشخاص"), figure(text, "أربعة أطفال", 4, "أطفال")],
    )  # fmt: skip
    assert _disagreements(SEVEN, part) == []


def test_soldiers_are_not_compared_with_policemen():
    soldiers = _toll(
        "a", "قتل أربعة جنود في هجوم على جسر سهيل", "أربعة جنود", 4, day="2024-05-06", outlet="أ", unit="جنود"
    )
    police = _toll(
        "b",
        "قتل سبعة شرطيين في هجوم على جسر سهيل",
        "سبعة شرطيين",
        7,
        day="2024-05-06",
        outlet="ب",
        unit="شرطيين",
    )
    assert _disagreements(soldiers, police) == []


def test_about_180_and_178_do_not_disagree():
    about = _toll(
        "a",
        "قتل نحو 180 شخصا في انهيار جسر سهيل",
        "180 شخصا",
        180,
        day="2024-05-06",
        outlet="أ",
        unit="شخصا",
        approx=True,
    )
    exact = _toll(
        "b", "قتل 178 شخصا في انهيار جسر سهيل", "178 شخصا", 178, day="2024-05-06", outlet="ب", unit="شخصا"
    )
    assert _disagreements(about, exact) == []


def test_a_toll_since_years_is_not_that_of_the_news():
    past = _toll(
        "b", "قتل سبعة أشخاص منذ 2010 على الطريق الدولي", "سبعة أشخاص", 7, day="2024-05-06", outlet="ب"
    )
    assert _disagreements(FOUR, past) == []


def test_one_outlet_does_not_disagree_with_itself():
    own = _toll("b", SEVEN.text, "سبعة أشخاص", 7, day="2024-05-06", outlet="أ")
    assert _disagreements(FOUR, own) == []


def test_a_toll_that_rose_in_so_many_words_is_a_change():
    text = "ارتفع عدد القتلى في انهيار جسر سهيل إلى سبعة أشخاص قتلوا في الحال"
    risen = _toll("b", text, "سبعة أشخاص", 7, day="2024-05-07", outlet="ب")
    [change] = _changes(FOUR, risen)
    assert (change.kind, change.from_.article, change.to.article) == ("figure", "a", "b")


def test_a_replaced_number_is_no_side_of_a_disagreement_later():
    text = "ارتفع عدد القتلى في انهيار جسر سهيل إلى سبعة أشخاص قتلوا في الحال"
    risen = _toll("b", text, "سبعة أشخاص", 7, day="2024-05-07", outlet="ب")
    last = _toll("c", "قتل تسعة أشخاص في انهيار جسر سهيل", "تسعة أشخاص", 9, day="2024-05-08", outlet="ج")
    reports = (FOUR, risen, last)
    found = without_replaced(
        _disagreements(*reports), _changes(*reports), reports=reports, tallies=find_tallies(reports)
    )
    assert [one.what for one in found] == ["عدد القتلى: 7 / 9"]


def test_the_first_visit_in_one_report_and_the_second_in_another_disagree_on_rank():
    one, two = (
        "هذه أول زيارة للرئيس مروان الدالي إلى سهيل",
        "تعد هذه الزيارة الثانية للرئيس مروان الدالي إلى سهيل",
    )
    [found] = _disagreements(
        report("a", one, day="2024-05-06", outlet="أ"), report("b", two, day="2024-05-06", outlet="ب")
    )
    assert (found.kind, found.what) == ("rank", "أول زيارة / الزيارة الثانية")


def test_ranks_that_are_counted_over_different_things_may_both_be_right():
    one = "هذه أول زيارة رسمية لرئيس من بلاده إلى سهيل منذ الاستقلال"
    two = "تعد هذه الزيارة الثانية للرئيس مروان الدالي إلى سهيل"
    [found] = _disagreements(report("a", one, day="2024-05-06"), report("b", two, day="2024-05-07"))
    assert found.caveats == ("other_scope",)
    same = one.replace("رسمية لرئيس من بلاده إلى سهيل منذ الاستقلال", "للرئيس مروان الدالي إلى سهيل")
    [found] = _disagreements(report("a", same, day="2024-05-06"), report("b", two, day="2024-05-07"))
    assert found.caveats == ()


def test_about_thirty_holds_for_twenty_six():
    one = _toll(
        "a", "قتل نحو 30 شخصا في انهيار جسر سهيل", "30 شخصا", 30, day="2024-05-06", outlet="أ", approx=True
    )
    two = _toll("b", "قتل 26 شخصا في انهيار جسر سهيل", "26 شخصا", 26, day="2024-05-06", outlet="ب")
    assert _disagreements(one, two) == []


def test_the_first_accident_of_a_round_up_is_not_the_one_of_another_report():
    one = _toll(
        "a", "أسفر الحادث الأول عن إصابة 3 أشخاص في طريق سهيل", "3 أشخاص", 3, day="2024-05-06", outlet="أ"
    )
    two = _toll("b", "إصابة 9 أشخاص في حادث على طريق سهيل", "9 أشخاص", 9, day="2024-05-06", outlet="ب")
    assert _disagreements(one, two) == []


def test_the_first_meeting_and_the_second_visit_are_different_acts():
    one, two = "هذا أول اجتماع للرئيس في سهيل", "تعد هذه الزيارة الثانية للرئيس إلى سهيل"
    assert _disagreements(report("a", one, day="2024-05-06"), report("b", two, day="2024-05-06")) == []


def test_a_day_goes_with_the_act_just_before_it_in_whatever_form():
    one = "قال الوزير مروان الدالي إن جسر سهيل سيفتح في 15 يونيو المقبل أمام الشاحنات القادمة من الريحان"
    two = "وينص الاتفاق على فتح جسر سهيل في 1 يونيو المقبل وعلى إزالة الحواجز"
    [found] = _disagreements(
        report("a", one, day="2024-05-06", outlet="أ", times=[time(one, "15 يونيو المقبل", "2024-06-15")]),
        report("b", two, day="2024-05-06", outlet="ب", times=[time(two, "1 يونيو المقبل", "2024-06-01")]),
    )
    assert (found.kind, found.what) == ("date", "2024-06-15 / 2024-06-01")


def test_tomorrow_told_on_two_days_is_no_disagreement():
    text = "يفتح جسر سهيل الجديد أمام الشاحنات القادمة من الريحان غدا"
    reports = [
        report(name, text + more, day=day, outlet=name, times=[time(text, "غدا", value)])
        for name, more, day, value in (
            ("a", "", "2024-05-06", "2024-05-07"),
            ("b", " وفق البلدية", "2024-05-07", "2024-05-08"),
        )
    ]
    assert [one for one in _disagreements(*reports) if one.kind == "date"] == []


def test_two_days_for_one_opening_disagree():
    one = "قال الوزير إن جسر سهيل الجديد سيفتح أمام الشاحنات في 15 يونيو"
    two = "أكدت البلدية أن جسر سهيل الجديد سيفتح أمام الشاحنات في 1 يونيو"
    [found] = _disagreements(
        report("a", one, day="2024-05-06", outlet="أ", times=[time(one, "15 يونيو", "2024-06-15")]),
        report("b", two, day="2024-05-06", outlet="ب", times=[time(two, "1 يونيو", "2024-06-01")]),
    )
    assert (found.kind, found.what) == ("date", "2024-06-15 / 2024-06-01")


def test_two_ages_of_one_name_disagree():
    one, two = "توفي العامل سامي الحداد (20 عاما) في المستشفى", "شيع أهالي سهيل العامل سامي الحداد (18) أمس"
    [found] = _disagreements(report("a", one, day="2024-05-06"), report("b", two, day="2024-05-06"))
    assert found.kind == "figure" and found.what.endswith("20 / 18")


def test_a_denial_is_set_against_what_it_denies():
    one, two = (
        "قال نائب إن الحكومة وقعت سرا عقد تأجير ميناء الزهراء لشركة أجنبية",
        "نفت الوزيرة أن تكون الحكومة وقعت سرا عقد تأجير ميناء الزهراء",
    )
    told = statement(one, "نائب", "قال", "الحكومة وقعت سرا عقد تأجير ميناء الزهراء لشركة أجنبية")
    denied = statement(two, "الوزيرة", "نفت", "تكون الحكومة وقعت سرا عقد تأجير ميناء الزهراء", act="denied")
    [found] = _disagreements(
        report("a", one, day="2024-05-06", statements=[told]),
        report("b", two, day="2024-05-07", statements=[denied]),
    )
    assert (found.kind, found.a.article, found.b.article) == ("denial", "a", "b")


def _denials(told_text, teller, told_words, denial, denier, denied_words):
    told = statement(told_text, teller, "قال", told_words)
    denied = statement(denial, denier, "نفت", denied_words, act="denied")
    return _disagreements(
        report("a", told_text, day="2024-05-06", statements=[told]),
        report("b", denial, day="2024-05-07", statements=[denied]),
    )


def test_a_spokesman_who_tells_the_complaint_does_not_disagree_with_the_denial_of_his_office():
    one = "قال المتحدث باسم صحة سهيل مروان الدالي إن والد الطفلة شكا من تعرض ابنته لحروق خطيرة بعد الولادة"
    two = "نفت صحة سهيل تعرض طفلة لحروق خطيرة بعد الولادة"
    words = "والد الطفلة شكا من تعرض ابنته لحروق خطيرة بعد الولادة"
    denied = "تعرض طفلة لحروق خطيرة بعد الولادة"
    assert _denials(one, "مروان الدالي", words, two, "صحة سهيل", denied) == []
    other = one.replace("المتحدث باسم صحة سهيل", "الجار")
    assert len(_denials(other, "مروان الدالي", words, two, "صحة سهيل", denied)) == 1


def test_who_denies_the_cause_does_not_deny_the_act():
    one = "قال نائب إن مجموعة مسلحة خطفت ثمانية من العناصر المشاركة في برنامج التدريب"
    two = "نفت الوزيرة أن يكون سببه مشاركة العناصر المسلحة في برنامج التدريب"
    words = "مجموعة مسلحة خطفت ثمانية من العناصر المشاركة في برنامج التدريب"
    denied = "يكون سببه مشاركة العناصر المسلحة في برنامج التدريب"
    assert _denials(one, "نائب", words, two, "الوزيرة", denied) == []


def test_a_plan_that_another_report_tells_as_done_is_a_change():
    [change] = _changes(*_signing("سيوقع", "planned", "وثيقة", "وقع", "occurred", "وثيقة"))
    assert (change.kind, change.from_.article, change.to.article) == ("planned_to_occurred", "a", "b")


def test_an_agreement_that_came_out_as_another_document_is_a_change_of_substance():
    changes = _changes(*_signing("سيوقع", "planned", "اتفاقية", "وقع", "occurred", "مذكرة"))
    assert [change.what for change in changes if change.kind == "substance"] == ["اتفاقية ← مذكرة"]


def test_copies_and_one_agency_are_one_origin_and_the_reasons_are_told():
    texts = [
        SEVEN.text,
        SEVEN.text + " صباحا",
        "الزهراء - رويترز\n" + "قتل سبعة أشخاص في انهيار جسر سهيل",
        "سهيل - رويترز\nسبعة أشخاص قتلوا حين انهار الجسر",
    ]
    reports = [
        _toll(f"r{n}", text, "سبعة أشخاص", 7, day="2024-05-06", outlet=f"o{n}")
        for n, text in enumerate(texts)
    ]
    [claim] = _claims(*reports, copies=(("r0", "r1"),))
    assert (claim.kind, claim.outlets, claim.independent) == ("figure", 4, 2)
    assert claim.reasons == ("copy", "agency: رويترز")
    assert claim.grade == "independent"


def test_two_outlets_of_one_owner_are_one_side():
    reports = [
        _toll("a", SEVEN.text, "سبعة أشخاص", 7, day="2024-05-06", outlet="الشرق الأوسط"),
        _toll(
            "b",
            "انهار جسر سهيل فجأة ما أدى إلى مقتل سبعة أشخاص",
            "سبعة أشخاص",
            7,
            day="2024-05-06",
            outlet="الاقتصادية",
        ),
    ]
    [claim] = _claims(*reports)
    assert (claim.independent, claim.grade) == (2, "one side")


def test_the_outlet_that_lacks_what_all_others_carry_is_named():
    texts = [
        SEVEN.text,
        "انهار جسر سهيل فجأة ما أدى إلى مقتل سبعة أشخاص",
        "زار المحافظ موقع الجسر ووعد بإصلاحه قريبا",
    ]
    reports = [
        _toll(f"r{n}", text, "سبعة أشخاص", 7, day="2024-05-06", outlet=f"o{n}")
        for n, text in enumerate(texts[:2])
    ]
    [claim] = _claims(*reports, report("r2", texts[2], day="2024-05-06", outlet="o2"))
    assert claim.missing == ("o2",)


def test_one_speakers_words_in_two_reports_are_one_claim_of_one_origin():
    one = "قال مروان الدالي إن جسر سهيل سيعاد بناؤه خلال ستة أشهر"
    two = "وفي سهيل تعهد مروان الدالي بأن الجسر سيعاد بناؤه خلال ستة أشهر"
    reports = [
        report("a", one, day="2024-05-06", outlet="أ", actors=[person(one, "مروان الدالي")],
               statements=[statement(one, "مروان الدالي", "قال", "جسر سهيل سيعاد بناؤه خلال ستة أشهر")]),
        report("b", two, day="2024-05-06", outlet="ب", actors=[person(two, "مروان الدالي")],
               statements=[statement(two, "مروان الدالي", "تعهد", "الجسر سيعاد بناؤه خلال ستة أشهر")]),
    ]  # fmt: skip
    [claim] = _claims(*reports)
    assert (claim.kind, claim.outlets, claim.independent, claim.grade) == ("statement", 2, 1, "one origin")


def _signing(verb, status, document, verb_two, status_two, document_two):
    names = ("مروان الدالي", "رائد الوزان")
    one = f"{verb} مروان الدالي {document} تعاون تجاري شامل مع رائد الوزان في سهيل"
    two = f"{verb_two} مروان الدالي {document_two} تعاون تجاري محدود مع رائد الوزان في سهيل"
    one_event = event(one, verb, "AGREE", status, *names, date="2024-05-14", lemma="وقع")
    two_event = event(two, verb_two, "AGREE", status_two, *names, date="2024-05-14", lemma="وقع")
    return (
        report(
            "a",
            one,
            day="2024-05-06",
            outlet="أ",
            actors=[person(one, name) for name in names],
            events=[one_event],
        ),
        report(
            "b",
            two,
            day="2024-05-14",
            outlet="ب",
            actors=[person(two, name) for name in names],
            events=[two_event],
        ),
    )


def test_a_toll_that_a_later_day_tells_higher_is_a_change_from_the_one_that_stood():
    first = "قتل تسعة أشخاص في انفجار خزان الوقود بمدينة الزهراء أمس وأغلقت الطرق"
    later = "قتل أربعة عشر شخصا في انفجار خزان الوقود بمدينة الزهراء وأغلقت الطرق"
    one = report("a", first, day="2024-05-01", outlet="x", figures=[figure(first, "تسعة أشخاص", 9, "أشخاص")])
    two = report(
        "b", later, day="2024-05-02", outlet="y", figures=[figure(later, "أربعة عشر شخصا", 14, "شخصا")]
    )
    [change] = _changes(one, two)
    assert change.what.endswith("9 ← 14") and (change.from_.article, change.to.article) == ("a", "b")


def test_a_report_may_tell_the_former_toll_itself():
    text = (
        "ارتفعت حصيلة قتلى انفجار خزان الوقود بمدينة الزهراء إلى 14 قتيلا. "
        "وكانت حصيلة سابقة لانفجار خزان الوقود بمدينة الزهراء أشارت إلى مقتل تسعة أشخاص."
    )
    figures = [figure(text, "14 قتيلا", 14, "قتيلا"), figure(text, "تسعة أشخاص", 9, "أشخاص")]
    [change] = _changes(report("a", text, day="2024-05-02", figures=figures), report("b", "نبأ آخر"))
    assert change.what.endswith("9 ← 14") and change.from_.article == change.to.article == "a"


def test_what_was_to_be_and_is_put_off_is_a_change_of_date():
    plan = "يعقد مجلس بلدة الريحان جلسة لانتخاب رئيسه، ومن المقرر أن يلتقي مروان الدالي رائد الوزان في جلسة الانتخاب الأحد"
    later = "أرجأ مجلس بلدة الريحان جلسة الانتخاب التي تجمع مروان الدالي ورائد الوزان"
    act = event(plan, "يلتقي", "CONSULT", "planned", "مروان الدالي", "رائد الوزان", lemma="التقى")
    [change] = _changes(
        report("a", plan, day="2024-05-01", events=[act]), report("b", later, day="2024-05-03")
    )
    assert (change.kind, change.to.article) == ("date", "b")


def _changes(*reports: Report):
    mentions = find_mentions(reports, find_cast(reports))
    return find_changes(reports, mentions=mentions, tallies=find_tallies(reports))


def _claims(*reports: Report, copies=()):
    cast = find_cast(reports)
    one_text = text_numbers(Group(tuple(one.id for one in reports), copies), reports)
    known = Known(one_text, [agencies_of(one) for one in reports], [])
    merged = find_moments(reports, find_mentions(reports, cast))
    return find_claims(reports, merged=merged, tallies=find_tallies(reports), cast=cast, known=known)


def test_two_numbers_are_never_both_a_change_and_a_disagreement():
    cites = (Cite("a", FOUR.figures[0].span), Cite("b", SEVEN.figures[0].span))
    change = Change(kind="figure", what="4 ← 7", from_=cites[0], to=cites[1])
    disagreement = Disagreement(kind="figure", what="4 / 7", a=cites[0], b=cites[1])
    assert without_disputed([change], [disagreement]) == []
    assert without_disputed([change], []) == [change]


def test_a_number_of_the_year_before_is_not_that_of_this_year() -> None:
    texts = (
        "بلغ عدد الزوار الذين دخلوا المدينة القديمة 6 ملايين زائر العام الماضي بحسب الأمانة",
        "دخل المدينة القديمة منذ بداية الصيف 6 ملايين زائر كما أعلنت هيئة السياحة",
    )
    assert [_is_former(text, at(text, "6 ملايين زائر")) for text in texts] == [True, False]
