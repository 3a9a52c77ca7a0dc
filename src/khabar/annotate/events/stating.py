"""The status of each event: what is known of its words weighed, the rules of status.py being one sign among others.

The features are classes, rows of our own lexicons, positions and shapes that are named here; `statuses.tsv` lists each with
its weights. How they are learnt: bench/train_status.py; how far they carry: docs/events.md.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from math import exp

import msgspec

from khabar.annotate.events.closed import closed
from khabar.annotate.events.cues import AHEAD, sort_of
from khabar.annotate.events.dating import Placed
from khabar.annotate.events.kinds import event_readings, is_verb
from khabar.annotate.events.lexicon import PACKAGE
from khabar.annotate.events.moods import Mood, mood_of
from khabar.annotate.events.scope import scope_traits
from khabar.lexicon import read_lexicon
from khabar.model import Event, EventStatus, Statement, Word, Words

_BACK = 30  # words looked back over
_AHEAD = 14  # words looked ahead over


class Ruler(msgspec.Struct, frozen=True):
    """A word before an event that may rule it: a mood, another event or a finite verb."""

    name: str  # "demand.past", "event ASSAULT.noun", "verb.present"
    row: str
    far: int
    wall: str  # what stands between, the strongest: "", comma, relative, that, sub
    word: Word


class Known(msgspec.Struct, frozen=True):
    """What the events of an article share."""

    words: Words
    inside: Sequence[int | None]  # the innermost statement of each word
    statements: Sequence[Statement]
    body: int  # the first sentence behind the headline
    same: dict[str, list[int]]  # lemma → the events that it tells
    ruling: dict[int, tuple[str, str] | None]  # words looked at → the name and row that each may rule by


def known_of(
    placed: Sequence[Placed],
    words: Words,
    *,
    inside: Sequence[int | None],
    statements: Sequence[Statement],
    body: int,
) -> Known:
    """What the events of an article share."""
    same: dict[str, list[int]] = {}
    for at, one in enumerate(placed):
        same.setdefault(one.draft.entry.lemma, []).append(at)
    return Known(words, inside, statements, body, same, {})


def state(placed: Sequence[Placed], known: Known) -> list[Event]:
    """The events, each with the status that weighs most; `status_reason` names the rule of status.py that was overruled.

    What a rule says stays where the rule is sure (denial, condition, "any"), and where nothing else weighs clearly more.
    """
    stated = []
    table = weights()
    for at, one in enumerate(placed):
        event, rule = one.event, _rule_of(one)
        if _is_final(one, rule, known.words):
            stated.append(event)
            continue
        found = traits_of(placed, at, known, rule=rule)
        rows = [table[name] for name in found if name in table] or [(0.0,) * len(STATUSES)]
        totals = [sum(column) for column in zip(*rows, strict=True)]
        stated.append(_chosen(one, rule, totals))
    return stated


def _chosen(one: Placed, rule: str, totals: Sequence[float]) -> Event:
    """The event with the likeliest status, where it is clearly likelier than the one that the rules gave."""
    event = one.event
    top = max(totals)
    odds = [exp(total - top) for total in totals]
    best, ruled = odds.index(max(odds)), STATUSES.index(event.status)
    is_made_done = event.status in _NOT_YET and STATUSES[best] in _DONE
    if (odds[best] - odds[ruled]) / sum(odds) <= (_LEAST_DONE if is_made_done else LEAST):
        return event
    reason = f"not {event.status}: {rule}"
    return msgspec.structs.replace(event, status=STATUSES[best], status_cue=None, status_reason=reason)


STATUSES: tuple[EventStatus, ...] = ("occurred", "ongoing", "planned", "called_for", "denied", "hypothetical")
LEAST = 0.0  # by how much another status must be likelier, by bench/train_status.py
# The same where the rules say that it has not come about: a plan told as a deed is the worst of the mistakes.
_LEAST_DONE = 0.2
_DECIDES = frozenset({"يقضي", "تقضي", "القاضي", "القاضيه", "قضي", "قضت"})
_PROVIDES = frozenset({"ينص", "تنص", "نص", "نصت"})
_NOT_YET = frozenset({"planned", "called_for", "hypothetical"})
_DONE = frozenset({"occurred", "ongoing"})
_SURE = frozenset(
    {
        "any",
        "condition",
        "perhaps",
        "adjective",
        "future verb",
        "today",
        "granted",
        "negated لم",
        "negated لن",
        "negated لا",
        "negated ليس",
    }
)


def is_sure(one: Placed, known: Known) -> bool:
    """Whether a rule decides that nothing overrules: of denial, condition, "any", or a future verb."""
    return _is_final(one, _rule_of(one), known.words)


def _is_final(one: Placed, rule: str, words: Words) -> bool:
    first = one.sentence.pieces[one.draft.index].first
    is_decided = first > 0 and words[first - 1].norm in _DECIDES  # "على طلب يقضي برفع العقوبات"
    if first > 1 and words[first - 1].norm == "علي" and words[first - 2].norm.removeprefix("و") in _PROVIDES:
        return True  # "الاتفاق ينص على نشر قوة"
    return rule in _SURE or one.event.status == "denied" or is_decided


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """Feature → its weight for each status, as learnt."""
    rows = read_lexicon(PACKAGE, "statuses.tsv")
    return {row["feature"]: tuple(float(row[status]) for status in STATUSES) for row in rows}


def _rule_of(one: Placed) -> str:
    """The name of the rule that gave an event its status."""
    draft = one.draft
    if one.event.status != draft.status:
        return "carried"
    return draft.rule if draft.said == draft.status else "taken over"


def traits_of(placed: Sequence[Placed], at: int, known: Known, *, rule: str = "") -> list[str]:
    """What is known of one event that bears on its status, as named features."""
    one, words = placed[at], known.words
    position = one.sentence.pieces[one.draft.index].first
    found = [
        *_of_word(one, words, position),
        *_of_rules(one, rule or _rule_of(one)),
        *_of_left(one, known, position),
        *_of_right(one, known, position),
        *scope_traits(words, position, one.draft.reading.kind, one.draft.type),
        *_of_statement(one, position, known),
        *_of_place(one, body=known.body),
        *_of_others(placed, at),
        *_told(placed, at, known),
    ]
    return list(dict.fromkeys(found))


def _shape(one: Placed) -> str:
    reading = one.draft.reading
    if reading.kind in ("past", "present"):
        return f"{reading.kind}{'+' + reading.clitic if reading.clitic else ''}"
    state = "definite" if reading.definite else "pronoun" if reading.enclitic else "bare"
    return f"{reading.kind}+{reading.clitic}+{state}"


def _of_word(one: Placed, words: Words, position: int) -> Iterator[str]:
    draft, reading = one.draft, one.draft.reading
    shape, kind = _shape(one), reading.kind
    yield "always"
    yield f"type={draft.type}"
    yield f"kind={kind}"
    yield f"type={draft.type} kind={kind}"
    yield f"row={draft.entry.rule}"
    yield f"row={draft.entry.rule} kind={kind}"
    yield f"shape={shape}"
    yield f"shape={shape} type={draft.type}"
    yield f"mode={draft.entry.mode}"
    yield f"state={draft.entry.state} {kind} {reading.definite}"
    kinds = "/".join(sorted({other.kind for other in event_readings(words[position])}))
    yield f"kinds={kinds} read={kind} pos={words[position].pos}"
    yield f"kinds={kinds} read={kind} type={draft.type}"
    if kind == "noun":
        plural = words[position].bare.endswith("ات")
        yield f"plural={plural} {shape}"
        yield f"plural={plural} type={draft.type}"


def _of_rules(one: Placed, rule: str) -> Iterator[str]:
    status = one.event.status
    yield f"ruled={status}"
    yield f"rule={rule}"
    yield f"rule={rule} {status}"
    yield f"ruled={status} type={one.draft.type}"
    yield f"ruled={status} shape={_shape(one)}"
    yield f"rule={rule} {status} type={one.draft.type}"


def _bucket(value: int) -> int:
    return sum(value >= limit for limit in (2, 3, 5, 8, 13))


def _of_left(one: Placed, known: Known, position: int) -> Iterator[str]:
    words = known.words
    kind = one.draft.reading.kind
    first = _class(words, position - 1, words[position].sentence)
    yield f"before={first} {kind}"
    yield f"before={first} {_shape(one)}"
    rulers = _rulers(known, position)
    if not rulers:
        yield f"ruler0=none {kind}"
    for ruler in rulers[:1]:
        yield f"ruler0={ruler.name}"
        yield f"ruler0={ruler.name} {ruler.wall} {kind}"
    verb = next((ruler for ruler in rulers if ruler.name.endswith(_FINITE)), None)
    if verb is not None:
        yield f"verb={verb.name} {verb.wall} {kind}"
        yield f"verb={verb.name} {_bucket(verb.far)} {kind}"
    yield from _chain(words, position, rulers, kind, one.draft.type)


_FINITE = (".past", ".present", ".future", ".not")


def _chain(words: Words, position: int, rulers: Sequence[Ruler], kind: str, type_: str) -> Iterator[str]:
    """The word that rules an event through others that only carry it: "حاول … التجمع وتنفيذ هجمات" is ruled by حاول."""
    link = _link(words, position)
    through: list[str] = []
    at = position
    head: Ruler | None = None
    for ruler in rulers:
        mood, shape = ruler.name.split(".")
        where = position - ruler.far
        joined = link.startswith("و")
        nominal = shape.startswith(("noun", "participle"))
        if joined and nominal and (mood.startswith("event") or mood in _CARRYING):
            link = _link(words, where)  # the noun that it is joined to
            at = where
            continue
        if nominal and mood in _CARRYING and (link == "of" or at - where <= 3):
            through.append(mood)
            link = _link(words, where) + ("ل" if link == "ل" else "")
            at = where
            continue
        if nominal and link in ("", "و") and at - where > 1:
            continue  # a noun rules only what follows it at once or by a preposition
        head = ruler
        break
    name = head.name if head is not None else "none"
    wall = head.wall if head is not None else ""
    tense = name.split(".")[-1]
    yield f"head tense={tense} {kind}"
    yield f"head tense={tense} {link} {wall}"
    yield f"head={name} {kind}"
    yield f"head={name} {link}"
    yield f"head={name} {link} {kind} {wall}"
    yield f"head={name} {type_}"
    yield f"head={name.split('.')[0]} {kind}"
    yield f"head row={head.row if head is not None else ''}"
    yield f"link={link} {kind}"
    yield f"link={link} {type_}"
    if through:
        yield f"through={through[0]} {link}"
        yield f"through={through[-1]} head={name}"


_CARRYING = frozenset(
    {"wage", "act", "launch", "begin", "give", "happen", "take_part", "step_up", "go_on", "renew", "send"}
)


def _link(words: Words, at: int) -> str:
    """What ties a noun to the word before it: a clitic or preposition, "of" for a genitive, و, "" where nothing does."""
    word = words[at]
    joined = "و" if word.proclitics and word.proclitics[0] in "وف" else ""
    own = next((part for part in word.proclitics if part in "بلك"), "")
    if own or joined:
        return joined + own
    if not at or words[at - 1].sentence != word.sentence:
        return "edge"
    before = words[at - 1]
    name = closed().classes.get(before.norm)
    if name is not None:
        return before.norm if name in ("preposition", "temporal") else name
    if before.kind == "mark":
        return "mark"
    if before.is_definite or is_verb(before):
        return ""
    return "of" if before.pos == "NOUN" or event_readings(before) else ""


def _rulers(known: Known, position: int) -> list[Ruler]:
    """The words before an event, in its sentence, that may rule it, the nearest first."""
    told, classes = known.words.words, closed().classes
    found: list[Ruler] = []
    sentence = told[position].sentence
    wall = 0
    for back in range(position - 1, max(-1, position - _BACK), -1):
        word = told[back]
        norm = word.norm
        if word.sentence != sentence or norm in _STOPS or len(found) > 7:
            break
        if word.kind == "mark":
            wall = max(wall, 1 if norm in ("،", ",") else 0)
            continue
        name = classes.get(norm[1:]) if norm[:1] in "وف" else None
        name = name or classes.get(norm)
        if name is not None:
            wall = max(wall, _WALLS.get(name, 0))
        ruler = _ruler(known, back, position - back, _WALL_NAMES[wall])
        if ruler is not None:
            found.append(ruler)
    return found


_STOPS = frozenset({".", ":", "؛", ";", "؟", "!"})
_WALLS = {"relative": 2, "that": 3, "subordinate": 4}
_WALL_NAMES = ("", "comma", "relative", "that", "sub")


def _ruler(known: Known, at: int, far: int, wall: str) -> Ruler | None:
    if at not in known.ruling:
        known.ruling[at] = _name_of(known.words, at)
    found = known.ruling[at]
    return Ruler(*found, far, wall, known.words.words[at]) if found is not None else None


def _name_of(words: Words, at: int) -> tuple[str, str] | None:
    """The name and the row by which a word may rule others; None where it rules none."""
    word = words[at]
    mood = mood_of(word)
    if mood is not None:
        return f"{mood.name}.{_tense(words, at, mood)}", mood.row
    readings = event_readings(word)
    if readings:
        entry = readings[0].entries[0]
        return f"event {entry.type}.{_tense(words, at, Mood('', '', readings[0].kind))}", entry.rule
    return (f"verb.{_tense(words, at, Mood('', '', ''))}", "verb") if is_verb(word) else None


def _tense(words: Words, at: int, mood: Mood) -> str:
    """Shape of a ruling word: noun, participle, past, present, future, not."""
    told = words.words
    word = told[at]
    if mood.shape in ("noun", "participle"):
        if word.enclitic:
            return f"{mood.shape}+pronoun"
        before = "".join(part for part in word.proclitics if part in "بلك")
        return f"{mood.shape}{'+' + before if before else ''}"
    previous = told[at - 1].norm if at and told[at - 1].sentence == word.sentence else ""
    previous = previous.lstrip("وف") if previous in ("ولم", "ولن", "ولا", "فلم", "فلن", "فلا") else previous
    if previous in ("لم", "لن", "لا", "ما"):
        return "not"
    norm = word.norm[1:] if word.norm[:1] in "وف" and len(word.norm) > 4 else word.norm
    if previous == "سوف" or norm[:2] in ("سي", "ست", "سن") and len(norm) > 4:
        return "future"
    if mood.shape in ("past", "present"):
        return mood.shape
    return "present" if norm[:1] in "يتن" and word.pos == "VERB" else "past"


def _of_right(one: Placed, known: Known, position: int) -> Iterator[str]:
    words = known.words
    kind, shape = one.draft.reading.kind, _shape(one)
    sentence = words[position].sentence
    first = _class(words, position + 1, sentence)
    yield f"after={first} {kind}"
    yield f"after={first} {shape}"
    relative = verb = False
    for at in range(position + 1, min(len(words), position + _AHEAD)):
        word = words[at]
        if word.sentence != sentence or word.norm in _STOPS:
            break
        far = "near" if at - position < 5 else "far"
        if word.norm in AHEAD:
            yield f"ahead={far} {kind}"
        if word.norm in _GONE:
            yield f"gone={far} {kind}"
        if not relative and not verb and closed().classes.get(word.norm) == "relative":
            relative = True
            following = _ruler(known, at + 1, 1, "") if at + 1 < len(words) else None
            yield f"relative={following.name if following else _class(words, at + 1, sentence)} {far} {kind}"
        if not verb and not relative and is_verb(word):
            verb = True
            ruler = _ruler(known, at, at - position, "")
            if ruler is not None:
                yield f"next verb={ruler.name} {kind}"
                yield f"next verb={ruler.name.split('.')[-1]} {far} {kind} {word.proclitics[:1]}"


_GONE = frozenset({"الماضي", "الماضيه", "الماضيين", "امس", "السابق", "السابقه", "الفائت", "المنصرم"})


def _of_statement(one: Placed, position: int, known: Known) -> Iterator[str]:
    kind = one.draft.reading.kind
    number = known.inside[position]
    if number is None:
        yield f"said=no {kind}"
        return
    statement = known.statements[number]
    yield f"said={statement.act} {kind}"
    yield f"said={statement.kind} {kind}"
    first = statement.content[0].start if statement.content else 0
    far = known.words[position].start - first
    near = "opens" if far < 15 else "near" if far < 60 else "deep"
    yield f"said={statement.act} {near} {kind}"
    yield f"said={near} {kind}"


def _of_place(one: Placed, *, body: int) -> Iterator[str]:
    kind = one.draft.reading.kind
    where = "headline" if one.in_headline else f"body{_bucket(one.number - body)}"
    yield f"where={where} {kind}"
    yield f"where={where} type={one.draft.type}"
    yield f"headline={one.in_headline} {_shape(one)}"
    yield f"dated={one.event.date is not None} {kind}"
    if one.event.date is not None:
        yield f"dated={len(one.event.date)} {kind}"


def _of_others(placed: Sequence[Placed], at: int) -> Iterator[str]:
    one = placed[at]
    kind = one.draft.reading.kind
    if not at or placed[at - 1].number != one.number:
        return
    other = placed[at - 1]
    joined = one.sentence.pieces[one.draft.index].joined
    yield f"previous={other.event.status} {kind}"
    yield f"previous={other.draft.type} {other.event.status} {kind}"
    yield f"previous={other.draft.type} {one.draft.type}"
    yield f"previous={other.event.status} {other.draft.reading.kind} joined={joined} {kind}"


def _told(placed: Sequence[Placed], at: int, known: Known) -> Iterator[str]:
    """What the same word told elsewhere in the article has for a status."""
    one = placed[at]
    kind = one.draft.reading.kind
    same = known.same[one.draft.entry.lemma]
    place = bisect_left(same, at)
    if place:
        last = placed[same[place - 1]]
        yield f"told first={placed[same[0]].event.status} {kind}"
        yield f"told last={last.event.status} {last.draft.reading.kind} {kind}"
    if place + 1 < len(same):
        yield f"told later={placed[same[place + 1]].event.status} {kind}"
    yield f"told={min(2, place)} {one.draft.reading.definite} {kind}"


def _class(words: Words, index: int, sentence: int) -> str:
    """The kind of word that stands at a place, by its class, never by the word itself unless it is of a closed class."""
    if not 0 <= index < len(words) or words[index].sentence != sentence:
        return "edge"
    word = words[index]
    if word.kind != "arabic":
        return word.norm if word.kind == "mark" else word.kind
    if word.norm in closed().classes:
        return word.norm
    mood = mood_of(word)
    clitics = "".join(part for part in word.proclitics if part in "بلكوف")
    if mood is not None:
        return f"{mood.name}.{_tense(words, index, mood)}{clitics}"
    return f"{sort_of(word)}{clitics}"
