"""What a page and each of its sentences are about, by the words of topics.tsv: war, law, services …"""

from collections import Counter
from functools import cache

from khabar.annotate.events.lexicon import PACKAGE
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Words


def topics_of(words: Words) -> tuple[tuple[str, str], dict[int, str]]:
    """The two topics that most words of the page tell of, and the one of each sentence that tells of any."""
    table, order = _table()
    page: Counter[str] = Counter()
    told: dict[int, Counter[str]] = {}
    for word in words.words:
        known = table.get(word.norm) or table.get(word.bare) or table.get(word.core)
        if known:
            page.update(known)
            told.setdefault(word.sentence, Counter()).update(known)
    most = [
        *sorted((topic for topic in order if page[topic]), key=lambda topic: -page[topic]),
        "none",
        "none",
    ]
    return (most[0], most[1]), {at: max(order, key=counts.__getitem__) for at, counts in told.items()}


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The topics of each folded word, and all topics in order."""
    table: dict[str, tuple[str, ...]] = {}
    rows = list(read_lexicon(PACKAGE, "topics.tsv"))
    for row in rows:
        for word in row["words"].split():
            form = fold_word(word)
            if row["class"] not in table.get(form, ()):
                table[form] = (*table.get(form, ()), row["class"])
    return table, tuple(row["class"] for row in rows)
