"""Tolls, moments and origins of different incidents are kept apart; plans, weeks and passages that look alike are not."""

from story_builders import at, event, figure, person, report, statement, time

from khabar.model import Actor
from khabar.stories.account import text_numbers
from khabar.stories.batch import Group
from khabar.stories.changes import find_changes
from khabar.stories.claims import find_claims
from khabar.stories.disagreements import find_disagreements
from khabar.stories.incidents import acts_of
from khabar.stories.mentions import find_mentions
from khabar.stories.moments import find_moments
from khabar.stories.origins import Known, Passage, _ministry, agencies_of
from khabar.stories.parties import find_cast
from khabar.stories.tallies import find_tallies


def _place(text: str, name: str) -> Actor:
    return Actor(id=f"p-{name}", name=name, type="GPE", mentions=(at(text, name),))


def _toll(
    name: str, text: str, words: str, value: int, *places: str, outlet: str, day: str = "2024-05-06", **more
):
    return report(
        name, text, day=day, outlet=outlet, figures=[figure(text, words, value, "أشخاص", **more)],
        actors=[_place(text, place) for place in places],
    )  # fmt: skip


def _disagreements(*reports):
    return find_disagreements(reports, one_text=range(len(reports)), tallies=find_tallies(reports))


def test_tolls_of_two_towns_are_not_compared():
    one = "قتل أربعة أشخاص في هجوم مسلح على سوق شعبي في بلدة سهيل"
    two = "قتل سبعة أشخاص في هجوم مسلح على سوق شعبي في بلدة زهران"
    a, b = (
        _toll("a", one, "أربعة أشخاص", 4, "سهيل", outlet="أ"),
        _toll("b", two, "سبعة أشخاص", 7, "زهران", outlet="ب"),
    )
    assert _disagreements(a, b) == []
    same = _toll("b", two.replace("زهران", "سهيل"), "سبعة أشخاص", 7, "سهيل", outlet="ب")
    assert [one.what for one in _disagreements(a, same)] == ["عدد القتلى: 4 / 7"]


def test_the_dead_of_an_air_raid_are_not_those_of_a_bomb():
    one = "قتل أربعة أشخاص في غارة على سوق شعبي مزدحم شمال سهيل"
    two = "قتل سبعة أشخاص بانفجار عبوة في سوق شعبي مزدحم شمال سهيل"
    a, b = _toll("a", one, "أربعة أشخاص", 4, outlet="أ"), _toll("b", two, "سبعة أشخاص", 7, outlet="ب")
    assert (acts_of(one), acts_of(two)) == ({"air"}, {"bomb"})
    assert _disagreements(a, b) == []


def test_dead_in_the_ranks_of_the_police_are_a_part_of_all_dead():
    one = "سقط أربعة قتلى في صفوف قوات الأمن في هجوم على سوق سهيل الشعبي"
    two = "قتل سبعة أشخاص في هجوم على سوق سهيل الشعبي"
    part = report("a", one, day="2024-05-06", outlet="أ", figures=[figure(one, "أربعة قتلى", 4, "قتلى")])
    assert _disagreements(part, _toll("b", two, "سبعة أشخاص", 7, outlet="ب")) == []


def test_killed_and_wounded_together_are_neither():
    text = "أدى الهجوم على سوق سهيل إلى مقتل وإصابة 35 شخصا"
    assert (
        find_tallies([report("a", text, figures=[figure(text, "35 شخصا", 35, "شخصا", counts="wounded")])])
        == []
    )


def test_a_figure_without_words_beside_it_is_no_error():
    assert find_tallies([report("a", "35", figures=[figure("35", "35", 35, None)])]) == []


def test_next_week_told_on_two_days_is_no_disagreement():
    text = "سيدشن المركز الإعلامي للانتخابات البلدية في سهيل خلال الأسبوع القادم"
    one = report("a", text, day="2024-05-05", times=[time(text, "الأسبوع القادم", "2024-W19")])
    two = report("b", text + " رسميا", day="2024-05-06", times=[time(text, "الأسبوع القادم", "2024-W20")])
    assert _disagreements(one, two) == []


def test_who_refuses_denies_nothing():
    one = "قال مروان الدالي إن التخلي عن عقد ميناء الزهراء سيكلف خزينة الدولة مليارا"
    two = "رفض رائد الوزان التخلي عن عقد ميناء الزهراء سيكلف خزينة الدولة مليارا"
    told = statement(one, "مروان الدالي", "قال", "التخلي عن عقد ميناء الزهراء سيكلف خزينة الدولة مليارا")
    refused = statement(
        two, "رائد الوزان", "رفض", "التخلي عن عقد ميناء الزهراء سيكلف خزينة الدولة مليارا", act="denied"
    )
    assert _disagreements(report("a", one, statements=[told]), report("b", two, statements=[refused])) == []


def test_what_was_told_as_done_on_the_day_of_its_plan_is_no_change():
    def told(name, day, verb, status):
        text = f"{verb} مروان الدالي مدينة سهيل ويلتقي رائد الوزان في قصر البلدية"
        names = ("مروان الدالي", "رائد الوزان")
        act = event(text, verb, "CONSULT", status, *names, date="2024-05-07", lemma="زار")
        return report(
            name, text, day=day, outlet=name, actors=[person(text, one) for one in names], events=[act]
        )

    def changes(*reports):
        mentions = find_mentions(reports, find_cast(reports))
        return [one.kind for one in find_changes(reports, mentions=mentions, tallies=[])]

    plan, deed = told("a", "2024-05-06", "سيزور", "planned"), told("b", "2024-05-07", "زار", "occurred")
    assert changes(plan, deed) == ["planned_to_occurred"]
    assert changes(plan, told("c", "2024-05-06", "زار", "occurred"), deed) == []
    assert changes(told("a", "2024-05-06", "زار", "planned"), deed) == []


def test_attacks_of_one_day_on_two_towns_are_two_moments():
    def attack(name, town, rest):
        text = f"هاجم مسلحو الجبهة الغربية بلدة {town} {rest}"
        act = event(text, "هاجم", "ASSAULT", "occurred", "الجبهة الغربية", date="2024-05-06", lemma="هاجم")
        return report(name, text, day="2024-05-06", actors=[_place(text, town)], events=[act])

    reports = [attack("a", "سهيل", "فجرا وأحرقوا مخازن القمح"), attack("b", "زهران", "مساء وخطفوا سائقين")]
    assert len(find_moments(reports, find_mentions(reports, find_cast(reports)))) == 2


def test_a_day_of_a_clause_of_its_own_does_not_date_the_act():
    text = "هاجم مسلحون مقر المجلس الذي تأسس في 25 مايو 1981 وسط سهيل"
    act = event(text, "هاجم", "ASSAULT", "occurred", "مسلحون", date="1981-05-25", time=0)
    own = report("a", text, day="2024-05-06", times=[time(text, "25 مايو 1981", "1981-05-25")], events=[act])
    assert [mention.date for mention in find_mentions([own], find_cast([own]))] == [None]


def _claims(*reports, reused=None):
    cast = find_cast(reports)
    one_text = text_numbers(Group(tuple(one.id for one in reports), ()), reports)
    known = Known(one_text, [agencies_of(one) for one in reports], [], reused or {})
    merged = find_moments(reports, find_mentions(reports, cast))
    return find_claims(reports, merged=merged, tallies=find_tallies(reports), cast=cast, known=known)


LONE = (
    "قتل سبعة أشخاص حين انهار جسر سهيل القديم",
    "انهيار الجسر في سهيل مساء أمس ذهب ضحيته سبعة أشخاص وفق سكان الحي",
)


def test_two_outlets_with_words_of_their_own_are_two_origins_and_one_outlet_is_one():
    own = [_toll(f"r{n}", text, "سبعة أشخاص", 7, outlet=f"o{n}") for n, text in enumerate(LONE)]
    assert [claim.independent for claim in _claims(*own)] == [2]
    both = [_toll(f"r{n}", text, "سبعة أشخاص", 7, outlet="o") for n, text in enumerate(LONE)]
    assert [(claim.independent, claim.reasons) for claim in _claims(*both)] == [(1, ("outlet: o",))]


def test_a_passage_that_both_hold_at_the_claim_makes_one_origin():
    own = [_toll(f"r{n}", text, "سبعة أشخاص", 7, outlet=f"o{n}") for n, text in enumerate(LONE)]
    spans = [at(text, "سبعة أشخاص") for text in LONE]
    [claim] = _claims(*own, reused={0: [Passage(spans[0], 1, spans[1])]})
    assert (claim.independent, claim.reasons) == (1, ("copy",))


def test_six_words_in_a_row_at_the_claim_are_one_text():
    two = "وفي سياق آخر ذكرت الصحيفة أنه " + LONE[0]
    own = [_toll("a", LONE[0], "سبعة أشخاص", 7, outlet="أ"), _toll("b", two, "سبعة أشخاص", 7, outlet="ب")]
    assert [claim.reasons for claim in _claims(*own)] == [("copy",)]


def test_a_bare_percentage_is_no_claim():
    texts = ["تراجع سهم مصرف الزهراء 1.4 في المائة", "ارتفع سهم شركة سهيل للأسمنت 1.4 في المائة"]
    own = [
        report(
            f"r{n}",
            text,
            outlet=f"o{n}",
            figures=[figure(text, "1.4 في المائة", 1, "في المائة", kind="percent")],
        )
        for n, text in enumerate(texts)
    ]
    assert _claims(*own) == []


def _said_toll(name: str, text: str, speaker: str, content: str, *, outlet: str, act: str = "said"):
    own = statement(text, speaker, "أعلن", content, act=act)
    return report(
        name, text, day="2024-05-06", outlet=outlet, figures=[figure(text, "سبعة أشخاص", 7, "أشخاص")], statements=[own]
    )  # fmt: skip


HOSPITAL = "أعلن مستشفى الزهراء مقتل سبعة أشخاص في انهيار جسر سهيل القديم فجر الإثنين"
MINISTER = "فجر الإثنين انهار جسر سهيل القديم كما أعلن نادر الصبان وأشار إلى مقتل سبعة أشخاص"
LIKE_IT = "سبعة أشخاص قضوا فجر الإثنين إثر انهيار الجسر القديم في سهيل"


def test_words_of_two_named_sources_are_two_origins():
    own = [
        _said_toll("a", HOSPITAL, "مستشفى الزهراء", "مقتل سبعة أشخاص", outlet="أ"),
        _said_toll("b", MINISTER, "نادر الصبان", "مقتل سبعة أشخاص", outlet="ب"),
    ]
    assert [(claim.independent, claim.grade) for claim in _claims(*own)] == [(2, "independent")]


def test_where_nothing_tells_two_reports_apart_it_is_not_known_whether_they_are_one_origin():
    own = [
        _said_toll("a", HOSPITAL, "مستشفى الزهراء", "مقتل سبعة أشخاص", outlet="أ"),
        _toll("b", LIKE_IT, "سبعة أشخاص", 7, outlet="ب"),
    ]
    assert [(claim.grade, claim.reasons) for claim in _claims(*own)] == [("not known", ("unsourced",))]


def test_who_denies_a_figure_does_not_carry_it():
    own = [
        _said_toll("a", HOSPITAL, "مستشفى الزهراء", "مقتل سبعة أشخاص", outlet="أ"),
        _said_toll("b", MINISTER, "نادر الصبان", "مقتل سبعة أشخاص", outlet="ب", act="denied"),
    ]
    assert _claims(*own) == []


def test_the_ministries_of_two_countries_are_two_sources():
    assert _ministry("وزير الدفاع التركي") == _ministry("وزارة الدفاع التركية") == "وزارة الدفاع التركية"
    assert _ministry("وزارة الدفاع") == "وزارة الدفاع"
    assert _ministry("نادر الصبان") is None


def test_dawn_is_no_explosion_unless_it_is_written_as_one():
    assert acts_of("لقي سبعة أشخاص حتفهم فجر الخميس على طريق سهيل") == set()
    assert acts_of("فجّر مسلحون جسر سهيل") == acts_of("فجر نفسه وسط سوق سهيل") == {"bomb"}


def test_a_train_in_a_flood_is_one_accident():
    one = "قتل أربعة أشخاص في خروج قطار عن السكة قرب سهيل"
    two = "قتل سبعة أشخاص على جسر غمرته سيول قرب سهيل"
    a, b = (
        _toll("a", one, "أربعة أشخاص", 4, "سهيل", outlet="أ"),
        _toll("b", two, "سبعة أشخاص", 7, "سهيل", outlet="ب"),
    )
    assert [found.what for found in _disagreements(a, b)] == ["عدد القتلى: 4 / 7"]
