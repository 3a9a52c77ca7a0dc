"""The verb that rules a verbal noun, and the subject that the noun takes over from it."""

from collections.abc import Sequence

from khabar.annotate.events.closed import closed, unjoined
from khabar.annotate.events.groups import with_joined
from khabar.annotate.events.lexicon import Reading
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.subjects import Sentence, acts

_BACK = 28  # pieces looked back over


def find_governor(sentence: Sentence, index: int) -> int | None:
    for at in range(index - 1, max(-1, index - _BACK), -1):
        kind = sentence.pieces[at].kind
        if kind == "verb":
            return at
        if kind == "stop":
            return None
    return None


def find_controller(
    sentence: Sentence, index: int, governor: int | None, *, reading: Reading | None = None
) -> tuple[list[int], str]:
    """The subject that a verbal noun takes over from its verb: "شنت القوات هجوما", "توجه الوفد للقاء"."""
    if governor is None:
        return _obliged(sentence, index) if reading is not None and reading.definite else ([], "")
    governor = _main_verb(sentence, governor, index)
    lists = closed()
    pieces = sentence.pieces
    norm = unjoined(pieces[governor].norm, lists.verbs)
    plain = norm[1:] if norm[:1] == "س" else norm
    if norm in lists.impersonal:
        return [], ""
    subject = [at for at in sentence.subjects.get(governor, []) if at < index and acts(pieces[at])]
    between = pieces[governor + 1 : index]
    if any(piece.kind in ("that", "relative") for piece in between):
        return _opened_by(pieces, governor, index), "near"
    direct = plain in lists.light and pieces[index].prep in _LIGHT_PREPOSITIONS
    return subject, "light" if direct and index - governor <= 9 else "near"


def _main_verb(sentence: Sentence, governor: int, index: int) -> int:
    """The verb that rules a noun: one in a relative clause that a comma has closed gives way to the verb before it."""
    pieces = sentence.pieces
    while sentence.topics.get(governor) == "relative" and any(
        piece.kind == "comma" for piece in pieces[governor:index]
    ):
        earlier = find_governor(sentence, governor)
        if earlier is None:
            break
        governor = earlier
    return governor


_LIGHT_PREPOSITIONS = frozenset(["", "ب", "في", "الي", "عن", "ل", "من", "علي"])


def _opened_by(pieces: Sequence[Piece], governor: int, index: int) -> list[int]:
    """The party that opens the clause after أن, before its verb comes: "أن التحالف، بالتعاون مع …"."""
    opening = max(at for at in range(governor + 1, index) if pieces[at].kind in ("that", "relative"))
    for at in range(opening + 1, index):
        if pieces[at].kind == "np" and not pieces[at].prep and acts(pieces[at]):
            return with_joined(pieces, at)
    return []


def is_suffering(sentence: Sentence, governor: int, index: int) -> bool:
    """Whether the verb makes its subject the one who suffers: "تعرض المقر لهجوم", "نجا من محاولة اغتيال"."""
    norm = sentence.pieces[governor].norm
    return index - governor <= 5 and unjoined(norm, closed().suffering) in closed().suffering


def _obliged(sentence: Sentence, index: int) -> tuple[list[int], str]:
    """The party that must do it: "على المجموعة الرحيل"."""
    pieces = sentence.pieces
    if (
        index
        and pieces[index - 1].kind == "np"
        and pieces[index - 1].prep == "علي"
        and pieces[index - 1].party
    ):
        return [index - 1], "light"
    return [], ""
