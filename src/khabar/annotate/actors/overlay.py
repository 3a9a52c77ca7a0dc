"""A user's own word on who is who: merges and splits that win over khabar's. They come from the file of corrections."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from khabar.annotate.actors.naming import actor_id
from khabar.arabic.letters import fold_word
from khabar.model import Actor, Alias, Span


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One merge or split. `same`: actor `other` is actor `actor`. `apart`: the form `other` is not actor `actor`."""

    action: Literal["same", "apart"]
    actor: str  # id
    other: str  # id for `same`, a form as written for `apart`


def apply_overlay(actors: Sequence[Actor], rules: Sequence[Rule], text: str) -> list[Actor]:
    """The actors of one article with the user's splits, then merges; by first mention. Order of the rules does not matter
    but for merges in a row, which are followed to their end."""
    apart = {(rule.actor, fold_word(rule.other)) for rule in rules if rule.action == "apart"}
    same = {rule.other: rule.actor for rule in rules if rule.action == "same"}
    parted = [piece for actor in actors for piece in _parted(actor, apart, text)]
    merged: dict[str, Actor] = {}
    for actor in parted:
        number = _followed(actor.id, same)
        kept = merged.get(number)
        merged[number] = _joined(kept, actor, text) if kept else msgspec.structs.replace(actor, id=number)
    return sorted(merged.values(), key=lambda actor: actor.mentions[0])


def decided_ids(rules: Sequence[Rule]) -> frozenset[str]:
    """The ids that the rules name or make; nothing else may join or part them."""
    ids = {rule.actor for rule in rules} | {rule.other for rule in rules if rule.action == "same"}
    return frozenset(ids | {_parted_id(rule.actor, rule.other) for rule in rules if rule.action == "apart"})


def _parted_id(number: str, form: str) -> str:
    return actor_id(f"apart:{number}:{fold_word(form)}")


def _followed(number: str, same: dict[str, str]) -> str:
    seen = set()
    while number in same and number not in seen:
        seen.add(number)
        number = same[number]
    return number


def _parted(actor: Actor, apart: set[tuple[str, str]], text: str) -> list[Actor]:
    away: dict[str, list[Span]] = {}
    stay: list[Span] = []
    for span in actor.mentions:
        form = fold_word(span.of(text))
        if (actor.id, form) in apart:
            away.setdefault(form, []).append(span)
        else:
            stay.append(span)
    if not away:
        return [actor]
    pieces = [_with_mentions(actor, stay, actor.id, text)] if stay else []
    return pieces + [
        _with_mentions(actor, spans, _parted_id(actor.id, form), text) for form, spans in away.items()
    ]


def _with_mentions(actor: Actor, spans: list[Span], number: str, text: str) -> Actor:
    held = {fold_word(span.of(text)) for span in spans}
    forms = [form for form in (actor.name, *actor.aliases) if fold_word(form) in held] or [spans[0].of(text)]
    name = max(forms, key=len)
    aliases = tuple(form for form in forms if form != name)
    evidence = tuple(alias for alias in actor.evidence if alias.form in aliases)
    return msgspec.structs.replace(
        actor, id=number, name=name, aliases=aliases, mentions=tuple(spans), evidence=evidence
    )


def _joined(first: Actor, second: Actor, text: str) -> Actor:
    forms = tuple(dict.fromkeys((*first.aliases, second.name, *second.aliases)))
    aliases = tuple(form for form in forms if form != first.name)
    mentions = tuple(sorted({*first.mentions, *second.mentions}))
    added = Alias(second.name, "user", second.mentions[0])
    return msgspec.structs.replace(
        first,
        aliases=aliases,
        mentions=mentions,
        roles=tuple(dict.fromkeys((*first.roles, *second.roles))),
        references=tuple(sorted({*first.references, *second.references})),
        evidence=(*first.evidence, added, *second.evidence),
    )
