"""Stories about one happening that are told too differently to be one story: a bombing, its condemnations, its funerals.

Nothing is merged and no id changes. Two reports point to the same happening where a sentence of each head names a class
of happening (`happenings.tsv`) together with the same names and enough other rare words.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from khabar.annotate.actors.lists import country_of_folded, country_of_name
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Actor, Report, Story
from khabar.stories.incidents import find_places
from khabar.stories.lines import sentence_of
from khabar.stories.parties import fold_name
from khabar.stories.signatures import day_number
from khabar.stories.stems import content_stems, folded_words, stem_of

WITHIN_DAYS = 4  # between two reports on one happening
_LEAD = 420  # characters of the body that tell what a report is about
_REACH = 80  # reports under one name and class with which each is compared: the next ones by day
_LEAST_SHARED = 2  # rare words beside class and names that two heads share
_LEAST_WEIGHT = 13.0  # of the shared words and names, in nats; measured by reading pairs of four days
_LEAST_TITLED = 10.0  # the same where both headlines say so
_TITLE_WEIGHT = 8.0  # of the words that both headlines share
_TITLE_ALONE = 9.0  # the same where no name is shared
_LEAST_LINKED = 0.25  # part of the core of a group to which a further story must be linked
_LEAST_FOCAL = 6.0  # the same where nearly all that name the place name it for this
_FOCAL_REPORTS, _FOCAL_SHARE = 4, 0.6
_LEAST_NEIGHBOURS = 2  # stories linked to both, where the headlines share nothing
_BACKGROUND = 300.0  # reports that a small collection is thought to be part of
# Which names must be shared: people die and resign, fires break out in places, and the fire brigade is at all of them.
# Of the classes that are not listed a person and one more name.
_LEAST_NAMED = 3  # words that two headlines of one day share beside that of the blow
_RARITY_OF_COUNTRY = 3.0  # a country that one headline names by its people
# Who strikes and what is struck in any war: these tell no blow from another.
_OF_ANY_BLOW = frozenset(
    ["قوات", "مواقع", "موقع", "اهداف", "هدف", "جوي", "طيران", "مقاتل", "مقاتلات", "جيش", "سلاح", "قتل", "قتيل", "مقتل", "جريح", "مسلح",
     "عناصر", "تنظيم", "تشن", "شن", "تنفذ", "نفذ", "اول", "اولي", "جديد", "داخل", "شمال", "جنوب", "شرق", "غرب", "مدين", "محافظ", "علي"]
)  # fmt: skip
_OF_FORCE = frozenset(["raid", "attack", "battle"])
_BY_SITE = frozenset(["fire", "crash", "quake", "storm", "drowning"])
_BY_PERSON = frozenset(["death", "office"])
_BY_ANY = frozenset(["attack", "raid", "kidnap", "opening", "battle"])
_PLACE_WORDS = frozenset(
    ["محافظ", "مدين", "منطق", "بلد", "قري", "مسجد", "جامع", "مطار", "جبل", "مخيم", "شمال", "جنوب", "شرق", "غرب", "ولاي",
     "اقليم", "ريف", "جديد", "مدينه", "قناه", "بحر", "خليج", "شارع", "طريق", "حي"]
)  # fmt: skip
_OF_WARS = frozenset(["raid", "battle"])  # a war has many of these in one place within days
_AT_ONE_PLACE = (_BY_ANY | _BY_SITE) - _OF_WARS


class Related(msgspec.Struct, frozen=True):
    """Two stories about one happening: their ids, how much they share, and the words that both heads share."""

    one: str
    other: str
    weight: float
    words: tuple[str, ...]


class _Head(msgspec.Struct, frozen=True):
    """What the head of one report says: the words of its sentences under each class of happening, and whom it names."""

    words: dict[str, frozenset[str]]
    persons: frozenset[str]
    names: frozenset[str]  # places below countries, and bodies
    sites: frozenset[str]  # the places among them
    wide: frozenset[str]  # countries
    places: frozenset[str]
    title: frozenset[str]
    headline: frozenset[str]  # the same words of the headline, a country and its people as one
    blows: frozenset[str]  # the classes of blows that the headline itself tells of


class _Pair(msgspec.Struct, frozen=True):
    """What two heads share: its weight, whether both headlines say so, and the words."""

    weight: float
    is_titled: bool
    words: tuple[str, ...]


def find_related(stories: Sequence[Story], reports: Mapping[str, Report]) -> list[Related]:
    """The pairs of stories that tell of one happening, the surest first.

    A pair counts once, with its surest pair of reports. Time is that of the reports that share a class and a name.
    """
    known = [(article, story.id) for story in stories for article in story.articles if article in reports]
    heads = _without_clitics({article: _head(reports[article]) for article, _ in known})
    days = {article: day_number(reports[article].published) for article in heads}
    best = _best_pairs(heads, days, dict(known))
    # Many reports on one happening hold one another; a chance likeness stands alone.
    near = _neighbours(best)
    return [
        Related(*key, pair.weight, pair.words)
        for key, pair in sorted(best.items(), key=lambda item: (-item[1].weight, item[0]))
        if pair.is_titled or len(near[key[0]] & near[key[1]]) >= _LEAST_NEIGHBOURS
    ]


def group_related(related: Sequence[Related]) -> list[tuple[str, ...]]:
    """The groups of stories about one happening, each by id, the largest first; a story is in one group at most.

    A story that few of its group are linked to is left out: it tells of something beside.
    """
    near = _neighbours((pair.one, pair.other) for pair in related)
    groups = []
    waiting = dict.fromkeys(sorted(near, key=lambda id_: (-len(near[id_]), id_)))
    while waiting:
        # From the story with most links outwards: whoever is linked to it, and whoever enough of these are linked to.
        head = next(iter(waiting))
        core = {head} | {id_ for id_ in near[head] if id_ in waiting}
        held = (id_ for id_ in waiting if len(near[id_] & core) >= max(2, _LEAST_LINKED * len(core)))
        group = sorted(core | set(held))
        for id_ in group:
            del waiting[id_]
        if len(group) > 1:
            groups.append(tuple(group))
    return sorted(groups, key=lambda group: (-len(group), group))


def _best_pairs(
    heads: Mapping[str, _Head], days: Mapping[str, int | None], story_of: Mapping[str, str]
) -> dict[tuple[str, str], _Pair]:
    """For each two stories (smaller id first) the surest pair of their reports."""
    holders = _count(heads)
    rarity = {word: math.log((len(heads) + _BACKGROUND) / (n + 0.5)) for word, n in holders.items()}
    focal = _find_focal(heads)
    best: dict[tuple[str, str], _Pair] = {}
    for one, other in _candidates(heads, days):
        key = (min(story_of[one], story_of[other]), max(story_of[one], story_of[other]))
        if key[0] == key[1] or not _are_near(days[one], days[other]):
            continue
        pair = _shared(heads[one], heads[other], rarity, focal)
        if pair is None and _are_of_one_day(days[one], days[other]):
            pair = _of_one_headline(heads[one], heads[other], rarity)
        known = best.get(key)
        if pair and (not known or (pair.is_titled, pair.weight) > (known.is_titled, known.weight)):
            best[key] = pair
    return best


def _of_one_headline(one: _Head, other: _Head, rarity: Mapping[str, float]) -> _Pair | None:
    """Two headlines of one day that tell of a blow by the same names: "Turkey bombs IS in Syria", in whatever other words."""
    if not one.blows & other.blows:
        return None
    if one.places and other.places and not one.places & other.places:
        return None
    words = one.headline & other.headline - _happenings().keys() - _OF_ANY_BLOW
    if len(words) < _LEAST_NAMED:
        return None
    weight = math.fsum(rarity.get(word, _RARITY_OF_COUNTRY) for word in words)
    return _Pair(weight, True, tuple(sorted(words))) if weight >= _LEAST_FOCAL else None


def _are_of_one_day(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= 1


def _neighbours(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    return near


def _are_near(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= WITHIN_DAYS


def _count(heads: Mapping[str, _Head]) -> Counter[str]:
    holders: Counter[str] = Counter()
    for head in heads.values():
        holders.update(frozenset().union(*head.words.values(), head.persons, head.names, head.wide))
    return holders


def _candidates(heads: Mapping[str, _Head], days: Mapping[str, int | None]) -> list[tuple[str, str]]:
    """Pairs of reports whose heads share a class and a name or a word of the headline: near ones where many do."""
    under: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article in sorted(heads, key=lambda article: (days[article] or 0, article)):
        head = heads[article]
        for kind in head.words:
            for name in head.persons | head.names | head.title:
                under[kind, name].append(article)
    pairs: set[tuple[str, str]] = set()
    for articles in under.values():
        for place, article in enumerate(articles):
            pairs.update((article, other) for other in articles[place + 1 : place + 1 + _REACH])
    return sorted(pairs)


def _shared(
    one: _Head, other: _Head, rarity: Mapping[str, float], focal: frozenset[tuple[str, str]]
) -> _Pair | None:
    """What two heads share under the class that weighs most; None where that is too little."""
    if one.places and other.places and not one.places & other.places:
        return None
    in_titles = one.title & other.title - _happenings().keys()
    title_weight = math.fsum(rarity.get(word, 0.0) for word in in_titles)
    wide = one.wide & other.wide
    found: _Pair | None = None
    for kind in sorted(one.words.keys() & other.words.keys()):
        shared = one.words[kind] & other.words[kind]
        persons = frozenset(name for name in one.persons & other.persons if _last(name) in shared)
        names = frozenset(name for name in one.names & other.names if shared >= _stems(name))
        is_by_title = len(in_titles) > 1 and title_weight >= _TITLE_ALONE
        if not is_by_title and not _names_enough(kind, persons, names, names & one.sites, wide):
            continue
        words = shared.difference(*(_stems(name) for name in (*persons, *names, *wide)))
        weight = math.fsum(rarity[word] for word in (*words, *persons, *names))
        is_person = any(_last(name) in in_titles for name in persons)
        is_named = is_person or (
            title_weight >= _TITLE_WEIGHT and any(_stems(name) <= in_titles for name in names)
        )
        is_titled = is_named or is_by_title
        if kind in _OF_WARS and not is_titled:
            continue
        is_focal = any((kind, name) in focal for name in names)
        least = _LEAST_FOCAL if is_focal else _LEAST_TITLED if is_named else _LEAST_WEIGHT
        is_more = found is None or (is_titled or is_focal, weight) > (found.is_titled, found.weight)
        if len(words) >= (1 if is_focal else _LEAST_SHARED) and weight >= least and is_more:
            shown = sorted((*words, *persons, *names), key=lambda word: (-rarity[word], word))
            found = _Pair(weight, is_titled or is_focal, tuple(shown))
    return found


def _last(name: str) -> str:
    return stem_of(name.split()[-1])


def _find_focal(heads: Mapping[str, _Head]) -> frozenset[tuple[str, str]]:
    """The names that nearly all reports which hold them name for one class of happening: where a thing of moment happened."""
    named: Counter[str] = Counter()
    under: Counter[tuple[str, str]] = Counter()
    for head in heads.values():
        for name in head.names:
            named[name] += 1
            under.update((kind, name) for kind, words in head.words.items() if _stems(name) <= words)
    return frozenset(
        (kind, name)
        for (kind, name), n in under.items()
        if kind in _AT_ONE_PLACE and n >= _FOCAL_REPORTS and n >= _FOCAL_SHARE * named[name]
    )


def _names_enough(
    kind: str,
    persons: frozenset[str],
    names: frozenset[str],
    sites: frozenset[str],
    wide: frozenset[str],
) -> bool:
    if kind in _BY_PERSON:
        return bool(persons)
    if kind in _BY_SITE:
        return bool(sites)
    if kind in _BY_ANY:
        return bool(persons or names)
    return len(persons) + len(names) + len(wide) > 1


def _head(report: Report) -> _Head:
    text = report.text
    title = report.title or (report.headline.of(text) if report.headline else "")
    sentences = [title.partition(" / ")[2] or title]
    offset, end = report.layout.body, min(len(text), report.layout.body + _LEAD)
    while offset < end:
        span = sentence_of(text, offset)
        sentences.append(span.of(text))
        offset = max(span.end + 1, offset + 1)
    words: dict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        stems = frozenset(content_stems(sentence))
        for kind in _kinds(sentence):
            words[kind] |= stems - _happenings().keys()
    named: dict[str, set[str]] = {"PER": set(), "ORG": set(), "LOC": set(), "wide": set()}
    for actor in report.actors:
        if any(mention.start < end for mention in actor.mentions):
            for kind, key in _keys(actor):
                named[kind].add(key)
    return _Head(
        {kind: frozenset(stems) for kind, stems in words.items()},
        frozenset(named["PER"]),
        frozenset(named["ORG"] | named["LOC"]),
        frozenset(named["LOC"]),
        frozenset(named["wide"]),
        find_places(report).lead,
        frozenset(content_stems(sentences[0])),
        frozenset(_country_or_stem(word) for word in folded_words(sentences[0]) if content_stems(word)),
        frozenset(_OF_FORCE & _kinds(sentences[0])),
    )


def _country_or_stem(word: str) -> str:
    """A folded word as the code of the country that it names, by itself or by its people ("التركي", "لتركيا"); else its stem."""
    bare = word[1:] if len(word) > 4 and word[0] in "وبلف" and country_of_name(word[1:]) else word
    return country_of_folded(bare) or country_of_name(bare) or stem_of(bare)


def _keys(actor: Actor) -> Iterable[tuple[str, str]]:
    """How an actor is known across reports: a person by first and last name, a body by its whole name, a place by its words."""
    name = fold_name(actor.name)
    words = name.split()
    if actor.type == "PER":
        if len(words) > 1:
            yield "PER", f"{words[0]} {words[-1]}"
    elif actor.type == "ORG":
        if len(words) > 1:
            yield "ORG", name
    elif actor.country is not None and set(content_stems(name)) <= _country_stems():
        yield "wide", name
    else:
        yield from (
            ("LOC", stem) for stem in content_stems(name) if stem not in _country_stems() | _PLACE_WORDS
        )


def _without_clitics(heads: Mapping[str, _Head]) -> dict[str, _Head]:
    """The heads with بـ and لـ taken off the words that others have without: بقناة is قناة where many write قناة."""
    holders: Counter[str] = Counter()
    for head in heads.values():
        holders.update(frozenset().union(*head.words.values()))
    bare = {
        word: word[1:]
        for word in holders
        if len(word) > 3 and word[0] in "بلو" and holders.get(word[1:], 0) >= holders[word]
    }
    return {
        article: msgspec.structs.replace(
            head,
            words={
                kind: frozenset(bare.get(word, word) for word in words) - _happenings().keys()
                for kind, words in head.words.items()
            },
            title=frozenset(bare.get(word, word) for word in head.title),
            headline=frozenset(bare.get(word, word) for word in head.headline),
        )
        for article, head in heads.items()
    }


@lru_cache(maxsize=50_000)
def _stems(name: str) -> frozenset[str]:
    return frozenset(content_stems(name))


def _kinds(sentence: str) -> set[str]:
    classes = _happenings()
    found = set()
    for word in folded_words(sentence):
        stem = stem_of(word)
        kind = classes.get(stem) or (classes.get(stem[1:]) if stem[:1] in "بل" else None)
        if kind:
            found.add(kind)
    return found


@cache
def _happenings() -> dict[str, str]:
    rows = read_lexicon("khabar.stories", "happenings.tsv")
    return {stem_of(fold_word(row["word"])): row["class"] for row in rows}


@cache
def _country_stems() -> frozenset[str]:
    """Stems of the names of countries: they tell no happenings apart."""
    rows = read_lexicon("khabar.annotate.actors", "countries.tsv")
    cells = (cell for row in rows for cell in (row["name"], row["variants"], row["nationality"]))
    return frozenset(
        stem for cell in cells for stem in content_stems(cell.replace(";", " ").replace("*", " "))
    )
