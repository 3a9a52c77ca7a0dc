"""Subject and bare objects of every verb of a sentence, and what its pronouns stand for."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.events.closed import closed, unjoined
from khabar.annotate.events.endings import is_accusative, is_nominative
from khabar.annotate.events.groups import is_person, with_joined
from khabar.annotate.events.offices import offices_of
from khabar.annotate.events.pieces import Piece
from khabar.model import Words

_WINDOW = 14  # pieces looked at after a verb, at most
_BACK = 28  # and before it


class Sentence(msgspec.Struct):
    """The pieces of one sentence and, for each verb, its subject and objects; filled from left to right."""

    words: Words
    pieces: list[Piece]
    subjects: dict[int, list[int]] = {}  # verb piece → pieces of its subject
    objects: dict[int, list[int]] = {}
    n_before: int = 0  # pieces that stand for the sentence before
    topics: dict[int, str] = {}  # how the subject stood: before, relative, carried, after
    norms: list[str] = []  # its folded words, and the same without clitics and article
    bares: list[str] = []
    offices: dict[int, int] = {}  # an office in apposition → the phrase with its holder's name
    twins: frozenset[int] = frozenset()  # of the two the one that comes second
    means: frozenset[str] | None = None  # of force or of words that it names, once asked for (verbal.py)
    named: tuple[int, int, int, bool] | None = None  # how many parties, once asked for (signs.py)


def read_sentence(words: Words, pieces: list[Piece], *, n_before: int = 0) -> Sentence:
    """The sentence with the subject and the bare objects of each of its verbs; `n_before` pieces stand for the sentence before."""
    told = words.words[pieces[n_before].first : pieces[-1].last + 1] if len(pieces) > n_before else ()
    norms, bares = [word.norm for word in told], [word.bare for word in told]
    offices = offices_of(words, pieces)
    twins = frozenset([max(pair) for pair in offices.items()])
    sentence = Sentence(words, pieces, {}, {}, n_before, {}, norms, bares, offices, twins)
    for index, piece in enumerate(pieces):
        if piece.kind == "verb":
            how, subject, objects = _arguments(sentence, index)
            sentence.topics[index] = how
            sentence.subjects[index] = subject
            sentence.objects[index] = objects
    return sentence


def salient(sentence: Sentence, *, n_before: int) -> list[Piece]:
    """The parties that the next sentence's pronouns may mean, the likeliest last, closed by a stop; [] where none is named."""
    pieces = sentence.pieces
    subject = next(
        (
            found[0]
            for at, found in sorted(sentence.subjects.items())
            if at >= n_before and found and _is_party(pieces[found[0]])
        ),
        None,
    )
    parties = [at for at in range(n_before, len(pieces)) if _is_party(pieces[at]) and at != subject]
    sentenced = accused(sentence, len(pieces))
    chosen = [*parties[:1], *([subject] if subject is not None else [])]
    if sentenced is not None:  # who stands trial is meant through the whole report
        chosen = [*(at for at in chosen if at != sentenced), sentenced]
    if not chosen:
        return []
    stop = pieces[chosen[-1]]
    return [*(pieces[at] for at in chosen), Piece("stop", stop.last, stop.last)]


def _is_party(piece: Piece) -> bool:
    return piece.kind == "np" and piece.party in ("person", "group", "name")


def has_pronoun(words: Words, piece: Piece) -> str:
    """The pronoun on a verb, "" where there is none."""
    if piece.readings:
        return piece.readings[0].enclitic
    return words[piece.first].enclitic


def _arguments(sentence: Sentence, index: int) -> tuple[str, list[int], list[int]]:
    pieces = sentence.pieces
    verb = pieces[index]
    how, before = _subject_before(sentence, index)
    after = _bare_after(sentence, index)
    pronoun = has_pronoun(sentence.words, verb)
    if (
        pronoun
        and after
        and (how == "relative" or (how == "before" and verb.number != "p" and pieces[after[0][0]].party))
    ):
        return "after", after[0], before
    if not before and (not after or verb.number == "p"):
        how, before = "carried", _last_subject(sentence, index)
    intransitive = (
        bool(verb.readings)
        and not _takes_object(verb)
        and bool(after)
        and pieces[after[0][0]].party in ("group", "person", "name")
    )
    resumed = _is_resumed(pieces, index) or (
        verb.number != "p" and bool(after) and _has_pronoun(sentence.words, pieces[after[0][0]])
    )
    if how == "relative" and after and (intransitive or resumed) or _has_nominative(sentence, verb, after):
        return "after", after[0], after[1] if len(after) > 1 else []
    if how in ("relative", "before") or verb.number == "p":
        return how or "carried", before, after[0] if after else []
    if not after:
        return how or "carried", before, []
    if is_accusative(sentence.words, pieces[after[0][0]]) and _takes_object(verb):
        behind = [] if before else _subject_behind(sentence, after)
        return ("after", behind, after[0]) if behind else (how or "carried", before, after[0])
    if _is_visited(verb, pieces[after[0][0]]):
        return "carried", before or _last_subject(sentence, index), after[0]
    if before and len(after) == 1 and not pronoun and _is_object(sentence.words, verb, pieces[after[0][0]]):
        return how, before, after[0]
    if len(after) == 1 and _takes_object(verb) and not any(pieces[at].party for at in after[0]):
        carried = before or _last_subject(sentence, index)  # "أن يوقع وثيقة": the thing is no doer
        if carried:
            return "carried", carried, after[0]
    if (
        len(after) > 1
        and (_takes_object(verb) or pieces[after[0][0]].kind == "event")
        and not _names_party(pieces, after[0])
        and _names_party(pieces, after[1])
    ):
        return "after", after[1], after[0]  # "وقع الاتفاقية نائب الوزير"
    return "after", after[0], after[1] if len(after) > 1 else []


def _has_nominative(sentence: Sentence, verb: Piece, after: Sequence[list[int]]) -> bool:
    """Whether the phrase right behind a verb is its subject by its ending: "اللذين حرق المستوطنون منزلهم"."""
    if verb.number == "p" or not after or (len(after) == 1 and _takes_object(verb)):
        return False
    return is_nominative(sentence.words, sentence.pieces[after[0][0]])


def _subject_behind(sentence: Sentence, after: Sequence[list[int]]) -> list[int]:
    """The party behind an object that the ending marks: "قتل جنديين مسلحون"; [] after "فقتل امرأتين"."""
    pieces = sentence.pieces
    if len(after) < 2 or not _names_party(pieces, after[1]):
        return []
    return [] if is_accusative(sentence.words, pieces[after[1][0]]) else after[1]


def _has_pronoun(words: Words, piece: Piece) -> bool:
    """Whether a phrase takes up what الذي describes: "القوات التي قتل عشرون من أفرادها"."""
    if piece.party == "name":
        return False
    for word in words.words[piece.first : piece.last + 1]:
        if word.enclitic in _THEIRS or (word.enclitic == "ه" and word.pos == "NOUN"):
            return True
    return False


_THEIRS = frozenset({"ها", "هم", "هما"})


def _names_party(pieces: Sequence[Piece], group: Sequence[int]) -> bool:
    return any(pieces[at].party in ("person", "group", "name") for at in group)


_RESUMING = frozenset(
    [
        "فيها",
        "فيه",
        "بها",
        "به",
        "لها",
        "له",
        "عليها",
        "عليه",
        "منها",
        "منه",
        "اليها",
        "اليه",
        "خلالها",
        "خلاله",
    ]
)


def _is_resumed(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a pronoun after the verb takes up what الذي describes, so that the subject follows: "المرة التي يقوم فيها رئيس"."""
    return index + 1 < len(pieces) and pieces[index + 1].norm in _RESUMING


def _agrees_with(sentence: Sentence, at: int, number: str) -> bool:
    """Whether a party of the sentence before can be the subject of a verb of this number and gender."""
    piece = sentence.pieces[at]
    word = sentence.words[piece.first]
    plural = word.norm.endswith(("ون", "ين")) or word.kind == "number"
    feminine = (
        word.norm.endswith(("ه", "ات"))
        or word.bare == "قوات"
        or (piece.actor is not None and piece.actor.type == "GPE")
    )
    if number == "p":
        return plural
    return not plural and feminine == (number == "f")


def _takes_object(verb: Piece) -> bool:
    for reading in verb.readings:
        for entry in reading.entries:
            if "obj" in entry.frame:
                return True
    return False


def _is_visited(verb: Piece, piece: Piece) -> bool:
    """Whether a country after a verb is where a visit goes, not who makes it: "سيزور المملكة قريبا"."""
    if piece.actor is None or piece.actor.type not in ("GPE", "LOC"):
        return False
    return any(entry.frame.get("obj") in ("P", "Q") for reading in verb.readings for entry in reading.entries)


def _last_subject(sentence: Sentence, index: int) -> list[int]:
    """The subject of the nearest earlier verb that has one and agrees in number: "سيذهب بعد زيارته إلى حيث التقى"."""
    number = sentence.pieces[index].number
    for at in range(index - 1, max(-1, index - _BACK), -1):
        if sentence.pieces[at].kind == "stop":
            return [at - 1] if 0 < at < sentence.n_before and _agrees_with(sentence, at - 1, number) else []
        subject = sentence.subjects.get(at, [])
        if subject and (sentence.pieces[at].number == number or sentence.topics.get(at) == "after"):
            return subject
    return []


def _is_object(words: Words, verb: Piece, piece: Piece) -> bool:
    """Whether the one phrase after a verb cannot be its subject: wrong gender or an accusative ending."""
    word = words[piece.first]
    if word.kind == "number" or word.bare in closed().quantities:
        return verb.number == "f"
    if word.norm.endswith(("ين", "ا")) and not word.is_definite and piece.actor is None:
        return True
    if verb.number == "f" and piece.party == "person":
        return not word.norm.endswith(("ه", "ات"))
    return not piece.party


def _subject_before(sentence: Sentence, index: int) -> tuple[str, list[int]]:
    """How the subject stands before a verb ("before", "relative", "carried", "") and its pieces."""
    pieces = sentence.pieces
    near = _adjacent_subject(sentence, index)
    if near:
        return near
    bare: list[int] = []
    for at in range(index - 1, max(-1, index - _BACK), -1):
        piece = pieces[at]
        if piece.kind == "verb":
            if unjoined(piece.norm, closed().auxiliaries) in closed().auxiliaries:
                continue
            return "carried", sentence.subjects.get(at, [])
        if piece.kind == "relative":
            return "relative", _relative_head(pieces, at)
        if piece.kind == "that" and piece.norm.startswith("با") and (accused := _object_before(sentence, at)):
            return "before", accused  # "اتهمت الحكومة بأنها قصفت"
        if piece.kind == "that" and piece.norm.endswith(("ه", "ها", "هم", "هما")):
            return "before", antecedent(sentence, at, pronoun=_pronoun_of(piece.norm))
        if piece.kind in ("that", "stop", "subordinate"):
            break
        if piece.kind == "np" and not piece.prep and piece.party and piece.party != "owned":
            bare.append(at)
    return ("before", with_joined(pieces, bare[-1])) if bare else ("", [])


def _adjacent_subject(sentence: Sentence, index: int) -> tuple[str, list[int]] | None:
    """A phrase right before the verb that opens a clause of its own or is described by the verb."""
    at = index - 1
    pieces = sentence.pieces
    if at > 0 and pieces[at].kind == "event" and not pieces[index].joined and pieces[at].readings:
        told = pieces[at].readings[0]
        if not told.definite and not told.enclitic and pieces[at].last == pieces[index].first - 1:
            return "relative", [at]  # "هجوم استهدف": the attack, not who came before
    while at >= 0 and pieces[at].kind == "particle":
        at -= 1
    if at < 0 or pieces[at].kind != "np" or not pieces[at].party or pieces[index].joined:
        return None
    piece = pieces[at]
    word = sentence.words[piece.first]
    if (
        not word.is_definite
        and piece.actor is None
        and at == index - 1
        and not sentence.words[piece.last].is_definite
        and at > 0
    ):
        return "relative", [at]
    if piece.joined and not piece.prep and at > 0 and pieces[at - 1].kind in ("comma", "stop"):
        return "before", [at]
    return None


def _relative_head(pieces: Sequence[Piece], at: int) -> list[int]:
    """The phrase that الذي describes: the nearest one before, names of places left out where another stands near."""
    found: list[int] = []
    for back in range(at - 1, max(-1, at - 8), -1):
        piece = pieces[back]
        if piece.kind in ("verb", "stop", "that"):
            break
        if piece.kind == "np" and (piece.party or back == at - 1):
            found.append(back)
            if piece.party != "place":
                return [back]
        if piece.kind == "event":
            return [back]
    return found[:1]


def _object_before(sentence: Sentence, at: int) -> list[int]:
    """The object of the verb that rules بأن, where a party is one."""
    for back in range(at - 1, max(-1, at - 10), -1):
        if sentence.pieces[back].kind == "verb":
            return [found for found in sentence.objects.get(back, []) if sentence.pieces[found].party]
    return []


def _pronoun_of(norm: str) -> str:
    return next((end for end in ("هما", "هم", "ها", "ه") if norm.endswith(end)), "ه")


def _bare_after(sentence: Sentence, index: int) -> list[list[int]]:
    """The groups of phrases without preposition after a verb, in its own clause."""
    pieces = sentence.pieces
    groups: list[list[int]] = []
    at = index + 1
    end = min(len(pieces), index + _WINDOW)
    while at < end:
        piece = pieces[at]
        if piece.kind in ("that", "relative", "subordinate", "stop", "verb") or piece.norm in _AMONG:
            break
        if piece.kind == "event" and (piece.joined or groups):
            break
        if piece.kind == "event" and not piece.prep and not has_pronoun(sentence.words, piece):
            groups.append([at])  # "استهدف هجوم انتحاري مركزا": the attack is the subject
        if piece.kind == "comma" and groups and at + 1 < end and pieces[at + 1].kind != "np":
            break
        if (
            piece.kind == "np"
            and pieces[at - 1].kind == "event"
            and at - 1 > index
            and pieces[at - 1].prep
            and not piece.prep
        ):
            at += 1  # "إثر انفجار قنبلة": the genitive of a noun that is no part of the verb's clause
            continue
        if (
            piece.kind == "np"
            and not piece.prep
            and not (piece.joined and groups)
            and not _is_time(sentence.words, piece)
            and not _names_before(sentence.words, pieces, at)
            and at not in sentence.twins
        ):
            group = with_joined(pieces, at)
            if groups and _is_apposition(sentence.words, pieces, groups[-1], at):
                groups[-1] = group
            else:
                groups.append(group)
            at = group[-1]
        at += 1
    return groups


def _names_before(words: Words, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a phrase only names the office ruled by a preposition right before it: "بالعاهل السعودي الملك سلمان"."""
    before, piece = pieces[at - 1], pieces[at]
    if before.kind != "np" or not before.prep or before.party != "person" or before.last + 1 != piece.first:
        return False
    return piece.party in ("person", "name") and (
        is_person(piece) or words[piece.first].norm in closed().honorifics
    )


# "أصيب عشرة بينهم ثلاثة جنود": the three are of the ten
_AMONG = frozenset({"بينهم", "بينها", "بينهما", "بينهن"})


def _is_apposition(words: Words, pieces: Sequence[Piece], group: Sequence[int], at: int) -> bool:
    """Whether a person's name goes on from his office: "التقى المشرف العام على المركز الدكتور …"."""
    last = pieces[group[-1]]
    if not is_person(pieces[at]) or last.party != "person" or is_person(last):
        return False
    first = words[pieces[at].first]
    actor = pieces[at].actor
    if first.norm not in closed().honorifics and not (
        actor and any(first.start <= m.start <= first.core_start for m in actor.mentions)
    ):
        return False
    between = pieces[group[-1] + 1 : at]
    return all(piece.kind == "np" and piece.prep and not piece.joined for piece in between)


def _is_time(words: Words, piece: Piece) -> bool:
    if piece.actor is not None:
        return False
    at = piece.first
    lists, told = closed(), words.words
    while at < piece.last and told[at].bare in lists.quantities:
        at += 1
    return told[at].norm in lists.timewords or told[at].bare in lists.timewords


def antecedent(
    sentence: Sentence, index: int, *, pronoun: str, avoid: Sequence[int] = (), patient: bool = False
) -> list[int]:
    """The earlier party that a pronoun at piece `index` stands for, [] where none agrees with it.

    The subject of the clause comes first; for the one who suffers an act (`patient`) the nearest person.
    """
    pieces = sentence.pieces
    fallback: list[int] = []
    sentenced = accused(sentence, index) if pronoun == "ه" else None
    if sentenced is not None:
        return [sentenced]
    for at in range(index - 1, max(-1, index - _BACK), -1):
        piece = pieces[at]
        if piece.kind == "verb" and not patient:
            subject = [
                back
                for back in sentence.subjects.get(at, [])
                if back < index and back not in avoid and _agrees(sentence.words, pieces[back], pronoun)
            ]
            if subject:
                return subject[:1]
        if (
            piece.kind != "np"
            or piece.party in ("", "place", "owned")
            or at in avoid
            or not _agrees(sentence.words, piece, pronoun)
        ):
            continue
        if patient and (piece.party == "person" or (piece.actor is not None and piece.actor.type == "PER")):
            return [at]
        if not patient and not piece.prep:
            return [at]
        fallback = fallback or [at]
    return fallback


_ACCUSED = frozenset({"متهم", "مدعي", "مدان", "مواطن", "موقوف"})
_RULINGS = frozenset({"محكمه", "ادانه", "حكم", "حكما", "سجن", "متهم", "ادين", "ادانت"})
_RULING_PIECES = 80


def accused(sentence: Sentence, index: int) -> int | None:
    """The accused of a ruling, to whom its pronouns point: "ثبتت إدانة المتهم بانضمامه إلى …"."""
    if _RULINGS.isdisjoint(sentence.bares):
        return None
    for at in range(index - 1, max(-1, index - _RULING_PIECES), -1):
        if sentence.pieces[at].kind == "np" and sentence.words[sentence.pieces[at].first].bare in _ACCUSED:
            return at
    return None


_MASCULINE_COUNTRIES = frozenset({"العراق", "لبنان", "اليمن", "السودان", "الأردن", "المغرب", "الصومال"})


def _agrees(words: Words, piece: Piece, pronoun: str) -> bool:
    """Whether a party can be meant by ه (he, it), ها (she, it) or هم (they)."""
    if not piece.party:
        return False
    word = words[piece.first]
    plural = (
        word.norm.endswith(("ون", "ين", "يا")) or word.kind == "number" or word.bare in closed().quantities
    )
    feminine = word.norm.endswith(("ه", "ات")) or word.bare in ("قوات", "دول")
    if piece.party == "name" and piece.actor is not None and piece.actor.type == "GPE":
        return pronoun in ("ها", "هم") or (pronoun == "ه" and piece.actor.name in _MASCULINE_COUNTRIES)
    if pronoun == "ها":
        return feminine or (piece.party == "name" and not plural)
    if pronoun in ("هم", "هما", "هن"):
        return plural or piece.party in ("group", "person")
    return not plural and not (feminine and piece.party != "name")


def acts(piece: Piece) -> bool:
    """Whether a phrase can be a party: no place, and a capital only where it is its government ("رفضت دمشق", not "في دمشق")."""
    if piece.party == "capital":
        return piece.prep not in _WHERE
    return piece.party not in ("", "place", "owned")


_WHERE = frozenset(["في", "الي", "من", "داخل", "خارج", "قرب", "ب", "وسط", "شمال", "جنوب", "شرق", "غرب"])
