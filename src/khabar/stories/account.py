"""The account of one story: its timeline, who carries what, what changed, where reports disagree."""

from collections.abc import Sequence

import msgspec

from khabar.model import Report, Reuse, Story
from khabar.stories.batch import Group
from khabar.stories.changes import find_changes
from khabar.stories.claims import find_claims
from khabar.stories.disagreements import find_disagreements
from khabar.stories.mentions import find_mentions
from khabar.stories.moments import find_moments
from khabar.stories.origins import Known, Passage, agencies_of
from khabar.stories.parties import find_cast
from khabar.stories.responses import find_responses
from khabar.stories.reuse import find_reuse
from khabar.stories.revisions import without_disputed, without_replaced
from khabar.stories.signatures import Hashes
from khabar.stories.tallies import find_tallies


def write_account(
    story: Story,
    group: Group,
    reports: Sequence[Report],
    *,
    passages: Sequence[Hashes],
) -> Story:
    """The story with its account filled in; `reports` are its members by day, undated ones last, with their passages."""
    cast = find_cast(reports)
    mentions = find_mentions(reports, cast)
    merged = find_moments(reports, mentions)
    timeline = tuple(
        msgspec.structs.replace(one.moment, id=f"{story.id}-m{number}")
        for number, one in enumerate(merged, start=1)
    )
    if len(reports) == 1:
        return msgspec.structs.replace(story, timeline=timeline)
    one_text = text_numbers(group, reports)
    tallies = find_tallies(reports)
    known = Known(one_text, [agencies_of(report) for report in reports], passages)
    reuse = find_reuse(reports, known=known)
    known = msgspec.structs.replace(known, reused=_by_report(reports, reuse))
    changes = find_changes(reports, mentions=mentions, tallies=tallies)
    disagreements = without_replaced(
        find_disagreements(reports, one_text=one_text, tallies=tallies, mentions=mentions),
        changes,
        reports=reports,
        tallies=tallies,
    )
    claims = find_claims(reports, merged=merged, tallies=tallies, cast=cast, known=known)
    return msgspec.structs.replace(
        story,
        timeline=timeline,
        corroboration=tuple(
            msgspec.structs.replace(claim, id=f"{story.id}-c{number}")
            for number, claim in enumerate(claims, start=1)
        ),
        changes=tuple(without_disputed(changes, disagreements)),
        disagreements=tuple(disagreements),
        responses=tuple(find_responses(reports, one_text=one_text)),
        reuse=tuple(reuse),
    )


def _by_report(reports: Sequence[Report], reuse: Sequence[Reuse]) -> dict[int, list[Passage]]:
    """For each report the passages that other reports hold as well."""
    place_of = {report.id: place for place, report in enumerate(reports)}
    found: dict[int, list[Passage]] = {}
    for one in reuse:
        a, b = place_of[one.a.article], place_of[one.b.article]
        found.setdefault(a, []).append(Passage(one.a.span, b, one.b.span))
    return found


def text_numbers(group: Group, reports: Sequence[Report]) -> list[int]:
    """For each report the number of its text: copies of one another have one number."""
    number_of = {article: number for number, copies in enumerate(group.copies) for article in copies}
    return [number_of.get(report.id, len(group.copies) + place) for place, report in enumerate(reports)]
