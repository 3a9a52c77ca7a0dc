"""Words of God, of the Prophet and of poets inside a report: nobody's statement."""

from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.reading import CLAUSE, COMMAS, Reading, classes_of, cue_forms, role

_SIGNS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0652\u0670\u0656\u0657\u065e\u06e1")
_VOWELLED = 0.4  # signs a letter, from which words are recited: newswire has 0.02
_LETTERS = 8
_FEW = 3  # fathas and kasras below which nothing is counted further
_BACK = 40
_LONG = 400  # characters of the words that are looked at
_HEAD = 2000  # characters of the report that tell whether all of it is vowelled


def is_scripture(reading: Reading, draft: Draft) -> bool:
    """Whether what a draft quotes is scripture or verse: fully vowelled, in ornate brackets, or said by God or the Prophet."""
    first, past = draft.content
    text = reading.words.text
    past = min(past, len(reading))
    piece = text[
        reading.words[first].start : min(reading.words[past - 1].end, reading.words[first].start + _LONG)
    ]
    around = text[max(0, reading.words[first].start - 3) : reading.words[first].start]
    if piece.startswith("﴿") or "﴿" in around:
        return True
    if _is_vowelled(piece) and not _is_vowelled(text[:_HEAD]):
        return True
    if draft.speaker is None and (_follows_god(reading, draft.cue) or _promises_heaven(reading, draft)):
        return True
    return _is_sacred_subject(reading, draft) or _opens_with_sacred(reading, first, past)


def _is_vowelled(piece: str) -> bool:
    """Whether most letters of a text, or of what stands in brackets in it, carry vowel signs."""
    if piece.count("\u064e") + piece.count("\u0650") < _FEW:
        return False
    signs = sum(letter in _SIGNS for letter in piece)
    letters = sum("\u0621" <= letter <= "\u064a" for letter in piece)
    return letters >= _LETTERS and signs >= _VOWELLED * letters


def _opens_with_sacred(reading: Reading, first: int, past: int) -> bool:
    """Whether the words are what God or the Prophet says: "إن | الله تعالى يقول: (…)"."""
    for index in range(first, min(past, first + 8)):
        if "sacred" in classes_of(reading, index) and index < first + 2:
            near = range(index + 1, min(past, index + 7))
            return any(_is_said(reading, other) for other in near)
        if reading.words[index].kind == "mark":
            return False
    return False


def _follows_god(reading: Reading, cue: int) -> bool:
    """Whether God is the subject in front of the verb: "والله تعالى | قد توعد من فعل ذلك", not "بحمد الله أعلن"."""
    index = cue - 1
    while index > cue - 6 and index > 0 and reading.norms[index] in _BETWEEN:
        index -= 1
    return index >= 0 and reading.norms[index] in ("الله", "والله", "فالله") and _heads(reading, index)


def _heads(reading: Reading, index: int) -> bool:
    """Whether God stands in the nominative, at the head of a clause: "والله", "إن الله"; not "بفضل الله"."""
    before = reading.norms[index - 1] if index else "."
    joined = reading.norms[index] != "الله"
    return joined or before in CLAUSE | COMMAS | {".", ":", "لان", "فان", "وان", "لكن", "ولكن"}


def _promises_heaven(reading: Reading, draft: Draft) -> bool:
    """Whether what is promised or threatened is God's to give, of whom the sentence speaks: "…، وتوعدهم بالعذاب الأليم"."""
    first, past = draft.content
    if draft.form.act not in ("threatened", "promised", "warned") or draft.title is not None:
        return False
    if not any(reading.words[i].bare in role("divine") for i in range(first, min(past, first + 3))):
        return False
    near = range(draft.cue - 1, max(-1, draft.cue - _BACK), -1)
    own = (i for i in near if reading.words[i].sentence == reading.words[draft.cue].sentence)
    return any(
        reading.norms[i].removeprefix("و") in role("god") - {"العزيز", "الكريم", "العظيم"} for i in own
    )


_BETWEEN = frozenset({"تعالي", "قد", "سبحانه", "وتعالي", "عز", "وجل", "جل", "وعلا", "تبارك"})


def _is_said(reading: Reading, index: int) -> bool:
    said = any(form.lemma == "قال" and form.kind in ("past", "present") for form in cue_forms(reading, index))
    return said and ":" in reading.norms[index + 1 : index + 3]


def _is_sacred_subject(reading: Reading, draft: Draft) -> bool:
    """Whether the elided subject is God or the Prophet: "قال الله … ويقول: (…)"."""
    if draft.speaker is not None or draft.title is not None or draft.form.lemma != "قال":
        return False
    cue = draft.cue
    if any(
        "sacred" in classes_of(reading, index) for index in range(cue + 1, min(draft.content[0], cue + 3))
    ):
        return True
    for index in range(cue - 1, max(-1, cue - _BACK), -1):
        if reading.words[index].paragraph != reading.words[cue].paragraph:
            return False
        finite = {form.lemma for form in cue_forms(reading, index) if form.kind in ("past", "present")}
        if finite and index + 1 < cue:
            return "قال" in finite and (
                "sacred" in classes_of(reading, index + 1) or reading.norms[index + 1] in role("god")
            )
    return False
