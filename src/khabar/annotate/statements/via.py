"""The medium, outlet or occasion through which something was said."""

from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.reading import COMMAS, Reading, classes_of, close_of, is_finite_cue, is_opening
from khabar.annotate.statements.speaker import noun_phrase_end

VIA = frozenset({"via_document", "via_interview", "via_platform", "via_occasion"})
_LEADS = frozenset("في خلال عبر علي اثناء عقب وخلال وفي بعد".split())


def find_via(reading: Reading, draft: Draft) -> tuple[int, int] | None:
    """First word of the medium and index past its last: from the words between speaker and content, before the cue, or behind the content."""
    found = _in(reading, draft.cue + 1, draft.content[0])
    if found:
        return found
    if draft.pattern == "verb":
        first = draft.cue
        while first > 0 and draft.cue - first < 30 and reading.words[first - 1].sentence == reading.words[draft.cue].sentence:
            first -= 1
        if first < draft.cue and reading.norms[first] in ("وخلال", "خلال", "وفي", "في", "وعبر", "عبر") and not any(is_finite_cue(reading, i) for i in range(first, draft.cue)):
            found = _in(reading, first, draft.cue)
            if found:
                return found
    past = draft.content[1]
    if past < len(reading) and draft.pattern != "source":
        return _in(reading, past, min(past + 6, reading.sentence_end[past - 1]))
    return None


def _in(reading: Reading, first: int, past: int) -> tuple[int, int] | None:
    for index in range(first, past - 1):
        norm = reading.norms[index]
        after = index + 1
        if norm in _LEADS and classes_of(reading, after) & VIA:
            return after, _via_end(reading, after, past)
        if norm in ("لـ", "ل") and after < past:
            if reading.norms[after] == "(" or is_opening(reading, after):
                close = close_of(reading, after) if is_opening(reading, after) else next((i for i in range(after, min(past, after + 8)) if reading.norms[i] == ")"), after + 1)
                return after + 1, close
            return after, noun_phrase_end(reading, after, past, splits=False) if noun_phrase_end(reading, after, past, splits=False) > after else after + 1
        if norm[:1] == "ل" and "outlet" in classes_of(reading, index) and reading.words[index].proclitics:
            return index, max(index + 1, noun_phrase_end(reading, index + 1, past, splits=False))
        if norm in ("لفرانس", "لرويترز"):
            return index, after + (norm == "لفرانس")
        if norm in ("نقلته", "نقلتها", "نقله", "اوردته", "نشرته", "بثته", "نشرتها", "تناقلته", "بثتها"):
            end = noun_phrase_end(reading, after, past, splits=False)
            if end > after:
                return after, end
    return None


def _via_end(reading: Reading, first: int, past: int) -> int:
    index = first + 1
    while index < past and reading.norms[index] not in COMMAS | {":"} and not is_finite_cue(reading, index) and reading.norms[index] not in ("ان", "الذي", "التي", "نشر", "صدر", "بثته", "بث", "عن") and not reading.time_end[index] > index:
        index += 1
    return index
