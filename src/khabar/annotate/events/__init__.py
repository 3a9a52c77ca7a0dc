"""Events: what happened, what was only announced, demanded or denied (PLOVER)."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from khabar.annotate.events.dates import date_of, day_value
from khabar.annotate.events.lexicon import Entry, Reading
from khabar.annotate.events.parties import Roles, Sentence, read_sentence, roles_of
from khabar.annotate.events.pieces import Mentions, Piece, closed, cut, event_readings
from khabar.annotate.events.status import status_of
from khabar.model import Actor, Event, Figure, Layout, Span, Statement, Time, Words

_SPORT_SHARE = 0.03


class _Page(msgspec.Struct, frozen=True):
    """What the finders before this one know of the article, by word."""

    words: Words
    layout: Layout
    statements: Sequence[Statement]
    mentions: Mentions
    times: Sequence[Time]
    dated: list[tuple[int, int]]  # (first word, index) of the times that give a day


def find_events(
    words: Words, *, layout: Layout, actors: Sequence[Actor], times: Sequence[Time], figures: Sequence[Figure], statements: Sequence[Statement]
) -> list[Event]:
    """The events of one article, by trigger.

    Each has at least one party; sport, culture, disasters and names of offices give none. The status says whether
    it occurred; `statement` is the innermost statement whose content holds the trigger. Source: PLOVER, gold guidelines.
    """
    if _is_sport(words):
        return []
    starts = [word.start for word in words.words]
    page = _Page(words, layout, statements, _mentions(starts, actors), times, _dated(starts, times))
    events: list[Event] = []
    for first, last in words.sentences:
        if any(event_readings(words[index]) for index in range(first, last)):
            events += _of_sentence(page, first, last)
    return events


def _of_sentence(page: _Page, first: int, last: int) -> list[Event]:
    words = page.words
    sentence = read_sentence(words, cut(words, first, last, mentions=page.mentions))
    chosen = [
        (index, *found)
        for index, piece in enumerate(sentence.pieces)
        if piece.readings and (found := _choose(words, piece)) is not None
    ]
    triggers = [sentence.pieces[index].first for index, _, _ in chosen]
    events: list[Event] = []
    for index, reading, entry in chosen:
        roles = roles_of(words, sentence, index, reading, entry)
        if _is_told(sentence, index, reading, entry, roles):
            events.append(_event(page, sentence, index, reading, entry, roles, bounds=(first, last), rivals=triggers))
    return events


def _choose(words: Words, piece: Piece) -> tuple[Reading, Entry] | None:
    """The reading and the row that hold here: rows that name what they need come first."""
    near = _near(words, piece.first)
    free: tuple[Reading, Entry] | None = None
    for reading in piece.readings:
        for entry in reading.entries:
            if entry.blocks and not entry.blocks.isdisjoint(near):
                continue
            if entry.needs and not entry.needs.isdisjoint(near):
                return reading, entry
            if not entry.needs and free is None:
                free = reading, entry
    return free


def _near(words: Words, index: int) -> set[str]:
    near: set[str] = set()
    sentence = words[index].sentence
    for at in range(max(0, index - 1), min(len(words), index + 5)):
        word = words[at]
        if at != index and word.sentence == sentence:
            near.update((word.norm, word.core, word.bare))
    return near


def _is_told(sentence: Sentence, index: int, reading: Reading, entry: Entry, roles: Roles) -> bool:
    """Whether enough is said for an event: a party, and for a bare noun one of its own or a verb that lends its subject."""
    pieces = sentence.pieces
    if not any(pieces[at].party or entry.frame.get("obj") == "T" for at in (*roles.actor, *roles.recipient)):
        return False
    if reading.kind in ("past", "present", "participle") or not roles.inherited or roles.recipient:
        return True
    return reading.clitic in ("ل", "ب") or (roles.governor is not None and index - roles.governor <= 4)


def _event(
    page: _Page, sentence: Sentence, index: int, reading: Reading, entry: Entry, roles: Roles, *, bounds: tuple[int, int], rivals: list[int]
) -> Event:
    words = page.words
    word = words[sentence.pieces[index].first]
    headline = page.layout.headline
    status, cue = status_of(words, sentence.pieces, index, reading, entry, in_headline=headline is not None and headline.contains(word.span))
    date, time, reason = date_of(
        words, page.dated, page.times, trigger=word.index, first=bounds[0], last=bounds[1], rivals=rivals
    )
    actor, recipient = [at for at in roles.actor if at not in roles.recipient], roles.recipient
    return Event(
        trigger=word.span,
        type=entry.type,
        status=status,
        actor=tuple(_span(words, sentence.pieces[at]) for at in actor),
        recipient=tuple(_span(words, sentence.pieces[at]) for at in recipient),
        date=date,
        place=_span(words, sentence.pieces[roles.place]) if roles.place is not None else None,
        statement=_statement(page.statements, word.span),
        mode=entry.mode,
        lemma=entry.lemma,
        rule=entry.rule,
        status_cue=cue,
        actors=_ids(sentence, actor),
        recipients=_ids(sentence, recipient),
        time=time,
        date_reason=reason,
    )


def _ids(sentence: Sentence, pieces: Sequence[int]) -> tuple[str, ...]:
    named = (sentence.pieces[at].actor for at in pieces)
    return tuple(dict.fromkeys(actor.id for actor in named if actor is not None))


def _span(words: Words, piece: Piece) -> Span:
    """The words of a party without the clitics before it."""
    return Span(words[piece.first].core_start, max(words[piece.last].end, words[piece.first].core_start + 1))


def _statement(statements: Sequence[Statement], trigger: Span) -> int | None:
    best: tuple[int, int] | None = None
    for number, statement in enumerate(statements):
        for span in statement.content:
            if span.contains(trigger) and (best is None or span.end - span.start < best[0]):
                best = span.end - span.start, number
    return best[1] if best else None


def _mentions(starts: Sequence[int], actors: Sequence[Actor]) -> Mentions:
    """Each mention by its first word: where two begin there, the longer."""
    mentions: dict[int, tuple[int, Actor]] = {}
    for actor in actors:
        for span in actor.mentions:
            first = bisect_right(starts, span.start) - 1
            last = bisect_right(starts, span.end - 1) - 1
            if first >= 0 and (first not in mentions or mentions[first][0] < last):
                mentions[first] = last, actor
    return mentions


def _dated(starts: Sequence[int], times: Sequence[Time]) -> list[tuple[int, int]]:
    return [(bisect_right(starts, time.span.start) - 1, number) for number, time in enumerate(times) if day_value(time)]


def _is_sport(words: Words) -> bool:
    sport = closed().sport
    hits = sum(1 for word in words.words if word.bare in sport or word.core in sport)
    return hits >= 4 and hits > _SPORT_SHARE * len(words)
