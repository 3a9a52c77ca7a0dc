"""What belongs to an event by its own clause: its day and its place."""

import re
from collections.abc import Sequence

from khabar.annotate.actors.lists import country_of_name
from khabar.annotate.events.closed import closed
from khabar.arabic.letters import fold_word
from khabar.model import Event, EventStatus, Report, Span, Word, Words
from khabar.registers.phrases import without_dangling
from khabar.registers.reading import (
    actor_of,
    figures_in,
    read_words,
    sentence_at,
    word_at,
    word_class,
    words_of,
)
from khabar.registers.telling import teller_at
from khabar.registers.whole import whole_phrase

_TOPIC_REACH = 60  # characters before a place in which the matter that it belongs to stands
_FARTHEST = 28  # words from an event to a day that is still its own
_ANNOUNCED = 3  # words
_BEFORE = 6  # words before an event that say how far it has come
_TO_COME = frozenset(
    {"مزمع", "مزمعه", "مرتقب", "مرتقبه", "مقرر", "مقرره", "منتظر", "منتظره", "قادم", "قادمه", "مقبل", "مقبله"}
)
_AWAITED = frozenset({"يفترض", "المفترض", "المقرر", "المنتظر", "المتوقع", "المرتقب"})
_AWAITED_WITHIN = 10  # words
_ORDINALS = frozenset({"الاولي", "الثانيه", "الثالثه", "الرابعه", "الخامسه"})
_UNDER = frozenset({"بموجب", "بناء", "تنفيذا", "تطبيقا"})
_CLOSING = frozenset({"ختام", "اختتام", "اعقاب", "عقب", "بعد"})
_IN_NAMES = frozenset({"بلاد الشام", "جزيره العرب", "المغرب الاسلامي"})  # of armed groups
_TWO_PLACES = frozenset(
    {"بلدتي", "محافظتي", "منطقتي", "مدينتي", "قريتي", "مديريتي", "ولايتي", "جبهتي", "حيي", "ريفي"}
)
_WITHOUT = frozenset({"دون", "بدون", "بلا", "لولا", "عدم"})
_NOT_THERE = frozenset(
    {("تكن", "هناك"), ("يكن", "هناك"), ("ليس", "هناك"), ("ليست", "هناك"), ("توجد", "اي"), ("اي", "نيه")}
)
_HEADLINE = 300  # characters
_YEAR_BEFORE = re.compile(r"[0-9]{4}\s*[-–—]\s*$")
_OPENING_YEAR = re.compile(r"\s*[0-9]{4}\s*[-–—:]")


def place_of(report: Report, event: Event) -> str | None:
    """The name of an event's place; None where none is given, or it is only what was talked about ("الأوضاع في سوريا")."""
    if (
        event.place is None
        or _is_topic(report.text, event.place)
        or is_behind_topic(report, event, event.place)
    ):
        return None
    if any(event.place.contains(m) for actor in report.actors if actor.type == "PER" for m in actor.mentions):
        return None
    words = read_words(report)
    head = words[word_at(words, event.place.start)].bare
    if head in word_class("strikers") or head in ("قوه", "وحده", "دوريه", "مجموعه"):
        return None
    if figures_in(report, event.place):
        return None  # "حرر [30 رهينة]"
    if _is_far_from(report, event.place):
        return None
    if _is_in_title(report, event.place) or fold_word(event.place.of(report.text)) in word_class("noplace"):
        return None
    if _is_of_other_clause(report, event, event.place) or _is_in_name(report, event.place):
        return None
    named = [
        m
        for actor in report.actors
        for m in (actor.mentions if actor.type in ("GPE", "LOC") else ())
        if event.place.contains(m)
    ]
    span = (
        max(named, key=lambda mention: mention.end) if named else event.place
    )  # "العاصمة الأميركية واشنطن" → واشنطن
    if not named:
        span = without_dangling(report, whole_phrase(report, span))
        said = [fold_word(word) for word in span.of(report.text).split()]
        if len(said) == 1 and words[word_at(words, span.start)].enclitic:
            return None  # "في مكتبه"
        if (
            said[0] in word_class("somewhere")
            or not _ORDINALS.isdisjoint(said)
            or len(said) == 3
            and said[:2] == ["عدد", "من"]
            or said[-1] in ("نفسها", "نفسه", "ذاتها", "ذاته")
            or len(said) == 2
            and said[0] in ("منطقه", "موقع", "مبني", "بلده", "قريه", "مدينه")
            and said[1] in word_class("says nothing")
        ):
            return None  # "مناطق حساسة", "الأحياء": some place
    return words_of(report, _with_the_second(report, span))


def _with_the_second(report: Report, span: Span) -> Span:
    """A place with the other one where they are told as two: "بلدتي كذا" + "وكذا"."""
    words = read_words(report)
    first, last = word_at(words, span.start), word_at(words, span.end - 1)
    if first and words[first - 1].bare in _TWO_PLACES:
        first -= 1
    follows = words[last + 1] if last + 1 < len(words) else None
    if (
        words[first].bare not in _TWO_PLACES
        or follows is None
        or follows.proclitics != ("و",)
        or follows.pos == "VERB"
    ):
        return span
    ends = [
        m.end
        for actor in report.actors
        for m in actor.mentions
        if follows.start <= m.start <= follows.core_start
    ]
    return Span(words[first].core_start, max([follows.end, *ends]))


def own_date(report: Report, event: Event) -> str | None:
    """The day of an event where its own clause tells it; None where its words stand in another sentence or clause, or nearer to
    another act: "زيارة … بعد لقائه … في أيار", "أعلنت الوزارة أمس أن …", "الاتفاق … الذي ناقشه أمس"."""
    if event.time is None or event.date is None:
        return event.date
    day = report.times[event.time].span
    words = read_words(report)
    first, last = sentence_at(words, event.trigger.start)
    if first == last or not words.span(first, last - 1).contains(day):
        return event.date if _is_told_again(report, event) else None
    if day.overlaps(event.trigger):
        return event.date
    if not _is_told_with(report, event, day):
        return None
    low, high = sorted((event.trigger, day))
    between = words.words[word_at(words, low.end - 1) + 1 : word_at(words, high.start)]
    if len(between) > _FARTHEST or _parts_clauses(between) or _is_of_relation(words, event, day, between):
        return None
    if _acts_between(report, event, low, high):
        return None
    if between and day.start > event.trigger.end and between[-1].norm == "وفي":
        return None  # "جاءت استقالته …، وفي اليوم التالي غادر"
    return event.date


def told_status(report: Report, event: Event) -> EventStatus | None:
    """How far an event has come by the words right before it; None where they only suppose it ("دون تنحي فلان").

    "لم تكن هناك زيارة" is denied, "الدعوات إلى استقالة" called for, "يسعى إلى إنهاء" and "خشية من أن" planned or feared.
    """
    words = read_words(report)
    at = word_at(words, event.trigger.start)
    first, _ = sentence_at(words, event.trigger.start)
    near = words.words[max(first, at - _BEFORE) : at]
    before = [word.norm.lstrip("وف") for word in near]
    cores = {word.core for word in near[-4:]} | {word.bare for word in near[-4:]}
    if before[-1:] and before[-1] in _WITHOUT:
        return None
    if before[-2:-1] == ["لم"] and near[-1].pos == "VERB" and words[at].pos == "NOUN":
        return None  # "لم يبدأ حربه حتى الآن"
    if event.status == "denied" and any(
        word.bare.startswith(("مسؤولي", "مسوولي", "مسئولي", "تورط", "ضلوع", "علاق", "صلت"))
        for word in words.words[max(first, at - 8) : at]
    ):
        return "occurred"  # "نفى مسؤوليته عن مقتل شرطيين": that they were killed is not denied
    if event.status == "denied" and not {"لو", "اذا"}.isdisjoint(word.norm for word in words.words[first:at]):
        return None  # "لو لم تكن قواعد … فلن تقصف", "إذا لم تنضم"
    if ("ما", "اذا") in zip(before, before[1:], strict=False):
        return "hypothetical"  # "لاتخاذ قرار بشأن ما إذا كان سيوافق"
    after = words.words[at + 1 : at + _BEFORE + 2]
    if event.status in ("planned", "called_for") and _has_come(report, event, near, after):
        return "occurred"
    if event.status not in ("occurred", "ongoing"):
        return event.status
    if words[at].pos == "VERB" and words[at].core[:1] in "يت" and any(word.norm == "قريبا" for word in after):
        return "planned"  # "عندما يزور الوزير المدينة قريبا"
    if words[at].pos == "NOUN" and any(
        word.bare in _TO_COME and word.core.startswith("ال") for word in after
    ):
        return "planned"  # "الزيارة … المزمع القيام بها"
    trigger = words[at]
    if trigger.pos == "VERB" and "ل" in trigger.proclitics:
        return "planned"  # "سيسافر ليبحث"
    if before[-1:] == ["ان"] and trigger.core[:1] in "يتن" and trigger.pos == "VERB":
        return "hypothetical"  # "سهل على دولة أن توقع"
    awaited = not _AWAITED.isdisjoint(
        word.core for word in words.words[max(first, at - _AWAITED_WITHIN) : at]
    )
    return _by_words_before(before, cores, awaited=awaited) or event.status


def _by_words_before(before: Sequence[str], cores: set[str], *, awaited: bool) -> EventStatus | None:
    """What the words right before an act that is told as done make of it; None where they leave it so."""
    if any(pair in _NOT_THERE for pair in zip(before, before[1:], strict=False)):
        return "denied"
    if not word_class("called").isdisjoint(before[-3:]) and before[-1] not in ("بعد", "عقب"):
        return "called_for"
    if awaited or not word_class("meant").isdisjoint((*before[-4:], *cores)):
        return "planned"
    if not word_class("feared").isdisjoint(before[-4:]):
        return "hypothetical"
    return None


def _has_come(report: Report, event: Event, near: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether what is taken as to come has come: told in the present of a day gone by, or "في ختام حوار", "بعد زيارة" without
    a word that makes it future."""
    published = (report.published or "")[:10]
    if (event.status_reason or "").startswith("not occurred: present"):
        return bool(event.date and published and event.date < published[: len(event.date)])
    words = read_words(report)
    cue = event.status_cue
    elsewhere = cue is None or sentence_at(words, cue.start) != sentence_at(words, event.trigger.start)
    spoken = [word.norm.lstrip("وف") for word in near if word.kind == "arabic"]
    if event.status_reason or not elsewhere or words[word_at(words, event.trigger.start)].pos != "NOUN":
        return False
    if any("س" in word.proclitics or word.norm == "سوف" for word in near):
        return False  # "سيلتقي بعد زيارته كذا"
    return spoken[-1:] != [] and spoken[-1] in _CLOSING and not any(word.bare in _TO_COME for word in after)


def day_of(report: Report, event: Event, status: EventStatus) -> str | None:
    """The event's own day; None where what is yet to come is given a day that has passed."""
    day = own_date(report, event)
    published = (report.published or "")[:10]
    if (
        day
        and published
        and status in ("planned", "called_for", "hypothetical")
        and day < published[: len(day)]
    ):
        return None
    return day


def _is_in_name(report: Report, place: Span) -> bool:
    """Whether a place only stands in the name of a body: "رابطة دول جنوب شرقي [آسيا]"."""
    if fold_word(place.of(report.text)) in _IN_NAMES:
        return True
    before = [fold_word(word) for word in report.text[max(0, place.start - 40) : place.start].split()[-4:]]
    return any(word.lstrip("لبو").removeprefix("ال") in ("رابطه", "منظمه", "بنك", "مصرف") for word in before)


def _is_far_from(report: Report, place: Span) -> bool:
    """Whether a place only says in which direction another lies: "بلدة كذا عاصمة ولاية كذا جنوب [العاصمة]"."""
    words = read_words(report)
    at = word_at(words, place.start)
    if at < 2 or words[at - 1].bare not in ("جنوب", "شمال", "شرق", "غرب", "جنوبي", "شمالي", "شرقي", "غربي"):
        return False
    actor = actor_of(report, place)
    if actor is None or actor.type == "GPE" and country_of_name(actor.name) is not None:
        return False  # "بلدة كذا شمال [العراق]"
    before = words[at - 2]
    return (
        not words[at - 1].proclitics
        and before.pos in ("NOUN", "PROPN")
        and before.sentence == words[at].sentence
    )


def _is_of_other_clause(report: Report, event: Event, place: Span) -> bool:
    """Whether a place stands in what is told of the source or in a sentence of its own: "بحسب المعلومات الواردة من داخل القصر"."""
    if place.start < event.trigger.end:
        return False
    words = read_words(report)
    between = words.words[word_at(words, event.trigger.end - 1) + 1 : word_at(words, place.start)]
    return any(
        word.norm.lstrip("و") in ("بحسب", "حسب", "وفق", "وفقا", "نقلا") or word.norm in "؛.!؟?"
        for word in between
    )


def _is_told_again(report: Report, event: Event) -> bool:
    """Whether an event of the headline is told again with its day in the lead: "فلان يزور كذا" + "يزور فلان غدا …"."""
    if report.text.find("\n", 0, event.trigger.end) >= 0:
        return False
    return any(
        other.lemma == event.lemma and other.time == event.time and own_date(report, other) is not None
        for other in report.events
        if "\n" in report.text[event.trigger.end : other.trigger.start][:_HEADLINE]
    )


def _is_told_with(report: Report, event: Event, day: Span) -> bool:
    """Whether a day stands in the same statement as its event: "أعلن أمس أن …" dates the announcement, "قال إن … أمس" the act."""
    statement = teller_at(report, event.trigger)
    if _dates_statement(report, event, day):
        return False
    if statement is None:
        return True
    parts = [part for part in statement.content if part.overlaps(event.trigger)]
    if any(part.contains(day) for part in parts):
        return True
    after = [fold_word(word) for word in report.text[day.end : max(day.end, event.trigger.start)].split()]
    return bool(after) and len(after) <= _ANNOUNCED and after[0] == "عن"  # "أعلنت الوزارة أمس عن مقتل …"


def _dates_statement(report: Report, event: Event, day: Span) -> bool:
    """Whether a day stands between who speaks and what he says: "قال المحققون في حادث … الثلاثاء إنهم"."""
    for statement in report.statements:
        if not statement.content or any(part.overlaps(event.trigger) for part in statement.content):
            continue
        begins = min(part.start for part in statement.content)
        if (
            statement.cue.start < event.trigger.start < day.start
            and day.end <= begins <= day.end + _ANNOUNCED
        ):
            return True
    return False


def _parts_clauses(between: Sequence[Word]) -> bool:
    """Whether a word between an event and a day begins another clause, or a verb of one."""
    classes = closed().classes
    for at, word in enumerate(between):
        if word.norm in "؛.!؟?":
            return True
        kind = classes.get(word.norm) or classes.get(word.norm.lstrip("وف"))
        if kind in ("relative", "that", "subordinate"):
            return True
        if word.norm == "حين" and at and between[at - 1].norm == "في":
            return True
        if (
            word.pos == "VERB"
            and word.norm.lstrip("وف") not in word_class("auxiliary")
            and "و" not in word.proclitics
        ):
            return True
    return False


def _is_of_relation(words: Words, event: Event, day: Span, between: Sequence[Word]) -> bool:
    """Whether the day is that of an act which the event only comes before or after: "أمس، بعد يومين على [إبرام] …"."""
    if day.start < event.trigger.start:
        near = [word.norm.lstrip("و") for word in between]
        if not _UNDER.isdisjoint(near):
            return True  # "صادق … الثلاثاء …, بموجب [اتفاق]": the day is not that of the agreement
        return not word_class("relation").isdisjoint(near) or _is_after_act(words, day)
    for at, word in enumerate(between):
        if word.norm.lstrip("و") in word_class("relation") and at + 1 < len(between):
            return between[at + 1].bare not in (
                "ظهر",
                "منتصف",
                "عصر",
                "نحو",
                "حوالي",
                "اقل",
                "اكثر",
                "ساعات",
                "ايام",
            )
    return False


def _is_after_act(words: Words, day: Span) -> bool:
    """Whether a day closes what an act comes after: "بعد توقيع الاتفاق منتصف هذا الشهر كان له لقاء"."""
    at = word_at(words, day.start)
    first, _ = sentence_at(words, day.start)
    for index in range(at - 1, max(first, at - _BEFORE) - 1, -1):
        word = words[index]
        if word.norm in "،,." or word.pos == "VERB":
            return False
        if word.norm.lstrip("و") in word_class("relation"):
            return True
    return False


def _acts_between(report: Report, event: Event, low: Span, high: Span) -> bool:
    """Whether another act stands between an event and its day that the day may be of, unless و joins the two as one."""
    for other in report.events:
        if low.end <= other.trigger.start and other.trigger.end <= high.start and other is not event:
            word = fold_word(other.trigger.of(report.text))
            if other.type != event.type or not word.startswith("و"):
                return other.trigger.start > event.trigger.start
    return False


def _is_in_title(report: Report, place: Span) -> bool:
    """Whether a person's name follows right behind a place: "وزير الخارجية بجمهورية كذا فلان" is his title."""
    if report.text[place.start - 1 : place.start] not in ("ب", "ل"):
        return False
    return any(
        0 < m.start - place.end <= 2 and report.text[place.end : m.start].isspace()
        for actor in report.actors
        if actor.type == "PER"
        for m in actor.mentions
    )


def is_behind_topic(report: Report, event: Event, span: Span) -> bool:
    """Whether a span belongs to what was talked about: behind "بشأن", "لبحث", "حول", unless مع leads back to who was talked with."""
    if event.type != "CONSULT" or span.start < event.trigger.end:
        return False
    between = [fold_word(word).lstrip("و") for word in report.text[event.trigger.end : span.start].split()]
    if between and between[-1] in ("مع", "لدي"):
        return False
    return not word_class("about").isdisjoint(between)


def in_chronicle(report: Report, event: Event) -> bool:
    """Whether an event stands in a list of what happened on a day of other years: "1957 - …"."""
    line = report.text.rfind("\n", 0, event.trigger.start) + 1
    first = max(
        line,
        report.text.rfind(". ", line, event.trigger.start) + 2
        if ". " in report.text[line : event.trigger.start]
        else line,
    )
    if _YEAR_BEFORE.search(report.text[max(0, event.trigger.start - 12) : event.trigger.start]):
        return True
    return _OPENING_YEAR.match(report.text[first : first + 12]) is not None


def _is_topic(text: str, place: Span) -> bool:
    """Whether a place only says where what is spoken of lies: "الأزمة في سوريا", "الحرب الدائرة باليمن"."""
    before = [fold_word(word) for word in text[max(0, place.start - _TOPIC_REACH) : place.start].split()]
    return any(
        word.removeprefix("و").removeprefix("ب").removeprefix("ل") in word_class("topic")
        or word in word_class("topic")
        for word in before[-4:]
    )
