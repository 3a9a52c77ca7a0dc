"""Who did it and to whom: the roles round one trigger, read from the pieces of its sentence."""

from collections.abc import Sequence

from khabar.annotate.events.closed import unjoined
from khabar.annotate.events.governing import find_controller, find_governor, is_suffering
from khabar.annotate.events.groups import with_joined
from khabar.annotate.events.lexicon import Entry, Reading
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.prepositional import (
    is_bound_light,
    is_done_by,
    is_object_behind,
    read_prepositions,
)
from khabar.annotate.events.roles import Roles, give
from khabar.annotate.events.subjects import Sentence, acts, antecedent
from khabar.model import Words

_WINDOW = 14  # pieces looked at after a trigger, at most


def roles_of(sentence: Sentence, index: int, reading: Reading, entry: Entry) -> Roles:
    """The roles of the trigger at piece `index`, read with one row of the lexicon."""
    if reading.kind in ("past", "present"):
        roles = _verb_roles(sentence, index, reading, entry)
    else:
        roles = _noun_roles(sentence, index, reading, entry)
    read_prepositions(sentence, index, entry, roles)
    if entry.type in _GIVEN and reading.kind == "noun":
        _received(sentence, index, roles)
    if entry.type in ("ACCUSE", "SUPPORT") and entry.mode in ("praise", "disapprove") and not roles.recipient:
        _behind(sentence, index, roles)
    return roles


_GIVEN = frozenset({"CONSULT", "REQUEST", "THREATEN", "AID", "SUPPORT", "AGREE"})
_RECEIVING_VERBS = frozenset({"تلقي", "تلقت", "تلقوا", "يتلقي", "تتلقي", "تسلم", "تسلمت"})


def _received(sentence: Sentence, index: int, roles: Roles) -> None:
    """Who receives a call, a demand or help is not its doer: "تلقى الملك اتصالا من الرئيس"."""
    pieces, governor = sentence.pieces, roles.governor
    if governor is None or index - governor > 4:
        return
    if unjoined(pieces[governor].norm, _RECEIVING_VERBS) not in _RECEIVING_VERBS:
        return
    giver = next(
        (
            at
            for at in range(index + 1, min(len(pieces), index + 5))
            if pieces[at].prep == "من" and acts(pieces[at])
        ),
        None,
    )
    subject = [at for at in sentence.subjects.get(governor, []) if acts(pieces[at])]
    if giver is None or not subject:
        return
    roles.actor, roles.recipient, roles.how = with_joined(pieces, giver), subject, "genitive"


def _behind(sentence: Sentence, index: int, roles: Roles) -> None:
    """Whom praise or blame is for where its object is a deed: "أشاد بالدور الذي تقوم به المنظمة"."""
    pieces = sentence.pieces
    blamed = pieces[index].readings[0].entries[0].mode == "disapprove"
    for at in range(index + 1, min(len(pieces), index + 12)):
        piece = pieces[at]
        if blamed and (piece.prep in ("علي", "ضد") or _strikes(piece)):
            return  # "أدانت الهجوم الذي استهدف السفارة": who was struck is not blamed
        if piece.kind in ("that", "stop") or (piece.kind == "verb" and pieces[at - 1].kind != "relative"):
            return
        if piece.kind == "np" and at not in roles.actor and piece.party in ("group", "name", "person"):
            roles.recipient = with_joined(pieces, at)
            return


def _strikes(piece: Piece) -> bool:
    return piece.kind == "verb" and any(
        entry.type == "ASSAULT" and not reading.enclitic
        for reading in piece.readings
        for entry in reading.entries
    )


def _verb_roles(sentence: Sentence, index: int, reading: Reading, entry: Entry) -> Roles:
    pieces = sentence.pieces
    subject = [at for at in sentence.subjects.get(index, []) if pieces[at].kind == "np"]
    if "subj" not in entry.frame and not _is_passive(
        sentence, index, reading, entry, subject, sentence.objects.get(index, [])
    ):
        subject = [at for at in subject if acts(pieces[at])]
    roles = Roles(actor=subject, recipient=[], governor=index)
    objects = sentence.objects.get(index, [])
    role = entry.frame.get("obj", "")
    if (
        not objects
        and index + 1 < len(pieces)
        and pieces[index + 1].kind == "verb"
        and pieces[index + 1].joined
    ):
        objects, role = sentence.objects.get(index + 1, []), role or "R"  # "انضموا وبايعوا التنظيم"
    if "subj" in entry.frame:
        roles.actor = []
        give(pieces, subject, entry.frame["subj"], roles)
        return roles
    if _is_passive(sentence, index, reading, entry, subject, objects):
        roles.actor = []
        give(pieces, subject, role, roles)
        return roles
    topic = _topic_of_preposition(sentence, index, entry)
    if topic is not None:
        roles.recipient = topic
        roles.actor = [at for at in subject if at not in topic]
        return roles
    give(pieces, [at for at in objects if pieces[at].kind == "np"], role, roles)
    if reading.enclitic and role in ("T", "R") and not roles.recipient:
        roles.recipient = antecedent(
            sentence, index, pronoun=reading.enclitic, avoid=roles.actor, patient=True
        )
    return roles


_CHARGED = frozenset({"اتهم"})
_PASSIVE = frozenset({"ASSAULT", "COERCE", "SANCTION", "CONCEDE"})


def _is_passive(
    sentence: Sentence, index: int, reading: Reading, entry: Entry, subject: list[int], objects: list[int]
) -> bool:
    """A transitive past verb of force whose one phrase is its victim: "قتل ثمانية مسلحين", "4 سيارات أحرقت"."""
    role = entry.frame.get("obj")
    vowelled = _is_vowelled_passive(sentence.words, sentence.pieces[index].first, reading)
    if vowelled and not objects:
        return True
    if reading.kind != "past" or reading.enclitic or objects or not subject:
        return False
    if entry.lemma in _CHARGED:  # "اتهم ثلاثة رجال بالتخطيط": nobody else is named
        return (
            sentence.topics.get(index) == "after"
            and index + 2 < len(sentence.pieces)
            and (
                sentence.pieces[subject[-1] + 1 : subject[-1] + 2] != []
                and sentence.pieces[subject[-1] + 1].prep == "ب"
            )
        )
    if entry.type not in _PASSIVE:
        return False
    if role not in ("T", "R") and not (
        role in ("P", "Q") and sentence.pieces[subject[0]].party in ("", "place")
    ):
        return False
    how = sentence.topics.get(index)
    if how == "after":
        return not _has_event_object(sentence, index)
    return how in ("before", "relative") and not _has_event_object(sentence, index)


_U = "\N{ARABIC DAMMA}"


def _is_vowelled_passive(words: Words, position: int, reading: Reading) -> bool:
    """Whether a u is written on the first letter of a past verb: "قُتل", "طُلب"."""
    told = words.words
    text = words.text[told[position].start : told[position].end]
    text = text.removeprefix(reading.conjunction) if reading.conjunction else text
    return reading.kind == "past" and text[1:2] == _U


def _has_event_object(sentence: Sentence, index: int) -> bool:
    following = sentence.pieces[index + 1 : index + 4]
    return any(piece.kind == "event" and not piece.prep and not piece.joined for piece in following)


def _topic_of_preposition(sentence: Sentence, index: int, entry: Entry) -> list[int] | None:
    """The party meant by a pronoun on the verb's preposition: "أفرج عنها", "قبض عليه"."""
    words = sentence.words
    at = sentence.pieces[index].last + 1
    if at >= len(words):
        return None
    word = words[at]
    for preposition, role in entry.frame.items():
        stem = preposition if preposition not in ("علي", "الي") else preposition
        if (
            role in "RT"
            and preposition != "obj"
            and word.norm.startswith(stem)
            and 1 <= len(word.norm) - len(stem) <= 3
        ):
            pronoun = word.norm[len(stem) :]
            if pronoun in ("ه", "ها", "هم", "هما", "هن"):
                subject = sentence.subjects.get(index, [])
                avoid = (
                    subject
                    if sentence.pieces[index].number == "p" or sentence.topics.get(index) == "after"
                    else []
                )
                found = antecedent(sentence, index, pronoun=pronoun, avoid=avoid, patient=True)
                return found or None
    return None


def _noun_roles(sentence: Sentence, index: int, reading: Reading, entry: Entry) -> Roles:
    roles = Roles(actor=[], recipient=[])
    pieces = sentence.pieces
    if not reading.definite and not reading.enclitic and index + 1 < len(pieces):
        _genitive(sentence, index, entry, roles)
    roles.governor = find_governor(sentence, index)
    if (
        reading.kind == "participle"
        and index
        and pieces[index - 1].kind == "np"
        and entry.lemma in _DESCRIBING
    ):
        described = [index - 1] if pieces[index - 1].party else []
        roles.actor, roles.recipient = (described, []) if entry.lemma == "تحالف" else ([], described)
        roles.how = "genitive"
        return roles
    if reading.enclitic:
        _pronoun(sentence, index, reading, entry, roles)
    if roles.actor:
        roles.how = roles.how or "genitive"
        return roles
    if entry.type == "CONSULT" and _gathered(sentence, index, roles):
        return roles
    later = _later_verb(sentence, index)
    if later:
        roles.actor, roles.how = later, "after"
        return roles
    found, how = find_controller(sentence, index, roles.governor, reading=reading)
    if roles.governor is not None and found and is_suffering(sentence, roles.governor, index):
        roles.recipient, roles.how = roles.recipient or list(found), "light"
        return roles
    if entry.lemma not in _DEATHS:  # who announces a death has not brought it about
        roles.actor, roles.how = [at for at in found if at not in roles.recipient], how
    return roles


_DEATHS = frozenset({"مقتل", "مصرع", "استشهاد", "أصيب", "جرح", "قتيل", "انفجار"})
_DESCRIBING = frozenset({"دعم", "سند", "طالب", "تحالف"})  # passive participles after the noun they describe


def _genitive(sentence: Sentence, index: int, entry: Entry, roles: Roles) -> None:
    pieces = sentence.pieces
    following = pieces[index + 1]
    if (
        following.kind == "event" and following.joined and index + 2 < len(pieces)
    ):  # "قصف وتدمير المدن": one genitive for both
        index += 1
        following = pieces[index + 1]
    if (
        following.kind != "np"
        or following.prep
        or following.joined
        or following.first != pieces[index].last + 1
    ):
        return
    word = sentence.words[following.first]
    if not (
        following.party
        or word.is_definite
        or word.kind == "number"
        or entry.frame.get("obj") in ("T", "P", "Q")
    ):
        return
    give(pieces, with_joined(pieces, index + 1), _genitive_role(pieces, index, entry), roles)
    guest = _guest(pieces, index + 2) if entry.lemma == _RECEIVING and roles.recipient else None
    if guest is not None:
        roles.actor, roles.recipient = roles.recipient, with_joined(pieces, guest)
    bare = index + 2
    role = entry.frame.get("obj", "")
    if roles.actor and not roles.recipient and role in ("T", "R", "P", "Q") and bare < len(pieces):
        piece = pieces[bare]
        if piece.kind == "np" and not piece.prep and not piece.joined:
            give(pieces, with_joined(pieces, bare), role, roles)


_RECEIVING = "استقبل"


def _guest(pieces: Sequence[Piece], first: int) -> int | None:
    """Who is received, behind where and when: "استقبال الملك في القصر أمس وزير الخارجية"."""
    for at in range(first, min(len(pieces), first + 5)):
        piece = pieces[at]
        if piece.kind not in ("np", "particle") or piece.joined:
            return None
        if not piece.prep and piece.party in ("person", "group", "name"):
            return at
    return None


def _genitive_role(pieces: Sequence[Piece], index: int, entry: Entry) -> str:
    """A noun of an act on somebody may have its doer or its target in the genitive: the other role's phrase decides."""
    if is_object_behind(pieces, index, entry):
        return "A"  # "غزو العراق للكويت"
    if len(entry.genitive) == 1:
        return entry.genitive[-1]
    ruled = _prepositions_near(pieces, index + 2)
    marked = {prep for prep, role in entry.frame.items() if role in "RT" and prep != "obj"}
    bare = (
        index + 2 < len(pieces)
        and pieces[index + 2].kind == "np"
        and not pieces[index + 2].prep
        and not pieces[index + 2].joined
    )
    if bare:
        return "A"
    if pieces[index].readings and pieces[index].readings[0].clitic == "ل":
        return entry.genitive[-1]  # "لدعم الحكومة": a purpose is somebody else's
    return "A" if ruled & marked else entry.genitive[1]


def _prepositions_near(pieces: Sequence[Piece], first: int) -> set[str]:
    """The prepositions of the next phrases, up to the next mark, verb or event."""
    found: set[str] = set()
    for piece in pieces[first : first + 4]:
        if piece.kind != "np" or piece.joined:
            break
        found.add(piece.prep)
    return found


def _pronoun(sentence: Sentence, index: int, reading: Reading, entry: Entry, roles: Roles) -> None:
    if entry.genitive[-1] in "PQ" and entry.genitive[0] != "A":
        return  # "تحريرها": the place of it
    role = entry.genitive[-1] if entry.genitive[-1] in "ART" else "A"
    if entry.lemma == "مصرع":  # "لقي القائد مصرعه"
        roles.governor = find_governor(sentence, index)
        subject = sentence.subjects.get(roles.governor, []) if roles.governor is not None else []
        roles.recipient = list(subject)
        return
    marked = _prepositions_near(sentence.pieces, index + 1)
    other = _pronoun_after(sentence, index, entry)
    if role in "RT" and (other or marked & {p for p, r in entry.frame.items() if r in "RT" and p != "obj"}):
        role = "A"
    guest = None
    if (
        entry.lemma == _RECEIVING and sentence.pieces[index].prep != "في"
    ):  # "في استقباله" has the guest, "خلال استقباله" the host
        guest, role = _guest(sentence.pieces, index + 1), "A"
    if role == "A":
        roles.actor = antecedent(sentence, index, pronoun=reading.enclitic)
        roles.recipient = with_joined(sentence.pieces, guest) if guest is not None else []
        roles.how = "pronoun"
        if other:
            roles.recipient = antecedent(sentence, index, pronoun=other, avoid=roles.actor)
    else:
        doer = sentence.subjects.get(roles.governor, []) if roles.governor is not None else []
        roles.recipient = antecedent(sentence, index, pronoun=reading.enclitic, avoid=doer, patient=True)
        roles.recipient = roles.recipient or antecedent(
            sentence, index, pronoun=reading.enclitic, patient=True
        )


def _pronoun_after(sentence: Sentence, index: int, entry: Entry) -> str:
    """The pronoun of a preposition of the frame right after a noun: "اتهامه لها"; "" where none is."""
    following = sentence.pieces[index + 1] if index + 1 < len(sentence.pieces) else None
    if following is None or following.kind != "particle":
        return ""
    for preposition, role in entry.frame.items():
        rest = following.norm[len(preposition) :]
        if (
            role in "RT"
            and preposition != "obj"
            and following.norm.startswith(preposition)
            and rest in ("ه", "ها", "هم", "هما")
        ):
            return rest
    return ""


_GATHERING = frozenset({"جمع", "جمعت", "يجمع", "تجمع", "ضم", "ضمت", "يضم", "تضم"})


def _gathered(sentence: Sentence, index: int, roles: Roles) -> bool:
    """Fill in those whom a meeting brought together: "اجتماع جمع الوزير بنظيريه", "لقاء ضم المستشارين"."""
    pieces = sentence.pieces
    verb = next(
        (at for at in range(index + 1, min(len(pieces), index + 4)) if pieces[at].kind in ("verb", "event")),
        None,
    )
    if verb is None or pieces[verb].norm not in _GATHERING:
        return False
    found: list[int] = []
    for at in range(verb + 1, min(len(pieces), verb + _WINDOW)):
        if pieces[at].kind not in ("np", "comma") or pieces[at].prep in ("في", "علي"):
            break
        if acts(pieces[at]):
            found.append(at)
    if not found:
        return False
    held, how = find_controller(sentence, index, roles.governor)
    if how == "light" and held:  # "عقد الرئيس اجتماعا ضم مستشاريه"
        roles.actor, roles.recipient, roles.how = held, found, "light"
    else:
        roles.actor, roles.recipient, roles.how = found[:1], found[1:], "genitive"
    return True


def _later_verb(sentence: Sentence, index: int) -> list[int]:
    """The subject of a light verb that describes the noun: "هجوم شنه متمردون", "الهجوم الذي تبنته الحركة"."""
    pieces = sentence.pieces
    for at in range(index + 1, min(len(pieces), index + 7)):
        piece = pieces[at]
        if piece.kind == "verb":
            bound = is_bound_light(piece) or is_done_by(pieces, at)
            return (
                [at for at in sentence.subjects.get(at, []) if at > index and acts(pieces[at])]
                if bound
                else []
            )
        if piece.kind in ("that", "stop", "subordinate", "event"):
            return []
    return []
