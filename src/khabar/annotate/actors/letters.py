"""How name-like the letters of words are, for many words at once: what features.likeness says of one, by arrays."""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

_LONGEST = 24  # letters of a word that are looked at, as in features.grams
_BOUNDS = np.array([-3.0, -1.0, 1.0, 3.0])


class Letters(msgspec.Struct, frozen=True):
    """Runs of two to four letters as numbers, in order, with their weights."""

    codes: NDArray[np.uint64]
    weights: NDArray[np.float64]
    constant: float


def read_letters(weights: Mapping[str, float]) -> Letters:
    """The same weights by the numbers of their letters; "" is the constant."""
    runs = sorted((_code(run), weight) for run, weight in weights.items() if run)
    return Letters(
        codes=np.array([code for code, _ in runs], np.uint64),
        weights=np.array([weight for _, weight in runs], np.float64),
        constant=weights.get("", 0.0),
    )


def likenesses(words: Sequence[tuple[str, ...]], letters: Letters) -> list[int]:
    """For each word, given by its readings, 0 (a word) to 4 (a name), as `features.likeness` says of one."""
    parted = [place for place, stripped in enumerate(words) if len(stripped) > 1]
    weights = _weigh([*(stripped[0] for stripped in words), *(words[place][1] for place in parted)], letters)
    best = weights[: len(words)]
    best[parted] = np.maximum(best[parted], weights[len(words) :])
    grades = np.searchsorted(_BOUNDS, best + letters.constant, side="right")
    found: list[int] = grades.tolist()
    return found


def _weigh(tokens: Sequence[str], letters: Letters) -> NDArray[np.float64]:
    """The summed weight of each word's runs of letters."""
    edged = [f"<{token[:_LONGEST]}>" for token in tokens]
    # A run that reaches over the edge of a word is in no list, so all words can stand in one row.
    row = np.frombuffer("".join(edged).encode("utf-32-le", "replace"), np.uint32)
    letter = np.minimum(row, 0xFFFF).astype(np.uint64)
    sixteen = np.uint64(16)
    two = letter[:-1] << sixteen | letter[1:]
    three = two[:-1] << sixteen | letter[2:]
    four = three[:-1] << sixteen | letter[3:]
    found = np.zeros(len(letter))
    for codes in (two, three, four):
        found[: len(codes)] += _weights_of(codes, letters)
    starts = np.cumsum([0, *map(len, edged[:-1])])
    sums: NDArray[np.float64] = np.add.reduceat(found, starts)
    return sums


def _weights_of(codes: NDArray[np.uint64], letters: Letters) -> NDArray[np.float64]:
    if not len(letters.codes):
        return np.zeros(len(codes))
    places = np.minimum(np.searchsorted(letters.codes, codes), len(letters.codes) - 1)
    return np.where(letters.codes[places] == codes, letters.weights[places], 0.0)


def _code(run: str) -> int:
    code = 0
    for letter in run:
        code = code << 16 | min(ord(letter), 0xFFFF)
    return code
