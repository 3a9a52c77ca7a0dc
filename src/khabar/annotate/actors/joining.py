"""What the tagger adds to lists and patterns, and where it is not believed."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.apposed import find_apposed, find_given, has_tanwin, lengthen_names
from khabar.annotate.actors.features import likeness, readings
from khabar.annotate.actors.lists import (
    heads,
    name_parts,
    title_words,
    weak_words,
    word_class,
)
from khabar.annotate.actors.persons import has_title, is_tied
from khabar.annotate.actors.places import find_classified, find_repeated
from khabar.annotate.actors.tagger import load_model
from khabar.annotate.actors.units import Mention, Unit, is_plain_spelling
from khabar.model import Span

_QUOTES = frozenset("«»“”\"'()")
_KIN = frozenset(
    {
        "ابو",
        "ابي",
        "ام",
        "ابن",
        "بنت",
        "بن",
        "ال",
        "ابنه",
        "ابنته",
        "نجله",
        "شقيقه",
        "والده",
        "العم",
        "الخال",
        "الشاب",
        "الطفل",
    }
)


def join_tagged(units: Sequence[Unit], known: Sequence[Mention], tagged: Sequence[Mention]) -> list[Mention]:
    """The known mentions, persons among them made longer where the tagger says so, and the tagger's own, by start."""
    parts = {token for mention in known if mention.last > mention.first for token in mention.tokens}
    parts |= {token for mention in tagged for token in mention.tokens[1:]}  # the first may carry a clitic
    trimmed = [mention for mention in (_trimmed(units, mention, parts) for mention in tagged) if mention]
    trimmed = [_retyped(units, mention) for mention in trimmed if not _is_plain_word(units, mention, known)]
    grown = lengthen_names(units, _grown(known, trimmed), tagged)
    taken = {index for mention in grown for index in range(mention.first, mention.last + 1)}
    own = [
        mention
        for mention in trimmed
        if not any(index in taken for index in range(mention.first, mention.last + 1))
    ]
    counts = Counter(mention.tokens for mention in own)
    added = [mention for mention in own if _is_believed(units, mention, counts[mention.tokens])]
    added = lengthen_names(units, added, tagged, grown)
    added += find_apposed(units, [*grown, *added])
    added += find_given(units, [*grown, *added])
    added = [_with_classifier(units, mention, taken) for mention in added]
    taken |= {index for mention in added for index in range(mention.first, mention.last + 1)}
    placed = find_classified(units, taken)
    taken |= {index for mention in placed for index in range(mention.first, mention.last + 1)}
    placed += find_repeated(units, placed, taken)
    return sorted([*grown, *added, *placed], key=lambda mention: mention.span)


def _is_plain_word(units: Sequence[Unit], mention: Mention, known: Sequence[Mention]) -> bool:
    """Whether a person of one word that the tagger found is a word of the language or a thing: "غير سليم", "لصالح", «سيلفي»."""
    if mention.type != "PER" or mention.last > mention.first:
        return False
    index, token = mention.first, mention.tokens[0]
    if token in word_class("no name") or token in word_class("ordinal"):
        return True
    at = index - 1
    quoted = 0 < index < len(units) - 1 and units[at].norm in _QUOTES and units[index + 1].norm in _QUOTES
    at -= quoted
    before = frozenset(reading for reading, _ in units[at].readings) if at >= 0 else frozenset()
    if not before.isdisjoint(word_class("names a thing")):
        return True
    cued = (
        not before.isdisjoint(word_class("says") | _KIN)
        or has_title(units, index)
        or _is_titled_after(units, index)
    )
    if quoted and not cued and token not in name_parts():
        return True
    fused = mention.span.start != units[index].readings[0][1] and units[index].norm[:1] in "بلك"
    if token not in weak_words() or cued:
        return False
    return fused or "غير" in before or not (_in_row(units, index, known) or quoted or _goes_on(units, index))


def _in_row(units: Sequence[Unit], index: int, known: Sequence[Mention]) -> bool:
    """Whether و or a comma ties the word to another name: "فارس وسعود"."""
    tied = units[index].norm.startswith("و") and len(units[index].readings) > 1
    before = units[index - 1] if index else None
    if before and before.norm in ("،", ",", "-", "–"):
        return True
    if tied and any(one.last == index - 1 and one.type == "PER" for one in known):
        return True
    near = before if tied else units[index + 1] if index + 1 < len(units) else None
    return near is not None and any(token in name_parts() for token, _ in near.readings)


def _is_titled_after(units: Sequence[Unit], index: int) -> bool:
    """Whether a colon or an office follows: "مينا: …", "وسليماني رئيس الحرس"."""
    after = units[index + 1] if index + 1 < len(units) else None
    return after is not None and (after.norm == ":" or after.norm in title_words())


def _goes_on(units: Sequence[Unit], index: int) -> bool:
    """Whether a word follows that looks like the rest of a name: "حبيب خلاف", "صالح قدح"."""
    after = units[index + 1] if index + 1 < len(units) else None
    return after is not None and after.kind == "arabic" and _is_namelike(after.norm)


def _with_classifier(units: Sequence[Unit], mention: Mention, taken: set[int]) -> Mention:
    """A place of the tagger together with its classifier: "بلدة كفرزيتا"."""
    before = mention.first - 1
    if (
        mention.type != "LOC"
        or before < 0
        or before in taken
        or units[before].paragraph != units[mention.first].paragraph
    ):
        return mention
    for token, start in units[before].readings:
        if token in word_class("place classifier"):
            span = Span(start, mention.span.end)
            return msgspec.structs.replace(mention, first=before, span=span, bare=mention.span)
    return mention


def _retyped(units: Sequence[Unit], mention: Mention) -> Mention:
    """What follows "قاعدة" or "شركة" is a place or a body, whatever its words look like."""
    before = mention.first - 1
    before -= before >= 0 and units[before].written in ("«", "“", '"', "(")
    if mention.type != "PER" or before < 0:
        return mention
    rows = [row for token, _ in units[before].readings for row in heads().get(token, ())]
    kinds = {kind for _, kind, tail in rows if tail in ("name", "site", "quoted", "bare")}
    if len(kinds) != 1 or any(token in title_words() for token, _ in units[before].readings):
        return mention
    return msgspec.structs.replace(mention, type="LOC" if kinds == {"LOC"} else "ORG")


def _trimmed(units: Sequence[Unit], mention: Mention, parts: set[str]) -> Mention | None:
    """The mention without plain words at its ends and without the clitics of its first word; None where nothing is left."""
    first, last = mention.first, mention.last
    if mention.type == "PER":
        while first <= last and (_is_plain(units[first]) or first < last and _is_title(units[first])):
            first += 1
        while last > first and (_is_plain(units[last]) or _is_title_after(units, last)):
            last -= 1
    if mention.type == "PER":
        last = next((index - 1 for index in range(first + 1, last + 1) if _ends_name(units[index])), last)
    if first > last:
        return None
    token, start = _reading(units[first], parts)
    tokens = (token, *(unit.norm for unit in units[first + 1 : last + 1]))
    return msgspec.structs.replace(
        mention, first=first, last=last, span=Span(start, units[last].end), tokens=tokens
    )


def _is_plain(unit: Unit) -> bool:
    """Whether a word is met outside names and is no part of any."""
    if unit.pos == "VERB" and unit.norm not in name_parts() or unit.core in word_class("no name"):
        return True
    if is_plain_spelling(unit):
        return True
    if (
        unit.norm in weak_words()
        and name_parts().get(unit.norm) == "western"
        and unit.norm in load_model().common
    ):
        return True
    if any(token in name_parts() for token, _ in unit.readings) or unit.norm in word_class("name link"):
        return False
    return (
        unit.kind != "arabic"
        or unit.norm in load_model().common
        or any(token in word_class("no name") for token, _ in unit.readings)
    )


def _ends_name(unit: Unit) -> bool:
    """Whether a word cannot stand inside a person's name: a verb, a preposition fused with its noun."""
    if has_tanwin(unit) or is_tied(unit) or is_plain_spelling(unit):
        return True
    if unit.norm in name_parts() or unit.norm in word_class("name link"):
        return False
    return (
        unit.pos in ("VERB", "ADP", "SCONJ", "PUNCT")
        or unit.norm.startswith(("بال", "لل", "وال", "فال", "كال"))
        and len(unit.norm) > 4
    )


def _reading(unit: Unit, parts: set[str]) -> tuple[str, int]:
    """The reading that is a part of a name in this article or in the lists; else the one that the clitic rules of the
    Arabic layer give, but for ك and ف, which more names begin with than carry: "كاتزمان"."""
    for known in (parts, name_parts()):
        for reading in unit.readings:
            if reading[0] in known:
                return reading
    if len(unit.readings) > 1 and unit.readings[1][0] == unit.core and unit.norm[0] not in "كف":
        return unit.readings[1]
    return unit.readings[0]


def _is_title_after(units: Sequence[Unit], index: int) -> bool:
    """Whether an office of several words follows the name: "سعيد الطاير الرئيس التنفيذي"; "سالم الأمير" may be a surname."""
    goes_on = index + 1 < len(units) and units[index + 1].norm.startswith(("ال", "لل"))
    return goes_on and _is_title(units[index]) and units[index - 1].norm not in ("ال", "بن", "ابو")


def _is_title(unit: Unit) -> bool:
    return any(token.startswith("ال") and token in title_words() for token, _ in unit.readings)


def _grown(known: Sequence[Mention], tagged: Sequence[Mention]) -> list[Mention]:
    """Persons found by parts of names, with the words that the tagger takes to belong to them."""
    persons = {
        index: mention
        for mention in tagged
        if mention.type == "PER"
        for index in range(mention.first, mention.last + 1)
    }
    busy = Counter(index for mention in known for index in range(mention.first, mention.last + 1))
    grown: list[Mention] = []
    for mention in known:
        longer = persons.get(mention.first) if mention.rule == "person" else None
        if (
            longer
            and longer.first <= mention.first
            and longer.last >= mention.last
            and longer.last - longer.first < 8
        ):
            extra = [
                index
                for index in range(longer.first, longer.last + 1)
                if not mention.first <= index <= mention.last
            ]
            mention = (
                mention
                if any(busy[index] for index in extra)
                else msgspec.structs.replace(longer, rule="person")
            )
        grown.append(mention)
    return grown


def _is_believed(units: Sequence[Unit], mention: Mention, count: int) -> bool:
    common = load_model().common
    if all(token in common for token in mention.tokens) and not (
        mention.type == "PER" and len(mention.tokens) > 1
    ):
        return False
    if (
        mention.type == "PER"
        and mention.tokens[0] in ("ابن", "بنت")
        and mention.tokens[-1] not in name_parts()
    ):
        return False
    if mention.type == "PER" and mention.last > mention.first:
        return any(_is_namelike(token) for token in mention.tokens) or _is_led(units, mention)
    if mention.last > mention.first:
        return (
            mention.type != "ORG"
            or count > 1
            or _is_led(units, mention)
            or any(unit.kind == "latin" for unit in units[mention.first : mention.last + 1])
        )
    token = mention.tokens[0]
    if len(token) < 3 or token in common or units[mention.first].kind != "arabic":
        return False
    if mention.type == "LOC" and token.endswith("ي") and not token.startswith("ال"):
        return False  # "حي سكني"
    return count > 1 or _is_led(units, mention)


def _is_namelike(token: str) -> bool:
    if token in name_parts():
        return token not in weak_words()
    model = load_model()
    return token not in model.common and likeness(readings(token), model.letters) > 2


def _is_led(units: Sequence[Unit], mention: Mention) -> bool:
    """Whether the word before expects a name of this type: a title or verb of saying, a noun or preposition of place."""
    if mention.first == 0:
        return False
    before = {token for token, _ in units[mention.first - 1].readings}
    if mention.type == "PER":
        return (
            bool(before & title_words() or before & word_class("says")) or mention.tokens[0] in name_parts()
        )
    if mention.type == "LOC":
        return bool(before & word_class("before place")) or any(
            kind == "LOC" for token in before for _, kind, _ in heads().get(token, ())
        )
    return any(kind == "ORG" for token in before for _, kind, _ in heads().get(token, ()))
