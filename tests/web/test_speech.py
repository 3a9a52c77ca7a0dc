"""In whose name a report gives its words."""

from khabar.model import Event, Report, Span, Statement
from khabar.web.speech import index_speech, speaker_of_words

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
    assert speaker_of_words(index_speech(report()), at("سبعة")) == "الشهود"
    assert speaker_of_words(index_speech(report()), at("الشهود رووا")) == "الوزارة"


def test_a_whole_sentence_belongs_to_the_teller_of_its_one_event():
    assert (
        speaker_of_words(index_speech(report()), at("قالت الوزارة إن الشهود رووا أن سبعة أشخاص قتلوا."))
        == "الشهود"
    )


def test_what_the_outlet_says_itself_belongs_to_nobody_else():
    assert speaker_of_words(index_speech(report()), at("وزار الوفد المعبر")) == ""


def test_a_passage_with_several_tellers_is_left_open():
    assert speaker_of_words(index_speech(report()), Span(0, len(TEXT))) == ""
