"""The forms of the reporting verbs, made from the lemmas of cues.tsv: past, present, participle and masdar."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from khabar.arabic.letters import fold_word
from khabar.lexicon import Row, read_lexicon

FormKind = Literal["past", "present", "participle", "masdar"]
Gender = Literal["m", "f", ""]
Number = Literal["s", "d", "p", ""]

_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")
_TOLD = frozenset({"قال", "نشر", "تبنى", "ذكر", "أعلن", "أورد"})  # "ما قاله الوزير"
_OBJECTS = ("ه", "ها", "هم", "هما")


class Form(msgspec.Struct, frozen=True, gc=False):
    """One inflected form of a reporting verb, folded, with what it tells of its subject."""

    lemma: str
    act: str
    frames: frozenset[str]
    kind: FormKind
    gender: Gender = ""
    number: Number = ""
    pronoun: str = ""  # masdar: its possessor; verb: its object
    strong: bool = True  # weak ones are cues only beside a speaker of their own


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Folded form → its readings, likeliest first (cues.tsv is in that order; past before present before noun)."""
    found: dict[str, list[Form]] = {}
    for row in read_lexicon(__package__, "cues.tsv"):
        for surface, form in _of_lemma(row):
            readings = found.setdefault(surface, [])
            if all((form.lemma, form.kind) != (other.lemma, other.kind) for other in readings):
                readings.append(form)
    return {surface: tuple(readings) for surface, readings in found.items()}


def _of_lemma(row: Row) -> Iterator[tuple[str, Form]]:
    def form(kind: FormKind, gender: Gender, number: Number, pronoun: str = "") -> Form:
        return Form(
            row["lemma"], row["act"], frames, kind, gender, number, pronoun, row["strength"] == "strong"
        )

    frames = frozenset(row["frames"].split())
    takes_pronoun = "acc" in frames or row["lemma"] in _TOLD

    if not row["present"] and row["masdar"] == row["lemma"]:  # a noun of speech: "جملة المدرب: «…»"
        yield fold_word(row["lemma"]), form("masdar", "", "")
        return
    for surface, gender, number in _past(fold_word(row["lemma"]), row["lemma"]):
        yield surface, form("past", gender, number)
        for suffix in _OBJECTS if takes_pronoun else ():
            yield _before_object(surface, number, row["lemma"]) + suffix, form("past", gender, number, suffix)
    if row["present"]:
        for surface, gender, number in _present(fold_word(row["present"]), row["present"]):
            yield surface, form("present", gender, number)
            yield "س" + surface, form("present", gender, number)
            for suffix in _OBJECTS if takes_pronoun else ():
                yield surface + suffix, form("present", gender, number, suffix)
    if row["participle"]:
        for surface, gender, number in _participle(fold_word(row["participle"])):
            yield surface, form("participle", gender, number)
    if row["masdar"]:
        for surface, pronoun in _masdar(fold_word(row["masdar"])):
            yield surface, form("masdar", "", "", pronoun)


def _before_object(surface: str, number: str, lemma: str) -> str:
    """The form that an object pronoun hangs on: اتهموا + ه → اتهموه, نفى + ها → نفاها."""
    if number == "p":
        return surface.removesuffix("ا")
    return surface[:-1] + "ا" if lemma.endswith("ى") and surface.endswith("ي") else surface


def _past(stem: str, lemma: str) -> Iterator[tuple[str, Gender, Number]]:
    yield stem, "m", "s"
    if lemma.endswith(("ا", "ى", "ي")):  # دعا: دعت, دعوا; نفى: نفت, نفوا; خشي keeps its ya before ت
        root = stem if lemma.endswith("ي") else stem[:-1]
        yield root + "ت", "f", "s"
        yield stem[:-1] + "وا", "m", "p"
        yield (stem[:-1] + "وا" if lemma.endswith("ا") else stem + "ا"), "m", "d"
        yield root + "تا", "f", "d"
        return
    yield stem + "ت", "f", "s"
    yield stem + "وا", "m", "p"
    yield stem + "ا", "m", "d"
    yield stem + "تا", "f", "d"


def _present(stem: str, present: str) -> Iterator[tuple[str, Gender, Number]]:
    yield stem, "m", "s"
    yield "ت" + stem[1:], "f", "s"
    root = stem[:-1] if present.endswith(("و", "ي", "ى")) else stem
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        body = prefix + root[1:]
        yield body + "ون", gender, "p"  # type: ignore[misc]
        yield prefix + stem[1:] + "ان", gender, "d"  # type: ignore[misc]


def _participle(stem: str) -> Iterator[tuple[str, Gender, Number]]:
    yield stem + "ا", "m", "s"
    if stem.endswith("ئ"):  # متنبئ: متنبئا, مهنئا
        yield stem[:-1] + "ءا", "m", "s"
    yield stem + "ه", "f", "s"
    root = stem[:-1] if stem.endswith("ي") else stem
    yield root + "ين", "m", "p"
    yield stem + "تين", "f", "d"
    yield stem + "ات", "f", "p"


def _masdar(stem: str) -> Iterator[tuple[str, str]]:
    yield stem, ""
    yield "ال" + stem, ""
    root = stem[:-1] + "ت" if stem.endswith("ه") else stem
    roots = [stem[:-1] + seat for seat in "ئؤء"] if stem.endswith("ء") else [root]
    for seated in roots:
        for pronoun in _PRONOUNS:
            yield seated + pronoun, pronoun
