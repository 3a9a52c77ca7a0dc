"""The best labels of a sentence: Viterbi over the stretches of words that are not plainly outside names."""

import numpy as np
from numpy.typing import NDArray

_LONGEST_RUN = (
    80  # words decoded together: a longer run is cut, so that memory does not follow the longest sentence
)
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def decode(scores: Floats, edges: NDArray[np.bool_], *, transitions: Floats, outside: int) -> Ints:
    """The best label of every place; places that are edges of sentences are outside.

    A word that no transition could bring into a name parts the text; the runs between such words are decoded side by side.
    """
    reach = float(transitions.max() - transitions.min())
    sides = (scores[:, :outside], scores[:, outside + 1 :])
    others = np.maximum(*(side.max(axis=1, initial=-np.inf) for side in sides))
    plain = edges | (scores[:, outside] - others > min(reach, 6.0))
    labels = np.full(len(scores), outside, np.int64)
    firsts, lengths = _runs(plain)
    if len(firsts):
        _decode_runs(scores, firsts, lengths, transitions, outside, labels)
    return labels


def _runs(plain: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """First place and length of each stretch of places that are not plain, the longest first."""
    bounds = np.flatnonzero(np.diff(plain, prepend=True, append=True))
    firsts, pasts = bounds[::2], bounds[1::2]
    if len(firsts) and int((pasts - firsts).max()) > _LONGEST_RUN:
        pieces = [
            (at, min(at + _LONGEST_RUN, past))
            for first, past in zip(firsts.tolist(), pasts.tolist(), strict=True)
            for at in range(first, past, _LONGEST_RUN)
        ]
        firsts, pasts = np.array(pieces, np.int64).T
    lengths = pasts - firsts
    order = np.argsort(-lengths, kind="stable")
    return firsts[order], lengths[order]


def _decode_runs(
    scores: Floats, firsts: Ints, lengths: Ints, transitions: Floats, outside: int, labels: Ints
) -> None:
    """Write the best path of each run into `labels`; before and after a run stands a word that is outside.

    Runs are sorted, so that those which a step reaches are the first ones.
    """
    n_steps = int(lengths[0])
    reached = np.searchsorted(
        -lengths, -np.arange(n_steps), side="left"
    ).tolist()  # runs longer than each step
    into = np.ascontiguousarray(transitions.T)
    score = scores[firsts] + transitions[outside]
    back: list[Ints] = []
    for step in range(1, n_steps):
        n_runs = reached[step]
        through = score[:n_runs, None, :] + into
        best = through.argmax(axis=2)
        back.append(best)
        score[:n_runs] = np.take_along_axis(through, best[:, :, None], axis=2)[:, :, 0]
        score[:n_runs] += scores[firsts[:n_runs] + step]
    label = (score + transitions[:, outside]).argmax(axis=1)
    runs = np.arange(len(firsts))
    for step in range(n_steps - 1, 0, -1):
        n_runs = reached[step]
        labels[firsts[:n_runs] + step] = label[:n_runs]
        label[:n_runs] = back[step - 1][runs[:n_runs], label[:n_runs]]
    labels[firsts] = label
