"""The way from the words back to the reader, how well the source is named, and what a denial denies."""

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec

from khabar.annotate.statements.carrying import Settled
from khabar.annotate.statements.names import named_kin
from khabar.annotate.statements.nouns import HEADS
from khabar.annotate.statements.outlets import kind_at, outlet_at
from khabar.annotate.statements.reading import Reading, classes_of, index_at, role, span_of, speaker_span
from khabar.annotate.statements.speaker import noun_phrase_end
from khabar.arabic.letters import fold_word
from khabar.model import Link, Span, Statement

Grade: TypeAlias = Literal[
    "named official", "named person", "named body", "document", "unnamed official", "unnamed", "outlet"
]

_ORDER = {
    "outlet": 0,
    "agency": 1,
    "interview": 2,
    "platform": 2,
    "occasion": 2,
    "spokesman": 3,
    "principal": 4,
    "document": 5,
}
_VOICES = frozenset({"متحدث", "متحدثه", "ناطق", "ناطقه", "محامي", "محام", "محاميه", "سكرتير", "سكرتيره"})
_NO_AGENCY = frozenset({"متابعات", "وكالات", "خاص"})
_DENIALS = frozenset({"نفى", "أنكر", "كذب", "فند", "دحض", "استبعد", "شكك"})
_CONFIRMATIONS = frozenset({"أقر", "اعترف", "أيد", "أيّد"})
_CONFIRMED = frozenset({"صحه", "نبا", "خبر", "انباء", "صدق", "تقارير"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHARED_WORDS = 3
_SHARED_PART = 0.5


def finish(reading: Reading, settled: Sequence[Settled]) -> list[Statement]:
    """The statements with path, grade, date, and the statement of this report that a denial or confirmation answers."""
    own = [_links(reading, one) for one in settled]
    grades = [grade_of(reading, one) for one in settled]
    officials = {
        one.statement.speaker_name
        for one, grade in zip(settled, grades, strict=True)
        if grade == "named official"
    }
    contents = [_content_words(reading, one) for one in settled]
    finished: list[Statement] = []
    for number, one in enumerate(settled):
        finished.append(
            msgspec.structs.replace(
                one.statement,
                path=_path(reading, settled, own, number),
                grade="named official"
                if grades[number] == "named person" and one.statement.speaker_name in officials
                else grades[number],
                date=_date(reading, one),
                responds_to=_answered(reading, settled, contents, number),
            )
        )
    return finished


def _path(
    reading: Reading, settled: Sequence[Settled], own: list[list[Link]], number: int
) -> tuple[Link, ...]:
    """The links nearest to the reader first: for words inside another's words, that other stands between."""
    chain = [number]
    while (outer := settled[chain[0]].statement.inside) is not None and len(chain) < 6:
        chain.insert(0, outer)
    links = _published_by(reading)
    for level in chain:
        for link in own[level]:
            again = level != number and link.name == settled[number].statement.speaker_name
            if not again and all(link.span != known.span and link.name != known.name for known in links):
                links.append(link)
    return tuple(links)


def _published_by(reading: Reading) -> list[Link]:
    text, layout = reading.words.text, reading.layout
    links = (
        [Link(kind="outlet", span=layout.outlet, name=layout.outlet_name or layout.outlet.of(text))]
        if layout.outlet
        else []
    )
    return links + [
        Link(kind="agency", span=span, name=span.of(text))
        for span in layout.agencies[:2]
        if span.of(text) not in _NO_AGENCY
    ]


def _links(reading: Reading, one: Settled) -> list[Link]:
    """The links of one statement alone: its media, its spokesman, its principal, its document."""
    text = reading.words.text
    links = [
        Link(
            kind=medium.kind,
            span=_medium_span(reading, medium.first, medium.past),
            name=_medium_name(reading, medium.first, medium.past),
        )
        for medium in one.media
        if not _is_own_words(reading, one, medium.first, medium.past, medium.kind)
    ]
    speaker = one.statement.speaker
    if speaker is not None:
        first, past = words_of(reading, speaker)
        behind = _principal(reading, first, past)
        if "document" in classes_of(reading, first):
            links.append(Link(kind="document", span=speaker, name=speaker.of(text)))
        elif behind:
            links.append(
                Link(kind="spokesman", span=speaker, name=one.statement.speaker_name or speaker.of(text))
            )
            name = behind.of(text)
            links.append(
                Link(kind="principal", span=behind, name="ال" + name[2:] if name.startswith("لل") else name)
            )
        elif is_outlet(reading, first):
            links.append(
                Link(
                    kind="agency" if kind_at(reading, _past_mark(reading, first)) == "agency" else "outlet",
                    span=speaker,
                    name=one.statement.speaker_name or "",
                )
            )
        else:
            links.append(
                Link(kind="principal", span=speaker, name=one.statement.speaker_name or speaker.of(text))
            )
    return sorted(links, key=lambda link: _ORDER[link.kind])


def _is_own_words(reading: Reading, one: Settled, first: int, past: int, kind: str) -> bool:
    """Whether a medium is the speaker himself, or an unnamed source taken for an outlet: "مصدر رسمي"."""
    speaker = one.statement.speaker
    if speaker is not None and speaker.start <= reading.words[first].start < speaker.end:
        return True
    return kind in ("outlet", "agency") and reading.words[first].bare in ("مصدر", "مصادر")


def _medium_span(reading: Reading, first: int, past: int) -> Span:
    word = reading.words[first]
    return (
        speaker_span(reading, first, past)
        if word.norm[:1] == "ل" and word.proclitics
        else span_of(reading, first, past)
    )


def _medium_name(reading: Reading, first: int, past: int) -> str:
    return _medium_span(reading, first, past).of(reading.words.text)


def words_of(reading: Reading, span: Span) -> tuple[int, int]:
    """First word of a span and index past its last."""
    low, high = 0, len(reading) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if reading.words[middle].end > span.start else (middle + 1, high)
    return low, max(low + 1, index_at(reading.words, span.end, low))


def _principal(reading: Reading, first: int, past: int) -> Span | None:
    """For whom a spokesman speaks: X of "المتحدث باسم X", "محامي X"."""
    voice = next(
        (index for index in range(first, min(past, first + 8)) if reading.words[index].bare in _VOICES), None
    )
    if voice is None:
        return None
    for index in range(voice + 1, min(past, voice + 4)):
        start = index + 1 if reading.norms[index] in ("باسم", "بلسان") else index
        if start >= past or not (
            start > index
            or reading.norms[index].startswith("لل")
            or reading.norms[index][:1] in "لب"
            and reading.words[index].proclitics
        ):
            continue
        end = min(past, max(start + 1, noun_phrase_end(reading, start, past, splits=False)))
        if end == start + 1 < past and reading.norms[start][:1] == "ب":  # "بقيادة | حرس الحدود"
            end = max(end, noun_phrase_end(reading, end, past, splits=False))
        end = next((i for i in range(start + 1, end) if _begins_person(reading, i)), end)
        return speaker_span(reading, start, end)
    return None


def _begins_person(reading: Reading, index: int) -> bool:
    """Whether a person, or the title right before one, begins here: the spokesman's own name."""
    after = index
    while (
        after < index + 3 and after + 1 < len(reading) and classes_of(reading, after) & {"title", "official"}
    ):
        after += 1
    number = reading.actor_at.get(after, (0, -1))[1]
    return reading.words[index].kind == "mark" or number >= 0 and reading.actors[number].type == "PER"


def is_outlet(reading: Reading, first: int) -> bool:
    """Whether a phrase that begins here names an outlet or agency."""
    first = _past_mark(reading, first)
    return (
        "outlet" in classes_of(reading, first) or outlet_at(reading, first, reading.norms[first]) is not None
    )


def _past_mark(reading: Reading, first: int) -> int:
    """The word behind an opening mark: "وبحسب «رويترز»"."""
    marked = reading.words[first].kind == "mark" and first + 1 < len(reading)
    return first + 1 if marked else first


def grade_of(reading: Reading, one: Settled) -> Grade | None:
    """How well the source is identified; None where the speaker is open."""
    speaker = one.statement.speaker
    if speaker is None:
        return None
    first, past = words_of(reading, speaker)
    kinds = classes_of(reading, first)
    if "document" in kinds and "source" not in kinds:
        return "document"
    if is_outlet(reading, first):
        return "outlet"
    actor = next((actor for actor in reading.actors if actor.id == one.statement.actor), None)
    if (
        actor
        and actor.type == "PER"
        or one.statement.speaker_name
        and one.statement.speaker_name != speaker.of(reading.words.text)
        and kinds & {"official", "title", "person"}
    ):
        holds_office = any("official" in classes_of(reading, i) for i in range(first, past)) or bool(
            actor and actor.roles
        )
        return "named official" if holds_office else "named person"
    if actor or "body" in kinds and not kinds & {"official"}:
        return "named body"
    if named_kin(reading, first, past):
        return "named person"
    if _holds_single_office(reading, first, past):
        return "named official"
    bare = reading.words[first].bare
    definite = reading.norms[first].startswith("ال")
    if "source" in kinds or bare in role("nameless") and not (definite and past - first > 2):
        official = bare in role("nameless") or any(
            reading.words[i].bare in role("of_office") for i in range(first, past)
        )
        return "unnamed official" if official else "unnamed"
    if "official" in kinds:
        return "named official"  # the holder of one office: "وزير الخارجية القطري"
    return "unnamed" if kinds & HEADS or _is_crowd(reading, first) else "named person"


def _holds_single_office(reading: Reading, first: int, past: int) -> bool:
    """Whether titles and deputies lead to an office that one person holds: "معالي رئيس مجلس الشورى", "نائب خادم الحرمين"."""
    index = first
    while index < past and (
        "title" in classes_of(reading, index)
        or reading.norms[index] in ("نائب", "نائبه", "السيد", "المقام", "صاحب")
    ):
        index += 1
    if index >= past or reading.norms[index] not in role("single_office"):
        return False
    after = reading.norms[index + 1] if index + 1 < past else ""
    of_body = (
        past - index > 2
        and reading.norms[index] not in role("nameless")
        and reading.words[index + 1].pos == "NOUN"
    )
    known = after.startswith(("ال", "لل")) or index + 1 in reading.actor_at or of_body
    return reading.norms[index].startswith("ال") and index > first or known


def _is_crowd(reading: Reading, first: int) -> bool:
    """Whether an unknown noun in the indefinite plural names nobody: "جماعات حقوقية", "أجانب كثيرون"."""
    norm, word = reading.norms[first], reading.words[first]
    if norm.startswith("ال") or word.pos == "PROPN" or word.kind != "arabic":
        return False
    return norm.endswith(("ات", "ون", "ين")) and len(norm) > 4 or norm in role("crowds")


def _date(reading: Reading, one: Settled) -> str | None:
    """The day on which it was said, where a time stands between the cue and the content."""
    for index in range(one.draft.cue, min(one.draft.content[0], one.draft.cue + 40)):
        time = reading.time_at.get(index)
        if time and time.type in ("DATE", "TIME") and time.value and _DAY.match(time.value):
            return time.value[:10]
    return None


def _content_words(reading: Reading, one: Settled) -> frozenset[str]:
    first, past = one.draft.content
    words = (reading.words[i] for i in range(first, min(past, first + 60)))
    return frozenset(
        word.bare
        for word in words
        if word.kind in ("arabic", "number")
        and len(word.bare) > 2
        and word.pos not in ("ADP", "SCONJ", "PRON", "PART", "CCONJ")
    )


def confirms(lemma: str | None, content: str) -> bool:
    """Whether words confirm what somebody else said: "أقر بأن", "أكد صحة الأنباء"; "أكد أن" alone is but a word for saying."""
    if lemma in _CONFIRMATIONS:
        return True
    words = content.split(maxsplit=1)
    return lemma == "أكد" and bool(words) and fold_word(words[0]) in _CONFIRMED


def _answered(
    reading: Reading, settled: Sequence[Settled], contents: list[frozenset[str]], number: int
) -> int | None:
    """The statement by somebody else that this denial or confirmation is about: the one that shares most of its words."""
    one = settled[number].statement
    if one.lemma not in _DENIALS and not confirms(one.lemma, one.content[0].of(reading.words.text)):
        return None
    best, most = None, 0.0
    for other in range(max(0, number - 40), min(len(settled), number + 10)):
        if (
            other == number
            or settled[other].statement.speaker_name == one.speaker_name
            or other in (one.inside,)
            or settled[other].statement.inside == number
        ):
            continue
        shared = len(contents[number] & contents[other])
        part = shared / max(1, min(len(contents[number]), len(contents[other])))
        if shared >= _SHARED_WORDS and part >= _SHARED_PART and part > most:
            best, most = other, part
    return best
