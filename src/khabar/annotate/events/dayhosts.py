"""Whose day a time is: the event that it dates by the rules, the verb that it stands with, and what the others have to do with these."""

from khabar.annotate.events import daynames as names
from khabar.annotate.events.clauses import way_between
from khabar.annotate.events.dates import Dated, is_bound
from khabar.annotate.events.daytraits import Placed, View, form_of, where_of
from khabar.annotate.events.facts import Fact

_FAR = 4
_EXPRESSIONS = {
    "weekday": "الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت",
    "today": "اليوم",
    "yesterday": "امس",
    "before yesterday": "اول",
    "tomorrow": "غد غدا",
    "day": "يوم",
    "hour": "مساء صباح فجر ليل ليله ظهر عصر",
    "year": "عام سنه العام",
    "this": "الشهر الاسبوع",
    "that": "ذلك وقت",
    "ago": "قبل منذ",
    "part": "مطلع نهايه بدايه منتصف اواخر اوائل",
}
_CLASS = {norm: name for name, norms in _EXPRESSIONS.items() for norm in norms.split()}


def host_facts(view: View, at: int, time: Dated) -> list[Fact]:
    """What an event has to do with whatever a time belongs to."""
    one = view.placed[at]
    where, form, status = where_of(one, time, view.words), form_of(one), one.event.status
    verb, index = view.rulers[time.index]
    verb = "mine" if index == view.triggers[at] else verb
    expression, bound = _expression(view.words[time.word].norm), is_bound(view.words, time.word)
    found: list[Fact] = [
        (names.ruled_by, verb, form, where, status, one.event.statement is not None),
        (names.worded, expression, bound, where, status),
    ]
    if not where.startswith("own"):
        return found + _away_from_host(view, at, time, where)
    way = way_between(view.trees[one.number], one.draft.index, time.word)
    found.append((names.clause, way, where, form))
    return found + _beside_host(view, at, time, where)


def _expression(norm: str) -> str:
    return _CLASS.get(norm) or ("number" if norm[:1].isdigit() else "-")


def _away_from_host(view: View, at: int, time: Dated, where: str) -> list[Fact]:
    """What there is to the event that a time of another sentence belongs to."""
    host = view.hosts.get(time.index)
    if host is None:
        return [(names.no_host, where)]
    other, one = view.placed[host], view.placed[at]
    event, its = one.event, other.event
    doer = not set(its.actors).isdisjoint(event.actors)
    target = not set(its.recipients).isdisjoint(event.recipients)
    parties = f"{doer:d}{target:d}{_have_common_party(one, other):d}"
    far = min(3, abs(view.triggers[host] - time.word) // _FAR)
    held = f"{its.statement is not None:d}{event.statement is not None:d}"
    return [
        (names.host, _alike(one, other), where, form_of(one), event.status, form_of(other), its.status),
        (names.host_away, parties, far, held, where),
    ]


def _beside_host(view: View, at: int, time: Dated, where: str) -> list[Fact]:
    """What there is to the other event that a time of the own sentence belongs to."""
    host = view.hosts.get(time.index)
    if host is None or host == at:
        return [(names.alone_beside, "none" if host is None else "mine", where)]
    other, one = view.placed[host], view.placed[at]
    same_status = other.event.status == one.event.status
    gap = min(_FAR, abs(host - at))
    found: list[Fact] = [
        (names.host_beside, _alike(one, other), where, same_status, _have_common_party(one, other), gap),
        (names.host_form, form_of(other), form_of(one), "after" if host < at else "before"),
    ]
    if other.number == one.number:
        way = way_between(view.trees[one.number], one.draft.index, view.triggers[host])
        found.append((names.host_clause, way))
    return found


def _alike(one: Placed, other: Placed) -> str:
    if one.event.type != other.event.type:
        return "-"
    return "lemma" if one.event.lemma == other.event.lemma else "type"


def _have_common_party(one: Placed, other: Placed) -> bool:
    parties = {*one.event.actors, *one.event.recipients}
    return not parties.isdisjoint((*other.event.actors, *other.event.recipients))
