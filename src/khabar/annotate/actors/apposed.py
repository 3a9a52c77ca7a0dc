"""Persons whose name, or whose family name, no list knows: told by their office and by what ends the name."""

from collections.abc import Collection, Sequence

import msgspec

from khabar.annotate.actors.features import likeness, readings
from khabar.annotate.actors.lists import (
    country_of_folded,
    forms,
    heads,
    name_parts,
    title_words,
    titles,
    weak_words,
    word_class,
)
from khabar.annotate.actors.persons import has_title, part_kind
from khabar.annotate.actors.tagger import load_model
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import Span

_REACH = 9  # words between an office and the name of its holder
_FATHATAN = "\N{ARABIC FATHATAN}"
_FUSED = ("لل", "بال", "وال", "فال", "كال")


def lengthen_names(
    units: Sequence[Unit],
    mentions: Sequence[Mention],
    tagged: Sequence[Mention],
    others: Sequence[Mention] = (),
) -> list[Mention]:
    """The same mentions, persons who have a given name only with the unlisted word that ends their name: "شاهر العنّاب".

    The tagger's word, or a mark or a particle after it, tells that the name ends there.
    """
    inside = {
        index
        for mention in tagged
        if mention.type == "PER"
        for index in range(mention.first, mention.last + 1)
    }
    taken = {index for mention in (*mentions, *others) for index in range(mention.first, mention.last + 1)}
    return [
        _from_given(units, _longer(units, _longer(units, mention, inside, taken), inside, taken), taken)
        if mention.type == "PER" and mention.rule != "layout"
        else mention
        for mention in mentions
    ]


def _from_given(units: Sequence[Unit], mention: Mention, taken: Collection[int]) -> Mention:
    """A foreign surname with the unlisted given name before it, where a verb of saying, a title or a mark stands before both."""
    place = mention.first - 1
    if len(mention.tokens) > 1 or mention.entry or place < 1 or place in taken:
        return mention
    given, before = units[place], units[place - 1]
    same = given.paragraph == before.paragraph == units[mention.first].paragraph
    if not same or mention.span.start != units[mention.first].readings[0][1]:
        return mention
    if not _is_foreign(given) or not _is_foreign(units[mention.first]) or given.norm[0] in "وفبلك":
        return mention
    if (
        _is_common(given)
        or len(given.norm) < 3
        or given.norm.startswith("ال")
        or given.pos in ("ADP", "SCONJ")
    ):
        return mention
    led = before.kind == "mark" or any(
        token in word_class("says") or token in title_words() or country_of_folded(token)
        for token, _ in before.readings
    )
    if not led:
        return mention
    tokens = (given.norm, *mention.tokens)
    span = Span(given.readings[0][1], mention.span.end)
    return msgspec.structs.replace(mention, first=place, span=span, tokens=tokens, rule="person", how="name")


def _longer(
    units: Sequence[Unit], mention: Mention, inside: Collection[int], taken: Collection[int]
) -> Mention:
    place = mention.last + 1
    if place >= len(units) or place in taken or (mention.entry and mention.how != "alone"):
        return mention
    parts = [token for token in mention.tokens if token not in word_class("name link")]
    if mention.how == "alone" and name_parts().get(mention.tokens[-1]) != "given":
        return mention
    unit = units[place]
    if unit.paragraph != units[mention.last].paragraph:
        return mention
    if _is_surname_after_father(units, mention, place):
        return _grown(mention, unit)
    if not _may_end_name(unit):
        return mention
    if (
        mention.tokens[-1].startswith("ال")
        or unit.norm[0] in "وبلك"
        and not _begins_with_own_letter(unit, parts)
    ):
        return mention
    unknown = not _is_common(unit)
    if len(parts) == 1:
        if (
            parts[0] in weak_words()
            and not has_title(units, mention.first)
            and not (unknown and _is_apposed(units, mention.first, place))
        ):
            return mention
        definite = unit.norm.startswith("ال")
        able = has_title(units, mention.first) and (unknown or _is_surname(units, mention.first, unit))
        believed = place in inside or (able if definite else unknown) and _ends_after(units, place)
    else:
        believed = unknown and len(parts) < 4 and (place in inside or _ends_after(units, place))
    return _grown(mention, unit) if believed else mention


def _grown(mention: Mention, unit: Unit) -> Mention:
    """The mention with the unit that follows it."""
    return msgspec.structs.replace(
        mention, last=mention.last + 1, span=Span(mention.span.start, unit.end), tokens=(*mention.tokens, unit.norm),
        rule="person", entry=None, how="name",
    )  # fmt: skip


def _is_surname_after_father(units: Sequence[Unit], mention: Mention, place: int) -> bool:
    """Whether a definite word ends a name that has its father's: "محمد بن حمد المزيد". Any word may be a surname there
    but an office, a nationality and what describes a ruler."""
    unit = units[place]
    norm = unit.norm
    if (
        "بن" not in mention.tokens[1:-1]
        or mention.entry
        or mention.tokens[-1].startswith("ال")
        or not norm.startswith("ال")
        or len(norm) < 5
    ):
        return False
    if norm in word_class("no name") or norm in title_words() or norm in heads() or country_of_folded(norm):
        return False
    if norm in word_class("ends body") or norm in word_class("king") or norm.endswith(("ات", "ون", "ين")):
        return False
    return _ends_after(units, place) or has_tanwin(units[place + 1])


def _is_apposed(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether marks close a name off on both sides, or a verb of saying stands before it: "، خالد شواني،"."""
    if first == 0 or not _ends_surely(units, last):
        return False
    before = units[first - 1]
    return before.norm in ("،", ",", "/") or any(token in word_class("says") for token, _ in before.readings)


def _begins_with_own_letter(unit: Unit, parts: Sequence[str]) -> bool:
    """Whether و, ب or ل belongs to the word: "واطسون", not "وأيمن"."""
    if unit.norm in name_parts() or len(unit.readings) < 2:
        return True
    rest = [token for token, _ in unit.readings[1:]]
    if len(parts) > 1 or any(
        token in name_parts() or token.startswith("عبد") or (token,) in forms() for token in rest
    ):
        return False
    return not unit.norm.endswith(("ه", "ها", "هم", "ا", "ين", "ون", "ات")) and not _is_common(unit)


def _is_surname(units: Sequence[Unit], first: int, unit: Unit) -> bool:
    """Whether a common word may be a family name: a nisba, and no adjective to a site named after a ruler."""
    return unit.norm.endswith("ي") and not any(
        token in word_class("king") for token, _ in units[first - 1].readings
    )


def _may_end_name(unit: Unit) -> bool:
    """Whether nothing in the word itself forbids that it is a family name."""
    norm = unit.norm
    if unit.kind != "arabic" or len(norm) < 3 or unit.pos in ("VERB", "ADP", "SCONJ", "PUNCT", "PRON"):
        return False
    if norm in word_class("no name") or norm in word_class("says") or norm in word_class("function"):
        return False
    if norm in word_class("acts") or norm in word_class("ends body") or norm in word_class("day"):
        return False
    if (
        norm.startswith(_FUSED)
        or norm.endswith(("هما", "هم", "ها", "نا"))
        or country_of_folded(norm)
        or norm in heads()
    ):
        return False
    if norm.startswith("ال"):
        if norm.endswith("يه") and (_is_common(unit) or norm in word_class("site adjective")):
            return False
        return (
            norm not in title_words()
            and (norm,) not in forms()
            and not (unit.pos == "ADJ" and _is_common(unit))
        )
    if (norm,) in forms() or _is_inflected(unit):
        return False  # a pronoun, an adverb: "شكره", "حفلاً"
    return not _is_common(unit) or (norm,) in titles() and titles()[(norm,)] == "honour"


def _is_inflected(unit: Unit) -> bool:
    """Whether a word ends in a pronoun or in the mark of an adverb: "شكره", "حفلًا"."""
    return unit.written.endswith("ه") or has_tanwin(unit)


def has_tanwin(unit: Unit) -> bool:
    """Whether a word bears the vowel mark of an indefinite object, which no name in the news does."""
    return _FATHATAN in unit.written[-2:]


def _is_common(unit: Unit) -> bool:
    common = load_model().common
    return any(token in common for token, _ in unit.readings)


def _ends_after(units: Sequence[Unit], index: int) -> bool:
    """Whether a mark, the end of the paragraph, a particle or a verb shows that a name has ended here."""
    if index + 1 >= len(units) or units[index + 1].paragraph != units[index].paragraph:
        return True
    following = units[index + 1]
    if following.kind != "arabic":
        return following.written not in ('"', "«", "“")
    if has_tanwin(following):
        return True  # "… ممثلاً عن"
    return (
        following.pos in ("VERB", "ADP", "SCONJ") or following.norm in word_class("no name")
        or following.norm in word_class("says") or following.norm in title_words() or following.norm[:1] in "وبل" and len(following.readings) > 1
    )  # fmt: skip


def find_apposed(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """Holders of an office of whom no list knows a word: "وزير الخارجية القيداري مهران الكثيبي"."""
    taken = {index: mention for mention in mentions for index in range(mention.first, mention.last + 1)}
    offices = word_class("office")
    found: list[Mention] = []
    past = 0
    for index, unit in enumerate(units):
        for token, _ in unit.readings:
            if token in offices and index >= past:
                mention = _holder(units, index, taken)
                if mention:
                    found.append(mention)
                    past = mention.last + 1
                break
    return found


def find_given(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """Persons told by a sure given name, an unlisted word and a border after it: "سوزان الكثيبي،"."""
    taken = {index: mention for mention in mentions for index in range(mention.first, mention.last + 1)}
    found: list[Mention] = []
    past = 0
    for index, unit in enumerate(units[:-1]):
        if part_kind(unit.norm) not in ("given", "western"):
            continue
        if index < past or index in taken or index + 1 in taken or unit.kind != "arabic":
            continue
        if unit.norm in weak_words() or _is_common(unit):
            continue
        mention = _person_at(units, index, taken)
        if mention and not _is_common(units[index + 1]) and _ends_surely(units, mention.last):
            found.append(mention)
            past = mention.last + 1
    return found


def _holder(units: Sequence[Unit], office: int, taken: dict[int, Mention]) -> Mention | None:
    position = office + 1
    while position < len(units) - 1 and position - office <= _REACH:
        unit = units[position]
        if unit.kind != "arabic" or unit.paragraph != units[office].paragraph:
            return None
        known = taken.get(position)
        if known:
            if known.type == "PER":
                return None
            position = known.last + 1
            continue
        if _is_of_office(unit) or _joins_office(units, position, taken):
            position += 1
            continue
        return (
            _person_at(units, position, taken)
            if position > office + 1 or _is_definite_office(units[office])
            else None
        )
    return None


def _joins_office(units: Sequence[Unit], index: int, taken: dict[int, Mention]) -> bool:
    """Whether a particle goes on naming the office: "باسم", "في" before a place, "من" before a definite noun."""
    norm = units[index].norm
    if norm in ("في", "لدي"):
        return index + 1 in taken
    return (
        norm == "باسم" or norm == "من" and index + 1 < len(units) and units[index + 1].norm.startswith("ال")
    )


def _is_definite_office(unit: Unit) -> bool:
    return any(token.startswith("ال") for token, _ in unit.readings)


def _is_of_office(unit: Unit) -> bool:
    """Whether a word goes on naming the office: definite, a body's head noun, another office."""
    norm = unit.norm
    if norm.startswith(("ال", "لل", "وال")) and len(norm) > 4:
        return unit.pos not in ("VERB", "SCONJ") and norm not in word_class("no name")
    known = heads()
    return any(
        token in known or token in title_words() or token in word_class("inner noun")
        for token, _ in unit.readings
    )


def _person_at(units: Sequence[Unit], first: int, taken: dict[int, Mention]) -> Mention | None:
    """A given name that is at least no word of the language, and a word that may end a name, together to a border."""
    given = units[first]
    norm = given.norm
    listed = part_kind(norm) in ("given", "western")
    if not listed and (_is_common(given) or norm.endswith(("ها", "هم", "ته", "نا", "ات", "ون", "ين"))):
        return None
    if not listed and _is_inflected(given):
        return None
    if norm.startswith("ال") or not _may_begin_name(given) or norm[:1] in "وبلكف" and not listed:
        return None
    last = first + 1
    if last in taken or not _may_end_name(units[last]) or units[last].paragraph != given.paragraph:
        return None
    if not listed and not units[last].norm.startswith("ال") and _is_common(units[last]):
        return None
    nearer = last + 1
    if (
        not _ends_after(units, last) and nearer < len(units) and nearer not in taken
        and _may_end_name(units[nearer]) and not _is_common(units[nearer]) and _ends_after(units, nearer)
    ):  # fmt: skip
        last = nearer
    foreign = any(_is_foreign(unit) for unit in units[first : last + 1])
    if not _ends_after(units, last) or not (listed or foreign or _ends_surely(units, last)):
        return None
    if units[last].norm.startswith("ال") and units[last].norm.endswith(("ات", "يه")):
        return None
    tokens = tuple(unit.norm for unit in units[first : last + 1])
    span = Span(given.readings[0][1], units[last].end)
    return Mention(first=first, last=last, span=span, tokens=tokens, type="PER", rule="person")


def _is_foreign(unit: Unit) -> bool:
    """Whether the letters of a word are those of transliterated names."""
    return likeness(readings(unit.norm), load_model().letters) > 2


def _ends_surely(units: Sequence[Unit], index: int) -> bool:
    """Whether a mark, أن or a verb follows, no mere preposition or "and"."""
    if index + 1 >= len(units) or units[index + 1].paragraph != units[index].paragraph:
        return True
    following = units[index + 1]
    return (
        following.kind != "arabic"
        or following.pos in ("VERB", "SCONJ")
        or following.norm in ("ان", "انه", "انها", "ل")
    )


def _may_begin_name(unit: Unit) -> bool:
    norm = unit.norm
    if norm == "علي":
        return not unit.written.endswith("ى")
    return (
        len(norm) > 2 and unit.pos in ("NOUN", "PROPN", "X", "ADJ", "VERB") and norm not in word_class("no name")
        and norm not in word_class("says") and norm not in word_class("acts") and norm not in title_words()
        and norm not in heads() and country_of_folded(norm) is None
        and (unit.pos != "VERB" or norm in name_parts() and norm not in weak_words() or _is_foreign(unit))
    )  # fmt: skip
