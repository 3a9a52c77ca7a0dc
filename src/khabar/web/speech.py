"""In whose name a report gives some of its words, looked up without going through all its statements."""

from bisect import bisect_left, bisect_right

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Event, Link, Report, Span, Statement
from khabar.stories.denials import is_denial
from khabar.stories.parties import fold_name
from khabar.web.outlets import outlet_names

_LOOK_BACK = 12  # contents that begin earlier and may still hold the span: statements nest two or three deep
_NOT = frozenset(["لم", "لا", "لن", "ولم", "ولا", "ولن"])

_HANGING = frozenset(["من", "عن", "في", "علي", "الي", "مع"])


class Voice(msgspec.Struct, frozen=True):
    """In whose name words are given: the speaker, through whom they came (nearest to him first), and who denies them."""

    speaker: str = ""  # empty where the outlet itself says so
    path: tuple[str, ...] = ()
    denied_by: str = ""


class Speech(msgspec.Struct, frozen=True):
    """The quoted stretches of one report by start, and its event triggers by start, each with its statement."""

    starts: tuple[int, ...]
    parts: tuple[tuple[Span, int, int], ...]  # stretch, length of the whole utterance, index of the statement
    triggers: tuple[int, ...]
    tellers: tuple[int, ...]  # the statement that tells of the event; -1: the outlet
    voices: tuple[Voice, ...]  # by statement


def index_speech(report: Report) -> Speech:
    """The index of one report."""
    parts = []
    for number, statement in enumerate(report.statements):
        length = sum(part.end - part.start for part in statement.content)
        parts += [(part, length, number) for part in statement.content]
    parts.sort(key=lambda part: (part[0], -part[1], part[2]))
    told = sorted((event.trigger.start, _teller(report, event)) for event in report.events)
    return Speech(
        starts=tuple(part.start for part, _, _ in parts),
        parts=tuple(parts),
        triggers=tuple(start for start, _ in told),
        tellers=tuple(teller for _, teller in told),
        voices=tuple(_voice(report, statement) for statement in report.statements),
    )


def _teller(report: Report, event: Event) -> int:
    """The statement that tells of an event, where the event stands in its words; -1: the outlet."""
    number = event.statement
    if number is None or not any(part.overlaps(event.trigger) for part in report.statements[number].content):
        return -1
    return number


def voice_of_words(speech: Speech, span: Span) -> Voice:
    """The voice of the innermost utterance that holds the span, else of the one teller of the events that stand in it.

    Words that an utterance around it denies are denied, whoever else is named for them: nobody says what he denies.
    The empty voice where the outlet itself says so, or where several tell of it.
    """
    last = bisect_right(speech.starts, span.start)
    holding = [part for part in speech.parts[max(0, last - _LOOK_BACK) : last] if part[0].contains(span)]
    if holding:
        holding.sort(key=lambda part: (part[1], -part[2]))
        voice = speech.voices[holding[0][2]]
        denier = next((speech.voices[number].denied_by for _, _, number in holding[1:]), "")
        return voice if voice.denied_by else msgspec.structs.replace(voice, denied_by=denier)
    first, end = bisect_left(speech.triggers, span.start), bisect_left(speech.triggers, span.end)
    tellers = {speech.voices[teller] if teller >= 0 else Voice() for teller in speech.tellers[first:end]}
    return tellers.pop() if len(tellers) == 1 else Voice()


def path_of(report: Report, statement: Statement) -> tuple[str, ...]:
    """The stations between speaker and outlet, nearest to the speaker first; neither he nor the outlet is among them."""
    name = fold_name(statement.speaker_name or "")
    own = next((n for n, link in enumerate(statement.path) if _is_own(link, statement, name)), -1)
    stations = [
        link
        for number, link in enumerate(statement.path)
        if number != own and not (link.kind == "principal" and number > own)
    ]
    names = [_station(link.name) for link in reversed(stations)]
    if not stations and statement.via:
        names = [_station(statement.via.of(report.text))]
    outlet = report.outlet or ""
    own_names = (outlet, *outlet_names(outlet).values(), report.layout.outlet_name or "")
    outlets = {fold_name(one) for one in own_names if one}
    return tuple(
        dict.fromkeys(
            one for one in names if one and not _says(fold_name(one), {name, *outlets} - {""}, name)
        )
    )


def without_clitic(name: str) -> str:
    """A name as it stands alone: "للأمم المتحدة" is "الأمم المتحدة"."""
    return f"ال{name[2:]}" if name.startswith("لل") and len(name) > 5 else name


def denies(report: Report, statement: Statement) -> bool:
    """Whether a statement denies what it holds: "نفى أن …", not "لم ينفِ أن …"."""
    if statement.act != "denied" or not is_denial(report, statement):
        return False
    before = report.text[max(0, statement.cue.start - 12) : statement.cue.start].split()
    return not before or fold_word(before[-1]) not in _NOT


def _voice(report: Report, statement: Statement) -> Voice:
    name = without_clitic(" ".join((statement.speaker_name or "").split()))
    if denies(report, statement):
        return Voice(path=path_of(report, statement), denied_by=name)
    return Voice(name, path_of(report, statement))


def _is_own(link: Link, statement: Statement, name: str) -> bool:
    return link.span == statement.speaker or fold_name(link.name) == name


def _station(words: str) -> str:
    """A station on one line, without a clitic before and a preposition behind: "بيان من" is "بيان"."""
    parts = words.split()
    while len(parts) > 1 and fold_word(parts[-1]) in _HANGING:
        parts.pop()
    return without_clitic(" ".join(parts))


def _says(station: str, known: set[str], speaker: str) -> bool:
    """Whether a station only names again who is known already: "موقع «نبض المعبر»" in a report of نبض المعبر."""
    words = station.split()
    if speaker and f" {speaker} " in f" {station} ":
        return True
    return any(
        station == one or (len(words) - len(one.split()) <= 1 and station.endswith(f" {one}"))
        for one in known
    )
