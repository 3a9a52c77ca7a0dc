"""Average-link groups over sparse pair scores: reports join while the mean score of all their pairs allows it."""

import heapq
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from khabar.stories.sets import find, join

_PART = 2  # reports of a part that may be a story by itself


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


def cut_parts(
    groups: Sequence[Sequence[int]],
    left: npt.NDArray[np.int64],
    right: npt.NDArray[np.int64],
    scores: npt.NDArray[np.float64],
    *,
    firm: float,
    missing: float,
    sizes: Sequence[int],
    heads: Sequence[int],
) -> list[list[int]]:
    """The groups, those cut in which no pair of `firm` score ties two parts of two reports or more: the mean over a large group
    hides that two halves, each with its own copies, hold each other weakly.

    What no part holds firmly goes to the part that it scores best with on the whole.
    """
    group_of = {node: number for number, group in enumerate(groups) for node in group}
    pairs: dict[int, list[tuple[int, int, float]]] = {}
    for i, j, score in zip(left.tolist(), right.tolist(), scores.tolist(), strict=True):
        if group_of[i] == group_of[j]:
            pairs.setdefault(group_of[i], []).append((i, j, score))
    found: list[list[int]] = []
    for number, group in enumerate(groups):
        if sum(sizes[node] for node in group) < 2 * _PART:
            found.append(list(group))
        else:
            found += _parts(group, pairs.get(number, []), firm, missing, sizes, heads)
    return sorted(found, key=min)


def _parts(
    group: Sequence[int],
    pairs: Sequence[tuple[int, int, float]],
    firm: float,
    missing: float,
    sizes: Sequence[int],
    heads: Sequence[int],
) -> list[list[int]]:
    """One group as the parts that firm pairs make of it; itself where they leave one part of two reports or none."""
    place = {node: i for i, node in enumerate(group)}
    parent = list(range(len(group)))
    first: dict[int, int] = {}
    for node in group:
        join(parent, first.setdefault(heads[node], place[node]), place[node])
    for i, j, score in pairs:
        if score >= firm:
            join(parent, place[i], place[j])
    parts: dict[int, list[int]] = {}
    for node in group:
        parts.setdefault(find(parent, place[node]), []).append(node)
    large = [part for part in parts.values() if sum(sizes[node] for node in part) >= _PART]
    if len(large) < 2:
        return [list(group)]
    part_of = {node: number for number, part in enumerate(large) for node in part}
    gains: dict[tuple[int, int], float] = {}
    for i, j, score in pairs:
        for one, two in ((i, j), (j, i)):
            if one not in part_of and two in part_of:
                key = (one, part_of[two])
                gains[key] = gains.get(key, 0.0) + (score - missing) * sizes[two]
    weights = [sum(sizes[node] for node in part) for part in large]
    kept = [list(part) for part in large]
    for node in group:
        if node not in part_of:
            best = max(range(len(large)), key=lambda n: (gains.get((node, n), 0.0) / weights[n], -n))
            kept[best].append(node)
    return [sorted(part) for part in kept]


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
