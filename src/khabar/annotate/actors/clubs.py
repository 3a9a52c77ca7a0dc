"""Clubs in reports of sport: "الهلال" and "برشلونة" are teams there, a crescent and a city elsewhere."""

from collections.abc import Sequence

from khabar.annotate.actors.lists import Entry, tokens_of, word_class
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import Span

_ENOUGH = 5  # words of sport that make a report one of sport


def find_clubs(units: Sequence[Unit]) -> list[Mention]:
    """Clubs that are named by a word of the language or by their city, by start; none outside reports of sport."""
    sport = word_class("sport")
    n_sport = len([token for unit in units for token, _ in unit.readings if token in sport])
    if n_sport < _ENOUGH:
        return []
    clubs, cups = word_class("club"), word_class("before no club")
    found: list[Mention] = []
    for index, unit in enumerate(units):
        for token, start in unit.readings:
            if (
                token in clubs
                and not (index and units[index - 1].norm in cups)
                and not _goes_on(units, index)
            ):
                entry = Entry(
                    key="body:نادي " + " ".join(tokens_of(token)), name=token, type="ORG", group="club"
                )
                span = Span(start, unit.end)
                found.append(
                    Mention(
                        first=index,
                        last=index,
                        span=span,
                        tokens=(token,),
                        type="ORG",
                        rule="list",
                        entry=entry,
                    )
                )
                break
    return found


def _goes_on(units: Sequence[Unit], index: int) -> bool:
    """Whether the next word makes it the name of something else: "الاتحاد الآسيوي", "الشباب السعودي"."""
    if index + 1 >= len(units):
        return False
    following = units[index + 1].norm
    return (
        units[index].norm.startswith(("ال", "وال", "بال", "لل", "فال"))
        and following.startswith("ال")
        and following.endswith(("ي", "يه"))
    )
