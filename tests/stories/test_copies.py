"""Near-copies and passages in common."""

import random

from hypothesis import given
from hypothesis import strategies as st
from story_builders import report

from khabar.stories.batch import group_reports
from khabar.stories.copies import compare_passages, is_copy, likeness
from khabar.stories.origins import Known, agencies_of
from khabar.stories.reuse import find_reuse
from khabar.stories.signatures import new_vocabulary, passages_of, sign

WIRE = (
    "اندلع حريق كبير في مستودع للأخشاب قرب ميناء الزهراء فجر الثلاثاء وأتى على ألف متر مربع من البضائع المخزنة "
    "وقال قائد فرق الإطفاء نادر الصبان إن ثلاثين عنصرا شاركوا في إخماد النيران التي امتدت إلى مخزن مجاور للدهانات "
    "وأضاف أن التحقيق جار لمعرفة السبب وأن أحدا لم يصب بأذى لأن المستودع كان خاليا من العمال ساعة اندلاع الحريق"
)
OTHER = (
    "افتتحت وزيرة الثقافة سلمى الراوي معرضا للمخطوطات النادرة في مكتبة المدينة القديمة بحضور باحثين من عشر دول "
    "ويضم المعرض ثمانين مخطوطا في الطب والفلك بعضها يعرض للمرة الأولى ويستمر حتى نهاية الشهر المقبل بلا رسوم دخول"
)


def test_a_text_with_a_few_words_changed_is_a_copy():
    vocabulary = new_vocabulary()
    edited = WIRE.replace("كبير", "هائل").replace("فجر الثلاثاء", "فجر أمس")
    [pair] = compare_passages([passages_of(text, vocabulary=vocabulary) for text in (WIRE, edited)])
    assert is_copy(pair)


def test_different_texts_are_not_even_compared():
    vocabulary = new_vocabulary()
    assert compare_passages([passages_of(text, vocabulary=vocabulary) for text in (WIRE, OTHER)]) == []


def test_vowel_marks_and_hamza_spelling_do_not_hide_a_copy():
    vocabulary = new_vocabulary()
    spelled = WIRE.replace("أ", "ا").replace("حريق", "حَرِيق")
    passages = [passages_of(text, vocabulary=vocabulary) for text in (WIRE, spelled)]
    assert likeness(passages, 0, 1).jaccard == 1.0


def test_a_wire_inside_a_longer_report_is_aligned_word_for_word():
    again = " ".join(word for pair in zip(OTHER.split(), WIRE.split(), strict=False) for word in pair)
    longer = OTHER + " " + again + ".\n" + WIRE
    reports = [
        report("w", WIRE, day="2024-05-01", outlet="أ"),
        report("l", longer, day="2024-05-02", outlet="ب"),
    ]
    [reuse] = find_reuse(reports, known=_known(reports))
    assert reuse.a.span.of(WIRE) == reuse.b.span.of(longer) == WIRE
    assert reuse.first == "w"
    assert reuse.edits == ()


def test_changed_words_between_versions_are_shown():
    edited = WIRE.replace("ثلاثين عنصرا", "أربعين عنصرا")
    reports = [report("a", WIRE, day="2024-05-01"), report("b", edited, day="2024-05-01")]
    [reuse] = find_reuse(reports, known=_known(reports))
    [edit] = reuse.edits
    assert edit.a is not None and edit.b is not None
    assert (edit.a.of(WIRE), edit.b.of(edited)) == ("ثلاثين", "أربعين")
    assert reuse.first is None  # one day: who was first is not known


def test_the_credited_agency_is_found_at_the_head_of_the_body():
    assert agencies_of(report("r", "الزهراء - رويترز\nاندلع حريق في الميناء")) == {"رويترز"}
    assert agencies_of(report("r", "اندلع حريق في الميناء\nالمصدر: أ ف ب")) == {"فرانس برس"}
    assert agencies_of(report("r", "اندلع حريق في الميناء صباحا")) == set()


def test_copies_lie_inside_one_story():
    vocabulary = new_vocabulary()
    reports = [
        report("a", WIRE, day="2024-05-01"),
        report("b", WIRE + " انتهى", day="2024-05-01"),
        report("c", OTHER, day="2024-05-01"),
    ]
    groups = group_reports([sign(one, vocabulary=vocabulary) for one in reports])
    assert [group.copies for group in groups] == [(("a", "b"),), ()]


@given(st.permutations(range(8)))
def test_any_order_of_the_input_gives_the_same_pairs(order: list[int]):
    words = WIRE.split()
    texts = [" ".join(random.Random(n).sample(words, 20) + words[n:]) for n in range(8)]
    vocabulary = new_vocabulary()
    passages = [passages_of(text, vocabulary=vocabulary) for text in texts]
    pairs = {frozenset((pair.left, pair.right)): pair.jaccard for pair in compare_passages(passages)}
    again = {
        frozenset((order[pair.left], order[pair.right])): pair.jaccard
        for pair in compare_passages([passages[place] for place in order])
    }
    assert pairs == again


def _known(reports):
    vocabulary = new_vocabulary()
    passages = [passages_of(one.text, vocabulary=vocabulary) for one in reports]
    one_text = list(range(len(reports)))
    for pair in compare_passages(passages):
        if is_copy(pair):
            one_text[pair.right] = one_text[pair.left]
    return Known(one_text, [agencies_of(one) for one in reports], passages)
