"""The verbs, participles and verbal nouns of a text through which something is said."""

import msgspec

from khabar.annotate.statements.adjuncts import RELATIVE
from khabar.annotate.statements.before import find_subject_before, headline_subject
from khabar.annotate.statements.beside import is_resumed, may_report
from khabar.annotate.statements.content import content_end
from khabar.annotate.statements.draft import Draft, Pattern
from khabar.annotate.statements.fit import fits, goes_on, is_known
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.frame import Frame, find_frame
from khabar.annotate.statements.greetings import brought
from khabar.annotate.statements.nouns import VIA, can_speak
from khabar.annotate.statements.outlets import kind_at
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    cue_forms,
    is_joined,
    is_opening,
    role,
)
from khabar.annotate.statements.relatives import announced
from khabar.annotate.statements.spans import run_on, spans_and_kind
from khabar.annotate.statements.speaker import noun_phrase_end
from khabar.annotate.statements.texts import says_that


def find_cues(reading: Reading) -> list[Draft]:
    """One draft for each reporting verb, participle or verbal noun that has content, by cue."""
    drafts: list[Draft] = []
    end = _body_end(reading)
    for index in reading.places:
        if index >= end:
            break
        for form in _ordered(cue_forms(reading, index)):
            draft = announced(reading, index, form) or _draft(reading, index, form)
            if draft:
                drafts.append(draft)
                break
    return drafts


def _body_end(reading: Reading) -> int:
    """Index past the last word of the report itself: a footer that repeats its headline ("رابط الخبر …") is left out."""
    for first, past in reading.words.paragraphs[-3:]:
        for index in range(first, past - 1):
            if reading.norms[index] == "رابط" and reading.norms[index + 1] == "الخبر":
                return index
    return len(reading)


def _ordered(readings: tuple[Form, ...]) -> tuple[Form, ...]:
    if len(readings) < 2:
        return readings
    return tuple(sorted(readings, key=lambda form: not (form.kind == "masdar" and form.pronoun)))


def _draft(reading: Reading, index: int, form: Form) -> Draft | None:
    passive = form.kind == "past" and (_is_passive(reading, index) or _has_tanwin(reading, index))
    if passive or not may_report(reading, index, form) or says_that(reading, index):
        return None
    finite = form.kind in ("past", "present")
    before = finite and _subject_may_precede(reading, index) and not _is_about_subject(reading, index)
    subject = find_subject_before(reading, index, form) if before else None
    if form.kind == "present" and subject is None and reading.headline:
        subject = headline_subject(reading, index, form)
    if finite and _is_spoken_of(reading, index, form, subject):
        return None
    if form.lemma in ("نقل", "أورد", "نشر", "ذكر", "ذكّر") and finite:
        relay = _relay(reading, index, form) or brought(reading, index, form)
        if relay or _relays_saying(reading, index):
            return relay
    frame = find_frame(reading, index, form, subject=subject)
    if frame is None or not fits(reading, index, form, frame):
        return None
    first = _past_lead(reading, frame.content)
    if (
        first >= len(reading)
        or first >= reading.sentence_end[index]
        and reading.quote[first] < 0
        and not is_opening(reading, first)
    ):
        return None
    if finite and frame.speaker is None and frame.title is None and not _may_be_elided(reading, index, form):
        return None
    past = content_end(reading, first, mode=frame.mode)
    if past <= first or not any(word.kind != "mark" for word in reading.words.words[first:past]):
        return None
    spans, kind = spans_and_kind(reading, first, past)
    if frame.mode == "loose":
        kind = "direct"
    elif kind == "direct":
        spans = (*spans, *run_on(reading, past))
    speaker, via = _cited(reading, frame)
    return Draft(
        cue=index, pattern=_pattern(form), form=form, content=(first, past), spans=spans, kind=kind, mode=frame.mode,
        speaker=_named_late(reading, frame) or speaker, gap=frame.gap, title=frame.title, via=via,
    )  # fmt: skip


def _cited(reading: Reading, frame: Frame) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Speaker and medium of "قالت الصحيفة نقلا عن X": X said it, through the paper; "أكدت الوزارة على لسان X": she did, through him."""
    if frame.speaker is None:
        return None, None
    for index in range(frame.gap[0], frame.gap[1] - 2):
        if reading.norms[index : index + 2] not in _CITING:
            continue
        past = noun_phrase_end(reading, index + 2, frame.gap[1], splits=False)
        tongue = reading.norms[index + 1] == "لسان"
        if past == index + 2 or tongue and not _has_spokesman(reading, frame.speaker[0], index):
            break
        if _is_outlet(reading, frame.speaker[0]) and not _is_outlet(reading, index + 2):
            return (index + 2, past), frame.speaker
        return frame.speaker, (index + 2, past)
    return frame.speaker, None


def _is_outlet(reading: Reading, first: int) -> bool:
    return "outlet" in classes_of(reading, first) or kind_at(reading, first) == "agency"


def _has_spokesman(reading: Reading, first: int, index: int) -> bool:
    """Whether a body, a country or an outlet speaks "على لسان", and no man in another's name; not "ما جاء على لسان"."""
    if reading.norms[index - 1] in ("جاء", "ورد", "صدر"):
        return False
    number = reading.actor_at.get(first, (0, -1))[1]
    named = number >= 0 and reading.actors[number].type in ("ORG", "GPE")
    return named or bool(classes_of(reading, first) & {"body", "outlet"})


_CITING = (("نقلا", "عن"), ("علي", "لسان"), ("وعلي", "لسان"))


def _is_about_subject(reading: Reading, index: int) -> bool:
    """Whether a pronoun behind the verb takes up the noun before it: "…، قال لها", "الحزب قال عنه الكاتب إن …"."""
    after = reading.norms[index + 1 : index + 2]
    if after in (("له",), ("لها",), ("لهم",)):
        return reading.norms[index - 1] in COMMAS
    return (
        after in (("عنه",), ("عنها",), ("عنهم",))
        and index + 2 < len(reading)
        and is_known(reading, index + 2)
    )


def _is_passive(reading: Reading, index: int) -> bool:
    """Whether a damma on its first letter makes a past verb passive: "اتُّهم", "أُعلن", "ووُصف"."""
    word = reading.words[index]
    surface = reading.words.text[word.start : word.end]
    if "\u064f" not in surface:
        return False
    first = 1 if is_joined(reading, index) else 0
    letters = surface[first:]
    if letters.startswith("ا"):  # "اتُّهم", "اعتُبر", "استُنكر"
        return "\u064f" in letters[2:6]
    return letters[1:2] == "\u064f" and letters[0] != "ق"


def _has_tanwin(reading: Reading, index: int) -> bool:
    """Whether the word ends like an indefinite noun ("قدرًا من النفوذ") or with me or you for subject ("كتبتَ")."""
    surface = reading.words[index].span.of(reading.words.text)
    return "\u064b" in surface or surface.endswith(("ت\u064e", "ت\u064f", "ت\u0650"))


def _is_spoken_of(reading: Reading, index: int, form: Form, subject: tuple[int, int] | None) -> bool:
    """Whether the noun before "الذي" is what the verb is about: "الإرهاب الذي يهدد العالم", "الهدنة التي دعت إليها المدينة"."""
    if index == 0 or reading.norms[index - 1] not in RELATIVE:
        return False
    return form.kind == "present" and subject is None or reading.norms[index + 1 : index + 2] in _RESUMING


_RESUMING = tuple(
    (word,) for word in ("اليه", "اليها", "عنه", "عنها", "به", "بها", "عليه", "عليها", "منه", "منها")
)


def _named_late(reading: Reading, frame: Frame) -> tuple[int, int] | None:
    """The name behind an office and its relative clause: "قال مدير الشركة التي أغلقت أمس | سالم العمري إن …"."""
    first, past = frame.gap
    if frame.speaker is None or past - first < 4 or past not in reading.person_past:
        return None
    named = any(i in reading.person_past for i in range(frame.speaker[0], frame.speaker[1] + 1))
    if named or reading.norms[first] not in RELATIVE or reading.norms[past] not in CLAUSE | {":"}:
        return None
    start = next((i for i in range(past - 1, first, -1) if reading.actor_at.get(i, (0, 0))[0] == past), None)
    return None if start is None else (start, past)


def _subject_may_precede(reading: Reading, index: int) -> bool:
    """Whether a noun in front of the verb can be its subject: not what is spoken of, nor who was met ("في لقاء مع X أقر Y")."""
    if _opens_clause(reading, index) or is_resumed(reading, index) or _has_topic(reading, index):
        return False
    if _subject_follows(reading, index):
        return False
    first = index
    while first > max(0, index - 24) and reading.words[first - 1].sentence == reading.words[index].sentence:
        first -= 1
    met = first + 1 < index and reading.norms[first] in role("leads")
    return not met or not classes_of(reading, first + 1) & VIA


def _subject_follows(reading: Reading, index: int) -> bool:
    """Whether a known speaker stands right behind the verb, and what is said behind him: "… أكد | العمري أن"."""
    if index + 2 >= len(reading) or not is_known(reading, index + 1):
        return False
    if any("acc" in form.frames for form in cue_forms(reading, index)):
        return False
    end = min(reading.sentence_end[index], index + 30)
    past = noun_phrase_end(reading, index + 1, end, splits=False)
    if past == index + 1 or past >= end:
        return False
    said = reading.norms[past : past + 2]
    return said[0] in CLAUSE | {":"} or len(said) == 2 and said[0] in ("الي", "علي") and said[1] in CLAUSE


def _relay(reading: Reading, index: int, form: Form) -> Draft | None:
    """ "ونقلت وكالة … عن X أن …": said by X, the agency is the medium. Where "قوله" follows, that is the cue."""
    end = min(reading.sentence_end[index], index + 60)
    start = index + 1
    past = (
        noun_phrase_end(reading, start, end, splits=False)
        if start < end and reading.norms[start] != "عن"
        else start
    )
    about = past
    while about < min(end, past + 6) and reading.norms[about] != "عن":
        about += 1
    if about >= min(end, past + 6):
        return None
    source = about + 1
    source_past = noun_phrase_end(reading, source, end, splits=False)
    if source_past == source:
        return None
    frame = find_frame(reading, source_past - 1, _SAYING, subject=(source, source_past))
    if frame is None or any(
        other.kind == "masdar" and other.pronoun
        for i in range(source_past, frame.content)
        for other in cue_forms(reading, i)
    ):
        return None
    first = _past_lead(reading, frame.content)
    if first >= len(reading):
        return None
    content = (first, content_end(reading, first, mode=frame.mode))
    spans, kind = spans_and_kind(reading, *content)
    via = (start, past) if past > start else None
    return Draft(
        cue=index, pattern="verb", form=msgspec.structs.replace(form, act="said"), content=content, spans=spans, kind=kind,
        mode=frame.mode, speaker=(source, source_past), via=via, relayed=True,
    )  # fmt: skip


def _relays_saying(reading: Reading, index: int) -> bool:
    """Whether "عن X قوله" or "عنه … قوله" follows, whose cue is "قوله": "وذكرت الوكالة عن X | قوله إن"."""
    end = min(reading.sentence_end[index], index + 24)
    if _relays_noun(reading, index, end):
        return True
    told = next((i for i in range(index + 1, min(end, index + 9)) if reading.norms[i] in _FROM_WHOM), end)
    for other in range(told + 1, end):
        if reading.norms[other] in CLAUSE | {":"} or reading.norms[other] in COMMAS:
            return False
        if any(
            form.kind == "masdar" and form.pronoun and form.lemma == "قال"
            for form in cue_forms(reading, other)
        ):
            return True
    return False


def _relays_noun(reading: Reading, index: int, end: int) -> bool:
    """Whether "تأكيد X أن" follows the outlet: "نقلت وكالة الأنباء | تأكيد الوزير أن"."""
    if not any(form.lemma == "نقل" for form in cue_forms(reading, index)):
        return False
    for other in range(index + 2, min(end - 2, index + 8)):
        if reading.norms[other] in CLAUSE | {":"} or reading.norms[other] in COMMAS:
            return False
        if reading.norms[other] in ("تاكيد", "قول", "نفي", "اعلان", "تحذير"):
            return can_speak(reading, other + 1, end) and not reading.words[other + 1].proclitics
    return False


_FROM_WHOM = frozenset({"عن", "عنه", "عنها", "عنهم", "الي", "اليه", "اليها"})
_SAYING = Form("قال", "said", frozenset({"ان"}), "past")


def _opens_clause(reading: Reading, index: int) -> bool:
    """Whether nothing in front of the verb can be its subject: it is joined by و, or opens the sentence."""
    if index == 0 or reading.words[index - 1].sentence != reading.words[index].sentence:
        return True
    return (
        _is_byline(reading, index)
        or is_joined(reading, index)
        or reading.norms[index - 1]
        in (
            ".",
            ":",
            "حيث",
            "كما",
            "فيما",
            "بينما",
            "ثم",
            "لكنه",
            "لكنها",
            "لكنهم",
            "ولكنه",
            "ولكنها",
        )
    )


def _is_byline(reading: Reading, index: int) -> bool:
    """Whether the name in front of the verb is who wrote the report: "الرياض - سالم العمري أعلنت الشركة …"."""
    if index not in reading.person_past:
        return False
    for first in range(index - 1, max(0, index - 6), -1):
        if reading.norms[first - 1] in ("-", "–"):
            near = first < 4 or reading.words[max(0, first - 4)].sentence != reading.words[first].sentence
            return near and reading.actor_at.get(first, (0, 0))[0] == index
    return False


def _is_my_own(reading: Reading, index: int, form: Form) -> bool:
    """Whether the hamza tells of the writer himself: "أعترف أني", not "اعترف"."""
    surface = reading.words[index].span.of(reading.words.text).lstrip("وف")
    return form.kind == "past" and form.lemma.startswith("ا") and surface.startswith("أ")


def _may_be_elided(reading: Reading, index: int, form: Form) -> bool:
    """Whether a verb without a subject of its own can go on with an earlier speaker: it is joined on, or opens its clause."""
    if goes_on(reading, index, form) or form.kind == "past" and is_resumed(reading, index):
        return True
    if not form.strong or _is_my_own(reading, index, form):
        return False
    norm = reading.norms[index]
    before = reading.norms[index - 1] if index else "."
    joined = is_joined(reading, index)
    opens = (
        index == 0
        or reading.words[index - 1].sentence != reading.words[index].sentence
        or before in COMMAS
        or before in (".", ":", "»", "”", '"', "-", "–")
    )
    if form.kind == "past" and _has_topic(reading, index):
        return True
    if before in RELATIVE and form.kind == "past" and form.lemma == "قال":
        return reading.norms[index + 1] in CLAUSE | {
            ":"
        }  # "الهجوم الذي قال إن …": the antecedent says nothing
    if form.kind == "present":
        return joined and norm[1:2] in "يت" or before in ("عندما", "حين", "انهم")
    if _speaks_at_once(reading, index):
        return True
    return joined or opens or before in role("before_elided")


def _speaks_at_once(reading: Reading, index: int) -> bool:
    """Whether speech in marks follows right behind the verb: "… قالت: «…»"."""
    after = index + 1
    if after < len(reading) and reading.norms[after] == ":":
        after += 1
    return after < len(reading) and is_opening(reading, after) and reading.norms[index - 1] not in RELATIVE


def _has_topic(reading: Reading, index: int) -> bool:
    """Whether the sentence opens with what is spoken of, and the verb says what of it: "وعن عدد المصابين قال إنهم …"."""
    first = index
    while (
        first > 0
        and index - first < 30
        and reading.words[first - 1].sentence == reading.words[index].sentence
    ):
        first -= 1
    if first == index or reading.norms[first] not in role("topics") | role("asked"):
        return False
    if any(reading.norms[i] in CLAUSE for i in range(first, index)):
        return False
    said = reading.norms[index + 1 : index + 3]
    if len(said) == 2 and said[0] in ("الي", "علي") and said[1] in CLAUSE:
        return True
    return bool(said) and (said[0] in CLAUSE | {":"} or is_opening(reading, index + 1))


def _pattern(form: Form) -> Pattern:
    return form.kind if form.kind in ("participle", "masdar") else "verb"


def _past_lead(reading: Reading, first: int) -> int:
    if 0 < first < len(reading) and reading.norms[first] == "الاول" and reading.norms[first - 1] == "امس":
        first += 1  # "أمس الأول"
    while first + 1 < len(reading) and (
        reading.norms[first] in (":", "،", ",")
        or reading.norms[first] in ("»", "”")
        and reading.norms[first - 1] == ":"
        or reading.norms[first] in CLAUSE
        and reading.norms[first - 1] in (":", "،", "»", "”")
    ):
        first += 1
    return first
