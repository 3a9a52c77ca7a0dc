"""What follows a reporting verb: its speaker, the medium, and the word where its content begins."""

from typing import Literal

import msgspec

from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    close_of,
    is_finite_cue,
    is_opening,
)
from khabar.annotate.statements.speaker import can_speak, looks_like_masdar, noun_phrase_end

Mode = Literal["clause", "colon", "quote", "prep", "object"]
PREPOSITIONS = {"الي": "الي", "علي": "علي", "عن": "عن", "من": "من", "في": "في", "حول": "عن"}
SKIPPED = frozenset("الضوء الاضواء الانتباه النظر النقاب التاكيد القول يقول بالقول".split())
PRONOUN_TITLES = frozenset("معاليه سموه جلالته فخامته دولته سعادته فضيلته سماحته سيادته".split())
_WINDOW = 60
_CARRIED = {"ب": "ب", "ل": "ل"}


class Frame(msgspec.Struct, frozen=True):
    """The words of one reporting verb: where its speaker stands, if anywhere, and where its content begins."""

    content: int
    mode: Mode
    speaker: tuple[int, int] | None = None  # first word, index past the last
    title: int | None = None  # a title used as a pronoun: "معاليه"
    gap: tuple[int, int] = (0, 0)  # words between speaker and content: adjuncts


def find_frame(reading: Reading, cue: int, form: Form) -> Frame | None:
    """The frame of the reporting word at `cue` read as `form`; None where nothing is said through it."""
    end = min(reading.sentence_end[cue], cue + _WINDOW)
    index = cue + 1
    if reading.quote[cue] >= 0:
        end = min(end, reading.quotes[reading.quote[cue]][1] + 1)
    if index >= end:
        return None
    frames = form.frames
    opened = _opening(reading, cue, index, end, frames)
    if opened:
        return opened
    title = index if reading.norms[index] in PRONOUN_TITLES else None
    if title is not None:
        index += 1
    if form.kind == "participle" or form.pronoun and form.kind == "masdar":
        return _after(reading, index, end, frames, speaker=None, title=title, cue=cue, strict=True)
    start = _past_adverbs(reading, index, end)
    speaker = None
    past = start
    if title is None and not _content_begins(reading, start, end, frames):
        past = noun_phrase_end(reading, start, end, splits="obj" in frames or "ب" in frames)
        speaker = (start, past) if past > start else None
    return _after(reading, past, end, frames, speaker=speaker, title=title, cue=cue, strict=form.kind == "masdar")


def _opening(reading: Reading, cue: int, index: int, end: int, frames: frozenset[str]) -> Frame | None:
    """A colon, a quotation or أن right behind the cue."""
    if "ان" in frames and reading.norms[index] == ":":
        return Frame(index + 1, "colon")
    if "ان" in frames and is_opening(reading, index) and _is_speech(reading, index):
        return Frame(index, "quote")
    return None


def _is_speech(reading: Reading, index: int) -> bool:
    """Whether a quotation is speech and not a name between marks: it is long, or the sentence ends or breaks behind it."""
    first, last = reading.quotes[reading.opens[index]]
    if last - first >= 5:
        return True
    after = last + 2
    if reading.norms[index - 1] == ":" or after >= len(reading) or reading.words[after].paragraph != reading.words[last].paragraph:
        return True
    return reading.norms[after] in COMMAS | {"."} and last > first


def _past_adverbs(reading: Reading, index: int, end: int) -> int:
    while index < end and (reading.time_end[index] > index or reading.norms[index] in ("ايضا", "مجددا", "بدوره", "بدورها", "كذلك", "صراحه", "مرارا", "اليوم", "امس", "له", "لها", "لهم", "لنا", "لي", "قد")):
        index = max(index + 1, reading.time_end[index])
    if index + 2 < end and reading.norms[index] == "(" and reading.norms[index + 2] == ")":
        index += 3
    return index


def _content_begins(reading: Reading, index: int, end: int, frames: frozenset[str]) -> bool:
    if index >= end:
        return False
    norm = reading.norms[index]
    return norm in CLAUSE or PREPOSITIONS.get(norm, "-") in frames or norm in SKIPPED or norm == ":"


def _after(
    reading: Reading, index: int, end: int, frames: frozenset[str], *, speaker: tuple[int, int] | None, title: int | None, cue: int, strict: bool
) -> Frame | None:
    """Where the content begins, from behind the speaker on: a clause, a colon, a quotation, a preposition or an object."""
    start = index
    breaks = False  # whether a comma or an adjunct was passed: an object no longer follows at once
    while index < end:
        norm = reading.norms[index]
        mode = _introducer(reading, index, end, frames)
        if mode:
            content, mode = mode
            return Frame(content, mode, speaker, title, (start, index))
        if norm in SKIPPED or norm in PRONOUN_TITLES:
            index += 1
            continue
        if "obj" in frames and _is_object(reading, index, cue, breaks=breaks):
            return Frame(index, "object", speaker, title, (start, index))
        step = _past_adjunct(reading, index, end, strict=strict, cue=cue)
        if step <= index:
            return None
        breaks = True
        index = step
    return None


def _introducer(reading: Reading, index: int, end: int, frames: frozenset[str]) -> tuple[int, Mode] | None:
    norm = reading.norms[index]
    if "ان" in frames:
        if norm in CLAUSE:
            return index + 1, "clause"
        if norm == ":" and not _is_clock(reading, index):
            return index + 1, "colon"
        if is_opening(reading, index) and _is_speech(reading, index):
            return index, "quote"
    if index + 1 >= end:
        return None
    if norm == "عن" and reading.norms[index + 1] in ("طريق", "كثب", "قرب"):
        return None
    if norm in PREPOSITIONS and PREPOSITIONS[norm] in frames:
        return (index + 2, "clause") if reading.norms[index + 1] in CLAUSE else (index + 1, "prep")
    if norm in ("الي", "علي") and reading.norms[index + 1] in CLAUSE and "ان" in frames:
        return index + 2, "clause"
    for letter in ("ب", "ل"):
        if letter in frames and _carries(reading, index, letter):
            return index, "prep"
    return None


def _carries(reading: Reading, index: int, letter: str) -> bool:
    word = reading.words[index]
    if letter in word.proclitics[:2]:
        return reading.norms[index] not in ("به", "بها", "له", "لها", "بذلك", "بهذا", "بعد")
    return word.norm.startswith(("بال",) if letter == "ب" else ("لل",))


def _is_clock(reading: Reading, index: int) -> bool:
    return reading.words[index - 1].kind == "number" and index + 1 < len(reading) and reading.words[index + 1].kind == "number"


def _is_object(reading: Reading, index: int, cue: int, *, breaks: bool) -> bool:
    """Whether a noun here can be what is said: "أعلنت … إغلاق المصنع", "أدان هذه الجريمة"."""
    word, norm = reading.words[index], reading.norms[index]
    kinds = classes_of(reading, index)
    if word.kind == "mark":
        return False
    if norm in ("هذا", "هذه", "تلك", "كل", "جميع", "ما"):
        return True
    if kinds & {"adjunct", "verb_noise", "day"} or reading.time_end[index] > index:
        return False
    if is_finite_cue(reading, index) and not norm.startswith("ال") and not kinds and not looks_like_masdar(norm):
        return False
    if word.pos in ("VERB", "ADP", "SCONJ", "CCONJ", "PRON", "PART", "ADV"):
        return False
    if word.proclitics and norm[:1] in "وبلف" and word.norm[:2] != "ال":
        return False
    return True


def _past_adjunct(reading: Reading, index: int, end: int, *, strict: bool, cue: int) -> int:
    """Past a comma, a bracket, a time or an adjunct phrase between speaker and content; `index` where none stands there."""
    word, norm = reading.words[index], reading.norms[index]
    if reading.time_end[index] > index:
        return min(reading.time_end[index], end)
    if norm in COMMAS:
        return index + 1
    if norm == "(":
        for other in range(index + 1, min(end, index + 14)):
            if reading.norms[other] == ")":
                return other + 1
        return index
    if is_opening(reading, index):
        return min(close_of(reading, index) + 1, end)
    if norm in ("-", "–"):
        for other in range(index + 1, min(end, index + 14)):
            if reading.norms[other] in ("-", "–"):
                return other + 1
        return index
    if word.kind == "mark":
        return index
    if is_finite_cue(reading, index) and not _in_relative(reading, cue, index):
        return index
    if norm[:1] == "و" and is_finite_cue(reading, index):
        return index
    return index + 1


def _in_relative(reading: Reading, cue: int, index: int) -> bool:
    """Whether a verb between the cue and its content stands in a relative or adverbial clause of its own."""
    if not reading.words[index].norm.startswith(("ي", "ت")) and reading.norms[index - 1] not in ("الذي", "التي", "الذين", "ما", "قد", "كان", "كانت"):
        return classes_of(reading, index) != frozenset()
    for other in range(index - 1, max(cue, index - 9), -1):
        if reading.norms[other] in ("الذي", "التي", "الذين", "حيث", "فيما", "بعدما", "عندما", "بينما", "كما", "ما"):
            return True
    return False


def is_plain_subject(reading: Reading, index: int, end: int) -> bool:
    """Whether a speaker can begin at the index."""
    return can_speak(reading, index, end)
