"""Which times cannot date an event, however near, and which event has the day of the one that it is joined to."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from khabar.annotate.events.cues import AHEAD
from khabar.annotate.events.dates import AFTER, Dated, is_bound
from khabar.annotate.events.daytraits import View
from khabar.annotate.events.kinds import is_verb
from khabar.model import Event, Words

_SINCE_WORDS = 12  # from منذ to its day: "منذ تولي الرئيس الحكم في ديسمبر"
_SINCE = frozenset({"منذ", "ومنذ"})
_AND_AFTER = AFTER | {"و" + word for word in AFTER}
_THAT = frozenset({"ان", "انه", "انها"})
_CLAUSE = 30  # words looked over for what opens a clause
_DAY = len("2015-08-06")
_TURNS = 3  # words between بعد and the noun it rules: "بعد أيام على موافقة"


def is_barred(view: View, at: int, time: Dated) -> bool:
    """Whether a time cannot date an event."""
    words, trigger = view.words, view.triggers[at]
    is_near = words[time.word].sentence == words[trigger].sentence
    if _is_period_end(view, time) or view.placed[at].event.status == "occurred" and _is_ahead(view, time):
        return True
    if is_bound(words, time.word):
        return is_near  # of other sentences its traits say that it only bounds a period
    if _since(view, trigger, time) or words[trigger - 1].norm in _FOLLOWED:
        return True
    if _of_source(words, time) or _in_name_of_paper(words, trigger):
        return True
    if not is_near:
        return _of_background(view, at, time) or _is_apart(view, trigger, time)
    if time.word < trigger:
        is_after = _is_after(view, at, time) and not _is_of_its_kind(view, at, time)
        return is_after or _of_saying(view, at, time)
    if _behind_turn(view, trigger, time):
        return True
    return _behind_other_clause(view, trigger, time) or _of_what_was_before(view, trigger, time)


def _of_source(words: Words, time: Dated) -> bool:
    """Whether a time is that of what a source said, in the phrase that names it: "… سبعة قتلى، وفق ما أعلنت الإدارة، الثلاثاء"."""
    first, _ = words.sentences[words[time.word].sentence]
    for index in range(time.word - 1, max(first - 1, time.word - _SOURCE_WORDS), -1):
        if words[index].norm in _BY_SOURCE or words[index].norm in _ACCORDING:
            told = words[index + 1].norm in _WHAT or words[index].norm in _BY_SOURCE
            return told and any(is_verb(words[at]) for at in range(index + 1, time.word))
        if words[index].norm == "." or words[index].norm in _THAT:
            return False
    return False


def _in_name_of_paper(words: Words, trigger: int) -> bool:
    """Whether an act only stands in what an agreement is called: "نشرت الجريدة الثلاثاء نص اتفاق وقف إطلاق النار وإعادة فتح المعبر"."""
    for index in range(trigger - 1, max(-1, trigger - _NAME_WORDS), -1):
        word = words[index]
        if word.kind == "mark" or word.sentence != words[trigger].sentence or is_verb(word):
            return False
        if word.bare in _PAPERS and not word.core.startswith("ال"):
            return True
    return False


_NAME_WORDS = 6
_PAPERS = frozenset({"اتفاق", "اتفاقيه", "معاهده"})
_SOURCE_WORDS = 9
_ACCORDING = frozenset({"وفق", "وفقا", "بحسب", "حسب", "طبقا"})
_BY_SOURCE = frozenset({"حسبما", "وفقما", "بحسبما"})
_WHAT = frozenset({"ما", "لما"})


def _is_after(view: View, at: int, time: Dated) -> bool:
    """Whether an act stands behind بعد and its like, or tells of a noun that does: "سلمت الأحد … بعد غارة أودت بحياة عشرة"."""
    words, trigger = view.words, view.triggers[at]
    if words[trigger - 1].norm in AFTER:
        return True
    if view.placed[at].draft.reading.kind != "past" or words[trigger].proclitics:
        return False
    for index in range(trigger - 1, max(time.word, trigger - _DESCRIBED), -1):
        if words[index].norm in AFTER:
            noun = words[index + 1]
            return index + 1 < trigger and not noun.is_definite and not noun.enclitic
        if words[index].kind == "mark" or words[index].proclitics[:1] in (("و",), ("ف",)):
            return False
    return False


def _is_apart(view: View, trigger: int, time: Dated) -> bool:
    """Whether an act cannot have a day of another sentence: it has a vague time of its own, or the day only begins a period
    ("هدنة ابتداء من الأحد")."""
    words = view.words
    first, _ = words.sentences[words[time.word].sentence]
    begins = time.word - 2 >= first and words[time.word - 2].norm.removeprefix("و") in _BEGINNING
    return begins or _has_vague_time(view, trigger)


def _has_vague_time(view: View, trigger: int) -> bool:
    """Whether "خلال الفترة الأخيرة", "في وقت سابق", "قبل أيام" or مؤخرا stands by an act in its clause."""
    words, number = view.words, view.words[trigger].sentence
    low = bisect_right(view.triggers, trigger)
    triggers = frozenset(view.triggers[low : low + 3])
    for index in range(trigger + 1, min(len(words) - 1, trigger + _VAGUE_WORDS)):
        word, following = words[index], words[index + 1]
        if word.sentence != number or word.norm in ("،", ".", "؛") or index in triggers:
            return False
        if word.norm in _VAGUE or (word.norm, following.norm) == ("وقت", "سابق"):
            return True
        if word.norm in _SPANS and following.norm in _LATELY or word.norm in _AGO and following.norm in _SOME:
            return True
    return False


def _behind_turn(view: View, trigger: int, time: Dated) -> bool:
    """Whether another matter is turned to between a trigger and a later time: "… من جهة أخرى، شنت القوات فجر الجمعة"."""
    words = view.words
    for index in range(max(trigger + 1, time.word - _CLAUSE), time.word - 1):
        two = words[index].norm.removeprefix("و"), words[index + 1].norm
        if two in _TURNING or two[0] in _MEANWHILE and two[1] not in _WAS:
            return True
    return False


_FOLLOWED = frozenset(
    "تلتها تلاها تلته تلاه اعقبها اعقبتها اعقبه اعقبته تبعها تبعتها تبعه تبعته سبقها سبقتها سبقه سبقته".split()
)
_BEGINNING = frozenset({"ابتداء", "اعتبارا", "بدءا", "بدا"})
_VAGUE = frozenset({"موخرا", "سابقا", "مرارا", "حديثا", "اخيرا"})
_SPANS = frozenset(
    {"الفتره", "الايام", "الاسابيع", "الاشهر", "السنوات", "الاعوام", "الشهور", "الاونه", "المده"}
)
_LATELY = frozenset({"الاخيره", "الماضيه", "القليله", "السابقه", "المنصرمه"})
_AGO = frozenset({"قبل", "منذ"})
_SOME = frozenset({"ايام", "اسابيع", "اشهر", "سنوات", "اعوام", "فتره", "مده", "شهور", "عقود", "سنين"})
_TURNING = frozenset(
    {
        ("من", "جهه"),
        ("من", "جهته"),
        ("من", "جهتها"),
        ("من", "جانبه"),
        ("من", "جانبها"),
        ("من", "ناحيه"),
        ("الي", "ذلك"),
        ("في", "المقابل"),
        ("في", "حين"),
        ("في", "سياق"),
        ("في", "الاثناء"),
        ("علي", "صعيد"),
    }
)
_MEANWHILE = frozenset({"فيما", "بينما"})
_WAS = frozenset({"كان", "كانت", "كانوا"})  # "قتل بينما كان يتنقل الأحد" is one matter
_VAGUE_WORDS = 10


def _is_period_end(view: View, time: Dated) -> bool:
    """Whether a time ends a period: "بين سبتمبر ويناير"."""
    words = view.words
    if words[time.word].proclitics[:1] != ("و",) or len(time.value) >= _DAY:
        return False
    return any(words[k].norm.removeprefix("و") == "بين" for k in range(max(0, time.word - 6), time.word))


def _is_ahead(view: View, time: Dated) -> bool:
    """Whether a word of the time says that it is still to come: "خلال الأسبوع المقبل"."""
    words = view.words
    return any(
        words[k].norm in AHEAD and words[k].sentence == words[time.word].sentence
        for k in range(time.word, min(len(words), time.word + 3))
    )


def _of_what_was_before(view: View, trigger: int, time: Dated) -> bool:
    """Whether an act behind بعد takes a day, where another day stands before the trigger: "اقتحمت الأحد المعسكر بعد سيطرتها عليه السبت"."""
    words, number = view.words, view.words[trigger].sentence
    own = any(
        trigger - _OWN_DAY < other.word < trigger and len(other.value) == _DAY
        for other in view.dated.get(number, ())
    )
    if not own:
        return False
    for index in range(trigger + 1, min(time.word, trigger + _CLAUSE)):
        if words[index].norm.removeprefix("و") in AFTER:
            low = bisect_right(view.triggers, index)
            return low < len(view.triggers) and view.triggers[low] <= min(time.word, index + 1 + _TURNS)
    return False


_DESCRIBED = 6  # words from بعد and its noun to the verb that tells of it
_OWN_DAY = 8  # words from a day to the trigger behind it


def _is_of_its_kind(view: View, at: int, time: Dated) -> bool:
    """Whether a time dates an act of the same type: "سيطر على البلدة الأحد بعد معارك", but "دخلها الأحد بعد حصارها"."""
    host = view.hosts.get(time.index)
    return host is not None and view.placed[host].event.type == view.placed[at].event.type


def _of_saying(view: View, at: int, time: Dated) -> bool:
    """Whether a time before what is told is that of its telling: "أعلنت الشرطة الأحد أنها اعتقلت"."""
    return (
        view.placed[at].event.statement is not None
        and time.statement != view.placed[at].event.statement
        and view.rulers[time.index][0] == "cue"
    )


def _since(view: View, trigger: int, time: Dated) -> bool:
    """Whether a time says since when: "منذ توليه الحكم في ديسمبر"; what stands between (توليه) has that day."""
    words, told = view.words, view.words.words
    first, _ = words.sentences[told[time.word].sentence]
    for index in range(time.word - 1, max(first - 1, time.word - _SINCE_WORDS), -1):
        word = told[index]
        if word.kind == "mark" and word.norm not in ('"', "(", ")", "«", "»"):
            return False
        if word.norm in _SINCE:
            return not index < trigger < time.word
    return False


def _of_background(view: View, at: int, time: Dated) -> bool:
    """Whether a time of another sentence belongs to something of another kind that was before or after what that sentence tells.

    "وجاء اللقاء بعد أيام على موافقة المجلس الخميس": the Thursday is that of the approval and goes on to nothing else.
    """
    words, told, event = view.words, view.words.words, view.placed[at].event
    first, _ = words.sentences[told[time.word].sentence]
    for index in range(time.word - 1, max(first - 1, time.word - _CLAUSE), -1):
        if told[index].norm in _AND_AFTER:
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


_DECIDES = frozenset({"يقضي", "تقضي", "القاضي", "القاضيه"})
_JOIN_WORDS = 12
_WITHIN = frozenset({"فيه", "فيها", "خلاله", "خلالها", "اثناءه", "اثناءها"})
_WITHIN_WORDS = 45
_RELATIVES = frozenset({"الذي", "التي", "الذين"})


def join_days(view: View, events: Sequence[Event]) -> list[Event]:
    """The events, one without a day having that of the event before it that it is joined to in its sentence.

    "ألقى خطابا يوم الاثنين، دعا فيه": what was done in it has its day, too.
    "يقوم بزيارة يوم الاثنين حيث يوقع": both are planned for that day. "وافق المجلس الخميس على طلب يقضي برفع
    العقوبات": what is decided has the day of the decision.
    """
    joined = list(events)
    for at, event in enumerate(events):
        if event.date is not None:
            continue
        time = _day_within(view, at)
        source = _joined_to(view, joined, at)
        if time is not None:
            change = {"date": time.value, "time": time.index, "date_reason": None}
            joined[at] = msgspec.structs.replace(event, **change)
        elif source is not None:
            change = {"date": source.date, "time": source.time, "date_reason": None}
            joined[at] = msgspec.structs.replace(event, **change)
    return joined


def _day_within(view: View, at: int) -> Dated | None:
    """The last time before an act in its sentence, where a pronoun behind its verb means what that time dates; not in a relative."""
    words, trigger = view.words, view.triggers[at]
    one = view.placed[at]
    if one.draft.reading.kind not in ("past", "present"):
        return None
    behind = [word.norm for word in words.words[trigger + 1 : trigger + 1 + _TURNS - 1]]
    if _WITHIN.isdisjoint(behind) or words[trigger - 1].norm.removeprefix("و") in _RELATIVES:
        return None
    here = view.dated.get(one.number, ())
    last = bisect_left(here, trigger, key=_word) - 1
    if last < 0 or trigger - here[last].word > _WITHIN_WORDS or is_barred(view, at, here[last]):
        return None
    return here[last]


def _word(time: Dated) -> int:
    return time.word


def _joined_to(view: View, events: Sequence[Event], at: int) -> Event | None:
    """The event whose day one takes over; its time stands in the same sentence before what joins them."""
    words, trigger = view.words, view.triggers[at]
    number = view.placed[at].number
    first, _ = words.sentences[number]
    link = next(
        (
            index
            for index in range(trigger - 1, max(first, trigger - _JOIN_WORDS), -1)
            if (norm := words[index].norm) == "حيث" or norm in _DECIDES
        ),
        None,
    )
    if link is None:
        return None
    here = view.dated.get(number, ())
    if not here or here[-1].word > link:
        return None  # the clause may have a day of its own
    for other in range(at - 1, max(-1, at - 4), -1):
        source = events[other]
        if view.placed[other].number != number or source.date is None or view.triggers[other] > link:
            continue
        if words[link].norm == "حيث":
            holds = source.status == "planned" == events[at].status
        else:
            holds = source.type == "AGREE" and source.status == "occurred" == events[at].status
        if holds and _has(here, source.time):
            return source
    return None


def _has(here: Sequence[Dated], index: int | None) -> bool:
    """Whether the time of this index is one of a sentence; they stand in order."""
    return index is not None and here[0].index <= index <= here[-1].index
