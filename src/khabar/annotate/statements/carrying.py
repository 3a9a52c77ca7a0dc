"""Through which medium a statement came: named in its own sentence, told of before, or carried on from an earlier statement."""

from typing import NamedTuple

import msgspec

from khabar.annotate.statements import subjects
from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.reading import Reading, classes_of, cue_forms
from khabar.annotate.statements.speaker import noun_phrase_end
from khabar.annotate.statements.via import (
    Medium,
    find_media,
    medium_at,
    medium_from,
    medium_of_source,
    named_near,
    told_before,
)
from khabar.model import Statement

_LASTING = frozenset({"document", "platform", "interview", "outlet", "agency", "occasion"})


class Settled(NamedTuple):
    """One statement with the draft that it came from and its media."""

    draft: Draft
    statement: Statement
    media: tuple[Medium, ...]


def media_of(
    reading: Reading,
    draft: Draft,
    done: list[Settled],
    *,
    sources: dict[int, tuple[int, int]],
    told: dict[int, Medium],
    name: str | None,
    actor: str | None,
    elided: bool,
) -> list[Medium]:
    """The media of a statement, the nearest to the reader first: its own, those that the next sentence names, those carried on."""
    media = _own_media(reading, draft, done, sources)
    if not media and draft.cue in told:
        media = [told[draft.cue]]
    if not media:
        media = _carried(reading, draft, done, name, elided=elided)
    if not media and elided and not _is_dropped(reading, draft, done):
        media = named_near(reading, draft, actor)
    media = media or told_before(reading, draft, actor)
    if draft.pattern == "source" and draft.speaker:
        first, past = draft.speaker
        media = [medium for medium in media if medium.first >= past or medium.past <= first]
    return media


def _own_media(
    reading: Reading, draft: Draft, done: list[Settled], sources: dict[int, tuple[int, int]]
) -> list[Medium]:
    """The media that a statement's own sentence names, the nearest to the reader first."""
    media = find_media(reading, draft)
    if draft.cue in sources:
        first, past = sources[draft.cue]
        kind = medium_of_source(reading, first, past).kind
        media.insert(0, Medium(first, past, kind, first > draft.content[0]))
    resumed = subjects.resumed(reading, draft.cue) if draft.pattern == "verb" else None
    if resumed:
        media.insert(0, medium_at(reading, resumed[1], draft.cue))
    relayer = (
        Medium(*draft.via, medium_of_source(reading, *draft.via).kind)
        if draft.via
        else _relayer(reading, draft, done)
    )
    if relayer:
        media.insert(0, relayer)
    if not media and draft.pattern == "participle":
        media = _before_participle(reading, draft, done)
    return media


_CAME = frozenset({"جاء", "وجاء", "ياتي", "وياتي", "جاءت", "وجاءت", "كان"})


def told_in(reading: Reading, drafts: list[Draft]) -> dict[int, Medium]:
    """By cue the medium that the next sentence names: "جاء ذلك في بيان …" tells of the statements just before it."""
    found: dict[int, Medium] = {}
    by_paragraph: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_paragraph.setdefault(reading.words[draft.cue].paragraph, []).append(draft)
    for number, (first, past) in enumerate(reading.words.sentences):
        if (
            number == 0
            or past - first < 4
            or reading.norms[first] not in _CAME
            or reading.norms[first + 1] not in ("ذلك", "هذا", "هذه", "تصريحات", "تصريحاته")
        ):
            continue
        medium = medium_from(reading, first + 2, min(past, first + 12))
        if medium is None:
            continue
        before = reading.words.sentences[number - 1]
        paragraph = reading.words[before[0]].paragraph
        for draft in by_paragraph.get(paragraph, [])[-12:]:
            if draft.cue < first:
                found[draft.cue] = medium
    return found


def spread_back(reading: Reading, done: list[Settled]) -> list[Settled]:
    """A communiqué named at a sentence's end ("…، بموجب بيان") carried the same speaker's earlier words in it too."""
    for number in range(len(done) - 1, 0, -1):
        one, before = done[number], done[number - 1]
        if not one.media or before.media or not one.media[0].trailing or one.media[0].kind != "document":
            continue
        if (
            before.statement.speaker == one.statement.speaker
            and reading.words[before.draft.cue].sentence == reading.words[one.draft.cue].sentence
        ):
            statement = msgspec.structs.replace(before.statement, via=one.statement.via)
            done[number - 1] = Settled(before.draft, statement, one.media)
    return done


def _relayer(reading: Reading, draft: Draft, done: list[Settled]) -> Medium | None:
    """The agency of "ونقلت وكالة … عن X قوله"; where the verb has no subject, the outlet that spoke last."""
    if draft.relayed:
        return _last_outlet(reading, done)
    if draft.pattern != "masdar":
        return None
    for index in range(draft.cue - 1, max(-1, draft.cue - 34), -1):
        if reading.words[index].sentence != reading.words[draft.cue].sentence:
            return None
        ascribed = draft.form.lemma == "قال" and reading.norms[index].removeprefix("و") in ("نسب", "نسبت")
        if ascribed or any(
            form.lemma in ("نقل", "أورد", "نشر", "ذكر") and form.kind in ("past", "present")
            for form in cue_forms(reading, index)
        ):
            start = index + 1 + (reading.norms[index + 1] in ("عنه", "عنها", "عنهم", "اليه", "اليها"))
            past = noun_phrase_end(reading, start, draft.cue, splits=False)
            if past > start:
                return Medium(start, past, medium_of_source(reading, start, past).kind)
            return _last_outlet(reading, done)
    return None


def _before_participle(reading: Reading, draft: Draft, done: list[Settled]) -> list[Medium]:
    """The medium of "واصل هجومه في تغريدات، قائلا …": between the last statement of the sentence, or its head, and the participle."""
    first = draft.cue
    floor = max(
        [one.draft.content[0] if one.draft.pattern == "source" else one.draft.content[1] for one in done[-3:]]
        + [draft.cue - 40, 0]
    )
    while first > floor and reading.words[first - 1].sentence == reading.words[draft.cue].sentence:
        first -= 1
    medium = medium_from(reading, first, draft.cue) if draft.cue - first > 3 else None
    return [medium] if medium and medium.kind != "occasion" else []


def _last_outlet(reading: Reading, done: list[Settled]) -> Medium | None:
    for one in reversed(done[-12:]):
        speaker = one.draft.speaker
        if speaker and "outlet" in classes_of(reading, speaker[0]):
            return Medium(*speaker, "outlet")
    return None


def _carried(
    reading: Reading, draft: Draft, done: list[Settled], name: str | None, *, elided: bool
) -> list[Medium]:
    """The media of an earlier statement that plainly reach on to this one.

    In the same sentence or paragraph, whatever they are; beyond it a communiqué, an interview, a thread or an outlet
    goes on to the next statements of the same speaker, an occasion does not.
    """
    if draft.pattern in ("source", "headline") or name is None:
        return []
    if draft.speaker and classes_of(reading, draft.speaker[0]) & {"document"}:
        return []
    for one in reversed(done[-8:]):
        if not _is_same(reading, draft, one, name) or one.draft.pattern == "headline":
            continue
        if not one.media:
            if one.draft.pattern == "source":
                continue  # "بحسب X" stands apart from how he spoke
            break
        near = reading.words[one.draft.cue].paragraph == reading.words[draft.cue].paragraph
        lasting = [
            medium
            for medium in one.media
            if _lasts(reading, medium) and (not medium.trailing or medium.kind == "document")
        ]
        return (
            list(one.media)
            if elided
            and (
                near
                or lasting == list(one.media)
                or draft.pattern == "verb"
                and not any(m.trailing for m in one.media)
            )
            else lasting
        )
    return []


def _is_dropped(reading: Reading, draft: Draft, done: list[Settled]) -> bool:
    """Whether the sentence has a statement before this one that came through no medium: what hangs on it came through none."""
    sentence = reading.words[draft.cue].sentence
    return any(not one.media for one in done[-3:] if reading.words[one.draft.cue].sentence == sentence)


def _lasts(reading: Reading, medium: Medium) -> bool:
    """Whether a medium goes on to other paragraphs: a text, an outlet, "the meeting" that the report is about, a speech."""
    norm = reading.norms[medium.first]
    if medium.kind == "occasion" and reading.words[medium.first].bare.startswith(("زيار", "جول")):
        return False  # a visit goes on beyond what is told of it
    return medium.kind in _LASTING or norm.startswith(("ال", "كلمته", "كلمتها"))


def _is_same(reading: Reading, draft: Draft, one: Settled, name: str) -> bool:
    """Whether an earlier statement has the speaker of this one: by name, or "المصدر" after the source it points back to."""
    if one.statement.speaker_name == name:
        return True
    if not draft.speaker or not one.draft.speaker or draft.speaker[1] - draft.speaker[0] > 2:
        return False
    head, other = draft.speaker[0], one.draft.speaker[0]
    back = reading.norms[head] in ("المصدر", "المصادر", "المسؤول", "المتحدث", "الشاهد")
    return back and reading.words[other].bare.rstrip("ا") == reading.words[head].bare
