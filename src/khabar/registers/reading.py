"""What every register reads from a report: names of parties, who tells it, the sentence round a span, citations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from khabar.annotate.actors.lists import country_of_folded
from khabar.annotate.events.closed import closed
from khabar.arabic.letters import fold_word
from khabar.arabic.words import split
from khabar.lexicon import read_lexicon
from khabar.model import Actor, Event, Figure, Report, Span, Statement, Words
from khabar.registers.rows import FieldCite

_TOPIC_REACH = 60  # characters before a place in which the matter that it belongs to stands
_LONGEST_PREFIX = 3  # letters that may stand before للـ: و, ف, أ
_OPENING = {'"': '"', "”": "“", "»": "«", "’": "‘", ")": "("}
_SIGNATORIES = re.compile(
    r"\s*[/(«]?\s*[0-9]\s*\+\s*[0-9]\s*[/)»]?|\s*(?:الست|الخمس)(?:\s+(?:الكبرى|العظمى))?"
)
_LONGEST_TAIL = 30
_STATEMENTS_ABOUT = 15  # of 12,000 events none stood farther than 3 from the cue of the words that hold it
_CLAUSES = frozenset({("قبل", "ان"), ("بعد", "ان"), ("منذ", "ان"), ("الي", "ان")})
_OPENING_YEAR = re.compile(r"\s*[0-9]{4}\s*[-–—:]")
_ENDS = frozenset({"،", ",", ".", "؛", ":", "؟", "!", "\n"})


def read_words(report: Report) -> Words:
    """The words of a report's text; those of the last reports are kept, since every register asks for them."""
    return _split(report.text)


@lru_cache(maxsize=64)
def _split(text: str) -> Words:
    return split(text)


def actor_of(report: Report, span: Span) -> Actor | None:
    """The actor named in a span: a person before a body, a body before a country; None where none is."""
    order = {"PER": 0, "ORG": 1, "GPE": 2, "LOC": 3}
    found = [
        (order[actor.type], mention.start, actor)
        for actor in report.actors
        for mention in actor.mentions
        if span.contains(mention)
    ]
    if not found:
        return next(
            (a for a in report.actors for m in (*a.mentions, *a.references) if m.contains(span)), None
        )
    return min(found, key=lambda entry: entry[:2])[2]


def words_of(report: Report, span: Span) -> str:
    """The words of a span on one line, with the article that للـ swallows given back: "للعراق" → "العراق", "للبنان" → "لبنان"."""
    return " ".join(name_at(report.text, span).split())


def name_at(text: str, span: Span) -> str:
    """The words of a span as a name of their own, whether the span begins at the first lam of "للحكومة" or at the second."""
    span = with_closing_mark(text, span)
    words = span.of(text)
    at_first, at_second = words.startswith("لل"), text[max(0, span.start - 1) : span.start + 1] == "لل"
    if not at_first and not at_second:
        return words
    start = span.start
    while start and span.start - start < _LONGEST_PREFIX and text[start - 1].isalpha():
        start -= 1
    word = split(text[start : span.end]).words[0]
    if "ل" not in word.proclitics:
        return words
    stem = words if word.core_start == span.start - start else words[1:]
    return "ا" + stem if word.core.startswith("ال") else stem


def with_closing_mark(text: str, span: Span) -> Span:
    """The span with the closing mark right behind it, where it holds the opening one: 'تنظيم "داعش' + '"', or with the opening
    one right before it; else as it is."""
    before = text[span.start - 1 : span.start]
    closing = next((close for close, opening in _OPENING.items() if opening == before != close), None)
    if closing and span.of(text).count(closing) > span.of(text).count(before):
        span = Span(span.start - 1, span.end)
    mark = text[span.end : span.end + 1]
    opening = _OPENING.get(mark)
    if opening is None:
        return span
    words = span.of(text)
    is_open = words.count(mark) % 2 == 1 if mark == opening else words.count(opening) > words.count(mark)
    return Span(span.start, span.end + 1) if is_open else span


def actor_name(report: Report, actor: Actor) -> str:
    """The name of an actor, with the closing mark that stands behind it in the text where it holds only the opening one."""
    if not any(mark in actor.name for mark in _OPENING.values()):
        return actor.name
    whole = (m for m in actor.mentions if m.of(report.text) == actor.name)
    mention = next(whole, None)
    return with_closing_mark(report.text, mention).of(report.text) if mention is not None else actor.name


def names_of(report: Report, spans: Iterable[Span]) -> tuple[str, ...]:
    """The parties of some spans: the actor's full name where one is named there, else the words themselves."""
    names: list[str] = []
    for span in spans:
        actor = _named_head(report, span)
        found = (
            [actor_name(report, actor)]
            if actor is not None
            else [words_of(report, whole_phrase(report, span))]
        )
        if actor is not None and actor.type == "PER":
            found += _joined_persons(report, span, actor)
        names += [name for name in found if name not in names]
    return tuple(names)


def with_neighbours(report: Report, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Parties with the persons that و joins to them right before: "نظيريه فلان والتركي [فلان]"."""
    found: list[Span] = []
    for span in spans:
        actor = actor_of(report, span)
        if actor is not None and actor.type == "PER" and report.text[span.start - 1 : span.start] == "و":
            before = [
                m
                for other in report.actors
                if other.type == "PER" and other is not actor
                for m in other.mentions
                if 0 <= span.start - 1 - m.end <= 1
            ]
            found += [m for m in before if m not in spans]
        found.append(span)
    return tuple(found)


def whole_phrase(report: Report, span: Span) -> Span:
    """A party of words with the state or body that its office is of: "رئيس الوزراء" + "الإسرائيلي", "الأمين العام" + "للجامعة"."""
    if not is_office(span.of(report.text)):
        return _whole_thing(report, span)
    after = report.text[span.end : span.end + _LONGEST_TAIL].split()
    if after and country_of_folded(fold_word(after[0].rstrip("،,.؛:)"))):
        start = report.text.index(after[0], span.end)
        return Span(span.start, start + len(after[0].rstrip("،,.؛:)")))
    for actor in report.actors:
        if actor.type == "PER":
            continue
        for m in actor.mentions:
            if 0 < m.start - span.end <= 3 and _is_its_body(report.text, span, m):
                return Span(span.start, m.end)
    return span


def _whole_thing(report: Report, span: Span) -> Span:
    """A bare noun with whose it is, or how many: "مواقع" + "لحزب كذا", "دول" + "5+1"."""
    if len(span.of(report.text).split()) > 1:
        return span
    if fold_word(span.of(report.text)).removeprefix("ال") in word_class("part"):
        return _with_its_whole(report, span)
    counted = _SIGNATORIES.match(report.text[span.end : span.end + 20])
    if counted is not None and fold_word(span.of(report.text)).removeprefix("ال") in ("دول", "مجموعه"):
        return Span(span.start, span.end + counted.end())
    for actor in report.actors:
        for m in actor.mentions if actor.type in ("ORG", "GPE") else ():
            if 0 < m.start - span.end <= 3 and report.text[span.end : m.start].strip(' «"') in ("ل", "لل"):
                return Span(span.start, m.end)
    return span


def _with_its_whole(report: Report, span: Span) -> Span:
    """A part with what it is of: "قوة" + "من الجيش الأوساني", "عناصر" + "من تنظيم كذا"."""
    after = report.text[span.end : span.end + _LONGEST_TAIL * 2]
    parts = after.split(" ")
    if len(parts) < 3 or parts[0] or parts[1] != "من":
        return span
    start = span.end + len(" من ")
    named = [
        m.end for actor in report.actors for m in actor.mentions if m.start == start and actor.type == "ORG"
    ]
    if named:
        return Span(span.start, max(named))
    head = parts[2].rstrip("،,.؛:)")
    if fold_word(head).removeprefix("ال") not in word_class("armed"):
        return span
    end = start + len(head)
    follows = parts[3].rstrip("،,.؛:)") if len(parts) > 3 and head == parts[2] else ""
    if (
        country_of_folded(fold_word(follows))
        or follows.startswith("ال")
        and fold_word(follows).endswith(("ي", "يه"))
    ):
        end += 1 + len(follows)
    return Span(span.start, end)


def _is_its_body(text: str, span: Span, mention: Span) -> bool:
    """Whether a name right behind an office is what it is of: "رئيس فرنسا", "الأمين العام للجامعة", but not "زار الوزير فرنسا"."""
    between = text[span.end : mention.start].strip()
    return between in ("ل", "لل") or not between and not fold_word(span.of(text).split()[-1]).startswith("ال")


def _joined_persons(report: Report, span: Span, head: Actor) -> list[str]:
    """Further persons that a party joins to its first: "نظيريه السوري فلان والتركي فلان"."""
    starts = [m.end for m in head.mentions if span.contains(m)]
    found = []
    for actor in report.actors:
        if actor is head or actor.type != "PER":
            continue
        for m in actor.mentions:
            if (
                starts
                and span.contains(m)
                and m.start > min(starts)
                and " و" in report.text[min(starts) : m.start]
            ):
                found.append(actor.name)
                break
    return found


def _named_head(report: Report, span: Span) -> Actor | None:
    """The actor that a party is, not one that only stands in its description ("وزير الخارجية الأميركي", "قوات اليمن")."""
    actor = actor_of(report, span)
    if actor is None or actor.type == "PER":
        return actor
    if actor.type == "GPE" and any(m.start == span.start for m in actor.mentions):
        return actor  # "البحرين المجتمع الدولي": who does it and to whom in one phrase
    if is_office(span.of(report.text)):  # "أمين منطقة كذا" is not the region
        return None
    covers = any(span.contains(m) and (m.end - m.start) * 2 >= span.end - span.start for m in actor.mentions)
    inside = any(m.contains(span) for m in (*actor.mentions, *actor.references))
    return actor if covers or inside else None


def is_public(report: Report, spans: Iterable[Span]) -> bool:
    """Whether one of the parties is a country, a body, a group of either, or a person named with an office."""
    for span in spans:
        actor = actor_of(report, span)
        if actor is not None and (
            actor.type in ("ORG", "GPE")
            or actor.country is not None
            or any(len(role.split()) > 1 for role in actor.roles)
        ):
            return True
        first = fold_word(span.of(report.text).split()[0]).removeprefix("ال")
        if closed().heads.get(first) == "group" or is_office(span.of(report.text)):
            return True
    return False


def is_office(phrase: str) -> bool:
    """Whether a phrase begins with an office: "وزير الإعلام", "الرئيس"; ranks and courtesies (العميد، الدكتور) are none."""
    folded = fold_word(phrase).removeprefix("ال")
    words = folded.split()
    return bool(words) and not word_class("office").isdisjoint((words[0], " ".join(words[:2])))


@cache
def word_class(name: str) -> frozenset[str]:
    """One class of words.tsv by its name, folded."""
    return frozenset(
        fold_word(row["word"])
        for row in read_lexicon("khabar.registers", "words.tsv")
        if row["class"] == name
    )


def countries_of(report: Report, spans: Iterable[Span]) -> tuple[str, ...]:
    """ISO codes of the countries of some parties, in order, where known."""
    codes: list[str] = []
    for span in spans:
        actor = actor_of(report, span)
        if actor is not None and actor.country and actor.country not in codes:
            codes.append(actor.country)
    return tuple(codes)


def told_by(report: Report, event: Event) -> str | None:
    """Who asserts an event, where it stands in his words; None where the outlet itself does."""
    if event.statement is None:
        return None
    statement = report.statements[event.statement]
    stands = any(part.overlaps(event.trigger) for part in statement.content)
    return statement.speaker_name if stands else None


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


def figures_in(report: Report, span: Span) -> tuple[Figure, ...]:
    """The figures that share a character with a span."""
    first = bisect_right(report.figures, span.start, key=lambda figure: figure.span.end)
    last = bisect_left(report.figures, span.end, key=lambda figure: figure.span.start)
    return report.figures[first:last]


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
            name = teller.speaker_name if teller is not None else None
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
    if event.statement is not None and told_by(report, event) is not None:
        statement = report.statements[event.statement]
        cites += cite(report, "told_by", statement.speaker or statement.cue)
    return cites


def place_of(report: Report, event: Event) -> str | None:
    """The name of an event's place; None where none is given, or it is only what was talked about ("الأوضاع في سوريا")."""
    if (
        event.place is None
        or _is_topic(report.text, event.place)
        or is_behind_topic(report, event, event.place)
    ):
        return None
    if any(event.place.contains(m) for actor in report.actors if actor.type == "PER" for m in actor.mentions):
        return None
    if _is_in_title(report, event.place) or fold_word(event.place.of(report.text)) in word_class("noplace"):
        return None
    named = [m for actor in report.actors for m in actor.mentions if event.place.contains(m)]
    span = (
        max(named, key=lambda mention: mention.end) if named else event.place
    )  # "العاصمة الأميركية واشنطن" → واشنطن
    return words_of(report, span)


def own_date(report: Report, event: Event) -> str | None:
    """The day of an event; None where the words that tell it belong to another event between: "زيارة … بعد لقائه … في أيار"."""
    if event.time is None or event.date is None:
        return event.date
    day = report.times[event.time].span
    if day.start < event.trigger.end:
        return event.date
    between = [fold_word(word) for word in report.text[event.trigger.end : day.start].split()]
    if "بعدما" in between or any(pair in _CLAUSES for pair in zip(between, between[1:], strict=False)):
        return None  # "سيطر … قبل أن يشن …، عام كذا، حملة"
    for other in report.events:
        if (
            event.trigger.end <= other.trigger.start
            and other.trigger.end <= day.start
            and other.date == event.date
        ):
            before = report.text[max(0, other.trigger.start - 20) : other.trigger.start].split()[-1:]
            if before and fold_word(before[0]) in word_class("relation"):
                return None
    return event.date


def _is_in_title(report: Report, place: Span) -> bool:
    """Whether a person's name follows right behind a place: "وزير الخارجية بجمهورية كذا فلان" is his title."""
    if report.text[place.start - 1 : place.start] not in ("ب", "ل"):
        return False
    return any(
        0 < m.start - place.end <= 2 and report.text[place.end : m.start].isspace()
        for actor in report.actors
        if actor.type == "PER"
        for m in actor.mentions
    )


def is_behind_topic(report: Report, event: Event, span: Span) -> bool:
    """Whether a span belongs to what was talked about: behind "بشأن", "لبحث", "حول", unless مع leads back to who was talked with."""
    if event.type != "CONSULT" or span.start < event.trigger.end:
        return False
    between = [fold_word(word).lstrip("و") for word in report.text[event.trigger.end : span.start].split()]
    if between and between[-1] in ("مع", "لدي"):
        return False
    return not word_class("about").isdisjoint(between)


def in_chronicle(report: Report, event: Event) -> bool:
    """Whether an event stands in a list of what happened on a day of other years: "1957 - …"."""
    line = report.text.rfind("\n", 0, event.trigger.start) + 1
    first = max(
        line,
        report.text.rfind(". ", line, event.trigger.start) + 2
        if ". " in report.text[line : event.trigger.start]
        else line,
    )
    return _OPENING_YEAR.match(report.text[first : first + 12]) is not None


def _is_topic(text: str, place: Span) -> bool:
    """Whether a place only says where what is spoken of lies: "الأزمة في سوريا", "الحرب الدائرة باليمن"."""
    before = [fold_word(word) for word in text[max(0, place.start - _TOPIC_REACH) : place.start].split()]
    return any(
        word.removeprefix("و").removeprefix("ب").removeprefix("ل") in word_class("topic")
        or word in word_class("topic")
        for word in before[-4:]
    )


def sentence_at(words: Words, offset: int) -> tuple[int, int]:
    """(first word, past the last) of the sentence that holds an offset; (0, 0) where there are no words."""
    index = word_at(words, offset)
    return words.sentences[words[index].sentence] if index < len(words) else (0, 0)


def word_at(words: Words, offset: int) -> int:
    """Index of the word that holds an offset, or of the first one after it."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def clause_from(words: Words, first: int, last: int, *, limit: int = 18) -> Span | None:
    """The words from `first` up to the next comma or stop, at most `limit` of them; None where there are none."""
    end = first
    while end < last and end - first < limit and words[end].norm not in _ENDS:
        end += 1
    while end > first and words[end - 1].kind == "mark":
        end -= 1
    while first < end and words[first].kind == "mark":
        first += 1
    return words.span(first, end - 1) if end > first else None


def merge_cites(cites: Sequence[FieldCite]) -> tuple[FieldCite, ...]:
    """The same citations, each once, in order."""
    return tuple(dict.fromkeys(cites))
