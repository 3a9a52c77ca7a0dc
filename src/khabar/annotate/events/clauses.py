"""The clauses of a sentence as a tree, and how the clause of a word stands to that of a trigger."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.subjects import Sentence

_DEEPEST = 8
_NEAR = 2  # pieces from a noun to the relative that tells of it


class Clause(msgspec.Struct, gc=False):
    """One clause: what it hangs on, what opens it and where, whether it has its verb, and how deep it stands."""

    parent: int
    kind: str  # main, that, relative, subordinate, joined
    opens: int
    has_verb: bool = False
    depth: int = 0


class Clauses(msgspec.Struct, frozen=True):
    """The clauses of a sentence, and of each of its pieces the clause and the first word."""

    clauses: list[Clause]
    of_piece: list[int]
    firsts: list[int]


def clauses_of(sentence: Sentence) -> Clauses:
    """The clauses of one sentence, read in one pass over its pieces.

    A relative or أن opens one; a comma or a second verb closes a relative ("الذي اتهم به يسافر"); a joined verb opens
    one beside its own.
    """
    pieces, start = sentence.pieces, sentence.n_before
    clauses = [Clause(-1, "main", start)]
    of_piece = [0] * len(pieces)
    here = 0
    for at in range(start, len(pieces)):
        here = _clause_at(clauses, here, pieces, at)
        of_piece[at] = here
        if _is_finite(pieces[at]):
            clauses[here].has_verb = True
    return Clauses(clauses, of_piece, [piece.first for piece in pieces])


def _clause_at(clauses: list[Clause], here: int, pieces: Sequence[Piece], at: int) -> int:
    """The clause that a piece stands in, given that of the piece before it."""
    piece, open_ = pieces[at], clauses[here]
    if piece.kind in ("that", "relative", "subordinate"):
        return _opened(clauses, _twin(clauses, here, piece), piece.kind, at)
    if piece.kind == "stop":
        return 0
    if piece.kind == "comma":
        return open_.parent if open_.kind == "relative" and open_.has_verb else here
    if _is_finite(piece) and open_.has_verb:
        if piece.joined or pieces[at - 1].kind == "comma":
            return _opened(clauses, max(open_.parent, 0), "joined", at)
        if open_.kind == "relative":
            return open_.parent
    return here


def _twin(clauses: Sequence[Clause], here: int, piece: Piece) -> int:
    """What a clause hangs on: "الذي … والذي" and "أن … وأن" on the same."""
    at = here
    while piece.joined and at > 0:
        if clauses[at].kind == piece.kind:
            return clauses[at].parent
        at = clauses[at].parent
    return here


def _opened(clauses: list[Clause], parent: int, kind: str, at: int) -> int:
    depth = clauses[parent].depth + 1
    if depth > _DEEPEST:
        return parent
    clauses.append(Clause(parent, kind, at, depth=depth))
    return len(clauses) - 1


def _is_finite(piece: Piece) -> bool:
    if piece.kind == "event":
        return any(reading.kind in ("past", "present") for reading in piece.readings)
    return piece.kind == "verb"


def way_to(tree: Clauses, trigger: int, at: int) -> str:
    """How the clause of the phrase `at` stands to that of the trigger, and whether the trigger's relative tells of it."""
    clauses = tree.clauses
    its, mine = _chain(clauses, tree.of_piece[at]), _chain(clauses, tree.of_piece[trigger])
    common = next(clause for clause in its if clause in mine)
    below, above = its.index(common), mine.index(common)
    if not below and not above:
        return "same"
    if not above:
        return f"down {clauses[its[below - 1]].kind} {min(2, below)}"
    opened = clauses[mine[above - 1]]
    if below:
        return f"beside {opened.kind} {clauses[its[below - 1]].kind}"
    gap = opened.opens - at
    near = "" if opened.kind != "relative" or not 0 < gap <= _HEAD else " head" if gap == 1 else " near"
    return f"up {opened.kind}{near} {min(2, above)}"


_HEAD = 3  # pieces from a phrase to the relative that may tell of it


def way_between(tree: Clauses, trigger: int, word: int) -> str:
    """How the clause of a word stands to that of the trigger at piece `trigger`: same, down or up through what, beside."""
    clauses = tree.clauses
    its = _chain(clauses, tree.of_piece[max(0, bisect_right(tree.firsts, word) - 1)])
    mine = _chain(clauses, tree.of_piece[trigger])
    common = next(clause for clause in its if clause in mine)
    below, above = its.index(common), mine.index(common)
    if not below and not above:
        return "same"
    if not above:
        child = clauses[its[below - 1]]
        near = _antecedent(child, trigger) if child.kind == "relative" else ""
        return f"down {child.kind}{near} {min(2, below)}"
    if not below:
        return f"up {clauses[mine[above - 1]].kind} {min(2, above)}"
    return f"beside {clauses[mine[above - 1]].kind} {clauses[its[below - 1]].kind}"


def _antecedent(relative: Clause, trigger: int) -> str:
    """How far before a relative the trigger stands: "الهجوم الذي وقع أمس" has it right before it."""
    gap = relative.opens - trigger
    if gap <= 0:
        return " before"
    return " head" if gap == 1 else " near" if gap <= _NEAR else " far"


def _chain(clauses: Sequence[Clause], clause: int) -> list[int]:
    chain = [clause]
    while clause:
        clause = clauses[clause].parent
        chain.append(clause)
    return chain
