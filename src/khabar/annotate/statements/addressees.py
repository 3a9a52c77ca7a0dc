"""Whom a demand or thanks are addressed to, inside the noun phrase behind the verb."""

from khabar.annotate.statements.reading import (
    Reading,
    classes_of,
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
    )
