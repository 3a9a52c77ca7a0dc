"""In whose name a report gives its words."""

from khabar.model import Event, Link, Report, Span, Statement
from khabar.web.speech import index_speech, path_of, voice_of_words

TEXT = "قالت الوزارة إن الشهود رووا أن سبعة أشخاص قتلوا. وزار الوفد المعبر."


def at(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def report():
    outer = Statement(
        speaker=at("الوزارة"),
        speaker_name="الوزارة",
        cue=at("قالت"),
        content=(at("الشهود رووا أن سبعة أشخاص قتلوا"),),
        kind="indirect",
    )
    inner = Statement(
        speaker=at("الشهود"),
        speaker_name="الشهود",
        cue=at("رووا"),
        content=(at("سبعة أشخاص قتلوا"),),
        kind="indirect",
        inside=0,
    )
    events = (
        Event(
            trigger=at("قتلوا"), type="ASSAULT", status="occurred", recipient=(at("سبعة أشخاص"),), statement=1
        ),
        Event(trigger=at("زار الوفد"), type="CONSULT", status="occurred", actor=(at("الوفد"),)),
    )
    return Report(id="a", text=TEXT, statements=(outer, inner), events=events)


def test_words_belong_to_the_innermost_speaker():
    assert voice_of_words(index_speech(report()), at("سبعة")).speaker == "الشهود"
    assert voice_of_words(index_speech(report()), at("الشهود رووا")).speaker == "الوزارة"


def test_a_whole_sentence_belongs_to_the_teller_of_its_one_event():
    assert (
        voice_of_words(index_speech(report()), at("قالت الوزارة إن الشهود رووا أن سبعة أشخاص قتلوا.")).speaker
        == "الشهود"
    )


def test_what_the_outlet_says_itself_belongs_to_nobody_else():
    assert voice_of_words(index_speech(report()), at("وزار الوفد المعبر")).speaker == ""


def test_a_passage_with_several_tellers_is_left_open():
    assert voice_of_words(index_speech(report()), Span(0, len(TEXT))).speaker == ""


DENIED = "نفت وزارة النقل ما نشره موقع المرفأ عن مسؤول من أن 600 شاحنة توقفت، وأوضحت للإذاعة أن الطريق مفتوح."


def within(words):
    start = DENIED.index(words)
    return Span(start, start + len(words))


def denial(**parts):
    one = {
        "speaker": within("وزارة النقل"),
        "speaker_name": "وزارة النقل",
        "cue": within("نفت"),
        "content": (within("ما نشره موقع المرفأ عن مسؤول من أن 600 شاحنة توقفت"),),
        "kind": "indirect",
        "act": "denied",
    }
    return Statement(**(one | parts))


def claim():
    return Statement(
        speaker=within("مسؤول"),
        speaker_name="مسؤول",
        cue=within("عن"),
        content=(within("600 شاحنة توقفت"),),
        kind="indirect",
        inside=0,
        path=(
            Link(kind="outlet", span=within("موقع المرفأ"), name="موقع المرفأ"),
            Link(kind="principal", span=within("مسؤول"), name="مسؤول"),
        ),
    )


def test_who_denies_words_does_not_say_them():
    speech = index_speech(Report(id="a", text=DENIED, statements=(denial(),)))
    voice = voice_of_words(speech, within("600 شاحنة"))
    assert (voice.speaker, voice.denied_by) == ("", "وزارة النقل")


def test_denied_words_of_another_keep_their_speaker_their_path_and_their_denier():
    speech = index_speech(Report(id="a", text=DENIED, statements=(denial(), claim())))
    voice = voice_of_words(speech, within("600 شاحنة"))
    assert (voice.speaker, voice.path, voice.denied_by) == ("مسؤول", ("موقع المرفأ",), "وزارة النقل")


def test_who_does_not_deny_says_no_denial():
    text = "لم تنف وزارة النقل أن الطريق مغلق"
    start = text.index("الطريق")
    one = Statement(
        speaker=None,
        speaker_name="وزارة النقل",
        cue=Span(3, 6),
        content=(Span(start, len(text)),),
        kind="indirect",
        act="denied",
    )
    voice = voice_of_words(index_speech(Report(id="a", text=text, statements=(one,))), Span(start, len(text)))
    assert voice.denied_by == ""


def test_the_path_names_neither_the_speaker_nor_the_outlet_and_no_clitic():
    one = denial(
        path=(
            Link(kind="outlet", span=within("موقع المرفأ"), name="المرفأ"),
            Link(kind="platform", span=within("للإذاعة"), name="للإذاعة"),
            Link(kind="principal", span=within("وزارة النقل"), name="وزارة النقل"),
        )
    )
    assert path_of(Report(id="a", outlet="المرفأ", text=DENIED), one) == ("الإذاعة",)


def test_a_speaker_inside_the_words_of_another_came_through_him():
    one = denial(
        path=(
            Link(kind="principal", span=within("مسؤول"), name="مسؤول"),
            Link(kind="document", span=within("وزارة النقل"), name="وزارة النقل"),
        )
    )
    assert path_of(Report(id="a", text=DENIED), one) == ("مسؤول",)
