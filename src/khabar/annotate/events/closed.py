"""The closed classes of words that the event layer reads, from words.tsv and light.tsv, folded."""

from collections.abc import Iterator, Set
from functools import cache

import msgspec

from khabar.annotate.events.inflect import past_forms, present_forms
from khabar.annotate.events.lexicon import PACKAGE
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon


class Closed(msgspec.Struct, frozen=True):
    """Each class as a set of folded words; `classes` and `heads` tell which."""

    classes: dict[str, str]  # word → particle, subordinate, relative, that, temporal, preposition
    heads: dict[str, str]  # head of a party → person or group
    quantities: frozenset[str]
    numerals: frozenset[str]  # three to ten, standing for persons where no noun follows
    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    finite: frozenset[str]  # both, as they are and with و, ف or س before them
    light: frozenset[str]  # verbs that lend their subject to a verbal noun
    light_now: frozenset[str]  # those of them in the present
    light_bound: frozenset[str]  # the same before a pronoun
    suffering: frozenset[str]  # verbs that make their subject the one who suffers
    impersonal: frozenset[str]
    happening: frozenset[str]
    nouns: frozenset[str]  # every word of the noun classes: no verb, whatever the tagger says
    headings: frozenset[str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    adjectives: frozenset[str]
    never: frozenset[str]
    nonhuman: frozenset[str]
    timewords: frozenset[str]
    capitals: frozenset[str]  # capitals that stand for their governments
    place_heads: frozenset[str]
    place_prepositions: frozenset[str]
    subjects: dict[str, str]  # word → sport, culture, disaster, conflict
    disaster: frozenset[str]
    conflict: frozenset[str]  # words of armed conflict: with them a toll is no disaster's


_CLASSES = ("pronoun", "particle", "subordinate", "relative", "that", "temporal", "preposition")
_NOUNS = ("head", "human", "title", "quantity", "heading", "adjective", "placehead", "timeword", "nonhuman")


@cache
def closed() -> Closed:
    """The closed classes, read once."""
    sets = _sets()
    free, now, bound = _light_forms()
    verbs = {*sets["verb"], *free, *(form + pronoun for form in bound for pronoun in ("ه", "ها", "هم"))}
    auxiliaries = frozenset(sets["aux"])
    return Closed(
        classes={word: name for name in _CLASSES for word in sets[name]},
        heads={**dict.fromkeys(sets["human"], "person"), **sets["head"]},
        quantities=frozenset(sets["quantity"]),
        numerals=frozenset(sets["numeral"]),
        verbs=frozenset(verbs),
        auxiliaries=auxiliaries,
        finite=frozenset(_finite(verbs, auxiliaries)),
        light=free,
        light_now=now,
        light_bound=bound,
        suffering=frozenset(sets["suffering"]),
        impersonal=frozenset(sets["impersonal"]),
        happening=frozenset(sets["happening"]),
        nouns=frozenset(word for name in _NOUNS for word in sets[name]),
        headings=frozenset(sets["heading"]),
        titles=frozenset(sets["title"]),
        honorifics=frozenset(sets["honorific"]),
        adjectives=frozenset(sets["adjective"]),
        never=frozenset(sets["never"]),
        nonhuman=frozenset(sets["nonhuman"]),
        timewords=frozenset(sets["timeword"]),
        capitals=frozenset(sets["capital"]),
        place_heads=frozenset(sets["placehead"]),
        place_prepositions=frozenset(sets["placeprep"]),
        subjects={word: name for name in ("disaster", "conflict", "culture", "sport") for word in sets[name]},
        disaster=frozenset(sets["disaster"]),
        conflict=frozenset(sets["conflict"]),
    )


def _finite(verbs: Set[str], auxiliaries: Set[str]) -> Iterator[str]:
    """Verbs and auxiliaries as they are and behind و, ف or س: "سيعلن", "وسيعلن"."""
    yield from verbs
    yield from auxiliaries
    for letter in "وفس":
        for verb in verbs:
            yield letter + verb
            yield f"{letter}س{verb}"
        for verb in auxiliaries:
            yield letter + verb


@cache
def word_class(name: str) -> frozenset[str]:
    """One class of words.tsv by its name."""
    return frozenset(_sets()[name])


@cache
def _sets() -> dict[str, dict[str, str]]:
    sets: dict[str, dict[str, str]] = {}
    for row in read_lexicon(PACKAGE, "words.tsv"):
        sets.setdefault(row["class"], {})[fold_word(row["word"])] = row["gloss"]
    return sets


def unjoined(norm: str, known: frozenset[str]) -> str:
    """A folded word without the و or ف before it, where that makes it one of the known words: "وقامت" → قامت, "وجهوا" stays."""
    if norm in known or not norm or norm[0] not in "وف":
        return norm
    return norm[1:]


def _light_forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The forms of light verbs: those that stand alone, those of them in the present, and those that a pronoun must follow."""
    free: set[str] = set()
    now: set[str] = set()
    bound: set[str] = set()
    for row in read_lexicon(PACKAGE, "light.tsv"):
        for form, _, is_bound in past_forms(fold_word(row["lemma"])):
            (bound if is_bound else free).add(form)
        for form, _, is_bound in present_forms(fold_word(row["present"])):
            (bound if is_bound else now).add(form)
    return frozenset(free | now), frozenset(now), frozenset(bound)
