"""From the pieces of one sentence to its events, each with row, roles and status, still by piece."""

from collections.abc import Sequence
from itertools import pairwise

from khabar.annotate.events.closed import closed
from khabar.annotate.events.drafts import INFERRED, Draft
from khabar.annotate.events.lexicon import Entry, Reading
from khabar.annotate.events.parties import roles_of
from khabar.annotate.events.pieces import TEMPORAL, Piece
from khabar.annotate.events.roles import Roles
from khabar.annotate.events.rows import choose_row
from khabar.annotate.events.status import ruling_of
from khabar.annotate.events.subjects import Sentence, accused
from khabar.annotate.events.told import CASUALTY, doubts_of
from khabar.annotate.events.verbal import ATTACKS, is_verbal


def code(sentence: Sentence, *, in_headline: bool) -> list[Draft]:
    """What may be an event of one sentence, in order: what the lexicon, the frame and the chain of nouns give.

    Nothing is left out here: a draft tells how its row holds and what speaks against it.
    """
    drafts: list[Draft] = []
    loose: list[Draft] = []
    for index, piece in enumerate(sentence.pieces):
        if not piece.readings:
            continue
        reading, entry, held = choose_row(sentence.words, piece)
        if held in _NO_CHANCE:
            continue
        if held not in ("met", "free"):
            chance = _loose(sentence, index, reading, entry, held=held, in_headline=in_headline)
            loose += [chance] if chance is not None else []
            continue
        roles = roles_of(sentence, index, reading, entry)
        draft = Draft(index, reading, entry, roles, "occurred", None, entry.type, held, is_open=True)
        if drafts:
            _inherit(sentence, drafts[-1], draft, in_headline=in_headline)
            _ask_of(sentence, drafts[-2:], draft, in_headline=in_headline)
        ruled: list[int] = []
        if roles.how == "near" and not (
            _is_what_was_done(sentence, roles, piece) or _shares_subject(piece, reading)
        ):
            ruled, roles.actor, roles.how = roles.actor, [], ""
        if not roles.actor and not roles.recipient:
            _fall_back(sentence, draft, {at for other in drafts[-6:] for at in other.roles.recipient}, ruled)
        _complete(sentence, drafts, draft)
        draft.type = _type_of(sentence, draft, in_headline=in_headline)
        drafts.append(draft)
    _share_genitive(sentence, drafts)
    _blame(sentence, drafts)
    _spare(sentence, drafts)
    kept = _without_described(sentence, drafts)
    for at, draft in enumerate(kept):
        draft.doubts = doubts_of(sentence, kept, at)
    return sorted((*filter(_is_possible, drafts), *loose), key=lambda draft: draft.index)


def _is_possible(draft: Draft) -> bool:
    """Whether nothing speaks against a draft so strongly that it need not be weighed."""
    return _NONE.isdisjoint(draft.doubts)


_NO_CHANCE = frozenset({"blocked", "wide blocked"})
# no event, whatever else is known: of the development gold one in six or fewer is
_NONE = frozenset({"again", "ended", "disaster", "figure", "private", "topic"})


def _loose(
    sentence: Sentence, index: int, reading: Reading, entry: Entry, *, held: str, in_headline: bool
) -> Draft | None:
    """The draft of a row that does not quite hold, None where it has no chance; it lends nothing to others and takes nothing from them."""
    roles = roles_of(sentence, index, reading, entry)
    if not roles.actor and not roles.recipient and held != "wide met":
        return None  # one in fifteen is an event, of those whose needed word stands near one in five
    draft = Draft(index, reading, entry, roles, "occurred", None, entry.type, held)
    draft.doubts = doubts_of(sentence, [draft], 0)
    if not _is_possible(draft):
        return None
    draft.is_open = True
    draft.type = _type_of(sentence, draft, in_headline=in_headline)
    return draft


def read_status(sentence: Sentence, draft: Draft, *, in_headline: bool) -> None:
    """Fill in the status of a draft that is still open: three of four are no events, whatever it is."""
    if draft.is_open:
        draft.rule, draft.status, draft.cue = ruling_of(
            sentence.words, sentence.pieces, draft.index, draft.reading, draft.entry, in_headline=in_headline
        )
        draft.said = draft.status
        draft.is_open = False


def _inherit(sentence: Sentence, previous: Draft, draft: Draft, *, in_headline: bool) -> None:
    """What a noun that و joins to another event shares with it: doer, status, and the sufferer where none is named."""
    piece = sentence.pieces[draft.index]
    governor = draft.roles.governor
    if governor is not None and sentence.pieces[governor].norm in _HOLDING and previous.index < governor:
        if previous.type == "AGREE":  # "وثيقة تتضمن انضمام …": what a paper to come holds is still to come
            for one in (previous, draft):
                read_status(sentence, one, in_headline=in_headline)
            if draft.cue is None and previous.status not in _DONE:
                draft.status, draft.cue = previous.status, previous.cue
        return
    if draft.reading.kind != "noun" or not piece.joined or draft.index - previous.index > 10:
        return
    if any(p.kind in ("stop", "verb") for p in sentence.pieces[previous.index + 1 : draft.index]):
        return
    if previous.roles.how == "sentence":
        return
    worded = previous.type in _WORDED and draft.entry.type in ("ASSAULT", "COERCE")
    if not worded and (draft.roles.how not in ("genitive", "pronoun", "after") or not draft.roles.actor):
        shared = [at for at in previous.roles.actor if at not in draft.roles.recipient]
        draft.roles.actor = shared or draft.roles.actor
        draft.roles.how = "chain" if shared else draft.roles.how
    if not draft.roles.recipient and not draft.roles.actor:
        draft.roles.recipient = list(previous.roles.recipient)
        draft.roles.how = "chain"
    for one in (previous, draft):
        read_status(sentence, one, in_headline=in_headline)
    if draft.cue is None and previous.status in ("planned", "called_for", "hypothetical"):
        draft.status, draft.cue = previous.status, previous.cue


_WORDED = frozenset({"REQUEST", "ACCUSE", "REJECT"})  # who says a word about force does not use it


def _ask_of(sentence: Sentence, before: Sequence[Draft], draft: Draft, *, in_headline: bool) -> None:
    """Who is asked is to do it, who is accused has done it: "دعا الحكومة إلى وقف العنف", "اتهم موسكو بتسليحهم"."""
    roles = draft.roles
    charged = draft.reading.clitic == "ب"
    if draft.reading.kind != "noun" or roles.how not in ("", "near", "chain"):
        return
    for demand in reversed(before):
        rules = charged and demand.entry.lemma in _CHARGING
        if not (rules or demand.type == "REQUEST") or not demand.roles.recipient:
            continue
        near = draft.index - demand.index <= 10 and not any(
            piece.kind in ("stop", "that") for piece in sentence.pieces[demand.index + 1 : draft.index]
        )
        if not near:
            continue
        if not rules:
            read_status(sentence, draft, in_headline=in_headline)
        if rules or draft.status == "called_for":
            roles.actor = [at for at in demand.roles.recipient if at not in roles.recipient]
            roles.how = "chain" if roles.actor else roles.how
            return


_CHARGING = frozenset({"اتهم"})


def _share_genitive(sentence: Sentence, drafts: Sequence[Draft]) -> None:
    """Two joined nouns before one genitive have its party both: "تدخلات وزعزعة إيران", "لتحرير وتطهير المناطق من المليشيات"."""
    for draft, after in pairwise(drafts):
        if draft.reading.kind != "noun":
            continue
        joined = after.index == draft.index + 1 and sentence.pieces[after.index].joined
        if joined and after.reading.kind == "noun" and after.type == draft.type:
            own = after.roles.how not in INFERRED
            if own and after.roles.actor and draft.roles.how == "sentence":
                draft.roles.actor = list(after.roles.actor)
            draft.roles.recipient = draft.roles.recipient or list(after.roles.recipient)


def _blame(sentence: Sentence, drafts: Sequence[Draft]) -> None:
    """Who fell in an attack fell to whoever made it: "قتل جندي في هجوم شنه متمردون"; not to a side of a fight."""
    for at, draft in enumerate(drafts):
        if draft.entry.lemma not in CASUALTY or draft.roles.actor or not draft.roles.recipient:
            continue
        attack = next(
            (after for after in drafts[at + 1 : at + 4] if _is_attack(sentence, draft, after)), None
        )
        if attack is not None:
            draft.roles.actor = [at for at in attack.roles.actor if at not in draft.roles.recipient]


_DEVICES = frozenset(
    {
        "سياره",
        "عبوه",
        "حزام",
        "قنبله",
        "لغم",
        "نفسه",
        "نفسها",
        "شاحنه",
        "صهريج",
        "دراجه",
        "عبوات",
        "الغام",
        "سيارات",
    }
)


def _spare(sentence: Sentence, drafts: Sequence[Draft]) -> None:
    """Who fell in an attack did not make it, and what blew up is no victim: "قتل أربعة في تفجير سيارة"."""
    suffered: set[int] = set()
    for draft in drafts:
        roles = draft.roles
        if draft.entry.mode == "explosives":
            roles.recipient = [
                at for at in roles.recipient if sentence.words[sentence.pieces[at].first].bare not in _DEVICES
            ]
        if draft.type == "ASSAULT" and draft.reading.kind == "noun" and suffered.issuperset(roles.actor):
            roles.recipient = roles.recipient or roles.actor
            roles.actor = []
        if draft.entry.lemma in CASUALTY:
            suffered.update(roles.recipient)


def _is_attack(sentence: Sentence, draft: Draft, after: Draft) -> bool:
    """Whether a noun behind a casualty is the attack that it fell in."""
    pieces = sentence.pieces
    if after.type != "ASSAULT" or after.reading.kind != "noun" or not pieces[after.index].prep:
        return False
    if after.roles.how in INFERRED or after.index - draft.index > 8:
        return False
    if any(piece.prep == "بين" for piece in pieces[after.index + 1 : after.index + 4]):
        return False
    return not any(
        piece.kind == "stop" or (piece.kind == "verb" and not _tells_casualty(piece))
        for piece in pieces[draft.index + 1 : after.index]
    )


def _tells_casualty(piece: Piece) -> bool:
    """Whether a verb joined to another only goes on counting: "قتل ثلاثة وأصيب خمسة في هجوم"."""
    return piece.joined and any(
        entry.lemma in CASUALTY for reading in piece.readings for entry in reading.entries
    )


def _shares_subject(piece: Piece, reading: Reading) -> bool:
    """Whether a verbal noun has the subject of the verb before it: of purpose or means, or a visit's time."""
    if reading.kind != "noun" or reading.clitic in ("ل", "ب") or piece.prep == TEMPORAL:
        return True
    return piece.prep == "في" and all(entry.genitive != "A" for entry in reading.entries)


def _is_what_was_done(sentence: Sentence, roles: Roles, piece: Piece) -> bool:
    """Whether the noun tells what a party did: "ما حققته القوات من انتصارات"."""
    at = roles.governor
    if piece.prep != "من" or not at:
        return False
    before = sentence.words[sentence.pieces[at].first - 1].norm
    return before in ("ما", "بما", "لما", "مما", "وما")


def _without_described(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts without a verb that only says whom the attack before it hit (doubt "described"), and that attack with its target: "التفجير الذي استهدف مركزا"."""
    kept: list[Draft] = []
    for draft in drafts:
        previous = kept[-1] if kept else None
        if previous is not None and draft.entry.lemma == "استهدف" and draft.reading.kind == "past":
            between = sentence.pieces[previous.index + 1 : draft.index]
            attack = previous.reading.kind == "noun" and previous.type == "ASSAULT"
            if (
                attack
                and sentence.topics.get(draft.index) in ("relative", "before")
                and all(p.kind == "relative" for p in between)
                and (between or not previous.reading.definite)
            ):
                previous.roles.recipient = previous.roles.recipient or draft.roles.recipient
                if previous.roles.how == "sentence":
                    previous.roles.actor, previous.roles.how = [], ""
                draft.doubts = ("described",)
                continue
        kept.append(draft)
    return kept


_STRONG = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "CONCEDE", "MOBILIZE"})
_EASING = "ease"  # who lifts a sanction is not whoever stands near


def _fall_back(sentence: Sentence, draft: Draft, suffered: set[int], ruled: list[int]) -> None:
    """For a noun of force that names no party: the subject of the verb that rules it, else the nearest one of its sentence."""
    if draft.entry.mode == _EASING or draft.entry.lemma in _VAGUE:
        return
    bursting = draft.entry.lemma == "انفجر"
    if (
        not (draft.reading.kind == "noun" or bursting)
        or draft.entry.type not in _STRONG
        or draft.roles.actor
        or draft.roles.recipient
    ):
        return
    pieces = sentence.pieces
    role = draft.roles.recipient if draft.entry.genitive[-1] in "RT" else draft.roles.actor
    sentenced = accused(sentence, draft.index) if draft.entry.type == "ASSAULT" else None
    if sentenced is not None and sentenced not in suffered:
        draft.roles.actor, draft.roles.how = [sentenced], "court"
        return
    listed = bool(ruled) and pieces[draft.index].joined
    named = listed or draft.entry.lemma in _TOLD_AGAIN or draft.entry.type == "PROTEST"
    if draft.reading.definite and not named:
        return  # "الحرب", "العمليات": told before, and not by whoever stands near
    if role is draft.roles.actor and ruled:
        role.extend(ruled)
        draft.roles.how = "sentence"
        return
    low, high = _clause(pieces, draft.index)
    for distance in range(1, 11):
        for at in (draft.index - distance, draft.index + distance):
            if role is draft.roles.actor and at in suffered:
                continue
            if low <= at < high and _can_be_meant(pieces[at]) and (at != draft.index + 1 or pieces[at].prep):
                role.append(at)
                draft.roles.how = "sentence"
                return


_VAGUE = frozenset({"عمل", "قضى", "سمح", "انتهاك", "تحرر", "مناورة", "تصدى", "حرب", "صراع", "انفجار"})
_TOLD_AGAIN = frozenset({"سيطر", "انسحب"})


def _clause(pieces: Sequence[Piece], index: int) -> tuple[int, int]:
    """The pieces round a trigger that belong to its clause: from the last أن or stop to the next one."""
    low = next(
        (at + 1 for at in range(index - 1, max(-1, index - 11), -1) if pieces[at].kind in _LIMITS),
        max(0, index - 10),
    )
    high = next(
        (at for at in range(index + 1, min(len(pieces), index + 11)) if pieces[at].kind in _LIMITS),
        min(len(pieces), index + 11),
    )
    return low, high


_LIMITS = frozenset({"that", "stop"})


def _can_be_meant(piece: Piece) -> bool:
    """Whether a phrase may be the party of a noun that names none: no place, and no country that is only a place."""
    if piece.kind != "np" or piece.party not in ("person", "group", "name"):
        return False
    return not (
        piece.actor is not None and piece.actor.type == "GPE" and piece.prep in closed().place_prepositions
    )


_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "COOPERATE"})
_COURT_PIECES = 60
_COURTS = frozenset({"محكمه", "محاكم"})


def _complete(sentence: Sentence, drafts: Sequence[Draft], draft: Draft) -> None:
    """The doer of a noun that names only the sufferer: the court of a ruling, else the doer of the act just before."""
    roles = draft.roles
    if draft.reading.kind != "noun":
        return
    pieces = sentence.pieces
    if draft.entry.type == "COERCE" and not roles.recipient:
        sentenced = accused(sentence, draft.index)
        roles.recipient = [sentenced] if sentenced is not None and sentenced not in roles.actor else []
    if roles.actor:
        return
    if draft.entry.type in ("COERCE", "ACCUSE") and draft.entry.mode != "seize":
        for at in range(draft.index - 1, max(-1, draft.index - _COURT_PIECES), -1):
            if pieces[at].kind == "np" and sentence.words[pieces[at].first].bare in _COURTS:
                roles.actor, roles.how = [at], "court"
                return
    if not roles.recipient or draft.entry.type not in _FORCE:
        return
    sentenced = accused(sentence, draft.index) if draft.entry.type in ("COOPERATE", "ASSAULT") else None
    if sentenced is not None and sentenced not in roles.recipient:
        roles.actor, roles.how = [sentenced], "court"
        return
    for previous in reversed(drafts[-2:]):
        if (
            previous.roles.actor
            and previous.entry.type in _FORCE
            and not _parted(pieces, previous.index, draft.index)
        ):
            shared = [at for at in previous.roles.actor if at not in roles.recipient]
            roles.actor, roles.how = shared, "chain"
            return


def _parted(pieces: Sequence[Piece], first: int, last: int) -> bool:
    return last - first > 12 or any(
        piece.kind in ("stop", "that", "relative") for piece in pieces[first:last]
    )


_CONTROL = "سيطر"  # its type hangs on its status
_DONE = ("occurred", "ongoing")
_HOLDING = frozenset({"تتضمن", "يتضمن", "تشمل", "يشمل", "تنص", "ينص", "تقضي", "يقضي", "متضمنا", "متضمنه"})
_PROTESTERS = frozenset({"متظاهر", "متظاهرون", "متظاهرين", "محتجون", "محتجين", "متظاهرا"})
_JOINING = frozenset({"انضم", "ضم"})


def _type_of(sentence: Sentence, draft: Draft, *, in_headline: bool) -> str:
    """The PLOVER type, where the parties or the words round it decide between two."""
    pieces = sentence.pieces
    if draft.entry.lemma == _CONTROL:
        read_status(sentence, draft, in_headline=in_headline)
        return _control(sentence, draft)
    joining = draft.entry.lemma in _JOINING and draft.entry.type == "COOPERATE"
    if joining and any(_is_state(pieces[at]) for at in draft.roles.actor):
        return "SUPPORT"
    if draft.entry.type in ("ACCUSE", "REQUEST") and any(
        sentence.words[pieces[at].first].bare in _PROTESTERS for at in draft.roles.actor
    ):
        return "PROTEST"
    if draft.entry.lemma in ATTACKS and is_verbal(sentence, draft):
        return "ACCUSE"
    return draft.entry.type


def _control(sentence: Sentence, draft: Draft) -> str:
    """Taking a place is ASSAULT, holding it is COERCE: "تحت سيطرة", "يسيطرون على"."""
    first = sentence.pieces[draft.index].first
    if first and sentence.words[first - 1].norm == "تحت":
        draft.status = "ongoing"
    return "COERCE" if draft.status == "ongoing" else "ASSAULT"


def _is_state(piece: Piece) -> bool:
    return piece.party == "capital" or (
        piece.actor is not None and piece.party == "name" and piece.actor.type == "GPE"
    )
