"""A sentence cut into the pieces that roles hang on: noun phrases, verbs, event nouns, openings of clauses, marks."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

import msgspec

from khabar.annotate.events.closed import closed, unjoined
from khabar.annotate.events.lexicon import Reading, readings
from khabar.model import Actor, Word, Words

PieceKind: TypeAlias = Literal[
    "np", "verb", "event", "that", "relative", "subordinate", "particle", "comma", "stop"
]
Mentions: TypeAlias = Mapping[int, tuple[int, Actor]]  # first word → (last word, actor)

_MAX_PHRASE = 16
_STOPS = frozenset(".؟?!:;؛…")
_COMMAS = frozenset("،,-–—/")
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
    classes = closed().classes
    prep = ""
    index = first
    while index < last:
        word = words[index]
        if word.kind == "mark":
            if word.norm in _STOPS or word.norm in _COMMAS:
                pieces.append(Piece("stop" if word.norm in _STOPS else "comma", index, index, word.norm))
                prep = ""
            index += 1
            continue
        joined, key = _key(word, classes)
        name = classes.get(key) if index not in mentions else None
        if key in _ABOUT and index + 1 < last and _counts(words[index + 1]):
            pass  # "نحو 390 مقاتلا": about so many, no direction
        elif _is_agent_phrase(words, index, prep):
            prep = AGENT
        elif name in ("preposition", "temporal"):
            prep = "" if word.enclitic else key if name == "preposition" else TEMPORAL
        elif name == "pronoun":
            pieces.append(Piece("that", index, index, _PRONOUNS[key.removeprefix("و")], joined=joined))
            prep = ""
        elif name:
            pieces.append(Piece(name, index, index, key, joined=joined))  # type: ignore[arg-type]
            prep = ""
        else:
            piece = _content(words, index, last, prep=prep, before=pieces, mentions=mentions)
            pieces.append(piece)
            prep = ""
            index = piece.last
        index += 1
    return pieces


_PRONOUNS = {"هو": "انه", "هي": "انها", "هم": "انهم", "هما": "انهما"}  # what أنه says as one word
_ABOUT = frozenset({"نحو", "حوالي", "قرابه"})


def _counts(word: Word) -> bool:
    return word.kind == "number" or word.bare in closed().quantities or word.bare in closed().numerals


_HANDS = frozenset(["يد", "ايدي", "يدي"])


def _is_agent_phrase(words: Words, index: int, prep: str) -> bool:
    """Whether the word makes what follows the doer: "من قبل", "على أيدي", "بيد"."""
    word = words[index]
    if word.norm in ("قبل", "جانب"):
        return prep == "من" and index > 0 and words[index - 1].norm == "من"
    if word.bare in _HANDS:
        return prep in ("علي", "في")
    return word.norm in ("بيد", "بايدي", "بيدي")


def _key(word: Word, classes: Mapping[str, str]) -> tuple[bool, str]:
    """Whether و or ف stands before a word, and the word without it, for the closed classes."""
    norm = word.norm
    if norm in classes or norm in closed().heads or norm in closed().verbs:
        return False, norm
    if norm and norm[0] in "وف" and norm[1:] in classes:
        return True, norm[1:]
    return False, norm


def _content(
    words: Words, index: int, last: int, *, prep: str, before: Sequence[Piece], mentions: Mentions
) -> Piece:
    word = words[index]
    if index in mentions:
        return _phrase(words, index, last, prep=prep, mentions=mentions)
    found = event_readings(word)
    finite = tuple(r for r in found if r.kind in ("past", "present"))
    nominal = tuple(
        r for r in found if r.kind == "noun" or (r.kind == "participle" and _is_adverbial(word, r))
    )
    joined = _is_joined(word)
    if nominal and all(r.enclitic for r in finite) and not all(r.enclitic for r in nominal):
        finite = ()  # حملة is no حمل + ـه
    if (
        finite
        and (not nominal or _reads_as_verb(words, index, before, prep=prep))
        and (not prep or word.pos == "VERB")
    ):
        joined = joined or finite[0].conjunction != ""
        return Piece(
            "verb", index, index, word.norm, prep, joined, readings=finite, number=_number_of(finite, word)
        )
    if nominal and not _is_heading(words, index):
        return _event_noun(words, index, last, nominal, prep=prep, mentions=mentions)
    if not prep and is_verb(word):
        return Piece("verb", index, index, word.norm, joined=joined, number=_number(word))
    return _phrase(words, index, last, prep=prep, mentions=mentions)


def event_readings(word: Word) -> tuple[Reading, ...]:
    """The event readings of a word, none for words that only look like one."""
    if word.kind != "arabic" or word.end - word.start >= len(word.norm) + _VOWELS:
        return ()  # a word with all its vowels stands in scripture or verse
    never = closed().never
    if word.norm in never or word.core in never or word.norm[1:] in never:
        return ()
    return readings(word.norm)


_VOWELS = 4
_PASSIVE_PARTICIPLES = ("مدعوم", "مبرم", "مسنود", "موقع", "محتجز", "مفروض", "متحالف")


def _is_adverbial(word: Word, reading: Reading) -> bool:
    """Whether a participle stands for an act ("مطالبا", "المدعومة من") and not for a person ("المتهم")."""
    if any(part in word.norm for part in _PASSIVE_PARTICIPLES):
        return True
    if reading.definite or reading.clitic or reading.number == "p":
        return False
    return word.norm.endswith("ا") or word.norm in ("مطالب", "ومطالب")


def _is_joined(word: Word) -> bool:
    return bool(word.proclitics) and word.proclitics[0] in "وف"


def _event_noun(
    words: Words, index: int, last: int, nominal: tuple[Reading, ...], *, prep: str, mentions: Mentions
) -> Piece:
    """An event noun with the adjectives that follow it."""
    end = index
    definite = nominal[0].definite or bool(nominal[0].enclitic)
    about = any("A" in entry.genitive or entry.genitive == "O" for entry in nominal[0].entries)
    while end + 1 < last and end - index < 3 and end + 1 not in mentions:
        following = words[end + 1]
        if not _is_adjective(following, definite=definite, open_class=about) or event_readings(following):
            break
        if nominal[0].enclitic and following.bare in closed().heads:
            break  # "استقباله الوزير": his guest
        end += 1
    joined = nominal[0].conjunction != ""
    return Piece("event", index, end, words[index].norm, nominal[0].clitic or prep, joined, readings=nominal)


def _is_adjective(word: Word, *, definite: bool, open_class: bool) -> bool:
    lists = closed()
    if word.kind != "arabic" or word.proclitics or word.norm in lists.classes or is_verb(word):
        return False
    if word.bare in lists.adjectives:
        return word.is_definite == definite or not definite
    plain = not definite and not word.is_definite and not word.enclitic and word.bare not in lists.heads
    if word.pos == "ADJ" and plain and open_class:
        return True  # "قصف متعمد لقرية"
    if definite:
        return word.is_definite and not word.enclitic
    return open_class and not word.is_definite and word.norm.endswith(("ي", "يه")) and len(word.norm) > 4


def is_verb(word: Word) -> bool:
    """Whether a word is a finite verb, by the tagger or by the list of frequent reporting verbs."""
    lists = closed()
    norm = word.norm
    if word.pos == "VERB" and word.bare not in lists.nouns and norm not in lists.nouns:
        return True
    if norm in lists.verbs or norm in lists.auxiliaries:
        return True
    if not norm or norm[0] not in "وفس":
        return False
    bare = norm[1:]
    return bare in lists.verbs or bare in lists.auxiliaries or (bare[:1] == "س" and bare[1:] in lists.verbs)


def _number_of(finite: tuple[Reading, ...], word: Word) -> str:
    return finite[0].number


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
    if word.pos == "NOUN" and before and before[-1].kind in ("np", "verb", "event"):
        return False
    if not before:
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
    if _is_adjective(following, definite=False, open_class=True):
        return False
    return following.bare in closed().heads or following.norm in closed().timewords


def _is_heading(words: Words, index: int) -> bool:
    """Whether an event noun only names an office or body: "مجلس الحرب", "وزير الدفاع"."""
    if index == 0:
        return False
    previous = words[index - 1]
    if previous.kind != "arabic" or previous.core != previous.bare or words[index].proclitics:
        return False
    lists = closed()
    if previous.bare in lists.headings:
        return True
    return previous.bare in lists.heads and words[index].core != words[index].bare


def _phrase(words: Words, first: int, last: int, *, prep: str, mentions: Mentions) -> Piece:
    word = words[first]
    clitics = tuple(part for part in word.proclitics if part not in "وف")
    end, actor = _phrase_end(words, first, last, mentions=mentions)
    party, actor = _party(words, first, end, actor=actor, mentions=mentions)
    counted = word.kind == "number" and not prep and (first == end or words[first + 1].norm == "من")
    if (
        counted and not party and len(word.norm) != 4
    ):  # "أصيب 43", "31 من المحكوم عليهم": persons; four figures are a year
        party = "person"
    return Piece("np", first, end, word.norm, clitics[0] if clitics else prep, _is_joined(word), party, actor)


def _phrase_end(words: Words, first: int, last: int, *, mentions: Mentions) -> tuple[int, Actor | None]:
    """Last word of the noun phrase that begins at `first`, and the first actor named in it."""
    index, end = first, first
    actor: Actor | None = None
    after_name = -1  # the word after a name
    limit = min(last, first + _MAX_PHRASE)
    while index < limit:
        word = words[index]
        if index in mentions:
            if index > first and _begins_another(words, index, first, end, actor, mentions[index][1]):
                break
            end, named = mentions[index]
            actor = actor or named
            index = after_name = end + 1
            continue
        if index > first and actor is not None and actor.type != "PER" and word.norm in closed().honorifics:
            break
        if word.kind == "mark":
            if word.norm in _STOPS or word.norm in _COMMAS:
                break
            index += 1
            continue
        if index > first and not _goes_on(words, index, end, first=first):
            break
        if after_name == index and not word.is_definite and word.kind == "arabic" and word.pos != "PROPN":
            break  # "رفضت دمشق قرار المجلس": a name takes no genitive
        end = index
        index += 1
    return min(end, last - 1), actor


def _begins_another(
    words: Words, index: int, first: int, end: int, actor: Actor | None, named: Actor
) -> bool:
    """Whether a name begins a phrase of its own: with و or a preposition on it, or after a complete party."""
    word, previous = words[index], words[end]
    if word.proclitics or actor is not None or (word.is_definite and _is_closed_noun(words[first])):
        return True
    if (
        previous.is_definite and not previous.enclitic and named.type != "PER"
    ):  # "زار الرئيس فرنسا"; "العاصمة باريس" is one
        return words[first].bare not in closed().place_heads
    return end == first and previous.is_definite and _is_human_plural(previous)


def _goes_on(words: Words, index: int, end: int, *, first: int) -> bool:
    """Whether the word still belongs to the phrase whose last word so far is `end`."""
    word, previous = words[index], words[end]
    lists = closed()
    if _begins_anew(words, index, end, first=first):
        return False
    if word.norm in lists.classes:
        counted = previous.kind == "number" or previous.bare in lists.quantities - _WHOLE
        if word.norm != "من" or not counted or index + 1 >= len(words):
            return False
        return words[index + 1].norm not in ("قبل", "جانب", "جهه", "اجل", "خلال", "بين")
    if word.kind == "number":
        return previous.bare in lists.quantities
    if is_verb(word):
        return False
    if previous.norm == "من":
        return True
    if word.bare in lists.quantities:
        return previous.bare in lists.quantities
    return _agrees(words, index, end, first=first)


def _begins_anew(words: Words, index: int, end: int, *, first: int) -> bool:
    """Whether the word is joined, a time, a second person or an adverb: no part of any phrase before it."""
    word, previous = words[index], words[end]
    if word.proclitics or previous.core == "تعزير" or (word.norm in closed().timewords and index > first):
        return True
    if word.is_definite and previous.is_definite and _are_two_persons(previous, word):
        return True
    if word.pos == "NOUN" and word.enclitic in ("ها", "هم", "هما") and previous.norm.startswith("ال"):
        return True  # "دعت السلطات مواطنيها"
    if previous.pos == "PROPN" and word.norm.startswith("ال") and closed().heads.get(word.bare) == "group":
        return words[first].pos == "PROPN" and not words[first].is_definite  # "أبلغ تسيبراس البرلمان"
    return (
        word.norm.endswith("ا")
        and len(word.norm) > 4
        and not word.is_definite
        and _is_adverb_after(words, index, end)
    )


def _agrees(words: Words, index: int, end: int, *, first: int) -> bool:
    """Whether a noun or adjective goes on the phrase, by definiteness and class."""
    word, previous = words[index], words[end]
    lists = closed()
    if word.is_definite and not words[first].is_definite and _is_closed_noun(words[first]):
        return False
    if previous.is_definite and not word.is_definite and word.kind == "arabic":
        return word.pos == "PROPN" or previous.bare in lists.titles
    if (
        previous.bare in lists.adjectives
        and not word.is_definite
        and not _is_adjective(word, definite=False, open_class=True)
    ):
        return False  # "سيارة مفخخة مركز شرطة" is two phrases
    found = event_readings(word)
    if (
        found
        and previous.bare in lists.quantities
        and not any(r.kind == "noun" and not r.definite for r in found)
    ):
        return True
    if found and not (word.is_definite and (previous.bare in lists.heads or previous.bare in lists.headings)):
        if any(_is_adverbial(word, reading) for reading in found):
            return False  # "القوات المدعومة من …": the participle tells an act of its own
        return word.is_definite and previous.is_definite and all(r.kind == "participle" for r in found)
    return True


def _party(
    words: Words, first: int, end: int, *, actor: Actor | None, mentions: Mentions
) -> tuple[str, Actor | None]:
    lists = closed()
    if actor is not None and first in mentions and mentions[first][1].type in ("GPE", "LOC"):
        return _kind_of_name(words, first, end, mentions[first][1]), mentions[first][1]
    index = first
    for index in range(first, end + 1):
        word = words[index]
        kind = lists.heads.get(word.bare) or lists.heads.get(word.core)
        if kind:
            if word.norm == "وحده" and index < end and words[index + 1].norm in _UNITED:
                return "", None
            rule = word.core.endswith("نظام") and index < end and words[index + 1].norm in _OF_RULES
            return ("", None) if rule else (kind, actor)
        if (
            word.kind == "number"
            or word.bare in lists.quantities
            or word.norm == "من"
            or word.norm in lists.honorifics
        ):
            continue
        if word.kind == "arabic" and word.bare not in ("هذا", "هذه", "هؤلاء", "تلك"):
            break
    if actor is not None and (
        index in mentions
        or (
            actor.type == "PER"
            and (words[index].bare in lists.titles or words[index].norm in lists.honorifics)
        )
    ):
        return _kind_of_name(words, first, end, actor), actor
    if actor is not None:  # "حق تركيا", "مصالح بكين": the thing, not the country
        return ("place" if words[first].bare in lists.place_heads or actor.type == "LOC" else "owned"), actor
    if end == first and words[first].kind == "number" and len(words[first].norm) == 4:
        return "", None  # a year
    if end == first and words[first].bare in lists.numerals and words[first].norm not in lists.timewords:
        return "person", None
    return ("person" if _is_human_plural(words[index]) else ""), None


_UNITED = frozenset(
    {"الاوطان", "الصف", "الامه", "الوطن", "الشعب", "الاراضي", "اليمن", "العراق", "سوريا", "ليبيا"}
)
_OF_RULES = frozenset(
    {"العام", "وثائق", "مكافحه", "العمل", "الصاروخي", "المصرفي", "المالي", "التعليم", "جديد"}
)
_WHOLE = frozenset(["كافه", "جميع", "كل", "معظم", "سائر"])  # no من of theirs follows


def _are_two_persons(previous: Word, word: Word) -> bool:
    """Whether two definite offices side by side are two parties: "التقى الوزير السفير"; "السيد الوزير" is one."""
    heads = closed().heads
    if word.bare in _PEOPLES or previous.bare == "عاهل":  # "المتمردين الأكراد", "العاهل الملك"
        return False
    return (
        heads.get(previous.bare) == heads.get(word.bare) == "person"
        and previous.norm not in closed().honorifics
    )


_PEOPLES = frozenset(
    {"اكراد", "عرب", "شيعه", "سنه", "اجانب", "مدنيين", "مدنيون", "مسلحين", "مسلحون", "يهود", "اتراك", "افغان"}
)


def _is_adverb_after(words: Words, index: int, end: int) -> bool:
    """Whether a tanwin after a definite word or a name is an adverb or an object: "سوريا رسميا"."""
    previous = words[end]
    return words[index].norm.endswith("يا") and (
        previous.is_definite or previous.pos == "PROPN" or words[index].pos == "ADV"
    )


def _is_closed_noun(word: Word) -> bool:
    """Whether a noun's ending shows that no genitive follows: nun of the plural, tanwin: "مستوطنين المسجد" is two phrases."""
    return word.kind == "arabic" and (
        _is_human_plural(word) or (word.norm.endswith("ا") and len(word.norm) > 4)
    )


def _kind_of_name(words: Words, first: int, end: int, actor: Actor) -> str:
    if actor.type != "LOC":
        return "name"
    return "capital" if first == end and words[first].core in closed().capitals else "place"


def _is_human_plural(word: Word) -> bool:
    """Whether a word has the plural of persons: المهاجمين، إيرانيون."""
    core = word.bare
    nonhuman = closed().nonhuman
    if word.norm in closed().timewords or word.bare in closed().timewords:
        return False
    return (
        len(core) >= 5 and core.endswith(("ون", "ين")) and word.core not in nonhuman and core not in nonhuman
    )
