"""What kind of party a noun names: fighter, forces, official …, from who.tsv."""

from functools import cache

from khabar.annotate.events.lexicon import PACKAGE
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon


def who_of(*forms: str) -> str:
    """The kind of party that the first known of some folded forms of a noun names; "" where none is known."""
    table = _who()
    for form in forms:
        if form in table:
            return table[form]
    return ""


@cache
def _who() -> dict[str, str]:
    rows = read_lexicon(PACKAGE, "who.tsv")
    return {fold_word(word): row["class"] for row in rows for word in row["words"].split()}
