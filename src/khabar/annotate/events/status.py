"""Whether an event occurred, goes on, is planned, demanded, denied or only imagined, and the word that says so."""

from functools import cache

from khabar.annotate.events.closed import closed, unjoined, word_class
from khabar.annotate.events.inflect import noun_forms, participle_forms, past_forms, present_forms
from khabar.annotate.events.kinds import is_verb
from khabar.annotate.events.lexicon import PACKAGE, Entry, Reading
from khabar.annotate.events.pieces import Piece
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import EventStatus, Span, Word, Words

_WINDOW_WORDS = 12
_STATIVE = frozenset({"ASSAULT", "COERCE", "SUPPORT", "COOPERATE", "AID", "MOBILIZE", "REJECT"})
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN"})
_HELPING = frozenset({"SUPPORT", "AID", "COOPERATE"})
_PURPOSE = frozenset({"بهدف", "بغيه", "لاجل", "كي", "لكي", "تمهيدا", "استعدادا"})


def status_of(
    words: Words, pieces: list[Piece], index: int, reading: Reading, entry: Entry, *, in_headline: bool
) -> tuple[EventStatus, Span | None]:
    """The status of the event at piece `index`, and its cue where a word of its own gave it."""
    if reading.kind in ("past", "present"):
        return _of_verb(words, pieces, index, reading, entry, in_headline=in_headline)
    if reading.kind == "participle" and entry.type in _SPOKEN:
        return "occurred", None  # "سيشهد الصيف نقلة، داعيا الجميع": what he says now, whatever he foretells
    return _of_noun(words, pieces, index, reading, entry)


def _of_verb(
    words: Words, pieces: list[Piece], index: int, reading: Reading, entry: Entry, *, in_headline: bool
) -> tuple[EventStatus, Span | None]:
    position = pieces[index].first
    previous = words[position - 1] if position else None
    particle = (
        unjoined(previous.norm, _PARTICLES)
        if previous is not None and previous.sentence == words[position].sentence
        else ""
    )
    cue = previous.span if previous is not None else None
    if particle == "لم" and _is_excepted(words, position):
        return "occurred", None
    if particle in ("لم", "لن", "ليس", "ليست") or (particle == "لا" and reading.kind == "present"):
        return "denied", cue
    if reading.clitic == "س" or particle == "سوف":
        return "planned", cue if particle == "سوف" else words[position].span
    condition = _condition(words, pieces, index)
    if condition is not None:
        return "hypothetical", condition
    if reading.kind == "past":
        return "occurred", None
    if particle == "ان" and _is_duty(words, pieces, index):
        return "called_for", cue
    if reading.clitic == "ل":
        return _cue_before(words, position) or ("planned", None)
    if particle in _CUES_BEFORE_VERB:
        return "hypothetical", cue
    found = _cue_before(words, position) if particle == "ان" and not in_headline else None
    if found:
        return found
    if _was(words, position):
        return "occurred", None
    if in_headline or entry.type not in _STATIVE:
        return "occurred", None
    return "ongoing", None


def _is_excepted(words: Words, position: int) -> bool:
    """Whether سوى or إلا behind a denied verb says that it happened all the same: "لم يقصف … سوى ثلاث مرات"."""
    for at in range(position + 1, min(len(words), position + 8)):
        if words[at].norm in ("سوي", "الا"):
            return words[min(at + 1, len(words) - 1)].norm not in ("ان", "انه", "انها", "بعد")
        if words[at].kind == "mark" or is_verb(words[at]):
            return False
    return False


_PARTICLES = frozenset({"لم", "لن", "لا", "ليس", "ليست", "سوف", "قد", "ان"})
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


_WAS = frozenset({"كان", "كانت", "كانوا"})


def _was(words: Words, position: int) -> bool:
    return any(unjoined(words[back].norm, _WAS) in _WAS for back in range(max(0, position - 6), position))


def _condition(words: Words, pieces: list[Piece], index: int) -> Span | None:
    for at in range(index - 1, max(-1, index - 6), -1):
        piece = pieces[at]
        if piece.kind == "subordinate" and piece.norm in ("اذا", "لو"):
            return words[piece.first].span
        if piece.kind in ("verb", "stop", "comma"):
            return None
    return None


def _of_noun(
    words: Words, pieces: list[Piece], index: int, reading: Reading, entry: Entry
) -> tuple[EventStatus, Span | None]:
    position = pieces[index].first
    described = _of_adjective(words[position + 1]) if position + 1 < len(words) else None
    if described is not None:
        return described
    if reading.clitic == "ب" and entry.lemma in ("تعاون", "تنسيق"):
        return "ongoing", None
    if entry.type == "COERCE" and entry.lemma in _SENTENCES and _in_court(words, position):
        return "planned", None
    before = words[position - 1] if position else None
    near = unjoined(before.norm, word_class("after")) if before is not None else ""
    if near in word_class("after"):
        return "occurred", None
    found = _cue_before(words, position)
    if found:
        return found
    coming = _coming_after(words, position)
    if coming is not None:
        return "planned", coming
    if _future_before(words, pieces, index):
        return "planned", None
    done = _of_passive(words, position, near)
    if done is not None:
        return done
    befell = (
        _suffered(words, pieces, index) or before is not None and bool(_BEFALL & {before.bare, near})
    )  # "تبادل لإطلاق النار"
    if reading.clitic == "ل" and (befell or entry.type == "PROTEST"):  # "تجمعوا للاحتجاج"
        return "occurred", None
    if (reading.clitic == "ل" and not _is_object(reading, entry)) or near in _PURPOSE:
        helping = entry.type in _HELPING and entry.mode not in ("military", "join")
        return ("ongoing", None) if helping else ("planned", words[position].span)
    if entry.state == "ong":
        return "ongoing", None
    return ("planned", None) if entry.state == "plan" else ("occurred", None)


def _of_passive(words: Words, position: int, near: str) -> tuple[EventStatus, Span | None] | None:
    """What "يتم" right before a noun tells: it goes on, or is to be done behind ل, أن and حتى."""
    before = words[position - 2].norm if position > 1 else ""
    if near in _IS_DONE and before not in ("حتي", "ان", "كي", "لكي", "بان"):
        return "ongoing", None
    if near in _TO_BE_DONE or near in _IS_DONE:
        return "planned", words[position - 1].span
    return ("planned", words[position - 1].span) if near == "ايضا" and before in _TO_BE_DONE else None


def _suffered(words: Words, pieces: list[Piece], index: int) -> bool:
    """Whether the verb before makes its subject the one who suffers: "تعرض المقر للقصف"."""
    for at in range(index - 1, max(-1, index - 5), -1):
        if words[pieces[at].first].core == "تعرض":
            return True
        if pieces[at].kind == "verb":
            return unjoined(pieces[at].norm, closed().suffering) in closed().suffering
    return False


def _of_adjective(word: Word) -> tuple[EventStatus, Span] | None:
    """What the adjective of an event's noun tells: "الاجتماع المرتقب", "القتال الدائر"."""
    if word.norm in word_class("coming"):
        return "planned", word.span
    return ("ongoing", word.span) if word.norm in word_class("running") else None


_BEFALL = frozenset(
    {"تبادل", "تبادلا", "تعرض", "تعرضت", "تعرضوا", "يتعرض", "هدفا", "هدف", "عرضه", "ضحيه", "نظرا", "نتيجه"}
)
_TO_BE_DONE = frozenset({"ليتم", "لتتم"})
_IS_DONE = frozenset({"يتم", "تتم"})
_WILL_BE = frozenset({"ستكون", "سيكون", "وستكون", "وسيكون"})
_SENTENCES = frozenset({"منع", "غرم", "صادر", "ألزم", "رحل"})
_COURT = frozenset({"المحكمه", "حكم", "الحكم", "حكما", "محكمه"})


def _in_court(words: Words, position: int) -> bool:
    """Whether the sentence tells a ruling: what it orders beside prison is still to come."""
    sentence = words[position].sentence
    first, last = words.sentences[sentence]
    return any(words[at].core in _COURT for at in range(first, last))


def _is_object(reading: Reading, entry: Entry) -> bool:
    """Whether ل only marks an object or a cause: "رفع للعقوبات", "لإدانته"."""
    if entry.type in ("AGREE", "SANCTION") and reading.definite and entry.lemma != "توصل":
        return True
    return entry.type == "ACCUSE" and bool(reading.enclitic)


def _coming_after(words: Words, position: int) -> Span | None:
    """The word that puts the noun's time ahead in its own clause: "اجتماع في القاهرة الشهر المقبل"."""
    for at in range(position + 1, min(len(words), position + 12)):
        word = words[at]
        if (
            word.kind == "mark"
            and word.norm in ("،", ".", "؛", ":")
            or word.sentence != words[position].sentence
            or is_verb(word)
        ):
            return None
        if word.norm in _AHEAD:
            return word.span
    return None


_AHEAD = frozenset({"المقبل", "المقبله", "المقبلين", "القادم", "القادمه", "القادمين"})


def _future_before(words: Words, pieces: list[Piece], index: int) -> bool:
    """Whether the verb that rules a verbal noun is in the future: "سيقوم بزيارة", "ستكون المرة الأولى التي يقوم فيها بزيارة"."""
    position = pieces[index].first
    if any(
        words[at].norm in _WILL_BE
        for at in range(max(0, position - 12), position)
        if words[at].sentence == words[position].sentence
    ):
        return True
    for at in range(index - 1, max(-1, index - 10), -1):
        piece = pieces[at]
        if piece.kind == "verb":
            norm = unjoined(words[piece.first].norm, closed().verbs)
            return norm.startswith(("سي", "ست", "سن")) and len(norm) > 4 and norm not in closed().never
        if piece.kind in ("stop", "that"):
            return False
    return False


def _cue_before(words: Words, position: int) -> tuple[EventStatus, Span | None] | None:
    """The nearest word before that makes the event planned, demanded, denied or possible, within the clause.

    A noun counts only close by ("ضرورة وقف القتال"), a verb through its whole clause; another finite verb ends the search.
    """
    for back in range(position - 1, max(-1, position - 1 - _WINDOW_WORDS), -1):
        word = words[back]
        if word.norm in _STOPS or word.norm in word_class("barrier"):
            return None
        found = cue_of(word)
        if found is not None and (found[1] or position - back <= _NOUN_REACH):
            return found[0], word.span
        if is_verb(word) and not _passes(word):
            return None
    return None


_NOUN_REACH = 3


def cue_of(word: Word) -> tuple[EventStatus, bool] | None:
    """The status that a word of status.tsv gives, and whether as a verb; None for other words."""
    bound = word.bare[:-1] + "ه" if word.enclitic and word.bare.endswith("ت") else ""  # "نيتها"
    for form in (word.norm, word.core, word.bare, bound, word.norm[1:] if word.norm[0] in "وفبل" else ""):
        found = cues().get(form)
        if found is not None:
            return found
    return None


def _passes(word: Word) -> bool:
    lists = closed()
    norm = unjoined(word.norm, lists.verbs)
    return (
        norm in lists.light or norm in lists.auxiliaries or norm in lists.impersonal or norm.startswith("يتم")
    )


_STOPS = frozenset({".", ":", "؛", ";", "؟", "!"})


@cache
def cues() -> dict[str, tuple[EventStatus, bool]]:
    """Every folded form of status.tsv with its status and whether it is a verb or participle."""
    forms: dict[str, tuple[EventStatus, bool]] = {}
    columns = (
        ("nouns", noun_forms),
        ("participles", participle_forms),
        ("present", present_forms),
        ("lemma", past_forms),
    )
    for row in read_lexicon(PACKAGE, "status.tsv"):
        status: EventStatus = row["status"]  # type: ignore[assignment]
        for column, inflect in columns:
            for cell in row[column].split():
                if cell != "-":
                    forms.update(
                        (form, (status, column != "nouns"))
                        for form, _, bound in inflect(fold_word(cell))
                        if not bound
                    )
    for wrong in (
        "يعد",
        "تعد",
        "حث",
        "نص",
        "امر",
        "قرار",
        "تمكن",
        "تمكنوا",
        "نتمكن",
        "تعرض",
        "تعرضت",
        "تعرضوا",
    ):
        forms.pop(wrong, None)
    return forms
