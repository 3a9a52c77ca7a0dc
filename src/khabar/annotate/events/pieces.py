"""A sentence cut into the pieces that roles hang on: noun phrases, verbs, event nouns, openings of clauses, marks."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Literal, TypeAlias

import msgspec

from khabar.annotate.events.closed import Closed, closed, unjoined
from khabar.annotate.events.kinds import event_readings, is_adjective, is_adverbial, is_verb
from khabar.annotate.events.lexicon import Reading
from khabar.annotate.events.phrases import COMMAS, STOPS, Mentions, base_forms, party_of, phrase_end
from khabar.model import Actor, Word, Words

PieceKind: TypeAlias = Literal[
    "np", "verb", "event", "that", "relative", "subordinate", "particle", "comma", "stop"
]

TEMPORAL = "@"  # ruling "preposition" of a phrase that only says when or why
AGENT = "بيد"  # and of the doer of a passive: بيد، على أيدي، من قبل


class Piece(msgspec.Struct, frozen=True, gc=False):
    """One piece, words `first` to `last`. `prep` is the preposition that rules it, "" where none does."""

    kind: PieceKind
    first: int
    last: int
    norm: str = ""
    prep: str = ""
    joined: bool = False  # و or ف before it
    party: str = ""  # person, group, name, capital, place, owned (a thing of a named party): what makes it a possible party; "" for anything else
    actor: Actor | None = None
    readings: tuple[Reading, ...] = ()
    number: str = "s"


def cut(words: Words, first: int, last: int, *, mentions: Mentions) -> list[Piece]:
    """The pieces of the words `first` up to `last` (left out), in order."""
    pieces: list[Piece] = []
    lists = closed()
    classes = lists.classes
    prep = ""
    index = first
    told = words.words
    while index < last:
        word = told[index]
        if word.kind == "mark":
            if (word.norm in STOPS or word.norm in COMMAS) and not _is_abbreviated(words, index):
                pieces.append(Piece("stop" if word.norm in STOPS else "comma", index, index, word.norm))
                prep = ""
            index += 1
            continue
        norm = word.norm
        joined, key = _key(norm, lists) if norm[:1] in "وف" else (False, norm)
        name = classes.get(key) if index not in mentions else None
        bound = _bound_of(words, index, last) if norm in _OPEN_BOUNDS else 0
        if bound:
            index += bound  # "ما لا يقل عن عشرة جنود": so many, and none that the act comes from
            continue
        if key in _ABOUT and index + 1 < last and _counts(told[index + 1]):
            pass  # "نحو 390 مقاتلا": about so many, no direction
        elif (norm in _AGENCIES or word.bare in _HANDS) and _is_agent_phrase(words, index, prep):
            prep = AGENT
        elif key == "بحياه" and index + 1 < last:
            prep = "ب"  # "أودى بحياة عشرة": the ten are the victims
        elif name is None:
            piece = _content(words, index, last, prep=prep, before=pieces, mentions=mentions)
            if index and told[index - 1].norm == _OR:
                piece = _with_or(pieces, piece)
            pieces.append(piece)
            prep = ""
            index = piece.last
        elif name == "preposition" or name == "temporal":
            prep = "" if word.enclitic else key if name == "preposition" else TEMPORAL
        elif name == "pronoun":
            pieces.append(Piece("that", index, index, _PRONOUNS[key.removeprefix("و")], joined=joined))
            prep = ""
        else:
            pieces.append(Piece(name, index, index, key, joined=joined))  # type: ignore[arg-type]
            prep = ""
        index += 1
    return pieces


_OR = "او"


def _with_or(pieces: list[Piece], piece: Piece) -> Piece:
    """A phrase behind أو as one that is joined, the particle taken away: "الجيش أو الميليشيات"."""
    if piece.kind != "np" or len(pieces) < 2 or pieces[-1].norm != _OR or pieces[-2].kind != "np":
        return piece
    pieces.pop()
    return msgspec.structs.replace(piece, joined=True)


def _is_abbreviated(words: Words, index: int) -> bool:
    """Whether a full stop only shortens a title: "د. نبيل"."""
    if not index or index + 1 >= len(words) or words[index].norm != ".":
        return False
    before = words[index - 1]
    return before.kind == "arabic" and len(before.norm) == 1 and words[index + 1].kind == "arabic"


def _bound_of(words: Words, index: int, last: int) -> int:
    """How many words from `index` on only bound a number: "ما لا يقل عن", "ما يصل إلى"; 0 where none do."""
    start = index + (words[index].norm == "ما")
    start += start < last and words[start].norm == "لا"
    if start + 1 >= last or start == index:
        return 0
    is_bound = words[start].norm in _BOUNDS and words[start + 1].norm in ("عن", "علي", "الي")
    return start + 2 - index if is_bound else 0


_OPEN_BOUNDS = frozenset({"ما", "لا"})
_BOUNDS = frozenset({"يقل", "تقل", "يزيد", "تزيد", "يصل", "تصل", "يربو"})
_PRONOUNS = {"هو": "انه", "هي": "انها", "هم": "انهم", "هما": "انهما"}  # what أنه says as one word
_ABOUT = frozenset({"نحو", "حوالي", "قرابه"})


def _counts(word: Word) -> bool:
    return word.kind == "number" or word.bare in closed().quantities or word.bare in closed().numerals


_HANDS = frozenset(["يد", "ايدي", "يدي"])
_AGENCIES = frozenset(["قبل", "جانب", "بيد", "بايدي", "بيدي"])


def _is_agent_phrase(words: Words, index: int, prep: str) -> bool:
    """Whether the word makes what follows the doer: "من قبل", "على أيدي", "بيد"."""
    word = words[index]
    if word.norm in ("قبل", "جانب"):
        return prep == "من" and index > 0 and words[index - 1].norm == "من"
    if word.bare in _HANDS:
        return prep in ("علي", "في")
    return word.norm in ("بيد", "بايدي", "بيدي")


def _key(norm: str, lists: Closed) -> tuple[bool, str]:
    """Whether و or ف stands before a word that begins with one, and the word without it, for the closed classes."""
    classes = lists.classes
    if norm[1:] not in classes or norm in classes or norm in lists.heads or norm in lists.verbs:
        return False, norm
    return True, norm[1:]


def _content(
    words: Words, index: int, last: int, *, prep: str, before: Sequence[Piece], mentions: Mentions
) -> Piece:
    word = words.words[index]
    if index in mentions:
        return _phrase(words, index, last, prep=prep, mentions=mentions)
    found = event_readings(word)
    if found and not _is_dawn(words, index):
        piece = _told_by(words, index, last, found, prep=prep, before=before, mentions=mentions)
        if piece is not None:
            return piece
    if (
        not prep
        and is_verb(word)
        and not _is_dawn(words, index)
        and not _is_owned_behind_verb(word, index, before)
    ):
        return Piece("verb", index, index, word.norm, joined=_is_joined(word), number=_number(word))
    return _phrase(words, index, last, prep=prep, mentions=mentions)


def _is_dawn(words: Words, index: int) -> bool:
    """Whether the word is the time of day before a day: "فجر أمس", "فجر الأحد"."""
    if words[index].norm != "فجر" or index + 1 >= len(words):
        return False
    return words[index + 1].norm in _DAYS


_DAYS = frozenset(
    {"امس", "اليوم", "يوم", "غد", "السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه"}
)


def _is_owned_behind_verb(word: Word, index: int, before: Sequence[Piece]) -> bool:
    """Whether what looks like a past verb with a pronoun is the noun behind a verb: "انضم قادته إلى"."""
    if not word.enclitic or word.proclitics or not before or before[-1].kind != "verb":
        return False
    if (
        before[-1].last != index - 1
        or unjoined(before[-1].norm, closed().auxiliaries) in closed().auxiliaries
    ):
        return False
    return word.norm not in closed().verbs and word.norm[0] not in "يتنسا"


_BEFORE_NOUNS = frozenset({"اجل", "بهدف", "بغيه", "عقب", "اثناء", "اثر", "خلال"})  # "من أجل دحر المسلحين"
_NEVER_BEFORE_VERBS = frozenset({"في", "الي", "علي", "عن"})  # "في نقيل الإبل" is a place, not "we dismiss"


def _told_by(
    words: Words,
    index: int,
    last: int,
    found: tuple[Reading, ...],
    *,
    prep: str,
    before: Sequence[Piece],
    mentions: Mentions,
) -> Piece | None:
    """The piece of a word that may tell an event, as its verb or noun; None where it does not here."""
    word = words.words[index]
    counted = index > 0 and words.words[index - 1].kind == "number"  # "120 طالبا": students
    finite: list[Reading] = []
    nominal: list[Reading] = []
    for reading in found:
        kind = reading.kind
        if kind == "past" or kind == "present":
            finite.append(reading)
        elif kind == "noun" or (
            not counted and is_adverbial(word, reading) and not _is_person(reading, word, index, before)
        ):
            nominal.append(reading)
    if finite and nominal and all(map(_ENCLITIC, finite)) and not all(map(_ENCLITIC, nominal)):
        finite = []  # حملة is no حمل + ـه
    if (
        finite
        and (not nominal or _reads_as_verb(words, index, before, prep=prep))
        and (not prep or (word.pos == "VERB" and prep not in _NEVER_BEFORE_VERBS))
        and not (nominal and index and words.words[index - 1].norm in _BEFORE_NOUNS)
    ):
        joined = _is_joined(word) or finite[0].conjunction != ""
        number = finite[0].number
        return Piece("verb", index, index, word.norm, prep, joined, readings=tuple(finite), number=number)
    if nominal and not _is_heading(words, index):
        return _event_noun(words, index, last, tuple(nominal), prep=prep, mentions=mentions)
    return None


_ENCLITIC = attrgetter("enclitic")


def _is_person(reading: Reading, word: Word, index: int, before: Sequence[Piece]) -> bool:
    """Whether a definite participle stands for a person, as no phrase that it might describe is right before it: "حبس المتهم"."""
    heads = closed().heads
    if not reading.definite or not (word.bare in heads or any(form in heads for form in base_forms(word))):
        return False
    return not before or before[-1].kind != "np" or before[-1].last != index - 1 or _is_joined(word)


def _is_joined(word: Word) -> bool:
    return bool(word.proclitics) and word.proclitics[0] in "وف"


def _event_noun(
    words: Words, index: int, last: int, nominal: tuple[Reading, ...], *, prep: str, mentions: Mentions
) -> Piece:
    """An event noun with the adjectives that follow it."""
    end = index
    told, likeliest = words.words, nominal[0]
    definite = likeliest.definite or bool(likeliest.enclitic)
    about = any("A" in entry.genitive or entry.genitive == "O" for entry in likeliest.entries)
    while end + 1 < last and end - index < 3 and end + 1 not in mentions:
        following = told[end + 1]
        if not is_adjective(following, definite=definite, open_class=about) or event_readings(following):
            break
        if likeliest.enclitic and following.bare in closed().heads:
            break  # "استقباله الوزير": his guest
        end += 1
    joined = likeliest.conjunction != ""
    return Piece("event", index, end, told[index].norm, likeliest.clitic or prep, joined, readings=nominal)


def _number(word: Word) -> str:
    core = word.core
    if core.endswith(("وا", "ون")):
        return "p"
    return "f" if core.startswith("ت") or core.endswith("ت") else "s"


def _reads_as_verb(words: Words, index: int, before: Sequence[Piece], *, prep: str) -> bool:
    """Whether a form that can be both (قتل، دعم) is a verb here, by what stands before it."""
    word = words[index]
    if prep:
        return False
    if word.norm[0] in "وف" and _in_list_of_nouns(before):
        return False
    if word.pos == "VERB":
        return True
    if (
        word.enclitic
        and index + 1 < len(words)
        and words[index + 1].is_definite
        and not words[index + 1].proclitics
    ):
        return True  # "سجنه التنظيم": a noun with a pronoun takes no genitive
    if _awaits_verb(before):
        return True
    if (
        word.pos == "NOUN"
        and before
        and before[-1].kind in ("np", "verb", "event")
        and not _only_opens(before)
    ):
        return False
    if not before or _only_opens(before):
        return _opens_with_verb(words, index)
    previous = before[-1]
    if previous.kind in ("that", "relative", "subordinate", "particle", "comma", "stop"):
        return True
    if previous.kind == "np":
        head = words[previous.last]
        return (
            bool(previous.party)
            and (head.is_definite or previous.actor is not None)
            and previous.last == index - 1
        )
    return previous.kind == "verb" and unjoined(previous.norm, closed().auxiliaries) in closed().auxiliaries


_PARTIES = frozenset({"person", "group", "name"})


def _awaits_verb(before: Sequence[Piece]) -> bool:
    """Whether a party stands right behind أن, so that a verb is due: "إن سلاح الجو السوري قصف مناطق"."""
    at = len(before) - 1
    while at > 0 and before[at].kind == "np" and before[at].joined and not before[at].prep:
        at -= 1
    return at > 0 and before[at].kind == "np" and before[at].party in _PARTIES and _is_that(before[at - 1])


def _is_that(piece: Piece) -> bool:
    return piece.kind == "that" and not piece.norm.endswith(("ه", "ها", "هم", "هما"))


def _only_opens(before: Sequence[Piece]) -> bool:
    """Whether only phrases like "إلى ذلك" and "من جهة أخرى" stand before, that open a sentence."""
    return 0 < len(before) <= 3 and all(
        piece.kind == "comma" or (piece.kind == "np" and piece.prep != "" and not piece.party)
        for piece in before
    )


def _in_list_of_nouns(before: Sequence[Piece]) -> bool:
    """Whether nouns joined by و stand right before: "والتفجير، واجتياح وحصار المدن، وقصف الأحياء"."""
    tail = before[-4:]
    if any(piece.kind in ("verb", "that", "stop", "relative", "subordinate") for piece in tail[-3:]):
        return False
    joined = [piece for piece in tail if piece.joined]
    return any(piece.kind == "event" for piece in joined) or len(joined) > 1


def _opens_with_verb(words: Words, index: int) -> bool:
    """Whether the first word of a sentence is a verb: "قتل ثمانية", not "قصف عنيف" nor "دعم الحكومة"."""
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or word.norm[0] in "وف":
        return True
    if (
        following.kind == "number"
        or following.norm in closed().classes
        or following.bare in closed().quantities
    ):
        return True
    if is_adjective(following, definite=False, open_class=True):
        return False
    return following.bare in closed().heads or following.norm in closed().timewords


def _is_heading(words: Words, index: int) -> bool:
    """Whether an event noun only names an office or body: "مجلس الحرب", "وزير الدفاع"."""
    if index == 0:
        return False
    previous, word, lists = words.words[index - 1], words.words[index], closed()
    if previous.kind != "arabic" or previous.core != previous.bare or word.proclitics:
        return False
    if previous.bare in lists.headings:
        return True
    return previous.bare in lists.heads and word.core != word.bare


def _phrase(words: Words, first: int, last: int, *, prep: str, mentions: Mentions) -> Piece:
    word = words.words[first]
    proclitics = word.proclitics
    clitics = [part for part in proclitics if part not in "وف"] if proclitics else None
    end, actor = phrase_end(words, first, last, mentions=mentions)
    party, actor = party_of(words, first, end, actor=actor, mentions=mentions)
    if not party and word.kind == "number" and not prep and len(word.norm) != 4:
        # "أصيب 43", "31 من المحكوم عليهم": persons; four figures are a year
        party = "person" if _counts_persons(words, first, end) else ""
    joined = bool(proclitics) and proclitics[0] in "وف"
    return Piece("np", first, end, word.norm, clitics[0] if clitics else prep, joined, party, actor)


def _counts_persons(words: Words, first: int, end: int) -> bool:
    """Whether a number stands for persons: "أصيب 43", "31 من المحكوم عليهم"; not "48 ساعة", "63 مليون دولار", "اللواء الـ15"."""
    if first and words[first - 1].norm in ("ال", "رقم", "ف"):
        return False
    if first + 1 >= len(words):
        return True
    following, lists = words[first + 1], closed()
    if first != end:
        return following.norm == "من"
    return not (
        following.norm in lists.timewords
        or following.bare in lists.nonhuman
        or following.bare in lists.quantities
    )
