"""Whose day a time is: the event that it dates by the rules, the verb that it stands with, and what the others have to do with these."""

from khabar.annotate.events.clauses import way_between
from khabar.annotate.events.dates import Dated, is_bound
from khabar.annotate.events.daytraits import Placed, View, form_of, where_of

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


def host_traits(view: View, at: int, time: Dated) -> list[str]:
    """What an event has to do with whatever a time belongs to, as named traits."""
    one = view.placed[at]
    where, form, status = where_of(one, time, view.words), form_of(one), one.event.status
    verb, index = view.rulers[time.index]
    verb = "mine" if index == view.triggers[at] else verb
    said = one.event.statement is not None
    expression = _expression(view.words[time.word].norm)
    found = [
        f"verb {verb} {where}",
        f"verb {verb} {form} {where[:3]}",
        f"verb {verb} {status}",
        f"verb {verb} in {said:d} {where}",
        f"expression {expression} {where}",
        f"expression {expression} {status}",
        f"bound {is_bound(view.words, time.word):d} {where}",
    ]
    if not where.startswith("own"):
        return found + _away_from_host(view, at, time, where)
    way = way_between(view.trees[one.number], one.draft.index, time.word)
    found += [f"way {way}", f"way {way} {where}", f"way {way} {form}"]
    return found + _beside_host(view, at, time, where)


def _expression(norm: str) -> str:
    return _CLASS.get(norm) or ("number" if norm[:1].isdigit() else "-")


def _away_from_host(view: View, at: int, time: Dated, where: str) -> list[str]:
    """Traits of the event that a time of another sentence belongs to."""
    host = view.hosts.get(time.index)
    if host is None:
        return [f"host none {where}"]
    other, one = view.placed[host], view.placed[at]
    event, its, form = one.event, other.event, form_of(one)
    alike = _alike(one, other)
    doer = not set(its.actors).isdisjoint(event.actors)
    target = not set(its.recipients).isdisjoint(event.recipients)
    return [
        f"host {alike} {where}",
        f"host {alike} {form}",
        f"host {alike} {event.status == its.status:d}",
        f"host party {doer:d}{target:d}{_have_common_party(one, other):d} {where}",
        f"host {form_of(other)} {form}",
        f"host status {its.status} {event.status}",
        f"host far {min(3, abs(view.triggers[host] - time.word) // _FAR)} {where}",
        f"host held {its.statement is not None:d}{event.statement is not None:d} {where}",
    ]


def _beside_host(view: View, at: int, time: Dated, where: str) -> list[str]:
    """Traits of the other event that a time of the own sentence belongs to."""
    host = view.hosts.get(time.index)
    if host is None or host == at:
        return [f"beside {'none' if host is None else 'mine'} {where}"]
    other, one = view.placed[host], view.placed[at]
    alike = _alike(one, other)
    found = [
        f"beside {alike} {where}",
        f"beside status {other.event.status == one.event.status:d} {alike} {where}",
        f"beside party {_have_common_party(one, other):d} {where}",
        f"beside {form_of(other)} {form_of(one)} {'after' if host < at else 'before'}",
        f"beside gap {min(_FAR, abs(host - at))} {where}",
    ]
    if other.number == one.number:
        way = way_between(view.trees[one.number], one.draft.index, view.triggers[host])
        found.append(f"beside way {way}")
    return found


def _alike(one: Placed, other: Placed) -> str:
    if one.event.type != other.event.type:
        return "-"
    return "lemma" if one.event.lemma == other.event.lemma else "type"


def _have_common_party(one: Placed, other: Placed) -> bool:
    parties = {*one.event.actors, *one.event.recipients}
    return not parties.isdisjoint((*other.event.actors, *other.event.recipients))
