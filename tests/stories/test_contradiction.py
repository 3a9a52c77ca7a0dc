"""When two numbers for one thing contradict each other. Sentences are made up."""

from khabar.annotate import annotate
from khabar.model import Article
from khabar.stories.contradiction import may_contradict
from khabar.stories.tallies import find_tallies

LOW, HIGH = (
    "قتل أربعة أشخاص وأصيب سبعة آخرون في انهيار جسر سهيل",
    "قتل ستة أشخاص وأصيب سبعة آخرون في انهيار جسر سهيل",
)


def contradicts(
    one: str, two: str, *, kind: str = "killed", days: tuple[str, str] = ("2024-05-06", "2024-05-06")
) -> bool:
    reports = [
        annotate(Article(id=id_, text=text, published=day))
        for id_, text, day in zip("ab", (one, two), days, strict=True)
    ]
    [first, second] = [tally for tally in find_tallies(reports) if tally.kind == kind]
    return may_contradict(reports, first, second)


def test_two_numbers_of_one_day_contradict_each_other() -> None:
    assert contradicts(LOW, HIGH)


def test_a_dual_with_others_beside_it_is_a_part() -> None:
    assert not contradicts("قتل ضابطان ومجند في انهيار جسر سهيل", "قتل ثلاثة أشخاص في انهيار جسر سهيل")


def test_the_hurt_whom_a_hospital_takes_in_are_no_toll() -> None:
    low = "ودعت الجمعية 27 مصابا من ركاب حافلة سهيل"
    assert not contradicts(low, "أصيب 50 شخصا من ركاب حافلة سهيل", kind="wounded")


def test_a_dual_goes_on_over_its_adjective() -> None:
    part = "قتل جنديين أجنبيين وحارسا مسلحا في انهيار جسر سهيل"
    assert not contradicts(part, "قتل ثلاثة جنود في انهيار جسر سهيل")
    assert contradicts("قتل ضابطان شابان وأصيب آخرون في انهيار جسر سهيل", "قتل ثلاثة ضباط في انهيار جسر سهيل")


def test_the_day_on_which_a_source_speaks_is_none_of_the_toll() -> None:
    text = "ارتفعت حصيلة انهيار جسر سهيل إلى سبعة قتلى، وفق ما أعلنت إدارة المستشفى، الثلاثاء."
    report = annotate(Article(id="a", text=text, published="2024-05-08"))
    assert [tally.days for tally in find_tallies([report])] == [frozenset()]
