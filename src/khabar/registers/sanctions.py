"""Sanctions and listings: imposed, lifted, on whom, by whom, approved by which body."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import country_name, country_of_folded
from khabar.arabic.letters import fold_word
from khabar.model import Event, EventStatus, Report, Span
from khabar.registers.clauses import day_of, in_chronicle, own_date, told_status
from khabar.registers.parties import confidence, party_kind, with_sure_parties
from khabar.registers.phrases import names_of
from khabar.registers.reading import actor_of, is_public, read_words, sentence_at, word_at, word_class
from khabar.registers.rows import Sanction
from khabar.registers.telling import cite, event_cites, merge_cites, told_by

_KINDS = {
    "رفع": "lifted", "خفف": "eased", "ألغى": "lifted", "صنف": "listed", "أدرج": "listed", "جمد": "frozen", "قاطع": "boycott",
    "فرض": "imposed", "عقوبة": "in force", "حظر": "embargo", "علق": "suspended",
}  # fmt: skip
_SURE = 0.5
_NEAR = 12
_REACH = 80
_MEASURES = ("lifted", "eased", "imposed", "in force", "suspended", "embargo", "listed", "frozen")
_MODES = {"relations": "ties cut", "expel": "expelled", "list": "listed"}
_CLASSES = (
    "جماعه ارهابيه",
    "منظمه ارهابيه",
    "تنظيم ارهابي",
    "حركه ارهابيه",
    "كيان ارهابي",
    "المناصب",
    "مناصب",
)
_MONEY = frozenset({"اموال", "ارصده", "ممتلكات", "اصول", "حسابات"})
_ENDING = frozenset({"انهاء", "رفع", "الغاء", "تخفيف", "وقف", "فك", "ازاله"})
_FOR = ("دفاع", "بدفاع", "الدفاع", "تاييد", "معارض", "يعارض", "يؤيد", "تؤيد", "تعارض")
_CALLS = ("دعا", "دعت", "تدعو", "يدعو", "داعي", "طالب", "تطالب", "يطالب", "حث", "تحث", "ناشد")
_CALLED = 260  # characters before a measure
_NO_EMBARGO = frozenset({"الطيران", "طيران", "التجول", "تجول", "السفر", "النشر"})
_NOBODY = frozenset({"الشركات", "شركات", "المصانع", "الافراد", "البنوك", "المتعاملين", "الجميع"})
_EXPECTED = 30  # words
_APPROVING = frozenset({"وافق", "صادق", "أقر", "اعتمد", "صوت", "تبنى"})
_REQUESTS = frozenset({"طلب", "مشروع", "مقترح", "اقتراح", "مبادره"})


def find_sanctions(reports: Sequence[Report]) -> list[Sanction]:
    """Sanctions and listings, imposed or lifted, a row for each report and sanction; in report and text order."""
    return [row for report in reports for row in _of_report(report)]


def _of_report(report: Report) -> list[Sanction]:
    rows: list[Sanction] = []
    for at, event in enumerate(report.events):
        kind = _kind(report, event)
        if (
            kind is None
            or confidence(event) < _SURE
            or in_chronicle(report, event)
            or kind in _MEASURES
            and not _speaks_of_measure(report, event)
        ):
            continue
        if kind == "embargo" and any(
            fold_word(span.of(report.text)) in _NO_EMBARGO for span in event.recipient
        ):
            continue  # "منطقة حظر الطيران"
        if kind == "boycott" and (_is_district(report, event) or _boycotts(report, event)):
            continue
        event = _with_sound_parties(report, _on_whom(report, with_sure_parties(report, event)))
        if not event.recipient or not is_public(report, (*event.actor, *event.recipient)):
            continue  # on whom is what the row is for
        if kind == "ties cut" and "علاق" not in report.text[event.trigger.end : event.trigger.end + 25]:
            continue  # "قطع الهدنة"
        if kind in ("boycott", "ties cut") and not any(_is_body(report, span) for span in event.recipient):
            continue  # to interrupt a speaker
        if fold_word(event.trigger.of(report.text)).removeprefix("ال").startswith("مفروض"):
            kind, event = _of_standing(report, event, kind)
        status = _status(report, event)
        if status is None or kind == "in force" and status not in ("occurred", "ongoing"):
            continue  # "يسعى إلى إنهاء العقوبات": neither in force nor lifted
        approval = _approval(report, at)
        if approval is None and status == "occurred" and _is_provided(report, event):
            status = "planned"
        row = _row(report, event, kind, approval=approval, status=status)
        if not any(_is_covered(row, other) for other in rows):
            rows.append(row)
    done = {name for row in rows if row.kind != "in force" for name in row.on_whom}
    return [row for row in rows if not (row.kind == "in force" and set(row.on_whom) <= done)]


def _is_district(report: Report, event: Event) -> bool:
    """Whether "مقاطعة" is a piece of land: "في مقاطعة كذا", "بمقاطعة كذا", unless a country follows, which one may boycott."""
    word = fold_word(event.trigger.of(report.text))
    if "مقاطع" not in word:
        return False
    before = [
        fold_word(one) for one in report.text[max(0, event.trigger.start - 20) : event.trigger.start].split()
    ]
    after = [fold_word(one) for one in report.text[event.trigger.end : event.trigger.end + 40].split()]
    is_placed = (
        word.startswith("بم")
        or bool(before)
        and before[-1] in ("في", "داخل", "شمال", "جنوب", "شرق", "غرب", "وسط")
    )
    named = bool(after) and (
        after[0] in ("ولايه", "محافظه", "اقليم", "لمدينه") or after[0].startswith("لولايه")
    )
    return named or is_placed and not (after and country_of_folded(after[0]))


def _boycotts(report: Report, event: Event) -> bool:
    """Whether who stands behind the noun is the one who boycotts: "مقاطعة كذا للمنتجات"."""
    return any(
        0 < span.start - event.trigger.end <= 1 and report.text[span.end : span.end + 3] == " لل"
        for span in event.recipient
    )


def _with_sound_parties(report: Report, event: Event) -> Event:
    """The event without outlets and things, without who only tells it, and without a doer who stands in its target's own words."""
    targets = tuple(
        span
        for span in (_owner(report, span) for span in event.recipient)
        if party_kind(report, span) not in ("media", "none", "place", "people")
        and fold_word(span.of(report.text)) not in _NOBODY
        and not (party_kind(report, span) == "trade" and actor_of(report, span) is None)
        and not _is_class(report, span)
    )
    doers = [
        span
        for span in event.actor
        if party_kind(report, span) in ("state", "armed", "body")
        and not _is_class(report, span)
        and not any(0 <= span.start - target.end <= _NEAR for target in targets)
        and not (span.end < event.trigger.start and report.text[span.start - 1] == "ل")
    ]
    if event.party_rule:
        doers = []
    told = event.statement is not None and report.statements[event.statement].speaker
    doers = [
        span for span in doers if not (told and span.overlaps(told) and party_kind(report, span) != "state")
    ]
    return msgspec.structs.replace(event, actor=tuple(doers), recipient=targets)


def _owner(report: Report, span: Span) -> Span:
    """Whose money is frozen, where a target is the money: "أموال نجله" → "نجله"."""
    words = span.of(report.text).split()
    if len(words) < 2 or fold_word(words[0]) not in _MONEY:
        return span
    return Span(report.text.index(words[1], span.start + len(words[0])), span.end)


def _on_whom(report: Report, event: Event) -> Event:
    """The event with those as its target whom على or عن names behind it: "العقوبات التي يفرضها المجلس على فلان"."""
    beside = [span for span in event.recipient if _is_beside(report, event, span)]
    if beside and len(beside) < len(event.recipient):
        others = tuple(span for span in event.recipient if span not in beside)
        event = msgspec.structs.replace(event, recipient=others, recipient_p=())
    if any(_is_after_on(report.text, span) for span in event.recipient):
        return event
    stop = event.trigger.end + _REACH
    named = [
        m
        for actor in report.actors
        for m in actor.mentions
        if event.trigger.end < m.start < stop
        and _is_after_on(report.text, m)
        and not any(mark in report.text[event.trigger.end : m.start] for mark in ".\n")
    ]
    return msgspec.structs.replace(event, recipient=(min(named),)) if named else event


def _is_beside(report: Report, event: Event, span: Span) -> bool:
    """Whether a party only takes part in a measure: "رفع العقوبات مع [كذا]", "وافقت [كذا] على رفع الحظر"."""
    before = fold_word(report.text[max(0, span.start - 5) : span.start]).split()
    agrees = fold_word(report.text[max(0, span.start - 10) : span.start]).split()[-1:]
    said = bool(agrees) and agrees[0].lstrip("و").startswith(("افق", "وافق"))
    return before[-1:] == ["مع"] or said and span.end <= event.trigger.start


def _is_after_on(text: str, span: Span) -> bool:
    before = fold_word(text[max(0, span.start - 5) : span.start]).split()
    return bool(before) and before[-1] in ("علي", "عن", "ضد")


def _of_standing(report: Report, event: Event, kind: str) -> tuple[str, Event]:
    """What a measure that stands is told for: "إنهاء الحصار المفروض على كذا" lifts it, who asks for it did not impose it."""
    before = [
        fold_word(word)
        for word in report.text[max(0, event.trigger.start - 45) : event.trigger.start].split()[-5:]
    ]
    ends = any(word.removeprefix("و").removeprefix("ل").removeprefix("ب") in _ENDING for word in before)
    doers = tuple(span for span in event.actor if span.start > event.trigger.start)
    if ends and event.status in ("occurred", "ongoing"):
        calls = any(
            fold_word(word).lstrip("وف").startswith(_CALLS)
            for word in report.text[max(0, event.trigger.start - _CALLED) : event.trigger.start].split()
        )
        event = msgspec.structs.replace(event, status="called_for" if calls else "planned")
    return ("lifted" if ends else kind), msgspec.structs.replace(event, actor=() if ends else doers)


def _status(report: Report, event: Event) -> EventStatus | None:
    """How far a measure has come: one to come where what stands before it says so ("مقابل رفع", "يمهد الطريق أمام رفع")."""
    before = [
        fold_word(word)
        for word in report.text[max(0, event.trigger.start - 60) : event.trigger.start].split()[-6:]
    ]
    if event.status == "occurred" and not word_class("ahead").isdisjoint(before):
        return "planned"
    if event.status in ("occurred", "ongoing") and _is_awaited(report, event):
        return "planned"
    if event.status == "occurred" and any(word.startswith(_FOR) for word in before[-3:]):
        return "called_for"
    return told_status(report, event)


def _is_provided(report: Report, event: Event) -> bool:
    """Whether a paper provides for a measure, which is not yet to take it: "الاتفاق الذي يقضي برفع"."""
    before = [
        fold_word(word)
        for word in report.text[max(0, event.trigger.start - 20) : event.trigger.start].split()
    ]
    words = read_words(report)
    at = word_at(words, event.trigger.start)
    first, _ = sentence_at(words, event.trigger.start)
    near = {word.norm.lstrip("و") for word in words.words[max(first, at - _EXPECTED) : at]}
    if before[-1:] == ["علي"] and not near.isdisjoint(("ينص", "نص", "تنص", "نصت")):
        return True
    return before[-1:] != [] and before[-1] in (
        "يقضي",
        "تقضي",
        "ينص",
        "تنص",
        "يتضمن",
        "تتضمن",
        "يشمل",
        "تشمل",
    )


def _is_awaited(report: Report, event: Event) -> bool:
    """Whether a measure is only expected: "احتمال أن يؤدي … مع رفع العقوبات", "مشروع قرار خاص برفع", "العقوبات ستعود"."""
    words = read_words(report)
    at = word_at(words, event.trigger.start)
    first, last = sentence_at(words, event.trigger.start)
    before = {word.bare for word in words.words[max(first, at - _EXPECTED) : at]}
    after = [word.norm for word in words.words[at + 1 : min(at + 6, last)]]
    return not word_class("expected").isdisjoint(before) or any(
        word.startswith(("ست", "سي")) and len(word) > 4 for word in after
    )


def _is_class(report: Report, span: Span) -> bool:
    """Whether words say as what one is listed: "تصنفها جماعة إرهابية"."""
    return fold_word(span.of(report.text)).startswith(_CLASSES)


def _speaks_of_measure(report: Report, event: Event) -> bool:
    """Whether a word of sanctions stands by: "رفع" alone is to raise, "فرض" alone to impose anything."""
    first, last = max(0, event.trigger.start - 45), event.trigger.end + 60
    near = report.text[first:last]
    if any(word in near for word in ("استيراد", "تصدير", "لحوم", "منتجات")):
        return False  # a ban on meat
    return any(
        {
            word,
            *(
                word[len(clitic) :]
                for clitic in ("ال", "لل", "بال", "وال", "ب", "ل", "و")
                if word.startswith(clitic)
            ),
        }
        & word_class("measure")
        for word in (fold_word(word.strip('،."«»()')) for word in report.text[first:last].split())
    )


def _is_body(report: Report, span: Span) -> bool:
    actor = actor_of(report, span)
    return actor is not None and actor.type in ("ORG", "GPE")


def _kind(report: Report, event: Event) -> str | None:
    if event.type == "SANCTION":
        return _MODES.get(event.mode or "") or _KINDS.get(event.lemma or "")
    if event.type == "CONCEDE" and event.mode == "ease":
        return _KINDS.get(event.lemma or "")
    return None


def _approval(report: Report, at: int) -> Event | None:
    """The approval just before a measure, in the same statement: "موافقة المجلس على طلب يقضي برفع العقوبات"."""
    for previous in reversed(report.events[max(0, at - 3) : at]):
        if (
            previous.type == "AGREE"
            and previous.lemma in _APPROVING
            and previous.actor
            and not report.text[previous.trigger.end : previous.trigger.end + 6].strip().startswith("عليه")
            and set(previous.actors).isdisjoint(report.events[at].recipients)
            and report.events[at].trigger.start - previous.trigger.end < 120
        ):
            return previous
    return None


def _row(report: Report, event: Event, kind: str, *, approval: Event | None, status: EventStatus) -> Sanction:
    cites = event_cites(report, event, actor="by_whom", recipient="on_whom")
    approved = names_of(report, approval.actor) if approval is not None else ()
    if approval is not None:
        cites += event_cites(report, approval, actor="approved_by", recipient="approved_by")
    wanted, wish = _requested(report, event)
    cites += cite(report, "requested_by", wish)
    return Sanction(
        article=report.id, outlet=report.outlet, kind=kind, on_whom=names_of(report, event.recipient),
        by_whom=names_of(report, event.actor), approved_by=approved, requested_by=wanted,
        date=day_of(report, event, status) or (own_date(report, approval) if approval and status == "occurred" else None),
        status=status, told_by=told_by(report, event), cites=merge_cites(cites),
    )  # fmt: skip


def _requested(report: Report, event: Event) -> tuple[tuple[str, ...], Span | None]:
    """Who asked for a measure, by a nationality beside the request right before it: "طلب أميركي يقضي برفع العقوبات"."""
    start = max(0, event.trigger.start - 60)
    words = read_words(report)
    first, last = word_at(words, start), word_at(words, event.trigger.start)
    for at in range(last - 2, first, -1):
        if words[at].bare in _REQUESTS:
            country = country_of_folded(words[at + 1].core)
            name = country_name(country) if country else None
            return ((name,), words.span(at, at + 1)) if name else ((), None)
    return (), None


def _is_covered(row: Sanction, other: Sanction) -> bool:
    return (
        row.kind == other.kind
        and set(row.on_whom) <= set(other.on_whom)
        and set(row.by_whom) <= set(other.by_whom)
    )
