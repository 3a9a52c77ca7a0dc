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
_BEFORE = 90  # characters before a day in which a yardstick stands
_MEASURES = re.compile(
    r"(?:ادني|اعلي|اقل|اكبر|اكثر|اسوا|اضعف|اقوي|اول|ابطا|اسرع|مستوي|مستوياته|مستوياتها)\b[^.]{0,70}\bمنذ\b"
    r"|\d[^.،]{0,25}\bمنذ\b|\bذروه?\w*\b[^.،]{0,40}\bفي\b|\b(?:في حال|اذا|مهله|المهله|الموعد النهايي)\b[^.]{0,60}$"
    r"|\bرقم\b[^.،]{0,30}\bوتاريخ\b|\b(?:الفتره|المده|فتره|مده)\b[^.]{0,60}\b(?:الي|حتي)\b"
    r"|\b(?:يعود|تعود|يرجع|ترجع)\s+(?:تاريخ\S*\s+)?الي\b|\bالمولوده?\b"
)


def is_yardstick(text: str, span: Span) -> bool:
    """Whether a day only measures: "the lowest since 2 February", "if the deadline of 17 August passes", "from its peak in July",
    "decree no. 4 of 15 June", the last day of a period."""
    start = max(sentence_of(text, span.start).start, span.start - _BEFORE)
    return bool(_MEASURES.search(fold_word(text[min(start, span.start) : span.end])))
