"""Countries that no list knows: told by the form of their state, or by two of them beside their nationalities."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import country_of_folded, forms, heads, title_words, word_class
from khabar.annotate.actors.tagger import load_model
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import Span


def find_states(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions with unlisted countries, under each mention of their name, by start.

    A name is a country's where "مملكة" or "جمهورية" stands before it, or where "بين" joins two names whose nationality
    adjectives the article has too.
    """
    names = _of_state_nouns(units) | _of_pairs(units)
    if not names:
        return list(mentions)
    found: list[Mention] = []
    for index, unit in enumerate(units):
        for token, start in unit.readings:
            if token in names:
                found.append(_state(units, index, token, start))
                break
    taken = {index for mention in found for index in range(mention.first, mention.last + 1)}
    kept = [
        m
        for m in mentions
        if not taken & set(range(m.first, m.last + 1)) or m.last - m.first > 1 and m.type != "LOC"
    ]
    busy = {index for mention in kept for index in range(mention.first, mention.last + 1)}
    return sorted(
        [*kept, *(mention for mention in found if mention.last not in busy)], key=lambda mention: mention.span
    )


def _state(units: Sequence[Unit], index: int, token: str, start: int) -> Mention:
    """The country at a unit, with the noun of its state as its longer form."""
    bare = Span(start, units[index].end)
    plain = Mention(first=index, last=index, span=bare, tokens=(token,), type="GPE", rule="place")
    before = units[index - 1] if index else None
    if before is None or start != units[index].readings[0][1]:
        return plain
    for noun, at in before.readings:
        if noun in word_class("state noun"):
            return msgspec.structs.replace(plain, first=index - 1, span=Span(at, bare.end), bare=bare)
    return plain


def _of_state_nouns(units: Sequence[Unit]) -> set[str]:
    nouns = word_class("state noun")
    found: set[str] = set()
    for index, unit in enumerate(units[:-1]):
        for token, _ in unit.readings:
            if token in nouns:
                following = units[index + 1]
                if following.paragraph == unit.paragraph and _is_unknown(following, following.norm):
                    found.add(following.norm)
                break
    return found


def _of_pairs(units: Sequence[Unit]) -> set[str]:
    """Both names of "بين قيدار وأوسان", where the article has a nationality adjective of each."""
    found: set[str] = set()
    words: set[str] | None = None
    for index, unit in enumerate(units[:-2]):
        if unit.norm != "بين" or not units[index + 2].norm.startswith("و"):
            continue
        first, second = units[index + 1], units[index + 2]
        pair = (first.norm, second.norm[1:])
        if _is_unknown(first, pair[0]) and _is_unknown(second, pair[1]):
            words = {other.norm for other in units} if words is None else words
            if all(_has_nationality(name, words) for name in pair):
                found |= set(pair)
    return found


def _has_nationality(name: str, words: set[str]) -> bool:
    stem = name.removesuffix("ه").removesuffix("ا")
    return any(
        "ال" + stem + ending in words or stem + ending in words for ending in ("ي", "يه", "يون", "يين")
    )


def _is_unknown(unit: Unit, token: str) -> bool:
    return (
        unit.kind == "arabic" and len(token) > 2 and not token.startswith(("ال", "بال", "لل", "وال")) and (token,) not in forms()
        and token not in load_model().common and token not in word_class("no name") and token not in title_words()
        and token not in heads() and country_of_folded(token) is None
    )  # fmt: skip
