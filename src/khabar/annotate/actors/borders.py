"""Where names begin and end, and whether they are any: weighed by what is known of their words, the weights learnt from annotated reports.

The features are classes, lexicon rows, positions and shapes that are named here; `borders.tsv` lists each with its weight.
How they are learnt: bench/train_borders.py.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from khabar.annotate.actors.features import class_of
from khabar.annotate.actors.lists import country_of_folded, forms, heads, word_class
from khabar.annotate.actors.persons import part_kind
from khabar.annotate.actors.tagger import class_tagged, load_model
from khabar.annotate.actors.units import Mention, Unit
from khabar.lexicon import read_columns
from khabar.model import ActorType, Span

Feature = tuple[str, ...]
_HOPELESS = 5.0  # how much less the words of a way may weigh than the best choice; no end makes up for it
_FARTHEST = 9  # units behind the first that a name may reach
_SURE = frozenset(["country", "capital"])  # lists that are right nearly always
_KINDS = {"person": "PER", "body": "ORG", "site": "LOC", "place": "LOC"}
_INSIDE = frozenset(
    ["في", "من", "علي", "ضد", "عن", "الي", "بين", "بلا"]
)  # prepositions inside names of bodies
_FLAGS = (
    "ends body", "inner noun", "generic adjective", "generic genitive", "site adjective", "place classifier", "before place", "king",
    "function", "no name", "says", "acts", "day", "office",
)  # fmt: skip


class Anchor(msgspec.Struct, frozen=True):
    """A word where a name may begin, with the name that the rules found there."""

    at: int
    kind: str  # person, body, site, place
    ruled: Mention | None
    head: str  # the row of the list of heads; "" for none


class Choice(msgspec.Struct, frozen=True):
    """One way to read an anchor: the units of a name, or none (last < first)."""

    first: int
    last: int
    begins: bool = True  # the first choice that begins there


_NONE = Choice(0, -1)


def settle_borders(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the likeliest borders, without those that are likelier no names, by start."""
    known = {mention.first: mention for mention in mentions}
    found: list[Mention] = []
    past = 0
    for anchor in anchors_of(units, known):
        if anchor.at < past:
            continue
        if anchor.ruled and is_settled(units, anchor.ruled):
            found.append(anchor.ruled)
            past = anchor.ruled.last + 1
            continue
        choice = _choose(units, anchor, known)
        if choice.last < choice.first:
            continue
        found.append(_as_mention(units, anchor, choice))
        past = choice.last + 1
    return found


def is_settled(units: Sequence[Unit], mention: Mention) -> bool:
    """Whether weighing does no better than what found a mention: a listed person, the tagger, the layout, marks around it."""
    if mention.rule in ("layout", "tagger") or mention.rule == "list" and mention.type == "PER":
        return True
    if mention.entry and (
        mention.entry.group in _SURE or mention.type == "LOC" and mention.first < mention.last
    ):
        return True
    return any(unit.kind == "mark" for unit in units[mention.first : mention.last + 1])


def _choose(units: Sequence[Unit], anchor: Anchor, known: Mapping[int, Mention]) -> Choice:
    weight = _weights().get
    best, most, path = _NONE, float("-inf"), 0.0
    for choice, steps in choices_of(units, anchor, known):
        if best is _NONE and most == float("-inf"):
            most = sum([weight(feature, 0.0) for feature in of_none(units, anchor)])
        path = sum([weight(feature, 0.0) for feature in steps], 0.0 if choice.begins else path)
        if path < most - _HOPELESS:
            continue
        score = sum(
            [weight(feature, 0.0) for feature in of_end(units, anchor, choice.first, choice.last)], path
        )
        if score > most:
            best, most = choice, score
    return best


@cache
def _weights() -> dict[Feature, float]:
    features, weights = read_columns("khabar.annotate.actors", "borders.tsv")
    return {
        tuple(feature.split("|")): float(weight) for feature, weight in zip(features, weights, strict=True)
    }


def anchors_of(units: Sequence[Unit], known: Mapping[int, Mention]) -> Iterator[Anchor]:
    """Every place where a name may begin: those of the rules, head nouns of bodies and sites."""
    heads_known = _head_kinds()
    for index, unit in enumerate(units):
        ruled = known.get(index)
        for token, _ in unit.readings:
            if token in heads_known:
                yield Anchor(index, _kind_of(ruled) if ruled else heads_known[token], ruled, token)
                break
        else:
            if ruled:
                yield Anchor(index, _kind_of(ruled), ruled, "")


def _kind_of(mention: Mention) -> str:
    if mention.type == "PER":
        return "person"
    if mention.type == "ORG":
        return "body"
    return "site" if mention.rule == "body" else "place"


@cache
def _head_kinds() -> dict[str, str]:
    """Head nouns → body or site; nouns whose name is the place itself ("مدينة") are none."""
    found = dict.fromkeys(word_class("site noun"), "site")
    for head, rows in heads().items():
        tails = {(kind, tail) for _, kind, tail in rows}
        if any(kind == "ORG" for kind, _ in tails):
            found[head] = "body"
        elif any(tail in ("site", "ruler", "bare") for _, tail in tails):
            found[head] = "site"
    return found | dict.fromkeys(word_class("body noun"), "body")


def choices_of(
    units: Sequence[Unit], anchor: Anchor, known: Mapping[int, Mention]
) -> Iterator[tuple[Choice, list[Feature]]]:
    """The names that may begin at an anchor, each with what is known of the words since the choice before it."""
    yield from _ends(units, anchor, anchor.at, known)
    ruled = anchor.ruled
    if anchor.kind == "person" and ruled and ruled.last > ruled.first:
        yield from _ends(units, anchor, anchor.at + 1, known)


def _ends(
    units: Sequence[Unit], anchor: Anchor, first: int, known: Mapping[int, Mention]
) -> Iterator[tuple[Choice, list[Feature]]]:
    """The names from `first`."""
    ruled = anchor.ruled
    last = ruled.last if ruled and (ruled.rule == "list" or ruled.type in ("LOC", "GPE")) else first
    path: list[Feature] = [("later", anchor.kind, class_at(units, anchor.at))] if first > anchor.at else []
    path += _steps(units, anchor, first, first + 1, last)
    begins = True
    if last > first or anchor.kind != "body" or ruled:
        yield Choice(first, last, begins), path
        begins, path = False, []
    if anchor.kind == "place":
        return
    while last + 1 < len(units) and last + 1 - first <= _FARTHEST:
        same = units[last + 1].paragraph == units[first].paragraph
        if not (same and _may_stand_inside(units, last + 1, anchor, known)) and not (
            ruled and last < ruled.last
        ):
            return
        other = known.get(last + 1)
        past = other.last if other and other is not ruled and anchor.kind != "person" else last + 1
        if past - first > _FARTHEST:
            return
        path = [*path, *_steps(units, anchor, first, last + 1, past, other.type if other else "")]
        last = past
        if _may_end(units[last]):
            yield Choice(first, last, begins), path
            begins, path = False, []


def _may_stand_inside(
    units: Sequence[Unit], index: int, anchor: Anchor, known: Mapping[int, Mention]
) -> bool:
    unit = units[index]
    if index in known and anchor.kind != "person":
        return unit.readings[0][1] == known[index].span.start or unit.norm[0] in "لوب"
    if unit.kind != "arabic":
        return unit.kind in ("number", "latin") and anchor.kind == "body"
    if unit.norm in _INSIDE:
        return anchor.kind == "body"
    if anchor.kind == "person":
        kind = part_kind(unit.norm)
        return kind is not None or unit.pos not in ("VERB", "ADP", "SCONJ", "PRON", "PUNCT")
    return unit.pos not in ("VERB", "SCONJ", "PRON", "PUNCT", "ADP") or unit.norm.startswith(
        ("لل", "بال", "ب")
    )


def _may_end(unit: Unit) -> bool:
    return unit.norm not in _INSIDE and unit.norm not in word_class("link")


def _steps(
    units: Sequence[Unit], anchor: Anchor, first: int, start: int, last: int, kind: str = ""
) -> list[Feature]:
    """What is known of the units from `start` to `last` as parts of the name."""
    found: list[Feature] = []
    what = anchor.kind
    for index in range(start, last + 1):
        here, before = class_at(units, index), class_at(units, index - 1)
        found += [("s", what, here), ("s2", what, before, here)]
        if anchor.head:
            found.append(("sh", anchor.head, here))
        found += [("sf", what, flag) for flag in flags_of(units[index].norm)]
        if what != "person":
            found.append(("sa", what, here[:3], _agreement(units, first, index)))
    if kind:
        found.append(("known", what, kind))
    return found


def of_end(units: Sequence[Unit], anchor: Anchor, first: int, last: int) -> list[Feature]:
    """What speaks for and against a name from `first` to `last`."""
    what, ruled = anchor.kind, anchor.ruled
    here, after = class_at(units, last), class_at(units, last + 1)
    following = units[last + 1] if last + 1 < len(units) else None
    size = str(min(last - first, 6))
    rule = rule_of(ruled)
    found: list[Feature] = [
        ("e", what, here), ("e+", what, after), ("e2", what, here, after), ("en", what, size),
    ]  # fmt: skip
    found += [("ef", what, flag) for flag in flags_of(following.norm)] if following else []
    if anchor.head:
        found.append(("eh", anchor.head, here))
    if ruled is None:
        found.append(("new", what))
    elif ruled.last == last:
        found += [
            ("same", rule),
            ("same2", rule, after),
            ("samen", rule, size),
            ("sameb", rule, class_at(units, first - 1)),
        ]
    else:
        found += [("other", rule, str(max(-3, min(3, last - ruled.last)))), ("otherc", rule, here)]
    if following is None or following.paragraph != units[last].paragraph:
        found.append(("edge", what))
    if units[first].readings[0][1] < (ruled.span.start if ruled else 0):
        found.append(("tied", rule, units[first].norm[0]))
    return found


def of_none(units: Sequence[Unit], anchor: Anchor) -> list[Feature]:
    """What speaks for and against it that no name begins at the anchor."""
    what, at = anchor.kind, anchor.at
    rule = rule_of(anchor.ruled)
    found: list[Feature] = [
        ("0", what, rule), ("0c", what, class_at(units, at)), ("0+", what, class_at(units, at + 1)), ("0-", what, class_at(units, at - 1)),
    ]  # fmt: skip
    if anchor.head:
        found += [("0h", anchor.head), ("0h+", anchor.head, class_at(units, at + 1))]
    if at:
        found += [("0f", what, flag) for flag in flags_of(units[at - 1].norm)]
    if at + 1 < len(units):
        found += [("0f+", what, flag) for flag in flags_of(units[at + 1].norm)]
    if anchor.ruled:
        found += [("0n", rule, str(min(3, anchor.ruled.last - at)), class_at(units, anchor.ruled.last + 1))]
    return found


def rule_of(mention: Mention | None) -> str:
    """What found a mention, in words: rule, how, class of its list."""
    if mention is None:
        return "nothing"
    group = mention.entry.group if mention.entry else ""
    return f"{mention.type} {mention.rule} {mention.how} {group}"


def class_at(units: Sequence[Unit], index: int) -> str:
    """The class of a word with its prefix and part of speech; "edge" outside the article."""
    if not 0 <= index < len(units):
        return "edge"
    unit = units[index]
    return _class(unit.norm, unit.kind, unit.pos, unit.written)


@lru_cache(maxsize=100_000)
def _class(norm: str, kind: str, pos: str, written: str) -> str:
    if kind == "mark":
        return "mark " + (
            norm if norm in ("،", ":", ".", "/", "-") else "quote" if norm in '«»"“”()' else "other"
        )
    own = class_tagged(written) or class_of(norm, kind, load_model().letters)
    if kind != "arabic":
        return own
    prefix = next(
        (one for one in ("وال", "لل", "بال", "فال", "ال", "و", "ل", "ب", "ك", "ف") if norm.startswith(one)),
        "-",
    )
    if own in ("other", "definite", "feminine", "nisba", "namelike"):
        common = "common" if norm in load_model().common else "rare"
        return f"{prefix} {own} {pos} {common}"
    return f"{prefix} {own}"


@lru_cache(maxsize=100_000)
def flags_of(norm: str) -> tuple[str, ...]:
    """The closed classes that a word is of."""
    bare = norm[1:] if norm[:1] in "ولب" else norm
    found = [name for name in _FLAGS if norm in word_class(name)]
    found += ["tied " + name for name in _FLAGS[:2] if bare != norm and bare in word_class(name)]
    if norm.startswith("ال") and country_of_folded(norm):
        found.append("nation")
    if (bare if bare in _head_kinds() else norm) in _head_kinds():
        found.append("head")
    return tuple(found)


def _agreement(units: Sequence[Unit], first: int, index: int) -> str:
    """Whether a word has the gender of the head or of the word before it, as an adjective to it would."""
    feminine = units[index].norm.endswith(("ه", "ات"))
    return (
        f"{feminine == _is_feminine(units[first].norm):d}{feminine == _is_feminine(units[index - 1].norm):d}"
    )


def _is_feminine(norm: str) -> bool:
    return norm.endswith(("ه", "ات")) or norm in ("قوات", "كتائب", "سرايا")


def _as_mention(units: Sequence[Unit], anchor: Anchor, choice: Choice) -> Mention:
    """The mention of a choice; that of the rules where it is the same."""
    ruled = anchor.ruled
    first, last = choice.first, choice.last
    if ruled and (ruled.first, ruled.last) == (first, last):
        return ruled
    kind: ActorType = ruled.type if ruled else _KINDS[anchor.kind]  # type: ignore[assignment]
    start = ruled.span.start if ruled and ruled.first == first else _start(units[first], anchor)
    tokens = (_token(units[first], start), *(unit.norm for unit in units[first + 1 : last + 1]))
    entry = next((form.entry for form in forms().get(tokens, ()) if form.entry.type == kind), None)
    rule = "list" if entry else {"person": "person", "body": "body"}.get(anchor.kind, "body")
    return Mention(
        first=first, last=last, span=Span(start, units[last].end), tokens=tokens, type=kind, rule=rule, entry=entry
    )  # fmt: skip


def _start(unit: Unit, anchor: Anchor) -> int:
    """Where the head or the name begins in a word with clitics."""
    for token, start in unit.readings:
        if start < unit.end and (token == anchor.head if anchor.head else part_kind(token)):
            return start
    return unit.readings[0][1]


def _token(unit: Unit, start: int) -> str:
    return next((token for token, at in unit.readings if at == start), unit.norm)
