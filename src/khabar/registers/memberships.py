"""Memberships and offices: who joins, leaves or merges into what; who is appointed, dismissed, elected, resigns, holds."""

from collections.abc import Sequence

from khabar.arabic.letters import fold_word
from khabar.model import Actor, Event, Report, Span
from khabar.registers.reading import cite, event_cites, is_office, names_of, told_by
from khabar.registers.rows import Membership

_KINDS = {
    "انضم": "joins", "انضمام": "joins", "ضم": "joins", "التحق": "joins", "بايع": "joins", "دمج": "merges",
    "عين": "appointed", "رشح": "nominated", "انتخب": "elected", "أقال": "dismissed", "عزل": "dismissed",
    "استقال": "resigns", "تنحى": "resigns", "انسحب": "leaves", "تشكيل": "forms",
}  # fmt: skip
_BARE_OFFICES = frozenset(
    {"الرئيس", "الملك", "المستشاره", "السلطان", "الوزير"}
)  # a title that names the office by itself
_FORMER = ("السابق", "الأسبق", "السابقة", "المخلوع", "الراحل")


def find_memberships(reports: Sequence[Report]) -> list[Membership]:
    """Memberships and offices: from the events first, then the offices that persons are named with; in report order."""
    return [row for report in reports for row in (*_of_events(report), *_of_offices(report))]


def _of_events(report: Report) -> list[Membership]:
    rows: list[Membership] = []
    for event in report.events:
        kind = _KINDS.get(event.lemma or "")
        if kind is None or (kind == "leaves" and not event.recipient):
            continue
        row = _row(report, event, kind)
        if (
            row.who
            and (row.body or kind not in ("joins", "merges"))
            and not any(_is_same(row, other) for other in rows)
        ):
            rows.append(row)
    return rows


def _row(report: Report, event: Event, kind: str) -> Membership:
    by_others = kind in ("appointed", "dismissed", "elected", "nominated")
    who, body = (event.recipient, event.actor) if by_others else (event.actor, event.recipient)
    cites = event_cites(
        report, event, actor="body" if by_others else "who", recipient="who" if by_others else "body"
    )
    return Membership(
        article=report.id, outlet=report.outlet, kind=kind, who=names_of(report, who), body=names_of(report, body), office=None,
        date=event.date, status=event.status, told_by=told_by(report, event), cites=tuple(cites),
    )  # fmt: skip


def _is_same(row: Membership, other: Membership) -> bool:
    if row.kind != other.kind or row.status != other.status:
        return False
    return set(row.who) <= set(other.who) and (not row.body or set(row.body) <= set(other.body))


def _of_offices(report: Report) -> list[Membership]:
    return [row for actor in report.actors if actor.type == "PER" for row in _offices(report, actor)]


def _offices(report: Report, actor: Actor) -> list[Membership]:
    """One row for each full office that a person is named with; a bare title ("الرئيس") where it is all there is."""
    roles = [role for role in actor.roles if is_office(role)]
    roles = [role for role in roles if len(role.split()) > 1] or [
        role for role in roles[:1] if fold_word(role) in _BARE_OFFICES
    ]
    rows: list[Membership] = []
    others = [other.name for other in report.actors if other is not actor and other.type == "PER"]
    names = {part for name in others for part in name.split() if len(part) > 3}
    for role in roles:
        if names & set(role.split()):  # two persons in one phrase: whose office it is cannot be told
            continue
        role = _without_courtesy(role)
        span = _role_span(report, actor, role)
        if span is None or _names_thing(report, span):
            continue
        kind = "held" if any(word in role for word in _FORMER) else "holds"
        cites = (
            *cite(report, "who", actor.mentions[0] if actor.mentions else None),
            *cite(report, "office", span),
        )
        rows.append(Membership(
            article=report.id, outlet=report.outlet, kind=kind, who=(actor.name,), body=(), office=role, date=None,
            status="occurred", told_by=None, cites=cites,
        ))  # fmt: skip
    return rows


_COURTESIES = frozenset(
    {"المهندس", "الدكتور", "الأستاذ", "اللواء", "الشيخ", "السيد", "العميد", "الفريق", "العقيد", "الأمير"}
)
_NAMED = frozenset(
    {
        "طريق",
        "شارع",
        "مستشفي",
        "جامعه",
        "مدينه",
        "مطار",
        "مركز",
        "جائزه",
        "ميناء",
        "جسر",
        "حي",
        "دوار",
        "كليه",
        "برنامج",
        "مشروع",
    }
)


def _without_courtesy(role: str) -> str:
    """An office without the courtesy that belongs to the name after it: "وزير النقل المهندس"."""
    words = role.split()
    while len(words) > 1 and words[-1] in _COURTESIES:
        words.pop()
    return " ".join(words)


def _names_thing(report: Report, span: Span) -> bool:
    """Whether an office only stands in the name of a road or a house: "طريق الملك سعود"."""
    before = report.text[: span.start].split()
    return bool(before) and fold_word(before[-1]).removeprefix("و").removeprefix("ب") in _NAMED


def _role_span(report: Report, actor: Actor, role: str) -> Span | None:
    """Where the office stands in the text: the occurrence nearest to a mention of its holder."""
    starts: list[int] = []
    at = report.text.find(role)
    while at >= 0 and len(starts) < 50:
        starts.append(at)
        at = report.text.find(role, at + 1)
    if not starts:
        return None
    nearest = min(
        starts, key=lambda start: min((abs(m.start - start) for m in actor.mentions), default=start)
    )
    return Span(nearest, nearest + len(role))
