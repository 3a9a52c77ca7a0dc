"""Days by which something is measured, and words for what is only possible: neither makes a moment."""

import re

from khabar.arabic.letters import fold_word
from khabar.model import Span
from khabar.stories.lines import sentence_of

CHANCE = frozenset(
    [
        "احتمال",
        "احتمالات",
        "احتماليه",
        "امكان",
        "امكانيه",
        "فرص",
        "فرصه",
        "مخاوف",
        "تكهنات",
        "ترجيحات",
        "شايعات",
        "امل",
        "امال",
    ]
)
# What is only expected, supposed or counted on: no act of a day that has passed.
EXPECTED = re.compile(
    r"\b[وف]?(?:المتوقعه?|المنتظره?|المرجح|المفترض|المقرر|مقررا|مفترضا|متوقعا|(?:ي|ت|ن)توقع(?:ون|وا)?|توقع(?:ت|وا|وا|ات)?|متوقع(?:ا|ه|ين)?|(?:ي|ت)رجح(?:ون)?"
    r"|رجحت?|(?:ي|ت)فترض|كادت?|اوشكت?|ربما|(?:ي|ت)امل(?:ون)?|املت?|املا|(?:ي|ت)مكن|(?:ي|ت)نبغي|يجب|لو|قد\s(?:ي|ت)\w+|ما اذا)\b"
)
_BEFORE = 90  # characters before a day in which a yardstick stands
_MEASURES = re.compile(
    r"(?:ادني|اعلي|اقل|اكبر|اكثر|اسوا|اضعف|اقوي|اول|ابطا|اسرع|مستوي|مستوياته|مستوياتها)\b[^.]{0,70}\bمنذ\b"
    r"|\d[^.،]{0,60}\bمنذ\b|\bذروه?\w*\b[^.،]{0,40}\bفي\b|\b(?:في حال|اذا|مهله|المهله|الموعد النهايي)\b[^.]{0,60}$"
    r"|\bرقم\b[^.،]{0,30}\bوتاريخ\b|\b(?:الفتره|المده|فتره|مده)\b[^.]{0,60}\b(?:الي|حتي)\b"
    r"|\b(?:يعود|تعود|يرجع|ترجع)\s+(?:تاريخ\S*\s+)?الي\b|\b(?:ال)?مولود(?:ا|ه|ين)?\b"
)
_BEFORE_DAY = re.compile(
    # what is set against another span of time: "زيادة 4 في المائة مقارنة بيوليو 2014", "عن مستواه في يونيو"
    r"\b(?:مقارنه|بالمقارنه|مقارنا|قياسا|المماثل|المماثله|نفس الفتره|نفس الشهر|الفتره نفسها|الفتره ذاتها|مقابل(?=\s\d)(?!\s[\d.,]+\s+(?:مليون|ملايين)\s+(?:يورو|جنيه)))\b[^،]{0,60}$"
    r"|\bعن\s+(?:مستوا|اجمالي|قيمت|معدل|متوسط|مستوي)\S*\s[^.،]{0,40}\bفي\s*$"
    # the end of a period: "حتى 9 أغسطس", "من 7 إلى 9 سبتمبر", "بين 1 يناير و15 يوليو"
    r"|\b[ولف]?(?:حتي|لغايه)\s+(?:(?:يوم|تاريخ|مساء|صباح|فجر|نهايه|منتصف|غايه|شهر|اواخر|بدايه)\s+){0,2}$"
    r"|\bمن\s[^.،]{0,12}(?:\d|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد)[^.،]{0,40}\s(?:الي|حتي)\s+(?:يوم\s+)?$"
    r"|\bبين\s(?:يومي\s)?[^.،]{1,40}\sو$"
    # "خلال الانتخابات الرئاسية في 2007", "منذ حرب 1973": a year that only tells which one is meant
    r"|\b(?:خلال|اثناء|بعد|قبل|عقب|منذ|نتائج|عن|ابان)\s(?:ال)?(?:انتخابات|حرب|ازمه|ثوره|انقلاب|غزو)\b[^.،]{0,25}$"
    # what bears a day as its name: "قصر 22 مايو", "ثورة 25 يناير"
    r"|\b(?:قصر|شارع|ميدان|جسر|كوبري|ملعب|استاد|ستاد|حركه|تحالف|حزب|جامعه|مدينه|مستشفي|ثوره|انتفاضه|لواء|كتيبه|قوي|قاعه|معسكر)\s*$"
)


def is_yardstick(text: str, span: Span) -> bool:
    """Whether a day only measures: "the lowest since 2 February", "if the deadline of 17 August passes", "from its peak in July",
    "decree no. 4 of 15 June", the last day of a period, what another span is set against; or is but a name ("the palace 22 May")."""
    start = max(sentence_of(text, span.start).start, span.start - _BEFORE)
    own = fold_word(text[min(start, span.start) : span.end])
    return bool(_MEASURES.search(own) or _BEFORE_DAY.search(own[: len(own) - len(fold_word(span.of(text)))]))
