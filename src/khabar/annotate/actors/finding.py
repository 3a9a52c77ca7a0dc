"""The actors of an article: lists, patterns, then the links between mentions, in order."""

from collections.abc import Sequence
from hashlib import sha256

from khabar.annotate.actors.bodies import find_bodies
from khabar.annotate.actors.governments import find_governments
from khabar.annotate.actors.latin import transliterate
from khabar.annotate.actors.linking import Group, link_mentions
from khabar.annotate.actors.listed import find_listed, find_unsure
from khabar.annotate.actors.lists import titles
from khabar.annotate.actors.lines import find_in_layout
from khabar.annotate.actors.persons import find_persons
from khabar.annotate.actors.joining import join_tagged
from khabar.annotate.actors.tagger import find_tagged
from khabar.annotate.actors.units import Mention, Unit, units_of
from khabar.arabic.letters import fold_word
from khabar.model import Actor, Alias, Layout, Span, Words

_REASONS = {
    "name": "list",
    "variant": "variant",
    "alone": "list",
    "part": "part",
    "government": "government",
    "capital": "capital",
}


def find_actors(words: Words, *, layout: Layout) -> list[Actor]:
    """The named actors of one article, by first mention.

    Mentions are spans without clitics, titles and nationalities; a capital counts for its country where it acts.
    """
    units = units_of(words)
    mentions = find_mentions(words, units, layout=layout)
    groups = link_mentions(units, mentions)
    return [_actor(group, words, units) for group in groups]


def find_mentions(words: Words, units: Sequence[Unit], *, layout: Layout | None = None) -> list[Mention]:
    """Every named mention of an article, by start, not overlapping."""
    listed, patterned = find_hints(units)
    lines = find_in_layout(units, layout) if layout else []
    tagged = find_tagged(words, units, listed, patterned)
    known = _longest([*lines, *listed, *find_unsure(units, listed), *patterned])
    return find_governments(units, join_tagged(units, known, tagged))


def find_hints(units: Sequence[Unit]) -> tuple[list[Mention], list[Mention]]:
    """What lists and what patterns find: the two hints of the tagger."""
    listed = find_listed(units)
    persons = find_persons(units, _taken(units, listed))
    names = {mention.first: mention for mention in [*listed, *persons]}
    return listed, [*persons, *find_bodies(units, names)]


def _taken(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[bool]:
    taken = [False] * len(units)
    for mention in mentions:
        if mention.how == "alone":
            continue
        for index in range(mention.first, mention.last + 1):
            taken[index] = True
    return taken


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Of mentions that overlap the longer one, then the listed one; the rest by start."""
    kept: list[Mention] = []
    last_unit = -1
    ranked = sorted(mentions, key=lambda mention: (mention.first, -mention.last, mention.rule != "list"))
    for mention in ranked:
        if mention.first > last_unit:
            kept.append(mention)
            last_unit = mention.last
        elif (
            mention.last > last_unit
            and kept
            and kept[-1].rule != "list"
            and mention.last - mention.first > kept[-1].last - kept[-1].first
        ):
            kept[-1] = mention
            last_unit = mention.last
    return kept


def _actor(group: Group, words: Words, units: Sequence[Unit]) -> Actor:
    mentions = sorted(group.mentions, key=lambda mention: mention.span)
    text = words.text
    entry = next((mention.entry for mention in mentions if mention.entry), None)
    forms = _forms(mentions, text)
    name = _fullest(forms, mentions, text)
    latin = entry.latin if entry and entry.latin else None
    return Actor(
        id=actor_id(group.key),
        name=name,
        type=entry.type if entry else mentions[0].type,
        aliases=tuple(form for form in forms if form != name),
        roles=_roles(mentions, words, units),
        mentions=tuple(mention.span for mention in mentions),
        country=entry.country if entry else None,
        latin=latin or transliterate(name),
        latin_basis="list" if latin else "transliterated",
        evidence=tuple(Alias(form, reason, span) for form, (reason, span) in forms.items() if form != name),
    )


def actor_id(key: str) -> str:
    """The id of the actor with this key: the same in every article and on every machine."""
    return "actor-" + sha256(key.encode()).hexdigest()[:12]


def _forms(mentions: Sequence[Mention], text: str) -> dict[str, tuple[str, Span]]:
    """Surface forms with reason and first mention; a form that is fused with لل counts only where no other is like it."""
    forms: dict[str, tuple[str, Span]] = {}
    seen: set[str] = set()
    fused: list[tuple[str, str, Span]] = []
    for mention in mentions:
        reason = "classifier" if mention.bare else _REASONS.get(mention.how, mention.how)
        for span, why in ((mention.bare, "list"), (mention.span, reason)):
            if span is None:
                continue
            form = span.of(text)
            if form.startswith("لل") and mention.tokens[0].startswith("ال"):
                fused.append((form, why, span))
            elif fold_word(form) not in seen:
                seen.add(fold_word(form))
                forms[form] = (why, span)
    for form, why, span in fused:
        if "ال" + fold_word(form)[2:] not in seen:
            seen.add("ال" + fold_word(form)[2:])
            forms[form] = (why, span)
    return forms


def _fullest(forms: dict[str, tuple[str, Span]], mentions: Sequence[Mention], text: str) -> str:
    proper = [
        form for form, (reason, _) in forms.items() if reason not in ("government", "capital", "classifier")
    ]
    return max(proper or list(forms), key=lambda form: (len(form.split()), len(form)))


def _roles(mentions: Sequence[Mention], words: Words, units: Sequence[Unit]) -> tuple[str, ...]:
    """Titles and offices as written before the mentions of a person."""
    roles: dict[str, None] = {}
    for mention in mentions:
        if mention.type != "PER":
            continue
        first = mention.first
        while (
            first > 0
            and mention.first - first < 6
            and units[first - 1].kind == "arabic"
            and _is_of_title(units, first - 1)
        ):
            first -= 1
        known = titles()
        while first < mention.first and not any((token,) in known for token, _ in units[first].readings):
            first += 1
        if first < mention.first:
            title = next(
                (at for token, at in units[first].readings if (token,) in known),
                words[units[first].first].start,
            )
            roles[words.text[title : units[mention.first - 1].end]] = None
    return tuple(roles)


def _is_of_title(units: Sequence[Unit], index: int) -> bool:
    known = titles()
    return units[index].norm.startswith("ال") or any((token,) in known for token, _ in units[index].readings)
