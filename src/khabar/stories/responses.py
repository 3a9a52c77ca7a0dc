"""What denies the words of somebody else, in the same report or in another one of the story.

What confirms is not listed: the likelier two reports are to say the same, the surer they give one statement in two wordings.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from khabar.model import Cite, Report, Response, Span, Statement
from khabar.stories.denials import is_denial, tells
from khabar.stories.parties import fold_name
from khabar.stories.stems import content_stems

_SHARED_PART = 0.3  # of the denial's words, how many the words denied must hold
_MAX_PAIRS = 4000  # of a story; more are not looked at, so that its time stays bounded


class _Told(msgspec.Struct, frozen=True):
    report: int
    number: int
    span: Span
    stems: tuple[str, ...]
    speaker: str
    actor: str | None


def find_responses(reports: Sequence[Report], *, one_text: Sequence[int]) -> list[Response]:
    """The denials of a story with the words that they answer, those within one report first.

    `one_text` gives for each report the number of its group of copies. Each answer points to one statement of a report
    at most: the first whose words it takes up.
    """
    found = [*_within(reports), *_across(reports, one_text)]
    return list(dict.fromkeys(found))


def _within(reports: Sequence[Report]) -> Iterator[Response]:
    for report in reports:
        for statement in report.statements:
            if statement.responds_to is not None and statement.content:
                other = report.statements[statement.responds_to]
                spans = [one.content[0].of(report.text) for one in (statement, other) if one.content]
                stems = [tuple(content_stems(words)) for words in spans]
                if len(stems) == 2 and _denies(report, statement) and _share(*stems) >= _SHARED_PART:
                    yield Response(
                        kind="denies",
                        answer=Cite(report.id, statement.content[0]),
                        to=Cite(report.id, other.content[0]),
                    )


def _across(reports: Sequence[Report], one_text: Sequence[int]) -> Iterator[Response]:
    told = [_told(reports, place, number) for place, number in _places(reports)]
    names = frozenset(
        stem for report in reports for actor in report.actors for stem in content_stems(actor.name)
    )
    looked_at = 0
    for answer in told:
        statement = reports[answer.report].statements[answer.number]
        if not _denies(reports[answer.report], statement):
            continue
        seen: set[int] = set()
        for other in told:
            looked_at += 1
            if looked_at > _MAX_PAIRS:
                return
            if (
                one_text[other.report] == one_text[answer.report]
                or other.report in seen
                or _is_one_voice(answer, other)
            ):
                continue
            if _denies(reports[other.report], reports[other.report].statements[other.number]):
                continue
            if (
                not tells(answer.stems, other.stems, names)
                or _share(answer.stems, other.stems) < _SHARED_PART
            ):
                continue
            seen.add(other.report)
            yield Response(
                kind="denies",
                answer=Cite(reports[answer.report].id, answer.span),
                to=Cite(reports[other.report].id, other.span),
            )


def _places(reports: Sequence[Report]) -> Iterable[tuple[int, int]]:
    return (
        (place, number)
        for place, report in enumerate(reports)
        for number, statement in enumerate(report.statements)
        if statement.content and statement.speaker_name
    )


def _told(reports: Sequence[Report], place: int, number: int) -> _Told:
    statement = reports[place].statements[number]
    span = statement.content[0]
    stems = tuple(content_stems(span.of(reports[place].text)))
    return _Told(place, number, span, stems, fold_name(statement.speaker_name or ""), statement.actor)


def _denies(report: Report, statement: Statement) -> bool:
    return statement.act == "denied" and is_denial(report, statement)


def _is_one_voice(one: _Told, other: _Told) -> bool:
    """Whether the two speakers may be one: not both known by name, or a word of their names is shared."""
    if one.actor is None or other.actor is None or one.actor == other.actor:
        return True
    return bool(set(one.speaker.split()) & set(other.speaker.split()))


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    """The part of the longer side's words that both have: a scrap answers nothing."""
    return len(set(one) & set(other)) / max(len(set(one)), len(set(other)), 1)
