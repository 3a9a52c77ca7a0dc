"""What a page says of itself: headline, outlet, author, dates, address, from JSON-LD, OpenGraph and meta tags."""

import re
from collections.abc import Iterator

import msgspec
from lxml.html import HtmlElement

from khabar.read.dates import moment_of
from khabar.read.lines import words_of
from khabar.read.versions import address_key

_ARTICLE = re.compile(
    r"(?:News|Reportage|Analysis|Background|Opinion|Satirical|Scholarly|Tech|Report)?(?:News)?Article|BlogPosting|LiveBlogPosting|Report"
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date.published", "publish-date", "publish_date",
    "publishdate", "pubdate", "publication_date", "publicationdate", "article.published", "article_date_original", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date", "dc.date.created", "date", "article:published",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "dc.date.modified",
)
_NESTED_LEVELS = 12
_OVERRIDES = str.maketrans(
    "", "", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff\x00"
)
_MAX_CHARACTERS = 500
_BARS = re.compile(r"\s*[|:»«•·]+\s*|\s+[–—-]\s+|\s+[–—-]$|^[–—-]\s+")
_MAX_OUTLET = 40
_BY = re.compile(r"^(?:بقلم|كتب|كتبت|بواسطة|إعداد|by)\s*:?\s+", re.IGNORECASE)
_MIN_TITLE = 20  # a shorter page title is the outlet's name
_SPACE = re.compile(r"\s+")
_TAIL = re.compile(r"\s+[|–—-]\s+|\s*\|\s*")


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a page's head states of its report."""

    title: str | None = None
    is_title_shown: bool = (
        True  # or at least stated for readers elsewhere; a bare title tag may say "print version"
    )
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    section: str | None = None
    body: str | None = None  # JSON-LD articleBody


def find_facts(tree: HtmlElement, *, url: str | None = None) -> Facts:
    """The facts of a page; what it does not state, or states in two ways, is None."""
    metas = _metas(tree)
    address = _address(tree, metas, url)
    node = _article_node(tree, address, metas)
    named = _name(node.get("publisher")) or _first(
        metas, ("og:site_name", "application-name", "dc.publisher", "publisher")
    )
    title, is_title_shown = _title(tree, metas, node, named)
    return Facts(
        title=title,
        is_title_shown=is_title_shown,
        outlet=named or _outlet_beside(words_of_title(tree), title) or _host(address),
        author=_person(node.get("author"))
        or _person(_first(metas, ("author", "article:author", "dc.creator", "parsely-author", "byl")))
        or _byline(tree),
        published=_moment(node.get("datePublished"))
        or _first_moment(metas, _PUBLISHED)
        or _itemprop(tree, "datePublished"),
        modified=_moment(node.get("dateModified"))
        or _first_moment(metas, _MODIFIED)
        or _itemprop(tree, "dateModified"),
        url=address,
        section=_clean(node.get("articleSection"))
        or _first(metas, ("article:section", "section", "parsely-section")),
        body=_string(node.get("articleBody")),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Lower-case name or property of each meta tag → its content, the first one."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name, content = meta.get("property") or meta.get("name") or meta.get("itemprop"), meta.get("content")
        if name and content and content.strip():
            metas.setdefault(name.strip().lower(), content.strip())
    return metas


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((clean for name in names if (clean := _clean(metas.get(name)))), None)


def _first_moment(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((moment for name in names if (moment := _moment(metas.get(name)))), None)


def _itemprop(tree: HtmlElement, name: str) -> str | None:
    """The date of a microdata property, where the page states one only: lists of other reports carry theirs too."""
    found = {
        _moment(element.get("datetime") or element.get("content"))
        for element in tree.xpath("//*[@itemprop=$name]", name=name)
    }
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _address(tree: HtmlElement, metas: dict[str, str], url: str | None) -> str | None:
    """The address that the page calls its own, where it is a report's; one on another host than `url` is that of whoever wrote it first."""
    links = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    given = url if _is_address(url) else None
    for address in (*links, metas.get("og:url")):
        if (
            _is_address(address)
            and address_key(address)
            and (given is None or _host(str(address).strip()) == _host(given))
        ):
            return str(address).strip()
    return given


def _is_address(value: str | None) -> bool:
    return (
        bool(value)
        and re.match(r"https?://[^\s/]+\.[^\s]+$", str(value).strip()) is not None
        and len(str(value)) < 2_000
    )


def _article_node(tree: HtmlElement, address: str | None, metas: dict[str, str]) -> dict[str, object]:
    """The JSON-LD object of the report itself. Pages list other reports in the same form: of several, the one that names this page."""
    nodes = [node for node in _nodes(tree) if any(_ARTICLE.fullmatch(kind) for kind in _types(node))]
    shown = _squeezed(
        " ".join([metas.get("og:title", ""), words_of_title(tree), *(words_of(h1) for h1 in tree.iter("h1"))])
    )
    for node in nodes:
        headline = _squeezed(_string(node.get("headline")) or "")
        if (len(headline) > 10 and headline in shown) or (
            address and address_key(address) in map(address_key, _addresses(node))
        ):
            return node
    # One object that names neither this page nor another is the page's own; search engines are given other headlines than readers.
    return nodes[0] if len(nodes) == 1 and not (address and _addresses(nodes[0])) else {}


def _nodes(tree: HtmlElement) -> Iterator[dict[str, object]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            loaded: object = msgspec.json.decode(_mended_json(script.text or ""))
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            continue
        yield from _walk(loaded, _NESTED_LEVELS)


def _mended_json(source: str) -> str:
    """JSON-LD as sites write it: wrapped in comments, with raw line breaks inside strings and commas before brackets."""
    source = source.strip().removeprefix("<!--").removesuffix("-->").strip()
    source = source.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    source = re.sub(r"[\x00-\x1f]", " ", source)
    return re.sub(r",\s*([}\]])", r"\1", source)


def _walk(value: object, n_levels: int) -> Iterator[dict[str, object]]:
    if n_levels == 0:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _walk(value.get(key), n_levels - 1)
    elif isinstance(value, list):
        for part in value[:200]:
            yield from _walk(part, n_levels - 1)


def _types(node: dict[str, object]) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [part.rsplit("/", 1)[-1] for part in kinds if isinstance(part, str)]


def _addresses(node: dict[str, object]) -> list[str]:
    page = node.get("mainEntityOfPage")
    values = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return [value for value in values if isinstance(value, str)]


def _title(
    tree: HtmlElement, metas: dict[str, str], node: dict[str, object], outlet: str | None
) -> tuple[str | None, bool]:
    """The headline as the page shows it: the heading that its head repeats, else what the head says, without the outlet's name;
    and whether it is more than the page's title tag.

    None where the head says nothing but a name: then the heading above the text is looked for, see pages.py.
    """
    stated = [
        text
        for text in (
            _clean(node.get("headline")),
            _first(metas, ("og:title", "twitter:title")),
            _clean(words_of_title(tree)),
        )
        if text
    ]
    headings = [
        text
        for level in ("h1", "h2", "h3")
        for heading in tree.iter(level)
        if (text := _clean(words_of(heading))) and text != outlet
    ]
    for text in headings:
        if any(_is_same(text, other) for other in stated):
            return text, True
    if not stated:
        return None, False
    title = _without_outlet(stated[0], outlet)
    return (title, len(stated) > 1) if len(title) >= _MIN_TITLE and title != outlet else (None, False)


def _is_same(heading: str, stated: str) -> bool:
    """Whether one of the two holds the other and is not much longer: "Outlet: Headline" holds the headline, and the outlet's name too."""
    short, long = sorted((_squeezed(heading), _squeezed(stated)), key=len)
    return len(short) >= _MIN_TITLE // 2 and len(short) * 2 >= len(long) and short in long


def words_of_title(tree: HtmlElement) -> str:
    """The content of the page's title tag, or nothing."""
    return next((element.text for element in tree.iter("title") if element.text), "") or ""


def _without_outlet(title: str, outlet: str | None) -> str:
    """ "Headline | Outlet" → Headline, where the part after the bar is the outlet or a short one after a bar."""
    parts = _TAIL.split(title)
    if len(parts) > 1 and outlet and _squeezed(parts[-1]) == _squeezed(outlet):
        return title[: title.rindex(parts[-1])].rstrip(" |–—-")
    if "|" in title and len(title.rsplit("|", 1)[1]) < 30 <= len(title.rsplit("|", 1)[0]) + 15:
        return title.rsplit("|", 1)[0].strip()
    return title


def _outlet_beside(page_title: str, title: str | None) -> str | None:
    """The name that a page title puts before or after the headline: "Headline | Section | Outlet", "Outlet :: Headline"."""
    page_title = _clean(page_title) or ""
    if not title or title not in page_title:
        return None
    before, _, after = page_title.partition(title)
    part = after if after.strip() else before
    names = [name.strip() for name in _BARS.split(part) if name.strip()]
    if not names or not _BARS.search(part):
        return None
    name = names[-1] if part is after else names[0]
    return name if 2 < len(name) <= _MAX_OUTLET else None


def _host(address: str | None) -> str | None:
    """The host of an address, as the name of an outlet that has no other."""
    if address is None:
        return None
    return (
        re.sub(r"^(?:www\d?|m|amp)\.", "", address.split("/")[2].split("@")[-1].split(":")[0].lower()) or None
    )


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _clean(value)


def _person(value: object) -> str | None:
    if isinstance(value, list):
        names = [name for part in value[:10] if (name := _person(part))]
        return "، ".join(dict.fromkeys(names)) or None
    name = _name(value)
    return (
        None
        if name is None
        or name.startswith(("http:", "https:", "@"))
        or name.lower() in ("admin", "administrator", "editor")
        else name
    )


def _moment(value: object) -> str | None:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return moment_of(value) if isinstance(value, str) else None


def _byline(tree: HtmlElement) -> str | None:
    """The author that the page marks as one, where it marks one only."""
    marked = tree.xpath(
        "//a[@rel='author'] | //*[@itemprop='author'] | //*[contains(concat(' ', normalize-space(@class), ' '), ' author-name ')]"
    )
    names = {
        _BY.sub("", name)
        for element in marked[:20]
        if (name := _clean(words_of(element))) and len(name) <= _MAX_OUTLET
    }
    return names.pop() or None if len(names) == 1 else None


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _clean(value: object) -> str | None:
    """One short line without marks that turn the direction of what stands round it."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, str):
        return None
    text = _SPACE.sub(" ", value[: 4 * _MAX_CHARACTERS].translate(_OVERRIDES)).strip()
    return text if text and len(text) <= _MAX_CHARACTERS else None


def _squeezed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
