"""What a word can be in a statement: a speaker, an object, a verbal noun, by class and shape."""

from functools import lru_cache

from khabar.annotate.statements.reading import (
    CLAUSE,
    Reading,
    classes,
    classes_of,
    cue_forms,
    is_finite_cue,
    is_opening,
    role,
)

HEADS = frozenset({"official", "person", "source", "body", "outlet", "document", "title"})


VIA = frozenset({"via_document", "via_interview", "via_platform", "via_occasion"})
_NO_NAME = VIA | {"object", "attack", "adjunct", "verb_noise", "day", "time_noun"}
_NO_NAME_TAGS = frozenset({"ADP", "SCONJ", "CCONJ", "PART", "PRON", "ADV"})
_PREPOSITIONS = frozenset({"في", "عن", "علي", "الي", "من", "حول", "منذ"})
_ACCUSING = frozenset({"ان", "لكن", "ولكن", "فان", "وان"})  # "لكن مصدرا"


DEMONSTRATIVE = frozenset({"هذا", "هذه", "ذلك", "تلك", "هؤلاء", "كل", "جميع", "اي", "ما"})


def can_speak(reading: Reading, index: int, end: int) -> bool:
    """Whether a noun phrase that begins here can be a speaker: a person, a body, a text, a source; or an unknown name."""
    if index >= end:
        return False
    word, norm = reading.words[index], reading.norms[index]
    if word.kind == "mark":
        return is_opening(reading, index) and _is_short(reading, index)
    if index in reading.actor_at or word.kind == "latin":
        return True
    if norm in _LOCAL and index + 1 < end and _is_place(reading, index + 1):
        return True  # "أكدت صحة تبوك أن": the health office
    kinds = classes_of(reading, index)
    if reading.time_end[index] > index or "sacred" in kinds or norm in CLAUSE or _is_before(reading, index):
        return False
    if norm in role("no_head") and not _is_chief(reading, index, end):
        return False
    if norm in DEMONSTRATIVE or norm in role("counts") or word.kind == "number":
        return _counts_speakers(reading, index, end)
    if norm == "سلسله":  # "سلسلة مطاعم", not "سلسلة تغريدات"
        return index + 1 < end and "via_platform" not in classes_of(reading, index + 1)
    if (
        norm == "قائله"
        or norm.endswith("ا")
        and any(form.kind == "participle" for form in cue_forms(reading, index))
    ):
        return False  # "قال داعيا الله"
    if kinds & HEADS and norm not in _PREPOSITIONS:
        if word.proclitics[:1] == ("ب",) and norm not in ("بعض", "بلديه"):
            return False  # "انتقد بقوة"
        subject = index > 0 and reading.norms[index - 1] in _ACCUSING
        whose = is_possessed(reading, index)  # "أمينها العام", "مصادرنا"
        dual = norm in role("duals") and _governs(reading, index, end)
        return not norm.startswith("لل") and (subject or whose or dual or not is_indefinite_accusative(norm))
    return _may_be_name(reading, index, kinds)


def _is_before(reading: Reading, index: int) -> bool:
    """Whether the word is "أمام" or "أمامك" and not "إمام المسجد"."""
    word = reading.words[index]
    return word.norm.startswith("امام") and reading.words.text[word.core_start] == "أ"


def _governs(reading: Reading, index: int, end: int) -> bool:
    """Whether a noun follows that the dual here is of: "وزيرا | خارجية البلدين", "وكالتا | الأنباء", "صحيفتا | «المرفأ»"."""
    if index + 1 >= end:
        return False
    after = reading.words[index + 1]
    if after.kind == "mark":
        return is_opening(reading, index + 1) or after.norm == "("
    if reading.norms[index].endswith("تا") and after.norm.startswith("ال"):
        return True  # "قناتا | العربية والحدث"
    if "body" in classes_of(reading, index + 1) and not after.norm.startswith("ال"):
        return True  # "وزيرا | خارجية البلدين"
    return after.pos in ("NOUN", "PROPN", "X") and not is_indefinite_accusative(after.norm)


def is_objective(reading: Reading, index: int) -> bool:
    """Whether the ending makes people with a pronoun an object: "لاعبيه", "متابعيها", "زملاءه"."""
    norm = reading.norms[index]
    tail = next((tail for tail in ("ها", "هم", "ه") if norm.endswith(tail)), None)
    if tail is None or norm.startswith("ال") or not is_possessed(reading, index):
        return False
    stem = norm[: -len(tail)]
    people = stem[:-1] + "ون" in classes() or stem[:-1] in classes() and "person" in classes()[stem[:-1]]
    return stem.endswith("ي") and len(stem) > 4 and people or norm in role("objects_by_ending")


def _is_chief(reading: Reading, index: int, end: int) -> bool:
    """Whether "كبير" is the first of a group: "كبير المهندسين", "كبير محللي السوق"; not "حضور | كبير من الزوار"."""
    after = reading.norms[index + 1] if index + 1 < end else ""
    return reading.norms[index] == "كبير" and (after.startswith("ال") or after.endswith("ي"))


_LOCAL = frozenset(
    {"صحه", "تعليم", "مرور", "مياه", "كهرباء", "جوازات"}
)  # offices called by their field and a town


def _is_place(reading: Reading, index: int) -> bool:
    number = reading.actor_at.get(index, (0, -1))[1]
    return number >= 0 and reading.actors[number].type in ("LOC", "GPE")


def _counts_speakers(reading: Reading, index: int, end: int) -> bool:
    """Whether speakers are counted from here: "ثلاثة مسؤولين", "اثنان من مسؤولي الوزارة"."""
    after = index + 2 if reading.norms[index + 1 : index + 2] == ("من",) else index + 1
    both = after == index + 2 and reading.norms[index] == "كل" and after in reading.actor_at
    return both or after < end and (bool(classes_of(reading, after) & HEADS) or _are_people(reading, after))


def _are_people(reading: Reading, index: int) -> bool:
    """Whether an unknown noun is many people by its ending: "عشرات المزارعين", "عدد من سائقي الشاحنات"."""
    norm = reading.norms[index]
    if norm.startswith("ال"):
        return norm.endswith("ين") and len(norm) > 6
    after = reading.norms[index + 1] if index + 1 < len(reading) else ""
    return norm.endswith("ي") and len(norm) > 4 and after.startswith("ال") and not after.endswith(("يه", "ي"))


def _is_short(reading: Reading, index: int) -> bool:
    """Whether few enough words stand between the marks to be a name."""
    first, last = reading.quotes[reading.opens[index]]
    return last - first < 5


def _may_be_name(reading: Reading, index: int, kinds: frozenset[str]) -> bool:
    """Whether an unknown word can be a name: nothing in its class, shape or letters speaks against it."""
    word, norm = reading.words[index], reading.norms[index]
    if (
        kinds & _NO_NAME
        or word.pos in _NO_NAME_TAGS
        or is_possessed(reading, index)
        or is_verb(reading, index)
    ):
        return False
    if norm[:1] in "وبل" and (word.proclitics or looks_like_masdar(norm[1:])):
        return False
    if is_finite_cue(reading, index) and not norm.startswith("ال"):
        return False
    return (
        not looks_like_masdar(norm) and not is_indefinite_accusative(norm) and not _is_thing(reading, index)
    )


def _is_thing(reading: Reading, index: int) -> bool:
    """Whether an unknown noun with ال is no person by its shape: a verbal noun or a plural in ات ("الاتهامات")."""
    word = reading.words[index]
    if not word.norm.startswith("ال") or word.pos != "NOUN":
        return False
    plain = word.norm.removeprefix("ال")
    return plain.endswith("ات") and len(plain) > 4 or looks_like_masdar(plain)


def is_verb(reading: Reading, index: int) -> bool:
    """Whether the word is tagged a verb and nothing of its shape or meaning speaks against it."""
    word = reading.words[index]
    if word.pos != "VERB" or word.norm.startswith("ال") or word.norm.endswith("ي") and len(word.norm) < 7:
        return False
    return not classes_of(reading, index) & (HEADS | {"object", "name_head"}) and not looks_like_masdar(
        word.norm
    )


def is_of_plural(reading: Reading, index: int) -> bool:
    """Whether a word that can be a body is the adjective of a plural: "المجالس البلدية", "الشؤون الصحية"."""
    before = reading.norms[index - 1]
    return reading.norms[index].endswith("يه") and not before.endswith(("ه", "ي", "ات"))


def is_possessed(reading: Reading, index: int) -> bool:
    """Whether the word ends with a pronoun and not with ة or a name's ه: "سلوكه"."""
    word = reading.words[index]
    if reading.words.text[word.start : word.start + 2] == "ال" and word.norm not in _WITH_AL:
        return False  # the article and a pronoun go not together: "الوجيه"
    if word.norm.endswith(("ها", "هم", "هما", "نا")) and len(word.norm) > 4:
        return True
    surface = reading.words.text[word.start : word.end].rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0652")
    return surface.endswith("ه") and len(word.norm) > 3 and "الله" not in surface


def is_indefinite_accusative(norm: str) -> bool:
    """Whether a folded word ends like an indefinite object ("هجوما")."""
    return len(norm) > 4 and norm.endswith("ا") and not norm.startswith("ال") and norm[-2] not in "يو"


_WITH_AL = frozenset(
    tail + end
    for tail in ("الغاء", "القاء", "الزام", "الحاق", "التحاق", "التزام", "التقاء", "التفاف", "التماس")
    for end in ("", "ه", "ها", "هم")
)  # verbal nouns whose own letters look like the article


@lru_cache(maxsize=65536)
def looks_like_masdar(norm: str) -> bool:
    """Whether a folded word without ال has the shape of a verbal noun of forms II, III, IV, VII, VIII or X, maybe with a pronoun."""
    if norm in _WITH_AL:
        return True
    if norm.startswith("ال") or norm in role("no_masdar"):
        return False
    for tail in ("هما", "هم", "ها", "ه", ""):
        if tail and not norm.endswith(tail):
            continue
        stem = norm[: len(norm) - len(tail)] if tail else norm
        if _shape(stem) or tail and stem.endswith("ت") and _shape(stem[:-1] + "ه"):
            return True
    return False


_BODIES = frozenset(
    {"اداره", "اذاعه", "امانه", "اجازه", "اراده", "اباحه", "اناقه", "امامه", "اغاثه", "اماره", "اناره"}
)


def _shape(stem: str) -> bool:
    n = len(stem)
    if n == 5 and stem[0] == "ا" and stem[3] == "ا" and "ا" not in stem[1:3]:
        return True  # إفعال
    if n == 6 and stem[0] == "ا" and stem[4] == "ا" and (stem[2] in "تطد" or stem[1] == "ن"):
        return True  # افتعال, انفعال
    if n == 7 and stem.startswith("است") and stem[5] == "ا":
        return True  # استفعال
    if n == 7 and stem.startswith("است") and stem[4] == "ا" and stem[6] == "ه":
        return True  # استفالة: استضافة
    if n == 5 and stem[0] == "ا" and stem[2] == "ا" and stem[4] == "ه":
        return stem not in _BODIES  # إفالة: إقامة
    if n == 6 and stem[0] == "م" and stem[2] == "ا" and stem[5] == "ه":
        return True  # مفاعلة
    return n == 5 and stem[0] == "ت" and (stem[3] == "ي" or stem[2] == "ا")  # تفعيل, تفاعل


_TELLING = frozenset({"أفاد", "ذكر", "أعلن", "قال", "أكد", "نقل", "أوضح", "أورد", "صرح", "بين", "كشف"})


def is_told_by(reading: Reading, index: int) -> bool:
    """Whether "على ما أفاد X" begins here, which says who told the words before it."""
    if (
        reading.norms[index] != "علي"
        or reading.norms[index + 1 : index + 2] != ("ما",)
        or index + 3 >= len(reading)
    ):
        return False
    return any(form.kind == "past" and form.lemma in _TELLING for form in cue_forms(reading, index + 2))


def tells(reading: Reading, index: int) -> bool:
    """Whether the verb of "بحسب ما …" tells: "ذكر", "نقلته"."""
    return bool(cue_forms(reading, index)) or reading.norms[index] in role("relayed")


def names_source(reading: Reading, index: int) -> bool:
    """Whether "بحسب …" names who says it: an office, a body, an outlet, a text that tells; not "بحسب الحاجة"."""
    other = index if reading.norms[index].endswith("ما") else index + 1
    if other < len(reading) and (other == index or reading.norms[other] in ("ما", "لما")):
        return other + 1 < len(reading) and tells(reading, other + 1)
    other += n_before_source(reading, other)
    return other < len(reading) and _is_source(reading, index, other)


def n_before_source(reading: Reading, other: int) -> int:
    """1 where a word stands before the source itself: "بحسب | آخر حصيلة", "حسب | رواية أحد المصابين"; else 0."""
    if other + 1 >= len(reading):
        return 0
    said = reading.norms[other].removeprefix("ل") in role("telling_nouns") and can_speak(
        reading, other + 1, len(reading)
    )
    return int(reading.norms[other] in LATEST or said)


def _is_source(reading: Reading, index: int, other: int) -> bool:
    """Whether the word at `other` begins the name of one who says something."""
    if reading.words[other].bare.startswith("مصدر") or reading.norms[other] in (
        "المصدر",
        "المصادر",
        "وسائل",
        "شهود",
    ):
        return True
    if is_opening(reading, other):
        first, last = reading.quotes[reading.opens[other]]
        return last - first < 6
    if other in reading.actor_at:
        return True
    if is_possessed(reading, other) and "body" in classes_of(reading, other):
        return False  # "وفق مراكزها"
    if reading.norms[other] in ("عدد", "بعض", "معظم") and not (
        other + 2 < len(reading) and classes_of(reading, other + 2) & HEADS
    ):
        return False
    if reading.words[other].pos == "PROPN" or _is_introduced(reading, index, other):
        return True
    kinds = classes_of(reading, other)
    if (
        "document" in kinds
        and not kinds & {"source", "outlet"}
        and not reading.words[other].bare.startswith(
            ("وثاءق", "وثائق", "بيان", "تقرير", "دراسه", "احصا", "استطلاع", "وثيق", "بلاغ", "ارقام", "حصيل")
        )
    ):
        law = reading.norms[other] in _LAWS and reading.norms[index].removeprefix("و") in ("حسب", "بحسب")
        return law and reading.norms[other + 1 : other + 2] in (("،",), (",",))
    if reading.norms[other] in ("الموقع", "للموقع") and "outlet" in kinds:
        after = reading.norms[other + 1 : other + 2]
        return bool(after) and (after[0] in _SITES or is_opening(reading, other + 1))
    if reading.words[other].bare in ("برنامج", "خطه", "جدول", "لاءحه", "لائحه"):
        return False  # it tells what is planned, not who says so
    if reading.norms[index] in ("وفق", "ووفق") and not kinds & HEADS:
        return False
    told = can_speak(reading, other, len(reading)) or reading.norms[other].startswith("لل")
    return bool(kinds & HEADS) and told or "via_interview" in kinds


_SITES = frozenset({"الالكتروني", "الاخباري", "الرسمي", "الاليكتروني", "المتخصص", "الاعلامي"})
LATEST = frozenset({"اخر", "احدث", "لاخر", "لاحدث"})
_LAWS = frozenset({"القانون", "الدستور", "القرار", "الاتفاق", "الاتفاقيه", "النظام"})


def opens_clause(reading: Reading, index: int) -> bool:
    """Whether "بحسب X" stands at the head of a clause whose words follow: "إلا أنه بحسب X …", "وأنه وفق X …"."""
    return index > 0 and reading.norms[index - 1] in role("clause_pronouns")


def _is_introduced(reading: Reading, index: int, other: int) -> bool:
    """Whether an unknown name follows "بحسب" at the head of a sentence that goes on with "فإن" or "فقد"."""
    if (
        index
        and reading.words[index - 1].sentence == reading.words[index].sentence
        or not can_speak(reading, other, len(reading))
    ):
        return False
    return any(norm in ("فان", "فقد", "فانه", "فانها") for norm in reading.norms[other + 1 : other + 16])
