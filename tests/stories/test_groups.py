"""Which reports are one story: in a batch, in a stream, by hand."""

from pathlib import Path

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from story_builders import person, report

from khabar.annotate import annotate
from khabar.model import Article
from khabar.read import read_articles
from khabar.stories import Overlay, find_stories, pack_signature, unpack_signature
from khabar.stories.batch import group_reports
from khabar.stories.comment import is_comment
from khabar.stories.groups import average_link, cut_parts
from khabar.stories.signatures import new_vocabulary, sign
from khabar.stories.stream import add_report, current_story, new_tracker, restore_tracker

FIRE = "اندلع حريق كبير في مستودع للأخشاب بميناء الزهراء فجر الثلاثاء وقال قائد الإطفاء نادر الصبان إن ثلاثين عنصرا أخمدوا النيران"
FIRE_AGAIN = "أعلن قائد الإطفاء نادر الصبان السيطرة على حريق مستودع الأخشاب في ميناء الزهراء بعد ساعات وقال إن النيران لم توقع إصابات"
FIRE_LATER = "كشف التحقيق في حريق مستودع الأخشاب بميناء الزهراء أن تماسا كهربائيا أشعل النيران كما قال قائد الإطفاء نادر الصبان"
SHOW = "افتتحت وزيرة الثقافة سلمى الراوي معرضا للمخطوطات النادرة في مكتبة المدينة القديمة بحضور باحثين من عشر دول"
MATCH = (
    "فاز فريق النهضة على ضيفه الأمل بهدفين لهدف في الجولة السابعة من الدوري وسجل للفائز المهاجم جابر العطار"
)
REPORTS = [
    report("fire-1", FIRE, day="2024-05-01", outlet="أ"),
    report("fire-2", FIRE_AGAIN, day="2024-05-01", outlet="ب"),
    report("fire-3", FIRE_LATER, day="2024-05-02", outlet="ج"),
    report("show", SHOW, day="2024-05-01", outlet="أ"),
    report("match", MATCH, day="2024-05-02", outlet="ب"),
]


def _signed(reports):
    vocabulary = new_vocabulary()
    return [sign(one, vocabulary=vocabulary) for one in reports]


def test_reports_on_one_event_and_its_follow_up_are_one_story():
    assert [group.articles for group in group_reports(_signed(REPORTS))] == [
        ("fire-1", "fire-2", "fire-3"),
        ("show",),
        ("match",),
    ]


@given(st.permutations(REPORTS))
def test_any_order_of_the_input_gives_the_same_stories(reports):
    assert find_stories(reports)[0] == find_stories(REPORTS)[0]


def test_reports_come_back_in_the_order_they_were_given():
    assert [one.id for one in find_stories(REPORTS[::-1])[1]] == [one.id for one in REPORTS[::-1]]


def test_a_story_is_named_after_its_first_report_and_keeps_its_id():
    [story] = find_stories(REPORTS[:2])[0]
    assert story.id in {one.id for one in find_stories(REPORTS)[0] if one.articles[0] == "fire-1"}
    assert (story.first, story.last, story.outlets) == ("2024-05-01", "2024-05-01", ("أ", "ب"))


def test_reports_put_together_by_hand_are_one_story():
    groups = group_reports(_signed(REPORTS), overlay=Overlay(together=(("show", "match"),)))
    assert ("show", "match") in [group.articles for group in groups]


def test_reports_parted_by_hand_never_share_a_story():
    overlay = Overlay(apart=(("fire-1", "fire-2"),))
    for group in group_reports(_signed(REPORTS), overlay=overlay):
        assert not {"fire-1", "fire-2"} <= set(group.articles)


def test_a_stream_joins_what_a_batch_joins():
    tracker = new_tracker()
    placed = [add_report(tracker, signature) for signature in _signed(REPORTS)]
    assert [one.is_new for one in placed] == [True, False, False, True, True]
    assert len({one.story for one in placed[:3]}) == 1


def test_a_report_that_comes_twice_stays_where_it_is():
    tracker = new_tracker()
    [first, *_] = signed = _signed(REPORTS)
    for signature in signed:
        add_report(tracker, signature)
    assert add_report(tracker, first).story == tracker.story_of["fire-1"]
    assert len(tracker.signatures) == len(REPORTS)


def test_a_stream_keeps_apart_and_together_what_the_reader_decided():
    overlay = Overlay(together=(("show", "match"),), apart=(("fire-1", "fire-2"),))
    tracker = new_tracker(overlay=overlay)
    for signature in _signed(REPORTS):
        add_report(tracker, signature)
    shown = [current_story(tracker, tracker.story_of[article]) for article in ("show", "match")]
    assert shown[0] == shown[1]
    assert tracker.story_of["fire-1"] != tracker.story_of["fire-2"]


def test_a_merged_story_forwards_to_the_older_one():
    tracker = new_tracker()
    for signature in _signed(REPORTS):
        add_report(tracker, signature)
    tracker.forwards["s-old"] = tracker.story_of["show"]
    assert current_story(tracker, "s-old") == tracker.story_of["show"]


def test_a_restored_stream_goes_on_where_it_stopped():
    signed = _signed(REPORTS)
    tracker = new_tracker()
    for signature in signed[:2]:
        add_report(tracker, signature)
    restored = restore_tracker(signed[:2], story_of=tracker.story_of, forwards=tracker.forwards)
    assert add_report(restored, signed[2]) == add_report(tracker, signed[2])


def test_groups_join_by_the_mean_of_all_pairs_not_by_one_close_pair():
    left, right = np.array([0, 1]), np.array([1, 2])
    groups = average_link(3, left, right, np.array([3.0, 3.0]), threshold=0.0, missing=-8.0)
    assert groups == [[0, 1], [2]]  # 0 and 2 are far apart: (3 - 8) / 2 is below the threshold


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(-8, 8)), max_size=30))
def test_every_node_is_in_exactly_one_group(pairs):
    links = {(min(i, j), max(i, j)): score for i, j, score in pairs if i != j}
    left = np.array([i for i, _ in links], dtype=np.int64)
    right = np.array([j for _, j in links], dtype=np.int64)
    groups = average_link(
        10, left, right, np.array(list(links.values()), dtype=np.float64), threshold=-1.0, missing=-8.0
    )
    assert sorted(node for group in groups for node in group) == list(range(10))


SHOW_AGAIN = "قالت وزيرة الثقافة سلمى الراوي في افتتاح معرض المخطوطات النادرة بمكتبة المدينة القديمة إن باحثين من عشر دول شاركوا فيه"
TWO_STORIES = [*REPORTS, report("show-2", SHOW_AGAIN, day="2024-05-02", outlet="ج")]
FIRES, SHOWS = {"fire-1", "fire-2", "fire-3"}, {"show", "show-2"}


def _batch(overlay=None):
    return [set(group.articles) for group in group_reports(_signed(TWO_STORIES), overlay=overlay)]


def _stream(overlay=None, *, order=TWO_STORIES):
    tracker = new_tracker(overlay=overlay)
    for signature in _signed(order):
        add_report(tracker, signature)
    shown = {article: current_story(tracker, story) for article, story in tracker.story_of.items()}
    return [
        {article for article in shown if shown[article] == story} for story in dict.fromkeys(shown.values())
    ]


def test_two_reports_put_together_bring_their_whole_stories_with_them():
    assert SHOWS in _batch() and FIRES in _batch()
    assert FIRES | SHOWS in _batch(Overlay(together=(("fire-2", "show"),)))
    assert FIRES | SHOWS in _batch(Overlay(together=(("fire-2", "show"), ("fire-3", "show-2"))))


@given(st.permutations(TWO_STORIES))
def test_a_stream_too_joins_the_whole_stories_of_reports_put_together(order):
    assert FIRES | SHOWS in _stream(Overlay(together=(("fire-2", "show"),)), order=order)


def test_who_merely_came_along_stays_out_where_the_reader_parted_it():
    overlay = Overlay(together=(("fire-2", "show"),), apart=(("fire-1", "show-2"),))
    assert {"fire-1", "fire-2", "fire-3", "show"} in _batch(overlay)
    for story in _stream(overlay):
        assert not {"fire-1", "show-2"} <= story


def test_reports_put_together_stay_together_though_their_companions_are_parted():
    overlay = Overlay(together=(("fire-1", "show"), ("fire-2", "match")), apart=(("show", "match"),))
    assert {"fire-1", "show"} <= next(story for story in _batch(overlay) if "show" in story)
    assert {"fire-2", "match"} <= next(story for story in _batch(overlay) if "match" in story)
    assert not any({"show", "match"} <= story for story in _batch(overlay))


def test_the_same_words_can_be_parted_by_hand():
    twins = [*TWO_STORIES, report("fire-4", FIRE, day="2024-05-01", outlet="د")]
    groups = group_reports(_signed(twins), overlay=Overlay(apart=(("fire-1", "fire-4"),)))
    assert not any({"fire-1", "fire-4"} <= set(group.articles) for group in groups)


def test_a_story_joined_by_hand_keeps_the_ids_of_those_it_was_made_of():
    before = {story.id for story in find_stories(TWO_STORIES)[0] if set(story.articles) in (FIRES, SHOWS)}
    stories, _ = find_stories(TWO_STORIES, overlay=Overlay(together=(("fire-2", "show"),)))
    [joined] = [story for story in stories if set(story.articles) == FIRES | SHOWS]
    assert {joined.id, *joined.former} == before
    assert not any(story.former for story in stories if story is not joined)


def _cut(scores: dict[tuple[int, int], float], group: list[int], **more) -> list[list[int]]:
    pairs = sorted(scores)
    left, right = (np.array([pair[side] for pair in pairs]) for side in (0, 1))
    values = np.array([scores[pair] for pair in pairs])
    n = len(group)
    given = {"sizes": [1] * n, "heads": list(range(n)), **more}
    return cut_parts([group], left, right, values, firm=1.5, missing=-8.0, **given)


def test_two_parts_that_no_firm_pair_ties_are_two_stories():
    scores = {(0, 1): 4.0, (2, 3): 4.0, (0, 2): 1.0, (0, 3): 1.0, (1, 2): 1.0, (1, 3): 1.0}
    assert _cut(scores, [0, 1, 2, 3]) == [[0, 1], [2, 3]]
    assert _cut({**scores, (1, 2): 1.6}, [0, 1, 2, 3]) == [[0, 1, 2, 3]]


def test_a_lone_report_goes_to_the_part_it_is_likest_to():
    scores = {(0, 1): 4.0, (2, 3): 4.0, (0, 4): 0.5, (2, 4): 1.2, (3, 4): 1.2}
    assert _cut(scores, [0, 1, 2, 3, 4]) == [[0, 1], [2, 3, 4]]


def test_a_single_text_is_no_part_but_one_with_a_twin_is():
    scores = {(0, 1): 4.0, (0, 2): 1.0, (1, 2): 1.0}
    assert _cut(scores, [0, 1, 2]) == [[0, 1, 2]]
    assert _cut(scores, [0, 1, 2], sizes=[1, 1, 2]) == [[0, 1], [2]]


def test_a_comment_is_known_by_a_head_without_news():
    column = annotate(
        Article(id="c", text="لطالما كانت المدن أجمل من بعيد، هكذا يقول الشعراء", published="2024-05-06")
    )
    news = annotate(Article(id="n", text="افتتح الوزير مروان الدالي أمس جسر سهيل", published="2024-05-06"))
    wire = annotate(Article(id="w", text="سهيل - رويترز\nالمدن أجمل من بعيد في سهيل", published="2024-05-06"))
    named = person(column.text, "المدن")
    assert is_comment(msgspec.structs.replace(column, actors=(named,)))
    assert not is_comment(news) and not is_comment(wire)


def test_a_packed_signature_keeps_whether_it_is_comment():
    [one] = _signed(REPORTS[:1])
    comment = msgspec.structs.replace(one, is_comment=True)
    assert unpack_signature(pack_signature(comment)).is_comment
    assert not unpack_signature(pack_signature(one)).is_comment


def test_a_few_reports_of_one_matter_over_days_are_one_story_the_examples_of_this_project_too():
    folder = Path(__file__).parents[2] / "examples"
    articles = [found for found in read_articles([folder]) if isinstance(found, Article)]
    stories, _ = find_stories([annotate(article) for article in articles])
    assert [len(story.articles) for story in stories] == [10]
