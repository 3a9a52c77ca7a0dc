"""Ages of one person that differ between reports."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from khabar.arabic.letters import fold_word
from khabar.model import Cite, Disagreement, Report, Span
from khabar.stories.parties import find_cast, find_names
from khabar.stories.tallies import label_of

_AGE = re.compile(
    r"^[\s،,]*(?:\(\s*|البالغ(?:ة)?\s+(?:من\s+العمر\s+)?)(\d{1,2})\b\s*(?:عام|عاما|عاماً|سنة|ربيعا|ربيعاً)?\s*[)،.\s]"
)


def find_ages(reports: Sequence[Report], one_text: Sequence[int]) -> Iterable[Disagreement]:
    """A disagreement for two reports that give one person different ages, in parentheses or as البالغ من العمر."""
    cast = find_cast(reports)
    ages: dict[str, dict[int, tuple[int, Span]]] = {}
    for place, report in enumerate(reports):
        for _, end, key in find_names(report, cast).places:
            match = _AGE.match(fold_digits(report.text[end : end + 40])) if key.startswith("PER") else None
            if match and 0 < int(match.group(1)) < 100:
                span = Span(end + match.start(1), end + match.end(1))
                ages.setdefault(key, {}).setdefault(place, (int(match.group(1)), span))
    for key, own in ages.items():
        for one, two in combinations(sorted(own)[:30], 2):
            (age_one, span_one), (age_two, span_two) = own[one], own[two]
            if age_one != age_two and one_text[one] != one_text[two]:
                yield Disagreement(
                    kind="figure",
                    what=f"{label_of('age')} ({cast.names[key]}): {age_one} / {age_two}",
                    a=Cite(reports[one].id, span_one),
                    b=Cite(reports[two].id, span_two),
                )


def fold_digits(text: str) -> str:
    """The text with Arabic digits as ASCII ones, letter for letter."""
    return "".join(fold_word(letter) if letter.isdigit() else letter for letter in text)
