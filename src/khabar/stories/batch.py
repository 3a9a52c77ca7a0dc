"""Stories of a whole collection at once: which reports tell one story, which of them are one text."""

import math
from collections.abc import Sequence, Set

import msgspec
import numpy as np
import numpy.typing as npt

from khabar.stories.by_hand import Part, join_by_hand
from khabar.stories.copies import Likeness, compare_passages, is_copy
from khabar.stories.groups import average_link, cut_parts
from khabar.stories.likeness import SCORE_LIMIT, WINDOW_DAYS, collect, find_candidates, score_pairs
from khabar.stories.overlay import Overlay
from khabar.stories.sets import find, join
from khabar.stories.signatures import Signature

THRESHOLD = -0.4  # mean score of the pairs of a story; chosen for precision on stories-dev.jsonl
ONE_TEXT = 0.8  # Jaccard of passages from which two reports of neighbouring days are one story unseen
FIRM_COMMENT = 2.0  # best score that a column or a feature needs among several texts
_FIRM, _LOOSE = 1.5, 0.0  # best and mean score below which a member is taken out again
FIRM_PARTS = 1.5  # score of a pair that ties two parts of two reports or more
_FIRM_PAIR = 0.5  # the score that two texts need to be a story by themselves
# Who gives fewer reports mostly gives those of one matter, told over days: their pairs may score less.
_FEW, _FOR_FEW = 100, 0.87
_APART = -1e6
_FAR = -7.0  # pairs that score less are told from unlisted ones by nothing


class Group(msgspec.Struct, frozen=True):
    """One story as article ids by day and id, and its copies as groups of ids."""

    articles: tuple[str, ...]
    copies: tuple[tuple[str, ...], ...]
    parts: tuple[tuple[str, ...], ...] = ()  # the articles of each story that a reader joined into this one


def group_reports(signatures: Sequence[Signature], *, overlay: Overlay | None = None) -> list[Group]:
    """The stories of the reports behind the signatures, single ones included, by first day and id.

    The order of the input does not matter. Reports with the same words on neighbouring days are one node from the
    start, so a thousand identical reports cost no more than one.
    """
    overlay = overlay or Overlay()
    ordered = sorted(signatures, key=lambda signature: (_day(signature), signature.id))
    twins = _twins(ordered, {article for pair in overlay.apart for article in pair})
    heads = sorted(set(twins))
    place = {row: node for node, row in enumerate(heads)}
    nodes = [place[row] for row in twins]
    own = [ordered[row] for row in heads]
    pairs = compare_passages([signature.passages for signature in own])
    node_of = {signature.id: node for signature, node in zip(ordered, nodes, strict=True)}
    parted = _parted(node_of, overlay)
    groups = _linked(own, _joined(own, pairs, parted), nodes, parted)
    stories = join_by_hand(groups, node_of, parted, overlay)
    return _with_copies(stories, nodes, ordered, [pair for pair in pairs if is_copy(pair)])


def _day(signature: Signature) -> int:
    return signature.day if signature.day is not None else 10**7  # undated reports come last


def _twins(ordered: Sequence[Signature], parted: Set[str]) -> list[int]:
    """For each report the place of the first one with the same words within the window, itself where there is none or where
    a reader parted it from any."""
    first: dict[int, int] = {}
    twins = []
    for row, signature in enumerate(ordered):
        if signature.id in parted:
            twins.append(row)
            continue
        head = first.get(signature.body)
        if head is None or not signature.n_words or not _near(ordered[head], signature):
            head = first[signature.body] = row
        twins.append(head)
    return twins


def _near(one: Signature, two: Signature) -> bool:
    return one.day is None or two.day is None or abs(one.day - two.day) <= WINDOW_DAYS


def _joined(
    own: Sequence[Signature], pairs: Sequence[Likeness], parted: Sequence[tuple[int, int]]
) -> list[int]:
    """For each node the smallest node that is one text with it; a node that a reader parted from any is itself."""
    parent = list(range(len(own)))
    alone = {node for pair in parted for node in pair}
    for pair in pairs:
        is_free = pair.left not in alone and pair.right not in alone
        if is_free and pair.jaccard >= ONE_TEXT and _near(own[pair.left], own[pair.right]):
            join(parent, pair.left, pair.right)
    return [find(parent, node) for node in range(len(own))]


def _linked(
    own: Sequence[Signature],
    joined: Sequence[int],
    nodes: Sequence[int],
    parted: Sequence[tuple[int, int]],
) -> list[list[int]]:
    """Groups of nodes by average link over the pair scores."""
    collection = collect(own)
    left, right = find_candidates(collection)
    scores = score_pairs(collection, left, right) + _allowance(len(own))
    kept = (scores > _FAR) & ~np.isin(left * len(own) + right, [one * len(own) + two for one, two in parted])
    left = np.concatenate([left[kept], np.array([one for one, _ in parted], dtype=np.int64)])
    right = np.concatenate([right[kept], np.array([two for _, two in parted], dtype=np.int64)])
    scores = np.concatenate([scores[kept], np.full(len(parted), _APART)])
    left, right, scores = _within_reach(left, right, scores, joined)
    sizes = np.bincount(np.array(nodes, dtype=np.int64), minlength=len(own)).tolist()
    groups = average_link(
        len(own),
        left,
        right,
        scores,
        threshold=THRESHOLD,
        missing=-SCORE_LIMIT,
        sizes=sizes,
        heads=joined,
    )
    comments = [one.is_comment for one in own]
    groups = _without_loose(groups, left, right, scores, joined, comments)
    return cut_parts(
        groups,
        left,
        right,
        scores,
        firm=FIRM_PARTS,
        missing=-SCORE_LIMIT,
        sizes=sizes,
        heads=joined,
    )


def _allowance(n_reports: int) -> float:
    """What is added to the scores of a small collection: 2.0 for ten reports, 0.8 for forty, nothing from a hundred on."""
    return _FOR_FEW * max(0.0, math.log(_FEW / max(n_reports, 1)))


def _within_reach(
    left: npt.NDArray[np.int64],
    right: npt.NDArray[np.int64],
    scores: npt.NDArray[np.float64],
    joined: Sequence[int],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """The pairs that can matter: of nodes that a chain of pairs above the threshold links, since no group is wider."""
    parent = list(joined)
    likely = scores >= THRESHOLD
    for one, two in zip(left[likely].tolist(), right[likely].tolist(), strict=True):
        join(parent, one, two)
    reach = np.array([find(parent, node) for node in range(len(joined))], dtype=np.int64)
    kept = reach[left] == reach[right]
    return left[kept], right[kept], scores[kept]


def _without_loose(
    groups: Sequence[Sequence[int]],
    left: npt.NDArray[np.int64],
    right: npt.NDArray[np.int64],
    scores: npt.NDArray[np.float64],
    joined: Sequence[int],
    comments: Sequence[bool],
) -> list[list[int]]:
    """The groups without members that no other one holds firmly: the average over a large group hides them.

    Two texts are a story only where their pair says so clearly; a comment, which has a story's words anyway, needs a firmer pair.
    """
    group_of = {node: number for number, group in enumerate(groups) for node in group}
    inside = [
        (i, j, score)
        for i, j, score in zip(left.tolist(), right.tolist(), scores.tolist(), strict=True)
        if group_of[i] == group_of[j] and joined[i] != joined[j]
    ]
    best: dict[int, float] = {}
    total: dict[int, float] = {}
    for i, j, score in inside:
        for node in (i, j):
            best[node] = max(best.get(node, -SCORE_LIMIT), score)
            total[node] = total.get(node, 0.0) + score + SCORE_LIMIT
    found: list[list[int]] = []
    for group in groups:
        texts: dict[int, list[int]] = {}
        for node in group:
            texts.setdefault(joined[node], []).append(node)
        if len(texts) == 1:
            found.append(list(group))
            continue
        is_pair = len(texts) == 2
        has_comment = any(comments[node] for node in group)
        loose = []
        for own in texts.values():
            head = best.get(own[0], -SCORE_LIMIT)
            mean = total.get(own[0], 0.0) / (len(group) - 1) - SCORE_LIMIT
            is_comment = has_comment if is_pair else comments[own[0]]
            is_weak = head < _FIRM_PAIR if is_pair else head < _FIRM and mean < _LOOSE
            if len(own) == 1 and (is_weak or (is_comment and head < FIRM_COMMENT)):
                loose.append(own)
        if len(loose) == len(texts):
            loose = loose[1:]
        apart = {node for own in loose for node in own}
        found += [[node for node in group if node not in apart], *loose]
    return sorted(found, key=min)


def _parted(node_of: dict[str, int], overlay: Overlay) -> list[tuple[int, int]]:
    """The pairs of nodes (smaller first) that a reader parted."""
    pairs = ((node_of.get(one), node_of.get(two)) for one, two in overlay.apart)
    return sorted(
        {
            (min(one, two), max(one, two))
            for one, two in pairs
            if one is not None and two is not None and one != two
        }
    )


def _with_copies(
    stories: Sequence[Part],
    nodes: Sequence[int],
    ordered: Sequence[Signature],
    copies: Sequence[Likeness],
) -> list[Group]:
    """The stories as article ids, with the copies that lie inside one."""
    story_of = {node: story for story, (members, _) in enumerate(stories) for node in members}
    held: list[list[str]] = [[] for _ in story_of]
    parent = list(range(len(story_of)))
    for pair in copies:
        if story_of[pair.left] == story_of[pair.right]:
            join(parent, pair.left, pair.right)
    articles: list[list[str]] = [[] for _ in stories]
    texts: list[dict[int, list[str]]] = [{} for _ in stories]
    for signature, node in zip(ordered, nodes, strict=True):
        story = story_of[node]
        articles[story].append(signature.id)
        held[node].append(signature.id)
        texts[story].setdefault(find(parent, node), []).append(signature.id)
    return [
        Group(
            tuple(ids),
            tuple(tuple(text) for text in own.values() if len(text) > 1),
            tuple(tuple(article for node in part for article in held[node]) for part in parts)
            if len(parts) > 1
            else (),
        )
        for ids, own, (_, parts) in zip(articles, texts, stories, strict=True)
    ]
