"""The day of an undated report, from its story.

The report names a weekday in its first sentences; the other reports of the story name days: planned, done, or those on
which they were published. Where one day alone falls on that weekday and fits what the undated report tells (the act
that another had planned for it, the same text published then), that is its day. Else it stays without one.
"""

from collections.abc import Sequence
from datetime import date

from khabar.arabic.letters import fold_word
from khabar.model import Report
from khabar.stories.copies import is_copy, likeness
from khabar.stories.mentions import Mention, find_mentions
from khabar.stories.parties import find_cast
from khabar.stories.signatures import day_number, new_vocabulary, passages_of

_WEEKDAYS = {
    "اثنين": 0,  # Monday
    "ثلاثاء": 1,
    "اربعاء": 2,
    "خميس": 3,
    "جمعه": 4,
    "سبت": 5,
    "احد": 6,
}
_LEAD_CHARACTERS = 600
_MAX_OTHERS = 24  # a story of a thousand reports half of which lack a day is read no longer than this
_COPY_WEIGHT = 10.0
_DEED_WEIGHT = 2.0  # a plan of that day that the report tells as done
_SAME_WEIGHT = 1.0  # an act of that day that both tell


def find_day(report: Report, others: Sequence[Report]) -> str | None:
    """The day on which an undated report was published, ISO 8601, or None where its story does not tell."""
    dated = [other for other in others if day_number(other.published) is not None][:_MAX_OTHERS]
    if not dated:
        return None
    weekday = _named_weekday(report)
    scores: dict[int, float] = {}
    for day, score in (*_copied(report, dated), *_told(report, dated)):
        if weekday is None or date.fromordinal(day).weekday() == weekday:
            scores[day] = scores.get(day, 0.0) + score
    if not scores:
        return None
    best = max(scores.values())
    days = [day for day, score in scores.items() if score == best]
    is_certain = len(days) == 1 and (weekday is not None or best >= _COPY_WEIGHT)
    return date.fromordinal(days[0]).isoformat() if is_certain else None


def _named_weekday(report: Report) -> int | None:
    """The bare weekday of the first sentences: "الإثنين", not "الإثنين الماضي"; None where there is none or several."""
    start = report.layout.body
    text = report.text[start : start + _LEAD_CHARACTERS]
    words = ["".join(letter for letter in fold_word(word) if letter.isalpha()) for word in text.split()]
    named = []
    for place, word in enumerate(words):
        bare = word[2:] if word.startswith("ال") else ""
        if bare in _WEEKDAYS and "".join(words[place + 1 : place + 2]) not in _RELATIVE:
            named.append(_WEEKDAYS[bare])
    return named[0] if named else None


_RELATIVE = frozenset(["الماضي", "المقبل", "القادم", "الفايت", "المنصرم", "الاتي"])


def _copied(report: Report, dated: Sequence[Report]) -> list[tuple[int, float]]:
    """The days of reports with the same text."""
    vocabulary = new_vocabulary()
    texts = [report, *dated]
    passages = [passages_of(one.text, vocabulary=vocabulary) for one in texts]
    found = []
    for place, other in enumerate(dated, start=1):
        day = day_number(other.published)
        if day is not None and is_copy(likeness(passages, 0, place)):
            found.append((day, _COPY_WEIGHT))
    return found


def _told(report: Report, dated: Sequence[Report]) -> list[tuple[int, float]]:
    """The days that the others give to acts of the families and parties that this report tells as done."""
    reports = [report, *dated]
    mentions = find_mentions(reports, find_cast(reports))
    done = [
        mention for mention in mentions if mention.report == 0 and mention.status in ("occurred", "ongoing")
    ]
    found: dict[tuple[int, bool], float] = {}
    for other in mentions:
        day = day_number(other.date) if other.date and len(other.date) == 10 else None
        if other.report == 0 or day is None:
            continue
        weight = max((_fit(mention, other) for mention in done), default=0.0)
        is_plan = other.status == "planned"
        weight *= _DEED_WEIGHT if is_plan else _SAME_WEIGHT
        found[day, is_plan] = max(found.get((day, is_plan), 0.0), weight)
    return [(day, weight) for (day, _), weight in found.items() if weight]


def _fit(done: Mention, other: Mention) -> float:
    """How well two mentions can be one act: the parties they share, more with the same verb."""
    if done.family != other.family:
        return 0.0
    shared = len(set(done.parties) & set(other.parties))
    return shared + (0.5 if done.lemma == other.lemma else 0.0) if shared else 0.0
