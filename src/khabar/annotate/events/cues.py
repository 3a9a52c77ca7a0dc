"""Words of a clause that say whether what it tells occurred: cues of status.tsv, days to come, كان."""

from functools import cache

from khabar.annotate.events.closed import closed, unjoined, word_class
from khabar.annotate.events.inflect import noun_forms, participle_forms, past_forms, present_forms
from khabar.annotate.events.kinds import event_readings, is_verb
from khabar.annotate.events.lexicon import PACKAGE
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import EventStatus, Span, Word, Words

_WINDOW_WORDS = 12


_TOMORROW = frozenset({"غدا", "الغد"})


_SOON = frozenset({"الاسبوع", "الشهر", "يوم"})


_REACH = 14


def day_ahead(words: Words, position: int) -> Span | None:
    """The word that sets a present tense on a day to come, in its clause: "يصل الرئيس إلى باريس غدا"."""
    sentence = words[position].sentence
    before = words[position].norm
    for word in words.words[position + 1 : position + _REACH]:
        norm = word.norm
        if word.sentence != sentence or word.kind == "mark" or is_verb(word) or norm in word_class("barrier"):
            return None
        if norm in _TOMORROW or (norm == "غد" and before in closed().timewords):
            return word.span
        if norm in AHEAD and (before in _SOON or before in _WEEKDAYS):
            return word.span
        before = norm
    return None


_WEEKDAYS = frozenset({"السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه"})


_WAS = frozenset({"كان", "كانت", "كانوا"})


def was(words: Words, position: int) -> bool:
    return any(unjoined(word.norm, _WAS) in _WAS for word in words.words[max(0, position - 6) : position])


DENYING = frozenset(
    {"لم", "لن", "ليس", "ليست", "عدم", "دون", "بدون", "نفي", "نفت", "نافيا", "نفيه", "ينفي", "تنفي"}
)


AHEAD = frozenset(
    {
        "المقبل",
        "المقبله",
        "المقبلين",
        "القادم",
        "القادمه",
        "القادمين",
        "وشيك",
        "وشيكا",
        "وشيكه",
        "قريبا",
        "غدا",
    }
)


def cue_before(words: Words, position: int) -> tuple[EventStatus, Span | None] | None:
    """The nearest word before that makes the event planned, demanded, denied or possible, within the clause.

    A noun counts only close by ("ضرورة وقف القتال"), a verb through its whole clause; another finite verb ends the search.
    """
    barriers = word_class("barrier")
    for back in range(position - 1, max(-1, position - 1 - _WINDOW_WORDS), -1):
        word = words.words[back]
        if word.norm in _STOPS or word.norm in barriers:
            return None
        found = cue_of(word)
        if found is not None and found[0] == "ongoing":
            if position - back <= _NOUN_REACH and not _parts(words, back, position):
                return ("planned" if word.norm.startswith("س") else "ongoing"), word.span
        elif found is not None and (
            found[1] or position - back <= _NOUN_REACH or words[back + 1].norm == "ان"
        ):
            return found[0], word.span
        if is_verb(word) and not _passes(word):
            return None
    return None


_NOUN_REACH = 3


def _parts(words: Words, back: int, position: int) -> bool:
    """Whether another act stands between a cue and a noun: "بدء محاكمة المتهمين بتفجير"."""
    return any(event_readings(words[at]) for at in range(back + 1, position))


def cue_of(word: Word) -> tuple[EventStatus, bool] | None:
    """The status that a word of status.tsv gives, and whether as a verb; None for other words."""
    find = cues().get
    found = find(word.norm) or find(word.core) or find(word.bare)
    if found is None and word.enclitic and word.bare.endswith("ت"):
        found = find(word.bare[:-1] + "ه")  # "نيتها"
    if found is None and word.norm[0] in "وفبل":
        found = find(word.norm[1:])
    return found


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
        "اليه",  # "إليه"
        "يحتج",
        "تحتج",
        "نحتج",
        "نادي",
        "النادي",
        "ساعه",
        "الساعه",
        "ساعات",
        "الساعات",
    ):
        forms.pop(wrong, None)
    return forms


def sort_of(word: Word) -> str:
    """What sort of word one is by the lists: heading, party, cue, event, verb or time; else definite, or its part of speech."""
    lists = closed()
    if word.bare in lists.headings:
        return "heading"
    if word.bare in lists.heads:
        return "party"
    if cue_of(word) is not None:
        return "cue"
    if event_readings(word):
        return "event"
    if is_verb(word):
        return "verb"
    if word.bare in lists.timewords:
        return "time"
    return "definite" if word.is_definite else word.pos
