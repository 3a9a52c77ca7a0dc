"""Whether one headline says what another says, says otherwise, or speaks of something else.

Signs of otherwise: a contrary word, a negation on one side, another number, another country, a content word of one
headline with no counterpart in the other. The weights were fitted on the training part of the visible pairs of ANS (Khouja 2020) by
`bench/stories.py stance`; they are few, and none belongs to a word.
"""

import math
import re
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from typing import Literal, TypeAlias

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.stories.stems import folded, stem_of

Stance: TypeAlias = Literal["agree", "disagree", "other"]
STANCES: tuple[Stance, ...] = ("agree", "disagree", "other")

_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_](?:[^\W\d_]|[\u0610-\u061a\u064b-\u065f\u0670])*")
_NEGATIONS = frozenset(
    ["لا", "لم", "لن", "ليس", "ليست", "دون", "بدون", "عدم", "غير", "نفي", "ينفي", "تنفي", "نفت", "بلا"]
)
_SMALL = frozenset(
    [
        "في",
        "من",
        "علي",
        "الي",
        "عن",
        "ان",
        "مع",
        "بين",
        "هذا",
        "هذه",
        "التي",
        "الذي",
        "ما",
        "بعد",
        "قبل",
        "او",
        "ثم",
        "كما",
        "قد",
        "كل",
        "عند",
        "منذ",
        "خلال",
    ]
)
_FEW = {
    "واحد": "1",
    "اثنين": "2",
    "ثلاثه": "3",
    "اربعه": "4",
    "خمسه": "5",
    "سته": "6",
    "سبعه": "7",
    "ثمانيه": "8",
    "تسعه": "9",
    "عشره": "10",
}
_MOST_WORDS = 40
_UNRELATED = 0.2  # share of content words in common below which two headlines speak of different things
_BIAS = 0.1
_WEIGHTS = (3.3, 2.07, 2.66, 3.82, 0.22, 0.44, -4.39, 0.07, -0.02, 0.73, -0.2, 0.62, 0.42, -0.43, 2.72)


def stance_of(one: str, two: str) -> Stance:
    """Whether headline `two` agrees with `one`, disagrees, or tells something else."""
    figures = figures_of(one, two)
    if max(figures[5], figures[6]) < _UNRELATED:
        return "other"
    score = _BIAS + sum(weight * figure for weight, figure in zip(_WEIGHTS, figures, strict=True))
    return "disagree" if score > 0 else "agree"


def figures_of(one: str, two: str) -> tuple[float, ...]:
    """The figures of a pair.

    In order: a contrary word, a negation on one side, other numbers, other countries, a country on one side; the share
    of words with a counterpart in either; words without one in both; the order of the shared words turned round, the
    same first word, the same last one, lengths (ratio, difference), a question, likeness letter by letter.
    """
    left, right = _words(one), _words(two)
    shared_left, shared_right = _matched(left, right), _matched(right, left)
    only_left = [word for word in left if word not in shared_left]
    only_right = [word for word in right if word not in shared_right]
    numbers_left, numbers_right = _numbers(left), _numbers(right)
    countries_left, countries_right = _countries(left), _countries(right)
    return (
        float(_contradict(only_left, only_right)),
        float(bool(_NEGATIONS & set(left)) != bool(_NEGATIONS & set(right))),
        float(bool(numbers_left and numbers_right and not numbers_left & numbers_right)),
        float(bool(countries_left - countries_right) and bool(countries_right - countries_left)),
        float(bool(countries_left ^ countries_right)),
        len(shared_left) / max(len(left), 1),
        len(shared_right) / max(len(right), 1),
        math.log1p(min(len(only_left), len(only_right))),
        *_order([_bare(word) for word in left], [_bare(word) for word in right]),
        len(left) / max(len(right), 1),
        float(len(left) - len(right)),
        float("؟" in one or "?" in one),
        SequenceMatcher(None, one, two).ratio(),
    )


def _order(left: list[str], right: list[str]) -> tuple[float, float, float]:
    """Share of the pairs of common words that stand the other way round; same first word; same last word."""
    places = [left.index(word) for word in right[:_MOST_WORDS] if word in left]
    pairs = list(combinations(places, 2))
    turned = sum(first > second for first, second in pairs) / len(pairs) if pairs else 0.0
    return turned, float(left[:1] == right[:1]), float(left[-1:] == right[-1:])


def _words(headline: str) -> list[str]:
    words = [folded(word) for word in _WORD.findall(headline)]
    return [_FEW.get(word, word) for word in words if word and word not in _SMALL]


def _matched(words: list[str], others: list[str]) -> list[str]:
    """The words that have a counterpart: the same stem, or one that begins or ends with the same letters."""
    stems = {_bare(word) for word in others}
    return [
        word for word in words if _bare(word) in stems or any(_is_kin(_bare(word), stem) for stem in stems)
    ]


def _is_kin(one: str, two: str) -> bool:
    """Whether two stems may be of one root: the same consonants, vowels and prefixes aside."""
    if one.isdigit() or two.isdigit():
        return False
    bones_one, bones_two = _bones(one), _bones(two)
    return len(bones_one) > 2 and (
        bones_one == bones_two or (len(bones_one) > 3 and bones_one[:4] == bones_two[:4])
    )


@cache
def _bones(stem: str) -> str:
    bare = stem[1:] if len(stem) > 4 and stem[0] in "يتنم" else stem
    return "".join(letter for letter in bare if letter not in "اويءئؤ") or bare


def _bare(word: str) -> str:
    stem = stem_of(word)
    return stem[1:] if len(stem) > 4 and stem[0] in "بل" else stem


def _contradict(left: list[str], right: list[str]) -> bool:
    one, two = _contraries()
    left_rows, right_rows = [{_bare(word) for word in words} for words in (left, right)]
    return any(
        (left_rows & a and right_rows & b) or (left_rows & b and right_rows & a)
        for a, b in zip(one, two, strict=True)
    )


def _numbers(words: list[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}


def _countries(words: list[str]) -> set[str]:
    names = _country_names()
    return {names[bare] for word in words if (bare := _bare(word).removesuffix("ي")) in names}


@cache
def _contraries() -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    rows = read_lexicon("khabar.stories", "antonyms.tsv")
    sides = [
        [frozenset(_bare(fold_word(word)) for word in row[side].split()) for row in rows]
        for side in ("one", "other")
    ]
    return sides[0], sides[1]


@cache
def _country_names() -> dict[str, str]:
    """Stems of one-word country names, nationalities and capitals, with the country's code."""
    found: dict[str, str] = {}
    for row in read_lexicon("khabar.annotate.actors", "countries.tsv"):
        for cell in ("name", "nationality", "capital", "variants"):
            for form in row[cell].split(";"):
                if form and " " not in form:
                    found.setdefault(_bare(fold_word(form.strip("*"))).removesuffix("ي"), row["iso"])
    return found
