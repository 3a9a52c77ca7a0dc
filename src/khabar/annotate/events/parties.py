"""Who did it and to whom: the roles round one trigger, read from the pieces of its sentence."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.events.lexicon import Entry, Reading
from khabar.annotate.events.pieces import Piece, closed
from khabar.model import Words

_WINDOW = 14  # pieces looked at after a trigger, at most
_LIGHT_WINDOW = 5


class Roles(msgspec.Struct):
    """The pieces that fill the roles of one trigger."""

    actor: list[int] = []
    recipient: list[int] = []
    place: int | None = None
    governor: int | None = None  # the verb piece that rules the trigger
    inherited: bool = False


class Sentence(msgspec.Struct):
    """The pieces of one sentence and, for each verb, its subject; filled from left to right."""

    pieces: list[Piece]
    subjects: dict[int, list[int]]  # verb piece → pieces of its subject
    objects: dict[int, list[int]]


def read_sentence(words: Words, pieces: list[Piece]) -> Sentence:
    """The sentence with the subject and the bare objects of each of its verbs."""
    sentence = Sentence(pieces, {}, {})
    for index, piece in enumerate(pieces):
        if piece.kind == "verb":
            subject, objects = _subject_and_objects(words, sentence, index)
            sentence.subjects[index] = subject
            sentence.objects[index] = objects
    return sentence


def _subject_and_objects(words: Words, sentence: Sentence, index: int) -> tuple[list[int], list[int]]:
    pieces = sentence.pieces
    verb = pieces[index]
    how, before = _subject_before(sentence, index)
    after = _bare_after(words, pieces, index)
    enclitic = bool(verb.readings and verb.readings[0].enclitic) or bool(words[verb.first].enclitic)
    if how == "relative" and enclitic and after:
        return after[0], before
    if how in ("relative", "before"):
        return before, after[0] if after else []
    if verb.number == "p":
        return before, after[0] if after else []
    if not after:
        return before, []
    if before and len(after) == 1 and _is_object(words, verb, pieces[after[0][0]]):
        return before, after[0]
    return after[0], after[1] if len(after) > 1 else []


def _is_object(words: Words, verb: Piece, piece: Piece) -> bool:
    """Whether the one phrase after a verb cannot be its subject: wrong gender or an accusative ending."""
    word = words[piece.first]
    if word.kind == "number":
        return verb.number == "f"
    if word.norm.endswith(("ين", "ا")) and not word.is_definite and piece.actor is None:
        return True
    return not piece.party


def _subject_before(sentence: Sentence, index: int) -> tuple[str, list[int]]:
    """How the subject stands before a verb ("before", "relative", "carried", "") and its pieces."""
    pieces = sentence.pieces
    bare: list[int] = []
    for step, at in enumerate(range(index - 1, -1, -1)):
        piece = pieces[at]
        if piece.kind == "verb":
            if piece.norm in closed().auxiliaries and not bare:
                continue
            if piece.norm in closed().auxiliaries:
                return "before", _with_joined(pieces, bare[-1])
            return "carried", sentence.subjects.get(at, [])
        if piece.kind == "relative":
            for back in range(at - 1, max(-1, at - 8), -1):
                if pieces[back].kind == "np" and (pieces[back].party or back == at - 1):
                    return "relative", [back]
                if pieces[back].kind in ("verb", "stop"):
                    break
            return "", []
        if piece.kind in ("that", "stop", "subordinate"):
            break
        if piece.kind == "np" and not piece.prep and (piece.party or step <= 1):
            bare.append(at)
        if step > 24:
            break
    if bare:
        return "before", _with_joined(pieces, bare[-1])
    return "", []


def _with_joined(pieces: Sequence[Piece], at: int) -> list[int]:
    """A phrase and those that و joins to it."""
    group = [at]
    for index in range(at + 1, min(at + 6, len(pieces))):
        piece = pieces[index]
        if piece.kind == "np" and piece.joined and not piece.prep and piece.party:
            group.append(index)
        elif not (piece.kind == "comma" and index + 1 < len(pieces) and pieces[index + 1].joined):
            break
    return group


def _bare_after(words: Words, pieces: Sequence[Piece], index: int) -> list[list[int]]:
    """The groups of phrases without preposition after a verb, in its own clause."""
    groups: list[list[int]] = []
    at = index + 1
    end = min(len(pieces), index + _WINDOW)
    while at < end:
        piece = pieces[at]
        if piece.kind in ("that", "relative", "subordinate", "stop", "verb"):
            break
        if piece.kind == "event" and piece.joined:
            break
        if piece.kind == "comma" and groups and at + 1 < end and pieces[at + 1].kind != "np":
            break
        if piece.kind == "np" and not piece.prep and not (piece.joined and groups) and not _is_time(words, piece):
            group = _with_joined(pieces, at)
            groups.append(group)
            at = group[-1]
        at += 1
    return groups


_TIME_WORDS = frozenset("يوم مساء صباح فجر ليل ليله ظهر عصر الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد اليوم امس الماضي عام سنه شهر ساعه مره اسبوع".split())


def _is_time(words: Words, piece: Piece) -> bool:
    word = words[piece.first]
    return word.norm in _TIME_WORDS or word.bare in _TIME_WORDS


def roles_of(words: Words, sentence: Sentence, index: int, reading: Reading, entry: Entry) -> Roles:
    """The roles of the trigger at piece `index`, read with one row of the lexicon."""
    if reading.kind in ("past", "present"):
        roles = _verb_roles(sentence, index, reading, entry)
    else:
        roles = _noun_roles(words, sentence, index, reading, entry)
    _prepositions(words, sentence, index, entry, roles)
    return roles


def _verb_roles(sentence: Sentence, index: int, reading: Reading, entry: Entry) -> Roles:
    roles = Roles(actor=list(sentence.subjects.get(index, [])), recipient=[], governor=index)
    objects = sentence.objects.get(index, [])
    pieces = sentence.pieces
    own = [at for at in roles.actor if at > index]
    role = entry.frame.get("obj", "")
    if entry.frame.get("subj") == "R":
        roles.recipient, roles.actor = roles.actor, []
        return roles
    if role in ("T", "R", "P") and own and not objects and not reading.enclitic and entry.type in _PASSIVE and reading.kind == "past":
        roles.recipient, roles.actor = roles.actor, []
        return roles
    _give(pieces, objects, role, roles)
    if reading.enclitic and role in ("T", "R") and not roles.recipient:
        roles.recipient = _antecedent(sentence, index, avoid=roles.actor)
    return roles


_PASSIVE = frozenset({"ASSAULT", "COERCE", "SANCTION", "CONCEDE"})


def _give(pieces: Sequence[Piece], group: Sequence[int], role: str, roles: Roles) -> None:
    """Put a group of phrases into a role where they can fill it."""
    parties = [at for at in group if pieces[at].party]
    if role == "A":
        roles.actor = roles.actor or [at for at in parties if pieces[at].party != "place"]
    elif role == "R":
        roles.recipient += [at for at in parties if pieces[at].party != "place"]
    elif role == "T":
        roles.recipient += list(group)
    elif role == "P" and group:
        if roles.place is None:
            roles.place = group[0]
        roles.recipient += [at for at in parties if _is_country(pieces[at])]
    elif role == "S":
        roles.actor = roles.actor or parties[:1]
        roles.recipient += [at for at in parties if at not in roles.actor]


def _is_country(piece: Piece) -> bool:
    return piece.party == "name" and piece.actor is not None and piece.actor.type == "GPE"


def _noun_roles(words: Words, sentence: Sentence, index: int, reading: Reading, entry: Entry) -> Roles:
    roles = Roles()
    pieces = sentence.pieces
    has_genitive = False
    if not reading.definite and not reading.enclitic and index + 1 < len(pieces):
        has_genitive = _genitive(words, sentence, index, entry, roles)
    roles.governor = _governor(sentence, index)
    if reading.enclitic:
        _pronoun(sentence, index, entry, roles)
    if not roles.actor and not (has_genitive and "A" in entry.genitive and not roles.recipient):
        roles.actor = [at for at in _controller(sentence, index, roles.governor) if at not in roles.recipient]
        roles.inherited = bool(roles.actor)
    return roles


def _genitive(words: Words, sentence: Sentence, index: int, entry: Entry, roles: Roles) -> bool:
    pieces = sentence.pieces
    following = pieces[index + 1]
    if following.kind != "np" or following.prep or following.joined or following.first != pieces[index].last + 1:
        return False
    word = words[following.first]
    if not (following.party or word.is_definite or word.kind == "number"):
        if not entry.frame.get("obj") in ("T", "P"):
            return False
    group = _with_joined(pieces, index + 1)
    role = _genitive_role(pieces, index, entry)
    _give(pieces, group, role, roles)
    return True


def _genitive_role(pieces: Sequence[Piece], index: int, entry: Entry) -> str:
    """A noun of an act on somebody may have its doer or its target in the genitive: the other role's phrase decides."""
    if len(entry.genitive) == 1:
        return entry.genitive
    ruled = {piece.prep for piece in pieces[index + 2 : index + 7] if piece.kind == "np" and piece.prep}
    marked = {prep for prep, role in entry.frame.items() if role in "RT" and prep != "obj"}
    bare = index + 2 < len(pieces) and pieces[index + 2].kind == "np" and not pieces[index + 2].prep and not pieces[index + 2].joined
    if ruled & marked or bare:
        return "A"
    return entry.genitive[1]


def _pronoun(sentence: Sentence, index: int, entry: Entry, roles: Roles) -> None:
    found = _antecedent(sentence, index, avoid=[])
    role = entry.genitive[0] if entry.genitive[0] in "ART" else "A"
    marked = {piece.prep for piece in sentence.pieces[index + 1 : index + 5] if piece.kind == "np" and piece.prep}
    if role in "RT" and entry.type in ("ACCUSE", "SUPPORT", "AID") and marked & {p for p, r in entry.frame.items() if r == "R"}:
        role = "A"
    if role == "A":
        roles.actor = found
    else:
        roles.recipient = found


def _antecedent(sentence: Sentence, index: int, *, avoid: Sequence[int]) -> list[int]:
    """The nearest earlier party that a pronoun can stand for: the subject of the clause first."""
    for at in range(index - 1, max(-1, index - 24), -1):
        piece = sentence.pieces[at]
        if piece.kind == "verb":
            subject = [back for back in sentence.subjects.get(at, []) if back < index and back not in avoid and sentence.pieces[back].party]
            if subject:
                return subject[:1]
        if piece.kind == "np" and piece.party and piece.party != "place" and at not in avoid and not piece.prep:
            return [at]
    for at in range(index - 1, max(-1, index - 24), -1):
        piece = sentence.pieces[at]
        if piece.kind == "np" and piece.party in ("person", "group", "name") and at not in avoid:
            return [at]
    return []


def _governor(sentence: Sentence, index: int) -> int | None:
    for at in range(index - 1, max(-1, index - 24), -1):
        kind = sentence.pieces[at].kind
        if kind == "verb":
            return at
        if kind == "stop":
            return None
    return None


def _controller(sentence: Sentence, index: int, governor: int | None) -> list[int]:
    """The subject that a verbal noun takes over from its verb: "شنت القوات هجوما", "توجه الوفد للقاء"."""
    if governor is None:
        return []
    verb = sentence.pieces[governor]
    if verb.norm.lstrip("وفس") in _IMPERSONAL or verb.norm in _IMPERSONAL:
        return []
    return [at for at in sentence.subjects.get(governor, []) if at < index and sentence.pieces[at].party not in ("", "place")]


_IMPERSONAL = frozenset("تم يتم تتم تمت جري جرت يجري تجري وقع وقعت ادي ادت اسفر اسفرت يمكن يجب حدث حدثت اندلعت اندلع شهد شهدت تشهد يشهد".split())


def _prepositions(words: Words, sentence: Sentence, index: int, entry: Entry, roles: Roles) -> None:
    """Fill roles from the prepositional phrases after a trigger, within its clause."""
    pieces = sentence.pieces
    taken = {*roles.actor, *roles.recipient}
    for at in range(index + 1, min(len(pieces), index + _WINDOW)):
        piece = pieces[at]
        if piece.kind in ("that", "relative", "subordinate", "stop") or (piece.kind == "verb" and at > index + 1):
            break
        if piece.kind == "event" and (piece.joined or at > index + 3):
            break
        if piece.kind != "np" or not piece.prep or at in taken:
            continue
        role = entry.frame.get(piece.prep)
        group = _with_joined(pieces, at)
        if role:
            if not (role in "RT" and roles.recipient and at > index + 4):
                _give(pieces, group, role, roles)
        elif piece.prep in ("بيد", "بايدي", "قبل"):
            _give(pieces, group, "A", roles)
        if roles.place is None and piece.prep in _PLACE_PREPS and _is_place(words, piece):
            roles.place = at


_PLACE_PREPS = frozenset("في ب داخل قرب وسط شمال جنوب شرق غرب شمالي جنوبي شرقي غربي الي".split())
_PLACE_HEADS = frozenset("مدينه محافظه منطقه مناطق بلده قريه قصر مقر مطار قاعده معسكر حي ميناء جبل وادي عاصمه العاصمه اقليم ولايه مكتب مسجد المسجد سجن مخيم ساحل جزيره حدود الحدود شارع ميدان مستشفي جنوب شمال شرق غرب وسط ضواحي ديوان".split())


def _is_place(words: Words, piece: Piece) -> bool:
    if piece.actor is not None and piece.actor.type in ("LOC", "GPE") and piece.party in ("place", "name"):
        return True
    return words[piece.first].bare in _PLACE_HEADS
