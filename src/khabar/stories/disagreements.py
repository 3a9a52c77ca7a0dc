"""Where two reports of a story cannot both be right as they stand: both are quoted, no verdict.

Figures are compared with figures that count the same thing: killed with killed, of the news itself or of one past
event that both sentences speak of. Two reports that have one number in common do not disagree on that class.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from khabar.model import Cite, Disagreement, Report
from khabar.stories.ages import find_ages
from khabar.stories.blame import find_blames
from khabar.stories.caveats import caveats_of
from khabar.stories.contradiction import may_contradict
from khabar.stories.dates import find_date_disagreements
from khabar.stories.denials import find_denials
from khabar.stories.incidents import may_be_one
from khabar.stories.mentions import Mention
from khabar.stories.ranks import find_rank_disagreements
from khabar.stories.signatures import day_number
from khabar.stories.tallies import NATIONALITY, PART, Tally, label_of
from khabar.stories.things import find_thing_disagreements
from khabar.stories.weekdays import find_weekday_disagreements

_CLOSE = 0.05  # "about 180" and 178 do not disagree
_CLOSE_ROUND = 0.13
_SHARED_WORDS = 5  # content words that make two sentences speak of one event
_SHARED_OF_CLEAR = 2  # the same where each report gives one toll: words other than those of counting
_OF_WAR = frozenset(["members", "fighters"])
_FAR_TIMES, _SHARED_OF_FAR = 2, 5
_RANKS = frozenset(["police", "fighters"])  # soldiers are often all there were
_RARE = frozenset(["aboard", "rescued", "missing"])  # a story has one ship
_SHARED_OF_MANY = 4  # the same where a lead gives several tolls: a report of a war tells of many attacks
_SHARED_OF_WARS = 7
_FEW_TOLLS = 3  # of one kind in a report; one that gives more tells of several events
_MOST_TIMES = 5  # a number so many times another counts something else
_MAX_REPORTS = 60  # of a story: pairs of more are not listed one by one


def find_disagreements(
    reports: Sequence[Report],
    *,
    one_text: Sequence[int],
    tallies: Sequence[Tally],
    mentions: Sequence[Mention] = (),
) -> list[Disagreement]:
    """The disagreements of a story, those with the fewest caveats first, then by kind and place. `one_text`: for each report the number of its group of copies."""
    found = [
        *_of_figures(reports, one_text, tallies),
        *find_ages(reports, one_text),
        *find_rank_disagreements(reports, one_text),
        *find_denials(reports, one_text),
        *find_date_disagreements(reports, one_text),
        *find_weekday_disagreements(reports, one_text, mentions=mentions, tallies=tallies),
        *find_blames(reports, one_text),
        *find_thing_disagreements(reports, tallies),
    ]
    days = {report.id: (report.published or "")[:10] for report in reports}
    return sorted(
        dict.fromkeys(found),
        # of two tolls that of which the lower one is told later can be no count that went on
        key=lambda one: (
            len(one.caveats), one.kind == "figure" and days[one.a.article] <= days[one.b.article]
        ),
    )  # fmt: skip


def _of_figures(
    reports: Sequence[Report], one_text: Sequence[int], tallies: Sequence[Tally]
) -> Iterable[Disagreement]:
    by_report: dict[str, dict[int, list[Tally]]] = defaultdict(lambda: defaultdict(list))
    for tally in tallies:
        by_report[tally.kind][tally.report].append(tally)
    for kind, own in by_report.items():
        for one, two in combinations(sorted(own)[:_MAX_REPORTS], 2):
            if one_text[one] == one_text[two] or _one_outlet(reports[one], reports[two]):
                continue
            pair = _differing(own[one], own[two])
            if pair is not None and may_contradict(reports, *pair):
                tolls = [tally for told in own.values() for tally in told]
                yield _disagreement(reports, kind, *pair, tolls)


def _one_outlet(one: Report, two: Report) -> bool:
    return one.outlet is not None and one.outlet == two.outlet


def _differing(one: Sequence[Tally], two: Sequence[Tally]) -> tuple[Tally, Tally] | None:
    """The comparable tallies of two reports that differ most plainly; None where the two have a number in common.

    The news itself is compared first; only where one of the two gives no figure for it, past events are.
    """
    news = [(a, b) for a in one for b in two if is_of_the_news(a, b)]
    past = [(a, b) for a in one for b in two if not news and _is_of_one_past_event(a, b)]
    pairs = news or past
    if not pairs or any(
        is_same_value(a, b) or _is_broken_down(a, b) or _is_broken_down(b, a) for a, b in pairs
    ):
        return None
    first, second = max(pairs, key=lambda pair: len(pair[0].context & pair[1].context))
    return (first, second)


def _is_broken_down(whole: Tally, part: Tally) -> bool:
    """Whether one toll names the other as a part of it: "23 dead, 17 of them in the crash" and "17 dead in a crash"."""
    return whole.value > part.value and part.value in whole.numbers


def is_comparable(one: Tally, two: Tally) -> bool:
    """Whether two tallies count the same thing at the same event."""
    return is_of_the_news(one, two) or _is_of_one_past_event(one, two)


def is_of_the_news(one: Tally, two: Tally) -> bool:
    """Whether two tallies of leads count the same thing of the news itself."""
    is_news = one.is_lead and two.is_lead and not one.is_background and not two.is_background
    is_clear = max(one.n_in_lead, two.n_in_lead) < 2 and max(one.n_in_report, two.n_in_report) <= _FEW_TOLLS
    return (
        is_news
        and _is_same_count(one, two)
        and _is_near_enough(one, two)
        and (_is_one_scene(one, two) if is_clear else len(one.context & two.context) >= _SHARED_OF_MANY)
    )


def _is_near_enough(one: Tally, two: Tally) -> bool:
    """Whether numbers that are far apart are tied by a place or by many words: else they may count two attacks."""
    is_far = max(one.value, two.value) > _FAR_TIMES * min(one.value, two.value)
    return (
        not is_far
        or one.kind in _RARE
        or bool(one.incident.places & two.incident.places)
        or len(one.context & two.context) >= _SHARED_OF_FAR
    )


def _is_one_scene(one: Tally, two: Tally) -> bool:
    """Whether two lone tolls are surely of one incident: words in common beside those of counting, or a place."""
    is_rare = one.kind in _RARE
    return (
        is_rare
        or len(one.context & two.context) >= (1 if one.value == two.value else _SHARED_OF_CLEAR)
        or bool((one.incident.places | one.incident.lead) & (two.incident.places | two.incident.lead))
    )


def _is_of_one_past_event(one: Tally, two: Tally) -> bool:
    is_same_period = one.is_background == two.is_background
    is_of_war = bool({one.group, two.group} & _OF_WAR)  # daily losses of a side: which day's is not told
    needed = _SHARED_WORDS if max(one.n_in_report, two.n_in_report) < _FEW_TOLLS else _SHARED_OF_WARS
    is_one_event = is_same_period and not is_of_war and len(one.context & two.context) >= needed
    return is_one_event and _is_same_count(one, two)


def _is_same_count(one: Tally, two: Tally) -> bool:
    is_near = max(one.value, two.value) <= _MOST_TIMES * min(one.value, two.value)
    return (
        is_near
        and one.kind == two.kind
        and one.is_series == two.is_series
        and is_same_group(one, two)
        and not _clash(one, two)
        and may_be_one(one.incident, two.incident)
    )


def is_same_group(one: Tally, two: Tally) -> bool:
    """Whether the people counted may be the same: soldiers are not police; Palestinians may be guards, not Egyptians."""
    if one.group == two.group:
        return True
    if not one.group or not two.group:  # four policemen are a part of eight persons
        group = one.group or two.group
        is_part = group in _RANKS or group.startswith(PART)
        return not is_part or one.kind not in ("killed", "wounded")
    return one.group.startswith(NATIONALITY) != two.group.startswith(NATIONALITY)


def is_same_value(one: Tally, two: Tally) -> bool:
    """Whether two values are one: equal, or close where one of them is approximate."""
    if one.value == two.value:
        return True
    larger = max(one.value, two.value)
    return any(
        tally.is_approximate
        and abs(one.value - two.value)
        <= max(larger * (_CLOSE_ROUND if _is_round(tally.value) else _CLOSE), _slack(tally.value))
        for tally in (one, two)
    )


def _slack(value: float) -> float:
    """How far from "about 30" the exact number may lie that it rounds: 26 to 34."""
    return 4 if value < 100 and value % 10 == 0 else 0


def _is_round(value: float) -> bool:
    """Whether a number has one digit and noughts: "about 200" covers more than "about 370"."""
    return value >= 100 and len(f"{value:.0f}".rstrip("0")) == 1


def _clash(one: Tally, two: Tally) -> bool:
    """Whether both name dates that cannot be one.

    Days one apart can where either is counted from the report ("yesterday", counted from the crawl), not two weekdays.
    """
    if not one.days or not two.days:
        return False
    return not any(
        a.startswith(b)
        or b.startswith(a)
        or (not (a in one.named_days and b in two.named_days) and _is_next_day(a, b))
        for a in one.days
        for b in two.days
    )


def _is_next_day(one: str, two: str) -> bool:
    first, second = day_number(one), day_number(two)
    return (
        len(one) == len(two) == 10 and first is not None and second is not None and abs(first - second) <= 1
    )


def _disagreement(
    reports: Sequence[Report], kind: str, one: Tally, two: Tally, tolls: Sequence[Tally]
) -> Disagreement:
    one, two = sorted((one, two), key=lambda tally: (tally.value, tally.report))
    what = f"{label_of(kind)}: {number(one.value)} / {number(two.value)}"
    return Disagreement(
        kind="figure",
        what=what,
        a=Cite(reports[one.report].id, one.span),
        b=Cite(reports[two.report].id, two.span),
        caveats=caveats_of(reports, one, two, others=tolls),
    )


def number(value: float) -> str:
    """A value without needless decimals."""
    return f"{value:g}" if value < 1e6 else f"{value:.0f}"
