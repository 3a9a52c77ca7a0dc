"""Where sentences of news end: full stops that end none (abbreviations, initials, list numbers) are known."""

from bisect import bisect_left, bisect_right
from functools import cache

from khabar.arabic.letters import offsets_of
from khabar.lexicon import read_lexicon
from khabar.model import Span

_ENDS = ".؟?!…۔"
_END = frozenset(_ENDS)
_CLOSING = frozenset([*"\"”»’')]}“", "&quot;"])
_GO_ON = frozenset("،,؛;:")
_ERAS = frozenset(["م", "ه", "هـ", "ق", "ش"])  # 2015م. and 1436هـ. do end a sentence


def sentence_ends(
    tokens: list[str], *, text: str, starts: list[int], lines: set[int], quotations: tuple[Span, ...]
) -> list[int]:
    """Indexes of the words that begin a new sentence after a mark that ended one, ascending; `lines` begin a line.

    A full stop after a single letter (د. , أ.ف.ب) or between list number and item ends nothing; closing quotation
    marks and brackets belong to the sentence before them, which goes on where a comma follows them.
    """
    ends: list[int] = []
    edges = sorted(quotation.end for quotation in quotations)
    reached = 0
    for offset in offsets_of(text, _ENDS):
        index = bisect_left(starts, offset)
        if index == len(starts) or starts[index] != offset:  # inside a number: 3.5
            continue
        if index < reached or _is_abbreviation(tokens, index, starts, lines):
            continue
        past = index + 1
        while past < len(tokens) and tokens[past] in _END:
            past += 1
        while past < len(tokens) and _closes(tokens, past, starts, edges):
            past += 1
        reached = past
        if past < len(tokens) and tokens[past] not in _GO_ON:
            ends.append(past)
    return ends


def _closes(tokens: list[str], index: int, starts: list[int], edges: list[int]) -> bool:
    """Whether a token is a closing mark of what stands before it; a straight mark tells by the quotations."""
    token = tokens[index]
    if token not in _CLOSING:
        return token in _END
    if token in "\"“'’" or token == "&quot;":
        at = bisect_right(edges, starts[index]) - 1
        return at >= 0 and starts[index] - 1 <= edges[at] <= starts[index]
    return True


def _is_abbreviation(tokens: list[str], index: int, starts: list[int], lines: set[int]) -> bool:
    """Whether the full stop at `index` belongs to a letter or list number before it."""
    if tokens[index] != "." or index == 0 or index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    if starts[index - 1] + len(before) != starts[index] or after in _END:
        return False
    if before[0].isdecimal():  # a list number
        return (
            index == 1
            or index - 1 in lines
            or tokens[index - 2] in _END
            and starts[index - 1] > starts[index - 2] + 1
        )
    if before in _abbreviations("latin") and after in _abbreviations("latin"):  # إتش. إس. بي. سي
        return True
    if before in _abbreviations("letter"):
        return not (before in _ERAS and index > 1 and tokens[index - 2][0].isdecimal())
    return len(before) == 1 and before.isalpha() and before.isascii()


@cache
def _abbreviations(kind: str) -> frozenset[str]:
    return frozenset(
        row["word"] for row in read_lexicon("khabar.arabic", "abbreviations.tsv") if row["class"] == kind
    )
