"""What a person is named with: offices before the name and after it, and the country that an adjective gives."""

from collections.abc import Iterable, Sequence
from functools import cache

from khabar.annotate.actors.lists import country_of_folded, title_words, titles, tokens_of
from khabar.annotate.actors.units import Mention, Unit
from khabar.arabic.phrases import noun_phrase
from khabar.model import Words

_REACH = 11  # units before a name in which its office may begin: "الأمين العام المساعد للشؤون السياسية في الأمم المتحدة"
_JOINING = frozenset({"الي", "لدي", "باسم", "علي"})  # prepositions inside an office: المبعوث إلى سوريا
_COMMAS = frozenset({"،", ","})
_BESIDE = frozenset({"honour", "rank", "kin"})  # may stand between an office and the name


def find_roles(
    mentions: Sequence[Mention], words: Words, units: Sequence[Unit], taken: frozenset[int]
) -> tuple[str, ...]:
    """Titles and offices of a person, as written, each once, in text order. `taken` are the units of persons' names."""
    roles: dict[str, None] = {}
    for mention in mentions:
        if mention.type == "PER":
            for role in (_before(mention, words, units, taken), _after(mention, words, units, taken)):
                if role is not None:
                    roles[role] = None
    whole = [role for role in roles if not role.startswith("لل")]  # "للرئيس": the article cannot be cut out
    return tuple(whole or roles)


def country_of(names: Iterable[str]) -> str | None:
    """ISO code of the first nationality in some names or roles ("وزارة الخارجية السورية" → SYR); None where none says one."""
    for name in names:
        for token in tokens_of(name)[1:]:
            code = country_of_folded(token) if token.startswith("ال") else None
            if code is not None:
                return code
    return None


def _before(mention: Mention, words: Words, units: Sequence[Unit], taken: frozenset[int]) -> str | None:
    """The title that ends at a name, or before the comma in front of it ("المبعوث إلى سوريا، توم")."""
    last = mention.first - 1
    comma = last >= 0 and units[last].norm in _COMMAS
    last -= comma
    first = _first_of_title(last, mention.first - _REACH, units, taken)
    if first is None:
        return None
    start = next(at for token, at in units[first].readings if (token,) in titles() or token in title_words())
    role = words.text[start : units[last].end]
    if comma and not _is_office(units, first):
        return None
    return role if "\n" not in role else None


def _first_of_title(last: int, least: int, units: Sequence[Unit], taken: frozenset[int]) -> int | None:
    """The unit that begins the longest title ending at `last`; None where no title ends there."""
    first = None
    for index in range(last, max(-1, least - 1), -1):
        unit = units[index]
        if unit.kind != "arabic" or index in taken or unit.pos == "VERB":
            break
        kind = _kind(unit)
        if kind is not None:
            first = index
        elif not _may_stand_inside(units, index, last):
            break
        if (
            kind is not None
            and kind not in _BESIDE
            and _begins_phrase(unit)
            and not (index and _governs(units[index - 1]))
        ):
            break
    return first


def _kind(unit: Unit) -> str | None:
    """The kind of title that a unit is or begins; None where it is none."""
    for token, _ in unit.readings:
        kind = titles().get((token,))
        if kind is not None:
            return kind
    return next((_begun()[token] for token, _ in unit.readings if token in _begun()), None)


@cache
def _begun() -> dict[str, str]:
    """First words of titles of several words → kind of the first such title."""
    begun: dict[str, str] = {}
    for key, kind in titles().items():
        begun.setdefault(key[0], kind)
    return begun


def _may_stand_inside(units: Sequence[Unit], index: int, last: int) -> bool:
    """Whether a unit can be a word of an office: a definite or genitive noun, an adjective, a preposition of office."""
    unit = units[index]
    if unit.norm in _JOINING:
        return index < last
    return unit.pos in ("NOUN", "ADJ", "PROPN") or unit.norm.startswith("ال") or unit.core.startswith("ال")


def _begins_phrase(unit: Unit) -> bool:
    """Whether nothing before a title can belong to it: it has the article, or a conjunction or preposition of its own."""
    return unit.norm.startswith("ال") or len(unit.readings) > 1


def _governs(unit: Unit) -> bool:
    """Whether what follows belongs to this unit's title: "نائب" of "نائب الرئيس", "السكرتيرة" of "السكرتيرة الصحافية"."""
    definite = unit.core if unit.core.startswith("ال") else "ال" + unit.core
    if definite in _begun() and (definite,) not in titles():
        return True
    return unit.pos != "VERB" and _kind(unit) in ("deputy", "envoy", "spokesman")


def _is_office(units: Sequence[Unit], first: int) -> bool:
    return _kind(units[first]) not in (None, *_BESIDE)


def _after(mention: Mention, words: Words, units: Sequence[Unit], taken: frozenset[int]) -> str | None:
    """The office between commas after a name: "فلان، وزير الإعلام السوري، إن"; None where it is another's title."""
    first = mention.last + 2
    if first >= len(units) or units[first - 1].norm not in _COMMAS or not _is_office(units, first):
        return None
    if words[units[first].first].proclitics:
        return None
    begin = units[first].first
    past = noun_phrase(words, begin)
    inside = [
        index for index in range(first, min(first + _REACH + 1, len(units))) if units[index].first < past
    ]
    if past - begin < 2 or not taken.isdisjoint((*inside, inside[-1] + 1)):
        return None
    if past < len(words) and words[past].kind != "mark":
        return None
    return words.text[words[begin].start : words[past - 1].end]
