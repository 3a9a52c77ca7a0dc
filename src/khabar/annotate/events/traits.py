"""What a trigger and a phrase of its sentence have to do with each other, as named traits: the choice of parties weighs them."""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from khabar.annotate.events.cast import Cast, parts_of
from khabar.annotate.events.closed import closed, unjoined, word_class
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.governing import find_governor
from khabar.annotate.events.groups import is_person, with_joined
from khabar.annotate.events.naming import (
    COUNTED,
    Fact,
    agreeing,
    along,
    as_object,
    as_object_of,
    as_subject,
    as_subject_of,
    between,
    by_itself,
    by_row,
    by_row_in_order,
    elsewhere,
    framed,
    in_order,
    member,
    named,
    names_of,
    of_office,
    ruling,
    standing,
    taken_up,
    telling,
    trigger,
    way,
)
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
_REACH = {
    "": 2,
    "place": 8,
    "capital": 8,
}  # how near a phrase that names no party must stand, and one of a place
NEAR = 8  # a phrase that only hides a party, behind a thing of its own or a word of who.tsv, is looked at this near
_PLACES = {kind: place for place, kind in enumerate(COUNTED)}
_VERB, _NP = 0, 7  # places in it
_LIMITS = (1, 2, 3, 5, 8, 12, 20)
_BUCKETS = [next((limit for limit in _LIMITS if n < limit), 99) for n in range(BACK + 1)]
_RIVALS = frozenset({"person", "group", "name", "capital"})
_PREPOSITIONS = ("ل", "ب", "من", "في", "علي", "الي", "مع", "بين", "ضد", "عن", "ك", "خلال")
# What names a preposition: each always the same string, which is quicker to look up than an equal one.
_NAMES = {"": "-", AGENT: "agent", TEMPORAL: "when"} | {prep: prep for prep in _PREPOSITIONS}
_KINDS = {"noun": ("N", "N+"), "participle": ("T", "T+"), "past": ("V", "V+"), "present": ("V", "V+")}


class Look(msgspec.Struct, frozen=True):
    """What a phrase is by itself: kind of party, class of its head, agreement, preposition, and all that as a fact."""

    party: str
    who: str
    agreement: str
    prep: str
    fact: Fact

    @property
    def traits(self) -> list[str]:
        """The names of what it is."""
        return names_of((self.fact,))


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
    offices = _offices(sentence.words, pieces)
    holders = {name: office for office, name in offices.items()}
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
    )


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
    kind = _KINDS[reading.kind][bool(reading.enclitic)]
    governor = roles.governor if kind[0] != "V" else None
    last_verb = find_governor(sentence, index)
    if kind[0] != "V" and governor is None:
        governor = last_verb
    rules = ("00", "01", "10", "11")[2 * bool(roles.actor) + bool(roles.recipient)]
    slot = draft.entry.frame.get("obj", "-")
    after = _context(pieces, index - 1)
    entry = draft.entry
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
    )


def _rulers(sentence: Sentence, index: int, verbs: Sequence[tuple[str, int | None]]) -> list[Ruler]:
    """Those verbs beside a trigger that have a subject or objects."""
    subjects, objects = sentence.subjects, sentence.objects
    return [
        Ruler(name, _tone(sentence.pieces[verb]), subjects.get(verb, ()), objects.get(verb, ()))
        for name, verb in verbs
        if verb is not None and verb != index
    ]


def _others_of(drafts: Sequence[Draft], number: int) -> list[tuple[str, Draft]]:
    places = (("before", number - 1), ("behind", number + 1), ("second", number - 2))
    return [(name, drafts[other]) for name, other in places if 0 <= other < len(drafts)]


def candidates(scene: Scene, view: View) -> list[int]:
    """The phrases that may be a party of the trigger: those near that name one, those beside it, those that the rules took."""
    pieces, index, looks = scene.sentence.pieces, view.index, scene.looks
    found = [
        at
        for at, piece in enumerate(pieces[max(0, index - BACK) : index + AHEAD], max(0, index - BACK))
        if piece.kind == "np" and _may_be_meant(scene.sentence.words, piece, abs(at - index))
    ]
    if not view.ruled.issubset(found):
        found = sorted([*found, *(at for at in view.ruled.difference(found) if pieces[at].kind == "np")])
    for at in found:
        if at not in looks:
            looks[at] = _look(scene.sentence.words, pieces[at])
        anchor = scene.anchors.get(at, at)
        if anchor not in looks:
            looks[anchor] = _look(scene.sentence.words, pieces[anchor])
    return found


def _may_be_meant(words: Words, piece: Piece, distance: int) -> bool:
    if distance <= _REACH.get(piece.party, BACK):
        return True
    return not piece.party and distance <= NEAR and _hidden(words, piece) != ""


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
    return names_of(facts_of(scene, view, number, at))


def facts_of(scene: Scene, view: View, number: int, at: int) -> list[Fact]:
    """What the phrase `at` has to do with draft `number`, what either is by itself left out."""
    look, draft = scene.looks[at], scene.drafts[number]
    own, at = at, scene.anchors.get(at, at)
    sentence = scene.sentence
    prep = sentence.pieces[at].prep
    index, kind, rules = view.index, view.kind, view.rules
    side = "C" if at < sentence.n_before else "B" if at < index else "A"
    low, high = (at + 1, index) if at < index else (index + 1, at)
    gaps = tuple(
        [
            n - n_low if n - n_low < 3 else 3
            for n, n_low in zip(scene.before[high], scene.before[low], strict=True)
        ]
    )
    verbs, rivals = gaps[_VERB] if gaps[_VERB] < 2 else 2, gaps[_NP]
    ruled = _ruled_of(scene, draft, own)
    frame = draft.entry.frame.get(prep, "-") if side == "A" and prep else ""
    found: list[Fact] = [
        (between, kind, side, gaps, _BUCKETS[min(high - low, BACK)]),
        (framed, view.type, frame, verbs, rivals),
        (ruling, view.type, kind, rules, draft.roles.how, ruled),
        (standing, kind, side, rules, ruled, look.party, verbs, rivals),
        (way, kind, side, rules, look.prep, verbs, rivals),
        (named, kind, side, view.type, look.party, look.who),
    ]
    lemma, form = draft.entry.lemma, kind[0]
    found.append((along, kind, side, path_between(scene.letters, low, high), look.prep))
    found.append((by_row, lemma, form, side, look.prep, look.who, ruled))
    if at in view.bare:
        found.append((by_row_in_order, lemma, form, view.bare[at], len(view.bare)))
    found += _syntax(scene, view, draft, at, side)
    found += parts_of(scene.cast, sentence, own, draft, _ruled(draft, own))
    found += _others(scene, view, draft, own)
    if own != at:
        found.append((member, side, rules, ruled))
    if own in scene.offices or own in scene.holders:
        found.append((of_office, own in scene.offices, ruled))
    return found + _told(scene, view, number, own)


def _told(scene: Scene, view: View, number: int, at: int) -> list[Fact]:
    """Who tells of the event, and who says it where the trigger is a word of saying."""
    around, cue = scene.tellers[number]
    if around is None and cue is None:
        return []
    piece = scene.sentence.pieces[at]
    span = scene.sentence.words.span(piece.first, piece.last)
    return [
        (telling, name, span.overlaps(speaker), view.kind, view.rules, view.type)
        for name, speaker in (("around", around), ("cue", cue))
        if speaker is not None
    ]


def _syntax(scene: Scene, view: View, draft: Draft, at: int, side: str) -> list[Fact]:
    """The place of a phrase in the clause of the trigger."""
    sentence, index, kind = scene.sentence, view.index, view.kind
    look, entry, own = scene.looks[at], draft.entry, sentence.pieces[index]
    slot = entry.frame.get("obj", "-")
    found: list[Fact] = []
    order = view.bare.get(at, 0)
    if order:
        beside = sentence.pieces[at].first == own.last + 1
        form = entry.genitive if kind[0] == "N" else slot
        found.append((in_order, kind, order, len(view.bare), beside, form, view.type, look.party, look.who))
    if kind[0] == "V":
        topic = sentence.topics.get(index, "")
        if at in sentence.subjects.get(index, ()):
            found.append((as_subject, topic, view.type, slot))
        if at in sentence.objects.get(index, ()):
            found.append((as_object, slot))
        n_bare = len(view.bare) if side == "A" else 0
        found.append((agreeing, own.number, look.agreement, side, order, n_bare))
    for ruler in view.rulers:
        if at in ruler.subject:
            known = view.type, view.rules, own.prep, entry.lemma in CASUALTY
            found.append((as_subject_of, ruler.name, kind, ruler.tone, *known))
        if at in ruler.objects:
            found.append((as_object_of, ruler.name, kind, ruler.tone))
    if side != "A":
        pronoun = draft.reading.enclitic or (has_pronoun(sentence.words, own) if kind[0] == "V" else "")
        if pronoun:
            found.append((taken_up, pronoun, look.agreement, kind))
    return found


def _others(scene: Scene, view: View, draft: Draft, at: int) -> list[Fact]:
    """What a phrase is to the events before and behind."""
    found: list[Fact] = []
    for name, there in view.others:
        ruled = _ruled_of(scene, there, at)
        if ruled == "-" or ruled == "o":
            continue
        joined = scene.sentence.pieces[draft.index].joined
        near = abs(there.index - draft.index) <= 4
        known = there.type, draft.type, joined, near, draft.status, draft.reading.kind
        found.append((elsewhere, name, ruled, *known))
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


def _look(words: Words, piece: Piece) -> Look:
    head = _head(words, piece)
    name = piece.actor.type if piece.actor is not None else "-"
    who = _who_of(head) or (name if piece.party in ("name", "capital", "place") and name != "-" else "-")
    agreement = _agreement(words[piece.first], piece, name)
    prep = _NAMES.get(piece.prep, "other")
    party = piece.party or "-"
    mentions = min(len(piece.actor.mentions), 4) if piece.actor is not None else 0
    definite = head.is_definite or piece.party == "name"
    owner = "" if party == "name" else head.enclitic
    n_words = min(piece.last - piece.first, 4)
    hidden = "" if piece.party else _hidden(words, piece)
    fact = by_itself, party, who, name, definite, prep, agreement, mentions, owner, n_words, hidden
    return Look(party, who, agreement, prep, fact)


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
    return who_of(word.bare, word.core, word.norm) or who_of(*base_forms(word))
