"""The titles and offices of actors, those that name a whole office and are given most often first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Report

_OFFICES = frozenset(
    [
        "head",
        "head of state",
        "king",
        "minister",
        "prince",
        "officer",
        "deputy",
        "envoy",
        "spokesman",
        "cleric",
    ]
)
_BEFORE_NAME = frozenset(["honour", "rank"])
_BROKEN = frozenset(["علي", "في", "عن", "من", "الي", "مع", "بحق", "ان", "الذي", "التي"])
_RANK_PARTS = frozenset(["ركن", "الركن", "طيار", "الطيار", "بحري"])
_MOST_WORDS = 7
_MOST_ROYAL = 3
_COURTESIES = frozenset(["honour", "prince", "cleric"])
_EMPTY = frozenset(["مستشار", "مستشاره"])


def roles_of(reports: Sequence[Report]) -> dict[str, tuple[str, ...]]:
    """The titles and offices of every actor, by id: whole offices first, the commonest of them at the head."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        for actor in report.actors:
            counted[actor.id].update(filter(None, map(_trimmed, actor.roles)))
    return {id_: telling_roles(roles) for id_, roles in counted.items()}


def telling_roles(roles: Counter[str]) -> tuple[str, ...]:
    """The roles in order, without those that say nothing of an office: "المهندس", "الدكتور", "الشيخ", "المستشار"."""
    return in_order(Counter({role: times for role, times in roles.items() if not _says_nothing(role)}))


def _says_nothing(role: str) -> bool:
    words = [_bare(fold_word(word)) for word in role.split()]
    return all(_kinds().get(word) in _COURTESIES or word in _EMPTY for word in words)


def in_order(roles: Counter[str]) -> tuple[str, ...]:
    """Roles as a reader wants them: whole offices before titles of courtesy and torn phrases, then by how often, then short."""
    return tuple(sorted(roles, key=lambda role: (_rank(role), -roles[role], len(role), role)))


def office(roles: Iterable[str]) -> str:
    """The first of ordered roles where it is a whole office or a plain title; empty where only torn phrases are known."""
    first = next(iter(roles), "")
    return first if first and _rank(first) < 2 else ""


def _rank(role: str) -> int:
    """0 for a whole office, 1 for a title of one word or two, 2 for what was torn out of a sentence."""
    words = [fold_word(word) for word in role.split()]
    kind = _kinds().get(_bare(words[0]), "")
    if _BROKEN & set(words) or len(words) > _MOST_WORDS or any(word.startswith("لل") for word in words[:1]):
        return 2
    if kind in ("king", "prince") and len(words) > _MOST_ROYAL:
        return 2  # "الملك سلمان للإغاثة": the name of a body
    if kind in _OFFICES and (len(words) > 1 or kind in ("king", "head of state")):
        return 0
    return 1 if kind or len(words) < 3 else 2


def _trimmed(role: str) -> str:
    """A role without the courtesy titles at its end: "وزير التعليم الدكتور" is "وزير التعليم"."""
    words = role.split()
    while len(words) > 2 and (
        words[-1] in _RANK_PARTS or _kinds().get(_bare(fold_word(words[-1]))) in _BEFORE_NAME
    ):
        words.pop()
    return " ".join(words)


def _bare(word: str) -> str:
    return word.removeprefix("ال")


@cache
def _kinds() -> dict[str, str]:
    rows = read_lexicon("khabar.annotate.actors", "titles.tsv")
    kinds: dict[str, str] = {}
    for row in rows:
        kinds.setdefault(_bare(fold_word(row["title"])), row["kind"])
    return kinds
