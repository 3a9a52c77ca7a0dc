"""What the figures of a report count where people come to harm or are freed: killed, wounded, missing, arrested …

A figure tells its class itself ("31 قتيلاً"), or the words beside it do ("مقتل 31 شخصاً", "31 شخصاً قتلوا").
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from khabar.arabic.letters import fold_word
from khabar.arabic.lexicon import read_lexicon
from khabar.model import Figure, Report, Span
from khabar.stories.lines import sentence_of
from khabar.stories.stems import content_stems

_BEFORE, _AFTER = 4, 5  # words looked at on either side of the figure
_WORD = re.compile(r"[^\W\d_]+|\d+")
_PART = frozenset(["بينهم", "منهم", "بينهما", "منهما", "بينها", "ضمنهم"])  # "among them": a part of the toll
_PAST_PERIOD = frozenset(["منذ", "حتي", "الان", "سابقا", "سابق", "عاما", "العام", "سنوات", "اعوام", "غداه"])
_LEAD_CHARACTERS = 450
_VAGUE = frozenset([10.0, 100.0, 1000.0, 10_000.0, 1_000_000.0])


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """One figure with what it counts. `report` is its place in the story's reports."""

    report: int
    kind: str
    value: float
    is_approximate: bool
    span: Span
    sentence: Span
    is_lead: bool
    is_background: bool  # "since 1984", "last year": not of the news itself
    context: frozenset[str]  # content words of its sentence
    days: frozenset[str]  # dates that its sentence names


def find_tallies(reports: Sequence[Report]) -> list[Tally]:
    """The tallies of all reports by report and place; parts of a toll and vague counts are left out."""
    found = []
    for place, report in enumerate(reports):
        for figure in report.figures:
            value = number_of(figure)
            if value is None or figure.kind != "count" or (figure.approx and value in _VAGUE):
                continue
            tally = _tally(place, report, figure, value)
            if tally is not None:
                found.append(tally)
    return found


def number_of(figure: Figure) -> float | None:
    """The one number of a figure: of "at least 12" it is 12; None for an open or double range."""
    if isinstance(figure.value, tuple):
        low, high = figure.value
        return float(low) if low is not None and high is None else None
    return None if figure.value is None else float(figure.value)


@cache
def label_of(kind: str) -> str:
    """How a class is called in Arabic: killed → عدد القتلى."""
    return {row["class"]: row["label"] for row in read_lexicon("khabar.stories", "labels.tsv")}.get(
        kind, kind
    )


def _tally(place: int, report: Report, figure: Figure, value: float) -> Tally | None:
    sentence = sentence_of(report.text, figure.span.start)
    before = _words(report.text[sentence.start : figure.span.start])
    after = _words(report.text[figure.span.end : max(sentence.end, figure.span.end)])
    if _PART & set(before[-2:]) or _PART & set(after[:1]):
        return None
    kind = _kind(figure, before, after)
    if kind is None:
        return None
    words = set(before) | set(after)
    return Tally(
        report=place,
        kind=kind,
        value=value,
        is_approximate=figure.approx,
        span=figure.span,
        sentence=sentence,
        is_lead=figure.span.start < report.layout.body + _LEAD_CHARACTERS,
        is_background=bool(words & _PAST_PERIOD),
        context=frozenset(content_stems(sentence.of(report.text))),
        days=frozenset(
            time.value
            for time in report.times
            if time.value
            and time.type == "DATE"
            and sentence.contains(time.span)
            and time.value[:4].isdigit()
        ),
    )


def _kind(figure: Figure, before: Sequence[str], after: Sequence[str]) -> str | None:
    if figure.counts in _kinds():
        return figure.counts
    words_before, words_after = _lexicon()
    for word in after[:_AFTER]:
        if word in words_after:
            return words_after[word]
        if word.isdigit():
            break
    for word in reversed(before[-_BEFORE:]):
        if word in words_before or word[1:] in words_before:
            return words_before.get(word) or words_before[word[1:]]
        if word.isdigit():
            break
    return None


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str]]:
    rows = read_lexicon("khabar.stories", "tallies.tsv")
    sides: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for row in rows:
        sides[row["side"] == "after"].setdefault(fold_word(row["word"]), row["class"])
    return sides


@cache
def _kinds() -> frozenset[str]:
    return frozenset(row["class"] for row in read_lexicon("khabar.stories", "tallies.tsv")) | {"captured"}


def _words(text: str) -> list[str]:
    return [word for token in _WORD.findall(fold_word(text)) if (word := token)]
