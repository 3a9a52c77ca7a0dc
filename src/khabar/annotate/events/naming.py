"""The names of what is known of a trigger and a phrase: the traits that parties.tsv lists with their weights.

What is known (a fact, facts.py) is a function of this file with what it is to name.
"""

from khabar.annotate.events.facts import Fact, Namer, names_of

__all__ = ["COUNTED", "Fact", "Namer", "names_of"]
COUNTED = ("verb", "event", "that", "relative", "subordinate", "comma", "stop", "np")


def trigger(
    kind: str,
    event_type: str,
    status: str,
    rules: str,
    how: str,
    slot: str,
    genitive: str,
    headline: bool,
    after: str,
) -> tuple[str, ...]:
    """Traits of a trigger by itself."""
    return (
        f"kind {kind}",
        f"type {event_type}",
        f"kind {kind} type {event_type}",
        f"status {status}",
        f"rules {rules}",
        f"rules {rules} {kind} {how}",
        f"frame {slot} {genitive} {kind[0]}",
        f"headline {headline:d}",
        f"after {after} {kind}",
    )


def by_itself(
    party: str,
    who: str,
    name: str,
    definite: bool,
    prep: str,
    agreement: str,
    mentions: int,
    owner: str,
    n_words: int,
    hidden: str,
) -> tuple[str, ...]:
    """Traits of a phrase by itself, whatever the trigger."""
    return (
        f"party {party}",
        f"who {who}",
        f"name {name}",
        f"definite {definite:d} {party}",
        f"prep {prep} {party}",
        f"agreement {agreement}",
        f"mentions {mentions}",
        f"owner {owner}" if owner else "no owner",
        f"words {n_words}",
        f"hidden {hidden}",
    )


def between(kind: str, side: str, gaps: tuple[int, ...], far: int) -> tuple[str, ...]:
    """Traits of what stands between a trigger and a phrase."""
    place = kind + side
    counted = [f"{name} {place} {n}" for name, n in zip(COUNTED, gaps, strict=True) if n]
    return (*counted, f"far {place} {far}")


def framed(event_type: str, frame: str, verbs: int, rivals: int) -> tuple[str, ...]:
    """Traits of the role that the row has for the preposition of a phrase."""
    return f"frame {frame} {verbs} {rivals}", f"frame {frame} {event_type}"


def ruling(event_type: str, kind: str, rules: str, how: str, ruled: str) -> tuple[str, ...]:
    """Traits of the role that the rules gave a phrase, and of the trigger."""
    return f"ruled {ruled} {rules} {kind} {how}", f"ruled {ruled} {event_type}"


def standing(
    kind: str, side: str, rules: str, ruled: str, party: str, verbs: int, rivals: int
) -> tuple[str, ...]:
    """Traits of the role that the rules gave a phrase, and of its place."""
    return (
        f"ruled {ruled} {party}",
        f"ruled {ruled} {kind}{side} rivals {rivals}",
        f"ruled {ruled} {side} {rules} verbs {verbs}",
    )


def way(kind: str, side: str, rules: str, prep: str, verbs: int, rivals: int) -> tuple[str, ...]:
    """Traits of the preposition of a phrase and of its place."""
    return f"way {kind}{side} {prep} {verbs} {rivals} {rules}", f"prep {kind}{side} {prep}"


def named(kind: str, side: str, event_type: str, party: str, who: str) -> tuple[str, ...]:
    """Traits of what a phrase names."""
    place = kind + side
    return (
        f"party {event_type} {party}",
        f"party {place} {party}",
        f"who {event_type} {who}",
        f"who {place} {who}",
    )


def in_order(
    kind: str, order: int, n_bare: int, beside: bool, form: str, event_type: str, party: str, who: str
) -> tuple[str, ...]:
    """Traits of a phrase without preposition behind a trigger."""
    return (
        f"bare {kind} {order} {beside:d} {form}",
        f"bare {kind} {order} {event_type}",
        f"bare {kind} {order} of {n_bare} {party}",
        f"bare {kind} {order} of {n_bare} {who}",
    )


def as_subject(topic: str, event_type: str, slot: str) -> tuple[str, ...]:
    """Traits of the subject of a trigger."""
    return f"subject {topic}", f"subject {topic} {event_type} {slot}"


def as_object(slot: str) -> tuple[str, ...]:
    """Traits of the object of a trigger."""
    return (f"object {slot}",)


def agreeing(number: str, agreement: str, side: str, order: int, n_bare: int) -> tuple[str, ...]:
    """Traits of the agreement of a phrase with a verb; `order` is 0 where its place among others is not known."""
    name = f"agrees {number} {agreement}"
    return (f"{name} {side}", f"{name} {order} of {n_bare}") if order and n_bare else (f"{name} {side}",)


def as_subject_of(
    name: str, kind: str, tone: str, event_type: str, rules: str, prep: str, casualty: bool
) -> tuple[str, ...]:
    """Traits of the subject of a verb that is not the trigger."""
    return (
        f"subject of {name} {kind} {tone}",
        f"subject of {name} {kind} {event_type} {rules}",
        f"subject of {name} {kind} {prep or '-'}",
        f"subject of {name} {tone} casualty {casualty:d}",
    )


def as_object_of(name: str, kind: str, tone: str) -> tuple[str, ...]:
    """Traits of the object of a verb that is not the trigger."""
    return (f"object of {name} {kind} {tone}",)


def taken_up(pronoun: str, agreement: str, kind: str) -> tuple[str, ...]:
    """Traits of a phrase that the pronoun on the trigger may take up."""
    return (f"pronoun {pronoun} {agreement} {kind}",)


def elsewhere(
    name: str, ruled: str, there: str, here: str, joined: bool, near: bool, status: str, kind: str
) -> tuple[str, ...]:
    """Traits of a party of another event."""
    return (
        f"{name} {ruled} same {there == here:d} joined {joined:d} near {near:d}",
        f"{name} {ruled} {there} {here}",
        f"{name} {ruled} {status} {kind}",
    )


def member(side: str, rules: str, ruled: str) -> tuple[str, ...]:
    """Traits of a phrase that و joins to another."""
    return f"member {side} {rules}", f"member {ruled}"


def of_office(is_office: bool, ruled: str) -> tuple[str, ...]:
    """Traits of an office in apposition to a name, or of the name."""
    return (f"{'office' if is_office else 'holder'} {ruled}",)


def telling(name: str, is_speaker: bool, kind: str, rules: str, event_type: str) -> tuple[str, ...]:
    """Traits of who tells of an event, or says it by its trigger."""
    told = f"{name} {'speaker' if is_speaker else 'other'}"
    return f"{told} {kind}", f"{told} {rules} {event_type}"


def along(kind: str, side: str, path: str, prep: str) -> tuple[str, ...]:
    """Traits of the kinds of pieces between a trigger and a phrase."""
    return (f"path {kind}{side} {path} {prep}",)


def by_row(lemma: str, kind: str, side: str, prep: str) -> tuple[str, ...]:
    """The trait of a phrase with the row of our lexicon that reads the trigger."""
    return (f"row {lemma} {kind} {side} {prep}",)


def by_row_and_who(lemma: str, kind: str, who: str) -> tuple[str, ...]:
    """The trait of what a phrase names with the row that reads the trigger."""
    return (f"row {lemma} {kind} {who}",)


def by_row_and_rules(lemma: str, kind: str, ruled: str) -> tuple[str, ...]:
    """The trait of what the rules made of a phrase with the row that reads the trigger."""
    return (f"row {lemma} {kind} {ruled}",)


def by_row_in_order(lemma: str, kind: str, order: int, n_bare: int) -> tuple[str, ...]:
    """Traits of a phrase without preposition with the row that reads the trigger."""
    return (f"row {lemma} {kind} bare {order} of {n_bare}",)


def playing(name: str, scale: str, does: int, suffers: int) -> tuple[str, ...]:
    """Traits of what a party does and suffers in other events of the article."""
    return (
        f"cast {name} {does} {suffers}",
        f"cast {name} {scale} {does > suffers:d}{does < suffers:d}",
    )


def earlier(part: str, form: str, same: bool, event_type: str) -> tuple[str, ...]:
    """Traits of the part that a party had in the event of the same type before."""
    return f"earlier {part} {form} {same:d}", f"earlier {part} {event_type}"


def filled(kind: str, form: str, slots: str, place: int, event_type: str) -> tuple[str, ...]:
    """Traits of what stands behind the trigger, and of the place of a phrase among it; 0 where it stands elsewhere."""
    return f"slots {kind} {form} {slots} {place}", f"slots {kind} {event_type} {slots} {place}"


def beside(kind: str, side: str, before: str, behind: str) -> tuple[str, ...]:
    """Traits of the kinds of pieces right before and right behind a phrase."""
    return (f"beside {kind}{side} {before}{behind}",)


def paired(form: str, side: str, who: str, where: str, rival: str) -> tuple[str, ...]:
    """Traits of a phrase and of the nearest other party, before or behind the trigger."""
    return (f"rival {side} {who} {where} {rival} {form}",)


def controlled(rank: int, name: str, wall: str, part: str, kind: str) -> tuple[str, ...]:
    """Traits of a phrase beside a word that rules the trigger."""
    return f"control {rank} {name} {wall} {part} {kind}", f"control {rank} {name} {part}"


def by_row_ruled(
    lemma: str, event_type: str, kind: str, prep: str, definite: bool, place: str
) -> tuple[str, ...]:
    """Traits of the preposition before a trigger, its article, and the place of a phrase."""
    form = f"{kind}{definite:d} {prep or '-'}"
    return f"by {lemma} {form} {place}", f"by {event_type} {form} {place}", f"by {form} {place}"


def clause_way(way: str, kind: str, prep: str, part: str) -> tuple[str, ...]:
    """Traits of how the clause of a phrase stands to that of the trigger."""
    return f"clause {way} {kind} {prep} {part}", f"clause {way} {kind}"


def taken(part: str, tone: str, where: str, way: str, kind: str) -> tuple[str, ...]:
    """Traits of a phrase that is subject or object of a verb."""
    return f"taken {part} {tone} {where} {kind}", f"taken {part} {where} {way} {kind}"


def again(nearer: bool, farther: bool, side: str, kind: str) -> tuple[str, ...]:
    """Traits of a party that is named once more in the sentence."""
    return (f"again {nearer:d}{farther:d} {side} {kind}",)


def gender(verb: str, own: str, side: str, part: str) -> tuple[str, ...]:
    """Traits of the gender and number of a phrase and of the verb or pronoun of the trigger."""
    return (f"gender {verb} {own} {side} {part}",)


def fallen(
    name: str, ruled: str, casualties: str, event_type: str, form: str, prep: str, parted: bool
) -> tuple[str, ...]:
    """Traits of a party of an event beside a casualty: who fell in an attack fell to whoever made it."""
    told = f"fallen {name} {ruled} {casualties}"
    return f"{told} {event_type} {form} {prep or '-'} {parted:d}", f"{told} {parted:d}"
