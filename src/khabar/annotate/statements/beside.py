"""Whether the words beside it let a word be a reporting verb or noun."""

from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.nouns import VIA, can_speak
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    cue_forms,
    is_joined,
    role,
)

SPEECH_NOUNS = frozenset({"جملة", "عبارة", "مقولة"})
_BARE_MASDARS = frozenset(
    {"أعلن", "أكد", "دعا", "طالب", "حذر", "اتهم", "قال", "نفى", "هدد", "تعهد"}
)  # "إعلان الوزارة أن …"


_NOUNS = frozenset({"طالبا", "طالبه", "املا", "كاتبا", "مخبرا", "شاكرا", "قائدا"})


def may_report(reading: Reading, index: int, form: Form) -> bool:
    """Whether the words beside it let a word be this form of a reporting verb."""
    norm = reading.norms[index]
    before = reading.norms[index - 1] if index else ""
    if _is_other_word(reading, index, form, before):
        return False
    if form.kind == "masdar":
        return _may_be_masdar(norm, form) or norm == "القول" and is_relayed(reading, index)
    if form.kind == "participle":
        if before in ("كان", "كانت", "وكان", "وكانت", "يكون", "تكون", "ليس", "بات", "اصبح", "ظل"):
            return False  # "كان السعر متوقعا"
        again = form.lemma == "جدد" and before not in COMMAS  # "مجددا" is mostly "again"
        voice = index + 1 < len(reading) and reading.norms[index + 1] == "باسم"  # "أعلنت متحدثة باسم …"
        return index > 0 and not again and not voice and not norm.startswith(("ب", "ال"))
    if (
        form.lemma == "ادعى"
        and reading.words[index].span.of(reading.words.text).endswith("ى")
        and form.kind == "present"
    ):
        return False  # "وتدعى لينا": is called
    if form.kind == "present" and before == "ان" or before in role("according"):
        return False  # "أن يقول": wanted, not said
    if before == "ما" and index > 1 and reading.norms[index - 2] in role("according"):
        return False  # "بحسب ما قال …" is one source
    if (
        before in role("noun_before")
        and not (before == "هذا" and is_joined(reading, index))
        or _is_object_of_verb(reading, index, form, before)
    ):
        return False
    if form.lemma == "عد" and norm[:1] == "ف":
        return False
    following = reading.norms[index + 1] if index + 1 < len(reading) else ""
    if form.lemma == "أبان" and form.gender == "m" and form.kind == "past":  # إبان: "at the time of"
        return following in CLAUSE or can_speak(reading, index + 1, len(reading))
    plain = norm[1:] if norm[:1] == "و" else norm
    told_by_nobody = following in CLAUSE or following in ("الي", "هنا", "من") or following in COMMAS
    nobody = plain in role("impersonal") or norm == "ذكر"  # ذُكر أن; but "وذكر أن" has its speaker before it
    return not (nobody and told_by_nobody)


def _is_other_word(reading: Reading, index: int, form: Form, before: str) -> bool:
    """Whether the letters are no verb here: a number, a noun in the accusative, an adverb, part of a name, somebody's country."""
    norm, after = reading.norms[index], reading.norms[index + 1 : index + 2]
    if norm in ("اثني", "اثنا") and after in (("عشر",), ("عشره",)):
        return True
    if form.kind == "participle" and norm in _NOUNS and before not in COMMAS:
        return True  # "أرى طالبا في الحلقة", "أملا في النجاح"
    if norm in role("adverbs") or form.number == "d" and norm in role("no_dual"):
        return True  # "وقال نصا": word for word; "قدرا كبيرا"
    finite = form.kind in ("past", "present")
    same = index > 0 and reading.words[index - 1].paragraph == reading.words[index].paragraph
    if finite and same and before in role("own_country"):
        return True  # "وأضاف أن بلاده | تدعو إلى": nobody is named
    return not form.strong and _is_in_name(reading, index)


def _is_in_name(reading: Reading, index: int) -> bool:
    """Whether the word stands in the name of an actor and not first: "محمود | عزت"."""
    return any(reading.actor_at.get(start, (0, 0))[0] > index for start in range(max(0, index - 5), index))


def is_resumed(reading: Reading, index: int) -> bool:
    """Whether the verb tells what is said in a text just named: "ألقى كلمة دعا فيها إلى …"."""
    if index + 1 >= len(reading) or reading.norms[index + 1] not in role("in_it"):
        return False
    if reading.norms[index - 1].removeprefix("و") in _WHO:
        return False  # "مقابلة مع سالم العمري، والذي شرح فيها …"
    sentence = reading.words[index].sentence
    near = (i for i in range(max(0, index - 34), index) if reading.words[i].sentence == sentence)
    return any(classes_of(reading, i) & VIA and not reading.norms[i].startswith("ال") for i in near)


_WHO = frozenset({"الذي", "التي", "الذين"})


def is_relayed(reading: Reading, index: int) -> bool:
    """Whether "نقلت … عن X القول" stands before the word."""
    sentence = reading.words[index].sentence
    for other in range(index - 1, max(-1, index - 25), -1):
        if reading.words[other].sentence != sentence:
            return False
        if any(form.lemma == "نقل" for form in cue_forms(reading, other)):
            return True
    return False


def _may_be_masdar(norm: str, form: Form) -> bool:
    if form.pronoun:
        return True
    if form.lemma in SPEECH_NOUNS:
        return not norm.startswith("ال")
    if norm.startswith("ب"):
        return norm == "بالقول"
    return form.lemma in _BARE_MASDARS and not norm.startswith(("ال", "و"))


def _is_object_of_verb(reading: Reading, index: int, form: Form, before: str) -> bool:
    """Whether the word is the noun of "يدفع ثمن …" and not a verb: another verb stands right before it."""
    if (
        form.kind != "past"
        or form.gender != "m"
        or form.number != "s"
        or is_joined(reading, index)
        or not index
    ):
        return False
    last = reading.words[index - 1]
    return (
        last.pos == "VERB"
        and before not in role("auxiliary")
        and last.sentence == reading.words[index].sentence
    )
