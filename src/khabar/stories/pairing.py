"""The words of two headlines set against each other: what of the one stands in the other, in which place, and what is left over."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

import msgspec

from khabar.arabic.quantities import numbers
from khabar.stories.headwords import (
    bare_of,
    contrary,
    country_of,
    country_of_person,
    country_phrases,
    excludes,
    has_contrary,
    peeled,
    sets_of,
)
from khabar.stories.stems import folded

Likeness: TypeAlias = Literal["same", "country", "like", "root", "spelling", "person"]
_LIKENESSES: tuple[Likeness, ...] = ("same", "country", "like", "root", "spelling", "person")

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0610-\u061a\u064b-\u065f\u0670])*")
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_])")
_NUMBER_KINDS: tuple[Literal["cardinal", "fraction", "percent", "range"], ...] = (
    "cardinal",
    "fraction",
    "percent",
    "range",
)
_MOST_WORDS = 40
_NEAR = 3
_MOST_BESIDE = 2
_LONGEST_PHRASE = 4
_SMALL = frozenset(
    "في فى من علي الي عن ان مع بين هذا هذه التي الذي الذين ما او ثم كما قد كل عند منذ خلال هو هي هم لدي به بها له لها فيه فيها حول و تم يتم قام قامت"
    " يقوم تقوم كان كانت يكون تكون اذا حين اي ايضا وسط داخل ضمن نحو اثر عقب جراء بفعل بسبب بشان بخصوص حيال تجاه ازاء حسب وفق وفقا ذلك تلك ب ل ال ك quot عليها عليه اليه اليها لهذا فان انا انت نحن منها منه معه معها بهم لهم لكل لكن بل حيث الا هناك هل انه انها بانه بانها بان اين هما يا متي تحت حتي ماذا فوق امام احد عدد عده".split()
)


class Word(msgspec.Struct, frozen=True):
    """A word of a headline, a number of it (`value`), a country of it (`country`)."""

    form: str
    bare: str
    value: float | None = None
    country: str = ""
    person_of: str = ""  # country of the person whom it names


class Pairing(msgspec.Struct, frozen=True):
    """Two headlines and which word of the one stands for which of the other, both by number."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    pairs: tuple[tuple[int, int, Likeness], ...]

    def only_left(self) -> list[int]:
        """Numbers of the words of the first that have no counterpart."""
        paired = {one for one, _, _ in self.pairs}
        return [at for at in range(len(self.left)) if at not in paired]

    def only_right(self) -> list[int]:
        """Numbers of the words of the second that have no counterpart."""
        paired = {other for _, other, _ in self.pairs}
        return [at for at in range(len(self.right)) if at not in paired]


def pair(one: str, two: str) -> Pairing:
    """The words of two headlines paired, the surest likeness first, each with the nearest in place.

    Words that have contraries come last: where gold rises and oil falls, a rise of oil is no counterpart.
    """
    left, right = words_of(one), words_of(two)
    found: list[tuple[int, int, Likeness]] = []
    candidates: dict[Likeness, list[tuple[float, int, int]]] = {likeness: [] for likeness in _LIKENESSES}
    for i, first in enumerate(left):
        for j, second in enumerate(right):
            likeness = likeness_of(first, second)
            if likeness is not None:
                candidates[likeness].append((abs(i / len(left) - j / len(right)), i, j))
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    for is_last in (False, True):
        against = _against(left, right, found) if is_last else set()
        for likeness in _LIKENESSES:
            for _, i, j in sorted(candidates[likeness]):
                is_turn = has_contrary(left[i].form) == is_last and (i, j) not in against
                if is_turn and i in free_left and j in free_right:
                    free_left.discard(i)
                    free_right.discard(j)
                    found.append((i, j, likeness))
    return Pairing(left=left, right=right, pairs=tuple(sorted(found)))


def _against(
    left: Sequence[Word], right: Sequence[Word], pairs: Sequence[tuple[int, int, Likeness]]
) -> set[tuple[int, int]]:
    """Words, by number, that are no counterparts because beside what the first stands by there is a contrary of it."""
    beside_left = _companions(left, {i: j for i, j, _ in pairs})
    beside_right = _companions(right, {j: j for _, j, _ in pairs})
    return {
        (i, j)
        for i, places in beside_left.items()
        for j, others in beside_right.items()
        if not places & others
        and any(places & there and contrary(left[i].form, right[k].form) for k, there in beside_right.items())
    }


def _companions(words: Sequence[Word], places: dict[int, int]) -> dict[int, set[int]]:
    """For each word that has contraries, by number, the places of the one or two paired words that it is said of.

    They follow a noun and go before a verb, where there are such; no other word with contraries lies between.
    """
    found = {}
    for at, word in enumerate(words):
        if has_contrary(word.form):
            sign = -1 if word.form[0] in "يت" else 1
            beside = _beside(words, places, at, sign) or _beside(words, places, at, -sign)
            if beside:
                found[at] = beside
    return found


def _beside(words: Sequence[Word], places: dict[int, int], at: int, sign: int) -> set[int]:
    found: set[int] = set()
    for near in range(at + sign, at + sign * (_NEAR + 1), sign):
        if not 0 <= near < len(words) or has_contrary(words[near].form) or len(found) == _MOST_BESIDE:
            break
        if near in places:
            found.add(places[near])
    return found


def words_of(headline: str) -> tuple[Word, ...]:
    """The words of a headline that carry content, numbers and countries of several words as one."""
    text = _GLUED.sub(" ", headline)
    spans = [
        (numeral.span.start, numeral.span.end, _amount(numeral.value))
        for numeral in numbers(text, kinds=_NUMBER_KINDS)
    ]
    found: list[Word] = []
    place = 0
    for start, end, value in spans:
        found += _plain_words(text[place:start])
        found.append(Word(form=text[start:end], bare=f"#{value:g}", value=value))
        place = end
    found += _plain_words(text[place:])
    return tuple(found[:_MOST_WORDS])


def _amount(value: object) -> float:
    if isinstance(value, tuple):
        value = next((end for end in value if end is not None), 0)
    return float(value) if isinstance(value, int | float) else 0.0


def _plain_words(text: str) -> list[Word]:
    forms = [folded(word) for word in _WORD.findall(text)]
    phrases, found, at = country_phrases(), [], 0
    while at < len(forms):
        size, country = next(
            (
                (size, phrases[phrase])
                for size in range(_LONGEST_PHRASE, 1, -1)
                if (phrase := _phrase(forms[at : at + size])) in phrases
            ),
            (1, ""),
        )
        form = forms[at]
        if country:
            found.append(Word(form=" ".join(forms[at : at + size]), bare=country, country=country))
        elif form and form not in _SMALL:
            found.append(_word(form))
        at += size
    return found


def _word(form: str) -> Word:
    country = country_of(form)
    return Word(
        form=form, bare=bare_of(form), country=country, person_of="" if country else country_of_person(form)
    )


def _phrase(forms: list[str]) -> tuple[str, ...]:
    """The words of a phrase, the first without a preposition or conjunction before its article."""
    first = forms[0]
    if len(first) > 4 and first[0] in "وبل" and (first[1:], *forms[1:]) in country_phrases():
        return (first[1:], *forms[1:])
    if first.startswith("لل"):
        first = "ال" + first[2:]
    elif first[1:3] == "ال" and first[0] in "وبكف":
        first = first[1:]
    return (first, *forms[1:])


@lru_cache(maxsize=100_000)
def likeness_of(one: Word, two: Word) -> Likeness | None:
    """How two words may stand for one another, or None: contraries and two of one kind never do."""
    if one.value is not None or two.value is not None:
        return "same" if one.value == two.value else None
    if one.country and two.country:
        return "country" if one.country == two.country else None
    if one.bare == two.bare or is_same(one.form, two.form):
        return "same"
    if contrary(one.form, two.form):
        return None
    if excludes(one.form, two.form):
        return None
    if sets_of(one.form) & sets_of(two.form):
        return "like"
    if _is_kin(one.bare, two.bare) or _is_kin(one.form, two.form):
        return "root"
    if _is_near(one.bare, two.bare):
        return "spelling"
    is_person = bool(one.person_of and one.person_of == two.country)
    return "person" if is_person or (two.person_of and two.person_of == one.country) else None


def is_same(one: str, two: str) -> bool:
    """Whether two folded words are one word with other prefixes and endings."""
    short, long = sorted((one, two), key=len)
    if short in peeled(long):
        return True
    return any(len(form) > 3 and form in peeled(long) for form in peeled(short))


def _is_kin(one: str, two: str) -> bool:
    """Whether two stems may be of one root: the same consonants, vowels and prefixes aside."""
    bones_one, bones_two = _bones(one), _bones(two)
    return len(bones_one) > 2 and (
        bones_one == bones_two or (len(bones_one) > 3 and bones_one[:4] == bones_two[:4])
    )


@lru_cache(maxsize=100_000)
def _bones(stem: str) -> str:
    bare = stem[1:] if len(stem) > 4 and stem[0] in "يتنم" else stem
    return "".join(letter for letter in bare if letter not in "اويءئؤ") or bare


def _is_near(one: str, two: str) -> bool:
    """Whether one letter was mistyped, left out or put in, in a long word."""
    if min(len(one), len(two)) < 5 or abs(len(one) - len(two)) > 1 or one[0] != two[0]:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
    rest_one, rest_two = one[start:], two[start:]
    return rest_one[1:] == rest_two[1:] or rest_one[1:] == rest_two or rest_one == rest_two[1:]
