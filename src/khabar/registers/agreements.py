"""Agreements: parties, kind, the stage reached or announced, what they contain and what they expressly do not."""

from collections.abc import Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Event, EventStatus, Report, Span, Words
from khabar.registers.clauses import in_chronicle, own_date, place_of, told_status
from khabar.registers.parties import (
    confidence,
    is_partner,
    is_place,
    party_kind,
    sound_parties,
    with_sure_parties,
    without_teller,
)
from khabar.registers.phrases import names_of
from khabar.registers.reading import (
    actor_of,
    countries_of,
    read_words,
    sentence_at,
    word_at,
    word_class,
)
from khabar.registers.rows import Agreement
from khabar.registers.telling import (
    cite,
    event_cites,
    merge_cites,
    one_teller,
    told_by,
)
from khabar.registers.terms import with_terms

STAGES = ("proposed", "agreed", "signed", "ratified", "in force")
_KINDS = {
    "اعلان": "declaration", "مذكره": "memorandum", "مذكرتي": "memorandum", "معاهده": "treaty", "وثيقه": "document", "الوثيقه": "document",
    "هدنه": "ceasefire", "عقد": "contract", "عقدا": "contract", "العقد": "contract", "بروتوكول": "protocol", "ميثاق": "charter", "طلب": "request", "قرار": "decision",
    "اتفاق": "agreement", "اتفاقيه": "agreement", "الاتفاق": "agreement", "الاتفاقيه": "agreement", "اتفاقا": "agreement", "اعلانا": "declaration",
}  # fmt: skip
_SIGNED = frozenset({"وقع", "أبرم"})
_CHAMBERS = frozenset({"مجلس", "برلمان", "كونغرس", "كونجرس", "كنيست", "شيوخ", "نواب", "حكومه"})
_APPROVED = frozenset({"وافق", "صادق", "أقر", "اعتمد", "أجمع", "قبل"})
_SURE = 0.5  # below it two rows in three were none (read in 900 reports)
_RATIFIED = frozenset({"صادق", "أقر", "اعتمد"})
_DEEDS = frozenset({"توقيع", "ابرام", "توصل", "مصادقه", "موافقه", "اقرار", "اعتماد"})
_PAPER_STEMS = ("اتفاق", "مذكر", "معاهد", "بروتوكول", "هدن", "مبادر", "ميثاق")
_WHERE = 6  # words between حيث and the verb: "حيث من المقرر أن يوقع"
_NEAR_ON, _FAR_ON = 12, 45  # words from who agrees to على, with long titles between
_BETWEEN = 12  # words from an agreement to the بين of its sides
_SINCE_MEETING = 60  # words from the meeting to the sentence of those who met
_POWERS = frozenset({"قوي", "دول", "مجموعه", "سداسيه"})
_BEHIND = 30  # characters from an agreement to the day that is its own
_SIGNED_WITHIN = 32  # words in which a paper is said to be signed
_HAS_SIGNED = frozenset({"وقعتها", "وقعته", "وقعها", "وقعه", "ابرمته", "ابرمتها", "ابرمه", "وقعت", "ابرمت"})


def find_agreements(reports: Sequence[Report]) -> list[Agreement]:
    """Agreements, a row for each report and agreement, the furthest stage told of it; in report and text order."""
    return [row for report in reports for row in _of_report(report)]


def _of_report(report: Report) -> list[Agreement]:
    if not any(event.type == "AGREE" for event in report.events):
        return []
    words = read_words(report)
    events = [
        _with_sound_parties(report, words, event)
        for event in report.events
        if event.type == "AGREE"
        and event.mode != "promise"
        and confidence(event) >= _SURE
        and not in_chronicle(report, event)
    ]
    events = [event for event in events if _is_agreement(report, words, event)]
    rows: list[tuple[Agreement, set[str]]] = []
    for event in events:
        row = _row(report, words, event)
        if event.lemma in _APPROVED and not _approves_paper(report, words, event):
            continue
        keys = _keys(report, event) or set(row.parties)
        same = next((at for at, (other, known) in enumerate(rows) if _is_same(row, other, keys, known)), None)
        if same is None:
            rows.append((row, keys))
        else:
            rows[same] = (_merged(rows[same][0], row), rows[same][1] | keys)
    return with_terms(report, words, [row for row, _ in rows])


def _keys(report: Report, event: Event) -> set[str]:
    """What tells the parties apart: country, actor or words; the powers that dealt with one country are one under all their names."""
    keys = set()
    for span in (*event.actor, *event.recipient):
        actor = actor_of(report, span)
        words = [
            fold_word(word).removeprefix("و").removeprefix("ال") for word in span.of(report.text).split()
        ]
        if words[0] in _POWERS or "5+1" in words:
            keys.add("powers")
        elif actor is not None:
            keys.add(actor.country if actor.type == "GPE" and actor.country else actor.id)
        else:
            keys.add(" ".join(words))
    return keys


def _with_sound_parties(report: Report, words: Words, event: Event) -> Event:
    """The event with those parties alone that can agree; a noun after بعد or بشأن takes none from the words before it."""
    event = _of_those_who_met(report, words, with_sure_parties(report, event))
    event = _with_both_between(report, words, event)
    spans = [*event.actor, *event.recipient]
    if _is_aside(words, event):
        spans = [span for span in spans if span.start > event.trigger.start]
    spans = [span for span in spans if not is_place(report, span) or is_partner(report, event, span)]
    kept = sound_parties(report, spans)
    if len(kept) > 2:  # with two sides, who tells of it is one of them
        kept = without_teller(report, event, kept)
    return msgspec.structs.replace(
        event,
        actor=tuple(span for span in event.actor if span in kept),
        recipient=tuple(span for span in event.recipient if span in kept),
    )


def _with_both_between(report: Report, words: Words, event: Event) -> Event:
    """The event with the two that بين names behind it as its sides, none from the clause before: "أبرم … بين [كذا] و[كذا]"."""
    at = word_at(words, event.trigger.start)
    _, last = sentence_at(words, event.trigger.start)
    for index in range(at + 1, min(at + _BETWEEN, last - 1)):
        if words[index].pos == "VERB" or words[index].norm in ("الذي", "التي"):
            return event
        if words[index].norm in ("بهدف", "بغيه"):  # "إبرام الاتفاق بهدف تعزيز العلاقات بين كذا وكذا"
            return msgspec.structs.replace(event, actor=(), recipient=(), actor_p=(), recipient_p=())
        if words[index].norm == "بين":
            if words[index - 1].bare in word_class("between"):
                return event  # "يعجل الاتفاق بالوفاق بين كذا وكذا"
            break
    else:
        return event
    first = words[index + 1]
    behind = [span for span in (*event.actor, *event.recipient) if span.start > words[index].start]
    named = [m for actor in report.actors for m in actor.mentions if m.start == first.start]
    if not behind or not named and not any(span.start == first.start for span in behind):
        return event
    leading = [span for span in behind if span.start == first.start] or [max(named, key=lambda m: m.end)]
    others = [span for span in behind if span.start > leading[0].end]
    if not others:
        return event
    return msgspec.structs.replace(
        event, actor=tuple(leading[:1]), recipient=tuple(others), actor_p=(), recipient_p=()
    )


def _of_those_who_met(report: Report, words: Words, event: Event) -> Event:
    """The event with the sides of the meeting told right before, where only they agree: "أضافت أن المجتمعين اتفقوا على"."""
    at = word_at(words, event.trigger.start)
    first, last = sentence_at(words, event.trigger.start)
    near = [words[index].norm.lstrip("و") for index in range(max(first, at - 3), min(at + 3, last))]
    if event.lemma != "اتفق" or word_class("those who met").isdisjoint(near):
        return event
    since = words[max(0, first - _SINCE_MEETING)].start
    met = [
        other
        for other in report.events
        if other.type == "CONSULT"
        and since <= other.trigger.start < event.trigger.start
        and other.actor
        and other.recipient
    ]
    if not met:
        return event
    return msgspec.structs.replace(
        event, actor=met[-1].actor, recipient=met[-1].recipient, actor_p=(), recipient_p=(), party_rule=None
    )


def _is_aside(words: Words, event: Event) -> bool:
    """Whether a noun of agreeing stands beside the clause: the agreement itself, or "منذ التوقيع", "بشأن إبرام"."""
    at = word_at(words, event.trigger.start)
    word = words[at]
    if word.is_definite and word.bare in _DEEDS or word.bare.startswith("اتفاق"):
        return True
    return word.bare in _DEEDS and at > 0 and words[at - 1].core in word_class("aside")


def _is_agreement(report: Report, words: Words, event: Event) -> bool:
    """Whether an event makes a row: two sides of which one is a state or a movement, or one that approves a paper alone."""
    parties = (*event.actor, *event.recipient)
    kinds = [party_kind(report, span) for span in parties]
    if "state" not in kinds and "armed" not in kinds or _is_refused(words, event):
        return False
    if words[word_at(words, event.trigger.start)].bare == "توافق":
        return False  # of one mind
    if event.status == "denied" and told_status(report, event) is None:
        return False  # "إذا لم يوافق"
    if event.lemma == "وقع" and _is_of_happening(words, event) or _is_of_mind(words, event):
        return False
    if len(parties) > 1:
        return sum(kind not in ("local", "people", "place") for kind in kinds) > 1 and not event.party_rule
    if event.party_rule:
        return False
    if "مع" in report.text[max(0, parties[0].start - 5) : parties[0].start].split():
        return False  # "الموافقة على الاتفاق مع فلان": who approves is not told
    if event.lemma == "وافق":  # a ministry's permit is no agreement
        actor = actor_of(report, parties[0])
        first = {word.removeprefix("ال") for word in fold_word(parties[0].of(report.text)).split()}
        return (actor is not None and actor.type == "GPE") or not first.isdisjoint(_CHAMBERS)
    return event.lemma in _APPROVED


def _is_of_happening(words: Words, event: Event) -> bool:
    """Whether وقع tells that something happened: "الاشتباك الذي وقع الأحد"; an agreement is signed."""
    at = word_at(words, event.trigger.start)
    first, _ = sentence_at(words, event.trigger.start)
    near = [words[index].bare for index in range(max(first, at - 5), min(at + 2, len(words)))]
    return not word_class("happening").isdisjoint(near)


def _is_of_mind(words: Words, event: Event) -> bool:
    """Whether those who agree are of one mind and bind themselves to nothing: "اتفق الجانبان على أهمية", "تتفقان على أن"."""
    at = word_at(words, event.trigger.start)
    _, last = sentence_at(words, event.trigger.start)
    if event.lemma != "اتفق":
        return False
    for index in range(at + 1, min(at + _FAR_ON, last - 1)):
        on, follows = words[index].norm == "علي", words[index + 1]
        if on and follows.bare in word_class("of mind"):
            return True
        if on and index < at + _NEAR_ON:
            return follows.norm in ("ان", "انه", "انها")
    return False


def _is_refused(words: Words, event: Event) -> bool:
    """Whether what is told is that nothing was agreed: "رفض البرلمان توقيع", "يشترط … للتوقيع"."""
    at = word_at(words, event.trigger.start)
    first, _ = sentence_at(words, event.trigger.start)
    return words[at].bare in _DEEDS and any(
        words[index].core.lstrip("و") in word_class("refusal")
        or words[index].norm.lstrip("وف") in word_class("refusal")
        for index in range(max(first, at - 8), at)
    )


def _approves_paper(report: Report, words: Words, event: Event) -> bool:
    """Whether what is approved is an agreement, or those who approve are states: "وافق المجلس على تعيين" is neither."""
    at = word_at(words, event.trigger.start)
    _, last = sentence_at(words, event.trigger.start)
    near = words.words[at : min(at + 14, last)]
    paper = next((place for place, word in enumerate(near) if word.bare.startswith(_PAPER_STEMS)), None)
    if paper is not None:  # "وافق على إطلاق مفاوضات لإعداد مذكرة" approves no paper
        return all(word.bare not in word_class("before paper") for word in near[:paper])
    found = [actor_of(report, span) for span in (*event.actor, *event.recipient)]
    # "هل باكستان صادقة" ratifies nothing, "وافقت كذا على استقبال الجرحى" is a permit
    return len(found) > 1 and all(actor is not None and actor.type == "GPE" for actor in found)


def _row(report: Report, words: Words, event: Event) -> Agreement:
    spans = (*event.actor, *event.recipient)
    kind, kind_span = _kind(words, event)
    status = _status(report, words, event)
    stage, due = _stage(words, event, status)
    cites = [
        *event_cites(report, event, actor="parties", recipient="parties"),
        *cite(report, "kind", kind_span),
    ]
    return Agreement(
        article=report.id, outlet=report.outlet, kind=kind, parties=names_of(report, spans), countries=countries_of(report, spans),
        stage=stage, due=due, status=status, date=_date(report, words, event), place=place_of(report, event),
        contains=(), without=(), told_by=told_by(report, event), cites=tuple(cites),
    )  # fmt: skip


def _day_of_visit(report: Report, words: Words, event: Event) -> str | None:
    """The day of the visit at which it is to be signed, where حيث says so: "يزور … يوم كذا، حيث يوقع …"."""
    first, _ = sentence_at(words, event.trigger.start)
    at = word_at(words, event.trigger.start)
    where = next(
        (index for index in range(at - 1, max(first, at - _WHERE) - 1, -1) if words[index].norm == "حيث"),
        None,
    )
    if where is None:
        return None
    visits = [
        other
        for other in report.events
        if other.type == "CONSULT"
        and words[first].start <= other.trigger.start < words[where].start
        and other.date
    ]
    return visits[-1].date if visits else None


def _kind(words: Words, event: Event) -> tuple[str, Span | None]:
    at = word_at(words, event.trigger.start)
    for index in range(at, min(len(words), at + 7)):
        word = words[index]
        kind = _KINDS.get(word.core) or _KINDS.get(word.bare)
        if kind:
            return kind, word.span
    return ("approval" if event.lemma in ("وافق", "أقر", "اعتمد") else "agreement"), None


def _date(report: Report, words: Words, event: Event) -> str | None:
    """The day of an agreement; of one that stands already only a day that is told right behind it: "الاتفاق المبرم في 14 يوليو"."""
    at = word_at(words, event.trigger.start)
    if at and words[at - 1].bare in ("مفاوضات", "محادثات", "مباحثات"):
        return None  # "مفاوضات اتفاق … في أكتوبر"
    if _stands(words, event):
        day = report.times[event.time].span if event.time is not None else None
        if day is None or not 0 <= day.start - event.trigger.end <= _BEHIND:
            return None
    return own_date(report, event) or _day_of_visit(report, words, event)


def _stands(words: Words, event: Event) -> bool:
    """Whether an agreement is spoken of as one that is there: "الاتفاق النووي بين كذا وكذا", whatever is done about it."""
    at = word_at(words, event.trigger.start)
    word = words[at]
    if not word.core.startswith("ال") or not word.bare.startswith((*_PAPER_STEMS, "صفق", "مبرم", "موقع")):
        return False
    near = words.words[at + 1 : at + 6]
    return not any(other.bare in word_class("to come") for other in near)


def _status(report: Report, words: Words, event: Event) -> EventStatus:
    """How far an agreement has come: one that stands is no plan, whoever warns of it; a draft and a power to sign are plans."""
    at = word_at(words, event.trigger.start)
    first, last = sentence_at(words, event.trigger.start)
    if _stands(words, event):
        return event.status if event.status == "denied" else "occurred"
    before, after = words.words[max(first, at - 4) : at], words.words[at + 1 : min(at + 6, last)]
    to_come = [word for word in (*before, *after) if word.bare in word_class("to come")]
    if to_come and event.status in ("occurred", "ongoing"):
        return "planned"
    is_paper = words[at].bare.startswith(_PAPER_STEMS)
    if is_paper and event.status in ("planned", "called_for", "hypothetical") and _is_signed(words, at, last):
        return "occurred"  # "الموافقة على اتفاقية بين كذا وكذا … الموقعة في …"
    return told_status(report, event) or event.status


def _is_signed(words: Words, at: int, last: int) -> bool:
    """Whether an agreement is said to be signed behind its name: "اتفاقية … الموقع عليها", "الاتفاق المبرم"."""
    near = words.words[at : min(at + _SIGNED_WITHIN, last)]
    return any(
        word.bare in ("موقع", "موقعه", "مبرم", "مبرمه") and word.core.startswith("ال") for word in near
    )


def _stage(words: Words, event: Event, status: EventStatus) -> tuple[str | None, str | None]:
    """(stage reached, stage announced): a signing that is planned has been proposed only."""
    at = word_at(words, event.trigger.start)
    _, last = sentence_at(words, event.trigger.start)
    is_signed = event.lemma in _SIGNED or (
        words[at].bare.startswith(_PAPER_STEMS)
        and (
            _is_signed(words, at, last)
            or any(word.bare in _HAS_SIGNED for word in words.words[at + 1 : at + 4])
        )
    )
    reached = "signed" if is_signed else "ratified" if event.lemma in _RATIFIED else "agreed"
    if status in ("occurred", "ongoing"):
        return reached, None
    if status in ("planned", "called_for", "hypothetical"):
        return "proposed", reached
    return None, None


def _is_same(row: Agreement, other: Agreement, keys: set[str], known: set[str]) -> bool:
    """Whether two mentions are one agreement: all parties of the poorer one are known, and they do not differ in kind."""
    if not keys or not (keys <= known or known <= keys):
        return False
    if row.date and other.date and not (row.date.startswith(other.date) or other.date.startswith(row.date)):
        return False
    if (row.status == "denied") != (other.status == "denied"):
        return False  # who denies it tells of no agreement
    if (row.stage == "proposed") != (other.stage == "proposed") and keys != known:
        return False  # what some may agree on is not what others have agreed on
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
        told_by=one_teller(first.told_by, second.told_by),
        cites=merge_cites((*first.cites, *second.cites)),
    )
