"""Rows of one report that tell one clash, drawn into one row."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import country_of_folded, country_of_name
from khabar.arabic.letters import fold_word
from khabar.registers.rows import Clash, Range
from khabar.registers.telling import merge_cites, one_teller

LEVELS = ("occurred", "ongoing", "planned", "called_for", "hypothetical", "denied")
_TOLLS = ("killed", "wounded", "captured")
OF_YEARS = "of years"  # stands among the acts of a row whose toll is that of a long time


def fold_clashes(rows: Sequence[tuple[Clash, frozenset[str]]], *, mutual: frozenset[str]) -> list[Clash]:
    """The rows of one report, given with the lemmas of their acts, those together that tell one clash; in their order.

    In what `mutual` lemmas tell (fights) both sides strike and are struck.

    "قتل أربعة جنود في اشتباك … . والقتلى الأربعة من الحرس" is one; attacks in two places, on two days or by two sides stay apart.
    """
    folded: list[tuple[Clash, frozenset[str]]] = []
    for row, lemmas in rows:
        same = next(
            (
                at
                for at, (other, known) in enumerate(folded)
                if _is_one(
                    row,
                    other,
                    lemmas & known,
                    is_fight=bool((lemmas | known) & mutual),
                    is_long=OF_YEARS in lemmas | known,
                )
            ),
            None,
        )
        if same is None:
            folded.append((row, lemmas))
        else:
            other, known = folded[same]
            folded[same] = (_merged(other, row), known | lemmas)
    return [row for row, _ in folded]


def _is_one(row: Clash, other: Clash, shared: frozenset[str], *, is_fight: bool, is_long: bool) -> bool:
    """Whether two rows of a report may be one clash and have something in common that says so."""
    if row.status == "denied" or other.status == "denied" or of_two_tellers(row.told_by, other.told_by):
        return False
    if row.date and other.date and not (row.date.startswith(other.date) or other.date.startswith(row.date)):
        return False
    if row.place and other.place and row.place not in other.place and other.place not in row.place:
        return False
    turned = set(row.by_whom) & set(other.against) or set(row.against) & set(other.by_whom)
    forces = _are_of_one_state(row.by_whom, other.by_whom)
    if _differ(row.by_whom, other.by_whom) and not forces or turned and not is_fight:
        return False
    if any(_clash_of(getattr(row, name), getattr(other, name)) for name in _TOLLS):
        return False
    shares_act = bool(shared)
    same_toll = _is_same(row.killed, other.killed) or _is_same(row.wounded, other.wounded)
    sides = forces or bool({*row.by_whom, *row.against} & {*other.by_whom, *other.against})
    at_one = bool(row.date and other.date) or bool(row.place and other.place)
    if is_long:
        return same_toll  # the toll of months is not that of a day's attack
    if same_toll:
        return shares_act or sides or at_one or not (row.against and other.against)
    if _differ(row.against, other.against):
        return False
    told = not (row.date and other.place or row.place and other.date) or at_one
    same_place = bool(row.place and other.place)
    if not at_one and _tells_toll(row) != _tells_toll(other) and not set(row.against) & set(other.against):
        return False  # what one of them gives as its dead may be another's
    return sides and (at_one or shares_act and told) or shares_act and same_place


def of_two_tellers(first: str | None, second: str | None) -> bool:
    """Whether two speakers tell two rows; a body and its spokesman are one."""
    if first is None or second is None:
        return False
    first, second = first.strip('«»"“”'), second.strip('«»"“”')
    return first not in second and second not in first


def _differ(first: Sequence[str], second: Sequence[str]) -> bool:
    return bool(first and second) and set(first).isdisjoint(second)


def _tells_toll(row: Clash) -> bool:
    """Whether a row says how many fell or were taken."""
    return any(getattr(row, name) is not None for name in _TOLLS)


def _is_same(first: Range | None, second: Range | None) -> bool:
    """Whether two tolls are one number; tens and tens are not."""
    return first is not None and first == second and first[1] is not None


def _clash_of(first: Range | None, second: Range | None) -> bool:
    """Whether two tolls cannot be one: both told, and not the same."""
    return first is not None and second is not None and first != second


def _teller(first: Clash, second: Clash) -> str | None:
    """Who tells two rows in one: who gives the toll where only one of them has one, for it is his."""
    has_toll = [any(getattr(row, name) for name in _TOLLS) for row in (first, second)]
    if has_toll[0] != has_toll[1]:
        return first.told_by if has_toll[0] else second.told_by
    return one_teller(first.told_by, second.told_by)


def _are_of_one_state(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether one row names a state and the other its force: "تركيا" and "سلاح الجو التركي"."""
    if len(first) != 1 or len(second) != 1:
        return False
    return _is_force_of(first[0], second[0]) or _is_force_of(second[0], first[0])


def _is_force_of(state: str, force: str) -> bool:
    """Whether a force bears the adjective of a state."""
    code = country_of_name(state)
    return code is not None and any(country_of_folded(fold_word(word)) == code for word in force.split())


def _merged(first: Clash, second: Clash) -> Clash:
    doers = tuple(dict.fromkeys((*first.by_whom, *second.by_whom)))
    doers = tuple(one for one in doers if not any(_is_force_of(one, other) for other in doers))
    targets = dict.fromkeys((*first.against, *second.against))
    return msgspec.structs.replace(
        first,
        by_whom=doers,
        against=tuple(name for name in targets if name not in doers),
        place=first.place or second.place,
        date=max((first.date or "", second.date or ""), key=len) or None,
        status=min((first.status, second.status), key=LEVELS.index),
        killed=first.killed or second.killed,
        wounded=first.wounded or second.wounded,
        captured=first.captured or second.captured,
        words=" | ".join(dict.fromkeys((*first.words.split(" | "), *second.words.split(" | ")))),
        told_by=_teller(first, second),
        cites=merge_cites((*first.cites, *second.cites)),
    )
