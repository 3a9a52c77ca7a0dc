"""Plans of a story whose day has passed and that none of its reports tells as done, called off or come out otherwise."""

from collections.abc import Iterable, Sequence

from khabar.model import Cite, Moment, Report, Span, Story
from khabar.stories.lines import sentence_of
from khabar.stories.mentions import Mention, find_mentions
from khabar.stories.parties import find_cast
from khabar.web.book import fold_words

PlanKey = tuple[str | None, str]  # day and folded words, as the timeline draws moments together

_DAYS = 10  # characters of an ISO date
_CLOSING = ("occurred", "ongoing", "denied")
_NEEDS_BOTH = "force"  # a clash of one party is not the attack that it had planned


def plan_key(date: str | None, what: str) -> PlanKey:
    """By which a plan is known on the pages: moments of one day in the same words stand as one."""
    return date, fold_words(what)


def find_open_plans(story: Story, reports: Sequence[Report]) -> dict[PlanKey, Moment]:
    """The open plans of a story, in the order of its timeline.

    A plan is closed by a change of the story that begins in its sentence, by an act of the same family and the same
    parties that is told on its day or later, and by another plan of that day and those parties that is closed.
    """
    days = {report.id: (report.published or "")[:_DAYS] for report in reports}
    plans = [
        moment
        for moment in story.timeline
        if moment.status == "planned" and _has_passed(moment, story) and _was_ahead(moment, days)
    ]
    if not plans:
        return {}
    mentions = find_mentions(reports, find_cast(reports))
    texts = {report.id: report.text for report in reports}
    deeds = _deeds(story, mentions, reports)
    own = [_mentions_of(plan, mentions, reports) for plan in plans]
    changed = [_touches(plan, story, texts) for plan in plans]
    closed = [
        is_changed or any(_is_closed(mention, plan.date, deeds, reports) for mention in its)
        for plan, is_changed, its in zip(plans, changed, own, strict=True)
    ]
    done = [mention for is_closed, its in zip(closed, own, strict=True) if is_closed for mention in its]
    found: dict[PlanKey, Moment] = {}
    for plan, is_closed, its in zip(plans, closed, own, strict=True):
        if not is_closed and not any(_is_of_one_plan(one, other) for one in its for other in done):
            found.setdefault(plan_key(plan.date, plan.what), plan)
    return found


def _has_passed(moment: Moment, story: Story) -> bool:
    """Whether a whole day, month or year lies before the last day of the story."""
    date, last = moment.date, (story.last or "")[:_DAYS]
    return bool(date and last) and (date or "")[:_DAYS] < last[: len((date or "")[:_DAYS])]


def _was_ahead(moment: Moment, days: dict[str, str]) -> bool:
    """Whether a report told of the plan before its time was over: what is dated long before lay ahead for nobody."""
    due = (moment.date or "")[:_DAYS]
    return any((days.get(cite.article) or "9999")[: len(due)] <= due for cite in moment.citations)


def _mentions_of(plan: Moment, mentions: Sequence[Mention], reports: Sequence[Report]) -> list[Mention]:
    """The planned events that stand in the words of a moment."""
    spans = {(cite.article, cite.span) for cite in plan.citations}
    return [
        mention
        for mention in mentions
        if mention.status == "planned"
        and mention.event.type == plan.type
        and any(
            article == reports[mention.report].id and span.overlaps(mention.event.trigger)
            for article, span in spans
        )
    ]


def _touches(plan: Moment, story: Story, texts: dict[str, str]) -> bool:
    """Whether something that changed in the story began in a sentence of the plan."""
    begun = [change.from_ for change in story.changes if change.kind != "figure"]
    return any(_is_one_sentence(one, other, texts) for one in _cites(plan) for other in begun)


def _cites(plan: Moment) -> Iterable[Cite]:
    return (Cite(cite.article, cite.span) for cite in plan.citations)


def _is_one_sentence(one: Cite, other: Cite, texts: dict[str, str]) -> bool:
    if one.article != other.article or one.article not in texts:
        return False
    if one.span.overlaps(other.span):
        return True
    text = texts[one.article]
    sentence: Span = sentence_of(text, one.span.start)
    return sentence.overlaps(other.span)


def _deeds(
    story: Story, mentions: Sequence[Mention], reports: Sequence[Report]
) -> list[tuple[Mention, str | None]]:
    """What the reports tell as done, under way or denied, each with the day that the timeline gives it."""
    days: dict[tuple[str, str], list[tuple[Span, str | None]]] = {}
    for moment in story.timeline:
        for cite in moment.citations:
            days.setdefault((cite.article, moment.type), []).append((cite.span, moment.date))
    found = []
    for mention in mentions:
        if mention.status in _CLOSING:
            told = days.get((reports[mention.report].id, mention.event.type), [])
            dated = (day for span, day in told if span.overlaps(mention.event.trigger))
            found.append((mention, mention.date or next(dated, None)))
    return found


def _is_closed(
    plan: Mention,
    date: str | None,
    deeds: Sequence[tuple[Mention, str | None]],
    reports: Sequence[Report],
) -> bool:
    return any(
        deed.family == plan.family
        and _have_parties(plan, deed)
        and _is_in_time(date, day, reports[deed.report])
        for deed, day in deeds
    )


def _have_parties(plan: Mention, deed: Mention) -> bool:
    """Whether the deed has all parties of the plan, or at least its doer and as many as it names itself."""
    shared = set(plan.parties) & set(deed.parties)
    if plan.family == _NEEDS_BOTH:
        return len(shared) > 1
    return bool(shared) and (plan.parties[0] in shared or len(shared) > 1)


def _is_in_time(date: str | None, day: str | None, report: Report) -> bool:
    """Whether a deed is dated within the plan's time, or told without a day by a report that comes after."""
    due = (date or "")[:_DAYS]
    if day is not None:
        return day[: len(due)] == due or due[: len(day)] == day
    return (report.published or "")[: len(due)] >= due > ""


def _is_of_one_plan(one: Mention, other: Mention) -> bool:
    return one.date == other.date and bool(set(one.parties) & set(other.parties))
