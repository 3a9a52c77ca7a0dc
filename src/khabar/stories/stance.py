"""Whether one headline says what another says, says otherwise, or speaks of something else.

The words of both are paired (`pairing`); what is left over, and how, gives the signs of `figures_of`. Their weights
(stance.tsv) were fitted by `bench/stories.py stance` on the training part of the visible pairs of ANS (Khouja 2020); none belongs
to a word.
"""

import math
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from typing import Literal, TypeAlias

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.stories.headwords import contrary, excludes, is_name, sets_headed_by, sets_of
from khabar.stories.pairing import Pairing, Word, pair

Stance: TypeAlias = Literal["agree", "disagree", "other"]
STANCES: tuple[Stance, ...] = ("agree", "disagree", "other")

_NEGATIONS = frozenset(("لا", "لم", "لن", "ليس", "ليست", "دون", "بدون", "عدم", "غير", "بلا"))
_UNDOING = (  # first words of the sets of synonyms.tsv that undo what is told
    "نفى",
    "رفض",
    "فشل",
    "أوقف",
    "ألغى",
    "منع",
    "تجاهل",
    "أخفى",
    "قاطع",
    "انسحب",
    "عارض",
    "أحبط",
    "برأ",
    "تجنب",
    "خلا",
)
_TELLING = ("أعلن",)
_LONGEST = 400  # characters; what is longer is no headline, and its rest is not read
UNRELATED = 0.22  # share of words in common below which two headlines speak of different things


def stance_of(one: str, two: str) -> Stance:
    """Whether headline `two` agrees with `one`, disagrees, or tells something else."""
    figures = figures_of(one, two)
    if max(figures["covered left"], figures["covered right"]) < UNRELATED:
        return "other"
    bias, weights = _weights()
    score = bias + sum(weights.get(name, 0.0) * figure for name, figure in figures.items())
    return "disagree" if score > 0 else "agree"


def figures_of(one: str, two: str) -> dict[str, float]:
    """The figures of a pair of headlines by name; stance.tsv tells what each is."""
    one, two = one[:_LONGEST], two[:_LONGEST]
    pairing = pair(one, two)
    left = [pairing.left[at] for at in pairing.only_left()]
    right = [pairing.right[at] for at in pairing.only_right()]
    return {
        **_contrary_figures(pairing, left, right),
        **_replaced_figures(pairing, left, right),
        **_leftover_figures(pairing, left, right),
        **_order_figures(pairing),
        "question right": float("؟" in two or "?" in two),
        "letters": SequenceMatcher(None, one, two, autojunk=False).ratio(),
    }


def _contrary_figures(pairing: Pairing, left: Sequence[Word], right: Sequence[Word]) -> dict[str, float]:
    contraries = sum(any(contrary(one.form, two.form) for two in right) for one in left)
    n_left, n_right = (
        sum(word.form in _NEGATIONS for word in words) for words in (pairing.left, pairing.right)
    )
    undoing_left, undoing_right = (any(_is_of(word, _UNDOING) for word in words) for words in (left, right))
    is_exclusive = any(excludes(one.form, two.form) for one in left for two in right)
    undone_left, undone_right = n_left > n_right or undoing_left, n_right > n_left or undoing_right
    return {
        "contrary": float(contraries > 0),
        "contraries": float(contraries > 1),
        "exclude": float(is_exclusive),
        "exclude alone": float(is_exclusive and not contraries and not undone_left and not undone_right),
        "negation left": float(n_left > n_right),
        "negation right": float(n_right > n_left),
        "undoing left": float(undoing_left),
        "undoing right": float(undoing_right),
        "undone in both": float(undone_left and undone_right),
        "telling right": float(any(_is_of(word, _TELLING) for word in right)),
    }


def _replaced_figures(pairing: Pairing, left: Sequence[Word], right: Sequence[Word]) -> dict[str, float]:
    numbers, others = ([word for word in words if word.value is not None] for words in (left, right))
    countries, foreign = (
        {word.country for word in words if word.country} for words in (pairing.left, pairing.right)
    )
    homes, homes_right = (
        {word.person_of for word in words if word.person_of} for words in (pairing.left, pairing.right)
    )
    names, strangers = (
        [word for word in words if is_name(word.form) and not word.country] for words in (left, right)
    )
    return {
        "number": float(bool(numbers and others)),
        "country": float(bool(countries - foreign - homes_right) and bool(foreign - countries - homes)),
        "name": float(bool(names and strangers)),
    }


def _leftover_figures(pairing: Pairing, left: Sequence[Word], right: Sequence[Word]) -> dict[str, float]:
    n_left, n_right = (sum(_is_plain(word) for word in words) for words in (left, right))
    sizes = len(pairing.left), len(pairing.right)
    return {
        "covered left": 1 - len(left) / max(sizes[0], 1),
        "covered right": 1 - len(right) / max(sizes[1], 1),
        "only left": math.log1p(n_left),
        "only right": math.log1p(n_right),
        "one for one": float(len(left) == len(right) == 1),
        "longer left": float(max(-8, min(8, sizes[0] - sizes[1]))),
    }


def _order_figures(pairing: Pairing) -> dict[str, float]:
    places = [j for _, j, _ in pairing.pairs]
    pairs = list(combinations(places, 2))
    turned = sum(first > second for first, second in pairs) / len(pairs) if pairs else 0.0
    ends = {(i, j) for i, j, _ in pairing.pairs}
    covered = len(places) / max(len(pairing.right), 1)
    return {
        "turned": turned,
        "turned whole": turned * covered,
        "first": float((0, 0) in ends),
        "roles turned": float(_are_roles_turned(pairing)),
    }


def _are_roles_turned(pairing: Pairing) -> bool:
    """Whether two countries or persons changed places, one or the other at the head, while all else kept its order."""
    actors: dict[str, tuple[int, int]] = {}
    rest = []
    for i, j, _ in pairing.pairs:
        word = pairing.left[i]
        if word.country or is_name(word.form):
            actors.setdefault(word.country or word.bare, (i, j))
        else:
            rest.append(j)
    if len(actors) != 2 or rest != sorted(rest):
        return False
    (first, there), (_, head) = actors.values()
    return there > head and (first == 0 or head == 0)


def _is_plain(word: Word) -> bool:
    return (
        word.value is None and not word.country and word.form not in _NEGATIONS and not _is_of(word, _TELLING)
    )


def _is_of(word: Word, heads: tuple[str, ...]) -> bool:
    return bool(sets_of(word.form) & _numbers_of(heads))


@cache
def _numbers_of(heads: tuple[str, ...]) -> frozenset[int]:
    return frozenset(number for head in heads for number in sets_headed_by(fold_word(head)))


@cache
def _weights() -> tuple[float, dict[str, float]]:
    weights = {row["figure"]: float(row["weight"]) for row in read_lexicon("khabar.stories", "stance.tsv")}
    return weights.pop("bias"), weights
