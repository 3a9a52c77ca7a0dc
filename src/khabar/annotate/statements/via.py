"""The media, outlets and occasions through which something was said, with what each of them is."""

import msgspec

from khabar.annotate.statements.doubts import outlet_adds
from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.nouns import VIA
from khabar.annotate.statements.outlets import MediumKind, informed_at, kind_at, listener_at
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    close_of,
    cue_forms,
    is_finite_cue,
    is_opening,
    role,
)
from khabar.annotate.statements.speaker import noun_phrase_end

_BESIDE = 5  # words from a name to the medium that it is told with
_NEAR = 6  # sentences back in which a medium may have been named


class Medium(msgspec.Struct, frozen=True):
    """One medium: its words and what it is."""

    first: int
    past: int
    kind: MediumKind
    trailing: bool = False  # named only behind the words it carried


def find_media(reading: Reading, draft: Draft) -> list[Medium]:
    """The media named round one cue, nearest to the reader first: an outlet before the interview that it held."""
    start = draft.speaker[0] if draft.speaker and draft.speaker[0] > draft.cue else draft.cue + 1
    if draft.pattern == "masdar" and reading.norms[draft.cue].startswith("ب"):
        start = max(draft.cue - 12, 0)
        while reading.words[start].sentence != reading.words[draft.cue].sentence:
            start += 1
    first = min(start, draft.cue + 1)
    if (
        draft.speaker and first <= draft.speaker[0] < draft.content[0]
    ):  # "المشرف على البرنامج" names an office, no medium
        found = _media_in(reading, first, draft.speaker[0]) + _media_in(
            reading, draft.speaker[1], draft.content[0]
        )
    else:
        found = _media_in(reading, first, draft.content[0])
    found += _before(reading, draft)
    past = draft.content[1]
    told = past + (past < len(reading) and reading.words[past].kind == "mark")
    if past < len(reading) and not (told < len(reading) and outlet_adds(reading, told)):
        end = min(past + 8, _end_of_sentence(reading, past))
        end = next((i for i in range(past, end) if _tells_more(reading, i)), end)
        behind = _media_in(reading, past, end)
        found += [
            msgspec.structs.replace(medium, trailing=True)
            for medium in behind
            if not _is_plain_definite(reading, medium)
        ]
    order = {"outlet": 0, "agency": 1, "interview": 2, "platform": 2, "occasion": 2, "document": 3}
    return sorted(found, key=lambda medium: (order[medium.kind], medium.first))


def _tells_more(reading: Reading, index: int) -> bool:
    """Whether another verb or participle of saying begins here, whose the medium behind it is: "…، داعيا في بيان"."""
    if classes_of(reading, index):
        return False
    tail = reading.norms[index].endswith(("ا", "ه", "ين")) and not reading.norms[index].startswith("ال")
    forms = cue_forms(reading, index)
    return is_finite_cue(reading, index) or tail and any(f.kind == "participle" and f.strong for f in forms)


def _is_plain_definite(reading: Reading, medium: Medium) -> bool:
    """Whether "في التصريح …" behind the content is a thing and not where the words were said."""
    return medium.kind in ("document", "interview") and reading.norms[medium.first].startswith("ال")


def _end_of_sentence(reading: Reading, past: int) -> int:
    """The end of the sentence that content before `past` belongs to."""
    return (
        reading.sentence_end[past]
        if reading.words[past].sentence == reading.words[past - 1].sentence
        or reading.words[past].kind == "mark"
        else past
    )


def _before(reading: Reading, draft: Draft) -> list[Medium]:
    """ "وخلال لقائه الصحفيين، أوضح …", "وفي بيان له قال …": an adjunct at the head of the sentence."""
    if draft.pattern != "verb":
        return []
    first = draft.cue
    while (
        first > 0
        and draft.cue - first < 34
        and reading.words[first - 1].sentence == reading.words[draft.cue].sentence
    ):
        first -= 1
    if (
        first + 1 < draft.cue
        and reading.norms[first] in ("جاء", "وجاء", "ياتي")
        and reading.norms[first + 1] in ("ذلك", "هذا")
    ):
        return _media_in(reading, first + 2, draft.cue)[:1]
    first = next(
        (
            i
            for i in range(draft.cue - 1, max(first, draft.cue - 12), -1)
            if reading.norms[i] in role("leads")
            and (
                reading.norms[i - 1] in ("لكن", "ولكن", "فيما", "بينما")
                or reading.norms[i - 1] in COMMAS
                and classes_of(reading, i + 1) & VIA
            )
        ),
        first,
    )
    if (
        first < draft.cue
        and reading.norms[first] in role("leads")
        and not any(is_finite_cue(reading, i) and not classes_of(reading, i) for i in range(first, draft.cue))
    ):
        return _media_in(reading, first, draft.cue)[:1]
    return []


def medium_from(reading: Reading, first: int, past: int) -> Medium | None:
    """The first medium named between two words, if any."""
    found = _media_in(reading, first, past)
    return found[0] if found else None


def _media_in(reading: Reading, first: int, past: int) -> list[Medium]:
    found: list[Medium] = []
    index = first
    past = min(past, first + 60)
    while index < past:
        medium = _medium_at(reading, index, past)
        if medium:
            found.append(medium)
            index = max(medium.past, index + 1)
        else:
            index += 1
    return found


def _medium_at(reading: Reading, index: int, past: int) -> Medium | None:
    norm, after = reading.norms[index], index + 1
    if norm in role("relayed") and after < past:
        while after < past - 1 and (reading.time_end[after] > after or reading.norms[after] in COMMAS):
            after = min(max(after + 1, reading.time_end[after]), past - 1)  # "بثته أمس وكالة …"
        end = noun_phrase_end(reading, after, past, splits=False)
        hosted = norm.startswith("استضاف") and "outlet" not in classes_of(reading, after)
        if hosted or "person" in classes_of(reading, after):
            return None  # "ما نشره والدها", "اجتماعها الذي استضافته غرفة جدة"
        return Medium(after, end, _outlet_kind(reading, after, end)) if end > after else None
    told = _listener(reading, index, past)
    if told:
        return told
    informed = informed_at(reading, index)
    if informed:
        return Medium(*informed)
    if norm in role("leads") and after + 1 < past and reading.norms[after] in ("اول", "اخر", "احدي", "احد"):
        after += 1  # "في أول تصريح له"
    if norm in role("leads") and after < past:
        kinds = classes_of(reading, after) & VIA
        if norm == "علي" and "via_platform" not in kinds:
            return None
        if kinds and not (norm == "عقب" and "via_occasion" in kinds) and _is_told_in(reading, after, past):
            return Medium(after, _medium_end(reading, after, past), _kind(kinds))
    return None


def named_near(reading: Reading, draft: Draft, actor: str | None) -> list[Medium]:
    """The medium of "ومما قاله X خلال حفل": named shortly before, behind the name of the speaker whose words go on."""
    if actor is None or draft.pattern not in ("verb", "participle"):
        return []
    here = reading.words[draft.cue]
    found: dict[int, Medium] = {}
    for first, (past, number) in reading.actor_at.items():
        if reading.actors[number].id != actor or reading.quote[first] >= 0:
            continue
        near = 0 < here.sentence - reading.words[first].sentence < _NEAR
        if near and here.paragraph - reading.words[first].paragraph <= 2:
            medium = _medium_soon(reading, past, _BESIDE)
            if medium and medium.kind != "document":
                found[first] = medium
    return [found[max(found)]] if found else []


def told_before(reading: Reading, draft: Draft, actor: str | None) -> list[Medium]:
    """The call, letter or speech that a sentence shortly before tells of, where the speaker took part in it.

    "تلقى X اتصالا من Y أعرب فيه عن تعازيه. وقدم X شكره …", "ألقى X كلمة بدأها بالترحيب. كما نوه بـ…".
    """
    if actor is None or draft.pattern not in ("verb", "participle"):
        return []
    here = reading.words[draft.cue]
    for number in range(here.sentence - 1, max(-1, here.sentence - _SPOKEN), -1):
        first, past = reading.words.sentences[number]
        if here.paragraph - reading.words[first].paragraph > 2:
            return []
        noun = _spoken_in(reading, first, past)
        if noun is None:
            continue
        took_part = any(
            reading.actors[reading.actor_at[i][1]].id == actor
            for i in range(first, past)
            if i in reading.actor_at
        )
        return [medium_at(reading, noun, past)] if took_part else []
    return []


_SPOKEN = 5  # sentences back in which a call may be told of
_HEAD = 3  # words at a sentence's head among which its verb stands
_OBJECT = 30  # words from the verb over its subject to the call


def _spoken_in(reading: Reading, first: int, past: int) -> int | None:
    """Index of the call, letter or speech that the sentence's first verb makes or gets."""
    for verb in range(first, min(past, first + _HEAD)):
        if reading.norms[verb].removeprefix("و") in role("receives") | role("makes_medium"):
            near = range(verb + 1, min(past, verb + _OBJECT))
            return next((i for i in near if reading.words[i].bare.rstrip("ا") in role("received")), None)
    return None


def _medium_soon(reading: Reading, index: int, reach: int) -> Medium | None:
    """The medium that begins within a few words: "سالم العمري | في تصريح صحفي"."""
    end = reading.sentence_end[index - 1]
    near = (_medium_at(reading, i, end) for i in range(index, min(index + reach, end)))
    return next((medium for medium in near if medium), None)


def medium_at(reading: Reading, index: int, past: int) -> Medium:
    """The medium whose noun stands at the index: "كلمة أمام المجلس"."""
    return Medium(index, _medium_end(reading, index, past), _kind(classes_of(reading, index) & VIA))


def _is_told_in(reading: Reading, index: int, past: int) -> bool:
    """Whether a noun that can be a medium is one: "على حساب …" may be "at the expense of", "برنامج" a programme of work."""
    bare, after = reading.words[index].bare, index + 1
    if after >= past:
        return bare not in _VAGUE
    if bare in ("حساب", "برنامج") and reading.norms[index] == bare:
        named = is_opening(reading, after) or reading.words[after].pos == "PROPN" or after in reading.actor_at
        return named or reading.norms[after] in ("تلفزيوني", "اذاعي", "حواري", "تويتر")
    if norm_is_place(reading, index):
        return False
    if bare in ("مجموعه", "سلسله"):
        return any("via_platform" in classes_of(reading, i) for i in range(after, min(after + 2, past)))
    return True


def norm_is_place(reading: Reading, index: int) -> bool:
    """Whether "موقع" is where something happened: "في موقع الحادث"."""
    after = index + 1
    return reading.norms[index] == "موقع" and after < len(reading) and reading.norms[after] in role("scenes")


_VAGUE = frozenset({"حساب", "برنامج", "مجموعه", "سلسله"})


def _kind(kinds: frozenset[str]) -> MediumKind:
    for name in ("document", "interview", "platform", "occasion"):
        if f"via_{name}" in kinds:
            return name
    return "occasion"


def _listener(reading: Reading, index: int, past: int) -> Medium | None:
    """The outlet of "لـ(الخليج)", "لوكالة فرانس برس", "لرويترز", "للجزيرة"."""
    found = listener_at(reading, index)
    if found is None:
        return None
    first, end, kind = found
    if end <= first:
        end = max(first + 1, noun_phrase_end(reading, first, past, splits=False))
    return Medium(first, end, kind)


def _outlet_kind(reading: Reading, first: int, past: int) -> MediumKind:
    return kind_at(reading, first)


def medium_of_source(reading: Reading, first: int, past: int) -> Medium:
    """The medium of "بحسب X" beside another cue."""
    kinds = classes_of(reading, first) & VIA
    if kinds and not classes_of(reading, first) & {"outlet"}:
        return Medium(first, past, _kind(kinds))
    return Medium(first, past, _outlet_kind(reading, first, past))


def _medium_end(reading: Reading, first: int, past: int) -> int:
    index, kinds = first + 1, classes_of(reading, first)
    while index < past and index - first < 16:
        whole = _past_marked(reading, index, past)
        if whole > index:
            index = whole
            continue
        if _is_new(reading, index, past) or _is_how(reading, index):
            break
        norm = reading.norms[index]
        if reading.words[index].pos == "VERB" and norm.endswith(("ته", "ها")) and "via_interview" in kinds:
            break  # "حديث عبر الإنترنت | نظمته جماعات"
        if norm == "في" and "via_occasion" in kinds and _is_place(reading, index + 1):
            break  # "مؤتمر صحافي | في باريس"
        if index > first + 1 and _begins_person(reading, index):
            break  # "تغريدة على تويتر | سالم العمري"
        index += 1
    while index > first + 1 and reading.norms[index - 1] in _HANGING:
        index -= 1  # "حذر في بيان | من «…»"
    return index


def _past_marked(reading: Reading, index: int, past: int) -> int:
    """Index past a name between marks, or in brackets behind a preposition: "حسابه في | (تويتر)"; `index` where none stands there."""
    if is_opening(reading, index) and close_of(reading, index) < past:
        return close_of(reading, index) + 1
    if reading.norms[index] == "(" and reading.norms[index - 1] in _HANGING:
        close = next((i for i in range(index, min(past, index + 6)) if reading.norms[i] == ")"), index - 1)
        return close + 1
    return index


def _is_new(reading: Reading, index: int, past: int) -> bool:
    """Whether a mark, a clause, a verb of saying, a time or another medium begins here."""
    norm = reading.norms[index]
    if norm in COMMAS or norm in (":", "(", "-", "–", ".") or norm in CLAUSE or norm in role("stops"):
        return True
    if is_finite_cue(reading, index) and not classes_of(reading, index) and not norm.startswith("ال"):
        return True
    if reading.time_end[index] > index or _listener(reading, index, past):
        return True
    return norm == "علي" and bool(reading.norms[index + 1 : index + 2]) and reading.norms[index + 1] in CLAUSE


def _is_how(reading: Reading, index: int) -> bool:
    """Whether a participle in the accusative tells how it was said: "عبر حسابه الشخصي | مادحًا"."""
    norm = reading.norms[index]
    if norm[:1] == "م" and "\u064b" in reading.words[index].span.of(reading.words.text):
        return True
    return norm.endswith("ا") and any(form.kind == "participle" for form in cue_forms(reading, index))


_HANGING = frozenset({"من", "عن", "علي", "الي", "في", "مع", "ب", "بـ", "ل", "لـ"})


def _begins_person(reading: Reading, index: int) -> bool:
    """Whether somebody is named here whom neither a title nor a preposition ties to the medium."""
    number = reading.actor_at.get(index, (0, -1))[1]
    if number < 0 or reading.actors[number].type != "PER" or reading.words[index].proclitics:
        return False
    tied = (
        reading.norms[i] in role("counterparts") or classes_of(reading, i) & {"official", "title", "person"}
        for i in range(max(0, index - 7), index)
    )
    return reading.norms[index - 1] not in role("in_phrase") | _HANGING and not any(tied)


def _is_place(reading: Reading, index: int) -> bool:
    number = reading.actor_at.get(index, (0, -1))[1]
    return number >= 0 and reading.actors[number].type in ("LOC", "GPE")
