"""What a speaker is reported to have said, one utterance with all its wordings."""

from khabar.export.said import find_said
from khabar.model import Actor, Report, Span, Statement


def report(
    number: int,
    text: str,
    *,
    cue: str,
    content: str,
    day: str = "2015-08-04",
    kind: str = "indirect",
    act: str = "said",
) -> Report:
    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    statement = Statement(
        speaker=at("العمري"),
        speaker_name="سالم العمري",
        actor="a0",
        cue=at(cue),
        content=(at(content),),
        kind=kind,
        act=act,  # type: ignore[arg-type]
    )
    actor = Actor(id="a0", name="سالم العمري", type="PER", aliases=("العمري",))
    return Report(
        id=f"r{number}",
        outlet=f"صحيفة {number}",
        published=day,
        text=text,
        actors=(actor,),
        statements=(statement,),
    )


PLAIN = report(
    1, "قال العمري إن السد القديم امتلأ بعد المطر.", cue="قال", content="السد القديم امتلأ بعد المطر"
)
QUOTED = report(
    2,
    "وأكد العمري: «السد القديم امتلأ تماما بعد المطر».",
    cue="وأكد",
    content="السد القديم امتلأ تماما بعد المطر",
    kind="direct",
)
OTHER = report(3, "نفى العمري إغلاق السوق.", cue="نفى", content="إغلاق السوق", day="2015-08-06", act="denied")


def test_two_outlets_wording_one_utterance_make_one_row_the_quotation_first() -> None:
    first, second = find_said([PLAIN, QUOTED, OTHER], "العمري")
    assert [wording.report for wording in first.wordings] == ["r2", "r1"]
    assert first.outlets == ("صحيفة 1", "صحيفة 2")
    assert second.act == "denied"


def test_a_wording_keeps_the_place_of_its_words() -> None:
    [one] = find_said([OTHER], "سالم العمري")
    cite = one.wordings[0].content[0]
    assert cite.span.of(OTHER.text) == one.wordings[0].text == "إغلاق السوق"


def test_topic_day_and_act_narrow_the_rows() -> None:
    reports = [PLAIN, QUOTED, OTHER]
    assert [one.act for one in find_said(reports, "العمري", topic="السوق")] == ["denied"]
    assert [one.act for one in find_said(reports, "العمري", since="2015-08-05")] == ["denied"]
    assert [one.act for one in find_said(reports, "العمري", act="denied")] == ["denied"]
    assert find_said(reports, "العمري", topic="المدرسة") == []


def test_an_alias_finds_what_is_said_under_the_full_name_and_a_stranger_finds_nothing() -> None:
    assert len(find_said([PLAIN], "العمري")) == 1
    assert find_said([PLAIN], "هدى الراشد") == []
    assert find_said([PLAIN], "") == []


def test_the_same_words_weeks_later_are_another_utterance() -> None:
    later = report(4, PLAIN.text, cue="قال", content="السد القديم امتلأ بعد المطر", day="2015-08-25")
    assert [one.day for one in find_said([later, PLAIN], "العمري")] == ["2015-08-04", "2015-08-25"]
