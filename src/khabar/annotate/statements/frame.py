"""What follows a reporting verb: its speaker, the medium, and the word where its content begins."""

import msgspec

from khabar.annotate.statements.addressees import addressee, second_named, second_person
from khabar.annotate.statements.adjuncts import (
    PREPOSITIONS,
    RELATIVE,
    is_adjunct_word,
    past_adjunct,
    past_adverbs,
    past_aside,
    past_leading,
)
from khabar.annotate.statements.ends import SKIPPED
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.introducers import (
    BY_SAYING,
    STRESSED,
    WHAT,
    Mode,
    carries,
    introducer,
    is_judged,
    is_judged_so,
    is_object,
    is_speech,
    is_unclosed,
    plainly,
    to_god,
)
from khabar.annotate.statements.no_subject import DEMANDS, content_begins, has_no_subject
from khabar.annotate.statements.nouns import (
    HEADS,
    VIA,
    can_speak,
    is_possessed,
    looks_like_masdar,
)
from khabar.annotate.statements.objects import object_at
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    OPENING,
    Reading,
    classes_of,
    close_of,
    cue_forms,
    is_finite_cue,
    is_joined,
    is_opening,
    role,
)
from khabar.annotate.statements.speaker import noun_phrase_end

PRONOUN_TITLES = frozenset(
    {"معاليه", "سموه", "جلالته", "فخامته", "دولته", "سعادته", "فضيلته", "سماحته", "سيادته"}
)
_ADDRESSED = DEMANDS | {"حذر", "ذكّر", "أوصى", "اقترح"}  # whom they are said to belongs to what is said
_WINDOW = 60
_QUOTE_GAP = 30  # a quotation farther from its verb belongs to something else


class Frame(msgspec.Struct, frozen=True):
    """The words of one reporting verb: where its speaker stands, if anywhere, and where its content begins."""

    content: int
    mode: Mode
    speaker: tuple[int, int] | None = None  # first word, index past the last
    title: int | None = None  # a title used as a pronoun: "معاليه"
    gap: tuple[int, int] = (0, 0)  # words between speaker and content: adjuncts


def find_frame(
    reading: Reading, cue: int, form: Form, *, subject: tuple[int, int] | None = None
) -> Frame | None:
    """The frame of the reporting word at `cue` read as `form`; None where nothing is said through it.

    With a `subject` in front of the verb, a noun behind it is whom it is said to, or the content.
    """
    end = min(reading.sentence_end[cue], cue + _WINDOW)
    if reading.quote[cue] >= 0:
        end = min(end, reading.quotes[reading.quote[cue]][1] + 1)
    index = cue + 1
    if index >= end:
        return None
    at_once = _at_once(reading, index, form, subject) or _to_god(reading, index, form)
    at_once = at_once or _marked_object(reading, index, end, form)
    if at_once:
        return at_once
    title = index if reading.norms[index] in PRONOUN_TITLES else None
    start = index if title is None else index + 1
    if start >= end:
        return None
    if form.kind == "participle" or form.kind == "masdar" and form.pronoun:
        told = _past_listener(reading, start, end, form) if form.kind == "participle" else start
        named = _own_subject(reading, start, end, form) if title is None else None
        told = named[1] if named else told
        return _after(reading, told, end, form, speaker=named, title=title, cue=cue, has_subject=True)
    start = past_adverbs(reading, start, end)
    if start >= end:
        return None
    if subject or title is not None or has_no_subject(reading, start, end, form):
        told = _past_listener(reading, start, end, form)
        addressed = form.number in ("p", "d") or "acc" in form.frames and not form.pronoun
        own = addressed and not subject and title is None
        own = (
            own or bool(subject) and (form.lemma in DEMANDS or form.kind == "present" and _takes_noun(form))
        )  # "الجامعة تدين | الاقتحام"
        return _after(reading, told, end, form, speaker=subject, title=title, cue=cue, has_subject=own)
    return _with_subject(reading, start, end, form, cue=cue)


def _own_subject(reading: Reading, start: int, end: int, form: Form) -> tuple[int, int] | None:
    """X of "…، مؤكدا X حرص بلاده": a participle with a subject of its own, an official before what is stressed."""
    if form.kind != "participle" or "acc" in form.frames or "obj" not in form.frames:
        return None
    if "official" not in classes_of(reading, start) or reading.words[start].proclitics:
        return None
    past = noun_phrase_end(reading, start, end, splits=True)
    return (start, past) if past < end and reading.norms[past] in STRESSED else None


def _takes_noun(form: Form) -> bool:
    """Whether a noun behind a present verb is what is said, or who is greeted: "القيادة تهنئ | رئيس الدولة"."""
    return "acc" not in form.frames or form.lemma in ("هنأ", "شكر", "عزى")


def _at_once(reading: Reading, index: int, form: Form, subject: tuple[int, int] | None) -> Frame | None:
    """A colon or a quotation right behind the cue; behind قال also bare speech that begins with a particle."""
    if "ان" not in form.frames:
        return None
    if reading.norms[index] == ":":
        return Frame(index + 1, "colon", subject)
    said = reading.norms[index : index + 2]
    if len(said) == 2 and said[0] in ("الي", "علي", "عن") and said[1] in CLAUSE:
        return Frame(index + 2, "clause", subject)  # "وأضاف إلى أن …"
    if form.lemma == "قال" and form.kind == "participle" and reading.norms[index] in COMMAS | {".."}:
        return Frame(index + 1, "clause", subject)
    if is_opening(reading, index) and is_speech(reading, index):
        return Frame(index, "quote", subject)
    if reading.norms[index] in OPENING and reading.quote[index] < 0 and is_unclosed(reading, index):
        return Frame(index + 1, "loose", subject)
    bare = form.lemma in ("قال", "أضاف") and form.kind == "past" and is_joined(reading, index - 1)
    verb = (
        reading.words[index].pos == "VERB"
        and reading.norms[index][:1] in "نيتا"
        and index not in reading.actor_at
    )
    told = reading.norms[index] in role("bare_speech") or verb and len(reading.norms[index]) > 3
    return Frame(index, "clause", subject) if bare and told and not cue_forms(reading, index) else None


def _to_god(reading: Reading, index: int, form: Form) -> Frame | None:
    """A prayer: "سائلا | المولى العلي القدير أن …"; whom it is addressed to belongs to what is said."""
    return Frame(index, "object", None) if to_god(reading, index, form) else None


def _marked_object(reading: Reading, index: int, end: int, form: Form) -> Frame | None:
    """Who is accused, in marks: "متهما | «قوى سوداء» بنشر الشائعات"."""
    if form.kind != "participle" or form.lemma not in _JUDGING or not is_opening(reading, index):
        return None
    past = close_of(reading, index) + 1
    return Frame(index, "object", None) if past < end and carries(reading, past, "ب") else None


_NEEDS_OBJECT = frozenset({"اتهم", "ناشد", "شكر"})
_JUDGING = frozenset({"وصف", "اتهم", "ناشد"})  # whom or what, and then with ب how


def _follows_at_once(reading: Reading, index: int, end: int, form: Form) -> bool:
    """Whether what is said begins right behind the one noun phrase of a verb that must have an object."""
    joined = form.kind == "past"
    return (
        joined
        and index < end
        and introducer(reading, index, end, form.frames, far=False, relative=False) is not None
    )


def _with_subject(reading: Reading, start: int, end: int, form: Form, *, cue: int) -> Frame | None:
    """The frame of a verb that its subject may follow."""
    known = bool(classes_of(reading, start) & HEADS) or start in reading.actor_at
    if form.pronoun and form.lemma in ("عد", "اعتبر") and not known:  # "وعدتها تصريحات مسيئة"
        return (
            Frame(start, "object", None, None, (start, start))
            if reading.words[start].kind == "arabic"
            else None
        )
    if (
        reading.norms[start].startswith("ال")
        and classes_of(reading, start) & VIA
        and not can_speak(reading, start, end)
    ):
        return None  # "يستعرض المؤتمر …": an occasion says nothing
    if form.pronoun and "ب" in form.frames and not known and reading.norms[start][:1] == "ب":
        return Frame(start, "prep", None, None, (start, start))  # "ما وصفه | بخروق لوقف القتال"
    start = past_leading(reading, start, end, form.frames)
    if reading.norms[start] in COMMAS and start + 2 < end and _is_head(reading, start + 1):
        start += 1  # "قال ، سالم العمري: «…»"
    if content_begins(reading, start, end, form.frames):
        return _after(reading, start, end, form, speaker=None, title=None, cue=cue)
    tells = form.kind == "past" and "ان" in form.frames and "obj" not in form.frames
    if tells and _is_foreign_name(reading, start, end):
        return _after(reading, start + 1, end, form, speaker=(start, start + 1), title=None, cue=cue)
    soon = _clause_soon(reading, start, end)
    splits = bool(form.frames & {"obj", "acc"}) and not soon
    stops = "" if soon else "".join(form.frames & {"ب", "ل"})
    past = noun_phrase_end(reading, start, end, splits=splits, stops=stops, away="من" in form.frames)
    if (
        splits
        and past == start + 1
        and reading.norms[start].endswith(("ه", "ها", "هم"))
        and is_possessed(reading, start)
    ):
        past = start  # "ينتقدون حركتهم"
    past = _past_subject(reading, start, past, end, form, soon=soon)
    needs = form.lemma in _NEEDS_OBJECT and not form.pronoun
    if needs and past > start and _follows_at_once(reading, past, end, form):
        return Frame(start, "object", None, None, (start, start))  # "واتهم حماس بـ…": who is accused
    speaker = (start, past) if past > start else None
    judged = form.lemma == "وصف" and speaker
    if judged and any(is_judged(reading, form, past, i) for i in range(past + 1, min(past + 5, end))):
        return Frame(past, "object", speaker, None, (past, past))
    return _after(reading, past, end, form, speaker=speaker, title=None, cue=cue)


def _is_foreign_name(reading: Reading, index: int, end: int) -> bool:
    """Whether an unknown word that is tagged a verb is who speaks, since the words follow at once: "قال فينجر للصحافيين «…»"."""
    word, norm, after = reading.words[index], reading.norms[index], index + 1
    if after >= end or cue_forms(reading, index) or norm in role("adverbs") or index in reading.actor_at:
        return False
    if word.pos != "VERB" or norm[:1] in "يتناس" or len(norm) < 4:
        return False
    that = reading.norms[after] in CLAUSE and reading.words.text[reading.words[after].start] == "إ"
    told = reading.norms[after] in ("للصحافيين", "للصحفيين", ":") or is_opening(reading, after)
    aside = reading.norms[after] in role("leads") or reading.norms[after] in ("بعد", "قبل", "عن", "لدى")
    return that or told or (aside or reading.time_end[after] > after) and _clause_soon(reading, index, end)


def _is_head(reading: Reading, index: int) -> bool:
    return bool(classes_of(reading, index) & {"official", "person", "title"}) or index in reading.actor_at


def _past_subject(reading: Reading, start: int, past: int, end: int, form: Form, *, soon: bool) -> int:
    """Index past the subject inside the nouns behind a verb that has an object too."""
    if past == start:
        return past
    if form.lemma in DEMANDS:
        past = addressee(reading, start, past)
    elif form.lemma in ("شكر", "هنأ", "عزى"):
        past = second_person(reading, start, past)
    if form.lemma in DEMANDS or "acc" in form.frames:
        past = second_named(reading, start, past)
    if "acc" in form.frames or "obj" in form.frames and not soon:
        judged = form.lemma in _JUDGING
        must = judged and past < end and carries(reading, past, "ب")
        past = object_at(reading, start, past, must=must, loose=judged)
    return past


def _clause_soon(reading: Reading, index: int, end: int) -> bool:
    """Whether أن, a colon or speech in marks stands in the same breath: then a noun before it is no object."""
    for other in range(index, min(end, index + 26)):
        norm = reading.norms[other]
        if norm in CLAUSE or norm == ":":
            return True
        if other > index + 1 and _parts_object(reading, other):
            return False
        if is_opening(reading, other) and other > index and is_speech(reading, other):
            return True
        if norm in COMMAS and other > index + 1 and not _goes_on(reading, other, end):
            return False
        if is_finite_cue(reading, other) and not classes_of(reading, other) and other > index:
            return False
    return False


def _parts_object(reading: Reading, index: int) -> bool:
    """Whether a noun of the kind that is announced follows a phrase that is complete: "مصدر أمني أردني | نبأ توقيفه أن"."""
    norm = reading.norms[index]
    if norm.startswith(("ال", "و", "ل", "ب")):
        return False
    before = reading.words[index - 1]
    if not (before.norm.startswith("ال") or before.pos in ("ADJ", "PROPN")):
        return False
    kinds = classes_of(reading, index)
    return "object" in kinds and not kinds & HEADS


def _goes_on(reading: Reading, comma: int, end: int) -> bool:
    """Whether أن or only a medium stands behind a comma: "قال العمري، في تصريح صحفي، إن …"."""
    if comma + 2 >= end:
        return False
    after = reading.norms[comma + 1]
    return after in CLAUSE or after in ("في", "خلال", "عبر") and bool(classes_of(reading, comma + 2) & VIA)


def _past_listener(reading: Reading, index: int, end: int, form: Form) -> int:
    """Past those who are told, where they are not part of what is said: "أبلغت الشركة | زبائنها | أن …"."""
    if (
        "acc" not in form.frames
        or "obj" in form.frames
        and form.lemma not in ("أبلغ", "أخبر", "نبه", "نصح", "أطلع", "أخطر")
    ):
        return index
    past = past_adverbs(reading, noun_phrase_end(reading, index, end, splits=False), end)
    if past < end and (
        reading.norms[past] in CLAUSE
        or PREPOSITIONS.get(reading.norms[past], "-") in form.frames
        or carries(reading, past, "ب")
    ):
        return past
    return index


def _frames_at(reading: Reading, form: Form, cue: int) -> frozenset[str]:
    """The frames of the verb, and behind "ما" the clause that says what: "ما قاله سالم العمري من أن"."""
    return form.frames | {WHAT} if form.pronoun and reading.norms[cue - 1] == "ما" else form.frames


def _after(
    reading: Reading, index: int, end: int, form: Form, *, speaker: tuple[int, int] | None, title: int | None, cue: int,
    has_subject: bool = False,
) -> Frame | None:  # fmt: skip
    """Where the content begins, from behind the speaker on: a clause, a colon, a quotation, a preposition or an object."""
    start, frames = index, _frames_at(reading, form, cue)
    index = _past_told(reading, index, end, form, speaker)
    relative = False
    while index < end:
        norm = reading.norms[index]
        far = index - start > (_QUOTE_GAP if speaker or title or is_adjunct_word(reading, start) else 0)
        found = introducer(reading, index, end, frames, far=far, relative=relative)
        if found:
            content, mode = found
            if (
                (_takes_in(form, mode) or is_judged_so(reading, form, index))
                and index > start
                and not relative
                and (is_object(reading, start, after_cue=False) or is_judged(reading, form, start, index))
            ):
                content, mode = start, "object"
            return Frame(content, mode, speaker, title, (start, index))
        if _is_over(reading, index, start, cue, frames, relative=relative):
            return None
        skipped = _n_skipped(reading, index, end, form)
        if skipped:
            index += skipped
            continue
        plain = plainly(reading, index, start, form)
        if plain and index + 1 < end:
            return Frame(index, plain, speaker, title, (start, index))
        if (
            norm in RELATIVE
            and index > start - 1
            or speaker
            and index == start
            and _is_told_of(reading, index, speaker)
        ):
            relative = True
        elif norm in COMMAS:
            relative = False
        if (
            "obj" in frames
            and not relative
            and not (
                index > cue + 1
                and speaker
                and _clause_soon(reading, index, end)
                and not _is_named_object(reading, index)
            )
            and is_object(
                reading, index, after_cue=not has_subject and index == cue + 1 + (title is not None)
            )
        ):
            asked = form.kind == "participle" or speaker and form.kind == "past" and index == speaker[1]
            if form.lemma in DEMANDS and not asked and not _has_preposition(reading, index, end, frames):
                return None
            return Frame(index, "object", speaker, title, (start, index))
        step = past_adjunct(
            reading, index, end, cue=cue, relative=relative, first=index == start and speaker is None
        )
        if step <= index:
            return None
        index = step
    return None


def _takes_in(form: Form, mode: Mode) -> bool:
    """Whether whom it is said to stands in the content: "طالب | الحكومة بنشر العقد", "حذر | إسرائيل من …", "حث | الناس أن"."""
    return form.lemma in _ADDRESSED and mode == "prep" or form.lemma in DEMANDS and mode == "clause"


def _is_told_of(reading: Reading, index: int, speaker: tuple[int, int]) -> bool:
    """Whether a verb right behind an indefinite noun tells of it: "أظهر مسح | نشرت نتائجه أمس أن …"."""
    indefinite = not reading.norms[speaker[0]].startswith("ال") and speaker[1] - speaker[0] <= 2
    if indefinite and index not in reading.person_past and _is_asyndetic(reading, index, speaker):
        return True
    if indefinite and reading.norms[index] in ("نشر", "نشرت", "صدر", "صدرت", "اعد", "اعدت"):
        return True  # "ذكر تقرير | نشر أمس على موقع الوزارة أن …"
    pronoun = (
        reading.norms[index].endswith(("ه", "ها"))
        or reading.norms[index + 1 : index + 2]
        and reading.norms[index + 1].endswith(("ه", "ها", "هم"))
    )
    return indefinite and bool(pronoun) and reading.words[index].pos == "VERB"


def _is_asyndetic(reading: Reading, index: int, speaker: tuple[int, int]) -> bool:
    """Whether a relative clause without "الذي" follows and then the words: "قال دبلوماسي روسي | يتابع الوضع في المدينة: …"."""
    present = reading.words[index].pos == "VERB" and reading.norms[index][:1] in "يت"
    if not present or not classes_of(reading, speaker[0]) & {"person", "official", "source"}:
        return False
    near = range(index + 1, min(reading.sentence_end[index], index + 14))
    return any(reading.norms[i] in CLAUSE | {":"} or is_opening(reading, i) for i in near)


def _is_over(
    reading: Reading, index: int, start: int, cue: int, frames: frozenset[str], *, relative: bool
) -> bool:
    """Whether nothing that the verb introduces can follow: at another cue, or at "لكن" ("يؤكد المؤكد، لكن لا بد أن …")."""
    norm = reading.norms[index]
    if norm in role("breaks") and index > start:
        return True
    hangs = index > start and reading.norms[index - 1] in COMMAS
    if hangs and any(other.kind == "participle" for other in cue_forms(reading, index)):
        return True  # "هاجم الكاتب خصومه، واصفا إياهم بـ…": what is said hangs on the participle
    return norm in BY_SAYING and index > cue + 1 or "ان" not in frames and norm in CLAUSE and not relative


def _n_skipped(reading: Reading, index: int, end: int, form: Form) -> int:
    """How many words stand here that are neither an adjunct nor said: "معاليه", "أيضا", "ويخلص الكاتب | إلى القول"."""
    norm = reading.norms[index]
    if norm == "الي" and reading.norms[index + 1 : index + 2] in (("القول",), ("التاكيد",)):
        return 2
    if norm in COMMAS:
        return past_aside(reading, index, end) - index
    return int(_is_skipped(norm, form))


def _is_skipped(norm: str, form: Form) -> bool:
    if norm == "سعادته" and form.lemma == "أبدى":
        return False  # here his joy and not his title
    return norm in SKIPPED or norm in PRONOUN_TITLES or norm in role("adverbs")


def _is_named_object(reading: Reading, index: int) -> bool:
    return (
        "object" in classes_of(reading, index) or looks_like_masdar(reading.norms[index])
    ) and not can_speak(reading, index, len(reading))


def _has_preposition(reading: Reading, index: int, end: int, frames: frozenset[str]) -> bool:
    return any(
        introducer(reading, other, end, frames, far=True, relative=False)
        for other in range(index + 1, min(end, index + 25))
    )


def _past_told(reading: Reading, index: int, end: int, form: Form, speaker: tuple[int, int] | None) -> int:
    return _past_listener(reading, index, end, form) if speaker and index < end else index
