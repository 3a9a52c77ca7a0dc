"""Offices told by likeness: "وزير الخارجية الفرنسي … ونظيره الألماني فلان" makes فلان the German foreign minister."""

from khabar.annotate.actors.lists import country_of_folded
from khabar.model import Actor, Report, Span, Words
from khabar.registers.reading import is_office, read_words, sentence_at, word_at
from khabar.registers.rows import Membership
from khabar.registers.telling import cite

_LIKE = frozenset({"نظير", "نظيري", "نظيره", "نظيرها", "نظيريه", "نظيريها"})


def find_counterparts(report: Report) -> list[Membership]:
    """A row for each person who is called the counterpart of an office holder named before in the sentence; in text order."""
    if "نظير" not in report.text:
        return []
    words = read_words(report)
    starts = {m.start: actor for actor in report.actors if actor.type == "PER" for m in actor.mentions}
    rows: list[Membership] = []
    for index, word in enumerate(words.words):
        if word.bare in _LIKE or word.core in _LIKE:
            rows += _likened(report, words, index, starts)
    return rows


def _likened(report: Report, words: Words, index: int, starts: dict[int, Actor]) -> list[Membership]:
    """Rows for the persons behind one word of likeness, each with his own nationality: "نظيريه السوري فلان والتركي فلان"."""
    office = _office_before(report, words, index)
    if office is None:
        return []
    rows: list[Membership] = []
    _, last = sentence_at(words, words[index].start)
    at = index + 1
    while at + 1 < last and country_of_folded(words[at].core) is not None:
        actor = starts.get(words[at + 1].start)
        if actor is None or any(len(role.split()) > 1 and is_office(role) for role in actor.roles):
            break
        mention = next(m for m in actor.mentions if m.start == words[at + 1].start)
        rows.append(_row(report, actor, mention, office, words[at].core_span))
        at = word_at(words, mention.end - 1) + 1
    return rows


def _office_before(report: Report, words: Words, index: int) -> Span | None:
    """The office of the person named last before the word, without its nationality: "وزير الخارجية" of "وزير الخارجية الأميركي"."""
    first, _ = sentence_at(words, words[index].start)
    best: Span | None = None
    for actor in report.actors:
        for role in actor.roles if actor.type == "PER" else ():
            parts = role.split()
            if len(parts) < 2 or not is_office(role):
                continue
            at = report.text.rfind(role, words[first].start, words[index].start)
            if at < 0 or best is not None and at <= best.start:
                continue
            span = Span(at, at + len(role))
            end = word_at(words, span.end - 1)
            if country_of_folded(words[end].core) is not None:
                span = Span(at, words[end - 1].end)
            best = span
    return best


def _row(report: Report, actor: Actor, mention: Span, office: Span, nation: Span) -> Membership:
    name = f"{office.of(report.text)} {nation.of(report.text)}"
    return Membership(
        article=report.id, outlet=report.outlet, kind="holds", who=(actor.name,), body=(), office=name, date=None, status="occurred",
        told_by=None, cites=(*cite(report, "who", mention), *cite(report, "office", office, nation)),
    )  # fmt: skip
