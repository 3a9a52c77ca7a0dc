"""Which row of the lexicon a word has in its sentence, by the words near it that rows need or that block them."""

from collections.abc import Sequence
from operator import attrgetter

from khabar.annotate.events.closed import closed
from khabar.annotate.events.kinds import event_readings
from khabar.annotate.events.lexicon import Entry, Reading, readings
from khabar.annotate.events.pieces import Piece
from khabar.model import Word, Words


def may_tell(words: Words, first: int, last: int) -> bool:
    """Whether some row can hold in the words `first` up to `last`: one that needs nothing, or whose needed word stands there."""
    needed: set[str] = set()
    told = words.words[first:last]
    for word in told:
        if not readings(word.norm):
            continue
        for reading in event_readings(word):
            for entry in reading.entries:
                if not entry.needs:
                    return True
                needed.update(entry.needs)
    return bool(needed) and any(not needed.isdisjoint(_forms(word)) for word in told)


def choose_row(words: Words, piece: Piece) -> tuple[Reading, Entry, str]:
    """The reading and the row that hold here, and how: rows that name what they need come first, those of wide.tsv last."""
    if all(map(_is_plain, piece.readings)):
        return _first_free(piece.readings)
    after, near, close = _near(words, piece)
    beside = _beside(words, piece.first)
    found: dict[str, tuple[Reading, Entry]] = {}
    for reading in piece.readings:
        for entry in reading.entries:
            needs, blocks = entry.needs, entry.blocks
            if blocks and not blocks.isdisjoint(near) and needs.isdisjoint(beside):
                held = "blocked"
            elif needs:
                held = "unmet" if needs.isdisjoint(after) and needs.isdisjoint(close) else "met"
            else:
                held = "free"
            if entry.is_wide:
                held = _WIDE[held]
            if held not in found:
                found[held] = reading, entry
    held = next(held for held in _HELD if held in found)
    return *found[held], held


_is_plain = attrgetter("is_plain")


def _first_free(readings: Sequence[Reading]) -> tuple[Reading, Entry, str]:
    """The same where no row names a word: the first row, one of wide.tsv only where no other is."""
    for reading in readings:
        for entry in reading.entries:
            if not entry.is_wide:
                return reading, entry, "free"
    return readings[0], readings[0].entries[0], "wide free"


def _beside(words: Words, first: int) -> tuple[str, ...]:
    """The forms of the word right behind a trigger: "وقع اتفاق لوقف الاشتباك" is a signature, "وقع اشتباك" none."""
    return _forms(words[first + 1]) if first + 1 < len(words) else ()


_WIDE = {held: f"wide {held}" for held in ("met", "free", "unmet", "blocked")}
_HELD = ("met", "free", "wide met", "wide free", "unmet", "wide unmet", "blocked", "wide blocked")


def _near(words: Words, piece: Piece) -> tuple[list[str], list[str], list[str]]:
    """The words after a trigger but for prepositions; all those near it, the one before it too; prepositions close by."""
    after: list[str] = []
    near: list[str] = []
    close: list[str] = []
    told, first, classes = words.words, piece.first, closed().classes
    sentence = told[first].sentence
    for far, word in enumerate(told[first + 1 : first + 9], 1):
        if word.sentence != sentence:
            break
        if word.kind == "mark":
            continue
        norm = word.norm
        forms = _forms(word)
        if far <= 4:
            near += forms
        if norm not in classes or classes[norm] not in _PREPOSITIONS:
            after += forms
        elif far <= 3:
            close.append(norm)
    if first and told[first - 1].sentence == sentence:
        word = told[first - 1]
        near += (word.norm, word.core, word.bare)
        if word.norm in _RELATIVES and first > 1 and told[first - 2].sentence == sentence:
            antecedent = _forms(told[first - 2])  # "الاتفاق الذي وقعه", "الاشتباك الذي وقع"
            after += antecedent
            near += antecedent
    return after, near, close


_RELATIVES = frozenset({"الذي", "التي", "اللذين", "اللتين", "الذين"})
_PREPOSITIONS = frozenset({"preposition", "temporal"})


def _forms(word: Word) -> tuple[str, ...]:
    """A word as the cells of a row may name it: whole, without clitics, without the article, without the alif of an object."""
    norm, bare = word.norm, word.bare
    if len(norm) > 4 and norm[-1] == "ا":
        return (norm, norm[:-1]) if bare is norm else (norm, word.core, bare, norm[:-1])
    return (norm,) if bare is norm else (norm, word.core, bare)  # most words have neither clitic nor article
