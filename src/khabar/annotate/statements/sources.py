"""Statements without a verb: "بحسب X", and the headline "X: …"."""

from bisect import bisect_left

from khabar.annotate.statements.adjuncts import RELATIVE
from khabar.annotate.statements.content import content_end, past_turn, resumes
from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.nouns import (
    HEADS,
    can_speak,
    is_told_by,
    n_before_source,
    names_source,
    opens_clause,
    tells,
)
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    cue_forms,
    is_opening,
    role,
    span_of,
)
from khabar.annotate.statements.spans import spans_and_kind
from khabar.annotate.statements.speaker import noun_phrase_end
from khabar.annotate.statements.texts import find_text
from khabar.model import Span

_NEAR = 240  # words back in which the verb of the same sentence is looked for
_FORM = Form("بحسب", "said", frozenset(), "masdar")
_COLON = Form(":", "said", frozenset(), "past")


def find_sources(reading: Reading, drafts: list[Draft]) -> tuple[list[Draft], dict[int, tuple[int, int]]]:
    """The statements that "بحسب X" makes on its own, and, where it stands beside another cue, that cue's medium."""
    found: list[Draft] = []
    media: dict[int, tuple[int, int]] = {}
    cues = [draft.cue for draft in drafts]
    heads = role("according") | {"كما", "علي"}
    for index, norm in enumerate(reading.norms):
        if norm not in heads:
            continue
        if norm == "نقلا" and index - _head(reading, index) <= 1 and _is_last(reading, index):
            continue  # "نقلا عن صحيفة المرفأ" at the foot
        came = find_text(reading, index)
        named = norm in role("according") and names_source(reading, index) or is_told_by(reading, index)
        if not came and not named or reading.quote[index] >= 0:
            continue
        first = index if norm.endswith("ما") else index + 1  # "حسبما ذكر X" is "حسب ما ذكر X"
        first = came or first
        past = _source_end(reading, first, reading.sentence_end[index])
        if past is None or _speaker_start(reading, first, past) >= past or reading.norms[past - 1] in _BELOW:
            continue
        near = range(bisect_left(cues, index - _NEAR), bisect_left(cues, past + 6))
        neighbour = _neighbour(reading, drafts, near, index, past)
        if neighbour is not None:
            media[neighbour] = (_speaker_start(reading, first, past), past)
            continue
        draft = _alone(reading, index, first, past, [*(drafts[number] for number in near), *found[-4:]])
        if draft:
            found.append(draft)
    return found, media


def _source_end(reading: Reading, first: int, end: int) -> int | None:
    if _is_what(reading.norms[first]) and first + 1 < end and tells(reading, first + 1):
        start = _what_said(reading, first, end)
        past = noun_phrase_end(reading, start, end, splits=False)
        return past if past > start else None
    latest = n_before_source(reading, first) if first + 1 < end else 0
    fused = reading.norms[first].startswith("لل")  # "وفقا للمعلومات الأولية", "وفقا للمكتب الاتحادي للإحصاء"
    past = noun_phrase_end(reading, first + latest, end, splits=False, known=fused and not latest)
    return past + (past == first + latest)


def _what_said(reading: Reading, first: int, end: int) -> int:
    """Where the speaker of "ما ذكر X" starts: past "به", "لنا" and a time ("ما أعلن الأربعاء X")."""
    start = first + 2
    while start < end - 1 and (reading.norms[start] in _TO_WHOM or reading.time_end[start] > start):
        start = max(start + 1, reading.time_end[start])
    return start


def _speaker_start(reading: Reading, first: int, past: int) -> int:
    if _is_what(reading.norms[first]):
        return _what_said(reading, first, past)
    return first + int(reading.norms[first].removeprefix("ل") in role("telling_nouns") and first + 1 < past)


def _is_last(reading: Reading, index: int) -> bool:
    """Whether nothing but a few words follows the word in the whole text."""
    return len(reading) - index < 20


_BELOW = frozenset({"التالي", "التاليه", "الاتي", "الاتيه"})  # "وفقا للتنظيم التالي:"
_TO_WHOM = frozenset({"به", "لي", "لنا", "عنه", "اليه", "فيه"})


def _is_what(norm: str) -> bool:
    """Whether a verb of saying follows: "بحسب | ما ذكر", "حسبما ذكر"."""
    return norm in ("ما", "لما") or norm.endswith("ما") and norm in role("according")


def _neighbour(reading: Reading, drafts: list[Draft], near: range, index: int, past: int) -> int | None:
    """The draft that "بحسب X" belongs to: the verb just behind it at the head of a sentence, or the one just ended."""
    start = _head(reading, index)
    if opens_clause(reading, index):
        return None
    within = next((number for number in near if drafts[number].cue < index < drafts[number].content[0]), None)
    if within is not None and drafts[within].pattern == "verb":
        return within  # "وقال وفقا لما نقلته الوكالة: «…»"
    if index - start <= 1:
        follow = past + 1 if past < len(reading) and reading.norms[past] in COMMAS else past
        for number in near:
            draft = drafts[number]
            if draft.pattern == "verb" and follow <= draft.cue <= follow + 2:
                return number
        ends = past >= len(reading) or reading.norms[past] == "." or reading.sentence_end[index] <= past
        return (
            near[-1] if ends and near and index - drafts[near[-1]].content[1] <= 3 else None
        )  # "… «». بحسب رويترز."
    best = None
    for number in near:
        draft = drafts[number]
        if draft.pattern == "verb" and draft.cue < index < draft.content[0]:
            return number
        if (
            start <= draft.cue < index
            and draft.content[0] < index
            and draft.content[1] <= index
            and index - draft.content[1] <= 3
        ):
            best = number
    return best


def _sentence_first(reading: Reading, index: int) -> int:
    sentence = reading.words[index].sentence
    first = index
    while first > 0 and index - first < 120 and reading.words[first - 1].sentence == sentence:
        first -= 1
    return first


def _head(reading: Reading, index: int) -> int:
    """Where the clause of a source phrase begins: at its sentence's head, or at itself where it is joined by و."""
    joined = reading.norms[index][:1] == "و" and reading.norms[index][1:] in role("according")
    return index if joined and reading.norms[index - 1] in COMMAS else _sentence_first(reading, index)


def _alone(reading: Reading, index: int, first: int, past: int, near: list[Draft]) -> Draft | None:
    """The statement of a source phrase that stands alone: what follows it at a sentence's head, else what it follows."""
    start = _head(reading, index)
    told = _is_what(reading.norms[first]) and tells(reading, first + 1)  # "على ما | أفاد"
    verb = first + 1 if told else index + 1 if reading.norms[index] == "كما" else None
    origin = None if verb is None else _told_from(reading, verb, past)
    pieces = (
        _words_behind(reading, index, origin[1] if origin else past)
        if index - start <= 1 or opens_clause(reading, index)
        else _words_before(reading, index, past, start, near)
    )
    if not pieces or all(word.kind == "mark" for word in reading.words.words[slice(*pieces[0])]):
        return None
    content, end = pieces[0]
    spans, kind = spans_and_kind(reading, content, end)
    for piece in pieces[1:]:
        spans = (*spans, *spans_and_kind(reading, *piece)[0])
    word = reading.words[content]
    if word.proclitics[:1] == ("و",) and spans[0].start == word.start and spans[0].end > word.start + 1:
        spans = (Span(word.start + 1, spans[0].end), *spans[1:])
    speaker_first = _speaker_start(reading, first, past)
    named = (speaker_first, past)
    return Draft(
        cue_span=None if verb is None else reading.words[verb].span, cue=index, pattern="source", form=_FORM,
        content=(content, end), spans=spans, kind=kind, speaker=origin or named, via=named if origin else None,
    )  # fmt: skip


def _told_from(reading: Reading, verb: int, past: int) -> tuple[int, int] | None:
    """X of "وفقا لما نقلته «المرفأ» عن X": who told the outlet."""
    if (
        not reading.norms[verb].startswith(("نقل", "اورد"))
        or past + 1 >= len(reading)
        or reading.norms[past] != "عن"
    ):
        return None
    end = noun_phrase_end(reading, past + 1, reading.sentence_end[past], splits=False)
    return (past + 1, end) if end > past + 1 else None


def _words_behind(reading: Reading, index: int, past: int) -> list[tuple[int, int]]:
    """The clause behind "بحسب X،", its relative clause and its "فإن" left out."""
    end = reading.sentence_end[index]
    content = past
    if content < end and reading.norms[content] in RELATIVE:
        content = next(
            (i for i in range(content, min(content + 14, end)) if reading.norms[i] in COMMAS), content
        )
    content = _past_when(reading, content, end)
    while content < end and (
        reading.norms[content] in COMMAS | CLAUSE | {":"} or reading.norms[content] in _THEN
    ):
        content += 1
    if content == past:  # "بحسب أحد المراقبين عن كثب للسوق «…»": nothing parts source and words but the marks
        content = next((i for i in range(past, min(past + 12, end)) if is_opening(reading, i)), content)
    return [(content, content_end(reading, content, mode="prep"))] if content < end else []


def _past_when(reading: Reading, index: int, end: int) -> int:
    """Index past a time and its bracket where "فقد" or a comma follows: "وفقا للوكالة | فجر اليوم (الأربعاء)، | فقد …"."""
    past = index
    for other in range(index, min(index + 4, end)):
        if reading.time_end[other] > other:
            past = reading.time_end[other]
            break
    if past > index and past + 2 < end and reading.norms[past] == "(" and reading.norms[past + 2] == ")":
        past += 3
    after = reading.norms[past : past + 2]
    led = after[:1] in (("فقد",), ("فان",)) or len(after) == 2 and after[0] in COMMAS and after[1] in _THEN
    return past if led else index


_THEN = frozenset({"فان", "فانه", "فانها", "فقد"})


def _words_before(
    reading: Reading, index: int, past: int, start: int, near: list[Draft]
) -> list[tuple[int, int]]:
    """The clause before "، بحسب X", from the last statement of its sentence on, and what follows where it only interrupts."""
    content = start
    dateline = reading.layout.dateline
    while dateline and content < index and dateline.start <= reading.words[content].start < dateline.end:
        content += 1  # "دومان (وكالة الأنباء) - قتل …، بحسب …"
    for draft in near:
        if start <= draft.cue < index and draft.content[1] <= index:
            content = max(content, draft.content[1])
        if start <= draft.cue < index and draft.pattern == "source":
            content = max(content, past_of(reading, draft))
    while content < index and (
        reading.words[content].kind == "mark"
        or reading.norms[content] in ("كما", "وقد", "فيما", "ميدانيا", "امنيا", "عسكريا", "سياسيا")
    ):
        content += 1
    content = past_turn(reading, content, index)
    end = index
    while end > content and (_is_loose(reading, end - 1) or reading.norms[end - 1] == "وذلك"):
        end -= 1
    if end - content < 2:
        return []
    rest = _goes_on(reading, index, past)
    return [(content, end), rest] if rest else [(content, end)]


def _is_loose(reading: Reading, index: int) -> bool:
    return reading.words[index].kind == "mark" and reading.norms[index] != ")"


def _goes_on(reading: Reading, index: int, past: int) -> tuple[int, int] | None:
    """The rest of a clause that "، بحسب X،" only interrupts, or "كان الطريق بحسب X مغلقا" without commas."""
    if past < reading.sentence_end[index] and _is_wanting(reading, index, past):
        return past, content_end(reading, past, mode="prep")
    if past >= len(reading) or reading.norms[past] not in COMMAS:
        return None
    first = past + 1
    if (
        first >= reading.sentence_end[index]
        or resumes(reading, first, first - 2)
        or reading.words[first].proclitics[:1] in (("و",), ("ف",))
    ):
        return None
    if reading.norms[first] in ("حيث", "فيما", "بينما", "كما", "وذلك", "اذ"):
        return None
    return first, content_end(reading, first, mode="prep")


def _is_wanting(reading: Reading, index: int, past: int) -> bool:
    """Whether the few words before a source make no clause yet: "كان الطريق | بحسب X | مغلقا"."""
    start = _head(reading, index)
    if _lacks_verb(reading, start, index, past):
        return True
    if index - start > _SHORT or reading.words[past].kind == "mark" or reading.words[past].proclitics:
        return False
    if any(reading.words[i].kind == "mark" for i in range(start, index)):
        return False
    predicate = reading.words[past].pos in ("ADJ", "VERB") or reading.norms[past] in ("قد", "لم", "لن", "لا")
    counted = reading.words[past].kind == "number" or reading.norms[past] in role("counts")
    hangs = reading.words[start].pos == "VERB" and reading.norms[start + 1] in ("في", "علي", "من")
    return reading.norms[start].removeprefix("و") in _BEING and predicate or hangs and counted


def _lacks_verb(reading: Reading, start: int, index: int, past: int) -> bool:
    """Whether no verb stands before a source and one right behind it: "لكن موقع «المرفأ» | بحسب X | لم يكن متفائلا"."""
    if index - start > _LONG or reading.words[past].kind != "arabic" or reading.words[past].proclitics:
        return False
    begins = reading.norms[past] in ("لم", "لن", "قد", "سوف") or reading.words[past].pos == "VERB"
    plain = all(
        reading.words[i].pos != "VERB" and reading.norms[i] not in COMMAS for i in range(start, index)
    )
    return begins and plain


_LONG = 12  # words of a subject in front of "بحسب"
_SHORT = 6  # words from a clause's head to "بحسب" that lack their predicate
_BEING = frozenset(
    {"كان", "كانت", "فان", "ان", "فقد", "يبدو", "تبدو", "اصبح", "اصبحت", "بات", "باتت", "ظل", "ظلت"}
)


def past_of(reading: Reading, draft: Draft) -> int:
    """Index past the source phrase of a draft."""
    return draft.speaker[1] if draft.speaker else draft.cue + 1


def find_headline(reading: Reading) -> Draft | None:
    """The statement of a headline "X: …"; None where what stands before the colon cannot speak, such as a country."""
    span = reading.headline
    if span is None:
        return None
    first, past = span
    if first + 3 < past and reading.norms[first + 1] == "/":
        first += 2  # the wire's desk: "عام / مدير التعليم : …"
    for index in range(first + 1, min(past - 1, first + 12)):
        if reading.norms[index] != ":" or reading.quote[index] >= 0:
            continue
        if any(
            cue_forms(reading, other) and cue_forms(reading, other)[0].kind in ("past", "present")
            for other in range(first, index)
        ):
            return None
        end = noun_phrase_end(reading, first, index, splits=False)
        listener = end < index and reading.norms[end][:1] == "ل"
        if end != index and not listener or not _is_named(reading, first, end):
            return None
        last = past
        while (
            last > index + 2
            and reading.words[last - 1].kind == "mark"
            and reading.norms[last - 1] not in ('"', "”", "»", "؟", "!", ")")
        ):
            last -= 1
        spans, kind = spans_and_kind(reading, index + 1, last)
        return Draft(
            cue=index,
            pattern="headline",
            form=_COLON,
            content=(index + 1, last),
            spans=spans,
            kind=kind,
            speaker=(first, end),
        )
    return None


def _is_named(reading: Reading, first: int, past: int) -> bool:
    kinds = classes_of(reading, first)
    if first in reading.actor_at:
        actor = reading.actors[reading.actor_at[first][1]]
        speech = past + 1 < len(reading) and reading.norms[past + 1] in role("bare_speech") | role(
            "first_person"
        )
        return actor.type in ("PER", "ORG") or actor.type == "GPE" and speech
    if kinds & HEADS:
        return "document" not in kinds or past - first < 5
    return (
        can_speak(reading, first, past)
        and past - first <= 4
        and not kinds & {"time_noun"}
        and "/" not in span_of(reading, first, past).of(reading.words.text)
    )
