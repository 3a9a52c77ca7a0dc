"""Coarse part of speech of words (UD tags): what the form allows, decided by one or two neighbours."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from khabar.arabic.letters import fold_word
from khabar.arabic.lexicon import read_lexicon

_NOMINAL = frozenset(["NOUN", "ADJ", "PROPN"])
_BEFORE_VERB = frozenset(["لم", "لن", "قد", "سوف", "لقد", "هل", "لما", "كي", "لكي", "الا"])
_THAT = frozenset(
    ["ان", "بان", "كان", "لان", "لكن"]
)  # أنّ and its sisters: a noun follows, or أنْ and a present verb
_RELATIVE = frozenset(
    ["الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "اللتان", "اللواتي", "اللاتي", "من", "ما"]
)
_NEW_CLAUSE = frozenset([".", ":", "؟", "!", '"', "«", "“", "؛", ";", "…", "-", "–", "—"])
_OPEN = ("", "")


class Tagged(Protocol):
    """What the choice needs to know of a form."""

    @property
    def norm(self) -> str: ...
    @property
    def proclitics(self) -> tuple[str, ...]: ...
    @property
    def core(self) -> str: ...
    @property
    def bare(self) -> str: ...
    @property
    def enclitic(self) -> str: ...
    @property
    def tags(self) -> tuple[str, ...]: ...


def tags_of(norm: str, *, kind: str) -> tuple[str, ...]:
    """The one tag of a token that is no Arabic word."""
    return ({"mark": "PUNCT", "number": "NUM", "latin": "PROPN"}.get(kind, "X"),)


def choose_tags(forms: Sequence[Tagged], *, firsts: set[int]) -> list[str]:
    """One tag for each form, by its neighbours where the form alone leaves a choice.

    `firsts` are the indexes of the first words of sentences.
    """
    chosen: list[str] = []
    before: Tagged | None = None
    left = ""  # tag of the word before, "" at the beginning of a sentence
    has_verb = False  # in the clause so far
    for index, form in enumerate(forms):
        if index in firsts:
            before, left, has_verb = None, "", False
        tags = form.tags
        tag = tags[0]
        if len(tags) > 1:
            after = forms[index + 1] if index + 1 < len(forms) else None
            tag = _choose(form, before, left, after, has_verb=has_verb)
        elif tag == "AUXV":
            tag = "VERB"
        if tag == "VERB":
            has_verb = True
        elif (
            tag == "SCONJ"
            or tag == "PUNCT"
            and form.norm in _NEW_CLAUSE
            or tag == "PRON"
            and form.core in _RELATIVE
        ):
            has_verb = False
        chosen.append(tag)
        before, left = form, tag
    return chosen


def _choose(form: Tagged, before: Tagged | None, left: str, after: Tagged | None, *, has_verb: bool) -> str:
    tags = form.tags
    if "AUXV" in tags:
        return "VERB"
    if "VERB" in tags and _NOMINAL.isdisjoint(tags):
        return tags[0]
    if "VERB" in tags and _is_verb(form, before, left, after, has_verb=has_verb):
        return "VERB"
    nominal = [tag for tag in tags if tag != "VERB"]
    if len(nominal) == 1:
        return nominal[0]
    return _nominal(form, nominal, before, left, after)


def _is_verb(form: Tagged, before: Tagged | None, left: str, after: Tagged | None, *, has_verb: bool) -> bool:
    """Whether a form that may be verb or noun is a verb here: وقف الجيش or وقف إطلاق النار."""
    if form.proclitics and form.proclitics[-1] in "بلك":
        return False
    if form.proclitics and form.proclitics[-1] == "س":
        return True
    if form.core != form.bare and form.bare:  # ال
        return False
    joined = bool(form.proclitics)  # و or ف
    noun_like = form.core in _noun_like()
    present = form.core[0] in "يتن"
    if (
        after is not None
        and after.tags[0] == "SCONJ"
        and after.core == "ان"
        and after.proclitics in ((), ("ب",))
    ):
        return True  # ذكر أن، وعد بأن
    if joined:
        return not (
            noun_like and left in ("NOUN", "ADJ") and before is not None and before.core == before.bare
        )
    if before is None or left == "PUNCT":
        return not noun_like if before is None or not has_verb else False
    if before.core in _BEFORE_VERB and not before.enclitic:
        return True
    by_word = _verb_after(before, left, present=present)
    if by_word is not None:
        return by_word
    if left in _NOMINAL:
        settled = left == "PROPN" or before.core != before.bare or bool(before.enclitic)
        return settled and not has_verb
    return False


def _verb_after(before: Tagged, left: str, *, present: bool) -> bool | None:
    """What the word before decides alone; None where it does not."""
    if before.core == "لا" and left == "PART":
        return present
    if left == "SCONJ":
        if before.core in _THAT:
            return present if not before.enclitic else True
        return True
    if left == "PRON":
        return before.core in _RELATIVE or before.core in ("هو", "هي", "هم")
    if left == "PART":
        return before.core in ("ما", "كما", "انما")
    if left in ("ADP", "DET", "NUM", "VERB", "CCONJ"):
        return left == "ADP" and bool(before.enclitic)
    return None


def _nominal(form: Tagged, tags: list[str], before: Tagged | None, left: str, after: Tagged | None) -> str:
    """One of several tags that are all no verb."""
    if (
        "ADJ" in tags
        and left in _NOMINAL
        and before is not None
        and not form.proclitics
        and not form.enclitic
    ):
        definite = form.core != form.bare
        if definite == (before.core != before.bare or bool(before.enclitic) or left == "PROPN"):
            return "ADJ"
        if definite and left == "ADJ":
            return "ADJ"
    if "PROPN" in tags and tags[0] != "PROPN" and left == "PROPN" and not form.proclitics:
        return "PROPN"
    if "PRON" in tags and "PART" in tags:  # ما
        return "PRON" if left in ("ADP", "VERB", "DET", "NOUN") or form.proclitics else "PART"
    if tags[0] == "ADJ" and form.core != form.bare and "NOUN" in tags:
        return "NOUN"
    if tags[0] == "ADP" and "PROPN" in tags and left == "PROPN":
        return "PROPN"
    return tags[0]


@cache
def _noun_like() -> frozenset[str]:
    return frozenset(fold_word(row["word"]) for row in read_lexicon("khabar.arabic", "masdars.tsv"))
