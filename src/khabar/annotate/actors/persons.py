"""Names of persons that no list knows: parts of names in a row, after a title or alone."""

from collections.abc import Sequence
from functools import lru_cache

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
from khabar.annotate.actors.tagger import load_model
from khabar.annotate.actors.units import Mention, Unit, is_plain_spelling
from khabar.model import Span

_LONGEST = 9


def find_persons(units: Sequence[Unit], taken: Sequence[bool]) -> list[Mention]:
    """Mentions of persons by the parts of their names, by start; units in `taken` belong to others."""
    found: list[Mention] = []
    past = 0
    for index, unit in enumerate(units):
        if index < past or taken[index] or unit.kind != "arabic":
            continue
        for token, _ in unit.readings:
            if part_kind(token) is not None:
                mention = _name_at(units, index, taken)
                if mention:
                    found.append(mention)
                    past = mention.last + 1
                break
    return found


def _name_at(units: Sequence[Unit], index: int, taken: Sequence[bool]) -> Mention | None:
    titled: bool | None = None
    for token, start in units[index].readings:
        kind = part_kind(token)
        if (
            kind is None
            or (kind == "link" and token not in word_class("name start"))
            or _is_plain(units[index], token)
        ):
            continue
        if start > units[index].readings[0][1] and units[index].norm[0] == "ك":
            continue  # "كوسيلة", "كريما"
        if token in title_words() and index + 1 < len(units) and units[index + 1].norm in title_words():
            continue  # "مساعد وزير الدفاع"
        titled = has_title(units, index) if titled is None else titled
        last, n_parts, n_sure = _extend(units, index, token, taken)
        if titled and n_parts == 1 and kind == "given" and _has_surname(units, index, taken):
            last, n_parts = index + 1, 2  # "حاكم الإقليم عادل المروج"
        if start != units[index].readings[0][1] and token in weak_words() and (n_parts < 2 or not n_sure):
            continue
        if (
            token in weak_words()
            and last > index
            and not titled
            and _is_listed_person(units, index + 1, last)
        ):
            continue  # "وعد" before the name of a known person is a verb
        if _is_enough(units, index, last, n_parts, n_sure, titled, kind):
            return Mention(
                first=index, last=last, span=Span(start, units[last].end), type="PER", rule="person",
                tokens=(token, *(unit.norm for unit in units[index + 1 : last + 1])),
            )  # fmt: skip
    return None


def _has_surname(units: Sequence[Unit], index: int, taken: Sequence[bool]) -> bool:
    """Whether a word with the article that can be a family name stands right behind a given name."""
    after = index + 1
    if after >= len(units) or taken[after] or units[after].paragraph != units[index].paragraph:
        return False
    ruler = any(titles().get((token,)) in _RULERS for token, _ in units[index - 1].readings)
    return not ruler and is_definite_surname(units[after])


_RULERS = ("king", "prince", "head of state", "cleric")  # known by one name


def is_definite_surname(unit: Unit) -> bool:
    """Whether a word with the article can be the family name behind a given name: "الرحال", "القمري"; no thing, act or body."""
    norm = unit.norm
    if not norm.startswith("ال") or len(norm) < 6 or unit.kind != "arabic" or unit.pos == "VERB":
        return False
    if norm.endswith(("ه", "ات", "ين", "ون", "اء")) or norm in title_words() or norm[2:] in heads():
        return False
    if country_of_folded(norm) not in (None, "COM"):  # the Comoros share their adjective with the moon
        return False
    if norm in word_class("no name") or norm in heads() or _is_act(norm[2:]):
        return False
    return not any(norm in word_class(name) for name in _NO_SURNAME)


def _is_act(stem: str) -> bool:
    """Whether a word has the shape of a verbal noun: "تأكيد", "إعلان", "انتقال", "استقبال"."""
    if len(stem) == 5:
        return stem[0] == "ت" and stem[3] == "ي" or stem[0] == "ا" and stem[3] == "ا"
    return stem[0] == "ا" and stem[-2] == "ا" and len(stem) in (6, 7)


_NO_SURNAME = (
    "office adjective",
    "generic adjective",
    "no name",
    "day",
    "ends person",
    "adjective of a body",
    "ordinal",
)


def _is_listed_person(units: Sequence[Unit], first: int, last: int) -> bool:
    tokens = tuple(unit.norm for unit in units[first : last + 1])
    return any(form.entry.type == "PER" for form in forms().get(tokens, ()))


def _is_plain(unit: Unit, token: str) -> bool:
    """Whether the word is a function word or a title here; "علي" is the name only where it is not written "على"."""
    if token == "علي":
        return unit.written.endswith("ى")
    if is_plain_spelling(unit) or token == "انا" and "آ" not in unit.written:
        return True
    if unit.norm in ("لدينا", "لديها"):
        return True  # no "ل" with "دينا"
    if token == "امام":
        return unit.written.endswith("أمام")
    if token == "مني":
        return not unit.written.endswith("ى")
    if token in title_words():
        return (
            titles().get((token,)) == "honour" or token.startswith("ال") or name_parts().get(token) != "given"
        )
    return token in word_class("no name") or country_of_folded(token) is not None


@lru_cache(maxsize=200_000)
def part_kind(token: str) -> str | None:
    """What part of a name a folded word is: given, family, western, link; None where it is none."""
    if token in word_class("name link"):
        return "link"
    if token.startswith("عبدال") and len(token) > 6:
        return "given"
    if token.endswith("الدين") and len(token) > 7:
        return "given"
    return name_parts().get(token)


def _extend(units: Sequence[Unit], index: int, token: str, taken: Sequence[bool]) -> tuple[int, int, int]:
    """How far the name reaches, of how many parts it is, and how many of them are surely names."""
    weak = weak_words()
    last, n_parts, n_sure = (
        index,
        0 if token in word_class("name link") else 1,
        int(token not in weak and token not in word_class("name link")),
    )
    position = index + 1
    pending = token in word_class("name link")
    while (
        position < len(units)
        and position - index < _LONGEST
        and not taken[position]
        and units[position].kind == "arabic"
        and units[position].paragraph == units[index].paragraph
    ):
        norm = units[position].norm
        kind = part_kind(norm)
        if is_tied(units[position]) or _ends_name(units, position, kind, n_parts, pending):
            break
        if kind == "link":
            pending = True
        elif kind or pending or _is_nisba(norm, units, position):
            n_parts += 1
            n_sure += norm not in weak and (kind is not None or norm not in load_model().common)
            last, pending = position, False
        else:
            break
        position += 1
    return last, n_parts, n_sure


def is_tied(unit: Unit) -> bool:
    """Whether a two-word given name carries a clitic, which its norm has not: "وعبد الله"."""
    return unit.last > unit.first and unit.written[:1] != unit.norm[:1] and unit.written[:1] in "وفبل"


def _ends_name(units: Sequence[Unit], position: int, kind: str | None, n_parts: int, pending: bool) -> bool:
    """Whether a function word or an office stands here: "… عبدالعزيز أمير منطقة حائل"."""
    norm = units[position].norm
    if norm == "علي":
        return units[position].written.endswith("ى")
    if norm in word_class("no name") or is_plain_spelling(units[position]):
        return True
    if pending or norm not in title_words():
        return not pending and kind is None and n_parts >= 6
    if (
        n_parts > 1
        and position + 1 < len(units)
        and units[position + 1].norm in word_class("office adjective")
    ):
        return True  # "… العريفي الأستاذ المساعد"
    goes_on = position + 1 < len(units) and part_kind(units[position + 1].norm) is not None
    return (
        kind is None
        or (n_parts > 1 and not norm.startswith("ال"))
        or (goes_on and part_kind(units[position + 1].norm) == "given")
    )


def _is_nisba(norm: str, units: Sequence[Unit], position: int) -> bool:
    """A definite nisba that is no nationality of the word before it: "سالم الكرماني"."""
    if units[position].written.endswith("ى"):
        return False  # "المرمى"
    return norm.startswith("ال") and norm.endswith("ي") and len(norm) > 5 and country_of_folded(norm) is None


def _is_enough(
    units: Sequence[Unit], first: int, last: int, n_parts: int, n_sure: int, titled: bool, kind: str
) -> bool:
    if n_parts == 0:
        return False
    if titled:
        sure = n_sure >= 1 or kind == "given" and _is_addressed(units, first, last)
        return n_parts >= 2 or (sure and kind in ("given", "western", "family"))
    if kind == "family":
        return False
    if n_parts >= 3:
        return n_sure >= 1
    return n_parts >= 2 and n_sure >= (1 if kind in ("given",) else 2)


def _is_addressed(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether an honorific stands right before a name that is also a word, and a preposition or a mark after it: "الشيخ رافع إلى"."""
    honoured = first > 0 and any(titles().get((token,)) == "honour" for token, _ in units[first - 1].readings)
    return honoured and (last + 1 == len(units) or units[last + 1].pos in ("ADP", "PUNCT"))


def has_title(units: Sequence[Unit], index: int) -> bool:
    """Whether a title stands before, with definite words or the body it is of between at most: "الرئيس الأمريكي باراك", "رئيس
    اتحاد الناقلين سالم"."""
    for back in range(1, _TITLE_REACH + 1):
        if index - back < 0:
            return False
        before = units[index - back]
        if before.kind == "mark":
            return False
        tokens = [token for token, _ in before.readings]
        if not title_words().isdisjoint(tokens):
            return True
        between = any(token.startswith("ال") for token in tokens)
        if not between and (back == 1 or tokens[0] not in _of_office()):
            return False
    return False


_TITLE_REACH = 6


@lru_cache(maxsize=1)
def _of_office() -> frozenset[str]:
    """Nouns without the article that stand inside offices: bodies, regions, fields."""
    return frozenset(heads()) | word_class("place classifier") | word_class("field")
