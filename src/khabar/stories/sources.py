"""What betrays that two reports have it from one hand, beside the words round a claim: long wording in common anywhere in their
texts, or one source that both name."""

import re

from khabar.arabic.letters import fold_word
from khabar.model import Report, Span
from khabar.stories.stems import content_stems, folded_words

_RUN = 5  # words in a row
_LEAD = 300  # characters of a body in which the source of a whole report is named
_SOURCE = re.compile(
    r"(?<![^\W_])[وف]?(?:بحسب|حسب|وفق|وفقا|وفقًا|وفقاً|نقلا عن|نقلًا عن|قائمة|مجلة|صحيفة|استطلاع|مؤشر|بيانات|حسبما ذكر|حسبما ذكرت|ذكرت|نشرت)"
    r"\s+(?:ما\s+\S+\s+)?(?:مجلة|صحيفة|موقع|قائمة|وكالة)?\s*([^\n،,.؛:]{3,40})"
)
_MOST = 40_000  # characters of a text that are compared
_NAME_WORDS = 3  # words after "according to" among which the source is named
# Parts of titles and names that reports on one person share in any case.
_TITLES = frozenset(
    fold_word(word)
    for word in (
        "صاحب السمو الملكي الأمير أمير بن بنت آل سعود عبدالعزيز عبد العزيز خادم الحرمين الشريفين الملك ولي العهد نائب رئيس النائب "
        "الثاني مجلس الوزراء وزير الداخلية الدفاع حفظه الله معالي الدكتور الشيخ المهندس سمو سموه العربية السعودية المملكة منطقة "
        "سلمان محمد"
    ).split()
)


def n_shared_words(one: Report, two: Report) -> int:
    """How many words of the first report stand in runs of five and more that the second has as well; titles do not count."""
    words, others = folded_words(one.text[:_MOST]), folded_words(two.text[:_MOST])
    runs = set(zip(*(others[n:] for n in range(_RUN)), strict=False))
    shared: set[int] = set()
    for place, run in enumerate(zip(*(words[n:] for n in range(_RUN)), strict=False)):
        if run in runs:
            shared.update(range(place, place + _RUN))
    return sum(not {words[place], words[place].lstrip("ول")} & _TITLES for place in shared)


def named_sources(report: Report, sentence: Span) -> dict[str, str]:
    """The sources that a sentence, or the head of its report, names: "بحسب المرصد", "قائمة فوربس"; stems with the words."""
    body = report.layout.body
    parts = (report.title or "", report.text[: body + _LEAD], sentence.of(report.text))
    found: dict[str, str] = {}
    for part in parts:
        for match in _SOURCE.finditer(part):
            words = match.group(1).split()[:_NAME_WORDS]
            for stem in content_stems(" ".join(words)):
                found.setdefault(stem, " ".join(words[:1]).strip('«»"“”()'))
    return found
