"""Denials beside what they deny, and who would not speak."""

import msgspec

from khabar.model import Actor, Cite, Disagreement, NoComment, Report, Response, Span, Statement, Story, Time
from khabar.web.answers import find_replies, find_responses, view_answers, view_silences
from khabar.web.book import make_book
from khabar.web.contests import view_contests
from khabar.web.gaps import find_gaps
from khabar.web.messages import label
from khabar.web.offices import office, roles_of
from khabar.web.people import find_cast, view_actors
from khabar.web.report_page import view_report

FIRST = "قال الناطق باسم البلدية إن الجسر سيغلق شهرين. وامتنع المقاول عن التعليق على الموعد."
SECOND = "نفت وزارة الأشغال أن يكون الجسر سيغلق شهرين، وذلك عام 1446هـ."


def at(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def said(text, name, cue, content, **parts):
    return Statement(
        speaker=at(text, name),
        speaker_name=name,
        cue=at(text, cue),
        content=(at(text, content),),
        kind="indirect",
        **parts,
    )


def reports():
    claim = said(FIRST, "الناطق باسم البلدية", "قال", "الجسر سيغلق شهرين")
    silent = NoComment(
        speaker=at(FIRST, "المقاول"),
        speaker_name="المقاول",
        cue=at(FIRST, "وامتنع المقاول عن التعليق"),
        kind="refused",
        about=at(FIRST, "الموعد"),
    )
    denial = said(SECOND, "وزارة الأشغال", "نفت", "يكون الجسر سيغلق شهرين", act="denied")
    year = Time(
        span=at(SECOND, "عام 1446هـ"),
        type="DATE",
        value=None,
        reason="a Hijri year falls into two Gregorian ones",
    )
    return [
        Report(id="a", outlet="المرفأ", text=FIRST, statements=(claim,), no_comments=(silent,)),
        Report(id="b", outlet="النبض", text=SECOND, statements=(denial,), times=(year,)),
    ]


CLAIM, DENIAL = Cite("a", at(FIRST, "الجسر سيغلق شهرين")), Cite("b", at(SECOND, "يكون الجسر سيغلق شهرين"))


def shelf(**parts):
    story = Story(
        id="s",
        title="الجسر",
        articles=("a", "b"),
        first="2025-09-07",
        last="2025-09-07",
        responses=(Response(kind="denies", answer=DENIAL, to=CLAIM),),
        **parts,
    )
    return make_book(reports=reports(), stories=[story], registers={}, language="ar")


def test_a_denial_stands_beside_the_words_of_another_report_that_it_denies():
    book = shelf()
    [answer] = view_answers(book, book.stories[0])
    assert (answer.kind, answer.said.article, answer.answer.article) == ("denies", "a", "b")
    assert (answer.said.voice.speaker, answer.answer.voice.denied_by) == (
        "الناطق باسم البلدية",
        "وزارة الأشغال",
    )


def test_a_denial_that_stands_among_the_disagreements_is_not_told_twice():
    book = shelf(disagreements=(Disagreement(kind="denial", what="الجسر", a=CLAIM, b=DENIAL),))
    assert view_answers(book, book.stories[0]) == ()


def test_both_statements_know_of_one_another():
    book = shelf()
    replies = find_replies(book, find_responses(book.stories[0], book.reports))
    assert [one.kind for one in replies[DENIAL]] == ["denies"]
    assert [one.kind for one in replies[CLAIM]] == ["denied"]


def test_nobody_confirms_a_denial():
    book = shelf()
    turned = Response(kind="confirms", answer=CLAIM, to=DENIAL)
    story = Story(id="s", title="", articles=("a", "b"), first=None, last=None, responses=(turned,))
    assert find_responses(story, book.reports) == []


def test_an_answer_inside_one_report_is_shown_too():
    text = "قال الناطق إن الجسر مغلق، ونفت الوزارة أن الجسر مغلق"
    first = said(text, "الناطق", "قال", "الجسر مغلق")
    start = text.rindex("الجسر مغلق")
    second = Statement(
        speaker=at(text, "الوزارة"),
        speaker_name="الوزارة",
        cue=at(text, "ونفت"),
        content=(Span(start, len(text)),),
        kind="indirect",
        act="denied",
        responds_to=0,
    )
    one = Report(id="a", text=text, statements=(first, second))
    story = Story(id="s", title="الجسر", articles=("a",), first=None, last=None)
    book = make_book(reports=[one], stories=[story], registers={}, language="ar")
    view = view_report(book, one)
    assert [reply.kind for reply in view.statements[1].replies] == ["denies"]
    assert (
        view.statements[1].replies[0].quote.href
        == f"report-a.html#w{first.content[0].start}-{first.content[0].end}"
    )


def test_who_would_not_comment_is_shown_with_what_he_would_not_comment_on():
    [silence] = view_silences(shelf(), reports())
    assert (silence.name, silence.kind, silence.about) == ("المقاول", "refused", "الموعد")
    [entry] = view_report(shelf(), reports()[0]).no_comments
    assert (entry.head, entry.notes) == ("المقاول", ("رفض التعليق",))


def test_a_hijri_year_is_no_missing_date():
    book = shelf()
    assert find_gaps(book, book.stories[0], reports=reports(), moments=()).n_no_value == 0


def test_first_and_second_are_one_question_with_two_sides():
    pairs = [
        ("rank", "أول زيارة / الزيارة الثانية", CLAIM, DENIAL, ()),
        ("rank", "الزيارة الثانية / زيارة هي الأولى", DENIAL, CLAIM, ()),
    ]
    [contest] = view_contests(shelf(), pairs)
    assert contest.what == "زيارة: الأولى أم الثانية؟"
    assert [side.label for side in contest.sides] == ["الأولى", "الثانية"]


def test_two_days_that_differ_are_said_in_words():
    [contest] = view_contests(shelf(), [("date", "2025-10-15 / 2025-10-01", CLAIM, DENIAL, ())])
    assert contest.what == "في أي يوم؟"
    assert [side.label for side in contest.sides] == ["الأربعاء 15 أكتوبر 2025", "الأربعاء 1 أكتوبر 2025"]


def named(*roles, name="ليلى الصفدي", id_="p1"):
    text = f"{name} هنا"
    return Report(
        id=f"r-{roles}-{name}",
        text=text,
        actors=(Actor(id=id_, name=name, type="PER", roles=roles, mentions=(Span(0, len(name)),)),),
    )


def test_the_commonest_whole_office_stands_for_a_person():
    told = [
        named("وزيرة الصحة الدكتورة"),
        named("وزيرة الصحة"),
        named("الناطقة على الاتهام الموجه"),
        named("وزيرة الصحة والسكان بالنيابة"),
    ]
    assert office(roles_of(told)["p1"]) == "وزيرة الصحة"


def test_a_phrase_torn_from_a_sentence_is_no_office():
    assert office(roles_of([named("الناطقة على الاتهام الموجه")])["p1"]) == ""


def test_a_name_stands_without_the_clitic_before_it():
    told = [named(name="للأمم المتحدة")]
    book = make_book(reports=told, stories=[], registers={}, language="ar")
    [actor] = view_actors(book, told, find_cast(told))
    assert actor.name == "الأمم المتحدة"


def test_a_cease_fire_is_not_labelled_a_withdrawal_alone():
    assert label("event", "RETREAT", language="ar") == "انسحاب أو تهدئة"


def test_a_question_of_ours_on_an_english_page_is_english_but_for_the_word_of_the_reports():
    english = msgspec.structs.replace(shelf(), language="en")
    pairs = [
        ("rank", "أول زيارة / الزيارة الثانية", CLAIM, DENIAL, ()),
        ("figure", "عدد القتلى: 4 / 7", CLAIM, DENIAL, ()),
        ("who", "من بدأ: أوسان / قيدار", CLAIM, DENIAL, ()),
    ]
    rank, toll, began = view_contests(english, pairs)
    assert (rank.thing, rank.what, rank.is_ours) == ("زيارة", "زيارة: the first or the second?", True)
    assert (toll.what, toll.is_ours) == ("killed", True)
    assert (began.what, began.is_ours) == ("Who began", True)
