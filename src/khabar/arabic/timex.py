"""Time expressions as TIMEX3: where they are, and what they say counted from the day of the report."""

from datetime import date, datetime

from msgspec.structs import replace

from khabar.arabic.calendars import day_or_none, step_days
from khabar.arabic.entries import Marked, entry_at, mark, norm_at
from khabar.arabic.timex_beside import beside_date
from khabar.arabic.timex_ground import Dated, Ground, Lean
from khabar.arabic.timex_joined import corrected, extended, range_end, share_part, share_week, share_year
from khabar.arabic.timex_readers import read_at
from khabar.arabic.timex_spec import Found, Spec
from khabar.arabic.timex_tense import clause_tense, is_planned
from khabar.arabic.timex_values import date_spec
from khabar.arabic.words import split
from khabar.errors import InputError
from khabar.model import Span, Time, Words

_LEAD_WORDS = 90
_LATE = 10  # days
_FIRST_WORDS = 45  # headline and first sentence: a bare اليوم there is the day of the news


def times(text: str, *, published: date | datetime | None, lean: Lean = "past") -> list[Time]:
    """Calendar and clock expressions of a text, by start, not overlapping; see `find_times`.

    Raises InputError where `published` is a string: `date.fromisoformat` makes the day of it.
    """
    if published is not None and not isinstance(published, date):
        raise InputError(
            f"published is {published!r}, no date: give date(2015, 8, 6), or None where it is not known"
        )
    return find_times(split(text), published=published, lean=lean)


def find_times(words: Words, *, published: date | datetime | None, lean: Lean = "past") -> list[Time]:
    """Calendar and clock expressions of one article, by start, not overlapping.

    Values are TIMEX3 strings counted from `published`, the outlet's own day; an expression without a certain value is
    kept with `value=None` and the reason. `lean` is the reading of "الجمعة" and "يونيو" without tense or "last" or
    "next": the nearest past one in news, the next one in an assistant's sentences.
    Source: TimeML 1.2.1, TIMEX3; what is a time and where it ends: docs/arabic.md.
    """
    marked = mark(words)
    found = _find(marked, lean=lean)
    return _date(marked, found, published=published, lean=lean)


def _find(marked: Marked, *, lean: Lean) -> list[Found]:
    """All expressions, undated, left to right; where two begin at one word the longer one is taken."""
    found: list[Found] = []
    index, n_words = 0, len(marked.words)
    entries, words = marked.entries, marked.words
    while index < n_words:
        if entries[index] is None and words[index].kind != "number":
            index += 1
            continue
        best = read_at(marked, index, lean=lean)
        if best is None:
            index += 1
            continue
        best = extended(marked, best)
        if found:
            found[-1] = corrected(marked, share_part(marked, found[-1], best), best)
        found.append(best)
        ending = range_end(marked, best)
        if ending is not None:
            found.append(ending)
        index = found[-1].end
    return share_year(marked, share_week(marked, found))


def _date(marked: Marked, found: list[Found], *, published: date | datetime | None, lean: Lean) -> list[Time]:
    """The expressions with their values, left to right, so that later ones can be counted from earlier ones."""
    moment = published if isinstance(published, datetime) else None
    day = published.date() if isinstance(published, datetime) else published
    if day is not None and lean == "past":
        day = _own_day(found, day)
    is_column = lean == "past" and not any(_is_dated_lead(marked, expression) for expression in found)
    last_value: str | None = None
    told_at = 0  # the word of the last value
    last_duration: str | None = None
    previous: Found | None = None
    dated: list[Time] = []
    for expression in found:
        spec = expression.spec
        if lean == "past":
            spec = _with_tense(marked, spec, expression.first)
        if _is_bright(marked, expression):
            spec = Spec(kind="fixed", value="FUTURE_REF")
        elif is_column and spec.kind == "shift" and not spec.weekday:
            spec = _figurative(marked, expression)
        if spec.kind == "text" and _is_far(marked, told_at, expression.first):
            spec = Spec(kind="fixed", value="PAST_REF")
        if spec.kind == "clock" and spec.inner is None and _opens_paragraph(marked, expression.first):
            spec = replace(spec, which="own")
        ground = Ground(day=day, moment=moment, lean=lean, last_value=last_value, last_duration=last_duration)
        value = date_spec(spec, ground)
        if previous is not None and dated and _goes_on(previous, expression):
            value = _day_after(value, str(dated[-1].value), int(spec.weekday or 1))
        previous = expression
        span = _span(marked, expression)
        dated.append(
            Time(span=span, type=expression.type, value=value.value, anchor=value.anchor, reason=value.reason)
        )
        if expression.type == "DURATION" and value.value and spec.amount is not None:
            last_duration = value.value
        elif spec.kind == "text" and spec.which == "prior":
            continue  # "العام السابق" is a yardstick, not what is told next
        elif expression.type in ("DATE", "TIME") and value.value and value.value[:4].isdecimal():
            last_value, told_at = value.value, expression.first
    return [beside_date(marked, found, dated, at) for at in range(len(dated))]


def _is_far(marked: Marked, told_at: int, index: int) -> bool:
    """Whether "حينها" stands more than a sentence behind the date that it would mean: then it is only some time past."""
    is_then = entry_at(marked, index, "then") is not None
    return is_then and marked.words[index].sentence - marked.words[told_at].sentence > 1


def _with_tense(marked: Marked, spec: Spec, index: int) -> Spec:
    """A bare weekday or date, alone or as the day of an hour, with the tense of its clause."""
    if spec.inner is not None:
        return replace(spec, inner=_with_tense(marked, spec.inner, index))
    if spec.kind not in ("weekday", "calendar") or spec.which:
        return spec
    tense = clause_tense(marked, index)
    until = spec.kind == "weekday" and norm_at(marked, index - 1) in ("حتي", "وحتي", "الي")
    return replace(spec, tense="" if until and tense == "maybe" else tense)


_FIGURATIVE = {
    "غدا": "FUTURE_REF",
    "وغدا": "FUTURE_REF",
    "الغد": "FUTURE_REF",
    "الامس": "PAST_REF",
}


def _is_bright(marked: Marked, expression: Found) -> bool:
    """Whether tomorrow is a morrow that an adjective paints: "غدا مشرقا", "غد أفضل"."""
    norm, after = marked.words[expression.first].norm, expression.end
    if norm not in ("غدا", "وغدا", "غد", "لغد") or expression.end != expression.first + 1:
        return False
    return after < len(marked.words) and marked.words[after].norm in _BRIGHT


_BRIGHT = frozenset(("مشرقا", "مشرق", "افضل", "اجمل", "جميلا", "واعدا", "واعد", "زاهر", "زاهرا"))


def _figurative(marked: Marked, expression: Found) -> Spec:
    """What today, tomorrow and yesterday mean in a column: nowadays, one day, once."""
    spec = expression.spec
    if spec.which == "now":
        return Spec(kind="fixed", value="PRESENT_REF")
    if is_planned(marked, expression.first):
        return spec
    value = (
        _FIGURATIVE.get(marked.words[expression.first].norm)
        if spec.unit == "d" and expression.end == expression.first + 1
        else None
    )
    return spec if value is None else Spec(kind="fixed", value=value)


def _goes_on(previous: Found, expression: Found) -> bool:
    """Whether a bare weekday goes on from the one right before it: "الاثنين والثلاثاء", "من الثلاثاء إلى الخميس"."""
    near = expression.first - previous.end <= 1
    return (
        near
        and previous.spec.kind == expression.spec.kind == "weekday"
        and not expression.spec.which
        and not expression.spec.unit
    )


def _day_after(value: Dated, before: str, weekday: int) -> Dated:
    """The first such weekday after a day."""
    if value.value is None or len(before) != 10:
        return value
    day = date.fromisoformat(before)
    found = step_days(day, (weekday - day.isoweekday() - 1) % 7 + 1)
    return Dated(found.isoformat(), value.anchor) if found is not None else value


def _is_dated_lead(marked: Marked, expression: Found) -> bool:
    """Whether an expression counts days from the report's own, among its first words: a column has none there."""
    spec = expression.spec if expression.spec.inner is None else expression.spec.inner
    limit = _FIRST_WORDS if spec.which == "now" else _LEAD_WORDS
    return (
        expression.first < limit
        and spec.kind in ("shift", "weekday", "calendar")
        and spec.unit in ("d", "")
        and (spec.kind != "calendar" or spec.day is not None)
    )


def _opens_paragraph(marked: Marked, index: int) -> bool:
    """Whether a clock time stands at the head of a line, as the hour of the report itself does at its foot."""
    return index == 0 or marked.words[index - 1].paragraph != marked.words[index].paragraph


def _own_day(found: list[Found], day: date) -> date:
    """The day that the report itself calls today, where "اليوم (الاثنين)" is not the stated day of publication."""
    for at, expression in enumerate(found):
        spec = expression.spec if expression.spec.inner is None else expression.spec.inner
        if spec.kind == "shift" and spec.unit == "d" and spec.weekday and spec.amount in (0, -1):
            written = _written_day(found, at, day)
            if written is not None:
                return written
            named = step_days(day, int(spec.amount))
            if named is None:
                continue
            back = (named.isoweekday() - spec.weekday) % 7
            moved = step_days(day, -back) if back in (1, 2) else step_days(day, 1) if back == 6 else None
            return moved or day
    return day


def _written_day(found: list[Found], at: int, day: date) -> date | None:
    """The date right after "اليوم الأربعاء", where it has its year and lies up to ten days before publication."""
    spec = found[at + 1].spec if at + 1 < len(found) and found[at + 1].first == found[at].end else None
    if spec is None or spec.kind != "calendar" or spec.hijri or not (spec.year and spec.month and spec.day):
        return None
    written = day_or_none(spec.year, spec.month, spec.day)
    if found[at].spec.amount != 0 or written is None or not 0 <= (day - written).days <= _LATE:
        return None
    return written


def _span(marked: Marked, found: Found) -> Span:
    return Span(marked.words[found.first].start, marked.words[found.end - 1].end)
