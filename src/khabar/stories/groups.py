"""Average-link groups over sparse pair scores: reports join while the mean score of all their pairs allows it."""

import heapq
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def average_link(
    n_nodes: int,
    left: npt.NDArray[np.int64],
    right: npt.NDArray[np.int64],
    scores: npt.NDArray[np.float64],
    *,
    threshold: float,
    missing: float,
    sizes: Sequence[int] | None = None,
    heads: Sequence[int] | None = None,
) -> list[list[int]]:
    """Groups of node numbers, each sorted, in order of their smallest member.

    The best-scored pair of groups is joined as long as the mean over all pairs between them reaches `threshold`;
    a pair that is not listed counts as `missing`. `sizes`: how many reports a node stands for; `heads`: for each node
    the smallest node that it is one with from the start. Equal means go by the smallest members, so the same pairs
    give the same groups.
    """
    own = list(sizes) if sizes is not None else [1] * n_nodes
    head = list(heads) if heads is not None else list(range(n_nodes))
    links = _links(head, left, right, scores - missing, own)
    size = [0] * n_nodes
    members: list[list[int]] = [[] for _ in range(n_nodes)]
    for node in range(n_nodes):
        size[head[node]] += own[node]
        members[head[node]].append(node)
    heap = [
        (-total / (size[i] * size[j]) - missing, i, j)
        for i in range(n_nodes)
        for j, total in links[i].items()
        if i < j
    ]
    heap = [entry for entry in heap if -entry[0] >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, one, two = heapq.heappop(heap)
        total = links[one].get(two)
        if total is None or -total / (size[one] * size[two]) - missing != negative:
            continue  # one of the two has been joined to another group since
        _join(one, two, links, size)
        members[one] += members[two]
        members[two] = []
        for other, total in links[one].items():
            mean = total / (size[one] * size[other]) + missing
            if mean >= threshold:
                heapq.heappush(
                    heap, (-total / (size[one] * size[other]) - missing, min(one, other), max(one, other))
                )
    return [sorted(group) for group in members if group]


def _links(
    head: Sequence[int],
    left: npt.NDArray[np.int64],
    right: npt.NDArray[np.int64],
    gains: npt.NDArray[np.float64],
    own: Sequence[int],
) -> list[dict[int, float]]:
    """For each node its neighbours with the summed gain over `missing` of all report pairs between the two."""
    links: list[dict[int, float]] = [{} for _ in head]
    for i, j, gain in zip(left.tolist(), right.tolist(), gains.tolist(), strict=True):
        one, two = head[i], head[j]
        if one != two:
            links[one][two] = links[two][one] = links[one].get(two, 0.0) + gain * own[i] * own[j]
    return links


def _join(one: int, two: int, links: list[dict[int, float]], size: list[int]) -> None:
    """Move the links of group `two` over to group `one`."""
    del links[one][two]
    del links[two][one]
    for other, total in links[two].items():
        del links[other][two]
        links[one][other] = links[other][one] = links[one].get(other, 0.0) + total
    links[two] = {}
    size[one] += size[two]
