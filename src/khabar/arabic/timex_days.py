"""Readers of the words for days: "أمس", "غدا", "أول من أمس", and of اليوم where it is this day."""

from msgspec.structs import replace

from khabar.arabic.entries import Marked, context, entry_at, first_of, norm_at
from khabar.arabic.timex_spec import Found, Spec

_CLAUSE_WORDS = 25
_BEFORE_OR_AFTER = frozenset(
    (
        "سبق",
        "سبقه",
        "سبقها",
        "يسبق",
        "يسبقه",
        "تلا",
        "تلاه",
        "تلاها",
        "يلي",
        "يليه",
        "اعقب",
        "اعقبه",
        "اعقبها",
    )
)
_UNTOLD = "it is the day before or after something that is told without its date here"
_AMOUNTS = ("scale", "scales", "hundred", "hundreds", "unit", "ten", "teen", "tens", "dual")


def read_day_word(marked: Marked, index: int) -> Found | None:
    """ "أمس", "غدا", "بعد غد", "اليوم" and the weekday beside them."""
    entry = first_of(marked, index, ("day", "today", "tonight"))
    if entry is None or norm_at(marked, index + 1) in ("الحاجه", "حاجه"):  # "في أمس الحاجة"
        return None
    if norm_at(marked, index) == "بكره" and norm_at(marked, index - 1) == "عن":  # "عن بكرة أبيها"
        return None
    end = index + entry.n_words
    if entry.cls == "today" and _is_rate(marked, index):
        return Found(index, end, "SET", Spec(kind="fixed", value="P1D"))
    if entry.cls == "today" and not _is_today(marked, index):
        return _that_day(marked, index)
    amount = int(entry.value)
    if entry.cls == "today" and _is_until_now(marked, index):
        return Found(index, end, "DATE", Spec(kind="fixed", value="PRESENT_REF"))
    spec = Spec(
        kind="shift",
        unit="d",
        amount=amount,
        which="now" if entry.cls == "today" and _has_no_verb(marked, index) else "",
    )
    if entry.cls == "tonight":
        return Found(index, end, "TIME", Spec(kind="part", part="NI", inner=spec))
    end, weekday = _weekday_beside(marked, end)
    return Found(index, end, "DATE", replace(spec, weekday=weekday))


def _is_rate(marked: Marked, index: int) -> bool:
    """Whether so much a day is told: "300 ألف برميل في اليوم"; "يعقد في اليوم نفسه" is none."""
    if norm_at(marked, index) != "اليوم" or norm_at(marked, index - 1) != "في":
        return False
    after = norm_at(marked, index + 1)
    if after in ("الذي", "نفسه", "ذاته", "التالي") or first_of(marked, index + 1, ("weekday", "ordinal")):
        return False
    return any(
        at >= 0 and (marked.words[at].kind == "number" or first_of(marked, at, _AMOUNTS) is not None)
        for at in range(index - 2, index - 6, -1)
    )


def _is_until_now(marked: Marked, index: int) -> bool:
    """ "حتى اليوم" without the weekday means until now."""
    until = norm_at(marked, index - 1) in ("حتي", "وحتي", "الي") and norm_at(marked, index) == "اليوم"
    return until and entry_at(marked, index + 1, "weekday") is None and norm_at(marked, index + 1) != "("


def _has_no_verb(marked: Marked, index: int) -> bool:
    """Whether no verb of the past or the future stands before اليوم: "نحن اليوم", "ما نراه اليوم"."""
    sentence = marked.words[index].sentence
    for at in range(index - 1, max(-1, index - _CLAUSE_WORDS), -1):
        word = marked.words[at]
        if word.sentence != sentence or word.norm in context("clause starts"):
            return True
        if word.norm in context("occasions") or word.norm in context("ahead"):
            return False
        if word.pos == "VERB" and not _is_present(word.norm):
            return False
    return True


def _is_present(norm: str) -> bool:
    bare = norm[1:] if norm[:1] in ("و", "ف") else norm
    return bare.startswith("ي") or bare in context("present")


def _weekday_beside(marked: Marked, end: int) -> tuple[int, int | None]:
    opening = norm_at(marked, end)
    at = end + 1 if opening in ("(", "،", "«", "[") else end
    entry = entry_at(marked, at, "weekday")
    if entry is None or entry.conj or entry.prep:
        return end, None
    if opening in ("(", "«", "["):
        return (at + 2, int(entry.value)) if norm_at(marked, at + 1) in (")", "»", "]") else (end, None)
    return (at + 1, int(entry.value)) if opening != "،" else (end, None)


def _is_today(marked: Marked, index: int) -> bool:
    """Whether اليوم is this day: not part of an outlet's name, "the day that", "the first day" or a feast's name."""
    after = norm_at(marked, index + 1)
    ordinal = entry_at(marked, index + 1, "ordinal")
    numbered = ordinal is not None and ordinal.definite and entry_at(marked, index + 1, "weekday") is None
    if after in context("not today after") or numbered:
        return False
    before = norm_at(marked, index - 1)
    if before == "(" and after == ")":
        return False
    if before in ("«", '"', "“", "(", "ـ"):
        return norm_at(marked, index - 2) not in context("not today before")
    if before in context("outlet countries"):
        earlier = norm_at(marked, index - 2)
        return earlier not in context("not today before") and earlier not in ("«", '"', "“", "(")
    return before not in context("not today before")


def _that_day(marked: Marked, index: int) -> Found | None:
    if norm_at(marked, index + 1) != "الذي":
        return None
    if norm_at(marked, index + 2) in _BEFORE_OR_AFTER:
        return Found(index, index + 1, "DATE", Spec(kind="open", reason=_UNTOLD))
    return Found(index, index + 1, "DATE", Spec(kind="text", unit="X"))
