"""What stands round a trigger and beside a phrase: filled slots, endings, an adjective that names the doer, the sense of a ruling word."""

from collections.abc import Mapping, Sequence

from khabar.annotate.actors.lists import country_of_folded
from khabar.annotate.events.closed import closed
from khabar.annotate.events.moods import mood_of
from khabar.annotate.events.pieces import TEMPORAL, Piece
from khabar.model import Word, Words

_AHEAD = 12  # pieces looked at behind a trigger
_MOST_SLOTS = 4
_ENDS = frozenset({"that", "relative", "subordinate", "stop", "verb"})


def slots_of(pieces: Sequence[Piece], index: int, frame: Mapping[str, str]) -> tuple[str, dict[int, int]]:
    """What stands behind a trigger in its clause, a letter each, and the place of each phrase among them.

    n a bare phrase that names a party, t another bare one, the role of the frame for one behind a preposition of it;
    phrases behind other prepositions are left out: "قصف الطيران لمواقع" → nR.
    """
    letters = ""
    places: dict[int, int] = {}
    for at in range(index + 1, min(len(pieces), index + _AHEAD)):
        piece = pieces[at]
        if piece.kind in _ENDS or len(letters) == _MOST_SLOTS:
            break
        if piece.kind == "event":
            letters += "E" if piece.prep else "e"
            continue
        if piece.kind != "np" or piece.prep == TEMPORAL:
            continue
        if piece.joined and letters and not piece.prep:
            places[at] = len(letters)
            continue
        letter = frame.get(piece.prep, "") if piece.prep else "n" if piece.party else "t"
        if letter:
            letters += letter
            places[at] = len(letters)
    return letters or "-", places


def case_of(words: Words, head: Word, piece: Piece) -> str:
    """What its ending says of a phrase without preposition: "nom" of a subject (مسلحون), "obl" of none (مسلحين), "acc" of an object
    (ضابطا); "-" where it says nothing."""
    if piece.prep or piece.actor is not None and piece.party == "name":
        return "-"
    first = words[piece.first]
    for word in (first, head):
        norm = word.norm
        if word.kind != "arabic" or len(norm) < 5:
            continue
        if norm.endswith("ون"):
            return "nom"
        if norm.endswith("ين") and (word is not first or piece.party == "person"):
            return "obl"
        if norm.endswith("ا") and not word.is_definite and word.pos != "PROPN":
            return "acc"
    if head.is_definite or len(head.bare) < 5 or head.index == piece.last:
        return "-"
    if head.bare.endswith("و"):
        return "nom"  # "مسلحو التنظيم"
    return "obl" if head.bare.endswith("ي") and head.bare + "ن" in closed().heads else "-"


def adjectives_of(words: Words, piece: Piece) -> tuple[str | None, tuple[str, ...]]:
    """The country that an adjective of an event noun names, and the stems of all its adjectives of relation: "الغارات التركية" → TUR, ترك."""
    country: str | None = None
    stems: list[str] = []
    for word in words.words[piece.first + 1 : piece.last + 1]:
        bare = word.bare
        stem = bare[:-2] if bare.endswith("يه") else bare[:-1] if bare.endswith("ي") else ""
        if len(stem) >= _LEAST_STEM:
            stems.append(stem)
            country = country or country_of_folded(word.norm)
    return country, tuple(stems)


_LEAST_STEM = 3
_KIN_WORDS = 5


def kinship(words: Words, piece: Piece, country: str | None, stems: Sequence[str]) -> str:
    """How a phrase stands to the adjectives of a trigger: "same" country, a word of the same "stem", "other"."""
    if country is not None and piece.actor is not None and piece.actor.country == country:
        return "same"
    for word in words.words[piece.first : min(piece.last, piece.first + _KIN_WORDS) + 1]:
        if any(word.bare.startswith(stem) for stem in stems):
            return "stem"
    return "other"


def sense_of(words: Words, piece: Piece, tone: str) -> str:
    """What a ruling verb or noun tells: its kind of moods.tsv, the type of its event, else its tone."""
    mood = mood_of(words[piece.first])
    if mood is not None:
        return mood.name
    if piece.readings:
        return piece.readings[0].entries[0].type
    return tone
