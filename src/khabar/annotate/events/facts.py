"""What is known of an event, as facts: a function that names traits with what it is to name. Few facts are new, so that
their names are made once and what they weigh together is kept."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeAlias

Namer: TypeAlias = Callable[..., tuple[str, ...]]
Fact: TypeAlias = tuple[Namer, *tuple[Hashable, ...]]
Known: TypeAlias = dict[Fact, int]
MOST = 200_000  # facts kept of one kind, some 60 MB; then what they weigh is told anew


def names_of(facts: Iterable[Fact]) -> list[str]:
    """The traits that some facts are named by, in order."""
    return [name for namer, *known in facts for name in namer(*known)]


def hundredths(cell: str) -> int:
    """A weight of a table as a whole number: however such are grouped, their sum is the same."""
    return round(100 * float(cell))


def weigh(facts: Iterable[Fact], known: Known, table: Mapping[str, int]) -> int:
    """What some facts weigh together, in hundredths; `known` holds what those met before weigh, `table` what each trait does."""
    total = 0
    for fact in facts:
        try:
            total += known[fact]
        except KeyError:
            if len(known) >= MOST:
                known.clear()
            namer, *arguments = fact
            weight = sum([table.get(name, 0) for name in namer(*arguments)])
            known[fact] = weight
            total += weight
    return total
