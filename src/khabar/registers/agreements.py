"""Agreements: parties, kind, the stage reached or announced, what they contain and what they expressly do not."""

from collections.abc import Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Event, Report, Span, Words
from khabar.registers.reading import (
    actor_of,
    cite,
    clause_from,
    countries_of,
    event_cites,
    is_public,
    merge_cites,
    names_of,
    place_of,
    read_words,
    sentence_at,
    told_by,
    word_at,
    word_class,
)  # fmt: skip
from khabar.registers.rows import Agreement, FieldCite

STAGES = ("proposed", "agreed", "signed", "ratified", "in force")
_KINDS = {
    "اعلان": "declaration", "مذكره": "memorandum", "مذكرتي": "memorandum", "معاهده": "treaty", "وثيقه": "document", "الوثيقه": "document",
    "هدنه": "ceasefire", "عقد": "contract", "عقدا": "contract", "العقد": "contract", "بروتوكول": "protocol", "ميثاق": "charter", "طلب": "request", "قرار": "decision",
    "اتفاق": "agreement", "اتفاقيه": "agreement", "الاتفاق": "agreement", "الاتفاقيه": "agreement", "اتفاقا": "agreement", "اعلانا": "declaration",
}  # fmt: skip
_SIGNED = frozenset({"وقع", "أبرم"})
_ALONE = frozenset({"وقع", "أبرم", "وافق", "صادق", "أقر", "اعتمد", "توصل"})  # one side may be named alone
_CHAMBERS = frozenset({"مجلس", "برلمان", "كونغرس", "كونجرس", "كنيست", "شيوخ", "نواب", "حكومه"})
_APPROVED = frozenset({"وافق", "صادق", "أقر", "اعتمد"})
_RATIFIED = frozenset({"صادق", "أقر", "اعتمد"})
_FORCE = ("حيز التنفيذ", "حيز النفاذ")
_NOT = frozenset(["لا", "لم", "ولا", "ولم", "لن"])


def find_agreements(reports: Sequence[Report]) -> list[Agreement]:
    """Agreements, a row for each report and agreement, the furthest stage told of it; in report and text order."""
    return [row for report in reports for row in _of_report(report)]


def _of_report(report: Report) -> list[Agreement]:
    events = [event for event in report.events if event.type == "AGREE" and _is_agreement(report, event)]
    if not events:
        return []
    words = read_words(report)
    rows: list[tuple[Agreement, set[str]]] = []
    for event in events:
        row = _row(report, words, event)
        if event.lemma in _APPROVED and not _approves_paper(report, words, event):
            continue
        keys = {*event.actors, *event.recipients, *row.countries} or set(row.parties)
        same = next((at for at, (other, known) in enumerate(rows) if _is_same(row, other, keys, known)), None)
        if same is None:
            rows.append((row, keys))
        else:
            rows[same] = (_merged(rows[same][0], row), rows[same][1] | keys)
    return _with_terms(report, words, [row for row, _ in rows])


def _is_agreement(report: Report, event: Event) -> bool:
    """Whether an event makes a row: no mere promise, a public party, and two sides unless a body signs or approves alone."""
    parties = (*event.actor, *event.recipient)
    if event.mode == "promise" or not is_public(report, parties):
        return False
    if event.lemma == "وافق" and len(parties) == 1:  # a ministry's permit is no agreement
        actor = actor_of(report, parties[0])
        words = {word.removeprefix("ال") for word in fold_word(parties[0].of(report.text)).split()}
        return (actor is not None and actor.type == "GPE") or not words.isdisjoint(_CHAMBERS)
    return (
        len(parties) > 1
        or event.lemma in _ALONE
        or event.lemma == "اتفق"
        and event.trigger.of(report.text).endswith(("وا", "ون"))
    )


def _approves_paper(report: Report, words: Words, event: Event) -> bool:
    """Whether what is approved is an agreement, or those who approve are states: "وافق المجلس على تعيين" is neither."""
    at = word_at(words, event.trigger.start)
    _, last = sentence_at(words, event.trigger.start)
    if any(words[index].bare.startswith(_PAPER_STEMS) for index in range(at, min(at + 14, last))):
        return True
    found = [actor_of(report, span) for span in (*event.actor, *event.recipient)]
    return all(actor is not None and actor.type == "GPE" for actor in found)


_PAPER_STEMS = ("اتفاق", "مذكر", "معاهد", "بروتوكول", "هدن", "مبادر", "ميثاق")


def _row(report: Report, words: Words, event: Event) -> Agreement:
    spans = (*event.actor, *event.recipient)
    kind, kind_span = _kind(words, event)
    stage, due = _stage(report, event)
    cites = [
        *event_cites(report, event, actor="parties", recipient="parties"),
        *cite(report, "kind", kind_span),
    ]
    return Agreement(
        article=report.id, outlet=report.outlet, kind=kind, parties=names_of(report, spans), countries=countries_of(report, spans),
        stage=stage, due=due, status=event.status, date=event.date, place=place_of(report, event),
        contains=(), without=(), told_by=told_by(report, event), cites=tuple(cites),
    )  # fmt: skip


def _kind(words: Words, event: Event) -> tuple[str, Span | None]:
    at = word_at(words, event.trigger.start)
    for index in range(at, min(len(words), at + 7)):
        word = words[index]
        kind = _KINDS.get(word.core) or _KINDS.get(word.bare)
        if kind:
            return kind, word.span
    return ("approval" if event.lemma in ("وافق", "أقر", "اعتمد") else "agreement"), None


def _stage(report: Report, event: Event) -> tuple[str | None, str | None]:
    """(stage reached, stage announced): a signing that is planned has been proposed only."""
    reached = "signed" if event.lemma in _SIGNED else "ratified" if event.lemma in _RATIFIED else "agreed"
    if event.status in ("occurred", "ongoing"):
        return reached, None
    if event.status in ("planned", "called_for", "hypothetical"):
        return "proposed", reached
    return None, None


def _is_same(row: Agreement, other: Agreement, keys: set[str], known: set[str]) -> bool:
    """Whether two mentions are one agreement: all parties of the poorer one are known, and they do not differ in kind."""
    if not keys or not (keys <= known or known <= keys):
        return False
    named = {row.kind, other.kind} - {"agreement", "document"}
    return len(named) <= 1 or row.kind == other.kind


def _merged(first: Agreement, second: Agreement) -> Agreement:
    rank = {stage: number for number, stage in enumerate(STAGES)}
    further = max((first, second), key=lambda row: rank.get(row.stage or "", -1))
    return msgspec.structs.replace(
        first,
        kind=first.kind if first.kind not in ("agreement", "approval") else second.kind,
        parties=tuple(dict.fromkeys((*first.parties, *second.parties))),
        countries=tuple(dict.fromkeys((*first.countries, *second.countries))),
        stage=further.stage,
        due=first.due or second.due if further.stage == "proposed" else None,
        status=further.status,
        date=first.date or second.date,
        place=first.place or second.place,
        told_by=first.told_by or second.told_by,
        cites=merge_cites((*first.cites, *second.cites)),
    )


def _with_terms(report: Report, words: Words, rows: list[Agreement]) -> list[Agreement]:
    """The rows with what the text says the agreements contain, do not contain, and whether they are in force."""
    for index, word in enumerate(words.words):
        if word.norm.lstrip("و") in word_class("holds") or word.core in word_class("holds"):
            held_by = _row_before(words, rows, index)
            if held_by is None:
                continue
            first, last = sentence_at(words, word.start)
            span = clause_from(words, _after_adverbs(words, index + 1, last), last)
            if span is None:
                continue
            negated = index > first and words[index - 1].norm in _NOT
            rows[held_by] = _add_term(rows[held_by], report, span, negated=negated)
    for at, row in enumerate(rows):
        span = _in_force(report, words, row)
        if span is not None:
            rows[at] = msgspec.structs.replace(
                row, stage="in force", due=None, cites=(*row.cites, *cite(report, "stage", span))
            )
    return rows


def _row_before(words: Words, rows: list[Agreement], index: int) -> int | None:
    """The agreement that a word like يتضمن speaks of: one in its sentence, else the last one before it where the subject is a paper."""
    first, _ = sentence_at(words, words[index].start)
    best: tuple[int, int] | None = None
    for at, row in enumerate(rows):
        for entry in row.cites:
            if (
                entry.field in ("event", "kind")
                and entry.span.start < words[index].start
                and (best is None or entry.span.start > best[0])
            ):
                best = entry.span.start, at
    if best is None:
        return None
    in_sentence = best[0] >= words[first].start
    _, last = sentence_at(words, words[index].start)
    named = any(
        words[at].core in word_class("paper") for at in range(max(first, index - 8), min(index + 2, last))
    )
    return best[1] if in_sentence or named else None


def _after_adverbs(words: Words, first: int, last: int) -> int:
    """The first word past the paper itself ("تتضمن الاتفاقية …"), "في الوقت الراهن", "أيضا", "على"."""
    if first < last and words[first].core in word_class("paper"):
        first += 1
    if first + 2 < last and words[first].norm == "في" and words[first + 1].norm in ("الوقت", "المرحله"):
        return first + 3
    return first + 1 if first < last and words[first].norm in ("ايضا", "كذلك", "علي") else first


def _add_term(row: Agreement, report: Report, span: Span, *, negated: bool) -> Agreement:
    term = " ".join(span.of(report.text).split())
    if term in row.contains or term in row.without:
        return row
    field = "without" if negated else "contains"
    cites: tuple[FieldCite, ...] = (*row.cites, *cite(report, field, span))
    if negated:
        return msgspec.structs.replace(row, without=(*row.without, term), cites=cites)
    return msgspec.structs.replace(row, contains=(*row.contains, term), cites=cites)


def _in_force(report: Report, words: Words, row: Agreement) -> Span | None:
    """The words that say that it has come into force, in a sentence that names it."""
    for entry in row.cites:
        if entry.field != "event":
            continue
        first, last = sentence_at(words, entry.span.start)
        sentence = words.span(first, last - 1)
        text = sentence.of(report.text)
        for phrase in _FORCE:
            at = text.find(phrase)
            if at >= 0 and any(
                words[index].norm in ("دخل", "دخلت", "ودخل", "ودخلت") for index in range(first, last)
            ):
                return Span(sentence.start + at, sentence.start + at + len(phrase))
    return None
