"""From a group of mentions to an actor: id, name, other forms with their reasons, roles, Latin letters."""

import re
from collections.abc import Sequence
from hashlib import sha256

from khabar.annotate.actors.latin import spell_person, transliterate
from khabar.annotate.actors.linking import Group
from khabar.annotate.actors.lists import word_class
from khabar.annotate.actors.roles import country_of, find_roles
from khabar.annotate.actors.units import Mention, Unit
from khabar.arabic.letters import fold_word
from khabar.model import Actor, Alias, Span, Words

_PRESENTED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")  # letters as they are drawn; a plain twin goes first
_REASONS = {
    "name": "list",
    "variant": "variant",
    "alone": "list",
    "part": "part",
    "government": "government",
    "capital": "capital",
}


def name_actor(group: Group, words: Words, units: Sequence[Unit], taken: frozenset[int]) -> Actor:
    """The actor that a group of mentions makes. `taken` are the units of all persons' names of the article."""
    mentions = sorted(group.mentions, key=lambda mention: mention.span)
    text = words.text
    entry = next((mention.entry for mention in mentions if mention.entry), None)
    forms = _forms(mentions, text)
    name = _fullest(forms, mentions, text)
    latin = entry.latin if entry and entry.latin else None
    kind = entry.type if entry else mentions[0].type
    spelt = spell_person(name) if kind == "PER" and not latin else None
    roles = find_roles(mentions, words, units, taken)
    return Actor(
        id=actor_id(group.key),
        name=name,
        type=kind,
        aliases=tuple(form for form in forms if form != name),
        roles=roles,
        mentions=tuple(mention.span for mention in mentions),
        country=(entry.country if entry else None)
        or country_of(roles if mentions[0].type == "PER" else (name,)),
        latin=latin or spelt or transliterate(name),
        latin_basis="list" if latin else "parts" if spelt else "transliterated",
        evidence=tuple(Alias(form, reason, span) for form, (reason, span) in forms.items() if form != name),
    )


def actor_id(key: str) -> str:
    """The id of the actor with this key: the same in every article and on every machine."""
    return "actor-" + sha256(key.encode()).hexdigest()[:12]


def _forms(mentions: Sequence[Mention], text: str) -> dict[str, tuple[str, Span]]:
    """Surface forms with reason and first mention; a form that is fused with لل counts only where no other is like it."""
    forms: dict[str, tuple[str, Span]] = {}
    seen: set[str] = set()
    late: list[tuple[str, str, Span]] = []
    fused: list[tuple[str, str, Span]] = []
    longest = max(len(mention.tokens) for mention in mentions)
    alone = {fold_word(mention.span.of(text)) for mention in mentions}
    for mention in mentions:
        reason = "classifier" if mention.bare and mention.rule != "list" else _reason(mention, longest)
        bare, whole = _bare_and_whole(mention, text, alone)
        for span, why in ((bare, "list"), (whole, reason if bare or not mention.bare else "name")):
            if span is None:
                continue
            form = span.of(text)
            if form.startswith("لل") and mention.tokens[0].startswith("ال"):
                fused.append((form, why, span))
            elif _PRESENTED.search(form):
                late.append((form, why, span))
            elif fold_word(form) not in seen:
                seen.add(fold_word(form))
                forms[form] = (why, span)
    for form, why, span in late:
        if fold_word(form) not in seen:
            seen.add(fold_word(form))
            forms[form] = (why, span)
    for form, why, span in fused:
        if "ال" + fold_word(form)[2:] not in seen:
            seen.add("ال" + fold_word(form)[2:])
            forms[form] = (why, span)
    return forms


def _bare_and_whole(mention: Mention, text: str, alone: set[str]) -> tuple[Span | None, Span | None]:
    """The name without and with its noun, None for the one that is no form: "دول" is part of no name, "جبل" of every one
    unless the article has the name alone too."""
    if mention.bare is None:
        return None, mention.span
    nouns = {fold_word(mention.span.of(text)[: mention.bare.start - mention.span.start].strip(" \"«“('"))}
    if "دول" in nouns:
        return mention.bare, None
    kept = (
        not nouns.isdisjoint(word_class("kept with its noun"))
        and fold_word(mention.bare.of(text)) not in alone
    )
    return (None, mention.span) if kept else (mention.bare, mention.span)


def _reason(mention: Mention, longest: int) -> str:
    """Why a form is the actor's: what the list says, else whether it is a part or a variant of a fuller form."""
    if mention.entry or mention.how != "name":
        return _REASONS.get(mention.how, mention.how)
    return "part" if mention.type == "PER" and len(mention.tokens) < longest else "variant"


def _fullest(forms: dict[str, tuple[str, Span]], mentions: Sequence[Mention], text: str) -> str:
    proper = [
        form for form, (reason, _) in forms.items() if reason not in ("government", "capital", "classifier")
    ]
    listed = any(mention.entry for mention in mentions)
    clean = [form for form in proper if not form.startswith("لل")] if listed else []
    return max(clean or proper or list(forms), key=lambda form: (len(form.split()), len(form)))
