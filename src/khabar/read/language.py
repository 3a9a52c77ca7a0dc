"""Whether a text is Arabic, and which of its paragraphs are."""

import re
from collections import Counter
from functools import cache

from khabar.lexicon import read_lexicon

_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdfb\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile("[\u0621-\u065f\u066e-\u06d5\u06fa-\u06ff]+")
# Letters that Arabic news does not use outside foreign names: Persian, Urdu, Kurdish, Pashto, Uyghur.
_FOREIGN = re.compile("[پچژگکیٹڈڑںےھہۂڕڵێۆەټډړږښګڼېۍۋۇۈې]")
_SAMPLE_CHARACTERS = 2_500
_NAMES = {"fa": "Persian", "ur": "Urdu", "ckb": "Kurdish", "ps": "Pashto", "ug": "Uyghur"}


def why_not_arabic(text: str) -> str | None:
    """The reason why a text is not an Arabic one; None where it is.

    A text passes when a fifth of its letters are Arabic ones and its short words are not those of another
    language in the same script. A text too short to hold short words is judged by its letters alone.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    n_letters = len(_LETTER.findall(sample))
    n_arabic = len(_ARABIC.findall(sample))
    if not n_letters and len(text) > _SAMPLE_CHARACTERS:
        return why_not_arabic(text[_SAMPLE_CHARACTERS:].lstrip()[:_SAMPLE_CHARACTERS])
    if not n_letters:
        return "no words in it"
    if n_arabic * 5 < n_letters:
        return f"not Arabic: {n_arabic * 100 // n_letters} % of its letters are Arabic ones"
    return _other_language(sample, n_arabic)


def arabic_share(text: str) -> float:
    """How much of a text's letters are Arabic ones, 0 to 1; 0 for a text without letters."""
    n_letters = len(_LETTER.findall(text))
    return len(_ARABIC.findall(text)) / n_letters if n_letters else 0.0


def arabic_score(text: str) -> float:
    """How much a text looks like running Arabic, 0 to about 1: the share of its words that are frequent ones or begin with ال."""
    words = text.split()[:3_000]
    if not words:
        return 0.0
    frequent = _frequent()
    return sum(word in frequent or word.startswith(("ال", "وال", "بال", "لل")) for word in words) / len(words)


def keep_arabic(paragraphs: list[str]) -> list[str]:
    """The paragraphs of a page that are Arabic, or say nothing about language (figures, a name)."""
    return [paragraph for paragraph in paragraphs if not _is_foreign(paragraph)]


def _is_foreign(paragraph: str) -> bool:
    n_letters = len(_LETTER.findall(paragraph))
    return n_letters > 40 and arabic_share(paragraph) < 0.2


def _other_language(sample: str, n_arabic: int) -> str | None:
    languages = _languages()
    words = _WORD.findall(sample)
    hits = Counter(languages[word] for word in words if word in languages)
    n_own = hits.pop("ar", 0)
    if hits:
        [(language, n_hits)] = hits.most_common(1)
        if n_hits >= 3 and n_hits > 2 * n_own and n_hits * 20 > len(words):
            return f"not Arabic: reads as {_NAMES[language]}"
    # Egyptian and Farsi keyboards put ی and ک into good Arabic: letters alone condemn nothing.
    if not n_own and len(_FOREIGN.findall(sample)) * 8 > n_arabic:
        return "not Arabic: another language in Arabic letters"
    return None


@cache
def _languages() -> dict[str, str]:
    """Short word → its language."""
    return {row["word"]: row["language"] for row in read_lexicon("khabar.read", "function_words.tsv")}


@cache
def _frequent() -> frozenset[str]:
    return frozenset(word for word, language in _languages().items() if language == "ar")
