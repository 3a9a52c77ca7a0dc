"""The spans of what is said, without outer marks and lead-ins, and how it is quoted: direct, indirect or mixed."""

from khabar.annotate.statements.reading import CLAUSE, OPENING, Reading, classes_of, is_opening
from khabar.model import Span, StatementKind

_RUN_ON = 4  # paragraphs of speech without a cue that still belong to the one before


def spans_and_kind(reading: Reading, first: int, past: int) -> tuple[tuple[Span, ...], StatementKind]:
    """The spans of the content words, outer quotation marks and parentheticals taken out, and how they are quoted."""
    outer = reading.quote[first]
    if is_opening(reading, first):
        number = reading.opens[first]
        if past <= reading.quotes[number][1] + 2:
            q_first, q_last = reading.quotes[number]
            return (_clean(reading, q_first, q_last + 1),), "direct"
    spans = (_clean(reading, first, past),)
    if outer >= 0:
        return spans, "indirect"
    return spans, "mixed" if _quotes_speech(reading, first, past) else "indirect"


def run_on(reading: Reading, past: int) -> list[Span]:
    """Paragraphs behind a quotation that are nothing but quotations themselves: the same speaker goes on without a cue."""
    found: list[Span] = []
    paragraphs = reading.words.paragraphs
    if past >= len(reading):
        return found
    number = reading.words[past - 1].paragraph
    if any(word.kind != "mark" for word in reading.words.words[past : paragraphs[number][1]]):
        return found
    for first, end in paragraphs[number + 1 : number + 1 + _RUN_ON]:
        if first not in reading.opens:
            break
        q_first, q_last = reading.quotes[reading.opens[first]]
        if q_last - q_first < 4 or any(word.kind != "mark" for word in reading.words.words[q_last + 1 : end]):
            break
        found.append(_clean(reading, q_first, q_last + 1))
    return found


def _clean(reading: Reading, first: int, past: int) -> Span:
    words = reading.words.words
    last = past - 1
    while first < last and (
        words[first].norm in (":", "،", ",", "ان")
        or words[first].norm in OPENING
        and not is_opening(reading, first)
    ):
        first += 1
    return Span(words[first].start, words[last].end)


def _quotes_speech(reading: Reading, first: int, past: int) -> bool:
    for index in range(first, past):
        if is_opening(reading, index) and is_speech_quotation(reading, index):
            return True
    return False


def is_speech_quotation(reading: Reading, index: int) -> bool:
    """Whether the words between these marks are somebody's words and not a name."""
    first, last = reading.quotes[reading.opens[index]]
    if last == first:
        return False
    if first in reading.actor_at:
        return reading.actor_at[first][0] <= last
    kinds = classes_of(reading, index - 1) if index else frozenset()
    if "name_head" in kinds and (
        not reading.norms[index - 1].startswith("ال")
        or last - first < 4
        and reading.norms[first].startswith("ال")
    ):
        return False
    if (
        last - first < 5
        and classes_of(reading, first) & {"name_head", "body"}
        and not reading.norms[first].startswith("ال")
        and reading.norms[first + 1] != "من"
    ):
        return any(
            reading.norms[i] in CLAUSE or reading.words[i].pos == "VERB" for i in range(first, last + 1)
        )
    named = (
        reading.norms[first].startswith("ال")
        or reading.words[first].pos == "PROPN"
        or classes_of(reading, first) & {"name_head", "body"}
    )
    return not (named and reading.opens[index] in reading.repeated)
