"""Clitics of one word: which conjunctions, prepositions and pronouns hang on it, decided by what the rest is."""

from functools import cache
from typing import NamedTuple, TypeAlias

from khabar.arabic.verbs import VerbShape, joined_shapes, verb_shapes
from khabar.arabic.vocabulary import (
    Tags,
    closed_spellings,
    closed_words,
    ends_in_ha,
    hosts,
    known_spellings,
    known_words,
    noun_tags,
    only_low_hamza,
    spellings,
    usual_readings,
)

_PRONOUNS = ("هما", "هم", "هن", "ها", "كم", "نا", "ه", "ك")
_BY_LAST = {"ه": ("ه",), "ا": ("هما", "ها", "نا"), "م": ("هم", "كم"), "ن": ("هن",), "ك": ("ك",)}
_BY_LAST_OF_VERB = {**_BY_LAST, "ي": ("ني",)}
_BY_LAST_OF_HOST = {**_BY_LAST, "ي": ("ني", "ي")}
_ENDS_OF_PRONOUNS = frozenset("هامنكي")
_IMPERFECT = frozenset("يتنا")
_WITH_PRONOUN = {
    preposition + pronoun: (preposition, pronoun)
    for preposition in ("ب", "ل")
    for pronoun in (*_PRONOUNS, *(("ي",) if preposition == "ل" else ()))
}
_AFTER_PREPOSITION = frozenset(["PRON", "DET", "NUM", "SCONJ"])
_ALSO_AFTER = frozenset(
    ["لا", "غير", "دون", "مثل", "عدم", "نحو", "حوالي", "حسب", "شان", "سبب", "موجب", "استثناء", "اثناء"]
)
_FIVE = frozenset(["اخو", "اخي", "اخا", "ابو", "ابي", "ابا", "حمو"])
_BEFORE_PRONOUN = {"ت": "ه", "ا": "ي", "ئ": "ء", "ؤ": "ء"}
_HOSTS_AFTER_PREPOSITION = ("ان", "كل", "بعض", "جميع", "احد", "غير", "نفس", "مثل")
_SELDOM = {"ك": 0.8, "نا": 0.2, "كم": 0.2}  # pronouns that news seldom joins to a noun
_VERB = ("VERB",)
_INNER_HAMZA = frozenset(["سال", "سام", "واد"])  # سأل، سأم، وأد
_KIN = frozenset(
    ["والد", "اخ", "اب", "ابن", "صديق", "زوج", "سيد", "عزيز", "اخوان", "اهل", "قلب", "وطن", "رب"]
)


# Every run of proclitics as one tuple that all words share
_PROCLITICS = {
    "".join(run): run
    for run in (
        *((letter,) for letter in "وفبلكس"),
        *((conjunction, letter) for conjunction in "وف" for letter in "بلكس"),
    )
}
_RIVAL = 0.35  # readings dearer than the best by more give no tag


class _Lexicons(NamedTuple):
    """What is known, fetched once for a word."""

    closed: dict[str, Tags]
    closed_spellings: dict[str, Tags]
    hosts: frozenset[str]
    shapes: dict[str, VerbShape]
    joined: dict[str, VerbShape]
    known: dict[str, Tags]
    by_spelling: dict[str, Tags]
    spellings: frozenset[str]
    real_ha: frozenset[str]
    low_hamza: frozenset[str]
    usual: dict[str, tuple[str, ...]]


# Plain tuples, for millions are made: (cost, proclitics, core, bare, enclitic, tags), the lower cost being the likelier
Reading: TypeAlias = tuple[float, tuple[str, ...], str, str, str, tuple[str, ...]]
# One way to part letters from the head of a word: (price, proclitics, the last of them, folded rest, rest as spelled)
_Head: TypeAlias = tuple[float, tuple[str, ...], str, str, str]


def likeliest(plain: str, norm: str) -> Reading:
    """The likeliest clitics of a word without marks, given as spelled and folded: "وللرئيس" → و, ل + الرئيس.

    What is known neither as a whole nor by its rest stays whole. Each way to part the word is weighed: a whole known
    word before a known rest, a word of the lexicon before an inflected one, fewer parts before more.
    فرنسا and وزير are words; فقال and بدولة hold one.
    """
    found: list[Reading] = []
    lexicons = _lexicons()
    for head in _heads(plain, norm):
        last = head[2]
        _closed(head, found, lexicons)
        if last == "ب" or last == "ل":
            _masdars(head, found, lexicons)
        if last != "ب" and last != "ك":
            _verbs(head, found, lexicons)
        if last != "س":
            _nouns(head, found, lexicons)
    if len(found) == 1:
        return found[0]
    if not found:
        return _unknown(plain, norm)
    usual = lexicons.usual.get(norm)
    if usual is not None:
        found = [reading for reading in found if reading[1] == usual] or found
    found.sort()
    best = found[0]
    tags = best[5]
    for reading in found[1:]:
        if reading[0] > best[0] + _RIVAL:
            break
        if reading[1:5] == best[1:5]:
            tags += tuple([tag for tag in reading[5] if tag not in tags])
    return best if tags is best[5] else (*best[:5], tags)


@cache
def _lexicons() -> _Lexicons:
    return _Lexicons(
        closed_words(),
        closed_spellings(),
        hosts(),
        verb_shapes(),
        joined_shapes(),
        known_words(),
        known_spellings(),
        spellings(),
        ends_in_ha(),
        only_low_hamza(),
        usual_readings(),
    )


def _heads(plain: str, norm: str) -> list[_Head]:
    """The whole word, then every way to part proclitics from it."""
    heads: list[_Head] = [(0.0, (), "", norm, plain)]
    first = norm[0]
    if first in "وف":
        if len(norm) > 2:
            rest, surface = norm[1:], plain[1:]
            price = 0.1 if rest.startswith("ال") and len(rest) > 4 else 0.4
            heads.append((price, _PROCLITICS[first], first, rest, surface))
            if rest[0] in "بلكس":
                _add_preposition(heads, 0.4, first, rest, surface)
    elif first in "بلكس":
        _add_preposition(heads, 0.0, "", norm, plain)
    return heads


def _add_preposition(heads: list[_Head], price: float, before: str, rest: str, surface: str) -> None:
    if len(rest) < 3:
        return
    first = rest[0]
    proclitics = _PROCLITICS[before + first]
    if first == "س":
        if rest[1] in _IMPERFECT and len(rest) > 3:
            heads.append((price + 0.3, proclitics, first, rest[1:], surface[1:]))
    elif first == "ل" and rest[1] == "ل" and len(rest) > 3:
        heads.append((price + 0.5, proclitics, first, *_after_lam(rest, surface)))
    else:
        heads.append((price + 0.5, proclitics, first, rest[1:], surface[1:]))


def _after_lam(rest: str, surface: str) -> tuple[str, str]:
    """What follows ل in للـ: ال and the word; a word that itself begins with ل keeps its lam: للجنة، للبنان."""
    own = rest[1:]
    tags = noun_tags(own)
    if "PROPN" in tags or own == "له":
        return own, surface[1:]
    return ("ال" + own, "ال" + surface[1:]) if tags else ("ال" + rest[2:], "ال" + surface[2:])


def _closed(head: _Head, found: list[Reading], lexicons: _Lexicons) -> None:
    """Words of closed classes, with a pronoun on those that take one."""
    price, proclitics, last, rest, surface = head
    tags = lexicons.closed_spellings.get(surface) or lexicons.closed.get(rest)
    if tags and _can_follow(rest, tags, last):
        found.append((price, proclitics, rest, rest, "", tags))
    if last in ("س", "ك") or last in ("ب", "ل") and not rest.startswith(_HOSTS_AFTER_PREPOSITION):
        return
    if rest in _WITH_PRONOUN and last not in ("ب", "ل"):
        host, pronoun = _WITH_PRONOUN[rest]
        found.append((price + 0.3, proclitics, host, host, pronoun, ("ADP",)))
    elif surface[-1] not in "ةى":
        for pronoun in _BY_LAST_OF_HOST.get(rest[-1], ()):
            host = rest[: -len(pronoun)]
            if (
                rest.endswith(pronoun)
                and host in lexicons.hosts
                and (not last or pronoun != "ك" or host == "ان")
            ):
                tags = lexicons.closed_spellings.get(surface[: -len(pronoun)])
                tags = tags or lexicons.closed.get(host, ("NOUN",))
                found.append((price + 0.3, proclitics, host, host, pronoun, tags))


def _can_follow(rest: str, tags: tuple[str, ...], last: str) -> bool:
    """Whether a closed word goes with the proclitic before it."""
    if rest == "ال" and last:
        return False
    if last == "س":
        return "AUXV" in tags and rest[0] in _IMPERFECT
    if last == "ل" and "AUXV" in tags:
        return True
    if last in ("ب", "ل", "ك"):
        return rest in _ALSO_AFTER or not _AFTER_PREPOSITION.isdisjoint(tags)
    return True


def _verbs(head: _Head, found: list[Reading], lexicons: _Lexicons) -> None:
    price, proclitics, last, rest, surface = head
    if surface[-1] == "ة" or surface[0] == "إ" or _has_inner_hamza(head) and rest[:3] not in _INNER_HAMZA:
        return
    if last in ("س", "ل") and len(rest) < 3:
        return
    shapes = lexicons.shapes
    shape = shapes.get(rest)
    if shape is not None and _can_carry(shape, last):
        # أعلن typed as اعلن is a habit of some outlets: possible, but a noun with ال comes first
        careless = 0.3 if shape.hamza and surface[0] == "ا" else 0.0
        rare = 0.95 if shape.dual and rest[-1] == "ا" else 0.6 if shape.rare else 0.0
        found.append((price + 1.0 + careless + rare, proclitics, rest, rest, "", _VERB))
    for pronoun in _BY_LAST_OF_VERB.get(rest[-1], ()):
        base = rest[: -len(pronoun)]
        if len(base) < 3 or not rest.endswith(pronoun):
            continue
        shape = lexicons.joined.get(base)
        if shape is None and not base.endswith("وا"):
            shape = shapes.get(base)
        if shape is not None and _can_carry(shape, last):
            if pronoun == "ك" and not shape.present and len(base) < 4:
                continue
            rare = (0.4 if shape.rare or shape.dual else 0.0) + (0.5 if pronoun in ("ك", "نا", "كم") else 0.0)
            found.append((price + 1.45 + rare, proclitics, base, base, pronoun, _VERB))


def _has_inner_hamza(head: _Head) -> bool:
    """Whether a whole word begins like a proclitic and أ or إ, as وأقر does: then it is no واقر."""
    return not head[1] and head[4][1:2] in ("أ", "إ", "آ") and head[3][0] in "وفبلكس"


def _can_carry(shape: VerbShape, last: str) -> bool:
    return shape.future if last == "س" else shape.purpose or last != "ل"


def _masdars(head: _Head, found: list[Reading], lexicons: _Lexicons) -> None:
    """Masdars spelled like the simple past, which no list holds in full: لشطب، بعزفه."""
    price, proclitics, _, rest, _ = head
    shapes = lexicons.shapes
    shape = shapes.get(rest)
    if shape is not None and len(rest) == 3 and not shape.present and not shape.rare:
        found.append((price + 1.3, proclitics, rest, rest, "", ("NOUN",)))
    for pronoun in _BY_LAST.get(rest[-1], ()):
        base = rest[: -len(pronoun)]
        shape = shapes.get(base) if len(base) == 3 and rest.endswith(pronoun) else None
        if shape is not None and not shape.present and not shape.rare:
            found.append((price + 1.6, proclitics, base, base, pronoun, ("NOUN",)))


def _definite(head: _Head, found: list[Reading], lexicons: _Lexicons) -> None:
    """Nouns behind ال, which tells that they are nouns even where no list knows them."""
    price, proclitics, _, rest, surface = head
    inner = rest[2:]
    tags = lexicons.known.get(inner)
    if tags:
        ha_for_ta = inner[-1] == "ه" and surface[-1] != "ة" and inner not in lexicons.real_ha
        cost = 1.3 if ha_for_ta else 1.0
    else:
        tags = noun_tags(inner)
        cost = 1.3 if tags else 1.8
    if tags or len(inner) > 2 or not proclitics:
        found.append((price + cost, proclitics, rest, inner, "", tags or _definite_tags(inner)))


def _nouns(head: _Head, found: list[Reading], lexicons: _Lexicons) -> None:
    price, proclitics, _, rest, surface = head
    if surface[0] == "ا" and len(rest) > 3 and rest[1] == "ل":
        _definite(head, found, lexicons)
    tags = lexicons.by_spelling.get(surface) or lexicons.known.get(rest)
    if tags and surface[0] == "أ" and rest in lexicons.low_hamza:
        tags = None
    if _has_inner_hamza(head) and surface not in lexicons.spellings:
        return
    marked = surface[-1] == "ة"
    own_ha = rest[-1] == "ه" and (marked or rest in lexicons.real_ha)
    if tags:
        cost = 1.0 if proclitics else 0.85
        if rest[-1] == "ه" and not own_ha:  # ه typed for ة, which is rare in names
            cost = 1.6 if tags == ("PROPN",) else 1.3
        elif surface[-1] == "ى" and surface not in lexicons.spellings:  # أبدى is a verb before it is أبدي
            cost += 0.3
        found.append((price + cost, proclitics, rest, rest, "", tags))
    elif rest[-1] != "ه" or marked:
        inflected = noun_tags(rest)
        if inflected:
            found.append((price + 1.55, proclitics, rest, rest, "", inflected))
    if rest[-1] in _ENDS_OF_PRONOUNS and not marked and not (own_ha and tags):
        _possessed(head, found, lexicons)


def _possessed(head: _Head, found: list[Reading], lexicons: _Lexicons) -> None:
    price, proclitics, _, rest, _ = head
    for pronoun in _BY_LAST.get(rest[-1], ()):
        base = rest[: -len(pronoun)]
        if len(base) > 1 and rest.endswith(pronoun):
            cost, tags = _before_pronoun(base, lexicons.known)
            if tags:
                cost += _SELDOM.get(pronoun, 0.0)
                if pronoun == "نا" and rest[:-1] in lexicons.known:  # مكانا is an accusative
                    cost += 0.5
                found.append((price + cost, proclitics, base, base, pronoun, tags))
    if rest[-1] == "ي":
        base = rest[:-1]
        if base in _KIN or len(base) > 3 and base[-1] == "ت" and base[:-1] + "ه" in lexicons.known:
            found.append((price + 1.6, proclitics, base, base, "ي", ("NOUN",)))


def _before_pronoun(base: str, known: dict[str, Tags]) -> tuple[float, tuple[str, ...]]:
    """Cost and tags of a noun without its pronoun: ة is spelled ت there, final ى is ا, a dual or plural has no ن."""
    last, stem = base[-1], base[:-1]
    tags = known.get(base)
    if not tags and last in _BEFORE_PRONOUN:
        tags = known.get(stem + _BEFORE_PRONOUN[last])
    if tags:
        is_name = "NOUN" not in tags and "ADJ" not in tags
        return 1.8 if is_name else 1.2, _only_nouns(tags)
    if base in _FIVE or last in "يوا" and base + "ن" in known:
        return 1.2, ("NOUN",)
    if len(stem) > 1 and (
        last in "يوا"
        and (base + "ن" in known or noun_tags(base + "ن") or len(stem) == 2 and stem in known)  # يداه، يديه
    ):
        return 1.5, ("NOUN",)
    if len(base) > 3 and base.endswith(("ات", "ان")) and noun_tags(base):
        return 1.5, ("NOUN",)
    return 0.0, ()


def _only_nouns(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([tag for tag in tags if tag == "NOUN" or tag == "ADJ"]) or ("NOUN",)


def _definite_tags(inner: str) -> tuple[str, ...]:
    return ("ADJ", "NOUN") if inner.endswith(("يه", "ي")) and len(inner) > 4 else ("NOUN", "PROPN")


def _unknown(plain: str, norm: str) -> Reading:
    """A word that is in no lexicon and holds none: parted only where its shape leaves no doubt."""
    rest, surface = norm, plain
    proclitics: tuple[str, ...] = ()
    if len(rest) > 4 and rest[0] in "وف" and _is_arabic_shape(rest[1:], surface[1:], conjunction=rest[0]):
        proclitics, rest, surface = (rest[0],), rest[1:], surface[1:]
    if len(rest) > 4 and rest[0] in "بلك" and _has_shape_after_preposition(rest[1:], surface[1:]):
        proclitics, rest, surface = (*proclitics, rest[0]), rest[1:], surface[1:]
    return 0.0, proclitics, rest, rest, "", _shape_tags(rest, surface)


def _is_arabic_shape(rest: str, surface: str, *, conjunction: str) -> bool:
    """Whether an unknown rest is Arabic by its shape, so that و or ف before it is no letter of a foreign name."""
    if surface[0] in "أإآ" or rest.startswith(("ال", "است", "لل", "بال")):
        return True
    if conjunction == "ف":
        return False
    return surface[-1] == "ة" or rest[0] not in "ايونل"


def _has_shape_after_preposition(rest: str, surface: str) -> bool:
    if surface[0] in "أإآ" or rest.startswith("است"):
        return True
    if rest[0] == "ا" and len(rest) == 6 and rest[4] == "ا":  # اقتراض، انتحاء
        return True
    if rest[0] == "م":
        return surface[-1] == "ة" or rest.endswith(("ات", "ين"))
    return rest[0] == "ت" and len(rest) == 5 and rest[3] == "ي"


def _shape_tags(rest: str, surface: str) -> tuple[str, ...]:
    """Tags of an unknown word by its shape; masdars have shapes of their own: تفعيل، افتعال، استفعال."""
    n_letters = len(rest)
    if n_letters == 1:
        return ("NOUN",)
    if (
        n_letters == 5
        and rest[0] == "ت"
        and rest[3] == "ي"
        or n_letters in (6, 7)
        and rest[0] == "ا"
        and rest[-2] == "ا"
    ):
        return ("NOUN", "PROPN")
    if surface[-1] == "ة" or n_letters > 4 and rest.endswith(("ات", "ين", "ون")):
        return ("ADJ", "NOUN") if rest.endswith("يه") else ("NOUN", "PROPN")
    if n_letters > 4 and rest.endswith("ي"):
        return ("PROPN", "ADJ", "NOUN")
    return ("PROPN", "NOUN")
