"""What a party does elsewhere in an article, and the way to a phrase."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.annotate.events.paths import path_between

from .reading import told


def test_the_way_between_two_pieces_has_no_repetitions():
    assert path_between("vnnpppe", 0, 7) == "vnpe"


def test_the_middle_of_a_long_way_is_left_out():
    assert path_between("vnpecnvt", 0, 8) == "vnp~nvt"


@given(st.text("vnpjectrsx!"), st.integers(0, 40), st.integers(0, 40))
def test_a_way_is_never_longer_than_seven_letters(letters, low, high):
    assert len(path_between(letters, low, high)) <= 7


def test_an_office_with_its_nation_is_one_party():
    [event] = told("التقى السفير اليمني الوزير في الرياض")
    assert event[3:] == (["السفير اليمني"], ["الوزير"])


def test_persons_behind_a_body_are_another_party():
    [event] = told("اتهمت السلطات التركية المتمردين بالوقوف وراء الحادث")[:1]
    assert event[3:] == (["السلطات التركية"], ["المتمردين"])


def test_aircraft_are_doers():
    [event] = told("قامت المروحيات بقصف مواقع المتمردين")[:1]
    assert event[3] == ["المروحيات"]
