"""Ages of one person that differ between reports."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from khabar.arabic.letters import fold_word
from khabar.model import Cite, Disagreement, Report, Span
from khabar.stories.tallies import label_of

_AGE = re.compile(
    r"(?:\(\s*|البالغة?\s+(?:من\s+العمر\s+)?)(\d{1,2})\s*(عام|سنة|سنوات|ربيع)?[^\d)،%٪]{0,6}[)،.\s]"
)
_NAME = re.compile(r"([^\W\d_]{2,}\s+[^\W\d_]{2,})[\s،,]*$")
_NO_NAME = frozenset(
    ["من", "العمر", "عمر", "عمره", "عمرها", "في", "سن", "مواطن", "مواطنه", "المواطن", "المواطنه", "الوافد"]
)
_REACH = 40  # characters before an age in which the name stands


def find_ages(reports: Sequence[Report], one_text: Sequence[int]) -> Iterable[Disagreement]:
    """A disagreement for two reports that give one name different ages: "فلان الفلاني (20)", "البالغ من العمر 20 عاماً".

    A bare number in parentheses counts only where another report writes the word for years beside the same name.
    """
    ages: dict[str, dict[int, tuple[int, Span]]] = {}
    certain: set[str] = set()
    for place, report in enumerate(reports):
        for match in _AGE.finditer(report.text):
            before = max(0, match.start() - _REACH)
            named = _NAME.search(report.text[before : match.start()])
            if named is None:
                continue
            name = " ".join(fold_word(named.group(1)).split())
            if _NO_NAME & set(name.split()):
                continue
            age = int(fold_word(match.group(1)))
            ages.setdefault(name, {}).setdefault(place, (age, Span(before + named.start(1), match.end(1))))
            if match.group(2):
                certain.add(name)
    for name in sorted(certain):
        own = ages[name]
        for one, two in combinations(sorted(own)[:30], 2):
            (age_one, span_one), (age_two, span_two) = own[one], own[two]
            if age_one != age_two and one_text[one] != one_text[two]:
                yield Disagreement(
                    kind="figure",
                    what=f"{label_of('age')} ({name}): {age_one} / {age_two}",
                    a=Cite(reports[one].id, span_one),
                    b=Cite(reports[two].id, span_two),
                )
