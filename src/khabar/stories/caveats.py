"""Why two numbers that stand against each other may still both be right: later day, running count, least number, one source.

A reader sees these beside the pair; a pair without them differs as it stands.
"""

from collections.abc import Sequence

from khabar.model import Caveat, Report
from khabar.stories.late import offset_of
from khabar.stories.origins import holder_of, is_unnamed
from khabar.stories.parties import fold_name
from khabar.stories.signatures import day_number
from khabar.stories.stems import folded_words
from khabar.stories.tallies import Tally

_RUNNING_DAYS = 7  # a count that is older runs no longer
_WHOLE_DAY = len("2015-08-04")
_HEAD = 400  # characters of a body
_NEAR = 60  # characters between two numbers of one toll
_RISING, _OF_TOLL = (
    250,
    5,
)  # characters before a toll in which it is said to have risen; words from there to what rose
_SHARED_AGAIN = 3  # content words that a number told by the way shares with the higher one
_ROSE = frozenset(["ارتفع", "ارتفعت", "ارتفاع", "ترتفع", "يرتفع"])
_TOLL = frozenset(["حصيله", "الحصيله", "عدد", "ضحايا", "القتلي", "قتلي", "الجرحي", "الوفيات", "المصابين"])
_FORMER = frozenset(["سابقه", "السابقه", "اوليه", "الاوليه", "سابق"])  # of a toll that has been replaced
_RUNNING = frozenset(["arrested", "displaced"])
_ESTIMATED = frozenset(["aboard"])  # does not grow while the news lasts


def caveats_of(
    reports: Sequence[Report], low: Tally, high: Tally, *, others: Sequence[Tally] = ()
) -> tuple[Caveat, ...]:
    """What may let both numbers be right.

    later_day: the higher one is of a later day, so it may be the same count, gone on; not where one of `others`, the tolls of that
    kind in the story, has the lower number again on that day or later. lower_bound: the toll of the lower one is a least
    number ("at least 12"). one_source: both reports have it from one named speaker, who may have revised it.
    running_count: arrests and displaced people, whose number grows as long as what is told of goes on; and a toll of which a
    report says that it rose.
    """
    found: list[Caveat] = []
    if _is_later(reports, low, high) and not _is_told_again(reports, low, high, others):
        found.append("later_day")
    if low.kind in _RUNNING or any(_has_risen(reports[tally.report], tally) for tally in (low, high)):
        found.append("running_count")
    if _is_least(reports[low.report], low):
        found.append("lower_bound")
    source = _source(reports[low.report], low)
    if source and source == _source(reports[high.report], high):
        found.append("one_source")
    return tuple(found)


def _is_later(reports: Sequence[Report], low: Tally, high: Tally) -> bool:
    """Whether the higher number was published later, the last day that its sentence names is later, or its report, of the same day
    as far as is known, tells as yesterday's what the other tells as today's."""
    if low.kind in _ESTIMATED or any(_is_old(reports[tally.report], tally) for tally in (low, high)):
        return False
    first, last = ((reports[tally.report].published or "")[:10] for tally in (low, high))
    if first != last:
        return "" < first < last
    offsets = [_offset(reports[tally.report]) for tally in (low, high)]
    if offsets[0] is not None and offsets[1] is not None:
        return offsets[1] < offsets[0]
    named = [
        max((day for day in tally.named_days if len(day) == _WHOLE_DAY), default="") for tally in (low, high)
    ]
    return "" < named[0] < named[1]


def _offset(report: Report) -> int | None:
    """How many days before the day of writing the news lies, by the first "today" or "yesterday" of a report's head."""
    end = report.layout.body + _HEAD
    found = (
        offset_of(folded_words(time.span.of(report.text)))
        for time in report.times
        if report.layout.body <= time.span.start < end
    )
    return next((offset for offset in found if offset is not None), None)


def _is_told_again(reports: Sequence[Report], low: Tally, high: Tally, others: Sequence[Tally]) -> bool:
    """Whether a report that is no earlier than the one of the higher number still has the lower number: in its lead, or by the way on a
    later day of the same event. Who has the higher number too, or tells the lower one as the former toll, does not have it still."""
    knowing = {one.report for one in others if one.value == high.value}
    return any(
        one.value == low.value
        and one.report not in (low.report, high.report)
        and one.report not in knowing
        and reports[one.report].published is not None
        and not (_FORMER & set(folded_words(one.sentence.of(reports[one.report].text))))
        and (
            (one.is_lead and not _is_later(reports, one, high))
            or (_is_of_later_day(reports, high, one) and len(one.context & high.context) >= _SHARED_AGAIN)
        )
        for one in others
    )


def _is_of_later_day(reports: Sequence[Report], first: Tally, last: Tally) -> bool:
    days = [(reports[tally.report].published or "")[:10] for tally in (first, last)]
    return "" < days[0] < days[1]


def _has_risen(report: Report, tally: Tally) -> bool:
    """Whether a report says of its own toll that it rose: "ارتفعت حصيلة القتلى إلى 28"."""
    words = folded_words(
        report.text[max(tally.sentence.start, tally.span.start - _RISING) : tally.span.start]
    )
    return any(
        word.lstrip("وف") in _ROSE and any(toll in _TOLL for toll in words[place : place + _OF_TOLL])
        for place, word in enumerate(words)
    )


def _is_old(report: Report, tally: Tally) -> bool:
    """Whether a number is of something weeks ago, so that its count no longer runs."""
    told = day_number(report.published or "")
    days = [day for one in tally.days if len(one) == _WHOLE_DAY and (day := day_number(one)) is not None]
    return told is not None and bool(days) and told - max(days) >= _RUNNING_DAYS


def _is_least(report: Report, tally: Tally) -> bool:
    """Whether a number, or one just before it in its sentence, is a least number: "24 شخصا على الأقل قتلوا وأصيب 55"."""
    return any(
        isinstance(figure.value, tuple)
        and figure.value[0] is not None
        and figure.value[1] is None
        and tally.sentence.contains(figure.span)
        and -_NEAR <= figure.span.start - tally.span.start <= 0
        for figure in report.figures
    )


def _source(report: Report, tally: Tally) -> str | None:
    """The named speaker of the innermost statement that holds a number; None where none is named."""
    number = holder_of(report, tally.span)
    if number is None:
        return None
    name = report.statements[number].speaker_name
    return fold_name(name) if name and not is_unnamed(name) else None
