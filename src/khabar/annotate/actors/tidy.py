"""The last look at names that no list knows: words of the language off their ends, a surname added, phrases that name nobody."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from khabar.annotate.actors.lists import (
    country_of_folded,
    name_parts,
    title_words,
    titles,
    weak_words,
    word_class,
)
from khabar.annotate.actors.persons import has_title, part_kind
from khabar.annotate.actors.tagger import load_model
from khabar.annotate.actors.units import Mention, Unit
from khabar.arabic.vocabulary import closed_words, known_words
from khabar.model import Span

_SENTENCE = frozenset(".!؟:؛")


def tidy_names(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, by start; persons of no list without the words that cannot belong to them, or with the surname they lack."""
    taken = {mention.first: mention for mention in mentions}
    found: list[Mention] = []
    past = -1
    for mention in mentions:
        if mention.first <= past:
            continue  # the surname of the one before
        own: Mention | None = mention
        if mention.entry is None and mention.rule != "layout":
            own = _person(units, mention, taken) if mention.type == "PER" else _other(units, mention)
        if own is not None:
            found.append(own)
            past = own.last
    return found


def _person(units: Sequence[Unit], mention: Mention, taken: dict[int, Mention]) -> Mention | None:
    first, last = _begin(units, mention), _end(units, mention)
    if first > last:
        return None
    if first > mention.first or last < mention.last:
        mention = _cut(units, mention, first, last)
    if _names_nobody(units, mention):
        return None
    return _with_surname(units, mention, taken)


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
    if word_kind(mention.tokens[0]) != "word":
        return first
    for index in range(first + 1, last + 1):
        token = units[index].norm
        if word_kind(token) == "sure" and name_parts().get(token) == "given":
            return index
        if word_kind(token) != "word":
            return first
    return first


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
        if units[index].norm in word_class("ends person") or units[index].norm.startswith("لاي"):
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
        goes_on = after is not None and after.kind == "arabic" and after.pos not in ("VERB", "ADP", "SCONJ")
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
    if norm in title_words() or country_of_folded(norm) or norm in word_class("no name"):
        return False
    owned = unit.written.endswith(("ه", "ها", "هم")) and not norm.startswith("ال")
    bent = norm.endswith("ا") and norm[0] in "شعاقدم" or len(norm) == 3 and norm[0] in "بولفك"
    return not (owned or bent) and word_kind(norm) in ("unknown", "sure") and "\u064b" not in unit.written


def _other(units: Sequence[Unit], mention: Mention) -> Mention | None:
    """A place or body of no list; None for one word of the language that only the tagger or a preposition made one: "درهم"."""
    if mention.first != mention.last or mention.bare is not None:
        return mention
    token = mention.tokens[0]
    return None if token in word_class("no place") else mention
