"""Pronouns that stand for a party of a trigger, and the phrases before it that they may mean."""

from collections.abc import Sequence

from khabar.annotate.events.closed import closed
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.pieces import AGENT, Piece
from khabar.annotate.events.subjects import Sentence, agrees_with_pronoun

_PRONOUNS = ("هما", "هم", "هن", "ها", "ه")
_BEHIND = 3  # pieces behind a trigger among which a preposition with a pronoun is its own
_BACK = 25
_RANKS = 4


def slots_of(sentence: Sentence, draft: Draft) -> list[tuple[str, str]]:
    """The roles that pronouns on or behind the trigger fill, each with its pronoun: "اعتقلته", "هجومه", "فرض عليها"."""
    pieces, entry, index = sentence.pieces, draft.entry, draft.index
    found: list[tuple[str, str]] = []
    if draft.reading.enclitic:
        role = entry.genitive if draft.reading.kind == "noun" else entry.frame.get("obj", "O")
        found.append((f"{draft.reading.kind} {role}", draft.reading.enclitic))
    for at in range(index + 1, min(len(pieces), index + 1 + _BEHIND)):
        piece = pieces[at]
        if piece.kind in ("that", "relative", "stop", "verb", "event"):
            break
        if piece.kind != "particle":
            continue
        preposition, pronoun = _parted(piece.norm)
        if pronoun:
            found.append((f"{preposition} {entry.frame.get(preposition, '-')}", pronoun))
    return found


def _parted(norm: str) -> tuple[str, str]:
    """A preposition and the pronoun on it; "" twice for any other word."""
    for pronoun in _PRONOUNS:
        stem = norm.removesuffix(pronoun)
        if stem != norm:
            stem = "من" if stem == "من" else stem
            stem = {"علي": "علي", "الي": "الي", "ب": "ب", "ل": "ل", "ل_": "ل"}.get(stem, stem)
            if stem in closed().classes or stem in _SHORT:
                return stem, pronoun
    return "", ""


_SHORT = frozenset({"ب", "ل", "في", "عن", "مع", "ضد", "علي", "الي", "من", "بين", "حول", "نحو", AGENT})


def meant_by(sentence: Sentence, index: int, slots: Sequence[tuple[str, str]]) -> dict[int, list[str]]:
    """For each phrase before a trigger how its pronouns may mean it: role and which of the agreeing phrases, counted back."""
    pieces = sentence.pieces
    found: dict[int, list[str]] = {}
    for role, pronoun in slots:
        rank = 0
        for at in range(index - 1, max(-1, index - _BACK), -1):
            if not _may_be_antecedent(pieces[at]) or not agrees_with_pronoun(
                sentence.words, pieces[at], pronoun
            ):
                continue
            rank += 1
            found.setdefault(at, []).append(f"{role} {rank}")
            if rank == _RANKS:
                break
    return found


def _may_be_antecedent(piece: Piece) -> bool:
    return piece.kind == "np" and piece.party not in ("", "place", "owned")
