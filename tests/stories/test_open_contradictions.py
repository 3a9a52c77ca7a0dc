"""What lies open: one act on two weekdays, one sentence with two numbers, a rank said after the act, words retold to be denied."""

from story_builders import event, figure, report, time

from khabar.annotate import annotate
from khabar.model import Article, Report
from khabar.stories.disagreements import is_comparable
from khabar.stories.mentions import find_mentions
from khabar.stories.parties import find_cast
from khabar.stories.ranks import find_rank_disagreements
from khabar.stories.responses import find_responses
from khabar.stories.tallies import find_tallies
from khabar.stories.things import find_thing_disagreements
from khabar.stories.weekdays import find_weekday_disagreements

SATURDAY, SUNDAY = "2024-05-04", "2024-05-05"
CRASH = "قتل 12 شخصا {day} في تحطم طائرة صغيرة فوق حي سكني في مدينة سهيل."
COST = "ويضم المشروع مستشفى سهيل الشرقي بسعة سريرية قدرها 340 سريرا بتكلفة إجمالية قدرها {cost} ريال وقد اكتملت مراحل الإنشاء."


def _crash(name: str, words: str, value: str) -> Report:
    text = CRASH.format(day=words)
    found = annotate(Article(id=name, text=text, outlet=name, published="2024-05-06"))
    return report(
        name, text, day="2024-05-06", outlet=name, figures=[figure(text, "12 شخصا", 12, "شخصا", counts="killed")],
        actors=found.actors, times=[time(text, words, value)],
        events=[event(text, "قتل", "ASSAULT", "occurred", date=value, lemma="قتل", time=0)],
    )  # fmt: skip


def _days(*reports: Report) -> list[str]:
    mentions = find_mentions(reports, find_cast(reports))
    found = find_weekday_disagreements(
        reports, range(len(reports)), mentions=mentions, tallies=find_tallies(reports)
    )
    return [one.what for one in found]


def test_one_crash_on_saturday_and_on_sunday_is_a_disagreement():
    assert _days(_crash("أ", "السبت", SATURDAY), _crash("ب", "الأحد", SUNDAY)) == [f"{SATURDAY} / {SUNDAY}"]


def test_yesterday_without_its_weekday_proves_nothing():
    assert _days(_crash("أ", "السبت", SATURDAY), _crash("ب", "أمس", SUNDAY)) == []


def _cost(name: str, words: str, value: int, beds: int = 340) -> Report:
    text = COST.format(cost=words).replace("340", str(beds))
    return report(
        name, text, day="2024-05-06", outlet=name,
        figures=[
            figure(text, f"{beds} سريرا", beds, "سريرا"),
            figure(text, f"{words} ريال", value, "ريال", kind="money"),
        ],
    )  # fmt: skip


def test_one_hospital_for_millions_and_for_billions_is_a_disagreement():
    reports = [_cost("أ", "310 ملايين", 310_000_000), _cost("ب", "31 مليار", 31_000_000_000)]
    [one] = find_thing_disagreements(reports, [])
    assert one.what == "المبلغ: 310 ملايين ريال / 31 مليار ريال"


def test_a_rounded_number_is_no_other_number():
    reports = [_cost("أ", "310 ملايين", 310_000_000), _cost("ب", "310.5 ملايين", 310_500_000)]
    assert list(find_thing_disagreements(reports, [])) == []


def test_sentences_without_a_number_in_common_may_tell_of_two_things():
    reports = [
        _cost("أ", "310 ملايين", 310_000_000),
        _cost("ب", "31 مليار", 31_000_000_000, beds=520),
    ]
    assert list(find_thing_disagreements(reports, [])) == []


def test_a_rank_may_follow_the_act():
    texts = (
        "وغادر الدالي المدينة بعد زيارة هي الأولى لرئيس أوساني إلى المملكة، استمرت يومين.",
        "يذكر أن هذه هي الزيارة الثانية لرئيس أوساني إلى المملكة.",
    )
    reports = [report(str(n), text, day="2024-05-06", outlet=str(n)) for n, text in enumerate(texts)]
    [one] = find_rank_disagreements(reports, range(2))
    assert one.caveats == ()


def test_an_official_visit_is_counted_over_something_else():
    texts = (
        "وقال إنها أول زيارة رسمية لرئيس أوساني إلى المملكة.",
        "يذكر أن هذه هي الزيارة الثانية لرئيس أوساني إلى المملكة.",
    )
    reports = [report(str(n), text, day="2024-05-06", outlet=str(n)) for n, text in enumerate(texts)]
    [one] = find_rank_disagreements(reports, range(2))
    assert one.caveats == ("other_scope",)


def test_words_that_a_denial_retells_are_found_where_they_stood():
    told = "قال مسؤول حكومي إن مصنع الإسمنت القديم في وادي الزيتون سيغلق أبوابه ويسرح عماله قريبا."
    denied = (
        "نفى وزير الصناعة هلال الراشد أن مصنع الإسمنت القديم في وادي الزيتون سيغلق أبوابه ويسرح عماله. "
        "وكان مسؤول حكومي قد قال إن مصنع الإسمنت القديم في وادي الزيتون سيغلق أبوابه ويسرح عماله."
    )
    reports = [
        annotate(Article(id=f"r{n}", text=text, outlet=str(n), published=f"2024-05-0{n + 1}"))
        for n, text in enumerate((told, denied))
    ]
    found = {(one.answer.article, one.to.article) for one in find_responses(reports, one_text=range(2))}
    assert ("r1", "r0") in found


def test_a_number_of_friday_is_not_that_of_another_number_of_thursday():
    reports = [
        annotate(Article(id=str(n), text=text, outlet=str(n), published="2024-05-10"))
        for n, text in enumerate(
            (
                "أنقذت فرق الدفاع المدني في مدينة سهيل 15 شخصا من حريق شب في عمارة مساء اليوم الجمعة.",
                "أنقذت فرق الدفاع المدني في مدينة سهيل 35 شخصا من حريق شب في عمارة صباح اليوم الخميس.",
            )
        )
    ]
    tallies = find_tallies(reports)
    assert [tally.value for tally in tallies] == [15, 35]
    assert not is_comparable(*tallies)
