"""What an event and a time have to do with each other, as named traits for dating.py. No trait is a word of a text but those of closed classes."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Mapping, Sequence

import msgspec

from khabar.annotate.events.clauses import Clauses, clauses_of
from khabar.annotate.events.dates import AFTER, Dated, hosts_of, rulers_of
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.subjects import Sentence
from khabar.model import Event, Words

_EARLIER = 6  # events looked back over
_OPENING = 4  # words
_MANY = 8  # times of one sentence looked at
_FIRST_SENTENCES = 3  # a day told in them is the story's
_CLAUSE_WORDS = 25
_RULING = frozenset(
    "في خلال منذ حتي بين قبل بعد قبيل عقب من الي يوم مساء صباح فجر ليل نهايه مطلع بدايه منتصف شهر عام ظهر عصر موخرا منتصف".split()
)
_LINKS = frozenset(
    "ان انه انها الذي التي الذين حيث فيما بينما عندما بعد بعدما قبل منذ خلال اثر عقب اذ لكن كما قد كان كانت مما ثم بسبب اثناء غداه حين".split()
)
_BEFORE_TRIGGER = frozenset(
    "بعد عقب اثر قبل خلال اثناء في علي منذ غداه من عن مع الي ان حول بين قد لم لن كان كانت تم هذا هذه الذي التي سلسله".split()
)
_OPENERS = frozenset(
    "كان كانت كما قد لكن في من علي الي بعد قبل منذ عقب خلال فيما بينما اما ثم هذا هذه ذلك لم لا ان هو هي هناك يذكر".split()
)


class Placed(msgspec.Struct, frozen=True):
    """One event and where it stands; `event.time` is what the rules of its sentence gave."""

    event: Event
    draft: Draft
    sentence: Sentence
    number: int
    in_headline: bool


class View(msgspec.Struct):
    """What the whole article says of its days."""

    placed: Sequence[Placed]
    dated: Mapping[int, Sequence[Dated]]
    words: Words
    body: int  # the first sentence with an event behind the headline
    main: str | None  # the day told most often
    lead: frozenset[str]  # days of the first sentences
    order: list[str]  # all days, oldest first
    triggers: list[int]
    mains: list[Dated]  # the times that tell the main day
    hosts: dict[int, int]  # of each time the event that the rules date by it
    rulers: dict[int, tuple[str, int]]  # and the verb that it stands with
    trees: dict[int, Clauses]  # by sentence


def view_of(
    placed: Sequence[Placed],
    dated: Mapping[int, Sequence[Dated]],
    *,
    words: Words,
    cues: Container[int] = frozenset(),
) -> View:
    """What the whole article says of its days, by which each of its events is seen.

    `cues` are the starts of the words by which somebody is said to speak.
    """
    triggers = [trigger_of(one) for one in placed]
    body = next((one.number for one in placed if not one.in_headline), 0)
    counts = Counter(time.value for times in dated.values() for time in times)
    lead = {time.value for n in range(body, body + _FIRST_SENTENCES) for time in dated.get(n, ())}
    main = max(counts, key=lambda value: counts[value], default=None)
    told = sorted((time for times in dated.values() for time in times), key=_word)
    trees: dict[int, Clauses] = {}
    for one in placed:
        if one.number not in trees:
            trees[one.number] = clauses_of(one.sentence)
    return View(
        placed,
        dated,
        words,
        body,
        main,
        frozenset(lead),
        sorted(value for value in counts if len(value) == len("2015-08-06")),
        triggers,
        [time for time in told if time.value == main],
        hosts_of([one.event for one in placed]),
        rulers_of(dated, triggers, words=words, cues=cues),
        trees,
    )


def shared_traits(view: View, at: int) -> list[str]:
    """What is known of an event whatever the time; they weigh against its having no day."""
    one, words = view.placed[at], view.words
    event, reading = one.event, one.draft.reading
    first, _ = words.sentences[one.number]
    trigger = view.triggers[at]
    opener = words[first].norm.removeprefix("و")
    depth = 0 if one.in_headline else 1 + min(5, max(0, one.number - view.body))
    own = {time.value for time in view.dated.get(one.number, ())[:_MANY]}
    near = words[trigger - 1].norm if trigger > first else "^"
    return [
        "any",
        f"type {event.type}",
        f"status {event.status} {reading.kind}",
        f"form {form_of(one)}",
        f"depth {depth}",
        f"days {min(4, len(view.order))}",
        f"own {min(3, len(own))}",
        f"opener {opener if opener in _OPENERS else '-'}",
        f"pre {near if near in _BEFORE_TRIGGER else '-'}",
        f"held {one.draft.held}",
        f"mode {event.mode}",
        f"perfect {_is_perfect(one, words):d}",
        f"lemma {event.lemma}",
    ]


def form_of(one: Placed) -> str:
    """The form of a trigger: past, present, or how a noun is told: definite, bound to a pronoun or a genitive, bare."""
    reading = one.draft.reading
    if reading.kind != "noun":
        return reading.kind
    return "definite" if reading.definite else "own" if reading.enclitic else f"noun{reading.clitic}"


def _is_perfect(one: Placed, words: Words) -> bool:
    """Whether كان stands near before the trigger: "كان قد سيطر"."""
    trigger = trigger_of(one)
    first, _ = words.sentences[one.number]
    near = [words[at].norm.removeprefix("و") for at in range(max(first, trigger - 8), trigger)]
    return "كان" in near or "كانت" in near


def traits_of(view: View, at: int, time: Dated) -> list[str]:
    """What one event and one time have to do with each other, as named traits."""
    placed, dated, words = view.placed, view.dated, view.words
    one = placed[at]
    event, draft = one.event, one.draft
    where = where_of(one, time, words)
    ruled = "none" if event.time is None else "this" if event.time == time.index else "other"
    grain = len(time.value)
    first, _ = words.sentences[words[time.word].sentence]
    before = words[time.word - 1].norm if time.word > first else "^"
    bound = "after" if before in AFTER else "free"
    kind, status, form = draft.reading.kind, event.status, form_of(one)
    n_own = min(3, len(dated.get(one.number, ())))
    said = _said(one, time)
    pre = words[view.triggers[at] - 1].norm if view.triggers[at] else "^"
    pre = pre if pre in _BEFORE_TRIGGER else "-"
    found = [
        f"where {where}",
        f"ruled {ruled} {where}",
        f"ruled {ruled} {kind}",
        f"ruled {ruled} {status}",
        f"grain {grain} {where}",
        f"{bound} {grain}",
        f"anchor {time.anchor} {grain} {where}",
        f"anchor {time.anchor} {status}",
        f"opens {time.word - first < _OPENING:d} {where}",
        f"kind {kind} {where}",
        f"form {form} {where}",
        f"form {form} ruled {ruled}",
        f"status {status} {where}",
        f"status {status} {grain}",
        f"type {event.type} {where[:4]}",
        f"own {n_own} {where}",
        f"headline {one.in_headline:d} {where}",
        f"said {said} {where}",
        f"said {said} {status}",
        f"pre {pre} {where}",
        f"by {before if before in _RULING else '-'} {where}",
        f"perfect {_is_perfect(one, words):d} {where}",
        f"lemma {event.lemma} {'own' if where.startswith('own') else 'away'}",
        *_days(view, one, time, where),
    ]
    if where.startswith("own"):
        found += _way(view, at, time, where)
    else:
        found += _away(view, at, time, where)
    return found + _others(view, at, time)


def _days(view: View, one: Placed, time: Dated, where: str) -> list[str]:
    """How a day stands among the days of the article."""
    value = time.value
    near = where[:4]
    depth = 0 if one.in_headline else 1 + min(3, max(0, one.number - view.body))
    later = len(view.order) - bisect_right(view.order, value)
    return [
        f"main {value == view.main:d} {near}",
        f"lead {value in view.lead:d} {near}",
        f"lead {value in view.lead:d} main {value == view.main:d} depth {depth}",
        f"later {min(2, later)} {len(value)} {near}",
        f"later {min(2, later)} {one.event.status}",
        f"depth {depth} {where}",
    ]


def _away(view: View, at: int, time: Dated, where: str) -> list[str]:
    """Traits of a time of another sentence."""
    one, words = view.placed[at], view.words
    trigger = view.triggers[at]
    kind, status = one.draft.reading.kind, one.event.status
    far = abs(trigger - time.word)
    apart = _quarter(words[time.word].sentence - one.number)
    same = words[time.word].paragraph == words[trigger].paragraph
    first, _ = words.sentences[one.number]
    opener = words[first].norm.removeprefix("و")
    low, high = sorted((trigger, time.word))
    n_events = bisect_left(view.triggers, high) - bisect_right(view.triggers, low)
    between = range(words[time.word].sentence + 1, one.number)
    other = any(t.value != time.value for n in between for t in view.dated.get(n, ())[:_MANY])
    return [
        f"sentences {min(4, abs(one.number - words[time.word].sentence))} {kind} {status}",
        f"paragraph {same:d} {where} {time.anchor}",
        f"words {where} {_bucket(far // 2)}",
        f"first {one.sentence.pieces[one.sentence.n_before].first == trigger:d} {where}",
        f"opener {opener if opener in _OPENERS else '-'} {where}",
        f"events between {min(6, n_events)} {where}",
        f"other day between {other:d} {where}",
        f"distant {apart} {one.in_headline:d}",
        f"main {time.value == view.main:d} distant {apart}",
        f"told in {time.statement is not None:d} {one.event.statement is not None:d} {where}",
    ]


def where_of(one: Placed, time: Dated, words: Words) -> str:
    """Where a time stands for an event: own before, own behind, last, earlier, next."""
    number = words[time.word].sentence
    if number == one.number:
        return "own before" if time.word < trigger_of(one) else "own behind"
    if number > one.number:
        return "next"
    return "last" if number == one.number - 1 else "earlier"


def _way(view: View, at: int, time: Dated, where: str) -> list[str]:
    """Traits of what stands between a trigger and a time of its sentence."""
    one, words = view.placed[at], view.words
    pieces = one.sentence.pieces
    trigger = view.triggers[at]
    low, high = min(trigger, time.word), max(trigger, time.word)
    start = max(one.sentence.n_before, bisect_left(pieces, low + 1, key=lambda piece: piece.first))
    end = bisect_left(pieces, high, key=lambda piece: piece.first)
    kinds = [piece.kind for piece in pieces[start:end]]
    between = bisect_left(view.triggers, high) - bisect_right(view.triggers, low)
    here = view.dated.get(one.number, ())
    times = bisect_left(here, high, key=_word) - bisect_right(here, low, key=_word)
    found = [
        f"{kind} {where} {min(2, kinds.count(kind))}"
        for kind in ("that", "relative", "subordinate", "comma", "stop", "verb", "event")
        if kind in kinds
    ]
    norms = {words[index].norm.removeprefix("و") for index in range(max(low + 1, high - _CLAUSE_WORDS), high)}
    found += [f"link {norm} {where}" for norm in norms & _LINKS]
    return [
        *found,
        f"far {where} {_bucket(high - low)}",
        f"rivals {where} {min(2, between)}",
        f"times between {min(2, times)} {where}",
        f"nearest {_is_nearest(view, at, time):d} {where} {one.draft.reading.kind}",
    ]


def _word(time: Dated) -> int:
    return time.word


def _is_nearest(view: View, at: int, time: Dated) -> bool:
    """Whether no other trigger of the article stands nearer to a time."""
    far = abs(view.triggers[at] - time.word)
    return all(
        abs(view.triggers[other] - time.word) >= far
        for other in (at - 1, at + 1)
        if 0 <= other < len(view.triggers)
    )


def _others(view: View, at: int, time: Dated) -> list[str]:
    """Traits of the events before that have this time by the rules."""
    placed = view.placed
    one = placed[at]
    parties = {*one.event.actors, *one.event.recipients}
    found: set[str] = set()
    for other in placed[max(0, at - _EARLIER) : at]:
        if other.event.time == time.index:
            near = "same" if other.number == one.number else "before"
            alike = other.event.type == one.event.type
            found |= {
                f"shared {near} type {alike:d} status {other.event.status == one.event.status:d}",
                f"shared {near} lemma {other.event.lemma == one.event.lemma:d}",
                f"shared {near} party {not parties.isdisjoint((*other.event.actors, *other.event.recipients)):d}",
                f"shared {near} {one.draft.reading.kind} {one.event.status}",
            }
        elif other.event.time is not None and other.number == one.number:
            found.add("another day in its sentence")
    return sorted(found)


def _said(one: Placed, time: Dated) -> str:
    """Whether event and time stand in the same words of somebody."""
    if one.event.statement == time.statement:
        return "both out" if time.statement is None else "same"
    if one.event.statement is None:
        return "time in"
    return "event in" if time.statement is None else "two"


def trigger_of(one: Placed) -> int:
    """The word of an event's trigger."""
    return one.sentence.pieces[one.draft.index].first


def _bucket(distance: int) -> int:
    return next((limit for limit in (2, 4, 7, 11, 16, 24) if distance <= limit), 99)


def _quarter(sentences: int) -> int:
    """How far away in fours of sentences, at most four of them on either side."""
    return max(-4, min(4, sentences // 4 if sentences > 0 else -(-sentences // 4)))
