"""Passages of one report inside another, aligned word for word; and what was changed between versions of one text."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec
import numpy as np
import numpy.typing as npt

from khabar.model import Cite, Edit, Report, Reuse, Span
from khabar.stories.copies import Likeness, compare_passages
from khabar.stories.origins import Known
from khabar.stories.signatures import Hashes, rows_of
from khabar.stories.stems import folded

_WORD = re.compile(r"[^\W_]+(?:[\u0610-\u061a\u064b-\u065f\u0670]+[^\W_]*)*")
_LEAST_WORDS = 15  # shorter common runs are formulas and titles
_LEAST_PASSAGES = 12  # what a run of _LEAST_WORDS words holds
_MAX_REPORTS = 60
_MAX_WORDS = 3000
_MAX_PASSAGES = 3  # of one pair

Token = tuple[int, int]  # start and end of a word
Block = tuple[int, int, int]  # place in one, place in two, words


class Wording(msgspec.Struct, frozen=True):
    """The words of one report as numbers, in order, and a hash for every _LEAST_WORDS in a row, also sorted."""

    words: Hashes
    runs: Hashes
    ordered: Hashes
    order: npt.NDArray[np.int64]  # places of `ordered` in `runs`


def find_reuse(reports: Sequence[Report], *, known: Known) -> list[Reuse]:
    """The longest passages that pairs of reports share, by pair and place.

    Copies come as one entry over the whole text with the words that were changed (`edits`), each against the first of
    its group; others as the aligned passages. `first` is the report of the earlier day, None where the days do not tell.
    """
    passages = known.passages[:_MAX_REPORTS]
    wordings: dict[int, Wording] = {}
    numbers: dict[str, int] = {}
    tokens: dict[int, list[Token]] = {}
    found: list[Reuse] = []
    for pair in compare_passages(passages):
        n_shared = pair.contained * min(len(passages[pair.left]), len(passages[pair.right]))
        is_one = known.one_text[pair.left] == known.one_text[pair.right]
        if n_shared < _LEAST_PASSAGES or (
            is_one and known.one_text.index(known.one_text[pair.left]) != pair.left
        ):
            continue
        for place in (pair.left, pair.right):
            if place not in wordings:
                wordings[place] = _wording(reports[place].text, numbers)
        one, two = wordings[pair.left], wordings[pair.right]
        blocks = _blocks(one.words.tolist(), two.words.tolist()) if is_one else _common_runs(one, two)
        if not is_one and not blocks:
            continue
        for place in (pair.left, pair.right):
            if place not in tokens:
                tokens[place] = _tokens(reports[place].text)
        found += _reused(reports, pair, (tokens[pair.left], tokens[pair.right], blocks), known, is_one=is_one)
    return found


def _reused(
    reports: Sequence[Report],
    pair: Likeness,
    aligned: tuple[Sequence[Token], Sequence[Token], Sequence[Block]],
    known: Known,
    *,
    is_one: bool,
) -> list[Reuse]:
    one, two = reports[pair.left], reports[pair.right]
    left, right, blocks = aligned
    if is_one:
        spans, edits = [_whole(left, right)], _edits(left, right, blocks)
    else:
        longest = sorted(blocks, key=lambda block: -block[2])[:_MAX_PASSAGES]
        spans, edits = [_spans(left, right, block) for block in sorted(longest)], ()
    return [
        Reuse(
            a=Cite(one.id, words),
            b=Cite(two.id, again),
            jaccard=round(pair.jaccard, 3),
            first=_first(one, two),
            agency=_agency(known, pair),
            edits=edits,
        )
        for words, again in spans
    ]


def _wording(text: str, numbers: dict[str, int]) -> Wording:
    """The words of a text; `numbers` grows by those that are new."""
    words = np.array(
        [numbers.setdefault(folded(word), len(numbers)) for word in _WORD.findall(text)[:_MAX_WORDS]],
        dtype=np.uint64,
    )
    runs = rows_of(words, _LEAST_WORDS)
    order = np.argsort(runs, kind="stable")
    return Wording(words, runs, runs[order], order)


def _tokens(text: str) -> list[Token]:
    return [m.span() for _, m in zip(range(_MAX_WORDS), _WORD.finditer(text), strict=False)]


def _common_runs(one: Wording, two: Wording) -> list[Block]:
    """The runs of _LEAST_WORDS words or more that both hold, by place in one; a run begins where the last one ended."""
    if min(len(one.words), len(two.words)) < _LEAST_WORDS:
        return []
    places = np.minimum(np.searchsorted(two.ordered, one.runs), len(two.ordered) - 1)
    hits = np.flatnonzero(two.ordered[places] == one.runs)
    blocks: list[Block] = []
    past = 0
    for a in hits.tolist():
        if a >= past:
            b = int(two.order[places[a]])  # the first place of the run, since the order is stable
            size = _agreement(one.words[a:], two.words[b:])
            blocks.append((a, b, size))
            past = a + size
    return blocks


def _agreement(one: Hashes, two: Hashes) -> int:
    """How many words at the beginning agree."""
    n_words = min(len(one), len(two))
    differing = np.flatnonzero(one[:n_words] != two[:n_words])
    return int(differing[0]) if len(differing) else n_words


def _blocks(one: Sequence[int], two: Sequence[int]) -> list[Block]:
    """The common runs of two versions of one text, in order."""
    matcher = SequenceMatcher(None, one, two, autojunk=True)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]


def _spans(one: Sequence[Token], two: Sequence[Token], block: Block) -> tuple[Span, Span]:
    a, b, size = block
    return Span(one[a][0], one[a + size - 1][1]), Span(two[b][0], two[b + size - 1][1])


def _whole(one: Sequence[Token], two: Sequence[Token]) -> tuple[Span, Span]:
    return Span(one[0][0], one[-1][1]), Span(two[0][0], two[-1][1])


def _edits(one: Sequence[Token], two: Sequence[Token], blocks: Sequence[Block]) -> tuple[Edit, ...]:
    """The words between the common runs: replaced, left out (`b` None) or put in (`a` None)."""
    edits = []
    at_one = at_two = 0
    for a, b, size in [*blocks, (len(one), len(two), 0)]:
        left = Span(one[at_one][0], one[a - 1][1]) if a > at_one else None
        right = Span(two[at_two][0], two[b - 1][1]) if b > at_two else None
        if left or right:
            edits.append(Edit(left, right))
        at_one, at_two = a + size, b + size
    return tuple(edits)


def _first(one: Report, two: Report) -> str | None:
    if not one.published or not two.published or one.published[:10] == two.published[:10]:
        return None
    return one.id if one.published < two.published else two.id


def _agency(known: Known, pair: Likeness) -> str | None:
    both = known.agencies[pair.left] | known.agencies[pair.right]
    return next(iter(both)) if len(both) == 1 else None
