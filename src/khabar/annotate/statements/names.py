"""Whom a speaker's words name: the fullest proper name in the text, or the phrase itself."""

from collections.abc import Sequence

from khabar.annotate.statements.addressees import holder_of
from khabar.annotate.statements.holders import holder_before
from khabar.annotate.statements.nouns import HEADS
from khabar.annotate.statements.reading import (
    Reading,
    classes_of,
    close_of,
    index_at,
    is_opening,
    role,
)
from khabar.arabic.letters import fold_word
from khabar.model import Actor, Span, Statement

_QUOTES = '"“”„«»()،, '
_NAME_PARTS = frozenset({"بن", "بنت", "ابن", "ابو", "ام", "عبد", "ال", "الله", "ولد", "ذو"})


def name_of(reading: Reading, speaker: Span, statements: Sequence[Statement]) -> tuple[str, str | None]:
    """The name of the speaker and the id of its actor, where there is one."""
    first = _first_word(reading, speaker)
    past = index_at(reading.words, speaker.end, first)
    actor = _own_actor(reading, first, past, speaker)
    text = _trimmed(speaker.of(reading.words.text))
    if text.startswith("لل") and reading.norms[first].startswith("لل") and reading.words[first].proclitics:
        text = "ال" + text[1 if reading.words[first].bare.startswith("ل") else 2 :]  # "وفقا للناطق": "الناطق"
    if actor:
        return _whole_name(reading, actor, first, past), actor.id
    own = (
        _quoted_name(reading, first, past)
        or _own_name(reading, first, past)
        or _before_office(reading, first, past)
    )
    holder = None if own else holder_before(reading, first, past)
    if holder:
        return holder.name, holder.id
    earlier = _same_as_earlier(reading, first, past, own or text, statements)
    if earlier:
        return earlier
    return own or text, None


def _trimmed(text: str) -> str:
    """The text without the marks around it; a closing one whose opening stands inside stays: "هيئة (إن)"."""
    bare = text.strip(_QUOTES)
    start = text.index(bare)
    rest = text[start + len(bare) :].lstrip()[:1]
    opened = _OPENING.get(rest)
    lacks = (
        opened and (bare.count(opened) % 2 if opened == rest else bare.count(opened) - bare.count(rest)) > 0
    )
    if lacks:
        return bare + rest
    opening = text[:start].rstrip()[-1:]
    closing = next((close for close, mark in _OPENING.items() if mark == opening), "")
    lost = closing and bare.count(closing) > bare.count(opening) * (closing != opening)
    return opening + bare if lost and bare.count(closing) % 2 == 1 else bare  # "«وكالة المرفأ» في صور"


_OPENING = {")": "(", "»": "«", "”": "“", '"': '"'}


def _first_word(reading: Reading, span: Span) -> int:
    low, high = 0, len(reading) - 1
    while low < high:
        middle = (low + high) // 2
        if reading.words[middle].end > span.start:
            high = middle
        else:
            low = middle + 1
    return low


def _own_actor(reading: Reading, first: int, past: int, speaker: Span) -> Actor | None:
    """The actor that the phrase names: a person with his titles, or a body or country that is the whole of it."""
    head = classes_of(reading, first)
    best: tuple[int, Actor] | None = None
    for index in range(_past_kin(reading, first, past), past):
        if index not in reading.actor_at or _takes_more(reading, index, past):
            continue
        end, number = reading.actor_at[index]
        actor = reading.actors[number]
        covers = min(end, past) - index
        if actor.type == "PER":
            if head & {"body", "source", "document", "outlet"} and covers < 0.7 * (past - first):
                continue
            if index > first and (
                reading.norms[index - 1] in ("من", "الي")
                or holder_of(reading, first, end, start=index)
                or _is_whose(reading, first, index)
                or _hangs(reading, first, index)
            ):
                continue
            if covers == 1 and " " in actor.name and _is_another(reading, actor, end, past):
                continue
            if covers == 1 and classes_of(reading, index) & {"official", "title", "person"}:
                continue  # "بروفسور" taken for a name
            if best and best[0] >= 100 and not _is_doubtful(reading, best[0] - 100, covers):
                break  # who is named first speaks: "سالم العمري مساعد خالد الراشد"
            rank = 100 + index
        elif (
            covers >= 0.7 * (past - first)
            and not (head & _HOLDING and index > first)
            or past - first - covers <= 1
            and index == first + 1
            and not head & (_HOLDING | {"source"})
            and reading.words[index].proclitics[:1] != ("و",)
            and (actor.type == "ORG" or reading.words[first].bare in _STATES)
        ):
            rank = covers
        else:
            continue
        if best is None or rank > best[0]:
            best = (rank, actor)
    if best:
        return best[1]
    number_at = reading.reference_at.get(speaker.start)
    return None if number_at is None else reading.actors[number_at]


def _takes_more(reading: Reading, index: int, past: int) -> bool:
    """Whether a body's name runs on past the speaker's words, into the object: "الجامعة | المتقدمين"."""
    end, number = reading.actor_at[index]
    if end <= past or reading.actors[number].type == "PER":
        return False
    rest = reading.norms[past]
    return rest.endswith("ين") and not rest.endswith("يين") or "object" in classes_of(reading, past)


def _is_another(reading: Reading, actor: Actor, end: int, past: int) -> bool:
    """Whether a given name that the actor shares goes on with a family name that is not his: "علي | العبدالعزيز العباسي"."""
    if end >= past or reading.words[end].kind != "arabic" or end in reading.actor_at:
        return False
    word, norm = reading.words[end], reading.norms[end]
    kinds = classes_of(reading, end)
    if kinds or word.proclitics or word.pos not in ("PROPN", "X") and not norm.startswith("العبد"):
        return False
    return norm not in fold_word(actor.name).split()


def _is_whose(reading: Reading, first: int, index: int) -> bool:
    """Whether people in the construct state are those of the person named right behind: "خصوم | سالم العمري"."""
    many = reading.words[first].bare in _FOLLOWING
    return many and index == first + 1


def _hangs(reading: Reading, first: int, index: int) -> bool:
    """Whether the name hangs on a noun with ل, which tells what the phrase is about: "مراجعة لوفاة | سالم العمري"."""
    before = reading.words[index - 1]
    if before.proclitics[:1] != ("ل",) or index - 1 == first or before.norm.startswith("لل"):
        return False
    return index - 1 not in reading.actor_at and not classes_of(reading, index - 1) & (HEADS | {"title"})


_FOLLOWING = frozenset(
    fold_word(
        "خصوم أنصار مؤيدو مؤيدي معارضو معارضي مقربون حلفاء أعداء منتقدو منتقدي أتباع محبو رفاق زملاء أقارب عشاق ضحايا ورثة"
    ).split()
)


def _is_doubtful(reading: Reading, index: int, covers: int) -> bool:
    """Whether a name of one word stands before a fuller one and nothing between them says whose that is."""
    end = reading.actor_at[index][0]
    serves = end < len(reading) and classes_of(reading, end) & {"official", "person", "title"}
    return end - index == 1 and covers > 1 and not (serves or reading.norms[end] in role("kin"))


def _whole_name(reading: Reading, actor: Actor, first: int, past: int) -> str:
    """The actor's name, with the surname behind it that was taken for somebody else's: "سامي | الخطيب"."""
    if actor.type != "PER":
        return actor.name
    parts = actor.name.split()
    if len(parts) > 3 and parts[0] == "باسم" and parts[1].startswith("ال"):
        return " ".join(parts[2:])  # "(المتحدثة) باسم الوزارة هزار المنداوي"
    for index in range(first, past):
        end, number = reading.actor_at.get(index, (0, -1))
        if number < 0 or reading.actors[number] is not actor:
            continue
        after, other = reading.actor_at.get(end, (0, -1))
        shown = Span(reading.words[index].start, reading.words[end - 1].end).of(reading.words.text)
        if _lacks_given(reading, actor, first, index):
            return Span(reading.words[first].core_start, reading.words[index].end).of(reading.words.text)
        surname = end < past and after == end + 1 and other >= 0 and reading.actors[other].type == "PER"
        if surname and actor.name == shown:
            return Span(reading.words[index].start, reading.words[end].end).of(reading.words.text)
        return actor.name
    return actor.name


def _lacks_given(reading: Reading, actor: Actor, first: int, index: int) -> bool:
    """Whether an unknown given name stands right before a surname that is all that is known: "أيسر | الخفاجي"."""
    word = reading.words[first]
    alone = " " not in actor.name and actor.name.startswith("ال") and index == first + 1
    plain = word.kind == "arabic" and len(word.norm) > 2 and word.pos not in ("ADP", "VERB", "PRON", "SCONJ")
    return alone and plain and not word.norm.startswith("ال") and not classes_of(reading, first)


def _past_kin(reading: Reading, first: int, past: int) -> int:
    """Index past whose relative somebody is: in "والد الشهيد سالم العمري" the name is not the speaker's."""
    if reading.norms[first].removeprefix("و") not in role("kin") and reading.norms[first] not in role("kin"):
        return first
    child = reading.norms[first + 1 : first + 2]
    for index in range(first + 1, past):
        if index in reading.actor_at and reading.actors[reading.actor_at[index][1]].type == "PER":
            titled = index > first + 2 and reading.norms[index - 1].startswith("ال")
            if titled and child and child[0].startswith("ال") and child[0].endswith("ه"):
                return first  # "والد الطفلة المواطن سالم العمري": the name is his own
            return max(reading.actor_at[index][0], index + 1)
    return past


def named_kin(reading: Reading, first: int, past: int) -> bool:
    """Whether somebody is named by a relative: "والد الشهيد سالم العمري"."""
    return first < _past_kin(reading, first, past) and any(
        i in reading.person_past for i in range(first + 2, past + 1)
    )


def _quoted_name(reading: Reading, first: int, past: int) -> str | None:
    """The name that stands between marks behind a title: "الإعلامية «هدى الراشد»"."""
    titled = classes_of(reading, first) & _HOLDING and reading.norms[first].startswith("ال")
    for index in range(first + 1, past - 3) if titled else ():
        if is_opening(reading, index):
            close = close_of(reading, index)
            body = (
                classes_of(reading, index - 1) & {"body", "outlet"} or classes_of(reading, index + 1) & HEADS
            )
            behind = reading.norms[index - 1].startswith("ال") and not body
            whole = close == past - 1 and close - index > 2 and behind
            return (
                Span(reading.words[index + 1].start, reading.words[close - 1].end).of(reading.words.text)
                if whole
                else None
            )
    return None


def _before_office(reading: Reading, first: int, past: int) -> str | None:
    """The unknown name that an office follows: "أنس الفارع | الناطق باسم وزارة الصحة"."""
    head = reading.words[first]
    if head.pos not in ("PROPN", "X") or head.norm.startswith("ال") or classes_of(reading, first):
        return None
    for index in range(first + 1, min(past, first + 5)):
        official = "official" in classes_of(reading, index) and not reading.words[index].proclitics
        if official and index > first + 1:
            return Span(head.start, reading.words[index - 1].end).of(reading.words.text)
        if official or not _is_surname(reading, index):
            return None
    return None


def _is_surname(reading: Reading, index: int) -> bool:
    """Whether a word behind a given name goes on with it: a known word only with ال ("أشرف | القدرة")."""
    word = reading.words[index]
    known = classes_of(reading, index)
    return word.kind == "arabic" and (word.norm.startswith("ال") or not known and word.pos != "VERB")


def _own_name(reading: Reading, first: int, past: int) -> str | None:
    """The proper name at the end of an office or title: "وزير الصحة سالم العمري" → "سالم العمري"."""
    if (
        not classes_of(reading, first) & {"official", "title", "person"}
        or _past_kin(reading, first, past) > first
        or reading.norms[first] in role("duals")
    ):
        return None
    start = past
    while start > first and _is_name_part(reading, start - 1):
        start -= 1
        if reading.norms[start] in role("place_heads") and reading.norms[start - 1] not in ("في", "من"):
            start += 2  # "رئيس إقليم الربى | عادل المروج"
            break
    if start >= past:
        return None
    while (
        start < past
        and (reading.norms[start].startswith("ال") or reading.norms[start] in _NAME_PARTS)
        and past - start > 1
    ):
        start += 1
    if (
        past - start < 2
        or start > first
        and reading.norms[start - 1] in ("في", "من", "باسم")
        or _is_place_name(reading, start, past)
        or _is_noun(reading, start)
        or reading.words[start].proclitics[:1] in (("ل",), ("ب",), ("و",))
        or _is_described(reading, first, start)
    ):
        return None
    return Span(reading.words[start].start, reading.words[past - 1].end).of(reading.words.text).strip(_QUOTES)


def _is_place_name(reading: Reading, start: int, past: int) -> bool:
    """Whether the words are a place or a body and nobody's name: "شرطة | مكة المكرمة"."""
    end, number = reading.actor_at.get(start, (0, -1))
    return end >= past and reading.actors[number].type != "PER"


def _is_noun(reading: Reading, start: int) -> bool:
    """Whether a common noun stands where a name should begin, and no surname behind it: "أنصار | مفهوم اليقظة"."""
    word = reading.words[start]
    if word.pos not in ("NOUN", "ADJ", "VERB") or reading.norms[start] in _NAME_PARTS | role("names_in_y"):
        return False
    after = reading.words[start + 1]
    return after.pos in ("NOUN", "ADJ") or not after.norm.startswith("ال")


def _is_described(reading: Reading, first: int, start: int) -> bool:
    """Whether adjectives and no name follow an office in the indefinite: "مسؤول | أميركي رفيع", "رئيس | مجلس النواب"."""
    if start != first + 1 or reading.norms[first].startswith("ال") or reading.words[start].pos == "PROPN":
        return False
    adjective = reading.norms[start].endswith(("ي", "يه")) and reading.norms[start] not in role("names_in_y")
    return adjective or "body" in classes_of(reading, start) or reading.words[start].pos == "ADJ"


def _is_name_part(reading: Reading, index: int) -> bool:
    word, norm = reading.words[index], reading.norms[index]
    if norm in _NAME_PARTS:
        return True
    if word.kind not in ("arabic", "latin") or norm in role("fillers") or norm[:2] == "لل":
        return False
    kinds = classes_of(reading, index)
    if norm.startswith("ال"):
        named = word.pos == "PROPN" and reading.words.text[word.end - 1] == "ه"  # "الوجيه", not "الوطنية"
        return not kinds and (named or not norm.endswith(("يه", "يين")))
    return not kinds & (HEADS | {"adjunct", "object"})


def _same_as_earlier(
    reading: Reading, first: int, past: int, name: str, statements: Sequence[Statement]
) -> tuple[str, str | None] | None:
    """The name of an earlier speaker whom a short form means: a surname, "المصدر", "اللجنة"; a text stands for its author."""
    head = classes_of(reading, first)
    bare = reading.words[first].bare
    many = bare in role("many") or reading.norms[first].endswith(("ون", "ين")) and "person" in head
    words = frozenset(name.split())
    bares = _bares(reading, first, past)
    document = bare in _TEXTS and reading.norms[first].startswith("ال")
    for statement in reversed(statements[-40:]):
        if (
            statement.speaker is None
            or statement.speaker_name is None
            or statement.cue.start > reading.words[first].start
        ):
            continue
        other = statement.speaker_name
        if document:
            start = _first_word(reading, statement.speaker)
            same = statement.actor and "document" in classes_of(reading, start)
            if same and reading.words[start].bare == bare or _issued(reading, statement, bare):
                return other, statement.actor
            continue
        if other == name:
            return other, statement.actor
        start = _first_word(reading, statement.speaker)
        longer = frozenset(other.split()) | _bares(
            reading, start, index_at(reading.words, statement.speaker.end, start)
        )
        if (
            (len(words) <= 3 and not head & {"body"} and not many or "official" in head)
            and (words < longer or bares and bares < longer)
            and _may_be_short(reading, (first, past), start, statement)
        ):
            return other, statement.actor
        if (
            past - first <= 3
            and reading.norms[first].startswith("ال")
            and _stem(reading.words[start].bare) == _stem(bare)
            and start < first
            and not reading.norms[start].startswith("ال")
        ):
            return other, statement.actor
    return None


def _may_be_short(reading: Reading, short: tuple[int, int], start: int, earlier: Statement) -> bool:
    """Whether the words shared with an earlier speaker name him and not his employer ("«فيسبوك»") or his chief.

    An office may stand anywhere in his phrase, unless a deputy holds it; a name must be part of a proper name, stand first
    or last, or behind a given name.
    """
    first, past = short
    phrase = (
        range(start, index_at(reading.words, earlier.speaker.end, start)) if earlier.speaker else range(0)
    )
    bares = [reading.words[i].bare for i in phrase]
    bare = reading.words[first].bare
    if bare in bares[:2] or classes_of(reading, start) & {"body", "outlet"}:
        return not (bare in bares[1:2] and bares[0] in role("deputies"))
    if "official" in classes_of(reading, first):
        return bare in bares and bares[bares.index(bare) - 1] not in role("deputies")
    if earlier.actor:
        return True
    last = Span(reading.words[past - 1].start, reading.words[past - 1].end).of(reading.words.text)
    return last in (earlier.speaker_name or "").split()[-1:]


def _bares(reading: Reading, first: int, past: int) -> frozenset[str]:
    """The words of a phrase without ال and prefixes, so that "أمين عام رابطة" meets "الأمين العام لرابطة"."""
    return frozenset(reading.words[i].bare for i in range(first, past) if reading.words[i].kind == "arabic")


_HOLDING = frozenset({"official", "person", "title"})


def _issued(reading: Reading, statement: Statement, bare: str) -> bool:
    """Whether an earlier speaker is whose text a later "البيان" is: what he said there came through one."""
    if statement.via is None:
        return False
    start = _first_word(reading, statement.via)
    past = index_at(reading.words, statement.via.end, start)
    return any(reading.words[i].bare.rstrip("ا") == bare for i in range(start, past))


_STATES = frozenset({"دوله", "جمهوريه", "مملكه", "حكومه", "سلطنه", "اماره"})
_TEXTS = frozenset({"بيان", "تقرير", "دراسه", "رساله", "بلاغ", "حكم", "تصريح", "وثيقه"})


def _stem(bare: str) -> str:
    return {"مصادر": "مصدر"}.get(bare, bare)
