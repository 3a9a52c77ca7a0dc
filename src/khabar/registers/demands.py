"""Demands and threats: by whom, of whom, what, and the acts called for."""

from collections.abc import Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Event, Report, Span
from khabar.registers.clauses import day_of, in_chronicle
from khabar.registers.parties import confidence, party_kind, sound_parties, with_sure_parties
from khabar.registers.phrases import named_head, names_of
from khabar.registers.reading import (
    is_office,
    read_words,
    sentence_at,
    word_at,
    word_class,
    words_of,
)
from khabar.registers.rows import Demand
from khabar.registers.telling import cite, event_cites, told_by
from khabar.registers.wanted import LEADS, NOUNS, what_of
from khabar.registers.whole import whole_phrase

_SURE_DOER = 0.7
_SURE = 0.75  # of nine rows below it that were read one was right
_PUBLIC = ("state", "armed", "body")
_POINTING = frozenset({"له", "لها", "لهم", "به", "بها", "اليه", "اليها", "عليه", "عليها"})
_BEFORE_WHOM = frozenset({"امام", "في", "خلال", "عبر", "لدي", "بشان"})
_HE_DEMANDS = frozenset({"دعا", "طالب", "ناشد", "حث"})
_INVITED_TO = frozenset({"الاستمتاع", "للاستمتاع", "الاستفاده", "حضور", "الحضور"})
_CARE = frozenset({("اخذ", "الحيطه"), ("توخي", "الحذر"), ("توخي", "الحيطه")})
_TITLE_GAP, _APPOSED = 12, 3


def find_demands(reports: Sequence[Report]) -> list[Demand]:
    """Demands and threats, a row for each report and demand, with the words of what is demanded; in text order."""
    return [row for report in reports for row in _of_report(report)]


def _of_report(report: Report) -> list[Demand]:
    rows: list[Demand] = []
    for at, event in enumerate(report.events):
        if (
            event.type not in ("REQUEST", "THREATEN")
            or event.lemma not in LEADS
            or confidence(event) < _SURE
            or event.party_rule
            or in_chronicle(report, event)
            or _is_other_word(report, event)
        ):
            continue
        event = _with_sound_parties(report, event)
        if event.actor and _is_asked(report, event):
            continue
        if any(_is_bare(report, span) for span in event.actor):
            continue
        if not event.actor or not any(party_kind(report, span) in _PUBLIC for span in event.actor):
            continue
        if _is_invitation(report, event):
            continue
        row = _row(report, at, event)
        if row.what is not None and not _is_courtesy(row.what):
            rows.append(row)
    return rows


def _with_sound_parties(report: Report, event: Event) -> Event:
    """The event without outlets and numbers; of whom a thing is demanded is no place and nobody who demands it."""
    event = _with_sure_doer(report, with_sure_parties(report, event))
    doers = sound_parties(report, event.actor)
    of_whom = [
        span
        for span in sound_parties(report, event.recipient)
        if not any(span.overlaps(doer) for doer in doers)
    ]
    before = [span for span in doers if span.end <= event.trigger.start]
    after = [span for span in doers if span.start >= event.trigger.end]
    if before and after:  # "رحبت الجامعة …، مطالبة الميليشيا ب", but "الرد على دعوة المبعوث"
        is_noun = fold_word(event.trigger.of(report.text)).lstrip("وبل") in NOUNS
        doers = tuple(after if is_noun else before)
        of_whom += [] if is_noun else after
    return msgspec.structs.replace(event, actor=doers, recipient=tuple(sorted(of_whom)))


def _is_bare(report: Report, span: Span) -> bool:
    """Whether a doer is one indefinite word without a name: "اتحاد"."""
    words = read_words(report)
    word = words[word_at(words, span.start)]
    alone = " " not in span.of(report.text) and word.core_start <= span.start
    return (
        alone
        and named_head(report, span) is None
        and not word.is_definite
        and whole_phrase(report, span) == span
    )


def _with_sure_doer(report: Report, event: Event) -> Event:
    """The event without a doer who stands off from the demand and is not very likely: he is mostly somebody of the clause before."""
    if len(event.actor_p) != len(event.actor):
        return event
    kept = tuple(
        span
        for span, p in zip(event.actor, event.actor_p, strict=True)
        if not _is_of_sentence_before(report.text, span, event.trigger.start)
        and (p >= _SURE_DOER or _is_beside(report.text, span, event.trigger))
    )
    return msgspec.structs.replace(event, actor=kept, actor_p=()) if len(kept) < len(event.actor) else event


def _is_beside(text: str, span: Span, trigger: Span) -> bool:
    """Whether nothing but marks stands between a party and the demand."""
    first, second = sorted((span, trigger))
    return not text[first.end : max(first.end, second.start)].strip(' »"”')


def _is_of_sentence_before(text: str, span: Span, at: int) -> bool:
    """Whether a sentence ends between a doer and the demand: he is not its subject."""
    between = text[span.end : at] if span.end < at else ""
    return ". " in between or '".' in between or "\n" in between


def _is_asked(report: Report, event: Event) -> bool:
    """Whether who stands right behind a joined verb is of whom it is demanded: "ودعا [الشعب] إلى", "وطالبت [الدول] ب"."""
    [first, *rest] = event.actor
    if (
        fold_word(event.trigger.of(report.text)) in ("دعوه", "مناشده", "حث", "مطالبه")
        and not rest
        and not event.recipient
    ):
        after = report.text[whole_phrase(report, first).end :][:3].strip()
        if 0 < first.start - event.trigger.end <= 1 and after.startswith(("ل", "ب")):
            return True  # "دعوة المؤسسات للقيام ب", "مطالبة الحزب بالمغادرة"
    trigger = fold_word(event.trigger.of(report.text))
    if rest or first.start < event.trigger.end:
        return False
    if trigger.lstrip("وف") in _HE_DEMANDS and _is_she(first.of(report.text).split()[0]):
        return first.start - event.trigger.end <= 1  # "ودعا [دول الاتحاد] إلى"
    if event.recipient:
        return False
    if trigger.startswith(("ي", "ت")) and _goes_on(report, event):
        return True  # "مبادرة تدعو [القوات] لدخول": who demands stands before
    if not trigger.startswith("و"):
        return False
    head = fold_word(first.of(report.text).split()[0])
    return head in word_class("addressed") or head.startswith("ال") and head.endswith(("ون", "ين"))


def _is_courtesy(what: str) -> bool:
    """Whether what is wanted is no demand: to enjoy a show, to be careful in the heat."""
    words = [fold_word(word) for word in what.split()[:2]]
    return words[0] in _INVITED_TO or tuple(words) in _CARE


def _is_she(word: str) -> bool:
    """Whether a word takes a feminine verb, so that it is not the subject of a masculine one right before it."""
    return word.endswith(("ة", "ات")) or fold_word(word).removeprefix("ال") == "دول"


def _goes_on(report: Report, event: Event) -> bool:
    """Whether a noun stands before a demand in the present, which then is its subject."""
    words = read_words(report)
    at = word_at(words, event.trigger.start)
    first, _ = sentence_at(words, event.trigger.start)
    return at > first and words[at - 1].kind == "arabic" and words[at - 1].pos in ("NOUN", "PROPN", "ADJ")


def _is_other_word(report: Report, event: Event) -> bool:
    """Whether the letters are another word: students, who claims, who is asked, a prayer, "بطلب من", "بمطالبة فلان", "ما طالب به"."""
    trigger = event.trigger.of(report.text)
    folded, after = fold_word(trigger), _near_after(report, event)
    if folded.endswith(("حثنا", "يحثنا", "تحثنا")):
        return True  # "حثنا النبي على"
    if trigger.endswith("طلبة") or "دّع" in trigger or folded in ("مطالب", "بمطالبه", "بدعوه"):
        return True
    if after[:1] and after[0] in _POINTING or _is_prayer(after):
        return True
    return folded.lstrip("ب") in ("طلب", "دعوه") and after[:1] == ["من"]


def _is_prayer(after: Sequence[str]) -> bool:
    """Whether God is asked: not where his name is part of another ("حزب الله")."""
    return any(
        word in word_class("prayed to")
        and (at == 0 or word != "الله" or after[at - 1] not in ("حزب", "نصر", "عبد", "انصار"))
        for at, word in enumerate(after)
    )


def _near_after(report: Report, event: Event) -> list[str]:
    """The words right behind a demand, folded and without marks."""
    after = report.text[event.trigger.end : event.trigger.end + 70].split()[:8]
    return [fold_word(word.strip('،,-–."«»()')) for word in after]


def _is_invitation(report: Report, event: Event) -> bool:
    """Whether the word is an invitation or an application: "تلبية لدعوة كريمة", "حفل الدعوة", "طلب استقالة"."""
    after = [fold_word(word) for word in report.text[event.trigger.end : event.trigger.end + 25].split()[:2]]
    before = [
        fold_word(word)
        for word in report.text[max(0, event.trigger.start - 25) : event.trigger.start].split()[-2:]
    ]
    return not word_class("invitation").isdisjoint((*after, *before))


def _row(report: Report, at: int, event: Event) -> Demand:
    what, addressed = what_of(report, event)
    event = msgspec.structs.replace(
        event, recipient=tuple(span for span in event.recipient if what is None or not what.contains(span))
    )  # "طالبت بإطلاق سراح المعتقلين": it is not demanded of them
    if addressed is not None and not event.recipient:
        event = msgspec.structs.replace(event, recipient=(addressed,))
    doers = names_of(report, event.actor)
    event = msgspec.structs.replace(
        event,
        recipient=tuple(
            span
            for span in event.recipient
            if names_of(report, (span,))[0] not in doers
            and not _is_his_office(report, event, span)
            and not _is_before_whom(report.text, span)
            and not any(_is_of_doer(report.text, doer, span) for doer in event.actor)
        ),
    )
    acts = _acts(report, at, event, what)
    cites = event_cites(report, event, actor="by_whom", recipient="of_whom")
    cites += [*cite(report, "what", what), *cite(report, "acts", *(act.trigger for act in acts))]
    return Demand(
        article=report.id, outlet=report.outlet, kind="demand" if event.type == "REQUEST" else "threat",
        by_whom=doers, of_whom=names_of(report, event.recipient),
        what=words_of(report, what) if what else None, acts=tuple(act.trigger.of(report.text) for act in acts),
        date=day_of(report, event, event.status), status=event.status, told_by=told_by(report, event), cites=tuple(cites),
    )  # fmt: skip


def _acts(report: Report, at: int, event: Event, what: Span | None) -> list[Event]:
    """The acts called for in the words of the demand, those threatened in those of a threat."""
    wanted = ("called_for",) if event.type == "REQUEST" else ("planned", "hypothetical", "called_for")
    if what is None:
        return []
    found = [
        other
        for other in report.events[at + 1 : at + 8]
        if other.status in wanted
        and what.contains(other.trigger)
        and _is_called(report.text, what, other.trigger)
    ]
    return found if found and len(report.text[what.start : found[0].trigger.start].split()) <= 1 else []


def _is_called(text: str, what: Span, act: Span) -> bool:
    """Whether an act is what is demanded or joined to it by و, not what it answers: "الرد على [مقتل] فلان"."""
    before = text[what.start : act.start].split()
    return not before or text[act.start : act.start + 1] == "و" or before[-1] == "أن"


def _is_before_whom(text: str, span: Span) -> bool:
    """Whether a party is only before whom or where it is said: "دعت أمام [المجالس الدولية] …"."""
    before = text[max(0, span.start - 8) : span.start].split()[-1:]
    return bool(before) and fold_word(before[0]) in _BEFORE_WHOM


def _is_of_doer(text: str, doer: Span, span: Span) -> bool:
    """Whether a party only says more of who demands: "الزعيم الجديد ل[حركة كذا]", "الدول الأفقر ([كذا] و[كذا])"."""
    between = text[doer.end : max(doer.end, span.start)]
    return between == " ل" or between.lstrip().startswith("(") and ")" not in between


def _is_his_office(report: Report, event: Event, span: Span) -> bool:
    """Whether of whom it seems to be demanded is the office of who demands, or part of his own words."""
    whole = whole_phrase(report, span)
    return any(
        whole_phrase(report, doer).overlaps(span)
        or is_office(span.of(report.text))
        and (0 <= doer.start - whole.end <= _TITLE_GAP or 0 < span.start - doer.end <= _APPOSED)
        for doer in event.actor
    )
