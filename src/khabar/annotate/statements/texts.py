"""What texts say, "وجاء في البيان أن …", what outlets learned, and asides: "كما جاء في …", "كما قال X"."""

import msgspec

from khabar.annotate.statements.content import content_end
from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    cue_forms,
    is_opening,
    role,
)
from khabar.annotate.statements.spans import spans_and_kind
from khabar.annotate.statements.speaker import noun_phrase_end

CAME = frozenset({"جاء", "جاءت", "ورد", "وردت"})
_TEXTS = frozenset({"document", "via_document", "via_interview", "outlet"})


def find_text(reading: Reading, index: int) -> int | None:
    """First word of the text of "كما جاء في لائحة الاتهام", "بحسب ما ورد في البيان", where that begins at the index."""
    if reading.norms[index] not in role("according") and reading.norms[index] != "كما":
        return None
    verb = index + 1 if reading.norms[index].endswith("ما") else index + 2
    if reading.norms[index] == "كما" and _is_aside(reading, index):
        return index + 2
    if verb == index + 2 and reading.norms[index + 1 : index + 2] not in (("ما",), ("لما",)):
        return None
    if (
        verb + 2 >= len(reading)
        or reading.norms[verb] not in CAME
        or reading.norms[verb + 1] not in ("في", "ضمن")
    ):
        return None
    return verb + 2 if classes_of(reading, verb + 2) & _TEXTS else None


def _is_aside(reading: Reading, index: int) -> bool:
    """Whether "كما قال X" ends its sentence, or stands between commas, and so tells of the words before it."""
    if (
        index == 0
        or index + 2 >= len(reading)
        or reading.words[index - 1].sentence != reading.words[index].sentence
    ):
        return False
    if not any(
        form.kind == "past" and form.strong and form.lemma in _TELLING
        for form in cue_forms(reading, index + 1)
    ):
        return False
    past = noun_phrase_end(reading, index + 2, reading.sentence_end[index], splits=False)
    if past == index + 2:
        return False
    end = reading.sentence_end[index]
    if past < end and reading.norms[past] == "عن":  # "…، كما نقلت الصحيفة عن سالم العمري"
        past = max(past, noun_phrase_end(reading, past + 1, end, splits=False))
    past = (
        min(max(past, reading.time_end[past]), end) if past < end else past
    )  # "كما قالت الشرطة | أمس الجمعة"
    if past + 1 < end and reading.norms[past] in COMMAS:  # "…، كما قالت الشرطة، مما …"
        return reading.norms[index - 1] in COMMAS and reading.norms[past + 1] not in CLAUSE
    return past >= end or reading.norms[past] == "."


_TELLING = frozenset({"قال", "ذكر", "أعلن", "أوضح", "أفاد", "صرح", "أكد", "روى", "حذر", "نقل", "أورد"})


def find_texts(reading: Reading) -> list[Draft]:
    """The statements of "وجاء في البيان أن …", said by the text; "وجاء أيضا أن …" goes on with the text before it."""
    found: list[Draft] = []
    for index, norm in enumerate(reading.norms):
        if norm.removeprefix("و") not in CAME or index and reading.norms[index - 1] in ("كما", "ما"):
            continue
        end = min(reading.sentence_end[index], index + 30)
        start = index + 1
        while start < end and reading.norms[start] in role("adverbs"):
            start += 1
        named = None
        if (
            start + 1 < end
            and reading.norms[start] in ("في", "ضمن")
            and classes_of(reading, start + 1) & _TEXTS
        ):
            past = noun_phrase_end(reading, start + 1, end, splits=False)
            named = (start + 1, max(past, start + 2))
        elif found and start > index + 1 and start < end and reading.norms[start] in CLAUSE:
            named = found[-1].speaker
        draft = _of_text(reading, index, named, end=end, elided=start > index + 1) if named else None
        if draft:
            found.append(draft)
    return found


_STATED = Form("جاء", "stated", frozenset({"ان"}), "past", "m", "s")


def _of_text(reading: Reading, cue: int, named: tuple[int, int], *, end: int, elided: bool) -> Draft | None:
    """What the text named between the cue and the first أن, colon or quotation says."""
    elided = elided and named[0] < cue
    start = cue + 1 if elided else named[1]
    for index in range(start, min(end, start + 14)):
        clause = reading.norms[index] in CLAUSE | {":"}
        if not clause and not (is_opening(reading, index) and index - start < 3):
            continue
        first = index + 1 if clause else index
        if first >= end:
            return None
        mode = "colon" if reading.norms[index] == ":" else "clause" if clause else "quote"
        past = content_end(reading, first, mode=mode)
        spans, kind = spans_and_kind(reading, first, past)
        return Draft(
            cue=cue, pattern="verb", form=_STATED, content=(first, past), spans=spans, kind=kind, mode=mode,
            speaker=named, elided=elided,
        )  # fmt: skip
    return None


_LEARNED = Form("علم", "reported", frozenset({"ان"}), "past", "f", "s")


def find_learned(reading: Reading) -> list[Draft]:
    """The statements of "علمت «المرفأ» من مصادر مطلعة أن …": said by the sources, or by the outlet where it names none."""
    found: list[Draft] = []
    for index, norm in enumerate(reading.norms):
        if norm.removeprefix("و") != "علمت" or index + 1 >= len(reading):
            continue
        end = min(reading.sentence_end[index], index + 30)
        past = noun_phrase_end(reading, index + 1, end, splits=False)
        start = next((i for i in range(index + 1, min(end, index + 14)) if reading.norms[i] == "من"), end)
        sourced = start + 1 < end and "source" in classes_of(reading, start + 1)
        told = noun_phrase_end(reading, start + 1, end, splits=False) if sourced else past
        outlet = (index + 1, min(past, start) if sourced else past)
        if outlet[1] <= outlet[0] or not sourced and not _is_outlet(reading, outlet[0]):
            continue
        draft = _of_text(reading, index, (start + 1, told) if sourced else outlet, end=end, elided=False)
        if draft:
            via = outlet if sourced and _is_outlet(reading, outlet[0]) else None
            found.append(msgspec.structs.replace(draft, form=_LEARNED, via=via))
    return found


def _is_outlet(reading: Reading, index: int) -> bool:
    return is_opening(reading, index) or reading.norms[index] == "(" or "outlet" in classes_of(reading, index)


_COLON = Form(":", "said", frozenset(), "past")
_NO_SPEAKER = frozenset(
    {"ملاحظه", "السوال", "السؤال", "عنوان", "المصدر", "مثال", "الجواب", "تعليق", "المكان", "الزمان"}
)


def find_colons(reading: Reading) -> list[Draft]:
    """The statements of a name and a colon before speech in marks, at the head of a sentence: "سالم العمري: «…»"."""
    found: list[Draft] = []
    for first, past in reading.words.sentences:
        if reading.headline and first < reading.headline[1]:
            continue
        while first < past and reading.words[first].kind == "mark" and not is_opening(reading, first):
            first += 1
        colon = next((i for i in range(first + 1, min(past, first + 9)) if reading.norms[i] == ":"), 0)
        if not colon or colon + 1 >= len(reading) or not is_opening(reading, colon + 1):
            continue
        quotation = reading.quotes[reading.opens[colon + 1]]
        if quotation[1] - quotation[0] < 2 or not _is_someone(reading, first, colon):
            continue
        spans, kind = spans_and_kind(reading, colon + 1, quotation[1] + 1)
        found.append(
            Draft(
                cue=colon, pattern="verb", form=_COLON, content=(colon + 1, quotation[1] + 1), spans=spans, kind=kind,
                mode="colon", speaker=(first, colon),
            )
        )  # fmt: skip
    return found


def _is_someone(reading: Reading, first: int, past: int) -> bool:
    """Whether the words before a colon name a person, an office or a body and nothing else."""
    if reading.norms[first] in _NO_SPEAKER or reading.quote[first] >= 0:
        return False
    if any(cue_forms(reading, i) or reading.words[i].kind == "mark" for i in range(first, past)):
        return False
    if reading.actor_at.get(first, (0, 0))[0] == past or all(
        reading.words[i].kind == "latin" for i in range(first, past)
    ):
        return True
    reached = noun_phrase_end(reading, first, past, splits=False) == past
    known = classes_of(reading, first) & {"official", "person", "title", "body", "source"}
    names = past - first == 2 and not any(classes_of(reading, i) for i in range(first, past))
    proper = names and all(reading.words[i].pos in ("PROPN", "ADJ", "NOUN") for i in range(first, past))
    return reached and bool(known or proper)


_SAID_THAT = frozenset({"أوضح", "ذكر", "أعلن", "أكد", "قال", "صرح", "كشف", "بين", "أبان", "أفاد"})
_LONGEST = 90


def says_that(reading: Reading, index: int) -> Form | None:
    """The verb of "أوضح ذلك المدير …", which tells who said the words before it; None where the word is no such verb."""
    if index + 2 >= len(reading) or reading.norms[index + 1] not in ("ذلك", "بذلك"):
        return None
    known = index + 2 in reading.actor_at or classes_of(reading, index + 2) & {
        "official",
        "person",
        "title",
        "body",
    }
    if not known:
        return None
    return next(
        (form for form in cue_forms(reading, index) if form.kind == "past" and form.lemma in _SAID_THAT), None
    )


def find_said_that(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The statements of "…، أوضح ذلك المدير": the clause before the verb, or the sentence before, where no other claims it."""
    found: list[Draft] = []
    claimed = sorted(draft.content for draft in drafts)
    for index in range(len(reading) - 2):
        form = says_that(reading, index) if reading.norms[index + 1] in ("ذلك", "بذلك") else None
        if form is None:
            continue
        speaker = (index + 2, noun_phrase_end(reading, index + 2, reading.sentence_end[index], splits=False))
        number = reading.words[index].sentence
        first = reading.words.sentences[number][0]
        past = index
        if index - first < 3 and number:
            first, past = reading.words.sentences[number - 1]
        while past > first + 1 and (
            reading.words[past - 1].kind == "mark" or reading.norms[past - 1] in ("وقد", "كما", "حسبما")
        ):
            past -= 1
        same = reading.words[index].paragraph - reading.words[first].paragraph <= (
            index == reading.words.sentences[number][0]
        )
        taken = any(a < past and first < b for a, b in claimed)
        if not same or taken or not 3 < past - first < _LONGEST or speaker[1] == speaker[0]:
            continue
        spans, kind = spans_and_kind(reading, first, past)
        found.append(
            Draft(
                cue=index, pattern="verb", form=form, content=(first, past), spans=spans, kind=kind, mode="clause",
                speaker=speaker,
            )
        )  # fmt: skip
    return found
