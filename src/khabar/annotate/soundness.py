"""What cannot be true of an event, taken back at the end: a day that has not come, a doer who only stands near an attack."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import msgspec

from khabar.annotate.actors.lists import heads
from khabar.annotate.events.closed import closed
from khabar.annotate.events.who import who_of
from khabar.annotate.recited import is_of_god, is_recited, recited_spans
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Actor, Event, Span

NOT_YET = "the day that stands by it has not come yet"
PASSED = "it is still to come, and the day that stands by it has passed"
_DONE = ("occurred", "ongoing")
_TO_COME = ("planned", "called_for", "hypothetical")
_MAY_BEAR_ARMS = frozenset(
    {"armed", "army", "police", "movement", "party", "group", "government", "alliance"}
)
_ARMED = ("fighter", "forces", "soldier")
_UNARMED = ("government", "official", "police", "court", "body", "media")
_HARMED = ("dead", "civilian", "target", "thing")  # come to harm, or are none that act
_NEVER = ("dead", "target")
# Of the doers of force that these rules would take back, those that the weights give 0.75 or more are right in three of four
# (585 reports, each by weights learnt from the others), the rest in one of two.
_SURE = 0.75
_OF_FORCE = ("ASSAULT", "COERCE")
_TERROR = frozenset(
    {
        "اعتداء",
        "عمل",
        "حادث",
        "جريمة",
        "انفجار",
        "استشهاد",
        "مقتل",
        "مصرع",
        "قتيل",
        "تعرض",
        "أصيب",
        "سقط",
        "سقوط",
        "جرح",
    }
)
_OF_TERROR = ("ارهابي", "انتحاري", "اجرامي", "غاشم", "الارهابي", "الانتحاري", "الاجرامي", "الغاشم")
_BOMBERS = ("fighter", "accused")
_ADJECTIVE = 16  # characters in which the adjective behind a noun begins and ends
_REACH = 80  # characters
_SELF = frozenset({"نفسه", "نفسها", "انفسهم", "نفسيهما"})  # "فجر انتحاري نفسه": no second party
_OTHERS = frozenset({"اخرون", "اخرين", "اخر", "اخران"})
_BETWEEN = 3
_BESIDE = 2  # characters between a word of force and the doer right after it: a space, a quotation mark
_NISBA = ("ي", "يه")
_SYMMETRIC = ("CONSULT", "AGREE", "COOPERATE")


def sound_events(
    events: Sequence[Event], text: str, *, actors: Sequence[Actor], published: str | None
) -> list[Event]:
    """The events without what cannot be true of them; one that never had a party but a number or a sacred name is left out.

    What a verse or a saying of the Prophet tells, and what God does, is no event; who fell in a fight between two is not
    said to have been killed by either. What has happened bears no day after `published`, what is planned, called for or
    imagined none before it. A number and a sacred name are no party, and nobody is both sides. A person or
    a civil body does an act of force only where the words say so directly: as the subject right after the verb, or the genitive of the noun;
    who only stands in the neighbourhood of one does it only where he bears arms.
    """
    pointed_at = _places(actors, references=True)
    known = _known(actors, text, sides=_sides(events, text))
    found = []
    recited = recited_spans(text)
    for event in events:
        if is_recited(recited, event.trigger) or is_of_god(text, event.trigger):
            continue
        event = _of_its_time(event, published)
        named = [span for span in event.actor if _may_be_party(text, span)]
        sufferers = [span for span in event.recipient if _may_be_party(text, span)]
        doers = _doers(event, named, known) if event.type in _OF_FORCE else named
        if event.type == "MOBILIZE":  # "نشر قوة من 600 جندي": of whom the force is
            doers = [span for span in doers if not _is_made_of(text, event, span)]
        if event.type in _OF_FORCE:
            sufferers = [
                span for span in sufferers if not _has_helped(text, span) and not _is_told_it(text, span)
            ]
        if event.type not in _SYMMETRIC:
            sufferers = [span for span in sufferers if not _names_same(known.named_at, span, doers)]
        if named or sufferers:  # an attack whose doer is unknown has still been told
            found.append(_with_parties(event, tuple(doers), tuple(sufferers), pointed_at))
    return found


class _Known(msgspec.Struct, frozen=True):
    """What of an article decides who may have used force."""

    text: str
    named_at: "_Places"
    civil: frozenset[str]  # ids of persons, and of bodies that bear no arms
    armies: frozenset[int]  # where the other bodies are named
    sides: frozenset[Span]  # of fights "between" two


def _sides(events: Sequence[Event], text: str) -> frozenset[Span]:
    """The sides of fights that are told as "between" them."""
    return frozenset(
        span
        for event in events
        if event.lemma in _FIGHTS
        for span in (*event.actor, *event.recipient)
        if "بين" in text[event.trigger.end : min(span.start, event.trigger.end + _REACH)].split()
        or "بين" in text[max(event.trigger.end, span.start - _REACH) : span.start].split()[-_BETWEEN:]
    )


_FIGHTS = frozenset({"اشتبك", "مواجهة", "معركة", "قاتل", "قتال", "صدام", "تصادم"})
_FALLEN = frozenset({"قتل", "مقتل", "مصرع", "قتيل", "أصيب", "جرح", "استشهد", "استشهاد", "سقط", "سقوط"})


def _known(actors: Sequence[Actor], text: str, *, sides: frozenset[Span]) -> _Known:
    civil = frozenset(
        actor.id for actor in actors if actor.type == "PER" or actor.type == "ORG" and _is_civil(actor)
    )
    armed = [actor for actor in actors if actor.type == "ORG" and actor.id not in civil]
    armies = frozenset(span.start for actor in armed for span in actor.mentions)
    return _Known(text, _places(actors, references=False), civil, armies, sides)


def _doers(event: Event, named: Sequence[Span], known: _Known) -> list[Span]:
    """Who of those named may be the doer of an act of force."""
    text, doers, sure = known.text, named, _sure_of(known.text, event)
    if event.lemma in _FALLEN:  # "قُتل جنديان في اشتباك بين الجيش والمسلحين": by whom is not said
        doers = [span for span in doers if span not in known.sides]
    if event.type == "ASSAULT" and _is_terror(text, event):
        doers = [span for span in doers if span in sure or _may_have_bombed(text, event, span, known.armies)]
    elif event.type == "ASSAULT":
        doers = [
            span
            for span in doers
            if span in sure
            or (kind := _kind_of(text, span)) in _ARMED
            or not event.party_rule
            and (known.civil.isdisjoint(_touching(known.named_at, span)) or _is_direct(event, span))
            and (kind not in _UNARMED or _is_close(text, event, span))
        ]
    return [
        span
        for span in doers
        if (span in sure or _may_use_force(text, span) and not _has_suffered(text, event, span))
        and not _is_suspected(text, event, span)
        and not _is_outlet(text, span)
    ]


def _is_terror(text: str, event: Event) -> bool:
    """Whether an event is a bombing, a crime or a casualty: those who stand near it are its victims and those who speak of it."""
    if event.mode == "explosives" or event.lemma in _TERROR:
        return True
    following = text[event.trigger.end : event.trigger.end + _ADJECTIVE].split()[:1]
    return any(fold_word(word).startswith(_OF_TERROR) for word in following)


def _sure_of(text: str, event: Event) -> list[Span]:
    """The doers that the weights are sure of, the dead and what is attacked left out: "شن حزب الله هجوما"."""
    likely = zip(event.actor, event.actor_p, strict=False)
    return [span for span, p in likely if p >= _SURE and _kind_of(text, span) not in _NEVER]


def _may_have_bombed(text: str, event: Event, span: Span, armies: frozenset[int]) -> bool:
    """Whether a party may be the doer of a bombing: it bears arms or is accused, or it stands right behind the word."""
    kind = _kind_of(text, span)
    if kind in _BOMBERS:
        return True
    armed = not kind and span.start in armies
    return (armed and not event.party_rule) or _is_direct(event, span)


def _may_use_force(text: str, span: Span) -> bool:
    """Whether words may name the doer of an act of force: "ثلاثة جنود", not "شهداء الحادث", "الناجين", "المصلين" nor a bare "تسعة"."""
    words = [fold_word(word) for word in span.of(text).split()]
    is_number = all(word in closed().numerals or word in _OTHERS for word in words)
    return not is_number and _kind_of(text, span) not in _HARMED


def _has_suffered(text: str, event: Event, span: Span) -> bool:
    """Whether a party is what تعرض before the word speaks of: "تعرض المقر لهجوم"."""
    at = text.rfind("تعرض", max(0, event.trigger.start - _REACH), event.trigger.start)
    return at >= 0 and at < span.start < event.trigger.start and "." not in text[at : event.trigger.start]


def _is_made_of(text: str, event: Event, span: Span) -> bool:
    """Whether a number behind من counts those who are sent, and is none that sends."""
    before = text[max(event.trigger.end, span.start - _REACH) : span.start].split()
    return before[-1:] == ["من"] and span.of(text)[:1].isdecimal()


def _is_told_it(text: str, span: Span) -> bool:
    """Whether a party is the outlet that somebody told of the force: "موضحا لوكالة الأنباء أن المسلحين هاجموا"."""
    behind_li = span.start > 0 and text[span.start - 1] == "ل" or span.of(text).startswith("لل")
    return behind_li and _is_outlet(text, span)


def _is_outlet(text: str, span: Span) -> bool:
    """Whether a party is an outlet, which tells of force and uses none: "أعلنت وكالة الأنباء مداهمة منازل"."""
    words = [fold_word(word) for word in span.of(text).split()]
    kinds = {kind for kind, _, _ in heads().get(words[0], ())}
    following = [fold_word(word) for word in text[span.end : span.end + _ADJECTIVE].split()[:2]]
    return "media" in kinds or (words[0] == "وكاله" and not _NEWS.isdisjoint((*words, *following)))


_NEWS = frozenset({"للانباء", "الانباء", "انباء"})


def _is_suspected(text: str, event: Event, span: Span) -> bool:
    """Whether the words only say that a party before the act is suspected of it: "ثلاثة أشخاص يشتبه في مشاركتهم في قتل"."""
    between = text[span.end : event.trigger.start]
    return "." not in between and any(
        fold_word(word) in _SUSPECTED for word in between.split(maxsplit=_SUSPICION)[:_SUSPICION]
    )


_SUSPECTED = frozenset({"يشتبه", "تشتبه", "اشتبه", "يشتبهون", "للاشتباه", "بشبهه", "يعتقد", "يرجح"})
_SUSPICION = 12  # words


def _has_helped(text: str, span: Span) -> bool:
    """Whether a party stands behind "with the support of": "هاجمت القوات المدينة بدعم من التحالف" has it on the doer's side."""
    before = [fold_word(word) for word in text[max(0, span.start - _HELP) : span.start].split()]
    if before[-1:] in (["من"], ["مع"]):
        before.pop()
    return bool(before) and before[-1] in _HELPING


_HELP = 30  # characters
_HELPING = frozenset(
    {
        "بدعم",
        "باسناد",
        "بمساعده",
        "بمسانده",
        "بمؤازره",
        "بغطاء",
        "بمشاركه",
        "بتاييد",
        "مدعومه",
        "مدعوما",
        "مدعومين",
        "بالتعاون",
        "بالتنسيق",
    }
)


def _of_its_time(event: Event, published: str | None) -> Event:
    """The event without its day where it has happened and the day is still to come, or the reverse: "قرر الأحد إرسال قوات"."""
    if event.date is None or published is None or event.status not in _DONE + _TO_COME:
        return event
    day = event.date[:10]
    if not day[:4].isdecimal() or "W" in day:
        return event
    today = published[: len(day)]
    if event.status in _DONE and day > today:
        return msgspec.structs.replace(event, date=None, time=None, date_reason=NOT_YET)
    if event.status in _TO_COME and day < today:
        return msgspec.structs.replace(event, date=None, time=None, date_reason=PASSED)
    return event


def _may_be_party(text: str, span: Span) -> bool:
    """Whether words can name a party: not a bare number, a time, a sacred name nor "himself"."""
    words = span.of(text).split()
    head = fold_word(words[0]).removeprefix("ال")
    if head in closed().timewords and head not in closed().heads:
        return False  # "خلال الساعات القليلة القادمة"
    if len(words) == 1 and head.endswith(_NISBA):
        before = [fold_word(word) for word in text[max(0, span.start - _REACH) : span.start].split()[-2:]]
        if len(before) == 2 and before[1] == "او" and before[0].endswith(_NISBA):
            return False  # "بند أمني أو عسكري"
    return (
        not all(word.strip("()").isdecimal() for word in words)
        and fold_word(words[0]) not in _sacred() | _SELF
    )


@cache
def _sacred() -> frozenset[str]:
    rows = read_lexicon("khabar.annotate.statements", "words.tsv")
    return frozenset(fold_word(row["word"]) for row in rows if row["class"] == "sacred")


class _Places(msgspec.Struct, frozen=True):
    """The mentions of an article by start, so that those about a span are found without going through all."""

    starts: list[int]
    spans: list[tuple[Span, str]]  # with the id of the actor
    longest: int


def _places(actors: Sequence[Actor], *, references: bool) -> _Places:
    """The mentions of the actors, and the nouns that point to them where `references`."""
    spans = sorted(
        (span, actor.id)
        for actor in actors
        for span in (*actor.mentions, *(actor.references if references else ()))
    )
    longest = max((span.end - span.start for span, _ in spans), default=0)
    return _Places([span.start for span, _ in spans], spans, longest)


def _about(places: _Places, span: Span) -> list[tuple[Span, str]]:
    """The mentions that may lie in a span or hold it."""
    first = bisect_left(places.starts, span.start - places.longest)
    return places.spans[first : bisect_left(places.starts, span.end, first)]


def _touching(places: _Places, span: Span) -> set[str]:
    """Ids of the actors of whom a mention lies in a span or holds it."""
    return {id_ for one, id_ in _about(places, span) if span.contains(one) or one.contains(span)}


def _is_close(text: str, event: Event, span: Span) -> bool:
    """Whether hardly a word stands between who is named first and the act: "إسرائيل تشن غارة", not "الكويت تبدأ محاكمة المتهمين بتفجير"."""
    return span.end > event.trigger.start or len(text[span.end : event.trigger.start].split()) <= _BETWEEN


def _kind_of(text: str, span: Span) -> str:
    """What kind of party the first word of a phrase names (who.tsv): fighter, forces, official …; empty where it is none of them."""
    head = fold_word(span.of(text).split()[0])
    return who_of(head.removeprefix("ال"), head)


def _is_civil(actor: Actor) -> bool:
    """Whether the head noun of a body's name is of those that bear no arms."""
    kinds = {kind for kind, type_, _ in heads().get(fold_word(actor.name.split()[0]), ()) if type_ == "ORG"}
    return bool(kinds) and kinds.isdisjoint(_MAY_BEAR_ARMS)


def _is_direct(event: Event, span: Span) -> bool:
    """Whether a doer follows right after the word of force: "قتل رافع جاره", "هجوم الوزارة"."""
    return 0 <= span.start - event.trigger.end <= _BESIDE


def _names_same(places: _Places, span: Span, doers: Sequence[Span]) -> bool:
    """Whether a recipient is the very actor that does it: the span begins with his name ("قائد الجيش" is not the army)."""
    own = {id_ for one, id_ in _about(places, span) if span.contains(one) and span.start == one.start}
    return any(id_ in own for doer in doers for one, id_ in _about(places, doer) if doer.contains(one))


def _with_parties(
    event: Event, doers: tuple[Span, ...], sufferers: tuple[Span, ...], places: _Places
) -> Event:
    """The event with what is left of its parties, and the ids of those alone."""
    if doers == event.actor and sufferers == event.recipient:
        return event
    return msgspec.structs.replace(
        event,
        actor=doers,
        recipient=sufferers,
        actors=_ids(event.actors, doers, places),
        recipients=_ids(event.recipients, sufferers, places),
        actor_p=_kept(event.actor, event.actor_p, doers),
        recipient_p=_kept(event.recipient, event.recipient_p, sufferers),
    )


def _kept(before: Sequence[Span], likely: Sequence[float], spans: Sequence[Span]) -> tuple[float, ...]:
    """How likely those of the parties are that stay."""
    return tuple(p for span, p in zip(before, likely, strict=False) if span in spans)


def _ids(before: tuple[str, ...], spans: tuple[Span, ...], places: _Places) -> tuple[str, ...]:
    """Those of the ids whose actor is named in one of the spans."""
    named = {id_ for span in spans for id_ in _touching(places, span)}
    return tuple(id_ for id_ in before if id_ in named)
