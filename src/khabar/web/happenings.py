"""What an event that several stories tell of is called: by what happened, not by who condemned it."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.stories.stems import content_stems

_LEAST_WORDS = 3  # of a name: the act and where
_TOLD = 5.0  # what a title that names the act at its head is ahead of others, in shared stems
_WHOLE = 2.0  # what a headline that answers nobody is ahead of the end of one that does
_MARKS = '«»"“”.،:؛!؟()…[]'


def name_happening(titles: Sequence[str]) -> str:
    """The headline, or the end of one, that tells the happening and says what most of the others say, in its own words.

    "العراق تستنكر التفجير الإرهابي في عسير" begins with who answers: its name is "التفجير الإرهابي في عسير".
    """
    like = likeness(titles)
    names = [_told(title) for title in titles]
    told = {title for title in titles if not is_reaction(title)}
    return max(
        names,
        key=lambda name: like(name) + _TOLD * (_act_at(name.split()) == 0) + _WHOLE * (name in told),
    )


def is_reaction(title: str) -> bool:
    """Whether a headline is of somebody who answers what happened: blame, condolence, a visit to the hurt."""
    words = [fold_word(word.strip(_MARKS)) for word in title.split()]
    return any(word in _reactions() or word.removeprefix("و") in _reactions() for word in words)


def likeness(titles: Sequence[str]) -> Callable[[str], float]:
    """How much of what the titles share one of them, or a part of one, says: stems that others have, by its length."""
    held = Counter(stem for title in titles for stem in frozenset(content_stems(title)))

    def of(title: str) -> float:
        stems = frozenset(content_stems(title))
        return sum(held[stem] - 1 for stem in stems) / math.sqrt(max(len(stems), 1))

    return of


def _told(title: str) -> str:
    """A headline from its happening on, where somebody who answers it stands before; else as it is."""
    words = title.split()
    at = _act_at(words)
    if at and is_reaction(" ".join(words[:at])) and len(words) - at >= _LEAST_WORDS:
        return " ".join(words[at:]).strip("».،:؛ ")
    return title


def _act_at(words: Sequence[str]) -> int | None:
    """The first word of a headline that names a happening."""
    folded = [fold_word(word.strip(_MARKS)) for word in words]
    return next((at for at, word in enumerate(folded) if word.removeprefix("ال") in _acts()), None)


@cache
def _acts() -> frozenset[str]:
    rows = read_lexicon("khabar.stories", "happenings.tsv")
    return frozenset(fold_word(row["word"]).removeprefix("ال") for row in rows if " " not in row["word"])


@cache
def _reactions() -> frozenset[str]:
    return frozenset(fold_word(row["word"]) for row in read_lexicon("khabar.web", "reactions.tsv"))
