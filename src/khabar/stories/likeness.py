"""How likely two reports tell one story: five figures of a pair of signatures, weighed by a logistic rule.

`cover`, twice: how much of the key terms of one report stands in the other. Key terms are the few that a report repeats
and others do not hold; both ways, since a short report says less than a long one. `days`: days between the two.
`clash`: both leads name places, and none is the same. `head`: how much of what title and lead of either tell, by rarity, those
of the other tell too: a club, a war or a festival has its words in common for weeks, its acts have their heads. Plain word likeness fails on statements that share a formula
(two executions, two court cases); the cover of key terms does not.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from khabar.stories.signatures import N_NAMES, Floats, Signature

Ints = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]

N_KEYS = 15
BACKGROUND = (
    300.0  # a collection of two reports knows no word frequencies: the priors stand in for this many reports
)
WINDOW_DAYS = 10  # a plan and its deed; reports further apart are one story only through others between them
_DAYS_CAP = 4.0
_UNDATED_DAYS = 1.0
_MAX_HOLDERS = 300  # a term that leads in more reports than this within the window does not choose candidates
_UNDATED = 4_000_000  # after all days, where candidates are sorted by day
_DAYS_OF_A_TERM = 2 * _UNDATED
_BLOCK_ROWS = 2000  # rows whose pairs are counted at a time: a few million terms in common
_N_CALLING = (
    80  # leading terms by which candidates are found: more than the key terms, since only a look is decided
)
MIN_SHARED = 3
SCORE_LIMIT = 8.0
_N_HEAD = 64  # terms of a head at most, the rarest
_PAIRS_AT_ONCE = 20_000  # whose places are compared crosswise: 3 MB
# Fitted on the pairs of stories-dev.jsonl and of read large stories by `bench/stories.py fit`; run it again after a change
# of the constants above or of signatures.py.
_BIAS, _WEIGHTS = -4.99, (4.41, 8.45, -1.13, -3.51, 8.9)


class Collection(msgspec.Struct, frozen=True):
    """Signatures side by side, terms numbered, ready for pairs. Row i is signature i."""

    days: Ints  # of publication, -1 where unknown
    places: Ints  # (rows, N_NAMES) places that the lead names, -1 where there are fewer
    calling: Ints  # (rows, _N_CALLING) numbers of the heaviest terms, -1 where a report has fewer
    keys: Ints  # (rows, N_KEYS) the first of these
    key_shares: Floats  # beside `keys`: share of the row's key weight
    terms: Ints  # row * n_terms + term for the terms that several rows hold, sorted
    n_terms: int
    heads: Ints  # (rows, _N_HEAD) numbers of the terms of title and lead, -1 where there are fewer
    head_weights: Floats  # beside `heads`: how much each term tells


def collect(
    signatures: Sequence[Signature], *, holders: Mapping[int, int] | None = None, n_reports: int | None = None
) -> Collection:
    """A collection of the signatures.

    Term weights are counted over the collection and its background, or over `n_reports` reports of which `holders`
    tells how many hold each term.
    """
    vocabulary, counts = counted(_joined([one.terms for one in signatures], np.uint64))
    is_shared = counts > 1
    if holders is not None:
        counts = np.array([holders.get(term, 0) for term in vocabulary.tolist()], dtype=np.int64)
    numbers = [np.searchsorted(vocabulary, one.terms).astype(np.int32) for one in signatures]
    priors = np.zeros(len(vocabulary), dtype=np.float32)
    for own, one in zip(numbers, signatures, strict=True):
        priors[own] = one.priors
    rarity = rarities(counts, priors, len(signatures) if n_reports is None else n_reports)
    n_terms = max(len(vocabulary), 1)
    calling = np.full((len(signatures), _N_CALLING), -1, dtype=np.int64)
    shares = np.zeros((len(signatures), N_KEYS), dtype=np.float32)
    heads = np.full((len(signatures), _N_HEAD), -1, dtype=np.int64)
    head_weights = np.zeros((len(signatures), _N_HEAD), dtype=np.float32)
    terms = []
    for row, (own, one) in enumerate(zip(numbers, signatures, strict=True)):
        chosen, share = choose_keys(one.weights * rarity[own])
        calling[row, : len(chosen)] = own[chosen]
        shares[row, : len(share)] = share
        told = own[np.searchsorted(one.terms, one.head)]
        told = told[np.argsort(-rarity[told], kind="stable")[:_N_HEAD]]
        heads[row, : len(told)], head_weights[row, : len(told)] = told, rarity[told]
        # What no other report holds cannot be shared: nearly half of all terms need not be looked up.
        terms.append(own[is_shared[own]] + np.int64(row * n_terms))
    return Collection(
        days=np.array([-1 if one.day is None else one.day for one in signatures], dtype=np.int64),
        places=_padded([one.places for one in signatures]),
        calling=calling,
        keys=calling[:, :N_KEYS],
        key_shares=shares,
        terms=_joined(terms, np.int64),
        n_terms=n_terms,
        heads=heads,
        head_weights=head_weights,
    )


def counted(values: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], Ints]:
    """Each value once, in order, and how often it stands there. The array is sorted in place: there is no room for two."""
    values.sort()
    firsts = np.flatnonzero(np.concatenate([values[:1] == values[:1], values[1:] != values[:-1]]))
    return values[firsts], np.diff(firsts, append=len(values))


def _joined(arrays: Sequence[npt.NDArray[Any]], kind: type) -> npt.NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.empty(0, kind)


def _padded(rows: Sequence[tuple[int, ...]]) -> Ints:
    table = np.full((len(rows), N_NAMES), -1, dtype=np.int64)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return table


def rarities(counts: npt.NDArray[np.int64], priors: Floats, n_reports: int) -> Floats:
    """How much each term tells, from the reports that hold it and the share that was expected to; never below zero."""
    # A term of one report counts as if two held it: it cannot be shared, and must not crowd out those that are.
    rarity = np.log((n_reports + BACKGROUND) / (np.maximum(counts, 2) + BACKGROUND * priors))
    return np.asarray(np.maximum(rarity, 0), dtype=np.float32)


def choose_keys(weights: Floats) -> tuple[Ints, Floats]:
    """Places of the heaviest terms, by weight then hash, and of the key terms among them their shares of the weight."""
    chosen = np.argsort(-weights, kind="stable")[:_N_CALLING]
    share = weights[chosen[:N_KEYS]]
    total = float(share.sum())
    return chosen, (share / total if total else share)


def find_candidates(collection: Collection) -> tuple[Ints, Ints]:
    """Pairs of rows (left < right) that share enough leading terms and lie close enough in time to be worth a look."""
    terms, rows = (
        collection.calling.ravel(),
        np.repeat(np.arange(len(collection.days), dtype=np.int32), _N_CALLING),
    )
    days = np.where(collection.days < 0, _UNDATED, collection.days)
    known = terms >= 0
    terms, rows = terms[known], rows[known]
    order = np.lexsort((rows, days[rows], terms))
    return _pairs_within(terms[order], rows[order], days)


def score_pairs(collection: Collection, left: Ints, right: Ints) -> Scores:
    """How likely each pair tells one story, as a logit within ±SCORE_LIMIT."""
    return weigh(features(collection, left, right))


def features(collection: Collection, left: Ints, right: Ints) -> npt.NDArray[np.float64]:
    """The figures of each pair, a row a pair: smaller and larger cover, days, clash of places, words that both heads tell."""
    one, two = _cover(collection, left, right), _cover(collection, right, left)
    days = days_between(collection.days[left], collection.days[right])
    clash = _clashes(collection.places, left, right)
    head = _heads_shared(collection, left, right)
    return np.stack([np.minimum(one, two), np.maximum(one, two), days, clash, head], axis=1)


def weigh(figures: npt.NDArray[np.float64]) -> Scores:
    """The logit of each row of figures."""
    return np.asarray(np.clip(_BIAS + figures @ np.array(_WEIGHTS), -SCORE_LIMIT, SCORE_LIMIT))


def _clashes(places: Ints, left: Ints, right: Ints) -> Scores:
    """1 where the leads of both rows name places and none is the same, else 0."""
    clash = np.empty(len(left), dtype=np.float64)
    for start in range(0, len(left), _PAIRS_AT_ONCE):
        part = slice(start, start + _PAIRS_AT_ONCE)
        one, two = places[left[part]], places[right[part]]
        near = (one[:, :, None] == two[:, None, :]) & (one >= 0)[:, :, None]
        clash[part] = (one >= 0).any(axis=1) & (two >= 0).any(axis=1) & ~near.any(axis=(1, 2))
    return clash


def days_between(left: Ints, right: Ints) -> Scores:
    """Days between two reports, capped; reports without a date count as near."""
    days = np.minimum(np.abs(left - right), _DAYS_CAP).astype(np.float64)
    return np.where((left < 0) | (right < 0), _UNDATED_DAYS, days)


def _pairs_within(terms: Ints, rows: npt.NDArray[np.int32], days: Ints) -> tuple[Ints, Ints]:
    """Row pairs (left < right) that occur together under MIN_SHARED terms at least; sorted by term, then day, then row.

    Of two rows the same one comes first under every term, so that the pairs of some first rows can be counted apart
    from those of others, which keeps memory flat.
    """
    n_rows = max(len(days), 1)
    _, starts, sizes = np.unique(terms, return_index=True, return_counts=True)
    keys = terms * _DAYS_OF_A_TERM + days[rows]
    in_window = np.searchsorted(keys, keys + WINDOW_DAYS, side="right")
    end_of = np.where(np.repeat(sizes > _MAX_HOLDERS, sizes), in_window, np.repeat(starts + sizes, sizes))
    del keys, in_window
    places = np.arange(len(terms))
    reach = end_of - places
    places = places[(reach > 1) & (reach <= _MAX_HOLDERS)]
    block_of = rows[places] // _BLOCK_ROWS
    order = np.argsort(block_of, kind="stable")
    edges = np.searchsorted(block_of[order], np.arange(n_rows // _BLOCK_ROWS + 2))
    found = [np.empty(0, np.int64)]
    for first, last in pairwise(edges.tolist()):
        codes = _codes_of(places[order[first:last]], end_of, rows, days)
        codes, counts = counted(codes)
        found.append(codes[counts >= MIN_SHARED])
    codes = np.sort(np.concatenate(found))
    return codes // n_rows, codes % n_rows


def _codes_of(places: Ints, end_of: Ints, rows: npt.NDArray[np.int32], days: Ints) -> Ints:
    """left * n_rows + right for every term that two near rows share, the first of them at one of the places."""
    n_rows = max(len(days), 1)
    found = [np.empty(0, np.int64)]
    for step in range(1, _MAX_HOLDERS):
        places = places[places + step < end_of[places]]
        if not len(places):
            break
        one, two = rows[places], rows[places + step]
        near = (np.abs(days[one] - days[two]) <= WINDOW_DAYS) | (days[two] == _UNDATED)
        one, two = one[near], two[near]
        found.append(np.minimum(one, two) * np.int64(n_rows) + np.maximum(one, two))
    return np.concatenate(found)


def _cover(collection: Collection, left: Ints, right: Ints) -> Scores:
    """Share of the key weight of `left` whose terms stand in `right`.

    Row by row of `right` its terms are ticked on one list of all terms: ten times as fast as to search for each.
    """
    cover = np.zeros(len(left), dtype=np.float64)
    if not len(left):
        return cover
    ticked = np.zeros(collection.n_terms + 1, dtype=np.bool_)  # the last place is that of missing keys, -1
    order = np.argsort(right, kind="stable")
    holders, starts = np.unique(right[order], return_index=True)
    first = np.searchsorted(collection.terms, holders * collection.n_terms).tolist()
    last = np.searchsorted(collection.terms, (holders + 1) * collection.n_terms).tolist()
    for n, (row, pairs) in enumerate(zip(holders.tolist(), np.split(order, starts[1:]), strict=True)):
        terms = collection.terms[first[n] : last[n]] - row * collection.n_terms
        ticked[terms] = True
        rows = left[pairs]
        cover[pairs] = (collection.key_shares[rows] * ticked[collection.keys[rows]]).sum(axis=1)
        ticked[terms] = False
    return cover


def _heads_shared(collection: Collection, left: Ints, right: Ints) -> Scores:
    """Share of the heavier head of two rows whose terms both heads hold, by rarity; 0 where one has no head."""
    shared = np.zeros(len(left), dtype=np.float64)
    if not len(left):
        return shared
    ticked = np.zeros(collection.n_terms + 1, dtype=np.bool_)  # the last place is that of missing terms, -1
    order = np.argsort(right, kind="stable")
    holders, starts = np.unique(right[order], return_index=True)
    for row, pairs in zip(holders.tolist(), np.split(order, starts[1:]), strict=True):
        terms = collection.heads[row]
        ticked[terms] = True
        ticked[-1] = False
        rows = left[pairs]
        shared[pairs] = (collection.head_weights[rows] * ticked[collection.heads[rows]]).sum(axis=1)
        ticked[terms] = False
    totals = collection.head_weights.sum(axis=1, dtype=np.float64)
    return np.asarray(shared / np.maximum(np.maximum(totals[left], totals[right]), 1e-6))
