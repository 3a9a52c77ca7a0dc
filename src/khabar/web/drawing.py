"""The drawing of a story's days: one column a day, one row an outlet, moments and plans above.

Worked out here to the last coordinate, written by templates/days.svg.html; the page needs no script to show it.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from khabar.web.book import Book
from khabar.web.dates import date_of, weekday
from khabar.web.messages import say
from khabar.web.story_page import Source, StoryView
from khabar.web.timeline import MomentView

_LABEL_WIDTH = (70, 150)
_LETTER_WIDTH = 7.2  # of the longest outlet name, as the pages set it
_DAY_WIDTH = (56, 96)
_GAP_WIDTH = 22
_WHOLE_WIDTH = 1040
_ROW = 30
_SHEET, _SHEET_LINE = 15, 19  # room for one report, across and down
_HEAD = 44
_LANES = 5  # moments drawn above one another on one day; the rest are counted
_LABEL_LETTERS = 22  # what the widest label has room for, in Latin letters too


class Column(msgspec.Struct, frozen=True):
    """One day, or a gap of days on which nothing is told (`weekday` empty)."""

    x: float
    width: float
    weekday: str
    day: str
    is_weekly_rule: bool


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """A report or a moment at its place."""

    x: float
    y: float
    href: str
    title: str
    status: str  # of a moment; "own" or "copy" of a report


class Arc(msgspec.Struct, frozen=True):
    """From the day a plan was reported to the day it was due or done."""

    path: str
    status: str


class Row(msgspec.Struct, frozen=True):
    """An outlet with the height of its first reports and of the line under it."""

    y: float
    end_y: float
    name: str
    whole_name: str


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A finished drawing. x runs with the language: from the right edge in Arabic."""

    width: float
    height: float
    label_x: float
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    reports: tuple[Dot, ...]
    moments: tuple[Dot, ...]
    arcs: tuple[Arc, ...]
    more: tuple[tuple[float, float, int], ...]  # x, y, how many moments are not drawn
    moments_y: float
    rule_y: float
    head_y: float


def draw_days(book: Book, view: StoryView) -> Drawing | None:
    """The drawing of one story; None where fewer than two days are known, for then there is nothing to see."""
    dated = [(date_of(source.published), source) for source in view.sources]
    moments = _moments_near(view, [day for day, _ in dated if day])
    days = sorted({day for day, _ in dated if day} | {day for day, _ in moments})
    if len(days) < 2:
        return None
    is_rtl = book.language == "ar"
    longest = max(len(name) for name in view.outlets)
    label_width = min(max(16 + _LETTER_WIDTH * longest, _LABEL_WIDTH[0]), _LABEL_WIDTH[1])
    has_undated = any(day is None for day, _ in dated)
    columns, x_of, width = _columns(book, days, label_width, is_rtl, has_undated=has_undated)
    lanes = min(max((sum(day == other for other, _ in moments) for day in days), default=0), _LANES)
    rule_y = _HEAD + max(lanes, 1) * 22 + 14
    a_line = max(int((columns[0].width - 6) // _SHEET), 1)
    rows, bottom = _rows(view, dated, rule_y, a_line)
    dots, more = _moment_dots(moments, x_of, rule_y)
    return Drawing(
        width=width,
        height=bottom + 12,
        label_x=width - 4 if is_rtl else 4,
        columns=columns,
        rows=rows,
        reports=_report_dots(dated, x_of, {row.whole_name: row.y for row in rows}, a_line, is_rtl),
        moments=dots,
        arcs=_arcs(moments, dots, x_of),
        more=more,
        moments_y=rule_y - 18,
        rule_y=rule_y,
        head_y=_HEAD,
    )


def _moments_near(view: StoryView, days: list[date]) -> list[tuple[date, MomentView]]:
    """Moments on a known day from shortly before the first report to three weeks after the last."""
    if not days:
        return []
    first, last = min(days) - timedelta(days=3), max(days) + timedelta(days=21)
    drawn = [(date_of(moment.date), moment) for moment in view.moments if not moment.is_minor]
    return [(day, moment) for day, moment in drawn if day and first <= day <= last]


def _rows(
    view: StoryView, dated: list[tuple[date | None, Source]], top: float, a_line: int
) -> tuple[tuple[Row, ...], float]:
    """The outlets with room for all their reports of one day, `a_line` side by side, and where the last row ends."""
    counts = Counter((source.outlet, day) for day, source in dated)
    rows = []
    for name in view.outlets:
        n_lines = -(-max(n for (outlet, _), n in counts.items() if outlet == name) // a_line)
        shown = name if len(name) <= _LABEL_LETTERS else name[: _LABEL_LETTERS - 1] + "…"
        height = _ROW + (n_lines - 1) * _SHEET_LINE
        rows.append(Row(top + 22, top + height + 7, shown, name))
        top += height
    return tuple(rows), top


def _columns(
    book: Book, days: list[date], label_width: float, is_rtl: bool, *, has_undated: bool
) -> tuple[tuple[Column, ...], dict[date | None, float], float]:
    """Columns for the days and for the gaps of more than two days between them, with the middle of every day."""
    slots: list[date | None] = []
    for before, day in zip([None, *days[:-1]], days, strict=True):
        if before and (day - before).days > 3:
            slots.append(None)
        elif before:
            slots += [before + timedelta(days=n) for n in range(1, (day - before).days)]
        slots.append(day)
    n_days = sum(slot is not None for slot in slots) + has_undated
    room = _WHOLE_WIDTH - label_width - _GAP_WIDTH * slots.count(None)
    day_width = min(max(room / n_days, _DAY_WIDTH[0]), _DAY_WIDTH[1])
    width = label_width + sum(day_width if slot else _GAP_WIDTH for slot in slots) + has_undated * day_width
    columns, at = [], label_width
    x_of: dict[date | None, float] = {}  # None: reports without a day, at the end
    for slot in slots:
        own = day_width if slot else float(_GAP_WIDTH)
        middle = width - at - own / 2 if is_rtl else at + own / 2
        if slot:
            x_of[slot] = middle
        words = f"{slot.day} {say(f'month.short.{slot.month}', language=book.language)}" if slot else ""
        name = weekday(slot, language=book.language) if slot else ""
        columns.append(Column(middle, own, name, words, bool(slot and slot.isoweekday() == 7)))
        at += own
    if has_undated:
        x_of[None] = day_width / 2 if is_rtl else width - day_width / 2
        columns.append(Column(x_of[None], day_width, "", say("date.unknown", language=book.language), False))
    return tuple(columns), x_of, width


def _report_dots(
    dated: list[tuple[date | None, Source]],
    x_of: dict[date | None, float],
    y_of: dict[str, float],
    a_line: int,
    is_rtl: bool,
) -> tuple[Dot, ...]:
    """Reports of one outlet on one day stand side by side, `a_line` in a line, in the direction of reading."""
    together: dict[tuple[date | None, str], list[Source]] = defaultdict(list)
    for day, source in dated:
        together[day, source.outlet].append(source)
    dots = []
    for (day, outlet), sources in together.items():
        in_line = min(len(sources), a_line)
        for number, source in enumerate(sources):
            aside = (number % a_line - (in_line - 1) / 2) * _SHEET
            dots.append(
                Dot(
                    x=x_of[day] + (-aside if is_rtl else aside),
                    y=y_of[outlet] + number // a_line * _SHEET_LINE,
                    href=source.href,
                    title=f"{source.number}. {source.title}",
                    status="copy" if source.is_later_copy else "own",
                )
            )
    return tuple(dots)


def _moment_dots(
    moments: list[tuple[date, MomentView]], x_of: dict[date | None, float], rule_y: float
) -> tuple[tuple[Dot, ...], tuple[tuple[float, float, int], ...]]:
    stacked: dict[date, int] = defaultdict(int)
    dots = []
    for day, moment in moments:
        lane = stacked[day]
        stacked[day] += 1
        if lane < _LANES:
            dots.append(
                Dot(
                    x=x_of[day],
                    y=rule_y - 18 - lane * 22,
                    href=f"#{moment.id}",
                    title=moment.what,
                    status=moment.status,
                )
            )
    more = tuple(
        (x_of[day] + 20, rule_y - 18 - (_LANES - 1) * 22, n - _LANES)
        for day, n in stacked.items()
        if n > _LANES
    )
    return tuple(dots), more


def _arcs(
    moments: Sequence[tuple[date, MomentView]], dots: Sequence[Dot], x_of: dict[date | None, float]
) -> tuple[Arc, ...]:
    """One arc for each moment that was first reported as planned on an earlier day of the drawing."""
    dot_of = {dot.href: dot for dot in dots}
    arcs = []
    for day, moment in moments:
        told_days = [date_of(one.quote.published) for one in moment.citations if one.status == "planned"]
        told = min((one for one in told_days if one), default=day)
        dot = dot_of.get(f"#{moment.id}")
        if dot and told in x_of and told < day:
            top = dot.y - 16
            arcs.append(
                Arc(
                    f"M{x_of[told]:.0f} {dot.y:.0f} C{x_of[told]:.0f} {top:.0f} {dot.x:.0f} {top:.0f} {dot.x:.0f} {dot.y - 7:.0f}",
                    moment.status,
                )
            )
    return tuple(arcs)
