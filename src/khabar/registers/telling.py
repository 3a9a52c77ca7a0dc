"""Who tells what a row says, and the citations of its fields."""

from bisect import bisect_left
from collections.abc import Sequence

from khabar.arabic.letters import fold_word
from khabar.model import Event, Report, Span, Statement
from khabar.registers.phrases import name_of_words, named_head
from khabar.registers.reading import actor_name, read_words, word_at
from khabar.registers.rows import FieldCite

_STATEMENTS_ABOUT = 15  # of 12,000 events none stood farther than 3 from the cue of the words that hold it
_OF_FACTS = frozenset({"praised", "condemned", "thanked", "welcomed"})
_THAT = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها"})
_NAME_WORDS = 4
_RESUMES = frozenset({("في", "حين"), ("الوقت", "الذي"), ("وقت", "تشهد"), ("وقت", "يشهد")})


def told_by(report: Report, event: Event) -> str | None:
    """Who asserts an event, where it stands in his words; None where the outlet itself does."""
    statement = _teller_of(report, event)
    return teller_name(report, statement) if statement is not None else None


def teller_name(report: Report, statement: Statement) -> str | None:
    """The name of a speaker: his own where he is named, else the whole words that say who he is; None where he is open."""
    if statement.speaker is None:
        return statement.speaker_name
    given = next((one for one in report.actors if one.id == statement.actor), None)
    actor = given if given is not None and given.type == "PER" else named_head(report, statement.speaker)
    if actor is not None:
        name = actor_name(report, actor)
        return name if " " in name else _longer_name(report, statement.speaker, name)
    if statement.elided and statement.speaker_name is not None:
        return statement.speaker_name
    return name_of_words(report, statement.speaker)


def _longer_name(report: Report, speaker: Span, name: str) -> str:
    """The name with what follows it in the speaker's own words, where the actor has its first word only: "محمد" + "مكتبي"."""
    words = speaker.of(report.text).split()
    at = next((index for index, word in enumerate(words) if word == name), None)
    tail = words[at:] if at is not None else []
    return " ".join(tail) if 1 < len(tail) <= _NAME_WORDS else name


def _teller_of(report: Report, event: Event) -> Statement | None:
    """The innermost statement that holds an event; None where the outlet asserts it or goes on in its own voice."""
    if event.statement is None:
        return None
    statement = teller_at(report, event.trigger)
    if statement is None:
        given = report.statements[event.statement]
        statement = given if any(part.overlaps(event.trigger) for part in given.content) else None
    if statement is None or _is_taken_back(report, statement, event.trigger):
        return None
    return statement


def _is_taken_back(report: Report, statement: Statement, span: Span) -> bool:
    """Whether the outlet goes on in its own voice before a span of what somebody is said to have said: ", في الوقت الذي …"."""
    if statement.kind == "direct":
        return False
    if statement.act in _OF_FACTS:
        return True  # "انتقدت الحكومة عزل فلان": that he was deposed is told by the outlet
    part = next((part for part in statement.content if part.overlaps(span)), None)
    if part is None:
        return False
    told = report.text[part.start : span.start]
    if told.count('"') % 2 or any(told.count(first) > told.count(last) for first, last in ("«»", "“”")):
        return False  # his own words, in quotation marks
    if told.count("(") > told.count(")"):
        return True
    words = [fold_word(word) for word in told.split()]
    pairs = set(zip(words, words[1:], strict=False))
    if _is_of_named_thing(report, statement, part, words):
        return True
    return not {"فيما", "بينما", "كما", "رغم", "برغم"}.isdisjoint(words) or not _RESUMES.isdisjoint(pairs)


def _is_of_named_thing(report: Report, statement: Statement, part: Span, told: Sequence[str]) -> bool:
    """Whether a relative clause tells of a thing that somebody only names: "أعلنت السلطات التأهب على إثر هجمات [أسفرت …]"."""
    before = {
        fold_word(word)
        for word in report.text[statement.cue.end : max(statement.cue.end, part.start)].split()
    }
    if statement.cue.start > part.start or _THAT.intersection(told) or _THAT & before:
        return False
    words = read_words(report)
    begins = words[word_at(words, part.start)]
    relative = any(word.startswith(("الذي", "التي", "اللذ", "اللت")) for word in told[1:])
    return (
        relative
        and begins.pos == "NOUN"
        and not report.text[statement.cue.end : part.start].strip(" \n").endswith(":")
    )


def teller_at(report: Report, span: Span) -> Statement | None:
    """The innermost statement in whose content a span stands; None where the outlet speaks."""
    around = [
        (part.end - part.start, number)
        for number, statement in _statements_by(report, span)
        for part in statement.content
        if part.contains(span)
    ]
    return report.statements[min(around)[1]] if around else None


def _statements_by(report: Report, span: Span) -> list[tuple[int, Statement]]:
    """The statements whose cues stand about a span: farther ones do not hold it, and to ask all would take too long."""
    at = bisect_left(report.statements, span.start, key=lambda statement: statement.cue.start)
    first = max(0, at - _STATEMENTS_ABOUT)
    return list(enumerate(report.statements[first : at + _STATEMENTS_ABOUT], start=first))


def is_denied_at(report: Report, span: Span) -> bool:
    """Whether a span stands in what somebody denies."""
    return any(
        statement.act in ("denied", "refuted") and any(part.contains(span) for part in statement.content)
        for _, statement in _statements_by(report, span)
    )


def one_teller(first: str | None, second: str | None) -> str | None:
    """Who tells a row that two places tell: None, the outlet, where one of them is in its own voice; else the first."""
    return first if first is not None and second is not None else None


def cite(report: Report, field: str, *spans: Span | None) -> list[FieldCite]:
    """One citation of a field for each span that is there."""
    found = []
    for span in spans:
        if span is not None:
            teller = teller_at(report, span)
            name = teller_name(report, teller) if teller is not None else None
            found.append(FieldCite(field=field, article=report.id, span=span, told_by=name))
    return found


def event_cites(report: Report, event: Event, *, actor: str, recipient: str) -> list[FieldCite]:
    """Citations of the fields that every row takes from an event, under the names that the register gives its parties."""
    cites = [
        *cite(report, "event", event.trigger),
        *cite(report, actor, *event.actor),
        *cite(report, recipient, *event.recipient),
    ]
    cites += cite(report, "status", event.status_cue)
    cites += cite(report, "place", event.place)
    if event.time is not None:
        cites += cite(report, "date", report.times[event.time].span)
    statement = _teller_of(report, event)
    if statement is not None:
        cites += cite(report, "told_by", statement.speaker or statement.cue)
    return cites


def merge_cites(cites: Sequence[FieldCite]) -> tuple[FieldCite, ...]:
    """The same citations, each once, in order."""
    return tuple(dict.fromkeys(cites))
