"""Forces, territory and aid: figures with what they count and whose they are."""

from collections.abc import Sequence

from khabar.annotate.actors.lists import country_of_folded, country_of_name
from khabar.arabic.letters import fold_word
from khabar.model import Actor, Event, Figure, Report, Span, Word, Words
from khabar.registers.clauses import day_of, told_status
from khabar.registers.parties import confidence, party_kind, with_sure_parties
from khabar.registers.phrases import has_class, name_of_words, named_head, names_of
from khabar.registers.reading import actor_name, figures_in, read_words, sentence_at, word_at, word_class
from khabar.registers.rows import FieldCite, Force
from khabar.registers.telling import cite, teller_at, teller_name

_FORCE_CLASSES = frozenset(
    {"fighters", "soldiers", "weapons", "vehicles", "aircraft", "ships", "forces", "troops"}
)
_THINGS = frozenset({"weapons", "vehicles"})
_ARMED_ACTS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID"})
_HOLDING = ("COERCE", "ASSAULT", "RETREAT")
_SURE, _BESIDE = 0.5, 200
_WIDE = 40  # words on either side in which a loss is looked for
_BEFORE, _AFTER = 8, 7  # words round a figure that say what it is told for
_FEW, _MANY = 10, 300
_BELONGING = frozenset({"من", "ل", "لل", "عناصر", "قوات"})
_OF_REACH = 7
_HELP = 12  # characters before a body


def find_forces(reports: Sequence[Report]) -> list[Force]:
    """Figures of strength, of territory held or lost and of aid, in report and text order."""
    return [row for report in reports for row in _of_report(report)]


def _of_report(report: Report) -> list[Force]:
    if not report.figures or not any(event.type in _ARMED_ACTS for event in report.events):
        return []
    words = read_words(report)
    rows: list[Force] = []
    for figure in report.figures:
        kind = _kind(report, words, figure)
        if kind is not None:
            row = _row(report, words, figure, kind)
            told = (
                row.whose or row.told_by or kind != "territory"
            )  # a tent takes "a quarter of the mosque" too
            if told and not any(_is_same(row, other) for other in rows):
                rows.append(row)
    return rows


def _is_same(row: Force, other: Force) -> bool:
    """Whether two rows of a report tell the same figure of the same thing, told by the same."""
    return (row.kind, row.whose, row.value, row.unit, row.of, row.told_by, row.status) == (
        other.kind, other.whose, other.value, other.unit, other.of, other.told_by, other.status,
    )  # fmt: skip


def _kind(report: Report, words: Words, figure: Figure) -> str | None:
    """forces, territory or aid; None for any other figure."""
    near = _words_near(words, figure)
    if figure.counts == "countries":
        return "members" if near & word_class("member") and _body_of(report, words, figure) else None
    if figure.kind in ("percent", "fraction"):
        held = near & word_class("territory") and _events_near(report, words, figure, _HOLDING)
        return "territory" if held else None
    if (
        figure.counts in _FORCE_CLASSES
        and not _suffers(report, figure)
        and _is_strength(words, figure)
        and (figure.counts not in _THINGS or near & word_class("military"))
    ):
        return "forces"
    if near & word_class("aid") and any(
        confidence(event) >= _SURE and not any(span.overlaps(figure.span) for span in event.actor)
        for event in _events_near(report, words, figure, ("AID",))
    ):
        return "aid" if _is_abroad(report, words, figure) else None
    return None


def _body_of(report: Report, words: Words, figure: Figure) -> tuple[str, Span] | None:
    """The coalition or union whose states are counted, behind them or right before: "88 دولة شريكة في هذا [التحالف]", "[الاتحاد] الذي يضم 54 دولة"."""
    at, end = word_at(words, figure.span.start), word_at(words, figure.span.end - 1)
    first, last = sentence_at(words, figure.span.start)
    places = (*range(end + 1, min(end + _AFTER, last)), *range(at - 1, max(first, at - _BEFORE) - 1, -1))
    for index in places:
        if words[index].core in word_class("union") or words[index].bare in word_class("union"):
            found = named_head(report, words[index].core_span)
            name = (
                actor_name(report, found)
                if found is not None
                else name_of_words(report, words[index].core_span)
            )
            return name, words[index].core_span
    return None


def _is_abroad(report: Report, words: Words, figure: Figure) -> bool:
    """Whether a country is named near by: what a charity gives in its own town is no aid of the register's kind."""
    first, last = sentence_at(words, figure.span.start)
    start, end = words[first].start - _BESIDE, words[last - 1].end
    return any(
        actor.type == "GPE" and country_of_name(actor.name) is not None and start <= mention.start < end
        for actor in report.actors
        for mention in actor.mentions
    )


def _is_strength(words: Words, figure: Figure) -> bool:
    """Whether a figure tells of a strength: no loss by it, and many, or a word of having, sending or standing ("وجود", "قوامها")."""
    at, (first, last) = word_at(words, figure.span.start), sentence_at(words, figure.span.start)
    end = min(last, word_at(words, figure.span.end - 1) + _AFTER + 1)
    near = [form for index in range(max(first, at - _BEFORE), end) for form in _forms(words[index])]
    if not word_class("loss").isdisjoint(near):
        return False
    least = figure.value[0] if isinstance(figure.value, tuple) else figure.value
    told = not word_class("strength").isdisjoint(near)
    deadly = any(
        not word_class("loss").isdisjoint(_forms(words[index]))
        for index in range(max(first, at - _WIDE), min(last, at + _WIDE))
    )
    return least is not None and (least >= _MANY and not deadly or least >= _FEW and told)


def _forms(word: Word) -> tuple[str, ...]:
    return word.norm, word.core, word.bare, word.norm.lstrip("و")


def _suffers(report: Report, figure: Figure) -> bool:
    """Whether those counted are killed, held, tried or driven out: a toll, no strength."""
    before = [
        fold_word(word)
        for word in report.text[max(0, figure.span.start - 80) : figure.span.start].split()[-4:]
    ]
    if any({word, word[1:], word[2:]} & word_class("toll") for word in before):
        return True
    return any(
        event.type in ("ASSAULT", "COERCE") and any(span.overlaps(figure.span) for span in event.recipient)
        for event in report.events
    )


def _words_near(words: Words, figure: Figure) -> set[str]:
    first = word_at(words, figure.span.start)
    _, last = sentence_at(words, figure.span.start)
    span_end = figure.of.end if figure.of is not None else figure.span.end
    stop = min(last, max(word_at(words, span_end), first + 5))
    return {form for index in range(first, stop) for form in (words[index].core, words[index].bare)}


def _events_near(report: Report, words: Words, figure: Figure, types: tuple[str, ...]) -> list[Event]:
    first, last = sentence_at(words, figure.span.start)
    span = words.span(first, last - 1)
    return [event for event in report.events if event.type in types and span.contains(event.trigger)]


def _row(report: Report, words: Words, figure: Figure, kind: str) -> Force:
    types = (
        ("AID",)
        if kind == "aid"
        else _HOLDING
        if kind == "territory"
        else ("MOBILIZE", "ASSAULT", "COERCE", "AID")
    )
    events = _events_near(report, words, figure, types)
    event = min(events, key=lambda found: abs(found.trigger.start - figure.span.start), default=None)
    whose, cites = _whose(report, words, figure, event, kind)
    act = (
        event
        if event is not None and kind != "members" and (kind != "forces" or event.type == "MOBILIZE")
        else None
    )
    statement = teller_at(report, figure.span)
    of = figure.of.of(report.text).removeprefix("من ") if figure.of is not None else None
    cites += [
        *cite(report, "value", figure.span),
        *cite(report, "of", figure.of),
        *cite(report, "event", act.trigger if act else None),
    ]
    if statement is not None:
        cites += cite(report, "told_by", statement.speaker or statement.cue)
    return Force(
        article=report.id, outlet=report.outlet, kind=kind, whose=whose, value=figure.value, unit=figure.unit, of=of,
        approx=figure.approx, date=day_of(report, act, act.status) if act else None, status=told_status(report, act) if act else None,
        told_by=teller_name(report, statement) if statement is not None else None, cites=tuple(cites),
    )  # fmt: skip


def _whose(
    report: Report, words: Words, figure: Figure, event: Event | None, kind: str
) -> tuple[tuple[str, ...], list[FieldCite]]:
    """The party that the figure belongs to: the doer of the event beside it, else the last body named before it."""
    if kind == "members":
        body = _body_of(report, words, figure)
        return ((body[0],), cite(report, "whose", body[1])) if body else ((), [])
    if event is not None and kind != "forces" and event.actor and not _is_adjective(report, event.actor[0]):
        event = with_sure_parties(report, event)
        holders = [span for span in event.actor if _may_hold(report, span)]
        named = names_of(report, holders[:1])
        return named, cite(report, "whose", *holders[:1]) if named else []
    statement = next(
        (s for s in report.statements if any(span.contains(figure.span) for span in s.content)), None
    )
    speaker = statement.speaker if statement is not None else None
    found = _named_after(report, words, figure) or _holder(report, words, figure)
    if found is None and "جنبي" not in figure.span.of(report.text):  # foreigners are not those named last
        found = _last_body(report, words, figure, speaker=speaker)
    if found is None or _is_helped(report.text, found[1]):
        return (), []
    actor, span = found
    return (actor.name,), cite(report, "whose", span)


def _is_helped(text: str, span: Span) -> bool:
    """Whether a body is only what the forces are there for: "مهمة تدريب [القوات الأفغانية]"."""
    before = [fold_word(word).lstrip("ولب") for word in text[max(0, span.start - _HELP) : span.start].split()]
    return before[-1:] != [] and before[-1] in ("تدريب", "دعم", "مساعده", "تاهيل", "مسانده")


def _may_hold(report: Report, span: Span) -> bool:
    """Whether a party can hold land or give aid: no aeroplane, no share of a force, nobody without a side."""
    first = fold_word(span.of(report.text).split()[0]).removeprefix("ال")
    carries = first in word_class("carrier") or bool(figures_in(report, span))
    return not carries and party_kind(report, span) in ("state", "armed", "body")


def _is_adjective(report: Report, span: Span) -> bool:
    """Whether a doer is only a nationality: "للشعب [اليمني]"."""
    return " " not in span.of(report.text) and country_of_folded(fold_word(span.of(report.text))) is not None


def _named_after(report: Report, words: Words, figure: Figure) -> tuple[Actor, Span] | None:
    """The body or state that the counted are said to be of, right behind them: "مسلح من داعش", "جندي تابعين للحلف", "جندي روسي"."""
    at, (_, last) = word_at(words, figure.span.end - 1), sentence_at(words, figure.span.start)
    stop = words[min(at + _OF_REACH, last - 1)].end
    for index in (at, min(at + 1, last - 1)):  # "جندي روسي": the state by its adjective
        country = country_of_folded(words[index].core)
        if country is not None:
            return next(
                ((a, words[index].span) for a in report.actors if a.type == "GPE" and a.country == country),
                None,
            )
    follows = words[min(at + 1, last - 1)]
    own = Span(figure.span.start, words[at].end if follows.proclitics else follows.end)
    for actor in report.actors:  # "عشرات المسلحين [الحوثيين]"
        if actor.type == "ORG" and any(m.overlaps(own) and m.start >= own.start for m in actor.mentions):
            return actor, next(m for m in actor.mentions if m.overlaps(own))
    found = [
        (m.start, actor, m)
        for actor in report.actors
        if actor.type in ("ORG", "GPE")
        and (actor.type == "ORG" or _is_of(report.text, figure.span.end, stop))
        for m in actor.mentions
        if figure.span.end <= m.start < stop and _is_of(report.text, figure.span.end, m.start)
    ]
    return min(found, key=lambda entry: entry[0])[1:] if found else None


def _holder(report: Report, words: Words, figure: Figure) -> tuple[Actor, Span] | None:
    """Who is said to have them, right before: "لدى فرنسا نحو 900 جندي", "تملك الحركة 40 صاروخا"."""
    at, (first, _) = word_at(words, figure.span.start), sentence_at(words, figure.span.start)
    for index in range(at - 1, max(first, at - _BEFORE) - 1, -1):
        if words[index].core in word_class("having") or words[index].norm.lstrip("و") in word_class("having"):
            after = words[index].end
            found = [
                (m.start, actor, m)
                for actor in report.actors
                if actor.type in ("ORG", "GPE")
                for m in actor.mentions
                if after <= m.start < figure.span.start
            ]
            return min(found, key=lambda entry: entry[0])[1:] if found else None
    return None


def _is_of(text: str, start: int, end: int) -> bool:
    """Whether a word of belonging stands from an offset on: من, تابع, ينتمي, ل."""
    between = [fold_word(word) for word in text[start : min(end, start + 40)].split()[:2]]
    return any(word in _BELONGING or word.startswith(("تابع", "ينتم", "موال")) for word in between)


def _last_body(
    report: Report, words: Words, figure: Figure, *, speaker: Span | None
) -> tuple[Actor, Span] | None:
    """The body named last before the figure, in its sentence or the one before; not the one that tells the figure."""
    first, _ = sentence_at(words, figure.span.start)
    start = words[first].start
    best = _nominal(report, words, figure, start)
    for actor in report.actors:
        if (
            actor.type != "ORG"
            or not _is_armed(actor)
            or (speaker is not None and any(speaker.overlaps(m) for m in actor.mentions))
        ):
            continue
        for span in (*actor.mentions, *actor.references):
            if start <= span.start < figure.span.start and (best is None or span.start > best[1].start):
                best = actor, span
    return best


def _is_armed(actor: Actor) -> bool:
    """Whether a body is one that has forces, by a word of its names."""
    names = (actor.name, *actor.aliases)
    return any(
        fold_word(word).removeprefix("ال") in word_class("armed") for name in names for word in name.split()
    )


def _nominal(report: Report, words: Words, figure: Figure, start: int) -> tuple[Actor, Span] | None:
    """A body meant by its bare class ("التنظيم"), the one named last before under a name of that class."""
    for index in range(word_at(words, figure.span.start) - 1, -1, -1):
        word = words[index]
        if word.start < start:
            return None
        if word.core in word_class("nominal") and not any(
            m.overlaps(word.span) for actor in report.actors for m in actor.mentions
        ):
            named = [
                (mention.start, actor) for actor in report.actors if actor.type == "ORG"
                for mention in actor.mentions if mention.start < word.start and has_class(words, mention, word.bare)
            ]  # fmt: skip
            if named:
                return max(named, key=lambda found: found[0])[1], word.span
    return None
