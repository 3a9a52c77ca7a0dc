"""Words that rule what happens and say whether it did, by kind: demand, plan, attempt, fear …"""

from functools import cache

import msgspec

from khabar.annotate.events.inflect import noun_forms, participle_forms, past_forms, present_forms
from khabar.annotate.events.kinds import is_verb
from khabar.annotate.events.lexicon import PACKAGE
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Word


class Mood(msgspec.Struct, frozen=True):
    """One reading of a word of moods.tsv."""

    name: str
    row: str
    shape: str  # noun, participle, past, present
    takes: frozenset[str] = frozenset()  # the prepositions of what it rules, "" for an object or a genitive


def mood_of(word: Word) -> Mood | None:
    """What a word of moods.tsv says of what it rules; None for other words."""
    if word.kind != "arabic":
        return None
    every = _every_form()
    forms = [form for form in _forms(word) if form in every]
    if not forms:
        return None
    verbs, nouns = moods()
    article = word.core != word.bare
    for table in (verbs, nouns) if is_verb(word) else (nouns, verbs):
        if article and table is verbs:
            continue
        for form in forms:
            found = table.get(form)
            if found is not None and not (article and found.shape == "participle" and found.name != "due"):
                return found
    return None


def _forms(word: Word) -> list[str]:
    """A word whole, without clitics and article, and a verbal noun before a pronoun as it stands alone: "نيتها" → نيه."""
    norm, bare = word.norm, word.bare
    forms = [norm] if bare is norm else [norm, word.core, bare]
    if word.enclitic and bare.endswith("ت"):
        forms.append(bare[:-1] + "ه")
    if norm[:1] in "وفبلس":
        forms.append(norm[1:])
        if norm[1:2] == "س":
            forms.append(norm[2:])
    return forms


@cache
def _every_form() -> frozenset[str]:
    verbs, nouns = moods()
    return frozenset((*verbs, *nouns))


@cache
def moods() -> tuple[dict[str, Mood], dict[str, Mood]]:
    """Every folded form of moods.tsv: those of verbs, and those of nouns and participles."""
    verbs: dict[str, Mood] = {}
    nouns: dict[str, Mood] = {}
    for row in read_lexicon(PACKAGE, "moods.tsv"):
        name = row["mood"]
        takes = frozenset(
            "" if cell == "0" else fold_word(cell) for cell in row["takes"].split() if cell != "-"
        )
        key = next(cell.split()[0] for cell in (row["lemma"], row["present"], row["nouns"]) if cell != "-")
        for column, shape, inflect, table in (
            ("nouns", "noun", noun_forms, nouns),
            ("participles", "participle", participle_forms, nouns),
            ("present", "present", present_forms, verbs),
            ("lemma", "past", past_forms, verbs),
        ):
            for cell in row[column].split():
                if cell != "-":
                    for form, _, bound in inflect(fold_word(cell)):
                        if not bound:
                            table.setdefault(form, Mood(name, key, shape, takes))
    return verbs, nouns
