"""Two speakers of whom each says that the other side began."""

from story_builders import at, report, statement

from khabar.model import Actor
from khabar.stories.blame import find_blames

ONE = "اتهم نادر الصبان القوة الأوسانية بإطلاق النار أولا على معبر سهيل في قيدار"
TWO = "قال هاني الجرف من أوسان إن الدورية تعرضت لإطلاق نار من برج قيداري فردت عليه"


def _report(name, text, speaker, cue, content, *countries, day="2024-05-06", act="said"):
    actors = [Actor(id=one, name=one, type="GPE", mentions=(at(text, one),)) for one in countries]
    own = statement(text, speaker, cue, content, act=act)
    return report(name, text, day=day, outlet=name, statements=[own], actors=actors)


def _accuser(**more):
    content = ONE.partition("الصبان ")[2]
    return _report("a", ONE, "نادر الصبان", "اتهم", content, "قيدار", act="accused", **more)


def _accused(text=TWO, **more):
    return _report("b", text, "هاني الجرف", "قال", text.partition("إن ")[2], "أوسان", **more)


def test_who_fired_first_is_a_disagreement_where_each_says_it_was_the_other():
    [found] = find_blames([_accuser(), _accused()], [0, 1])
    assert (found.kind, found.what, found.a.article, found.b.article) == (
        "who",
        "من بدأ: أوسان / قيدار",
        "a",
        "b",
    )


def test_fire_from_both_sides_is_none_where_nobody_says_who_began():
    text = "قال هاني الجرف من أوسان إن الدورية تعرضت لإطلاق نار من برج قيداري مساء"
    assert not list(find_blames([_accuser(), _accused(text)], [0, 1]))


def test_words_of_other_weeks_speak_of_another_clash():
    assert not list(find_blames([_accuser(), _accused(day="2024-05-20")], [0, 1]))


def test_one_text_does_not_disagree_with_itself():
    assert not list(find_blames([_accuser(), _accused()], [0, 0]))
