"""Readers of clock times and parts of the day: "الساعة 3 و18 دقيقة صباحا", "الثالثة والنصف عصرا", "13:41"."""

from khabar.arabic.entries import Entry, Marked, context, entry_at, norm_at
from khabar.arabic.numerals import read_fraction, read_number, read_ordinal
from khabar.arabic.timex_spec import Found, Spec

_HOUR_WORDS = frozenset(("الساعه", "بالساعه", "للساعه", "والساعه"))
_UTC = frozenset(("غرينتش", "غرينيتش", "جرينتش", "جرينيتش", "غرينتيش", "gmt", "GMT", "utc", "UTC", "العالمي"))
_ZONED = ("بتوقيت", "توقيت")


def read_clock(marked: Marked, first: int) -> Found | None:
    """The clock time that begins at a word; its day is left open."""
    at, part = first, None
    opening = entry_at(marked, first, "part")
    if opening is not None and norm_at(marked, first + opening.n_words) in _HOUR_WORDS:
        part, at = opening, first + opening.n_words
    worded = norm_at(marked, at) in _HOUR_WORDS
    at += worded
    bracket = worded and norm_at(marked, at) == "("
    at += bracket
    at += worded and norm_at(marked, at) == "ال"
    pointed = worded or norm_at(marked, at + 1) in _ZONED
    figures = _figures(marked, at) or (_pointed(marked, at) if pointed else None)
    if figures is not None and bracket and norm_at(marked, figures[0]) == ")":
        figures = (figures[0] + 1, *figures[1:])
    if figures is not None:
        return _close(marked, first, *figures, part)
    spoken = _spoken_hour(marked, at, worded=worded)
    if spoken is None:
        return None
    end, hour, ordinal = spoken
    after = _minutes(marked, end, worded=worded)
    minute: int | None = None
    if after is not None:
        end, minute = after
        if minute < 0:
            hour, minute = (hour - 1) % 24 or 12, minute + 60
    closing = _part_after(marked, end)
    if ordinal and not worded and _is_edition(marked, first - 1):
        return None
    if not worded and part is None and closing is None and not (ordinal and after is not None):
        return None
    return _close(marked, first, end, hour, minute, None, part)


def _is_edition(marked: Marked, before: int) -> bool:
    """Whether a feminine noun stands right before an ordinal: "في دورته التاسعة مساء الغد" tells no hour."""
    return norm_at(marked, before) in context("editions")


def _figures(marked: Marked, at: int) -> tuple[int, int, int | None, int | None] | None:
    """10:12, 00:00:30, 13.41 after الساعة, T12:34:20."""
    if at >= len(marked.words):
        return None
    words = marked.words
    if words[at].kind != "number" or norm_at(marked, at + 1) != ":" or not _two_digits(marked, at + 2):
        return None
    if words[at].end != words[at + 1].start or words[at + 1].end != words[at + 2].start:
        return None
    if not (words[at].norm.isdecimal() and len(words[at].norm) <= 2 and len(words[at + 2].norm) == 2):
        return None
    hour, minute = int(words[at].norm), int(words[at + 2].norm)
    if hour > 24 or minute > 59:
        return None
    if (
        norm_at(marked, at + 3) == ":"
        and _two_digits(marked, at + 4)
        and words[at + 3].end == words[at + 4].start
    ):
        return at + 5, hour, minute, int(words[at + 4].norm)
    return at + 3, hour, minute, None


def _pointed(marked: Marked, at: int) -> tuple[int, int, int | None, int | None] | None:
    """After الساعة or before a zone: 7.30; before a zone: 1431."""
    norm = norm_at(marked, at)
    hour, point, minute = norm.replace(",", ".").partition(".")
    if not point and len(norm) == 4 and norm_at(marked, at + 1) in _ZONED:
        hour, minute = norm[:2], norm[2:]
    if not (hour.isdecimal() and minute.isdecimal() and len(hour) <= 2 and len(minute) == 2):
        return None
    return (at + 1, int(hour), int(minute), None) if int(hour) <= 24 and int(minute) < 60 else None


def _two_digits(marked: Marked, at: int) -> bool:
    norm = norm_at(marked, at)
    return len(norm) <= 2 and norm.isdecimal() and int(norm) < 60


def _spoken_hour(marked: Marked, at: int, *, worded: bool) -> tuple[int, int, bool] | None:
    """End, hour, and whether an ordinal named it."""
    if at >= len(marked.words):
        return None
    ordinal = read_ordinal(marked, at)
    if ordinal is not None and not norm_at(marked, at).endswith(("ه", "الاولي")):
        ordinal = None  # an hour is feminine: "الفريق الأول مساء" is no one o'clock
    joins = norm_at(marked, ordinal.end) in ("والنصف", "والربع", "والثلث") if ordinal is not None else False
    if ordinal is not None and 1 <= ordinal.value <= 24 and (ordinal.definite or worded or joins):
        return ordinal.end, int(ordinal.value), True
    if norm_at(marked, at) in ("الواحده", "واحده"):
        return at + 1, 1, True
    word = marked.words[at]
    if word.kind == "number":
        ok = word.norm.isdecimal() and len(word.norm) <= 2 and int(word.norm) <= 24
        return (at + 1, int(word.norm), False) if ok else None
    number = read_number(marked, at) if worded else None
    if (
        number is None
        or number.prep
        or number.conj
        or not isinstance(number.value, int)
        or not 1 <= number.value <= 24
    ):
        return None
    return number.end, number.value, False


def _minutes(marked: Marked, at: int, *, worded: bool) -> tuple[int, int] | None:
    """End and minutes after the hour, below zero for إلا: "والنصف", "إلا ربعا", "و18 دقيقة", "وخمس دقائق"."""
    less = norm_at(marked, at) == "الا"
    joined = at + 1 if norm_at(marked, at) in ("و", "الا") else at
    fraction = read_fraction(marked, joined)
    unit = entry_at(marked, joined + 1, "timeunits")
    is_part = fraction is not None and fraction.value in (0.5, 0.25, 0.333333333333333) and unit is None
    if fraction is not None and is_part and (less or joined > at or fraction.conj == "و"):
        minutes = round(fraction.value * 60)
        return fraction.end, -minutes if less else minutes
    number = read_number(marked, joined)
    if number is None or not isinstance(number.value, int) or not 1 <= number.value <= 59:
        return None
    if not less and joined == at and number.conj != "و":
        return None
    named = entry_at(marked, number.end, "timeunits") or entry_at(marked, number.end, "timeunit")
    if named is not None and named.value == "M":
        return number.end + 1, -number.value if less else number.value
    closing = _part_after(marked, number.end) is not None
    return (number.end, number.value) if closing and not less else None


def _part_after(marked: Marked, at: int) -> tuple[int, Entry] | None:
    """End and part of the day after an hour: "صباحا", "في المساء", "من بعد ظهر"."""
    start = at + 1 if norm_at(marked, at) in ("في", "من", "،", "قبل") else at
    entry = (
        entry_at(marked, start, "part") or entry_at(marked, start, "part0") or entry_at(marked, start, "noon")
    )
    if entry is None or entry.conj:
        return None
    if start > at and norm_at(marked, at) == "،" and entry.definite:
        return None
    return start + entry.n_words, entry


def _letter_after(marked: Marked, at: int, *, figures: bool) -> tuple[int, Entry] | None:
    """ص and م after figures: "01:41 م"."""
    part = {"ص": "MO", "صباحا": "MO", "م": "EV", "am": "MO", "AM": "MO", "pm": "EV", "PM": "EV"}.get(
        norm_at(marked, at)
    )
    return (at + 1, Entry("part", part)) if part is not None and figures else None


def _close(
    marked: Marked,
    first: int,
    end: int,
    hour: int,
    minute: int | None,
    second: int | None,
    part: Entry | None,
) -> Found:
    """The clock time with the part of the day and the zone after it."""
    end += norm_at(marked, end) == "دقيقه" and minute is not None
    after = _part_after(marked, end) or _letter_after(marked, end, figures=minute is not None)
    if after is not None:
        end, part = after[0], part if part is not None else after[1]
    if part is not None:
        hour = in_part(hour, "MI" if part.cls == "noon" else part.value)
    utc = False
    if norm_at(marked, end) in _ZONED and norm_at(marked, end + 1) in _UTC:
        end, utc = end + 2, True
    spec = Spec(
        kind="clock", hour=hour % 24, minute=minute, second=second, utc=utc, part=part.value if part else ""
    )
    return Found(first, end, "TIME", spec)


def in_part(hour: int, part: str) -> int:
    """The hour of the day that a part of the day makes of an hour of the clock."""
    if hour > 12:
        return hour
    if part in ("AF", "EV"):
        return hour + 12 if hour < 12 else 12
    if part == "MI":
        return hour + 12 if hour < 10 else hour
    if part == "NI":
        return 0 if hour == 12 else (hour + 12 if hour >= 6 else hour)
    return 0 if part == "MO" and hour == 12 else hour
