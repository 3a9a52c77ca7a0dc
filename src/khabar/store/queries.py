"""What is searched for: words that must all stand in a text, phrases between quotation marks, alternatives."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from khabar.arabic import split
from khabar.model import Span, Words

Phrase: TypeAlias = tuple[str, ...]  # bare words that stand one after the other
_PART = re.compile(r'"([^"]*)"|“([^”]*)”|«([^»]*)»|([^\s"“«]+)')


def read_query(query: str) -> list[list[Phrase]]:
    """The alternatives of a query, each with the phrases that it needs: 'مسجد عسير OR "مجلس الأمن"' has two."""
    ways: list[list[Phrase]] = [[]]
    for found in _PART.finditer(query):
        if found[4] == "OR":
            ways.append([])
            continue
        phrase = tuple(_forms(split(next(part for part in found.groups() if part is not None))))
        if phrase and phrase not in ways[-1]:
            ways[-1].append(phrase)
    return [way for way in ways if way]


def places(text: str, ways: Sequence[Sequence[Phrase]]) -> list[Span]:
    """Where the phrases of the alternatives stand, in text order: all places of a phrase asked for alone, or of
    several that stand one after the other; else the first place of each."""
    words = split(text)
    marked = [word for word in words.words if word.kind != "mark"]
    forms = _forms(words)
    found: set[Span] = set()
    for way in ways:
        joined = tuple(form for phrase in way for form in phrase)
        starts = [_starts(forms, phrase) for phrase in way]
        if not all(starts):
            continue
        if together := _starts(forms, joined):
            way, starts = [joined], [together]
        for phrase, at in zip(way, starts, strict=True):
            kept = at if len(way) == 1 else at[:1]
            found |= {Span(marked[first].start, marked[first + len(phrase) - 1].end) for first in kept}
    return sorted(found)


def _forms(words: Words) -> list[str]:
    return [word.bare or word.norm for word in words.words if word.kind != "mark"]


def _starts(forms: Sequence[str], phrase: Phrase) -> list[int]:
    """Where a phrase begins among the words."""
    length = len(phrase)
    return [
        at for at, form in enumerate(forms) if form == phrase[0] and tuple(forms[at : at + length]) == phrase
    ]
