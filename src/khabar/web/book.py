"""What the pages of one dossier share: its reports and stories, the names of its files, and quotation with a way back."""

import hashlib
import re
from collections.abc import Iterable, Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Report, Span, Story
from khabar.registers.rows import RegisterRow
from khabar.stories.related import Related, group_related
from khabar.web.dates import short_day
from khabar.web.marks import anchor, plain
from khabar.web.messages import Language, say
from khabar.web.outlets import outlet_names
from khabar.web.speech import Speech, Voice, index_speech, voice_of_words

_TITLE_LENGTH = 110
_OPENING_LENGTH = 80
_AROUND = 60  # characters of the same line shown on either side of a short quotation
_SHORT = 90
_BREAKS = frozenset(".؟!\n\r:،؛")
_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}\Z")
_NOT_SAFE = re.compile(r"[^a-z0-9_-]+")


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """One dossier in one language."""

    language: Language
    reports: dict[str, Report]
    stories: tuple[Story, ...]
    story_of: dict[str, Story]  # by article id
    speech: dict[str, Speech]  # by article id
    registers: dict[str, list[tuple[str, RegisterRow]]]  # by article id
    files: dict[tuple[str, str], str]  # ("report" | "story" | "event", id) → file name
    related: dict[
        str, tuple[str, ...]
    ]  # ids of the stories about the same happening by story id, the surest first
    groups: tuple[tuple[str, ...], ...]  # the same as groups of story ids


class Quote(msgspec.Struct, frozen=True):
    """Words of one report with a little of what stands around them, and where they are marked."""

    before: str
    words: tuple[str, ...]
    after: str
    href: str
    article: str
    outlet: str
    day: str
    published: str | None
    voice: Voice = Voice()  # in whose name the report gives these words


class SameWords(msgspec.Struct, frozen=True):
    """A quotation, and the other places that have the same words."""

    quote: Quote
    others: tuple[Quote, ...]


def make_book(
    *,
    reports: Sequence[Report],
    stories: Sequence[Story],
    registers: dict[str, list[tuple[str, RegisterRow]]],
    language: Language,
    related: Sequence[Related] = (),
) -> Book:
    """The book of a dossier. Of two reports with one id the first is kept, as in the store."""
    reports_by_id: dict[str, Report] = {}
    for report in reports:
        reports_by_id.setdefault(report.id, report)
    files = {("report", id_): f"report-{_file_part(id_)}.html" for id_ in reports_by_id}
    files |= {("story", story.id): f"story-{_file_part(story.id)}.html" for story in stories}
    groups = tuple(group_related(related))
    files |= {("event", group[0]): f"event-{_file_part(group[0])}.html" for group in groups}
    story_of = {article: story for story in stories for article in story.articles}
    return Book(
        language=language,
        reports=reports_by_id,
        stories=tuple(stories),
        story_of=story_of,
        speech={report.id: index_speech(report) for report in reports_by_id.values()},
        registers=registers,
        files=files,
        related=_related(related),
        groups=groups,
    )


def _related(pairs: Iterable[Related]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for pair in sorted(pairs, key=lambda pair: -pair.weight):
        found.setdefault(pair.one, []).append(pair.other)
        found.setdefault(pair.other, []).append(pair.one)
    return {id_: tuple(others) for id_, others in found.items()}


def story_href(book: Book, story: Story, *, at: str = "") -> str:
    """The address of a story's page from another page of the same folder."""
    return book.files["story", story.id] + (f"#{at}" if at else "")


def group_of(book: Book, story: Story) -> tuple[str, ...]:
    """The ids of the stories about the same event, this one among them; empty where it stands alone."""
    return next((group for group in book.groups if story.id in group), ())


def report_href(book: Book, article: str, *, span: Span | None = None) -> str:
    """The address of a report's page, or of marked words in it."""
    return book.files["report", article] + (f"#{anchor(span)}" if span else "")


def quote(book: Book, article: str, spans: Iterable[Span]) -> Quote:
    """The words of some spans of one report; a short one gets the words around it on its line."""
    report = book.reports[article]
    parts = tuple(spans)
    before, after = ("", "")
    if len(parts) == 1:
        before, after = (_around if _length(parts[0]) < _SHORT else _cut_marks)(report.text, parts[0])
    return Quote(
        before=before,
        words=tuple(one_line(part.of(report.text)) for part in parts),
        after=after,
        href=report_href(book, article, span=parts[0]),
        article=article,
        outlet=outlet_name(report, language=book.language),
        day=short_day(report.published, language=book.language),
        published=report.published,
        voice=voice_of_words(book.speech[article], parts[0]),
    )


def outlet_name(report: Report, *, language: Language) -> str:
    """The outlet's name, that which readers know where a key or a host is given, or words that say it is not known."""
    if not report.outlet:
        return say("outlet.unknown", language=language)
    return outlet_names(report.outlet).get(language, report.outlet)


def report_title(report: Report) -> str:
    """The headline of a report: given, found, or its first words."""
    if report.title and report.title.strip():
        return shorten(report.title)
    if report.headline:
        return shorten(report.headline.of(report.text))
    lines = report.text[report.layout.body :].splitlines()
    return _opening(next((line for line in lines if line.strip()), report.text[:200]))


def _opening(text: str) -> str:
    """First words in place of a headline: a sentence ends in an ellipsis, so that nobody takes it for one that the outlet chose."""
    line = shorten(text, length=_OPENING_LENGTH)
    return f"{line[:-1]}…" if line.endswith(".") else line


def shorten(text: str, *, length: int = _TITLE_LENGTH) -> str:
    """One line of at most `length` characters, cut at a word with an ellipsis."""
    line = one_line(plain(text))
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0] + "…"


def one_line(text: str) -> str:
    """Text on one line, its white space made single blanks."""
    return " ".join(text.split())


def fold_words(text: str) -> str:
    """Text on one line, folded, for telling whether two quotations say the same."""
    return " ".join(fold_word(word) for word in text.split())


def same_words(quotes: Iterable[Quote]) -> tuple[SameWords, ...]:
    """Quotations that say the same, context included, drawn together, in the order of the first."""
    groups: dict[str, list[Quote]] = {}
    for one in quotes:
        groups.setdefault(fold_words(" ".join([one.before, *one.words, one.after])), []).append(one)
    return tuple(SameWords(first, tuple(others)) for first, *others in groups.values())


def _length(span: Span) -> int:
    return span.end - span.start


def _around(text: str, span: Span) -> tuple[str, str]:
    """Up to `_AROUND` characters before and after on the same line, cut at words, with an ellipsis where something is left out."""
    start = max(0, span.start - _AROUND)
    line_start = text.rfind("\n", start, span.start) + 1 or start
    end = min(len(text), span.end + _AROUND)
    line_end = text.find("\n", span.end, end)
    is_cut_before, is_cut_after = (
        line_start == start > 0 and text[start - 1] != "\n",
        line_end < 0 and end < len(text),
    )
    start, end = line_start, line_end if line_end >= 0 else end
    before, after = text[start : span.start], text[span.end : end]
    if is_cut_before:
        before = "…" + before[before.find(" ") :] if " " in before else "…"
    if is_cut_after:
        after = after[: after.rfind(" ")] + "…" if " " in after else "…"
    return before, after


def _cut_marks(text: str, span: Span) -> tuple[str, str]:
    """Ellipses for a long quotation that begins or ends inside a sentence."""
    before, after = text[max(0, span.start - 3) : span.start].rstrip(" "), text[span.end : span.end + 3]
    is_cut_before = bool(before) and before[-1] not in _BREAKS
    following = after.lstrip(' »"”')[:1]
    is_cut_after = bool(following) and following not in _BREAKS and text[span.end - 1] not in _BREAKS
    return "… " if is_cut_before else "", "…" if is_cut_after else ""


def _file_part(id_: str) -> str:
    """An id as part of a file name: itself where any file system takes it, else its letters with a hash that tells it apart."""
    if _SAFE_NAME.match(id_):
        return id_
    digest = hashlib.sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return "-".join(part for part in (_NOT_SAFE.sub("-", id_.lower())[:40].strip("-_"), digest) if part)
