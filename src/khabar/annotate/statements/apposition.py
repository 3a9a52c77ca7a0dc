"""What stands inside a speaker's phrase without being its name: brackets, appositions, why a source is unnamed."""

from khabar.annotate.statements.nouns import can_speak, is_verb
from khabar.annotate.statements.outlets import listener_at
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    close_of,
    cue_forms,
    is_finite_cue,
    is_opening,
    role,
)

NAMELESS = frozenset({"اسمه", "اسمها", "هويته", "هويتها", "اسمائهم", "هويتهم", "هوياتهم", "اسماءهم"})


def is_hyphen(reading: Reading, index: int, end: int) -> bool:
    """Whether a dash without spaces joins two names: "أرندت-براور"."""
    if index + 1 >= end:
        return False
    words = reading.words
    return words[index - 1].end == words[index].start and words[index].end == words[index + 1].start


def past_bracket(reading: Reading, index: int, end: int) -> int:
    if listener_at(reading, index + 1) if index + 1 < end else None:
        return index  # "المدير سالم (للمرفأ)": who was told
    for other in range(index + 1, min(end, index + 12)):
        if reading.norms[other] == ")":
            return other + 1
    return index


def is_country(reading: Reading, first: int, past: int) -> bool:
    number = reading.actor_at.get(first, (0, -1))
    return number[0] == past and number[1] >= 0 and reading.actors[number[1]].type in ("GPE", "LOC")


def past_apposition(reading: Reading, first: int, index: int, end: int) -> int:
    """Past "، كارولين ليفيت،": a name or title between commas that the clause goes on after."""
    start = index + 1
    if start < end and listener_at(reading, start):
        return index  # "أوضح الوزير، لوكالة الأنباء، أن"
    if is_country(reading, first, index) or start < end and reading.words[start].kind == "number":
        return index  # "شددت الهند ، إجراءات الأمن", "وجه الوزير، 28 جامعة بإيقاف …"
    if start < end and reading.norms[start] in role("withheld"):
        past = past_withheld(reading, start, end)
        return past if past > start else index
    if (
        start >= end
        or not can_speak(reading, start, end)
        and reading.words[start].pos != "PROPN"
        or is_finite_cue(reading, start)
        or is_verb(reading, start)
        or "object" in classes_of(reading, start)
        or any(form.kind == "participle" for form in cue_forms(reading, start))
    ):
        return index
    if reading.norms[start][:1] == "و" and reading.words[start].proclitics:
        return index
    for other in range(start, min(end, start + 14)):
        norm = reading.norms[other]
        if norm in COMMAS or norm == ":" or other > start and norm in ("لـ", "ل"):
            return other  # "سالم العمري، المتحدث باسم الوزارة | لـ«المرفأ»"
        if other > start and (
            norm in CLAUSE
            or "adjunct" in classes_of(reading, other)
            and norm in ("في", "خلال", "عبر", "امس", "اليوم")
        ):
            if norm in CLAUSE and reading.norms[other - 1] in ("الي", "علي"):
                return other - 1  # "سالم العمري، أستاذ العلوم السياسية | إلى أن"
            held = "official" in classes_of(reading, start) and reading.time_end[other] > other
            return other if norm in CLAUSE or other in reading.person_past or held else index
        if is_finite_cue(reading, other) and not norm.startswith("ال"):
            return index
    return index


def past_own_name(reading: Reading, index: int, end: int) -> int:
    """Past "أطلقت على نفسها «سرايا الوعد»", what an unknown group calls itself; `index` where it does not."""
    for other in range(index + 1, min(end, index + 3)):
        if reading.norms[other] in ("نفسها", "نفسه", "انفسهم"):
            after = other + 2 if reading.norms[other + 1 : other + 2] in (("اسم",), ("باسم",)) else other + 1
            if after < end and is_opening(reading, after):
                return min(close_of(reading, after) + 1, end)
            return reading.actor_at[after][0] if after in reading.actor_at else index
    return index


def past_withheld(reading: Reading, index: int, end: int) -> int:
    """Past "رفض الكشف عن اسمه": an unnamed source's reason for being unnamed belongs to its name."""
    for other in range(index + 1, min(end, index + 9)):
        if reading.norms[other] in NAMELESS:
            return other + 1
    return index
