"""What the lines of an article are: headline, date line, outlet, dateline, byline, and where the body begins."""

import re
from functools import cache

import msgspec

from khabar.arabic.letters import fold_word
from khabar.arabic.timex import times
from khabar.lexicon import read_lexicon
from khabar.model import Layout, Span, Time, Words

_HEADER_LINES = 10
_HEADER_CHARS = 6000
_HEADLINE_WORDS = 32
_FOOT_CHARS = 200
_TOKEN = re.compile(r"[^\W_]+(?:[\u064b-\u0652\u0640][^\W_]*)*|[^\w\s]")
_DASHES = frozenset('-–—ـ:|/،,.()[]"«»“”')
_SOURCE_LINE = re.compile(r"\n\s*(?:المصدر|المصادر)\s*:\s*([^\n]{2,40})$")  # "source: …" as the last line
_SURE_BYLINES = frozenset(("كتب", "كتبت", "بقلم", "اعداد"))
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _Line(msgspec.Struct, frozen=True):
    """A line that is not blank, without the space about it, and whether an empty line follows."""

    start: int
    end: int
    blank_after: bool
    last: bool


class _Parts(msgspec.Struct):
    """What the header lines have turned out to be so far."""

    headline: Span | None = None
    dateline: Span | None = None
    byline: Span | None = None
    date_line: Span | None = None
    outlet: Span | None = None
    published: str | None = None
    outlet_name: str | None = None
    body: int = 0
    headline_tokens: tuple[str, ...] = ()


def find_layout(words: Words, *, title: str | None = None) -> Layout:
    """The layout of one article; a part that cannot be told is None.

    The headline is the first line where an empty line follows it (or the line that equals `title`), unless that line
    is a date, an outlet's name, a byline or a dateline. `published` is only what a line states: a full day, or a day
    and an hour; a date that could be read in two ways gives none.
    """
    text = words.text
    lines = _lines(text)
    parts = _Parts(body=len(text))
    for index, line in enumerate(lines):
        if not _read_header_line(text, lines, index, parts, title=title):
            parts.body = line.start
            break
    else:
        parts.body = lines[-1].start if lines else 0
        if parts.headline is not None and lines and parts.headline.start == lines[-1].start:
            parts.body = parts.headline.end
    _read_body_start(text, parts)
    return Layout(
        headline=parts.headline, dateline=parts.dateline, byline=parts.byline, date_line=parts.date_line,
        outlet=parts.outlet, agencies=_agencies(text, parts), body=parts.body, published=parts.published,
        outlet_name=parts.outlet_name,
    )  # fmt: skip


def _lines(text: str) -> list[_Line]:
    """The first lines that are not blank."""
    found: list[_Line] = []
    head = text[:_HEADER_CHARS]
    for match in re.finditer(r"[^\n]+", head):
        raw = match.group()
        if not raw.strip():
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        end = match.end() - (len(raw) - len(raw.rstrip()))
        following = re.match(r"[^\S\n]*\n([^\S\n]*\n)?", text[end : end + 50])
        blank = bool(following and following.group(1))
        found.append(_Line(start, end, blank, not text[end : end + 400].strip()))
        if len(found) == _HEADER_LINES:
            break
    return found


def _read_header_line(text: str, lines: list[_Line], index: int, parts: _Parts, *, title: str | None) -> bool:
    """Takes a line into the header; False where the body begins with it."""
    line = lines[index]
    surface = text[line.start : line.end]
    span = Span(line.start, line.end)
    if title is not None and parts.headline is None and index < 4 and _same(surface, title):
        parts.headline = span
        return True
    tokens = _tokens(surface)
    if parts.date_line is None and _take_date_line(surface, span, tokens, parts):
        return True
    if (
        _names().get(" ".join(token for token in tokens if token not in _DASHES)) == "navigation"
        and not line.last
    ):
        return True
    if _take_outlet(text, lines, index, span, tokens, parts):
        return True
    if len(tokens) <= 14 and not line.last and _take_credit(surface, span, tokens, parts):
        return True
    if parts.headline is None and title is None and _is_headline(line, surface, tokens):
        parts.headline, parts.headline_tokens = span, tuple(tokens)
        return True
    return False


def _opens_headline(tokens: list[str], headline: tuple[str, ...]) -> bool:
    """Whether a line is the name that the headline of a column begins with: "… …: عنوان المقال"."""
    n_tokens = len(tokens)
    return (
        2 <= n_tokens <= 4
        and tuple(tokens) == headline[:n_tokens]
        and headline[n_tokens : n_tokens + 1] == (":",)
    )


def _same(line: str, title: str) -> bool:
    return "".join(_tokens(line)) == "".join(_tokens(title))


def _tokens(surface: str) -> list[str]:
    return [fold_word(token) for token in _TOKEN.findall(surface)]


def _is_headline(line: _Line, surface: str, tokens: list[str]) -> bool:
    if not line.blank_after or line.last or len(tokens) > _HEADLINE_WORDS:
        return False
    return not (surface.endswith(".") and not surface.endswith(".."))


def _take_date_line(surface: str, span: Span, tokens: list[str], parts: _Parts) -> bool:
    """A line that is a date and little else: "2 نوفمبر 2025 13:41", "نشر في: الأحد 2 نوفمبر 2025", "قبل 3 ساعات".

    A line that is wholly a date but states no certain day is a date line too; it gives no day of publication.
    """
    if len(tokens) > 24 or "agency" in {kind for kind, _ in _classes(surface)}:
        return False
    found = times(surface, published=None)
    covered = sum(time.span.end - time.span.start for time in found)
    letters = sum(len(token) for token in tokens if token not in _DASHES)
    extra = sum(len(token) for token in tokens if token in _date_words())
    if not found or covered + extra < 0.75 * letters:
        return False
    published = _stated_day(surface, found)
    if published is None and (
        covered + extra < 0.9 * letters or not any(token.isdecimal() for token in tokens)
    ):
        return False
    parts.date_line, parts.published = span, published
    return True


def _stated_day(surface: str, found: list[Time]) -> str | None:
    """The one day that a line states, with the hour where one is stated too."""
    days = {time.value[:10] for time in found if time.value and _FULL_DAY.match(time.value)}
    if len(days) != 1 or _is_ambiguous(surface, found):
        return None
    day = days.pop()
    clocks = [time.value for time in found if time.type == "TIME" and time.value and "T" in time.value]
    for value in clocks:
        clock = value.partition("T")[2]
        if re.fullmatch(r"\d\d:\d\d(:\d\d)?", clock):
            return f"{day}T{clock}"
    return day


def _is_ambiguous(surface: str, found: list[Time]) -> bool:
    """Whether a date in figures could be read as day and month or month and day: "02/11/2025"."""
    for time in found:
        fields = re.findall(r"\d+", fold_word(time.span.of(surface)))[:3]
        if re.search(r"[^\W\d_]", time.span.of(surface)) or len(fields) < 3 or len(fields[0]) == 4:
            continue
        if int(fields[0]) <= 12 and int(fields[1]) <= 12 and fields[0] != fields[1]:
            return True
    return False


def _take_outlet(
    text: str, lines: list[_Line], index: int, span: Span, tokens: list[str], parts: _Parts
) -> bool:
    """A short line that is repeated, or a known outlet's name alone."""
    if len(tokens) > 6 or lines[index].last:
        return False
    surface = span.of(text)
    if parts.outlet is not None:
        return _same(surface, parts.outlet.of(text))
    repeated = index + 1 < len(lines) and _same(surface, text[lines[index + 1].start : lines[index + 1].end])
    known = _names().get(" ".join(token for token in tokens if token not in _DASHES)) == "outlet"
    if not (repeated or known):
        return False
    parts.outlet, parts.outlet_name = span, surface
    return True


def _take_credit(surface: str, span: Span, tokens: list[str], parts: _Parts) -> bool:
    """A byline or dateline that has a line of its own."""
    names = [token for token in tokens if token not in _DASHES]
    if not names:
        return False
    if _is_byline(names, tokens, surface):
        parts.byline = parts.byline or span
        return True
    classes = _classes(surface)
    has_dash = bool(re.search(r"[-–—ـ:|،/]", surface)) or "(" in surface
    if _opens_headline(tokens, parts.headline_tokens):
        parts.byline = parts.byline or span
        return True
    if surface.endswith((".", "؟", "!", ":")) or not classes:
        return False
    unknown = len(names) - sum(n_words for _, n_words in classes)
    kinds = {kind for kind, _ in classes}
    if unknown == 0 and (has_dash or len(names) <= 2):
        parts.dateline = parts.dateline or span
        return True
    if (
        unknown <= 4
        and has_dash
        and (kinds & {"agency", "outlet"} or _is_name_and_place(surface, names, unknown))
    ):
        # a name before the outlet: "أميرة المولد – عين اليوم"
        parts.byline = parts.byline or span
        return True
    return _take_dated(surface, span, classes, parts)


def _is_byline(names: list[str], tokens: list[str], surface: str) -> bool:
    """ "كتب: …", "إعداد فلان"; a word that may open a headline too ("تحرير أسعار …") needs its colon."""
    if _names().get(names[0]) != "byline" or len(names) > 8 or surface.endswith("."):
        return False
    return tokens[1:2] == [":"] or (names[0] in _SURE_BYLINES and len(names) <= 5)


def _is_name_and_place(surface: str, names: list[str], unknown: int) -> bool:
    """ "سالم المثالي – جدة": two or three words of a name, one dash, a place."""
    return (
        len(names) <= 5
        and 1 <= unknown <= 3
        and len(re.findall(r"[-–—ـ]", surface)) == 1
        and "/" not in surface
    )


def _take_dated(surface: str, span: Span, classes: list[tuple[str, int]], parts: _Parts) -> bool:
    """An agency's dateline with its date: "الخرطوم 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس"."""
    found = times(surface, published=None)
    covered = sum(time.span.end - time.span.start for time in found)
    if not found or covered < 0.4 * len(surface) or "agency" not in {kind for kind, _ in classes}:
        return False
    parts.dateline = parts.dateline or span
    parts.published = parts.published or _stated_day(surface, found)
    return True


def _read_body_start(text: str, parts: _Parts) -> None:
    """A dateline or byline written at the head of the body's first line: "سبق- الرياض: أصدرت المحكمة …"."""
    if parts.dateline is not None:
        return
    line = text[parts.body : parts.body + 160].partition("\n")[0]
    head = _inline_head(line)
    if head is None:
        return
    span = Span(parts.body, parts.body + len(head))
    classes = _classes(head)
    names = [token for token in _tokens(head) if token not in _DASHES]
    unknown = len(names) - sum(n_words for _, n_words in classes)
    if not classes or unknown > 5 or len(names) > 10:
        return
    parts.dateline = span
    rest = text[span.end : span.end + 20]
    parts.body = span.end + len(rest) - len(rest.lstrip(" :-–—ـ\u00a0\u200f"))


def _inline_head(line: str) -> str | None:
    """The part of a line before the colon, the closing bracket or the dash behind which the report begins."""
    colon = line.find(":")
    if 0 < colon < 90 and re.search(r"[-–—ـ(،]|^\S+ ?\S*$", line[:colon]):
        return line[:colon].rstrip()
    bracket = re.match(r"[^()\n.]{2,40}\([^()\n]{2,20}\)\s*[-–—ـ:]", line)
    if bracket:
        return bracket.group().rstrip(" -–—ـ:")
    return None


def _agencies(text: str, parts: _Parts) -> tuple[Span, ...]:
    """Agencies that dateline, byline or the last line credit."""
    found: list[Span] = []
    for part in (parts.byline, parts.dateline):
        if part is not None:
            found += [
                Span(part.start + start, part.start + end) for start, end in _agency_spans(part.of(text))
            ]
    foot_start = max(parts.body, len(text) - _FOOT_CHARS)
    foot = text[foot_start:].rstrip()
    closing = re.search(r"[(\"«“]([^()\"«»“”\n]{2,40})[)\"»”]\.?$", foot) or _SOURCE_LINE.search(foot)
    if closing:
        offset = foot_start + closing.start(1)
        found += [Span(offset + start, offset + end) for start, end in _agency_spans(closing.group(1))]
    return tuple(sorted(set(found)))


def _agency_spans(surface: str) -> list[tuple[int, int]]:
    return [(start, end) for kind, _, start, end in _named(surface) if kind == "agency"]


def _classes(surface: str) -> list[tuple[str, int]]:
    return [(kind, n_words) for kind, n_words, _, _ in _named(surface)]


def _named(surface: str) -> list[tuple[str, int, int, int]]:
    """Class, number of words, start and end of the known names of a line, longest first at each place."""
    tokens = [(fold_word(match.group()), match.start(), match.end()) for match in _TOKEN.finditer(surface)]
    tokens = [token for token in tokens if token[0] not in _DASHES]
    found: list[tuple[str, int, int, int]] = []
    at = 0
    while at < len(tokens):
        for n_words in (4, 3, 2, 1):
            key = " ".join(token[0] for token in tokens[at : at + n_words])
            kind = _names().get(key) if at + n_words <= len(tokens) else None
            if kind in ("agency", "outlet", "place"):
                found.append((kind, n_words, tokens[at][1], tokens[at + n_words - 1][2]))
                at += n_words
                break
        else:
            n_words = _unlisted_agency(surface, tokens, at)
            if n_words:
                found.append(("agency", n_words, tokens[at][1], tokens[at + n_words - 1][2]))
            at += n_words or 1
    return found


def _unlisted_agency(surface: str, tokens: list[tuple[str, int, int]], at: int) -> int:
    """Words of an agency that no list knows but that calls itself one: "(وكالة الساحل الأزرق)"; 0 where there is none."""
    if tokens[at][0] != fold_word("وكالة"):
        return 0
    end = at + 1
    while end < len(tokens) and end - at < 5 and surface[tokens[end - 1][2] : tokens[end][1]].isspace():
        end += 1
    return end - at if end - at > 1 else 0


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in read_lexicon("khabar.annotate", "layout.tsv"):
        names.setdefault(fold_word(row["form"]), row["class"])
    return names


@cache
def _date_words() -> frozenset[str]:
    return frozenset(word for form, kind in _names().items() if kind == "dateword" for word in form.split())
