"""The names of what is known of an event and a time: the traits that days.tsv lists with their weights.

As in naming.py a fact is a function of this file with what it is to name, and what it weighs is told once (facts.py).
"""


def event_alone(
    event_type: str, status: str, kind: str, form: str, mode: str | None, lemma: str | None
) -> tuple[str, ...]:
    """Traits of an event by itself."""
    return (
        "any",
        f"type {event_type}",
        f"status {status} {kind}",
        f"form {form}",
        f"mode {mode}",
        f"lemma {lemma}",
    )


def in_article(
    depth: int, days: int, own: int, opener: str, before: str, held: str, perfect: bool
) -> tuple[str, ...]:
    """Traits of where an event stands, whatever the time."""
    return (
        f"depth {depth}",
        f"days {days}",
        f"own {own}",
        f"opener {opener}",
        f"pre {before}",
        f"held {held}",
        f"perfect {perfect:d}",
    )


def ruling(ruled: str, where: str, kind: str, status: str, form: str) -> tuple[str, ...]:
    """Traits of whether the rules date the event by this time, and of the event's form."""
    return (
        f"where {where}",
        f"ruled {ruled} {where}",
        f"ruled {ruled} {kind}",
        f"ruled {ruled} {status}",
        f"kind {kind} {where}",
        f"form {form} {where}",
        f"form {form} ruled {ruled}",
        f"status {status} {where}",
    )


def grained(grain: int, where: str, anchor: str, status: str, bound: str) -> tuple[str, ...]:
    """Traits of what the time gives: a year, a month, a day."""
    return (
        f"grain {grain} {where}",
        f"{bound} {grain}",
        f"anchor {anchor} {grain} {where}",
        f"anchor {anchor} {status}",
        f"status {status} {grain}",
    )


def placed_so(
    where: str, opens: bool, own: int, headline: bool, perfect: bool, event_type: str
) -> tuple[str, ...]:
    """Traits of where the time and the event stand in their sentences."""
    return (
        f"opens {opens:d} {where}",
        f"own {own} {where}",
        f"headline {headline:d} {where}",
        f"perfect {perfect:d} {where}",
        f"type {event_type} {where[:4]}",
    )


def said(how: str, where: str, status: str) -> tuple[str, ...]:
    """Traits of the words of somebody that hold the event and the time."""
    return f"said {how} {where}", f"said {how} {status}"


def behind_words(before_trigger: str, before_time: str, where: str) -> tuple[str, ...]:
    """Traits of the words right before the trigger and the time."""
    return f"pre {before_trigger} {where}", f"by {before_time} {where}"


def of_row(lemma: str | None, where: str) -> tuple[str, ...]:
    """Traits of the row that reads the trigger."""
    return (f"lemma {lemma} {where}",)


def among_days(main: bool, lead: bool, depth: int, where: str) -> tuple[str, ...]:
    """Traits of how a day stands among the days of the article."""
    near = where[:4]
    return (
        f"main {main:d} {near}",
        f"lead {lead:d} {near}",
        f"lead {lead:d} main {main:d} depth {depth}",
        f"depth {depth} {where}",
    )


def later_days(later: int, grain: int, where: str, status: str) -> tuple[str, ...]:
    """Traits of how many days of the article are later."""
    return f"later {later} {grain} {where[:4]}", f"later {later} {status}"


def sentences_away(n_sentences: int, kind: str, status: str) -> tuple[str, ...]:
    """Traits of how far away a time of another sentence is."""
    return (f"sentences {n_sentences} {kind} {status}",)


def in_paragraph(same: bool, where: str, anchor: str, first: bool, opener: str) -> tuple[str, ...]:
    """Traits of the paragraph of a time of another sentence, and of how the event's own begins."""
    return f"paragraph {same:d} {where} {anchor}", f"first {first:d} {where}", f"opener {opener} {where}"


def words_away(where: str, far: int, n_events: int, other: bool) -> tuple[str, ...]:
    """Traits of what stands between an event and a time of another sentence."""
    return (
        f"words {where} {far}",
        f"events between {n_events} {where}",
        f"other day between {other:d} {where}",
    )


def distant(apart: int, headline: bool, main: bool) -> tuple[str, ...]:
    """Traits of a time far away."""
    return f"distant {apart} {headline:d}", f"main {main:d} distant {apart}"


def told_in(time: bool, event: bool, where: str) -> tuple[str, ...]:
    """Traits of whether a time and an event are told by somebody."""
    return (f"told in {time:d} {event:d} {where}",)


def on_the_way(kind: str, where: str, n: int) -> tuple[str, ...]:
    """Traits of the pieces of one kind between a trigger and a time of its sentence."""
    return (f"{kind} {where} {n}",)


def linked(norm: str, where: str) -> tuple[str, ...]:
    """Traits of a word that links clauses between a trigger and a time."""
    return (f"link {norm} {where}",)


def beside(where: str, far: int, rivals: int, times: int, nearest: bool, kind: str) -> tuple[str, ...]:
    """Traits of what else stands between a trigger and a time of its sentence."""
    return (
        f"far {where} {far}",
        f"rivals {where} {rivals}",
        f"times between {times} {where}",
        f"nearest {nearest:d} {where} {kind}",
    )


def shared(others: tuple[tuple[str, bool, bool, bool, bool], ...], kind: str, status: str) -> tuple[str, ...]:
    """Traits of the events before that have the time by the rules, each named once."""
    found: set[str] = set()
    for near, alike, same_status, same_row, common in others:
        if near == "another day":
            found.add("another day in its sentence")
            continue
        found |= {
            f"shared {near} type {alike:d} status {same_status:d}",
            f"shared {near} lemma {same_row:d}",
            f"shared {near} party {common:d}",
            f"shared {near} {kind} {status}",
        }
    return tuple(sorted(found))


def ruled_by(verb: str, form: str, where: str, status: str, inside: bool) -> tuple[str, ...]:
    """Traits of the verb that a time stands with."""
    return (
        f"verb {verb} {where}",
        f"verb {verb} {form} {where[:3]}",
        f"verb {verb} {status}",
        f"verb {verb} in {inside:d} {where}",
    )


def worded(expression: str, bound: bool, where: str, status: str) -> tuple[str, ...]:
    """Traits of the words of a time."""
    return (
        f"expression {expression} {where}",
        f"expression {expression} {status}",
        f"bound {bound:d} {where}",
    )


def clause(way: str, where: str, form: str) -> tuple[str, ...]:
    """Traits of the clauses of a trigger and a time of its sentence."""
    return f"way {way}", f"way {way} {where}", f"way {way} {form}"


def no_host(where: str) -> tuple[str, ...]:
    """The trait of a time of another sentence that dates nothing by the rules."""
    return (f"host none {where}",)


def host(alike: str, where: str, form: str, status: str, its_form: str, its_status: str) -> tuple[str, ...]:
    """Traits of the event of another sentence that a time belongs to."""
    return (
        f"host {alike} {where}",
        f"host {alike} {form}",
        f"host {alike} {status == its_status:d}",
        f"host {its_form} {form}",
        f"host status {its_status} {status}",
    )


def host_away(parties: str, far: int, held: str, where: str) -> tuple[str, ...]:
    """Traits of the parties and the place of that event."""
    return f"host party {parties} {where}", f"host far {far} {where}", f"host held {held} {where}"


def alone_beside(whose: str, where: str) -> tuple[str, ...]:
    """The trait of a time that dates no other event by the rules."""
    return (f"beside {whose} {where}",)


def host_beside(alike: str, where: str, same_status: bool, common: bool, gap: int) -> tuple[str, ...]:
    """Traits of the other event that a time of the own sentence belongs to."""
    return (
        f"beside {alike} {where}",
        f"beside status {same_status:d} {alike} {where}",
        f"beside party {common:d} {where}",
        f"beside gap {gap} {where}",
    )


def host_form(its_form: str, form: str, order: str) -> tuple[str, ...]:
    """Traits of the forms of that event and of the own."""
    return (f"beside {its_form} {form} {order}",)


def host_clause(way: str) -> tuple[str, ...]:
    """Traits of the clauses of the two events."""
    return (f"beside way {way}",)
