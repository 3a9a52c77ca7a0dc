"""Denials over the reports of a story, both sides quoted."""

from khabar.annotate import annotate
from khabar.model import Article, Report
from khabar.stories.responses import find_responses

CLAIM = "أعلن الناطق باسم الشركة سالم العمري أن مصنع الإسمنت القديم في وادي الزيتون سيغلق أبوابه ويسرح عماله."
DENIAL = "نفى وزير الصناعة هلال الراشد أن مصنع الإسمنت القديم في وادي الزيتون سيغلق أبوابه."
CONFIRMATION = (
    "أقر وزير الصناعة هلال الراشد بأن مصنع الإسمنت القديم في وادي الزيتون سيغلق أبوابه ويسرح عماله."
)
OTHER = "أكد وزير الصناعة هلال الراشد أن مصنع الورق في القرية سيفتح بداية الشهر المقبل."


def report(number: int, text: str) -> Report:
    return annotate(Article(id=f"r{number}", text=text, outlet=f"صحيفة {number}", published="2015-08-04"))


def answers(*texts: str) -> list[tuple[str, str, str]]:
    reports = [report(number, text) for number, text in enumerate(texts)]
    found = find_responses(reports, one_text=range(len(reports)))
    return [(one.kind, one.answer.article, one.to.article) for one in found]


def test_a_denial_points_to_the_words_of_another_report_that_it_denies() -> None:
    assert answers(CLAIM, DENIAL) == [("denies", "r1", "r0")]


def test_a_confirmation_is_most_likely_one_statement_in_other_words_and_is_not_listed() -> None:
    assert answers(CLAIM, CONFIRMATION) == []


def test_words_on_something_else_confirm_nothing() -> None:
    assert answers(CLAIM, OTHER) == []


def test_an_answer_within_one_report_is_listed_too() -> None:
    assert answers(f"{CLAIM} لكن {DENIAL}") == [("denies", "r0", "r0")]
