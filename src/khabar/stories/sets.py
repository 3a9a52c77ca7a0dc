"""Disjoint sets of numbers."""

from collections.abc import Iterable


def joined_sets(n_members: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The sets that the pairs join, each sorted, by smallest member; a number in no pair is a set of its own."""
    parent = list(range(n_members))
    for one, two in pairs:
        join(parent, one, two)
    sets: dict[int, list[int]] = {}
    for member in range(n_members):
        sets.setdefault(find(parent, member), []).append(member)
    return list(sets.values())


def find(parent: list[int], member: int) -> int:
    """The smallest member of the set; shortens the way there."""
    while parent[member] != member:
        parent[member] = parent[parent[member]]
        member = parent[member]
    return member


def join(parent: list[int], one: int, two: int) -> None:
    """Make one set of the two that hold these members."""
    one, two = find(parent, one), find(parent, two)
    parent[max(one, two)] = min(one, two)
