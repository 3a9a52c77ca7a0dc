"""Subjects that stand apart from their verb: before it, in the text just named, behind "أما", at the sentence's head."""

import msgspec

from khabar.annotate.statements.addressees import is_plural
from khabar.annotate.statements.adjuncts import RELATIVE
from khabar.annotate.statements.before import agrees, find_subject_before
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.frame import find_frame
from khabar.annotate.statements.nouns import HEADS, VIA, can_speak
from khabar.annotate.statements.objects import object_at
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    cue_forms,
    is_joined,
    role,
    speaker_span,
)
from khabar.annotate.statements.speaker import noun_phrase_end
from khabar.model import Span


def last_person(reading: Reading, cue: int, *, title: str) -> Span | None:
    """The person named last with the title that the pronoun takes up: "الأمير بندر … وأوضح سموه أن"."""
    titles = _TITLES.get(title, frozenset())
    for index in range(cue - 1, max(-1, cue - 150), -1):
        if index not in reading.actor_at or reading.actors[reading.actor_at[index][1]].type != "PER":
            continue
        royal = _ROYAL & frozenset(reading.norms[max(0, index - 4) : index])
        if royal and not royal & titles:
            continue
        if titles & frozenset(reading.norms[max(0, index - 14) : index]):
            return speaker_span(reading, index, reading.actor_at[index][0])
    return None


def title_subject(reading: Reading, cue: int) -> Span | None:
    """The person of "والتقى سموه الطيارين، مثنيا على …": a title used as a pronoun is the subject of the sentence's first verb."""
    first = reading.words.sentences[reading.words[cue].sentence][0]
    for index in range(first + 1, min(first + 4, cue)):
        if reading.norms[index] in role("title_pronouns") and reading.words[index - 1].pos == "VERB":
            return last_person(reading, index, title=reading.norms[index])
    return None


_ROYAL = frozenset({"الملك", "الامير", "الاميره"})
_TITLES = {
    "سموه": frozenset({"سمو", "السمو", "الامير", "الاميره"}),
    "معاليه": frozenset({"معالي", "الوزير", "وزير"}),
    "سعادته": frozenset({"سعاده"}),
    "فضيلته": frozenset({"فضيله", "الشيخ"}),
    "سماحته": frozenset({"سماحه", "الشيخ"}),
    "فخامته": frozenset({"فخامه", "الرييس", "الرئيس"}),
    "جلالته": frozenset({"جلاله", "الملك"}),
    "دولته": frozenset({"دوله"}),
}


def _is_one_word(reading: Reading, index: int) -> bool:
    """Whether a single word stands between the marks: a name, "«العتيبي»"."""
    return (
        index in reading.opens
        and reading.quotes[reading.opens[index]][0] == reading.quotes[reading.opens[index]][1]
    )


def first_subject(reading: Reading, cue: int, *, floor: int = 0) -> tuple[int, int] | None:
    """The subject of the sentence's first verb: behind it ("وقد لعب الكاتب …"), or in front of it at the sentence's head."""
    first = cue
    while (
        first > floor
        and cue - first < 80
        and reading.words[first - 1].sentence == reading.words[cue].sentence
    ):
        first -= 1
    for index in range(first, min(cue, first + 12)):
        behind = reading.words[index].pos == "VERB" or bool(cue_forms(reading, index)) and index == first
        start = index + 1 if behind else index
        if behind and start + 1 < cue and reading.norms[start] in ("ذلك", "بذلك"):
            start += 1  # "أكد ذلك المدير، مشيرا إلى …"
        known = start in reading.actor_at or bool(classes_of(reading, start) & HEADS)
        if index == first and known and not behind or behind:
            known = known or reading.words[start].bare in role("counts")  # "تظاهر عشرات السائقين"
            named = reading.words[start].kind != "mark" or known or _is_one_word(reading, start)
            if start < cue and can_speak(reading, start, cue) and (known or behind) and named:
                past = object_at(
                    reading, start, noun_phrase_end(reading, start, cue, splits=True), loose=True
                )
                return (start, past) if past > start else None
            if behind and index > first:
                return None
    return None


def topic(reading: Reading, cue: int) -> tuple[int, int] | None:
    """X of "أما X فيقول …", and the subject of the main clause where the verb stands in its "حيث …"."""
    norm = reading.norms[cue]
    if norm[:1] == "ف":
        for index in range(cue - 1, max(-1, cue - 20), -1):
            if reading.words[index].sentence != reading.words[cue].sentence:
                return None
            if reading.norms[index] in ("اما", "واما"):
                past = noun_phrase_end(reading, index + 1, cue, splits=False)
                return (index + 1, past) if past > index + 1 else None
    if cue and reading.norms[cue - 1] in ("حيث", "اذ", "بعدما", "عندما"):
        subject = first_subject(reading, cue)
        known = subject and (subject[0] in reading.actor_at or classes_of(reading, subject[0]) & HEADS)
        return subject if known else None
    return None


def resumed(reading: Reading, cue: int) -> tuple[tuple[int, int] | None, int] | None:
    """Of "ألقى X كلمة دعا فيها إلى …" the subject X and the index of كلمة; None where no فيها follows the verb."""
    if not any(norm in role("in_it") for norm in reading.norms[cue + 1 : cue + 3]):
        return None
    found: list[int] = []
    for index in range(cue - 1, max(-1, cue - 35), -1):
        if reading.words[index].sentence != reading.words[cue].sentence:
            break
        if classes_of(reading, index) & VIA and not reading.norms[index].startswith("ال"):
            found.append(index)
    feminine = any(norm in ("فيها", "خلالها", "عبرها") for norm in reading.norms[cue + 1 : cue + 3])
    fitting = [i for i in found if feminine == reading.words[i].bare.endswith(("ه", "ات", "ت"))]
    if not found:
        return None
    index = (fitting or found)[0]  # "كلمة ألقاها خلال افتتاح المؤتمر، أكد فيها"
    return _whose(reading, index, cue) or _subject_of_last_verb(reading, index), index


def _whose(reading: Reading, index: int, cue: int) -> tuple[int, int] | None:
    """X of "تصريحات من X قال فيها", "كلمة لوزير الصحة قال فيها", "كلمة المدير رحب فيها": whose the speech at `index` is."""
    own = reading.words[index].bare in _OWN_SPEECH and index + 1 < cue and can_speak(reading, index + 1, cue)
    past = noun_phrase_end(reading, index + 1, cue, splits=False) if own else 0
    if past and (past == cue or past == cue - 1 and reading.norms[past] in COMMAS):
        return index + 1, past
    for start in range(index + 1, min(cue, index + 4)):
        norm, carried = reading.norms[start], reading.words[start].proclitics[:1] == ("ل",)
        if norm in ("من", "للوزير", "للرئيس") or carried and reading.words[index].bare in _OWN_SPEECH:
            first = start + 1 if norm == "من" else start
            if first >= cue or classes_of(reading, first) & (VIA | {"outlet"}):
                return None
            known = first in reading.actor_at or classes_of(reading, first) & {"official", "person", "title"}
            past = noun_phrase_end(reading, first, cue, splits=False) if known else first
            return (first, past) if past > first else None
    return None


_OWN_SPEECH = frozenset({"تصريحات", "تصريح", "كلمه", "تغريده", "تغريدات", "مداخله", "مقال", "خطاب"})


def of_relative(reading: Reading, cue: int, form: Form) -> tuple[int, int] | None:
    """X of "X الذي استولى على المدينة وأعلن قيام الدولة": whom the relative clause tells of that a joined verb goes on with.

    None where a mark or أن stands between, the first verb has another subject, or X is nobody who speaks.
    """
    pronoun = relative_before(reading, cue, form)
    return None if pronoun is None else _antecedent(reading, pronoun, form)


def relative_before(reading: Reading, cue: int, form: Form) -> int | None:
    """Index of the relative pronoun whose clause a joined verb may go on with, nothing but words between them."""
    if form.kind != "past" or form.pronoun:
        return None
    for index in range(cue - 1, max(0, cue - _CLAUSE), -1):
        if reading.words[index].sentence != reading.words[cue].sentence or reading.norms[index] in CLAUSE:
            return None
        if reading.words[index].kind == "mark" and reading.norms[index] not in _ROUND_NAMES:
            return None
        if reading.norms[index] in RELATIVE:
            return index
    return None


def goes_on_with_relative(reading: Reading, index: int, first: int) -> bool:
    """Whether the verb only goes on with a "الذي" of the content: "… التنظيم الذي استولى على الموصل | وأعلن قيام الدولة"."""
    if not is_joined(reading, index):
        return False
    for form in cue_forms(reading, index):
        pronoun = relative_before(reading, index, form)
        if pronoun is None or pronoun < first or of_relative(reading, index, form) is None:
            continue
        frame = find_frame(reading, index, form)
        if frame is not None and frame.speaker is None and frame.title is None:
            return True
    return False


_CLAUSE = 22  # words from "الذي" to the verb that its clause goes on with
_ROUND_NAMES = frozenset({'"', "«", "»", "“", "”", "(", ")"})


def _antecedent(reading: Reading, index: int, form: Form) -> tuple[int, int] | None:
    """The noun phrase in front of a relative pronoun whose verb, right behind it, is in the past and agrees with `form`."""
    verb, pronoun = reading.words[index + 1], reading.norms[index]
    plural = pronoun == "الذين"
    if verb.pos != "VERB" or verb.norm[:1] in "يتن" and not cue_forms(reading, index + 1) or verb.enclitic:
        return None
    if plural != (form.number == "p") or not plural and (form.gender == "f") != (pronoun == "التي"):
        return None
    if not plural and (pronoun == "التي") != verb.norm.endswith("ت"):
        return None
    subject = find_subject_before(reading, index + 1, msgspec.structs.replace(form, kind="past"))
    if subject is None:
        return None
    kinds = classes_of(reading, subject[0])
    known = kinds & (HEADS - {"document"}) or any(
        reading.actor_at.get(i, (0, 0))[0] == subject[1] for i in range(*subject)
    )
    told = (
        reading.words[subject[0]].pos != "ADJ" or subject[0] in reading.actor_at
    )  # "التفجير | الإرهابي الذي وقع"
    return subject if known and told else None


def is_call_received(reading: Reading, cue: int) -> bool:
    """Whether what was said was said in a call or letter that somebody got: "تلقى X اتصالا من Y أعرب خلاله عن"."""
    return _received(reading, cue) is not None


def caller(reading: Reading, cue: int) -> tuple[int, int] | None:
    """Y of "تلقى X اتصالا هاتفيا من Y"; None where no مِن tells who called."""
    got = _received(reading, cue)
    if got is None:
        return None
    for index in range(got + 1, cue):
        if reading.norms[index] == "من":
            start = index + 1
            own = int(reading.norms[start] in role("counterparts") or reading.norms[start] == "اخيه")
            past = noun_phrase_end(reading, start + own, cue, splits=False)
            return (start, past) if past > start + own else None
    return None


def _received(reading: Reading, cue: int) -> int | None:
    """Index of the call or letter that the sentence of a verb begins with and that its subject got."""
    floor = cue
    while (
        floor > max(0, cue - _SENTENCE) and reading.words[floor - 1].sentence == reading.words[cue].sentence
    ):
        floor -= 1
    for verb in range(floor, min(cue, floor + 4)):
        if reading.norms[verb].removeprefix("و") in role("receives"):
            near = range(verb + 1, min(cue, verb + _FAR))
            return next((i for i in near if reading.words[i].bare.rstrip("ا") in role("received")), None)
    return None


_SENTENCE = 60
_FAR = 30  # words from the verb, over its subject with all titles, to what was received


def _subject_of_last_verb(reading: Reading, index: int) -> tuple[int, int] | None:
    for verb in range(index - 1, max(-1, index - 25), -1):
        if reading.words[verb].sentence != reading.words[index].sentence:
            return None
        if reading.words[verb].pos != "VERB" or reading.norms[verb] in ("كان", "كانت"):
            continue
        start = verb + 1
        while start < index and reading.norms[start] in ("عليه", "عليها", "به", "بها", "قد", "اليه"):
            start += 1
        past = object_at(reading, start, noun_phrase_end(reading, start, index, splits=True), loose=True)
        if past > start:
            return start, past
        return find_subject_before(reading, verb, _ANY)
    return None


_ANY = Form("", "", frozenset(), "past")


def author(reading: Reading, cue: int) -> tuple[int, int] | None:
    """X of "جاء ذلك في البيان الذي أصدره X، وقال فيه": the author of the text that the sentence begins with."""
    for index in range(cue - 1, max(-1, cue - 30), -1):
        if reading.words[index].sentence != reading.words[cue].sentence:
            return None
        if reading.norms[index] in role("issued"):
            start = index + 2 if reading.norms[index + 1] in ("به", "بها") else index + 1
            past = noun_phrase_end(reading, start, cue, splits=False) if start < cue else start
            return (start, past) if past > start else None
    return None


def of_verb_before(reading: Reading, cue: int) -> tuple[int, int] | None:
    """X of "جدد X مطالبته بـ": the subject between a reporting verb and the noun of speech that it governs."""
    for index in range(cue - 1, max(-1, cue - 16), -1):
        if reading.words[index].sentence != reading.words[cue].sentence:
            return None
        if any(
            form.lemma in _GOVERNING and form.kind in ("past", "present")
            for form in cue_forms(reading, index)
        ):
            past = noun_phrase_end(reading, index + 1, cue, splits=True) if index + 1 < cue else index
            return (index + 1, past) if past == cue else None
    return None


_GOVERNING = frozenset({"جدد", "كرر", "أكد", "أعلن", "أبدى", "وجه", "قدم"})


def of_later_clause(reading: Reading, first: int, cue: int) -> tuple[int, int] | None:
    """The subject of the clause that begins between the last statement's end and a participle: "…، فيما حاول X … قائلا"."""
    for index in range(first, min(cue - 2, first + 5)):
        if reading.norms[index] == "ان" and reading.norms[index - 1] in ("الا", "غير", "بيد"):
            known = index + 1 in reading.actor_at or bool(
                classes_of(reading, index + 1) & (HEADS - {"document"})
            )
            past = noun_phrase_end(reading, index + 1, cue, splits=True) if known else 0
            return (
                (index + 1, past) if past > index + 1 else None
            )  # "…، إلا أن قائد الجيش رد بسرعة، محذرا من"
        opens = reading.norms[index] in _CLAUSE_HEADS
        verb = index + 1 if opens else index
        if reading.words[verb].pos != "VERB" or not opens and reading.norms[verb][:1] != "و":
            continue
        past = (
            noun_phrase_end(reading, verb + 1, cue, splits=True) if can_speak(reading, verb + 1, cue) else 0
        )
        past = object_at(reading, verb + 1, past) if past > verb + 1 else past
        known = verb + 1 in reading.actor_at or bool(classes_of(reading, verb + 1) & (HEADS - {"document"}))
        return (verb + 1, past) if known and past > verb + 1 else None
    return None


_CLAUSE_HEADS = frozenset({"فيما", "بينما", "وقد", "كما", "وكان", "وكانت", "ثم", "لكن"})


def of_sentence_before(reading: Reading, cue: int, form: Form) -> tuple[int, int] | None:
    """The subject of the sentence before, where it is known and agrees with the verb: "زار الوزير المصنع. وقال إن …"."""
    number = reading.words[cue].sentence
    if number == 0 or form.kind not in ("past", "present"):
        return None
    first, past = reading.words.sentences[number - 1]
    if past - first < 4:
        return None
    if is_call_received(reading, past - 1):
        return None  # who of the two goes on is not told
    subject = first_subject(reading, past - 1)
    if subject is None or not agrees(reading, subject[0], form):
        return None
    kinds = classes_of(reading, subject[0])
    if form.number == "p":
        return subject if kinds & {"person", "official"} and is_plural(reading.norms[subject[0]]) else None
    if form.gender == "f" and not reading.words[subject[0]].bare.endswith(("ه", "ات")):
        return None
    named = subject[0] in reading.actor_at and reading.actors[reading.actor_at[subject[0]][1]].type in (
        "PER",
        "ORG",
    )
    return subject if named or kinds & {"official", "title", "body"} else None
