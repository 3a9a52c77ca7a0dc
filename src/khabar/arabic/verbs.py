"""Verbs of newswire and their forms, made from past, present and pattern: weak, hollow, doubled and hamza verbs too."""

from functools import cache
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Word

Tense: TypeAlias = Literal["past", "present", "future"]

# Ending → person, gender, number. Where a spelling has several readings the third person is meant, as in news.
_PAST = {
    "": "3ms",
    "ت": "3fs",
    "ا": "3md",
    "تا": "3fd",
    "وا": "3mp",
    "ن": "3fp",
    "نا": "1cp",
    "تم": "2mp",
}
_PRESENT = {
    "": "s",
    "ون": "p",
    "وا": "p",
    "ان": "d",
    "ا": "d",
    "ن": "3fp",
    "ين": "2fs",
}
_PREFIXES = {"ي": "3m", "ت": "3f", "ن": "1cp", "ا": "1cs"}
_HOLLOW = frozenset(["I", "IV", "VII", "VIII", "X"])
_SHADDA = "\N{ARABIC SHADDA}"


class VerbForm(msgspec.Struct, frozen=True, gc=False):
    """One reading of a verb form: lemma (past, third person singular, as in verbs.tsv) and what its shape tells."""

    lemma: str
    tense: Tense
    person: Literal["1", "2", "3"]
    gender: Literal["m", "f", "c"]  # c: either
    number: Literal["s", "d", "p"]
    passive: bool | None = None  # None: the spelling allows both
    short: bool = False  # the jussive, where it shows: لم يقل

    def agrees(self, *, gender: str, number: str) -> bool:
        """Whether a subject of this gender and number can follow or precede, the verb before its subject being singular."""
        return self.gender in ("c", gender) and self.number in ("s", number)


class _Made(msgspec.Struct, frozen=True, gc=False):
    """A form as the paradigms make it, before its lemma is known."""

    surface: str
    tense: Tense
    agreement: str  # "3ms"
    passive: bool | None = None
    short: bool = False


@cache
def verb_forms() -> dict[str, tuple[VerbForm, ...]]:
    """All readings of every folded verb form without clitics, likeliest first."""
    return _by_surface(joined=False)


@cache
def joined_forms() -> dict[str, tuple[VerbForm, ...]]:
    """Readings of the forms that stand before a pronoun suffix where they are spelled otherwise: قالو(ه), يرا(ها)."""
    return _by_surface(joined=True)


def _verb_form(lemma: str, made: _Made) -> VerbForm:
    person, gender, number = tuple(made.agreement)
    return VerbForm(lemma, made.tense, person, gender, number, made.passive, made.short)  # type: ignore[arg-type]


class VerbShape(NamedTuple):
    """What all readings of a form have in common, for the choice of its clitics."""

    present: bool  # one of them is present
    future: bool  # one of them can follow سـ
    purpose: bool  # one of them can follow لـ: ليقولوا, not ليقولون
    rare: bool  # none is third person, the feminine plural left out
    dual: bool  # all are
    hamza: bool  # the likeliest is a past that begins with أ


@cache
def verb_shapes() -> dict[str, VerbShape]:
    """The shape of every folded verb form without clitics."""
    return {surface: _shape(surface, forms) for surface, forms in verb_forms().items()}


@cache
def joined_shapes() -> dict[str, VerbShape]:
    """The shape of the forms that stand only before a pronoun suffix."""
    return {surface: _shape(surface, forms) for surface, forms in joined_forms().items()}


@cache
def verb_rows() -> tuple[tuple[str, str, str], ...]:
    """(past, present, pattern) of every verb of the lexicon, shadda kept."""
    rows = read_lexicon("khabar.arabic", "verbs.tsv")
    return tuple((row["past"], row["present"], row["pattern"]) for row in rows)


def _by_surface(*, joined: bool) -> dict[str, tuple[VerbForm, ...]]:
    found: dict[str, list[VerbForm]] = {}
    for past, present, pattern in verb_rows():
        lemma = past.replace(_SHADDA, "")
        for made in _inflect(past, present, pattern, joined=joined):
            form = _verb_form(lemma, made)
            found.setdefault(fold_word(made.surface), []).append(form)
    return {surface: _ranked(forms) for surface, forms in found.items()}


def _shape(surface: str, forms: tuple[VerbForm, ...]) -> VerbShape:
    first = forms[0]
    if len(forms) == 1:
        present, rare, dual = first.tense == "present", _is_rare(first), first.number == "d"
        future = present and not first.short
    else:
        present = any(form.tense == "present" for form in forms)
        future = present and any(form.tense == "present" and not form.short for form in forms)
        rare = all(map(_is_rare, forms))
        dual = all(form.number == "d" for form in forms)
    purpose = present and not (surface[-1] == "ن" and all(form.number != "s" for form in forms))
    return _shared(present, future, purpose, rare, dual, first.lemma[0] == "أ" and first.tense == "past")


def _is_rare(form: VerbForm) -> bool:
    """First and second person, and the feminine plural: seldom met in news outside quotations."""
    return form.person != "3" or form.gender == "f" and form.number == "p"


@cache
def _shared(present: bool, future: bool, purpose: bool, rare: bool, dual: bool, hamza: bool) -> VerbShape:
    return VerbShape(present, future, purpose, rare, dual, hamza)


def _ranked(forms: list[VerbForm]) -> tuple[VerbForm, ...]:
    return tuple(dict.fromkeys(sorted(forms, key=_rank))) if len(forms) > 1 else tuple(forms)


def _rank(form: VerbForm) -> float:
    """Past before present where both begin with ت (تحدث: he spoke, before: it happens), third person before the rest."""
    if form.person != "3":
        return 3
    if form.passive:
        return 2
    return (1 if form.tense == "present" and form.gender == "f" else 0) + (0.5 if form.number == "d" else 0)


def _inflect(past: str, present: str, pattern: str, *, joined: bool) -> list[_Made]:
    lemma = past.replace(_SHADDA, "")
    if joined:
        return _joined(lemma, present)
    made = _past(lemma, present, pattern, doubled=past.endswith(_SHADDA))
    made += _present(lemma, present, pattern)
    return made + _passives(lemma, present, pattern)


def _is_hollow(past: str, pattern: str) -> bool:
    return (
        pattern in _HOLLOW
        and len(past) >= 3
        and past[-2] == "ا"
        and past[-1] not in "ىا"
        and past[1] != "ا"
        or (pattern == "I" and len(past) == 3 and past[1] == "ا")
    )


def _past(past: str, present: str, pattern: str, *, doubled: bool) -> list[_Made]:
    last, base = past[-1], past[:-1]
    if last in "ىا":  # نفى، دعا
        weak = "و" if present.endswith("و") else "ي"
        made = [_Made(past, "past", "3ms"), _Made(base + weak + "ا", "past", "3md")]
        made += [_Made(base + ending, "past", _PAST[ending]) for ending in ("ت", "تا", "وا")]
        return made + [_Made(base + weak + ending, "past", _PAST[ending]) for ending in ("نا", "تم", "ن")]
    if _is_hollow(past, pattern):  # قال، أعاد، جاء
        made = [_Made(past + ending, "past", _PAST[ending]) for ending in ("", "ت", "ا", "تا", "وا")]
        short = past[:-2] + ("ئ" if last == "ء" else last)
        made += [_Made(short + ending, "past", _PAST[ending]) for ending in ("ن", "نا", "تم")]
        made.append(_Made(short + "ت", "past", "1cs"))
        return made + ([_Made(base + "ؤوا", "past", "3mp")] if last == "ء" else [])
    made = [_Made(past + ending, "past", person) for ending, person in _PAST.items()]
    if last == "ي":  # بقي
        made.append(_Made(base + "وا", "past", "3mp"))
    if last == "أ":  # بدأ: بدؤوا، بدءوا
        made += [_Made(base + "ؤوا", "past", "3mp"), _Made(base + "ءوا", "past", "3mp")]
    if doubled:  # ردّ: رددنا
        made += [_Made(past + last + ending, "past", _PAST[ending]) for ending in ("نا", "تم", "ن")]
    return made


def _present(past: str, present: str, pattern: str) -> list[_Made]:
    stem = present[1:]
    last, base = stem[-1], stem[:-1]
    stems = {ending: [stem] for ending in _PRESENT}
    if last in "ىيو" and past[-1] in "ىايأ":  # ينفي، يدعو، يلقى
        stems |= {"ون": [base], "وا": [base], "ين": [base], "": [stem, base]}
        stems |= {ending: [base + "ي" if last == "ى" else stem] for ending in ("ان", "ا")}
    elif _is_hollow(past, pattern) and len(stem) >= 2 and stem[-2] in "ويا":
        short = stem[:-2] + ("ئ" if last == "ء" else last)
        stems |= {"": [stem, short], "ن": [short]}
        if last == "ء":  # يجيء: يجيئون
            stems |= {ending: [base + "ئ", stem] for ending in ("ون", "وا", "ان", "ا")}
    elif last == "أ":  # يقرأ: يقرؤون
        stems |= {"ون": [stem, base + "ؤ"], "وا": [stem, base + "ؤ"]}
    made: list[_Made] = []
    for ending, number in _PRESENT.items():
        for prefix, person in _PREFIXES.items():
            agreement = _agreement(prefix, person, number)
            if agreement:
                made += [
                    _Made(prefix + one + ending, "present", agreement, short=not ending and rank > 0)
                    for rank, one in enumerate(stems[ending])
                ]
    return made


def _agreement(prefix: str, person: str, number: str) -> str | None:
    """Person, gender and number of a present form by prefix and ending; None where the two do not go together."""
    if number == "2fs":
        return "2fs" if prefix == "ت" else None
    if number == "3fp":
        return "3fp" if prefix == "ي" else None
    if prefix in "نا":
        return person if number == "s" else None
    if prefix == "ت" and number == "p":
        return "2mp"
    return person + number


def _passives(past: str, present: str, pattern: str) -> list[_Made]:
    """Passive forms that are spelled otherwise than the active ones."""
    made: list[_Made] = []
    stem = present[1:]
    if past[-1] == "أ":  # أنشئت، فوجئ
        base = (past[0] + "و" + past[2:-1] if pattern == "III" else past[:-1]) + "ئ"
        made += [_Made(base + ending, "past", _PAST[ending], True) for ending in ("", "ت", "وا", "ا")]
    elif past[-1] in "ىا":
        made += [_Made(past[:-1] + "ي" + ending, "past", _PAST[ending], True) for ending in ("", "ت")]
        made += [
            _Made(prefix + stem[:-1] + "ى", "present", person + "s", True)
            for prefix, person in (("ي", "3m"), ("ت", "3f"))
        ]
    elif _is_hollow(past, pattern) and pattern != "VII":
        made += [
            _Made(past[:-2] + "ي" + past[-1] + ending, "past", _PAST[ending], True)
            for ending in ("", "ت", "وا", "ا", "تا")
        ]
        if len(stem) >= 2:
            made += [
                _Made(prefix + stem[:-2] + "ا" + stem[-1] + ending, "present", person + number, True)
                for prefix, person in (("ي", "3m"), ("ت", "3f"))
                for ending, number in (("", "s"), ("ان", "d"))
            ]
            made.append(_Made("ي" + stem[:-2] + "ا" + stem[-1] + "ون", "present", "3mp", True))
    elif pattern == "III" and past[0] != "و" and past[1:2] == "ا":
        made += [
            _Made(past[0] + "و" + past[2:] + ending, "past", _PAST[ending], True)
            for ending in ("", "ت", "وا")
        ]
    elif pattern == "I" and past[0] in "وأ":
        hard = ("و" if past[0] == "و" else "ؤ") + past[1:]
        made += [
            _Made(prefix + hard + ending, "present", person + number, True)
            for prefix, person in (("ي", "3m"), ("ت", "3f"))
            for ending, number in (("", "s"), ("ان", "d"), ("ون", "p"))
            if prefix == "ي" or number != "p"
        ]
    return made


def _joined(past: str, present: str) -> list[_Made]:
    """Forms before a pronoun suffix that differ from those at the end of a word."""
    stem = present[1:]
    weak = past[-1] in "ىا"
    made = [_Made((past[:-1] if weak or past[-1] == "ي" else past) + "و", "past", "3mp")]
    if past[-1] == "ى":
        made.append(_Made(past[:-1] + "ا", "past", "3ms"))
    for prefix, person in _PREFIXES.items():
        agreement = person if prefix in "نا" else person + "s"
        if stem[-1] == "ى":
            made.append(_Made(prefix + stem[:-1] + "ا", "present", agreement))
        if stem[-1] == "أ":
            made.append(_Made(prefix + stem[:-1] + "ؤ", "present", agreement))
        if prefix == "ي":
            made.append(_Made(prefix + (stem[:-1] if stem[-1] in "ىيو" else stem) + "و", "present", "3mp"))
    return made


def verb_readings(word: Word) -> tuple[VerbForm, ...]:
    """All readings of a word as a verb form, likeliest first; () where its core is none.

    سـ makes a present future, and لـ leaves only the present ones. Whether the word is a verb where it stands is told
    by its `pos`.
    """
    forms = joined_forms().get(word.core, ()) if word.enclitic else ()
    forms = forms or verb_forms().get(word.core, ())
    last = word.proclitics[-1] if word.proclitics else ""
    if last == "س":
        return tuple(
            msgspec.structs.replace(form, tense="future") for form in forms if form.tense == "present"
        )
    if last in ("ل", "ب", "ك"):
        return tuple(form for form in forms if form.tense == "present") if last == "ل" else ()
    return forms


def verb_features(word: Word) -> VerbForm | None:
    """Lemma, tense and agreement of a word as a verb: its likeliest reading; None where no verb has that form."""
    readings = verb_readings(word)
    return readings[0] if readings else None
