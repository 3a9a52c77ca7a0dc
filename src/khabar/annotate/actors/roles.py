"""What a person is named with: offices before the name and after it, and the country that an adjective gives."""

from collections.abc import Iterable, Sequence
from functools import cache

from khabar.annotate.actors.lists import (
    country_of_folded,
    forms,
    heads,
    title_words,
    titles,
    tokens_of,
    word_class,
)
from khabar.annotate.actors.units import Mention, Unit
from khabar.arabic.phrases import noun_phrase
from khabar.arabic.vocabulary import known_words
from khabar.model import Words

_REACH = 11  # units before a name in which its office may begin: "الأمين العام المساعد للشؤون السياسية في الأمم المتحدة"
_JOINING = frozenset({"الي", "لدي", "باسم", "علي"})  # prepositions inside an office: المبعوث إلى سوريا
_COMMAS = frozenset({"،", ","})
_BESIDE = frozenset({"honour", "rank", "kin"})  # may stand between an office and the name
_OF_NO_OFFICE = frozenset(("الشهيد", "الشهيده", "الطفل", "الطفله", "القتيل", "الفقيد", "المواطن", "المرحوم"))
_OVER = frozenset(("المشرف", "المشرفه", "مشرف", "العام", "العامه", "المسوول", "المسءول", "مسوول", "القائم"))
_QUALIFYING = frozenset(("الراحل", "المخلوع", "السابق", "الشاب"))  # "الرئيس الراحل" is one title
_KINSHIP = frozenset(("kin",))
_PRONOUNS = ("ه", "ها", "هم", "نا")


def find_roles(
    mentions: Sequence[Mention], words: Words, units: Sequence[Unit], taken: frozenset[int]
) -> tuple[str, ...]:
    """Titles and offices of a person, as written, each once, whole offices first. `taken` are the units of persons' names.

    Kinship is no office, nor is a word that needs another to be one: "والد الشهيد", "نائبه", "عضو".
    """
    offices: dict[str, None] = {}
    titles_alone: dict[str, None] = {}
    for mention in mentions:
        if mention.type != "PER":
            continue
        for role in _before(mention, words, units, taken):
            (offices if " " in role else titles_alone)[role] = None
        after = _after(mention, words, units, taken)
        if after is not None:
            offices[after] = None
    return tuple(dict.fromkeys(_whole(role) for role in (*offices, *titles_alone)))


def _whole(role: str) -> str:
    """A role with the article that a ل before it hides: "للرئيس السابق" → "الرئيس السابق"."""
    if not role.startswith("لل"):
        return role
    own = role.split()[0][1:]  # "للواء": its own first letter is a lam
    return "ال" + (role[1:] if own in title_words() or "ال" + own in title_words() else role[2:])


def country_of(names: Iterable[str]) -> str | None:
    """ISO code of the first nationality in some names or roles ("وزارة الخارجية السورية" → SYR); None where none says one.

    "المالية" is finance, not Mali.
    """
    for name in names:
        for token in tokens_of(name)[1:]:
            code = country_of_folded(token) if token.startswith("ال") and token != "الماليه" else None
            if code is not None:
                return code
    return None


def _before(mention: Mention, words: Words, units: Sequence[Unit], taken: frozenset[int]) -> list[str]:
    """The titles that end at a name, or before the comma in front of it ("المبعوث إلى سوريا، توم"): the office, then what
    stands between it and the name ("مدير الجوازات" and "اللواء")."""
    last = mention.first - 1
    comma = last >= 0 and units[last].norm in _COMMAS
    last -= comma
    if comma and mention.span.start != units[mention.first].readings[0][1]:
        return []  # "…، وزير النقل، وفلان": the office of the one before
    first = _first_of_title(last, mention.first - _REACH, units, taken)
    if first is None or comma and not _is_office(units, first):
        return []
    start = next(at for token, at in units[first].readings if (token,) in titles() or token in title_words())
    if "\n" in words.text[start : units[last].end]:
        return []
    past = last
    while past > first and _is_beside(units, past) and _is_office(units, first):
        past -= 1
    if past == first and not units[first].norm.startswith(("ال", "لل")):
        past = last  # "قائد الفريق"
    office = [(first, start, past)] if _is_role(units, first, past) else []
    beside = [(past + 1, units[past + 1].readings[0][1], last)] if past < last else []
    adjective = first == past and first > 0 and units[first].norm in word_class("adjective of a party")
    if adjective and any(token.startswith("ال") for token, _ in units[first - 1].readings):
        office = []  # "حزب الأرض المعارض | صفوان"
    return [words.text[at : units[end].end] for _, at, end in (*office, *beside)]


def _is_owned(unit: Unit) -> bool:
    """Whether a title bears a pronoun: "نائبه", "زعيمها"."""
    return unit.written.endswith(_PRONOUNS) and not any(token.startswith("ال") for token, _ in unit.readings)


def _is_beside(units: Sequence[Unit], index: int) -> bool:
    """Whether a unit is an honorific or a rank with the article, as they stand behind an office: "المهندس"."""
    if units[index].norm in _OF_NO_OFFICE or units[index].norm in _QUALIFYING:
        return False
    return units[index].norm.startswith("ال") and titles().get((units[index].norm,)) in ("honour", "rank")


def _is_role(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether a title is an office or form of address by itself; kinship, "نائبه", "عضو" and a national team are none."""
    kind, unit = _kind(units, first), units[first]
    if kind in _KINSHIP or _is_owned(unit) or units[last].norm in _JOINING:
        return False
    if first == last and not any(token.startswith(("ال", "لل")) for token, _ in unit.readings):
        return kind in ("honour", "rank", "king", "prince")
    team = unit.norm == "الفريق" and last > first
    return not (team and country_of_folded(units[first + 1].norm) is not None)


def _first_of_title(last: int, least: int, units: Sequence[Unit], taken: frozenset[int]) -> int | None:
    """The unit that begins the longest title ending at `last`; None where no title ends there."""
    first = None
    for index in range(last, max(-1, least - 1), -1):
        unit = units[index]
        if (
            unit.kind != "arabic"
            or index in taken
            or unit.pos == "VERB"
            or _is_no_part(unit, last=index == last)
        ):
            break
        kind = _kind(units, index)
        if kind is not None and not (index and kind not in _BESIDE and _is_of_body(units[index - 1])):
            first = index
            if _ends_search(units, index, kind):
                break
        elif kind is None and not _may_stand_inside(units, index, last):
            break
    return first


def _is_no_part(unit: Unit, *, last: bool) -> bool:
    """Whether a word stands in no office: an accusative, an act, right before the name a noun with ب or ل ("لخدمات | سالم")."""
    if "\u064b" in unit.written or unit.norm in word_class("no role"):
        return True
    carried = last and unit.core != unit.norm and unit.norm[:1] in "لب" and not unit.core.startswith("ال")
    return carried and "PROPN" not in known_words().get(unit.core, ("PROPN",)) and (unit.core,) not in forms()


def _ends_search(units: Sequence[Unit], index: int, kind: str) -> bool:
    """Whether the title that begins here belongs to nothing before it."""
    unit = units[index]
    if kind in _BESIDE:
        tied = unit.norm.startswith("و") and len(unit.readings) > 1  # "… والدكتور"
        return tied or unit.norm in _OF_NO_OFFICE
    described = index > 0 and unit.norm.endswith(("ي", "يه")) and _is_definite_office(units, index - 1)
    return _begins_phrase(unit) and not (index and _governs(units[index - 1])) and not described


def _is_definite_office(units: Sequence[Unit], index: int) -> bool:
    """Whether an adjective can follow that is a title too: "الباحث" of "الباحث السياسي"."""
    return _kind(units, index) == "job" and any(token.startswith("ال") for token, _ in units[index].readings)


def _is_of_body(unit: Unit) -> bool:
    """Whether the title after this noun is part of a body's name: "مركز الملك سلمان", "مجلس وزراء الداخلية"."""
    tokens = [token for token, _ in unit.readings]
    if any(token.startswith("ال") or token in title_words() for token in tokens):
        return False
    return any(token in heads() for token in tokens)


def _kind(units: Sequence[Unit], index: int) -> str | None:
    """The kind of title that a unit is or begins; None where it is none."""
    following = units[index + 1].norm if index + 1 < len(units) else ""
    for token, _ in units[index].readings:
        kind = titles().get((token,)) or _begun().get((token, following))
        if kind is not None:
            return kind
    return None


@cache
def _begun() -> dict[tuple[str, str], str]:
    """The first two words of longer titles → kind of the first such title."""
    begun: dict[tuple[str, str], str] = {}
    for key, kind in titles().items():
        if len(key) > 1:
            begun.setdefault((key[0], key[1]), kind)
    return begun


@cache
def _first_words() -> frozenset[str]:
    """The words that only begin a title: "السكرتيرة" of "السكرتيرة الصحافية"."""
    return frozenset(first for first, _ in _begun() if (first,) not in titles())


def _may_stand_inside(units: Sequence[Unit], index: int, last: int) -> bool:
    """Whether a unit can be a word of an office: a definite or genitive noun, an adjective, a preposition of office."""
    unit = units[index]
    if unit.norm == "علي" and (
        not index or not any(token in _OVER for token, _ in units[index - 1].readings)
    ):
        return False
    if unit.norm in _JOINING:
        return index < last
    return unit.pos in ("NOUN", "ADJ", "PROPN") or unit.norm.startswith("ال") or unit.core.startswith("ال")


def _begins_phrase(unit: Unit) -> bool:
    """Whether nothing before a title can belong to it: it has the article, or a conjunction or preposition of its own."""
    return unit.norm.startswith("ال") or len(unit.readings) > 1


def _governs(unit: Unit) -> bool:
    """Whether what follows belongs to this unit's title: "نائب" of "نائب الرئيس", "السكرتيرة" of "السكرتيرة الصحافية"."""
    definite = unit.core if unit.core.startswith("ال") else "ال" + unit.core
    if definite in _first_words():
        return True
    return unit.pos != "VERB" and any(
        titles().get((token,)) in ("deputy", "envoy", "spokesman") for token, _ in unit.readings
    )


def _is_office(units: Sequence[Unit], first: int) -> bool:
    return _kind(units, first) not in (None, *_BESIDE)


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
