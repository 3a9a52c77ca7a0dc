"""What the word or verb that rules a verbal noun says about whether it occurred."""

from collections.abc import Sequence
from itertools import pairwise

from khabar.annotate.events.closed import closed, unjoined, word_class
from khabar.annotate.events.cues import DENYING, cues, was
from khabar.annotate.events.lexicon import Entry, Reading
from khabar.annotate.events.pieces import Piece
from khabar.model import EventStatus, Span, Words

STATIVE = frozenset({"ASSAULT", "COERCE", "SUPPORT", "COOPERATE", "AID", "MOBILIZE", "REJECT"})


def of_passive(words: Words, position: int, near: str) -> tuple[EventStatus, Span | None] | None:
    """What "يتم" right before a noun tells: it goes on, or is to be done behind ل, أن and حتى."""
    before = words[position - 2].norm if position > 1 else ""
    if near in _IS_DONE and before not in ("حتي", "ان", "كي", "لكي", "بان"):
        return "ongoing", None
    if near in _TO_BE_DONE or near in _IS_DONE:
        return "planned", words[position - 1].span
    return ("planned", words[position - 1].span) if near == "ايضا" and before in _TO_BE_DONE else None


def of_any(words: Words, position: int) -> tuple[EventStatus, Span | None] | None:
    """What أي and "لا صحة" right before a noun tell: "أي هجوم" is imagined, denied where a denial rules it."""
    if position < 2 or words[position - 1].sentence != words[position].sentence:
        return None
    before = words[position - 1]
    if before.norm == "في" and words[position - 2].norm in _IS_NOT:
        return "denied", words[position - 2].span
    if before.norm in ("هناك", "ثمه") and unjoined(words[position - 2].norm, DENYING) in DENYING:
        return "denied", words[position - 2].span
    if before.norm in _NO_TRUTH and words[position - 2].norm in ("لا", "عدم", "ولا"):
        return "denied", before.span
    if _is_called_untrue_before(words, position):
        return "denied", None
    if before.norm not in _ANY:
        return None
    denied = any(
        words[at].norm in DENYING
        for at in range(max(0, position - 8), position - 1)
        if words[at].sentence == before.sentence
    )
    return ("denied" if denied else "hypothetical"), before.span


def is_called_false(words: Words, position: int) -> bool:
    """Whether the sentence says that a story of the event is untrue: "ما نشر عن نقل القوات عار من الصحة"."""
    first, last = words.sentences[words[position].sentence]
    before = words.words[max(first, position - _STORY_WORDS) : position]
    if _STORIES.isdisjoint([word.bare for word in before]) and _STORIES.isdisjoint(
        [word.norm for word in before]
    ):
        return False
    told = [words[at].norm for at in range(position + 1, min(last, position + _VERDICT_WORDS))]
    return any(two in _UNTRUE for two in pairwise(told))


def _is_called_untrue_before(words: Words, position: int) -> bool:
    """Whether a story that is told of an act is called untrue before it: "لا صحة لما نشر عن لقاء الوزير"."""
    first, _ = words.sentences[words[position].sentence]
    for at in range(position - 1, max(first, position - _UNTRUE_WORDS), -1):
        if words[at].norm in _NO_TRUTH and unjoined(words[at - 1].norm, _NO) in _NO:
            return any(words[k].bare in _STORIES or words[k].norm == "لما" for k in range(at + 1, position))
    return False


_UNTRUE_WORDS = 8
_NO = frozenset({"لا", "عدم"})
_STORY_WORDS, _VERDICT_WORDS = 14, 30
_STORIES = frozenset(
    {
        "ما",
        "نبا",
        "انباء",
        "خبر",
        "اخبار",
        "تقرير",
        "تقارير",
        "معلومات",
        "شائعات",
        "اشاعات",
        "مزاعم",
        "ادعاءات",
    }
)
_UNTRUE = frozenset(
    {
        ("من", "الصحه"),
        ("عن", "الصحه"),
        ("لا", "صحه"),
        ("لا", "اساس"),
        ("غير", "صحيح"),
        ("غير", "صحيحه"),
        ("محض", "افتراء"),
        ("محض", "كذب"),
        ("محض", "شائعات"),
    }
)


_IS_NOT = frozenset({"ليس", "ليست", "ليسوا", "ولا"})  # "القوات ليست في حرب ولا في مواجهة"
_NO_TRUTH = frozenset({"صحه", "اساس", "وجود"})


_ANY = frozenset({"اي", "ايه", "باي", "لاي", "بايه", "لايه"})


def of_context(
    words: Words, pieces: list[Piece], index: int, reading: Reading, entry: Entry
) -> tuple[EventStatus, Span | None] | None:
    """What the verb or noun that rules a noun settles: blame and suffering tell what was, a war that was waged is over."""
    position = pieces[index].first
    before = words[position - 1] if position else None
    if reading.clitic == "ل" or before is not None and before.norm in _ATTEMPTS:
        if before is not None and not word_class("befall").isdisjoint({before.bare, before.norm}):
            return "occurred", None  # "تبادل لإطلاق النار", "تلبية لدعوة"
        suffered = _suffered(words, pieces, index)
        if suffered is not None:
            return suffered
        if _is_blamed(pieces, index) or _is_joined_up(words, position, entry):
            return "occurred", None
    if reading.clitic == "ب" and _is_confessed(words, position):
        return "occurred", None
    if entry.state == "ong" and reading.enclitic:
        return "ongoing", None
    if entry.state == "ong" and not reading.definite and _was_waged(words, pieces, index):
        return "occurred", None
    if _is_still_done(words, pieces, index):
        return "ongoing", None
    return None


def governing_verb(pieces: Sequence[Piece], index: int) -> int | None:
    """Index of the verb that may rule a noun: the nearest before it, nothing that ends or opens a clause between."""
    near = range(index - 1, max(-1, index - 7), -1)
    governor = next((at for at in near if pieces[at].kind in _RULING), None)
    return governor if governor is not None and pieces[governor].kind == "verb" else None


def of_ruling_verb(
    words: Words, pieces: list[Piece], index: int, entry: Entry, *, in_headline: bool
) -> tuple[EventStatus, Span | None] | None:
    """What the verb that rules a noun tells: one that is denied, conditional, agreed upon, or goes on ("تشن القوات هجوما")."""
    if _is_agreed_upon(pieces, index):
        return "planned", None
    governor = governing_verb(pieces, index)
    if governor is None:
        return None
    first = pieces[governor].first
    before = words[first - 1] if first and words[first - 1].sentence == words[first].sentence else None
    norm = unjoined(pieces[governor].norm, closed().verbs)
    lends = (
        norm in closed().light
        or norm in closed().happening
        or norm.startswith(("يتم", "تتم", "تتوصل", "يتوصل", "يتوصلوا"))
    )
    if before is not None and before.norm in _CONDITIONS and lends:
        return "hypothetical", before.span
    if before is not None and unjoined(before.norm, _NEVER) in _NEVER and lends:
        return "denied", before.span
    if norm in _REFUSED and entry.type in _REFUSABLE and pieces[index].prep == "":
        return "denied", words[first].span
    goes_on = norm in closed().light_now and entry.type in STATIVE and not in_headline
    if goes_on and index - governor <= 4 and pieces[index].prep in ("", "ب") and not was(words, first):
        return "ongoing", None
    return None


_RULING = frozenset({"verb", "stop", "that"})


_CONDITIONS = frozenset({"اذا", "لو"})


_NEVER = frozenset({"لم", "لن"})


_REFUSED = frozenset({"رفض", "رفضت", "رفضوا", "يرفض", "ترفض", "يرفضون"})


_REFUSABLE = frozenset({"AGREE", "COOPERATE", "CONCEDE", "RETREAT", "CONSULT", "AID", "MOBILIZE"})


def _is_agreed_upon(pieces: list[Piece], index: int) -> bool:
    """Whether a noun is what was agreed: "وافق البرلمان على إرسال قوات", "اتفاق على وقف إطلاق النار"."""
    if pieces[index].prep != "علي":
        return False
    for at in range(index - 1, max(-1, index - 7), -1):
        if pieces[at].readings:
            return all(entry.type == "AGREE" for reading in pieces[at].readings for entry in reading.entries)
        if pieces[at].kind not in ("np", "particle"):
            return False
    return False


def _is_blamed(pieces: list[Piece], index: int) -> bool:
    """Whether ل only marks what is condemned: "إدانته للتفجير", "استنكر المجلس بشدة لاستهداف"."""
    for at in range(index - 1, max(-1, index - 5), -1):
        piece = pieces[at]
        if piece.readings:
            return all(entry.mode == "disapprove" for reading in piece.readings for entry in reading.entries)
        if piece.kind != "np":
            return False
    return False


_CONFESSING = frozenset(
    {
        "اقر",
        "اقرت",
        "اقروا",
        "اعترف",
        "اعترفت",
        "اعترفوا",
        "يقر",
        "متهم",
        "متهمين",
        "متهمون",
        "المتهم",
        "المتهمين",
        "المتهمون",
        "ادين",
        "ادينوا",
        "ادانه",
        "ادانته",
        "ادانتهم",
    }
)


def _is_confessed(words: Words, position: int) -> bool:
    """Whether somebody confesses to it or stands accused of it: "أقر متهمون بالتفجير"."""
    return any(
        words[at].norm in _CONFESSING and words[at].sentence == words[position].sentence
        for at in range(max(0, position - 3), position)
    )


_ATTEMPTS = frozenset({"لمحاوله", "لمحاولات", "لعمليه", "لعمليات"})
_FIGHTING = frozenset({"قتال", "قاتل", "جهاد"})


def _is_joined_up(words: Words, position: int, entry: Entry) -> bool:
    """Whether somebody has gone to fight or to join: "سافر إلى سوريا للقتال"; who travels to it has done it."""
    if entry.type != "COOPERATE" and entry.lemma not in _FIGHTING:
        return False
    return any(
        words[at].bare in word_class("journey") or words[at].norm in word_class("journey")
        for at in range(max(0, position - 6), position)
        if words[at].sentence == words[position].sentence
    )


def _was_waged(words: Words, pieces: list[Piece], index: int) -> bool:
    """Whether a past verb ruled right before a noun of what goes on: "خاضت موسكو حربين"."""
    for at in range(index - 1, max(-1, index - 4), -1):
        if pieces[at].kind == "verb":
            norm = unjoined(words[pieces[at].first].norm, closed().light)
            return norm in closed().light - closed().light_now and cues().get(norm) is None
        if pieces[at].kind != "np":
            return False
    return False


def _is_still_done(words: Words, pieces: list[Piece], index: int) -> bool:
    """Whether a relative clause in the present goes on doing it: "الانتهاكات التي يرتكبها النظام"."""
    for at in range(index + 1, min(len(pieces) - 1, index + 4)):
        if pieces[at].kind == "relative":
            norm = words[pieces[at + 1].first].norm
            stem = norm.removesuffix("ها").removesuffix("ه")
            return stem != norm and stem in closed().light_now
        if not (pieces[at].kind == "event" and pieces[at].joined):
            return False
    return False


def _suffered(words: Words, pieces: list[Piece], index: int) -> tuple[EventStatus, Span | None] | None:
    """What the verb tells that makes its subject the one who suffers: "تعرض المقر للقصف", "عدم تعرض المقر للقصف"."""
    for at in range(index - 1, max(-1, index - 5), -1):
        position = pieces[at].first
        if words[position].core == "تعرض":
            denied = position and words[position - 1].norm in DENYING
            return ("denied", words[position - 1].span) if denied else ("occurred", None)
        if pieces[at].kind == "verb":
            suffers = unjoined(pieces[at].norm, closed().suffering) in closed().suffering
            denied = suffers and position and words[position - 1].norm in DENYING
            return ("denied", words[position - 1].span) if denied else ("occurred", None) if suffers else None
    return None


_TO_BE_DONE = frozenset({"ليتم", "لتتم"})


_IS_DONE = frozenset({"يتم", "تتم"})
