"""Where what is said begins: at أن, a colon, speech in marks, the verb's own preposition, a noun, or plainly."""

from typing import Literal

from khabar.annotate.statements.adjuncts import PREPOSITIONS, is_adjunct_word
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.nouns import can_speak, looks_like_masdar
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    OPENING,
    Reading,
    classes,
    classes_of,
    is_finite_cue,
    is_opening,
    role,
)

Mode = Literal["clause", "colon", "quote", "prep", "object", "loose"]  # loose: marks that nobody closed
BY_SAYING = frozenset({"بالقول", "بقوله", "بقولها", "بقولهم", "قائلا"})


STRESSED = frozenset({"ضروره", "اهميه", "وجوب", "حرص", "حق", "عدم", "وجود"})
WHAT = "ما"  # marks a verb behind "ما", whose clause "من أن" begins: "ما قاله سالم العمري من أن"
HIM = frozenset({"اياه", "اياها", "اياهم", "اياي", "ايانا"})


def to_god(reading: Reading, index: int, form: Form) -> bool:
    """Whether a participle of asking or praying stands before God's name and what is asked of Him."""
    asked = form.lemma == "سأل" or form.lemma == "دعا" and form.kind == "participle"
    return asked and reading.norms[index] in role("god")


_PLAIN = frozenset({"قال", "أضاف", "تابع", "أردف", "زاد", "صرح", "أوضح", "ذكر"})


def plainly(reading: Reading, index: int, start: int, form: Form) -> Mode | None:
    """How speech begins at the index with nothing before it: at whom it is about ("واصفا | إياه بـ…"), or bare behind a medium."""
    if reading.norms[index] in HIM and form.frames & {"acc", "obj"}:
        return "object"
    return "clause" if _is_bare(reading, index, start, form) else None


def _is_bare(reading: Reading, index: int, start: int, form: Form) -> bool:
    """Whether speech without أن begins behind a medium or a comma: "وقال في تصريح لـ«المرفأ» سيتمكن الركاب …"."""
    if form.lemma not in _PLAIN or form.kind != "past" or index == start or reading.quote[index] >= 0:
        return False
    if reading.words[index - 1].kind != "mark" or reading.norms[index - 1] in OPENING:
        return False
    norm = reading.norms[index]
    if index - start < 2:  # "قال سالم العمري، إذا لجأ الوزير …"
        return reading.norms[index - 1] in COMMAS and norm in _OPENS_SPEECH
    future = norm[:1] == "س" and len(norm) > 4 and norm[1:2] in "يتن" and reading.words[index].pos == "VERB"
    return future or norm in role("bare_speech") or norm in ("تم", "يتم", "هناك", "نحن")


_OPENS_SPEECH = frozenset({"اذا", "لو", "لقد", "نحن", "لن", "ليس", "ليست", "اننا", "انني", "انا"})


def introducer(
    reading: Reading, index: int, end: int, frames: frozenset[str], *, far: bool, relative: bool
) -> tuple[int, Mode] | None:
    """First word of the content and how it is introduced, where an introducer stands at the index."""
    if "ان" in frames and not (reading.norms[index - 1] == "من" and not frames & {"من", WHAT}):
        clause = _clause(reading, index, far=far, relative=relative)
        if clause:
            return clause
    if index + 1 >= end:
        return None
    norm, after = reading.norms[index], reading.norms[index + 1]
    if not relative and (norm == "عما" and "عن" in frames or norm == "مما" and "من" in frames):
        return index, "prep"
    if norm == "الي" and after in CLAUSE and "الي" not in frames and "عن" not in frames:
        return None  # "إلى أن" is also "until"
    if norm in ("الي", "علي") and after in CLAUSE and "ان" in frames:
        return index + 2, "clause"
    felt = norm == "عن" and after.removesuffix("ها").removesuffix("هم").removesuffix("ه") in role("felt")
    if relative and PREPOSITIONS.get(norm, "-") in frames and (after in STRESSED or felt):
        return index + 1, "prep"  # "شدد البيان الذي نشر أمس | على ضرورة …"
    if relative or norm in BY_SAYING:
        return None
    if norm in PREPOSITIONS and PREPOSITIONS[norm] in frames and not _is_adverbial(reading, index):
        return (index + 2, "clause") if after in CLAUSE else (index + 1, "prep")
    if any(letter in frames and carries(reading, index, letter) for letter in ("ب", "ل")):
        return (index + 1 if norm == "ب" else index), "prep"
    return None


def _clause(reading: Reading, index: int, *, far: bool, relative: bool) -> tuple[int, Mode] | None:
    """أن, a colon or a quotation; not the أن of "منذ أن" or "إلا أن"."""
    norm, before = reading.norms[index], reading.norms[index - 1]
    if norm in CLAUSE:
        own = before in role("before_that") or relative and before in ("الي", "علي")
        return None if own else (index + 1, "clause")
    if norm == ":" and before in ("عنوان", "بعنوان", "شعار", "اسم", "مسمي"):
        return None  # "الكتاب الذي حمل عنوان: «…»"
    if norm == ":" and not _is_clock(reading, index):
        return index + 1, "colon"
    if is_opening(reading, index) and not far and is_speech(reading, index):
        return index, "quote"
    if norm in OPENING and not far and reading.quote[index] < 0 and is_unclosed(reading, index):
        return index + 1, "loose"
    return None


def is_unclosed(reading: Reading, index: int) -> bool:
    """Whether the mark opens speech that nobody closed: a word stands right behind it and none of its kind follows."""
    if is_opening(reading, index) or index + 6 >= len(reading) or reading.words[index + 1].kind != "arabic":
        return False
    apart = reading.words[index].start > reading.words[index - 1].end
    return apart and reading.words[index].end == reading.words[index + 1].start


_TITLED = frozenset({"عنوان", "بعنوان", "شعار", "اسم", "مسمي", "باسم", "بمسمي", "شعارها", "شعاره"})


def is_speech(reading: Reading, index: int) -> bool:
    """Whether a quotation is speech and not a name between marks: it is long, or the sentence ends or breaks behind it."""
    first, last = reading.quotes[reading.opens[index]]
    if reading.norms[index - 1] in ("لـ", "ل", "بـ", "ب") or reading.norms[index - 1] in _TITLED:
        return False
    if last - first >= 5 or last > first and reading.norms[first] in CLAUSE:
        return True
    after = last + 2
    if (
        reading.norms[index - 1] == ":"
        or after >= len(reading)
        or reading.words[after].paragraph != reading.words[last].paragraph
    ):
        return True
    if after + 1 < len(reading) and reading.norms[after] in COMMAS and reading.norms[after + 1] in CLAUSE:
        return False
    return reading.norms[after] in COMMAS | {"."} and last > first + 1


def _is_adverbial(reading: Reading, index: int) -> bool:
    """Whether a preposition begins an adverb and not what is said: "عن طريق", "على موقع", "من جهته"."""
    norm, after = reading.norms[index], reading.norms[index + 1]
    if norm == "عن":
        return after in ("طريق", "كثب", "قرب", "بعد") or reading.norms[index - 1] in ("نقلا", "نيابه")
    if norm == "علي":
        return after == "لسان" or "via_platform" in classes_of(reading, index + 1)
    return norm == "من" and after in ("جهته", "جانبه", "خلال", "قبل", "جانب", "ناحيته", "جهتها", "جانبها")


def carries(reading: Reading, index: int, letter: str) -> bool:
    word = reading.words[index]
    if letter == "ب" and word.norm == "ب":
        return index + 1 < len(reading) and is_opening(reading, index + 1)  # "بـ«المراوغة»"
    if (
        word.norm in role("not_carried")
        or word.norm in role("located")
        or "adjunct" in classes_of(reading, index)
    ):
        return False
    if letter == "ل":
        plain = word.norm[2:] if word.norm.startswith("لل") else word.norm[1:]
        return word.norm[:1] == "ل" and (
            looks_like_masdar(plain) or "object" in classes_of(reading, index) or plain.startswith("ما")
        )
    if (
        word.pos == "PROPN"
        or index in reading.actor_at
        and reading.actors[reading.actor_at[index][1]].type in ("LOC", "GPE")
    ):
        return False
    if word.proclitics[:1] == ("ب",) and "day" not in classes_of(reading, index):
        return True
    rest = word.norm[1:]
    return (
        word.norm.startswith("بال") or word.norm[:1] == "ب" and (looks_like_masdar(rest) or rest in classes())
    )


def _is_clock(reading: Reading, index: int) -> bool:
    return (
        reading.words[index - 1].kind == "number"
        and index + 1 < len(reading)
        and reading.words[index + 1].kind == "number"
    )


def is_object(reading: Reading, index: int, *, after_cue: bool) -> bool:
    """Whether a noun here can be what is said: "أعلنت … إغلاق المصنع", "أدان هذه الجريمة"."""
    word, norm = reading.words[index], reading.norms[index]
    kinds = classes_of(reading, index)
    if word.kind != "arabic":
        return word.kind == "number"
    if norm in ("هذا", "هذه", "تلك", "كل", "جميع", "ما"):
        return True
    if norm in role("issued") | role("relayed"):
        return False  # "في بيان نشرته الوكالة"
    if norm == "ذلك":
        return index + 1 >= len(reading) or reading.words[index + 1].kind == "mark"  # "والسلطات تنفي ذلك."
    if kinds & {"adjunct", "verb_noise", "day"} and "object" not in kinds or reading.time_end[index] > index:
        return False
    if (
        is_finite_cue(reading, index)
        and not norm.startswith("ال")
        and not kinds
        and not looks_like_masdar(norm)
    ):
        return False
    if (
        "object" not in kinds
        and word.pos in ("VERB", "ADP", "SCONJ", "CCONJ", "PRON", "PART", "ADV")
        and not looks_like_masdar(norm)
    ):
        return False
    if norm[:1] in "وبلف" and word.proclitics:
        return False
    return (
        not after_cue
        or bool(kinds & {"object"})
        or looks_like_masdar(norm)
        or not can_speak(reading, index, len(reading))
    )


def is_judged(reading: Reading, form: Form, start: int, index: int) -> bool:
    """Whether a noun right behind the subject is what is judged: "وصف سالم العمري | حادث التفجير بأنه"."""
    plain = reading.words[start].kind == "arabic" and not reading.time_end[start]
    near = index - start < 7 and not any(reading.norms[i] in COMMAS for i in range(start, index))
    plain = plain and reading.words[start].pos in ("NOUN", "PROPN")
    return plain and near and is_judged_so(reading, form, index) and not is_adjunct_word(reading, start)


def is_judged_so(reading: Reading, form: Form, index: int) -> bool:
    """Whether what is judged stands before how: "وصف الوزير | القوات بأنها …"."""
    return form.lemma == "وصف" and reading.norms[index].startswith("بان") and not form.pronoun
