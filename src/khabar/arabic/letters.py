"""Folding of Arabic letters: what a reader does not mind when two spellings are compared.

Folding is for matching only. The text itself is never rewritten; `fold` gives the map back to it.
"""

import unicodedata

import msgspec

_MARKS = (
    [chr(c) for c in range(0x0610, 0x061B)]  # honorifics
    + [chr(c) for c in range(0x064B, 0x0660)]  # harakat, hamza above and below, subscript alef
    + ["\N{ARABIC LETTER SUPERSCRIPT ALEF}"]
    + [chr(c) for c in range(0x06D6, 0x06DD)]
    + [chr(c) for c in (0x06DF, 0x06E0, 0x06E1, 0x06E2, 0x06E3, 0x06E4, 0x06E7, 0x06E8, 0x06EA, 0x06EB, 0x06EC, 0x06ED)]
)
_INVISIBLE = [chr(c) for c in (0x061C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0x00AD)]
_TATWEEL = "\N{ARABIC TATWEEL}"
_ONE_TO_ONE = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",  # Farsi yeh
    "ې": "ي",
    "ة": "ه",
    "ۀ": "ه",
    "ە": "ه",
    "ک": "ك",  # keheh
    "گ": "ك",
    "٫": ".",
    "٬": ",",
}
_DIGITS = {chr(base + i): str(i) for base in (0x0660, 0x06F0) for i in range(10)}
DELETED = frozenset([*_MARKS, *_INVISIBLE, _TATWEEL])
MARKS = frozenset([*_MARKS, *_INVISIBLE, _TATWEEL])
_TABLE = str.maketrans({**_ONE_TO_ONE, **_DIGITS, **dict.fromkeys(DELETED, None)})


class Folded(msgspec.Struct, frozen=True):
    """A folded text and, for each of its characters, the offset in the original that it came from."""

    text: str
    offsets: tuple[int, ...]  # one longer than `text`: the last is the length of the original

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of the folded stretch [start, end), with the marks that sit on its last letter."""
        return self.offsets[start], self.offsets[end]


def fold_word(word: str) -> str:
    """The folded form of one word or line, without a map: أ إ آ → ا, ى → ي, ة → ه, no marks, ASCII digits."""
    folded = word.translate(_TABLE)
    return folded if folded.isascii() or not _has_presentation(folded) else _compatible(folded).translate(_TABLE)


def fold(text: str) -> Folded:
    """A text folded for matching, with the way back: `offsets[i]` is where folded character `i` stands in `text`."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text):
        for folded in fold_word(letter):
            letters.append(folded)
            offsets.append(offset)
    return Folded("".join(letters), (*offsets, len(text)))


def _has_presentation(text: str) -> bool:
    return any("\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc" for letter in text)


def _compatible(text: str) -> str:
    return "".join(
        unicodedata.normalize("NFKC", letter) if "\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc" else letter for letter in text
    )
