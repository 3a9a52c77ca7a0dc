"""The words of an article as names are compared: compound names joined, clitics taken off virtually."""

from functools import lru_cache

import msgspec

from khabar.annotate.actors.lists import Entry, compound_firsts, is_compound
from khabar.arabic.letters import MARKS
from khabar.model import ActorType, Span, Word, Words

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_PREFIXES = frozenset(_CONJUNCTIONS + _PREPOSITIONS)
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


def units_of(words: Words) -> list[Unit]:
    """The units of an article, by position, every word in exactly one of them."""
    text, all_words = words.text, words.words
    units: list[Unit] = []
    firsts = compound_firsts()
    index, n_words = 0, len(all_words)
    while index < n_words:
        word = all_words[index]
        last, end = index, word.end
        is_arabic = word.kind == "arabic"
        norm = word.norm
        if is_arabic and (norm[0] in _PREFIXES or word.proclitics) and 3 <= len(norm) <= 30:
            readings = _readings(word, text)
        else:
            readings = ((norm, word.start),)
        if is_arabic and index + 1 < n_words and readings[-1][0] in firsts:
            following = all_words[index + 1]
            joined = _joined(readings, following, text[word.start : end], text[end : following.start])
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


def is_plain_spelling(unit: Unit) -> bool:
    """Whether a word is spelt as a word of the language that shares its letters with a name: "رحمه" (رحمة), "أنا" (آنا)."""
    if unit.norm == "رحمه":
        return unit.written.endswith("ه")
    return unit.norm == "انا" and not unit.written.startswith("آ")


def _joined(readings: Readings, following: Word, written: str, between: str) -> Readings:
    if following.kind != "arabic" or between.strip():
        return ()
    if written.endswith("رحمه"):
        return ()  # "رحمه الله" is a prayer, "رحمة الله" a name
    return tuple((token + following.norm, at) for token, at in readings if is_compound(token, following.norm))


def _readings(word: Word, text: str) -> Readings:
    start = word.start
    parts = _parts(text[start : word.end], word.norm, word.core, word.core_start - start, word.proclitics)
    return tuple([(token, start + offset) for token, offset in parts])


@lru_cache(maxsize=50_000)
def _parts(surface: str, norm: str, core: str, core_at: int, proclitics: tuple[str, ...]) -> Readings:
    """The readings of one surface, with offsets in it."""
    found = [(norm, 0)]
    if core != norm and proclitics:
        found.append((core, max(0, core_at - 1) if _is_fused(norm, core, proclitics) else core_at))
    rest, at = norm, 0
    if rest[0] in _CONJUNCTIONS:
        rest, at = rest[1:], _after_letter(surface, at, len(surface))
        found.append((rest, at))
    if rest[0] in _PREPOSITIONS and len(rest) > 3:
        at = _after_letter(surface, at, len(surface))
        if rest.startswith("لل"):
            found.append(("ال" + rest[2:], at - 1))
        elif rest[0] != "ك" and (len(rest) > 4 or rest[1:] in _KUNYA):
            found.append((rest[1:], at))
    seen: dict[str, int] = {}
    for token, offset in found:
        seen.setdefault(token, max(offset, 0))
    return tuple(seen.items())


def _is_fused(norm: str, core: str, proclitics: tuple[str, ...]) -> bool:
    """Whether ل and ال are written as one: the span of "لليمن" then begins at the first lam, as it stands."""
    return proclitics[-1] == "ل" and core.startswith("ال") and norm.find("لل") == len(proclitics) - 1


def _after_letter(text: str, at: int, end: int) -> int:
    at += 1
    while at < end - 1 and text[at] in MARKS:
        at += 1
    return at
