"""Who would not speak: refusals to comment, questions left without an answer, people who could not be reached."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from khabar.annotate.statements.adjuncts import past_adverbs
from khabar.annotate.statements.before import find_subject_before
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.names import name_of
from khabar.annotate.statements.nouns import HEADS, can_speak
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    read,
    role,
    span_of,
    speaker_span,
)
from khabar.annotate.statements.speaker import noun_phrase_end
from khabar.model import Actor, Layout, NoComment, Span, Statement, Time, Words

How: TypeAlias = Literal["refused", "silent", "unreached"]

_COMMENT = frozenset(
    {"تعليق", "تصريح", "تصريحات", "تعقيب", "رد", "حديث", "اجابه", "ادلاء", "خوض", "تعليقات", "ايضاحات"}
)
_WINDOW = 24
_ABOUT = frozenset({"علي", "عن", "حول", "بشان", "حيال", "ازاء", "تجاه", "بخصوص"})
_MOST_ABOUT = 25  # words of what nothing was said on


def find_no_comments(
    words: Words,
    *,
    layout: Layout,
    actors: Sequence[Actor],
    times: Sequence[Time],
    statements: Sequence[Statement],
) -> list[NoComment]:
    """The places where somebody is reported to have said nothing, by cue: "رفض الناطق التعليق على …", "لم يرد المكتب على طلب …".

    They are no statements. A source that will not be named ("رفض الكشف عن هويته") is none of them.
    """
    triggers = role("no_comment")
    places = [word.index for word in words.words if word.norm.removeprefix("و") in triggers]
    if not places:
        return []
    reading = read(words, layout=layout, actors=actors, times=times)
    found = (_at(reading, index, statements) for index in places)
    return [one for one in found if one]


def _at(reading: Reading, index: int, statements: Sequence[Statement]) -> NoComment | None:
    norm = reading.norms[index].removeprefix("و")
    end = min(reading.sentence_end[index], index + _WINDOW)
    for kind, first, speaker, past in _readings(reading, index, norm, end):
        named, elided = _speaker(reading, index, first, speaker, statements, kind)
        if named is None:
            return None
        name, actor = name_of(reading, named, statements)
        return NoComment(
            speaker=named, speaker_name=name, actor=actor, elided=elided, cue=span_of(reading, index, past), kind=kind,
            about=_about(reading, past, reading.sentence_end[index]),
        )  # fmt: skip
    return None


def _readings(
    reading: Reading, index: int, norm: str, end: int
) -> Iterator[tuple[How, int, tuple[int, int] | None, int]]:
    """Kind, first word behind the verb, the noun phrase that stands there if any, and where the wording ends."""
    if norm in role("refuses"):
        speaker, after = _subject(reading, index + 1, end)
        after = after + 1 if after < end and reading.norms[after] == "عن" else after
        if after < end and _is_comment(reading, after, end):
            yield "refused", index + 1, speaker, _past_comment(reading, after, end)
        elif (
            after + 1 < end and reading.norms[after] == "ان" and reading.norms[after + 1] in role("comments")
        ):
            yield "refused", index + 1, speaker, after + 2  # "رفض المدير أن يعلق على"
    elif norm in ("لم", "لا") and index + 1 < end:
        yield from _unanswered(reading, index, end)
    elif norm in ("تعذر", "تعذرت"):
        yield from _unreached(reading, index + 1, end)
    elif norm in ("التزم", "التزمت", "يلتزم", "تلتزم", "التزموا", "لزم", "لزمت"):
        speaker, after = _subject(reading, index + 1, end)
        if after < end and reading.norms[after] == "الصمت":
            yield "silent", index + 1, speaker, after + 1


def _unanswered(
    reading: Reading, index: int, end: int
) -> Iterator[tuple[How, int, tuple[int, int] | None, int]]:
    verb = reading.norms[index + 1]
    if verb in role("comments"):
        speaker, after = _subject(reading, index + 2, end)
        if after >= end or reading.norms[after] not in CLAUSE:
            yield "silent", index + 2, speaker, speaker[1] if speaker else index + 2
    elif verb in role("answers"):
        speaker, after = _subject(reading, index + 2, end)
        asked = next(
            (i for i in range(after, min(end, after + 4)) if reading.words[i].bare in role("request")), 0
        )
        if asked and (reading.norms[asked][:1] == "ل" or "علي" in reading.norms[after:asked]):
            yield "silent", index + 2, speaker, _past_comment(reading, asked, end)
    elif verb in ("يصدر", "تصدر"):
        said = next(
            (i for i in range(index + 2, min(end, index + 5)) if reading.words[i].bare in _COMMENT), 0
        )
        if not said:
            yield from _issued(reading, index + 2, end)
            return
        source = next((i for i in range(said, min(end, said + 6)) if reading.norms[i] in ("من", "عن")), 0)
        if source and can_speak(reading, source + 1, end):
            past = noun_phrase_end(reading, source + 1, end, splits=False)
            yield "silent", source + 1, (source + 1, past), past
    elif verb in ("يتسن", "يتسني", "نتمكن", "تتمكن", "يتمكن"):
        yield from _unreached(reading, index + 2, end)


def _issued(reading: Reading, start: int, end: int) -> Iterator[tuple[How, int, tuple[int, int] | None, int]]:
    """ "لم تصدر وزارة الداخلية أي تعليق حول …"."""
    speaker, after = _subject(reading, start, end)
    said = next((i for i in range(after, min(end, after + 2)) if reading.words[i].bare in _COMMENT), 0)
    if speaker and said:
        yield "silent", start, speaker, said + 1


def _unreached(
    reading: Reading, first: int, end: int
) -> Iterator[tuple[How, int, tuple[int, int] | None, int]]:
    """ "تعذر الوصول إلى X", "لم يتسن الحصول على تعليق من X", "تعذر الاتصال بـX"."""
    for index in range(first, min(end - 1, first + 7)):
        norm = reading.norms[index]
        if norm in ("الاتصال", "الوصول", "التواصل"):
            start = index + 2 if reading.norms[index + 1] in ("الي", "مع", "ب") else index + 1
        elif norm in ("الحصول", "اخذ") and any(
            reading.words[i].bare in _COMMENT for i in range(index + 1, min(end, index + 5))
        ):
            start = next(
                (i + 1 for i in range(index + 2, min(end, index + 10)) if reading.norms[i] in ("من", "لدي")),
                0,
            )
        else:
            continue
        past = _past_person(reading, start, end) if start else 0
        if past > start:
            yield "unreached", start, (start, past), past
        return


def _past_person(reading: Reading, start: int, end: int) -> int:
    """Index past the speaker that begins at a word which may carry a preposition ("بالناطق"), or `start`."""
    if start >= end or reading.words[start].kind != "arabic":
        return start
    known = classes_of(reading, start) & HEADS or start in reading.actor_at
    if not known:
        return start
    past = max(noun_phrase_end(reading, start, end, splits=False), start + 1)
    return next(
        (i for i in range(start + 1, past) if reading.norms[i] in ("للحصول", "للتعليق", "للرد")), past
    )


def _subject(reading: Reading, start: int, end: int) -> tuple[tuple[int, int] | None, int]:
    """The noun phrase behind the verb, if one stands there that can speak, and where it ends."""
    start = past_adverbs(reading, start, end)
    if start >= end or _is_comment(reading, start, end) or reading.norms[start] in ("عن", "علي", "الصمت"):
        return None, start
    past = start
    if can_speak(reading, start, end):
        past = noun_phrase_end(reading, start, end, splits=True)
        past = next(
            (
                i
                for i in range(start + 1, past)
                if _is_comment(reading, i, end) or reading.norms[i] == "الصمت"
            ),
            past,
        )
    return ((start, past) if past > start else None), past_adverbs(reading, past, end)


def _is_comment(reading: Reading, index: int, end: int) -> bool:
    """Whether the word is the comment that is refused: "التعليق", "الإدلاء بأي تصريح", "الرد على أسئلة"."""
    word = reading.words[index]
    bare = word.bare[1:] if word.norm.startswith(("باي",)) else word.bare
    if bare not in _COMMENT or word.norm.startswith(("و", "ل")):
        return False
    after = reading.norms[index + 1] if index + 1 < end else ""
    if bare in ("رد", "اجابه", "خوض"):
        return after in ("علي", "عن", "في")
    if bare == "حديث":
        return after in ("الي", "مع", "عن", "لوسائل", "للصحافه", "للصحفيين", "للاعلام")
    return True


def _past_comment(reading: Reading, index: int, end: int) -> int:
    """Index past the comment: "الإدلاء بأي تصريح", "طلب للتعليق"."""
    for other in range(index + 1, min(end, index + 4)):
        word = reading.words[other]
        if word.norm in COMMAS or word.norm in _ABOUT and other > index + 1:
            break
        if word.bare in _COMMENT:
            return other + 1
    return index + 1


def _speaker(
    reading: Reading,
    index: int,
    first: int,
    speaker: tuple[int, int] | None,
    statements: Sequence[Statement],
    kind: How,
) -> tuple[Span | None, bool]:
    """Who said nothing: the phrase behind the verb, the one before it, or whoever spoke last in the sentence."""
    if speaker:
        return speaker_span(reading, *speaker), False
    joined = reading.norms[index][:1] == "و"
    before = None if joined else find_subject_before(reading, index, _ANY)
    if before:
        return speaker_span(reading, *before), False
    floor = reading.words[reading.words.sentences[reading.words[index].sentence][0]].start
    cue = reading.words[index].start
    for statement in reversed(statements if kind == "refused" and joined else ()):
        if floor <= statement.cue.start < cue and statement.inside is None:
            return statement.speaker, True  # "قال المدير إن …، ورفض التعليق على …"
    return None, True


_ANY = Form("", "", frozenset(), "past")


def _about(reading: Reading, past: int, end: int) -> Span | None:
    """What nothing was said on: "… التعليق على | صحة الأنباء"."""
    if past + 1 >= end or reading.norms[past] not in _ABOUT or reading.norms[past + 1] in ("الفور", "اسيله"):
        return None
    last = past + 1
    while last < min(end, past + _MOST_ABOUT) and reading.norms[last] not in COMMAS | {".", ":"}:
        last += 1
    return span_of(reading, past + 1, last) if last > past + 1 else None
