"""What denies the words of somebody else, in the same report or in another one of the story.

What confirms is not listed: the likelier two reports are to say the same, the surer they give one statement in two wordings.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from khabar.model import Cite, Report, Response, Span, Statement
from khabar.stories.denials import DENY, FALSE, is_denial, places_of, tells
from khabar.stories.origins import is_unnamed
from khabar.stories.parties import fold_name
from khabar.stories.stems import content_stems, folded_words, stem_of

_SHARED_PART = 0.3  # of the denial's words, how many the words denied must hold
_LEAST_RETOLD, _RETOLD_PART = (
    5,
    0.9,
)  # content words, and part of the retelling, that words and their retelling share
_OFFICE = 60  # characters before a name in which its office stands
_SPOKESMEN = ("متحدث", "ناطق", "باسم", "لسان", "سفير", "مدير")
_MAX_RETOLD = 12  # answers of a story
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
    own = list(_within(reports))
    found = [*own, *_retold(reports, own, one_text), *_across(reports, one_text)]
    return list(dict.fromkeys(found))


def _within(reports: Sequence[Report]) -> Iterator[Response]:
    for report in reports:
        for statement in report.statements:
            if statement.responds_to is not None and statement.content:
                other = report.statements[statement.responds_to]
                spans = [one.content[0].of(report.text) for one in (statement, other) if one.content]
                stems = [tuple(content_stems(words)) for words in spans]
                if (
                    len(stems) == 2
                    and _denies(report, statement)
                    and _share(*stems) >= _SHARED_PART
                    and _may_be_denied(report, other, statement)
                ):
                    yield Response(
                        kind="denies",
                        answer=Cite(report.id, statement.content[0]),
                        to=Cite(report.id, other.content[0]),
                    )


def _may_be_denied(report: Report, said: Statement, denial: Statement) -> bool:
    """Whether words may be those that a denial of the same report answers: they deny nothing themselves, and whoever said them does
    not speak for the denier ("the ministry denied it; its spokesman said that it goes on paying")."""
    words = folded_words(said.content[0].of(report.text))
    if _denies(report, said) or FALSE & set(words) or any(root in word for word in words for root in DENY):
        return False
    teller, denier = (fold_name(one.speaker_name or "") for one in (said, denial))
    if teller.split()[:1] in (["بيان"], ["البيان"]):
        return False  # a paper whose author is not told may well be the denier's
    if not teller or is_unnamed(teller):
        return True  # "what was passed round", "an official who did not want to be named"
    if teller == denier or set(teller.split()) & set(denier.split()):
        return False
    return not (_is_spokesman_of(report, teller, denier) or _is_spokesman_of(report, denier, teller))


def _is_spokesman_of(report: Report, speaker: str, body: str) -> bool:
    """Whether just before a speaker's name his office of a body stands: "المتحدث الرسمي باسم الوزارة الدكتور خالد"."""
    name, head = speaker.split()[-1:], stem_of(body.split()[0]) if body else ""
    for place in places_of(report.text, name[0]) if name and head else ():
        before = folded_words(report.text[max(0, place - _OFFICE) : place])
        is_office = any(office in word for word in before for office in _SPOKESMEN)
        if is_office and head in {stem_of(word) for word in before}:
            return True
    return False


def _retold(
    reports: Sequence[Report], own: Sequence[Response], one_text: Sequence[int]
) -> Iterator[Response]:
    """The words themselves that a report retells in order to quote their denial: "the site had said that …", where another report has them."""
    place_of = {report.id: place for place, report in enumerate(reports)}
    for answer in own[:_MAX_RETOLD]:
        place = place_of[answer.to.article]
        retold = set(content_stems(answer.to.span.of(reports[place].text)))
        for other, report in enumerate(reports):
            is_earlier = (report.published or "") <= (reports[place].published or "")
            if one_text[other] == one_text[place] or not is_earlier:
                continue
            said = (
                statement.content[0]
                for statement in report.statements
                if statement.content and not _denies(report, statement)
            )
            shared = {span: len(retold & set(content_stems(span.of(report.text)))) for span in said}
            best = max(shared, key=lambda span: (shared[span], -span.start), default=None)
            if best and shared[best] >= max(_LEAST_RETOLD, _RETOLD_PART * len(retold)):
                yield Response(kind="denies", answer=answer.answer, to=Cite(report.id, best))


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
                not _may_be_denied(
                    reports[other.report], reports[other.report].statements[other.number], statement
                )
                or not tells(answer.stems, other.stems, names)
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


def _share(one: Collection[str], other: Collection[str]) -> float:
    """The part of the longer side's words that both have: a scrap answers nothing."""
    return len(set(one) & set(other)) / max(len(set(one)), len(set(other)), 1)
