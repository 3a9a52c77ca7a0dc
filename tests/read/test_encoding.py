"""Encodings, mojibake, the order of the eye, and languages."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import InputError
from khabar.read.encoding import decode
from khabar.read.language import keep_arabic, why_not_arabic
from khabar.read.mojibake import is_visual, mend, mend_order

TEXT = "قال وزير الخارجية في مؤتمر صحفي إن المحادثات التي جرت في العاصمة مع الوفد (برئاسة السفير) ستستأنف بعد أسبوع، وذلك بعد 25 من الجلسات في 2015."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6"]
)
@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1252", "no such thing"])
def test_arabic_is_read_in_whatever_encoding_and_whatever_it_declares(
    encoding: str, declared: str | None
) -> None:
    text = TEXT.replace("،", "\N{ARABIC COMMA}")
    assert decode(text.encode(encoding), declared=declared).text == text


def test_a_lying_declaration_is_noted() -> None:
    assert decode(TEXT.encode("cp1256"), declared="utf-8").mended == "declared as utf-8, read as cp1256"


def test_a_few_broken_bytes_do_not_turn_utf8_into_another_encoding() -> None:
    decoded = decode(TEXT.encode() * 5 + b"\xd9")
    assert decoded.encoding == "utf-8" and decoded.text.startswith(TEXT)
    assert decoded.mended and "1 broken character" in decoded.mended


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(InputError, match="not text"):
        decode(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 10)


def as_cp1252(text: str) -> str:
    return "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
        for byte in text.encode()
    )


@pytest.mark.parametrize(
    ("damaged", "name"),
    [
        (as_cp1252(TEXT), "UTF-8 that was read as cp1252"),
        (TEXT.encode().decode("latin-1"), "UTF-8 that was read as cp1252"),
        (TEXT.encode().decode("cp1256"), "UTF-8 that was read as cp1256"),
        (TEXT.encode("cp1256").decode("latin-1"), "cp1256 that was read as cp1252"),
    ],
)
def test_mojibake_is_decoded_again_and_named(damaged: str, name: str) -> None:
    assert mend(damaged) == (TEXT, name)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "طالب ظل طلب طبيب ظهر طفل بطل نظر طعام ظلم طاقة طريق",
        "Le ministre a déclaré à Genève que l'été était passé",
        "",
        "Ø§",
    ],
)
def test_good_text_is_not_mended(text: str) -> None:
    assert mend(text) == (text, None)


def test_lines_in_the_order_of_the_eye_are_turned_and_shapes_become_letters() -> None:
    visual = ".2015 يف تاسلجلا نم 25 دعب كلذو ،عوبسأ دعب (ريفسلا ةسائرب) دفولا عم تاثداحملا نإ ريزولا لاق"
    assert is_visual(visual)
    text, note = mend_order(visual)
    assert (
        text == "قال الوزير إن المحادثات مع الوفد (برئاسة السفير) بعد أسبوع، وذلك بعد 25 من الجلسات في 2015."
    )
    assert note == "lines turned from visual order"
    shaped = "\ufefb \ufee3\ufea4\ufe8e\ufea9\ufe9b\ufe8e\ufe95"
    assert mend_order(shaped) == (
        unicodedata.normalize("NFKC", shaped),
        "presentation forms replaced by letters",
    )


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputError:
        return
    assert isinstance(decoded.text, str)


@given(st.text(max_size=300))
def test_utf8_without_faults_is_decoded_to_itself_or_marked_as_mended(text: str) -> None:
    try:
        decoded = decode(text.encode())
    except InputError:
        return
    assert decoded.mended or decoded.encoding != "utf-8" or decoded.text == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("وزیر امور خارجه ایران گفت که این مذاکرات برای همه کشورها مهم است و ادامه خواهد داشت و این را باید گفت", "Persian"),
        ("وزیر خارجہ نے کہا ہے کہ مذاکرات کے بعد دونوں ممالک میں تعلقات بہتر ہو گئے ہیں اور یہ اچھا ہے", "Urdu"),
        ("Officials said that talks (محادثات) would resume within a week of the meeting", "not Arabic"),
        ("2015 - 30 %", "no words"),
    ],
)  # fmt: skip
def test_other_languages_are_told_by_name(text: str, reason: str) -> None:
    assert reason in (why_not_arabic(text) or "")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "عاجل: استقالة الحكومة",
        "كلمه الرئيس فى القاهره ومدينتى عن مصر",
        "د. سامي د. خالد د. عمر",
        "فوز iPhone وGoogle في السوق",
    ],
)
def test_arabic_is_let_in_however_short_or_plainly_spelled(text: str) -> None:
    assert why_not_arabic(text) is None


def test_a_mixed_page_keeps_its_arabic_paragraphs() -> None:
    english = "The minister said on Sunday that talks between the two sides would resume within a week."
    assert keep_arabic([TEXT, english, "2015", "BBC"]) == [TEXT, "2015", "BBC"]
