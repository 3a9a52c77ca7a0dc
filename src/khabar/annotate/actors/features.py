"""What the tagger sees of a word: features that depend on one form alone, so that their weights add up once a form."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import repeat
from typing import TypeVar

from khabar.annotate.actors.lists import (
    forms,
    heads,
    name_parts,
    nationality_forms,
    title_words,
    titles,
    weak_words,
    word_class,
)

CLASSES = (
    "other", "function", "says", "day", "number", "latin", "mark", "dash", "quote", "paren", "title", "honour", "rank", "nationality",
    "country", "city", "place", "body", "armed", "media", "given", "weakgiven", "western", "family", "weakfamily", "link", "orghead", "lochead",
    "person", "article", "edge", "definite", "nisba", "feminine", "abu", "namelike",
)  # fmt: skip
NEAR = ("w=", "c=", "q=", "like=", "s2=", "p2=", "s3=")
FAR = ("w=", "c=")
TEMPLATES = (
    "w=", "c=", "k=", "l=", "r=", "b=", "q=", "p1=", "p2=", "p3=", "p4=", "s1=", "s2=", "s3=", "s4=",
    "n=", "t=", "np=", "e=", "i=", "emphatic", "shape=", "like=",
)  # fmt: skip
NAMED: dict[str, Callable[[str], str]] = {template: template.__add__ for template in TEMPLATES}
CLASS_ID = {name: number for number, name in enumerate(CLASSES)}


T = TypeVar("T")
_PREFIXES = ((1, "p1="), (2, "p2="), (3, "p3="), (4, "p4="))
_SUFFIXES = ((1, "s1="), (2, "s2="), (3, "s3="), (4, "s4="))
_BY_SHAPE = frozenset(("other", "definite", "feminine", "nisba"))  # no list has the word
_NOT_BEHIND_CLITIC = _BY_SHAPE | {"weakgiven", "link", "function", "weakfamily"}
_MARKS = {"-": "dash", "–": "dash", "—": "dash", "(": "paren", ")": "paren"}
_TELLING_ENDS = frozenset("ىةأاؤئءو")
_HAMZA_ON_ALEF = frozenset("أإآ")
_CONSONANTS = repeat("C")
_VOWELS = dict.fromkeys("اوي", "V")
_EMPHATIC = frozenset("صضطظعحق")
_NOTHING = repeat(0.0)  # what a run of letters weighs that the model does not know


def readings(norm: str) -> tuple[str, ...]:
    """A folded word and what is left of it when conjunctions and prepositions are taken off, longest first."""
    found = [norm]
    rest = norm
    for letters in ("وف", "بلك"):
        if len(rest) > 3 and rest[0] in letters:
            if rest[0] == "ل" and rest[1] == "ل":
                found.append("ال" + rest[2:])
                break
            rest = rest[1:]
            found.append(rest)
    return tuple(found)


@cache
def _single_groups() -> dict[str, str]:
    """Single tokens that the lists know on their own → class."""
    found: dict[str, str] = {}
    order = {
        "country": "country",
        "capital": "city",
        "city": "city",
        "armed": "armed",
        "media": "media",
        "person": "person",
    }
    for key, known in forms().items():
        sure = [form for form in known if not (form.needs_cue and form.entry.group == "media")]
        if len(key) == 1 and sure:
            form = sure[0]
            group = order.get(form.entry.group) or ("place" if form.entry.type == "LOC" else "body")
            found[key[0]] = group
    return found


def class_of(norm: str, kind: str, letters: Mapping[str, float]) -> str:
    """The coarse class of a folded word, one of CLASSES."""
    if kind != "arabic":
        return _class_of_other(norm, kind)
    stripped = readings(norm)
    return _joined_class([_class_of_token(token) for token in stripped], likeness(stripped, letters))


def _joined_class(classes: Sequence[str], like: int) -> str:
    """The class of an Arabic word from those of its readings, the whole word first."""
    whole = classes[0]
    if whole in _BY_SHAPE:
        listed = next((kept for kept in classes[1:] if kept not in _NOT_BEHIND_CLITIC), whole)
        return "namelike" if like > 2 and listed in ("other", "feminine") else listed
    return whole


def _class_of_other(norm: str, kind: str) -> str:
    if kind != "mark":
        return kind if kind in ("number", "latin") else "other"
    return _MARKS.get(norm, "quote" if norm in '"“”«»' else "mark")


def likeness(stripped: tuple[str, ...], letters: Mapping[str, float]) -> int:
    """How much the letters of a folded word, in its readings, are those of names, transliterated ones above all: 0 (a word) to 4 (a name)."""
    best = max(sum(map(letters.get, grams(token), _NOTHING)) for token in stripped[:2])
    best += letters.get("", 0.0)
    return 0 if best < -3 else 1 if best < -1 else 2 if best < 1 else 3 if best < 3 else 4


def grams(token: str) -> list[str]:
    """The runs of two to four letters of a word, its edges marked."""
    edged = f"<{token[:24]}>"
    size = len(edged)
    return [edged[at:past] for length in (2, 3, 4) for at, past in enumerate(range(length, size + 1))]


def _class_of_token(token: str) -> str:
    known = _token_classes().get(token)
    if known:
        return known
    if token.startswith("عبد") and len(token) > 4:
        return "given"
    if token.startswith("ال") and len(token) > 4:
        return "nisba" if token.endswith("ي") else "definite"
    return "feminine" if token.endswith("ه") else "other"


@cache
def _token_classes() -> dict[str, str]:
    """Class of every token that some list knows; the first list in this order that has it decides."""
    weak = weak_words()
    known: dict[str, str] = dict.fromkeys(word_class("function"), "function")
    for name in ("says", "day"):
        for token in word_class(name):
            known.setdefault(token, name)
    for title, kind in titles().items():
        if len(title) == 1:
            known.setdefault(title[0], {"honour": "honour", "rank": "rank"}.get(kind, "title"))
    for token in title_words():
        known.setdefault(token, "title")
    for token in nationality_forms():
        known.setdefault(token, "nationality")
        known.setdefault("ال" + token, "nationality")
    for token, group in _single_groups().items():
        known.setdefault(token, group)
    for token, rows in heads().items():
        known.setdefault(token, "orghead" if any(kind == "ORG" for _, kind, _ in rows) else "lochead")
    known.update({token: known.get(token, "abu") for token in word_class("kunya")})
    known.update({token: known.get(token, "link") for token in word_class("link")})
    for token, kind in name_parts().items():
        weakly = {"given": "weakgiven"}.get(kind, "weakfamily") if token in weak else kind
        known.setdefault(token, weakly)
    return known


def form_features(
    norm: str, kind: str, written: str, like: int, name: Mapping[str, Callable[[str], T]]
) -> tuple[str, list[T]]:
    """The class of a word and its features at its own place, `like` being the likeness of its readings.

    `name` makes a feature of a value, by template: text for training (NAMED), its row of weights for tagging.
    """
    if kind != "arabic":
        own = _class_of_other(norm, kind)
        features = [name["w="](norm), name["c="](own), name["k="](kind)]
        if kind == "latin":
            case = "upper" if written.isupper() else "title" if written.istitle() else "lower"
            features.append(name["l="](case))
        return own, features
    stripped = readings(norm)
    classes = [_class_of_token(token) for token in stripped]
    own = _joined_class(classes, like)
    features = [name["w="](norm), name["c="](own), name["k="]("arabic"), *map(name["r="], stripped)]
    core = stripped[-1] if len(stripped) > 1 and len(stripped[-1]) > 2 else norm
    bare = core[2:] if core.startswith("ال") and len(core) > 4 else core
    features += (name["b="](bare), name["q="](stripped[-1]))
    size = max(0, min(len(norm) - 1, 4))
    features += [name[template](norm[:n]) for n, template in _PREFIXES[:size]]
    features += [name[template](norm[-n:]) for n, template in _SUFFIXES[:size]]
    features.append(name["n="](str(min(len(bare), 9))))
    features += map(name["t="], classes)
    parts = name_parts()
    features += [name["np="](parts[token]) for token in stripped if token in parts]
    if written[-1:] in _TELLING_ENDS:
        features.append(name["e="](written[-1]))
    if written[:1] in _HAMZA_ON_ALEF:
        features.append(name["i="](written[0]))
    if not _EMPHATIC.isdisjoint(bare):
        features.append(name["emphatic"](""))
    features += (name["shape="](_shape(bare)), name["like="](str(like)))
    return own, features


def _shape(bare: str) -> str:
    """Long vowels and consonants, as foreign names are full of the former: "كاميرون" → "CVCVCVC"."""
    return "".join(map(_VOWELS.get, bare[:8], _CONSONANTS))


def is_seen_near(feature: str) -> bool:
    """Whether the words at the sides see this feature."""
    return feature.startswith(NEAR)


def is_seen_far(feature: str) -> bool:
    """Whether the words two places away see it."""
    return feature.startswith(FAR)
