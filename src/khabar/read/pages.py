"""Articles from HTML pages: what the report says, without the page round it. Runs in the worker."""

import re
from copy import deepcopy
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from itertools import zip_longest

import lxml.html
from lxml import etree
from lxml.html import HtmlElement
from msgspec.structs import replace

from khabar.arabic.letters import fold_word
from khabar.errors import InputError
from khabar.lexicon import read_lexicon
from khabar.model import Article, Origin
from khabar.read.body import MIN_CHARACTERS, find_body, line_key
from khabar.read.dates import any_day_of_line
from khabar.read.encoding import Decoded, decode
from khabar.read.facts import Facts, find_facts, words_of_title
from khabar.read.language import keep_arabic, why_not_arabic
from khabar.read.lines import Line, read_lines, words_of
from khabar.read.markup import plain_markup
from khabar.read.mojibake import mend_order
from khabar.read.page_dates import day_of_posts, head_day, shown_day
from khabar.read.prune import is_comments_heading, is_side_line, prune

READER = f"khabar {version('khabar')}, trafilatura {version('trafilatura')}, htmldate {version('htmldate')}"
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s<>\"']+) -->")
_HEAD_BYTES = 4_096
_DIGITS = re.compile(r"\d+")
_MIN_WORD = 3  # letters beside names and numbers: ص, م, هـ
_CLOCK = re.compile(r"\d:\d\d")
_TITLE_CHARACTERS = 500
_HEADINGS = ("h1", "h2", "h3", "h4")
_MIN_TITLE = 10  # letters; less is a label
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
    page_lines = read_lines(shown)
    facts = _with_shown_title(facts, tree, page_lines)
    report = find_body(shown, page_lines, title=facts.title, stated=facts.body)
    if not facts.is_title_shown and (heading := _heading_above(shown, report)):
        facts = replace(facts, title=heading)
    report = _without_edges(report, facts)
    text, turned = mend_order("\n".join(keep_arabic([line.text for line in report])))
    if len(text) < MIN_CHARACTERS:
        raise InputError("no report found in the page: nothing that reads as its text")
    reason = why_not_arabic(text)
    if reason:
        raise InputError(reason)
    published = (
        facts.published
        or shown_day(body, page_lines, report, title=facts.title)
        or day_of_posts(shown, report)
        or head_day(tree, facts.url)
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


def _with_shown_title(facts: Facts, tree: HtmlElement, page_lines: list[Line]) -> Facts:
    """The facts with the headline as the page shows it: pages without headings repeat it in their title, beside names.

    "Paper - Headline" and "Section / Headline Agency" above a line "Headline" give this line, the last such one above the
    first that is as long as a report's.
    """
    stated = line_key(words_of_title(tree)[:_TITLE_CHARACTERS]) or line_key(facts.title or "")
    if facts.title and any(line_key(line.text) == line_key(facts.title) for line in page_lines):
        return replace(facts, is_title_shown=True)
    shown = [
        line.text
        for line, below in zip_longest(page_lines, page_lines[1:])
        if not line.is_link
        and _MIN_TITLE <= len(line_key(line.text)) < len(stated)
        and line_key(line.text) in stated
        and line_key(line.text) != line_key(facts.outlet or "")
        and not (
            below and below.block.tag in _HEADINGS and line.block.tag not in _HEADINGS
        )  # a name above it
    ]
    return (
        replace(facts, title=" ".join(max(shown, key=len).split()), is_title_shown=True) if shown else facts
    )


def _without_edges(report: list[Line], facts: Facts) -> list[Line]:
    """A report's lines without the headline repeated, date line and byline before them, and what follows a side heading."""
    title = line_key(facts.title or "")
    kept: list[Line] = []
    for number, line in enumerate(report):
        if is_side_line(line.text, line.unlinked):
            follows = sum(len(other.text) > _LEAD_CHARACTERS for other in report[number + 1 : number + 5])
            is_foot = is_comments_heading(line.text) or (line.unlinked == line.text and not follows)
            if len(kept) > 2 and ":" not in line.text and is_foot:
                break
            continue
        if not kept and (line_key(line.text) == title or _is_about(line, facts)):
            continue
        kept.append(line)
    if len(kept) > 1 and line_key(kept[1].text).startswith(line_key(kept[0].text)):
        kept.pop(0)  # the lead as a subtitle, and again in the text
    return kept


def _heading_above(shown: HtmlElement, report: list[Line]) -> str | None:
    """The last heading before the report, or its first line where that is one, by element or as the only bold line."""
    first = line_key(report[0].text) if report else ""
    heading = None
    for element in shown.iter("h1", "h2", "h3", "h4", "p", "div", "td", "span"):
        text = line_key(words_of(element)) if element.tag.startswith("h") or not len(element) else ""
        if element.tag.startswith("h") and 8 <= len(text) <= 250:
            heading = words_of(element)
            if text == first:
                break
        elif first and text.startswith(first[:60]):
            break
    return heading or _bold_heading(report)


def _bold_heading(report: list[Line]) -> str | None:
    """The first line where it alone is bold and ends like a headline; a lead in bold is a sentence."""
    if len(report) < 2 or not report[0].is_bold or report[1].is_bold:
        return None
    text = report[0].text
    return text if _MIN_TITLE <= len(line_key(text)) <= _LEAD_CHARACTERS and not text.endswith(".") else None


def _is_about(line: Line, facts: Facts) -> bool:
    """Whether a short line before the report is about it: date, author, outlet."""
    text = line.spaced
    if len(text) > _LEAD_CHARACTERS:
        return False
    rest = _DIGITS.sub("", line_key(text))
    for name in (
        *(line_key(name) for name in (facts.author, facts.outlet) if name),
        "كتب",
        "بقلم",
        "نشر",
        "المصدر",
    ):
        rest = rest.replace(name, "")
    if _credits_agency(text):
        return False  # the dateline of its first sentence: "نيويورك 25 شوال 1436هـ واس"
    is_short = len(text) < 80 or _CLOCK.search(text) is not None
    return len(rest) < _MIN_WORD or (is_short and any_day_of_line(text) is not None)


def _credits_agency(line: str) -> bool:
    words = fold_word(line).split()
    return any(" ".join(words[-n_words:]).strip("()- ") in _agencies() for n_words in (1, 2, 3))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold_word(row["form"]) for row in read_lexicon("khabar.stories", "agencies.tsv"))


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
