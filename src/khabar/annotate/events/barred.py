"""Which times cannot date an event, however near: those that bound a period and those of a clause before or after which it was."""

from bisect import bisect_left, bisect_right

from khabar.annotate.events.dates import AFTER, Dated, is_bound
from khabar.annotate.events.daytraits import View

_SINCE_WORDS = 12  # from منذ to its day: "منذ تولي الرئيس الحكم في ديسمبر"
_THAT = frozenset({"ان", "انه", "انها"})
_CLAUSE = 30  # words looked over for what opens a clause
_DAY = len("2015-08-06")
_TURNS = 3  # words between بعد and the noun it rules: "بعد أيام على موافقة"


def is_barred(view: View, at: int, time: Dated) -> bool:
    """Whether a time cannot date an event."""
    words, trigger = view.words, view.triggers[at]
    if is_bound(words, time.word) or _since(view, trigger, time):
        return True
    if words[time.word].sentence != words[trigger].sentence:
        return _of_background(view, at, time)
    if time.word < trigger:
        return trigger > 0 and words[trigger - 1].norm in AFTER  # "دخل البلدة الأحد بعد حصارها"
    return _behind_other_clause(view, trigger, time)


def _since(view: View, trigger: int, time: Dated) -> bool:
    """Whether a time says since when: "منذ توليه الحكم في ديسمبر"; what stands between (توليه) has that day."""
    words = view.words
    first, _ = words.sentences[words[time.word].sentence]
    for index in range(time.word - 1, max(first - 1, time.word - _SINCE_WORDS), -1):
        word = words[index]
        if word.kind == "mark" and word.norm not in ('"', "(", ")", "«", "»"):
            return False
        if word.norm.removeprefix("و") == "منذ":
            return not index < trigger < time.word
    return False


def _of_background(view: View, at: int, time: Dated) -> bool:
    """Whether a time of another sentence belongs to something of another kind that was before or after what that sentence tells.

    "وجاء اللقاء بعد أيام على موافقة المجلس الخميس": the Thursday is that of the approval and goes on to nothing else.
    """
    words, event = view.words, view.placed[at].event
    first, _ = words.sentences[words[time.word].sentence]
    for index in range(time.word - 1, max(first - 1, time.word - _CLAUSE), -1):
        if words[index].norm.removeprefix("و") in AFTER:
            low, high = bisect_right(view.triggers, index), bisect_left(view.triggers, time.word)
            return any(
                view.triggers[n] <= index + 1 + _TURNS and view.placed[n].event.lemma != event.lemma
                for n in range(low, min(high, low + 1))
            )
    return False


def _behind_other_clause(view: View, trigger: int, time: Dated) -> bool:
    """Whether a clause opens between a trigger and a later time that tells what was before or after it.

    "سيطر على المدينة قبل أن يشن التحالف عام 2014 حملة"; a noun behind بعد takes a month or a year for itself
    ("الزيارة الثانية بعد لقائه الأول في أيار"), while a day may be that of both.
    """
    words = view.words
    for index in range(trigger + 1, min(time.word, trigger + _CLAUSE)):
        norm = words[index].norm.removeprefix("و")
        if norm in AFTER and norm != "منذ":
            if words[index + 1].norm in _THAT:
                return True
            low = bisect_right(view.triggers, index)
            high = bisect_left(view.triggers, min(time.word, index + 1 + _TURNS))
            if low < high and len(time.value) < _DAY:
                return True
        elif norm in ("بعدما", "قبلما"):
            return True
    return False
