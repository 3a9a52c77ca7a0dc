"""What is said through a verb that hangs on a noun: "الهدنة التي أعلنتها الحكومة", "والوزارة إذ تعلن ذلك لتؤكد أن …"."""

from khabar.annotate.statements.adjuncts import RELATIVE
from khabar.annotate.statements.content import content_end
from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.forms import Form, forms
from khabar.annotate.statements.nouns import HEADS, can_speak
from khabar.annotate.statements.reading import CLAUSE, Reading, classes_of, cue_forms, role
from khabar.annotate.statements.spans import spans_and_kind
from khabar.annotate.statements.speaker import noun_phrase_end

_TOLD = frozenset({"أعلن", "تبنى"})
_LONGEST = 10  # words of a noun that a relative clause tells of


def announced(reading: Reading, index: int, form: Form) -> Draft | None:
    """The statement of a verb whose pronoun takes up the noun before it: "هدنة | أعلنتها الحكومة", "الهجوم الذي تبنته الحركة"."""
    if form.kind != "past" or not form.pronoun or form.lemma not in _TOLD or index < 1:
        return None
    content = _antecedent(reading, index)
    end = reading.sentence_end[index]
    start = index + 1
    if content is None or start >= end or not can_speak(reading, start, end):
        return None
    known = start in reading.actor_at or classes_of(reading, start) & HEADS
    past = noun_phrase_end(reading, start, end, splits=False)
    if not known or past == start:
        return None
    spans, kind = spans_and_kind(reading, *content)
    return Draft(
        cue=index, pattern="verb", form=form, content=content, spans=spans, kind=kind, mode="object", speaker=(start, past)
    )  # fmt: skip


def _antecedent(reading: Reading, index: int) -> tuple[int, int] | None:
    """The noun phrase that the verb tells of: back from "الذي" over its adjectives to its head, or one indefinite noun."""
    sentence = reading.words[index].sentence
    if reading.norms[index - 1] not in RELATIVE:
        thing = classes_of(reading, index - 1) & {"attack", "object"}
        plain = thing and not reading.norms[index - 1].startswith("ال") and reading.words[index - 1].bare
        return (index - 1, index) if plain else None
    past = first = index - 1
    while first > 0 and past - first < _LONGEST and reading.words[first - 1].sentence == sentence:
        word, norm = reading.words[first - 1], reading.norms[first - 1]
        if word.kind == "mark" or word.pos in ("VERB", "ADP", "CCONJ", "SCONJ", "PART"):
            break
        first -= 1
        head = not norm.startswith(("ال", "لل", "بال", "وال")) and word.kind == "arabic"
        if head and first not in reading.actor_at and past - first > 1 or norm[:1] == "و" and word.proclitics:
            break
    if past - first > 1 and reading.norms[first - 1 : first] in (("هذا",), ("هذه",), ("تلك",)):
        first -= 1
    return (first, past) if past > first and reading.words[first].kind == "arabic" else None


def find_stated(reading: Reading) -> list[Draft]:
    """The statements of "والوزارة إذ تعلن ذلك لتؤكد أن …", the set phrase in which ministries end their communiqués."""
    found: list[Draft] = []
    for index, norm in enumerate(reading.norms):
        if norm not in ("اذ", "واذ") or index + 4 >= len(reading):
            continue
        end = reading.sentence_end[index]
        for cue in range(index + 2, min(end - 1, index + _REACH)):
            form = _emphatic(reading.norms[cue])
            if form is None:
                continue
            draft = _stated(reading, index, cue, form, end)
            if draft:
                found.append(draft)
            break
    return found


_REACH = 10


def _emphatic(norm: str) -> Form | None:
    """The present verb that an emphatic ل or a ف stands before: "لتؤكد", "فإنها تؤكد" is another."""
    if norm[:1] not in ("ل", "ف") or norm[1:2] not in ("ت", "ي"):
        return None
    return next((form for form in forms().get(norm[1:], ()) if form.kind == "present" and form.strong), None)


def _stated(reading: Reading, index: int, cue: int, form: Form, end: int) -> Draft | None:
    speaker = _subject(reading, index, cue)
    if speaker is None:
        return None
    first = cue + 1
    while first < end and reading.norms[first] in ("للجميع", "لكم", "علي"):
        first += 1
    that = next((i for i in range(first, min(end, first + 6)) if reading.norms[i] in CLAUSE), None)
    if that is not None and all(reading.words[i].kind != "mark" for i in range(first, that)):
        first = that + 1
    if first >= end:
        return None
    mode = "clause" if that is not None else "object"
    content = (first, content_end(reading, first, mode=mode))
    spans, kind = spans_and_kind(reading, *content)
    return Draft(
        cue=cue,
        pattern="verb",
        form=form,
        content=content,
        spans=spans,
        kind=kind,
        mode=mode,
        speaker=speaker,
    )


def _subject(reading: Reading, index: int, cue: int) -> tuple[int, int] | None:
    """The phrase before "إذ", or behind its verb: "ووزارة الداخلية | إذ تعلن", "وإذ تعلن | الغرفة | ذلك"."""
    for first in range(max(0, index - 6), index):
        if reading.words[first].sentence != reading.words[index].sentence:
            continue
        known = first in reading.actor_at or classes_of(reading, first) & HEADS
        if known and noun_phrase_end(reading, first, index, splits=False) == index:
            return first, index
    start = index + 2
    if not cue_forms(reading, index + 1) or not can_speak(reading, start, cue):
        return None
    past = noun_phrase_end(reading, start, cue, splits=False)
    return (start, past) if past > start and reading.norms[start] not in role("adverbs") else None
