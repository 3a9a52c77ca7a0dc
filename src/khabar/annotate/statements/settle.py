"""From drafts to statements: elided speakers, names, media, nesting."""

from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.reading import Reading, classes_of, span_of
from khabar.annotate.statements.speaker import HEADS, can_speak, noun_phrase_end
from khabar.annotate.statements.via import find_via
from khabar.model import Span, Statement

_FAR = 60  # words within which "عن X قوله" names X


def settle(reading: Reading, drafts: list[Draft], *, media: dict[int, tuple[int, int]]) -> list[Statement]:
    """The statements, by cue, each with its speaker or the reason why that is open."""
    drafts = _without_doubles(reading, sorted(drafts, key=lambda draft: (draft.cue, draft.content)))
    statements: list[Statement] = []
    previous: list[Draft] = []
    for draft in drafts:
        inside = _inside(reading, drafts, statements, previous, draft)
        speaker, elided = _speaker(reading, draft, previous, statements, inside)
        via = media.get(draft.cue) or find_via(reading, draft)
        via_span = span_of(reading, *via) if via else None
        if via_span is None:
            via_span = _carried(reading, draft, previous, statements, speaker, elided)
        name, actor = _name(reading, speaker, previous, statements)
        word = reading.words[draft.cue]
        if speaker is None and draft.pattern != "verb":
            continue
        statements.append(
            Statement(
                speaker=speaker, speaker_name=name, actor=actor, elided=elided, cue=draft.cue_span or word.span, content=draft.spans,
                kind=draft.kind, via=via_span, inside=inside, act=draft.form.act, lemma=draft.form.lemma,
                reason=None if speaker else "no earlier speaker agrees with the verb",
            )
        )  # fmt: skip
        previous.append(draft)
    return [s for s in statements]


def _without_doubles(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """One entry for one utterance: of two cues with the same content the later one, which has no words of its own, goes."""
    kept: list[Draft] = []
    seen: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        key = draft.content
        if key in seen:
            other = seen[key]
            if draft.speaker is None or other.speaker is not None:
                continue
            kept.remove(other)
        seen[key] = draft
        kept.append(draft)
    return kept


def _inside(reading: Reading, drafts: list[Draft], statements: list[Statement], previous: list[Draft], draft: Draft) -> int | None:
    """Number of the innermost statement whose content holds this cue."""
    for number in range(len(previous) - 1, max(-1, len(previous) - 12), -1):
        first, past = previous[number].content
        if first <= draft.cue < past:
            return number
    return None


def _speaker(reading: Reading, draft: Draft, previous: list[Draft], statements: list[Statement], inside: int | None) -> tuple[Span | None, bool]:
    if draft.speaker:
        return span_of(reading, *draft.speaker), False
    if draft.pattern == "masdar" and reading.norms[draft.cue].startswith("بال"):
        subject = _first_subject(reading, draft.cue)
        if subject:
            return span_of(reading, *subject), False
    if draft.pattern == "masdar":
        told = _told_by(reading, draft.cue)
        if told:
            return span_of(reading, *told), False
    if draft.pattern in ("participle", "masdar"):
        subject = _main_subject(reading, draft, previous, statements, inside)
        return subject, True
    for number in range(len(previous) - 1, max(-1, len(previous) - 6), -1):
        if statements[number].speaker is None or statements[number].inside != inside and inside is None and statements[number].inside is not None:
            continue
        if number == inside:
            continue
        if _agree(reading, previous[number], statements[number], draft):
            return statements[number].speaker, True
    subject = _first_subject(reading, draft.cue) if not previous else None
    return (span_of(reading, *subject), True) if subject else (None, True)


def _agree(reading: Reading, other: Draft, statement: Statement, draft: Draft) -> bool:
    """Whether the earlier speaker's verb and this one can share a subject, by gender and number."""
    gender, number = other.form.gender, other.form.number
    if other.pattern in ("source", "headline") or not gender:
        return True
    return gender == draft.form.gender or not draft.form.gender


def _told_by(reading: Reading, cue: int) -> tuple[int, int] | None:
    """X of "نقلت الوكالة عن X قوله"."""
    for index in range(cue - 1, max(0, cue - 26), -1):
        if reading.words[index].sentence != reading.words[cue].sentence:
            return None
        if reading.norms[index] == "عن":
            past = noun_phrase_end(reading, index + 1, cue, splits=False)
            return (index + 1, past) if past > index + 1 else None
    return None


def _main_subject(reading: Reading, draft: Draft, previous: list[Draft], statements: list[Statement], inside: int | None) -> Span | None:
    """The subject of the sentence that a participle hangs on: that of its statement, or of its first verb."""
    sentence = reading.words[draft.cue].sentence
    for number in range(len(previous) - 1, max(-1, len(previous) - 6), -1):
        if number == inside:
            continue
        if statements[number].inside is not None and statements[number].inside != inside:
            continue
        if reading.words[previous[number].cue].sentence == sentence or _reaches(reading, previous[number], draft):
            return statements[number].speaker
    subject = _first_subject(reading, draft.cue)
    if subject:
        return span_of(reading, *subject)
    return None


def _reaches(reading: Reading, other: Draft, draft: Draft) -> bool:
    return 0 <= draft.cue - other.content[1] <= 4 and reading.words[other.cue].paragraph == reading.words[draft.cue].paragraph


def _first_subject(reading: Reading, cue: int) -> tuple[int, int] | None:
    """The subject of the sentence's first verb: at the sentence's head, or behind its first word or two ("وقد لعب الجنيد …")."""
    first = cue
    while first > 0 and cue - first < 80 and reading.words[first - 1].sentence == reading.words[cue].sentence:
        first -= 1
    if first < cue and (classes_of(reading, first) & HEADS or first in reading.actor_at) and can_speak(reading, first, cue):
        past = noun_phrase_end(reading, first, cue, splits=True)
        return (first, past) if past > first else None
    for index in range(first + 1, min(cue, first + 4)):
        if (classes_of(reading, index) & HEADS or index in reading.actor_at or reading.norms[index].startswith("ال")) and can_speak(reading, index, cue):
            past = noun_phrase_end(reading, index, cue, splits=True)
            return (index, past) if past > index else None
    return None


def _carried(reading: Reading, draft: Draft, previous: list[Draft], statements: list[Statement], speaker: Span | None, elided: bool) -> Span | None:
    """The medium of the statement before, where the same speaker goes on in the same sentence or paragraph."""
    if not previous or draft.pattern in ("source", "headline"):
        return None
    last = len(previous) - 1
    if statements[last].via is None or statements[last].speaker is None or speaker is None:
        return None
    same = statements[last].speaker == speaker
    paragraph = reading.words[previous[last].cue].paragraph == reading.words[draft.cue].paragraph
    return statements[last].via if same and (elided or paragraph) else None


def _name(reading: Reading, speaker: Span | None, previous: list[Draft], statements: list[Statement]) -> tuple[str | None, str | None]:
    if speaker is None:
        return None, None
    best = None
    for actor in reading.actors:
        for mention in actor.mentions:
            if speaker.contains(mention) and (best is None or (actor.type == "PER", mention.end - mention.start) > (best[0].type == "PER", best[1].end - best[1].start)):
                best = (actor, mention)
    text = speaker.of(reading.words.text)
    if best and (best[0].type == "PER" or best[1].end - best[1].start > 0.7 * (speaker.end - speaker.start)):
        return best[0].name, best[0].id
    for statement in statements:
        if statement.speaker and statement.speaker != speaker and statement.speaker_name and text.strip("\"“”«»") == statement.speaker.of(reading.words.text):
            return statement.speaker_name, statement.actor
    return text.strip("\"“”«»"), None
