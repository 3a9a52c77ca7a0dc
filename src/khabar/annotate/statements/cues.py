"""The verbs, participles and verbal nouns of a text through which something is said."""

import msgspec

from khabar.annotate.statements.adjuncts import RELATIVE
from khabar.annotate.statements.content import content_end
from khabar.annotate.statements.draft import Draft, Pattern
from khabar.annotate.statements.fit import fits, is_known, may_report
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.frame import Frame, find_frame
from khabar.annotate.statements.nouns import HEADS, VIA, can_speak
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    cue_forms,
    is_finite_cue,
    is_joined,
    is_opening,
    role,
)
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
            draft = _draft(reading, index, form)
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
    if not may_report(reading, index, form) or says_that(reading, index):
        return None
    finite = form.kind in ("past", "present")
    subject = (
        find_subject_before(reading, index, form) if finite and _subject_may_precede(reading, index) else None
    )
    if form.kind == "present" and subject is None and reading.headline:
        subject = headline_subject(reading, index, form)
    if finite and _is_spoken_of(reading, index, form, subject):
        return None
    if form.lemma in ("نقل", "أورد", "نشر", "ذكر") and finite:
        relay = _relay(reading, index, form)
        if relay:
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
    return Draft(
        cue=index, pattern=_pattern(form), form=form, content=(first, past), spans=spans, kind=kind, mode=frame.mode,
        speaker=_named_late(reading, frame) or frame.speaker, gap=frame.gap, title=frame.title,
    )  # fmt: skip


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
    if form.kind == "past" and (is_resumed(reading, index) or _has_topic(reading, index)):
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


def is_resumed(reading: Reading, index: int) -> bool:
    """Whether the verb tells what is said in a text just named: "ألقى كلمة دعا فيها إلى …"."""
    if index + 1 >= len(reading) or reading.norms[index + 1] not in role("in_it"):
        return False
    near = range(max(0, index - 9), index)
    return any(classes_of(reading, i) & VIA and not reading.norms[i].startswith("ال") for i in near)


def _pattern(form: Form) -> Pattern:
    return form.kind if form.kind in ("participle", "masdar") else "verb"


def _past_lead(reading: Reading, first: int) -> int:
    if 0 < first < len(reading) and reading.norms[first] == "الاول" and reading.norms[first - 1] == "امس":
        first += 1  # "أمس الأول"
    while first + 1 < len(reading) and (
        reading.norms[first] in (":", "،", ",")
        or reading.norms[first] in CLAUSE
        and reading.norms[first - 1] in (":", "،")
    ):
        first += 1
    return first


def find_subject_before(reading: Reading, index: int, form: Form) -> tuple[int, int] | None:
    """The noun phrase in front of the verb that is its subject.

    "لكن روسيا أيضا عبرت عن …", "إلا أن السلطات أبلغت …", "التنظيم الذي أعلن الحرب", "اتفاق ينص على …".
    """
    floor = index
    while floor > max(0, index - 24) and reading.words[floor - 1].sentence == reading.words[index].sentence:
        floor -= 1
    named = _named_between_commas(reading, index, floor)
    if named:
        return named
    past = index
    while past > floor and (reading.norms[past - 1] in _BETWEEN or _ends_time(reading, past)):
        past -= 1
    if past > floor and reading.norms[past - 1] in ("-", "–"):  # "أحمد الراعي -معلم- أكد"
        past = next(
            (i for i in range(past - 2, max(floor, past - 9), -1) if reading.norms[i] in ("-", "–")), past
        )
    if past == floor:
        return None
    if past == index and reading.norms[past - 1] in COMMAS and past - 1 > floor:
        past -= 1  # "أن جميع التقارير، تؤكد أن …"
    comma = past < index and reading.norms[past] in COMMAS
    relative = past < index and reading.norms[past] in ("الذي", "التي", "الذين")
    if relative and form.pronoun:
        return None  # "الحزب الذي تصفه …": it is spoken of
    for first in _starts(reading, floor, past, relative=relative):
        resumed = reading.words[first].proclitics[:1] == ("ف",)
        if comma and not resumed and (first == floor or reading.norms[first - 1] not in CLAUSE | _WAS):
            continue
        if noun_phrase_end(reading, first, past, splits=False) == past and agrees(reading, first, form):
            first = _farthest(reading, first, past, floor)
            if first > floor and is_finite_cue(reading, first - 1) and reading.norms[first - 1] not in _WAS:
                return None  # the subject of the verb before it: "ذكر رئيس النادي طالب …"
            sure = form.kind == "past" or is_known(reading, first) or reading.words[first].pos == "PROPN"
            return (first, past) if sure else None
    return _of_was(reading, index, floor, form)


def _of_was(reading: Reading, index: int, floor: int, form: Form) -> tuple[int, int] | None:
    """X of "وكان X … قد أكد أن", where a relative clause or a time stands between the two."""
    for first in range(floor, min(index - 1, floor + 3)):
        if reading.norms[first] in _WAS and is_known(reading, first + 1) and agrees(reading, first + 1, form):
            past = noun_phrase_end(reading, first + 1, index, splits=False)
            near = reading.norms[index - 1] in ("قد", "فقد") or form.kind == "past"
            return (first + 1, past) if near and past > first + 1 else None
    return None


def headline_subject(reading: Reading, index: int, form: Form) -> tuple[int, int] | None:
    """Who does the saying in a headline: from its head, "..", a comma or "و" on up to the verb ("… والجامعة تدين الاقتحام")."""
    first, past = reading.headline or (0, 0)
    if not first < index < past - 1:
        return None
    for start in range(index - 1, first - 1, -1):
        before = reading.norms[start - 1] if start > first else "."
        opens = (
            reading.words[start - 1].kind == "mark" and not is_opening(reading, start - 1)
            if start > first
            else True
        )
        joined = reading.words[start].proclitics[:1] == ("و",) and is_known(reading, start)
        if (opens or joined) and before not in ("«", '"', "“") and can_speak(reading, start, index):
            reached = noun_phrase_end(reading, start, index, splits=False) == index
            plain = index - start <= 3 and all(reading.words[i].kind == "arabic" for i in range(start, index))
            if (reached or plain) and agrees(reading, start, form):
                return start, index
        if opens and start > first and reading.norms[start - 1] in (".", "..", ":", "،", "…", "؟", "!"):
            return None
    return None


def _named_between_commas(reading: Reading, index: int, floor: int) -> tuple[int, int] | None:
    """The person of "رئيس اللجنة، سالم العمري، قال …" or "سالم العمري، رئيس اللجنة، قال …"."""
    comma = index - 1
    if comma <= floor or reading.norms[comma] not in COMMAS:
        return None
    other = next(
        (i for i in range(comma - 1, max(floor, comma - 12), -1) if reading.norms[i] in COMMAS), None
    )
    if other is None:
        return None
    past = next((end for end in (comma, other) if end in reading.person_past), None)
    if past is None:
        return None
    first = next(
        (
            i
            for i in range(past - 1, max(-1, past - 8), -1)
            if i in reading.actor_at and reading.actor_at[i][0] == past
        ),
        None,
    )
    return (first, past) if first is not None else None


def _farthest(reading: Reading, first: int, past: int, floor: int) -> int:
    """The head of the phrase where its adjectives could speak too: "مصادر حكومية أفغانية أعلنت"."""
    for start in range(first - 1, max(floor, first - 4) - 1, -1):
        if not classes_of(reading, start) & HEADS or reading.norms[start].startswith("ال"):
            break
        if noun_phrase_end(reading, start, past, splits=False) == past:
            return start
    return first


_WAS = frozenset({"كان", "كانت", "وكان", "وكانت"})
_BETWEEN = frozenset({"ايضا", "الذي", "التي", "الذين", "قد", "فقد", "كانت", "كان", "اليوم", "امس"})


def _ends_time(reading: Reading, past: int) -> bool:
    return reading.time_end[past - 1] == past


_HEADING = (
    CLAUSE
    | COMMAS
    | frozenset(
        [
            "اما",
            "واما",
            "لكن",
            "ولكن",
            "فان",
            "وان",
            "كان",
            "وكان",
            "كانت",
            "وكانت",
            "فيما",
            "بينما",
            "حيث",
            "وبينما",
            "وفيما",
            ":",
            "..",
            ".",
            "و",
            "»",
            "”",
            '"',
        ]
    )
)


def _starts(reading: Reading, floor: int, past: int, *, relative: bool) -> list[int]:
    """Words at which a subject in front of its verb can begin, nearest first: behind أن, a connector, a mark, at the
    sentence's head, at a noun without ال that can speak ("بيان يؤكد"), at any title of a person named right there."""
    starts = []
    named = past in reading.person_past
    for first in range(past - 1, floor - 1, -1):
        if reading.words[first].kind == "mark" and reading.norms[first] in COMMAS | {".", ":"}:
            break
        before = reading.norms[first - 1] if first > floor else ""
        speaks = is_known(reading, first)
        bare = (
            not reading.norms[first].startswith("ال") and past - first <= 5 and first not in reading.actor_at
        )
        definite = reading.norms[first].startswith(("بال", "لل"))
        if reading.words[first].proclitics[:1] in (("ب",), ("ل",)) and (
            definite or first in reading.actor_at
        ):
            continue
        if any(reading.actor_at.get(i, (0, 0))[0] > first for i in range(max(floor, first - 3), first)):
            continue  # the شيخ of "شرم الشيخ"
        indefinite = speaks and bare and before not in ("في", "من", "علي", "مع")
        if (
            first == floor
            or before in _HEADING
            or speaks
            and (relative or named and past - first < 16)
            or indefinite
            or speaks
            and reading.words[first].proclitics[:1] == ("ف",)
        ):
            starts.append(first)
    return starts


def agrees(reading: Reading, first: int, form: Form) -> bool:
    """Whether a subject in front of the verb fits its gender: a masculine verb does not follow "المشاجرات"."""
    if form.gender == "f" and form.number == "s":
        if form.kind == "present" and reading.words[first].bare in role("masculine_bodies"):
            return False
        kinds = classes_of(reading, first)
        return not (kinds & {"official", "title"} and not reading.words[first].bare.endswith("ه"))
    if form.gender != "m" or form.number != "s":
        return True
    if first in reading.actor_at and reading.actors[reading.actor_at[first][1]].type == "PER":
        return True
    bare = reading.words[first].bare
    return not bare.endswith(("ه", "ات")) or bool(
        classes_of(reading, first) & {"official", "person", "title"}
    )
