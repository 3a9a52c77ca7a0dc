"""One sentence with its drafts, made ready for the choice of parties: what holds for all phrases of a trigger is told once."""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from khabar.annotate.events.cast import Cast, key_of
from khabar.annotate.events.clauses import Clauses, clauses_of
from khabar.annotate.events.closed import closed, unjoined, word_class
from khabar.annotate.events.controls import Control, controls_of
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.governing import find_governor
from khabar.annotate.events.groups import with_joined
from khabar.annotate.events.looks import Look
from khabar.annotate.events.naming import COUNTED, Fact, names_of, trigger
from khabar.annotate.events.paths import letters_of
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.roles import Roles
from khabar.annotate.events.subjects import Sentence
from khabar.annotate.events.valency import slots_of
from khabar.model import Span

Tellers: TypeAlias = tuple[Span | None, Span | None]  # who tells of an event, and who says it by its trigger
_PLACES = {kind: place for place, kind in enumerate(COUNTED)}
_RIVALS = frozenset({"person", "group", "name", "capital"})
_KINDS = {"noun": ("N", "N+"), "participle": ("T", "T+"), "past": ("V", "V+"), "present": ("V", "V+")}


class Scene(msgspec.Struct, frozen=True):
    """One sentence with its drafts, made ready for the traits of its phrases."""

    sentence: Sentence
    drafts: Sequence[Draft]
    before: list[tuple[int, ...]]  # how many of each kind of COUNTED stand before each piece
    looks: dict[int, Look]  # of the phrases that may be a party of some draft
    tellers: Sequence[Tellers]  # one a draft
    in_headline: bool
    opening: int | None  # the first verb of the sentence
    anchors: dict[int, int]  # a phrase that و joins to another → the first of its group
    offices: dict[int, int]  # an office in apposition → the phrase with its holder's name
    holders: dict[int, int]  # and the other way round
    letters: str  # the kinds of the pieces, a letter each
    cast: Cast  # who does what in the whole article
    clauses: Clauses
    parts: dict[int, tuple[str, int]]  # a phrase → S subject or O object, and of which verb
    keys: dict[int, str]  # a phrase → what makes it one party with others
    places: dict[str, list[int]]  # and where each such party stands
    drafted: dict[int, Roles]  # a trigger → what the rules gave it
    genders: dict[int, str]  # filled as they are asked for
    moods: dict[int, str]


class Ruler(msgspec.Struct, frozen=True):
    """A verb beside the trigger, with its subject and objects."""

    name: str
    tone: str
    subject: Sequence[int]
    objects: Sequence[int]


class View(msgspec.Struct, frozen=True):
    """One trigger of a scene: what the traits of all its phrases share."""

    index: int
    kind: str  # V verb, N noun, T participle, with + where a pronoun hangs on it
    type: str
    rules: str  # which roles the rules filled
    rulers: list[
        Ruler
    ]  # the verb that rules the trigger, the first of the sentence, the last before the trigger
    others: list[tuple[str, Draft]]  # the events before and behind
    bare: dict[int, int]  # phrases without preposition behind the trigger, in their order
    ruled: frozenset[int]  # phrases that the rules took
    fact: Fact
    slots: str  # what stands behind the trigger
    places: dict[int, int]  # and where among it each phrase
    form: str  # the slot of the row that a bare phrase fills
    near: tuple[tuple[str, tuple[int, ...]], ...]  # the nearest parties before (B) and behind (A)
    controls: list[Control]  # the words that may rule the trigger

    @property
    def shared(self) -> list[str]:
        """The names of what the trigger is by itself."""
        return names_of((self.fact,))


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
    opening = next((at for at in range(sentence.n_before, len(pieces)) if pieces[at].kind == "verb"), None)
    offices = sentence.offices
    holders = {name: office for office, name in offices.items()}
    keys, places = _keys(sentence)
    return Scene(
        sentence,
        drafts,
        _counts(pieces),
        {},
        tellers,
        in_headline,
        opening,
        _anchors(pieces),
        offices,
        holders,
        letters_of(pieces),
        cast,
        clauses_of(sentence),
        _parts(sentence),
        keys,
        places,
        {draft.index: draft.roles for draft in drafts},
        {},
        {},
    )


def _keys(sentence: Sentence) -> tuple[dict[int, str], dict[str, list[int]]]:
    """Of each phrase that names a party what makes it one with others, and where each such party stands."""
    keys: dict[int, str] = {}
    places: dict[str, list[int]] = {}
    for at, piece in enumerate(sentence.pieces):
        if piece.kind == "np" and piece.party:
            keys[at] = key_of(sentence.words, piece)
            places.setdefault(keys[at], []).append(at)
    return keys, places


def _parts(sentence: Sentence) -> dict[int, tuple[str, int]]:
    """Of each phrase whether it is subject or object, and of which verb, the nearest where it is so of several."""
    parts: dict[int, tuple[str, int]] = {}
    for name, table in (("O", sentence.objects), ("S", sentence.subjects)):
        for verb, group in table.items():
            for at in group:
                if at not in parts or abs(parts[at][1] - at) >= abs(verb - at):
                    parts[at] = name, verb
    return parts


def _counts(pieces: Sequence[Piece]) -> list[tuple[int, ...]]:
    """For each piece how many of each kind of COUNTED stand before it; of phrases those that name a party count."""
    counts = [0] * len(COUNTED)
    before = [tuple(counts)]
    for piece in pieces:
        if piece.kind in _PLACES and (piece.kind != "np" or piece.party in _RIVALS):
            counts[_PLACES[piece.kind]] += 1
        before.append(tuple(counts))
    return before


def _anchors(pieces: Sequence[Piece]) -> dict[int, int]:
    """For each phrase that و joins to another the first of its group."""
    anchors: dict[int, int] = {}
    joins = [at for at, piece in enumerate(pieces) if piece.joined and piece.kind == "np" and piece.party]
    past = joins[-1] if joins else 0
    for at, piece in enumerate(pieces[:past]):
        if piece.kind == "np" and at not in anchors:
            for joined in with_joined(pieces, at)[1:]:
                anchors.setdefault(joined, at)
    return anchors


def view_of(scene: Scene, number: int) -> View:
    """What the traits of every phrase share for one draft of the scene."""
    sentence, draft = scene.sentence, scene.drafts[number]
    pieces, reading, roles = sentence.pieces, draft.reading, draft.roles
    index = draft.index
    kind = _KINDS[reading.kind][bool(reading.enclitic)]
    governor = roles.governor if kind[0] != "V" else None
    last_verb = find_governor(sentence, index)
    if kind[0] != "V" and governor is None:
        governor = last_verb
    rules = ("00", "01", "10", "11")[2 * bool(roles.actor) + bool(roles.recipient)]
    slot = draft.entry.frame.get("obj", "-")
    after = _context(pieces, index - 1)
    entry = draft.entry
    slots, places = slots_of(pieces, index, entry.frame)
    return View(
        index,
        kind,
        draft.type,
        rules,
        _rulers(sentence, index, (("governor", governor), ("opening", scene.opening), ("last", last_verb))),
        _others_of(scene.drafts, number),
        _bare(pieces, index),
        frozenset((*roles.actor, *roles.recipient)),
        (
            trigger,
            kind,
            draft.type,
            draft.status,
            rules,
            roles.how,
            slot,
            entry.genitive,
            scene.in_headline,
            after,
        ),
        slots,
        places,
        entry.genitive if kind[0] != "V" else slot,
        _near(pieces, index),
        controls_of(sentence, index, scene.moods),
    )


def _rulers(sentence: Sentence, index: int, verbs: Sequence[tuple[str, int | None]]) -> list[Ruler]:
    """Those verbs beside a trigger that have a subject or objects."""
    subjects, objects = sentence.subjects, sentence.objects
    return [
        Ruler(name, tone_of(sentence.pieces[verb]), subjects.get(verb, ()), objects.get(verb, ()))
        for name, verb in verbs
        if verb is not None and verb != index
    ]


_NEAR_PIECES = 8


def _near(pieces: Sequence[Piece], index: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The two nearest phrases that name a party, before a trigger and behind it."""
    before = range(index - 1, max(-1, index - _NEAR_PIECES), -1)
    behind = range(index + 1, min(len(pieces), index + _NEAR_PIECES))
    return ("B", _first_two(pieces, before)), ("A", _first_two(pieces, behind))


def _first_two(pieces: Sequence[Piece], places: range) -> tuple[int, ...]:
    found: list[int] = []
    for at in places:
        if pieces[at].kind == "np" and pieces[at].party in _RIVALS:
            found.append(at)
            if len(found) == 2:
                break
    return tuple(found)


def _others_of(drafts: Sequence[Draft], number: int) -> list[tuple[str, Draft]]:
    places = (("before", number - 1), ("behind", number + 1), ("second", number - 2))
    return [(name, drafts[other]) for name, other in places if 0 <= other < len(drafts)]


def tone_of(verb: Piece) -> str:
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
        return tone_of(piece)
    return piece.kind
