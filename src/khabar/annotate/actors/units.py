"""The words of an article as names are compared: compound names joined, clitics taken off virtually."""

from typing import Literal

import msgspec

from khabar.annotate.actors.lists import Entry, is_compound, may_begin_compound
from khabar.arabic.letters import MARKS
from khabar.model import ActorType, Span, Word, Words

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_KUNYA = ("ابو", "ابي")


Readings = tuple[tuple[str, int], ...]


class Unit(msgspec.Struct, frozen=True, gc=False):
    """One word, or the two words of one given name (عبد الله). `norm` is folded and whole; `readings` are the folded
    tokens it can stand for, each with its offset in the text: "وبسوريا" → وبسوريا, بسوريا, سوريا."""

    first: int
    last: int
    norm: str
    readings: Readings
    end: int
    kind: str
    written: str  # as it stands in the text
    pos: str
    paragraph: int
    core: str  # as the clitic rules of the Arabic layer give it


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of units that names somebody. `first` and `last` are unit indexes, the last included."""

    first: int
    last: int
    span: Span
    tokens: tuple[str, ...]  # folded, joined, without clitics
    type: ActorType
    rule: str  # what found it: list, person, body, place, tagger, link
    entry: Entry | None = None
    how: str = "name"
    capital_of: str | None = None  # the country, where a capital may stand for its government
    bare: Span | None = None  # the name without its classifier: "بابل" of "محافظة بابل"


Certainty = Literal["sure", "cue", "weak"]


def units_of(words: Words) -> list[Unit]:
    """The units of an article, by position, every word in exactly one of them."""
    text, all_words = words.text, words.words
    units: list[Unit] = []
    index, n_words = 0, len(all_words)
    while index < n_words:
        word = all_words[index]
        last, end = index, word.end
        readings = ((word.norm, word.start),) if word.kind != "arabic" else _readings(word, text)
        if word.kind == "arabic" and index + 1 < n_words and may_begin_compound(readings[-1][0]):
            following = all_words[index + 1]
            joined = _joined(readings, following, text[end : following.start])
            if joined:
                readings, last, end = joined, index + 1, following.end
        units.append(
            Unit(
                index,
                last,
                readings[0][0],
                readings,
                end,
                word.kind,
                text[word.start : end],
                word.pos,
                word.paragraph,
                word.core,
            )
        )
        index = last + 1
    return units


def _joined(readings: Readings, following: Word, between: str) -> Readings:
    if following.kind != "arabic" or between.strip():
        return ()
    return tuple((token + following.norm, at) for token, at in readings if is_compound(token, following.norm))


def _readings(word: Word, text: str) -> Readings:
    norm = word.norm
    if (
        word.kind != "arabic"
        or len(norm) < 3
        or len(norm) > 30
        or norm[0] not in "وفبلك"
        and not word.proclitics
    ):
        return ((norm, word.start),)
    found = [(norm, word.start)]
    if word.core != norm and word.proclitics:
        found.append((word.core, word.core_start if not _is_fused(word) else word.core_start - 1))
    rest, at = norm, word.start
    if rest[0] in _CONJUNCTIONS and len(rest) > 2:
        rest, at = rest[1:], _after_letter(text, at, word.end)
        found.append((rest, at))
    if rest[0] in _PREPOSITIONS and len(rest) > 3:
        at = _after_letter(text, at, word.end)
        if rest.startswith("لل"):
            found.append(("ال" + rest[2:], at - 1))
        elif rest[0] != "ك" and (len(rest) > 4 or rest[1:] in _KUNYA):
            found.append((rest[1:], at))
    seen: dict[str, int] = {}
    for token, offset in found:
        seen.setdefault(token, max(offset, word.start))
    return tuple(seen.items())


def _is_fused(word: Word) -> bool:
    """Whether ل and ال are written as one: the span of "لليمن" then begins at the first lam, as it stands."""
    return (
        word.proclitics[-1] == "ل"
        and word.core.startswith("ال")
        and word.norm.find("لل") == len(word.proclitics) - 1
    )


def _after_letter(text: str, at: int, end: int) -> int:
    at += 1
    while at < end - 1 and text[at] in MARKS:
        at += 1
    return at
