"""The actors of an article: lists, patterns, then the links between mentions, in order."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.amman import settle_amman
from khabar.annotate.actors.bodies import find_bodies
from khabar.annotate.actors.borders import settle_borders
from khabar.annotate.actors.clubs import find_clubs
from khabar.annotate.actors.governments import find_governments
from khabar.annotate.actors.joining import join_tagged
from khabar.annotate.actors.lines import find_in_layout, settle_dateline
from khabar.annotate.actors.linking import link_mentions
from khabar.annotate.actors.listed import find_leaders_groups, find_listed, find_unsure
from khabar.annotate.actors.lists import country_of_folded, word_class
from khabar.annotate.actors.naming import name_actor
from khabar.annotate.actors.nested import (
    find_fields,
    find_leaders_inside,
    find_places_inside,
    without_buttons,
)
from khabar.annotate.actors.persons import find_persons
from khabar.annotate.actors.references import find_references
from khabar.annotate.actors.states import find_states
from khabar.annotate.actors.tagger import find_tagged
from khabar.annotate.actors.tidy import tidy_names
from khabar.annotate.actors.units import Mention, Unit, units_of
from khabar.model import Actor, Layout, Words

_OF_MANY_STATES = frozenset(
    [
        ("مجلس", "الشوري"),
        ("مجلس", "الوزراء"),
        ("مجلس", "النواب"),
        ("مجلس", "الدوله"),
        ("الديوان", "الملكي"),
        ("الحرس", "الوطني"),
    ]
)  # bodies that the lists give to one state
_FOOT = 60  # units at the end among which a foot is looked for


def find_actors(words: Words, *, layout: Layout) -> list[Actor]:
    """The named actors of one article, by first mention.

    Mentions are spans without clitics, titles and nationalities; a capital counts for its country where it acts.
    """
    units = _before_foot(units_of(words))
    groups = link_mentions(units, find_mentions(words, units, layout=layout))
    taken = frozenset(
        at for group in groups for m in group.mentions if m.type == "PER" for at in range(m.first, m.last + 1)
    )
    actors = [name_actor(group, words, units, taken) for group in groups]
    references = find_references(units, actors)
    return [
        msgspec.structs.replace(actor, references=tuple(references[number]))
        if number in references
        else actor
        for number, actor in enumerate(actors)
    ]


def _before_foot(units: list[Unit]) -> list[Unit]:
    """The units without what some outlets append: "رابط الخبر بصحيفة …", and tags after "سمات"."""
    past = len(units)
    for index in range(past - 1, max(0, past - _FOOT), -1):
        if units[index].norm == "الخبر" and units[index - 1].norm == "رابط":
            past = index - 1
        elif units[index].norm == "سمات" and index + 1 < past and _are_tags(units[index + 1 : past]):
            past = index
    return units[:past]


def _are_tags(units: Sequence[Unit]) -> bool:
    """Whether words stand there without a sentence: no verb of saying, no particle, few marks."""
    marks = sum(1 for unit in units if unit.kind == "mark")
    return marks < 3 and not any(unit.pos == "SCONJ" or unit.norm in word_class("says") for unit in units)


def find_mentions(words: Words, units: Sequence[Unit], *, layout: Layout | None = None) -> list[Mention]:
    """Every named mention of an article, by start, not overlapping."""
    mentions = find_states(
        units, settle_amman(units, settle_borders(units, before_borders(words, units, layout=layout)))
    )
    mentions = tidy_names(units, mentions)
    mentions = _of_kingdom(units, settle_dateline(units, without_buttons(mentions)))
    mentions = find_governments(units, _of_own_country(units, mentions))
    inner = [*find_leaders_inside(units, mentions), *find_places_inside(units, mentions)]
    inner += find_fields(units, mentions)
    return sorted([*mentions, *inner], key=lambda mention: mention.span)


def before_borders(words: Words, units: Sequence[Unit], *, layout: Layout | None) -> list[Mention]:
    """What lists, patterns and the tagger find, before its borders are weighed."""
    listed, found = _find_known(units)
    patterned = [mention for mention in found if mention.how != "general"]
    lines = find_in_layout(units, layout) if layout else []
    tagged = find_tagged(words, units, listed, patterned)
    clubs = find_clubs(units)
    club_units = {mention.first for mention in clubs}
    listed = [
        mention for mention in listed if mention.first not in club_units or mention.last > mention.first
    ]
    known = _longest([*lines, *clubs, *listed, *find_unsure(units, listed), *found])
    known += find_leaders_groups(units, known)
    return join_tagged(units, known, tagged)


def _of_own_country(units: Sequence[Unit], mentions: list[Mention]) -> list[Mention]:
    """The mentions; a quarter, or a council that several states have, is not the listed one where the article is of other
    countries alone: "حي الريان" of Jeddah, "مجلس الشورى" of Oman."""
    doubtful = [mention for mention in mentions if _may_be_other(units, mention)]
    if not doubtful:
        return mentions
    countries = {mention.entry.country for mention in mentions if mention.entry and mention not in doubtful}
    countries |= {country_of_folded(token) for unit in units for token, _ in unit.readings}
    others = countries - {None}
    return [
        msgspec.structs.replace(mention, entry=None, rule="place" if mention.type == "LOC" else "body")
        if mention.entry and mention in doubtful and others and mention.entry.country not in others
        else mention
        for mention in mentions
    ]


def _may_be_other(units: Sequence[Unit], mention: Mention) -> bool:
    """Whether others bear the name of a listed place or body too."""
    if mention.entry is None or not mention.entry.country:
        return False
    if mention.type == "LOC":
        return mention.bare is not None and any(token == "حي" for token, _ in units[mention.first].readings)
    return mention.tokens in _OF_MANY_STATES


def _of_kingdom(units: Sequence[Unit], mentions: list[Mention]) -> list[Mention]:
    """The mentions without "المملكة" where nothing else in the article is of Saudi Arabia: it is another kingdom there."""
    if not any(mention.tokens == ("المملكه",) for mention in mentions):
        return mentions
    of_saudis = any(
        mention.entry and mention.entry.country == "SAU" and mention.tokens != ("المملكه",)
        for mention in mentions
    ) or any(country_of_folded(token) == "SAU" for unit in units for token, _ in unit.readings)
    if of_saudis or not _has_other_kingdom(units, mentions):
        return mentions
    return [mention for mention in mentions if mention.tokens != ("المملكه",)]


def _has_other_kingdom(units: Sequence[Unit], mentions: Sequence[Mention]) -> bool:
    kingdoms = {"MAR", "JOR", "BHR", "GBR", "THA", "NLD", "BEL", "ESP", "SWE", "NOR", "DNK"}
    return any(
        mention.entry and mention.entry.group == "country" and mention.entry.country in kingdoms
        for mention in mentions
    ) or any(token == "مملكه" for unit in units for token, _ in unit.readings)


def find_hints(units: Sequence[Unit]) -> tuple[list[Mention], list[Mention]]:
    """What lists and what patterns find: the two hints of the tagger."""
    listed, found = _find_known(units)
    return listed, [mention for mention in found if mention.how != "general"]


def _find_known(units: Sequence[Unit]) -> tuple[list[Mention], list[Mention]]:
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
    """Of mentions that overlap the first, then the longer; a listed name is not made longer by a noun after it."""
    kept: list[Mention] = []
    ranked = sorted(mentions, key=lambda mention: (mention.first, -mention.last, mention.rule != "list"))
    for mention in ranked:
        rival = kept[-1] if kept and kept[-1].last >= mention.first else None
        if rival is None:
            kept.append(mention)
        elif _is_listed_part(mention, rival) or _is_longer(mention, rival):
            kept[-1] = mention
    return kept


def _is_listed_part(mention: Mention, rival: Mention) -> bool:
    """Whether the list knows the beginning of a found body, and no adjective follows: "تنظيم الدولة" of "تنظيم الدولة الهجوم"."""
    if (
        mention.rule != "list"
        or rival.rule != "body"
        or mention.first != rival.first
        or mention.first == mention.last
    ):
        return False
    if mention.entry and mention.entry.group == "media":
        return True  # "صحيفة القبس الكويتية": the nationality is no part of the name
    return (
        not rival.tokens[len(mention.tokens)].endswith(("ي", "يه"))
        if len(rival.tokens) > len(mention.tokens)
        else True
    )


def _is_longer(mention: Mention, rival: Mention) -> bool:
    return (
        mention.last > rival.last
        and rival.rule != "list"
        and mention.last - mention.first > rival.last - rival.first
    )
