"""Words of an article with true offsets, their clitics split off virtually, in sentences and paragraphs."""

import re

from khabar.arabic.clitics import split_clitics
from khabar.arabic.letters import fold_word
from khabar.arabic.pos import tag
from khabar.arabic.quotes import find_quotations
from khabar.model import Word, Words

_LETTERS = "\u0621-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\ufb50-\ufdfb\ufe70-\ufefc"
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\u061c"
_TOKEN = re.compile(
    rf"(?P<arabic>[{_LETTERS}][{_LETTERS}{_MARKS}]*)"
    r"|(?P<number>[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*)"
    r"|(?P<latin>[^\W\d_]+(?:['’.-][^\W\d_]+)*)"
    r"|(?P<mark>[^\s])"
)
_SENTENCE_END = frozenset(".؟?!…")


def split(text: str) -> Words:
    """The words of a text, in order, with sentences, paragraphs and quotations.

    Any string gives a result; white space and lone marks belong to no word.
    """
    words: list[Word] = []
    sentences: list[tuple[int, int]] = []
    paragraphs: list[tuple[int, int]] = []
    sentence_first = paragraph_first = 0
    previous_end = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if "\n" in text[previous_end:start] and len(words) > paragraph_first:
            if len(words) > sentence_first:
                sentences.append((sentence_first, len(words)))
            paragraphs.append((paragraph_first, len(words)))
            sentence_first = paragraph_first = len(words)
        previous_end = end
        words.append(_word(len(words), match.lastgroup or "mark", match.group(), start, len(sentences), len(paragraphs)))
        if match.group() in _SENTENCE_END:
            sentences.append((sentence_first, len(words)))
            sentence_first = len(words)
    if len(words) > sentence_first:
        sentences.append((sentence_first, len(words)))
    if len(words) > paragraph_first:
        paragraphs.append((paragraph_first, len(words)))
    return Words(text, tag(words), tuple(sentences), tuple(paragraphs), find_quotations(text))


def _word(index: int, kind: str, surface: str, start: int, sentence: int, paragraph: int) -> Word:
    norm = fold_word(surface)
    end = start + len(surface)
    if kind != "arabic":
        return Word(index, start, end, norm, kind, sentence, paragraph, core=norm, bare=norm, core_start=start, core_end=end)
    parts = split_clitics(norm)
    head, tail = sum(len(p) for p in parts.proclitics), len(parts.enclitic)
    core_start, core_end = _core_offsets(surface, head, tail)
    return Word(
        index, start, end, norm, kind, sentence, paragraph,
        parts.proclitics, parts.core, parts.bare, parts.enclitic, start + core_start, start + core_end,
    )  # fmt: skip


def _core_offsets(surface: str, head: int, tail: int) -> tuple[int, int]:
    """Where the core lies in the surface when `head` folded letters go before it and `tail` after."""
    letters = [i for i, letter in enumerate(surface) for _ in fold_word(letter)]
    if head + tail >= len(letters):
        return 0, len(surface)
    start = letters[head] if head else 0
    end = letters[len(letters) - tail] if tail else len(surface)
    return (start, end) if start < end else (0, len(surface))
