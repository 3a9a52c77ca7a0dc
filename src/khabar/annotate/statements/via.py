"""The media, outlets and occasions through which something was said, with what each of them is."""

from functools import cache
from typing import Literal

import msgspec

from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    close_of,
    is_finite_cue,
    is_opening,
)
from khabar.annotate.statements.speaker import noun_phrase_end
from khabar.arabic.letters import fold_word
from khabar.arabic.lexicon import read_lexicon

MediumKind = Literal["outlet", "agency", "interview", "platform", "occasion", "document"]
VIA = frozenset({"via_document", "via_interview", "via_platform", "via_occasion"})
_LEADS = frozenset("في خلال عبر علي اثناء عقب وخلال وفي وعبر بموجب ضمن".split())
_RELAYED = frozenset("نقلته نقلتها نقله اوردته نشرته بثته نشرتها تناقلته بثتها نقلتهما اوردتها نشره نقلت".split())
_STOPS = frozenset("ان الذي التي نشر نشرت صدر صدرت بثته بث بثت نشره اصدره اصدرته تسلمت حصلت نقلته عن حول بعد قبل وقال قال اكد".split())


class Medium(msgspec.Struct, frozen=True):
    """One medium: its words and what it is."""

    first: int
    past: int
    kind: MediumKind
    trailing: bool = False  # named only behind the words it carried


def find_media(reading: Reading, draft: Draft) -> list[Medium]:
    """The media named round one cue, nearest to the reader first: an outlet before the interview that it held."""
    start = draft.speaker[0] if draft.speaker and draft.speaker[0] > draft.cue else draft.cue + 1
    found = _media_in(reading, min(start, draft.cue + 1), draft.content[0], draft)
    found += _before(reading, draft)
    past = draft.content[1]
    if past < len(reading):
        end = min(past + 8, _end_of_sentence(reading, past))
        found += [msgspec.structs.replace(medium, trailing=True) for medium in _media_in(reading, past, end, draft)]
    order = {"outlet": 0, "agency": 1, "interview": 2, "platform": 2, "occasion": 2, "document": 3}
    return sorted(found, key=lambda medium: (order[medium.kind], medium.first))


def _end_of_sentence(reading: Reading, past: int) -> int:
    """The end of the sentence that content before `past` belongs to."""
    return reading.sentence_end[past] if reading.words[past].sentence == reading.words[past - 1].sentence or reading.words[past].kind == "mark" else past


def _before(reading: Reading, draft: Draft) -> list[Medium]:
    """"وخلال لقائه الصحفيين، أوضح …", "وفي بيان له قال …": an adjunct at the head of the sentence."""
    if draft.pattern != "verb":
        return []
    first = draft.cue
    while first > 0 and draft.cue - first < 34 and reading.words[first - 1].sentence == reading.words[draft.cue].sentence:
        first -= 1
    if first < draft.cue and reading.norms[first] in _LEADS and not any(is_finite_cue(reading, i) and not classes_of(reading, i) for i in range(first, draft.cue)):
        return _media_in(reading, first, draft.cue, draft)[:1]
    return []


def _media_in(reading: Reading, first: int, past: int, draft: Draft) -> list[Medium]:
    found: list[Medium] = []
    index = first
    past = min(past, first + 60)
    while index < past:
        medium = _medium_at(reading, index, past)
        if medium:
            found.append(medium)
            index = max(medium.past, index + 1)
        else:
            index += 1
    return found


def _medium_at(reading: Reading, index: int, past: int) -> Medium | None:
    norm, after = reading.norms[index], index + 1
    if norm in _RELAYED and after < past:
        end = noun_phrase_end(reading, after, past, splits=False)
        return Medium(after, end, _outlet_kind(reading, after, end)) if end > after else None
    told = _listener(reading, index, past)
    if told:
        return told
    if norm in _LEADS and after < past:
        kinds = classes_of(reading, after) & VIA
        if kinds and not (norm == "علي" and "via_platform" not in kinds) and not (norm == "عقب" and "via_occasion" in kinds):
            return Medium(after, _medium_end(reading, after, past), _kind(kinds))
    return None


def _kind(kinds: frozenset[str]) -> MediumKind:
    for name in ("document", "interview", "platform", "occasion"):
        if f"via_{name}" in kinds:
            return name  # type: ignore[return-value]
    return "occasion"


def _listener(reading: Reading, index: int, past: int) -> Medium | None:
    """The outlet of "لـ(الخليج)", "لوكالة فرانس برس", "لرويترز", "للجزيرة"."""
    norm, after = reading.norms[index], index + 1
    if norm in ("لـ", "ل"):
        if after >= past:
            return None
        if reading.norms[after] == "(":
            close = next((i for i in range(after, min(past, after + 8)) if reading.norms[i] == ")"), 0)
            return Medium(after + 1, close, _outlet_kind(reading, after + 1, close)) if close > after + 1 else None
        if is_opening(reading, after):
            close = close_of(reading, after)
            return Medium(after + 1, close, _outlet_kind(reading, after + 1, close)) if close > after + 1 else None
        size = outlet_at(reading, after, reading.norms[after])
        return Medium(after, after + size[0], size[1]) if size else None
    if norm[:1] != "l" and norm[:1] != "ل":
        return None
    plain = "ال" + norm[2:] if norm.startswith("لل") else norm[1:]
    if "outlet" in classes_of(reading, index) and plain not in ("يوميه",) and (norm.startswith("لل") or reading.words[index].proclitics):
        return Medium(index, max(after, noun_phrase_end(reading, after, past, splits=False)), "agency" if plain.startswith(("وكال", "الوكال")) else "outlet")
    size = outlet_at(reading, index, plain)
    return Medium(index, index + size[0], size[1]) if size else None


@cache
def _outlets() -> dict[tuple[str, ...], MediumKind]:
    found: dict[tuple[str, ...], MediumKind] = {}
    for row in read_lexicon(__package__, "outlets.tsv"):
        found[tuple(fold_word(row["name"]).split())] = row["kind"]  # type: ignore[assignment]
    return found


def outlet_at(reading: Reading, index: int, first_norm: str) -> tuple[int, MediumKind] | None:
    """How many words the known outlet that begins at the index has, and whether it is an agency; None for no outlet."""
    for size in (4, 3, 2, 1):
        key = (first_norm, *reading.norms[index + 1 : index + size])
        if len(key) == size and key in _outlets():
            return size, _outlets()[key]
    return None


def _outlet_kind(reading: Reading, first: int, past: int) -> MediumKind:
    if reading.norms[first].removeprefix("ال").startswith("وكال"):
        return "agency"
    known = outlet_at(reading, first, reading.norms[first])
    return known[1] if known else "outlet"


def medium_of_source(reading: Reading, first: int, past: int) -> Medium:
    """The medium of "بحسب X" beside another cue."""
    kinds = classes_of(reading, first) & VIA
    if kinds and not classes_of(reading, first) & {"outlet"}:
        return Medium(first, past, _kind(kinds))
    return Medium(first, past, _outlet_kind(reading, first, past))


def _medium_end(reading: Reading, first: int, past: int) -> int:
    index = first + 1
    while index < past and index - first < 16:
        norm = reading.norms[index]
        if is_opening(reading, index) and close_of(reading, index) < past:
            index = close_of(reading, index) + 1
            continue
        if norm in COMMAS or norm in (":", "(", "-", "–", ".") or norm in CLAUSE or norm in _STOPS:
            break
        if is_finite_cue(reading, index) and not classes_of(reading, index) and not norm.startswith("ال"):
            break
        if reading.time_end[index] > index or _listener(reading, index, past):
            break
        index += 1
    return index
