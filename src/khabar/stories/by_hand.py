"""Stories joined by hand: whole stories become one, but for the reports that a reader parted."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from khabar.stories.overlay import Overlay
from khabar.stories.sets import find, join

Part = tuple[list[int], list[list[int]]]  # the nodes of a story, and those of each story that it was made of


def join_by_hand(
    groups: Sequence[Sequence[int]],
    node_of: dict[str, int],
    parted: Iterable[tuple[int, int]],
    overlay: Overlay,
) -> list[Part]:
    """The groups of nodes, those that `overlay.together` names joined whole, with the groups that each was made of.

    Reports that are named together stay together. Of the others each comes along that `parted` allows beside all who
    came before it; those left over of one group stay a group.
    """
    group_of = {node: number for number, group in enumerate(groups) for node in group}
    named = _named(node_of, overlay)
    parent = list(range(len(groups)))
    for unit in named:
        for node in unit[1:]:
            join(parent, group_of[unit[0]], group_of[node])
    joined: dict[int, list[int]] = defaultdict(list)
    for number in range(len(groups)):
        joined[find(parent, number)].append(number)
    barred: dict[int, set[int]] = defaultdict(set)
    for one, two in parted:
        barred[one].add(two)
        barred[two].add(one)
    units_of: dict[int, list[list[int]]] = defaultdict(list)
    for unit in named:
        units_of[find(parent, group_of[unit[0]])].append(unit)
    found: list[Part] = []
    for root, numbers in joined.items():
        nodes = sorted(node for number in numbers for node in groups[number])
        if len(numbers) == 1 and not units_of[root]:
            found.append((nodes, [nodes]))
            continue
        in_unit = {node for unit in units_of[root] for node in unit}
        units = units_of[root] + [[node] for node in nodes if node not in in_unit]
        for own in _admitted(units, group_of, barred):
            parts: dict[int, list[int]] = defaultdict(list)
            for node in own:
                parts[group_of[node]].append(node)
            found.append((own, list(parts.values())))
    return sorted(found, key=lambda part: part[0][0])


def _named(node_of: dict[str, int], overlay: Overlay) -> list[list[int]]:
    """The nodes that are named together, sets that share one as one set, in order of their smallest nodes."""
    sets = [[node_of[article] for article in ids if article in node_of] for ids in overlay.together]
    place = {node: n for n, node in enumerate(sorted({node for own in sets for node in own}))}
    parent = list(range(len(place)))
    for own in sets:
        for node in own[1:]:
            join(parent, place[own[0]], place[node])
    units: dict[int, list[int]] = defaultdict(list)
    for node, n in place.items():
        units[find(parent, n)].append(node)
    return list(units.values())


def _admitted(
    units: Sequence[list[int]], group_of: dict[int, int], barred: dict[int, set[int]]
) -> list[list[int]]:
    """The units as stories: one joins a story where they have a group in common and nothing in it is parted from it.

    Those named together come first, so that nobody who merely came along keeps them out. Every further story is made of
    what a parted pair left over, so there are no more of them than such pairs.
    """
    stories: list[list[int]] = []
    waiting = sorted(units, key=lambda unit: (len(unit) == 1, unit[0]))
    while waiting:
        story = set(waiting[0])
        groups = {group_of[node] for node in story}
        left, n_before = waiting[1:], 0
        while len(story) != n_before:  # a unit may tie in another one that was passed over
            n_before = len(story)
            waiting, left = left, []
            for unit in waiting:
                is_tied = any(group_of[node] in groups for node in unit)
                if is_tied and not any(barred[node] & story for node in unit if node in barred):
                    story.update(unit)
                    groups.update(group_of[node] for node in unit)
                else:
                    left.append(unit)
        stories.append(sorted(story))
        waiting = left
    return stories
