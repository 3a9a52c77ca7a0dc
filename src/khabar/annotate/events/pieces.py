"""A sentence cut into the pieces that roles hang on: noun phrases, verbs, event nouns, openings of clauses, marks."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from khabar.annotate.events.lexicon import PACKAGE, Reading, readings
from khabar.arabic.letters import fold_word
from khabar.arabic.lexicon import read_lexicon
from khabar.model import Actor, Word, Words

PieceKind: TypeAlias = Literal["np", "verb", "event", "that", "relative", "subordinate", "particle", "comma", "stop"]
Mentions: TypeAlias = Mapping[int, tuple[int, Actor]]  # first word → (last word, actor)

_MAX_PHRASE = 16
_STOPS = frozenset(".؟?!:;؛…")
_COMMAS = frozenset("،,-–—/")
_TEMPORAL = "@"  # ruling "preposition" of a phrase that only says when or why


class Piece(msgspec.Struct, frozen=True, gc=False):
    """One piece, words `first` to `last`. `prep` is the preposition that rules it, "" where none does."""

    kind: PieceKind
    first: int
    last: int
    norm: str = ""
    prep: str = ""
    joined: bool = False  # و or ف before it
    party: str = ""  # person, group, name, place: what makes it a possible party; "" for anything else
    actor: Actor | None = None
    readings: tuple[Reading, ...] = ()
    number: str = "s"


class Closed(msgspec.Struct, frozen=True):
    """The closed classes of words.tsv, folded."""

    classes: dict[str, str]  # word → preposition, temporal, that, relative, subordinate, particle
    heads: dict[str, str]  # word → person or group
    quantities: frozenset[str]
    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    headings: frozenset[str]
    never: frozenset[str]
    sport: frozenset[str]
    disaster: frozenset[str]


_CLASSES = ("particle", "subordinate", "relative", "that", "temporal", "preposition")


@cache
def closed() -> Closed:
    """The closed classes, read once."""
    by_class: dict[str, dict[str, str]] = {}
    for row in read_lexicon(PACKAGE, "words.tsv"):
        by_class.setdefault(row["class"], {})[fold_word(row["word"])] = row["gloss"]
    return Closed(
        classes={word: name for name in _CLASSES for word in by_class[name]},
        heads=by_class["head"],
        quantities=frozenset(by_class["quantity"]),
        verbs=frozenset(by_class["verb"]),
        auxiliaries=frozenset(by_class["aux"]),
        headings=frozenset(by_class["heading"]),
        never=frozenset(by_class["never"]),
        sport=frozenset(by_class["sport"]),
        disaster=frozenset(by_class["disaster"]),
    )


def cut(words: Words, first: int, last: int, *, mentions: Mentions) -> list[Piece]:
    """The pieces of the words `first` up to `last` (left out), in order."""
    pieces: list[Piece] = []
    prep = ""
    index = first
    while index < last:
        word = words[index]
        if word.kind == "mark":
            if word.norm in _STOPS or word.norm in _COMMAS:
                pieces.append(Piece("stop" if word.norm in _STOPS else "comma", index, index, word.norm))
                prep = ""
            index += 1
            continue
        joined, key = _key(word)
        name = closed().classes.get(key) if index not in mentions else None
        if name in ("preposition", "temporal"):
            prep = key if name == "preposition" else _TEMPORAL
            if word.enclitic:
                prep = ""
        elif name:
            pieces.append(Piece(name, index, index, key, joined=joined))  # type: ignore[arg-type]
            prep = ""
        else:
            piece = _content(words, index, last, prep=prep, before=pieces, mentions=mentions)
            pieces.append(piece)
            prep = ""
            index = piece.last
        index += 1
    return pieces


def _key(word: Word) -> tuple[bool, str]:
    """Whether و or ف stands before a word, and the word without it, for the closed classes."""
    norm = word.norm
    if norm in closed().classes:
        return False, norm
    if norm[0] in "وف" and norm[1:] in closed().classes:
        return True, norm[1:]
    return False, norm


def _content(words: Words, index: int, last: int, *, prep: str, before: Sequence[Piece], mentions: Mentions) -> Piece:
    word = words[index]
    if index in mentions:
        return _phrase(words, index, last, prep=prep, mentions=mentions)
    found = event_readings(word)
    finite = tuple(r for r in found if r.kind in ("past", "present"))
    nominal = tuple(r for r in found if r.kind in ("noun", "participle"))
    joined = bool(word.proclitics) and word.proclitics[0] in "وف"
    if finite and (not nominal or _reads_as_verb(words, index, before, prep=prep)):
        return Piece("verb", index, index, word.norm, prep, joined or finite[0].conjunction != "", readings=finite, number=finite[0].number)
    if nominal and not _is_heading(words, index):
        joined = nominal[0].conjunction != ""
        return Piece("event", index, index, word.norm, nominal[0].clitic or prep, joined, readings=nominal)
    if not prep and is_verb(word):
        return Piece("verb", index, index, word.norm, joined=joined, number=_number(word))
    return _phrase(words, index, last, prep=prep, mentions=mentions)


def event_readings(word: Word) -> tuple[Reading, ...]:
    """The event readings of a word, none for words that only look like one."""
    if word.kind != "arabic" or word.norm in closed().never or word.bare in closed().never:
        return ()
    return readings(word.norm)


def is_verb(word: Word) -> bool:
    """Whether a word is a finite verb, by the tagger or by the list of frequent reporting verbs."""
    if word.pos == "VERB":
        return True
    lists = closed()
    norm = word.norm
    bare = norm[1:] if norm[0] in "وفس" else norm
    return norm in lists.verbs or bare in lists.verbs or norm in lists.auxiliaries or bare in lists.auxiliaries


def _number(word: Word) -> str:
    if word.core.endswith(("وا", "ون")):
        return "p"
    return "f" if word.core.startswith("ت") or word.core.endswith("ت") else "s"


def _reads_as_verb(words: Words, index: int, before: Sequence[Piece], *, prep: str) -> bool:
    """Whether a form that can be both (قتل، دعم) is a verb here, by what stands before it."""
    word = words[index]
    if prep:
        return False
    if word.pos == "VERB":
        return True
    if not before:
        following = words[index + 1] if index + 1 < len(words) else None
        return following is None or following.pos != "ADP"
    previous = before[-1]
    if previous.kind in ("that", "relative", "subordinate", "particle"):
        return True
    if previous.kind in ("comma", "stop"):
        return True
    if previous.kind == "np":
        head = words[previous.last]
        return bool(previous.party) and (head.is_definite or previous.actor is not None) and previous.last == index - 1
    return previous.kind == "verb" and previous.norm in closed().auxiliaries


def _is_heading(words: Words, index: int) -> bool:
    """Whether an event noun only names an office or body: "مجلس الحرب", "وزير الدفاع"."""
    if index == 0:
        return False
    previous = words[index - 1]
    bare = previous.bare or previous.norm
    if not previous.kind == "arabic" or previous.core != previous.bare:
        return False
    return bare in closed().headings or (bare in closed().heads and words[index].core != words[index].bare)


def _phrase(words: Words, first: int, last: int, *, prep: str, mentions: Mentions) -> Piece:
    word = words[first]
    clitic = "".join(word.proclitics).lstrip("وف") if word.proclitics else ""
    end, actor = _phrase_end(words, first, last, mentions=mentions)
    party, actor = _party(words, first, end, actor=actor)
    joined = bool(word.proclitics) and word.proclitics[0] in "وف"
    return Piece("np", first, end, word.norm, clitic or prep, joined, party, actor)


def _phrase_end(words: Words, first: int, last: int, *, mentions: Mentions) -> tuple[int, Actor | None]:
    """Last word of the noun phrase that begins at `first`, and the first actor named in it."""
    index, end, actor = first, first, None
    limit = min(last, first + _MAX_PHRASE)
    while index < limit:
        word = words[index]
        if index in mentions and (index == first or not _opens_another(words[index])):
            end, named = mentions[index]
            actor = actor or named
            index = end + 1
            continue
        if word.kind == "mark":
            if word.norm in _STOPS or word.norm in _COMMAS or index == first:
                break
            index += 1
            continue
        if index > first and not _goes_on(words, index, end):
            break
        end = index
        index += 1
    return min(end, last - 1), actor


def _opens_another(word: Word) -> bool:
    return bool(word.proclitics)


def _goes_on(words: Words, index: int, end: int) -> bool:
    """Whether the word still belongs to the phrase whose last word so far is `end`."""
    word, previous = words[index], words[end]
    lists = closed()
    if word.proclitics:
        return False
    if word.norm in lists.classes:
        return word.norm == "من" and previous.bare in lists.quantities and index + 1 < len(words)
    if is_verb(word):
        return False
    if word.kind == "number":
        return False
    if previous.norm == "من":
        return True
    if previous.is_definite and not word.is_definite and word.kind == "arabic":
        return word.pos == "PROPN" or previous.bare in lists.heads
    found = event_readings(word)
    if found and not (word.is_definite and (previous.bare in lists.heads or previous.bare in lists.headings)):
        return word.is_definite and previous.is_definite and all(r.kind == "participle" for r in found)
    return True


def _party(words: Words, first: int, end: int, *, actor: Actor | None) -> tuple[str, Actor | None]:
    lists = closed()
    for index in range(first, end + 1):
        word = words[index]
        if word.kind == "number" or word.bare in lists.quantities or word.norm == "من":
            continue
        kind = lists.heads.get(word.bare) or lists.heads.get(word.core)
        if kind:
            return kind, actor
        break
    if actor is not None:
        return ("place" if actor.type == "LOC" else "name"), actor
    return ("person" if _is_human_plural(words[index]) else ""), None


def _is_human_plural(word: Word) -> bool:
    """Whether a word has the plural of persons: المهاجمين، إيرانيون."""
    core = word.bare
    return len(core) >= 5 and core.endswith(("ون", "ين", "يون")) and word.core not in _NOT_HUMAN and core not in _NOT_HUMAN


_NOT_HUMAN = frozenset("ملايين قوانين ميادين عناوين مضامين عشرين ثلاثين اربعين خمسين ستين سبعين ثمانين تسعين يومين عامين شهرين قانون تلفزيون تليفزيون مليون بليون تريليون سنتين ساعتين مرتين اسبوعين بنزين تامين تحسين تكوين تعيين تدشين تلقين تخزين فلسطين تمكين مضمون شؤون شئون براهين شوون بساتين زيتون صابون قرون مواطنتين مسجدين بلدين الحرمين الشريفين تمرين تمارين مجالين امرين جانبين مرحلتين مدينتين دولتين".split())
