"""What a trigger and a phrase of its sentence have to do with each other, as named traits: the choice of parties weighs them."""

from collections.abc import Sequence
from itertools import accumulate
from typing import TypeAlias

import msgspec

from khabar.annotate.events.cast import Cast, parts_of
from khabar.annotate.events.closed import closed, unjoined, word_class
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.governing import find_governor
from khabar.annotate.events.groups import is_person, with_joined
from khabar.annotate.events.paths import letters_of, path_between
from khabar.annotate.events.phrases import base_forms
from khabar.annotate.events.pieces import AGENT, TEMPORAL, Piece
from khabar.annotate.events.subjects import Sentence, has_pronoun
from khabar.annotate.events.told import CASUALTY
from khabar.annotate.events.who import who_of
from khabar.model import Span, Word, Words

BACK = 25  # pieces before a trigger among which its parties are sought
AHEAD = 12  # and behind it
Tellers: TypeAlias = tuple[Span | None, Span | None]  # who tells of an event, and who says it by its trigger
BESIDE = 2  # a phrase that names no party is looked at only this near
NEAR = 8  # and one that names a place
_COUNTED = ("verb", "event", "that", "relative", "subordinate", "comma", "stop", "np")
_VERB, _NP = 0, 7  # places in it
_LIMITS = (1, 2, 3, 5, 8, 12, 20)
_BUCKETS = [next((limit for limit in _LIMITS if n < limit), 99) for n in range(BACK + 1)]
_PREPOSITIONS = frozenset(["ل", "ب", "من", "في", "علي", "الي", "مع", "بين", "ضد", "عن", "ك", "خلال"])


class Look(msgspec.Struct, frozen=True):
    """What a phrase is by itself: kind of party, class of its head, kind of name, agreement, and all that as traits."""

    party: str
    who: str
    name: str
    agreement: str
    prep: str
    traits: tuple[str, ...]


class Scene(msgspec.Struct, frozen=True):
    """One sentence with its drafts, made ready for the traits of its phrases."""

    sentence: Sentence
    drafts: Sequence[Draft]
    before: list[list[int]]  # for each kind of _COUNTED how many stand before each piece
    looks: dict[int, Look]  # of the phrases that may be a party of some draft
    tellers: Sequence[Tellers]  # one a draft
    in_headline: bool
    opening: int | None  # the first verb of the sentence
    anchors: dict[int, int]  # a phrase that و joins to another → the first of its group
    offices: dict[int, int]  # an office in apposition → the phrase with its holder's name
    holders: dict[int, int]  # and the other way round
    letters: str  # the kinds of the pieces, a letter each
    cast: Cast  # who does what in the whole article


class View(msgspec.Struct, frozen=True):
    """One trigger of a scene: what the traits of all its phrases share."""

    index: int
    kind: str  # V verb, N noun, T participle, with + where a pronoun hangs on it
    type: str
    rules: str  # which roles the rules filled
    governor: int | None
    main: int | None  # the verb that rules the governor's clause
    last_verb: int | None
    bare: dict[int, int]  # phrases without preposition behind the trigger, in their order
    ruled: frozenset[int]  # phrases that the rules took
    shared: tuple[str, ...]


def scene_of(
    sentence: Sentence,
    drafts: Sequence[Draft],
    *,
    tellers: Sequence[Tellers],
    in_headline: bool,
    cast: Cast,
) -> Scene:
    """The scene of one sentence."""
    pieces = sentence.pieces
    before = [
        list(accumulate((piece.kind == kind for piece in pieces), initial=0)) for kind in _COUNTED[:_NP]
    ]
    before.append(list(accumulate((_is_rival(piece) for piece in pieces), initial=0)))
    opening = next((at for at in range(sentence.n_before, len(pieces)) if pieces[at].kind == "verb"), None)
    offices = _offices(sentence.words, pieces)
    holders = {name: office for office, name in offices.items()}
    return Scene(
        sentence,
        drafts,
        before,
        {},
        tellers,
        in_headline,
        opening,
        _anchors(pieces),
        offices,
        holders,
        letters_of(pieces),
        cast,
    )


def _anchors(pieces: Sequence[Piece]) -> dict[int, int]:
    """For each phrase that و joins to another the first of its group."""
    anchors: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        if piece.kind == "np" and at not in anchors:
            for joined in with_joined(pieces, at)[1:]:
                anchors.setdefault(joined, at)
    return anchors


def _offices(words: Words, pieces: Sequence[Piece]) -> dict[int, int]:
    """Offices with the name of their holder in apposition: "المتحدث الرسمي للهيئة عبدالله …", "هولاند رئيس الجمهورية"."""
    offices: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        if piece.kind != "np" or piece.party != "person" or is_person(piece):
            continue
        if at and is_person(pieces[at - 1]) and not piece.prep and not piece.joined:
            offices[at] = at - 1
            continue
        for behind in range(at + 1, min(len(pieces), at + 4)):
            other = pieces[behind]
            if other.kind != "np" or other.joined:
                break
            if not other.prep:
                if is_person(other) and words[piece.first].core_end < words[other.first].start:
                    offices[at] = behind
                break
    return offices


def view_of(scene: Scene, number: int) -> View:
    """What the traits of every phrase share for one draft of the scene."""
    sentence, draft = scene.sentence, scene.drafts[number]
    pieces, reading, roles = sentence.pieces, draft.reading, draft.roles
    index = draft.index
    kind = {"noun": "N", "participle": "T"}.get(reading.kind, "V") + ("+" if reading.enclitic else "")
    governor = roles.governor if kind[0] != "V" else None
    last_verb = find_governor(sentence, index)
    if kind[0] != "V" and governor is None:
        governor = last_verb
    rules = f"{bool(roles.actor):d}{bool(roles.recipient):d}"
    shared = (
        f"kind {kind}",
        f"type {draft.type}",
        f"kind {kind} type {draft.type}",
        f"status {draft.status}",
        f"rules {rules}",
        f"rules {rules} {kind} {roles.how}",
        f"frame {draft.entry.frame.get('obj', '-')} {draft.entry.genitive} {kind[0]}",
        f"headline {scene.in_headline:d}",
        f"after {_context(pieces, index - 1)} {kind}",
    )
    return View(
        index,
        kind,
        draft.type,
        rules,
        governor,
        scene.opening,
        last_verb,
        _bare(pieces, index),
        frozenset((*roles.actor, *roles.recipient)),
        shared,
    )


def candidates(scene: Scene, view: View) -> list[int]:
    """The phrases that may be a party of the trigger: those near that name one, those beside it, those that the rules took."""
    pieces = scene.sentence.pieces
    low, high = max(0, view.index - BACK), min(len(pieces), view.index + AHEAD)
    words = scene.sentence.words
    found = [at for at in range(low, high) if _may_be_meant(words, pieces[at], abs(at - view.index))]
    for at in view.ruled.difference(found):
        if pieces[at].kind == "np":
            found.append(at)
    for at in found:
        for needed in (at, scene.anchors.get(at, at)):
            if needed not in scene.looks:
                scene.looks[needed] = _look(scene.sentence.words, pieces[needed])
    return sorted(found)


def _may_be_meant(words: Words, piece: Piece, distance: int) -> bool:
    if piece.kind != "np" or distance <= BESIDE:
        return piece.kind == "np"
    if piece.party in ("place", "capital"):
        return distance <= NEAR
    return piece.party != "" or (distance <= NEAR and _hidden(words, piece) != "")


def _hidden(words: Words, piece: Piece) -> str:
    """What names a party in a phrase that names none by its own head: the head's kind, or the kind of the owner of a thing ("مواقع المتمردين")."""
    if _who_of(_head(words, piece)) not in ("", "thing"):
        return "head"
    heads = closed().heads
    for at in range(piece.first + 1, min(piece.last, piece.first + _OWNER_WORDS) + 1):
        kind = heads.get(words[at].bare) or heads.get(words[at].core)
        if kind:
            return kind
    return ""


_OWNER_WORDS = 4


def traits_of(scene: Scene, view: View, number: int, at: int) -> list[str]:
    """The traits that the phrase `at` has as a party of draft `number`, without those of either by itself.

    `View.shared` and `Look.traits` are to be added.
    """
    look = scene.looks[at]
    draft = scene.drafts[number]
    own, at = at, scene.anchors.get(at, at)
    piece = scene.sentence.pieces[at]
    index, kind, rules = view.index, view.kind, view.rules
    side = "C" if at < scene.sentence.n_before else "B" if at < index else "A"
    place = kind + side
    low, high = (at + 1, index) if at < index else (index + 1, at)
    gaps = [counts[high] - counts[low] for counts in scene.before]
    verbs = min(gaps[_VERB], 2)
    rivals = min(gaps[_NP], 3)
    ruled = _ruled_of(scene, draft, own)
    frame = draft.entry.frame.get(piece.prep, "-") if side == "A" and piece.prep else ""
    found = [f"{name} {place} {n if n < 3 else 3}" for name, n in zip(_COUNTED, gaps, strict=True) if n]
    found += [
        f"far {place} {_BUCKETS[min(high - low, BACK)]}",
        f"frame {frame} {verbs} {rivals}",
        f"frame {frame} {view.type}",
        f"ruled {ruled} {rules} {kind} {draft.roles.how}",
        f"ruled {ruled} {view.type}",
        f"ruled {ruled} {look.party}",
        f"ruled {ruled} {place} rivals {rivals}",
        f"ruled {ruled} {side} {rules} verbs {verbs}",
        f"way {place} {look.prep} {verbs} {rivals} {rules}",
        f"prep {place} {look.prep}",
        f"party {view.type} {look.party}",
        f"party {place} {look.party}",
        f"who {view.type} {look.who}",
        f"who {place} {look.who}",
    ]
    found += _syntax(scene, view, draft, at, side, rules)
    found += parts_of(scene.cast, scene.sentence, own, draft, _ruled(draft, own))
    lemma = draft.entry.lemma
    way = path_between(scene.letters, low, high)
    found += [
        f"path {place} {way} {look.prep}",
        f"row {lemma} {kind[0]} {side} {look.prep}",
        f"row {lemma} {kind[0]} {look.who}",
        f"row {lemma} {kind[0]} {ruled}",
    ]
    if at in view.bare:
        found.append(f"row {lemma} {kind[0]} bare {view.bare[at]} of {len(view.bare)}")
    found += _others(scene, number, own)
    if own != at:
        found += [f"member {side} {rules}", f"member {ruled}"]
    if own in scene.offices or own in scene.holders:
        found.append(f"{'office' if own in scene.offices else 'holder'} {ruled}")
    return found + _told(scene, view, number, own)


def _told(scene: Scene, view: View, number: int, at: int) -> list[str]:
    """Traits of who tells of the event, and of who says it where the trigger is a word of saying."""
    piece = scene.sentence.pieces[at]
    span = scene.sentence.words.span(piece.first, piece.last)
    found: list[str] = []
    for name, speaker in zip(("around", "cue"), scene.tellers[number], strict=True):
        if speaker is not None:
            told = f"{name} {'speaker' if span.overlaps(speaker) else 'other'}"
            found += [f"{told} {view.kind}", f"{told} {view.rules} {view.type}"]
    return found


def _syntax(scene: Scene, view: View, draft: Draft, at: int, side: str, rules: str) -> list[str]:
    """Traits of the place of a phrase in the clause of the trigger."""
    sentence, index, kind = scene.sentence, view.index, view.kind
    piece = sentence.pieces[at]
    look = scene.looks[at]
    entry = draft.entry
    found: list[str] = []
    if at in view.bare:
        order = view.bare[at]
        beside = piece.first == sentence.pieces[index].last + 1
        found += [
            f"bare {kind} {order} {beside:d} {entry.genitive if kind[0] == 'N' else entry.frame.get('obj', '-')}",
            f"bare {kind} {order} {view.type}",
            f"bare {kind} {order} of {len(view.bare)} {look.party}",
            f"bare {kind} {order} of {len(view.bare)} {look.who}",
        ]
    if kind[0] == "V":
        topic = sentence.topics.get(index, "")
        number = sentence.pieces[index].number
        if at in sentence.subjects.get(index, ()):
            found += [f"subject {topic}", f"subject {topic} {view.type} {entry.frame.get('obj', '-')}"]
        if at in sentence.objects.get(index, ()):
            found.append(f"object {entry.frame.get('obj', '-')}")
        found.append(f"agrees {number} {look.agreement} {side}")
        if side == "A" and at in view.bare:
            found.append(f"agrees {number} {look.agreement} {view.bare[at]} of {len(view.bare)}")
    for name, verb in (("governor", view.governor), ("opening", view.main), ("last", view.last_verb)):
        if verb is None or verb == index:
            continue
        if at in sentence.subjects.get(verb, ()):
            tone = _tone(sentence.pieces[verb])
            found += [f"subject of {name} {kind} {tone}", f"subject of {name} {kind} {view.type} {rules}"]
            found.append(f"subject of {name} {kind} {sentence.pieces[index].prep or '-'}")
            found.append(f"subject of {name} {tone} casualty {entry.lemma in CASUALTY:d}")
        if at in sentence.objects.get(verb, ()):
            found.append(f"object of {name} {kind} {_tone(sentence.pieces[verb])}")
    pronoun = draft.reading.enclitic or (
        has_pronoun(sentence.words, sentence.pieces[index]) if kind[0] == "V" else ""
    )
    if pronoun and side != "A":
        found.append(f"pronoun {pronoun} {look.agreement} {kind}")
    return found


def _others(scene: Scene, number: int, at: int) -> list[str]:
    """Traits of what a phrase is to the events before and behind."""
    draft = scene.drafts[number]
    joined = scene.sentence.pieces[draft.index].joined
    found: list[str] = []
    for name, other in (("before", number - 1), ("behind", number + 1), ("second", number - 2)):
        if not 0 <= other < len(scene.drafts):
            continue
        there = scene.drafts[other]
        ruled = _ruled_of(scene, there, at)
        if ruled in "-o":
            continue
        same = there.type == draft.type
        near = abs(there.index - draft.index) <= 4
        found += [
            f"{name} {ruled} same {same:d} joined {joined:d} near {near:d}",
            f"{name} {ruled} {there.type} {draft.type}",
            f"{name} {ruled} {draft.status} {draft.reading.kind}",
        ]
    return found


def _ruled_of(scene: Scene, draft: Draft, at: int) -> str:
    """What the rules made of a phrase or of the office that it names the holder of; o for that office."""
    if at in scene.offices:
        return "o"
    ruled = _ruled(draft, at)
    return _ruled(draft, scene.holders[at]) if ruled == "-" and at in scene.holders else ruled


def _ruled(draft: Draft, at: int) -> str:
    """What the rules made of a phrase: A doer, R recipient, P place, - nothing."""
    roles = draft.roles
    if at in roles.actor:
        return "AR" if at in roles.recipient else "A"
    if at in roles.recipient:
        return "R"
    return "P" if at == roles.place else "-"


def _tone(verb: Piece) -> str:
    """What kind of verb rules: light, suffering, impersonal, a common verb, an event of its own, any other."""
    lists = closed()
    norm = unjoined(verb.norm, lists.verbs)
    for name, known in (
        ("light", lists.light),
        ("suffering", lists.suffering),
        ("impersonal", lists.impersonal),
    ):
        if norm in known:
            return name
    if norm in word_class("verb"):
        return "common"
    return "event" if verb.readings else "verb"


def _bare(pieces: Sequence[Piece], index: int) -> dict[int, int]:
    """The phrases without preposition behind a trigger, in its clause, with their order."""
    found: dict[int, int] = {}
    order = 0
    for at in range(index + 1, min(len(pieces), index + 12)):
        piece = pieces[at]
        if piece.kind in ("that", "relative", "subordinate", "stop", "verb"):
            break
        if piece.kind == "np" and not piece.prep:
            order += not piece.joined or not found
            found[at] = order
    return found


def _context(pieces: Sequence[Piece], at: int) -> str:
    """What stands beside a piece: the kind of that piece, with what it is where that matters."""
    if not 0 <= at < len(pieces):
        return "edge"
    piece = pieces[at]
    if piece.kind == "np":
        return f"np {piece.prep and 'prep'}"
    if piece.kind == "event":
        return f"event {piece.prep and 'prep'}"
    if piece.kind == "that":
        return "that" + ("+" if piece.norm.endswith(("ه", "ها", "هم", "هما")) else "")
    if piece.kind == "verb":
        return _tone(piece)
    return piece.kind


def _is_rival(piece: Piece) -> bool:
    return piece.kind == "np" and piece.party in ("person", "group", "name", "capital")


def _look(words: Words, piece: Piece) -> Look:
    head = _head(words, piece)
    name = piece.actor.type if piece.actor is not None else "-"
    who = _who_of(head) or (name if piece.party in ("name", "capital", "place") and name != "-" else "-")
    agreement = _agreement(words[piece.first], piece, name)
    prep = piece.prep
    prep = {"": "-", AGENT: "agent", TEMPORAL: "when"}.get(prep) or (
        prep if prep in _PREPOSITIONS else "other"
    )
    party = piece.party or "-"
    mentions = min(len(piece.actor.mentions), 4) if piece.actor is not None else 0
    definite = head.is_definite or piece.party == "name"
    traits = (
        f"party {party}",
        f"who {who}",
        f"name {name}",
        f"definite {definite:d} {party}",
        f"prep {prep} {party}",
        f"agreement {agreement}",
        f"mentions {mentions}",
        f"owner {head.enclitic}" if head.enclitic and party != "name" else "no owner",
        f"words {min(piece.last - piece.first, 4)}",
        f"hidden {_hidden(words, piece)}" if not piece.party else f"hidden - {party}",
    )
    return Look(party, who, name, agreement, prep, traits)


def _head(words: Words, piece: Piece) -> Word:
    """The noun that a phrase is about, behind numbers and quantities."""
    at = piece.first
    lists = closed()
    while at < piece.last and (
        words[at].kind != "arabic" or words[at].bare in lists.quantities or words[at].norm == "من"
    ):
        at += 1
    return words[at]


def _agreement(word: Word, piece: Piece, name: str) -> str:
    if word.kind == "number" or word.bare in closed().quantities:
        return "n"
    if word.norm.endswith(("ون", "ين", "يون")):
        return "p"
    if name == "GPE" or word.norm.endswith(("ه", "ات")) or word.bare == "قوات":
        return "f"
    return "s" if piece.party else "-"


def _who_of(word: Word) -> str:
    return who_of(word.bare, word.core, word.norm, *base_forms(word))
