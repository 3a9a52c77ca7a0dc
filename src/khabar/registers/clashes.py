"""Clashes and casualties: acts of force of one clash, with killed, wounded and captured as ranges."""

from collections.abc import Iterator, Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Event, Figure, Report, Span, Words
from khabar.registers.acts import acts_together, is_set_before
from khabar.registers.clauses import in_chronicle, own_date, place_of, told_status
from khabar.registers.doubts import MUTUAL
from khabar.registers.folding import LEVELS, OF_YEARS, fold_clashes
from khabar.registers.parties import (
    confidence,
    party_kind,
)
from khabar.registers.phrases import names_of
from khabar.registers.reading import actor_of, read_words, sentence_at, word_at, word_class
from khabar.registers.roles import FIGHTING
from khabar.registers.rows import Clash, FieldCite, Range
from khabar.registers.sides import HURT, with_sound_sides
from khabar.registers.telling import cite, event_cites, merge_cites, told_by
from khabar.registers.tolls import figures_by_act, toll_of
from khabar.registers.whole import whole_phrase

_SURE = 0.6  # below it half the rows were none (read in 900 reports)
_WHOLE = frozenset(
    {"حرب", "جريمة", "انتصار", "عدوان", "عنف", "عمل", "إرهاب", "كافح", "حارب", "قاتل", "حملة", "حادث", "كفاح"}
)  # no single deed
_FIGURED = frozenset({"معركة", "حرب", "صراع", "قتال"})  # said of much that is no fight
_LEAST_TOLD = 2  # of side, other side, place and day, where no toll is told
_ONE_DAY = 1000  # dead: no toll of a single day is so high
_SINCE = 14  # words behind a toll in which منذ tells of what time it is
_TODAY = frozenset({"صباح", "الصباح", "فجر", "الفجر", "ساعات", "امس", "ليل", "ليله", "مساء"})
_HOLDS = frozenset({"سيطره", "قبضه"})
_SENTENCED = frozenset({"أعدم", "إعدام"})
_MISHAPS = frozenset({"حادث", "حادثه", "كارثه", "تحطم", "زلزال", "اعصار", "حريق", "عمليه"})
_DEATHS = frozenset({"قتل", "مقتل", "استشهد", "استشهاد"})
_EXPELS = frozenset({"طرد", "رحل"})
_HELD = 6  # characters of كانت
_FREED_FROM = 60  # characters from the freeing to whose hold it ends
_KIN = frozenset(
    {"ابنه", "ابنته", "زوجته", "زوجها", "والده", "والدته", "شقيقه", "شقيقته", "طليقته", "اولاده", "اطفاله"}
)
_NOBODY = frozenset({"الفلاني", "الفلانيه", "العلاني", "العلانيه"})
_NATURE = frozenset(
    {"زلزال", "زلزالان", "زلزالين", "زلازل", "هزه", "فيضان", "فيضانات", "سيول", "اعصار", "صاعقه", "عاصفه"}
)
_MAIN_VERB = 10  # words before a day in which its verb stands
_MOST = 50_000  # dead: no act of the register
_GOING_ON = 9  # words before an act in which its verb may stand


def find_clashes(reports: Sequence[Report]) -> list[Clash]:
    """Acts of force, a row for each clash that a report tells of, its casualties as ranges; in report and text order."""
    return [row for report in reports for row in _of_report(report)]


def _of_report(report: Report) -> list[Clash]:
    events = [
        with_sound_sides(report, event)
        for event in (_with_status(report, event) for event in report.events if event.type == "ASSAULT")
        if event.status in ("occurred", "ongoing", "denied")
        and confidence(event) >= _SURE
        and not in_chronicle(report, event)
        and not event.party_rule
        and not _is_rescued(report, event)
    ]
    events = _freed(report, events)
    if not events:
        return []
    words = read_words(report)
    by_sentence: dict[tuple[int, int], list[Event]] = {}
    for event in events:
        by_sentence.setdefault(sentence_at(words, event.trigger.start), []).append(event)
    rows = []
    for group, figures in _counted(report, words, by_sentence):
        row = _row(report, words, group, figures)
        if _is_clash(report, words, group, row):
            lemmas = frozenset(event.lemma or "" for event in group)
            rows.append((row, lemmas | {OF_YEARS} if _is_long(words, figures) else lemmas))
    return fold_clashes(rows, mutual=MUTUAL)


def _is_rescued(report: Report, event: Event) -> bool:
    """Whether the abducted are only whom somebody frees: "أنقذ الجيش 178 [مخطوفا]"."""
    words = read_words(report)
    at = word_at(words, event.trigger.start)
    if event.lemma not in ("خطف", "اختطف") or not words[at].bare.startswith("م"):
        return False
    return any(word.bare in word_class("frees") for word in words.words[max(0, at - _GOING_ON) : at])


def _counted(
    report: Report, words: Words, by_sentence: dict[tuple[int, int], list[Event]]
) -> Iterator[tuple[list[Event], list[Figure]]]:
    """The acts of each sentence that tell one clash, with the figures that belong to them."""
    for sentence, events in sorted(by_sentence.items()):
        groups = acts_together(report, words, events)
        yield from zip(groups, figures_by_act(report, words, sentence, groups), strict=True)


def _freed(report: Report, events: Sequence[Event]) -> list[Event]:
    """The acts, those of freeing with whom they free from as their target: "تحرير كذا من سيطرة [فلان]" tells one act, not two."""
    kept: list[Event] = []
    for event in events:
        before = report.text[max(0, event.trigger.start - 4) : event.trigger.start].split()
        trigger = fold_word(event.trigger.of(report.text))
        held = report.text[max(0, event.trigger.start - _HELD) : event.trigger.start].split()
        holds = (
            trigger in _HOLDS
            and before[-1:] == ["من"]
            or (trigger.startswith(("تسيطر", "يسيطر")) and held[-1:] in (["كانت"], ["كان"]))
        )
        frees = kept and 0 < event.trigger.start - kept[-1].trigger.end <= _FREED_FROM
        if holds and frees and event.actor and not kept[-1].recipient:
            kept[-1] = msgspec.structs.replace(
                kept[-1],
                actor=tuple(span for span in kept[-1].actor if span not in event.actor),
                recipient=event.actor,
                actor_p=(),
                recipient_p=(),
            )
        elif not (holds and frees):
            kept.append(event)
    return kept


def _with_status(report: Report, event: Event) -> Event:
    """The event as far as the words before it say it has come: feared, meant and purposed acts are none yet."""
    status = told_status(report, event) or "hypothetical"
    if (event.status_reason or "").startswith("not planned: purpose"):
        status = "planned"
    if status == "occurred" and _is_priority(report, event):
        status = "planned"
    if status == "occurred" and _goes_on(report, event):
        status = "ongoing"
    if event.status == "denied" and status == "occurred":  # "نفت الحركة مسؤوليتها عن الهجوم": not she
        event = msgspec.structs.replace(event, actor=(), actor_p=())
    return event if status == event.status else msgspec.structs.replace(event, status=status)


def _is_priority(report: Report, event: Event) -> bool:
    """Whether the words behind an act tell that it is first to be done: "استعادة المدينة على رأس أولويات الجيش"."""
    words = read_words(report)
    at = word_at(words, event.trigger.end - 1)
    _, last = sentence_at(words, event.trigger.start)
    return any(
        word.bare in ("اولويات", "اولويه", "اولوياته")
        for word in words.words[at + 1 : min(last, at + _GOING_ON)]
    )


def _goes_on(report: Report, event: Event) -> bool:
    """Whether the verb before an act says that it goes on: "تواصل المقاومة … تحرير", "تستمر الاشتباكات"."""
    words = read_words(report)
    at = word_at(words, event.trigger.start)
    first, _ = sentence_at(words, event.trigger.start)
    near = words.words[max(first, at - _GOING_ON) : at]
    return any(word.norm.lstrip("وف") in word_class("going on") for word in near) and not any(
        word.norm in ("،", ",") for word in near
    )


def _is_clash(report: Report, words: Words, events: Sequence[Event], row: Clash) -> bool:
    """Whether the acts of one sentence make a row: a toll that force took, or a side that bears arms or is a state's."""
    spans = [cite.span for cite in row.cites if cite.field in ("by_whom", "against")]
    kinds = {party_kind(report, span) for span in spans}
    if not row.by_whom and _is_mishap(words, events, is_armed="armed" in kinds):
        return False
    if _is_private(report, spans) or not spans and _is_of_nature(words, events):
        return False
    if row.killed and (row.killed[0] or 0) >= _MOST:
        return False
    if all(event.lemma in _EXPELS for event in events) and "armed" not in kinds and not row.place:
        return False  # who is sent home
    if all(event.lemma in _SENTENCED for event in events):
        first, last = sentence_at(words, events[0].trigger.start)
        if any(words[at].bare in word_class("of courts") for at in range(first, last)):
            return False  # "قضت المحكمة بإعدام عشرة متهمين"
    if row.killed or row.wounded or row.captured:
        return True
    if sum(bool(told) for told in (row.by_whom, row.against, row.place, row.date)) < _LEAST_TOLD:
        return False  # who struck whom, where or when is what the row is for
    if all(event.lemma in _FIGURED for event in events) and not (row.by_whom and row.against):
        return False  # "معركتنا ضد الفقر": a fight has two sides
    return not kinds.isdisjoint(FIGHTING) and not all(event.lemma in _WHOLE for event in events)


def _is_mishap(words: Words, events: Sequence[Event], *, is_armed: bool) -> bool:
    """Whether people fell without anybody's doing: a bus that turned over, an illness, a helicopter that fell."""
    first, last = sentence_at(words, events[0].trigger.start)
    told = [words[at] for at in range(first, last)]
    mishap = any(word.core in word_class("accident") for word in told)
    if all(event.lemma in HURT for event in events):
        return mishap or not is_armed
    attacks = any(
        word.bare in word_class("act")
        and word.core not in word_class("accident")
        and word.bare not in _MISHAPS
        for word in told
    )
    return mishap and not attacks and all(event.lemma in HURT | _DEATHS for event in events)


def _is_private(report: Report, spans: Sequence[Span]) -> bool:
    """Whether all parties are somebody's kin ("ابنه"), or one is nobody: "الفصيل الفلاني اغتال قائد الفصيل العلاني"."""
    heads = [fold_word(span.of(report.text).split()[0]) for span in spans]
    if heads and all(head in _KIN for head in heads):
        return True
    wholes = (whole_phrase(report, span).of(report.text).split() for span in spans)
    return any(fold_word(word) in _NOBODY for whole in wholes for word in whole)


def _is_of_nature(words: Words, events: Sequence[Event]) -> bool:
    """Whether the sentence tells of an earthquake or a flood: "زلزالا … أسفر عن مقتل ثلاثة"."""
    first, last = sentence_at(words, events[0].trigger.start)
    return any(words[at].bare.rstrip("ا") in _NATURE for at in range(first, last))


def _is_long(words: Words, figures: Sequence[Figure]) -> bool:
    """Whether one of the tolls is that of a long time."""
    return any(figure.counts and _is_of_years(words, figure) for figure in figures)


def _day_of(report: Report, words: Words, event: Event) -> str | None:
    """The day of an act; none where the verb that it stands with has it: "وقف الأمير أمس على موقع [التفجير]"."""
    date = own_date(report, event)
    if date is None or event.time is None:
        return date
    day, at = report.times[event.time].span, word_at(words, event.trigger.start)
    behind = words.words[at + 1 : max(at + 1, word_at(words, day.start))]
    if any(word.norm in ("،", ",") for word in behind) and is_set_before(words, at):
        return None  # "وبعد أيام على هجوم أودى بـ …، شن الطيران أمس غارات"
    if (
        day.end > event.trigger.start
        or words[at].bare not in word_class("act")
        or not words[at].core.startswith("ال")
    ):
        return date
    first, _ = sentence_at(words, event.trigger.start)
    told = word_at(words, day.start)
    verbs = [word for word in words.words[max(first, told - _MAIN_VERB) : told] if word.pos == "VERB"]
    between = words.words[word_at(words, day.end - 1) + 1 : at]
    if any(word.pos == "VERB" for word in between):
        return date
    return None if verbs and verbs[-1].core not in word_class("happens") else date


def _is_of_years(words: Words, figure: Figure) -> bool:
    """Whether a toll is that of a long time: more than a day takes, or "في 15 شهرا", "منذ عام كذا", "في الفترة من … حتى"."""
    low = figure.value[0] if isinstance(figure.value, tuple) else figure.value
    if (low or 0) >= _ONE_DAY:
        return True
    first, last = sentence_at(words, figure.span.start)
    at = word_at(words, figure.span.start)
    near = words.words[max(first, at - 25) : min(last, at + 25)]
    if any(word.bare == "فتره" for word in near):
        return True
    after = [word.norm for word in words.words[at : min(at + _SINCE, last)]]
    if any(word == "منذ" and since not in _TODAY for word, since in zip(after, after[1:], strict=False)):
        return True  # "قتل 17 منذ أن بدأت الهجمات"
    return any(
        word.norm in ("منذ", "خلال", "طوال", "طيله", "مدي", "مدار", "في")
        and not word_class("years").isdisjoint(other.norm for other in near[index + 1 : index + 3])
        for index, word in enumerate(near)
    )


def _row(report: Report, words: Words, events: Sequence[Event], figures: Sequence[Figure]) -> Clash:
    cites: list[FieldCite] = []
    for event in events:
        cites += event_cites(report, event, actor="by_whom", recipient="against")
    counts: dict[str, Range | None] = {}
    for name in ("killed", "wounded", "captured"):
        counts[name], told = toll_of(report, words, events, figures, name)
        cites += cite(report, name, *told)
    place = next((place for event in events if (place := place_of(report, event))), None)
    date = next((date for event in events if (date := _day_of(report, words, event))), None)
    if _is_long(words, figures):
        date, cites = None, [one for one in cites if one.field != "date"]
    struck, hit = _both_sides(report, events, figures)
    cites = [one for one in cites if one.field != "against" or one.span in (*struck, *hit)]
    if struck and not any(one.field == "by_whom" for one in cites):
        turned = [one for one in cites if one.field == "against" and one.span in struck]
        cites = [*(one for one in cites if one not in turned), *cite(report, "by_whom", *struck)]
    struck = [part for part in struck if not _is_of_the_dead(report, part, events, figures)]
    empty = [name for name, told in (("date", date), ("place", place)) if told is None]
    cites = [
        one for one in cites if one.field not in empty and (one.field != "by_whom" or one.span in struck)
    ]  # no words for a field that is empty
    doers, targets = names_of(report, struck), _told_once(names_of(report, hit))
    return Clash(
        article=report.id, outlet=report.outlet, published=report.published,
        by_whom=doers, against=tuple(name for name in targets if name != place and name not in doers), place=place, date=date,
        status=min((event.status for event in events), key=LEVELS.index),
        killed=counts["killed"], wounded=counts["wounded"], captured=counts["captured"],
        words=" | ".join(event.trigger.of(report.text) for event in events), told_by=told_by(report, events[0]), cites=merge_cites(cites),
    )  # fmt: skip


def _told_once(names: Sequence[str]) -> tuple[str, ...]:
    """The targets, those that are counted alike once: "عشرة من منسوبي القوات الخاصة" beside "عشرة من منسوبي القوات"."""
    kept: list[str] = []
    for name in sorted(names, key=len, reverse=True):
        words = name.split()
        if len(words) > 1 and any(words[:3] == other.split()[:3] for other in kept):
            continue
        counted = fold_word(words[0]).removeprefix("ال") in word_class("some") or words[0].isdecimal()
        if counted and any(words[0] == other.split()[0] for other in kept):
            continue
        kept.append(name)
    return tuple(name for name in names if name in kept)


def _is_of_the_dead(report: Report, doer: Span, events: Sequence[Event], figures: Sequence[Figure]) -> bool:
    """Whether those counted as dead are of the doer: "قتل 13 من [الحوثيين] في مواجهات"."""
    actor = actor_of(report, doer)
    if actor is None or any(
        event.trigger.end < doer.start and event.lemma not in MUTUAL | _DEATHS for event in events
    ):
        return False
    dead = [whole_phrase(report, figure.span) for figure in figures if figure.counts == "killed"]
    return any(span.contains(m) for span in dead for m in (*actor.mentions, *actor.references))


def _is_thing(report: Report, span: Span) -> bool:
    """Whether a party is a thing that is struck: "دبابة تابعة لكذا"."""
    words = read_words(report)
    return words[word_at(words, span.start)].bare in word_class("held by")


def _both_sides(
    report: Report, events: Sequence[Event], figures: Sequence[Figure]
) -> tuple[list[Span], list[Span]]:
    """(doers, targets). Of a fight whose two sides both stand as struck the one without dead is the other: "مقتل ثمانية
    متمردين في مواجهات مع الحرس"."""
    doers = [part for event in events for part in event.actor]
    hit = {part for event in events for part in event.recipient}
    doers = [part for part in doers if part not in hit or not _is_thing(report, part)]
    targets = [part for event in events for part in event.recipient]
    if not any(event.lemma in MUTUAL for event in events):
        return doers, targets
    fights = [event for event in events if event.lemma in MUTUAL and event.actor and event.recipient]
    if fights and len(fights) < len(
        events
    ):  # "أصيب شاب خلال مواجهات بين … و…": on whose side he was is not told
        hurt = [part for event in events if event.lemma in HURT | _DEATHS for part in event.recipient]
        targets = [part for part in targets if part not in hurt]
    fallen = [part for part in targets if any(part.overlaps(figure.span) for figure in figures)]
    if doers:  # "قتل أربعة جنود في اشتباك بين … و…": whose the dead are is not told
        return doers, [part for part in targets if part not in fallen] or targets
    armed = [part for part in targets if party_kind(report, part) == "armed"]
    others = [part for part in armed if part not in fallen]
    if not fallen or len(others) != 1:
        return doers, targets
    return others, [part for part in targets if part not in others]
