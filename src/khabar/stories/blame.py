"""Who began: two speakers each of whom tells that the other side did it first."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from khabar.annotate.actors.lists import country_of_folded, country_of_name
from khabar.model import Cite, Disagreement, Report, Span, Statement
from khabar.stories.parties import fold_name
from khabar.stories.signatures import day_number
from khabar.stories.stems import folded_words

_ACTS = {
    "نار": "fire", "النار": "fire", "بالنار": "fire", "قصف": "fire", "بالقصف": "fire", "لقصف": "fire", "هجوم": "attack",
    "بالهجوم": "attack", "لهجوم": "attack", "اعتداء": "attack", "بالاعتداء": "attack", "لاعتداء": "attack", "خرق": "breach",
    "بخرق": "breach", "انتهاك": "breach", "بانتهاك": "breach", "لخرق": "breach",
}  # fmt: skip
_FIRST = frozenset("اولا البادي البادئ بادر بادرت بادروا بدات بدا ببدء بالبدء".split())
_SUFFERED = ("تعرض", "تعرضت", "تعرضوا")
_ANSWERED = frozenset("رد ردت فرد فردت وردت ورد ردوا فردوا بالرد ردا دفاعا".split())
_ADJECTIVE = ("يين", "يون", "يه", "ي")
_SIDE_WORDS = 7  # after "from", or of the object of an accusation
_MAX_DAYS = 4
_MAX_BLAMES = 60  # of a story


class Blame(msgspec.Struct, frozen=True):
    """One statement that lays the beginning on one side."""

    report: int
    span: Span
    speaker: str
    act: str
    side: str
    is_first: bool  # whether it says who was first; else that the other side answered


def find_blames(reports: Sequence[Report], one_text: Sequence[int]) -> Iterable[Disagreement]:
    """A disagreement for each pair of reports in which two speakers lay the first blow on different countries.

    Shots may well be exchanged: one of the two must say who was first, and the other too, or that its own side answered.
    """
    sides = {
        country_of_name(actor.name) or fold_name(actor.name): actor.name
        for report in reports
        for actor in report.actors
        if actor.type == "GPE" and " " not in actor.name
    }
    if len(sides) < 2:
        return
    found = [
        blame
        for place, report in enumerate(reports)
        for statement in report.statements
        if (blame := _blame(place, report, statement, sides))
    ][:_MAX_BLAMES]
    seen: set[tuple[int, int]] = set()
    for one, two in combinations(found, 2):
        pair = (one_text[one.report], one_text[two.report])
        if pair[0] != pair[1] and pair not in seen and _oppose(reports, one, two):
            seen.add(pair)
            a, b = sorted((one, two), key=lambda blame: blame.side)
            yield Disagreement(
                kind="who",
                what=f"من بدأ: {a.side} / {b.side}",
                a=Cite(reports[a.report].id, a.span),
                b=Cite(reports[b.report].id, b.span),
            )


def _oppose(reports: Sequence[Report], one: Blame, two: Blame) -> bool:
    days = [day_number(reports[blame.report].published or "") for blame in (one, two)]
    first, second = days
    is_near = first is not None and second is not None and abs(first - second) <= _MAX_DAYS
    return (
        is_near
        and one.act == two.act
        and one.side != two.side
        and one.speaker != two.speaker
        and (one.is_first or two.is_first)
    )


def _blame(place: int, report: Report, statement: Statement, sides: Mapping[str, str]) -> Blame | None:
    """What a statement says of who began; None where it names no one side, no act, or neither a first blow nor an answer."""
    if not statement.content or not statement.speaker_name or statement.act == "denied":
        return None
    span = statement.content[0]
    words = folded_words(span.of(report.text))
    act = next((_ACTS[word] for word in words if word in _ACTS), None)
    is_first, is_answer = bool(_FIRST.intersection(words)), bool(_ANSWERED.intersection(words))
    if act is None or not (is_first or is_answer):
        return None
    named = _named_sides(words, statement.act, sides)
    if len(named) != 1:
        return None
    return Blame(place, span, statement.speaker_name, act, named.pop(), is_first)


def _named_sides(words: Sequence[str], act: str, sides: Mapping[str, str]) -> set[str]:
    """The countries of those who are told to have done it: the accused, or those from whom it came."""
    suffered = next((place for place, word in enumerate(words) if word.lstrip("وف") in _SUFFERED), None)
    if suffered is not None:
        source = next((place for place in range(suffered, len(words)) if words[place] == "من"), None)
        stretch = words[source + 1 : source + 1 + _SIDE_WORDS] if source is not None else ()
    else:
        stretch = words[:_SIDE_WORDS] if act == "accused" else ()
    return {sides[side] for word in stretch if (side := _side(word)) in sides}


def _side(word: str) -> str:
    """The country of a folded word, its name or its adjective: an ISO code, or where none is known the name itself."""
    bare = word.lstrip("وبل") if word[:1] in "وبل" and "ال" in word[1:4] else word
    known = country_of_folded(bare) or country_of_name(bare)
    stem = bare.removeprefix("ال")
    return known or next((stem.removesuffix(end) for end in _ADJECTIVE if stem.endswith(end)), stem)
