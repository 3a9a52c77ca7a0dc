"""Which lines of a page are its report: what trafilatura finds, checked against the boxes of the page and its headline."""

import re
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement

from khabar.read.lines import Line
from khabar.read.prune import is_side_line

MIN_CHARACTERS = 60
_ENDED = re.compile(r"[.!؟?…:»\"”]\s*$")
_NO_LETTERS = re.compile(r"[\W_]+")
_HEADINGS = ("h1", "h2", "h3", "h4")
_MAX_GAP_LINES = 200  # of a page, between two lines of its report
_SENTENCE_CHARACTERS = 40  # a shorter line says nothing of where the report stands
_BOX_CHARACTERS = 150  # less below a headline is a lead or a caption
_LINK_CHARACTERS = 15  # a link as long leads to another report
_MAX_STEP_LINES = 1  # between two boxes of one report: a heading


@dataclass(frozen=True, eq=False)
class _Place:
    """A line, the outermost element that holds it alone, and the box in which it stands beside other lines."""

    line: Line
    key: str
    outer: HtmlElement
    box: HtmlElement

    @property
    def n_characters(self) -> int:
        """How much it says for its box: sentences count, links and labels do not."""
        n_characters = len(self.line.text)
        return 0 if self.line.is_link or n_characters < _SENTENCE_CHARACTERS else n_characters


def find_body(shown: HtmlElement, lines: list[Line], *, title: str | None, stated: str | None) -> list[Line]:
    """The lines of the report in page order, with the page's own characters where they can be found there.

    `stated` is the text that the page gives to machines, taken where nothing is found in what it shows.
    """
    places = _places(shown, lines)
    texts = _extracted(shown)
    if sum(map(len, texts)) < MIN_CHARACTERS:
        texts = [text for text in (stated or "").split("\n") if text.strip()]
    if sum(map(len, texts)) < MIN_CHARACTERS:
        texts = [line.text for line in lines if len(line.text) >= 80 and not line.is_link]
    head = _headline(places, title)
    found = _numbers(texts, places)
    chosen = _checked(found, places, head, n_extracted=sum(map(len, texts)))
    if not chosen or (set(chosen) <= set(found) and len(found) * 10 < len(texts) * 8):
        verbatim = {place.key: place.line for place in places}
        return [verbatim.get(line_key(text), Line(text, shown, is_link=False)) for text in texts]
    return _stretch(_within(chosen, places, head), places)


def line_key(line: str) -> str:
    """A line for comparison: the extractor composes letters and takes marks of direction away."""
    return _NO_LETTERS.sub("", line).casefold()


def _extracted(shown: HtmlElement) -> list[str]:
    found = trafilatura.extract(
        deepcopy(shown), output_format="txt", include_comments=False, include_tables=False, favor_precision=True, fast=True, deduplicate=False,
    )  # fmt: skip
    return [line for line in (found or "").split("\n") if line.strip()]


def _places(shown: HtmlElement, lines: list[Line]) -> list[_Place]:
    n_lines: dict[HtmlElement, int] = {}
    for line in lines:
        n_lines[line.block] = n_lines.get(line.block, 0) + 1
    places = []
    for line in lines:
        outer = _outer(line.block, shown)
        parent = outer.getparent()
        alone = n_lines[line.block] == 1 and outer is not shown and parent is not None
        places.append(_Place(line, line_key(line.text), outer, parent if alone else line.block))
    return places


def _outer(block: HtmlElement, shown: HtmlElement) -> HtmlElement:
    """The outermost element that holds nothing but a block: papers wrap each paragraph in boxes of its own."""
    while block is not shown:
        parent = block.getparent()
        if parent is None or parent is shown or len(parent) != 1:
            return block
        if (parent.text or "").strip() or (block.tail or "").strip():
            return block
        block = parent
    return block


def _headline(places: list[_Place], title: str | None) -> int | None:
    """Where the headline stands: as the page's heading, else as the first line of its own that is no link."""
    key = line_key(title or "")
    numbers = [number for number, place in enumerate(places) if place.key == key] if key else []
    ranked = sorted(
        numbers, key=lambda n: (places[n].line.block.tag not in _HEADINGS[:2], places[n].line.is_link)
    )
    return ranked[0] if ranked else None


def _numbers(texts: list[str], places: list[_Place]) -> list[int]:
    """Where the extractor's lines stand on the page; those that are not found after the one before are left out."""
    keys = [place.key for place in places]
    numbers: list[int] = []
    for text in texts:
        start, stop = (numbers[-1] + 1, numbers[-1] + 1 + _MAX_GAP_LINES) if numbers else (0, len(keys))
        try:
            numbers.append(keys.index(line_key(text), start, stop))
        except ValueError:
            continue
    return numbers


def _checked(found: list[int], places: list[_Place], head: int | None, *, n_extracted: int) -> list[int]:
    """What was found, or the box that it missed: the one right below the headline, where another report was found further down,
    or one that says more than twice as much where the page shows no headline."""
    weights: dict[HtmlElement, int] = {}
    for place in places[0 if head is None else head + 1 :]:
        weights[place.box] = weights.get(place.box, 0) + place.n_characters
    below = found if head is None else [number for number in found if number > head]
    boxes = {places[number].box for number in below}
    if head is None:
        box = max(weights, key=lambda one: weights[one], default=None)
        is_missed = box is not None and box not in boxes and weights[box] > 2 * n_extracted
    else:
        box = next((one for one, weight in weights.items() if weight >= _BOX_CHARACTERS), None)
        is_missed = box is not None and box not in boxes and (bool(found) or weights[box] > n_extracted)
    if box is None or not is_missed:
        return below or found
    own = _lines_from(box, places, head)
    if head is not None and below and not any(_leads_on(place) for place in places[own[-1] + 1 : below[0]]):
        return below  # what stands between is a lead, not another report
    return own


def _lines_from(box: HtmlElement, places: list[_Place], head: int | None) -> list[int]:
    """The lines of a box and of those that follow it with nothing between: a lead and its report."""
    start = 0 if head is None else head + 1
    boxes, gap = {box}, 0
    own = [n for n in range(start, len(places)) if places[n].box is box and places[n].n_characters]
    first = next((n for n in own if _is_sentence(places[n].line)), own[0])  # below date line and counters
    for place in places[first:]:
        gap = 0 if place.box in boxes else gap + 1
        if gap and place.n_characters and not _leads_on(place):
            boxes.add(place.box)
            gap = 0
        if gap and (gap > _MAX_STEP_LINES or _leads_on(place)):
            break
    return [n for n in range(first, len(places)) if places[n].box in boxes and not places[n].line.is_link]


def _leads_on(place: _Place) -> bool:
    """Whether a line begins another report or leads to one."""
    return place.line.block.tag in _HEADINGS or (
        place.line.is_link and len(place.line.text) > _LINK_CHARACTERS
    )


def _within(numbers: list[int], places: list[_Place], head: int | None) -> list[int]:
    """The lines of one report: those of the box that says most, and those of boxes beside it that nothing else parts from it."""
    weights: dict[HtmlElement, int] = {}
    for number in numbers:
        place = places[number]
        weights[place.box] = weights.get(place.box, 0) + place.n_characters
    main = max(weights, key=lambda one: weights[one])
    if head is not None and (later := [number for number in numbers if number > head]):
        numbers = _before_next_report(later, places, head)
        main = main if any(places[number].box is main for number in numbers) else places[numbers[0]].box
    last = max(number for number in numbers if places[number].box is main)
    opens = (_may_open(places[number], main, has_headline=head is not None) for number in numbers)
    numbers = numbers[list(opens).index(True) :]
    kept: list[int] = []
    for number in numbers:
        is_parted = kept and number > last and _is_parted(places, kept[-1], number, main)
        if is_parted:
            break
        kept.append(number)
    return kept


def _may_open(place: _Place, main: HtmlElement, *, has_headline: bool) -> bool:
    """Whether a report may begin with a line: one of its box, or a lead below the headline."""
    return place.box is main or _is_kin(place.box, main) or (has_headline and place.n_characters > 0)


def _before_next_report(numbers: list[int], places: list[_Place], head: int) -> list[int]:
    """The lines before another heading that is marked up as the headline is: the next report of an endless page."""
    headline = places[head]
    mark = headline.line.block.get("class")
    if not mark:
        return numbers
    for number in range(numbers[0] + 1, numbers[-1] + 1):
        place = places[number]
        if place.key != headline.key and place.line.block.get("class") == mark:
            return [one for one in numbers if one < number]
    return numbers


def _is_parted(places: list[_Place], before: int, number: int, main: HtmlElement) -> bool:
    """Whether a line in another box than the report's stands apart from it, behind links or several lines that are none of it."""
    box = places[number].box
    if box is main or _is_kin(box, main) or any(element is main for element in box.iterancestors()):
        return False
    between = places[before + 1 : number]
    return len(between) > _MAX_STEP_LINES or any(
        place.line.is_link and len(place.line.text) > _LINK_CHARACTERS for place in between
    )


def _is_kin(box: HtmlElement, main: HtmlElement) -> bool:
    return box.tag == main.tag and bool(box.get("class")) and box.get("class") == main.get("class")


def _stretch(numbers: list[int], places: list[_Place]) -> list[Line]:
    """The lines as the page writes them, with the sentences between and beside them that were left out as too short."""
    first, last = numbers[0], numbers[-1]
    while first > 0 and _goes_on(places[first - 1], places[first]):
        first -= 1
    if first > 0 and _is_byline(places, first - 1):
        first -= 1
        numbers = [first, *numbers]
    while last + 1 < len(places) and _goes_on(places[last + 1], places[last]):
        last += 1
    chosen = frozenset(numbers)
    kept: list[_Place] = []
    for number, place in enumerate(places[first : last + 1], start=first):
        line = place.line
        is_between = (
            kept
            and _is_beside(place, kept[-1])
            and not line.is_link
            and not is_side_line(line.text, line.unlinked)
        )
        if number in chosen or is_between or _is_sentence(line):
            kept.append(place)
    return [place.line for place in kept]


def _goes_on(place: _Place, neighbour: _Place) -> bool:
    """Whether a line before or after a report is one more of it: a sentence beside its line."""
    return _is_beside(place, neighbour) and _is_sentence(place.line)


def _is_byline(places: list[_Place], number: int) -> bool:
    """Whether the line before a report opens it though it is no sentence, with names, a place, an agency: the first line of its box,
    or a paragraph marked up as its paragraphs are."""
    place, neighbour = places[number], places[number + 1]
    if place.line.is_link or is_side_line(place.line.text) or " " not in place.line.text:
        return False
    block, beside = place.line.block, neighbour.line.block
    if block is beside:
        return number == 0 or places[number - 1].line.block is not block
    is_paragraph = block.tag == "p" or bool(block.get("class"))
    is_alike = block.tag == beside.tag and block.get("class") == beside.get("class")
    return is_paragraph and is_alike and _is_beside(place, neighbour)


def _is_beside(place: _Place, neighbour: _Place) -> bool:
    """Whether two lines stand in one box, in elements of the same kind."""
    return place.line.block is neighbour.line.block or (
        place.outer.tag == neighbour.outer.tag and place.outer.getparent() is neighbour.outer.getparent()
    )


def _is_sentence(line: Line) -> bool:
    return (
        not line.is_link
        and len(line.text) >= 25
        and not is_side_line(line.text, line.unlinked)
        and bool(_ENDED.search(line.text))
    )
