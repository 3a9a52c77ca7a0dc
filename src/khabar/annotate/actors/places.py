"""Places that no list knows, told by what stands around them: a classifier, a row of places, the place they lie in."""

from collections.abc import Collection, Sequence

from khabar.annotate.actors.lists import (
    country_of_folded,
    forms,
    heads,
    places_by_noun,
    title_words,
    word_class,
)
from khabar.annotate.actors.tagger import load_model
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import Span

_FUSED = ("لل", "بال", "وال", "فال", "كال")


def find_classified(units: Sequence[Unit], taken: Collection[int]) -> list[Mention]:
    """Places that only their classifier or their situation tells: "بلدة كفردونين", "في العوجاء جنوبي تكريت".

    Words that are common outside names and adjectives are none. Units in `taken` belong to others.
    """
    classifiers, directions = word_class("place classifier"), word_class("lies")
    found: list[Mention] = []
    past = 0
    for index, unit in enumerate(units[:-1]):
        if index < past or unit.kind != "arabic":
            continue
        mention = None
        if index not in taken:
            for token, start in unit.readings:
                if token in classifiers:
                    mention = _after_classifier(units, index, start, taken)
                    break
                if token == "في":
                    mention = _situated(units, index + 1, taken, directions)
                    break
        if mention:
            found.append(mention)
            found += _row(units, mention.last, taken)
            past = found[-1].last + 1
    return found + _after_known(units, taken, found)


def _after_known(units: Sequence[Unit], taken: Collection[int], found: Sequence[Mention]) -> list[Mention]:
    """The rest of a row whose first place the lists know: "مناطق الرمادي والحصيبة"."""
    classifiers = word_class("place classifiers")
    own = {index for mention in found for index in range(mention.first, mention.last + 1)}
    added: list[Mention] = []
    for index, unit in enumerate(units[:-2]):
        if index + 1 in taken and any(token in classifiers for token, _ in unit.readings):
            last = index + 1
            while last + 1 in taken and not units[last + 1].norm.startswith("و") and last < index + 3:
                last += 1
            added += [mention for mention in _row(units, last, taken) if mention.first not in own]
    return added


def _after_classifier(
    units: Sequence[Unit], index: int, start: int, taken: Collection[int]
) -> Mention | None:
    last = _name_end(units, index + 1, taken)
    if last is None and index + 1 not in taken and (
        _is_quarter(units, index)
        or (units[index + 1].norm,) in places_by_noun()
        and (index + 2 not in taken or units[index + 2].norm[:1] in "بول" and len(units[index + 2].readings) > 1)
    ):  # fmt: skip
        last = index + 1
    if last is None or units[index + 1].paragraph != units[index].paragraph:
        return None
    name = units[index + 1]
    plural = any(token in word_class("place classifiers") for token, _ in units[index].readings)
    bare = Span(name.readings[0][1], units[last].end)
    tokens = tuple(unit.norm for unit in units[index + 1 : last + 1])
    first, span = (index + 1, bare) if plural else (index, Span(start, bare.end))
    return Mention(
        first=first, last=last, span=span, tokens=tokens, type="LOC", rule="place", bare=None if plural else bare
    )  # fmt: skip


def _is_quarter(units: Sequence[Unit], index: int) -> bool:
    """Whether any definite word is the name here: "حي الروضة"."""
    norm = units[index + 1].norm
    return (
        units[index].norm.removeprefix("ب") in ("حي", "بلده") and norm.startswith("ال") and len(norm) > 4
        and norm not in word_class("no name") and norm not in word_class("generic genitive")
        and country_of_folded(norm) is None and norm not in title_words() and not norm.endswith(("ون", "يين"))
    )  # fmt: skip


def _situated(
    units: Sequence[Unit], index: int, taken: Collection[int], directions: frozenset[str]
) -> Mention | None:
    """A word after "في" that lies in, or to one side of, another place: "في الزعفرانية بجنوب بغداد"."""
    if index + 1 >= len(units) or not units[index].norm.startswith("ال"):
        return None
    last = _name_end(units, index, taken)
    if last is None or last + 1 >= len(units) or not _is_direction(units[last + 1], directions):
        return None
    span = Span(units[index].readings[0][1], units[last].end)
    tokens = tuple(unit.norm for unit in units[index : last + 1])
    return Mention(first=index, last=last, span=span, tokens=tokens, type="LOC", rule="place")


def _is_direction(unit: Unit, directions: frozenset[str]) -> bool:
    return unit.norm in directions or (
        unit.norm[:1] == "ب" and any(token in directions or token in word_class("place classifier") for token, _ in unit.readings[1:])
    )  # fmt: skip


def _name_end(units: Sequence[Unit], index: int, taken: Collection[int]) -> int | None:
    """The last unit of a place name that begins here; None where none does."""
    name = units[index]
    if index in taken or name.kind != "arabic" or name.pos == "VERB":
        return None
    following = units[index + 1] if index + 1 < len(units) and index + 1 not in taken else None
    if name.norm in word_class("place opening"):
        goes_on = following and following.kind == "arabic" and following.paragraph == name.paragraph
        return index + 1 if goes_on and not _is_word(units[index + 1]) else None
    common = load_model().common
    if any(token in heads() or token in common or (token,) in forms() for token, _ in name.readings[1:]):
        return None
    return None if len(name.norm) < 4 or _is_word(name) else _foreign_end(units, index, taken)


def _foreign_end(units: Sequence[Unit], index: int, taken: Collection[int]) -> int:
    """The end of a name of several foreign words: "رانكو سانت مارغاريتا"."""
    last = index
    while last + 1 < len(units) and last < index + 2 and not units[index].norm.startswith("ال"):
        following = units[last + 1]
        if (
            last + 1 in taken or following.kind != "arabic" or following.paragraph != units[index].paragraph
            or len(following.norm) < 4 or following.pos != "NOUN" or following.norm[0] in "وبلكف"
            or following.norm.startswith("ال") or _is_word(following)
        ):  # fmt: skip
            break
        last += 1
    return last


def _row(units: Sequence[Unit], last: int, taken: Collection[int]) -> list[Mention]:
    """Places that و ties to the one which ends at `last`: "الحصيبة والملاحمة والبوعلوان"."""
    found: list[Mention] = []
    position = last + 1
    while position < len(units) and len(found) < 12:
        if units[position].norm in ("،", ",") and position + 1 < len(units):
            position += 1
            if not units[position].norm.startswith("و"):
                break
        unit = units[position]
        tied = [reading for reading in unit.readings[1:] if unit.norm == "و" + reading[0]]
        if not tied or unit.paragraph != units[last].paragraph:
            break
        if position in taken:
            position += 1
            continue
        token, start = tied[0]
        end = position
        if token in word_class("place opening") and position + 1 < len(units):
            end = position + 1
        elif (len(token) < 4 or _is_word(unit, token)) and (token,) not in places_by_noun():
            break
        tokens = (token, *(other.norm for other in units[position + 1 : end + 1]))
        span = Span(start, units[end].end)
        found.append(Mention(first=position, last=end, span=span, tokens=tokens, type="LOC", rule="place"))
        position = end + 1
    return found


def _is_word(unit: Unit, token: str | None = None) -> bool:
    """Whether a word is met outside names, or is described by its ending rather than named by it."""
    norm = token or unit.norm
    common = load_model().common
    if (
        norm in common
        or unit.norm in common
        or norm.startswith("ال")
        and norm[2:] in common
        and len(norm) > 6
    ):
        return True
    return is_descriptive(norm)


def is_descriptive(norm: str) -> bool:
    """Whether a word has the ending of an adjective or a plural, or carries a preposition or a conjunction."""
    if norm in word_class("no name") or norm in title_words() or norm in heads() or country_of_folded(norm):
        return True
    if norm.startswith(_FUSED):
        return True
    if norm.startswith("ال"):
        return (
            norm.endswith(("ون", "ات")) or _is_verbal_noun(norm[2:]) or norm in word_class("site adjective")
        )
    return norm.endswith(("يه", "ون", "ات", "ته", "تها", "هم", "هما", "نا", "ه", "ي", "ها"))


def _is_verbal_noun(stem: str) -> bool:
    """Whether a word has the shape of a verbal noun of a derived verb: "تقاطع", "انفجار", "احتياج"."""
    if len(stem) == 5 and stem[0] == "ت" and stem[2] == "ا":
        return True
    return len(stem) in (6, 7) and stem[0] == "ا" and stem[-2] == "ا"


def find_repeated(units: Sequence[Unit], found: Sequence[Mention], taken: Collection[int]) -> list[Mention]:
    """Later and earlier mentions, without any cue, of places that their classifier told."""
    names = {mention.tokens for mention in found if mention.rule == "place" and mention.entry is None}
    singles = {tokens[0] for tokens in names if len(tokens) == 1 and tokens not in forms()}
    if not singles:
        return []
    again: list[Mention] = []
    for index, unit in enumerate(units):
        if index in taken:
            continue
        for token, start in unit.readings:
            if token in singles and _is_led(units, index, start):
                span = Span(start, unit.end)
                again.append(
                    Mention(first=index, last=index, span=span, tokens=(token,), type="LOC", rule="place")
                )
                break
    return again


def _is_led(units: Sequence[Unit], index: int, start: int) -> bool:
    """Whether a preposition of place, or "and" after a place, leads to the word."""
    if start != units[index].readings[0][1]:
        return units[index].norm[:1] == "ب"
    return index > 0 and units[index - 1].norm in (
        "في",
        "الي",
        "نحو",
        "باتجاه",
        "قرب",
        "وسط",
        "شرق",
        "غرب",
        "شمال",
        "جنوب",
    )
