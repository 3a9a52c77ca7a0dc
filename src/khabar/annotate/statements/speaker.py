"""The noun phrase that names a speaker: where it ends, and whether it can speak at all."""

from khabar.annotate.statements.apposition import (
    is_hyphen,
    past_apposition,
    past_bracket,
    past_own_name,
    past_withheld,
)
from khabar.annotate.statements.ends import (
    NAME_LINKS,
    begins_object,
    is_listener,
    is_outside,
    is_surely_object,
)
from khabar.annotate.statements.nouns import (
    DEMONSTRATIVE,
    HEADS,
    VIA,
    can_speak,
    is_possessed,
    is_verb,
    looks_like_masdar,
)
from khabar.annotate.statements.outlets import outlet_at
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    close_of,
    cue_forms,
    is_finite_cue,
    is_letters,
    is_opening,
    role,
)

_LIMIT = 34
_OVER = frozenset({"المشرف", "مشرف", "القائم", "المشرفه", "بالاشراف", "للاشراف"})


def noun_phrase_end(
    reading: Reading,
    first: int,
    end: int,
    *,
    splits: bool,
    stops: str = "",
    away: bool = False,
    known: bool = False,
) -> int:
    """Index past the speaker's noun phrase that begins at `first`; `first` itself where none can begin there.

    A word that carries one of the letters of `stops` ends it, being what the verb is about ("رحب الوزير | بالهدنة"),
    unless it is a place. With `splits` a second noun that can be the object of a reporting verb ends it
    ("أعلنت الشركة | إغلاق المصنع"), with `away` a من ("حذر المدير | من الغش"). `known`: a phrase begins here for certain.
    """
    if not known and not can_speak(reading, first, end):
        return first
    index, closed = first, False
    end = min(end, first + _LIMIT)
    while index < end:
        step = _step(reading, first, index, end, closed=closed, splits=splits)
        if reading.norms[index] in COMMAS:  # "عضو اللجنة، سالم العمري | بالمعسكر"
            step = next((i for i in range(index + 2, step) if _is_stopped(reading, i, stops)), step)
        if step <= index or step > index > first and _is_stopped(reading, index, stops):
            break
        if away and closed and reading.norms[index] == "من" and not _is_from(reading, index, end):
            break
        closed = closed or _closes(reading, index, step)
        index = step
    while index > first and reading.norms[index - 1] in COMMAS | {"-", "–", ":"}:
        index -= 1
    return index


def _is_from(reading: Reading, index: int, end: int) -> bool:
    """Whether "من" says where a speaker is from, since another one follows: "حذر خبراء من الجامعة | من …"."""
    after = reading.norms[index + 1] if index + 1 < end else ""
    if looks_like_masdar(after) and "body" not in classes_of(reading, index + 1):
        return False  # "استغرب عدد من سكان المدينة | من إخفاء"
    for other in range(index + 1, min(end, index + 7)):
        if reading.norms[other] == "من":
            return True
        if reading.words[other].kind == "mark" or reading.norms[other] in CLAUSE:
            return False
    return False


def _is_stopped(reading: Reading, index: int, stops: str) -> bool:
    """Whether the word carries a preposition that belongs to the verb."""
    word = reading.words[index]
    if word.norm[:1] not in stops or not word.proclitics or not stops:
        return False
    if word.norm[:1] == "ب":
        return word.norm not in role("located") and not _is_place(reading, index)
    plain = word.norm[2:] if word.norm.startswith("لل") else word.norm[1:]
    kinds = classes_of(reading, index)
    return (
        "object" in kinds or looks_like_masdar(plain) and "body" not in kinds
    )  # "الأمين العام لاتحاد العمال"


def _is_place(reading: Reading, index: int) -> bool:
    return (
        reading.words[index].pos == "PROPN"
        or index in reading.actor_at
        and reading.actors[reading.actor_at[index][1]].type in ("LOC", "GPE")
    )


def _closes(reading: Reading, index: int, step: int) -> bool:
    """Whether the phrase is definite once these words are read: only adjectives, titles and names can follow."""
    norm = reading.norms[index]
    if index in reading.actor_at or step - index > 1:
        return True
    return norm.startswith(("ال", "لل")) or norm.endswith("ون") and len(norm) > 5  # "حذر اقتصاديون | من"


def _step(reading: Reading, first: int, index: int, end: int, *, closed: bool, splits: bool) -> int:
    """Index past the next piece of the phrase; `index` where it ends."""
    word, norm = reading.words[index], reading.norms[index]
    if word.kind == "mark":
        return _step_mark(reading, first, index, end)
    if norm in CLAUSE or reading.time_end[index] > index and index > first and not norm.startswith("ال"):
        return index
    if reading.time_end[index] > index and index > first and reading.time_end[index] - index < 5:
        return index
    if first + 1 == index and reading.norms[first] in _ALONE and norm not in role("in_phrase") | _OTHERS:
        return index  # "الجميع | الصور المرسلة"
    if index > first and _is_told_outlet(reading, first, index):
        return index
    if index in reading.actor_at:
        past = reading.actor_at[index][0]
        if splits and closed and index > first and _is_second_actor(reading, first, index):
            return index
        return (
            _step_clitic(reading, first, index, past, end)
            if index > first and word.proclitics
            else min(past, end)
        )
    if index == first:
        return index + 1
    return _step_word(reading, first, index, end, closed=closed, splits=splits)


_ACTED_ON = ("المقبوض", "المحكوم", "المدعي", "المعتدي", "المجني", "المتفق", "المشار")
_SOME = frozenset({"عدد", "بعض", "كثير", "الكثير", "العديد", "قسم", "معظم"})
_OTHERS = frozenset({"الاخر", "الاخرون", "الاخرين"})
_ALONE = frozenset({"الجميع", "البعض", "الكثيرون", "كثيرون", "اخرون", "بعضهم", "احدهم", "كلاهما"})


def _is_told_outlet(reading: Reading, first: int, index: int) -> bool:
    """Whether an agency or paper that was told stands behind a phrase that is complete: "رئيس الاتحاد | رويترز أن"."""
    known = None if reading.words[index].proclitics else outlet_at(reading, index, reading.norms[index])
    if known is None or "outlet" in classes_of(reading, first):
        return False
    agency = known[1] == "agency" and reading.norms[index - 1].startswith("ال") and index - first > 1
    complete = agency or index in reading.person_past
    complete = (
        complete
        or index in reading.actor_at
        and any(reading.actor_at.get(i, (0, 0))[0] == index for i in range(max(first, index - 6), index))
    )
    return complete and not classes_of(reading, index - 1) & {"outlet"}


def _is_second_actor(reading: Reading, first: int, index: int) -> bool:
    """Whether an actor right behind another is whom the verb is about, not the holder of the office just named."""
    if classes_of(reading, index - 1) & {"title", "official"} or reading.norms[index].startswith("بال"):
        return False
    if reading.words[index].proclitics[:1] == ("و",):
        return False  # "شؤون المسجد الحرام | والمسجد النبوي"
    if reading.words[index].proclitics[:1] == ("ب",) and not _is_person(reading, index):
        return False  # "مدينة الملك فهد الطبية | بالرياض"
    if (
        _is_person(reading, index)
        and any(classes_of(reading, i) & {"official", "title"} for i in range(first, index))
        and index not in reading.person_past
    ):
        return False  # "المتحدث الرسمي للمركز | رأفت الصباغ", "مصادر مقربة من قائد الفريق | سالم العمري"
    return any(i in reading.actor_at and reading.actor_at[i][0] == index for i in range(first, index))


def _step_clitic(reading: Reading, first: int, index: int, past: int, end: int) -> int:
    """A word with و, ل or ب inside the phrase: a second speaker, or what the office is for."""
    norm = reading.norms[index]
    if norm in ("ومقرها", "ومقره") and index + 1 < end:  # "المنظمة ومقرها جنيف"
        return min(reading.actor_at[index + 1][0] if index + 1 in reading.actor_at else index + 2, end)
    if norm[:1] == "و":
        return min(past, end) if can_join(reading, index) else index
    if norm[:1] == "ب":
        return min(past, end) if _is_seat(reading, index) else index
    if norm.startswith("لل") and norm.endswith("ين") and "person" in classes_of(reading, index):
        return index  # "أوعز الجهاز الفني | للاعبين بـ…"
    told = classes_of(reading, index) & {"title"} and not classes_of(reading, first) & {"official", "body"}
    if norm[:1] != "ل" or told or index in reading.person_past or is_listener(reading, index):
        return index  # "سالم العمري لهدى الراشد: …"
    return min(past, end)


def _is_seat(reading: Reading, index: int) -> bool:
    """Whether ب… says where the office is ("مدير الأمن بالمطار"), not in what manner or of what: "العمري بالانتقال السليم"."""
    norm = reading.norms[index]
    if index in reading.actor_at or norm in role("located"):
        return True
    if index in reading.person_past:
        return False  # "استقبل العمري | بالوفد"
    if classes_of(reading, index) & {"body", "outlet"}:
        return True
    if reading.norms[index - 1] in ("القائم", "القائمه", "القائمين", "المكلف"):
        return True  # "القائم | بأعمال الرئيس"
    if norm.startswith("بال"):
        return True
    named = reading.words[index].pos in ("PROPN", "NOUN") and not looks_like_masdar(norm[1:])
    after = reading.words[index + 1] if index + 1 < len(reading) else None
    manner = after is None or after.pos in ("ADP", "SCONJ", "PUNCT", "ADJ") or after.norm in CLAUSE
    return named and not (manner and reading.words[index].pos == "NOUN")


def _is_person(reading: Reading, index: int) -> bool:
    return index in reading.actor_at and reading.actors[reading.actor_at[index][1]].type == "PER"


def can_join(reading: Reading, index: int) -> bool:
    """Whether a word with و goes on the list of speakers."""
    if cue_forms(reading, index) and is_finite_cue(reading, index):
        return False
    norm = reading.norms[index]
    if index in reading.actor_at or classes_of(reading, index) & HEADS:
        return True
    if norm.startswith("وال"):
        return "day" not in classes_of(reading, index)
    pair = (reading.words[index - 1].pos, reading.words[index].pos) == ("ADJ", "ADJ")
    if pair and norm[-2:] == reading.norms[index - 1][-2:] and not reading.norms[index - 1].startswith("ال"):
        return True  # "مصادر عسكرية | وأمنية"
    after = reading.norms[index + 1] if index + 1 < len(reading) else ""
    before = reading.norms[index - 1].removeprefix("لل").removeprefix("ال")
    paired = looks_like_masdar(before) or before.endswith("ه")  # "الوزارة للتفتيش | وتطوير بيئة العمل"
    return reading.words[index].pos == "NOUN" and (
        after.startswith("ال")
        and (not looks_like_masdar(norm[1:]) or paired)
        or paired
        and looks_like_masdar(norm[1:])
    )  # "إمام وخطيب المسجد"


def _step_mark(reading: Reading, first: int, index: int, end: int) -> int:
    norm = reading.norms[index]
    if norm == "." and index > first:
        return index + (reading.norms[index - 1] in ("د", "ا", "م", "ش") or is_letters(reading.words, index))
    if norm == "(":
        return past_bracket(reading, index, end)
    if norm == "/":  # "الدكتور / سالم العمري"
        return index + bool(index > first and classes_of(reading, index - 1) & {"title", "official"})
    if is_opening(reading, index):
        if index > first and reading.quote[index - 2] >= 0 and reading.words[index - 1].kind == "mark":
            return index  # "وفق «واس» | «سيبدأ العمل»"
        close = close_of(reading, index)
        ends = close + 1 >= end or reading.norms[close + 1] == "."
        if ends and close - index > 4 and index > first:
            return index  # "قال مندوب بالمنظمة | «لا يوجد مقترح بعقد اجتماع»."
        named = close - index <= 7 and reading.norms[index + 1] not in CLAUSE
        if (
            index > first
            and "outlet" not in classes_of(reading, index - 1) | classes_of(reading, first)
            and _is_outlet_name(reading, index + 1)
        ):
            return index  # "أبلغت مصادر | «المرفأ»"
        return close + 1 if named and close < end and reading.norms[index - 1] != ":" else index
    if norm in ("،", ","):
        return past_apposition(reading, first, index, end)
    return index + 2 if norm == "-" and index > first and is_hyphen(reading, index, end) else index


def _past_second_mark(reading: Reading, first: int, index: int, end: int) -> int:
    """Index past a second name in marks: "صحيفتا «المرفأ» | و«النهار»"; `index` where none stands there."""
    after = index + 1
    behind = index > first and reading.norms[index - 1] not in COMMAS
    if not behind or after >= end:
        return index
    if reading.words[index - 1].kind != "mark" and not classes_of(reading, min(after + 1, end - 1)) & HEADS:
        return index
    if reading.norms[after] == "(":
        return past_bracket(reading, after, end)
    close = close_of(reading, after) if is_opening(reading, after) else end
    return (
        close + 1 if close < end and close - after <= 6 and reading.norms[after + 1] not in CLAUSE else index
    )


def _is_outlet_name(reading: Reading, index: int) -> bool:
    known = outlet_at(reading, index, reading.norms[index])
    return known is not None and reading.norms[index + known[0] : index + known[0] + 1] in (
        ("»",),
        ('"',),
        ("”",),
        (")",),
    )


def _step_word(reading: Reading, first: int, index: int, end: int, *, closed: bool, splits: bool) -> int:
    word, norm = reading.words[index], reading.norms[index]
    kinds = classes_of(reading, index)
    if norm == "و":
        return _past_second_mark(reading, first, index, end)
    if norm in role("withheld"):
        return past_withheld(reading, index, end)
    if norm in role("in_phrase"):
        return _step_preposition(reading, first, index, end)
    if norm in ("بها", "به", "بهم") and reading.norms[index - 1].startswith(
        ("المعترف", "المرخص", "المصرح", "المشتبه")
    ):
        return index + 2 if reading.norms[index + 1 : index + 2] == ("دوليا",) else index + 1
    if norm in role("phrase_goes_on") or _is_whose(reading, index) or _is_for(reading, first, index, end):
        return index + 1
    if norm in ("عليه", "عليها", "عليهم") and reading.norms[index - 1].startswith(_ACTED_ON):
        return index + 1  # "المقبوض | عليه"
    if norm in ("منهم", "منهن", "منا") and reading.norms[index - 1] in role("counts") | _SOME:
        return index + 1  # "عدد | منهم"
    if is_outside(reading, index, kinds):
        return index
    if word.proclitics or norm[:1] == "و" and can_join(reading, index) or norm.startswith("لل"):
        return _step_clitic(reading, first, index, index + 1, end)
    if reading.norms[index - 1] not in ("في", "من", "باسم") and (
        begins_object(reading, first, index, kinds, closed=closed)
        if splits
        else closed and is_surely_object(reading, index, kinds)
    ):
        return index
    special = _past_special(reading, first, index, end)
    if special > index:
        return special
    named = reading.norms[index - 1] in NAME_LINKS  # "عبدالعزيز بن | طالب"
    over = is_finite_cue(reading, index) and not norm.startswith("ال") and not kinds & HEADS and not named
    return index if over or word.pos in ("SCONJ", "PRON", "ADP") or is_verb(reading, index) else index + 1


def _past_special(reading: Reading, first: int, index: int, end: int) -> int:
    """Past a word of a name that looks like something else: a surname, an outlet's name, "إمام", what a group calls itself."""
    word, norm = reading.words[index], reading.norms[index]
    if word.pos == "VERB" and index + 1 < end and _is_surname(reading, index):
        return index + 1
    if index == first + 1 and _names_outlet(reading, index):
        return index + 1
    if reading.words.text[word.start] == "إ" and norm == "امام":
        return index + 1  # "فضيلة | إمام المسجد", not "أمام"
    return (
        past_own_name(reading, index, end)
        if norm.endswith(("طلقت", "طلق", "سمي")) or norm == "عرفت"
        else index
    )


def _names_outlet(reading: Reading, index: int) -> bool:
    """Whether an unknown word right behind "صحيفة" is its name: "صحيفة | كالكاليست"."""
    plain = (
        reading.words[index].kind == "arabic"
        and not classes_of(reading, index)
        and not cue_forms(reading, index)
    )
    head = reading.words[index - 1]
    return (
        plain
        and head.bare == head.norm
        and "outlet" in classes_of(reading, index - 1)
        and not head.bare.endswith("ات")
    )


def _is_surname(reading: Reading, index: int) -> bool:
    """Whether a word that looks like a verb is a surname, since an office follows: "سالم يزيد كبير المهندسين"."""
    if index not in reading.person_past or is_finite_cue(reading, index):
        return False
    return "official" in classes_of(reading, index + 1) and not reading.norms[index + 1].startswith("ال")


def _is_for(reading: Reading, first: int, index: int, end: int) -> bool:
    """Whether "عن" says for whom a deputy sits, since his name follows: "النائب عن حزب الأرض سالم العمري"."""
    if reading.norms[index] != "عن" or reading.words[first].bare not in _SITTING:
        return False
    body = index + 1 < end and "body" in classes_of(reading, index + 1)
    return body and any(_is_person(reading, i) for i in range(index + 2, min(index + 7, end)))


_SITTING = frozenset({"نائب", "نائبه", "عضو", "مرشح", "مرشحه", "ممثل", "مندوب", "سيناتور"})


def _is_whose(reading: Reading, index: int) -> bool:
    """Whether "تلك القرى" says whose people spoke: "أهالي تلك القرى"."""
    return reading.norms[index] in ("تلك", "هذه", "هذا") and reading.words[index - 1].bare in _PEOPLE


_PEOPLE = frozenset({"اهالي", "سكان", "ابناء", "رئيس", "مدير", "اعضاء"})


def _step_preposition(reading: Reading, first: int, index: int, end: int) -> int:
    norm, after = reading.norms[index], index + 1
    if after >= end or reading.time_end[after] or reading.norms[after] in CLAUSE:
        return index
    kinds = classes_of(reading, after)
    if norm == "باسم":
        return after
    if kinds & VIA and not kinds & {"body"} or "day" in kinds or "time_noun" in kinds:
        return index
    if norm in ("في", "لدي") and index in reading.person_past:
        return index  # "الأمير خالد | في ديوانه", "المدرب | لدى وصوله"
    if norm == "في":
        return after if _is_place_or_body(reading, after) else index
    if norm == "من" and index in reading.person_past and not _is_origin(reading, after):
        return index  # "سالم العمري | من الصعوبة أن", "طالب العمري | من الأهالي"
    if norm == "من":
        return (
            after
            if reading.norms[after]
            not in ("جهه", "جهته", "جهتها", "جانبه", "جانبها", "ناحيته", "خلال", "قبل", "دون", "اجل", "جانب")
            else index
        )
    if norm == "الي":
        sent = any(reading.norms[i] in role("sent") for i in range(first, index))
        return after if sent and after in reading.actor_at else index
    if norm == "علي":
        linked = reading.norms[after] in ("صله", "اطلاع", "علم", "درايه")
        return (
            after
            if linked or any(reading.norms[i] in _OVER for i in range(max(first, index - 3), index))
            else index
        )
    if norm in ("لـ", "ل"):
        return index
    return after


def _is_origin(reading: Reading, index: int) -> bool:
    """Whether "من …" behind a name tells where its bearer is from or works: a place, a body, "سكان اليتمة"."""
    norm = reading.norms[index]
    if index in reading.actor_at or norm in role("place_heads") or norm in _FROM:
        return True
    kinds = classes_of(reading, index)
    return bool(kinds & {"body", "outlet"}) or reading.words[index].pos == "PROPN"


_FROM = frozenset({"سكان", "اهالي", "ابناء", "اهل", "منسوبي", "فريق", "قبيله", "قسم", "كليه", "قريه", "حزب"})


def _is_place_or_body(reading: Reading, index: int) -> bool:
    """Whether "في …" goes on naming the speaker: "مصدر في الشرطة"; not "في هذا السياق"."""
    norm = reading.norms[index]
    if norm in DEMONSTRATIVE or norm in role("no_place"):
        return False
    named = index in reading.actor_at or reading.words[index].pos == "PROPN"
    if not named and is_possessed(reading, index) and "body" not in classes_of(reading, index):
        return False  # "المكتب | في مقره بالمدينة"
    return not (norm.endswith(("ه", "ها")) and "object" in classes_of(reading, index))
