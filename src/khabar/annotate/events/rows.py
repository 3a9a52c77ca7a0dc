"""Which row of the lexicon a word has in its sentence, by the words near it that rows need or that block them."""

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
    is_plain = all(reading.is_plain for reading in piece.readings)
    after, near, close = ([], [], []) if is_plain else _near(words, piece)
    beside = () if is_plain else _beside(words, piece.first)
    found: dict[str, tuple[Reading, Entry]] = {}
    for reading in piece.readings:
        for entry in reading.entries:
            is_next = not entry.needs.isdisjoint(beside)
            if entry.blocks and not is_next and not entry.blocks.isdisjoint(near):
                held = "blocked"
            elif entry.needs:
                met = not entry.needs.isdisjoint(after) or not entry.needs.isdisjoint(close)
                held = "met" if met else "unmet"
            else:
                held = "free"
            found.setdefault(_WIDE[held] if entry.is_wide else held, (reading, entry))
    held = next(held for held in _HELD if held in found)
    return *found[held], held


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
    for at in range(first + 1, min(len(told), first + 9)):
        word = told[at]
        if word.sentence != sentence:
            break
        if word.kind == "mark":
            continue
        norm = word.norm
        forms = _forms(word)
        if at <= first + 4:
            near += forms
        if classes.get(norm) not in _PREPOSITIONS:
            after += forms
        elif at <= first + 3:
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
    if word.norm.endswith("ا") and len(word.norm) > 4:
        return word.norm, word.core, word.bare, word.norm[:-1]
    return word.norm, word.core, word.bare
