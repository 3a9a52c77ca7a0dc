"""Events: what happened, what was only announced, demanded or denied (PLOVER)."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

import msgspec

from khabar.annotate.events.cast import Cast, cast_of
from khabar.annotate.events.choosing import choose_parties
from khabar.annotate.events.closed import closed
from khabar.annotate.events.coding import code, read_status
from khabar.annotate.events.cues import cue_of
from khabar.annotate.events.dates import Dated, carry_status, date_of, day_value
from khabar.annotate.events.dating import Placed, choose_days
from khabar.annotate.events.drafts import INFERRED, Draft
from khabar.annotate.events.phrases import Mentions
from khabar.annotate.events.pieces import Piece, cut
from khabar.annotate.events.resort import set_apart, take_party
from khabar.annotate.events.roles import Roles
from khabar.annotate.events.rows import may_tell
from khabar.annotate.events.ruled import is_called_false
from khabar.annotate.events.scenes import Tellers
from khabar.annotate.events.spans import party_span, span_of
from khabar.annotate.events.stating import known_of, state
from khabar.annotate.events.subjects import Sentence, read_sentence, salient
from khabar.annotate.events.weighing import LEAST, Told, scene_of, weigh
from khabar.model import Actor, Event, Figure, Layout, Span, Statement, Time, Words

_SHARE = 0.018  # of the words of an article; below it a court case against a footballer still counts
_FIGHTS = 3  # words of fighting, and half as many as of sport: no page of sport


class Page(msgspec.Struct, frozen=True):
    """What the finders before this one know of the article, by word."""

    words: Words
    layout: Layout
    statements: Sequence[Statement]
    cues: dict[int, Statement]  # start of the cue → its statement
    starts: Sequence[int]  # of its words
    mentions: Mentions
    dated: dict[int, list[Dated]]  # the times that give a day, by sentence
    inside: list[int | None]  # the innermost statement of each word


def find_events(
    words: Words,
    *,
    layout: Layout,
    actors: Sequence[Actor],
    times: Sequence[Time],
    figures: Sequence[Figure],
    statements: Sequence[Statement],
) -> list[Event]:
    """The events of one article, by trigger.

    Each has at least one party; sport, culture, disasters and names of offices give none. The status says whether
    it occurred; `statement` is the innermost statement whose content holds the trigger. Source: PLOVER, gold guidelines.
    """
    subject = subject_of(words)
    if subject in ("sport", "culture"):
        return []
    page = page_of(words, layout=layout, actors=actors, times=times, statements=statements)
    placed = placed_of(page, chosen(page, subject))
    return choose_days(placed, page.dated, words=words, cues=page.cues)


def placed_of(page: Page, told: Sequence[Told]) -> list[Placed]:
    """The events of some sentences, each with its status and the day that the rules of its sentence give."""
    placed = ruled_of(page, told)
    body = next((one.number for one in told if not one.in_headline), 0)
    known = known_of(placed, page.words, inside=page.inside, statements=page.statements, body=body)
    return _with(placed, state(placed, known))


def ruled_of(page: Page, told: Sequence[Told]) -> list[Placed]:
    """The same with the status that the rules give."""
    cast = cast_of((one.sentence, one.drafts) for one in told)
    placed = [
        Placed(event, draft, one.sentence, one.number, one.in_headline)
        for one in told
        for event, draft in _of_sentence(page, one, cast)
    ]
    nouns = [one.draft.reading.kind == "noun" and one.draft.roles.how != "light" for one in placed]
    events = carry_status([one.event for one in placed], is_noun=nouns)
    return _with(placed, events)


def _with(placed: Sequence[Placed], events: Sequence[Event]) -> list[Placed]:
    return [msgspec.structs.replace(one, event=event) for one, event in zip(placed, events, strict=True)]


def page_of(
    words: Words,
    *,
    layout: Layout,
    actors: Sequence[Actor],
    times: Sequence[Time],
    statements: Sequence[Statement],
) -> Page:
    """What the finders before this one know of the article, by word."""
    starts = [word.start for word in words.words]
    inside = _innermost(words, starts, statements)
    return Page(
        words,
        layout,
        statements,
        {statement.cue.start: statement for statement in statements},
        starts,
        _mentions(words, starts, actors),
        _dated(words, starts, times, inside),
        inside,
    )


def drafts_of(page: Page) -> list[Told]:
    """Every sentence of the article that holds a word of the event lexicon, with all its drafts."""
    told = _open_drafts_of(page)
    for one in told:
        for draft in one.drafts:
            read_status(one.sentence, draft, in_headline=one.in_headline)
    return told


def _open_drafts_of(page: Page) -> list[Told]:
    """The same, drafts that do not quite hold without their status."""
    told: list[Told] = []
    end = _foot(page.words)
    headline = page.layout.headline
    before: list[Piece] = []
    for number, (first, last) in enumerate(page.words.sentences):
        last = min(last, end)
        if not may_tell(page.words, first, last):
            continue
        in_headline = headline is not None and headline.contains(page.words[first].span)
        own = cut(page.words, first, last, mentions=page.mentions)
        sentence = read_sentence(page.words, [*before, *own], n_before=len(before))
        told.append(Told(number, sentence, code(sentence, in_headline=in_headline), in_headline))
        before = salient(sentence, n_before=len(before)) or before
    return told


def chosen(page: Page, subject: str) -> list[Told]:
    """The sentences with those of their drafts that are events, by what is weighed."""
    told = _open_drafts_of(page)
    scene = scene_of(
        page.words,
        told,
        statements=page.statements,
        inside=page.inside,
        headline=page.layout.headline,
        subject=subject,
    )
    weigh(scene, told)
    for one in told:
        one.drafts = [draft for draft in one.drafts if draft.p > LEAST]
        for draft in one.drafts:
            read_status(one.sentence, draft, in_headline=one.in_headline)
    return told


def _of_sentence(page: Page, one: Told, cast: Cast) -> list[tuple[Event, Draft]]:
    """The events of one sentence, each with its draft."""
    rivals = [one.sentence.pieces[draft.index].first for draft in one.drafts]
    tellers = [tellers_of(page, one.sentence, draft) for draft in one.drafts]
    choose_parties(one.sentence, one.drafts, tellers=tellers, in_headline=one.in_headline, cast=cast)
    for draft in one.drafts:
        if not draft.roles.actor and not draft.roles.recipient:
            take_party(one.sentence, draft)
            _leave_out_teller(page, one.sentence, draft)
        set_apart(draft)
    found = [
        (_event(page, one.sentence, draft, rivals=rivals, sayer=sayer), draft)
        for draft, (_, sayer) in zip(one.drafts, tellers, strict=True)
    ]
    return [(event, draft) for event, draft in found if event.actor or event.recipient]


def _event(page: Page, sentence: Sentence, draft: Draft, *, rivals: list[int], sayer: Span | None) -> Event:
    words, pieces, roles = page.words, sentence.pieces, draft.roles
    word = words[pieces[draft.index].first]
    inside = page.inside[word.index]
    time, reason = date_of(
        sentence, draft, page.dated.get(word.sentence, ()), statement=inside, rivals=rivals
    )
    actor = [at for at in roles.actor if at not in roles.recipient]
    taken = (*actor, *roles.recipient)
    spans = tuple([party_span(sentence, at, taken=taken) for at in actor])
    if sayer is not None and not spans:
        spans = (sayer,)
    status = draft.status
    denied = inside is not None and _is_denied(page, page.statements[inside], word.index)
    if (denied and status == "occurred") or is_called_false(words, word.index):
        status = "denied"
    return Event(
        trigger=word.span,
        type=draft.type,
        status=status,
        actor=spans,
        recipient=tuple([party_span(sentence, at, taken=taken) for at in roles.recipient]),
        date=time.value if time is not None else None,
        place=span_of(words, pieces[roles.place]) if roles.place is not None else None,
        statement=inside,
        mode=draft.entry.mode,
        lemma=draft.entry.lemma,
        rule=_rule_of(draft),
        p=round(draft.p, 2),
        party_rule=roles.how if roles.how in INFERRED else None,
        status_cue=draft.cue,
        actors=_ids(sentence, actor),
        recipients=_ids(sentence, roles.recipient),
        actor_p=_likely(roles, actor) if roles.actor else (),
        recipient_p=_likely(roles, roles.recipient),
        time=time.index if time is not None else None,
        date_reason=reason,
    )


def _rule_of(draft: Draft) -> str:
    """The row that gives the type, and what the words round it made of that: "هجوم:ASSAULT → ACCUSE" is an attack in words."""
    row = draft.entry.rule
    return row if draft.type == draft.entry.type else f"{row} → {draft.type}"


def _likely(roles: Roles, pieces: Sequence[int]) -> tuple[float, ...]:
    """How likely each of some parties has its role; nothing where one of them was not weighed."""
    known = [round(roles.likely[at], 2) for at in pieces if at in roles.likely]
    return tuple(known) if len(known) == len(pieces) else ()


def _leave_out_teller(page: Page, sentence: Sentence, draft: Draft) -> None:
    """Take a party of last resort away where it is only whoever tells of the event."""
    teller, _ = tellers_of(page, sentence, draft)
    if teller is not None:
        for group in (draft.roles.actor, draft.roles.recipient):
            group[:] = [at for at in group if not span_of(page.words, sentence.pieces[at]).overlaps(teller)]


def tellers_of(page: Page, sentence: Sentence, draft: Draft) -> Tellers:
    """Who tells of an event, and who says it where its trigger is a word of saying or tells of the sayer himself."""
    word = page.words[sentence.pieces[draft.index].first]
    inside = page.inside[word.index]
    around = page.statements[inside] if inside is not None else None
    said = page.cues.get(word.start)
    if around is not None and _is_said_of_self(draft, word.norm):
        said = around
    return around.speaker if around is not None else None, said.speaker if said is not None else None


def _is_said_of_self(draft: Draft, norm: str) -> bool:
    """Whether the speaker of the words is the doer: "ناقشنا", and the demand in "يجب على الحكومة"."""
    if draft.type == "REQUEST" and not draft.entry.lemma.strip("-"):
        return True
    return draft.reading.kind == "past" and draft.reading.number == "p" and norm.endswith("نا")


_DENIAL_WORDS = 12


def _is_denied(page: Page, statement: Statement, trigger: int) -> bool:
    """Whether the event heads what its statement denies: "نفى أن يكون الوفد التقى", not what the denied came before or after:
    "نفى أن تكون القوات عبرت قبل الاشتباك الذي وقع أمس"."""
    if _is_taken_for_granted(page.words, trigger):
        return False
    cue = _word_at(page.starts, statement.cue.start)
    first = _word_at(page.starts, statement.content[0].start) if statement.content else None
    if cue is None or first is None or trigger - first > _DENIAL_WORDS:
        return False
    found = cue_of(page.words[cue])
    return found is not None and found[0] == "denied"


def _word_at(starts: Sequence[int], offset: int) -> int | None:
    """The word that starts at an offset."""
    index = bisect_left(starts, offset)
    return index if index < len(starts) and starts[index] == offset else None


def _is_taken_for_granted(words: Words, trigger: int) -> bool:
    """Whether a noun stands behind a word of time, or before "الذي وقع": that it happened is told as known."""
    before = words[trigger - 1].norm if trigger else ""
    behind = [words[at].norm for at in range(trigger + 1, min(len(words), trigger + 3))]
    is_known = len(behind) == 2 and behind[0] in ("الذي", "التي") and behind[1] in _HAPPENED
    return before in _AROUND or is_known


_AROUND = frozenset({"قبل", "بعد", "عقب", "اثر", "خلال", "اثناء", "منذ", "غداه", "عشيه"})
_HAPPENED = frozenset(
    {"وقع", "وقعت", "جري", "جرت", "حدث", "حدثت", "حصل", "حصلت", "اندلع", "اندلعت", "شهدته", "شهدتها"}
)


def _ids(sentence: Sentence, pieces: Sequence[int]) -> tuple[str, ...]:
    named = [sentence.pieces[sentence.offices.get(at, at)].actor for at in pieces]
    return tuple(dict.fromkeys(actor.id for actor in named if actor is not None))


def _innermost(words: Words, starts: Sequence[int], statements: Sequence[Statement]) -> list[int | None]:
    """For each word the shortest statement whose content holds it: shortest first, each word taken once, so in linear time."""
    spans = sorted(
        (span.end - span.start, number, span)
        for number, told in enumerate(statements)
        for span in told.content
    )
    told, n_words = words.words, len(words)
    inside: list[int | None] = [None] * n_words
    free = list(range(n_words + 1))  # the next word that no statement holds yet, at or after each
    for _, number, span in spans:
        at = _next_free(free, bisect_left(starts, span.start))
        while at < n_words and told[at].end <= span.end:
            inside[at] = number
            free[at] = at + 1
            at = _next_free(free, at)
    return inside


def _next_free(free: list[int], at: int) -> int:
    while free[at] != at:
        free[at] = free[free[at]]
        at = free[at]
    return at


def _mentions(words: Words, starts: Sequence[int], actors: Sequence[Actor]) -> Mentions:
    """Each mention by its first word: where two begin there, the longer; none that ends in a function word."""
    mentions: dict[int, tuple[int, Actor]] = {}
    for actor in actors:
        for span in actor.mentions:
            first = bisect_right(starts, span.start) - 1
            last = bisect_right(starts, span.end - 1) - 1
            if (
                first >= 0
                and words[last].norm not in closed().classes
                and (first not in mentions or mentions[first][0] < last)
            ):
                mentions[first] = last, actor
    return mentions


def _dated(
    words: Words, starts: Sequence[int], times: Sequence[Time], inside: Sequence[int | None]
) -> dict[int, list[Dated]]:
    dated: dict[int, list[Dated]] = {}
    for number, time in enumerate(times):
        value = day_value(time)
        if value is not None:
            word = bisect_right(starts, time.span.start) - 1
            entry = Dated(word, number, value, inside[word], time.anchor or "-")
            dated.setdefault(words[word].sentence, []).append(entry)
    return dated


_FOOTS = frozenset({"سمات", "رابط"})
_FOOT_WORDS = 40


def _foot(words: Words) -> int:
    """Index of the word where tags or the link to the page begin, the number of words where there is none."""
    for index in range(len(words) - 1, max(0, len(words) - _FOOT_WORDS), -1):
        if words[index].norm in _FOOTS:
            return index
    return len(words)


def subject_of(words: Words) -> str:
    """What the whole article is about where that decides: "sport" and "culture" have no events, a "disaster" no attacks."""
    subjects = closed().subjects
    counts = Counter(
        [
            subjects[word.bare if word.bare in subjects else word.core]
            for word in words.words
            if word.bare in subjects or (word.core is not word.bare and word.core in subjects)
        ]
    )
    fights = (
        counts["conflict"] if counts["conflict"] >= _FIGHTS else 0
    )  # a stadium blown up, shots in a cinema
    for name in ("sport", "culture"):
        if counts[name] >= 4 and counts[name] > max(_SHARE * len(words), 2 * fights):
            return name
    return "disaster" if counts["disaster"] >= 2 and not counts["conflict"] else ""
