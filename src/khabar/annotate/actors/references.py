"""Nominal mentions that point to a named actor: "الوزير" to the minister named before, "التنظيم" to the group."""

from bisect import bisect_left
from collections.abc import Sequence

from khabar.annotate.actors.lists import country_of_folded, tokens_of, word_class
from khabar.annotate.actors.units import Unit
from khabar.model import Actor, Span


def find_references(units: Sequence[Unit], actors: Sequence[Actor]) -> dict[int, list[Span]]:
    """For each actor, by its place in the list, the nouns that point to it, by start.

    A noun points to the nearest actor before it that carries it as office or head noun; where two such actors stand in
    the sentence of the nearer one, or none, it is left open.
    """
    known = _bearers(actors)
    if not known:
        return {}
    busy = sorted(span for actor in actors for span in actor.mentions)
    titled = _titled(units, busy)
    found: dict[int, list[Span]] = {}
    for index, unit in enumerate(units):
        for token, start in unit.readings:
            if (
                token in known
                and index not in titled
                and _stands_alone(units, index)
                and not _is_inside(busy, start)
            ):
                bearer = _nearest(known[token], start)
                if bearer is not None:
                    found.setdefault(bearer, []).append(Span(start, unit.end))
                break
    return found


def _bearers(actors: Sequence[Actor]) -> dict[str, list[tuple[int, int]]]:
    """Definite noun → (offset of a mention, actor) of those it can point to, by offset."""
    offices, nouns = word_class("office reference"), word_class("body reference")
    found: dict[str, list[tuple[int, int]]] = {}
    for number, actor in enumerate(actors):
        words = set()
        if actor.type == "PER":
            words = {_definite(token) for role in actor.roles for token in tokens_of(role)[:1]} & offices
        elif actor.type == "ORG":
            words = {
                _definite(tokens_of(form)[0]) for form in (actor.name, *actor.aliases) if tokens_of(form)
            } & nouns
        for word in words:
            found.setdefault(word, []).extend((span.start, number) for span in actor.mentions)
    return {word: sorted(places) for word, places in found.items()}


def _definite(token: str) -> str:
    return token if token.startswith("ال") else "ال" + token


def _titled(units: Sequence[Unit], busy: Sequence[Span]) -> set[int]:
    """Units that stand right before a named mention and so belong to it: "الوزير" of "الوزير سامي"."""
    starts = {span.start for span in busy}
    found: set[int] = set()
    for index, unit in enumerate(units):
        for _, at in unit.readings:
            if at in starts:
                found.add(index - 1)
                break
    return found


def _stands_alone(units: Sequence[Unit], index: int) -> bool:
    """Whether no adjective or genitive makes the noun another one: not "الرئيس الفرنسي", not "الحزب الحاكم"."""
    if index + 1 >= len(units):
        return True
    following = units[index + 1].norm
    return not following.startswith("ال") and country_of_folded(following) is None


def _is_inside(busy: Sequence[Span], start: int) -> bool:
    place = bisect_left(busy, Span(start, start + 1))
    near = busy[max(0, place - 1) : place + 1]
    return any(span.start <= start < span.end for span in near)


def _nearest(places: Sequence[tuple[int, int]], start: int) -> int | None:
    place = bisect_left(places, (start, -1))
    if place == 0:
        return None
    offset, actor = places[place - 1]
    rivals = {other for at, other in places[max(0, place - 6) : place] if offset - at < 120}
    return actor if rivals == {actor} else None
