"""Tolls that later words replaced: a report says that it rose, an outlet corrects itself, a later day tells more."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from khabar.arabic.letters import fold_word
from khabar.model import Change, Cite, Disagreement, Report, Span
from khabar.stories.contradiction import is_of_an_act
from khabar.stories.disagreements import is_comparable, is_of_the_news, is_same_value, number
from khabar.stories.tallies import Tally, label_of

# A later toll that says it replaces an earlier one; the second words do so beside "toll" only.
_RISEN_TO = frozenset(["ارتفع", "ارتفعت", "ارتفاع", "ترتفع", "يرتفع"])
_FALLEN_TO = frozenset(["تراجع", "تراجعت", "انخفض", "انخفضت", "خفضت", "خفض"])
_NEW = frozenset(["جديده", "محدثه", "سابقه", "اخر", "الجديده", "المحدثه"])
_RISEN = frozenset(["ارتفعت", "وارتفعت"])  # "the toll rose" in the sentence before
_TOLL = frozenset(["حصيله", "الحصيله", "وحصيله", "والحصيله", "بحصيله"])
_BEFORE_NOW = frozenset(["سابقه", "السابقه", "اوليه", "الاوليه", "كانت", "وكانت", "كان", "وكان", "سابق"])
# Classes whose number only grows while the news lasts; the arrested of two days are two operations.
_GROWING = frozenset(["killed", "wounded", "missing", "displaced", "rescued"])
_SHARED_TOLLS = 5  # content words of two tolls of one outlet, where no place is in common
_SHARED_OF_GROWN = 3  # the same of two tolls of the news by two outlets
_SHARED_OF_PAST = 6  # the same of two tolls over a time ("since he took office")
_TIMES = 2  # a number so many times the former one is more likely another incident's
_BEFORE = 130  # characters before the sentence of a toll that may say "the toll rose"
_MAX_REPORTS = 60
_WHOLE_DAY = len("2015-08-04")


def find_revisions(reports: Sequence[Report], tallies: Sequence[Tally]) -> Iterable[Change]:
    """A change for each new number of a toll, against the number that stood before it."""
    by_kind: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        if (
            tally.report < _MAX_REPORTS and tally.kind != "aboard"
        ):  # how many were aboard is estimated, not revised
            by_kind[tally.kind].append(tally)
    for kind, own in by_kind.items():
        told: set[float] = set()
        own.sort(key=lambda tally: (_day(reports[tally.report]), -tally.value, tally.report))
        for after in own:
            before = _replaced_by(reports, after, own)
            if before is not None and after.value not in told:
                told.add(after.value)
                yield Change(
                    kind="figure",
                    what=f"{label_of(kind)}: {number(before.value)} ← {number(after.value)}",
                    from_=Cite(reports[before.report].id, before.span),
                    to=Cite(reports[after.report].id, after.span),
                )


def without_replaced(
    disagreements: Sequence[Disagreement],
    changes: Sequence[Change],
    *,
    reports: Sequence[Report],
    tallies: Sequence[Tally],
) -> list[Disagreement]:
    """The disagreements that stand: not those where one side is a number that had been revised when the other was told."""
    by_place = {(reports[tally.report].id, tally.span): tally for tally in tallies}
    revisions = [
        after
        for change in changes
        if change.kind == "figure"
        and (after := by_place.get((change.to.article, change.to.span)))
        and _says_revised(reports, after)
    ]
    standing = []
    for one in disagreements:
        sides = [by_place.get((cite.article, cite.span)) for cite in (one.a, one.b)]
        told = sorted((side for side in sides if side), key=lambda side: side.report)
        if len(told) < 2 or not _is_replaced(told[0], told[1], revisions, reports):
            standing.append(one)
    return standing


def without_disputed(changes: Sequence[Change], disagreements: Sequence[Disagreement]) -> list[Change]:
    """The changes without those whose two numbers stand as a disagreement: no report says that one replaced the other."""
    disputed = {frozenset([one.a, one.b]) for one in disagreements}
    return [change for change in changes if frozenset([change.from_, change.to]) not in disputed]


def _is_replaced(older: Tally, newer: Tally, revisions: Sequence[Tally], reports: Sequence[Report]) -> bool:
    """Whether the newer report itself revises the older number, or another had done so on a day before."""
    first, last = _day(reports[older.report]), _day(reports[newer.report])
    if not first < last:
        return False
    return _says_revised(reports, newer) or any(
        after.kind == older.kind
        and after.value != older.value
        and first <= (day := _day(reports[after.report]))
        and (after.report == newer.report or day < last)
        for after in revisions
    )


def _replaced_by(reports: Sequence[Report], after: Tally, own: Sequence[Tally]) -> Tally | None:
    """The toll that another one replaces: the latest and highest below it that stood before; None where none did."""
    if _is_told_before(reports, after, own):
        return None
    before = [one for one in own if one is not after and _is_earlier_toll(reports, one, after)]
    return max(
        before,
        key=lambda one: (one.value < after.value, one.value, _day(reports[one.report]), -one.report),
        default=None,
    )


def _is_told_before(reports: Sequence[Report], after: Tally, own: Sequence[Tally]) -> bool:
    """Whether a day before, or a higher toll of its own day, has the number: then it is nothing new."""
    day = _day(reports[after.report])
    for one in own:
        other = _day(reports[one.report])
        is_known = other < day and is_same_value(one, after)
        is_outdone = other == day and one.value > after.value and one.is_lead >= after.is_lead
        if (is_known or is_outdone) and one is not after and is_comparable(one, after):
            return True
    return False


def _is_earlier_toll(reports: Sequence[Report], one: Tally, after: Tally) -> bool:
    if is_same_value(one, after) or not is_comparable(one, after) or after.value in one.numbers:
        return False
    if not (
        is_of_an_act(reports, one) and is_of_an_act(reports, after)
    ):  # patients of a hospital are no toll
        return False
    if one.is_series or after.is_series:  # a day's separate incidents are not those of the day before
        return False
    if one.report == after.report:
        return _is_told_as_former(reports, one, after)
    first, last = _day(reports[one.report]), _day(reports[after.report])
    is_revision = after.is_lead and one.is_lead and _says_revised(reports, after)
    if after.value < one.value:
        is_revision = is_revision and bool(_FALLEN_TO & _words(reports[after.report].text, after.sentence))
    if first == last:
        return is_revision and one.value < after.value
    if not "" < first < last or _is_turned_round(one, after):
        return False
    return is_revision or _is_corrected(reports, one, after) or _has_grown(one, after)


def _is_turned_round(one: Tally, after: Tally) -> bool:
    """Whether the sentence of the number that stood first names a later day than that of the other: a paper that came late."""
    days = [max((day for day in tally.days if len(day) == _WHOLE_DAY), default="") for tally in (one, after)]
    return "" < days[1] < days[0]


def _is_told_as_former(reports: Sequence[Report], one: Tally, after: Tally) -> bool:
    """Whether a report itself tells a number as the former one: "وكانت حصيلة سابقة أشارت إلى مقتل 12 شخصا"."""
    words = _words(reports[one.report].text, one.sentence)
    is_former = bool(words & _TOLL) and bool(words & _BEFORE_NOW)
    return is_former and after.is_lead and one.value < after.value and one.sentence != after.sentence


def _is_corrected(reports: Sequence[Report], one: Tally, after: Tally) -> bool:
    """Whether one outlet gives another number for one incident on a later day."""
    outlet = reports[one.report].outlet
    return (
        one.is_lead
        and after.is_lead
        and one.value < after.value
        and outlet is not None
        and outlet == reports[after.report].outlet
        and bool(
            one.incident.places & after.incident.places or len(one.context & after.context) >= _SHARED_TOLLS
        )
    )


def _has_grown(one: Tally, after: Tally) -> bool:
    """Whether a later day tells more of one incident: of the news, or of one time that both counts cover."""
    if not one.value < after.value < _TIMES * one.value or after.kind not in _GROWING:
        return False
    n_shared = len(one.context & after.context)
    is_one_past = one.is_background and after.is_background
    return (is_of_the_news(one, after) and n_shared >= _SHARED_OF_GROWN) or (
        is_one_past and n_shared >= _SHARED_OF_PAST
    )


def _says_revised(reports: Sequence[Report], tally: Tally) -> bool:
    """Whether the sentence of a toll, or the one before, says that it replaces another."""
    text = reports[tally.report].text
    words = _words(text, tally.sentence)
    if (_RISEN_TO | _FALLEN_TO) & words or (_NEW & words and _TOLL & words):
        return True
    start = max(0, tally.sentence.start - _BEFORE)
    return start < tally.sentence.start and bool(_RISEN & _words(text, Span(start, tally.sentence.start)))


def _day(report: Report) -> str:
    return (report.published or "")[:10]


def _words(text: str, span: Span) -> frozenset[str]:
    return frozenset(fold_word(span.of(text)).split())
