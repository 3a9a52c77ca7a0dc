"""Which incident a stretch of text tells of: its places and the manner of the act. A war's round-up tells of many."""

import re
from bisect import bisect_left
from functools import cache, lru_cache

import msgspec

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Report, Span
from khabar.stories.parties import fold_name
from khabar.stories.stems import folded_words, stem_of

_BEFORE = 400  # characters before a sentence without a place in which the nearest one is taken for its place
_LEAD = 450
# Seas, continents and regions tell no incidents apart, nor do the words that say what kind of place it is.
_WIDE = frozenset(["اوروبا", "افريقيا", "اسيا", "امريكا", "خليج", "شرق اوسط", "متوسط", "مغرب عربي", "اوربا"])
_KINDS = frozenset(
    ["محافظه", "مدينه", "محافظات", "مديريه", "منطقه", "بلده", "قريه", "حي", "مسجد", "جامع", "مطار", "جبل", "جبال", "مخيم",
     "معسكر", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "شماليه", "جنوبيه", "شرقيه", "غربيه", "ولايه",
     "اقليم", "قضاء", "ريف", "وسط", "ساحل", "ضفه", "قطاع", "شبه", "جزيره", "مزدحم", "مزدحمه", "سوق", "طريق", "شارع"]
)  # fmt: skip
# "فجر" alone is dawn as well: it blows up with its shadda, or where what is blown up follows.
_BLEW_UP = re.compile(
    r"فج\u064e?\u0651\u064e?ر|فجر\s+(?:نفس|حزام|سيار[تة]|عبو|انتحاري|مسلح|مقاتل|مجهول|متمرد|لغم|قنبل|مركب|شاحن)"
)
# One accident may be told by any of these: a bus or a train in a flood.
_OF_THE_ROAD = frozenset(["train", "flood", "traffic"])
_ALIKE = str.maketrans("جقشزثظ", "غكسسسض")  # letters between which spellings of foreign names waver


class Incident(msgspec.Struct, frozen=True):
    """What tells two incidents apart; an empty set says nothing."""

    places: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()  # the places of the report's first sentences
    acts: frozenset[str] = frozenset()


class Places(msgspec.Struct, frozen=True):
    """The places of one report below countries, by offset."""

    starts: list[int]
    keys: list[str]
    lead: frozenset[str]


def find_places(report: Report) -> Places:
    """The towns, provinces and quarters that a report names, by place; countries tell no incidents apart."""
    found: list[tuple[int, str]] = []
    dateline = report.layout.dateline
    for actor in report.actors:
        if actor.type in ("GPE", "LOC"):
            for key in _keys(fold_name(actor.name)):
                found += [
                    (mention.start, key)
                    for mention in actor.mentions
                    if dateline is None or not dateline.overlaps(mention)
                ]
    found.sort()
    end = report.layout.body + _LEAD
    return Places(
        [start for start, _ in found],
        [key for _, key in found],
        frozenset(key for start, key in found if start < end),
    )


@lru_cache(maxsize=20_000)
def _keys(name: str) -> tuple[str, ...]:
    """The words by which a place is known, each in the letters that spellings share: هامبورغ and هامبورج are one."""
    if name in _countries() or name in _WIDE or name.split()[:1] == ["بحر"]:
        return ()
    words = [word for word in name.split() if word not in _KINDS and len(word) > 1]
    return tuple(dict.fromkeys(_skeleton(word) for word in words))


def _skeleton(word: str) -> str:
    bones = "".join(letter for letter in word.translate(_ALIKE) if letter not in "اويهىء")
    return bones if len(bones) > 2 else word


def incident_of(report: Report, sentence: Span, places: Places, *, clause: Span | None = None) -> Incident:
    """The incident that a sentence tells of: its own places, else the nearest one named before it.

    The act is taken from the `clause`, where one is given: the same sentence may tell what the act answered.
    """
    first = bisect_left(places.starts, sentence.start)
    own = own_places(sentence, places)
    if not own and first and sentence.start - places.starts[first - 1] <= _BEFORE:
        own = frozenset(places.keys[first - 1 : first])
    return Incident(own, places.lead, acts_of((clause or sentence).of(report.text)))


def own_places(span: Span, places: Places) -> frozenset[str]:
    """The keys of the places that a stretch of text names itself."""
    return frozenset(
        places.keys[bisect_left(places.starts, span.start) : bisect_left(places.starts, span.end)]
    )


def acts_of(text: str) -> frozenset[str]:
    """The classes of acts that a text names: bomb, air, clash …"""
    classes = _acts()
    found = {found for word in folded_words(text) if (found := classes.get(stem_of(word)))}
    return frozenset(found | {"bomb"} if "فج" in text and _BLEW_UP.search(text) else found)


def may_be_one(one: Incident, two: Incident) -> bool:
    """Whether nothing tells the two incidents apart.

    Two names of places may be one place (a town and its province) where each report's lead names the other's as well.
    """
    is_of_the_road = bool(one.acts & _OF_THE_ROAD) and bool(two.acts & _OF_THE_ROAD)
    if one.acts and two.acts and not one.acts & two.acts and not is_of_the_road:
        return False
    if not one.places or not two.places or one.places & two.places:
        return True
    return bool(one.places & two.lead) and bool(two.places & one.lead)


@cache
def _acts() -> dict[str, str]:
    rows = read_lexicon("khabar.stories", "acts.tsv")
    return {stem_of(fold_word(row["word"])): row["class"] for row in rows}


@cache
def _countries() -> frozenset[str]:
    rows = read_lexicon("khabar.annotate.actors", "countries.tsv")
    return frozenset(
        fold_name(form)
        for row in rows
        for cell in (row["name"], row["variants"])
        for form in cell.split(";")
        if form.strip()
    )
