"""Where the object begins in the run of nouns behind a verb: "وصف الوزير | الاتهامات", "أبلغ الوزير | نظيره"."""

from khabar.annotate.statements.addressees import people_of
from khabar.annotate.statements.nouns import HEADS, VIA, is_of_plural, is_possessed, looks_like_masdar
from khabar.annotate.statements.reading import Reading, classes, classes_of, role

_PEOPLE = frozenset({"official", "person", "title"})
_THINGS = frozenset({"object", "attack", "document"}) | VIA
_ADJECTIVAL = ("ي", "يه", "يين", "يون", "يتين", "يان", "يات")
_NEAR = 3  # words from a title to the name it stands before


def object_at(reading: Reading, first: int, past: int, *, must: bool = False, loose: bool = False) -> int:
    """Index of the verb's object inside the phrase first … past, which begins with its subject; `past` where there is none.

    A noun in the definite behind a phrase that is complete is the object, unless it goes on with it: an adjective, a
    title, the holder's name. With `must` the verb has one for certain, and the likeliest word is taken; with `loose`
    nothing hangs on the words behind the subject, and any noun that is no office ends it.
    """
    for index in range(first + 1, past):
        if _goes_with(reading, index):
            continue
        if _ends_plural(reading, index - 1) and reading.norms[index].startswith("ال"):
            return index
        if index in reading.person_past and _is_country(reading, index):
            return index  # "هاجم سالم العمري | السعودية"
        if loose and _is_complete(reading, first, index) and _is_plain(reading, index, first=first):
            return index
        if (
            _is_counterpart(reading, index)
            or _is_complete(reading, first, index)
            and _begins(reading, first, index, must=must)
        ):
            return index
    return _last_definite(reading, first, past) if must else past


def _is_country(reading: Reading, index: int) -> bool:
    number = reading.actor_at.get(index, (0, -1))[1]
    return number >= 0 and reading.actors[number].type == "GPE"


def _is_plain(reading: Reading, index: int, *, first: int | None = None) -> bool:
    """Whether a noun without ال is neither name nor office: "هيئة المحلفين | حجة الدفاع", "سالم العمري | لاعبي المنتخب"."""
    word, norm = reading.words[index], reading.norms[index]
    if norm.startswith("ال") or index in reading.actor_at:
        return False
    kinds = classes_of(reading, index)
    construct = norm.endswith("ي") and len(norm) > 4
    people = construct and ("person" in kinds or norm[:-1] + "ون" in classes())
    held = first is None or bool(classes_of(reading, first) & _PEOPLE)  # whose name can follow
    if not people and word.pos != "NOUN" and (held or word.pos != "PROPN"):
        return False
    after = reading.norms[index + 1] if index + 1 < len(reading) else ""
    return (
        (people or not kinds & HEADS) and after.startswith("ال") and norm not in role("kin") | role("serves")
    )


def _ends_plural(reading: Reading, index: int) -> bool:
    """Whether a plural in the indefinite ends here, which no definite noun can go on with: "انتقد ناشطون | الحكومة"."""
    norm, word = reading.norms[index], reading.words[index]
    return norm.endswith("ون") and len(norm) > 5 and not norm.startswith("ال") and word.pos in ("NOUN", "ADJ")


def _goes_with(reading: Reading, index: int) -> bool:
    """Whether a preposition, a mark or a carried particle ties the word to the one before."""
    word = reading.words[index]
    if word.kind == "mark" or word.proclitics or reading.norms[index].startswith("لل"):
        return True
    return reading.words[index - 1].kind == "mark" or reading.norms[index - 1] in role("in_phrase")


def _is_counterpart(reading: Reading, index: int) -> bool:
    """Whether the word is one of the subject's own people: "نظيره", "مواطني بلاده"."""
    norm, word = reading.norms[index], reading.words[index]
    if norm in role("counterparts"):
        return True
    construct = norm.endswith("ي") and word.bare == norm and norm[:-1] + "ون" in classes()
    return (
        construct
        and bool(classes_of(reading, index) & {"person", "official"})
        and _is_after_adjective(reading, index)
    )


def _is_after_adjective(reading: Reading, index: int) -> bool:
    return reading.norms[index - 1].startswith("ال") or index in reading.person_past


def _is_complete(reading: Reading, first: int, index: int) -> bool:
    """Whether the words from `first` up to `index` are a phrase to which nothing is wanting."""
    before = reading.norms[index - 1]
    if before.startswith(("ال", "لل")) or index in reading.person_past:
        return not before.endswith(("شوون", "شؤون"))
    if any(
        i in reading.actor_at and reading.actor_at[i][0] == index for i in range(max(first, index - 5), index)
    ):
        return True
    return index - 1 > first and is_possessed(reading, index - 1)


def _begins(reading: Reading, first: int, index: int, *, must: bool) -> bool:
    norm, kinds = reading.norms[index], classes_of(reading, index)
    if not norm.startswith("ال"):
        return _begins_bare(reading, index, kinds, must=must)
    if "outlet" in kinds and index in reading.person_past:
        return True  # "أبلغ سالم العمري | الصحيفة"
    if kinds & _PEOPLE:
        return _is_other_person(reading, first, index, kinds)
    adjective = norm.endswith(_ADJECTIVAL) and not kinds & _THINGS and not (must and "body" in kinds)
    if adjective or norm in role("office_adjectives"):
        return False
    if kinds & _THINGS or _is_plural_of_people(reading, index):
        return True
    if "body" in kinds:
        return not norm.endswith(("معارضه", "مقاومه")) and not is_of_plural(reading, index)
    if reading.words[index].pos != "NOUN" or kinds:
        return False
    plain = norm.removeprefix("ال")
    if must or looks_like_masdar(plain) or norm.endswith("ات"):
        return True
    described = index + 1 < len(reading) and reading.norms[index + 1].startswith("ال")
    return described and index in reading.person_past  # "سالم العمري | العمل الجبان"; alone it is a surname


def _is_plural_of_people(reading: Reading, index: int) -> bool:
    """Whether an unknown sound plural stands behind one body: "دعت الجامعة | المتقدمين", not "العلماء المسلمين"."""
    norm, before = reading.norms[index], reading.norms[index - 1]
    known = classes_of(reading, index) - {"person"}
    return (
        norm.endswith("ين")
        and not norm.endswith("يين")
        and len(norm) > 6
        and before.endswith("ه")
        and not known
    )


def _begins_bare(reading: Reading, index: int, kinds: frozenset[str], *, must: bool) -> bool:
    """Whether a noun without ال is the head of the object: "سالم العمري | مجلس الأمن", "أبو سعيد | وزير المالية سالم العمري"."""
    named = index in reading.person_past
    if kinds & {"official", "title"}:
        near = range(index + 2, min(index + 2 + 2 * _NEAR, len(reading)))
        return must and named and any(_begins_person(reading, i) for i in near)
    before = reading.norms[index - 1]
    if (
        before.startswith("ال")
        and before.endswith("ون")
        and len(before) > 6
        and reading.words[index].pos == "NOUN"
    ):
        return True  # "شن المحامون | حملة"
    if must and named and _is_plain(reading, index):
        return True  # "وصف سالم العمري | حادث التفجير بأنه"
    whose = any(
        reading.norms[after].startswith("ال") or after in reading.actor_at or is_possessed(reading, after)
        for after in range(index + 1, min(index + 3, len(reading)))
    )
    return "body" in kinds and (whose or index in reading.actor_at)


def _is_other_person(reading: Reading, first: int, index: int, kinds: frozenset[str]) -> bool:
    """Whether a title or person in the definite is somebody else: a name went before and one follows, or it is many."""
    norm, before = reading.norms[index], reading.norms[index - 1]
    many = norm.endswith("ين") and len(norm) > 6 or reading.words[index].bare in role("many")
    if many and not before.endswith("ين"):
        return True
    if index in reading.person_past:
        return any(_begins_person(reading, i) for i in range(index + 1, min(index + 1 + _NEAR, len(reading))))
    if norm.endswith(("ها", "هم")) and people_of(reading, index):
        return True
    alone = index - first == 1 and "title" not in classes_of(reading, first) | kinds
    named = reading.words[index].pos == "PROPN" or index in _named(reading, first)  # "المهندس الحداد"
    return alone and "official" in kinds and not named and not norm.endswith(_ADJECTIVAL)


def _begins_person(reading: Reading, index: int) -> bool:
    number = reading.actor_at.get(index, (0, -1))[1]
    return number >= 0 and reading.actors[number].type == "PER"


def _last_definite(reading: Reading, first: int, past: int) -> int:
    """The last noun with ال that no adjective can be, behind another: "وزير الخارجية المصري | المقترح"."""
    for index in range(past - 1, first, -1):
        norm = reading.norms[index]
        if _goes_with(reading, index) or not norm.startswith("ال") or norm in role("office_adjectives"):
            continue
        if (
            norm.endswith(_ADJECTIVAL)
            or classes_of(reading, index) & _PEOPLE
            or index in _named(reading, first)
        ):
            continue
        if reading.words[index].pos == "NOUN" and _is_complete(reading, first, index) or index - first == 1:
            return index if not reading.norms[index - 1].endswith("ون") else past
        if reading.words[index].pos == "ADJ" and reading.norms[index - 1] in role("office_adjectives"):
            return index
    return past


def _named(reading: Reading, first: int) -> range:
    """The words of the person's name nearest behind the head: no object."""
    for index in range(first, min(first + 8, len(reading))):
        if _begins_person(reading, index):
            return range(index, reading.actor_at[index][0])
    return range(0)
