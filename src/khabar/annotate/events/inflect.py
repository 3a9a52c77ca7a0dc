"""Folded inflected forms of a lemma, so that the lexicon holds one row a lemma."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["past", "present", "noun", "participle"]
Number: TypeAlias = Literal["s", "f", "p"]  # singular or open, feminine singular, plural or dual

_WEAK = "اوي"


def past_forms(lemma: str) -> Iterator[tuple[str, Number, bool]]:
    """Each past form of a folded lemma as (form, number, whether a pronoun must follow): "التقي" → التقت، التقوا …"""
    if lemma[-1] == "ي":
        stem = lemma[:-1]
        yield from (
            (lemma, "s", False),
            (stem + "ت", "f", False),
            (stem + "تا", "p", False),
            (lemma + "ا", "p", False),
        )
        yield from ((stem + "وا", "p", False), (lemma + "نا", "p", False), (lemma + "ت", "s", False))
        yield from ((stem + "ا", "s", True), (stem + "ت", "f", True), (stem + "و", "p", True))
        return
    if lemma[-1] == "ا":  # weak waw (دعا) or a folded hamza (هنأ)
        stem = lemma[:-1]
        yield from ((stem + "ت", "f", False), (stem + "وا", "p", False), (lemma + "وا", "p", False))
        yield from ((stem + "ؤوا", "p", False), (stem + "و", "p", True))
    yield from ((lemma, "s", False), (lemma + "ت", "f", False), (lemma + "تا", "p", False))
    if lemma[-1] != "ا" and len(lemma) > 3:  # "اتفقا"; of three letters it is a noun's tanwin: "قتلا"
        yield lemma + "ا", "p", False
    yield from ((lemma + "وا", "p", False), (lemma + "نا", "p", False), (lemma + "ن", "p", False))
    yield from (
        (lemma, "s", True),
        (lemma + "ت", "f", True),
        (lemma + "و", "p", True),
        (lemma + "نا", "p", True),
    )


def present_forms(present: str) -> Iterator[tuple[str, Number, bool]]:
    """Each present form of a folded present: "يهاجم" → تهاجم، يهاجمون، يهاجموا …"""
    stem = present[1:]
    for prefix, number in (("ي", "s"), ("ت", "f"), ("ن", "p")):
        yield from _present_with(prefix, stem, "f" if number == "f" else "p" if number == "p" else "s")


def _present_with(prefix: str, stem: str, number: Number) -> Iterator[tuple[str, Number, bool]]:
    yield prefix + stem, number, False
    yield prefix + stem, number, True
    plural = stem[:-1] if stem[-1] in "يو" else stem
    if prefix in "يت":
        for ending in ("ون", "وا"):
            yield prefix + plural + ending, "p", False
        yield prefix + plural + "و", "p", True
        yield prefix + plural + "ون", "p", True
        yield prefix + stem + "ان", "p", False
    if stem[-1] == "ي":
        yield prefix + plural + "ا", number, True
    if stem[-1] in "يو" and len(stem) > 3:
        yield prefix + plural, number, False  # after لم
    elif prefix != "ن" and _is_hollow(stem):
        yield prefix + stem[:-2] + stem[-1], number, False  # لم يزر


def _is_hollow(stem: str) -> bool:
    """Whether a present without its prefix has a long vowel before its last letter that لم takes away: زور, ستعيد; not بايع."""
    if not 2 < len(stem) <= 5 or stem[-2] not in _WEAK or stem[-1] in _WEAK:
        return False
    return stem[-3] not in "او"


def noun_forms(noun: str) -> Iterator[tuple[str, Number, bool]]:
    """A folded verbal noun as it stands, with the tanwin's alif and before a pronoun: "زياره" → زيارتـ."""
    yield noun, "s", False
    if noun[-1] == "ه":
        yield noun[:-1] + "ت", "s", True
        if noun[0] != "م":  # المهاجمتين are two women who attacked
            yield noun[:-1] + "تين", "s", False
        return
    yield noun, "s", True
    if not noun.endswith(("اء", "ات", "ين", "ان")):
        yield noun + "ا", "s", False
    if noun.endswith("اء"):
        yield noun[:-1] + "ئ", "s", True


def participle_forms(participle: str) -> Iterator[tuple[str, Number, bool]]:
    """A folded participle with its gender and number endings."""
    for ending, number in (
        ("", "s"),
        ("ا", "s"),
        ("ه", "f"),
        ("ون", "p"),
        ("ين", "p"),
        ("ات", "f"),
        ("تين", "p"),
    ):
        stem = participle[:-1] if participle[-1] == "ي" and ending in ("ون", "ين") else participle
        yield stem + ending, "f" if number == "f" else "p" if number == "p" else "s", False
