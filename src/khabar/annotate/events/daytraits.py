"""What an event and a time have to do with each other, as facts for dating.py. No trait is a word of a text but those of closed classes."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Mapping, Sequence

import msgspec

from khabar.annotate.events import daynames as names
from khabar.annotate.events.clauses import Clauses, clauses_of
from khabar.annotate.events.dates import AFTER, Dated, hosts_of, rulers_of
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.facts import Fact
from khabar.annotate.events.pieces import Piece
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


def shared_facts(view: View, at: int) -> list[Fact]:
    """What is known of an event whatever the time; it weighs against its having no day."""
    one, words = view.placed[at], view.words
    event, reading = one.event, one.draft.reading
    first, _ = words.sentences[one.number]
    trigger = view.triggers[at]
    opener = words[first].norm.removeprefix("و")
    depth = 0 if one.in_headline else 1 + min(5, max(0, one.number - view.body))
    own = {time.value for time in view.dated.get(one.number, ())[:_MANY]}
    near = words[trigger - 1].norm if trigger > first else "^"
    return [
        (names.event_alone, event.type, event.status, reading.kind, form_of(one), event.mode, event.lemma),
        (
            names.in_article,
            depth,
            min(4, len(view.order)),
            min(3, len(own)),
            opener if opener in _OPENERS else "-",
            near if near in _BEFORE_TRIGGER else "-",
            one.draft.held,
            _is_perfect(one, words),
        ),
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
    return not _WAS.isdisjoint([word.norm for word in words.words[max(first, trigger - 8) : trigger]])


_WAS = frozenset({"كان", "كانت", "وكان", "وكانت"})


def facts_of(view: View, at: int, time: Dated) -> list[Fact]:
    """What one event and one time have to do with each other."""
    words = view.words
    one = view.placed[at]
    event = one.event
    where = where_of(one, time, words)
    ruled = "none" if event.time is None else "this" if event.time == time.index else "other"
    first, _ = words.sentences[words[time.word].sentence]
    before = words[time.word - 1].norm if time.word > first else "^"
    bound = "after" if before in AFTER else "free"
    status, opens = event.status, time.word - first < _OPENING
    n_own = min(3, len(view.dated.get(one.number, ())))
    pre = words[view.triggers[at] - 1].norm if view.triggers[at] else "^"
    is_own = where.startswith("own")
    found: list[Fact] = [
        (names.ruling, ruled, where, one.draft.reading.kind, status, form_of(one)),
        (names.grained, len(time.value), where, time.anchor, status, bound),
        (names.placed_so, where, opens, n_own, one.in_headline, _is_perfect(one, words), event.type),
        (names.said, _said(one, time), where, status),
        (
            names.behind_words,
            pre if pre in _BEFORE_TRIGGER else "-",
            before if before in _RULING else "-",
            where,
        ),
        (names.of_row, event.lemma, "own" if is_own else "away"),
        *_days(view, one, time, where),
        *(_way(view, at, time, where) if is_own else _away(view, at, time, where)),
    ]
    others = _others(view, at, time)
    if others:
        found.append((names.shared, others, one.draft.reading.kind, status))
    return found


def _days(view: View, one: Placed, time: Dated, where: str) -> list[Fact]:
    """How a day stands among the days of the article."""
    value = time.value
    depth = 0 if one.in_headline else 1 + min(3, max(0, one.number - view.body))
    later = len(view.order) - bisect_right(view.order, value)
    return [
        (names.among_days, value == view.main, value in view.lead, depth, where),
        (names.later_days, min(2, later), len(value), where, one.event.status),
    ]


def _away(view: View, at: int, time: Dated, where: str) -> list[Fact]:
    """What there is to a time of another sentence."""
    one, words = view.placed[at], view.words
    trigger = view.triggers[at]
    its, own = words[time.word], words[trigger]
    first, _ = words.sentences[one.number]
    opener = words[first].norm.removeprefix("و")
    low, high = sorted((trigger, time.word))
    n_events = bisect_left(view.triggers, high) - bisect_right(view.triggers, low)
    between = range(its.sentence + 1, one.number)
    other = any(t.value != time.value for n in between for t in view.dated.get(n, ())[:_MANY])
    n_sentences = min(4, abs(one.number - its.sentence))
    is_first = one.sentence.pieces[one.sentence.n_before].first == trigger
    opener = opener if opener in _OPENERS else "-"
    return [
        (names.sentences_away, n_sentences, one.draft.reading.kind, one.event.status),
        (names.in_paragraph, its.paragraph == own.paragraph, where, time.anchor, is_first, opener),
        (names.words_away, where, _bucket((high - low) // 2), min(6, n_events), other),
        (names.distant, _quarter(its.sentence - one.number), one.in_headline, time.value == view.main),
        (names.told_in, time.statement is not None, one.event.statement is not None, where),
    ]


def where_of(one: Placed, time: Dated, words: Words) -> str:
    """Where a time stands for an event: own before, own behind, last, earlier, next."""
    number = words[time.word].sentence
    if number == one.number:
        return "own before" if time.word < trigger_of(one) else "own behind"
    if number > one.number:
        return "next"
    return "last" if number == one.number - 1 else "earlier"


def _way(view: View, at: int, time: Dated, where: str) -> list[Fact]:
    """What stands between a trigger and a time of its sentence."""
    one, words = view.placed[at], view.words
    pieces = one.sentence.pieces
    trigger = view.triggers[at]
    low, high = min(trigger, time.word), max(trigger, time.word)
    start = max(one.sentence.n_before, bisect_left(pieces, low + 1, key=_first_word))
    end = bisect_left(pieces, high, key=_first_word)
    kinds = Counter([piece.kind for piece in pieces[start:end]])
    rivals = bisect_left(view.triggers, high) - bisect_right(view.triggers, low)
    here = view.dated.get(one.number, ())
    times = bisect_left(here, high, key=_word) - bisect_right(here, low, key=_word)
    norms = {word.norm.removeprefix("و") for word in words.words[max(low + 1, high - _CLAUSE_WORDS) : high]}
    is_nearest = _is_nearest(view, at, time)
    return [
        *((names.on_the_way, kind, where, min(2, n)) for kind, n in kinds.items() if kind in _TELLING),
        *((names.linked, norm, where) for norm in sorted(norms & _LINKS)),
        (
            names.beside,
            where,
            _bucket(high - low),
            min(2, rivals),
            min(2, times),
            is_nearest,
            one.draft.reading.kind,
        ),
    ]


_TELLING = frozenset({"that", "relative", "subordinate", "comma", "stop", "verb", "event"})


def _first_word(piece: Piece) -> int:
    return piece.first


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


def _others(view: View, at: int, time: Dated) -> tuple[tuple[str, bool, bool, bool, bool], ...]:
    """What the events before are to this one that have this time by the rules, each way once.

    Whether one stands in the same sentence, and whether type, status, row and a party are the same.
    """
    placed = view.placed
    one = placed[at]
    event = one.event
    found: set[tuple[str, bool, bool, bool, bool]] = set()
    for other in placed[max(0, at - _EARLIER) : at]:
        its = other.event
        if its.time == time.index:
            parties = {*event.actors, *event.recipients}
            common = not parties.isdisjoint((*its.actors, *its.recipients))
            near = "same" if other.number == one.number else "before"
            found.add(
                (near, its.type == event.type, its.status == event.status, its.lemma == event.lemma, common)
            )
        elif its.time is not None and other.number == one.number:
            found.add(("another day", False, False, False, False))
    return tuple(sorted(found)) if found else ()


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
