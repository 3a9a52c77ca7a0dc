"""Where the outlet takes over: it could not check the words, their speaker said no more, or when they were said."""

from khabar.annotate.statements.reading import COMMAS, Reading, is_opening, role

_BUT = frozenset({"لكن", "ولكن", "لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم", "غير", "الا", "بيد"})
_NOT = frozenset({"لم", "ولم", "لا"})
_REACH = 10  # words from "لم يتسن" over who tried to "التأكد"
_CLOSING = frozenset({"»", "”", '"', ")"})


def outlet_adds(reading: Reading, index: int) -> bool:
    """Whether "لكن لم يتسن لرويترز التأكد", "لكنه رفض التعليق" or ", ولم يوضح متى" begins at the word."""
    norm, before = reading.norms[index], reading.norms[index - 1]
    if norm in _BUT:
        start = index + 1
        while start < min(index + 3, len(reading)) and reading.norms[start] in ("انه", "انها", "انهم", "ان"):
            start += 1
        return _says_no_more(reading, start)
    apart = (
        before in COMMAS or before in (".", "..") or before in _CLOSING and not is_opening(reading, index - 1)
    )
    if norm == "ولم":
        return _is_unchecked(reading, index) or apart and _says_no_more(reading, index)
    return norm in ("وتعذر", "ويتعذر") and _is_checked_soon(reading, index)


def tells_occasion(reading: Reading, index: int) -> bool:
    """Whether the outlet tells without a mark when it was said: "… جاء ذلك خلال زيارة", "«…» ذلك عقب مباحثات"."""
    norm, after = reading.norms[index], reading.norms[index + 1 : index + 2]
    if norm in ("جاء", "وجاء", "ياتي", "وياتي"):
        when = reading.norms[index + 2 : index + 3]
        return after in (("ذلك",), ("هذا",)) and bool(when) and when[0] in _WHEN
    return norm == "ذلك" and bool(after) and after[0] in _WHEN and reading.norms[index - 1] in ("»", '"', "”")


_WHEN = frozenset({"خلال", "عقب", "في", "بعد", "اثناء", "علي", "ضمن", "اثر", "ردا"})


def _says_no_more(reading: Reading, index: int) -> bool:
    """Whether a verb of telling or checking is denied here, or comment refused."""
    if index + 1 >= len(reading):
        return False
    norm, after = reading.norms[index], reading.norms[index + 1]
    if norm in role("refuses"):
        near = reading.words.words[index + 1 : index + 4]
        return any(
            word.bare in role("refused_telling") or word.norm in role("refused_telling") for word in near
        )
    if norm in ("تعذر", "يتعذر"):
        return _is_checked_soon(reading, index)
    if norm not in _NOT:
        return False
    return after in role("untold") or _is_unchecked(reading, index) or _gives_nothing(reading, index)


def _is_unchecked(reading: Reading, index: int) -> bool:
    """Whether "لم يتسن … التأكد" begins at the word."""
    verb = reading.norms[index + 1] if index + 1 < len(reading) else ""
    return verb in role("could") and _is_checked_soon(reading, index)


def _is_checked_soon(reading: Reading, index: int) -> bool:
    past = min(index + _REACH, reading.sentence_end[index])
    return any(reading.words[i].bare in role("checked") for i in range(index + 1, past))


def _gives_nothing(reading: Reading, index: int) -> bool:
    """Whether "لم يعط تفاصيل" or "لم يقدم مزيدا من المعلومات" begins at the word."""
    gives = reading.norms[index + 1] in role("gives")
    return gives and any(
        word.bare.rstrip("ا") in role("details") for word in reading.words.words[index + 2 : index + 6]
    )
