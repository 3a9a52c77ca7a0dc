"""Who speaks where two persons are named behind the verb, and who a plural verb goes back to."""

import pytest
from told import said, statements_of

NAMES = ("سالم العمري", "هدى الراشد")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "دعا المرجع الأعلى سالم العمري رئيس البلدية خالد النجدي إلى الضرب بيد من حديد.",
            "المرجع الأعلى سالم العمري",
        ),
        ("طالب النائب سالم العمري وزير الصحة خالد النجدي بتقديم استقالته.", "النائب سالم العمري"),
        ("دعا سالم العمري رئيس البلدية إلى الضرب بيد من حديد.", "سالم العمري رئيس البلدية"),
    ],
)
def test_a_second_titled_person_is_whom_the_demand_addresses(text: str, speaker: str) -> None:
    (one,) = statements_of(text, names=(*NAMES, "خالد النجدي"))
    assert one.speaker is not None
    assert one.speaker.of(text) == speaker


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("سالم العمري مساعد هدى الراشد", "سالم العمري"),
        ("هدى الراشد محامية سالم العمري", "هدى الراشد"),
        ("سالم العمري نائب هدى الراشد", "سالم العمري"),
        ("سالم العمري والد الطفلة هدى الراشد", "سالم العمري"),
        ("المتحدث باسم الرئيس سالم العمري هدى الراشد", "هدى الراشد"),
        ("محامي سالم العمري هدى الراشد", "هدى الراشد"),
        ("المدير العام للجمعية الدكتور سالم العمري", "سالم العمري"),
        ("رئيس إقليم الربى عادل المروج", "عادل المروج"),
    ],
)
def test_of_two_names_the_one_that_the_other_describes_speaks(phrase: str, name: str) -> None:
    (one,) = statements_of(f"قال {phrase} إن الاجتماع تأجل.", names=NAMES)
    assert one.speaker_name == name


@pytest.mark.parametrize(
    ("actor", "name"),
    [("باسم الوزارة هزار المنداوي", "هزار المنداوي"), ("للراشد سعد الحديدي", "سعد الحديدي")],
)
def test_whom_a_spokesman_speaks_for_is_no_part_of_his_name(actor: str, name: str) -> None:
    text = f"قال المتحدث {actor} إن الاجتماع تأجل."
    (one,) = statements_of(text, names=(actor,))
    assert one.speaker_name == name


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "قال حزب الأرض إن العقد باطل. وتظاهر عشرات من سائقي الشاحنات أمام الوزارة وطالبوا الوزارة بفتح المعبر.",
            ["حزب الأرض", "عشرات من سائقي الشاحنات"],
        ),
        ("استقبل سالم العمري عشرات المزارعين وطالبوا الوزارة بفتح المعبر.", []),
        (
            "قال سالم العمري إن المزارعين أوقفوا اللص واتهموه بالسرقة.",
            ["سالم العمري", "المزارعين"],
        ),
        ("أعلنت وزارة المياه إغلاق السد. وأكدوا أن المعبر مفتوح.", ["وزارة المياه", None]),
    ],
)
def test_a_plural_verb_needs_a_subject_of_several(text: str, speakers: list[str | None]) -> None:
    assert [one[1] for one in said(text)] == speakers
