"""Clitics of one word: which conjunctions, prepositions and pronouns hang on it, decided by what the rest is."""

from collections.abc import Iterator
from typing import NamedTuple

from khabar.arabic.letters import fold_word
from khabar.arabic.verbs import joined_forms, verb_forms
from khabar.arabic.vocabulary import closed_spellings, closed_words, ends_in_ha, known_words, noun_tags

_PRONOUNS = ("هما", "هم", "هن", "ها", "كم", "نا", "ه", "ك")
_BY_LAST = {"ه": ("ه",), "ا": ("هما", "ها", "نا"), "م": ("هم", "كم"), "ن": ("هن",), "ك": ("ك",)}
_BY_LAST_OF_VERB = {**_BY_LAST, "ي": ("ني",)}
_BY_LAST_OF_HOST = {**_BY_LAST, "ي": ("ني", "ي")}
_IMPERFECT = frozenset("يتنا")
# Words that take a pronoun and keep their spelling; على and إلى and لدى are folded to ي, as before a pronoun
_HOSTS = frozenset(
    [
        "في",
        "من",
        "عن",
        "علي",
        "الي",
        "لدي",
        "مع",
        "بين",
        "قبل",
        "بعد",
        "خلال",
        "حول",
        "ضد",
        "عند",
        "نحو",
        "تجاه",
    ]
    + [
        "امام",
        "خلف",
        "وراء",
        "تحت",
        "فوق",
        "دون",
        "عبر",
        "ان",
        "لكن",
        "كان",
        "كل",
        "بعض",
        "جميع",
        "معظم",
        "احد",
    ]
    + [
        "احدي",
        "نفس",
        "كلا",
        "كلتا",
        "كلتي",
        "كلي",
        "غير",
        "سوي",
        "حسب",
        "وفق",
        "مثل",
        "اثناء",
        "ازاء",
        "حيال",
        "ليت",
    ]
    + [
        "لعل",
        "ذات",
        "عين",
        "وسط",
        "ضمن",
        "داخل",
        "خارج",
        "طوال",
        "قرب",
        "حوالي",
        "مقابل",
        "عقب",
        "اثر",
        "وحد",
        "اي",
    ]
)
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
_KIN = frozenset(
    ["والد", "اخ", "اب", "ابن", "صديق", "زوج", "سيد", "عزيز", "اخوان", "اهل", "قلب", "وطن", "رب"]
)


_RIVAL = 0.35  # readings dearer than the best by more give no tag


class Clitics(NamedTuple):
    """The parts of one word, folded, and the tags that its core can have."""

    proclitics: tuple[str, ...]
    core: str  # with ال
    bare: str  # without
    enclitic: str
    tags: tuple[str, ...]


class _Reading(NamedTuple):
    cost: float  # lower is likelier
    proclitics: tuple[str, ...]
    core: str
    bare: str
    enclitic: str
    tags: tuple[str, ...]


def split_clitics(plain: str) -> Clitics:
    """The clitics of a word without marks: "وللرئيس" → و, ل + الرئيس. What is not known as a whole or by its rest stays whole.

    Each way to part the word is weighed: a whole known word before a known rest, a word of the lexicon before an
    inflected one, fewer parts before more. وزير and بلجيكا are words, وقال and بدولة hold one: فرنسا stays, فقال is parted.
    """
    norm = fold_word(plain)
    readings = list(_readings(plain, norm))
    if not readings:
        return Clitics(*_unknown(plain, norm)[1:])
    best = min(readings, key=lambda reading: reading.cost)
    tags = dict.fromkeys(
        tag
        for reading in sorted(readings, key=lambda reading: reading.cost)
        if reading.cost <= best.cost + _RIVAL and reading[1:5] == best[1:5]
        for tag in reading.tags
    )
    return Clitics(best.proclitics, best.core, best.bare, best.enclitic, tuple(tags))


def _readings(plain: str, norm: str) -> Iterator[_Reading]:
    for proclitics, rest, surface in _heads(plain, norm):
        price = sum(0.3 if letter == "س" else 0.5 for letter in proclitics)
        for reading in _cores(rest, surface, proclitics):
            yield reading._replace(cost=reading.cost + price)


def _heads(plain: str, norm: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """(proclitics, folded rest, rest as spelled): the whole word, then every way to part letters from its head."""
    for conjunction in ("", "و", "ف"):
        if conjunction and not (norm.startswith(conjunction) and len(norm) > 2):
            continue
        head = (conjunction,) if conjunction else ()
        rest, surface = norm[len(conjunction) :], plain[len(conjunction) :]
        yield head, rest, surface
        if len(rest) < 3:
            continue
        first = rest[0]
        if first == "س" and rest[1] in _IMPERFECT and len(rest) > 3:
            yield (*head, "س"), rest[1:], surface[1:]
        elif rest.startswith("لل") and len(rest) > 3:
            yield (*head, "ل"), *_after_lam(rest, surface)
        elif first in "بلك":
            yield (*head, first), rest[1:], surface[1:]


def _after_lam(rest: str, surface: str) -> tuple[str, str]:
    """What follows ل in للـ: ال and the word; a word that itself begins with ل keeps its lam: للجنة، للبنان."""
    own = rest[1:]
    tags = noun_tags(own)
    if "PROPN" in tags or own == "له":
        return own, surface[1:]
    return ("ال" + own, "ال" + surface[1:]) if tags else ("ال" + rest[2:], "ال" + surface[2:])


def _cores(rest: str, surface: str, proclitics: tuple[str, ...]) -> Iterator[_Reading]:
    last = proclitics[-1] if proclitics else ""
    yield from _closed(rest, surface, last, proclitics)
    if last not in ("ب", "ك"):
        yield from _verbs(rest, surface, last, proclitics)
    if last != "س":
        yield from _nouns(rest, surface, proclitics)


def _closed(rest: str, surface: str, last: str, proclitics: tuple[str, ...]) -> Iterator[_Reading]:
    tags = closed_spellings().get(surface) or closed_words().get(rest, ())
    if tags and _can_follow(rest, tags, last):
        yield _Reading(0.0, proclitics, rest, rest, "", tags)
    if (
        last in ("س", "ك")
        or last in ("ب", "ل")
        and not rest.startswith(("ان", "كل", "بعض", "جميع", "احد", "غير", "نفس", "مثل", "كلا"))
    ):
        return
    if rest in _WITH_PRONOUN and last not in ("ب", "ل"):
        host, pronoun = _WITH_PRONOUN[rest]
        yield _Reading(0.3, proclitics, host, host, pronoun, ("ADP",))
        return
    for pronoun in _BY_LAST_OF_HOST.get(rest[-1], ()) if surface[-1] not in "ةى" else ():
        host = rest[: -len(pronoun)]
        if rest.endswith(pronoun) and host in _HOSTS:
            yield _Reading(0.3, proclitics, host, host, pronoun, closed_words().get(host, ("NOUN",)))
            return


def _can_follow(rest: str, tags: tuple[str, ...], last: str) -> bool:
    """Whether a closed word goes with the proclitic before it."""
    if last == "س":
        return "AUXV" in tags and rest[0] in _IMPERFECT
    if last == "ل" and "AUXV" in tags:
        return True
    if last in ("ب", "ل", "ك"):
        return rest in _ALSO_AFTER or not _AFTER_PREPOSITION.isdisjoint(tags)
    return True


def _verbs(rest: str, surface: str, last: str, proclitics: tuple[str, ...]) -> Iterator[_Reading]:
    if surface[-1] == "ة" or surface[0] == "إ":
        return
    present_only = last in ("س", "ل")
    forms = verb_forms().get(rest, ())
    if forms and not (present_only and all(form.tense == "past" for form in forms)):
        # أعلن typed as اعلن is a habit of some outlets: possible, but a noun with ال comes first
        careless = surface[0] == "ا" and forms[0].lemma[0] == "أ" and forms[0].tense == "past"
        rare = (
            all(form.person != "3" for form in forms)
            or rest[-1] == "ا"
            and all(form.number == "d" for form in forms)
        )
        yield _Reading(1.0 + 0.3 * careless + 0.4 * rare, proclitics, rest, rest, "", ("VERB",))
    for pronoun in _BY_LAST_OF_VERB.get(rest[-1], ()):
        base = rest[: -len(pronoun)]
        if len(base) < 3 or not rest.endswith(pronoun):
            continue
        joined = joined_forms().get(base) or (() if base.endswith("وا") else verb_forms().get(base, ()))
        if joined and not (present_only and all(form.tense == "past" for form in joined)):
            rare = all(form.person != "3" for form in joined)
            doubtful = 0.5 if pronoun in ("ك", "نا", "كم") else 0.0
            yield _Reading(1.45 + 0.4 * rare + doubtful, proclitics, base, base, pronoun, ("VERB",))


def _nouns(rest: str, surface: str, proclitics: tuple[str, ...]) -> Iterator[_Reading]:
    known = known_words()
    if rest.startswith("ال") and surface[0] == "ا" and len(rest) > 3:
        inner = rest[2:]
        tags = known.get(inner) or noun_tags(inner)
        cost = 1.0 if inner in known else 1.3 if tags else 1.8
        yield _Reading(cost, proclitics, rest, inner, "", tags or _definite_tags(inner))
    tags = known.get(rest, ())
    own_ha = rest[-1] == "ه" and (surface[-1] == "ة" or rest in ends_in_ha())
    if tags:
        cost = 1.0 if rest[-1] != "ه" or own_ha else 1.3
        yield _Reading(cost, proclitics, rest, rest, "", tags)
    else:
        tags = noun_tags(rest)
        if tags and (rest[-1] != "ه" or surface[-1] == "ة"):
            yield _Reading(1.55, proclitics, rest, rest, "", tags)
    if surface[-1] != "ة" and not (own_ha and tags):
        yield from _possessed(rest, proclitics)


def _possessed(rest: str, proclitics: tuple[str, ...]) -> Iterator[_Reading]:
    for pronoun in _BY_LAST.get(rest[-1], ()):
        if rest.endswith(pronoun) and len(rest) - len(pronoun) > 1:
            base = rest[: -len(pronoun)]
            doubtful = {"ك": 0.8, "نا": 0.2, "كم": 0.2}.get(pronoun, 0.0)
            for cost, tags in _before_pronoun(base):
                yield _Reading(cost + doubtful, proclitics, base, base, pronoun, tags)
    if rest.endswith("ي"):
        base = rest[:-1]
        if base in _KIN or base.endswith("ت") and len(base) > 3 and base[:-1] + "ه" in known_words():
            yield _Reading(1.6, proclitics, base, base, "ي", ("NOUN",))


def _before_pronoun(base: str) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Readings of a noun without its pronoun: (cost, tags). ة is spelled ت there, final ى is ا, a dual or plural has no ن."""
    known = known_words()
    if base in known:
        yield 1.2, _only_nouns(known[base])
    elif base.endswith("ت") and base[:-1] + "ه" in known:
        yield 1.2, _only_nouns(known[base[:-1] + "ه"])
    elif base.endswith("ا") and base[:-1] + "ي" in known:
        yield 1.25, _only_nouns(known[base[:-1] + "ي"])
    elif base[-2:] in ("ائ", "اؤ") and base[:-1] + "ء" in known:
        yield 1.2, _only_nouns(known[base[:-1] + "ء"])
    elif (
        len(base) > 3
        and base[-1] in "يو"
        and (base + "ن" in known or noun_tags(base + "ن"))
        or len(base) > 3
        and base.endswith(("ات", "ان"))
        and noun_tags(base)
    ):
        yield 1.5, ("NOUN",)


def _only_nouns(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if tag in ("NOUN", "ADJ")) or ("NOUN",)


def _definite_tags(inner: str) -> tuple[str, ...]:
    return ("ADJ", "NOUN") if inner.endswith(("يه", "ي")) and len(inner) > 4 else ("NOUN", "PROPN")


def _unknown(plain: str, norm: str) -> _Reading:
    """A word that is in no lexicon and holds none: parted only where its shape leaves no doubt."""
    rest, surface = norm, plain
    proclitics: tuple[str, ...] = ()
    if len(rest) > 4 and rest[0] in "وف" and _is_arabic_shape(rest[1:], surface[1:], conjunction=rest[0]):
        proclitics, rest, surface = (rest[0],), rest[1:], surface[1:]
    if len(rest) > 4 and rest[0] in "بلك" and _has_shape_after_preposition(rest[1:], surface[1:]):
        proclitics, rest, surface = (*proclitics, rest[0]), rest[1:], surface[1:]
    return _Reading(0.0, proclitics, rest, rest, "", _shape_tags(rest, surface))


def _is_arabic_shape(rest: str, surface: str, *, conjunction: str) -> bool:
    """Whether an unknown rest is Arabic by its shape, so that و or ف before it is no letter of a foreign name."""
    if surface[0] in "أإآ" or surface[-1] == "ة" or rest.startswith(("ال", "است", "لل", "بال")):
        return True
    if conjunction == "ف":
        return False
    return rest[0] not in "ايونل"


def _has_shape_after_preposition(rest: str, surface: str) -> bool:
    if surface[0] in "أإآ" or rest.startswith("است"):
        return True
    if rest[0] == "ا" and len(rest) == 6 and rest[4] == "ا":  # اقتراض، انتحاء
        return True
    if rest[0] == "م":
        return surface[-1] == "ة" or rest.endswith(("ات", "ين"))
    return rest[0] == "ت" and len(rest) == 5 and rest[3] == "ي"


def _shape_tags(rest: str, surface: str) -> tuple[str, ...]:
    if surface[-1] == "ة" or rest.endswith(("ات", "ين", "ون")) and len(rest) > 4:
        return ("ADJ", "NOUN") if rest.endswith("يه") else ("NOUN", "PROPN")
    if len(rest) > 4 and rest.endswith("ي"):
        return ("PROPN", "ADJ", "NOUN")
    return ("PROPN", "NOUN")
