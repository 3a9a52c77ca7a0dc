"""Words of an article with true offsets, their clitics split off virtually, in sentences and paragraphs."""

import re
from bisect import bisect_left
from itertools import accumulate
from operator import add

from khabar.arabic.forms import Columns, columns_of, forms_of, mend
from khabar.arabic.letters import DIRECTION_MARKS, MARKS, offsets_of
from khabar.arabic.pos import choose_tags
from khabar.arabic.quotes import find_quotations
from khabar.arabic.sentences import sentence_ends
from khabar.model import Word, Words

_LETTERS = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
_ALL_MARKS = "".join(sorted(MARKS))
_INVISIBLE = "".join(sorted(DIRECTION_MARKS))
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_TOKEN = re.compile(
    rf"([{_LETTERS}][{_LETTERS}{_ALL_MARKS}]*"
    rf"|[{_DIGITS}]+(?:[.,\u066b\u066c][{_DIGITS}]+)*"
    rf"|[^\W\d_{_LETTERS}{_ALL_MARKS}][^\W\d_{_LETTERS}{_ALL_MARKS}\u0300-\u036f]*"
    rf"(?:['’.-][^\W\d_{_LETTERS}{_ALL_MARKS}][^\W\d_{_LETTERS}{_ALL_MARKS}\u0300-\u036f]*)*"
    rf"|\u0640+|&quot;|[^\s{_ALL_MARKS}])"
)
_LINE_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"


def split(text: str) -> Words:
    """The words of a text, in order, with sentences, paragraphs and quotations.

    Any string gives a result; white space, direction marks and lone harakat belong to no word.

    >>> words = split("وقال للصحافيين: لن نتراجع.")
    >>> [(word.proclitics, word.core) for word in words.words[:2]]
    [(('و',), 'قال'), (('ل',), 'الصحافيين')]
    """
    pieces = _TOKEN.split(text)  # gap, token, gap, token … gap
    offsets = list(accumulate(map(len, pieces)))
    tokens, starts = pieces[1::2], offsets[:-1:2]
    if not tokens:
        return Words(text, (), (), (), ())
    forms = forms_of(tokens)
    mend(text, tokens, forms)
    columns = columns_of(forms)
    lines = {bisect_left(starts, offset) for offset in offsets_of(text, _LINE_BREAKS)}
    paragraphs = _ranges(lines, len(tokens))
    quotations = find_quotations(text)
    ends = sentence_ends(tokens, text=text, starts=starts, lines=lines, quotations=quotations)
    sentences = _ranges(lines.union(ends), len(tokens))
    tags = choose_tags(columns, firsts={first for first, _ in sentences})
    words = _build(columns, starts, offsets[1::2], tags, _numbers(sentences), _numbers(paragraphs))
    return Words(text, words, sentences, paragraphs, quotations)


def _build(
    columns: Columns,
    starts: list[int],
    ends: list[int],
    tags: list[str],
    sentences: list[int],
    paragraphs: list[int],
) -> tuple[Word, ...]:
    """The words, put together column by column: this is the hot loop of `split`, and `map` runs it without bytecode."""
    norms, kinds, proclitics, cores, bares, enclitics, heads, tails, _, _ = columns
    return tuple(
        map(
            Word, range(len(starts)), starts, ends, norms, kinds, sentences, paragraphs,
            proclitics, cores, bares, enclitics, map(add, starts, heads), map(add, starts, tails), tags,
        )
    )  # fmt: skip


def _numbers(ranges: tuple[tuple[int, int], ...]) -> list[int]:
    """For each word the number of its range."""
    numbers: list[int] = []
    for number, (first, last) in enumerate(ranges):
        numbers += [number] * (last - first)
    return numbers


def _ranges(cuts: set[int], n_words: int) -> tuple[tuple[int, int], ...]:
    """(first, past the last) between the cuts, which are word indexes; no range is empty."""
    edges = [0, *[cut for cut in sorted(cuts) if 0 < cut < n_words], n_words]
    return tuple(zip(edges, edges[1:], strict=False))
