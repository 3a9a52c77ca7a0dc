"""Claims and who carries them: events, figures and statements that stand in two reports of a story or more."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypedDict, TypeVar

import msgspec

from khabar.annotate.actors.lists import country_name
from khabar.arabic.letters import fold_word
from khabar.model import Citation, Claim, Report, Span, Statement
from khabar.stories.disagreements import is_comparable, number
from khabar.stories.incidents import find_places, own_places
from khabar.stories.lines import line_of
from khabar.stories.mentions import Mention, words_of
from khabar.stories.moments import Merged
from khabar.stories.origins import TRACED, Carrier, Known, Origins, find_origins, holder_of, is_unnamed
from khabar.stories.parties import Cast, fold_name
from khabar.stories.stems import content_stems
from khabar.stories.tallies import Tally, label_of

_MAX_OF_SPEAKER = 80  # statements of one speaker that are compared one by one
_MAX_OF_KIND = 120  # tallies of one class, the same
_TOLD_PART = 0.4  # of the shorter of two lines that tell one event
_SMALL, _SHARED_OF_SMALL = 20, 4  # six points, three matches: small numbers of things agree by chance
_LAST = re.compile(
    r"[^.،؛\n]{0,25}?\b(?:العام|السنة|الموسم|الربع)\s+(?:الماضي|الماضية|المنصرم|السابق|السابقة|الفائت)\b"
)
_SHARED_STEMS, _SHARED_PART = 3, 0.5  # content two statements must share: words, and part of the shorter


def find_claims(
    reports: Sequence[Report], *, merged: Sequence[Merged], tallies: Sequence[Tally], cast: Cast, known: Known
) -> list[Claim]:
    """The claims that several reports carry, those of most reports first.

    Each counts its outlets and, apart from them, its origins; where all outlets of the story but one carry it,
    that one is named as missing it.
    """
    found = [*_events(reports, merged, cast), *_figures(reports, tallies, cast), *_statements(reports, cast)]
    claims: dict[tuple[str, str], Claim] = {}
    for kind, words, carriers in sorted(found, key=lambda one: -len(one[2])):
        if (kind, words) not in claims:
            claims[kind, words] = _claim(reports, kind, words, carriers, known)
    return sorted(claims.values(), key=lambda claim: (-len(claim.citations), claim.kind, claim.claim))


Found = tuple[str, str, list[Carrier]]  # kind, words, carriers


def _claim(
    reports: Sequence[Report], kind: str, words: str, carriers: Sequence[Carrier], known: Known
) -> Claim:
    origins = find_origins(reports, carriers, known=known)
    outlets = {outlet for carrier in carriers if (outlet := reports[carrier.report].outlet)}
    everywhere = {report.outlet for report in reports if report.outlet}
    absent = everywhere - outlets
    n_origins = len(origins.groups)
    return msgspec.convert(
        {
            "claim": words,
            "kind": kind,
            "citations": [_citation(reports, carrier) for carrier in carriers],
            "outlets": len(outlets),
            "independent": n_origins,
            "origins": origins.groups,
            "reasons": origins.reasons,
            "grade": _grade(origins),
            "missing": tuple(sorted(absent)) if len(absent) == 1 and len(everywhere) > 2 else (),
        },
        Claim,
    )


def _grade(origins: Origins) -> str:
    """How well several origins are shown: "not known" where they are counted as one only because nothing tells them apart."""
    if len(origins.groups) == 1:
        return "not known" if "unsourced" in origins.reasons else "one origin"
    return "one side" if origins.n_sides == 1 else "independent"


def _citation(reports: Sequence[Report], carrier: Carrier) -> Citation:
    report = reports[carrier.report]
    return Citation(
        article=report.id,
        span=carrier.span,
        date=report.published[:10] if report.published else None,
        outlet=report.outlet,
    )


def _one_each(carriers: Iterable[Carrier]) -> list[Carrier]:
    """The first carrier of each report that tells by name whose words it gives, else the first one; by report."""
    first: dict[int, Carrier] = {}
    for carrier in carriers:
        known = first.get(carrier.report)
        if known is None or (carrier.voices and not known.voices):
            first[carrier.report] = carrier
    return [first[report] for report in sorted(first)]


def _events(reports: Sequence[Report], merged: Sequence[Merged], cast: Cast) -> Iterable[Found]:
    names = frozenset(stem for name in cast.names.values() for stem in content_stems(name))
    for one in merged:
        fronts = _fronts(reports, one)
        words = frozenset(content_stems(_told_line(reports, one))) - names
        carriers = _one_each(
            Carrier(
                report=mention.report,
                span=line,
                **_speaker(reports[mention.report], mention.event.statement, cast),
            )
            for mention in one.mentions
            if mention.event.type == one.moment.type
            and (mention.report, mention.event.trigger) not in fronts
            and (mention.event.status == "denied") == (one.mentions[0].event.status == "denied")
            and (mention.family != "words" or _actors(mention) & _actors(one.mentions[0]))
            and _says(
                words,
                (line := line_of(reports[mention.report].text, mention.event.trigger)).of(
                    reports[mention.report].text
                ),
            )
        )
        if len(carriers) > 1:
            yield "event", one.moment.what, carriers


def _actors(mention: Mention) -> set[str]:
    """The parties that did it: what two condemn is one, their condemnations are two."""
    return set(mention.parties[: len(mention.event.actor)])


def _told_line(reports: Sequence[Report], one: Merged) -> str:
    """The line of the act by which a moment is shown: what is shown may begin further back."""
    texts = (reports[mention.report].text for mention in one.mentions)
    lines = (
        line_of(text, mention.event.trigger).of(text)
        for text, mention in zip(texts, one.mentions, strict=True)
    )
    return next(
        (line for line in lines if line in one.moment.what or one.moment.what in line), one.moment.what
    )


def _fronts(reports: Sequence[Report], one: Merged) -> set[tuple[int, Span]]:
    """The acts of force of a moment whose lines name other places than its own line does: two fronts of one day."""
    if (
        not one.mentions
        or one.mentions[0].family != "force"
        or len({mention.report for mention in one.mentions}) < 2
    ):
        return set()
    places = {mention.report: find_places(reports[mention.report]) for mention in one.mentions}
    named = [
        (mention, own_places(words_of(reports[mention.report], mention), places[mention.report]))
        for mention in one.mentions
    ]
    first = next((own for mention, own in named if own), frozenset())
    return {(mention.report, mention.event.trigger) for mention, own in named if own and not own & first}


def _says(words: frozenset[str], line: str) -> bool:
    """Whether a line tells what the claim does, by its content words other than names."""
    shared = len(words & frozenset(content_stems(line)))
    return shared >= _SHARED_STEMS and shared >= _TOLD_PART * len(words)


def _figures(reports: Sequence[Report], tallies: Sequence[Tally], cast: Cast) -> Iterable[Found]:
    by_kind: dict[tuple[str, float], list[Tally]] = defaultdict(list)
    for tally in tallies:
        if not tally.is_series:  # three dead in separate accidents, and three in others
            by_kind[tally.kind, tally.value].append(tally)
    for (kind, value), own in by_kind.items():
        for group in _stars(own[:_MAX_OF_KIND], is_comparable):
            carriers = _one_each(
                carrier for tally in group if (carrier := _spoken(reports, tally.report, tally.span, cast))
            )
            if len(carriers) > 1:
                yield "figure", f"{label_of(kind)}: {number(value)}", carriers
    yield from _other_figures(reports, {(tally.report, tally.span) for tally in tallies}, cast)


T = TypeVar("T")


def _stars(own: Sequence[T], is_one: Callable[[T, T], bool]) -> list[list[T]]:
    """Groups in which each member is one with the first: no chains, at whose ends nothing is in common."""
    groups: list[list[T]] = []
    for one in own:
        group = next((group for group in groups if is_one(group[0], one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _spoken(reports: Sequence[Report], place: int, span: Span, cast: Cast) -> Carrier | None:
    """A figure as a carrier, with the speaker of the innermost statement that holds it; none where that one denies it."""
    report = reports[place]
    holder = holder_of(report, span)
    if holder is not None and report.statements[holder].act == "denied":
        return None
    return Carrier(report=place, span=span, **_speaker(report, holder, cast))


def _other_figures(reports: Sequence[Report], told: set[tuple[int, Span]], cast: Cast) -> Iterable[Found]:
    """Figures of other kinds: the same number of the same noun, in lines that speak of the same; no bare percentages."""
    by_key: dict[tuple[float, tuple[str, ...], bool], list[tuple[Carrier, frozenset[str]]]] = defaultdict(
        list
    )
    for place, report in enumerate(reports):
        for figure in report.figures:
            is_bare = figure.kind in ("percent", "fraction") and figure.of is None
            is_name = (figure.unit or "").startswith("ال")  # "القوى الست": a name, no count
            if (
                figure.unit
                and isinstance(figure.value, (int, float))
                and not is_bare
                and not is_name
                and (place, figure.span) not in told
            ):
                stems = tuple(content_stems(figure.unit)) or (figure.unit,)
                line = frozenset(content_stems(line_of(report.text, figure.span).of(report.text)))
                carrier = _spoken(reports, place, figure.span, cast)
                if carrier is not None:
                    by_key[figure.value, stems, _is_former(report.text, figure.span)].append(
                        (carrier, line - frozenset(stems))
                    )
    for (value, _, _), found in by_key.items():
        if len({carrier.report for carrier, _ in found}) > 1:
            is_one = _is_one_line if value > _SMALL else _is_surely_one_line
            for group in _stars(found[:_MAX_OF_KIND], is_one):
                own = _one_each(carrier for carrier, _ in group)
                if len(own) > 1:
                    yield "figure", own[0].span.of(reports[own[0].report].text), own


def _is_former(text: str, span: Span) -> bool:
    """Whether a figure is that of the year or season before: "six million pilgrims last year"."""
    return _LAST.match(text, span.end) is not None


def _is_one_line(one: tuple[Carrier, frozenset[str]], two: tuple[Carrier, frozenset[str]]) -> bool:
    return len(one[1] & two[1]) >= _SHARED_STEMS


def _is_surely_one_line(one: tuple[Carrier, frozenset[str]], two: tuple[Carrier, frozenset[str]]) -> bool:
    return len(one[1] & two[1]) >= _SHARED_OF_SMALL


def _statements(reports: Sequence[Report], cast: Cast) -> Iterable[Found]:
    by_speaker: dict[str, list[tuple[Carrier, frozenset[str]]]] = defaultdict(list)
    for place, report in enumerate(reports):
        for number_, statement in enumerate(report.statements):
            speaker = _speaker(report, number_, cast)
            if speaker and statement.content:
                stems = frozenset(
                    stem for span in statement.content for stem in content_stems(span.of(report.text))
                )
                by_speaker[speaker["speaker"]].append(
                    (Carrier(report=place, span=statement.content[0], **speaker), stems)
                )
    for own in by_speaker.values():
        for group in _stars(own[:_MAX_OF_SPEAKER], _is_one_statement):
            carriers = _one_each(carrier for carrier, _ in group)
            if len(carriers) > 1:
                report = reports[carriers[0].report]
                yield "statement", line_of(report.text, carriers[0].span).of(report.text), carriers


def _is_one_statement(one: tuple[Carrier, frozenset[str]], two: tuple[Carrier, frozenset[str]]) -> bool:
    shared = len(one[1] & two[1])
    is_alike = shared >= _SHARED_STEMS and shared >= _SHARED_PART * min(len(one[1]), len(two[1]))
    return is_alike and one[0].report != two[0].report


class Voice(TypedDict, total=False):
    """The fields of a carrier that tell whose words it gives."""

    speaker: str
    speaker_name: str
    voices: frozenset[str]


def _speaker(report: Report, statement: int | None, cast: Cast) -> Voice:
    """Whose words a statement gives, as fields of a carrier; nothing where that is not told."""
    if statement is None or statement >= len(report.statements):
        return {}
    own = report.statements[statement]
    if not own.speaker_name:
        return {}
    key = cast.by_form.get(fold_name(own.speaker_name), "~:" + fold_name(own.speaker_name))
    name = _with_country(report, own, cast.names.get(key, own.speaker_name))
    voices = (name, own.speaker_name, *(link.name for link in own.path if link.kind in TRACED))
    stems = frozenset(stem for voice in voices if not is_unnamed(voice) for stem in content_stems(voice))
    return {"speaker": key, "speaker_name": name, "voices": frozenset() if is_unnamed(name) else stems}


def _with_country(report: Report, statement: Statement, name: str) -> str:
    """A ministry that is named without its country, with it where it is known: there are many ministries of defence."""
    actor = next((actor for actor in report.actors if actor.id == statement.actor), None)
    country = country_name(actor.country) if actor and actor.country else None
    is_bare = len(name.split()) == 2 and fold_word(name).startswith("وزار")
    return f"{name} ({country})" if is_bare and country else name
