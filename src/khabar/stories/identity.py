"""One id for an actor in all reports of a story: "الوراق" of one report is the "سالم الوراق" of the others where nothing speaks
against it. A user's own merges and splits stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from khabar.model import Actor, Report
from khabar.stories.parties import fold_name

_SON = frozenset({"بن", "ابن", "بنت", "ولد"})


class Bearer(msgspec.Struct, frozen=True):
    """An actor as a story knows it: one id, the words of its fullest name, what else is known of it."""

    id: str
    type: str
    words: tuple[str, ...]
    countries: frozenset[str]
    forms: frozenset[str]
    reports: frozenset[str]  # ids of those that name it


def join_actors(reports: Sequence[Report], *, decided: frozenset[str] = frozenset()) -> list[Report]:
    """The reports of one story, in their order, each actor under one id in all of them.

    A shorter name is another's where one actor of the story alone can bear it, their countries agree and no report has
    both. `decided` are the ids that a user's corrections name or made; they are left as they are.
    """
    bearers = _bearers(reports)
    new_id = _joined({id_: bearer for id_, bearer in bearers.items() if id_ not in decided})
    return [_with_ids(report, new_id) for report in reports] if new_id else list(reports)


def _bearers(reports: Iterable[Report]) -> dict[str, Bearer]:
    """The actors of the reports by id, each with the fullest of its names."""
    found: dict[str, list[tuple[Report, Actor]]] = defaultdict(list)
    for report in reports:
        for actor in report.actors:
            found[actor.id].append((report, actor))
    bearers = {}
    for id_, pairs in found.items():
        names = {fold_name(actor.name) for _, actor in pairs}
        fullest = max(names, key=lambda name: (len(name.split()), name))
        forms = names | {fold_name(form) for _, actor in pairs for form in actor.aliases}
        bearers[id_] = Bearer(
            id_,
            pairs[0][1].type,
            tuple(fullest.split()),
            frozenset(actor.country for _, actor in pairs if actor.country),
            frozenset(forms),
            frozenset(report.id for report, _ in pairs),
        )
    return bearers


def _joined(bearers: dict[str, Bearer]) -> dict[str, str]:
    """Old id → the id of the fuller name that it is, for those that are another's; the fullest names first."""
    by_form: dict[tuple[str, str], set[str]] = defaultdict(set)
    for bearer in bearers.values():
        for form in _forms_of(bearer):
            by_form[bearer.type, form].add(bearer.id)
    new_id: dict[str, str] = {}
    named_in = {bearer.id: set(bearer.reports) for bearer in bearers.values()}
    for bearer in sorted(bearers.values(), key=lambda one: (-len(one.words), one.words, one.id)):
        others = {
            new_id.get(other, other)
            for other in by_form.get((bearer.type, " ".join(bearer.words)), ())
            if other != bearer.id and _is_fuller(bearers[other], bearer)
        }
        if len(others) != 1:
            continue
        other = bearers[others.pop()]
        agree = (
            not bearer.countries or not other.countries or not bearer.countries.isdisjoint(other.countries)
        )
        if agree and named_in[other.id].isdisjoint(bearer.reports):  # a report that has both keeps them apart
            new_id[bearer.id] = other.id
            named_in[other.id] |= bearer.reports
    return new_id


def _forms_of(bearer: Bearer) -> set[str]:
    """The names under which an actor may stand in another report: its forms; of a person also the beginnings of the name and
    the family name, which a father's name is not ("سلمان" is not "محمد بن سلمان")."""
    forms = set(bearer.forms)
    words = bearer.words
    if bearer.type == "PER" and len(words) > 1:
        forms |= {" ".join(words[:length]) for length in range(2, len(words))}
        if words[-2] not in _SON:
            forms |= {words[-1], f"{words[0]} {words[-1]}"}
    return forms


def _is_fuller(other: Bearer, bearer: Bearer) -> bool:
    """Whether the other's name is the longer one; of two equally long ones the smaller id stands."""
    return (len(other.words), bearer.id) > (len(bearer.words), other.id)


def _with_ids(report: Report, new_id: dict[str, str]) -> Report:
    """The report with the new ids in its actors, statements and events."""
    if not any(actor.id in new_id for actor in report.actors):
        return report

    def renamed(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new_id.get(id_, id_) for id_ in ids)

    replace = msgspec.structs.replace
    return replace(
        report,
        actors=tuple(replace(actor, id=new_id.get(actor.id, actor.id)) for actor in report.actors),
        statements=tuple(
            replace(statement, actor=new_id[statement.actor]) if statement.actor in new_id else statement
            for statement in report.statements
        ),
        events=tuple(
            replace(event, actors=renamed(event.actors), recipients=renamed(event.recipients))
            for event in report.events
        ),
    )
