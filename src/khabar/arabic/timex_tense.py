"""Whether a clause speaks of what is still to come, read from the nearest verb or participle before a date."""

from khabar.arabic.entries import Marked, context, entry_at, norm_at
from khabar.arabic.verbs import verb_features
from khabar.model import Word

_WINDOW = 14
_CLOSE = 8
_MAYBE = ("قد", "وقد", "ان", "بان", "وان")
_IF = ("اذا", "لو", "وقد", "لم")
_NOT_VERBS = (
    "سيار",
    "سيناء",
    "سيطر",
    "سيد",
    "سيف",
    "سير",
    "سيول",
    "سياس",
    "سينم",
    "سياد",
    "سياج",
    "سياق",
    "سيرك",
    "سيل",
    "سيم",
    "ستين",
    "ستار",
    "ستي",
    "ستو",
    "سته",
    "ستد",
    "سند",
    "سنو",
    "سنه",
    "سنغ",
    "سنا",
    "سنت",
    "سني",
    "سنج",
    "سام",
    "ساب",
    "سال",
)


def is_planned(marked: Marked, index: int) -> bool:
    """Whether the date at a word lies ahead: the nearest sign before it in its sentence is "will", "due", "opens"."""
    return clause_tense(marked, index) in ("ahead", "maybe")


def clause_tense(marked: Marked, index: int) -> str:
    """What the nearest sign before a date in its sentence says of it.

    "ahead" where it is still to come ("سيصل", "من المقرر"), "maybe" where a verb of the present or a noun says so, which
    tells of the past as often ("يبدأ", "موعد"), "behind" right after a verb of the past, "past" further away from one
    ("هبطت … عقود تسليم سبتمبر"), "" after a verb of saying and where there is no sign.
    """
    if _lies_ahead(marked, index):
        return "maybe"
    sentence = marked.words[index].sentence
    for at in range(index - 1, max(-1, index - _WINDOW - 1), -1):
        word = marked.words[at]
        if word.sentence != sentence:
            return ""
        sign = _sign(marked, at, index)
        if sign is not None:
            return sign
    return ""


def _sign(marked: Marked, at: int, index: int) -> str | None:
    """What one word says of the date after it, None where it says nothing."""
    word = marked.words[at]
    norm = (
        word.norm[1:]
        if word.norm[:1] in ("و", "ف") and word.norm not in ("وقع", "وقعت", "وصل", "وصلت", "فاز")
        else word.norm
    )
    if norm in context("surely ahead") and not _is_measure(marked, at) or _is_will(norm, word):
        return "maybe" if _was(marked, at) else "ahead"
    if _is_due(marked, at) or _is_called_for(marked, at, index):
        return "ahead"
    if norm in context("ahead"):
        return "maybe"
    if norm in context("behind") and (word.pos == "VERB" or norm == "مقتل"):
        return _past(marked, at, index, norm)
    if norm_at(marked, at - 1) in _RELATIVE and word.pos == "NOUN" and not word.proclitics:
        return _past(marked, at, index, norm)  # "الذي عقد الاثنين": unvowelled, a verb of the past
    return _of_verb(marked, at, index, norm) if word.pos == "VERB" else None


def _of_verb(marked: Marked, at: int, index: int, norm: str) -> str | None:
    form, before = verb_features(marked.words[at]), norm_at(marked, at - 1)
    if form is None:
        return None
    if form.tense == "present" and (before in _MAYBE or _opens_for_weekday(marked, at, index)):
        return "maybe"
    if form.tense == "past" and before not in _IF:
        return _past(marked, at, index, norm)
    return None


def _is_due(marked: Marked, at: int) -> bool:
    """Whether a verb tells what is due: "من المقرر أن يجتمع", "يتوقع أن تبدأ", and not what once was."""
    due = at - 2
    return (
        norm_at(marked, at - 1) in ("ان", "بان")
        and norm_at(marked, due).removeprefix("و") in context("surely ahead")
        and not _is_measure(marked, due)
        and not _was(marked, due)
    )


def _is_called_for(marked: Marked, at: int, index: int) -> bool:
    """Whether what was called for begins at a word and has the date: "دعا الحزب إلى تجمع ضخم الأحد", "الدعوات لاقتحام المبنى الأحد".

    Not what the call is about: "دعا إلى التحقيق في هجوم الأحد".
    """
    if entry_at(marked, index, "weekday") is None and entry_at(marked, index + 1, "weekday") is None:
        return False
    between = {norm_at(marked, k) for k in range(at + 1, index)}
    if index - at > _CALL_WORDS or between & _NOT_OF_A_CALL:
        return False
    if norm_at(marked, at) == "الي":
        caller = range(max(0, at - _CLOSE), at)
        sentence = marked.words[index].sentence
        return any(marked.words[k].sentence == sentence and norm_at(marked, k) in _CALLS for k in caller)
    return "ل" in marked.words[at].proclitics and norm_at(marked, at - 1) in _CALL_NOUNS


_CALL_WORDS = 6
_NOT_OF_A_CALL = frozenset(("في", "علي", "عن", "من", "بعد", "عقب", "منذ", "ان", "الذي", "التي", "،"))
_CALL_NOUNS = frozenset(("دعوه", "الدعوه", "دعوات", "الدعوات", "دعوته", "دعوتها"))
_CALLS = _CALL_NOUNS | {
    "دعا", "ودعا", "دعت", "ودعت", "دعوا", "يدعو", "ويدعو", "تدعو", "وتدعو", "داعيا", "داعيه", "داعين"
}  # fmt: skip


def _opens_for_weekday(marked: Marked, at: int, index: int) -> bool:
    """Whether a verb of the present opens the sentence of a bare weekday: "يجتمع المجلس الخميس" tells of the next one."""
    if entry_at(marked, index, "weekday") is None or marked.words[at].norm in _TELLING | context("says"):
        return False
    if at > 0 and marked.words[at - 1].sentence == marked.words[at].sentence:
        return False
    return not any(norm_at(marked, k) in _SINCE for k in range(at + 1, index))


_TELLING = frozenset(
    ("ياتي", "تاتي", "يذكر", "يشار", "يعد", "تعد", "يعتبر", "تعتبر", "يقول", "تقول", "يعود", "تعود")
)
_SINCE = frozenset(("بعد", "منذ", "عقب", "اثر", "غداه", "الي", "ان", "الذي", "التي", "في", "علي", "خلال"))


def _lies_ahead(marked: Marked, index: int) -> bool:
    """Whether the noun before a date says that it is to come: "موعد 3 سبتمبر"; "الذي عقد في" is a verb of the past."""
    return (
        norm_at(marked, index - 1) in context("lies ahead")
        and norm_at(marked, index - 2) not in _RELATIVE
        and entry_at(marked, index, "weekday") is None
    )


_RELATIVE = frozenset(("الذي", "التي", "اللذين", "الذين"))
_ELATIVES = frozenset(
    ("اكثر", "اقل", "اعلي", "ادني", "افضل", "اسوا", "اكبر", "اصغر", "اسرع", "ابطا", "اضعف", "اقوي", "دون", "فوق")
)  # fmt: skip


def _is_measure(marked: Marked, at: int) -> bool:
    """Whether what was expected is only what something is measured by: "أكثر من المتوقع", "دون المتوقع"."""
    return norm_at(marked, at - 1) in _ELATIVES or (
        norm_at(marked, at - 1) in ("من", "عن") and norm_at(marked, at - 2) in _ELATIVES
    )


def _was(marked: Marked, at: int) -> bool:
    """Whether what was to come lies behind by now: "وكان من المقرر أن"."""
    return any(norm_at(marked, at - back) in ("كان", "وكان", "كانت", "وكانت") for back in (1, 2, 3))


def _past(marked: Marked, at: int, index: int, norm: str) -> str:
    """What a verb of the past says of a date after it: the nearer, and the plainer it is led to by في, the more."""
    if norm in context("says"):
        return ""
    led = norm_at(marked, index - 1) in ("في", "يوم", "وفي", "شهر") or at == index - 1
    return "behind" if led and index - at <= _CLOSE else "past"


_ADVERBS = frozenset(("ليلا", "فجرا", "صباحا", "ظهرا", "عصرا", "نهارا"))
_DURING = frozenset(("خلال", "اثناء", "حلول"))


def is_told_part(marked: Marked, index: int, end: int) -> bool:
    """Whether a part of the day alone is that of a day already told: "استؤنفت فجرا"; "يعملون ليلا ونهارا" is none."""
    norm = norm_at(marked, index)
    if norm_at(marked, index - 1) in _DURING:
        if norm not in ("الليل", "النهار"):
            return False
    elif norm not in _ADVERBS or norm_at(marked, end).lstrip("و") in _ADVERBS:
        return False
    sentence = marked.words[index].sentence
    for at in range(index - 1, max(-1, index - 12), -1):
        word = marked.words[at]
        if word.sentence != sentence:
            return False
        if word.pos == "VERB":
            form = verb_features(word)
            return form is not None and form.tense == "past" and form.lemma != "كان"
    return False


def _is_will(norm: str, word: Word) -> bool:
    if len(norm) < 4 or norm[0] != "س" or norm[1] not in "يتنا":
        return False
    if word.pos == "VERB":
        form = verb_features(word)
        return form is None or form.tense == "future"
    return "س" in word.proclitics and norm[1] != "ا" and not norm.startswith(_NOT_VERBS)
