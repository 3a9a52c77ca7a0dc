"""Which reports read like comment: columns and features share the words of a story for weeks and tell nothing of its day."""

from khabar.model import Report
from khabar.stories.days import day_number

_LEAD = 500  # characters of a body
_NEWS_DAYS, _NEAR_DAYS = 4, 6  # days round the report's own in which an act, or a day that is named, is news
_WHOLE_DAY = len("2015-08-04")


def is_comment(report: Report) -> bool:
    """Whether nothing in the head of a report is news: no dateline, no agency, no act or day near its own, nobody's words."""
    told = day_number(report.published)
    is_read = bool(report.actors or report.times or report.events or report.statements)
    if told is None or not is_read or report.layout.dateline or report.layout.agencies:
        return False
    first, last = report.layout.body, report.layout.body + _LEAD
    days = [time.value for time in report.times if first <= time.span.start < last]
    acts = [event.date for event in report.events if first <= event.trigger.start < last]
    return not (
        any(_is_near(day, told, _NEAR_DAYS) for day in days)
        or any(_is_near(day, told, _NEWS_DAYS) for day in acts)
        or any(first <= statement.cue.start < last and statement.speaker for statement in report.statements)
    )


def _is_near(day: str | None, told: int, n_days: int) -> bool:
    number = day_number(day) if day and len(day) >= _WHOLE_DAY else None
    return number is not None and abs(number - told) <= n_days
