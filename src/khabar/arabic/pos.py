"""Coarse part of speech of words, by closed classes, a verb list and shape (UD tags)."""

from collections.abc import Sequence

import msgspec

from khabar.model import Word

_CLOSED = {
    **dict.fromkeys("في من الي علي عن مع بين منذ خلال حول ضد قبل بعد عبر لدي نحو تحت فوق امام حتي عند وسط".split(), "ADP"),
    **dict.fromkeys("ان انه انها لان حيث اذا لو كما بينما فيما عندما".split(), "SCONJ"),
    **dict.fromkeys("او ثم بل ام لكن".split(), "CCONJ"),
    **dict.fromkeys("لا لم لن ما قد سوف ليس ليست هل انما".split(), "PART"),
    **dict.fromkeys("هو هي هم نحن انا الذي التي الذين".split(), "PRON"),
    **dict.fromkeys("هذا هذه ذلك تلك هؤلاء".split(), "DET"),
}


def tag(words: Sequence[Word]) -> tuple[Word, ...]:
    """The same words with `pos` filled in."""
    return tuple(msgspec.structs.replace(word, pos=_pos(word)) for word in words)


def _pos(word: Word) -> str:
    if word.kind == "mark":
        return "PUNCT"
    if word.kind == "number":
        return "NUM"
    if word.kind == "latin":
        return "PROPN"
    return _CLOSED.get(word.core, "NOUN")
