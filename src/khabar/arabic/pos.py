"""Coarse part of speech of words (UD tags): what the form allows, decided by one or two neighbours."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon

_NOMINAL = frozenset(["NOUN", "ADJ", "PROPN"])
_BEFORE_VERB = frozenset(["لم", "لن", "قد", "سوف", "لقد", "هل", "لما", "كي", "لكي", "الا"])
_THAT = frozenset(
    ["ان", "بان", "كان", "لان", "لكن"]
)  # أنّ and its sisters: a noun follows, or أنْ and a present verb
_RELATIVE = frozenset(
    ["الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "اللتان", "اللواتي", "اللاتي", "من", "ما"]
)
_NEW_CLAUSE = frozenset([".", ":", "؟", "!", '"', "«", "“", "؛", ";", "…", "-", "–", "—"])
_BEFORE_ACT = frozenset(["منذ", "مذ", "حتي", "بعد", "قبل", "حين"])  # a clause can follow these
_MINISTERS = frozenset(["وزير", "وزيره", "وزراء", "وزاره"])
_SON = frozenset(["بن", "بنت"])
_CLAUSE = 40  # words of a clause that are looked at


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
    def tag(self) -> str: ...
    @property
    def tags(self) -> tuple[str, ...]: ...


def tags_of(norm: str, *, kind: str) -> tuple[str, ...]:
    """The one tag of a token that is no Arabic word."""
    return ({"mark": "PUNCT", "number": "NUM", "latin": "PROPN"}.get(kind, "X"),)


def choose_tags(forms: Sequence[Tagged], *, firsts: set[int]) -> list[str]:
    """One tag for each form, by its neighbours where the form alone leaves a choice.

    `firsts` are the indexes of the first words of sentences.
    """
    chosen = [form.tag for form in forms]
    for index in [i for i, tag in enumerate(chosen) if not tag]:
        chosen[index] = _choose(forms, index, chosen, firsts)
    for index, tag in enumerate(chosen):
        if (
            tag == "VERB"
            and index
            and chosen[index - 1] == "ADP"
            and _is_masdar(forms[index], forms[index - 1])
        ):
            chosen[index] = "NOUN"
    return chosen


def _is_masdar(form: Tagged, before: Tagged) -> bool:
    """Whether a verb of three letters is its masdar, for it follows a preposition: عن شجبها."""
    return (
        len(form.core) == 3 and not form.proclitics and not before.enclitic and before.core not in _BEFORE_ACT
    )


def _has_verb(forms: Sequence[Tagged], index: int, chosen: list[str], firsts: set[int]) -> bool:
    """Whether the clause has a verb before the word at `index`; looks back over a bounded stretch."""
    for i in range(index - 1, max(-1, index - _CLAUSE), -1):
        tag = chosen[i]
        if tag == "VERB":
            return True
        if (
            tag == "SCONJ"
            or tag == "PUNCT"
            and forms[i].norm in _NEW_CLAUSE
            or tag == "PRON"
            and forms[i].core in _RELATIVE
        ):
            return False
        if i in firsts:
            return False
    return False


def _choose(forms: Sequence[Tagged], index: int, chosen: list[str], firsts: set[int]) -> str:
    form = forms[index]
    tags = form.tags
    if form.core == "عبد":  # عبد الله: a name before ال
        return "PROPN" if index + 1 < len(forms) and forms[index + 1].norm[:2] == "ال" else "NOUN"
    before = forms[index - 1] if index and index not in firsts else None
    left = chosen[index - 1] if before is not None else ""
    if "VERB" in tags:
        after = forms[index + 1] if index + 1 < len(forms) else None
        if _NOMINAL.isdisjoint(tags):
            stated = (
                form.core == "بين"
                and _takes_clause(after)
                or form.core == "عبر"
                and after is not None
                and after.core == "عن"
            )
            return "VERB" if stated and not form.enclitic else tags[0]  # وبيّن أن، عبّر عن
        if left == "PROPN" and "PROPN" in tags and not form.proclitics and not form.enclitic:
            return "VERB" if _takes_clause(after) else "PROPN"  # رجب طيب
        verdict = _is_verb(form, before, left, after)
        if verdict is None:
            verdict = not _has_verb(forms, index, chosen, firsts)
        if verdict:
            return "VERB"
        tags = tuple([tag for tag in tags if tag != "VERB"])
    if len(tags) == 1:
        return tags[0]
    if "PROPN" in tags and index + 1 < len(forms) and forms[index + 1].core in _SON and not form.proclitics:
        return "PROPN"
    return _nominal(form, tags, before, left)


def _is_verb(form: Tagged, before: Tagged | None, left: str, after: Tagged | None) -> bool | None:
    """Whether a form that may be verb or noun is a verb here: وقف الجيش or وقف إطلاق النار.

    None: it is one if its clause has none yet.
    """
    if form.proclitics and form.proclitics[-1] in "بلكس":
        return form.proclitics[-1] == "س"
    if form.core != form.bare and form.bare:  # ال
        return False
    if _takes_clause(after) and left != "ADP" and (before is None or before.core != "لا"):
        return True  # ذكر أن، وعد بأن; not لا شك أن
    noun_like = form.core in _noun_like() or form.tags[0] == "ADJ" and form.core[0] == "ا"  # أكثر، أبرز
    possessed = bool(form.enclitic) and form.tags[0] != "VERB"  # وحالته، له سيرته
    if form.proclitics:  # و or ف
        return not possessed and (before is None or not noun_like or _is_agent(after))
    acts = not noun_like or _is_agent(after)
    if before is None:
        return acts
    if left == "PUNCT":
        return None if acts and not possessed else False
    if possessed and left == "ADP":
        return False
    return _verb_after(form, before, left, noun_like=noun_like)


def _is_agent(form: Tagged | None) -> bool:
    """Whether a word names who can act, as the subject behind its verb: قصف الجيش, but رفع العقوبات."""
    return form is not None and (form.tags[0] == "PROPN" or form.bare in _agents()) and not form.proclitics


def _takes_clause(after: Tagged | None) -> bool:
    return (
        after is not None
        and after.core == "ان"
        and after.tags[0] == "SCONJ"
        and after.proclitics in ((), ("ب",))
    )


def _verb_after(form: Tagged, before: Tagged, left: str, *, noun_like: bool) -> bool | None:
    """The same by the word before, both being without و."""
    present = form.core[0] in "يتن"
    if before.core in _BEFORE_VERB and not before.enclitic:
        return True
    if left in _NOMINAL:
        # متطرفا: no idafa can follow; ضحايا is a plural
        accusative = before.core[-1:] == "ا" and not before.core.endswith("ايا")
        settled = left == "PROPN" or before.core != before.bare or bool(before.enclitic) or accusative
        return None if settled and not noun_like else False
    if left == "SCONJ":
        return present or bool(before.enclitic) if before.core in _THAT else True
    if left == "PRON":
        return before.core in _RELATIVE or before.core in ("هو", "هي", "هم")
    if left == "PART":
        return present if before.core == "لا" else before.core in ("ما", "كما", "انما")
    return left == "ADP" and bool(before.enclitic)


def _nominal(form: Tagged, tags: tuple[str, ...], before: Tagged | None, left: str) -> str:
    """One of several tags that are all no verb."""
    if "PROPN" in tags and _is_name(form, before, left):
        return "PROPN"
    if "PRON" in tags and "PART" in tags:  # ما
        return "PRON" if left in ("ADP", "VERB", "DET", "NOUN") or form.proclitics else "PART"
    if "ADJ" in tags and _agrees(form, before, left):
        return "ADJ"
    if tags[0] == "ADJ" and form.core != form.bare and "NOUN" in tags:
        return "NOUN"
    if tags[0] == "ADP" and "PROPN" in tags and left == "PROPN":
        return "PROPN"
    if tags[0] == "ADJ" and "NOUN" in tags and before is not None and before.core in _MINISTERS:
        return "NOUN"
    return tags[0]


def _is_name(form: Tagged, before: Tagged | None, left: str) -> bool:
    """Whether a word that may be a name is one: it follows a name, or stands without ال behind a phrase that has it."""
    if form.proclitics or form.enclitic or before is None:
        return False
    if left == "PROPN":
        return form.tags[0] != "ADJ" or before.core == "عبد"
    return left in ("NOUN", "ADJ") and form.core == form.bare and before.core != before.bare


def _agrees(form: Tagged, before: Tagged | None, left: str) -> bool:
    """Whether an adjective can belong to the word before: both have ال, or neither."""
    if before is None or left not in _NOMINAL or form.proclitics or form.enclitic:
        return False
    definite = form.core != form.bare
    if definite and left == "ADJ":
        return True
    if before.core in _MINISTERS and not definite:  # وزير خارجية النرويج
        return False
    return definite == (before.core != before.bare or bool(before.enclitic) or left == "PROPN")


@cache
def _noun_like() -> frozenset[str]:
    return frozenset(fold_word(row["word"]) for row in read_lexicon("khabar.arabic", "masdars.tsv"))


@cache
def _agents() -> frozenset[str]:
    rows = read_lexicon("khabar.arabic", "phrases.tsv")
    return frozenset(fold_word(row["word"]) for row in rows if row["class"] in ("title", "person", "agent"))
