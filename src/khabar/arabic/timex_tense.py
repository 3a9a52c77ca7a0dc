"""Whether a clause speaks of what is still to come, read from the nearest verb or participle before a date."""

from khabar.arabic.entries import Marked, context

_WINDOW = 14
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
    sentence = marked.words[index].sentence
    for at in range(index - 1, max(-1, index - _WINDOW - 1), -1):
        word = marked.words[at]
        if word.sentence != sentence:
            return False
        norm = (
            word.norm[1:]
            if word.norm[:1] in ("و", "ف") and word.norm not in ("وقع", "وقعت", "وصل", "وصلت", "فاز")
            else word.norm
        )
        if norm in context("ahead") or _is_will(norm, word.pos):
            return True
        if norm in context("behind"):
            return False
    return False


def _is_will(norm: str, pos: str) -> bool:
    if len(norm) < 4 or norm[0] != "س" or norm[1] not in "يتنا":
        return False
    return pos == "VERB" or (norm[1] != "ا" and not norm.startswith(_NOT_VERBS))
