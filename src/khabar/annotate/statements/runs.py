"""How far speech runs on past its sentence: quotations in the next paragraphs, speech in the first person behind a colon."""

from khabar.annotate.statements.reading import CLAUSE, Reading, cue_forms, is_joined, is_opening, role

_HEAD = 5  # words at the head of a sentence in which a new statement shows


def speech_end(reading: Reading, first: int, past: int, longest: int) -> int:
    """Index past the last sentence of its paragraph that goes on in the first person: "وقال: نشكر الجميع. ونحن …".

    `past` itself where the sentence behind is told by the outlet, or begins with another statement.
    """
    end = past
    last = reading.words.paragraphs[reading.words[past - 1].paragraph][1]
    if reading.norms[first - 1] in CLAUSE:
        return past
    past = end = _past_cries(reading, first, past, last, longest)
    if not _is_first_person(reading, first, past):
        return past
    start = past
    while start < last and reading.words[start].kind == "mark":
        start += 1
    while start < last and start - first < longest:
        stop = reading.sentence_end[start]
        if _turns(reading, start, stop):
            break
        if _is_first_person(reading, start, stop):
            end = stop
        start = max(stop, start + 1)
    return end


def _past_cries(reading: Reading, first: int, past: int, last: int, longest: int) -> int:
    """Index past the sentences that "!", "؟" or ".." only part: "وقال: ثم ماذا؟ نغلق الباب؟ …"."""
    while past < last and past - first < longest and reading.norms[past - 1] in _CRIES | {"."}:
        open_end = reading.norms[past - 1] in _CRIES or reading.norms[past - 2 : past] == (".", ".")
        start = past
        while start < last and reading.words[start].kind == "mark":
            open_end = open_end or reading.norms[start] in _CRIES
            start += 1
        if not open_end or start >= last or _turns(reading, start, reading.sentence_end[start]):
            break
        past = reading.sentence_end[start]
    return past


_CRIES = frozenset({"!", "؟", "?", "..", "…"})


def _is_first_person(reading: Reading, first: int, past: int) -> bool:
    return any(
        reading.norms[index] in role("first_person") or reading.words[index].enclitic in ("نا", "ني")
        for index in range(first, past)
        if reading.quote[index] < 0
    )


def _turns(reading: Reading, first: int, past: int) -> bool:
    """Whether the sentence begins with a statement of its own or holds a quotation."""
    for index in range(first, min(past, first + _HEAD)):
        if is_opening(reading, index):
            return True
        if any(form.kind == "past" and form.strong for form in cue_forms(reading, index)) and (
            index == first or is_joined(reading, index) or reading.norms[index - 1] in ("كما", "فيما", "حيث")
        ):
            return True
    return False
