"""Memberships: who joins, leaves or merges into what; who is appointed, dismissed, elected, resigns."""

from collections.abc import Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Event, EventStatus, Report, Span, Words
from khabar.registers.clauses import day_of, in_chronicle, told_status
from khabar.registers.parties import confidence, is_person, is_place, party_kind, with_sure_parties
from khabar.registers.phrases import named_head, names_of
from khabar.registers.reading import (
    clause_from,
    is_office,
    read_words,
    sentence_at,
    word_at,
    word_class,
    words_of,
)
from khabar.registers.rows import Membership
from khabar.registers.telling import cite, event_cites, told_by
from khabar.registers.whole import whole_phrase

_KINDS = {
    "انضم": "joins", "انضمام": "joins", "ضم": "joins", "التحق": "joins", "بايع": "joins", "دمج": "merges",
    "عين": "appointed", "رشح": "nominated", "انتخب": "elected", "أقال": "dismissed", "عزل": "dismissed",
    "استقال": "resigns", "تنحى": "resigns", "انسحب": "leaves", "تشكيل": "forms",
}  # fmt: skip
_NO_MEMBER = ("media", "thing", "target", "none", "trade", "pair")
_SURE = 0.5
_NEXT = 16  # characters of the next word
_CARRIERS = frozenset(
    {"مقاتلات", "طائرات", "طائره", "سفن", "سفينه", "دبابات", "مروحيات", "فرقاطه", "فرقاطات"}
)
_NEAR_PURPOSE = 25  # characters from who joins to "للانضمام"
_ANYBODY = frozenset({"شبان", "شباب", "الشبان", "الافراد", "افراد", "المتطوعين", "متطوعين", "المجندين"})
_OVERRULED = (
    "not planned",
    "not hypothetical",
    "not called_for",
)  # what a rule takes for a purpose is seldom done
_GENERIC = frozenset(
    {
        "الشباب",
        "الرئيس",
        "الدوله",
        "الدول",
        "البلدين",
        "الشعب",
        "المواطنين",
        "ابنه",
        "ابن",
        "شباب",
        "المدنيين",
        "الناس",
        "الوزير",
        "البلاد",
    }
)  # nobody in particular


def find_memberships(reports: Sequence[Report]) -> list[Membership]:
    """What changes in memberships and offices, in report and text order; who holds an office is told by `find_offices`."""
    return [row for report in reports for row in _of_events(report)]


def _of_events(report: Report) -> list[Membership]:
    rows: list[Membership] = []
    for event in report.events:
        kind = _KINDS.get(event.lemma or "")
        if (
            kind is None
            or confidence(event) < _SURE
            or in_chronicle(report, event)
            or _is_other(report, event)
        ):
            continue
        event = _with_sound_parties(report, event)
        status = told_status(report, event)
        if status is None:
            continue
        row = _row(report, event, kind, status=status)
        if _is_member(report, event, row) and not any(_is_same(row, other) for other in rows):
            rows.append(row)
    return _without_vague(report, rows)


def _is_other(report: Report, event: Event) -> bool:
    """Whether the word is used otherwise: "نقل" conveys greetings, "عدم الاستقالة" is none."""
    after = [fold_word(word.strip("،,.")) for word in report.text[event.trigger.end :][:80].split()]
    if not word_class("press").isdisjoint(after):
        return True  # "استقالة فلان من رئاسة تحرير كذا"
    before = report.text[max(0, event.trigger.start - 30) : event.trigger.start].split()
    folded = [fold_word(word).lstrip("وف") for word in before]
    overruled = (event.status_reason or "").startswith(_OVERRULED)
    return (
        "نقل" in fold_word(event.trigger.of(report.text))
        or bool(folded)
        and folded[-1] in ("عدم", "بعدم")
        or not word_class("refusal").isdisjoint(folded[-2:])
        or overruled
        and event.status == "occurred"
    )


def _is_member(report: Report, event: Event, row: Membership) -> bool:
    """Whether a row says who and, where it needs one, what he joins or leaves; who has an office is a person."""
    if not row.who or not _agrees(report, event):
        return False
    if all(fold_word(name) in _GENERIC for name in row.who):
        return False
    if row.kind in ("joins", "merges", "leaves"):
        return _is_joined(report, event, row)
    if _is_of_all(report, event) or _appoints(report, event):
        return False
    holders = event.actor if row.kind == "resigns" else event.recipient or event.actor
    if any(party_kind(report, span) == "local" for span in (*event.actor, *event.recipient)):
        return False  # the head of a hospital, a club, a school
    if (
        row.kind != "resigns"
        and not event.recipient
        and (_bears_pronoun(report, event) or any(span.start > event.trigger.start for span in event.actor))
    ):
        return False  # "أقال الرئيس … نائبه": who is behind the verb dismisses
    return any(_is_holder(report, span) for span in holders)


def _is_joined(report: Report, event: Event, row: Membership) -> bool:
    """Whether a row tells what somebody joins or leaves: a body, no country, no man, not anybody."""
    if not row.body or any(is_place(report, span) and row.kind != "merges" for span in event.recipient):
        return False  # one joins no country, and leaving one is a journey or a retreat
    if all(" " not in span.of(report.text) and _is_bare(report, span) for span in event.recipient):
        return False  # "ينضمون إلى فرقة": which is not told
    if all(fold_word(span.of(report.text).split()[0]) in _ANYBODY for span in event.actor):
        return False  # "إقبال شبان المدينة للانضمام"
    if _is_far_purpose(report, event) or any(is_office(span.of(report.text)) for span in event.recipient):
        return False
    if any(
        fold_word(span.of(report.text).split()[0]).removeprefix("ال") in _CARRIERS for span in event.actor
    ):
        return False  # aeroplanes that an air force gets
    if any(is_person(report, span) for span in event.recipient):
        return False  # one swears loyalty to a man and joins a body
    kinds = {party_kind(report, span) for span in (*event.actor, *event.recipient)}
    return not kinds.isdisjoint(("state", "armed")) and not any(
        _joins_arms(report, event, span) for span in event.actor
    )


def _is_far_purpose(report: Report, event: Event) -> bool:
    """Whether joining is only the purpose of something, far behind who seems to join: "أصدر [الجيش] بيانا … بطلبات للالتحاق"."""
    is_purpose = report.text[event.trigger.start - 1 : event.trigger.end].lstrip().startswith("ل")
    return is_purpose and all(
        span.end <= event.trigger.start and event.trigger.start - span.end > _NEAR_PURPOSE
        for span in event.actor
    )


def _is_of_all(report: Report, event: Event) -> bool:
    """Whether everybody of a kind is meant: "يقوم بإقالة كل من لديهم …"."""
    return report.text[event.trigger.end : event.trigger.end + _NEXT].split()[:1] == ["كل"]


def _appoints(report: Report, event: Event) -> bool:
    """Whether who stands before the verb gives the office, not gets it: "الرئيس [يعين] محافظا"."""
    after = report.text[event.trigger.end :][:_NEXT].split()[:1]
    is_present = fold_word(event.trigger.of(report.text)).startswith(("يعين", "يقيل", "يعزل", "تعين"))
    before = all(span.end <= event.trigger.start for span in (*event.actor, *event.recipient))
    return is_present and before and bool(after) and _is_new_office(after[0])


def _bears_pronoun(report: Report, event: Event) -> bool:
    """Whether the noun bears who is meant, whom the words before do not name as such: "أصدر الرئيس قرارا بإقالته"."""
    words = read_words(report)
    return bool(words[word_at(words, event.trigger.start)].enclitic)


def _is_holder(report: Report, span: Span) -> bool:
    """Whether a party can hold an office: a person by the first of its words, or an office."""
    actor = named_head(report, span)
    return actor is not None and actor.type == "PER" or actor is None and is_office(span.of(report.text))


def _with_nearest(report: Report, event: Event) -> Event:
    """The event with the doer right behind its verb alone, where others stand off before it: "مخاوف من أن يلتحق [عدد كبير]"."""
    near = [span for span in event.actor if 0 < span.start - event.trigger.end <= 1]
    if not near or len(event.actor) == len(near):
        return event
    after = [span for span in event.actor if span.start > event.trigger.start]
    return msgspec.structs.replace(event, actor=tuple(after), actor_p=())


def _is_bare(report: Report, span: Span) -> bool:
    """Whether a body is an indefinite word alone, without a name or whose it is."""
    words = read_words(report)
    word = words[word_at(words, span.start)]
    return named_head(report, span) is None and not word.is_definite and whole_phrase(report, span) == span


def _agrees(report: Report, event: Event) -> bool:
    """Whether the pronoun on a noun of joining can be its doer's: "انضمامه" is of one, "التحاقهم" of many."""
    words = read_words(report)
    pronoun = words[word_at(words, event.trigger.start)].enclitic
    if not pronoun or len(event.actor) != 1 or event.actor[0].start > event.trigger.start:
        return True
    one = is_person(report, event.actor[0])
    many = fold_word(event.actor[0].of(report.text).split()[0]).endswith(("ون", "ين"))
    return not (one and pronoun in ("هم", "هما", "نا") or many and pronoun in ("ه", "ها"))


def _with_sound_parties(report: Report, event: Event) -> Event:
    """The event without outlets, things and bare pointers ("هذه المنظومة"); without parties that only stand near."""
    if event.party_rule:
        return msgspec.structs.replace(event, actor=(), recipient=())
    event = _without_instigator(report, _with_nearest(report, with_sure_parties(report, event)))
    return msgspec.structs.replace(
        event,
        actor=tuple(span for span in event.actor if party_kind(report, span) not in _NO_MEMBER),
        recipient=tuple(span for span in event.recipient if party_kind(report, span) not in _NO_MEMBER),
    )


def _without_instigator(report: Report, event: Event) -> Event:
    """The event without who only calls on others to join ("[فلان] يحرض على الانضمام") and whose another is ("الحزب المناصر [لكذا]")."""
    words = read_words(report)
    at = word_at(words, event.trigger.start)
    before = {word.bare for word in words.words[max(0, at - 3) : at]}
    urged = not before.isdisjoint(("تحريض", "دعوه", "دعوات", "يدعو", "يحرض", "حث", "تشجيع", "حض"))
    doers = [
        span
        for span in event.actor
        if not (urged and span.end <= event.trigger.start) and not _is_whose(words, span)
    ]
    return (
        msgspec.structs.replace(event, actor=tuple(doers), actor_p=())
        if len(doers) < len(event.actor)
        else event
    )


def _is_whose(words: Words, span: Span) -> bool:
    """Whether ل behind a word that wants it leads to a party: "المناصر [للأكراد]"."""
    at = word_at(words, span.start)
    bound = at > 0 and (
        words[at - 1].bare in word_class("bound") or words[at - 1].bare.startswith(("مناصر", "مؤيد", "داعم"))
    )
    return bound and "ل" in words[at].proclitics


def _joins_arms(report: Report, event: Event, span: Span) -> bool:
    """Whether a country is told to join an armed group: its people may, it does not."""
    return is_place(report, span) and any(party_kind(report, other) == "armed" for other in event.recipient)


def _row(report: Report, event: Event, kind: str, *, status: EventStatus) -> Membership:
    by_others = kind in ("appointed", "dismissed", "elected", "nominated")
    who, body = (event.recipient, event.actor) if by_others else (event.actor, event.recipient)
    offices = [span for span in who if _is_new_office(span.of(report.text))] if by_others else []
    who = tuple(span for span in who if span not in offices)
    if by_others and any(is_person(report, span) for span in who):  # "ترشيح فلان لرئاسة كذا"
        who = tuple(span for span in who if is_person(report, span))
    if by_others and not who:  # "فلان الذي انتخب رئيسا"
        who = tuple(span for span in body if is_person(report, span))
        body = tuple(span for span in body if span not in who)
    office = offices[0] if offices else _new_office(report, who) if by_others else None
    kept = tuple(
        span
        for span in body
        if not by_others or party_kind(report, span) in ("state", "body", "local", "armed")
    )
    shown = msgspec.structs.replace(
        event, actor=kept if by_others else who, recipient=who if by_others else kept
    )
    cites = event_cites(
        report, shown, actor="body" if by_others else "who", recipient="who" if by_others else "body"
    )
    return Membership(
        article=report.id, outlet=report.outlet, kind=kind, who=names_of(report, who), body=names_of(report, kept),
        office=words_of(report, office) if office else None, date=day_of(report, event, status), status=status,
        told_by=told_by(report, event), cites=(*cites, *cite(report, "office", office)),
    )  # fmt: skip


def _is_new_office(words: str) -> bool:
    """Whether words are an office that somebody is made to hold: "رئيسا", "سفيرا لدى …"."""
    first = fold_word(words.split()[0])
    return first.endswith("ا") and is_office(first[:-1])


def _new_office(report: Report, who: Sequence[Span]) -> Span | None:
    """The office right behind the one who gets it: "عينت فلانا [قنصلا عاما]"."""
    for span in who:
        words = read_words(report)
        at = word_at(words, span.end - 1) + 1
        _, last = sentence_at(words, span.start)
        if at < last and _is_new_office(words[at].span.of(report.text)):
            return clause_from(words, at, last, limit=5)
    return None


def _without_vague(report: Report, rows: list[Membership]) -> list[Membership]:
    """The rows without those that only repeat another in vaguer words: "المتهم … التنظيم" beside the name of either."""
    kept = []
    for row in rows:
        others = [other for other in rows if other is not row and other.kind == row.kind]
        vague = not any(actor.name in (*row.who, *row.body) for actor in report.actors)
        if not vague or not others:
            kept.append(row)
    return kept or rows[:1]


def _is_same(row: Membership, other: Membership) -> bool:
    if row.kind != other.kind or row.status != other.status:
        return False
    return set(row.who) <= set(other.who) and (not row.body or set(row.body) <= set(other.body))
