"""Articles from HTML pages: what the report says, without the page round it. Runs in the worker."""

import re
from copy import deepcopy
from hashlib import sha256
from importlib.metadata import version

import htmldate
import lxml.html
import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from msgspec.structs import replace

from khabar.errors import InputError
from khabar.model import Article, Origin
from khabar.read.dates import any_day_of_line, day_of_line
from khabar.read.encoding import Decoded, decode
from khabar.read.facts import Facts, find_facts
from khabar.read.language import keep_arabic, why_not_arabic
from khabar.read.lines import Line, lines_of, read_lines, words_of
from khabar.read.markup import plain_markup
from khabar.read.mojibake import mend_order
from khabar.read.prune import is_side_line, prune

READER = f"khabar {version('khabar')}, trafilatura {version('trafilatura')}, htmldate {version('htmldate')}"
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s<>\"']+) -->")
_ENDED = re.compile(r"[.!؟?…:»\"”]\s*$")
_NO_LETTERS = re.compile(r"[\W_]+")
_HEAD_BYTES = 4_096
_MIN_CHARACTERS = 60
_MAX_GAP_LINES = 200  # of a page, between two lines of its report
_MAX_HEAD_LINES = 12  # between headline and report: kicker, byline, date, counters
_PUBLISHED = ("تاريخ النشر", "نشر بتاريخ", "نُشر بتاريخ", "نشرت بتاريخ", "تاريخ الخبر", "تاريخ المقال")
_DAY_OF_POSTS = "date-header"
_LEAD_CHARACTERS = 120  # a line this long is the report's own, not a date line or a byline


def read_page(data: bytes, *, url: str | None = None, declared: str | None = None) -> Article:
    """The report of an HTML page. Its text is that of its paragraphs, one a line; headline, outlet and dates stand beside it.

    Paragraphs keep the page's own characters; only white space is drawn together, as a browser does.
    Raises InputError where the page holds no report, nests too deeply, or is not Arabic.
    """
    decoded = decode(data, declared=_declaration(data) or declared)
    source = plain_markup(decoded.text)
    saved = _SAVED_FROM.search(source[:_HEAD_BYTES])
    tree = _parse(source)
    facts = find_facts(tree, url=url or (saved[1] if saved else None))
    body = next(tree.iter("body"), None)
    if body is None:
        raise InputError("a page without a body")
    shown = deepcopy(body)
    prune(shown)
    lines = _report_lines(shown, facts)
    if facts.title is None and (heading := _heading_above(shown, lines)):
        facts = replace(facts, title=heading)
        lines = _without_edges(lines, facts)
    text, turned = mend_order("\n".join(keep_arabic(lines)))
    if len(text) < _MIN_CHARACTERS:
        raise InputError("no report found in the page: nothing that reads as its text")
    reason = why_not_arabic(text)
    if reason:
        raise InputError(reason)
    published = (
        facts.published
        or _stated_day(shown, facts, lines)
        or _day_of_posts(shown, lines)
        or _html_date(tree, facts.url)
    )
    return Article(
        id="", text=text, outlet=facts.outlet, url=facts.url, published=published, published_basis="page" if published else None,
        title=facts.title, author=facts.author, modified=facts.modified, section=facts.section, origin=_origin(data, decoded, turned),
    )  # fmt: skip


def _declaration(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD_BYTES])
    return (match[1] or match[2]).decode("ascii", errors="replace") if match else None


def _parse(source: str) -> HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(source.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"not an HTML page: {error}") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise InputError("elements nested more than 256 levels deep: no page of a newspaper")
    return tree


def _report_lines(shown: HtmlElement, facts: Facts) -> list[str]:
    """The lines of the report, each with the page's own characters where it can be found there."""
    page_lines = read_lines(shown)
    found = trafilatura.extract(
        deepcopy(shown), output_format="txt", include_comments=False, include_tables=False, favor_precision=True, fast=True, deduplicate=False,
    )  # fmt: skip
    lines = [line for line in (found or "").split("\n") if line.strip()]
    if sum(map(len, lines)) < _MIN_CHARACTERS:
        lines = [line for line in (facts.body or "").split("\n") if line.strip()]
    if sum(map(len, lines)) < _MIN_CHARACTERS:
        lines = [line.text for line in page_lines if len(line.text) >= 80 and not line.is_link]
    return _without_edges(_whole_stretch(lines, page_lines), facts) if lines else []


def _whole_stretch(found: list[str], page_lines: list[Line]) -> list[str]:
    """The lines found, as the page writes them, with the sentences between and beside them that the extractor left out as too short.

    Where it found them in another order than the page's, its own lines stay.
    """
    keys = [_key(line.text) for line in page_lines]
    places: list[int] = []
    for words in found:
        place = (
            _index(keys, _key(words), places[-1] + 1, _MAX_GAP_LINES)
            if places
            else _index(keys, _key(words), 0, len(keys))
        )
        if place is not None:
            places.append(place)
    if not places or len(places) * 10 < len(found) * 8:
        verbatim = {key: line.text for key, line in zip(keys, page_lines, strict=True)}
        return [verbatim.get(_key(words), words) for words in found]
    first, last = places[0], places[-1]
    while first > 0 and _goes_on(page_lines[first - 1], page_lines[first]):
        first -= 1
    while last + 1 < len(page_lines) and _goes_on(page_lines[last + 1], page_lines[last]):
        last += 1
    chosen = frozenset(places)
    kept: list[Line] = []
    for number, line in enumerate(page_lines[first : last + 1], start=first):
        is_between = kept and _is_beside(line, kept[-1]) and not line.is_link and not is_side_line(line.text)
        if number in chosen or is_between or _is_sentence(line):
            kept.append(line)
    return [line.text for line in kept]


def _index(keys: list[str], key: str, start: int, n_lines: int) -> int | None:
    try:
        return keys.index(key, start, start + n_lines)
    except ValueError:
        return None


def _goes_on(line: Line, neighbour: Line) -> bool:
    """Whether a line before or after a report is one more of it: a sentence beside its line."""
    return _is_beside(line, neighbour) and _is_sentence(line)


def _is_beside(line: Line, neighbour: Line) -> bool:
    """Whether two lines stand in one box, in elements of the same kind."""
    return line.block is neighbour.block or (
        line.block.tag == neighbour.block.tag and line.block.getparent() is neighbour.block.getparent()
    )


def _is_sentence(line: Line) -> bool:
    return (
        not line.is_link
        and len(line.text) >= 25
        and not is_side_line(line.text)
        and bool(_ENDED.search(line.text))
    )


def _without_edges(lines: list[str], facts: Facts) -> list[str]:
    """A report's lines without the headline repeated, date line and byline before them, and what follows a side heading."""
    title = _key(facts.title or "")
    kept: list[str] = []
    for line in lines:
        if is_side_line(line):
            if len(kept) > 2 and ":" not in line:
                break
            continue
        if not kept and (_key(line) == title or _is_about(line, facts)):
            continue
        kept.append(line)
    if len(kept) > 1 and _key(kept[1]).startswith(_key(kept[0])):
        kept.pop(0)  # the lead as a subtitle, and again in the text
    return kept


def _heading_above(shown: HtmlElement, lines: list[str]) -> str | None:
    """The last heading before the report, or its first line where that is one."""
    first = _key(lines[0]) if lines else ""
    heading = None
    for element in shown.iter("h1", "h2", "h3", "h4", "p", "div", "td", "span"):
        text = _key(words_of(element)) if element.tag.startswith("h") or not len(element) else ""
        if element.tag.startswith("h") and 8 <= len(text) <= 250:
            heading = words_of(element)
            if text == first:
                break
        elif first and text.startswith(first[:60]):
            break
    return heading


def _is_about(line: str, facts: Facts) -> bool:
    """Whether a short line before the report is about it: date, author, outlet."""
    if len(line) > _LEAD_CHARACTERS:
        return False
    bare = _key(line)
    names = [_key(name) for name in (facts.author, facts.outlet) if name]
    rest = bare
    for name in (*names, "كتب", "بقلم", "نشر", "المصدر"):
        rest = rest.replace(name, "")
    return not rest or (any_day_of_line(line) is not None and len(line) < 80)


def _stated_day(shown: HtmlElement, facts: Facts, lines: list[str]) -> str | None:
    """The day that the lines between headline and report state, or else lines that call it the day of publication; None where there are two.

    Other lines above the headline are not read: many outlets print the day of the visit there.
    """
    page_lines = lines_of(shown)
    keys = [_key(line) for line in page_lines]
    title, first = _key(facts.title or ""), _key(lines[0]) if lines else ""
    end = keys.index(first) if first in keys else 0
    start = max((number for number, key in enumerate(keys[:end]) if key == title), default=end) + 1
    days = {
        day for line in page_lines[start : min(end, start + _MAX_HEAD_LINES)] if (day := day_of_line(line))
    }
    days = days or {
        day
        for line in page_lines
        if line.lstrip(" *•-").startswith(_PUBLISHED) and (day := day_of_line(line))
    }
    return days.pop() if len(days) == 1 else None


def _day_of_posts(shown: HtmlElement, lines: list[str]) -> str | None:
    """The day in the heading under which Blogger's pages put the posts of one day; None where a page has several.

    It stands above the headline, as the day of the visit does on other pages, but names itself.
    """
    heads = [element for element in shown.iter() if _DAY_OF_POSTS in element.get("class", "").split()]
    first = _key(lines[0])[:_LEAD_CHARACTERS] if lines else ""
    group = heads[0].getparent() if len(heads) == 1 else None
    if group is None or not first or first not in _key(words_of(group)):
        return None
    return day_of_line(words_of(heads[0]))


def _html_date(tree: HtmlElement, url: str | None) -> str | None:
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


def _key(line: str) -> str:
    """A line for comparison: the extractor composes letters and takes marks of direction away."""
    return _NO_LETTERS.sub("", line).casefold()


def _origin(data: bytes, decoded: Decoded, turned: str | None) -> Origin:
    mended = "; ".join(note for note in (decoded.mended, turned) if note) or None
    return Origin(
        digest=f"sha256:{sha256(data).hexdigest()}", reader=READER, encoding=decoded.encoding, mended=mended
    )


def with_place(article: Article, place: Origin) -> Article:
    """The article with the file or record it came from."""
    origin = article.origin or Origin()
    return replace(
        article,
        origin=replace(
            origin,
            path=place.path,
            record_id=place.record_id,
            offset_bytes=place.offset_bytes,
            digest=place.digest or origin.digest,
        ),
    )
