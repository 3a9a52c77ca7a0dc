"""Words that end the noun phrase of a speaker: what can be no part of a name, and where the object begins."""

from khabar.annotate.statements.apposition import is_country
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.nouns import (
    DEMONSTRATIVE,
    HEADS,
    VIA,
    is_indefinite_accusative,
    is_of_plural,
    is_possessed,
    looks_like_masdar,
)
from khabar.annotate.statements.outlets import listener_at
from khabar.annotate.statements.reading import Reading, classes_of, cue_forms, role

SKIPPED = frozenset({"الضوء", "الاضواء", "الانتباه", "النظر", "النقاب", "القول", "يقول"})
NAME_LINKS = frozenset({"بن", "بنت", "ابو", "ال", "ولد"})
_MENTIONED = frozenset({"الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللواتي"})


_HOLDERS = frozenset({"official", "title", "person", "body", "source", "outlet"})


_CAUSES = tuple((word,) for word in ("من", "علي", "في", "عن"))


def is_listener(reading: Reading, index: int) -> bool:
    """Whether ل… names those who were told, not whom the office belongs to: "قال الوزير لصحيفة الخليج"."""
    norm = reading.norms[index]
    if norm.startswith("لل") and norm[2:].startswith(("صحف", "صحاف", "اعلام")):
        return True
    return listener_at(reading, index) is not None or "adjunct" in classes_of(reading, index)


def is_outside(reading: Reading, index: int, kinds: frozenset[str]) -> bool:
    """Whether a word can be no part of a name or office: a relative, an adverb, whom it was told, "قائلا", "كلمةً"."""
    word, norm = reading.words[index], reading.norms[index]
    if index and reading.norms[index - 1] in NAME_LINKS:
        return False  # "أبو | اثنين", "عبدالله بن | طالب"
    if _is_never(reading, index, norm):
        return True
    if norm in role("no_speaker") or norm in role("first_person") and norm[:1] in "ان" and len(norm) > 3:
        return True  # "المصدر | وفقا للصحيفة", "قال العمري | أتمنى أن"
    if "pronoun_title" in kinds and norm.endswith("ه") and not norm.startswith("ال"):
        return True  # "حمّل الملك | معاليه تحياته"
    if kinds & {"adjunct", "verb_noise", "day"} and not kinds & HEADS:
        return True
    if (
        norm.endswith(("ه", "ها"))
        and kinds & VIA
        and not norm.startswith("ال")
        and is_possessed(reading, index)
    ):
        return True  # "وتابع اللاعب | حديثه"
    if norm in ("الله", "المولي") and (
        index in reading.person_past or reading.norms[index - 1].startswith("ال")
    ):
        return True  # "سأل القائد | الله"
    if norm in role("counts") and index > 0 and not classes_of(reading, index - 1) & {"adjunct"}:
        before = reading.norms[index - 1]
        return before not in role("in_phrase") | DEMONSTRATIVE and not norm.endswith("كثير")  # "مصادر | عشرة"
    if _is_circumstance(reading, index):
        return True  # "المدير | معددا الإنجازات"
    if norm in role("adverbs") and not kinds & HEADS:
        return True  # "أعلن النادي | رسميا", "أكد التقرير | كذلك"
    if (
        norm[:1] == "ل"
        and is_listener(reading, index)
        or "\u064b" in reading.words.text[word.start : word.end]
    ):
        return True
    return norm.endswith(("ا", "ه", "ها", "هم")) and any(
        _is_saying(form) for form in cue_forms(reading, index)
    )


def _is_never(reading: Reading, index: int, norm: str) -> bool:
    """Whether a word stands in no name: "تقرير | صدر عن", "إيران | أكثر من مرة"; behind a phrase that is complete: "الوزارة | عدد …"."""
    if norm in _MENTIONED or norm in DEMONSTRATIVE or norm in SKIPPED or norm in role("breaks"):
        return True
    if index in reading.actor_at:
        return False
    complete = index > 0 and (reading.norms[index - 1].startswith("ال") or index in reading.person_past)
    return norm in role("never_in_speaker") or complete and norm in role("starts_object")


def _is_circumstance(reading: Reading, index: int) -> bool:
    """Whether a participle in the accusative tells in what way it was said, behind a phrase that is complete."""
    norm, word = reading.norms[index], reading.words[index]
    shape = norm[:1] == "م" and norm.endswith("ا") and len(norm) > 4 or norm in ("مبدين", "معربين", "معبرين")
    after = reading.norms[index - 1].startswith("ال") or index in reading.person_past
    cause = is_indefinite_accusative(norm) and reading.norms[index + 1 : index + 2] in _CAUSES
    shape = shape or cause and index in reading.person_past and word.pos == "NOUN"  # "سالم العمري | غضبا من"
    return shape and after and word.pos not in ("PROPN", "X") and index not in reading.actor_at


def _is_saying(form: Form) -> bool:
    """Whether a form is "قائلا", "قوله" or "تأكيدها", which no name holds."""
    return form.kind == "masdar" and bool(form.pronoun) or form.lemma == "قال" and form.kind == "participle"


def begins_object(reading: Reading, first: int, index: int, kinds: frozenset[str], *, closed: bool) -> bool:
    """Whether the speaker's phrase is over and the noun here is what was announced, denied, condemned …"""
    word, norm = reading.words[index], reading.norms[index]
    if norm in DEMONSTRATIVE or is_indefinite_accusative(norm) and not kinds & HEADS:
        return True
    if norm in ("غالبيه", "معظم"):
        return True
    before = reading.norms[index - 1]
    plural = before.endswith("ون") and len(before) > 5 and not norm.endswith("ون")
    if index - first == 1 and plural and not norm.startswith("ال") and not (kinds & HEADS or word.proclitics):
        return True  # "المهاجمون | سالما"
    if not closed:
        told = looks_like_masdar(norm) or "object" in kinds
        near = classes_of(reading, index - 1) | (
            classes_of(reading, first) if index - first <= 3 else frozenset()
        )
        source = near & {"document", "source"} and reading.norms[index - 1] != "نتائج"
        return told and (
            norm.endswith(("ها", "هم")) or bool(source) or before.endswith("ون")
        )  # "أظهرت بيانات | ارتفاع الأسعار"
    if norm.startswith("ال"):
        return _begins_definite_object(reading, first, index, kinds)
    if "object" in kinds and is_possessed(reading, index):
        return True  # "أبدى الوزير | سعادته", which is also a title
    ended = index in reading.person_past or before.startswith("ال")
    if ended and not norm.startswith("ال") and kinds & (VIA | {"document"}) and not kinds & _HOLDERS:
        return True  # "تلقى الرئيس سالم العمري | رسالة"
    if kinds & (HEADS | {"title"}) or norm in NAME_LINKS:
        return False
    if word.kind == "number" or "object" in kinds or looks_like_masdar(norm) or is_possessed(reading, index):
        return True
    plain = word.pos == "NOUN" and not classes_of(reading, index - 1) & {"title", "official"}
    return plain and (index in reading.person_past or reading.words[index - 1].norm.startswith("ال"))


def is_surely_object(reading: Reading, index: int, kinds: frozenset[str]) -> bool:
    """Whether a noun of what is announced, written or held stands behind a phrase that is complete, though "أن" comes later:
    "وذكر سالم العمري | تفاصيل العقد"."""
    norm, word = reading.norms[index], reading.words[index]
    named = index in reading.person_past
    if (
        kinds & (HEADS | {"title"})
        and not kinds & {"document"}
        or not (named or reading.norms[index - 1].startswith("ال"))
    ):
        return False
    if norm.startswith("ال"):
        things = norm.endswith("ات") and word.pos == "NOUN" and len(norm) > 6
        described = reading.norms[index - 1].endswith(("ي", "يه"))  # "وزير الخارجية المصري | الخطوة"
        return things or (named or described) and bool(kinds & {"object", "attack"})
    return bool(kinds & ({"object", "document"} | VIA)) or word.pos == "NOUN" and looks_like_masdar(norm)


def _begins_definite_object(reading: Reading, first: int, index: int, kinds: frozenset[str]) -> bool:
    """Whether a noun with ال is the object: a body behind a body, an attack, a new plural ("السلطات | التنظيمين")."""
    before = classes_of(reading, index - 1)
    if kinds & HEADS:
        of_office = reading.norms[first].startswith("ال") and reading.norms[index - 1].endswith("ي")
        behind = "body" in before or index - 1 in reading.actor_at or of_office and index - first == 2
        if kinds & {"person", "title"} and "body" not in kinds:  # "إدارة النادي | اللاعب"
            head = classes_of(reading, first)
            return "body" in head and "official" not in head and index - 1 in reading.actor_at
        return "body" in kinds and "title" not in kinds and behind and not is_of_plural(reading, index)
    if kinds & {"attack", "object"}:
        return True
    if reading.words[index].pos != "NOUN" or kinds:
        return False
    if any(is_country(reading, i, index) for i in range(max(first, index - 3), index)):
        return True  # "أدانت السعودية | الحادث"
    if index in reading.person_past and reading.words[index - 1].kind == "arabic":
        after = reading.norms[index + 1 : index + 2]
        if after and after[0].startswith("ال"):
            return True  # "… حامد الشمري | العمل الإرهابي الظالم"
    behind_noun = (
        reading.norms[index - 1].startswith("ال") and index - first <= 2 or index in reading.person_past
    )
    if behind_noun and looks_like_masdar(reading.norms[index].removeprefix("ال")):
        return True  # "المعرض | التعريف بالكتاب"
    plural = reading.norms[index].endswith("ين") and not reading.norms[index - 1].endswith("ين")
    return plural or "outlet" in before
