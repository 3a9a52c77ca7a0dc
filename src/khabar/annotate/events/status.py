"""Whether an event occurred, goes on, is planned, demanded, denied or only imagined, and the word that says so."""

from collections.abc import Callable
from typing import TypeAlias

from khabar.annotate.events.closed import closed, unjoined, word_class
from khabar.annotate.events.cues import AHEAD, cue_before, day_ahead, was
from khabar.annotate.events.kinds import is_verb
from khabar.annotate.events.lexicon import Entry, Reading
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.ruled import (
    STATIVE,
    governing_verb,
    of_any,
    of_context,
    of_passive,
    of_ruling_verb,
)
from khabar.annotate.events.scope import chain_of, ruled_by, told_of
from khabar.model import EventStatus, Span, Word, Words

_SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN"})


_HELPING = frozenset({"SUPPORT", "AID", "COOPERATE"})


_PURPOSE = frozenset({"بهدف", "بغيه", "لاجل", "كي", "لكي", "تمهيدا", "استعدادا"})


Ruling: TypeAlias = tuple[
    str, EventStatus, Span | None
]  # the rule that decided, the status, the word that says so


def ruling_of(
    words: Words, pieces: list[Piece], index: int, reading: Reading, entry: Entry, *, in_headline: bool
) -> Ruling:
    """The rule that decides the status of the event at piece `index`, what it says, and the cue where a word of its own gave it."""
    if reading.kind in ("past", "present"):
        return _of_verb(words, pieces, index, reading, entry, in_headline=in_headline)
    if reading.kind == "participle" and (entry.type in _SPOKEN or entry.mode == "praise"):
        return (
            "saying",
            "occurred",
            None,
        )  # "سيشهد الصيف نقلة، داعيا الجميع": what he says now, whatever he foretells
    return _of_noun(words, pieces, index, reading, entry, in_headline=in_headline)


def _of_verb(
    words: Words, pieces: list[Piece], index: int, reading: Reading, entry: Entry, *, in_headline: bool
) -> Ruling:
    position = pieces[index].first
    previous = words[position - 1] if position else None
    particle = (
        unjoined(previous.norm, _PARTICLES)
        if previous is not None and previous.sentence == words[position].sentence
        else ""
    )
    cue = previous.span if previous is not None else None
    if particle == "لم" and _is_excepted(words, position):
        return "excepted", "occurred", None
    if particle in ("لم", "لن", "ليس", "ليست") or (particle == "لا" and reading.kind == "present"):
        return f"negated {particle}", "denied", cue
    if reading.clitic == "س" or particle == "سوف":
        return "future", "planned", cue if particle == "سوف" else words[position].span
    condition = _condition(words, pieces, index)
    if condition is not None:
        return "condition", "hypothetical", condition
    scope = ruled_by(words, position, is_verbal=True)
    if reading.kind == "past":
        is_imagined = scope is not None and scope[0] == "hypothetical"
        return ("scope if", "hypothetical", None) if is_imagined else ("past", "occurred", None)
    if previous is not None and previous.norm in _ONCE and not was(words, position):
        return "condition", "hypothetical", cue
    if particle == "ان" and _is_duty(words, pieces, index):
        return "duty", "called_for", cue
    if reading.clitic == "ل":
        found = cue_before(words, position)
        return ("cue", *found) if found is not None else ("purpose", "planned", None)
    if particle in _CUES_BEFORE_VERB:
        return "perhaps", "hypothetical", cue
    found = cue_before(words, position) if particle == "ان" and not in_headline else None
    if found is not None:
        return "cue", *found
    if scope is not None:
        return f"scope {scope[1]}", scope[0], None
    return _of_present(words, position, entry, particle, in_headline=in_headline)


def _of_present(words: Words, position: int, entry: Entry, particle: str, *, in_headline: bool) -> Ruling:
    """What a bare present tells: what was under كان, what is to come with a day ahead, else what happens or goes on."""
    if was(words, position):
        return "was", "occurred", None
    ahead = day_ahead(words, position)
    if ahead is not None:
        return "day ahead", "planned", ahead
    if particle not in _RELATIVES and _is_for_today(words, position, entry):
        return "today", "planned", None
    if in_headline:
        return "headline", "occurred", None
    if _is_provided(words, position):
        return "provided", "planned", None
    if particle in _RELATIVES or _is_now(words, position):
        return "now", "ongoing", None
    goes_on = entry.type in STATIVE and not _is_counted(words, position)
    return "present", ("ongoing" if goes_on else "occurred"), None


def _is_for_today(words: Words, position: int, entry: Entry) -> bool:
    """Whether a present tells what this day is to bring: "يلتقي الوزير اليوم نظيره"; what has been is told in the past."""
    if entry.type not in _ARRANGED:
        return False
    if position and words[position - 1].norm.removeprefix("و") == "اليوم":
        return True
    for at in range(position + 1, min(len(words), position + _TODAY_WORDS)):
        word = words[at]
        if word.kind == "mark" and word.norm in _PAUSES or word.sentence != words[position].sentence:
            return False
        if word.norm == "اليوم":
            return True
        if is_verb(word):
            return False
    return False


_ARRANGED = frozenset({"CONSULT", "AGREE"})
_TODAY_WORDS = 9


def _is_provided(words: Words, position: int) -> bool:
    """Whether a present tells what an agreement provides for: "بموجب الاتفاق ترفع العقوبات", "اتفاقية يقوم بموجبها الأطباء"."""
    sentence = words[position].sentence
    near = words.words[max(0, position - _PROVIDED_WORDS) : position + 3]
    return any(word.norm.removeprefix("و").startswith(_UNDER) and word.sentence == sentence for word in near)


_UNDER = ("بموجب", "بمقتضي")
_PROVIDED_WORDS = 12


_RELATIVES = frozenset({"الذي", "التي", "الذين"})


_NOW = frozenset({"حاليا", "الان", "باستمرار", "يوميا", "منذ"})


def _is_now(words: Words, position: int) -> bool:
    """Whether a present tense tells what goes on just now: "يراجع الكونغرس حاليا", "لا يزال يحاصر"."""
    if position and words[position - 1].norm in (
        "يزال",
        "تزال",
        "زال",
        "زالت",
        "مازال",
        "مازالت",
        "يزالون",
        "زالوا",
    ):
        return True
    for at in range(position + 1, min(len(words), position + 9)):
        if words[at].kind == "mark" or is_verb(words[at]):
            return False
        if words[at].norm in _NOW:
            return True
    return False


def _is_counted(words: Words, position: int) -> bool:
    """Whether a number of victims or prisoners makes a present tense one act: "الجيش يقتل 31 مسلحا"."""
    for at in range(position + 1, min(len(words), position + 4)):
        word = words[at]
        if word.kind == "number" or word.bare in closed().numerals:
            return True
        if word.kind == "mark" or word.proclitics or is_verb(word):
            return False
    return False


def _is_excepted(words: Words, position: int) -> bool:
    """Whether سوى or إلا behind a denied verb says that it happened all the same: "لم يقصف … سوى ثلاث مرات"."""
    for at in range(position + 1, min(len(words), position + 8)):
        if words[at].norm in ("سوي", "الا"):
            return words[min(at + 1, len(words) - 1)].norm not in ("ان", "انه", "انها", "بعد")
        if words[at].kind == "mark" or is_verb(words[at]):
            return False
    return False


_PARTICLES = frozenset({"الذي", "التي", "الذين", "لم", "لن", "لا", "ليس", "ليست", "سوف", "قد", "ان"})


_ONCE = frozenset({"حالما", "ريثما", "متي"})  # "ستعود الشركات حالما ترفع العقوبات"


_CUES_BEFORE_VERB = frozenset({"ربما", "لعل", "قد"})


def _is_duty(words: Words, pieces: list[Piece], index: int) -> bool:
    """Whether it is laid upon somebody: "على البلدين أن يوقعا"."""
    if (
        index < 2
        or pieces[index - 1].kind != "that"
        or pieces[index - 2].kind != "np"
        or pieces[index - 2].prep != "علي"
    ):
        return False
    return index == 2 or pieces[index - 3].kind in ("stop", "comma", "that", "particle")


def _condition(words: Words, pieces: list[Piece], index: int) -> Span | None:
    for at in range(index - 1, max(-1, index - 6), -1):
        piece = pieces[at]
        if piece.kind == "subordinate" and piece.norm in ("اذا", "لو"):
            return words[piece.first].span
        if piece.kind in ("verb", "stop", "comma"):
            return None
    return None


def _of_condition(words: Words, position: int) -> tuple[EventStatus, Span] | None:
    """What إذا or "في حال" before an act tells, past the verb that rules it: "إذا قررت واشنطن اتخاذ إجراء"."""
    told = words.words
    n_verbs = 0
    for at in range(position - 1, max(-1, position - _CONDITION_WORDS), -1):
        word = told[at]
        if word.sentence != told[position].sentence or word.norm in _PAUSES:
            return None
        if word.norm in ("اذا", "لو") or (word.norm in ("حال", "حاله") and at and told[at - 1].norm == "في"):
            return "hypothetical", word.span
        n_verbs += is_verb(word)
        if n_verbs > 1:
            return None
    return None


_CONDITION_WORDS = 8


def _of_noun(
    words: Words, pieces: list[Piece], index: int, reading: Reading, entry: Entry, *, in_headline: bool
) -> Ruling:
    position = pieces[index].first
    before = words[position - 1] if position else None
    near = unjoined(before.norm, word_class("after")) if before is not None else ""
    ways: tuple[tuple[str, Callable[[], tuple[EventStatus, Span | None] | None]], ...] = (
        ("adjective", lambda: _of_adjectives(words, position)),
        ("any", lambda: of_any(words, position)),
        ("condition", lambda: None if reading.definite else _of_condition(words, position)),
        ("kind", lambda: _of_kind(words, position, reading, entry)),
        ("afterwards", lambda: _of_afterwards(words, pieces, index, near)),
        ("relative", lambda: _of_relative(words, position)),
        ("answered for", lambda: _of_doers(words, position)),
        ("granted", lambda: _of_grant(words, position, entry)),
        ("scope", lambda: _of_scope(words, position)),
        ("context", lambda: of_context(words, pieces, index, reading, entry)),
        ("cue", lambda: cue_before(words, position)),
        ("today", lambda: _of_today(words, pieces, index, entry)),
        ("ruling verb", lambda: of_ruling_verb(words, pieces, index, entry, in_headline=in_headline)),
        ("future verb", lambda: _of_future(words, pieces, index)),
        ("passive", lambda: of_passive(words, position, near)),
        ("purpose", lambda: _of_purpose(words, position, reading, entry, near)),
    )
    for name, way in ways:
        found = way()
        if found is not None:
            return name, *found
    return ("state" if entry.state else "noun"), _OF_STATE.get(entry.state, "occurred"), None


def _of_relative(words: Words, position: int) -> tuple[EventStatus, None] | None:
    found = told_of(words, position)
    return (found, None) if found is not None else None


def _of_doers(words: Words, position: int) -> tuple[EventStatus, None] | None:
    """Whether somebody answers for it or fell in it, so that it came about: "المسؤولين عن الهجوم", "منفذي الهجوم"."""
    before = words[position - 1] if position else None
    if before is None or before.sentence != words[position].sentence:
        return None
    if before.bare in _DOERS and not before.is_definite:
        return "occurred", None
    answers = before.norm in ("عن", "في") and position > 1 and words[position - 2].core in _ANSWERING
    return ("occurred", None) if answers and words[position].is_definite else None


_DOERS = frozenset({"مرتكبي", "مرتكبو", "منفذي", "منفذو", "مدبري", "مدبرو", "ضحايا"})
_ANSWERING = frozenset(
    {"المسؤولين", "المسؤولون", "المسوولين", "المسوولون", "المتورطين", "المتورطون", "الضالعين", "الضالعون"}
)


def _of_scope(words: Words, position: int) -> tuple[EventStatus, None] | None:
    """What the word that rules a noun from afar tells of it: "وعدت الدول … بتقديم مساعدات"."""
    found = ruled_by(words, position, is_verbal=False)
    return (found[0], None) if found is not None else None


def _of_grant(words: Words, position: int, entry: Entry) -> tuple[EventStatus, None] | None:
    """Who lifts or imposes by decree has done so by granting it: "موافقة المجلس على طلب يقضي برفع العقوبات"."""
    if entry.type not in _DECREED:
        return None
    chain = chain_of(words, position, is_verbal=False)
    grants = any(link.name == "agree" and link.prep == "علي" and link.tense in _PASSED for link in chain[1:])
    return ("occurred", None) if grants and chain[0].row == _DECREES else None


_DECREED = frozenset({"CONCEDE", "SANCTION"})
_DECREES = "قضى"
_PASSED = frozenset({"noun", "past"})
_OF_STATE: dict[str, EventStatus] = {"ong": "ongoing", "plan": "planned"}


def _of_kind(words: Words, position: int, reading: Reading, entry: Entry) -> tuple[EventStatus, None] | None:
    """Means of cooperation go on; what a court orders beside prison is still to come."""
    if reading.clitic == "ب" and entry.lemma in ("تعاون", "تنسيق"):
        return "ongoing", None
    ordered = entry.type == "COERCE" and entry.lemma in _SENTENCES and _in_court(words, position)
    return ("planned", None) if ordered else None


def _of_afterwards(
    words: Words, pieces: list[Piece], index: int, near: str
) -> tuple[EventStatus, None] | None:
    """What بعد, إثر and their like right before a noun tell: it was, unless what comes after it is to come too."""
    if near not in word_class("after"):
        return None
    return ("planned" if near in _AFTERWARDS and _future_before(words, pieces, index) else "occurred"), None


def _of_today(words: Words, pieces: list[Piece], index: int, entry: Entry) -> tuple[EventStatus, None] | None:
    """The same for a noun that a present lends its subject: "يعقد الوزيران اليوم مباحثات"."""
    governor = governing_verb(pieces, index)
    if governor is None:
        return None
    first = pieces[governor].first
    norm = unjoined(pieces[governor].norm, closed().light)
    lends = norm in closed().light and norm[0] in "يت" and not was(words, first)
    return ("planned", None) if lends and _is_for_today(words, first, entry) else None


def _of_future(words: Words, pieces: list[Piece], index: int) -> tuple[EventStatus, Span | None] | None:
    coming = _coming_after(words, pieces[index].first)
    return ("planned", coming) if coming is not None or _future_before(words, pieces, index) else None


def _of_purpose(
    words: Words, position: int, reading: Reading, entry: Entry, near: str
) -> tuple[EventStatus, Span | None] | None:
    """What ل of purpose tells: help goes on, anything else is planned, but for a protest that people gathered for."""
    if reading.clitic == "ل" and entry.type == "PROTEST":
        return "occurred", None
    two = [word.norm.removeprefix("و") for word in words.words[max(0, position - 2) : position]]
    if (
        (reading.clitic != "ل" or _is_object(reading, entry))
        and near not in _PURPOSE
        and two != ["من", "اجل"]
    ):
        return None
    helping = entry.type in _HELPING and entry.mode not in ("military", "join")
    return ("ongoing", None) if helping else ("planned", words[position].span)


_AFTERWARDS = frozenset({"بعد", "عقب", "اثر", "فور"})


def _of_adjectives(words: Words, position: int) -> tuple[EventStatus, Span] | None:
    """What the adjectives right behind an event's noun tell; a second counts behind a first: "الحرب الأهلية الدائرة".

    So does a relative clause that opens with one or with a future verb ("الزيارة التي من المزمع أن يقوم بها", "الاتفاق الذي سيوقعه
    البلدان"), and the adjective of what the noun is of: "توقيع الوثيقة المرتقبة".
    """
    told = words.words
    genitive = _of_genitive(words, position)
    if genitive is not None:
        return genitive
    for at in range(position + 1, min(len(told), position + 4)):
        found = _of_adjective(told[at])
        if found is not None and told[at].sentence == told[position].sentence:
            return found
        if told[at].norm in _RELATIVES and at + 1 < len(told) and _is_future(told[at + 1]):
            return "planned", told[at + 1].span
        described = told[at].is_definite and told[at].pos == "ADJ" and at < position + 2
        if not (described or told[at].norm in _RELATIVES or told[at].norm == "من" and at == position + 2):
            return None
    return None


def _of_genitive(words: Words, position: int) -> tuple[EventStatus, Span] | None:
    """What the adjective of a noun's genitive tells where it is still to come: "توقيع هذه الوثيقة المرتقبة"."""
    told = words.words
    at = position + 1
    if at < len(told) and told[at].norm in ("هذا", "هذه"):
        at += 1
    if at + 1 >= len(told) or told[position].is_definite or told[at + 1].sentence != told[position].sentence:
        return None
    owner, adjective = told[at], told[at + 1]
    is_owner = owner.core.startswith("ال") and not owner.proclitics and owner.kind == "arabic"
    is_coming = adjective.norm in word_class("coming") and not adjective.proclitics
    return ("planned", adjective.span) if is_owner and is_coming else None


def _is_future(word: Word) -> bool:
    """Whether a word is a present verb behind سـ: "سيوقعه"."""
    norm = word.norm[1:] if word.norm.startswith(("وس", "فس")) else word.norm
    return (
        norm.startswith(("سي", "ست", "سن")) and len(norm) > 4 and norm not in closed().never and is_verb(word)
    )


def _of_adjective(word: Word) -> tuple[EventStatus, Span] | None:
    """What the adjective of an event's noun tells: "الاجتماع المرتقب", "القتال الدائر"."""
    if word.norm in word_class("coming"):
        return "planned", word.span
    return ("ongoing", word.span) if word.norm in word_class("running") else None


_WILL_BE = frozenset({"ستكون", "سيكون", "وستكون", "وسيكون"})


_SENTENCES = frozenset({"منع", "غرم", "صادر", "ألزم", "رحل"})


_COURT = frozenset({"المحكمه", "حكم", "الحكم", "حكما", "محكمه"})


def _in_court(words: Words, position: int) -> bool:
    """Whether the sentence tells a ruling: what it orders beside prison is still to come."""
    sentence = words[position].sentence
    first, last = words.sentences[sentence]
    return any(word.core in _COURT for word in words.words[first:last])


def _is_object(reading: Reading, entry: Entry) -> bool:
    """Whether ل only marks an object or a cause: "رفع للعقوبات", "لإدانته"."""
    if entry.type in ("AGREE", "SANCTION") and reading.definite and entry.lemma != "توصل":
        return True
    return entry.type == "ACCUSE" and bool(reading.enclitic)


def _coming_after(words: Words, position: int) -> Span | None:
    """The word that puts the noun's time ahead in its own clause: "اجتماع في القاهرة الشهر المقبل", "تحرير المدينة بات قريبا"."""
    sentence = words[position].sentence
    for word in words.words[position + 1 : position + 12]:
        if word.sentence != sentence or (word.kind == "mark" and word.norm in _PAUSES):
            return None
        if is_verb(word) and word.norm not in _BECAME:
            return None
        if word.norm in AHEAD:
            return word.span
    return None


_BECAME = frozenset({"بات", "باتت", "اصبح", "اصبحت", "صار", "صارت", "يبدو", "تبدو"})
_PAUSES = frozenset({"،", ".", "؛", ":"})


def _future_before(words: Words, pieces: list[Piece], index: int) -> bool:
    """Whether the verb that rules a verbal noun is in the future: "سيقوم بزيارة", "ستكون المرة الأولى التي يقوم فيها بزيارة"."""
    position = pieces[index].first
    sentence = words[position].sentence
    for word in words.words[max(0, position - 12) : position]:
        if word.norm in _WILL_BE and word.sentence == sentence:
            return True
    for at in range(index - 1, max(-1, index - 10), -1):
        piece = pieces[at]
        if piece.kind == "verb":
            norm = words[piece.first].norm
            norm = norm[1:] if norm.startswith(("وس", "فس")) else unjoined(norm, closed().verbs)
            if norm.startswith(("سي", "ست", "سن")) and len(norm) > 3 and norm not in closed().never:
                return True
            return norm[0] in "يت" and day_ahead(words, piece.first) is not None
        if piece.kind in ("stop", "that"):
            return False
    return False
