"""Whether a word that may be a noun is a reporting verb here: "شكر", "أملا", "مقرا"; and verbs that move rather than tell."""

from collections.abc import Callable

from khabar.annotate.statements.apposition import NAMELESS
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.frame import Frame
from khabar.annotate.statements.nouns import HEADS, looks_like_masdar
from khabar.annotate.statements.reading import Reading, classes_of, is_joined, role


def _fits_admit(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "استهدف مقرا …", which is a seat."""
    return form.kind != "participle" or frame.mode == "clause"


def _fits_thank(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "رسالة شكر للحرفيين", "عن اعتزازه وشكره للجميع": a noun and no verb."""
    noun = reading.norms[index + 1][:1] == "ل" and (form.pronoun or not is_joined(reading, index))
    return form.kind != "past" or not noun or frame.speaker is not None and frame.speaker[0] < index


def _fits_hope(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "أملا في النجاة", which is a noun: the participle has a long vowel ("آملا")."""
    surface = reading.words[index].span.of(reading.words.text).removeprefix("و")
    return form.kind != "participle" or surface[:1] == "آ"


def _fits_condition(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "مشترطا عدم نشر اسمه": that a source will not be named is said of no matter."""
    near = reading.norms[frame.content : frame.content + 6]
    return not any(norm in NAMELESS for norm in near)


def _fits_call(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "مما دعا المدير إلى …": what moves somebody to act says nothing."""
    cause = reading.norms[index - 1] in ("ما", "مما") and reading.norms[index + 1] not in ("اليه", "اليها")
    return form.kind != "past" or not cause


def _fits_censure(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "دانت لهم البلاد", which is to submit."""
    return reading.norms[index + 1] not in ("له", "لها", "لهم", "لنا")


def _fits_report(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "سيفيد الفريق بالتأكيد": to be of use is no report."""
    sourced = frame.speaker and classes_of(reading, frame.speaker[0]) & {"source", "document", "outlet"}
    return frame.mode != "prep" or form.kind == "past" or bool(sourced)


def _fits_stipulate(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "تعديل نص الفقرة …": على stands right behind the text that stipulates."""
    return frame.gap[1] - frame.gap[0] < 6


def _fits_express(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """عبر as "expressed", not "through": a person or body follows and then عن, or عن at once."""
    if form.gender != "m" or form.number != "s":
        return True
    if frame.mode not in ("prep", "clause"):
        return False
    if frame.speaker is None:
        titled = frame.title is not None or reading.norms[index + 1] in role("in_it")
        return frame.content - index <= (3 if titled else 2)  # "وعبر | معاليه | عن عزائه"
    first = frame.speaker[0]
    if first in reading.actor_at and reading.actors[reading.actor_at[first][1]].type == "LOC":
        return False  # "عبر المحيط الهادئ"
    if first < index and frame.content - index > 4:
        return False  # "الظهور أمام الناس عبر الشاشات … عن"
    if first in reading.actor_at or classes_of(reading, first) & (HEADS - {"outlet", "document", "source"}):
        return True
    joined = is_joined(reading, index) or reading.norms[index - 1] in _HAVING
    felt = reading.norms[frame.content].removesuffix("ها").removesuffix("هم").removesuffix("ه")
    felt = felt.removesuffix("ت")
    near = frame.content - frame.speaker[1] == 1
    return (
        joined and near and (felt in role("felt") or felt + "ه" in role("felt"))
    )  # "وعبر المصدر عن خالص التعازي"


_HAVING = frozenset({"قد", "وقد", "كما", "حيث"})


def _fits_condemn(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """A court convicts: that is an act, no statement; "يدين الفريق بالفضل" is to owe."""
    if any(norm in ("بالفضل", "بفضل", "بالولاء") for norm in reading.norms[index + 1 : index + 6]):
        return False
    return frame.speaker is None or reading.words[frame.speaker[0]].bare != "محكمه"


def _fits_expect(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "المحاكم توقع أقسى العقوبات", which is to impose: behind its subject the verb needs أن or an event right behind it."""
    before = frame.speaker is not None and frame.speaker[0] < index
    if frame.mode != "object" or not before or form.kind != "past":
        return True
    return frame.content == index + 1 and looks_like_masdar(reading.norms[frame.content])


def _fits_brandish(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "لوح بالأعلام": what is threatened is an act or a means of force."""
    word = reading.norms[frame.content].removeprefix("ب").removeprefix("ال")
    return frame.mode != "prep" or looks_like_masdar(word) or word in role("threats")


NOUN_LIKE: dict[str, Callable[[Reading, int, Form, Frame], bool]] = {
    "أقر": _fits_admit,
    "شكر": _fits_thank,
    "أمل": _fits_hope,
    "اشترط": _fits_condition,
    "دعا": _fits_call,
    "دان": _fits_censure,
    "نص": _fits_stipulate,
    "أفاد": _fits_report,
    "توقع": _fits_expect,
    "لوح": _fits_brandish,
    "عبر": _fits_express,
    "أدان": _fits_condemn,
}
