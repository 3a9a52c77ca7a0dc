"""What the parties of an event are good for in a register: state, armed, body, local, person, people, media, target, thing."""

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from khabar.annotate.actors.lists import capital_country, country_of_folded, country_of_name
from khabar.annotate.events.closed import closed
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Actor, Event, Report, Span
from khabar.registers.reading import actor_of, read_words, word_at, word_class

_CLITICS = ("وال", "بال", "لل", "ال", "و", "ب", "ل")
_KIND_OF_CLASS = {
    "fighter": "armed", "forces": "armed", "soldier": "armed", "police": "armed", "court": "body", "government": "state",
    "body": "body", "media": "media", "civilian": "people", "dead": "people", "accused": "people", "protester": "people",
    "target": "target", "thing": "thing", "parties": "pair",
}  # fmt: skip
_KIND_OF_BODY = {
    "armed": "armed", "force": "armed", "alliance": "state", "union": "state", "party": "state", "body": "body",
    "club": "trade", "company": "trade", "media": "media",
}  # fmt: skip
_VOICES = frozenset({"متحدث", "متحدثه", "ناطق", "ناطقه"})
_VOICED = frozenset(
    {
        "خارجيه",
        "حكومه",
        "رئاسه",
        "بيت",
        "جيش",
        "وزاره",
        "امم",
        "رئيس",
        "تحالف",
        "قوات",
        "كرملين",
        "حركه",
        "حزب",
        "باسم",
    }
)
_LOCAL_TAILS = frozenset({"بلدي", "بلديه", "محلي", "محليه", "امانه", "اماره", "تعليم", "مرور", "نظافه"})
_OUTSIDE = frozenset({"trade", "media", "target", "thing", "none", "pair"})
_NEAR = 8
_SURE_PARTY, _LIKELY_PERSON, _LIKELY_PARTY = 0.55, 0.4, 0.3
_RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذين"})
_ON_BEHALF = frozenset(
    {"لتوجيهات", "توجيهات", "بتوجيهات", "بتوجيه", "لتوجيه", "برعايه", "رعايه", "بحضور", "بتكليف"}
)
_TO = frozenset({"مع", "علي", "الي", "ضد", "بين", "من", "ب", "ل"})
_IN_TITLES = frozenset({"الي", "في", "لدي", "ل", "لل"})


def confidence(event: Event) -> float:
    """How sure the weighing was that the event is one, 0 to 1; 1 where nothing weighed it."""
    return 1.0 if event.p is None else event.p


def with_sure_parties(report: Report, event: Event) -> Event:
    """The event without the parties that the weighing doubts: of those below, one in two was no party (150 rows read).

    One that stands right by the act, that a relative follows ("فلان، الذي زار") or that و joins to a sure one may be less sure.
    """
    doers = _sure(report, event, event.actor, event.actor_p)
    targets = _sure(report, event, event.recipient, event.recipient_p)
    if len(doers) == len(event.actor) and len(targets) == len(event.recipient):
        return event
    return msgspec.structs.replace(
        event,
        actor=tuple(event.actor[at] for at in doers),
        recipient=tuple(event.recipient[at] for at in targets),
        actor_p=tuple(event.actor_p[at] for at in doers) if event.actor_p else (),
        recipient_p=tuple(event.recipient_p[at] for at in targets) if event.recipient_p else (),
    )


def _sure(report: Report, event: Event, spans: tuple[Span, ...], likely: tuple[float, ...]) -> list[int]:
    """The places of the parties that are sure enough."""
    if len(likely) != len(spans):
        return [at for at, span in enumerate(spans) if not _is_in_relative(report, event, span)]
    kept: list[int] = []
    for at, (span, p) in enumerate(zip(spans, likely, strict=True)):
        joined = bool(kept) and kept[-1] == at - 1 and "و" in report.text[span.start - 1 : span.start + 1]
        if _is_in_relative(report, event, span):
            continue
        least = _least(report, event, span, is_target=spans is event.recipient)
        if p >= least or p >= _LIKELY_PARTY and (joined or _is_at(report.text, event.trigger, span)):
            kept.append(at)
    return kept


def _least(report: Report, event: Event, span: Span, *, is_target: bool) -> float:
    """How likely a party must be: persons meet and join, and measures are on states, more often than the weighing says."""
    actor = actor_of(report, span)
    if actor is None:
        return _SURE_PARTY
    if event.type in ("SANCTION", "CONCEDE") and is_target and actor.type == "GPE":
        return _LIKELY_PARTY if span.start > event.trigger.start else _LIKELY_PERSON
    if actor.type == "PER" and event.type in ("CONSULT", "COOPERATE", "SUPPORT", "RETREAT"):
        speaks = event.type == "CONSULT" and any(
            one.speaker is not None and one.speaker.overlaps(span) for one in report.statements
        )
        return _SURE_PARTY if speaks else _LIKELY_PERSON
    return _SURE_PARTY


def _is_in_relative(report: Report, event: Event, span: Span) -> bool:
    """Whether a party only does what a relative clause tells of another: "الحزب الذي أسسه [فلان]", "التحالف الذي تقوده [كذا]"."""
    words = read_words(report)
    at = word_at(words, span.start)
    if at < 2 or words[at - 1].sentence != words[at].sentence or words[at - 1].span.overlaps(event.trigger):
        return False
    verb, before = words[at - 1], words[at - 2]
    if verb.norm == "في" and spans_place(report, span):
        return span.end <= event.trigger.start  # "في [مصر] يطالب …"
    if verb.norm.lstrip("و") in _ON_BEHALF and span.end <= event.trigger.start:
        return True  # "إنفاذا لتوجيهات [الملك]، استقبل الأمير"
    return verb.pos == "VERB" and before.norm in _RELATIVES and not before.span.overlaps(event.trigger)


def spans_place(report: Report, span: Span) -> bool:
    """Whether a party is named as a country or a place alone."""
    actor = actor_of(report, span)
    return actor is not None and actor.type in ("GPE", "LOC")


def _is_at(text: str, trigger: Span, span: Span) -> bool:
    """Whether a party stands right by the act, or right before a relative clause that begins with it."""
    first, second = sorted((trigger, span))
    between = [
        fold_word(word.strip('،,-–«»"')) for word in text[first.end : max(first.end, second.start)].split()
    ]
    said = [word for word in between if word]
    if not said:
        return span.start > trigger.start
    return len(said) == 1 and (said[0].startswith(("الذ", "الت")) or said[0] in _TO)


def sound_parties(report: Report, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that can be a party of diplomacy: no outlet, club, thing, day or number, and no office of one just named."""
    found: list[Span] = []
    for span in spans:
        if party_kind(report, span) in _OUTSIDE:
            continue
        if any(_is_part_of(report, span, other) for other in found):
            continue
        found.append(span)
    return tuple(found)


def without_teller(report: Report, event: Event, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The parties without the one who only tells of the event, where others are left: "أعلنت الوزارة أن فلانا سيزور"."""
    if event.statement is None or len(spans) < 2:
        return tuple(spans)
    speaker = report.statements[event.statement].speaker
    return tuple(span for span in spans if speaker is None or not span.overlaps(speaker))


def party_kind(report: Report, span: Span) -> str:
    """What a party is: state (who speaks for one too), armed, body, local, person, people, pair, trade, media, target, thing or none."""
    words = [fold_word(word.strip("\"'«»“”()،,")) for word in span.of(report.text).split()]
    words = [word for word in words if word and word not in word_class("honour")]
    while len(words) > 1 and (words[0] in word_class("some") or words[0].isdecimal()):
        words = words[1:]
    if not words or words[0].isdecimal() or _is_day(report, span) or words[0] in word_class("nobody"):
        return "none"
    actor = actor_of(report, span)
    if actor is not None and actor.type == "PER":
        return _kind_of_person(actor, words)
    plain = _plain_kind(actor, words)
    if plain is not None:
        return plain
    if words[0].removeprefix("ال") in word_class("trade"):
        return "trade"
    if words[0].removeprefix("ال") in word_class("high") or words[0] in word_class("local"):
        return _kind_of_office(words)
    if actor is not None and _names(actor, report, span):
        return _kind_of_body(actor)
    if not {word.removeprefix("ال") for word in words[1:]}.isdisjoint(_LOCAL_TAILS):
        return "local"
    head = _bare(words[0])
    if head in word_class("trade"):
        return "trade"
    kind = _classes().get(head, "")
    if kind == "official":
        return _kind_of_office(words)
    if actor is not None and not kind and actor.type == "GPE" and head not in closed().heads:
        return "thing" if len(words) > 1 else _kind_of_body(actor)  # "دوافع كذا"
    return _KIND_OF_CLASS.get(kind, "none" if actor is None else _kind_of_body(actor))


def _plain_kind(actor: Actor | None, words: list[str]) -> str | None:
    """What a party is by words that leave no doubt: an air force, a nation by its adjective ("الغارات [التركية]")."""
    if words[:2] == ["سلاح", "الجو"]:
        return "armed"
    return "state" if actor is None and len(words) == 1 and country_of_folded(words[0]) is not None else None


def is_person(report: Report, span: Span) -> bool:
    """Whether a party is a named person."""
    actor = actor_of(report, span)
    return actor is not None and actor.type == "PER"


def is_place(report: Report, span: Span) -> bool:
    """Whether a party is a country or a town: it may talk and agree, but it goes nowhere."""
    actor = actor_of(report, span)
    return (
        actor is not None and actor.type in ("GPE", "LOC") and party_kind(report, span) in ("state", "place")
    )


def is_partner(report: Report, event: Event, span: Span) -> bool:
    """Whether a country behind a word is named as a side, not as a place or a topic: right after it, or after مع, بين or و."""
    if span.start < event.trigger.end:
        return True
    before = fold_word(report.text[max(event.trigger.end, span.start - 6) : span.start]).split()
    return not before or before[-1] in ("مع", "بين", "و", "،") or report.text[span.start - 1] in "وب،"


def is_club(name: str) -> bool:
    """Whether a name is that of a sports club."""
    return _bodies().get(" ".join(fold_word(word) for word in name.split())) == "club"


def _kind_of_person(actor: Actor, words: list[str]) -> str:
    offices = [[fold_word(word) for word in role.split()] for role in actor.roles]
    kinds = {
        _kind_of_office([word for word in office if word not in word_class("honour")] or office)
        for office in offices
    }
    if words[0].removeprefix("ال") in word_class("high"):
        kinds.add(_kind_of_office(words))
    if "state" in kinds or actor.country is not None and not kinds:
        return "state"
    return "local" if "local" in kinds else "person"


def _kind_of_office(words: list[str]) -> str:
    """state for a head of state or government, a minister, an envoy, a leader; local for the head of a town, school or club."""
    first = words[0].removeprefix("ال")
    rest = {word.removeprefix("لل").removeprefix("ال") for word in words[1:4]}
    rest |= {word.removeprefix("ب").removeprefix("ل").removeprefix("ال") for word in words[1:4]}
    if first in word_class("crowd") and all(country_of_folded(word) is None for word in words[1:]):
        return "local"  # "المسؤولين": whose is not told
    if (
        first in _VOICES
        and rest.isdisjoint(_VOICED)
        and all(country_of_folded(word) is None for word in words[1:])
    ):
        return "local"  # the spokesman of a fire brigade
    if rest >= {"مجلس", "اداره"}:
        return "local"  # "رئيس مجلس إدارة الجمعية"
    if first in word_class("high") and rest.isdisjoint(word_class("local")):
        return "state"
    return "local" if _classes().get(first) == "official" or first in word_class("local") else "person"


def _kind_of_body(actor: Actor) -> str:
    if actor.type in ("GPE", "LOC"):
        return "state" if _is_country(actor.name) else "place"
    words = [fold_word(word) for word in actor.name.split()]
    listed = _bodies().get(" ".join(words))
    if words[0].removeprefix("ال") in word_class("guard") or "الاحتلال" in words[:2]:
        return "armed"
    if listed is not None:
        return _KIND_OF_BODY.get(listed, "body")
    head = words[0].removeprefix("ال")
    if head in word_class("local") or not {word.removeprefix("ال") for word in words[1:]}.isdisjoint(
        _LOCAL_TAILS
    ):
        return "local"
    if head in word_class("trade"):
        return "trade"
    return _KIND_OF_CLASS.get(_classes().get(head, ""), "body")


def _is_country(name: str) -> bool:
    """Whether a place speaks for a state: a country or its capital."""
    return country_of_name(name) is not None or capital_country(name) is not None


def _names(actor: Actor, report: Report, span: Span) -> bool:
    """Whether the words are the actor's name or a reference to it rather than a phrase that it only stands in."""
    return any(
        m.contains(span) or span.contains(m) and m.start - span.start <= 3
        for m in (*actor.mentions, *actor.references)
    )


def _is_day(report: Report, span: Span) -> bool:
    return any(time.span.contains(span) for time in report.times)


def _is_part_of(report: Report, span: Span, other: Span) -> bool:
    """Whether a span is the office of the party right before it, or a country in that party's own office: "المبعوث الأممي إلى ليبيا"."""
    if not 0 <= span.start - other.end <= _NEAR:
        return False
    between = fold_word(report.text[other.end : span.start].strip())
    first = fold_word(span.of(report.text).split()[0])
    if between in _IN_TITLES:
        return party_kind(report, span) in ("state", "place") and not first.startswith("و")
    return between in ("", "،", ",") and first.removeprefix("ال") in word_class("high")


def _bare(word: str) -> str:
    if word in _classes():
        return word
    if word.removeprefix("ال") in word_class("trade"):
        return word.removeprefix("ال")
    for clitic in _CLITICS:
        if word.startswith(clitic) and word[len(clitic) :] in _classes():
            return word[len(clitic) :]
    return word


@cache
def _classes() -> dict[str, str]:
    """Head word of a party → its class (who.tsv of the event layer)."""
    rows = read_lexicon("khabar.annotate.events", "who.tsv")
    return {fold_word(word): row["class"] for row in rows for word in row["words"].split()}


@cache
def _bodies() -> dict[str, str]:
    """Folded name of a listed body → its class (bodies.tsv of the actor layer)."""
    found: dict[str, str] = {}
    for row in read_lexicon("khabar.annotate.actors", "bodies.tsv"):
        for name in (row["name"], *row["variants"].split(";")):
            if name:
                found.setdefault(" ".join(fold_word(word) for word in name.split()), row["class"])
    return found
