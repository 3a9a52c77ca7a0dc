"""Whom a demand or thanks are addressed to, inside the noun phrase behind the verb."""

from khabar.annotate.statements.reading import (
    Reading,
    classes_of,
    role,
)


def addressee(reading: Reading, first: int, past: int) -> int:
    """Index of those whom a demand is addressed to inside the phrase first … past, or `past` where nobody is.

    "طالب حزب الأرض المعارض | الحكومة بنشر الاتفاق", "دعت المنظمة | الجانبين إلى …": a body, a country or people in the
    definite right behind a phrase that is complete.
    """
    for index in range(first + 1, past):
        norm, before = reading.norms[index], reading.norms[index - 1]
        complete = before.startswith("ال") or index in reading.person_past
        if complete and norm.endswith(("ها", "هم")) and people_of(reading, index):
            return index  # "دعت السلطات الإيرانية | مواطنيها"
        if not norm.startswith("ال") or not complete or before.endswith(("شوون", "شؤون")):
            continue
        kinds = classes_of(reading, index)
        many = norm.endswith("ين") and len(norm) > 6 and not before.endswith("ين")
        people = kinds & {"person", "official"} and is_plural(norm)
        body = "body" in kinds and not norm.endswith(("ي", "يه", "معارضه", "مقاومه")) and "title" not in kinds
        if many or people or body:
            return index
    return past


def second_person(reading: Reading, first: int, past: int) -> int:
    """Index of a second person inside the phrase: "شكر المدير سالم العمري | الأمير خالد"; `past` where there is none."""
    titled = (
        i
        for i in range(first + 1, past)
        if i in reading.person_past and (classes_of(reading, i) & {"title"} or i in reading.actor_at)
    )
    return next(titled, past)


def second_named(reading: Reading, first: int, past: int) -> int:
    """Index of another named person behind a complete name: "دعا المرجع سالم العمري | رئيس الوزراء خالد الراشد إلى …".

    `past` where the office is the first one's own: "دعا سالم العمري رئيس البلدية إلى …".
    """
    for index in range(first + 1, past):
        if index not in reading.person_past or reading.words[index].proclitics:
            continue
        if _begins_person(reading, index):
            return past if holder_of(reading, first, index) else index
        if not classes_of(reading, index) & {"official", "title"} or reading.norms[index] in role("kin"):
            continue
        for other in range(index + 1, min(index + _NEAR, past + 1)):
            if other < past and _begins_person(reading, other):
                owned = reading.words[other].proclitics or _owns(reading, other - 1)
                return past if owned or reading.words[other - 1].kind == "mark" else index
    return past


_NEAR = 8  # words from an office to the name of who holds it


def holder_of(reading: Reading, first: int, past: int, *, start: int | None = None) -> bool:
    """Whether the person named here is whose spokesman, lawyer or office speaks: "المتحدث باسم سالم العمري", "محامي هدى الراشد"."""
    if start is None:
        near = (i for i in range(first, past) if i in reading.actor_at and reading.actor_at[i][0] == past)
        start = next(near, past)
    if start >= past or start == first:
        return False
    word, before = reading.words[start], reading.words[start - 1]
    if word.norm == "باسم":  # tagged as the name باسم
        return before.bare in role("spokesmen")
    if word.proclitics[:1] == ("ل",) or word.norm.startswith("لل"):
        return True
    index = start - 1
    while index > first and _is_title(reading, index):
        index -= 1
    return reading.norms[index] == "باسم" or index >= first and _owns(reading, index)


def _is_title(reading: Reading, index: int) -> bool:
    """Whether a title stands here that hides whose somebody is: "والد | الطفل | فهد"."""
    if reading.words[index].proclitics:
        return False
    kinds = classes_of(reading, index)
    person = bool(kinds & {"person", "official"}) and reading.norms[index].startswith("ال")
    return person or "title" in kinds


def _owns(reading: Reading, index: int) -> bool:
    """Whether a noun in the construct state stands here whose owner is named next: "محامي", "شركة"."""
    norm = reading.norms[index]
    if norm.startswith(("ال", "لل")) or reading.words[index].proclitics:
        return False  # "المدير العام للجمعية | سالم العمري"
    return norm in role("kin") | role("serves") or "body" in classes_of(reading, index)


def _begins_person(reading: Reading, index: int) -> bool:
    number = reading.actor_at.get(index, (0, -1))[1]
    return number >= 0 and reading.actors[number].type == "PER"


def people_of(reading: Reading, index: int) -> bool:
    """Whether the word is people with a pronoun: "مواطنيها", "رعاياها", "أنصاره"."""
    stem = reading.norms[index].removesuffix("ها").removesuffix("هم").removesuffix("ي")
    return stem in ("رعايا", "اعضاء", "انصار") or bool(classes_of(reading, index) & {"person", "official"})


def is_plural(norm: str) -> bool:
    """Whether a noun for people is a plural, by its ending."""
    return norm.endswith(("ين", "ان", "اء", "ات")) or norm in (
        "الشباب",
        "الاهالي",
        "الطلاب",
        "التجار",
        "القاده",
        "الاخوه",
        "الاشقاء",
        "الطلبه",
        "الاصدقاء",
    )
