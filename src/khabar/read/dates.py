"""Dates of pages and feeds as ISO 8601: machine-written ones, and the date lines of Arabic outlets. Unsure is None."""

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_tz

from khabar.arabic.letters import fold_word
from khabar.arabic.timex import find_times
from khabar.arabic.words import split

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})(?:[T\s]+(?P<clock>\d{1,2}:\d\d)(?P<seconds>:\d\d)?(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?|[A-Z]{3,4})?)?"
)
_BASIC = re.compile(r"(?P<day>\d{8})(?:T?\d{4,6})?")
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?![\d/-])")
_NUMBER = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGITS = {
    ord(letter): str(i)
    for base in (0x0660, 0x06F0)
    for i, letter in enumerate(map(chr, range(base, base + 10)))
}
_INVISIBLE = dict.fromkeys([0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_YEARS = range(1985, 2101)
# Zones by the names that feeds of Arab outlets use. AST is Arabia, not the Atlantic; IST may be Israel, Ireland or India: unknown.
_ZONES = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "CAT": 2, "EET": 2, "EEST": 3, "EAT": 3, "MSK": 3,
    "TRT": 3, "AST": 3, "KSA": 3, "GST": 4, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "PST": -8, "PDT": -7,
}  # fmt: skip
_WEEKDAYS = {
    fold_word(name): number
    for number, name in enumerate(["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"])
}
_UPDATED = re.compile(
    r"(?<!\w)(?:(?:ال)?(?:تحديث|تعديل)|حُ?د[\u0650\u0651]*ثت?(?!\w)|updated|modified)", re.IGNORECASE
)
_MAX_LINE = 160


def moment_of(text: str) -> str | None:
    """A day or moment that a machine wrote, as ISO 8601, else one that an Arabic line states; None where it is not certain.

    A moment keeps the zone it was given in; a zone whose name has two meanings is left off.
    """
    plain = text.translate(_DIGITS).translate(_INVISIBLE).strip()
    if not plain or len(plain) > _MAX_LINE:
        return None
    match = _ISO.fullmatch(plain)
    if match:
        return _iso(match)
    match = _BASIC.fullmatch(plain)
    if match:
        return _day(*(int(part) for part in (plain[:4], plain[4:6], plain[6:8])))
    return _mail_date(plain) or day_of_line(text)


def day_of_line(line: str, *, day_first: bool | None = None) -> str | None:
    """The one day that a line states, as ISO 8601: "الأحد 2 نوفمبر 2025 - 13:41"; None where it states none, or two.

    What follows "last updated" is not about the publication and is not read. `day_first` is the order in which the page
    writes its days, where it is known: see `is_day_first`.
    """
    if len(line) > _MAX_LINE:
        return None
    return any_day_of_line(_before_update(line), day_first=day_first)


def any_day_of_line(line: str, *, day_first: bool | None = None) -> str | None:
    """The one day that a line states, whatever of; None where it states none, or two."""
    line = line[:_MAX_LINE]
    plain = line.translate(_DIGITS)  # digits only: offsets stay those of the line
    if not _YEAR.search(plain):
        return None
    numbers = list(_NUMBERS.finditer(plain))
    days = {day for match in numbers if (day := _numeric_day(match, line, day_first))}
    for time in find_times(split(line), published=None):
        is_numeric = any(time.span.start < match.end() and match.start() < time.span.end for match in numbers)
        if time.value and _is_day(time.value[:10]) and not is_numeric:
            days.add(time.value[:10])
    return days.pop() if len(days) == 1 else None


def has_update_label(line: str) -> bool:
    """Whether a line begins with the day or time of a page's last change."""
    return _UPDATED.search(line) is not None and any_day_of_line(_before_update(line)) is None


def is_day_first(lines: list[str]) -> bool | None:
    """Whether a page writes 4/8/2015 for 4 August: its other numeric dates of one reading tell. None where none does, or they differ."""
    orders = set()
    for line in lines:
        for match in _NUMBERS.finditer(line.translate(_DIGITS)):
            if len(match[4]) == 4 and len(match[1]) <= 2:
                year, first, second = int(match[4]), int(match[1]), int(match[3])
                orders |= {_day(year, second, first) is not None} if first > 12 or second > 12 else set()
    return orders.pop() if len(orders) == 1 else None


def _before_update(line: str) -> str:
    """A line up to what it says of the last change; all of that, where the label stands behind the day it is about."""
    label = _UPDATED.search(line)
    if label is None:
        return line
    return line[: label.start()] if _NUMBER.search(line, label.end()) else ""


def _iso(match: re.Match[str]) -> str | None:
    day = _day(*(int(part) for part in match["day"].split("-")))
    if day is None or not match["clock"]:
        return day
    clock = f"{match['clock']:0>5}{match['seconds'] or ''}"
    moment = f"{day}T{clock}{_zone(match['zone'])}"
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return day
    return moment


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        return f"{zone[0]}{digits[:2]}:{digits[2:]}"
    if zone not in _ZONES:
        return ""
    return "Z" if _ZONES[zone] == 0 else f"{_ZONES[zone]:+03d}:00"


def _mail_date(text: str) -> str | None:
    """Dates of RSS: "Sun, 02 Nov 2025 13:41:00 AST"."""
    if not re.search(r"[A-Za-z]{3}", text) or len(text) > 60:
        return None
    has_clock = re.search(r"\d:\d\d", text) is not None
    parsed = parsedate_tz(text if has_clock else f"{text} 00:00:00")
    if parsed is None or parsed[0] not in _YEARS:
        return None
    try:
        moment = datetime(*parsed[:6])
    except ValueError:
        return None
    if not has_clock:
        return moment.date().isoformat()
    named = re.search(r"([A-Z]{1,4})\)?$", text)
    if named:
        hours = _ZONES.get(named[1])
        return moment.isoformat() + ("" if hours is None else _zone(named[1]))
    offset = parsed[9]
    if offset is None or not re.search(r"[+-]\d{4}\b", text) or abs(offset) > 14 * 3600:
        return moment.isoformat()
    return moment.replace(tzinfo=timezone(timedelta(seconds=offset))).isoformat()


def _numeric_day(match: re.Match[str], line: str, day_first: bool | None) -> str | None:
    """4/8/2015 is 4 August in Arab outlets, but 8 April in those that American software wrote: only one reading gives a day,
    or the weekday beside it decides."""
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4 and len(match[4]) <= 2:
        return _day(first, second, third)
    if len(match[4]) != 4 or len(match[1]) > 2:
        return None
    readings = {day for day in (_day(third, second, first), _day(third, first, second)) if day}
    if len(readings) > 1:
        named = {
            number
            for word in fold_word(line).split()
            if (number := _WEEKDAYS.get(word.strip("،,:-–|()"))) is not None
        }
        readings = {day for day in readings if not named or date.fromisoformat(day).weekday() in named}
    if len(readings) > 1 and day_first is not None:
        return _day(third, second, first) if day_first else _day(third, first, second)
    return readings.pop() if len(readings) == 1 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None


def _is_day(value: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)) and int(value[:4]) in _YEARS
