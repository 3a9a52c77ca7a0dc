"""The sides of an act of force: who struck, who was struck, and who only tells, fends off or is counted."""

import re

import msgspec

from khabar.annotate.actors.lists import capital_country
from khabar.arabic.letters import fold_word
from khabar.model import Event, Report, Span
from khabar.registers.doubts import MUTUAL
from khabar.registers.parties import is_partner, is_person, is_place, party_kind, with_sure_parties
from khabar.registers.reading import actor_of, figures_in, word_class
from khabar.registers.roles import FIGHTING, with_told_roles
from khabar.registers.whole import whole_phrase

_REACH = 25  # characters between an act and the person who did it or was hit
_SIDE_MARK = 90  # characters from a side of a fight to "من جهة"
_RIGHT_BEHIND = 2  # characters
_REPELLED = 60  # characters from who fends off an attack to the attack
_FELLING = frozenset({"قتل", "مقتل", "اغتال", "استشهد", "خطف", "أصاب", "مصرع", "أعدم", "ذبح"})
_OF = 5  # characters from a doer to whose he is
_BEFORE_WHOSE = 16  # characters before a party
_SIDING = ("الموالي", "المناصر", "المؤيد", "المتحالف", "المبايع", "المقرب")
_AIRCRAFT = frozenset({"مقاتلات", "طائرات", "مروحيات", "مدفعيه", "دبابات"})
_BORDER = 40  # characters
_MARTYRED = frozenset({"استشهد", "توفي", "لقي", "استشهاد"})
_BEFORE_OF = 12  # characters before a party
_INVASION = ("غزو", "احتلال", "تحرير", "اجتياح", "استعاده")
_ON = re.compile(r"\b(?:على|علي|ضد|لمواقع|أهداف|اهداف|مواقع)\b")  # on whom is behind it
_RAIDS = ("كمين", "كمائن", "غار", "ضرب", "هجوم", "هجم", "هجمات")
FALLEN = ("killed", "wounded")
HURT = frozenset(
    {"أودى", "توفي", "هلك", "أصيب", "لقي", "مصرع", "جرح", "قضى", "قتيل"}
)  # tell that somebody fell, not that somebody struck


def with_sound_sides(report: Report, event: Event) -> Event:
    """The event with those doers that can fight and those targets that can be hit: who holds an office or tells of it is neither."""
    event = with_told_roles(report, with_sure_parties(report, event))
    event = _with_aircraft(report, _with_invaded(report, _with_striking_side(report, event)))
    fallen = tuple(span for span in event.actor if _is_fallen(report, event, span))
    doers = tuple(span for span in event.actor if span not in fallen and _may_fight(report, event, span))
    targets = tuple(
        span
        for span in (*event.recipient, *fallen)
        if party_kind(report, span) not in ("media", "none", "trade", "thing", "pair")
        and (not is_person(report, span) or _may_be_hit(report, event, span))
        and (not is_place(report, span) or span.start > event.trigger.start)
        and not any(span.overlaps(doer) for doer in doers)
        and "%" not in span.of(report.text)
        and not _is_toll(report, span)
        and not (event.lemma in _MARTYRED and _is_body(report, span))
        and not _says_nothing(report, span)
        and not _is_at_border(report, span)
        and not any(_is_of(report.text, doer, span) for doer in doers)
        and not _says_whose(report.text, span)
        and not _is_front(report.text, span)
    )
    if event.lemma in MUTUAL:
        doers, targets = _fighting_sides(report, doers, targets)
    return msgspec.structs.replace(event, actor=doers, recipient=targets)


def _with_invaded(report: Report, event: Event) -> Event:
    """The event with the country that stands right behind a noun of invading or freeing as the one it befell: "غزو كذا"."""
    if not fold_word(event.trigger.of(report.text)).lstrip("وبل").removeprefix("ال").startswith(_INVASION):
        return event
    befallen = [
        span
        for span in event.actor
        if 0 < span.start - event.trigger.end <= 1
        and is_place(report, span)
        and not _names_befallen(report, span)  # "غزو كذا لكذا" has its doer first
    ]
    if not befallen:
        return _with_invader(report, event)
    return msgspec.structs.replace(
        event,
        actor=tuple(span for span in event.actor if span not in befallen),
        recipient=(*befallen, *event.recipient),
        actor_p=(),
        recipient_p=(),
    )


def _names_befallen(report: Report, span: Span) -> bool:
    """Whether ل right behind a party names another one: "غزو كذا [لكيت]", not "غزو كذا للتعمق في …"."""
    if not report.text[span.end : span.end + 2].startswith(" ل"):
        return False
    near = range(span.end + 1, span.end + 4)
    return any(m.start in near for actor in report.actors for m in actor.mentions)


def _with_aircraft(report: Report, event: Event) -> Event:
    """The event with the aeroplanes right behind its verb as who strikes: "استهدفت [المقاتلات التركية] قرية"."""
    first = next(iter(event.recipient), None)
    if event.actor or first is None or not 0 < first.start - event.trigger.end <= 1:
        return event
    head = fold_word(first.of(report.text).split()[0]).removeprefix("ال")
    if head not in _AIRCRAFT or not fold_word(event.trigger.of(report.text)).endswith("ت"):
        return event
    return msgspec.structs.replace(
        event, actor=(first,), recipient=event.recipient[1:], actor_p=(), recipient_p=()
    )


def _with_invader(report: Report, event: Event) -> Event:
    """The event with the country right behind the noun as its doer, where ل names the one it befell: "غزو [كذا] لكذا"."""
    invaders = [
        span
        for span in event.recipient
        if 0 < span.start - event.trigger.end <= 1
        and report.text[span.end :].startswith(" ل")
        and is_place(report, span)
    ]
    if not invaders:
        return event
    others = tuple(span for span in event.recipient if span not in invaders)
    return msgspec.structs.replace(event, actor=tuple(invaders), recipient=others, actor_p=(), recipient_p=())


def _with_striking_side(report: Report, event: Event) -> Event:
    """The event with the armed side that ل names behind raids and strikes as who strikes: "ضربات جوية [للتحالف]"."""
    if any(span.start > event.trigger.start for span in event.actor) or not fold_word(
        event.trigger.of(report.text)
    ).lstrip("وفب").removeprefix("ال").startswith(_RAIDS):
        return event
    strikes = [
        span
        for span in event.recipient
        if 0 < span.start - event.trigger.end <= _REACH
        and (report.text[span.start - 1] == "ل" or span.of(report.text).startswith("لل"))
        and not _ON.search(report.text[event.trigger.end : span.start])
        and party_kind(report, span) in FIGHTING
    ]
    if not strikes or event.actor and strikes[0].start - event.trigger.end > _RIGHT_BEHIND:
        return event
    return msgspec.structs.replace(
        event,
        actor=tuple(strikes[:1]),
        actor_p=(),
        recipient=tuple(span for span in event.recipient if span not in strikes[:1]),
        recipient_p=(),
    )


def _fighting_sides(
    report: Report, doers: tuple[Span, ...], targets: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The two sides of a fight: "بين كذا وكذا" are against each other, "خاض كذا وكذا مواجهات" are not."""
    if not doers:
        return doers, targets
    [first, *others] = doers
    between = report.text[doers[-1].end : targets[0].start] if targets else ""
    behind = report.text[doers[-1].end : doers[-1].end + _SIDE_MARK]
    if others and not targets and any(mark in behind for mark in (" من جهة", " من طرف", " من ناحية")):
        return doers, targets
    if " من جهة" in between or " من طرف" in between or " من ناحية" in between:
        return doers, targets  # "بين كذا وكذا من جهة، وكذا من جهة أخرى"
    before = [fold_word(word) for word in report.text[max(0, first.start - 8) : first.start].split()]
    against = before[-1:] == ["بين"]
    if others:
        return (doers[:1], (*doers[1:], *targets)) if against or not targets else (doers, targets)
    joined = [span for span in targets if report.text[first.end : span.start].strip() == "و"]
    if joined and not against:
        return (first, *joined), tuple(span for span in targets if span not in joined)
    return doers, targets


def _is_body(report: Report, span: Span) -> bool:
    """Whether a target is a named body, which does not fall as a man does: "من القوة المشاركة في عمليات [التحالف] الذي استشهد"."""
    actor = actor_of(report, span)
    return actor is not None and actor.type == "ORG"


def _is_fallen(report: Report, event: Event, span: Span) -> bool:
    """Whether who stands as doer is counted as having fallen: "260 مقاتلا … قتلوا"."""
    counted = figures_in(report, span)
    if any(figure.counts in FALLEN for figure in counted):
        return True
    before = report.text[max(0, span.start - _OF) : span.start].split()
    if before[-1:] == ["من"] and any(
        figure.counts in FALLEN
        for figure in figures_in(report, Span(max(0, span.start - _BEFORE_OF), span.start))
    ):
        return True  # "19 شخصا من [قوات الأمن]"
    if not event.recipient and fold_word(event.trigger.of(report.text)) in ("قتلوا", "جرحوا", "اصيبوا"):
        return report.text[span.end : event.trigger.start].split() in (["الذين"], [])
    suffers = event.lemma in _FELLING or event.lemma in HURT
    return bool(counted) and suffers and span.end <= event.trigger.start and not event.recipient[1:]


def _is_of(text: str, doer: Span, span: Span) -> bool:
    """Whether a party only says whose a doer is: "متشددون من [تنظيم كذا]"."""
    return 0 < span.start - doer.end <= _OF and text[doer.end : span.start].split() == ["من"]


def _says_whose(text: str, span: Span) -> bool:
    """Whether a party only says on whose side another is: "القوات الموالية [للحوثيين]"."""
    before = text[max(0, span.start - _BEFORE_WHOSE) : span.start].split()
    if before[-1:] == ["ل"]:
        before = before[:-1]
    elif not span.of(text).startswith("لل"):
        return False
    return bool(before) and before[-1].startswith(_SIDING)


def _is_front(text: str, span: Span) -> bool:
    """Whether a target only says on which front the act is: "إحدى الغارات في [جبهة كذا] استهدفت"."""
    before = text[max(0, span.start - _OF) : span.start].split()
    return before[-1:] == ["في"] and fold_word(span.of(text).split()[0]) in ("جبهه", "محور", "محيط")


def _is_toll(report: Report, span: Span) -> bool:
    """Whether a target is only the count of who fell: "19 جريحا", "تسعة أشخاص", "مئات"; the figure tells them."""
    words = [fold_word(word) for word in span.of(report.text).split()]
    if words[-1] in ("الطرفين", "الجانبين"):
        return True  # "العشرات من الجانبين"
    if all(word.removeprefix("ال") in word_class("some") for word in words):
        return True
    return any(figure.counts in FALLEN for figure in figures_in(report, span)) and any(
        word in word_class("victims") for word in words
    )


def _says_nothing(report: Report, span: Span) -> bool:
    """Whether a target is only some place or thing: "مناطق", "مواقع متفرقة"; whose they are would say something."""
    whole = [fold_word(word) for word in whole_phrase(report, span).of(report.text).split()]
    if len(whole) == 1 and whole[0] in ("المنطقه", "المدينه", "القريه", "البلده", "المكان", "الموقع"):
        return True
    if whole[0] not in word_class("somewhere"):
        return False
    return (
        len(whole) == 1
        or len(whole) == 2
        and whole[1] in ("متفرقه", "مختلفه", "عده", "عديده", "اخري", "حساسه", "واسعه")
    )


def _may_fight(report: Report, event: Event, span: Span) -> bool:
    kind = party_kind(report, span)
    if capital_country(span.of(report.text)) is not None or _repels(report, event, span):
        return False
    if is_person(report, span):
        return kind in ("person", "armed") and not _speaks(report, span) and _is_beside(report, event, span)
    alone = fold_word(span.of(report.text))
    if (
        alone.endswith("ا")
        and " " not in alone
        and not is_place(report, span)
        and kind in ("armed", "people")
    ):
        return False  # "عسكريا، حققت …", "هجوما مسلحا"
    if _is_at_border(report, span):
        return False
    if alone.split()[0].removeprefix("ال") in word_class("charged"):
        return False
    if not word_class("rescue").isdisjoint(alone.split()):
        return False  # who puts out a fire
    if kind == "place" and event.lemma in MUTUAL:  # "اشتباك بين كذا وكذا": countries that no list knows
        return is_partner(report, event, span)
    return kind in ("armed", "state", "people")


def _is_at_border(report: Report, span: Span) -> bool:
    """Whether a country only says where a border is: "مناوشات على الحدود بين كذا وكذا"."""
    before = fold_word(report.text[max(0, span.start - _BORDER) : span.start])
    return is_place(report, span) and any(word in before.split() for word in ("الحدود", "حدود", "الحدوديه"))


def _may_be_hit(report: Report, event: Event, span: Span) -> bool:
    """Whether a named person can be the one who is attacked: beside the act, no speaker, and behind a noun of force."""
    behind = span.start > event.trigger.start or event.lemma in _FELLING
    return behind and _is_beside(report, event, span) and not _speaks(report, span)


def _repels(report: Report, event: Event, span: Span) -> bool:
    """Whether a party that stands before an attack is the one that fends it off: "القوات تحبط هجوما للميليشيا"."""
    if span.end > event.trigger.start or event.trigger.start - span.end > _REPELLED:
        return False
    between = report.text[span.end : event.trigger.start].split()
    return any(fold_word(word).lstrip("وف") in word_class("repel") for word in between)


def _is_beside(report: Report, event: Event, span: Span) -> bool:
    """Whether a person stands by the act itself, at most a few words off in its sentence."""
    first, second = sorted((span, event.trigger))
    between = report.text[first.end : max(first.end, second.start)]
    return len(between) < _REACH and not any(mark in between for mark in ".\n؟!")


def _speaks(report: Report, span: Span) -> bool:
    """Whether a person is a speaker of the report: who tells of an attack has seldom done it."""
    actor = actor_of(report, span)
    return actor is not None and any(statement.actor == actor.id for statement in report.statements)
