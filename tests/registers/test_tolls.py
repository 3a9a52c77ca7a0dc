"""The dead and wounded of a clash: whose act took them, what is added up and what is only a part."""

import pytest

from khabar.model import Actor, Event, Figure, Report, Span, Statement
from khabar.registers import find_register
from khabar.registers.rows import Clash


def _at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _event(text: str, trigger: str, lemma: str, *whom: str, who: tuple[str, ...] = ()) -> Event:
    return Event(
        trigger=_at(text, trigger), type="ASSAULT", status="occurred", lemma=lemma,
        actor=tuple(_at(text, words) for words in who), recipient=tuple(_at(text, words) for words in whom),
    )  # fmt: skip


def _toll(text: str, words: str, value: int, counts: str | None = "killed") -> Figure:
    return Figure(span=_at(text, words), value=value, unit=words.split()[-1], counts=counts)  # type: ignore[arg-type]


def _rows(text: str, *entries: Event | Figure | Statement) -> list[Clash]:
    report = Report(
        id="r",
        text=text,
        events=tuple(one for one in entries if isinstance(one, Event)),
        figures=tuple(one for one in entries if isinstance(one, Figure)),
        statements=tuple(one for one in entries if isinstance(one, Statement)),
    )
    return find_register("clashes", [report])  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "trigger", "lemma", "counted", "killed"),
    [
        ("قتل ضابط وثلاثة جنود في انفجار لغم.", "قتل", "قتل", ("ثلاثة جنود", 3), 4),
        ("مقتل أربعة مدنيين وجندي في القصف.", "مقتل", "مقتل", ("أربعة مدنيين", 4), 5),
        ("مقتل ضابط صف ومجند بالرصاص.", "مقتل", "مقتل", None, 2),
        ("مقتل خمسة جنود وتدمير آلية.", "مقتل", "مقتل", ("خمسة جنود", 5), 5),
    ],
)
def test_those_who_are_told_one_by_one_are_counted_too(
    text: str, trigger: str, lemma: str, counted: tuple[str, int] | None, killed: int
) -> None:
    figures = [_toll(text, *counted)] if counted else []
    first = text.split()[1]
    [row] = _rows(text, _event(text, trigger, lemma, counted[0] if counted else first), *figures)
    assert row.killed == (killed, killed)


def test_who_fell_besides_is_added() -> None:
    text = "استشهاد عشرة من منسوبي الشرطة إضافة إلى ثلاثة من العاملين في الموقع."
    event = _event(text, "استشهاد", "استشهاد", "عشرة من منسوبي الشرطة")
    [row] = _rows(text, event, _toll(text, "عشرة من منسوبي", 10), _toll(text, "ثلاثة من العاملين", 3, None))
    assert row.killed == (13, 13)


def test_a_part_of_the_dead_is_not_the_toll() -> None:
    text = "قتل 38 سائحا بينهم ثلاثون بريطانيا في هجوم على الشاطئ."
    event = _event(text, "قتل", "قتل", "38 سائحا")
    [row] = _rows(text, event, _toll(text, "38 سائحا", 38), _toll(text, "ثلاثون بريطانيا", 30))
    assert row.killed == (38, 38)


def test_the_dead_of_an_attack_that_is_only_recalled_are_not_those_of_the_act() -> None:
    text = "بعد يومين على الهجوم الذي أوقع 32 قتيلا تبنت الجبهة قتل شرطيين قرب الحدود."
    event = _event(text, "قتل", "قتل", "شرطيين")
    event_at = text.rindex("قتل ")
    event = Event(
        trigger=Span(event_at, event_at + 3), type="ASSAULT", status="occurred", lemma="قتل", recipient=(_at(text, "شرطيين"),)
    )  # fmt: skip
    [row] = _rows(text, event, _toll(text, "32 قتيلا", 32), _toll(text, "شرطيين", 2))
    assert row.killed == (2, 2)


def test_an_attack_days_before_is_another_clash() -> None:
    text = "وبعد أربعة أيام على تفجير أودى بحياة 32 شخصا، شن الجيش غارات على مواقع الجبهة."
    rows = _rows(
        text,
        _event(text, "تفجير", "فجر"),
        _event(text, "أودى", "أودى"),
        _event(text, "غارات", "غارة", "الجبهة", who=("الجيش",)),
        _toll(text, "32 شخصا", 32),
    )
    assert [(row.by_whom, row.killed) for row in rows] == [((), (32, 32)), (("الجيش",), None)]


def test_another_speakers_toll_makes_another_row() -> None:
    text = (
        "قالت الجبهة إن 113 جنديا قتلوا في هجوم على الموقع، بينما قال الجيش إن الهجوم أسفر عن مقتل 58 جنديا."
    )
    first = Statement(
        cue=_at(text, "قالت"), speaker=_at(text, "الجبهة"), speaker_name="الجبهة", kind="indirect", content=(_at(text, "113 جنديا قتلوا في هجوم على الموقع"),)
    )  # fmt: skip
    second = Statement(
        cue=_at(text, "قال الجيش"), speaker=_at(text, "الجيش"), speaker_name="الجيش", kind="indirect", content=(_at(text, "الهجوم أسفر عن مقتل 58 جنديا"),)
    )  # fmt: skip
    rows = _rows(
        text,
        first,
        second,
        Event(trigger=_at(text, "قتلوا"), type="ASSAULT", status="occurred", lemma="قتل", recipient=(_at(text, "113 جنديا"),), statement=0),
        Event(trigger=_at(text, "مقتل"), type="ASSAULT", status="occurred", lemma="مقتل", recipient=(_at(text, "58 جنديا"),), statement=1),
        _toll(text, "113 جنديا", 113),
        _toll(text, "58 جنديا", 58),
    )  # fmt: skip
    assert [(row.killed, row.told_by) for row in rows] == [((113, 113), "الجبهة"), ((58, 58), "الجيش")]


def test_the_dead_of_each_side_stand_in_their_own_row() -> None:
    text = "قتل 30 مسلحا من الجبهة، فيما قتل ثمانية جنود من الحرس."
    late = text.rindex("قتل")
    rows = _rows(
        text,
        _event(text, "قتل", "قتل", "30 مسلحا"),
        Event(
            trigger=Span(late, late + 3), type="ASSAULT", status="occurred", lemma="قتل", recipient=(_at(text, "ثمانية جنود"),)
        ),
        _toll(text, "30 مسلحا", 30),
        _toll(text, "ثمانية جنود", 8),
    )  # fmt: skip
    assert [row.killed for row in rows] == [(30, 30), (8, 8)]


def test_an_illness_that_kills_is_no_clash() -> None:
    text = "قال مسؤولون إن تفشيا للمرض قتل أربعة أشخاص في المدينة."
    assert _rows(text, _event(text, "قتل", "قتل"), _toll(text, "أربعة أشخاص", 4)) == []


def test_the_parts_behind_a_total_are_not_added_to_it() -> None:
    text = "استشهاد 15 شخصا، ضمنهم 12 من رجال الأمن وثلاثة من العاملين في الموقع."
    event = _event(text, "استشهاد", "استشهاد", "15 شخصا")
    [row] = _rows(
        text, event, _toll(text, "15 شخصا", 15), _toll(text, "12 من رجال", 12), _toll(text, "ثلاثة من العاملين", 3, None)
    )  # fmt: skip
    assert row.killed == (15, 15)


def test_people_who_drown_are_no_clash() -> None:
    text = "يعد الحادث أسوأ كارثة منذ مقتل 22 شخصا بعد انقلاب عبارتهم في النهر."
    assert _rows(text, _event(text, "مقتل", "مقتل"), _toll(text, "22 شخصا", 22)) == []


def test_a_clause_with_its_own_subject_is_another_clash() -> None:
    text = "القوات الحكومية تتقدم في الوادي وداعش يعدم أربعة سائقين."
    report = Report(
        id="r",
        text=text,
        actors=(Actor(id="d", name="داعش", type="ORG", mentions=(_at(text, "داعش"),)),),
        events=(
            Event(trigger=_at(text, "تتقدم"), type="ASSAULT", status="occurred", lemma="تقدم", actor=(_at(text, "القوات الحكومية"),), place=_at(text, "الوادي")),
            Event(trigger=_at(text, "يعدم"), type="ASSAULT", status="occurred", lemma="أعدم", actor=(_at(text, "القوات الحكومية"),), recipient=(_at(text, "أربعة سائقين"),)),
        ),
        figures=(_toll(text, "أربعة سائقين", 4),),
    )  # fmt: skip
    rows = find_register("clashes", [report])
    assert [(row.by_whom, row.killed) for row in rows] == [(("القوات الحكومية",), None), (("داعش",), (4, 4))]


def test_the_one_who_is_named_beside_the_others_is_counted_too() -> None:
    text = "قتل سامي الحمدان و21 مسلحا آخرين في معارك متفرقة."
    report = Report(
        id="r",
        text=text,
        actors=(Actor(id="s", name="سامي الحمدان", type="PER", mentions=(_at(text, "سامي الحمدان"),)),),
        events=(_event(text, "قتل", "قتل", "سامي الحمدان", "21 مسلحا"),),
        figures=(_toll(text, "21 مسلحا", 21),),
    )
    [row] = find_register("clashes", [report])
    assert row.killed == (22, 22)  # type: ignore[union-attr]


def test_who_denies_that_he_did_it_denies_no_dead() -> None:
    text = "نفت الجبهة مسؤوليتها عن الهجوم الذي أوقع 15 قتيلا."
    event = Event(
        trigger=_at(text, "الهجوم"), type="ASSAULT", status="denied", lemma="هجوم", actor=(_at(text, "الجبهة"),), date="2031-05-09"
    )  # fmt: skip
    [row] = _rows(text, event, _toll(text, "15 قتيلا", 15))
    assert (row.status, row.by_whom, row.killed) == ("occurred", (), (15, 15))


def test_the_rescued_are_not_abducted_by_who_frees_them() -> None:
    text = "أنقذ الجيش 178 مخطوفا من أيدي الجبهة."
    event = _event(text, "مخطوفا", "خطف", "الجبهة", who=("الجيش",))
    assert _rows(text, event) == []
