"""How name-like the letters of words are, for many words at once: what features.likeness says of one, by arrays."""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

_LONGEST = 24  # letters of a word that are looked at, as in features.grams
_SIXTEEN = np.uint64(16)
_BOUNDS = np.array([-3.0, -1.0, 1.0, 3.0])


class Letters(msgspec.Struct, frozen=True):
    """Runs of two to four letters as numbers, in order, with their weights."""

    codes: NDArray[np.uint64]
    weights: NDArray[np.float64]
    constant: float


def read_letters(weights: Mapping[str, float]) -> Letters:
    """The same weights by the numbers of their letters; "" is the constant."""
    runs = [run for run in weights if run]
    codes = np.zeros(len(runs), np.uint64)
    sizes = np.array([len(run) for run in runs], np.int64)
    for size in set(sizes.tolist()):
        letter = _numbers("".join([run for run in runs if len(run) == size])).reshape(-1, size)
        for place in range(size):
            codes[sizes == size] = codes[sizes == size] << _SIXTEEN | letter[:, place]
    order = np.argsort(codes)
    worth = np.array([weights[run] for run in runs], np.float64)
    return Letters(codes=codes[order], weights=worth[order], constant=weights.get("", 0.0))


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
    letter = _numbers("".join(edged))
    two = letter[:-1] << _SIXTEEN | letter[1:]
    three = two[:-1] << _SIXTEEN | letter[2:]
    four = three[:-1] << _SIXTEEN | letter[3:]
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


def _numbers(text: str) -> NDArray[np.uint64]:
    """The number of each letter; those beyond sixteen bits share one."""
    row = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    return np.minimum(row, 0xFFFF).astype(np.uint64)
