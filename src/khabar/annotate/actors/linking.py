"""Which mentions of an article name the same actor."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import (
    country_of_folded,
    forms,
    name_parts,
    title_words,
    weak_words,
    word_class,
)
from khabar.annotate.actors.tagger import load_model
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import Span

_DEFINITE = ("ال", "وال", "لل", "بال", "فال", "كال")
_MOST_BEARERS = 50  # of one part of a name; more are a list of names, and no links are drawn from it
_LONG = 4  # words of a body's name from which on one that holds another's words is the same
_CONNECTORS = frozenset(["بن", "ابن", "بنت", "ال", "ولد"])


class Group(msgspec.Struct):
    """The mentions of one actor while they are gathered."""

    key: str
    mentions: list[Mention]
    full: tuple[str, ...]


def link_mentions(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Group]:
    """Groups of mentions, one an actor, by first mention."""
    groups: dict[str, Group] = {}
    persons: list[Mention] = []
    for mention in mentions:
        if mention.type == "PER":
            persons.append(mention)
            continue
        _add(groups, _key(mention), mention)
    _merge_spellings(groups)
    _merge_reworded(groups)
    _merge_bodies(groups)
    _merge_forces(groups)
    _merge_short_bodies(groups)
    for key in [
        key for key, group in groups.items() if all(mention.how == "general" for mention in group.mentions)
    ]:
        del groups[key]
    royal = {mention.first for mention in persons if _follows_crown(units, mention.first)}
    for key, mention in _person_keys(persons, royal):
        _add(groups, key, mention)
    _add_surnames(units, groups, mentions)
    return sorted(groups.values(), key=lambda group: min(mention.span for mention in group.mentions))


def _add(groups: dict[str, Group], key: str, mention: Mention) -> None:
    group = groups.setdefault(key, Group(key, [], mention.tokens))
    group.mentions.append(mention)
    if len(mention.tokens) > len(group.full):
        group.full = mention.tokens


def _key(mention: Mention) -> str:
    if mention.entry:
        return mention.entry.key
    first = mention.tokens[0]
    tokens = ("ال" + first[2:], *mention.tokens[1:]) if first.startswith("لل") else mention.tokens
    kind = {"ORG": "body", "LOC": "place", "GPE": "place", "PER": "person"}[mention.type]
    return f"{kind}:" + " ".join(tokens)


def _merge_spellings(groups: dict[str, Group]) -> None:
    """One body under two spellings of its name: "الخارجية الأميركية" is "وزارة الخارجية الأمريكية", "إمارة عسير" "إمارة منطقة عسير"."""
    first: dict[tuple[str, ...], Group] = {}
    for group in sorted(groups.values(), key=lambda group: group.mentions[0].entry is None):
        if group.mentions[0].type != "ORG" or len(group.full) < 2:
            continue
        kept = first.setdefault(_plain_body(group.full), group)
        if kept is not group and group.mentions[0].entry is None:
            _join(groups, kept, group)


def _merge_reworded(groups: dict[str, Group]) -> None:
    """A long name that a longer one with the same head holds word by word: "تحالف رواد الأعمال في مجموعة العشرين" of "تحالف
    شباب رواد الأعمال في مجموعة دول العشرين"."""
    by_head: dict[str, list[tuple[frozenset[str], Group]]] = {}
    bodies = [
        group for group in groups.values() if group.key.startswith("body:") and len(group.full) >= _LONG
    ]
    for group in sorted(bodies, key=lambda group: -len(group.full)):
        words = frozenset(stem for stem in map(_stem, group.full[1:]) if len(stem) > 2)
        fuller = [kept for held, kept in by_head.get(group.full[0], ())[:_MOST_BEARERS] if words <= held]
        if len(fuller) == 1 and len(words) >= _LONG - 1 and group.mentions[0].entry is None:
            _join(groups, fuller[0], group)
        else:
            by_head.setdefault(group.full[0], []).append((words, group))


def _stem(token: str) -> str:
    """A word without its article and its ل: "لمجموعة", "الدول"."""
    bare = token[1:] if token[:1] in "لب" and len(token) > 4 else token
    return bare[2:] if bare.startswith("ال") and len(bare) > 4 else bare.removeprefix("ل")


def _join(groups: dict[str, Group], kept: Group, group: Group) -> None:
    """Gives the mentions of `group` to `kept`."""
    kept.mentions = sorted([*kept.mentions, *group.mentions], key=lambda mention: mention.span)
    if len(group.full) > len(kept.full):
        kept.full = group.full
    del groups[group.key]


def _plain_body(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A body's name as spellings of it agree: nationalities as codes, without "وزارة", the nouns of places and clitics of its head."""
    head = "ال" + tokens[0][2:] if tokens[0].startswith("لل") else tokens[0]
    rest = tokens[1:]
    if head == "وزاره" and len(rest) > 1:
        head, rest = rest[0], rest[1:]
    nouns = word_class("place classifier")
    kept = [country_of_folded(token) or token for token in rest if token not in nouns]
    return (head, *kept) if kept or not rest else (head, *rest)


def _merge_bodies(groups: dict[str, Group]) -> None:
    """A body whose name begins a longer one of the same article is that one: "مركز الملك سلمان" of "… للإغاثة"."""
    bodies = [
        group
        for group in groups.values()
        if group.key.startswith("body:")
        or group.mentions[0].rule == "body"
        and group.mentions[0].entry is None
    ]
    of_saudis = "country:SAU" in groups
    by_prefix: dict[tuple[str, ...], Group | None] = {}
    for group in bodies:
        for length in range(2, len(group.full)):
            prefix = group.full[:length]
            by_prefix[prefix] = None if prefix in by_prefix and by_prefix[prefix] is not group else group
    for group in sorted(bodies, key=lambda group: len(group.full)):
        longer = by_prefix.get(group.full)
        if longer is None or longer.key not in groups or longer is group:
            continue
        if group.mentions[0].entry is None or not of_saudis and _begins_earlier(longer, group):
            longer.mentions += group.mentions
            longer.mentions.sort(key=lambda mention: mention.span)
            del groups[group.key]


def _begins_earlier(longer: Group, group: Group) -> bool:
    """Whether the fuller name stands first: "وزارة الداخلية المصرية … وزارة الداخلية"."""
    first = min(mention.span for mention in longer.mentions)
    return first <= min(mention.span for mention in group.mentions)


def _merge_forces(groups: dict[str, Group]) -> None:
    """One force under several nouns: "ميليشيا الدعم السريع" is "قوات الدعم السريع"."""
    heads = word_class("force head")
    by_name: dict[tuple[str, ...], Group] = {}
    bodies = [group for group in groups.values() if group.key.startswith("body:") and len(group.full) > 2]
    for group in sorted(bodies, key=lambda group: group.mentions[0].entry is None):
        if group.full[0] not in heads:
            continue
        kept = by_name.setdefault(group.full[1:], group)
        if kept is not group and group.mentions[0].entry is None:
            kept.mentions += group.mentions
            del groups[group.key]


def _merge_short_bodies(groups: dict[str, Group]) -> None:
    """ "التحالف" is "التحالف العربي" where the article has one body alone that begins so; the war in Yemen has its own."""
    bodies = [group for group in groups.values() if group.key.startswith("body:")]
    countries = {group.key for group in groups.values() if group.key.startswith("country:")}
    for group in bodies:
        word = group.full[-1]
        if group.full != (word,) and group.full != ("قوات", "التحالف") or not word.startswith("ال"):
            continue
        fuller = [
            other
            for other in bodies
            if other is not group and other.key in groups and _begins_with(other, word)
        ]
        if not fuller and word in word_class("short body") and not countries & {"country:YEM", "country:SAU"}:
            del groups[group.key]
        elif len(fuller) == 1:
            _join(groups, fuller[0], group)


def _begins_with(group: Group, word: str) -> bool:
    return any(
        len(mention.tokens) > 1 and mention.tokens[0] in (word, "دول", "قوات") and word in mention.tokens[:2]
        for mention in group.mentions
    )


def _follows_crown(units: Sequence[Unit], first: int) -> bool:
    """Whether the name is that of a king or a prophet, of whom there are many with one given name."""
    return first > 0 and any(token in word_class("crown") for token, _ in units[first - 1].readings)


def _person_keys(persons: Sequence[Mention], royal: set[int]) -> list[tuple[str, Mention]]:
    """Each person mention with the key of the fullest name it is a form of; of several, the bearer named last before it."""
    names: dict[tuple[str, ...], str] = {}
    by_end: dict[str, list[tuple[str, ...]]] = {}  # the names that begin or end with a part
    shared: dict[tuple[str, ...], set[str]] = {}
    for mention in sorted(persons, key=lambda mention: -len(mention.tokens)):
        tokens = mention.tokens
        if tokens in names:
            continue
        near = [*by_end.get(tokens[0], ())[:_MOST_BEARERS], *by_end.get(tokens[-1], ())[:_MOST_BEARERS]]
        if mention.entry and not (mention.how == "alone" and _other_bearer(mention, near, names)):
            key = mention.entry.key
        else:
            alone = {form.entry.key for form in forms().get(tokens, ()) if form.how == "alone"}
            fuller = {names[name] for name in near if len(name) > len(tokens) and _is_form_of(tokens, name)}
            if not fuller and len(tokens) == 1 and mention.first not in royal:
                fuller = {names[name] for name in near if name[0] == tokens[0] and len(name) > 1}
            fuller = {names[name] for name in near if names[name] in alone} or fuller
            key = fuller.pop() if len(fuller) == 1 else "person:" + " ".join(_plain(tokens))
            if fuller:
                shared[tokens] = fuller
        names[tokens] = key
        for end in {tokens[0], tokens[-1]}:
            by_end.setdefault(end, []).append(tokens)
    return _nearest_bearers(persons, names, shared)


def _nearest_bearers(
    persons: Sequence[Mention], names: dict[tuple[str, ...], str], shared: dict[tuple[str, ...], set[str]]
) -> list[tuple[str, Mention]]:
    keyed: list[tuple[str, Mention]] = []
    last: dict[str, int] = {}
    for place, mention in enumerate(sorted(persons, key=lambda mention: mention.span)):
        bearers = [key for key in shared.get(mention.tokens, ()) if key in last]
        key = max(bearers, key=lambda bearer: last[bearer]) if bearers else names[mention.tokens]
        last[key] = place
        keyed.append((key, mention))
    return keyed


def _other_bearer(
    mention: Mention, near: Sequence[tuple[str, ...]], names: dict[tuple[str, ...], str]
) -> bool:
    """Whether the article names another person of this surname in full, and not the one of the list."""
    size = len(mention.tokens)
    bearers = {names[name] for name in near if len(name) > size and name[-size:] == mention.tokens}
    return bool(bearers) and mention.entry is not None and mention.entry.key not in bearers


def _plain(tokens: tuple[str, ...]) -> list[str]:
    return [token for token in tokens if token not in ("بن", "ابن")]


def _is_form_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a shorter name can be read off a fuller one: its first part and others in order, or its end."""
    if full[-len(short) :] == short:
        patronymic = len(short) == 1 and len(full) > 2 and full[-2] in ("بن", "ابن")
        return not (patronymic and short[0].startswith("عبد"))  # "الملك عبدالعزيز" is no "فيصل بن عبدالعزيز"
    if short[0] != full[0] or len(short) < 2:
        return False
    rest = iter(full)
    return all(token in rest for token in short)


def _add_surnames(units: Sequence[Unit], groups: dict[str, Group], mentions: Sequence[Mention]) -> None:
    """Later mentions by one part of a name: "الشرع" after "أحمد الشرع". The nearest bearer before it has it."""
    bearers: dict[str, list[tuple[int, Group]]] = {}
    for group in groups.values():
        for mention in group.mentions:
            if mention.type == "PER" and len(mention.tokens) > 1:
                for part in _usable_parts(mention.tokens):
                    bearers.setdefault(part, []).append((mention.first, group))
    if not bearers:
        return
    for places in bearers.values():
        places.sort(key=lambda bearer: bearer[0])
    taken = {index for mention in mentions for index in range(mention.first, mention.last + 1)}
    for index, unit in enumerate(units):
        if index in taken or unit.kind == "mark":
            continue
        for token, start in unit.readings:
            if token in bearers and _may_be_surname(units, index, token, start):
                group = _nearest(bearers[token], index)
                first, start, tokens = _with_house(units, index, token, start, group)
                group.mentions.append(
                    Mention(
                        first=first,
                        last=index,
                        span=Span(start, unit.end),
                        tokens=tokens,
                        type="PER",
                        rule="link",
                        how="part",
                    )
                )
                break


def _with_house(
    units: Sequence[Unit], index: int, token: str, start: int, group: Group
) -> tuple[int, int, tuple[str, ...]]:
    """First unit, offset and tokens of a family name, with the آل that belongs to it: "آل مبارك"."""
    before = units[index - 1] if index else None
    if before and before.written == "آل" and "ال" in group.full:
        return index - 1, before.readings[0][1], ("ال", token)
    return index, start, (token,)


def _usable_parts(tokens: tuple[str, ...]) -> list[str]:
    last = tokens[-1]
    usable = len(last) > 2 and last not in _CONNECTORS and last not in word_class("ordinal")
    parts = [last] if usable else []
    first = tokens[0]
    kind = name_parts().get(first)
    if (
        len(first) > 3
        and first not in weak_words()
        and (kind == "western" or first not in load_model().common)
    ):
        parts.append(first)
    return parts


def _nearest(bearers: list[tuple[int, Group]], index: int) -> Group:
    place = bisect_right(bearers, index, key=lambda bearer: bearer[0])
    return bearers[max(0, place - 1)][1]


def _may_be_surname(units: Sequence[Unit], index: int, token: str, start: int) -> bool:
    """A word of the language that is also somebody's surname is the surname only where no noun rules it."""
    unit = units[index]
    fused = start != unit.readings[0][1]
    if token == "علي" and unit.written.endswith("ى"):
        return False
    if fused and token in weak_words() and not token.startswith("ال"):
        return False
    before = units[index - 1] if index else None
    titled = bool(before and any(reading in title_words() for reading, _ in before.readings))
    tied = fused and unit.norm.startswith("و")  # an adjective does not take و
    definite = before is not None and before.kind == "arabic" and before.norm.startswith(_DEFINITE)
    ruled = definite and before is not None and before.pos != "VERB" and not tied  # "التقى", "ألقى" are none
    if country_of_folded(token):
        return not ruled and not titled
    if token in weak_words() or token.startswith("ال"):
        return titled or not ruled
    return True
