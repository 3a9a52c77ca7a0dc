"""Near-copies: reports that are one text, found by the rare passages they share.

The rule is that of the story gold: Jaccard of four-word passages at least 0.5; or at least 0.35 where three quarters
of the shorter text stand in the longer. Which pairs are looked at depends on a sample of the passages, the verdict
on all of them.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from khabar.stories.signatures import Hashes

COPY_JACCARD = 0.5
_CONTAINED_JACCARD, _CONTAINED = 0.35, 0.75
_SAMPLE_BELOW = np.uint64(2**62)  # a quarter of the passages decides which pairs are compared …
_SAMPLE_LEAST = 16  # … but at least so many of a short text
_MIN_SHARED = 2
_MAX_HOLDERS = 60  # a passage of more reports links each only to its next neighbours: no quadratic blow-up
_NEIGHBOURS = 8

Ints = npt.NDArray[np.int64]


class Likeness(msgspec.Struct, frozen=True, gc=False):
    """How much of their passages two reports share. `left` and `right` are places in the input, left < right."""

    left: int
    right: int
    jaccard: float
    contained: float  # share of the shorter text's passages that stand in the longer


def compare_passages(passages: Sequence[Hashes]) -> list[Likeness]:
    """All pairs that share rare passages, by place, each with its exact likeness; pairs that share little are left out."""
    left, right = find_pairs([sample(own) for own in passages])
    return [likeness(passages, i, j) for i, j in zip(left.tolist(), right.tolist(), strict=True)]


def likeness(passages: Sequence[Hashes], left: int, right: int) -> Likeness:
    """The exact likeness of two reports."""
    one, two = passages[left], passages[right]
    if len(one) > len(two):
        one, two = two, one
    if not len(one):
        return Likeness(left, right, 0.0, 0.0)
    places = np.minimum(np.searchsorted(two, one), len(two) - 1)
    shared = int(np.count_nonzero(two[places] == one))
    return Likeness(left, right, shared / (len(one) + len(two) - shared), shared / len(one))


def is_copy(pair: Likeness) -> bool:
    """Whether two texts are one by the rule above."""
    return pair.jaccard >= COPY_JACCARD or (
        pair.contained >= _CONTAINED and pair.jaccard >= _CONTAINED_JACCARD
    )


def sample(passages: Hashes) -> Hashes:
    """The passages by which a text is looked up: those with small hashes, the same choice in every text."""
    n_small = int(np.searchsorted(passages, _SAMPLE_BELOW))
    return passages[: max(n_small, _SAMPLE_LEAST)]


def find_pairs(samples: Sequence[Hashes]) -> tuple[Ints, Ints]:
    """Pairs of places (left < right) whose samples share enough to be compared, in order."""
    n_rows = len(samples)
    if n_rows < 2:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    lengths = np.array([len(own) for own in samples])
    rows = np.repeat(np.arange(n_rows, dtype=np.int64), lengths)
    hashes = np.concatenate(list(samples))
    order = np.argsort(hashes, kind="stable")
    hashes, rows = hashes[order], rows[order]
    codes, counts = np.unique(_shared_codes(hashes, rows, n_rows), return_counts=True)
    left, right = codes // n_rows, codes % n_rows
    least = np.maximum(np.minimum(lengths[left], lengths[right]) // 4, 1)
    kept = (counts >= np.minimum(least, _MIN_SHARED)) & (counts * 8 >= least)
    return left[kept], right[kept]


def _shared_codes(hashes: Hashes, rows: Ints, n_rows: int) -> Ints:
    """left * n_rows + right once for every passage that two rows share; `hashes` is sorted."""
    _, starts, sizes = np.unique(hashes, return_index=True, return_counts=True)
    reach = np.repeat(np.where(sizes > _MAX_HOLDERS, _NEIGHBOURS, _MAX_HOLDERS), sizes)
    end_of = np.repeat(starts + sizes, sizes)
    places = np.arange(len(hashes))
    found = [np.empty(0, np.int64)]
    for step in range(1, _MAX_HOLDERS + 1):
        places = places[(places + step < end_of[places]) & (step <= reach[places])]
        if not len(places):
            break
        found.append(rows[places] * n_rows + rows[places + step])
    return np.concatenate(found)
