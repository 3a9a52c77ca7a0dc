"""Numbers of things that differ: a hospital that costs 310 millions by one report and 31 billions by the next.

Two sentences tell the same where they stand round the two numbers in the same words and have other numbers in common. Prices and
bulletins of markets have the same words every day and are left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Cite, Disagreement, Figure, Report, Span
from khabar.stories.lines import sentence_of
from khabar.stories.signatures import day_number
from khabar.stories.stems import content_stems
from khabar.stories.tallies import Tally, label_of, number_of

_BESIDE, _FRAME = 60, 3  # characters and content words on either side of a number that say what it counts
_FRAME_BEFORE, _FRAME_BOTH = 2, 4  # of these, how many two numbers must have in common
_SHARED_STEMS, _SHARED_PART = 6, 0.4  # content words of two sentences
_STEMS_OF_SAME, _PART_OF_SAME = 12, 0.75  # of two sentences that are one but for their numbers
_SHARED_NUMBERS = 0.5  # part of the other numbers of the shorter sentence
_TELLING = 20  # a number from which on one in common says enough; of smaller ones two
_ROUNDED = 0.05  # numbers nearer to each other may be one, rounded
_MOST_TIMES = 1000
_APART_DAYS = 2
_MOST_FIGURES, _MOST_REPORTS = 60, 40  # of a report and of a story that are held against others
_MARKETS = re.compile(
    r"\b(?:ل?لبرميل|برميل|اوقيه|ل?لاوقيه|الاونصه|نقطه|نقاط|سنت|سنتا|سنتات|مؤشر|موشر|الموشر|تداولات|اسهم|سهما|عقود|العقود|التسويه|اغلق|صرف|درجه|درجات)\b"
)
_MEASURED = frozenset({"money", "percent"})  # what has a label of its own; else the things counted
_BRACKETS = re.compile(r"[()\[\]«»“”\"]")
_SCALE = re.compile(r"(?:و?(?:آلاف|الاف|ألف|الف|مليون|ملايين|مليار|مليارات))\b")
_NUMBER_BEFORE = re.compile(r"\d[\s)\]\"”»'()]{1,4}$")
_TURNED = re.compile(r"\d\s*ر\s*\d|\u200f|\u200e")  # "23ر22": digits that may stand in either order


class Thing(msgspec.Struct, frozen=True):
    """One number of things in one report."""

    report: int
    value: float
    unit: tuple[str, ...]
    figure: Figure
    sentence: Span
    stems: frozenset[str]
    others: frozenset[float]  # other numbers of its sentence
    alike: frozenset[float]  # those of them that count the same things
    before: frozenset[str]
    after: frozenset[str]


def find_thing_disagreements(reports: Sequence[Report], tallies: Sequence[Tally]) -> Iterable[Disagreement]:
    """A disagreement for two reports whose sentences say the same but for one number: one of each pair of reports and unit.

    Two outlets that print one text with two numbers disagree as well: one of them has it wrong.
    """
    taken = {(tally.report, tally.span) for tally in tallies}
    by_unit: dict[tuple[str, ...], list[Thing]] = defaultdict(list)
    values: list[set[float | None]] = []
    for place, report in enumerate(reports[:_MOST_REPORTS]):
        values.append({number_of(figure) for figure in report.figures})
        for thing in _things(place, report, taken):
            by_unit[thing.unit].append(thing)
    for own in by_unit.values():
        seen: set[tuple[int, int]] = set()
        for number, one in enumerate(own):
            for two in own[number + 1 :]:
                pair = (one.report, two.report)
                if pair in seen:
                    continue
                is_told_by_both = one.value in values[two.report] or two.value in values[one.report]
                if not is_told_by_both and _are_near(reports, *pair) and _differ(reports, one, two):
                    seen.add(pair)
                    yield _disagreement(reports, one, two)


def _things(place: int, report: Report, taken: set[tuple[int, Span]]) -> list[Thing]:
    """The numbers of a report that count or measure things, but for those of markets and those that cannot be read for sure."""
    by_sentence: dict[Span, list[Figure]] = defaultdict(list)
    for figure in report.figures[:_MOST_FIGURES]:
        by_sentence[sentence_of(report.text, figure.span.start)].append(figure)
    found = []
    for sentence, figures in by_sentence.items():
        words = fold_word(sentence.of(report.text))
        if len(figures) < 2 or _MARKETS.search(words) or _TURNED.search(sentence.of(report.text)):
            continue
        stems = frozenset(content_stems(words))
        for figure in figures:
            value = number_of(figure)
            if value is None or value <= 0 or not figure.unit or (place, figure.span) in taken:
                continue
            if not _is_misread(report.text, figure.span):
                found.append(_thing(place, report, figure, value, sentence, stems, figures))
    return found


def _thing(
    place: int,
    report: Report,
    figure: Figure,
    value: float,
    sentence: Span,
    stems: frozenset[str],
    figures: Sequence[Figure],
) -> Thing:
    unit = _unit(figure)
    others = {one: number for one in figures if one is not figure and (number := number_of(one)) is not None}
    span = figure.span
    before = content_stems(report.text[max(sentence.start, span.start - _BESIDE) : span.start])
    after = content_stems(report.text[span.end : max(span.end, min(sentence.end, span.end + _BESIDE))])
    return Thing(
        report=place,
        value=value,
        unit=unit,
        figure=figure,
        sentence=sentence,
        stems=stems,
        others=frozenset(others.values()),
        alike=_numbers_of(unit, others),
        before=frozenset(before[-_FRAME:]),
        after=frozenset(after[:_FRAME]),
    )


def _numbers_of(unit: tuple[str, ...], others: Mapping[Figure, float]) -> frozenset[float]:
    return frozenset(number for one, number in others.items() if one.unit and _unit(one)[:1] == unit[:1])


def _unit(figure: Figure) -> tuple[str, ...]:
    return tuple(content_stems(figure.unit or "")) or (figure.unit or "",)


def _is_misread(text: str, span: Span) -> bool:
    """Whether a figure is the second half of a number: "(10) آلاف", "“1.7” مليون"."""
    return bool(
        _SCALE.match(text, span.start) and _NUMBER_BEFORE.search(text[max(0, span.start - 6) : span.start])
    )


def _are_near(reports: Sequence[Report], one: int, two: int) -> bool:
    """Whether two reports, of two outlets, are of nearly one day."""
    first, second = reports[one], reports[two]
    if first.outlet is not None and first.outlet == second.outlet:
        return False
    days = [day_number(report.published or "") for report in (first, second)]
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= _APART_DAYS


def _differ(reports: Sequence[Report], one: Thing, two: Thing) -> bool:
    high, low = max(one.value, two.value), min(one.value, two.value)
    if high > _MOST_TIMES * low or high - low < _ROUNDED * high:
        return False
    n_before, n_after = len(one.before & two.before), len(one.after & two.after)
    if n_before < _FRAME_BEFORE or n_before + n_after < _FRAME_BOTH:
        return False
    shared = one.others & two.others
    is_telling = len(shared) > 1 or any(number >= _TELLING or number % 1 for number in shared)
    if not is_telling or not _is_one_sentence(one, two):
        return False
    return not _is_one_number(reports, one, two) and not (_is_sum(one, two) or _is_sum(two, one))


def _is_one_sentence(one: Thing, two: Thing) -> bool:
    """Whether two sentences tell the same: half of the numbers and the words, or nearly all of the words."""
    n_shared, least = len(one.stems & two.stems), min(len(one.stems), len(two.stems))
    n_numbers = min(len(one.others), len(two.others))
    if n_shared >= _STEMS_OF_SAME and n_shared >= _PART_OF_SAME * max(len(one.stems), len(two.stems)):
        return True
    is_alike = n_shared >= _SHARED_STEMS and n_shared >= _SHARED_PART * least
    return is_alike and len(one.others & two.others) >= _SHARED_NUMBERS * n_numbers


def _is_one_number(reports: Sequence[Report], one: Thing, two: Thing) -> bool:
    """Whether two numbers have the same digits but for noughts, a thousand times apart: the marks of thousands were misread, or
    "million" stands where the number is written out already."""
    digits = [
        "".join(mark for mark in thing.figure.span.of(reports[thing.report].text) if mark.isdecimal()).rstrip(
            "0"
        )
        for thing in (one, two)
    ]
    ratio = max(one.value, two.value) / min(one.value, two.value)
    return digits[0] == digits[1] != "" and any(abs(ratio - times) < 1e-6 * times for times in (1000.0, 1e6))


def _is_sum(whole: Thing, part: Thing) -> bool:
    """Whether one sentence adds up what the other tells one by one: 30 pistols, or ten of one make, eight, and twelve."""
    return whole.value > part.value and bool(part.alike) and whole.value <= part.value + sum(part.alike)


def _disagreement(reports: Sequence[Report], one: Thing, two: Thing) -> Disagreement:
    one, two = sorted((one, two), key=lambda thing: (thing.value, thing.report))
    words = [_words(reports[thing.report], thing.figure.span) for thing in (one, two)]
    head = label_of(one.figure.kind) if one.figure.kind in _MEASURED else one.figure.unit
    return Disagreement(
        kind="figure",
        what=f"{head}: {words[0]} / {words[1]}",
        a=Cite(reports[one.report].id, one.figure.span),
        b=Cite(reports[two.report].id, two.figure.span),
    )


def _words(report: Report, span: Span) -> str:
    """A number as the report writes it, without brackets and marks of quotation."""
    return " ".join(_BRACKETS.sub(" ", span.of(report.text)).split())
