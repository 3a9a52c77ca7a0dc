"""Folding of Arabic letters: what a reader does not mind when two spellings are compared.

Folding is for matching only. The text itself is never rewritten; `fold` gives the map back to it.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import msgspec

_HARAKAT = "".join(
    chr(code)
    for first, last in (
        (0x0610, 0x061A),  # honorifics and small letters above
        (0x064B, 0x065F),  # harakat, shadda, hamza above and below, subscript alef
        (0x0670, 0x0670),  # superscript alef
        (0x06D6, 0x06DC),
        (0x06DF, 0x06E4),
        (0x06E7, 0x06E8),
        (0x06EA, 0x06ED),
        (0x08D3, 0x08E1),
        (0x08E3, 0x08FF),
    )
    for code in range(first, last + 1)
)
_INVISIBLE = "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
_TATWEEL = "\N{ARABIC TATWEEL}"
_HAMZA_ABOVE = "\N{ARABIC HAMZA ABOVE}"
MARKS = frozenset(_HARAKAT + _INVISIBLE + _TATWEEL)
DIRECTION_MARKS = frozenset(_INVISIBLE)

# Letter of another usage or language → the Arabic letter it stands for in names and typing habits.
_FOLDS = {
    "ا": "أإآٱٲٳٵ",
    "ي": "ىیېےۍێؠؽؾؿۑ",
    "ه": "ةۀەہھۂۃۿ",
    "ك": "کگڪڭػؼڬڮڰڱ",
    "ب": "پٮڀ",
    "ت": "ٹٺټ",
    "ث": "ٿ",
    "ج": "چڃڄ",
    "ح": "ځ",
    "د": "ڈډڊڌڍ",
    "ر": "ڑړڕڒ",
    "ز": "ژڙ",
    "س": "ښڛڜ",
    "ش": "ۺ",
    "ض": "ۻ",
    "غ": "ۼ",
    "ف": "ڤڥڡڢ",
    "ق": "ڨٯڧ",
    "ل": "ڵڶ",
    "ن": "ںڻڼ",
    "و": "ۆۇۈۋۅۏ",
    "ؤ": "ٶ",
    "ئ": "ٸ",
    ".": "٫",
    ",": "٬",
}
_ONE_TO_ONE = {variant: letter for letter, variants in _FOLDS.items() for variant in variants}
_DIGITS = {chr(base + i): str(i) for base in (0x0660, 0x06F0) for i in range(10)}
_TABLE = str.maketrans({**_ONE_TO_ONE, **_DIGITS, **dict.fromkeys(MARKS)})
_STRIP = str.maketrans(dict.fromkeys(MARKS))
_ORDINARY = re.compile("[\nء-غف-ي]*")
_ORDINARY_FOLDS = (("ا", "أإآ"), ("ي", "ى"), ("ه", "ة"))
_PRESENTATION = re.compile("[\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]")
_QUICK = {**_TABLE, **dict.fromkeys((*range(0xFB50, 0xFD3E), *range(0xFD50, 0xFDFC), *range(0xFE70, 0xFEFD)))}
# و and ي with a hamza typed after them, maybe behind other marks, as decomposed text has it
_COMPOSED = {"و": "ؤ", "ي": "ئ", "ى": "ئ", "ی": "ئ"}
_DECOMPOSED = re.compile(f"([ويىی])([{_HARAKAT.replace(_HAMZA_ABOVE, '')}{_INVISIBLE}]*){_HAMZA_ABOVE}")


class Folded(msgspec.Struct, frozen=True):
    """A folded text and, for each of its characters, the offset in the original that it came from."""

    text: str
    offsets: tuple[int, ...]  # one longer than `text`: the last is the length of the original

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of the folded stretch [start, end), with the marks that sit on its last letter."""
        return self.offsets[start], self.offsets[end]


def fold_word(word: str) -> str:
    """The folded form of one word or line, without a map: أ إ آ → ا, ى → ي, ة → ه, no marks, ASCII digits.

    ؤ and ئ and ء stay, for they tell words apart. Presentation forms become the letters they show,
    letters of Persian, Urdu and Kurdish those that an Arabic keyboard would have given.
    """
    if word.isascii():
        return word
    folded = word.translate(_QUICK)
    return folded if len(folded) == len(word) else plain_word(word).translate(_TABLE)


def fold_words(words: Iterable[str]) -> list[str]:
    """The folded forms of many words without line breaks, at a tenth of the price where their letters are ordinary."""
    lines = "\n".join(words)
    if not _ORDINARY.fullmatch(lines):
        return fold_word(lines).split("\n")
    for letter, variants in _ORDINARY_FOLDS:
        for variant in variants:
            lines = lines.replace(variant, letter)
    return lines.split("\n")


def plain_word(word: str) -> str:
    """A word without marks, in ordinary letters, its spelling kept: ة, ى and the hamza on alef stay as written."""
    if word.isascii():
        return word
    if len(word.translate(_QUICK)) == len(word):
        return word
    if _HAMZA_ABOVE in word:
        word = _DECOMPOSED.sub(lambda match: _COMPOSED[match.group(1)] + match.group(2), word)
    if _PRESENTATION.search(word):
        word = _PRESENTATION.sub(_letters_shown, word)
    return word.translate(_STRIP)


def plain_and_folded(word: str) -> tuple[str, str]:
    """What `plain_word` and `fold_word` give for a word, both of one length, at the price of one of them."""
    folded = word.translate(_QUICK)
    if len(folded) == len(word):  # neither marks nor presentation forms
        return word, word if folded == word else folded  # one string where it can be, for the memory of forms
    plain = plain_word(word)
    return plain, plain.translate(_TABLE)


def fold(text: str) -> Folded:
    """A text folded for matching, with the way back: `offsets[i]` is where folded character `i` stands in `text`.

    >>> folded = fold("الأُمَّةُ")
    >>> folded.text
    'الامه'
    >>> folded.span(2, 4)
    (2, 7)
    """
    if _HAMZA_ABOVE in text:  # same length, so offsets stay
        text = _DECOMPOSED.sub(lambda match: _COMPOSED[match.group(1)] + match.group(2) + _TATWEEL, text)
    letters: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text):
        for folded in _fold_letter(letter):
            letters.append(folded)
            offsets.append(offset)
    return Folded("".join(letters), (*offsets, len(text)))


def offsets_of(text: str, characters: str) -> list[int]:
    """The offsets in a text of any of some characters, in order; for few of them, faster than a pattern."""
    found: list[int] = []
    for character in characters:
        at = text.find(character)
        while at >= 0:
            found.append(at)
            at = text.find(character, at + 1)
    found.sort()
    return found


def letter_offsets(surface: str) -> list[int]:
    """For each folded letter of a word, the offset of the character of `surface` that it stands on."""
    return list(fold(surface).offsets[:-1])


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    return fold_word(letter)


def _letters_shown(match: re.Match[str]) -> str:
    return "".join(unicodedata.normalize("NFKC", match.group()).split())
