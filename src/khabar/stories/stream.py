"""Stories one report at a time: what a reader has seen is never reshuffled.

A report joins the story whose reports it is likest to, or begins one. Two stories that a new report shows to be one
are merged: the older id stays, the other forwards to it. A merge or split by hand wins over every score: stories that
hold reports named together are shown as one, the younger forwarding to the elder, but are scored as the stories they
were, so that neither loses its next report. The state is a struct of plain tables; each step says what it changed, so
that a store can write just that (see `Placed`).
"""

import math
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from khabar.stories.batch import FIRM_COMMENT, FIRM_PARTS, ONE_TEXT, THRESHOLD
from khabar.stories.copies import is_copy, likeness
from khabar.stories.likeness import (
    MIN_SHARED,
    SCORE_LIMIT,
    WINDOW_DAYS,
    Collection,
    collect,
    score_pairs,
)
from khabar.stories.names import story_id
from khabar.stories.overlay import Overlay
from khabar.stories.signatures import Signature

_CAUTION = 1.5  # a lone pair must score so much higher than a batch asks: a better match may yet come
_MAX_CANDIDATES = 60  # reports that share most leading terms with the new one
_MAX_STORIES = 4  # stories of theirs that are compared member by member
_MAX_MEMBERS = 30  # the latest members of a story stand for all
_MAX_HOLDERS = 300  # reports of one leading term that are looked at, the latest


class Tracker(msgspec.Struct):
    """The state of a stream. The tables belong together; change them only through the functions of this module."""

    signatures: dict[str, Signature]
    holders: dict[int, int]  # how many reports hold a term
    callers: dict[int, list[str]]  # reports by leading term, in order of arrival
    bodies: dict[int, str]  # the latest report with these words
    story_of: dict[str, str]  # of each article; `current_story` tells what that story goes by
    members: dict[str, list[str]]  # of each story, in order of arrival
    forwards: dict[str, str]  # former story id → story id
    overlay: Overlay


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report went: all that a store has to write."""

    article: str
    story: str
    is_new: bool = False  # whether the story began with it
    merged: tuple[str, ...] = ()  # ids of stories that from now on forward to this one
    copies: tuple[str, ...] = ()  # articles of the story that are the same text


def new_tracker(*, overlay: Overlay | None = None) -> Tracker:
    """The state before the first report."""
    return Tracker({}, {}, {}, {}, {}, {}, {}, overlay or Overlay())


def restore_tracker(
    signatures: Iterable[Signature],
    *,
    story_of: dict[str, str],
    forwards: dict[str, str],
    overlay: Overlay | None = None,
) -> Tracker:
    """The state that a store kept: signatures in order of arrival, the story of each article, forwarding ids.

    A store may leave out reports older than the window; they take part in no comparison any more.
    """
    tracker = new_tracker(overlay=overlay)
    tracker.forwards.update(forwards)
    for signature in signatures:
        _remember(tracker, signature, story_of[signature.id])
    return tracker


def add_report(tracker: Tracker, signature: Signature) -> Placed:
    """Place one report. An article that is already there stays where it is."""
    known = tracker.story_of.get(signature.id)
    if known is not None:
        return Placed(article=signature.id, story=known)
    twin = _twin(tracker, signature)
    rivals = _rival_stories(tracker, signature) if twin is None else []
    story = twin or (rivals[0] if rivals else None)
    allies = _allies(tracker, signature.id)
    if story is None or any(_are_kept_apart(tracker, story, ally) for ally in allies):
        story, rivals = story_id(signature.id), []
    is_new = story not in tracker.members
    _remember(tracker, signature, story, counted=twin is None)
    gone: list[str] = []
    for other in rivals[1:]:
        if _are_one(tracker, story, other):
            story, merged = _merge(tracker, story, other)
            gone += merged
    for ally in allies:
        if not _are_kept_apart(tracker, story, ally):
            gone += _forward(tracker, story, ally)
    now = current_story(tracker, story)
    return Placed(
        article=signature.id,
        story=now,
        is_new=is_new and now == story,
        merged=tuple(one for one in gone if not (is_new and one == story_id(signature.id))),
        copies=tuple(_copies(tracker, signature, story)),
    )


def current_story(tracker: Tracker, story: str) -> str:
    """The id that a story goes by now, through any number of merges."""
    while story in tracker.forwards:
        story = tracker.forwards[story]
    return story


def _remember(tracker: Tracker, signature: Signature, story: str, *, counted: bool = True) -> None:
    tracker.signatures[signature.id] = signature
    tracker.story_of[signature.id] = story
    tracker.members.setdefault(story, []).append(signature.id)
    tracker.bodies[signature.body] = signature.id
    if counted:
        for term in signature.terms.tolist():
            tracker.holders[term] = tracker.holders.get(term, 0) + 1
        for term in _leading(tracker, signature):
            tracker.callers.setdefault(term, []).append(signature.id)


def _leading(tracker: Tracker, signature: Signature) -> list[int]:
    collection = collect([signature], holders=tracker.holders, n_reports=len(tracker.signatures) + 1)
    leading = collection.calling[0]
    return [int(term) for term in signature.terms[leading[leading >= 0]]]


def _allies(tracker: Tracker, article: str) -> list[str]:
    """The stories of the reports that a reader put together with this one, but for those that he also parted from it."""
    named = [ids for ids in tracker.overlay.together if article in ids]
    found = [tracker.story_of[other] for ids in named for other in ids if other in tracker.story_of]
    return [story for story in dict.fromkeys(found) if not _is_kept_apart(tracker, article, story)]


def _twin(tracker: Tracker, signature: Signature) -> str | None:
    """The story of a report with the same words, within the window."""
    other = tracker.bodies.get(signature.body)
    if other is None or not signature.n_words or not _is_near(signature, tracker.signatures[other]):
        return None
    story = tracker.story_of[other]
    return None if _is_kept_apart(tracker, signature.id, story) else story


def _rival_stories(tracker: Tracker, signature: Signature) -> list[str]:
    """The stories that the report could belong to, likest first."""
    candidates = _candidates(tracker, signature)
    if not candidates:
        return []
    first = _scores(tracker, signature, candidates)
    stories: dict[str, float] = {}
    for article, score in zip(candidates, first, strict=True):
        story = tracker.story_of[article]
        stories[story] = max(score, stories.get(story, -SCORE_LIMIT))
    ranked = sorted(stories, key=lambda story: (-stories[story], story))[:_MAX_STORIES]
    means = {story: _mean(tracker, signature, story) for story in ranked if stories[story] >= THRESHOLD}
    fit = [
        story
        for story, mean in means.items()
        if mean >= _needed(1, len(tracker.members[story]))
        and not _is_kept_apart(tracker, signature.id, story)
        and not (stories[story] < FIRM_COMMENT and _is_comment(tracker, signature, story))
    ]
    return sorted(fit, key=lambda story: (-means[story], story))


def _is_comment(tracker: Tracker, signature: Signature, story: str) -> bool:
    """Whether a report is a comment, or the only one of the story is."""
    [first, *others] = tracker.members[story]
    return signature.is_comment or (not others and tracker.signatures[first].is_comment)


def _candidates(tracker: Tracker, signature: Signature) -> list[str]:
    shared: dict[str, int] = {}
    for term in _leading(tracker, signature):
        for article in tracker.callers.get(term, ())[-_MAX_HOLDERS:]:
            shared[article] = shared.get(article, 0) + 1
    near = [
        article
        for article, count in shared.items()
        if count >= MIN_SHARED and _is_near(signature, tracker.signatures[article])
    ]
    return sorted(near, key=lambda article: (-shared[article], article))[:_MAX_CANDIDATES]


def _is_near(one: Signature, two: Signature) -> bool:
    return one.day is None or two.day is None or abs(one.day - two.day) <= WINDOW_DAYS


def _scores(tracker: Tracker, signature: Signature, articles: Sequence[str]) -> list[float]:
    collection = _collect(tracker, [signature, *(tracker.signatures[article] for article in articles)])
    right = np.arange(1, len(articles) + 1, dtype=np.int64)
    return [float(score) for score in score_pairs(collection, np.zeros_like(right), right)]


def _collect(tracker: Tracker, signatures: Sequence[Signature]) -> Collection:
    return collect(signatures, holders=tracker.holders, n_reports=len(tracker.signatures) + 1)


def _mean(tracker: Tracker, signature: Signature, story: str) -> float:
    """The mean score of a report and the latest members of a story; a near-identical text settles it."""
    latest = tracker.members[story][-_MAX_MEMBERS:]
    passages = [signature.passages, *(tracker.signatures[article].passages for article in latest)]
    if any(likeness(passages, 0, place).jaccard >= ONE_TEXT for place in range(1, len(passages))):
        return SCORE_LIMIT
    scores = _scores(tracker, signature, latest)
    return sum(scores) / len(scores)


def _needed(n_left: int, n_right: int) -> float:
    """The mean score at which two groups become one: the batch's own for large groups, more for lone pairs."""
    return THRESHOLD + _CAUTION / math.sqrt(n_left * n_right)


def _are_one(tracker: Tracker, one: str, two: str) -> bool:
    """Whether the mean score of all pairs of two stories makes them one."""
    if one == two or two not in tracker.members:
        return False
    if _are_kept_apart(tracker, one, two):
        return False
    left, right = tracker.members[one][-_MAX_MEMBERS:], tracker.members[two][-_MAX_MEMBERS:]
    collection = _collect(tracker, [tracker.signatures[article] for article in (*left, *right)])
    rows = np.repeat(np.arange(len(left), dtype=np.int64), len(right))
    columns = np.tile(np.arange(len(left), len(left) + len(right), dtype=np.int64), len(left))
    scores = score_pairs(collection, rows, columns)
    is_firm = (
        min(len(left), len(right)) < 2 or scores.max() >= FIRM_PARTS
    )  # as a batch cuts what no firm pair ties
    return bool(is_firm and scores.mean() >= _needed(len(left), len(right)))


def _merge(tracker: Tracker, one: str, two: str) -> tuple[str, list[str]]:
    """Merge two stories under the id of the one that began first; that id, and the shown id that now forwards."""
    order = list(tracker.members)
    kept, gone = sorted((one, two), key=order.index)
    merged = _forward(tracker, kept, gone)
    for article in tracker.members.pop(gone):
        tracker.members[kept].append(article)
        tracker.story_of[article] = kept
    return kept, merged


def _forward(tracker: Tracker, one: str, two: str) -> list[str]:
    """Show two stories as the one that began first: the shown id that forwards to it from now on, none where they are one."""
    one, two = current_story(tracker, one), current_story(tracker, two)
    if one == two:
        return []
    order = list(tracker.members)
    kept, gone = sorted((one, two), key=order.index)
    tracker.forwards[gone] = kept
    return [gone]


def _is_kept_apart(tracker: Tracker, article: str, story: str) -> bool:
    """Whether a reader parted the article from any report of what the story is shown as."""
    pairs = [pair for pair in tracker.overlay.apart if article in pair]
    others = {other for pair in pairs for other in pair} - {article}
    return bool(others) and current_story(tracker, story) in _shown(tracker, others)


def _are_kept_apart(tracker: Tracker, one: str, two: str) -> bool:
    """Whether a reader parted any report of what one story is shown as from any of the other."""
    sides = {current_story(tracker, one), current_story(tracker, two)}
    return len(sides) == 2 and any(set(_shown(tracker, pair)) == sides for pair in tracker.overlay.apart)


def _shown(tracker: Tracker, articles: Iterable[str]) -> list[str]:
    """The stories that the articles are shown in, those that have come."""
    known = [tracker.story_of[article] for article in articles if article in tracker.story_of]
    return [current_story(tracker, story) for story in known]


def _copies(tracker: Tracker, signature: Signature, story: str) -> list[str]:
    others = [article for article in tracker.members[story] if article != signature.id][-_MAX_MEMBERS:]
    passages = [signature.passages, *(tracker.signatures[article].passages for article in others)]
    return [article for place, article in enumerate(others, start=1) if is_copy(likeness(passages, 0, place))]
