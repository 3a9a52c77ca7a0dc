"""The last look at names that no list knows: words of the language off their ends, a surname added, phrases that name nobody."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from khabar.annotate.actors.lists import (
    country_of_folded,
    forms,
    name_parts,
    title_words,
    titles,
    weak_words,
    word_class,
)
from khabar.annotate.actors.persons import has_title, is_definite_surname, part_kind
from khabar.annotate.actors.tagger import load_model
from khabar.annotate.actors.units import Mention, Unit
from khabar.arabic.vocabulary import closed_words, known_words
from khabar.model import Span

_SENTENCE = frozenset(".!؟:؛")
_NOMINAL = ("NOUN", "ADJ", "PROPN", "X", "NUM", "DET")
_BEFORE_A_NAME = ("king", "prince", "honour", "rank", "cleric", "head of state")


def tidy_names(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, by start; persons of no list without the words that cannot belong to them, or with the surname they lack."""
    taken = {mention.first: mention for mention in mentions}
    found: list[Mention] = []
    past = -1
    for mention in mentions:
        if mention.first <= past:
            continue  # the surname of the one before
        own: Mention | None = mention
        if mention.entry is not None and mention.type == "PER":
            own = _of_other_family(units, mention, taken)
        elif mention.entry is None and mention.rule != "layout":
            own = _person(units, mention, taken) if mention.type == "PER" else _other(units, mention)
        if own is None:
            continue
        found.append(own)
        past = own.last
        holder = _holder_behind(units, mention, own, taken)
        if holder is not None:
            found.append(holder)
            past = holder.last
    return found


def _of_other_family(units: Sequence[Unit], mention: Mention, taken: dict[int, Mention]) -> Mention:
    """The mention; another person's where a listed name of two given names goes on: "أحمد علي | الإبراهيم"."""
    at = mention.last + 1
    twice = len(mention.tokens) == 2 and all(name_parts().get(token) == "given" for token in mention.tokens)
    if (
        not twice
        or at >= len(units)
        or not units[at].norm.startswith("ال")
        or not _is_surname(units, at, taken)
    ):
        return mention
    return msgspec.structs.replace(
        mention, entry=None, how="name", rule="person", last=at, tokens=(*mention.tokens, units[at].norm),
        span=Span(mention.span.start, units[at].end),
    )  # fmt: skip


def _person(units: Sequence[Unit], mention: Mention, taken: dict[int, Mention]) -> Mention | None:
    first, last = _begin(units, mention), _end(units, mention)
    if first > last:
        return None
    kunya = first - 1
    if first == mention.first and kunya >= 0 and kunya not in taken and _is_kunya(units, first):
        token, start = next(reading for reading in units[kunya].readings if reading[0] in _KUNYAS)
        tokens, span = (token, *mention.tokens), Span(start, mention.span.end)
        mention = msgspec.structs.replace(mention, first=kunya, tokens=tokens, span=span)
        first = kunya
    if first > mention.first or last < mention.last:
        mention = _cut(units, mention, first, last)
    if _names_nobody(units, mention):
        return None
    if first and last > first and units[first - 1].norm in word_class("noun of a town"):
        return msgspec.structs.replace(mention, type="LOC", rule="place")  # "غرفة تجارة | بندر الريم"
    return _with_surname(units, mention, taken)


_KUNYAS = ("ابو", "ابي", "ابا")


def _is_kunya(units: Sequence[Unit], first: int) -> bool:
    """Whether "أبو" stands right before a name that begins without a clitic: "أبو | بكر محمد"."""
    before = units[first - 1]
    if before.paragraph != units[first].paragraph or before.written.endswith("أبى"):
        return False
    return any(token in _KUNYAS for token, _ in before.readings)


def _cut(units: Sequence[Unit], mention: Mention, first: int, last: int) -> Mention:
    token, start = (
        (mention.tokens[0], mention.span.start) if first == mention.first else units[first].readings[0]
    )
    tokens = (token, *(unit.norm for unit in units[first + 1 : last + 1]))
    return msgspec.structs.replace(
        mention, first=first, last=last, tokens=tokens, span=Span(start, units[last].end)
    )


@lru_cache(maxsize=100_000)
def word_kind(token: str) -> str:
    """What a word is to a name: link, sure (a part of names only), weak (also a word), word, unknown."""
    kind = part_kind(token)
    if kind == "link":
        return "link"
    if kind:
        return "weak" if token in weak_words() else "sure"
    bare = token[2:] if token.startswith("ال") else token
    tags = known_words().get(token) or known_words().get(bare) or closed_words().get(token)
    if tags:
        return "unknown" if "PROPN" in tags else "word"
    return "word" if token in load_model().common else "unknown"


def _begin(units: Sequence[Unit], mention: Mention) -> int:
    """The unit that the name begins at: behind a verb that looks like a given name ("وطالب | الأنصاري"), behind words of
    the language before a given name ("أدى الثلاثي | أحمد")."""
    first, last = mention.first, mention.last
    if last == first:
        return first
    if _is_verb_here(units, mention):
        return first + 1
    if mention.tokens[0] == "باسم" and first and _is_spokesman(units[first - 1]):
        own = (i for i in range(first + 1, last + 1) if not units[i].norm.startswith("ال"))
        return next(own, last + 1)  # "المتحدثة باسم الوزارة | هدى الراشد"
    if word_kind(mention.tokens[0]) != "word":
        return first
    for index in range(first + 1, last + 1):
        token = units[index].norm
        if word_kind(token) == "sure" and name_parts().get(token) == "given":
            return index
        if word_kind(token) != "word":
            return first
    return first


def _is_spokesman(unit: Unit) -> bool:
    return any(titles().get((token,)) == "spokesman" for token, _ in unit.readings)


def _is_verb_here(units: Sequence[Unit], mention: Mention) -> bool:
    """Whether the first word is the verb of a new sentence or clause, not the given name of its letters."""
    first, token = mention.first, mention.tokens[0]
    if token not in word_class("verb like a name"):
        return False
    before = units[first - 1] if first else None
    opens = before is None or before.paragraph != units[first].paragraph or before.norm in _SENTENCE
    joined = units[first].norm != token and units[first].norm[:1] in "وف"
    surname = units[first + 1].norm.startswith("ال")
    after = units[mention.last + 1].norm if mention.last + 1 < len(units) else ""
    led = opens or before is not None and before.norm in ("كما", "حيث", "فيما", "بينما", "وقد", "قد")
    return led and (joined or not surname or after[:1] in "بال")


def _end(units: Sequence[Unit], mention: Mention) -> int:
    """The unit that the name ends at, before what never stands in one: "ماجد | لايعني", "محمد خير | لمدة"."""
    first, last = mention.first, mention.last
    for index in range(first + 1, last + 1):
        norm = units[index].norm
        town = norm[:1] == "ب" and (norm[1:],) in forms() and word_kind(norm) != "sure"  # "سعود | بعنيزة"
        doing = norm[0] == "م" and norm.endswith("ا") and word_kind(norm[:-1]) == "word"  # "متحدثا"
        if norm in word_class("ends person") or norm.startswith("لاي") or town or doing:
            last = index - 1
            break
    titled: bool | None = None
    while last > first:
        norm, before = units[last].norm, units[last - 1].norm
        if part_kind(before) == "link" or units[last].kind != "arabic":
            break
        titled = has_title(units, first) if titled is None else titled
        if not _is_too_much(units, last, norm, alone=last - first == 1, titled=titled):
            break
        last -= 1
    return last


def _is_too_much(units: Sequence[Unit], last: int, norm: str, *, alone: bool, titled: bool) -> bool:
    """Whether the last word of a name belongs to what follows or describes a body: "مشرف | إحدى القاعات", "محفوظ | الخيرية"."""
    after = units[last + 1] if last + 1 < len(units) else None
    if norm in word_class("adjective of a body"):
        return True
    if not norm.startswith("ال") and not title_words().isdisjoint((norm, "ال" + norm)):
        goes_on = after is not None and after.kind == "arabic" and after.pos in _NOMINAL
        return goes_on and after is not None and len(after.readings) == 1 and after.norm not in title_words()
    if word_kind(norm) != "word" or norm.startswith("ال") or alone and titled:
        return False
    return norm in word_class("predicate") or units[last].pos in ("VERB", "ADP", "SCONJ", "PRON")


def _names_nobody(units: Sequence[Unit], mention: Mention) -> bool:
    """Whether the words are a phrase of the language: "درع الدوري", "أمر وارد", "الحادث الإرهابي | الغادر"."""
    tokens = mention.tokens
    if tokens in _phrases() or tokens[0] in word_class("no first name") and not _is_given(units, mention):
        return True
    if len(tokens) == 1:
        return mention.rule == "person" and _is_plain_epithet(units, mention)
    kinds = {word_kind(token) for token in tokens}
    if kinds & {"sure", "unknown", "link"} or "word" not in kinds:
        return False
    return not has_title(units, mention.first)


def _is_given(units: Sequence[Unit], mention: Mention) -> bool:
    """Whether a title or a verb of saying makes a name of a word that begins none: "الدكتور حارس العمري"."""
    if len(mention.tokens) < 2 or mention.first == 0:
        return False
    said = any(token in word_class("says") for token, _ in units[mention.first - 1].readings)
    return said or has_title(units, mention.first)


def _is_plain_epithet(units: Sequence[Unit], mention: Mention) -> bool:
    """Whether one word in the definite is an adjective or a rank behind a title, not a surname: "القائد | المؤيد"."""
    token = mention.tokens[0]
    if token in title_words():
        return True
    before = units[mention.first - 1].norm if mention.first else ""
    honoured = titles().get((before,)) in ("honour", "rank", "sport", "job", "prince", "head of state")
    return (
        token.startswith("ال")
        and token in word_class("epithet")
        and not (honoured and before not in word_class("adjective like a title"))
    )


@lru_cache(maxsize=1)
def _phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in word_class("phrase"))


def _with_surname(units: Sequence[Unit], mention: Mention, taken: dict[int, Mention]) -> Mention:
    """The mention with the family name behind a given name that stands alone: "المعارض محمد | مكتبي أن"."""
    at = mention.last + 1
    if _is_link_left(units, mention, taken):
        return msgspec.structs.replace(
            mention,
            last=at,
            tokens=(*mention.tokens, units[at].norm),
            span=Span(mention.span.start, units[at].end),
        )
    if not _may_have_surname(units, mention) or not _is_surname(units, at, taken):
        return mention
    last = at
    if (
        units[at].norm.startswith("ال")
        and _is_surname(units, at + 1, taken)
        and units[at + 1].norm.startswith("ال")
    ):
        last = at + 1 if word_kind(units[at + 1].norm) == "unknown" else at
    tokens = (*mention.tokens, *(unit.norm for unit in units[at : last + 1]))
    return msgspec.structs.replace(
        mention, last=last, tokens=tokens, span=Span(mention.span.start, units[last].end)
    )


def _is_link_left(units: Sequence[Unit], mention: Mention, taken: dict[int, Mention]) -> bool:
    """Whether a name ends with a word that must be followed: "شبيلي بن مجدوع آل | مجدوع"."""
    at = mention.last + 1
    if mention.first == mention.last or mention.tokens[-1] not in ("بن", "ال", "بنت", "ابو", "ابن"):
        return False
    same = (
        at < len(units)
        and units[at].kind == "arabic"
        and units[at].paragraph == units[mention.last].paragraph
    )
    return same and at not in taken and units[at].pos not in ("ADP", "SCONJ", "PRON")


def _may_have_surname(units: Sequence[Unit], mention: Mention) -> bool:
    """Whether a name ends with a given name, and is no king's or saint's, after whom things are called."""
    if len(mention.tokens) > 2 or name_parts().get(mention.tokens[-1]) != "given":
        return False
    before = units[mention.first - 1] if mention.first else None
    crowned = before is not None and any(
        token in word_class("crown") or titles().get((token,)) in ("prince", "king")
        for token, _ in before.readings
    )
    named = before is not None and before.norm in word_class("names a thing") | {
        "دوري",
        "كاس",
        "جامع",
        "مسجد",
    }
    return not crowned and not named


def _is_ruler(units: Sequence[Unit], index: int) -> bool:
    return index >= 0 and any(
        titles().get((token,)) in ("king", "prince", "head of state", "cleric")
        for token, _ in units[index].readings
    )


def _is_surname(units: Sequence[Unit], index: int, taken: dict[int, Mention]) -> bool:
    """Whether the unit can only be the rest of the name: a word of no clitics, class or meaning that could go on otherwise."""
    if index >= len(units):
        return False
    unit, other = units[index], taken.get(index)
    if other is not None and not (other.type == "PER" and other.first == other.last and other.entry is None):
        return False
    if unit.kind != "arabic" or unit.paragraph != units[index - 1].paragraph or len(unit.norm) < 3:
        return False
    clitic = len(unit.readings) > 1 and not unit.norm.startswith("ال")
    if clitic or unit.pos in ("VERB", "ADP", "SCONJ", "PRON", "CCONJ", "PART", "ADV", "DET", "NUM"):
        return False
    norm = unit.norm
    if norm in title_words() or country_of_folded(norm) not in (None, "COM"):
        return False
    if norm in word_class("no name"):
        return False
    if is_definite_surname(unit) and units[index - 1].norm in name_parts() and has_title(units, index - 1):
        return not _is_ruler(units, index - 2)
    owned = unit.written.endswith(("ه", "ها", "هم")) and not norm.startswith("ال")
    bent = norm.endswith("ا") and norm[0] in "شعاقدم" or len(norm) == 3 and norm[0] in "بولفك"
    return not (owned or bent) and word_kind(norm) in ("unknown", "sure") and "\u064b" not in unit.written


def _other(units: Sequence[Unit], mention: Mention) -> Mention | None:
    """A place or body of no list, without whom it speaks to or who holds its office ("منظمة دول الحوض | البلدين"); None for one
    word of the language that only the tagger or a preposition made one: "درهم"."""
    if mention.first == mention.last:
        token = mention.tokens[0]
        return mention if mention.bare is not None or token not in word_class("no place") else None
    if mention.rule != "body":
        return mention
    last = mention.last
    while last > mention.first + 1 and units[last].norm in word_class("addressed by a body"):
        last -= 1
    if _is_holder(units, mention.first, last):
        last -= 1
    return mention if last == mention.last else _cut(units, mention, mention.first, last)


def _is_holder(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether the last word of a body's name is the given name of a person named behind it: "حزب الأرض المعارض | صفوان العمري"."""
    norm, before = units[last].norm, units[last - 1].norm
    given = name_parts().get(norm) == "given" and not norm.startswith("ال")
    surname = (
        last + 1 < len(units) and units[last + 1].norm.startswith("ال") and units[last + 1].kind == "arabic"
    )
    adjective = before.startswith("ال") and last - first > 1 and titles().get((before,)) not in _BEFORE_A_NAME
    return given and surname and adjective and units[last + 1].norm not in title_words()


def _holder_behind(
    units: Sequence[Unit], mention: Mention, own: Mention, taken: dict[int, Mention]
) -> Mention | None:
    """The person whose given name a body's name had swallowed."""
    at = own.last + 1
    if mention.type != "ORG" or own.last == mention.last or name_parts().get(units[at].norm) != "given":
        return None
    if at + 1 in taken or not _is_surname(units, at + 1, taken):
        return None
    return Mention(
        first=at, last=at + 1, span=Span(units[at].readings[0][1], units[at + 1].end),
        tokens=(units[at].norm, units[at + 1].norm), type="PER", rule="person",
    )  # fmt: skip
