"""Whether a word that may be a noun is a reporting verb here: "شكر", "أملا", "مقرا"; and verbs that move rather than tell."""

from collections.abc import Callable

from khabar.annotate.statements.apposition import NAMELESS
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.frame import Frame
from khabar.annotate.statements.reading import Reading, classes_of, is_joined


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


NOUN_LIKE: dict[str, Callable[[Reading, int, Form, Frame], bool]] = {
    "أقر": _fits_admit,
    "شكر": _fits_thank,
    "أمل": _fits_hope,
    "اشترط": _fits_condition,
    "دعا": _fits_call,
    "دان": _fits_censure,
    "نص": _fits_stipulate,
    "أفاد": _fits_report,
}
