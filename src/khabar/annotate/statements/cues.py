"""The verbs, participles and verbal nouns of a text through which something is said."""

import msgspec

from khabar.annotate.statements.content import content_end, spans_and_kind
from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.frame import Frame, find_frame
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
from khabar.annotate.statements.speaker import HEADS, can_speak, noun_phrase_end

_NOT_VERBS = frozenset({"قول", "القول", "بالقول"})
_BARE_MASDARS = frozenset({"أعلن", "أكد", "دعا", "طالب", "حذر", "اتهم"})  # "إعلان الوزارة أن …"
_SPEECH_NOUNS = frozenset({"جملة", "عبارة", "مقولة"})
_BELIEF = frozenset({"اعتبر", "عد", "وصف"})
_OUTLET_ONLY = frozenset(
    {"نشر", "أبرز", "سلط", "تناول", "ركز", "تطرق", "تناقل", "عرج", "تصدر", "تداول", "بث", "عنون"}
)
_SINGULAR_ONLY = frozenset({"استعرض"})


def find_cues(reading: Reading) -> list[Draft]:
    """One draft for each reporting verb, participle or verbal noun that has content, by cue."""
    drafts: list[Draft] = []
    for index in range(_body_end(reading)):
        if reading.words[index].kind != "arabic":
            continue
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
    if not _may_be(reading, index, form):
        return None
    finite = form.kind in ("past", "present")
    subject = (
        find_subject_before(reading, index, form) if finite and not _opens_clause(reading, index) else None
    )
    if form.lemma in ("نقل", "أورد", "نشر", "ذكر") and finite:
        relay = _relay(reading, index, form)
        if relay or form.lemma == "نقل":
            return relay
    frame = find_frame(reading, index, form, subject=subject)
    if frame is None or not _is_fit(reading, index, form, frame):
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
    return Draft(
        cue=index, pattern=_pattern(form), form=form, content=(first, past), spans=spans, kind=kind, mode=frame.mode,
        speaker=frame.speaker, gap=frame.gap, title=frame.title,
    )  # fmt: skip


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
    return is_joined(reading, index) or reading.norms[index - 1] in (
        ".",
        ":",
        "حيث",
        "كما",
        "فيما",
        "بينما",
        "ثم",
    )


def _may_be_elided(reading: Reading, index: int, form: Form) -> bool:
    """Whether a verb without a subject of its own can go on with an earlier speaker: it is joined on, or opens its clause."""
    if not form.strong:
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
    if form.kind == "present":
        return joined and norm[1:2] in "يت" or before in ("عندما", "حين", "انهم")
    return joined or opens or before in role("before_elided")


def _pattern(form: Form) -> str:  # type: ignore[return]
    return {"past": "verb", "present": "verb", "participle": "participle", "masdar": "masdar"}[form.kind]


def _past_lead(reading: Reading, first: int) -> int:
    while first + 1 < len(reading) and (
        reading.norms[first] in (":", "،", ",")
        or reading.norms[first] in CLAUSE
        and reading.norms[first - 1] in (":", "،")
    ):
        first += 1
    return first


def _may_be(reading: Reading, index: int, form: Form) -> bool:
    norm = reading.norms[index]
    if form.kind == "masdar":
        if form.pronoun:
            return True
        if form.lemma in _SPEECH_NOUNS:
            return not norm.startswith("ال")
        if norm.startswith("ب"):
            return norm in ("بالقول",)
        return form.lemma in _BARE_MASDARS and not norm.startswith(("ال", "و"))
    before = reading.norms[index - 1] if index else ""
    if form.kind == "participle":
        if form.lemma == "جدد" and before not in COMMAS:
            return False
        return index > 0 and norm[:1] != "ب" and not (norm.startswith("ال"))
    if (
        form.lemma == "أبان"
        and form.kind == "past"
        and form.gender == "m"
        and index + 1 < len(reading)
        and not (can_speak(reading, index + 1, len(reading)) or reading.norms[index + 1] in CLAUSE)
    ):
        return False
    before = reading.norms[index - 1] if index else ""
    if before in ("من", "في", "علي", "الي", "عن", "لم", "لن", "بعد", "قبل", "هذا", "هذه", "لا"):
        return False
    following = reading.norms[index + 1] if index + 1 < len(reading) else ""
    if (
        index
        and form.kind == "past"
        and form.number == "s"
        and form.gender == "m"
        and not is_joined(reading, index)
        and reading.words[index - 1].pos == "VERB"
        and before not in role("auxiliary")
        and reading.words[index - 1].sentence == reading.words[index].sentence
    ):
        return False  # "يدفع ثمن …": a noun
    if form.lemma == "عد" and norm[:1] == "ف":
        return False
    plain = norm[1:] if norm[:1] == "و" else norm
    if plain in role("impersonal") and (
        following in CLAUSE or following in ("الي", "هنا", "من") or following in COMMAS
    ):
        return False
    return True


def _is_fit(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Whether verb, speaker and content go together."""
    if not form.strong and not (
        frame.speaker and _is_head(reading, frame.speaker[0]) or form.kind == "participle"
    ):
        return False
    if (
        form.kind == "participle"
        and (form.gender == "f" or form.number != "s")
        and frame.mode in ("prep", "object")
    ):
        if reading.norms[index - 1] not in COMMAS and reading.words[index - 1].kind != "mark":
            return False  # "حراسة مشددة على …": an adjective
    if not form.strong and form.kind == "present" and frame.mode in ("prep", "object"):
        return False
    if form.kind == "masdar" and form.pronoun and frame.mode == "object":
        return False
    if (
        form.kind == "present"
        and frame.speaker
        and frame.mode in ("prep", "object")
        and not _can_say_now(reading, frame.speaker[0])
    ):
        return False
    if form.lemma == "حمل" and not any(
        norm.startswith(("مسؤولي", "المسؤولي", "مسئولي", "المسئولي"))
        for norm in reading.norms[index + 1 : index + 16]
    ):
        return False
    if (
        form.kind == "masdar"
        and form.pronoun
        and frame.mode == "prep"
        and form.lemma not in ("اتهم", "دعا", "طالب")
    ):
        return False
    if form.kind == "present" and form.lemma in _BELIEF and not _is_active(reading, frame):
        return False
    if form.lemma == "تبنى" and not (form.kind == "past" and "attack" in classes_of(reading, frame.content)):
        return False
    if form.lemma == "بين" and not _is_explaining(reading, index, frame):
        return False
    if form.lemma in ("بين", "أبان") and not (frame.mode == "clause" and frame.content - index < 14):
        return False
    if (
        form.lemma == "عبر"
        and form.gender == "m"
        and form.number == "s"
        and not _can_express(reading, index, frame)
    ):
        return False
    if (
        form.lemma == "رحب"
        and frame.mode == "prep"
        and classes_of(reading, frame.content) & {"official", "person", "title"}
        | {"وفد", "ضيوف", "حضور"} & {reading.words[frame.content].bare}
    ):
        return False  # guests are welcomed, not words said
    if form.lemma == "عد" and frame.mode != "object":
        return False
    if (
        form.pronoun
        and form.kind in ("past", "present")
        and not is_joined(reading, index)
        and reading.norms[index - 1] not in ("ما", "كما", "الذي", "التي", "مما")
    ):
        return False
    if form.lemma == "نشر" and frame.mode == "object":
        return frame.speaker is None or reading.words[frame.speaker[0]].bare.startswith(("صحف", "جرائد"))
    if form.lemma in _SPEECH_NOUNS:
        quoted = (
            frame.mode == "colon"
            and is_opening(reading, frame.content)
            or frame.mode == "quote"
            and frame.speaker is not None
        )
        return quoted and frame.speaker is not None and _is_head(reading, frame.speaker[0])
    if form.kind == "masdar" and not form.pronoun and reading.norms[index] != "بالقول":
        return (
            frame.speaker is not None and bool(_is_head(reading, frame.speaker[0])) and frame.mode != "object"
        )
    if (
        form.lemma in _OUTLET_ONLY
        and frame.mode in ("object", "prep")
        or form.lemma in ("نشر", "بث", "نقل", "سلط")
    ):
        head = frame.speaker[0] if frame.speaker else None
        if head is None:
            return reading.norms[index][:1] == "و"
        return "outlet" in classes_of(reading, head)
    return True


def _can_say_now(reading: Reading, first: int) -> bool:
    """Whether the subject of a present verb is more than an unknown common noun ("تلفت نظرك", "يقدر مجموع …")."""
    return (
        _is_head(reading, first)
        or reading.norms[first].startswith("ال")
        or reading.words[first].pos == "PROPN"
        or reading.words[first].kind != "arabic"
    )


def _can_express(reading: Reading, index: int, frame: Frame) -> bool:
    """Whether عبر is the verb "expressed" and not "through": a person or body follows and then عن, or عن at once."""
    if frame.speaker is None:
        return frame.content - index <= 2 and frame.mode in ("prep", "clause")
    kinds = classes_of(reading, frame.speaker[0])
    return (
        frame.speaker[0] in reading.actor_at or bool(kinds & (HEADS - {"outlet", "document"}))
    ) and frame.mode in ("prep", "clause")


def _is_explaining(reading: Reading, index: int, frame: Frame) -> bool:
    """Whether بين is the verb "made plain" and not the preposition "between"."""
    if reading.norms[index] in ("بينت", "يبين", "تبين", "مبينا", "مبينه", "مبينين"):
        return True
    opens = (
        is_joined(reading, index)
        or index == 0
        or reading.norms[index - 1] in COMMAS | {"كما", ".", ":"}
        or reading.words[index - 1].sentence != reading.words[index].sentence
    )
    if not opens or frame.speaker is None:
        return opens
    if any(
        reading.norms[i][:1] == "و" and reading.words[i].proclitics for i in range(*frame.speaker)
    ) and not _is_head(reading, frame.speaker[0]):
        return False
    return frame.content - frame.speaker[1] < 12


def _is_active(reading: Reading, frame: Frame) -> bool:
    """Whether "تعتبر X …" has a second noun that is judged: without one it is passive ("تعتبر القلعة أقدم …")."""
    if frame.mode in ("clause", "colon", "quote"):
        return frame.speaker is None or _is_head(reading, frame.speaker[0])
    norm = reading.norms[frame.content]
    if reading.norms[frame.content - 1].endswith(("ها", "هم")) and frame.speaker is None:
        return True
    return (
        frame.speaker is not None
        and _is_head(reading, frame.speaker[0])
        and norm in ("هذا", "هذه", "ذلك", "تلك")
    )


def _is_head(reading: Reading, index: int) -> bool:
    return bool(classes_of(reading, index) & HEADS) or index in reading.actor_at


def find_subject_before(reading: Reading, index: int, form: Form) -> tuple[int, int] | None:
    """The noun phrase in front of the verb that is its subject.

    "لكن روسيا أيضا عبرت عن …", "إلا أن السلطات أبلغت …", "التنظيم الذي أعلن الحرب", "اتفاق ينص على …".
    """
    floor = index
    while floor > max(0, index - 24) and reading.words[floor - 1].sentence == reading.words[index].sentence:
        floor -= 1
    past = index
    while past > floor and (reading.norms[past - 1] in _BETWEEN or _ends_time(reading, past)):
        past -= 1
    if past == floor:
        return None
    if past == index and reading.norms[past - 1] in COMMAS and past - 1 > floor:
        past -= 1  # "أن جميع التقارير، تؤكد أن …"
    comma = past < index and reading.norms[past] in COMMAS
    relative = past < index and reading.norms[past] in ("الذي", "التي", "الذين")
    for first in _starts(reading, floor, past, relative=relative):
        if comma and (first == floor or reading.norms[first - 1] not in CLAUSE | _WAS):
            continue
        if noun_phrase_end(reading, first, past, splits=False) == past and _agrees(reading, first, form):
            first = _farthest(reading, first, past, floor)
            known = (
                _is_head(reading, first)
                or reading.norms[first].startswith("ال")
                or reading.words[first].pos == "PROPN"
            )
            return (
                (first, past)
                if form.kind == "past"
                or known
                and not (form.gender == "f" and form.number == "s" and not _is_head(reading, first))
                else None
            )
    return None


def _farthest(reading: Reading, first: int, past: int, floor: int) -> int:
    """The head of the phrase where its adjectives could speak too: "مصادر حكومية أفغانية أعلنت"."""
    for start in range(first - 1, max(floor, first - 4) - 1, -1):
        if not classes_of(reading, start) & HEADS or reading.norms[start].startswith("ال"):
            break
        if noun_phrase_end(reading, start, past, splits=False) == past:
            return start
    return first


_WAS = frozenset({"كان", "كانت", "وكان", "وكانت"})
_BETWEEN = frozenset({"ايضا", "الذي", "التي", "الذين", "قد", "كانت", "كان", "اليوم", "امس"})


def _ends_time(reading: Reading, past: int) -> bool:
    return reading.time_end[past - 1] == past


_HEADING = (
    CLAUSE
    | COMMAS
    | frozenset(
        [
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
    sentence's head, or at a noun without ال that can speak ("بيان يؤكد")."""
    starts = []
    for first in range(past - 1, floor - 1, -1):
        if reading.words[first].kind == "mark" and reading.norms[first] in COMMAS | {".", ":"}:
            break
        before = reading.norms[first - 1] if first > floor else ""
        speaks = bool(classes_of(reading, first) & HEADS) or first in reading.actor_at
        indefinite = (
            speaks
            and not reading.norms[first].startswith("ال")
            and past - first <= 5
            and before not in ("في", "من", "علي", "مع")
        )
        if (
            first == floor
            or before in _HEADING
            or relative
            and speaks
            or indefinite
            and first not in reading.actor_at
        ):
            starts.append(first)
    return starts


def _agrees(reading: Reading, first: int, form: Form) -> bool:
    """Whether a subject in front of the verb fits its gender: a masculine verb does not follow "المشاجرات"."""
    if form.gender != "m" or form.number != "s" or first in reading.actor_at:
        return True
    bare = reading.words[first].bare
    return not bare.endswith(("ه", "ات")) or bool(
        classes_of(reading, first) & {"official", "person", "title"}
    )
