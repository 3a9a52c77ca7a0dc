"""What stands between a reporting verb and its content without being either: times, places, occasions."""

from khabar.annotate.statements.nouns import HEADS, VIA, can_speak, looks_like_masdar
from khabar.annotate.statements.outlets import informed_at, listener_at
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    close_of,
    cue_forms,
    is_finite_cue,
    is_joined,
    is_letters,
    is_opening,
    role,
)
from khabar.annotate.statements.speaker import noun_phrase_end

PREPOSITIONS = {"الي": "الي", "علي": "علي", "عن": "عن", "من": "من", "في": "في", "حول": "حول"}
RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللواتي"})


_THIS = frozenset({"هذا", "هذه", "ذلك", "تلك"})
_TOO = frozenset({("هو", "الاخر"), ("هي", "الاخري"), ("هم", "الاخرون")})


def past_adverbs(reading: Reading, index: int, end: int) -> int:
    while index < end and (reading.time_end[index] > index or reading.norms[index] in role("adverbs")):
        index = max(index + 1, reading.time_end[index])
    if index + 1 < end and (reading.norms[index], reading.norms[index + 1]) in _TOO:
        index += 2
    if index + 1 < end and reading.norms[index] in role("strongest"):
        index += 2  # "أدان الوزير | بأشد العبارات | التفجير"
    if index + 2 < end and reading.norms[index] == "(" and reading.norms[index + 2] == ")":
        index += 3
    return index


def past_leading(reading: Reading, index: int, end: int, frames: frozenset[str]) -> int:
    """Past what stands between the verb and its subject: "قال في بيان | رئيس …", "أعلن، أمس، | الناطق", "أكد لـ«المرفأ» | سالم".

    `index` itself where no subject follows.
    """
    past, told = index, False
    for _ in range(4):
        start = past + 1 if past < end and reading.norms[past] in COMMAS else past
        step = _past_lead(reading, start, end, frames) if start < end else start
        if step <= start:
            break
        told = told or reading.time_end[start] > start or listener_at(reading, start) is not None
        past = step
    if past > index and past < end and reading.norms[past] in COMMAS:
        past += 1
    if past == index or past >= end or not can_speak(reading, past, end):
        return index
    return past if told or classes_of(reading, past) & HEADS or past in reading.actor_at else index


def _past_lead(reading: Reading, index: int, end: int, frames: frozenset[str]) -> int:
    """Past one time, listener or medium; `index` where none stands there."""
    if reading.time_end[index] > index:
        return reading.time_end[index]
    told = listener_at(reading, index)
    if told:
        first, past, _ = told
        if not past:
            return noun_phrase_end(reading, first, end, splits=True)
        marked = past < end and reading.words[past].kind == "mark" and reading.norms[past] not in COMMAS
        return past + 1 if marked and reading.norms[past] != ":" and not is_opening(reading, past) else past
    informed = informed_at(reading, index)
    if informed:
        return informed[1] + 1
    norm = reading.norms[index]
    medium = norm in ("في", "خلال", "عبر", "علي", "عقب", "لدي") and PREPOSITIONS.get(norm, "-") not in frames
    if not medium or index + 1 >= end or not classes_of(reading, index + 1) & VIA:
        return index
    past = past_preposition(reading, index, end)
    while past < end and past > index + 1 and "outlet" in classes_of(reading, past - 1):
        named = noun_phrase_end(reading, past - 1, end, splits=True)  # "في تصريح لوكالة | الأنباء المحلية"
        if named <= past:
            break
        past = named
    return past


def is_adjunct_word(reading: Reading, index: int) -> bool:
    return (
        reading.norms[index] in role("leading")
        or reading.norms[index] in role("adverbs")
        or reading.time_end[index] > index
        or reading.words[index].kind == "mark"
    )


def past_adjunct(reading: Reading, index: int, end: int, *, cue: int, relative: bool, first: bool) -> int:
    """Past a comma, a bracket, a time or an adjunct phrase between speaker and content; `index` where none stands there."""
    word, norm = reading.words[index], reading.norms[index]
    if reading.time_end[index] > index:
        return min(reading.time_end[index], end)
    if norm in COMMAS:
        return index + 1
    if norm in role("strongest") or _is_of_this(reading, index, end):
        return min(index + 2, end)  # "بأشد العبارات", "بهذه المناسبة"
    if norm in ("(", "-", "–", "ـ"):
        return _past_aside(reading, index, end)
    if is_opening(reading, index):
        return min(close_of(reading, index) + 1, end)
    if word.kind == "mark":
        return index + is_letters(reading.words, index)  # "بي.بي.سي"
    if norm in role("issued") | role("relayed") and index > cue + 1:
        return max(
            index + 1, noun_phrase_end(reading, index + 1, end, splits=True)
        )  # "في بيان | نشرته الوكالة"
    told = listener_at(reading, index)
    if told:
        return _past_told(reading, index, end, told[1])
    if not relative and norm in role("leading") or _is_matter(reading, index):
        return past_preposition(reading, index, end)
    if _is_other_verb(reading, index, relative=relative):
        return index
    if first and norm.startswith("ال") and norm not in RELATIVE:
        return index
    return min(max(index + 1, reading.actor_at.get(index, (0, 0))[0] if word.proclitics else 0), end)


def _is_of_this(reading: Reading, index: int, end: int) -> bool:
    """Whether "بهذه المناسبة" or "بهذا الخصوص" begins here."""
    if reading.norms[index] not in ("بهذه", "بهذا") or index + 1 >= end:
        return False
    return reading.norms[index + 1] in ("المناسبه", "الخصوص", "الشان")


def _is_other_verb(reading: Reading, index: int, *, relative: bool) -> bool:
    """Whether another verb of saying begins here; not "في بيان | نشر على الإنترنت"."""
    norm = reading.norms[index]
    if not is_finite_cue(reading, index) or classes_of(reading, index):
        return False
    if norm in role("published") and classes_of(reading, index - 1) & VIA:
        return False
    return is_joined(reading, index) or not relative and not norm.startswith("ال")


def _is_matter(reading: Reading, index: int) -> bool:
    """Whether the matter of a report begins: "توقعت الهيئة في تقريرها | عن حالة الطقس | هطول الأمطار"."""
    about = reading.norms[index] in ("عن", "حول", "بشان") and reading.norms[index - 2] in role("leads")
    return about and bool(classes_of(reading, index - 1) & (VIA | {"document"}))


def _past_told(reading: Reading, index: int, end: int, past: int) -> int:
    """Past the outlet of "لـ(المرفأ)", that ends before word `past`, or where its phrase does (0)."""
    if not past:
        named = noun_phrase_end(reading, index, end, splits=False, stops="ب", known=True)
        return named if named > index else past_preposition(reading, index - 1, end)
    closed = (
        past < end
        and reading.words[past].kind == "mark"
        and reading.norms[past] not in (":", "،", ",")
        and not is_opening(reading, past)
    )
    return min(max(past + closed, index + 1), end)


def _past_aside(reading: Reading, index: int, end: int) -> int:
    """Past brackets or a pair of dashes; a lone dash before a place: "منسقة المبادرة – الرياض | أن …"."""
    bracket = reading.norms[index] == "("
    if reading.words[index - 1].kind == "number" and reading.words[min(index + 1, end - 1)].kind == "number":
        return index + 1  # "انتهت 2-2"
    for other in range(index + 1, min(end, index + 4)):
        if not bracket and reading.norms[other] in CLAUSE | {":"}:
            return other
    closing = (")",) if bracket else ("-", "–", "ـ")
    for other in range(index + 1, min(end, index + (14 if bracket else 45)) - 1):
        if reading.norms[other] not in closing:
            continue
        after = reading.norms[other + 1]
        return other + 1 if other < index + 14 or after in CLAUSE or after in ("الي", "علي") else index
    if (
        not bracket and index + 1 < end and classes_of(reading, index + 1) & HEADS
    ):  # "سالم العمري -الناطق باسم الحزب: «…»"
        near = range(index + 2, min(end, index + 14))
        return next((i for i in near if reading.norms[i] in CLAUSE | {":"}), index)
    return index


def past_aside(reading: Reading, comma: int, end: int) -> int:
    """Past "، متحدثا للصحيفة،" where أن follows it, or "، مشترطا عدم نشر اسمه" before a colon: the comma or the colon."""
    start = comma + 1
    norm = reading.norms[start] if start < end else ""
    if norm[:1] != "م" or not norm.endswith(("ا", "ه", "ين")) or norm.startswith("ال"):
        return comma
    if not any(form.kind == "participle" for form in cue_forms(reading, start)):
        return comma
    for index in range(start + 1, min(end - 1, start + _ASIDE)):
        norm, after = reading.norms[index], reading.norms[index + 1]
        if norm in CLAUSE or is_opening(reading, index):
            return comma
        if norm == ":" and reading.norms[index - 1].endswith(("اسمه", "هويته", "اسمها", "هويتها")):
            return index
        if norm in COMMAS:
            return index if after in CLAUSE else comma
    return comma


_ASIDE = 14


def _short_end(reading: Reading, after: int, end: int) -> int:
    """Where the phrase of a preposition ends at once: at a time, a mark, "هذا الصدد"; 0 where it must be read on."""
    if after >= end:
        return after
    if reading.time_end[after] > after:
        return reading.time_end[after]
    if reading.norms[after] in _THIS:
        return min(after + 2, end)  # "في هذا الصدد | الجهات المعنية"
    marked = reading.words[after].kind == "mark" and not is_opening(reading, after)
    return after if reading.norms[after] in CLAUSE or marked else 0


def past_preposition(reading: Reading, index: int, end: int) -> int:
    """Past a preposition and its noun phrase: up to a mark, a time, another preposition, or a noun that begins something new."""
    after = index + 1
    short = _short_end(reading, after, end)
    if short:
        return short
    occasion = classes_of(reading, after) & VIA
    closed = (
        reading.norms[after].startswith("ال")
        or reading.norms[after].endswith(("ه", "ها", "هم"))
        and bool(occasion)
    )
    index = close_of(reading, after) + 1 if is_opening(reading, after) else after + 1
    while index < end:
        norm = reading.norms[index]
        if (
            reading.words[index].kind != "arabic"
            or norm in CLAUSE
            or norm in role("leading")
            or norm in RELATIVE
            or norm in PREPOSITIONS
            or reading.time_end[index] > index
        ):
            break
        if occasion and not closed and classes_of(reading, index) & {"official", "title"}:
            break  # "قال في بيان | رئيس البلدية"
        if occasion and closed and norm[:1] == "ب" and reading.words[index].proclitics:
            if not reading.norms[after].endswith(("ه", "ها", "هم")):
                break  # "في تصريح للتلفزيون الرسمي | بدور المنظمة"
            index += 1  # "خلال اجتماعه بمديري التعليم"
            while index < end and reading.norms[index].startswith("ال"):
                index += 1
            break
        if occasion and closed and not (norm.startswith("ال") and norm.endswith(("ي", "يه", "يين"))):
            break
        if (
            closed
            and not norm.startswith("ال")
            and (looks_like_masdar(norm) or classes_of(reading, index) & {"object", "attack"})
        ):
            break
        if (
            occasion
            and index > after + 1
            and (looks_like_masdar(norm) or "object" in classes_of(reading, index))
        ):
            break
        closed = closed or norm.startswith("ال") or index in reading.actor_at
        index = max(index + 1, reading.actor_at.get(index, (0, 0))[0] if occasion else 0)
    return index
