"""The names of what is known of a draft: the traits that weights.tsv lists with their weights, but for those of its row alone.

As in naming.py a fact is a function of this file with what it is to name, and what it weighs is told once (facts.py).
"""


def by_way(rule: str, how: str) -> tuple[str, ...]:
    """Traits of how the rules came to the parties."""
    return f"how={how}", f"row={rule} how={how}"


def with_parties(doer: str, sufferer: str, n_doers: int, n_sufferers: int) -> tuple[str, ...]:
    """Traits of the parties that the rules gave."""
    return f"doer={doer}", f"sufferer={sufferer}", f"parties={n_doers}{n_sufferers}"


def at_place(rule: str, where: str, held: str) -> tuple[str, ...]:
    """Traits of where in the article a draft stands."""
    return f"where={where}", f"where={where} held={held}", f"row={rule} where={where}"


def in_words(said: str, is_cue: bool, n_told: int) -> tuple[str, ...]:
    """Traits of the words of somebody that hold a draft, and of how often its row was told before."""
    return f"said={said}", f"cue={is_cue}", f"told={n_told}"


def on_page(clear: str, is_sure: bool, held: str) -> tuple[str, ...]:
    """The trait of how dense clear drafts are in the article."""
    return (f"{clear} {is_sure} {held}",)


def about(topic: str, event_type: str) -> tuple[str, ...]:
    """Traits of what the sentence is about."""
    return f"topic={topic}", f"topic={topic} type={event_type}"


def like_headline(type_is: bool, lemma_is: bool, here: bool) -> tuple[str, ...]:
    """Traits of whether the headline tells the same."""
    return f"type in headline={type_is} here={here}", f"lemma in headline={lemma_is} here={here}"


def named_in(n_names: int, n_states: int, n_persons: int, only_persons: bool, what: str) -> tuple[str, ...]:
    """Traits of the parties that the sentence names."""
    return (
        f"names={n_names}",
        f"states named={n_states}",
        f"persons named={n_persons} type={what}",
        f"only persons named={only_persons} type={what}",
    )


def tagged(pos: str, prep: str, kind: str) -> tuple[str, ...]:
    """Traits of the tag and the preposition of a trigger."""
    return f"pos={pos} kind={kind}", f"prep={prep} kind={kind}"


def between(before: str, after: str, kind: str) -> tuple[str, ...]:
    """Traits of the words right before and right behind a trigger."""
    return f"before={before} kind={kind}", f"after={after} kind={kind}"


def near_draft(name: str, near: int, same: bool, clear: bool) -> tuple[str, ...]:
    """The trait of the draft before or behind."""
    return (f"{name}={near} same={same} clear={clear}",)


def ruled(cue: str, is_event: bool) -> tuple[str, ...]:
    """The trait of the verb that rules a trigger."""
    return (f"ruled by={cue} event={is_event}",)


def of_mode(mode: str | None, what: str, has_place: bool) -> tuple[str, ...]:
    """Traits of the mode of a row, and of whether a place is told."""
    return f"mode={mode} type={what}", f"place={has_place} type={what}"


def of_sides(doer: str, sufferer: str, sides: str, what: str) -> tuple[str, ...]:
    """Traits of what kinds of parties the rules gave."""
    return (
        f"doer is={doer}",
        f"doer is={doer} type={what}",
        f"sufferer is={sufferer}",
        f"sufferer is={sufferer} type={what}",
        f"sides={doer}>{sufferer}",
        f"sides={sides} type={what}",
    )


def doer_of_row(doer: str, rule: str) -> tuple[str, ...]:
    """The trait of the kind of doer of a row."""
    return (f"doer is={doer} row={rule}",)


def sufferer_of_row(sufferer: str, rule: str) -> tuple[str, ...]:
    """The trait of the kind of sufferer of a row."""
    return (f"sufferer is={sufferer} row={rule}",)


def sides_of_row(sides: str, rule: str) -> tuple[str, ...]:
    """The trait of which sides of a row are told."""
    return (f"sides={sides} row={rule}",)


def in_genitive(genitive: str, kind: str, definite: bool, bound: bool) -> tuple[str, ...]:
    """The trait of the genitive that a row awaits, and of the state of the noun."""
    return (f"genitive={genitive} kind={kind} definite={definite} pronoun={bound}",)


def before_next(has_object: bool, is_party: bool, shown: str, kind: str) -> tuple[str, ...]:
    """Traits of the object of a verb, and of the piece behind a trigger."""
    return f"object={has_object} party={is_party} kind={kind}", f"next={shown} kind={kind}"
