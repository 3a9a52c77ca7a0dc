"""Everything an actor is reported to have said, by date, one utterance with all its wordings."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Cite, Link, Report, Span, Statement, StatementKind

_SAME = 0.5  # of the words of the shorter of two wordings, how many must be shared
_LEAST = 3  # and how many at least
_DAYS = 3  # two wordings of one utterance are not reported farther apart
_PARTICLES = frozenset(
    [
        "في",
        "من",
        "علي",
        "الي",
        "عن",
        "ان",
        "او",
        "ثم",
        "ما",
        "لا",
        "لم",
        "لن",
        "قد",
        "كل",
        "هذا",
        "هذه",
        "ذلك",
        "تلك",
        "التي",
        "الذي",
        "الذين",
        "مع",
        "بين",
        "بعد",
        "قبل",
        "هو",
        "هي",
        "كان",
        "كانت",
    ]
)


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """How one report words an utterance: its cue and content with their places, outlet, medium and path."""

    report: str
    outlet: str | None
    url: str | None
    day: str | None
    speaker_name: str
    cue: Cite
    content: tuple[Cite, ...]
    text: str
    kind: StatementKind
    act: str
    via: str | None
    path: tuple[Link, ...]
    grade: str | None
    inside: str | None  # who is quoted as saying that it was said


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One utterance: its day, and the wordings of all reports that carry it, direct quotations first, then by day."""

    day: str | None
    speaker_name: str
    act: str
    wordings: tuple[Wording, ...]
    outlets: tuple[str, ...]


def find_said(
    reports: Iterable[Report],
    speaker: str,
    *,
    topic: str | None = None,
    since: str | None = None,
    until: str | None = None,
    act: str | None = None,
) -> list[Said]:
    """The utterances of a speaker over the reports, by day, those without a day last.

    `speaker` is any part of a name, its words in any order, compared folded ("ترامب", "الولايات المتحدة"); an actor's
    alias finds what is said under his full name. `topic` is words that must all occur in the content, `since` and
    `until` ISO days, included, `act` one of the acts of cues.tsv. A statement inside another's words is told apart by `inside`.
    """
    wanted = _words(speaker)
    wordings: list[Wording] = []
    for report in reports:
        ids = _ids(report, wanted)
        for statement in report.statements:
            if not _is_by(statement, wanted, ids) or act and statement.act != act:
                continue
            wording = _wording(report, statement)
            if not _is_between(wording.day, since, until):
                continue
            if topic and not _stems(topic) <= _stems(wording.text):
                continue
            wordings.append(wording)
    return _folded(
        sorted(wordings, key=lambda one: (one.day is None, one.day or "", one.report, one.cue.span.start))
    )


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """One place where a speaker is reported to have said nothing: refused to comment, did not answer, was not reached."""

    report: str
    outlet: str | None
    url: str | None
    day: str | None
    speaker_name: str
    cue: Cite
    about: Cite | None
    text: str
    kind: Literal["refused", "silent", "unreached"]


def find_silences(
    reports: Iterable[Report], speaker: str, *, since: str | None = None, until: str | None = None
) -> list[Silence]:
    """Where the reports tell that a speaker would not comment or could not be reached, by day; `speaker` as in `find_said`."""
    wanted = _words(speaker)
    found: list[Silence] = []
    for report in reports if wanted else ():
        ids = _ids(report, wanted)
        day = report.published[:10] if report.published else None
        for one in report.no_comments:
            by_name = one.speaker_name is not None and wanted <= _words(one.speaker_name)
            if not (by_name or one.actor in ids) or not _is_between(day, since, until):
                continue
            end = one.about.end if one.about else one.cue.end
            found.append(
                Silence(
                    report=report.id, outlet=report.outlet, url=report.url, day=day, speaker_name=one.speaker_name or "",
                    cue=Cite(report.id, one.cue), about=Cite(report.id, one.about) if one.about else None,
                    text=report.text[one.cue.start : end], kind=one.kind,
                )
            )  # fmt: skip
    return sorted(found, key=lambda one: (one.day is None, one.day or "", one.report, one.cue.span.start))


def _is_between(day: str | None, since: str | None, until: str | None) -> bool:
    """Whether a day is one of those wanted; none is, where any is wanted and it is not known."""
    if day is None:
        return since is None and until is None
    return (since is None or day[:10] >= since) and (until is None or day[:10] <= until)


def _ids(report: Report, wanted: frozenset[str]) -> set[str]:
    """The ids of the actors of a report that one of their names makes the speaker asked for."""
    return {
        actor.id
        for actor in report.actors
        if any(wanted <= _words(form) for form in (actor.name, *actor.aliases))
    }


def _is_by(statement: Statement, wanted: frozenset[str], ids: set[str]) -> bool:
    if not wanted:
        return False
    return (
        statement.actor in ids
        or statement.speaker_name is not None
        and wanted <= _words(statement.speaker_name)
    )


def _wording(report: Report, statement: Statement) -> Wording:
    outer = report.statements[statement.inside] if statement.inside is not None else None
    return Wording(
        report=report.id,
        outlet=report.outlet,
        url=report.url,
        day=statement.date or (report.published[:10] if report.published else None),
        speaker_name=statement.speaker_name or "",
        cue=Cite(report.id, statement.cue),
        content=tuple(Cite(report.id, span) for span in statement.content),
        text=_text(report.text, statement.content),
        kind=statement.kind,
        act=statement.act,
        via=statement.via.of(report.text) if statement.via else None,
        path=statement.path,
        grade=statement.grade,
        inside=outer.speaker_name if outer else None,
    )


def _text(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(span.of(text) for span in spans)


def _folded(wordings: list[Wording]) -> list[Said]:
    """Wordings of one utterance put together: enough words shared, told within a few days, not twice by one report.

    Candidates are found by the words they share, so that the work grows with the wordings and not with their pairs.
    """
    groups: list[list[Wording]] = []
    stems: list[frozenset[str]] = []
    by_word: dict[str, list[int]] = {}
    for wording in wordings:
        own = _stems(wording.text)
        number = _group_of(wording, own, groups, stems, by_word)
        if number is None:
            number = len(groups)
            groups.append([])
            stems.append(own)
            for word in own:
                by_word.setdefault(word, []).append(number)
        groups[number].append(wording)
    return [_said(group) for group in groups]


def _group_of(
    wording: Wording,
    own: frozenset[str],
    groups: list[list[Wording]],
    stems: list[frozenset[str]],
    by_word: dict[str, list[int]],
) -> int | None:
    shared: dict[int, int] = {}
    for word in own:
        for number in by_word.get(word, ())[-200:]:
            shared[number] = shared.get(number, 0) + 1
    for number, n_shared in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:20]:
        group = groups[number]
        near = _is_near(group[0].day, wording.day) and group[0].inside == wording.inside
        once = all(other.report != wording.report for other in group)
        if near and once and n_shared >= _LEAST and n_shared >= _SAME * min(len(own), len(stems[number])):
            return number
    return None


def _is_near(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return a == b
    return abs(_ordinal(a) - _ordinal(b)) <= _DAYS


def _ordinal(day: str) -> int:
    year, month, rest = int(day[:4]), int(day[5:7]), int(day[8:10])
    return (year * 12 + month) * 31 + rest  # near enough to tell three days from four


def _said(group: list[Wording]) -> Said:
    first = group[0]
    ordered = sorted(
        group, key=lambda one: (one.kind != "direct", one.day is None, one.day or "", one.report)
    )
    outlets = dict.fromkeys(one.outlet for one in group if one.outlet)
    return Said(
        day=first.day,
        speaker_name=first.speaker_name,
        act=first.act,
        wordings=tuple(ordered),
        outlets=tuple(outlets),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(fold_word(text).split())


def _stems(text: str) -> frozenset[str]:
    """The words of a text without particles, marks, a carried و or ب and ال, so that two wordings can be compared."""
    found = set()
    for raw in fold_word(text).split():
        word = raw.strip("\"“”«»()،.؛:؟!-–'")
        if not word or word in _PARTICLES:
            continue
        for prefix in ("وال", "بال", "فال", "كال", "لل", "ال"):
            if word.startswith(prefix) and len(word) > len(prefix) + 2:
                word = word[len(prefix) :]
                break
        found.add(word)
    return frozenset(found)
