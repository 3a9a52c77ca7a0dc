"""PDF files, where the extra is installed."""

import sys

import pytest

from khabar.errors import InputError, SetupError
from khabar.model import Origin
from khabar.read.limits import Limits
from khabar.read.pdf import read_pdf

pytest.importorskip("pypdf", reason="the extra [pdf] is not installed")

# Shapes in the order of the eye, as a layout program writes them: "قال الوزير في المؤتمر من العاصمة".
SENTENCE = "قال الوزير في المؤتمر من العاصمة"


def pdf(text: str) -> bytes:
    """A PDF of one page whose font maps each code to one character of the text."""
    characters = list(dict.fromkeys(text))
    codes = "".join(f"{characters.index(character) + 1:02x}" for character in text)
    mapped = "\n".join(
        f"<{code:02x}> <{ord(character):04x}>" for code, character in enumerate(characters, start=1)
    )
    cmap = f"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange {len(characters)} beginbfchar\n{mapped}\nendbfchar endcmap end"
    content = f"BT /F1 12 Tf 50 700 Td <{codes}> Tj ET"
    widths = " ".join(["500"] * len(characters))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 1/LastChar {len(characters)}/Widths[{widths}]/ToUnicode 6 0 R>>",
        f"<</Length {len(cmap)}>>\nstream\n{cmap}\nendstream",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return (
        data
        + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF".encode()
    )


def test_the_text_of_a_pdf_is_read() -> None:
    article = read_pdf(pdf(SENTENCE), origin=Origin(path="a.pdf"), limits=Limits())
    assert (
        article.text.split() == SENTENCE.split()
        and article.origin
        and (article.origin.reader or "").startswith("pypdf")
    )


def test_letters_in_the_order_of_the_eye_become_words() -> None:
    article = read_pdf(pdf(SENTENCE[::-1]), origin=Origin(path="a.pdf"), limits=Limits())
    assert article.text.split() == SENTENCE.split()


def test_shapes_become_letters_and_are_marked() -> None:
    shaped = "\ufed7\ufe8e\ufedd \ufe8d\ufedf\ufeee\ufeaf\ufef3\ufeae"
    article = read_pdf(pdf(shaped), origin=Origin(path="a.pdf"), limits=Limits())
    assert article.origin and "presentation forms" in (article.origin.mended or "")
    assert not any("\ufe70" <= letter <= "\ufefc" for letter in article.text)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.4",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>\n%%EOF",
        b"no pdf at all",
    ],
)
def test_a_broken_or_empty_pdf_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(InputError):
        read_pdf(data, origin=Origin(), limits=Limits())


def test_without_pypdf_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(SetupError, match="pip install pypdf"):
        read_pdf(b"%PDF-1.4", origin=Origin(path="a.pdf"), limits=Limits())
