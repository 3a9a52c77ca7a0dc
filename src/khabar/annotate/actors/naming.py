"""From a group of mentions to an actor: id, name, other forms with their reasons, roles, Latin letters."""

from collections.abc import Sequence
from hashlib import sha256

from khabar.annotate.actors.latin import transliterate
from khabar.annotate.actors.linking import Group
from khabar.annotate.actors.lists import titles
from khabar.annotate.actors.units import Mention, Unit
from khabar.arabic.letters import fold_word
from khabar.model import Actor, Alias, Span, Words

_REASONS = {
    "name": "list",
    "variant": "variant",
    "alone": "list",
    "part": "part",
    "government": "government",
    "capital": "capital",
}


def name_actor(group: Group, words: Words, units: Sequence[Unit]) -> Actor:
    """The actor that a group of mentions makes."""
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
    longest = max(len(mention.tokens) for mention in mentions)
    for mention in mentions:
        reason = "classifier" if mention.bare and mention.rule != "list" else _reason(mention, longest)
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


def _reason(mention: Mention, longest: int) -> str:
    """Why a form is the actor's: what the list says, else whether it is a part or a variant of a fuller form."""
    if mention.entry or mention.how != "name":
        return _REASONS.get(mention.how, mention.how)
    return "part" if mention.type == "PER" and len(mention.tokens) < longest else "variant"


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
