"""News agencies and outlets by name, and the ل… that says which of them was told."""

from functools import cache
from typing import Literal

from khabar.annotate.statements.reading import Reading, classes_of, close_of, cue_forms, is_opening, role
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon

MediumKind = Literal["outlet", "agency", "interview", "platform", "occasion", "document"]


@cache
def _outlets() -> dict[tuple[str, ...], MediumKind]:
    found: dict[tuple[str, ...], MediumKind] = {}
    for row in read_lexicon(__package__, "outlets.tsv"):
        found[tuple(fold_word(row["name"]).split())] = row["kind"]  # type: ignore[assignment]
    return found


def outlet_at(reading: Reading, index: int, first_norm: str) -> tuple[int, MediumKind] | None:
    """How many words the known outlet that begins at the index has, and whether it is an agency; None for no outlet.

    A paper named by a common word ("اليوم", "السفير") counts between marks or brackets only.
    """
    for size in (4, 3, 2, 1):
        key = (first_norm, *reading.norms[index + 1 : index + size])
        if len(key) == size and key in _outlets():
            kind = _outlets()[key]
            marked = index > 0 and reading.norms[index - 1] in _BEFORE_NAME
            plain = (
                kind == "agency" or size > 1 and key != _REGION or first_norm in ("الجزيره", "العربيه", "سبق")
            )
            return (size, kind) if plain or marked else None
    return None


_REGION = ("الشرق", "الاوسط")  # a paper between marks, else a part of the world
_BEFORE_NAME = frozenset('("«»“”„')


def kind_at(reading: Reading, first: int) -> MediumKind:
    """Whether the phrase that begins here is an agency or another outlet."""
    if reading.norms[first].removeprefix("ال").startswith("وكال"):
        return "agency"
    known = outlet_at(reading, first, reading.norms[first])
    return known[1] if known else "outlet"


def listener_at(reading: Reading, index: int) -> tuple[int, int, MediumKind] | None:
    """First word, end and kind of the outlet that "لـ…" at the index names; the end is 0 where its phrase must be read on."""
    norm, after = reading.norms[index], index + 1
    if norm[:1] != "ل":
        return None
    if norm in ("لـ", "ل"):
        return _after_detached(reading, after)
    plain = "ال" + norm[2:] if norm.startswith("لل") else norm[1:]
    if "outlet" in classes_of(reading, index) and plain.removeprefix("ال") in role("heads"):
        return index, 0, "agency" if plain.removeprefix("ال").startswith("وكال") else "outlet"
    known = outlet_at(reading, index, plain)
    return (index, index + known[0], known[1]) if known else None


def informed_at(reading: Reading, index: int) -> tuple[int, int, MediumKind] | None:
    """First word, end and kind of the paper between marks right behind a verb of informing: "أبلغ | «المرفأ» | مصدر أن"."""
    if not index or not is_opening(reading, index):
        return None
    if not any(form.lemma in _INFORMING for form in cue_forms(reading, index - 1)):
        return None
    close = close_of(reading, index)
    known = outlet_at(reading, index + 1, reading.norms[index + 1])
    return (index + 1, close, known[1]) if known and index + 1 + known[0] == close else None


_INFORMING = frozenset({"أبلغ", "أخبر", "أعلم", "أطلع"})


def _after_detached(reading: Reading, after: int) -> tuple[int, int, MediumKind] | None:
    if after >= len(reading):
        return None
    if reading.norms[after] == "(":
        close = next((i for i in range(after, min(len(reading), after + 8)) if reading.norms[i] == ")"), 0)
        return (after + 1, close, kind_at(reading, after + 1)) if close > after + 1 else None
    if is_opening(reading, after):
        close = close_of(reading, after)
        known = outlet_at(reading, after + 1, reading.norms[after + 1])
        named = after + 1 in reading.actor_at or after >= 2 and "official" in classes_of(reading, after - 2)
        return (
            (after + 1, close, kind_at(reading, after + 1))
            if close - after < 8 and (known or not named)
            else None
        )
    if reading.norms[after] in _BEFORE_NAME and after + 1 < len(
        reading
    ):  # "لـ»المرفأ»": marks the wrong way round
        after += 1
    known = outlet_at(reading, after, reading.norms[after])
    return (after, after + known[0], known[1]) if known else None
