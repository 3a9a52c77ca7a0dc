"""Known words: what the lexicons hold, what follows from them by inflection, and which tags that allows."""

from collections.abc import Sequence
from functools import cache
from sys import intern
from typing import NamedTuple

from khabar.arabic.letters import fold_word, fold_words
from khabar.arabic.verbs import verb_rows
from khabar.lexicon import read_columns, read_lexicon

Tags = tuple[str, ...]
_ADJ, _NOUN = ("ADJ",), ("NOUN",)
_SHADDA = "\N{ARABIC SHADDA}"

# Folded ending → folded endings that the word without it may have. Feminine, dual, plurals, accusative, nisba.
_ENDINGS = (
    ("تين", ("ه",)),
    ("تان", ("ه",)),
    ("يات", ("", "ا", "ه")),
    ("يين", ("", "ا", "ه", "يا")),
    ("يون", ("", "ا", "ه", "يا")),
    ("يه", ("", "ا", "ه", "يا")),
    ("ات", ("", "ه")),
    ("ين", ("", "ي")),
    ("ون", ("", "ي")),
    ("ان", ("",)),
    ("تي", ("ه",)),
    ("تا", ("ه",)),
    ("ي", ("", "ا", "ه", "يا")),
    ("ه", ("",)),
    ("ا", ("",)),
    ("و", ("",)),
)
_BY_LAST = {last: tuple(row for row in _ENDINGS if row[0][-1] == last) for last in "نتهيهاو"}
_NISBA = frozenset(["ي", "يه", "يين", "يون", "يات"])


@cache
def closed_words() -> dict[str, Tags]:
    """Folded word of a closed class → its tags."""
    words, cells = read_columns("khabar.arabic", "closed.tsv")[:2]
    return _gather(fold_words(words), [_tags(cell) for cell in cells])


@cache
def closed_spellings() -> dict[str, Tags]:
    """The same by spelling, for words that only their hamza or ya tells apart: كان and كأن, على and علي."""
    words, cells = read_columns("khabar.arabic", "closed.tsv")[:2]
    return _gather(words, [_tags(cell) for cell in cells])


class _Entries(NamedTuple):
    """Words as spelled, folded, and their tags."""

    spelled: Sequence[str]
    folded: Sequence[str]
    tags: Sequence[Tags]


@cache
def known_words() -> dict[str, Tags]:
    """Folded noun, adjective, name or adverb → its tags; masdars and participles of the verbs are among them."""
    derived, listed = _derived_entries(), _listed_entries()
    return _gather(derived.folded, derived.tags) | _gather(listed.folded, listed.tags)


@cache
def _listed_entries() -> _Entries:
    """Those of words.tsv."""
    spelled, cells = read_columns("khabar.arabic", "words.tsv")
    shared = {cell: _tags(cell) for cell in set(cells)}
    return _Entries(spelled, fold_words(spelled), [shared[cell] for cell in cells])


@cache
def _derived_entries() -> _Entries:
    """The regular masdars and participles."""
    spelled: list[str] = []
    tags: list[Tags] = []
    for past, present, pattern in verb_rows():
        is_doubled = past.endswith(_SHADDA)
        for word, tag in _derived(past.replace(_SHADDA, ""), present, pattern, doubled=is_doubled):
            spelled.append(word)
            tags.append(tag)
    return _Entries(spelled, fold_words(spelled), tags)


@cache
def usual_readings() -> dict[str, tuple[str, ...]]:
    """Folded word → the proclitics that it has in news whatever the lexicons hold: ودعت is و and دعت, ولي is a word."""
    return {
        fold_word(row["word"]): tuple(row["proclitics"].replace("-", ""))
        for row in read_lexicon("khabar.arabic", "readings.tsv")
    }


@cache
def only_low_hamza() -> frozenset[str]:
    """Folded words that begin with إ in every spelling: أجابه is no form of إجابة."""
    low: set[str] = set()
    other: set[str] = set()
    for entries in (_listed_entries(), _derived_entries()):
        for spelled, folded in zip(entries.spelled, entries.folded, strict=True):
            if folded[0] == "ا":
                (low if spelled[0] == "إ" else other).add(folded)
    return frozenset(low - other)


@cache
def spellings() -> frozenset[str]:
    """The words of words.tsv as they are spelled."""
    return frozenset(_listed_entries().spelled)


@cache
def known_spellings() -> dict[str, Tags]:
    """Tags by spelling, for words that fold to one form and differ in tags: أجل (sake) and آجل (deferred)."""
    entries = _listed_entries()
    first = dict(zip(reversed(entries.folded), reversed(entries.tags), strict=True))
    several = {
        folded for folded, tags in zip(entries.folded, entries.tags, strict=True) if first[folded] != tags
    }
    return {spelled: tags for spelled, folded, tags in zip(*entries, strict=True) if folded in several}


@cache
def hosts() -> frozenset[str]:
    """Folded prepositions, particles and quantifiers to which a pronoun may be joined: منها، لأنه، كلهم."""
    return frozenset(fold_word(row["word"]) for row in read_lexicon("khabar.arabic", "hosts.tsv"))


@cache
def ends_in_ha() -> frozenset[str]:
    """Known words whose last letter is a real ه, no ة: وجه، مياه، اتجاه. Folded."""
    words = [row["word"] for row in read_lexicon("khabar.arabic", "closed.tsv")]
    verbs = [past for past, _, _ in verb_rows()]
    masdars = [word[:-1] + "اه" for word in verbs if word.startswith("ا") and word.endswith("ه")]  # اتجاه
    every = (*_listed_entries().spelled, *words, *verbs, *masdars)
    return frozenset(fold_words([word for word in every if word.endswith("ه")]))


def noun_tags(norm: str) -> Tags:
    """Tags of a folded noun without clitics and ال: as it stands in the lexicon, or inflected; () where unknown."""
    known = known_words()
    tags = known.get(norm)
    if tags is not None:
        return tags
    endings = _BY_LAST.get(norm[-1:])
    if endings is None or len(norm) < 4:
        return ()
    if norm.endswith("ئا"):  # شيئا
        return known.get(norm[:-2] + "ء", ())
    for ending, bases in endings:
        if not norm.endswith(ending):
            continue
        stem = norm[: -len(ending)]
        if len(stem) < 2:
            continue
        for base in bases:
            tags = known.get(stem + base)
            if tags and tags != ("ADV",):
                return _inflected(tags, ending)
    return ()


def _inflected(tags: Tags, ending: str) -> Tags:
    if ending in _NISBA:
        return ("ADJ", "NOUN") if "PROPN" in tags or "NOUN" in tags else tags
    if "PROPN" not in tags:
        return tags
    return tuple([tag for tag in tags if tag != "PROPN"]) or _NOUN


def _gather(words: Sequence[str], tags: Sequence[Tags]) -> dict[str, Tags]:
    """All tags of each word; what has the same ones shares the tuple."""
    found: dict[str, Tags] = {}
    for word, own in zip(words, tags, strict=True):
        met = found.setdefault(word, own)
        if met is not own:
            found[word] = (*met, *[tag for tag in own if tag not in met])
    shared: dict[Tags, Tags] = {}
    return {word: shared.setdefault(own, own) for word, own in found.items()}


def _tags(cell: str) -> Tags:
    return tuple([intern(tag) for tag in cell.split()])


def _derived(past: str, present: str, pattern: str, *, doubled: bool) -> list[tuple[str, Tags]]:
    """Regular masdar and participles of a verb: (word, tag). Masdars of the simple pattern are in words.tsv."""
    weak = past[-1] in "ىا"
    participle = "م" + (present[1:-1] if weak else present[1:])
    if pattern == "I":
        return _simple_participles(past, weak=weak, doubled=doubled)
    hollow = past[-2] == "ا" and not weak and pattern in ("IV", "VII", "VIII", "X")
    made = [(participle + ("ي" if weak else ""), _ADJ), (participle + ("ية" if weak else "ة"), _ADJ)]
    if hollow and pattern in ("IV", "X"):  # مقام، مستعاد
        made += [
            ("م" + present[1:-2] + "ا" + present[-1], _ADJ),
            ("م" + present[1:-2] + "ا" + present[-1] + "ة", _ADJ),
        ]
    return [
        *made,
        *((masdar, _NOUN) for masdar in _masdars(past, pattern, weak=weak, hollow=hollow, doubled=doubled)),
    ]


def _simple_participles(past: str, *, weak: bool, doubled: bool) -> list[tuple[str, Tags]]:
    if len(past) < 3 or weak or doubled or past[1] == "ا":
        return []
    active, passive = past[0] + "ا" + past[1:], "م" + past[:-1] + "و" + past[-1]
    return [(active, _ADJ), (active + "ة", _ADJ), (passive, _ADJ), (passive + "ة", _ADJ)]


def _masdars(past: str, pattern: str, *, weak: bool, hollow: bool, doubled: bool) -> list[str]:
    if pattern == "II":
        if weak or past[-1] == "أ":
            return ["ت" + past[:-1] + ("ية" if weak else "ئة")]
        return ["ت" + past[:-1] + "ي" + past[-1]]
    if pattern == "III":
        return ["م" + past[:-1] + "اة" if weak else "م" + past + "ة"]
    if pattern in ("V", "VI"):
        return [past[:-1] + "ي" if weak else past]
    if pattern == "Q":
        return [past + "ة"]
    if pattern == "IV":
        past = "إ" + ("ي" + past[2:] if past[1:2] == "و" else past[1:])
    if hollow:
        if pattern in ("IV", "X"):
            return [past + "ة"]
        return [past[:-2] + "يا" + past[-1]]
    if weak:
        return [past[:-1] + "اء"]
    if doubled:
        return [past + "ا" + past[-1]]
    return [past[:-1] + "ا" + past[-1]]
