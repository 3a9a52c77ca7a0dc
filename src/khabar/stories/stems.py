"""Content words of a stretch of text as stems, for comparing sentences."""

import re
from functools import cache, lru_cache

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon

_WORD = re.compile(r"[^\W_]+(?:[\u0610-\u061a\u064b-\u065f\u0670]+[^\W_]*)*")
_COMMON = 0.1
_ENDINGS = ("هما", "ها", "هم", "ات", "ون", "ين", "ان", "يه", "ه", "ا", "ي")


def content_stems(text: str) -> list[str]:
    """Stems of the words that carry content, in order; function words, common words and numbers are left out."""
    return [stem for word in _WORD.findall(text) if (stem := _content(word))]


def folded_words(text: str) -> list[str]:
    """All words, folded, in order."""
    return [folded(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """The folded form of one word, remembered: the reports of a story repeat their words."""
    return fold_word(word)


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """A folded word without conjunction, preposition, article and the commonest endings."""
    if len(word) > 4 and ((word[0] == "و" and word not in _own_waw()) or word.startswith("فال")):
        word = word[1:]
    if len(word) > 5 and word[0] in "بكل" and word[1:3] == "ال":
        word = word[1:]
    elif len(word) > 4 and word.startswith("لل"):
        word = "ال" + word[2:]
    if len(word) > 4 and word.startswith("ال"):
        word = word[2:]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=100_000)
def _content(word: str) -> str | None:
    stem = stem_of(fold_word(word))
    return None if len(stem) < 3 or stem.isdigit() or stem in _common_stems() else stem


@cache
def _own_waw() -> frozenset[str]:
    return frozenset(fold_word(row["word"]) for row in read_lexicon("khabar.stories", "waw.tsv"))


@cache
def _common_stems() -> frozenset[str]:
    rows = read_lexicon("khabar.stories", "common.tsv")
    return frozenset(stem_of(fold_word(row["word"])) for row in rows if float(row["share"]) >= _COMMON)
