"""Whether a clause speaks of what is still to come, read from the nearest verb or participle before a date."""

from khabar.arabic.entries import Marked

_WINDOW = 14
_AHEAD = frozenset(
    "سوف المقرر المقرره مقرر مقررا المزمع المزمعه المرتقب المرتقبه المتوقع متوقع المنتظر ينتظر يتوقع يعتزم تعتزم ينوي تنوي يخطط"
    " تنطلق ينطلق يبدا تبدا تستضيف يستضيف يلتقي تلتقي يواجه تواجه تختتم يختتم يفتتح تفتتح يدشن تدشن يقام تقام يعقد تعقد"
    " يرعي ترعي ينظم تنظم يحل يستقبل يغادر يتوجه موعد موعدا مقررا لغايه".split()
)
_BEHIND = frozenset(
    "قال قالت اعلن اعلنت اكد اكدت ذكر ذكرت اوضح اوضحت اضاف اضافت كشف كشفت افاد افادت صرح صرحت وقع وقعت قتل قتلت اصيب"
    " عقد عقدت التقي التقت استقبل استقبلت بحث بحثت شهد شهدت نفذ نفذت شن شنت اطلق اطلقت وصل وصلت زار بدا بدات كان كانت"
    " انطلق انطلقت افتتح دشن اختتم اختتمت فاز تعادل خسر مقتل اصدر اصدرت ادي القي القت دعا دعت طالب طالبت هاجم".split()
)
_NOT_VERBS = ("سيار", "سيناء", "سيطر", "سيد", "سيف", "سير", "سيول", "سياس", "سينم", "سياد", "سياج", "سياق", "سيرك", "سيل", "سيم", "ستين", "ستار", "ستي", "ستو", "سته", "ستد", "سند", "سنو", "سنه", "سنغ", "سنا", "سنت", "سني", "سنج", "سام", "ساب", "سال")


def is_planned(marked: Marked, index: int) -> bool:
    """Whether the date at a word lies ahead: the nearest sign before it in its sentence is "will", "due", "opens"."""
    sentence = marked.words[index].sentence
    for at in range(index - 1, max(-1, index - _WINDOW - 1), -1):
        word = marked.words[at]
        if word.sentence != sentence:
            return False
        norm = word.norm[1:] if word.norm[:1] in ("و", "ف") and word.norm not in ("وقع", "وقعت", "وصل", "وصلت", "فاز") else word.norm
        if norm in _AHEAD or _is_will(norm, word.pos):
            return True
        if norm in _BEHIND:
            return False
    return False


def _is_will(norm: str, pos: str) -> bool:
    if len(norm) < 4 or norm[0] != "س" or norm[1] not in "يتنا":
        return False
    return pos == "VERB" or (norm[1] != "ا" and not norm.startswith(_NOT_VERBS))
