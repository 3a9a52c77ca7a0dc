"""Origins by whole texts and by the source that both name. Sentences are made up."""

from story_builders import figure, report

from khabar.model import Report
from khabar.stories.account import text_numbers
from khabar.stories.batch import Group
from khabar.stories.claims import find_claims
from khabar.stories.origins import Known, agencies_of
from khabar.stories.parties import find_cast
from khabar.stories.sources import n_shared_words
from khabar.stories.tallies import find_tallies

RELEASE = (
    "وقالت البلدية في بيانها إن الجسر الجديد سيربط الحي الشرقي بالميناء القديم وإن العمل فيه بدأ قبل عامين "
    "وإن الشركة المنفذة تسلم المشروع مطلع الصيف المقبل بعد أن تنهي فحوص السلامة والإنارة والتشجير على الجانبين"
)


def _toll(name: str, text: str, words: str) -> Report:
    return report(name, text, day="2024-05-06", outlet=name, figures=[figure(text, words, 7, "أشخاص")])


def _independent(*reports: Report) -> int:
    cast = find_cast(reports)
    one_text = text_numbers(Group(tuple(one.id for one in reports), ()), reports)
    known = Known(one_text, [agencies_of(one) for one in reports], [])
    [claim] = find_claims(reports, merged=[], tallies=find_tallies(reports), cast=cast, known=known)
    return claim.independent


ONE, TWO = "قتل سبعة أشخاص في انهيار جسر سهيل", "انهار جسر سهيل فجأة ما أدى إلى مقتل سبعة أشخاص"


def test_two_reports_with_a_release_in_common_far_from_the_claim_are_one_origin():
    far = "\n" + "وعبر سكان الحي عن حزنهم. " * 9 + "\n"
    other = "\n" + "ووصلت سيارات الإسعاف بعد ساعة. " * 9 + "\n"
    assert _independent(_toll("أ", ONE, "سبعة أشخاص"), _toll("ب", TWO, "سبعة أشخاص")) == 2
    one, two = _toll("أ", ONE + far + RELEASE, "سبعة أشخاص"), _toll("ب", TWO + other + RELEASE, "سبعة أشخاص")
    assert _independent(one, two) == 1


def test_titles_of_persons_are_no_wording_in_common():
    title = (
        "صاحب السمو الملكي الأمير سلمان بن عبدالعزيز آل سعود ولي العهد نائب رئيس مجلس الوزراء وزير الدفاع. "
    )
    one, two = report("a", title * 3 + "افتتح الجسر"), report("b", title * 3 + "زار المدينة")
    assert n_shared_words(one, two) == 0
    assert n_shared_words(report("a", RELEASE), report("b", RELEASE)) > 30


def test_a_source_named_at_the_end_of_the_one_and_in_the_head_of_the_other_makes_them_one_origin():
    one = _toll("أ", ONE + " بحسب مرصد الجسور", "سبعة أشخاص")
    two = _toll("ب", "انهار جسر سهيل، وفق مرصد الجسور.\nوأدى الانهيار إلى مقتل سبعة أشخاص", "سبعة أشخاص")
    assert _independent(one, two) == 1
