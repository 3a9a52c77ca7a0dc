"""Where a phrase ends, what verb and noun share a form, what slots stand filled. Names and sentences are made up."""

import pytest

from khabar.annotate import annotate
from khabar.annotate.events.endings import is_accusative, is_nominative
from khabar.annotate.events.pieces import Piece, cut
from khabar.annotate.events.valency import slots_of
from khabar.arabic.words import split
from khabar.model import Actor, Article

from .reading import actor


def pieces_of(text: str, name: str = "") -> list[Piece]:
    words = split(text)
    mentions: dict[int, tuple[int, Actor]] = {}
    if name:
        first = next(word.index for word in words.words if text.startswith(name, word.start))
        mentions[first] = first + len(name.split()) - 1, actor(text, name, "PER")
    return cut(words, 0, len(words), mentions=mentions)


def phrases(text: str, name: str = "") -> list[str]:
    words = split(text)
    return [
        text[words[piece.first].start : words[piece.last].end]
        for piece in pieces_of(text, name)
        if piece.kind == "np"
    ]


def test_a_persons_name_takes_no_definite_noun():
    assert phrases("ناشد سالم الوراق المجتمع الدولي", "سالم الوراق") == ["سالم الوراق", "المجتمع الدولي"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("عندما فجرت ثلاث فتيات أنفسهن", "ثلاث فتيات"),
        ("وقال إن القوات تطوق الآن المدينة", "المدينة"),
    ],
)
def test_a_phrase_ends_before_a_reflexive_and_begins_behind_an_adverb(text, told):
    assert told in phrases(text)


@pytest.mark.parametrize(("text", "party"), [("أصيب 43 في المدينة", "person"), ("انتظر 48 ساعة", "")])
def test_a_number_stands_for_persons_where_it_counts_nothing_else(text, party):
    [piece] = [piece for piece in pieces_of(text) if piece.norm.isdigit()]
    assert piece.party == party


def test_a_full_stop_behind_a_title_ends_no_sentence():
    assert "stop" not in [piece.kind for piece in pieces_of("التقى د. سالم الوزير")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وذكر أن الجيش السوري قصف مناطق في الريف", "verb"),
        ("وقد طال الدمار بعد قصف مناطق في الريف", "event"),
    ],
)
def test_behind_a_party_that_opens_a_clause_a_verb_is_due(text, kind):
    assert [piece.kind for piece in pieces_of(text) if piece.norm == "قصف"] == [kind]


def test_the_ending_tells_subject_from_object():
    words = split("المستوطنون المصلين")
    first, second = (Piece("np", at, at, words[at].norm, party="person") for at in (0, 1))
    assert (is_nominative(words, first), is_nominative(words, second)) == (True, False)
    assert (is_accusative(words, first), is_accusative(words, second)) == (False, True)


def test_slots_behind_a_trigger_are_told_by_their_roles():
    pieces = [
        Piece("event", 0, 0),
        Piece("np", 1, 1, party="group"),
        Piece("np", 2, 2, prep="علي", party="place"),
        Piece("np", 3, 3, prep="منذ"),
        Piece("np", 4, 4, joined=True, party="group"),
        Piece("stop", 5, 5),
        Piece("np", 6, 6, party="group"),
    ]
    letters, places = slots_of(pieces, 0, {"علي": "T"})
    assert letters == "nT"
    assert places == {1: 1, 2: 2, 4: 7}


def test_a_title_behind_a_name_begins_anew():
    text = "استقبل صاحب السمو الملكي الأمير فيصل بن بندر بن عبدالعزيز أمير منطقة الرياض السفير."
    (event,) = annotate(Article(id="1", text=text)).events
    assert event.actor[0].of(text) == "صاحب السمو الملكي الأمير فيصل بن بندر بن عبدالعزيز"


def test_how_it_was_done_is_no_party():
    text = "شنت القوات هجوما عسكريا على المدينة."
    (event,) = annotate(Article(id="1", text=text)).events
    assert [span.of(text) for span in event.actor] == ["القوات"]


def test_this_week_is_no_part_of_a_court():
    text = "سيمثل المتهم أمام محكمة عراقية هذا الأسبوع."
    (event,) = annotate(Article(id="1", text=text)).events
    assert "محكمة عراقية" in [span.of(text) for span in (*event.actor, *event.recipient)]


def test_an_outlet_that_tells_of_force_uses_none():
    text = 'أعلنت وكالة "دوغان" للأنباء مداهمة 140 منزلا.'
    assert all(not event.actor for event in annotate(Article(id="1", text=text)).events)


def test_words_that_bound_a_number_are_no_direction():
    text = "أعلنت الشرطة مقتل ما لا يقل عن صيادين في هجوم للمسلحين."
    event = annotate(Article(id="1", text=text)).events[0]
    assert [span.of(text) for span in event.recipient] == ["صيادين"]


def test_a_lone_and_before_a_number_ends_a_party():
    text = "اتهم القاضي الرجل بقتل ضابط و11 فرد شرطة."
    found = annotate(Article(id="1", text=text)).events
    assert all(span.of(text) != "ضابط و" for event in found for span in (*event.actor, *event.recipient))


def test_who_fell_in_a_fight_between_two_is_not_said_to_be_killed_by_either():
    text = "قُتل أربعة جنود في اشتباك بين حرس الحدود القيداري وقوة من الجيش الأوساني."
    event = annotate(Article(id="1", text=text)).events[0]
    assert [span.of(text) for span in event.recipient] == ["أربعة جنود"]
    assert event.actor == ()


def test_his_ministry_is_no_visit():
    assert annotate(Article(id="1", text="أكد وزير النقل أن وزارته ستخفض الرسوم.")).events == ()


def test_an_adjective_behind_or_is_no_party():
    text = "ولا يتضمن النص أي بند أمني أو عسكري عن نشر قوة مشتركة."
    found = annotate(Article(id="1", text=text)).events
    assert all(span.of(text) != "عسكري" for event in found for span in event.actor)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("طالبت اللجنة السلطات بالإفراج", ["اللجنة", "السلطات"]),
        ("ودعت الوزارة الدول المانحة", ["الوزارة", "الدول المانحة"]),
        ("استقبل الأمير السفير الفرنسي", ["الأمير", "السفير الفرنسي"]),
        ("أشادت القوات البحرية", ["القوات البحرية"]),
        ("رحب السيد الوزير", ["السيد الوزير"]),
    ],
)
def test_a_definite_noun_behind_a_definite_word_is_a_phrase_of_its_own(text, told):
    assert phrases(text) == told


def test_the_accused_is_a_person_and_who_is_called_accused_is_described():
    assert phrases("قررت المحكمة حبس المتهم") == ["المحكمة", "المتهم"]
    assert [piece.kind for piece in pieces_of("الرجل المتهم بالسرقة")][:2] == ["np", "event"]


def test_dawn_before_a_day_is_no_explosion():
    assert phrases("قصف الطيران فجر أمس مبنى") == ["الطيران", "فجر", "مبنى"]


def test_a_phrase_behind_or_is_joined_to_the_one_before():
    first, second = [piece for piece in pieces_of("هاجم الجيش أو الميليشيات القرية") if piece.kind == "np"][
        :2
    ]
    assert (first.joined, second.joined) == (False, True)


def test_a_visit_names_its_guest_behind_li():
    text = "وأوضح الوزير أن هذه ستكون أول زيارة رسمية لرئيس أوساني إلى المملكة."
    event = next(one for one in annotate(Article(id="1", text=text)).events if one.mode == "visit")
    assert [span.of(text) for span in event.actor] == ["رئيس أوساني"]


def test_the_two_presidents_are_one_each():
    text = "عقد الرئيسان الشرع وترامب جلسة مباحثات في البيت الأبيض."
    found = annotate(Article(id="1", text=text)).events
    assert all("الرئيسان" not in span.of(text) for event in found for span in event.actor)


def test_what_an_alliance_is_for_is_no_attack_of_its_own():
    text = "انضمت الدولة إلى التحالف الذي تقوده الولايات المتحدة لمحاربة تنظيم داعش."
    assert "ASSAULT" not in {event.type for event in annotate(Article(id="1", text=text)).events}


def test_what_is_granted_by_decree_is_done():
    text = "جاء اللقاء بعد موافقة مجلس الأمن على طلب أميركي يقضي برفع العقوبات المفروضة على الرئيس."
    found = annotate(Article(id="1", text=text)).events
    assert [event.status for event in found if event.type == "CONCEDE"] == ["occurred"]


def test_a_day_in_the_phrase_of_a_source_dates_its_words_alone():
    text = "قتل سبعة جنود في هجوم على الثكنة، بحسب ما أعلنت وزارة الدفاع أمس."
    found = annotate(Article(id="1", text=text, published="2031-05-10")).events
    assert found and all(event.date is None for event in found)


def test_the_fallen_before_a_verb_of_killing_are_no_killers():
    text = "قال شهود إن تسعة أشخاص قُتلوا في اشتباك الأحد الماضي."
    event = next(one for one in annotate(Article(id="1", text=text)).events if one.lemma == "قتل")
    assert (event.actor, [span.of(text) for span in event.recipient]) == ((), ["تسعة أشخاص"])


def test_those_who_killed_somebody_stay_the_doers():
    text = "خمسة مسلحين قتلوا جنديا في المدينة."
    (event,) = annotate(Article(id="1", text=text)).events
    assert [span.of(text) for span in event.actor] == ["خمسة مسلحين"]


def test_what_an_agreement_provides_for_is_still_to_come():
    text = "نقل الموقع عن مسؤول أن الاتفاق ينص على نشر قوة مشتركة من 600 جندي."
    event = next(one for one in annotate(Article(id="1", text=text)).events if one.type == "MOBILIZE")
    assert event.status == "planned"
    assert event.actor == ()


def test_the_day_of_a_text_is_not_that_of_what_its_name_tells():
    text = "نشرت الجريدة، الثلاثاء، النص الكامل لاتفاق وقف إطلاق النار بين البلدين."
    found = annotate(Article(id="1", text=text, published="2031-05-10")).events
    assert all(event.date is None for event in found if event.type == "RETREAT")


def test_who_is_accused_without_an_accuser_is_no_accuser():
    text = "انتقد النواب الجيش الذي اتهم بعدم حماية السكان المدنيين."
    event = next(one for one in annotate(Article(id="1", text=text)).events if one.lemma == "اتهم")
    assert (event.actor, [span.of(text) for span in event.recipient]) == ((), ["الجيش"])
