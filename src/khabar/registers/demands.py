"""Demands and threats: by whom, of whom, what, and the acts called for."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import capital_country, country_of_name
from khabar.annotate.events.closed import closed
from khabar.arabic.letters import fold_word
from khabar.model import Event, Report, Span, Word, Words
from khabar.registers.clauses import day_of, in_chronicle
from khabar.registers.parties import confidence, party_kind, sound_parties, with_sure_parties
from khabar.registers.phrases import named_head, names_of, party_end
from khabar.registers.reading import (
    clause_from,
    is_office,
    read_words,
    sentence_at,
    word_at,
    word_class,
    words_of,
)
from khabar.registers.rows import Demand
from khabar.registers.telling import cite, event_cites, told_by
from khabar.registers.whole import whole_phrase

_SURE_DOER = 0.7
_SURE = 0.6  # below it half the rows were none (read in 900 reports)
_PUBLIC = ("state", "armed", "body")
_NOUNS = frozenset(
    {
        "تهديدات",
        "تهديداته",
        "تهديداتها",
        "دعوات",
        "مطالبات",
        "مطالبه",
        "مناشدات",
        "دعوتهم",
        "طلبات",
        "تحذيرات",
        "تحذير",
        "بدعوته",
        "بدعوتها",
        "دعوه",
        "دعوته",
        "دعوتها",
        "طلب",
        "طلبه",
        "طلبها",
        "تهديد",
        "مناشده",
    }
)
_LEADS: dict[str, tuple[frozenset[str], str, bool]] = {  # free particles, clitic, whether the object may follow at once
    "دعا": (frozenset({"الي"}), "ل", False), "حث": (frozenset({"علي"}), "-", False), "طالب": (frozenset(), "ب", False),
    "طلب": (frozenset(), "-", True), "ناشد": (frozenset(), "ب", True), "اشترط": (frozenset(), "-", True),
    "هدد": (frozenset(), "ب", False), "توعد": (frozenset(), "ب", False), "لوح": (frozenset({"الي"}), "ب", False),  "انذر": (frozenset(), "ب", False),
}  # fmt: skip
_NOT_CONTENT = frozenset(
    {
        "بشده",
        "بقوه",
        "بالحاح",
        "بدوره",
        "بدورها",
        "باسم",
        "بموجب",
        "بحسب",
        "لدي",
        "بعد",
        "بين",
        "بشان",
        "بخصوص",
    }
)
_POINTING = frozenset({"له", "لها", "لهم", "به", "بها", "اليه", "اليها", "عليه", "عليها"})
_NO_DEMAND = frozenset(
    {"زياره", "حضور", "مشاركه", "تواصل", "اتصال", "استفاده", "تسجيل", "ازاحه", "افتتاح", "اطلاع"}
)  # invitations
_NO_BEGINNING = frozenset({"علي", "في", "من", "عن", "مع", "الي", "ذلك", "هذا", "هذه", "بدلا", "هو", "هي"})
_STOPS = frozenset({".", "؛", "\n", "؟", "!"})
_NEXT = frozenset(
    {
        "مضيفا",
        "مؤكدا",
        "مشيرا",
        "موضحا",
        "محذرا",
        "مشددا",
        "معتبرا",
        "مضيفه",
        "مؤكده",
        "مشيره",
        "محذره",
        "مشدده",
        "معتبره",
        "فيما",
        "بينما",
        "حيث",
        "علما",
        "لكن",
        "متعهدا",
        "معربا",
        "خاصه",
        "خصوصا",
        "لاسيما",
    }
)
_QUOTED = 200  # characters
_BEFORE_WHOM = frozenset({"امام", "في", "خلال", "عبر", "لدي", "بشان"})
_TITLE_GAP, _APPOSED = 12, 3
_LEAD_REACH, _NOUN_REACH, _PARTY_REACH, _NAME_REACH, _LONGEST, _SHORTEST = 22, 6, 3, 4, 40, 8


def find_demands(reports: Sequence[Report]) -> list[Demand]:
    """Demands and threats, a row for each report and demand, with the words of what is demanded; in text order."""
    return [row for report in reports for row in _of_report(report)]


def _of_report(report: Report) -> list[Demand]:
    rows: list[Demand] = []
    for at, event in enumerate(report.events):
        if (
            event.type not in ("REQUEST", "THREATEN")
            or event.lemma not in _LEADS
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
        if row.what is not None:
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
        is_noun = fold_word(event.trigger.of(report.text)).lstrip("وبل") in _NOUNS
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
        fold_word(event.trigger.of(report.text)) in ("دعوه", "مناشده", "حث")
        and not rest
        and not event.recipient
    ):
        after = report.text[whole_phrase(report, first).end :][:3].strip()
        if 0 < first.start - event.trigger.end <= 1 and after.startswith("ل"):
            return True  # "دعوة المؤسسات للقيام ب"
    trigger = fold_word(event.trigger.of(report.text))
    if rest or event.recipient or first.start < event.trigger.end:
        return False
    if trigger.startswith(("ي", "ت")) and _goes_on(report, event):
        return True  # "مبادرة تدعو [القوات] لدخول": who demands stands before
    if not trigger.startswith("و"):
        return False
    head = fold_word(first.of(report.text).split()[0])
    return head in word_class("addressed") or head.startswith("ال") and head.endswith(("ون", "ين"))


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
    what, addressed = _what(report, event)
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


def _what(report: Report, event: Event) -> tuple[Span | None, Span | None]:
    """(what is demanded, of whom where only the words between say so): what follows the word that leads it in, "إلى", "ب", "على", "أن"."""
    words = read_words(report)
    _, last = sentence_at(words, event.trigger.start)
    first = _after_parties(report, words, event, last)
    lead = _lead(words, event, first, last)
    if lead is None:
        return None, None
    span = clause_from(words, lead, _content_end(report, words, lead, last), limit=_LONGEST)
    if span is None or span.end - span.start < _SHORTEST or _begins_wrong(report, words, lead):
        return None, None
    span = _without_day(report, span)
    start = (
        words[lead].core_start
        if words[lead].proclitics and words[lead].proclitics[-1] in "بل"
        else span.start
    )
    return Span(min(start, span.end - 1), span.end), _addressee(report, words, first, lead)


def _without_day(report: Report, span: Span) -> Span:
    """What is demanded without the day at its end that tells when: "حوار وطني" + "أوائل العام الماضي"."""
    for time in report.times:
        if (
            time.span.end == span.end
            and time.span.start > span.start + _SHORTEST
            and report.text[time.span.start - 1] == " "
        ):
            before = report.text[span.start : time.span.start].rstrip()
            if before and fold_word(before.split()[-1]) not in ("في", "خلال", "قبل", "بعد", "منذ", "حتي"):
                return Span(span.start, span.start + len(before))
    return span


def _begins_wrong(report: Report, words: Words, lead: int) -> bool:
    """Whether what seems to be demanded begins with an invitation, a preposition, a bracket or a person: the words before belong to it."""
    word = words[lead]
    if _is_place(word) or word.bare in closed().place_heads or is_office(word.core):
        return True
    if any(one.bare in ("زياره", "حضور") for one in words.words[lead : lead + 2]):
        return True
    if word.bare in _NO_DEMAND or word.norm in _NO_BEGINNING or word.norm in "(«" and word.norm == "(":
        return True
    return any(
        m.start == word.start for actor in report.actors if actor.type == "PER" for m in actor.mentions
    )


def _content_end(report: Report, words: Words, lead: int, last: int) -> int:
    """The first word that is no more demanded: who is to do it ("من قبل"), the next thing said ("وعبرت عن"), an adverb of saying."""
    cues = {statement.cue.start for statement in report.statements}
    quoted = [
        quotation
        for quotation in words.quotations
        if words[lead].start <= quotation.start < words[lead].start + _QUOTED
    ]
    is_clause = lead > 0 and words[lead - 1].norm in ("ان", "بان", "الا", "بالا")
    for at in range(lead + 1, min(last, lead + _LONGEST)):
        word, follows = words[at], words[at + 1].norm if at + 1 < last else ""
        if word.norm == "من" and follows in ("قبل", "جانب", "جهته"):
            return at
        if quoted and any(quotation.contains(word.span) for quotation in quoted):
            continue
        if word.start in cues and (word.pos == "VERB" or word.norm.endswith("ا")):
            return at
        if (
            word.norm in _NEXT
            or word.pos == "VERB"
            and "و" in word.proclitics
            and not (is_clause and word.bare[:1] in "يتن")
        ):
            return at
    return last


def _after_parties(report: Report, words: Words, event: Event, last: int) -> int:
    """The first word behind the demand and those parties that follow it: "دعا الرئيس الحكومة إلى …"."""
    free, bound, _ = _LEADS[event.lemma or ""]
    first = word_at(words, event.trigger.end - 1) + 1
    for party in sorted((*event.actor, *event.recipient)):
        at = word_at(words, party.start)
        if any(word.norm in free or bound in word.proclitics for word in words.words[first:at]):
            break  # "طالبت بإطلاق سراح الجنود": the content has begun
        if first <= at <= first + _PARTY_REACH and at < last:
            first = min(last, word_at(words, party_end(report, party) - 1) + 1)
    return first


def _plain_lead(words: Words, event: Event, first: int, stop: int) -> bool:
    """Whether what is demanded follows its addressee at once: "ناشد المواطنين [تجديد ثقتهم]"."""
    word = words[first] if first < stop else None
    trigger = word_at(words, event.trigger.end - 1)
    return (
        word is not None
        and first > trigger + 1
        and word.pos == "NOUN"
        and not word.proclitics
        and not word.is_definite
        and word.bare not in closed().heads
    )


def _lead(words: Words, event: Event, first: int, last: int) -> int | None:
    """The word with which the content begins: behind the particle that the verb takes, or bearing it as a clitic."""
    free, bound, plain = _LEADS[event.lemma or ""]
    is_noun = words[word_at(words, event.trigger.start)].bare in _NOUNS
    stops = _STOPS | {"،", ","} if is_noun else _STOPS
    stop = min(first + (_NOUN_REACH if is_noun else _LEAD_REACH), last)
    stop = next((index for index in range(first, stop) if words[index].norm in stops), stop)
    if not free and not is_noun and _plain_lead(words, event, first, stop):
        return first
    for index in range(first, stop):
        if free and bound in words[index].proclitics and _is_deed(words[index]):
            return index  # "دعت إسرائيل للسماح ب"
        if words[index].norm in free or words[index].norm in ("ان", "بان", "بالا"):
            return index + 1 if index + 1 < stop else None
        if (
            not free
            and bound in words[index].proclitics
            and words[index].norm not in _NOT_CONTENT
            and words[index].pos != "PROPN"
            and not _is_place(words[index])
        ):
            return index
    for index in range(first, stop):
        if (
            bound in words[index].proclitics
            and words[index].norm not in _NOT_CONTENT
            and len(words[index].bare) > 3
        ):
            return index
    while first < stop and words[first].norm in ("منه", "منها", "منهم", "رسميا", "ايضا"):
        first += 1
    return first if plain and not is_noun and first < stop else None


def _is_deed(word: Word) -> bool:
    """Whether a word with للـ is what is to be done and nobody: "للسماح", not "للأحزاب"."""
    folded = word.bare
    return (
        word.norm.startswith("لل")
        and word.pos == "NOUN"
        and len(folded) > 3
        and folded not in closed().heads
        and not _is_place(word)
    )


def _is_place(word: Word) -> bool:
    """Whether a word is the name of a country or a capital: "هيئة العلماء بالسعودية"."""
    return country_of_name(word.core) is not None or capital_country(word.core) is not None


def _addressee(report: Report, words: Words, first: int, lead: int) -> Span | None:
    """Of whom, by the words between the doer and the content: "دعا الرئيس [الدول الأعضاء] إلى"."""
    end = first
    while (
        end < lead
        and end - first < _NAME_REACH
        and words[end].norm not in _STOPS
        and words[end].pos not in ("ADP", "SCONJ", "VERB")
    ):
        end += 1
    if end == first or (words[lead - 1].norm in ("ان", "الي", "علي") and end == lead):
        end = min(end, lead - 1)
    while end > first and words[end - 1].norm in ("كذلك", "ايضا", "معا"):
        end -= 1
    if end <= first or words[first].kind == "mark":
        return None
    span = words.span(first, end - 1)
    if any(mark in span.of(report.text) for mark in "،,("):
        return None
    return span if party_kind(report, span) in ("state", "armed", "body", "people", "person") else None


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


def _is_his_office(report: Report, event: Event, span: Span) -> bool:
    """Whether of whom it seems to be demanded is the office of who demands, or part of his own words."""
    whole = whole_phrase(report, span)
    return any(
        whole_phrase(report, doer).overlaps(span)
        or is_office(span.of(report.text))
        and (0 <= doer.start - whole.end <= _TITLE_GAP or 0 < span.start - doer.end <= _APPOSED)
        for doer in event.actor
    )
