"""Why an input was skipped or an event has no day, in the reader's language: reasons are kept in English, and put into Arabic where they are shown."""

import re
from functools import cache

from khabar.lexicon import read_lexicon

_NESTED_LEVELS = 2


def reason_in(reason: str, language: str) -> str:
    """The reason in the language ("ar" or "en"); the English one where reasons.tsv has no sentence for it.

    What a decoder or the system said inside a reason is put into the language, too.
    """
    return _said(reason, _NESTED_LEVELS) if language == "ar" else reason


def _said(reason: str, n_levels: int) -> str:
    for pattern, sentence in _sentences():
        found = pattern.fullmatch(reason[:1000])
        if found:
            return sentence.format(
                *(_said(part, n_levels - 1) if n_levels else part for part in found.groups())
            )
    return reason


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(re.escape(row["en"]).replace(r"\{\}", "(.+?)"), re.DOTALL), row["ar"])
        for row in read_lexicon("khabar.reasons", "reasons.tsv")
    )
