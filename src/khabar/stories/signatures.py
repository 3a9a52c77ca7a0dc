"""What stories keep of a report's words: hashes of its passages and terms, stable across machines and runs.

Nothing else is needed to tell copies and stories apart, so a store can hold signatures instead of reports.
"""

import hashlib
import re
from array import array
from collections.abc import Iterable

import msgspec
import numpy as np
import numpy.typing as npt

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Report
from khabar.stories.comment import is_comment
from khabar.stories.days import day_number as day_number
from khabar.stories.parties import fold_name
from khabar.stories.stems import content_stems

Hashes = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]

PASSAGE_WORDS = 4  # as in the story gold: four words in a row are rarely shared by chance
N_NAMES = 12
_LEAD_CHARACTERS = 500
_HEAD_CHARACTERS = (
    300  # of a body, which tell with the title what is new: 200 and 450 tell stories apart less well
)
_TITLE_WEIGHT = 2.0
# A word inside a person's name counts once more: names tell one court case from the next.
_NAME_WEIGHT = 1.0
_PAIR_SHARE = 0.002  # share of reports expected to hold a given pair of neighbouring words
_UNLISTED_SHARE = 0.002  # the same for a word that common.tsv does not list
_PAIRED_BELOW = 0.04  # two neighbours make a term of their own where neither is commoner than this
_NOTHING: Hashes = np.empty(0, np.uint64)
_TOKEN = re.compile(r"[^\W_]+(?:[\u0610-\u061a\u064b-\u065f\u0670]+[^\W_]*)*")


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one report as hashes. Arrays are sorted by hash and hold each hash once."""

    id: str
    outlet: str | None
    day: int | None  # ordinal of the day of publication; None where it is unknown
    n_words: int
    body: int  # one hash over all words: equal bodies are equal texts
    passages: Hashes  # of every PASSAGE_WORDS words in a row
    terms: Hashes
    weights: Floats  # 1 + log of how often, beside `terms`
    priors: Floats  # share of reports expected to hold the term, beside `terms`
    places: tuple[int, ...] = ()  # hashes of the places that the lead names
    is_comment: bool = False  # a column or a feature, as far as its head tells
    head: Hashes = msgspec.field(default_factory=lambda: _NOTHING)  # terms of title and lead, without pairs


class Vocabulary(msgspec.Struct, frozen=True):
    """The words met so far in one run, as written, and beside each number the hashes and the prior share of its term.

    Grows while signing; costs nothing to throw away.
    """

    known: dict[str, int]
    words: "array[int]"
    terms: "array[int]"
    shares: "array[float]"
    common: dict[str, float]
    waw: frozenset[str]


def new_vocabulary() -> Vocabulary:
    """An empty vocabulary that knows which words are common."""
    package = "khabar.stories"
    waw = frozenset(fold_word(row["word"]) for row in read_lexicon(package, "waw.tsv"))
    common: dict[str, float] = {}
    for row in read_lexicon(package, "common.tsv"):
        stem = _stem(fold_word(row["word"]), waw)
        common[stem] = max(float(row["share"]), common.get(stem, 0.0))
    return Vocabulary({}, array("Q"), array("Q"), array("f"), common, waw)


def sign(report: Report, *, vocabulary: Vocabulary) -> Signature:
    """The signature of a report. Its text is read once; the same report gives the same signature anywhere."""
    text = _numbers(report.text, vocabulary)
    title = _numbers(_title(report), vocabulary)
    names = _numbers(" ".join(_person_names(report)), vocabulary)
    hashes = _hashes(text, vocabulary)
    terms, weights, priors = _terms([(text, 1.0), (title, _TITLE_WEIGHT), (names, _NAME_WEIGHT)], vocabulary)
    return Signature(
        id=report.id,
        outlet=report.outlet,
        day=day_number(report.published),
        n_words=len(text),
        body=int.from_bytes(hashlib.blake2b(hashes.tobytes(), digest_size=8).digest(), "big"),
        passages=_distinct(rows_of(hashes, PASSAGE_WORDS)),
        terms=terms,
        weights=weights,
        priors=priors,
        places=_lead_places(report),
        is_comment=is_comment(report),
        head=_head(report, title, terms, vocabulary),
    )


def passages_of(text: str, *, vocabulary: Vocabulary) -> Hashes:
    """The passage hashes of a text alone, sorted: what near-copies need."""
    return _distinct(rows_of(_hashes(_numbers(text, vocabulary), vocabulary), PASSAGE_WORDS))


def _numbers(text: str, vocabulary: Vocabulary) -> npt.NDArray[np.int64]:
    """The words of a text as their numbers in the vocabulary, in order."""
    tokens = _TOKEN.findall(text)
    numbers = list(map(vocabulary.known.get, tokens))
    if None in numbers:
        _learn(tokens, vocabulary)
        numbers = list(map(vocabulary.known.get, tokens))
    return np.array(numbers, dtype=np.int64)


def _learn(tokens: list[str], vocabulary: Vocabulary) -> None:
    """Give the words that are not known yet their numbers."""
    known = vocabulary.known
    for token in tokens:
        if token not in known:
            word = fold_word(token) or token
            stem = _stem(word, vocabulary.waw)
            known[token] = len(known)
            vocabulary.words.append(_hash(word))
            vocabulary.terms.append(_hash(stem))
            vocabulary.shares.append(vocabulary.common.get(stem, _UNLISTED_SHARE))


def _hashes(numbers: npt.NDArray[np.int64], vocabulary: Vocabulary) -> Hashes:
    if not len(numbers):
        return np.empty(0, np.uint64)
    return np.frombuffer(vocabulary.words, dtype=np.uint64)[numbers]


def _distinct(hashes: Hashes) -> Hashes:
    """Each hash once, in order."""
    ordered = np.sort(hashes)
    return ordered[_firsts(ordered)]


def _firsts(ordered: Hashes) -> npt.NDArray[np.int64]:
    """Where each hash of a sorted array stands first."""
    is_first = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return np.flatnonzero(is_first)


def _hash(word: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
    )


def _stem(word: str, waw: frozenset[str]) -> str:
    """A folded word without conjunction and article: والشرطة, بالشرطة, للشرطة and الشرطة are one term."""
    if len(word) > 4 and word[0] == "و" and word not in waw or len(word) > 5 and word.startswith("فال"):
        word = word[1:]
    if len(word) > 5 and word[0] in "بك" and word[1:3] == "ال":
        word = word[1:]
    if len(word) > 4 and word.startswith(("لل", "ال")):
        return word[2:]
    return word


def _head(report: Report, title: npt.NDArray[np.int64], terms: Hashes, vocabulary: Vocabulary) -> Hashes:
    """The terms of title and lead, each once, in order: what the report tells as new. A last word that is cut short does not count."""
    first = report.layout.body
    lead = _numbers(report.text[first : first + _HEAD_CHARACTERS], vocabulary)
    if not len(terms) or not len(title) + len(lead):
        return _NOTHING
    own = _distinct(np.frombuffer(vocabulary.terms, dtype=np.uint64)[np.concatenate([title, lead])])
    places = np.minimum(np.searchsorted(terms, own), len(terms) - 1)
    return np.asarray(own[terms[places] == own])


def _title(report: Report) -> str:
    if report.title:
        return report.title
    return report.headline.of(report.text) if report.headline else ""


def _person_names(report: Report) -> Iterable[str]:
    for actor in report.actors:
        if actor.type == "PER":
            for mention in actor.mentions:
                yield mention.of(report.text)


def _lead_places(report: Report) -> tuple[int, ...]:
    """Hashes, below 2^63, of the words that name countries and places in the first characters.

    Words that many places share are left out: منطقة جازان is جازان.
    """
    end = report.layout.body + _LEAD_CHARACTERS
    words: set[str] = set()
    for actor in report.actors:
        if actor.type in ("GPE", "LOC") and any(mention.start < end for mention in actor.mentions):
            for form in (actor.name, *actor.aliases):
                words.update(content_stems(form) or [fold_name(form)])
    return tuple(sorted(_hash(word) >> 1 for word in words))[:N_NAMES]


def _terms(
    parts: list[tuple[npt.NDArray[np.int64], float]], vocabulary: Vocabulary
) -> tuple[Hashes, Floats, Floats]:
    """Terms of all parts with weight 1 + log(times) and prior: the words, and pairs of neighbours that are not common."""
    hashes, times, shares = [], [], []
    for words, weight in parts:
        if not len(words):
            continue
        terms = np.frombuffer(vocabulary.terms, dtype=np.uint64)[words]
        share = np.frombuffer(vocabulary.shares, dtype=np.float32)[words]
        pairs = (share[:-1] < _PAIRED_BELOW) & (share[1:] < _PAIRED_BELOW)
        hashes += [terms, rows_of(terms, 2)[pairs] if len(terms) > 1 else terms[:0]]
        shares += [share, np.full(int(pairs.sum()), _PAIR_SHARE, dtype=np.float32)]
        times.append(np.full(len(hashes[-2]) + len(hashes[-1]), weight, dtype=np.float32))
    if not hashes:
        return np.empty(0, np.uint64), np.empty(0, np.float32), np.empty(0, np.float32)
    joined = np.concatenate(hashes)
    order = np.argsort(joined, kind="stable")
    ordered = joined[order]
    firsts = _firsts(ordered)
    counts = np.add.reduceat(np.concatenate(times)[order], firsts)
    weights = (1 + np.log(np.maximum(counts, 1))).astype(np.float32)
    return ordered[firsts], weights, np.concatenate(shares)[order[firsts]]


def rows_of(hashes: Hashes, length: int) -> Hashes:
    """One hash for every `length` hashes in a row; a shorter text gives one hash over all of it."""
    if len(hashes) == 0:
        return hashes
    length = min(length, len(hashes))
    n_rows = len(hashes) - length + 1
    mixed = np.full(n_rows, 0x9E3779B97F4A7C15, dtype=np.uint64)
    for offset in range(length):  # FNV-like: order counts, so (a, b) is not (b, a)
        mixed = (mixed ^ hashes[offset : offset + n_rows]) * np.uint64(0x100000001B3)
        mixed ^= mixed >> np.uint64(29)
    return mixed
