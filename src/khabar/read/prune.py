"""A page without the parts that are no report: menus, comments, related reports, share bars, captions, keywords."""

import re
from functools import cache, lru_cache

from lxml.html import HtmlElement

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.read.lines import words_of

_DROPPED = [
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "aside",
    "footer",
    "form",
    "iframe",
    "button",
    "svg",
    "figcaption",
    "select",
    "textarea",
    "dialog",
    "menu",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "input",
]
_NAMING = ("class", "id", "role", "aria-labelledby", "data-testid", "data-e2e", "data-component")
_KEPT_WHOLE = frozenset(("html", "body", "main", "article", "h1"))
_WORD = re.compile(r"[A-Za-z][a-z]*|[A-Z]+(?![a-z])")
_NOT_ITSELF = frozenset(
    ("has", "with", "without", "no", "not", "is", "js", "hide")
)  # has-sidebar is said of a page
_EDGE = " \t\n\r:：.…-–|»«()[]0123456789\u0660-\u0669\xa0"
_HEADINGS = frozenset(
    ["h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "b", "a", "li", "dt", "legend", "header"]
)
_MAX_HEADING = 40


def prune(body: HtmlElement) -> None:
    """Takes out of a page, in place, what is no report. An element that holds the headline or the report stays."""
    n_all = _n_characters(body)
    for element in list(body.iter(*_DROPPED)):
        # The whole page is one form where ASP.NET made it.
        is_page = element.tag == "form" and (2 * _n_characters(element) > n_all or _holds_report(element))
        if element is not body and not is_page:
            _drop(element)
    is_list = sum(1 for _ in zip(body.iter("article"), range(2), strict=False)) > 1
    for element in list(body.iter()):
        if isinstance(element.tag, str) and element is not body and _is_side_part(element, is_list):
            _drop(element)
    for element in list(body.iter(*_HEADINGS)):
        if len(element) <= 3 and not _is_wrapper(element) and _is_side_heading(element):
            _drop_section(element, body)


def is_side_line(line: str, unlinked: str = "") -> bool:
    """Whether a line is the heading of a side part, or begins with one and a colon or link: "اقرأ أيضا: …"."""
    if unlinked and len(unlinked) <= _MAX_HEADING and _is_heading(unlinked):
        return True
    head = line[: _MAX_HEADING + 1].split(":")[0] if ":" in line[:_MAX_HEADING] else line
    return len(head) <= _MAX_HEADING and _is_heading(head)


def is_comments_heading(line: str) -> bool:
    """Whether a line heads the words of readers: nothing of the report follows."""
    return len(line) <= _MAX_HEADING and _squeezed(line) in _headings("comments")


def _is_side_part(element: HtmlElement, is_list: bool) -> bool:
    """Whether an element is named or marked as something beside the report; teasers of a page that lists reports are, too."""
    if element.tag in _KEPT_WHOLE and not (element.tag == "article" and is_list):
        return False
    if (
        element.get("hidden") is not None
        or "display:none" in (element.get("style") or "").replace(" ", "").lower()
    ):
        return not _holds_report(element)
    named = " ".join(element.get(name) or "" for name in _NAMING).split()
    return any(_is_side_name(name) for name in named) and not _holds_report(element)


def is_in_side_part(element: HtmlElement) -> bool:
    """Whether an element stands in a part of the page beside the report; the foot of a message is no such part."""
    for holder in (element, *element.iterancestors()):
        named = " ".join(holder.get(name) or "" for name in _NAMING).lower().replace("footer", "").split()
        if holder.tag in _DROPPED or any(_is_side_name(name) for name in named):
            return True
    return False


@lru_cache(maxsize=4_096)
def _is_side_name(name: str) -> bool:
    """Whether a class or id names a side part: relatedPosts, td-share_bar, comments; not has-sidebar, no-comments, field-label-hidden."""
    words = [word.lower() for word in _WORD.findall(name)]
    if not words or words[0] in _NOT_ITSELF:
        return False
    return name.lower() in _values("class", "token") or any(
        word in _values("token") or word.startswith(_stems()) for word in words
    )


def _holds_report(element: HtmlElement) -> bool:
    """Whether an element holds the headline or paragraphs as long and many as a report's."""
    if element.tag == "h1" or next(element.iter("h1", "main"), None) is not None:
        return True
    return _n_paragraph_characters(element) > 1_500 or any(
        _n_paragraph_characters(article) > 400 for article in element.iter("article")
    )


def _n_characters(element: HtmlElement) -> int:
    return sum(len(part.strip()) for part in element.itertext())


def _n_paragraph_characters(element: HtmlElement) -> int:
    """Characters in long paragraphs; comments and teasers have few such."""
    total = 0
    for paragraph in element.iter("p"):
        n_characters = sum(len(part) for part in paragraph.itertext())
        total += n_characters if n_characters > 250 else 0
    return total


def _is_wrapper(element: HtmlElement) -> bool:
    """Whether an element says no more than the one in it, which is looked at by itself: pages nest hundreds round a word."""
    if len(element) != 1 or (element.text or "").strip():
        return False
    return element[0].tag in _HEADINGS and not (element[0].tail or "").strip()


def _is_side_heading(element: HtmlElement) -> bool:
    n_characters = 0
    for part in element.itertext():
        n_characters += len(part.strip())
        if n_characters > _MAX_HEADING:
            return False
    return n_characters > 1 and _is_heading(words_of(element))


def _drop_section(heading: HtmlElement, body: HtmlElement) -> None:
    """Takes out a heading with what it heads: the box that it opens, and the lists and boxes that follow this box."""
    section = heading
    parent = section.getparent()
    while (
        parent is not None
        and parent is not body
        and parent.tag not in _KEPT_WHOLE
        and _opens(section, parent)
        and not _holds_report(parent)
    ):
        section, parent = parent, parent.getparent()
    if parent is None:
        return
    heads_comments = _squeezed(words_of(heading)) in _headings("comments")
    for sibling in list(section.itersiblings()):
        if heads_comments and not _holds_report(sibling):
            sibling.tail = None
        elif isinstance(sibling.tag, str) and not _is_side_box(sibling):
            break
        _drop(sibling)
    if heads_comments:
        section.tail = None
    _drop(section)


def _opens(element: HtmlElement, parent: HtmlElement) -> bool:
    """Whether nothing is said in a box before this element of it, and something after."""
    if (parent.text or "").strip():
        return False
    return not any(
        (sibling.tail or "").strip() or "".join(sibling.itertext()).strip()
        for sibling in element.itersiblings(preceding=True)
    )


def _is_side_box(element: HtmlElement) -> bool:
    """Whether most of what an element says stands in links, or it is a list."""
    if element.tag in ("ul", "ol", "dl"):
        return True
    n_all = sum(len(part.strip()) for part in element.itertext())
    n_linked = sum(len(part.strip()) for link in element.iter("a") for part in link.itertext())
    return n_all == 0 or n_linked * 10 > n_all * 6


def _squeezed(text: str) -> str:
    return " ".join(fold_word(text).strip(_EDGE).lower().split())


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


@cache
def _values(*kinds: str) -> frozenset[str]:
    return frozenset(
        row["value"] for row in read_lexicon("khabar.read", "page_parts.tsv") if row["kind"] in kinds
    )


@cache
def _stems() -> tuple[str, ...]:
    return tuple(sorted(_values("stem")))


@cache
def _headings(*kinds: str) -> frozenset[str]:
    return frozenset(map(_squeezed, _values(*kinds)))


def _is_heading(text: str) -> bool:
    squeezed = _squeezed(text)
    return squeezed in _headings("heading", "comments") or squeezed.startswith(
        tuple(f"{opening} " for opening in _headings("opening"))
    )
