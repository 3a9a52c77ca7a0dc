"""In whose name a report gives some of its words, looked up without going through all its statements."""

from bisect import bisect_left, bisect_right

import msgspec

from khabar.model import Report, Span

_LOOK_BACK = 12  # contents that begin earlier and may still hold the span: statements nest two or three deep


class Speech(msgspec.Struct, frozen=True):
    """The quoted stretches of one report by start, and its event triggers by start, each with its speaker."""

    starts: tuple[int, ...]
    parts: tuple[tuple[Span, int, str], ...]  # stretch, length of the whole utterance, speaker
    triggers: tuple[int, ...]
    tellers: tuple[str, ...]  # who tells of the event; empty: the outlet


def index_speech(report: Report) -> Speech:
    """The index of one report."""
    names = [" ".join((one.speaker_name or "").split()) for one in report.statements]
    parts = []
    for statement, name in zip(report.statements, names, strict=True):
        length = sum(part.end - part.start for part in statement.content)
        parts += [(part, length, name) for part in statement.content]
    parts.sort(key=lambda part: (part[0], -part[1], part[2]))
    told = sorted(
        (event.trigger.start, "" if event.statement is None else names[event.statement])
        for event in report.events
    )
    return Speech(
        starts=tuple(part.start for part, _, _ in parts),
        parts=tuple(parts),
        triggers=tuple(start for start, _ in told),
        tellers=tuple(name for _, name in told),
    )


def speaker_of_words(speech: Speech, span: Span) -> str:
    """The speaker of the innermost utterance that holds the span, else the one teller of the events that stand in it.

    Empty where the outlet itself says so, or where several tell of it.
    """
    last = bisect_right(speech.starts, span.start)
    holding = [part for part in speech.parts[max(0, last - _LOOK_BACK) : last] if part[0].contains(span)]
    if holding:
        return min(holding, key=lambda part: part[1])[2]
    first, end = bisect_left(speech.triggers, span.start), bisect_left(speech.triggers, span.end)
    tellers = set(speech.tellers[first:end])
    return tellers.pop() if len(tellers) == 1 else ""
