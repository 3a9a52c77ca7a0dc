"""What a trigger and a phrase of its sentence have to do with each other, as named traits: the choice of parties weighs them."""

from bisect import bisect_left
from collections.abc import Mapping

from khabar.annotate.events.cast import parts_of
from khabar.annotate.events.clauses import way_to
from khabar.annotate.events.controls import held_by
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.genders import gender_of
from khabar.annotate.events.looks import hidden_in, look_of
from khabar.annotate.events.naming import (
    Fact,
    again,
    agreeing,
    along,
    as_object,
    as_object_of,
    as_subject,
    as_subject_of,
    beside,
    between,
    by_row,
    by_row_and_rules,
    by_row_and_who,
    by_row_in_order,
    by_row_ruled,
    clause_way,
    elsewhere,
    fallen,
    filled,
    framed,
    gender,
    in_order,
    member,
    named,
    names_of,
    of_office,
    paired,
    ruling,
    standing,
    taken,
    taken_up,
    telling,
    way,
)
from khabar.annotate.events.paths import path_between
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.scenes import Scene, View, tone_of
from khabar.annotate.events.subjects import has_pronoun
from khabar.annotate.events.told import CASUALTY
from khabar.model import Words

BACK = 25  # pieces before a trigger among which its parties are sought
AHEAD = 12  # and behind it
_REACH = {
    "": 2,
    "place": 8,
    "capital": 8,
}  # how near a phrase that names no party must stand, and one of a place
NEAR = 8  # a phrase that only hides a party, behind a thing of its own or a word of who.tsv, is looked at this near
_VERB, _NP = 0, 7  # places in COUNTED
_LIMITS = (1, 2, 3, 5, 8, 12, 20)
_BUCKETS = [next((limit for limit in _LIMITS if n < limit), 99) for n in range(BACK + 1)]


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
    if scene.offices:
        found = _without_twins(scene.offices, found)
    for at in found:
        if at not in looks:
            looks[at] = look_of(scene.sentence.words, pieces[at])
        anchor = scene.anchors.get(at, at)
        if anchor not in looks:
            looks[anchor] = look_of(scene.sentence.words, pieces[anchor])
    for _, near in view.near:
        for at in near:
            if at not in looks:
                looks[at] = look_of(scene.sentence.words, pieces[at])
    return found


def _without_twins(offices: Mapping[int, int], found: list[int]) -> list[int]:
    """The phrases without the second of a name and an office of one party."""
    kept = set(found)
    for office, name in offices.items():
        if office in kept and name in kept:
            kept.discard(max(office, name))
    return [at for at in found if at in kept]


def _may_be_meant(words: Words, piece: Piece, distance: int) -> bool:
    if distance <= _REACH.get(piece.party, BACK):
        return True
    return not piece.party and distance <= NEAR and hidden_in(words, piece) != ""


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
    found.append((by_row, lemma, form, side, look.prep))
    found.append((by_row_and_who, lemma, form, look.who))
    found.append((by_row_and_rules, lemma, form, ruled))
    if at in view.bare:
        found.append((by_row_in_order, lemma, form, view.bare[at], len(view.bare)))
    found += _syntax(scene, view, draft, at, side)
    found += parts_of(scene.cast, sentence, own, draft, _ruled(draft, own))
    found += _others(scene, view, draft, own)
    if own != at:
        found.append((member, side, rules, ruled))
    if own in scene.offices or own in scene.holders:
        found.append((of_office, own in scene.offices, ruled))
    found += held_by(sentence, index, view.controls, own, scene.drafted)
    found.append(_by_row_ruled(scene, view, draft, at, side))
    found += _clausal(scene, view, own, look.prep) + _again(scene, view, own, side)
    found += _agreeing(scene, view, draft, own, side)
    return found + _told(scene, view, number, own) + _round(scene, view, own, at, side)


def _by_row_ruled(scene: Scene, view: View, draft: Draft, at: int, side: str) -> Fact:
    """The place of a phrase, by the row of the trigger and what stands before that."""
    order, prep = view.bare.get(at, 0), scene.sentence.pieces[view.index].prep
    place = f"{side}{order}of{len(view.bare)}" if order else f"{side} {scene.looks[at].prep}"
    return by_row_ruled, draft.entry.lemma, view.type, view.kind, prep, draft.reading.definite, place


def _clausal(scene: Scene, view: View, own: int, prep: str) -> list[Fact]:
    """How the clause of a phrase stands to that of the trigger, and of which verb it is subject or object."""
    sentence, index = scene.sentence, view.index
    way = way_to(scene.clauses, index, own) if own >= sentence.n_before else "former"
    part, verb = scene.parts.get(own, ("-", index))
    found: list[Fact] = [(clause_way, way, view.kind, prep, part)]
    if verb != index:
        where = "before" if verb < index else "behind"
        found.append((taken, part, tone_of(sentence.pieces[verb]), where, way, view.kind))
    return found


def _again(scene: Scene, view: View, own: int, side: str) -> list[Fact]:
    """Whether a party is named once more in the sentence, nearer to the trigger or farther from it."""
    places = scene.places[scene.keys[own]] if own in scene.keys else []
    if len(places) < 2:
        return []
    far, index = abs(own - view.index), view.index
    behind = bisect_left(places, index)
    near = min(abs(other - index) for other in places[max(0, behind - 2) : behind + 2] if other != own)
    off = max(abs(other - index) for other in (*places[:2], *places[-2:]) if other != own)
    return [(again, near < far, off > far, side, view.kind)]


def _agreeing(scene: Scene, view: View, draft: Draft, own: int, side: str) -> list[Fact]:
    """How a phrase agrees with the verb or the pronoun of the trigger."""
    sentence, index, pronoun = scene.sentence, view.index, draft.reading.enclitic
    is_verb = view.kind[0] == "V"
    if not is_verb and not pronoun:
        return []
    mark = scene.genders.get(own)
    if mark is None:
        mark = scene.genders[own] = gender_of(sentence.words, sentence.pieces[own])
    part = scene.parts.get(own, ("-", index))[0]
    number = f"V{sentence.pieces[index].number}{sentence.topics.get(index, '-')[:1]}"
    found: list[Fact] = [(gender, number, mark, side, part)] if is_verb else []
    if pronoun:
        found.append((gender, f"{'V' if is_verb else 'N'}+{pronoun}", mark, side, part))
    return found


def _round(scene: Scene, view: View, own: int, at: int, side: str) -> list[Fact]:
    """What stands round a trigger and beside a phrase."""
    kind, letters = view.kind, scene.letters
    place = view.places.get(own, 0) if side == "A" else -1
    before = letters[at - 1] if at else "^"
    behind = letters[own + 1] if own + 1 < len(letters) else "$"
    who = scene.looks[own].who
    found: list[Fact] = [
        (filled, kind, view.form, view.slots, place, view.type),
        (beside, kind, side, before, behind),
    ]
    for where, near in view.near:
        other = "none"
        for rival in near:
            if rival != own and rival != at:
                other = scene.looks[rival].who
                break
        found.append((paired, kind[0], side, who, where, other))
    return found


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
        is_next = sentence.pieces[at].first == own.last + 1
        form = entry.genitive if kind[0] == "N" else slot
        found.append((in_order, kind, order, len(view.bare), is_next, form, view.type, look.party, look.who))
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
        if draft.entry.lemma in CASUALTY or there.entry.lemma in CASUALTY:
            found.append(_fallen(scene, draft, there, name, ruled))
    return found


def _fallen(scene: Scene, draft: Draft, there: Draft, name: str, ruled: str) -> Fact:
    low, high = min(draft.index, there.index), max(draft.index, there.index)
    between = scene.letters[low + 1 : high]
    casualties = "".join("1" if one.entry.lemma in CASUALTY else "0" for one in (draft, there))
    prep = scene.sentence.pieces[there.index].prep
    parted = "v" in between or "!" in between
    return fallen, name, ruled, casualties, there.type, there.reading.kind, prep, parted


def _ruled_of(scene: Scene, draft: Draft, at: int) -> str:
    """What the rules made of a phrase, or of the other of an office and its holder's name."""
    ruled = _ruled(draft, at)
    if ruled != "-":
        return ruled
    twin = scene.offices.get(at, scene.holders.get(at))
    return _ruled(draft, twin) if twin is not None else "-"


def _ruled(draft: Draft, at: int) -> str:
    """What the rules made of a phrase: A doer, R recipient, P place, - nothing."""
    roles = draft.roles
    if at in roles.actor:
        return "AR" if at in roles.recipient else "A"
    if at in roles.recipient:
        return "R"
    return "P" if at == roles.place else "-"
