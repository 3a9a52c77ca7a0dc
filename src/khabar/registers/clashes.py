"""Clashes and casualties: acts of force of one clash, with killed, wounded and captured as ranges."""

from collections.abc import Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Amount, Event, Figure, Report, Span, Words
from khabar.registers.clauses import in_chronicle, own_date, place_of, told_status
from khabar.registers.folding import LEVELS, fold_clashes
from khabar.registers.parties import (
    confidence,
    party_kind,
)
from khabar.registers.phrases import names_of
from khabar.registers.reading import actor_of, figures_in, read_words, sentence_at, word_at, word_class
from khabar.registers.rows import Clash, FieldCite, Range
from khabar.registers.sides import FIGHTING, HURT, MUTUAL, with_sound_sides
from khabar.registers.telling import cite, event_cites, merge_cites, told_by
from khabar.registers.whole import whole_phrase

_SURE = 0.6  # below it half the rows were none (read in 900 reports)
_FAR = 600  # characters: no act so far off is the one that a toll belongs to
_DEFENDING = frozenset({"تصدى", "صد", "أحبط"})
_WHOLE = frozenset(
    {"حرب", "جريمة", "انتصار", "عدوان", "عنف", "عمل", "إرهاب", "كافح", "حارب", "قاتل", "حملة", "حادث", "كفاح"}
)  # no single deed
_FIGURED = frozenset({"معركة", "حرب", "صراع", "قتال"})  # said of much that is no fight
_LEAST_TOLD = 2  # of side, other side, place and day, where no toll is told
_ONE_DAY = 1000  # dead: no toll of a single day is so high
_OF_THEM = frozenset(("من", word) for word in ("مصابين", "جرحي", "قتلي", "ضحايا"))
_SINCE = 14  # words behind a toll in which منذ tells of what time it is
_TODAY = frozenset({"صباح", "الصباح", "فجر", "الفجر", "ساعات", "امس", "ليل", "ليله", "مساء"})
_HOLDS = frozenset({"سيطره", "قبضه"})
_SENTENCED = frozenset({"أعدم", "إعدام"})
_EXPELS = frozenset({"طرد", "رحل"})
_HURTING = frozenset({"اصاب", "اصابت", "واصاب", "واصابه", "اصابه", "وجرح", "جرح", "واصابت", "وجرحت"})
_HELD = 6  # characters of كانت
_FREED_FROM = 60  # characters from the freeing to whose hold it ends
_KIN = frozenset(
    {"ابنه", "ابنته", "زوجته", "زوجها", "والده", "والدته", "شقيقه", "شقيقته", "طليقته", "اولاده", "اطفاله"}
)
_NOBODY = frozenset({"الفلاني", "الفلانيه", "العلاني", "العلانيه"})
_NATURE = frozenset({"زلزال", "زلازل", "هزه", "فيضان", "فيضانات", "سيول", "اعصار", "صاعقه", "عاصفه"})
_MOST = 50_000  # dead: no act of the register
_APART = 18  # words between two acts of a sentence that nothing joins
_SPANS = frozenset({"ايام", "اسبوع", "اسابيع", "شهر", "اشهر", "سنوات", "عام", "يومين"})
_GOING_ON = 9  # words before an act in which its verb may stand
_JOINED = 45  # characters from one summand to the next


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
    ]
    events = _freed(report, events)
    if not events:
        return []
    words = read_words(report)
    by_sentence: dict[tuple[int, int], list[Event]] = {}
    for event in events:
        by_sentence.setdefault(sentence_at(words, event.trigger.start), []).append(event)
    counted = [
        pair
        for sentence, found in sorted(by_sentence.items())
        for pair in _with_figures(report, words, sentence, _sides(report, found))
    ]
    rows = []
    for group, figures in counted:
        row = _row(report, words, group, figures)
        if _is_clash(report, words, group, row):
            rows.append((row, frozenset(event.lemma or "" for event in group)))
    return fold_clashes(rows, mutual=MUTUAL)


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
    if status == "occurred" and _goes_on(report, event):
        status = "ongoing"
    return event if status == event.status else msgspec.structs.replace(event, status=status)


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
    if all(event.lemma in HURT for event in events) and not row.by_whom:
        first, last = sentence_at(words, events[0].trigger.start)
        if any(words[at].core in word_class("accident") for at in range(first, last)) or "armed" not in kinds:
            return False  # a bus that turned over, and who "fell ill"
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


def _sides(report: Report, events: Sequence[Event]) -> list[list[Event]]:
    """The acts of one sentence, together where no named doer or target of one differs from those of the others."""
    groups: list[tuple[list[Event], set[str], set[str]]] = []
    for event in events:
        doers = _named(report, event.actor) or _worded(report, event.actor)
        targets = _named(report, event.recipient)
        for group, known_doers, known_targets in groups:
            if (
                (event.lemma in _DEFENDING) == (group[0].lemma in _DEFENDING)
                and not _is_elsewhere(
                    report, group[-1], event, bool(doers & known_doers or targets & known_targets)
                )
                and not _differ(doers, known_doers)
                and not _differ(targets, known_targets)
                and doers.isdisjoint(known_targets)
                and targets.isdisjoint(known_doers)
                and _worded(report, event.recipient).isdisjoint(known_doers)
            ):
                group.append(event)
                known_doers |= doers
                known_targets |= targets
                break
        else:
            groups.append(([event], doers, targets))
    return [group for group, _, _ in groups]


def _is_elsewhere(report: Report, event: Event, other: Event, shares: bool) -> bool:
    """Whether another clause begins between two acts that no side joins: "… للمشاركة في الحرب ضد كذا، في حين أوقعت الغارات …"."""
    if shares:
        return False
    words = read_words(report)
    low, high = sorted((event.trigger, other.trigger))
    between = words.words[word_at(words, low.end - 1) + 1 : word_at(words, high.start)]
    norms = [word.norm.lstrip("وف") for word in between]
    if not _SPANS.isdisjoint(word.bare for word in between):
        return True  # "غارات … بعد أربعة أيام على تفجير"
    if len(between) > _APART or not {"ان", "انه", "انها", "بان"}.isdisjoint(norms):
        return True
    return not word_class("elsewhere").isdisjoint(norms) or ("في", "حين") in zip(
        norms, norms[1:], strict=False
    )


def _named(report: Report, spans: Sequence[Span]) -> set[str]:
    """Ids of the actors that some parties name."""
    return {actor.id for span in spans if (actor := actor_of(report, span)) is not None}


def _worded(report: Report, spans: Sequence[Span]) -> set[str]:
    """The words of some parties, folded: two sides that no name is known of are two."""
    return {fold_word(span.of(report.text)) for span in spans}


def _differ(first: set[str], second: set[str]) -> bool:
    return bool(first and second) and first.isdisjoint(second)


def _with_figures(
    report: Report, words: Words, sentence: tuple[int, int], groups: Sequence[list[Event]]
) -> list[tuple[list[Event], list[Figure]]]:
    """Each group with the figures of its sentence that stand nearest to one of its acts."""
    span = words.span(sentence[0], sentence[1] - 1)
    counted: list[list[Figure]] = [[] for _ in groups]
    for figure in figures_in(report, span):
        if (figure.unit or "") and fold_word(str(figure.unit).split()[0]) in word_class("animals"):
            continue
        if span.contains(figure.span) and not _counts_else(report, words, figure):
            nearest = min(range(len(groups)), key=lambda at: _distance(report.text, figure.span, groups[at]))
            counted[nearest].append(figure)
    return list(zip(groups, counted, strict=True))


def _counts_else(report: Report, words: Words, figure: Figure) -> bool:
    """Whether a figure counts no losses of its own: "عشرات التهم ومنها القتل"; "ثلاثة من المصابين" are of those counted already."""
    at = word_at(words, figure.span.end - 1)
    near = [word.bare for word in words.words[word_at(words, figure.span.start) : at + 3]]
    partitive = any(pair in _OF_THEM for pair in zip(near, near[1:], strict=False))
    after = [word.norm for word in words.words[at + 1 : at + 3]]
    if after[:1] and after[0] in ("منهم", "منها", "بينهم") or "او" in after:
        return (
            True  # "ثلاثة منهم إصاباتهم بالغة" are counted already; "102 قتلوا أو اعتقلوا" did not all fall
        )
    return partitive or not word_class("unhurt").isdisjoint(near)


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


def _distance(text: str, span: Span, events: Sequence[Event]) -> tuple[int, int]:
    """(commas, characters) from a figure to the nearest of some acts; (0, 0) where it is a party of one."""
    near = [event for event in events if abs(event.trigger.start - span.start) < _FAR]
    return min((_between(text, span, event) for event in near), default=(_FAR, _FAR))


def _between(text: str, span: Span, event: Event) -> tuple[int, int]:
    if any(part.contains(span) or span.contains(part) for part in event.recipient):
        return 0, 0
    first, second = sorted((span, event.trigger))
    apart = text[first.end : second.start]
    return apart.count("،") + apart.count(","), len(apart)


def _row(report: Report, words: Words, events: Sequence[Event], figures: Sequence[Figure]) -> Clash:
    cites: list[FieldCite] = []
    for event in events:
        cites += event_cites(report, event, actor="by_whom", recipient="against")
    counts: dict[str, Range | None] = {}
    for name in ("killed", "wounded", "captured"):
        counted = [figure for figure in figures if _class_of(report.text, figure) == name]
        counts[name] = range_of(with_sums(report.text, counted))
        cites += cite(report, name, *(figure.span for figure in counted))
    place = next((place for event in events if (place := place_of(report, event))), None)
    date = next((date for event in events if (date := own_date(report, event))), None)
    if any(_is_of_years(words, figure) for figure in figures if figure.counts in counts):
        date, cites = None, [one for one in cites if one.field != "date"]
    struck, hit = _both_sides(report, events, figures)
    cites = [one for one in cites if one.field != "against" or one.span in (*struck, *hit)]
    if struck and not any(one.field == "by_whom" for one in cites):
        turned = [one for one in cites if one.field == "against" and one.span in struck]
        cites = [*(one for one in cites if one not in turned), *cite(report, "by_whom", *struck)]
    doers, targets = names_of(report, struck), _told_once(names_of(report, hit))
    return Clash(
        article=report.id, outlet=report.outlet, published=report.published,
        by_whom=doers, against=tuple(name for name in targets if name != place and name not in doers), place=place, date=date,
        status=min((event.status for event in events), key=LEVELS.index),
        killed=counts["killed"], wounded=counts["wounded"], captured=counts["captured"],
        words=" | ".join(event.trigger.of(report.text) for event in events), told_by=told_by(report, events[0]), cites=merge_cites(cites),
    )  # fmt: skip


def _class_of(text: str, figure: Figure) -> str | None:
    """What a figure counts; who stands right behind a word of wounding is wounded: "وأصاب [227 آخرين]"."""
    before = fold_word(text[max(0, figure.span.start - 10) : figure.span.start]).split()[-1:]
    return "wounded" if figure.counts == "killed" and before and before[0] in _HURTING else figure.counts


def _told_once(names: Sequence[str]) -> tuple[str, ...]:
    """The targets, those that are counted alike once: "عشرة من منسوبي القوات الخاصة" beside "عشرة من منسوبي القوات"."""
    kept: list[str] = []
    for name in sorted(names, key=len, reverse=True):
        words = name.split()
        if len(words) > 1 and any(words[:3] == other.split()[:3] for other in kept):
            continue
        kept.append(name)
    return tuple(name for name in names if name in kept)


def _both_sides(
    report: Report, events: Sequence[Event], figures: Sequence[Figure]
) -> tuple[list[Span], list[Span]]:
    """(doers, targets). Of a fight whose two sides both stand as struck the one without dead is the other: "مقتل ثمانية
    متمردين في مواجهات مع الحرس"."""
    doers = [part for event in events for part in event.actor]
    targets = [part for event in events for part in event.recipient]
    if not any(event.lemma in MUTUAL for event in events):
        return doers, targets
    fallen = [part for part in targets if any(part.overlaps(figure.span) for figure in figures)]
    if doers:  # "قتل أربعة جنود في اشتباك بين … و…": whose the dead are is not told
        return doers, [part for part in targets if part not in fallen] or targets
    armed = [part for part in targets if party_kind(report, part) == "armed"]
    others = [part for part in armed if part not in fallen]
    if not fallen or len(others) != 1:
        return doers, targets
    return others, [part for part in targets if part not in others]


def with_sums(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one count in text order, those that و joins added up: "12 من رجال الأمن، وثلاثة من العاملين" is 15."""
    added: list[Figure] = []
    end = -_JOINED
    for figure in sorted(figures, key=lambda figure: figure.span):
        between = text[end : figure.span.start] if end >= 0 else ""
        joined = (
            added
            and figure.span.start - end <= _JOINED
            and text[figure.span.start - 1] == "و"
            and not any(mark in between for mark in ".؛\n")
        )
        if joined:
            added[-1] = msgspec.structs.replace(added[-1], value=_sum(added[-1].value, figure.value))
        else:
            added.append(figure)
        end = figure.span.end
    return added


def _sum(first: Amount | None, second: Amount | None) -> Amount | None:
    if first is None or second is None:
        return first or second
    if not isinstance(first, tuple) and not isinstance(second, tuple):
        return first + second
    (low, high), (least, most) = (one if isinstance(one, tuple) else (one, one) for one in (first, second))
    return (low or 0) + (least or 0), None if high is None or most is None else high + most


def range_of(figures: Sequence[Figure]) -> Range | None:
    """The least and the greatest number that some figures allow; None for none of them, None as an end that is open."""
    lows: list[int | float] = []
    highs: list[int | float | None] = []
    for figure in figures:
        if isinstance(figure.value, tuple):
            lows.append(figure.value[0] or 0)
            highs.append(figure.value[1])
        elif figure.value is not None:
            lows.append(figure.value)
            highs.append(figure.value)
    if not lows:
        return None
    closed = [high for high in highs if high is not None]
    return min(lows), max(closed) if len(closed) == len(highs) else None
