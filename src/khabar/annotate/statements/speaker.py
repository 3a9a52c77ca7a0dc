"""The noun phrase that names a speaker: where it ends, and whether it can speak at all."""

from khabar.annotate.statements.apposition import (
    is_country,
    is_hyphen,
    past_apposition,
    past_bracket,
    past_own_name,
    past_withheld,
)
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.nouns import (
    DEMONSTRATIVE,
    HEADS,
    VIA,
    can_speak,
    is_indefinite_accusative,
    is_of_plural,
    is_possessed,
    is_verb,
    looks_like_masdar,
)
from khabar.annotate.statements.outlets import listener_at, outlet_at
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

SKIPPED = frozenset({"الضوء", "الاضواء", "الانتباه", "النظر", "النقاب", "القول", "يقول"})
_LIMIT = 34
_OVER = frozenset({"المشرف", "مشرف", "القائم", "المشرفه", "بالاشراف", "للاشراف"})
_MENTIONED = frozenset({"الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللواتي"})
_HOLDERS = frozenset({"official", "title", "person", "body", "source", "outlet"})
_CAUSES = tuple((word,) for word in ("من", "علي", "في", "عن"))
_NAME_LINKS = frozenset({"بن", "بنت", "ابو", "ال", "ولد"})


def noun_phrase_end(
    reading: Reading, first: int, end: int, *, splits: bool, stops: str = "", away: bool = False
) -> int:
    """Index past the speaker's noun phrase that begins at `first`; `first` itself where none can begin there.

    A word that carries one of the letters of `stops` ends it, being what the verb is about ("رحب الوزير | بالهدنة"),
    unless it is a place. With `splits` a second noun that can be the object of a reporting verb ends it
    ("أعلنت الشركة | إغلاق المصنع"), with `away` a من ("حذر المدير | من الغش").
    """
    if not can_speak(reading, first, end):
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


def _is_second_actor(reading: Reading, first: int, index: int) -> bool:
    """Whether an actor right behind another is whom the verb is about, not the holder of the office just named."""
    if classes_of(reading, index - 1) & {"title", "official"} or reading.norms[index].startswith("بال"):
        return False
    if (
        _is_person(reading, index)
        and classes_of(reading, first) & {"official", "title"}
        and index not in reading.person_past
    ):
        return False  # "المتحدث الرسمي للمركز | رأفت الصباغ"
    return any(i in reading.actor_at and reading.actor_at[i][0] == index for i in range(first, index))


def _step_clitic(reading: Reading, first: int, index: int, past: int, end: int) -> int:
    """A word with و, ل or ب inside the phrase: a second speaker, or what the office is for."""
    norm = reading.norms[index]
    if norm in ("ومقرها", "ومقره") and index + 1 < end:  # "المنظمة ومقرها جنيف"
        return min(reading.actor_at[index + 1][0] if index + 1 in reading.actor_at else index + 2, end)
    if norm[:1] == "و":
        return min(past, end) if can_join(reading, index) else index
    if norm[:1] == "ب":
        named = (
            norm.startswith("بال")
            or reading.words[index].pos in ("PROPN", "NOUN")
            or index in reading.actor_at
        )
        return min(past, end) if named and norm != "بالقول" and not looks_like_masdar(norm[1:]) else index
    if norm.startswith("لل") and norm.endswith("ين") and "person" in classes_of(reading, index):
        return index  # "أوعز الجهاز الفني | للاعبين بـ…"
    told = classes_of(reading, index) & {"title"} and not classes_of(reading, first) & {"official", "body"}
    if (
        norm[:1] != "ل"
        or told
        or index in reading.person_past
        and (_is_person(reading, index) or bool(classes_of(reading, index) & {"official", "title"}))
        or _is_listener(reading, index)
    ):
        return index  # "سالم العمري لهدى الراشد: …"
    return min(past, end)


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
    after = reading.norms[index + 1] if index + 1 < len(reading) else ""
    return (
        after.startswith("ال") and reading.words[index].pos == "NOUN" and not looks_like_masdar(norm[1:])
    )  # "إمام وخطيب المسجد"


def _is_listener(reading: Reading, index: int) -> bool:
    """Whether ل… names those who were told, not whom the office belongs to: "قال الوزير لصحيفة الخليج"."""
    norm = reading.norms[index]
    if norm.startswith("لل") and norm[2:].startswith(("صحف", "صحاف", "اعلام")):
        return True
    return listener_at(reading, index) is not None or "adjunct" in classes_of(reading, index)


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
            and "outlet" not in classes_of(reading, index - 1)
            and _is_outlet_name(reading, index + 1)
        ):
            return index  # "أبلغت مصادر | «المرفأ»"
        return close + 1 if named and close < end and reading.norms[index - 1] != ":" else index
    if norm in ("،", ","):
        return past_apposition(reading, first, index, end)
    return index + 2 if norm == "-" and index > first and is_hyphen(reading, index, end) else index


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
    if norm in role("withheld"):
        return past_withheld(reading, index, end)
    if norm in role("in_phrase"):
        return _step_preposition(reading, first, index, end)
    if norm in ("بها", "به", "بهم") and reading.norms[index - 1].startswith(("المعترف", "المرخص", "المصرح")):
        return index + 2 if reading.norms[index + 1 : index + 2] == ("دوليا",) else index + 1
    if norm in role("phrase_goes_on") or _is_whose(reading, index) or _is_for(reading, first, index, end):
        return index + 1
    if _is_outside(reading, index, kinds):
        return index
    if word.proclitics or norm[:1] == "و" and can_join(reading, index) or norm.startswith("لل"):
        return _step_clitic(reading, first, index, index + 1, end)
    if (
        splits
        and reading.norms[index - 1] not in ("في", "من", "باسم")
        and _begins_object(reading, first, index, kinds, closed=closed)
    ):
        return index
    special = _past_special(reading, first, index, end)
    if special > index:
        return special
    named = reading.norms[index - 1] in _NAME_LINKS  # "عبدالعزيز بن | طالب"
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


def _is_outside(reading: Reading, index: int, kinds: frozenset[str]) -> bool:
    """Whether a word can be no part of a name or office: a relative, an adverb, whom it was told, "قائلا", "كلمةً"."""
    word, norm = reading.words[index], reading.norms[index]
    if norm in _MENTIONED or norm in DEMONSTRATIVE or norm in SKIPPED or norm in role("breaks"):
        return True
    if norm in role("no_speaker") or norm in role("first_person") and norm[:1] in "ان" and len(norm) > 3:
        return True  # "المصدر | وفقا للصحيفة", "قال العمري | أتمنى أن"
    if "pronoun_title" in kinds and norm.endswith("ه") and not norm.startswith("ال"):
        return True  # "حمّل الملك | معاليه تحياته"
    if kinds & {"adjunct", "verb_noise", "day"} and not kinds & HEADS:
        return True
    if (
        norm.endswith(("ه", "ها"))
        and kinds & VIA
        and not norm.startswith("ال")
        and is_possessed(reading, index)
    ):
        return True  # "وتابع اللاعب | حديثه"
    if norm in ("الله", "المولي") and (
        index in reading.person_past or reading.norms[index - 1].startswith("ال")
    ):
        return True  # "سأل القائد | الله"
    if norm in role("counts") and index > 0 and not classes_of(reading, index - 1) & {"adjunct"}:
        before = reading.norms[index - 1]
        return before not in role("in_phrase") | DEMONSTRATIVE and not norm.endswith("كثير")  # "مصادر | عشرة"
    if _is_circumstance(reading, index):
        return True  # "المدير | معددا الإنجازات"
    if norm in role("adverbs") and not kinds & HEADS:
        return True  # "أعلن النادي | رسميا", "أكد التقرير | كذلك"
    if (
        norm[:1] == "ل"
        and _is_listener(reading, index)
        or "\u064b" in reading.words.text[word.start : word.end]
    ):
        return True
    return norm.endswith(("ا", "ه", "ها", "هم")) and any(
        _is_saying(form) for form in cue_forms(reading, index)
    )


def _is_circumstance(reading: Reading, index: int) -> bool:
    """Whether a participle in the accusative tells in what way it was said, behind a phrase that is complete."""
    norm, word = reading.norms[index], reading.words[index]
    shape = norm[:1] == "م" and norm.endswith("ا") and len(norm) > 4 or norm in ("مبدين", "معربين", "معبرين")
    after = reading.norms[index - 1].startswith("ال") or index in reading.person_past
    cause = is_indefinite_accusative(norm) and reading.norms[index + 1 : index + 2] in _CAUSES
    shape = shape or cause and index in reading.person_past and word.pos == "NOUN"  # "سالم العمري | غضبا من"
    return shape and after and word.pos not in ("PROPN", "X") and index not in reading.actor_at


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


def _is_saying(form: Form) -> bool:
    """Whether a form is "قائلا" or "قوله", which no name holds."""
    return form.lemma == "قال" and (form.kind == "participle" or form.kind == "masdar" and bool(form.pronoun))


def _begins_object(reading: Reading, first: int, index: int, kinds: frozenset[str], *, closed: bool) -> bool:
    """Whether the speaker's phrase is over and the noun here is what was announced, denied, condemned …"""
    word, norm = reading.words[index], reading.norms[index]
    if norm in DEMONSTRATIVE or is_indefinite_accusative(norm) and not kinds & HEADS:
        return True
    if norm in ("غالبيه", "معظم"):
        return True
    before = reading.norms[index - 1]
    plural = before.endswith("ون") and len(before) > 5 and not norm.endswith("ون")
    if index - first == 1 and plural and not norm.startswith("ال") and not (kinds & HEADS or word.proclitics):
        return True  # "المهاجمون | سالما"
    if not closed:
        told = looks_like_masdar(norm) or "object" in kinds
        near = classes_of(reading, index - 1) | (
            classes_of(reading, first) if index - first <= 3 else frozenset()
        )
        source = near & {"document", "source"} and reading.norms[index - 1] != "نتائج"
        return told and (
            norm.endswith(("ها", "هم")) or bool(source) or before.endswith("ون")
        )  # "أظهرت بيانات | ارتفاع الأسعار"
    if norm.startswith("ال"):
        return _begins_definite_object(reading, first, index, kinds)
    if "object" in kinds and is_possessed(reading, index):
        return True  # "أبدى الوزير | سعادته", which is also a title
    ended = index in reading.person_past or before.startswith("ال")
    if ended and not norm.startswith("ال") and kinds & (VIA | {"document"}) and not kinds & _HOLDERS:
        return True  # "تلقى الرئيس سالم العمري | رسالة"
    if kinds & (HEADS | {"title"}) or norm in _NAME_LINKS:
        return False
    if word.kind == "number" or "object" in kinds or looks_like_masdar(norm) or is_possessed(reading, index):
        return True
    plain = word.pos == "NOUN" and not classes_of(reading, index - 1) & {"title", "official"}
    return plain and (index in reading.person_past or reading.words[index - 1].norm.startswith("ال"))


def _begins_definite_object(reading: Reading, first: int, index: int, kinds: frozenset[str]) -> bool:
    """Whether a noun with ال is the object: a body behind a body, an attack, a new plural ("السلطات | التنظيمين")."""
    before = classes_of(reading, index - 1)
    if kinds & HEADS:
        of_office = reading.norms[first].startswith("ال") and reading.norms[index - 1].endswith("ي")
        behind = "body" in before or index - 1 in reading.actor_at or of_office and index - first == 2
        if kinds & {"person", "title"} and "body" not in kinds:  # "إدارة النادي | اللاعب"
            head = classes_of(reading, first)
            return "body" in head and "official" not in head and index - 1 in reading.actor_at
        return "body" in kinds and "title" not in kinds and behind and not is_of_plural(reading, index)
    if kinds & {"attack", "object"}:
        return True
    if reading.words[index].pos != "NOUN" or kinds:
        return False
    if any(is_country(reading, i, index) for i in range(max(first, index - 3), index)):
        return True  # "أدانت السعودية | الحادث"
    if index in reading.person_past and reading.words[index - 1].kind == "arabic":
        after = reading.norms[index + 1 : index + 2]
        if after and after[0].startswith("ال"):
            return True  # "… حامد الشمري | العمل الإرهابي الظالم"
    behind_noun = (
        reading.norms[index - 1].startswith("ال") and index - first <= 2 or index in reading.person_past
    )
    if behind_noun and looks_like_masdar(reading.norms[index].removeprefix("ال")):
        return True  # "المعرض | التعريف بالكتاب"
    plural = reading.norms[index].endswith("ين") and not reading.norms[index - 1].endswith("ين")
    return plural or "outlet" in before


def _step_preposition(reading: Reading, first: int, index: int, end: int) -> int:
    norm, after = reading.norms[index], index + 1
    if after >= end or reading.time_end[after] or reading.norms[after] in CLAUSE:
        return index
    kinds = classes_of(reading, after)
    if norm == "باسم":
        return after
    if kinds & VIA and not kinds & {"body"} or "day" in kinds or "time_noun" in kinds:
        return index
    if norm == "في" and index in reading.person_past:
        return index  # "الأمير خالد | في ديوانه"
    if norm == "في":
        return after if _is_place_or_body(reading, after) else index
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


def _is_place_or_body(reading: Reading, index: int) -> bool:
    """Whether "في …" goes on naming the speaker: "مصدر في الشرطة"; not "في هذا السياق"."""
    norm = reading.norms[index]
    if norm in DEMONSTRATIVE or norm in role("no_place"):
        return False
    named = index in reading.actor_at or reading.words[index].pos == "PROPN"
    if not named and is_possessed(reading, index) and "body" not in classes_of(reading, index):
        return False  # "المكتب | في مقره بالمدينة"
    return not (norm.endswith(("ه", "ها")) and "object" in classes_of(reading, index))
