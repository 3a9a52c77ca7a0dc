"""Coarse part of speech of words (UD tags): what the form allows, decided by one or two neighbours."""

from functools import cache

from khabar.arabic.forms import Columns
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
_PARTS_OF_DAY = frozenset(["فجر", "صباح", "عصر"])  # verbs and names too; ظهر اليوم may be "he appeared today"
_CLAUSE = 40  # words of a clause that are looked at


def choose_tags(words: Columns, *, firsts: set[int]) -> list[str]:
    """One tag for each form, by its neighbours where the form alone leaves a choice.

    `firsts` are the indexes of the first words of sentences.
    """
    chosen = list(words.firsts)
    for index in _places("", chosen):
        chosen[index] = _choose(words, index, chosen, firsts)
    for index in _places("VERB", chosen):
        if index and chosen[index - 1] == "ADP" and _is_masdar(words, index):
            chosen[index] = "NOUN"
    return chosen


def _places(tag: str, chosen: list[str]) -> list[int]:
    """The indexes of a tag: `index` skips the others without bytecode."""
    found: list[int] = []
    at = -1
    for _ in range(chosen.count(tag)):
        at = chosen.index(tag, at + 1)
        found.append(at)
    return found


def _is_masdar(words: Columns, index: int) -> bool:
    """Whether a verb of three letters is its masdar, for it follows a preposition: عن شجبها."""
    return (
        len(words.cores[index]) == 3
        and not words.proclitics[index]
        and not words.enclitics[index - 1]
        and words.cores[index - 1] not in _BEFORE_ACT
    )


def _has_verb(words: Columns, index: int, chosen: list[str], firsts: set[int]) -> bool:
    """Whether the clause has a verb before the word at `index`; looks back over a bounded stretch."""
    for i in range(index - 1, max(-1, index - _CLAUSE), -1):
        tag = chosen[i]
        if tag == "VERB":
            return True
        if (
            tag == "SCONJ"
            or tag == "PUNCT"
            and words.norms[i] in _NEW_CLAUSE
            or tag == "PRON"
            and words.cores[i] in _RELATIVE
        ):
            return False
        if i in firsts:
            return False
    return False


def _choose(words: Columns, index: int, chosen: list[str], firsts: set[int]) -> str:
    core, tags = words.cores[index], words.choices[index]
    after = index + 1 if index + 1 < len(chosen) else None
    if core == "عبد":  # عبد الله: a name before ال
        return "PROPN" if after is not None and words.norms[after][:2] == "ال" else "NOUN"
    before = index - 1 if index and index not in firsts else None
    left = chosen[index - 1] if before is not None else ""
    if (
        core in _PARTS_OF_DAY
        and left not in ("", "PRON")
        and after is not None
        and words.norms[after] in _days()
    ):
        return "NOUN"
    if "VERB" in tags:
        tag = _verb_or_not(words, index, before, left, after)
        if tag is None:
            tag = "" if _has_verb(words, index, chosen, firsts) else "VERB"
        if tag:
            return tag
        tags = tuple([tag for tag in tags if tag != "VERB"])
    if len(tags) == 1:
        return tags[0]
    if "PROPN" in tags and after is not None and words.cores[after] in _SON and not words.proclitics[index]:
        return "PROPN"
    return _nominal(words, index, tags, before, left)


def _verb_or_not(words: Columns, index: int, before: int | None, left: str, after: int | None) -> str | None:
    """The tag of a form that may be a verb; "" where it is none; None: it is one if its clause has none yet."""
    core, tags = words.cores[index], words.choices[index]
    bare_form = not words.enclitics[index]
    if _NOMINAL.isdisjoint(tags):
        stated = (
            core == "بين"
            and _takes_clause(words, after)
            or core == "عبر"
            and after is not None
            and words.cores[after] == "عن"
        )
        return "VERB" if stated and bare_form else tags[0]  # وبيّن أن، عبّر عن
    if left == "PROPN" and "PROPN" in tags and not words.proclitics[index] and bare_form:
        return "VERB" if _takes_clause(words, after) else "PROPN"  # رجب طيب
    verdict = _is_verb(words, index, before, left, after)
    return None if verdict is None else "VERB" if verdict else ""


def _is_verb(words: Columns, index: int, before: int | None, left: str, after: int | None) -> bool | None:
    """Whether a form that may be verb or noun is a verb here: وقف الجيش or وقف إطلاق النار.

    None: it is one if its clause has none yet.
    """
    core, proclitics, first = words.cores[index], words.proclitics[index], words.choices[index][0]
    if proclitics and proclitics[-1] in "بلكس":
        return proclitics[-1] == "س"
    if core != words.bares[index] and words.bares[index]:  # ال
        return False
    if _takes_clause(words, after) and left != "ADP" and (before is None or words.cores[before] != "لا"):
        return True  # ذكر أن، وعد بأن; not لا شك أن
    noun_like = core in _noun_like() or first == "ADJ" and core[0] == "ا"  # أكثر، أبرز
    possessed = bool(words.enclitics[index]) and first != "VERB"  # وحالته، له سيرته
    if proclitics:  # و or ف
        return not possessed and (before is None or not noun_like or _is_agent(words, after))
    acts = not noun_like or _is_agent(words, after)
    if before is None:
        return acts
    if left == "PUNCT":
        return None if acts and not possessed else False
    if possessed and left == "ADP":
        return False
    return _verb_after(words, index, left, noun_like=noun_like)


def _is_agent(words: Columns, index: int | None) -> bool:
    """Whether a word names who can act, as the subject behind its verb: قصف الجيش, but رفع العقوبات."""
    return (
        index is not None
        and (words.choices[index][0] == "PROPN" or words.bares[index] in _agents())
        and not words.proclitics[index]
    )


def _takes_clause(words: Columns, after: int | None) -> bool:
    return (
        after is not None
        and words.cores[after] == "ان"
        and words.choices[after][0] == "SCONJ"
        and words.proclitics[after] in ((), ("ب",))
    )


def _verb_after(words: Columns, index: int, left: str, *, noun_like: bool) -> bool | None:
    """The same by the word before, both being without و."""
    before = words.cores[index - 1]
    has_pronoun = bool(words.enclitics[index - 1])
    present = words.cores[index][0] in "يتن"
    if before in _BEFORE_VERB and not has_pronoun:
        return True
    if left in _NOMINAL:
        # متطرفا: no idafa can follow; ضحايا is a plural
        accusative = before[-1:] == "ا" and not before.endswith("ايا")
        settled = left == "PROPN" or before != words.bares[index - 1] or has_pronoun or accusative
        return None if settled and not noun_like else False
    if left == "SCONJ":
        return present or has_pronoun if before in _THAT else True
    if left == "PRON":
        return before in _RELATIVE or before in ("هو", "هي", "هم")
    if left == "PART":
        return present if before == "لا" else before in ("ما", "كما", "انما")
    return left == "ADP" and has_pronoun


def _nominal(words: Columns, index: int, tags: tuple[str, ...], before: int | None, left: str) -> str:
    """One of several tags that are all no verb."""
    first = tags[0]
    if "PROPN" in tags and before is not None and _is_name(words, index, left):
        return "PROPN"
    if "PRON" in tags and "PART" in tags:  # ما
        return "PRON" if left in ("ADP", "VERB", "DET", "NOUN") or words.proclitics[index] else "PART"
    if "ADJ" in tags and left in _NOMINAL and _agrees(words, index, left):
        return "ADJ"
    if first == "ADJ" and "NOUN" in tags:
        if words.cores[index] != words.bares[index]:
            return "NOUN"
        if before is not None and words.cores[before] in _MINISTERS:
            return "NOUN"
    if first == "ADP" and "PROPN" in tags and left == "PROPN":
        return "PROPN"
    return first


def _is_name(words: Columns, index: int, left: str) -> bool:
    """Whether a word that may be a name is one: it follows a name, or stands without ال behind a phrase that has it."""
    if words.proclitics[index] or words.enclitics[index]:
        return False
    before = words.cores[index - 1]
    if left == "PROPN":
        return words.choices[index][0] != "ADJ" or before == "عبد"
    return (
        left in ("NOUN", "ADJ")
        and words.cores[index] == words.bares[index]
        and before != words.bares[index - 1]
    )


def _agrees(words: Columns, index: int, left: str) -> bool:
    """Whether an adjective can belong to the nominal word before: both have ال, or neither."""
    if words.proclitics[index] or words.enclitics[index]:
        return False
    definite = words.cores[index] != words.bares[index]
    if definite and left == "ADJ":
        return True
    before = words.cores[index - 1]
    if before in _MINISTERS and not definite:  # وزير خارجية النرويج
        return False
    return definite == (
        before != words.bares[index - 1] or bool(words.enclitics[index - 1]) or left == "PROPN"
    )


@cache
def _noun_like() -> frozenset[str]:
    return frozenset(fold_word(row["word"]) for row in read_lexicon("khabar.arabic", "masdars.tsv"))


@cache
def _agents() -> frozenset[str]:
    rows = read_lexicon("khabar.arabic", "phrases.tsv")
    return frozenset(fold_word(row["word"]) for row in rows if row["class"] in ("title", "person", "agent"))


@cache
def _days() -> frozenset[str]:
    """What follows a part of the day: فجر الخميس, صباح اليوم, صباح أمس."""
    rows = read_lexicon("khabar.arabic", "phrases.tsv")
    times = {fold_word(row["word"]) for row in rows if row["class"] == "time"}
    return frozenset(word for word in times if word.startswith("ال") or word == "امس")
