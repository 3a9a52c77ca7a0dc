"""The figures of a story, those of one thing together, so that a revised toll shows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from fractions import Fraction

import msgspec

from khabar.model import Amount, Figure, Report
from khabar.web.book import Book, Quote, SameWords, fold_words, quote, same_words
from khabar.web.messages import Language, label, say

# What reports on one event can be held against one another by.
_TOLLS = frozenset(
    ["killed", "wounded", "injured", "casualties", "missing", "arrested", "abducted", "captured", "released",
     "rescued", "displaced", "evacuated", "executed"]
)  # fmt: skip


class FigureView(msgspec.Struct, frozen=True, kw_only=True):
    """One value and every report that gives it."""

    value: str
    unit: str
    quotes: tuple[SameWords, ...]


class FigureGroup(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted, and the values given for it in the order of the reports."""

    name: str
    is_ours: bool  # whether the name is a class in the language of the page, not a word of the reports
    figures: tuple[FigureView, ...]


def view_figures(
    book: Book, reports: Sequence[Report], *, only_classes: bool = False
) -> tuple[FigureGroup, ...]:
    """Groups by what is counted, those with most values first. `reports` come by day, and so do the values.

    With `only_classes` those alone that say whom or what they count (killed, wounded …) and are of the event itself: told
    at the head of a report, or by two of them. The toll of another event stands far down in one.
    """
    groups: dict[str, dict[str, list[Quote]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    ours: set[str] = set()
    units: dict[tuple[str, str], str] = {}
    told = _reports_by_toll(reports) if only_classes else {}
    for report in reports:
        for figure in report.figures:
            if only_classes and not (figure.counts in _TOLLS and _is_of_event(report, figure, told)):
                continue
            shown = _group_of(figure, book.language)
            name = fold_words(shown)
            names.setdefault(name, shown)
            if shown != figure.unit or figure.counts:
                ours.add(name)
            value = amount_in_words(
                figure.value, approx=figure.approx, kind=figure.kind, unit=figure.unit, language=book.language
            )
            groups[name][value].append(quote(book, report.id, [figure.span]))
            units.setdefault((name, value), figure.unit or "")
    views = [
        FigureGroup(
            name=names[name],
            is_ours=name in ours,
            figures=tuple(
                FigureView(value=value, unit=units[name, value], quotes=same_words(quotes))
                for value, quotes in by_value.items()
            ),
        )
        for name, by_value in groups.items()
    ]
    return tuple(
        sorted(
            views,
            key=lambda group: (
                -len(group.figures),
                -sum(len(one.quotes) for one in group.figures),
                group.name,
            ),
        )
    )


_HEAD = 600  # characters of a body in which the event itself is told


def _reports_by_toll(reports: Sequence[Report]) -> dict[tuple[str | None, str], set[str]]:
    """For each toll, by what it counts and how many, the reports that give it."""
    told: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for report in reports:
        for figure in report.figures:
            told[figure.counts, str(figure.value)].add(report.id)
    return told


def _is_of_event(report: Report, figure: Figure, told: Mapping[tuple[str | None, str], Set[str]]) -> bool:
    is_at_head = figure.span.start < report.layout.body + _HEAD
    return is_at_head or len(told[figure.counts, str(figure.value)]) > 1


def amount_in_words(
    value: Amount | None, *, approx: bool, kind: str, unit: str | None, language: Language
) -> str:
    """A value as the page says it: "12", "88 %", "from 10 to 12", "more than 100", "about 2,500"."""
    if value is None:
        return say("figure.unknown", language=language)
    if isinstance(value, tuple):
        low, high = value
        if low == high:
            return amount_in_words(low, approx=approx, kind=kind, unit=unit, language=language)
        if low is not None and high is not None:
            words = say("figure.range", language=language, low=_number(low), high=_number(high))
        elif low is not None:
            words = say("figure.least", language=language, n=_number(low))
        else:
            words = say("figure.most", language=language, n=_number(high))
    else:
        words = _number(value)
    if kind == "percent" or unit == "%":
        words += "\N{NO-BREAK SPACE}%"
    return say("figure.about", language=language, n=words) if approx else words


def _number(value: int | float | None) -> str:
    if value is None:
        return "?"
    if (
        isinstance(value, float)
        and 0 < value < 1
        and abs(value - (share := Fraction(value).limit_denominator(20))) < 1e-3
    ):
        return f"{share.numerator}/{share.denominator}"
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.4g}" if abs(value) < 10_000 else f"{value:,.2f}"
    return f"{int(value):,}"


def _group_of(figure: Figure, language: Language) -> str:
    if figure.counts:
        return label("counts", figure.counts, language=language)
    if figure.kind == "percent" or figure.unit == "%":
        return label("figures", "percent", language=language)
    return figure.unit or label("figures", figure.kind, language=language)
