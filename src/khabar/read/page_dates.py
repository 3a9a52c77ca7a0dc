"""The day of publication that a page shows, where its head states none. Two days, or a doubtful one, are none."""

import re
from copy import deepcopy

import htmldate
import lxml.html
from lxml.html import HtmlElement

from khabar.read.body import line_key
from khabar.read.dates import day_of_line, has_update_label, is_day_first, moment_of
from khabar.read.lines import Line, lines_of, read_lines, words_of
from khabar.read.prune import is_in_side_part

_MAX_HEAD_LINES = 12  # between headline and report: kicker, byline, date, counters
_MAX_FOOT_LINES = 6  # between report and the time at its foot: views, keywords
_MAX_ISSUE_LINES = 2  # between the line of the issue and the headline
_PUBLISHED = ("تاريخ النشر", "نشر بتاريخ", "نُشر بتاريخ", "نشرت بتاريخ", "تاريخ الخبر", "تاريخ المقال")
_ISSUE = "العدد"
_NUMBERS = re.compile(r"\d[/.-]\d")
_DAY_OF_POSTS = "date-header"
_LEAD_CHARACTERS = 120
_SHORT_CHARACTERS = 40


def shown_day(tree: HtmlElement, lines: list[Line], report: list[Line], *, title: str | None) -> str | None:
    """The day or moment that the lines of a page state of its report, by how sure the place is.

    Between headline and report; where a line calls it the day of publication; beside the number of the issue right above
    the headline; in a time element at the report's foot. Other lines above the headline are not read: many outlets print
    the day of the visit there.
    """
    if not report or report[0] not in lines:
        return None
    key = line_key(title or "")
    end = lines.index(report[0])
    head = max((number for number, line in enumerate(lines[:end]) if line_key(line.text) == key), default=end)
    heading = lines[head + 1 : min(end, head + 1 + _MAX_HEAD_LINES)]
    called = [line for line in lines if line.text.lstrip(" *•-").startswith(_PUBLISHED)]
    issue = [line for line in _lines_above(lines, head) if _ISSUE in line.text.split()]
    is_numeric = any(_NUMBERS.search(line.text) for line in heading + called)
    day_first = is_day_first(lines_of(tree)) if is_numeric else None
    return (
        _one_day(heading, day_first)
        or _one_day(called, day_first)
        or _one_day(issue, None)
        or _time_at_foot(tree, report[-1])
    )


def _one_day(lines: list[Line], day_first: bool | None) -> str | None:
    """The one day that lines state; with its time of day where the page gives it to machines."""
    days: dict[str, str] = {}
    for line in lines:
        day = day_of_line(line.spaced, day_first=day_first)
        moment = moment_of(line.moment or "")
        if moment and not has_update_label(line.spaced) and (day is None or moment.startswith(day)):
            days.setdefault(moment[:10], moment)
        elif day:
            days.setdefault(day, day)
    return next(iter(days.values())) if len(days) == 1 else None


def _lines_above(lines: list[Line], head: int) -> list[Line]:
    """The lines right above the headline, up to a link: a menu stands between them and the top of the page."""
    above: list[Line] = []
    for line in reversed(lines[max(0, head - _MAX_ISSUE_LINES) : head]):
        if line.is_link:
            break
        above.append(line)
    return above


def _time_at_foot(tree: HtmlElement, last: Line) -> str | None:
    """The moment of the page's only time element where it stands below the report and nothing longer than a label does, as on the
    pages of messages."""
    if len({moment for time in tree.iter("time") if (moment := time.get("datetime"))}) != 1:
        return None
    lines = read_lines(tree)
    numbers = [number for number, line in enumerate(lines) if line.text == last.text]
    foot = lines[numbers[-1] + 1 :] if numbers else []
    if len(foot) > _MAX_FOOT_LINES:
        return None
    if any(len(line.text) > _SHORT_CHARACTERS or has_update_label(line.spaced) for line in foot):
        return None
    return next(
        (moment_of(line.moment) for line in foot if line.moment and not is_in_side_part(line.block)), None
    )


def day_of_posts(shown: HtmlElement, report: list[Line]) -> str | None:
    """The day in the heading under which Blogger's pages put the posts of one day; None where a page has several.

    It stands above the headline, as the day of the visit does on other pages, but names itself.
    """
    heads = [element for element in shown.iter() if _DAY_OF_POSTS in element.get("class", "").split()]
    first = line_key(report[0].text)[:_LEAD_CHARACTERS] if report else ""
    group = heads[0].getparent() if len(heads) == 1 else None
    if group is None or not first or first not in line_key(words_of(group)):
        return None
    return day_of_line(words_of(heads[0]))


def head_day(tree: HtmlElement, url: str | None) -> str | None:
    """What htmldate reads in head and address alone. In the body it takes the dates of other reports and of comments for the page's,
    and 1 January for dual month names and Hijri dates."""
    head = next(tree.iter("head"), None)
    page = lxml.html.document_fromstring("<html><head></head><body></body></html>")
    if head is not None:
        page.replace(page[0], deepcopy(head))
    for script in list(page.iter("script")):  # JSON-LD was read before, with care for whose it is
        script.drop_tree()
    found = htmldate.find_date(page, url=url, extensive_search=False, original_date=True)
    return None if not found or found.endswith("-01-01") else found
