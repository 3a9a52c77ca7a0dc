"""Who is who across the reports of one story: one key for an actor under all names, in whatever report."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Actor, Event, Report, Span

_TITLES = frozenset(["السيد", "الرئيس", "الوزير", "الشيخ", "الامير", "الملك", "الدكتور"])
_MAX_WORDS = 6
_LONGEST_NAME = 120  # characters that a mention may reach back before the span it holds


class Cast(msgspec.Struct, frozen=True):
    """The actors of a story: `by_form` from a folded name to the key of its actor, `names` from a key to a name."""

    by_form: dict[str, str]
    names: dict[str, str]
    types: dict[str, str]


class Names(msgspec.Struct, frozen=True):
    """The actors of one report: key by actor id, and (start, end, key) of every mention by place."""

    by_id: dict[str, str]
    places: list[tuple[int, int, str]]
    starts: list[int]


def find_cast(reports: Sequence[Report]) -> Cast:
    """The actors of all reports, joined by the names they share.

    A full name joins reports at once; a lone family name only where one person of the story bears it.
    """
    forms: dict[str, Counter[str]] = {}
    names: dict[str, str] = {}
    types: dict[str, str] = {}
    bearers: dict[str, set[str]] = {}
    actors = [actor for report in reports for actor in report.actors]
    for actor in sorted(actors, key=lambda actor: (-len(actor.name), actor.name)):
        key = _key(actor, forms, bearers)
        names.setdefault(key, actor.name)
        types.setdefault(key, actor.type)
        for form in (actor.name, *actor.aliases):
            forms.setdefault(fold_name(form), Counter())[key] += 1
        if actor.type == "PER" and " " in fold_name(actor.name):
            bearers.setdefault(fold_name(actor.name).split()[-1], set()).add(key)
    by_form = {form: min(keys, key=lambda key: (-keys[key], key)) for form, keys in forms.items()}
    return Cast(by_form, names, types)


@lru_cache(maxsize=50_000)
def fold_name(name: str) -> str:
    """A name as it is compared: folded, without marks, ال and titles, one space between words."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold_word(name)).split()
    kept = [word for word in words if word not in _TITLES] or words
    return " ".join(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in kept)


def find_names(report: Report, cast: Cast) -> Names:
    """The named actors of one report by place."""
    by_id = {actor.id: cast.by_form.get(fold_name(actor.name), "") for actor in report.actors}
    places = sorted(
        (mention.start, -mention.end, by_id[actor.id])
        for actor in report.actors
        if actor.type != "LOC" and by_id[actor.id]
        for mention in (*actor.mentions, *actor.references)
    )
    return Names(by_id, [(start, -end, key) for start, end, key in places], [start for start, _, _ in places])


def parties_of(report: Report, event: Event, names: Names, cast: Cast) -> tuple[str, ...]:
    """Keys of the parties of an event, actors first; an unnamed party is known by its words."""
    keys: dict[str, None] = {}
    for span, actor_id in zip((*event.actor, *event.recipient), _ids(event), strict=True):
        for key in party_keys(report, span, names, cast, actor_id=actor_id):
            keys[key] = None
    return tuple(keys)


def party_keys(
    report: Report, span: Span, names: Names, cast: Cast, *, actor_id: str | None = None
) -> list[str]:
    """Keys of the actors that a span names; where it names none, one key made of its words."""
    if actor_id and names.by_id.get(actor_id):
        return [names.by_id[actor_id]]
    keys = names_within(names, span)
    if keys:
        return keys
    words = fold_name(span.of(report.text)).split()[:_MAX_WORDS]
    whole = " ".join(words)
    return [cast.by_form.get(whole, "~" + whole)] if words else []


def names_within(names: Names, span: Span) -> list[str]:
    """Keys of the actors named inside a span or by a mention that holds it, in order, each once; a name inside a name is left out."""
    first = bisect_left(names.starts, span.start - _LONGEST_NAME)
    found: list[tuple[int, int, str]] = []
    for start, end, key in names.places[first : bisect_left(names.starts, span.end)]:
        inside = span.start <= start and end <= span.end
        around = start <= span.start and span.end <= end
        if (inside or around) and not (found and end <= found[-1][1] and start >= found[-1][0]):
            found.append((start, end, key))
    return list(dict.fromkeys(key for _, _, key in found))


def _ids(event: Event) -> list[str | None]:
    """Actor ids beside the party spans, None where the finder resolved none or not all."""
    ids: list[str | None] = []
    for spans, actors in ((event.actor, event.actors), (event.recipient, event.recipients)):
        ids += [*actors] if len(actors) == len(spans) else [None] * len(spans)
    return ids


def _key(actor: Actor, forms: dict[str, Counter[str]], bearers: dict[str, set[str]]) -> str:
    """Longer names come first, so that a short one finds the actor whose alias, or whose family name, it is."""
    name = fold_name(actor.name)
    kind = "GPE" if actor.type in ("GPE", "LOC") else actor.type
    known = {key for key in forms.get(name, ()) if key.startswith(kind)}
    if len(known) != 1 and kind == "PER" and name:
        same = bearers.get(name.split()[-1], set())
        known = (
            {key for key in same if set(name.split()) <= set(key[4:].split())} if len(same) == 1 else set()
        )
    return next(iter(known)) if len(known) == 1 else f"{kind}:{name}"
