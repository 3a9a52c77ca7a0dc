"""From reports to their stories."""

from collections.abc import Callable, Sequence

from khabar.annotate.report import redate
from khabar.errors import InputError
from khabar.model import Report, Story
from khabar.stories.account import write_account
from khabar.stories.batch import Group, group_reports
from khabar.stories.identity import join_actors
from khabar.stories.late import without_delay
from khabar.stories.names import story_id
from khabar.stories.overlay import Overlay
from khabar.stories.signatures import Hashes, day_number, new_vocabulary, sign
from khabar.stories.undated import find_day


def find_stories(
    reports: Sequence[Report], *, overlay: Overlay | None = None, decided: frozenset[str] = frozenset()
) -> tuple[list[Story], list[Report]]:
    """The stories of the reports, single ones included, by first day and id; and the reports, in their order.

    An undated report whose day follows from its story comes back annotated anew for that day. The order of the
    input changes nothing; a report that is given twice counts once. For more reports than memory holds, and where the
    stories alone are wanted, there is `tell_stories`. An actor has one id in all reports of a story; `decided` are ids
    that a user joined or parted, which stay.
    Raises InputError where two different reports have one id.
    """
    by_id = _by_id(reports)
    vocabulary = new_vocabulary()
    signatures = {report.id: sign(report, vocabulary=vocabulary) for report in by_id.values()}
    groups = group_reports(list(signatures.values()), overlay=overlay)
    passages = {name: signature.passages for name, signature in signatures.items()}
    del signatures  # most of the memory; the accounts need the passages alone
    stories = []
    for group in groups:
        story, members = story_of(
            group, [by_id[article] for article in group.articles], passages.__getitem__, decided=decided
        )
        by_id.update({member.id: member for member in members})
        stories.append(story)
    return sorted(stories, key=lambda story: (story.first or "9999", story.id)), list(by_id.values())


def story_of(
    group: Group,
    reports: Sequence[Report],
    passages: Callable[[str], Hashes],
    *,
    decided: frozenset[str] = frozenset(),
) -> tuple[Story, list[Report]]:
    """A group's story with its account, and the reports by day, those dated anew whose day the story gives, each actor under
    one id in all of them; "yesterday" of a report that was filed late is counted from the day that its story shows."""
    members = join_actors(without_delay(_dated(reports)), decided=decided)
    own = [passages(member.id) for member in members]
    return write_account(_story(members, group), group, members, passages=own), members


def _by_id(reports: Sequence[Report]) -> dict[str, Report]:
    by_id: dict[str, Report] = {}
    for report in reports:
        known = by_id.setdefault(report.id, report)
        if known.text != report.text:
            raise InputError(f"two different reports have the id {report.id}; give each its own id")
    return by_id


def _dated(members: Sequence[Report]) -> list[Report]:
    """The members by day, those redated whose day their story gives; undated ones last."""
    found = []
    for place, report in enumerate(members):
        day = None if report.published else find_day(report, [*members[:place], *members[place + 1 :]])
        found.append(redate(report, published=day, basis="story") if day else report)
    return sorted(found, key=lambda report: (report.published is None, report.published or "", report.id))


def _story(members: Sequence[Report], group: Group) -> Story:
    days = sorted(
        report.published[:10] for report in members if report.published and day_number(report.published)
    )
    first = {
        next(report.id for report in members if report.id in part)
        for part in (frozenset(part) for part in group.parts)
    }
    return Story(
        id=story_id(members[0].id),
        title=_title(members[0]),
        articles=tuple(report.id for report in members),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        copies=group.copies,
        outlets=tuple(sorted({report.outlet for report in members if report.outlet})),
        former=tuple(sorted(story_id(article) for article in first - {members[0].id})),
    )


def _title(report: Report) -> str:
    if report.title:
        return report.title
    if report.headline:
        return report.headline.of(report.text)
    lines = report.text.strip().splitlines()
    return lines[0][:120] if lines else report.id
