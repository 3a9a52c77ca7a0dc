"""Greetings and condolences that somebody brings from another: "نقل الوزير لأمير الدولة تحيات الملك"."""

from khabar.annotate.statements.content import content_end
from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.fit import is_known
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.reading import COMMAS, Reading, classes_of, is_joined, is_opening, role
from khabar.annotate.statements.spans import spans_and_kind
from khabar.annotate.statements.speaker import noun_phrase_end

_REACH = 24  # words from the verb over bringer, listener and occasion to what is brought


def brought(reading: Reading, index: int, form: Form) -> Draft | None:
    """The statement of "نقل X … تحيات Y": X says it, what he brings is said."""
    if form.lemma != "نقل" or form.kind not in ("past", "present") or form.pronoun:
        return None
    end = min(reading.sentence_end[index], index + _REACH)
    first = next((i for i in range(index + 1, end) if _is_greeting(reading, i)), None)
    if first is None or any(is_opening(reading, i) for i in range(index + 1, first)):
        return None
    start = index + 1
    past = noun_phrase_end(reading, start, first, splits=True)
    past = next((i for i in range(start + 1, past) if _is_told(reading, i)), past)
    named = past > start and is_known(reading, start) and not _is_told(reading, start)
    title = start if reading.norms[start] in role("title_pronouns") else None
    if not named and title is None and not (is_joined(reading, index) and first - index <= 8):
        return None
    content = (first, content_end(reading, first, mode="object"))
    spans, kind = spans_and_kind(reading, *content)
    return Draft(
        cue=index, pattern="verb", form=form, content=content, spans=spans, kind=kind, mode="object",
        speaker=(start, past) if named and title is None else None, title=title, gap=(past, first),
    )  # fmt: skip


def _is_told(reading: Reading, index: int) -> bool:
    """Whether ل… names whom the greetings are brought to."""
    whom = classes_of(reading, index) & {"official", "title", "person"}
    return reading.words[index].proclitics[:1] == ("ل",) and bool(whom)


def _is_greeting(reading: Reading, index: int) -> bool:
    """Whether greetings, condolences or congratulations of somebody begin here."""
    norm = reading.norms[index]
    if norm in role("greetings"):
        return index + 1 < len(reading) and reading.norms[index + 1] not in COMMAS
    return norm.removesuffix("هما").removesuffix("هم").removesuffix("ها").removesuffix("ه") in role(
        "greetings"
    )
