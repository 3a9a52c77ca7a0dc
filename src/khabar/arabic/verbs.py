"""Verbs of newswire and their forms, made from past, present and pattern: weak, hollow, doubled and hamza verbs too."""

from functools import cache
from operator import itemgetter
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from khabar.arabic.letters import fold_words
from khabar.lexicon import read_columns
from khabar.model import Word

Tense: TypeAlias = Literal["past", "present", "future"]

_SHADDA = "\N{ARABIC SHADDA}"
_HOLLOW = frozenset(["I", "IV", "VII", "VIII", "X"])
_PREFIXES = {"ي": "3m", "ت": "3f", "ن": "1cp", "ا": "1cs"}
_NUMBERS = {"": "s", "ون": "p", "وا": "p", "ان": "d", "ا": "d", "ن": "3fp", "ين": "2fs"}  # of the present


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


class _Reading(NamedTuple):
    """What the shape of a form tells, whatever its verb; one for all forms alike."""

    tense: Tense
    agreement: str  # "3ms"
    passive: bool | None
    short: bool
    rank: int  # the lower, the likelier
    bits: int  # what it adds to the shape of its spelling


class _Made(NamedTuple):
    """Forms as the paradigms make them: two columns, for there are 90,000."""

    surfaces: list[str]
    readings: list[_Reading]

    def add(self, base: str, endings: dict[str, _Reading]) -> None:
        self.surfaces.extend([base + ending for ending in endings])
        self.readings.extend(endings.values())


_IS_PRESENT, _IS_FUTURE, _IS_COMMON, _IS_SINGULAR, _NO_DUAL = (1 << i for i in range(5))
_RANKS = 6
_SEEN, _LOW = 5, 5 + _RANKS  # bit of the first rank that was met, and of a first that begins with أ


def _reading(tense: Tense, agreement: str, *, passive: bool | None = None, short: bool = False) -> _Reading:
    person, gender, number = tuple(agreement)
    rank = _rank(tense, person, gender, number, passive=passive)
    bits = 1 << _SEEN + rank
    if tense == "present":
        bits |= _IS_PRESENT | (0 if short else _IS_FUTURE)
    if person == "3" and not (gender == "f" and number == "p"):
        bits |= _IS_COMMON
    bits |= _IS_SINGULAR if number == "s" else 0
    bits |= _NO_DUAL if number != "d" else 0
    return _Reading(tense, agreement, passive, short, rank, bits)


def _rank(tense: str, person: str, gender: str, number: str, *, passive: bool | None) -> int:
    """Past before present where both begin with ت (تحدث: he spoke, before: it happens), third person before the rest."""
    if person != "3":
        return 5
    if passive:
        return 4
    return (2 if tense == "present" and gender == "f" else 0) + (1 if number == "d" else 0)


# Ending → person, gender, number. Where a spelling has several readings the third person is meant, as in news.
_PAST = {
    ending: _reading("past", agreement)
    for ending, agreement in {
        "": "3ms",
        "ت": "3fs",
        "ا": "3md",
        "تا": "3fd",
        "وا": "3mp",
        "ن": "3fp",
        "نا": "1cp",
        "تم": "2mp",
    }.items()
}
_PAST_PASSIVE = {
    ending: _reading("past", reading.agreement, passive=True) for ending, reading in _PAST.items()
}


def _some(endings: dict[str, _Reading], *names: str) -> dict[str, _Reading]:
    return {name: endings[name] for name in names}


_VOWELS = _some(_PAST, "", "ت", "ا", "تا", "وا")
_CONSONANTS = _some(_PAST, "نا", "تم", "ن")
_PASSIVES = {
    "weak": _some(_PAST_PASSIVE, "", "ت"),
    "three": _some(_PAST_PASSIVE, "", "ت", "وا"),
    "hamza": _some(_PAST_PASSIVE, "", "ت", "وا", "ا"),
    "hollow": _some(_PAST_PASSIVE, "", "ت", "وا", "ا", "تا"),
}


_BEFORE_PRONOUN = {"past": {"و": _reading("past", "3mp")}, "present": {"و": _reading("present", "3mp")}}


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


# (prefix, ending, reading, reading of the short stem) of every present form
_PRESENT = tuple(
    (prefix, ending, _reading("present", agreement), _reading("present", agreement, short=not ending))
    for ending, number in _NUMBERS.items()
    for prefix, person in _PREFIXES.items()
    if (agreement := _agreement(prefix, person, number))
)
_PRESENT_READINGS = [reading for _, _, reading, _ in _PRESENT]


@cache
def verb_forms() -> dict[str, tuple[VerbForm, ...]]:
    """All readings of every folded verb form without clitics, likeliest first."""
    return _by_surface(_all_made(joined=False))


@cache
def joined_forms() -> dict[str, tuple[VerbForm, ...]]:
    """Readings of the forms that stand before a pronoun suffix where they are spelled otherwise: قالو(ه), يرا(ها)."""
    return _by_surface(_all_made(joined=True))


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
    return _shapes(_all_made(joined=False))


@cache
def joined_shapes() -> dict[str, VerbShape]:
    """The shape of the forms that stand only before a pronoun suffix."""
    return _shapes(_all_made(joined=True))


@cache
def verb_rows() -> tuple[tuple[str, str, str], ...]:
    """(past, present, pattern) of every verb of the lexicon, shadda kept."""
    past, present, pattern = read_columns("khabar.arabic", "verbs.tsv")
    return tuple(zip(past, present, pattern, strict=True))


def _all_made(*, joined: bool) -> list[tuple[str, list[str], list[_Reading]]]:
    """For each verb its lemma, its folded forms and their readings."""
    found: list[tuple[str, list[str], list[_Reading]]] = []
    surfaces: list[str] = []
    for past, present, pattern in verb_rows():
        lemma = past.replace(_SHADDA, "")
        made = _Made([], [])
        if joined:
            _joined(made, lemma, present)
        else:
            _past(made, lemma, present, pattern, doubled=past.endswith(_SHADDA))
            _present(made, lemma, present, pattern)
            _passives(made, lemma, present, pattern)
        found.append((lemma, made.surfaces, made.readings))
        surfaces += made.surfaces
    folded = fold_words(surfaces)  # all at once, which costs a tenth
    at = 0
    for _, own, _ in found:
        own[:] = folded[at : at + len(own)]
        at += len(own)
    return found


def _by_surface(made: list[tuple[str, list[str], list[_Reading]]]) -> dict[str, tuple[VerbForm, ...]]:
    found: dict[str, list[tuple[int, VerbForm]]] = {}
    for lemma, surfaces, readings in made:
        for surface, reading in zip(surfaces, readings, strict=True):
            person, gender, number = tuple(reading.agreement)
            form = VerbForm(lemma, reading.tense, person, gender, number, reading.passive, reading.short)  # type: ignore[arg-type]
            found.setdefault(surface, []).append((reading.rank, form))
    return {
        surface: tuple(dict.fromkeys([form for _, form in sorted(forms, key=itemgetter(0))]))
        for surface, forms in found.items()
    }


def _shapes(made: list[tuple[str, list[str], list[_Reading]]]) -> dict[str, VerbShape]:
    """What the readings of each spelling have in common, without making them: the first annotation waits for this."""
    bits: dict[str, int] = {}
    recall = bits.get
    for lemma, surfaces, readings in made:
        low = lemma[0] == "أ"
        for surface, reading in zip(surfaces, readings, strict=True):
            own = reading.bits
            met = recall(surface, 0)
            if low and reading.tense == "past" and not met & 1 << _SEEN + reading.rank:
                own |= 1 << _LOW + reading.rank
            bits[surface] = met | own
    shapes: dict[int, VerbShape] = {}
    found: dict[str, VerbShape] = {}
    for surface, own in bits.items():
        key = own << 1 | (surface[-1] == "ن")
        if key not in shapes:
            shapes[key] = _shape(own, in_nun=surface[-1] == "ن")
        found[surface] = shapes[key]
    return found


def _shape(bits: int, *, in_nun: bool) -> VerbShape:
    present = bool(bits & _IS_PRESENT)
    first = next(rank for rank in range(_RANKS) if bits & 1 << _SEEN + rank)
    return VerbShape(
        present=present,
        future=bool(bits & _IS_FUTURE),
        purpose=present and not (in_nun and not bits & _IS_SINGULAR),
        rare=not bits & _IS_COMMON,
        dual=not bits & _NO_DUAL,
        hamza=bool(bits & 1 << _LOW + first),
    )


def _is_hollow(past: str, pattern: str) -> bool:
    return (
        pattern in _HOLLOW
        and len(past) >= 3
        and past[-2] == "ا"
        and past[-1] not in "ىا"
        and past[1] != "ا"
        or (pattern == "I" and len(past) == 3 and past[1] == "ا")
    )


def _past(made: _Made, past: str, present: str, pattern: str, *, doubled: bool) -> None:
    last, base = past[-1], past[:-1]
    if last in "ىا":  # نفى، دعا
        weak = "و" if present.endswith("و") else "ي"
        made.add(past, _some(_PAST, ""))
        made.add(base + weak, _some(_PAST, "ا"))
        made.add(base, _some(_PAST, "ت", "تا", "وا"))
        made.add(base + weak, _CONSONANTS)
    elif _is_hollow(past, pattern):  # قال، أعاد، جاء
        made.add(past, _VOWELS)
        short = past[:-2] + ("ئ" if last == "ء" else last)
        made.add(short, _CONSONANTS)
        made.add(short, {"ت": _reading("past", "1cs")})
        if last == "ء":
            made.add(base + "ؤ", _some(_PAST, "وا"))
    else:
        made.add(past, _PAST)
        if last == "ي":  # بقي
            made.add(base, _some(_PAST, "وا"))
        if last == "أ":  # بدأ: بدؤوا، بدءوا
            made.add(base + "ؤ", _some(_PAST, "وا"))
            made.add(base + "ء", _some(_PAST, "وا"))
        if doubled:  # ردّ: رددنا
            made.add(past + last, _CONSONANTS)


def _present(made: _Made, past: str, present: str, pattern: str) -> None:
    stem = present[1:]
    last, base = stem[-1], stem[:-1]
    stems: dict[str, list[str]] = {}  # ending → stems, where other than the one
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
    if not stems:
        made.surfaces.extend([prefix + stem + ending for prefix, ending, _, _ in _PRESENT])
        made.readings.extend(_PRESENT_READINGS)
        return
    one = [stem]
    for prefix, ending, reading, shortened in _PRESENT:
        for rank, own in enumerate(stems.get(ending, one)):
            made.surfaces.append(prefix + own + ending)
            made.readings.append(shortened if rank else reading)


def _passives(made: _Made, past: str, present: str, pattern: str) -> None:
    """Passive forms that are spelled otherwise than the active ones."""
    stem = present[1:]
    if past[-1] == "أ":  # أنشئت، فوجئ
        base = (past[0] + "و" + past[2:-1] if pattern == "III" else past[:-1]) + "ئ"
        made.add(base, _PASSIVES["hamza"])
    elif past[-1] in "ىا":
        made.add(past[:-1] + "ي", _PASSIVES["weak"])
        _present_passives(made, stem[:-1] + "ى", ("",))
    elif _is_hollow(past, pattern) and pattern != "VII":
        made.add(past[:-2] + "ي" + past[-1], _PASSIVES["hollow"])
        if len(stem) >= 2:
            _present_passives(made, stem[:-2] + "ا" + stem[-1], ("", "ان"))
            made.add("ي" + stem[:-2] + "ا" + stem[-1], {"ون": _reading("present", "3mp", passive=True)})
    elif pattern == "III" and past[0] != "و" and past[1:2] == "ا":
        made.add(past[0] + "و" + past[2:], _PASSIVES["three"])
    elif pattern == "I" and past[0] in "وأ":
        _present_passives(made, ("و" if past[0] == "و" else "ؤ") + past[1:], ("", "ان", "ون"))


def _present_passives(made: _Made, stem: str, endings: tuple[str, ...]) -> None:
    for prefix, person in (("ي", "3m"), ("ت", "3f")):
        for ending in endings:
            if prefix == "ي" or ending != "ون":
                made.surfaces.append(prefix + stem + ending)
                made.readings.append(_reading("present", person + _NUMBERS[ending], passive=True))


def _joined(made: _Made, past: str, present: str) -> None:
    """Forms before a pronoun suffix that differ from those at the end of a word."""
    stem = present[1:]
    weak = past[-1] in "ىا"
    made.add(past[:-1] if weak or past[-1] == "ي" else past, _BEFORE_PRONOUN["past"])
    if past[-1] == "ى":
        made.add(past[:-1] + "ا", _some(_PAST, ""))
    for prefix, person in _PREFIXES.items():
        if stem[-1] in "ىأ":
            agreement = person if prefix in "نا" else person + "s"
            made.surfaces.append(prefix + stem[:-1] + ("ا" if stem[-1] == "ى" else "ؤ"))
            made.readings.append(_reading("present", agreement))
        if prefix == "ي":
            made.add(prefix + (stem[:-1] if stem[-1] in "ىيو" else stem), _BEFORE_PRONOUN["present"])


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
