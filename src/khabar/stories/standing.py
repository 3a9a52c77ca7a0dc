"""Which mentions of events may stand on a timeline, and with what status: not a purpose, a verse, a mere chance, a refusal."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import EventStatus, Report, Span
from khabar.stories.mentions import Mention
from khabar.stories.plans import is_ahead
from khabar.stories.stems import folded_words
from khabar.stories.yardsticks import CHANCE, EXPECTED

_VERSE = re.compile(
    r"(?:تعالى|عز وجل|جل وعلا|جل شأنه|قول الله|قال الله)[^\n(﴿{«\"“]{0,30}[(﴿{«\"“]([^)﴾}»\"”\n]{4,500})|﴿([^﴾\n]{4,500})"
)
_REACH = 60  # characters before an act in which it is denied or made a chance
_NOT = frozenset(
    ["لا", "لم", "لن", "ليس", "ليست", "عدم", "دون", "بدون", "رفض", "رفضت", "يرفض", "ترفض", "نفي", "نفت"]
)
_NOT_WORDS, _CHANCE_WORDS = 6, 3  # words before an act among which these stand
_STILL = re.compile(
    r"(?:ما زال|مازال|ما تزال|لا يزال|لا تزال|لاتزال|لايزال|مستمر|متواصل|تتواصل|يتواصل|جاري[ةه])"
)
_ASKING = frozenset(
    "دعا دعت دعوا دعوته يدعو تدعو داعيا داعيه طالب طالبت طالبوا يطالب تطالب مطالبا مطالبه حث حثت يحث ناشد ناشدت يناشد مناشدا".split()
)
_ASKED_TO = frozenset(["الي", "علي", "بضروره", "ضروره"])
_RELATIVES = frozenset(["الذي", "التي", "الذين"])
_PAPERS = frozenset(["AGREE", "RETREAT", "CONCEDE"])
_DEFINITE = ("ال", "لل", "بال")
_GOVERNING = frozenset(
    [
        "عن",
        "علي",
        "حول",
        "بشان",
        "من",
        "ازاء",
        "تجاه",
        "ضد",
        "الي",
        "في",
        "مع",
        "رغم",
        "برغم",
        "بعد",
        "قبل",
        "منذ",
    ]
)
_TOPIC_WORDS = 3
# As folded and without the preposition before them.
_ABOUT_IT = frozenset(
    "تحقيق التحقيق تحقيقات التحقيقات مسؤوليه مسووليه المسؤوليه المسووليه احتواء مكافحه منع تجنب وقف انهاء خطر مخاطر تهديد مخاوف تحديد"
    " مواجهه محاربه تصدي التصدي ملابسات".split()
)
_TOLD = frozenset(["occurred", "ongoing", "denied"])
_CLAUSE_END = re.compile(r"[،,؛;:.«»\"]")
_NEXT = 25  # characters after an act in which it is said to go on


def as_told(reports: Sequence[Report], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that may be moments, one that goes on as going on.

    Left out: acts of a verse; a plan that is denied or only possible; a purpose behind another act of its sentence ("joined the
    alliance to fight …"); a plan without a day that no verb of the future governs; what somebody is only accused of.
    """
    verses = {place: _verses(report.text) for place, report in enumerate(reports)}
    accused = {place: _accusations(report) for place, report in enumerate(reports)}
    first: dict[tuple[int, Span], int] = {}
    for mention in mentions:
        key = (mention.report, mention.sentence)
        first[key] = min(first.get(key, mention.event.trigger.start), mention.event.trigger.start)
    kept = []
    for mention in mentions:
        trigger, report = mention.event.trigger, reports[mention.report]
        if _is_within(trigger, verses[mention.report]):
            continue
        is_second = first[mention.report, mention.sentence] < trigger.start
        if mention.status == "planned" and not _is_plan(report, mention, is_second=is_second):
            continue
        if mention.status in _TOLD and (_is_expected(report, mention) or _is_asked_for(report, mention)):
            continue
        if is_topic(report, mention) or _is_of_other_matter(report, mention):
            continue
        if _is_alleged(report, mention, accused[mention.report]):
            continue
        if _is_to_come(report, mention):
            mention = _with_status(mention, "planned")
        kept.append(_going_on(report, mention) if mention.status == "occurred" else mention)
    return kept


def _accusations(report: Report) -> frozenset[Span]:
    """The words by which a report tells that somebody is accused."""
    return frozenset(event.trigger for event in report.events if event.type == "ACCUSE")


def _is_alleged(report: Report, mention: Mention, accusations: frozenset[Span]) -> bool:
    """Whether a blow is what somebody is accused of: "اتهم الوزير القوة بإطلاق النار أولا" tells of an accusation."""
    if mention.family != "force" or mention.event.statement is None:
        return False
    return report.statements[mention.event.statement].cue in accusations


def _is_expected(report: Report, mention: Mention) -> bool:
    """Whether an act hangs on what is only expected or counted on: "يتوقع أن تفصل الاجتماعات", "كان من المفترض أن يوقع"."""
    start = max(mention.sentence.start, mention.event.trigger.start - _REACH)
    before = _CLAUSE_END.split(fold_word(report.text[start : mention.event.trigger.start]))[-1]
    found = EXPECTED.search(before)
    return found is not None and " ان" in before[found.end() :]


def _is_asked_for(report: Report, mention: Mention) -> bool:
    """Whether an act is what somebody is called on to do: "دعوا المجلس إلى منع", "طالب بوقف"."""
    trigger = mention.event.trigger
    start = max(mention.sentence.start, trigger.start - _REACH)
    before = folded_words(_CLAUSE_END.split(fold_word(report.text[start : trigger.start]))[-1])
    asked = next((place for place, word in enumerate(before) if word.lstrip("وف") in _ASKING), None)
    if asked is None or _RELATIVES & set(before[asked:]):
        return False
    word = fold_word(trigger.of(report.text))
    has_preposition = word[:1] in "بل" and not fold_word(mention.lemma).startswith(word[:1])
    return has_preposition or bool(before[-1:] and before[-1] in _ASKED_TO) or "القيام" in before


def is_topic(report: Report, mention: Mention) -> bool:
    """Whether a blow is only what another act is about, "للتحقيق في الهجوم", "لاحتواء الهجمات", and the day is that of the other act."""
    trigger, event = mention.event.trigger, mention.event
    if mention.family != "force" or event.time is None:
        return False
    start = max(mention.sentence.start, trigger.start - _REACH)
    before = [
        word.lstrip("وفبل") for word in folded_words(report.text[start : trigger.start])[-_TOPIC_WORDS:]
    ]
    own = fold_word(trigger.of(report.text))
    is_about = (
        bool(_ABOUT_IT & set(before)) and (before[-1] not in _RELATIVES) and not own.startswith(("ي", "ت"))
    )
    return is_about and (mention.status == "planned" or report.times[event.time].span.start < trigger.start)


def _is_of_other_matter(report: Report, mention: Mention) -> bool:
    """Whether an agreement or a truce is only what another act of that day is about: "دافع أمس عن الاتفاق", "صادق على الاتفاق"."""
    trigger = mention.event.trigger
    word = fold_word(trigger.of(report.text))
    if mention.event.type not in _PAPERS or mention.date is None or not word.startswith(_DEFINITE):
        return False
    before = folded_words(report.text[max(mention.sentence.start, trigger.start - _REACH) : trigger.start])[
        -1:
    ]
    return word[0] != "ا" or bool(before) and before[0].lstrip("و") in _GOVERNING


def _is_to_come(report: Report, mention: Mention) -> bool:
    """Whether an act that is told as done lies after the day of its report: nothing has been that is still to be."""
    told = (report.published or "")[: len(mention.date or "")]
    return mention.status in ("occurred", "ongoing") and mention.date is not None and "" < told < mention.date


def _with_status(mention: Mention, status: EventStatus) -> Mention:
    return msgspec.structs.replace(mention, event=msgspec.structs.replace(mention.event, status=status))


def _is_plan(report: Report, mention: Mention, *, is_second: bool) -> bool:
    if is_second and _is_purpose(report, mention):
        return False
    start = max(mention.sentence.start, mention.event.trigger.start - _REACH)
    before = [word.lstrip("وف") for word in folded_words(report.text[start : mention.event.trigger.start])]
    if CHANCE & {word.lstrip("بل").removeprefix("ال") for word in before[-_CHANCE_WORDS:]}:
        return False
    if not is_ahead(report, mention):
        is_to_come = (
            mention.date is not None and (report.published or "")[: len(mention.date)] <= mention.date
        )
        return is_to_come and not _NOT & set(before[-_NOT_WORDS:])
    return not _NOT & set(before[-2:])


def _is_purpose(report: Report, mention: Mention) -> bool:
    """Whether an act hangs on the word before by ل: "لمحاربة التنظيم", "للسيطرة", "لمقتل"."""
    word = fold_word(mention.event.trigger.of(report.text))
    lemma = fold_word(mention.lemma)
    has_lam = report.text[: mention.event.trigger.start].endswith("ل") or word.startswith("لل")
    return has_lam or (word.startswith("ل") and not lemma.startswith("ل"))


def _going_on(report: Report, mention: Mention) -> Mention:
    """A mention of what is said to go on still: "الاشتباكات ما زالت مستمرة"."""
    end = mention.event.trigger.end
    if not _STILL.search(report.text, end, min(end + _NEXT, max(end, mention.sentence.end))):
        return mention
    return _with_status(mention, "ongoing")


def _verses(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that quote the Koran, by place."""
    if "الله" not in text and "﴿" not in text and "تعالى" not in text:
        return []
    return [match.span(match.lastindex or 0) for match in _VERSE.finditer(text)]


def _is_within(span: Span, stretches: list[tuple[int, int]]) -> bool:
    place = bisect_right(stretches, (span.start, 1 << 60)) - 1
    return place >= 0 and span.end <= stretches[place][1]
