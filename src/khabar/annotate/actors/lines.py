"""Names in the lines of an article that are not prose: byline, dateline, outlet, credited agencies."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import forms, heads, title_words, word_class
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import Layout, Span


def find_in_layout(units: Sequence[Unit], layout: Layout) -> list[Mention]:
    """Authors and outlets between the dashes of a byline or dateline, by start; places there are the lists' affair."""
    found: list[Mention] = []
    for line in (layout.byline, layout.dateline):
        if line:
            for first, past in _pieces(units, line):
                mention = _author(units, first, past) or _outlet(units, first, past)
                if mention:
                    found.append(mention)
    if layout.outlet:
        pieces = _pieces(units, layout.outlet)
        if len(pieces) == 1:
            found.append(_named(units, *pieces[0], "ORG"))
    return found


def _pieces(units: Sequence[Unit], line: Span) -> list[tuple[int, int]]:
    """Stretches of words between marks, as (first, past the last)."""
    pieces: list[tuple[int, int]] = []
    first: int | None = None
    for index, unit in enumerate(units):
        inside = line.start <= unit.readings[0][1] and unit.end <= line.end
        if inside and unit.kind == "arabic":
            first = index if first is None else first
        elif first is not None:
            pieces.append((first, index))
            first = None
    if first is not None:
        pieces.append((first, len(units)))
    return pieces


def _author(units: Sequence[Unit], first: int, past: int) -> Mention | None:
    tokens = tuple(unit.norm for unit in units[first:past])
    while first < past and tokens[0] in word_class("byline word"):
        first, tokens = first + 1, tokens[1:]
    known = forms().get(tokens, ())
    if (
        not 2 <= past - first <= 5
        or known
        or any(token in word_class("byline word") or token in heads() for token in tokens)
    ):
        return None
    if any(len(token) < 3 and token not in ("بن", "ال", "با") for token in tokens) or tokens[0] == "هـ":
        return None
    if any(token.startswith("ال") for token in tokens[:1]) or any(
        token in title_words() and not token.startswith("ال") for token in tokens[1:]
    ):
        return None
    return _named(units, first, past, "PER")


def _outlet(units: Sequence[Unit], first: int, past: int) -> Mention | None:
    tokens = tuple(unit.norm for unit in units[first:past])
    for form in forms().get(tokens, ()):
        if form.entry.group == "media":
            mention = _named(units, first, past, "ORG")
            return Mention(
                first=first,
                last=past - 1,
                span=mention.span,
                tokens=tokens,
                type="ORG",
                rule="layout",
                entry=form.entry,
            )
    return None


def _named(units: Sequence[Unit], first: int, past: int, kind: str) -> Mention:
    tokens = tuple(unit.norm for unit in units[first:past])
    span = Span(units[first].readings[0][1], units[past - 1].end)
    return Mention(first=first, last=past - 1, span=span, tokens=tokens, type=kind, rule="layout")  # type: ignore[arg-type]


def settle_dateline(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions, a name that opens the article before a dash and a verb as the place it is: "بندر الريم - أكدت".

    A byline has a place or an outlet after its dash.
    """
    opening = next((mention for mention in mentions if mention.first == 0), None)
    if opening is None or opening.type != "PER" or opening.entry or opening.rule == "layout":
        return list(mentions)
    place = opening.last + 2
    if place >= len(units) or any(mention.first == place for mention in mentions):
        return list(mentions)
    dash, verb = units[place - 1], units[place]
    if dash.norm not in ("-", "–", "—") or not (verb.pos == "VERB" or verb.norm in word_class("says")):
        return list(mentions)
    return [
        msgspec.structs.replace(mention, type="LOC", rule="place")
        if mention.tokens == opening.tokens
        else mention
        for mention in mentions
    ]
