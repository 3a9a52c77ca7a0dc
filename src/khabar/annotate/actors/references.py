"""Nominal mentions that point to a named actor: "الوزير" to the minister named before, "التنظيم" to the group."""

from bisect import bisect_left
from collections.abc import Sequence

from khabar.annotate.actors.lists import country_of_folded, tokens_of, word_class
from khabar.annotate.actors.units import Unit
from khabar.model import Actor, Span

_LONGEST_OFFICE = 6  # words: "وزير الدولة للشؤون الخارجية البريطاني"
_COMMAS = frozenset({"،", ","})
_HEADS_OF_STATE = frozenset({"الرئيس", "الملك", "الامير", "السلطان", "المرشد"})
_RULERS = _HEADS_OF_STATE - {"الامير"}  # of whom a country has one at a time; there are many princes
_OF_ONE = frozenset(
    {"وزير", "وزيره", "رئيس", "رئيسه"}
)  # "وزير الخارجية البريطاني"; players and writers are many
_COUNTERPARTS = frozenset({"نظيره", "نظيرته", "نظيرها"})


def find_references(units: Sequence[Unit], actors: Sequence[Actor]) -> dict[int, list[Span]]:
    """For each actor, by its place in the list, the nouns that point to it, by start.

    A noun points to the nearest actor before it that carries it as office or head noun; where two such actors stand in
    the sentence of the nearer one, or none, it is left open. With a nationality ("الوزير الأردني", "المسؤول الأردني") it
    points to the one person of that nationality who has an office; a ministry's field alone ("وأضافت الخارجية") to it. A whole
    office with its nationality ("وزير الخارجية البريطاني") points to its one bearer also before he is named.
    """
    known = _bearers(actors)
    national = _nationals(actors)
    whole = {**_whole_offices(actors), **_counterparts(units, actors)}
    if not known and not national and not whole:
        return {}
    busy = sorted(span for actor in actors for span in actor.mentions)
    titled = _titled(units, busy)
    officials = word_class("official")
    unnamed = {word.removeprefix("ال") for word in officials}
    anonymous = bool(national) and any(unit.core in unnamed for unit in units)
    openings = {tokens[0] for tokens in whole}
    nouns = (
        known.keys() | openings | (word_class("office reference") | officials if national else frozenset())
    )
    found: dict[int, list[Span]] = {}
    for index, unit in enumerate(units):
        for token, _ in unit.readings:
            if token in nouns:
                break
        else:
            continue
        if index in titled:
            continue
        pointed = (
            _whole_at(units, index, whole, openings, busy, titled)
            or _pointed(units, index, known, busy)
            or _national(units, index, national, busy, titled, anonymous=anonymous)
        )
        if pointed is not None:
            found.setdefault(pointed[0], []).append(pointed[1])
    return found


def _pointed(
    units: Sequence[Unit], index: int, known: dict[str, list[tuple[int, int]]], busy: Sequence[Span]
) -> tuple[int, Span] | None:
    """(actor, span) that a noun alone points to: "الوزير", "التنظيم", "الخارجية" after a verb; None where it is left open."""
    for token, start in units[index].readings:
        if token in known:
            if _is_inside(busy, start) or not _stands_alone(units, index):
                return None
            if token in word_class("field") and (index == 0 or units[index - 1].pos != "VERB"):
                return None
            bearer = _nearest(known[token], start)
            return None if bearer is None else (bearer, Span(start, units[index].end))
    return None


def _national(
    units: Sequence[Unit],
    index: int,
    national: dict[str, dict[int, tuple[int, frozenset[str]]]],
    busy: Sequence[Span],
    titled: set[int],
    *,
    anonymous: bool,
) -> tuple[int, Span] | None:
    """(actor, span) of an office with a nationality where one person of that nationality was named before with one.

    `anonymous`: whether the report speaks of an official without a name, who may then be the one meant.
    """
    if not national or index + 1 >= len(units) or index + 1 in titled:
        return None
    country = country_of_folded(units[index + 1].norm) if units[index + 1].norm.startswith("ال") else None
    after = units[index + 2].norm if index + 2 < len(units) else ""
    if country not in national or after.startswith("ال"):
        return None
    for token, start in units[index].readings:
        if token in word_class("office reference") or token in word_class("official") and not anonymous:
            persons = [
                number
                for number, (first, offices) in national[country].items()
                if (first < start or token in offices & _RULERS) and _may_be(token, offices)
            ]
            if len(persons) == 1 and not _is_inside(busy, start):
                return persons[0], Span(start, units[index + 1].end)
    return None


def _whole_at(
    units: Sequence[Unit],
    index: int,
    whole: dict[tuple[str, ...], int],
    openings: set[str],
    busy: Sequence[Span],
    titled: set[int],
) -> tuple[int, Span] | None:
    """(actor, span) of a whole office with its nationality, where no name, comma or adjective follows."""
    for token, start in units[index].readings:
        if token not in openings or _is_inside(busy, start):
            continue
        for length in range(_LONGEST_OFFICE, 1, -1):
            past = index + length
            tokens = (token, *(unit.norm for unit in units[index + 1 : past]))
            if tokens not in whole or len(tokens) != length:
                continue
            after = units[past].norm if past < len(units) else ""
            if past - 1 in titled or after.startswith("ال") or after in _COMMAS:
                return None
            return whole[tokens], Span(start, units[past - 1].end)
    return None


def _whole_offices(actors: Sequence[Actor]) -> dict[tuple[str, ...], int]:
    """Folded words of an office that ends with a nationality → its one bearer in the article: "وزير الخارجية البريطاني"."""
    found: dict[tuple[str, ...], set[int]] = {}
    for number, actor in enumerate(actors):
        if actor.type != "PER":
            continue
        for role in actor.roles:
            tokens = tuple(tokens_of(role))
            ruler = len(tokens) == 2 and tokens[0] in _RULERS
            minister = len(tokens) > 2 and tokens[0] in _OF_ONE
            if (ruler or minister) and len(tokens) <= _LONGEST_OFFICE and country_of_folded(tokens[-1]):
                found.setdefault(tokens, set()).add(number)
    return {tokens: next(iter(numbers)) for tokens, numbers in found.items() if len(numbers) == 1}


def _counterparts(units: Sequence[Unit], actors: Sequence[Actor]) -> dict[tuple[str, ...], int]:
    """ "نظيره" with a nationality, as it stands before a name → the one actor whom it names in the article."""
    starts = {span.start: number for number, actor in enumerate(actors) for span in actor.mentions}
    found: dict[tuple[str, ...], set[int]] = {}
    for index, unit in enumerate(units[:-2]):
        for token, _ in unit.readings:
            if token in _COUNTERPARTS and country_of_folded(units[index + 1].norm):
                number = starts.get(units[index + 2].readings[0][1])
                if number is not None:
                    found.setdefault((token, units[index + 1].norm), set()).add(number)
    return {tokens: next(iter(numbers)) for tokens, numbers in found.items() if len(numbers) == 1}


def _may_be(token: str, offices: frozenset[str]) -> bool:
    """Whether "المسؤول" or the office itself can stand for the bearer of some offices; a head of state is no official."""
    return bool(offices - _HEADS_OF_STATE) if token in word_class("official") else token in offices


def _nationals(actors: Sequence[Actor]) -> dict[str, dict[int, tuple[int, frozenset[str]]]]:
    """Country → person with an office of that country → (offset of the first mention, the offices)."""
    found: dict[str, dict[int, tuple[int, frozenset[str]]]] = {}
    for number, actor in enumerate(actors):
        if actor.type != "PER" or not actor.mentions:
            continue
        for role in actor.roles:
            tokens = tokens_of(role)
            countries = {code for token in tokens[1:] if (code := country_of_folded(token))}
            office = _definite(tokens[0])
            if len(tokens) == 1 and office in _RULERS and actor.country:
                countries = {actor.country}  # "الرئيس" of a listed Egyptian
            if len(countries) == 1 and office in word_class("office reference"):
                code = countries.pop()
                first, offices = found.setdefault(code, {}).get(
                    number, (min(span.start for span in actor.mentions), frozenset[str]())
                )
                found[code][number] = (first, offices | {office})
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
            words |= _field(actor)
        for word in words:
            found.setdefault(word, []).extend((span.start, number) for span in actor.mentions)
    return {word: sorted(places) for word, places in found.items()}


def _field(actor: Actor) -> set[str]:
    """The field by which a ministry is called: "الخارجية" of "وزارة الخارجية السورية"."""
    tokens = tokens_of(actor.name)
    return set(tokens[1:2]) & word_class("field") if tokens[0] == "وزاره" else set()


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
