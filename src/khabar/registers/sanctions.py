"""Sanctions and listings: imposed, lifted, on whom, by whom, approved by which body."""

from collections.abc import Sequence

from khabar.model import Event, Report, Span
from khabar.registers.reading import actor_of, event_cites, is_public, merge_cites, names_of, told_by
from khabar.registers.rows import Sanction

_KINDS = {
    "رفع": "lifted", "خفف": "eased", "ألغى": "lifted", "صنف": "listed", "أدرج": "listed", "جمد": "frozen", "قاطع": "boycott",
    "فرض": "imposed", "عقوبة": "in force", "حظر": "embargo", "علق": "suspended",
}  # fmt: skip
_MODES = {"relations": "ties cut", "expel": "expelled", "list": "listed"}


def find_sanctions(reports: Sequence[Report]) -> list[Sanction]:
    """Sanctions and listings, imposed or lifted, a row for each report and sanction; in report and text order."""
    return [row for report in reports for row in _of_report(report)]


def _of_report(report: Report) -> list[Sanction]:
    rows: list[Sanction] = []
    for at, event in enumerate(report.events):
        kind = _kind(report, event)
        if kind is None or not is_public(report, (*event.actor, *event.recipient)):
            continue
        if not event.recipient and kind in ("in force", "eased", "lifted", "boycott"):
            continue  # on whom is what the row is for
        if kind == "boycott" and not any(_is_body(report, span) for span in event.recipient):
            continue  # to interrupt a speaker
        row = _row(report, event, kind, approval=_approval(report, at))
        if not any(_is_covered(row, other) for other in rows):
            rows.append(row)
    lifted = {name for row in rows if row.kind in ("lifted", "eased") for name in row.on_whom}
    return [
        row for row in rows if not (row.kind == "in force" and row.on_whom and set(row.on_whom) <= lifted)
    ]


def _is_body(report: Report, span: Span) -> bool:
    actor = actor_of(report, span)
    return actor is not None and actor.type in ("ORG", "GPE")


def _kind(report: Report, event: Event) -> str | None:
    if event.type == "SANCTION":
        return _MODES.get(event.mode or "") or _KINDS.get(event.lemma or "")
    if event.type == "CONCEDE" and event.mode == "ease":
        return _KINDS.get(event.lemma or "")
    return None


_APPROVING = frozenset({"وافق", "صادق", "أقر", "اعتمد", "صوت", "تبنى"})


def _approval(report: Report, at: int) -> Event | None:
    """The approval just before a measure, in the same statement: "موافقة المجلس على طلب يقضي برفع العقوبات"."""
    for previous in reversed(report.events[max(0, at - 3) : at]):
        if (
            previous.type == "AGREE"
            and previous.lemma in _APPROVING
            and previous.actor
            and set(previous.actors).isdisjoint(report.events[at].recipients)
            and report.events[at].trigger.start - previous.trigger.end < 120
        ):
            return previous
    return None


def _row(report: Report, event: Event, kind: str, *, approval: Event | None) -> Sanction:
    cites = event_cites(report, event, actor="by_whom", recipient="on_whom")
    approved = names_of(report, approval.actor) if approval is not None else ()
    if approval is not None:
        cites += event_cites(report, approval, actor="approved_by", recipient="approved_by")
    return Sanction(
        article=report.id, outlet=report.outlet, kind=kind, on_whom=names_of(report, event.recipient),
        by_whom=names_of(report, event.actor), approved_by=approved, date=event.date or (approval.date if approval else None),
        status=event.status, told_by=told_by(report, event), cites=merge_cites(cites),
    )  # fmt: skip


def _is_covered(row: Sanction, other: Sanction) -> bool:
    return (
        row.kind == other.kind
        and set(row.on_whom) <= set(other.on_whom)
        and set(row.by_whom) <= set(other.by_whom)
    )
