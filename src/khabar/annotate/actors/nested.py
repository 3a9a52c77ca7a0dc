"""Names that other names hold or stand for: a leader in the name of his forces, a region in that of its body, a ministry by its field, buttons that are none."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import forms, word_class
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import Span

_QUOTES = frozenset("«»“”\"'()")
_MOST_BUTTONS = 2  # platforms in a row without "and"; more are the buttons of a page


def find_leaders_inside(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The persons whose forces or regime are named after them: "صالح" of "قوات صالح"."""
    found: list[Mention] = []
    for mention in mentions:
        if mention.type not in ("ORG", "GPE") or len(mention.tokens) < 2:
            continue
        if mention.tokens[0] not in word_class("led by"):
            continue
        token, last = mention.tokens[-1], units[mention.last]
        for form in forms().get((token,), ()):
            if form.entry.type == "PER" and form.how == "alone":
                span = Span(last.readings[0][1], last.end)
                found.append(
                    Mention(
                        first=mention.last, last=mention.last, span=span, tokens=(token,), type="PER", rule="list",
                        entry=form.entry, how="alone",
                    )
                )  # fmt: skip
                break
    return found


def find_places_inside(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The region of a local body, where its noun stands there too: "منطقة الرياض" of "أمانة منطقة الرياض"."""
    nouns = word_class("place classifier")
    found: list[Mention] = []
    for mention in mentions:
        if mention.type != "ORG" or mention.rule != "body" or mention.last - mention.first < 2:
            continue
        for index in range(mention.first + 1, mention.last):
            noun = next((reading for reading in units[index].readings if reading[0] in nouns), None)
            tokens = tuple(unit.norm for unit in units[index + 1 : mention.last + 1])
            form = next((form for form in forms().get(tokens, ()) if form.entry.type == "LOC"), None)
            if noun and form:
                bare = Span(units[index + 1].readings[0][1], mention.span.end)
                found.append(
                    Mention(
                        first=index, last=mention.last, span=Span(noun[1], bare.end), tokens=tokens, type="LOC", rule="place",
                        entry=form.entry, bare=bare,
                    )
                )  # fmt: skip
                break
    return found


def find_fields(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """Ministries by their field alone, in quotation marks or at the head of a paragraph before a colon or a verb: «الصحة» of "وزارة الصحة"."""
    ministries: dict[str, Mention] = {}
    for mention in mentions:
        if mention.type == "ORG" and mention.tokens[0] == "وزاره" and len(mention.tokens) > 1:
            ministries.setdefault(mention.tokens[1], mention)
    taken = {index for mention in mentions for index in range(mention.first, mention.last + 1)}
    found: list[Mention] = []
    if not ministries:
        return found
    for index, unit in enumerate(units):
        for token, start in unit.readings:
            ministry = ministries.get(token)
            if ministry and index not in taken and _stands_for_ministry(units, index):
                found.append(
                    msgspec.structs.replace(
                        ministry, first=index, last=index, span=Span(start, unit.end), how="part", bare=None
                    )
                )
                break
    return found


def _stands_for_ministry(units: Sequence[Unit], index: int) -> bool:
    before = units[index - 1] if index else None
    after = units[index + 1] if index + 1 < len(units) else None
    if before and after and before.norm in _QUOTES and after.norm in _QUOTES:
        return True
    begins = before is None or before.paragraph != units[index].paragraph
    return bool(after and begins and (after.norm == ":" or after.pos == "VERB"))


def without_buttons(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without platforms that stand side by side, as the buttons of a page do: "تويتر فيسبوك جوجل"."""
    kept: list[Mention] = []
    run: list[Mention] = []
    for mention in mentions:
        if run and (mention.first != run[-1].last + 1 or not _is_platform(mention)):
            kept += run if len(run) <= _MOST_BUTTONS else []
            run = []
        if _is_platform(mention):
            run.append(mention)
        else:
            kept.append(mention)
    return kept + (run if len(run) <= _MOST_BUTTONS else [])


def _is_platform(mention: Mention) -> bool:
    return mention.rule == "list" and mention.tokens[-1] in word_class("platform")
