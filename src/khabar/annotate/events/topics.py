"""What a page and each of its sentences are about, by the words of topics.tsv: war, law, services …"""

from functools import cache

from khabar.annotate.events.lexicon import PACKAGE
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Words


def topics_of(words: Words) -> tuple[tuple[str, str], dict[int, str]]:
    """The two topics that most words of the page tell of, and the one of each sentence that tells of any."""
    table, order = _table()
    find = table.get
    page = dict.fromkeys(order, 0)
    told: dict[int, dict[str, int]] = {}
    for word in words.words:
        norm, bare = word.norm, word.bare
        known = find(norm)
        if known is None and bare is not norm:  # six words of ten have neither clitic nor article
            known = find(bare) or find(word.core)
        if known:
            counts = told.get(word.sentence)
            if counts is None:
                counts = told[word.sentence] = dict.fromkeys(order, 0)
            for topic in known:
                page[topic] += 1
                counts[topic] += 1
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
