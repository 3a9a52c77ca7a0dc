"""From drafts to statements: elided speakers, names, media, nesting."""

from khabar.annotate.statements import subjects
from khabar.annotate.statements.adjuncts import RELATIVE
from khabar.annotate.statements.before import agrees
from khabar.annotate.statements.carrying import Settled, media_of, spread_back, told_in
from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.names import name_of
from khabar.annotate.statements.nouns import HEADS
from khabar.annotate.statements.reading import (
    Reading,
    classes_of,
    cue_forms,
    is_joined,
    role,
    speaker_span,
)
from khabar.annotate.statements.scripture import is_scripture
from khabar.annotate.statements.several import is_one, is_several, of_plural_verb, plural_verb_before
from khabar.annotate.statements.speaker import noun_phrase_end
from khabar.annotate.statements.via import (
    Medium,
)
from khabar.model import Span, Statement

_BACK = 6  # how many statements back an elided speaker is looked for


def settle(reading: Reading, drafts: list[Draft], *, sources: dict[int, tuple[int, int]]) -> list[Settled]:
    """The statements, by cue, each with its speaker or the reason why that is open. `sources` gives "بحسب X" by cue."""
    done: list[Settled] = []
    told = told_in(reading, drafts)
    for draft in _without_doubles(sorted(drafts, key=lambda draft: (draft.cue, draft.content))):
        inside = _inside(done, draft)
        speaker, elided = _speaker(reading, draft, done, inside)
        if speaker is None and not _may_be_open(reading, draft):
            continue
        if elided and _is_passive(reading, draft, done) or is_scripture(reading, draft):
            continue
        name, actor = (
            name_of(reading, speaker, [one.statement for one in done[-40:]]) if speaker else (None, None)
        )
        media = media_of(
            reading, draft, done, sources=sources, told=told, name=name, actor=actor, elided=elided
        )
        statement = Statement(
            speaker=speaker, speaker_name=name, actor=actor, elided=elided,
            cue=draft.cue_span or reading.words[draft.cue].span, content=draft.spans, kind=draft.kind,
            via=_via_span(reading, media[0]) if media else None,
            inside=inside, act=draft.form.act, lemma=draft.form.lemma,
            reason=None if speaker else "no earlier speaker agrees with the verb",
        )  # fmt: skip
        done.append(Settled(draft, statement, tuple(media)))
    return spread_back(reading, done)


def _may_be_open(reading: Reading, draft: Draft) -> bool:
    """Whether words whose speaker is not found are some all the same: a clause or quotation, or one of several plural verbs."""
    if draft.pattern != "verb":
        return False
    joined = draft.form.number == "p" and draft.form.strong and is_joined(reading, draft.cue)
    many = joined and plural_verb_before(reading, draft.cue) is not None
    return many or draft.mode not in ("object", "prep")


_JUDGING = frozenset({"قدر", "اعتبر", "وصف", "عد", "صنف"})


def _is_passive(reading: Reading, draft: Draft, done: list[Settled]) -> bool:
    """Whether "وقُدر حجم الواردات بـ…" has no doer: it opens its sentence, and nobody spoke in the one before."""
    if (
        draft.form.pronoun
        or draft.form.lemma not in _JUDGING
        or draft.mode not in ("object", "prep")
        or draft.form.kind != "past"
    ):
        return False
    sentence = reading.words[draft.cue].sentence
    near = any(reading.words[one.draft.content[1] - 1].sentence >= sentence - 1 for one in done[-3:])
    return not near


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """One entry for one utterance: of two cues with the same content the one without a speaker of its own goes."""
    kept: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        other = kept.get(draft.content)
        if other is None or other.speaker is None and draft.speaker is not None:
            kept[draft.content] = draft
    return sorted(kept.values(), key=lambda draft: draft.cue)


def _inside(done: list[Settled], draft: Draft) -> int | None:
    """Number of the innermost statement whose content holds this cue."""
    for number in range(len(done) - 1, max(-1, len(done) - 12), -1):
        first, past = done[number].draft.content
        if first <= draft.cue < past:
            return number
    return None


def _speaker(
    reading: Reading, draft: Draft, done: list[Settled], inside: int | None
) -> tuple[Span | None, bool]:
    """The span that names the speaker and whether it stands elsewhere than with the verb."""
    if draft.speaker:
        return _named_speaker(reading, draft, draft.speaker)
    if draft.pattern == "masdar" and draft.form.pronoun:
        renewed = subjects.of_verb_before(reading, draft.cue)
        if renewed:
            return speaker_span(reading, *renewed), False
    if draft.pattern == "masdar":
        told = (
            _told_by(reading, draft.cue)
            or reading.norms[draft.cue].startswith(("بال", "بقول"))
            and (_reporting_subject(reading, draft.cue) or subjects.first_subject(reading, draft.cue))
        )
        if told:
            return speaker_span(reading, *told), False
    if draft.pattern == "participle" and _opens_after_call(reading, draft, done):
        called = subjects.caller(reading, draft.cue)
        return (speaker_span(reading, *called) if called else None), True
    if draft.pattern in ("participle", "masdar"):
        return _main_subject(reading, draft, done, inside), True
    resumed = subjects.resumed(reading, draft.cue)
    if draft.title is None and _opens_after_call(reading, draft, done):
        called = subjects.caller(reading, draft.cue)
        return (speaker_span(reading, *called) if called else None), True
    if resumed and resumed[0]:
        return speaker_span(reading, *resumed[0]), True
    topic = subjects.topic(reading, draft.cue)
    if topic:
        return speaker_span(reading, *topic), False
    if inside is not None and reading.norms[draft.cue - 1] in RELATIVE:
        return done[inside].statement.speaker, True  # "أعلن الوزير كشف منفذ الهجوم الذي قال إنه …"
    return _of_earlier(reading, draft, done, inside), True


def _named_speaker(reading: Reading, draft: Draft, speaker: tuple[int, int]) -> tuple[Span | None, bool]:
    """The speaker that stands with the verb; nobody where a pronoun before it is its subject."""
    if _is_circumstance(reading, draft):
        return None, True
    return speaker_span(reading, *speaker), draft.elided


def _is_circumstance(reading: Reading, draft: Draft) -> bool:
    """Whether a pronoun before a present is its subject, and who stands behind it none: "ظهر مقاتل وهو يتوعد القائد سالم"."""
    behind = draft.speaker is not None and draft.speaker[0] > draft.cue
    return behind and draft.form.kind == "present" and reading.norms[draft.cue - 1] in _CIRCUMSTANCES


_CIRCUMSTANCES = frozenset({"وهو", "وهي", "وهم", "وهما"})


def _opens_after_call(reading: Reading, draft: Draft, done: list[Settled]) -> bool:
    """Whether the first words told of in a sentence are those of a call or letter that its subject got."""
    sentence = reading.words[draft.cue].sentence
    first = not done or reading.words[done[-1].draft.cue].sentence != sentence
    return first and subjects.is_call_received(reading, draft.cue)


def _of_earlier(reading: Reading, draft: Draft, done: list[Settled], inside: int | None) -> Span | None:
    """The elided subject: of the author or clause at hand, of an earlier statement whose verb agrees, of the sentence."""
    relative = subjects.of_relative(reading, draft.cue, draft.form) if draft.title is None else None
    titled = _titled(reading, draft, done)
    if titled:
        return titled
    own = relative or subjects.author(reading, draft.cue) or _clause_subject(reading, draft, done)
    if own:
        return speaker_span(reading, *own)
    for number in _newest_first(done):
        other = done[number].statement
        if done[number].draft.form.act in ("stated", "showed") and draft.form.act not in ("stated", "showed"):
            continue
        if other.speaker is None or number == inside or inside is None and other.inside is not None:
            continue
        if reading.quote[done[number].draft.cue] >= 0 > reading.quote[draft.cue]:
            continue
        if _agree(done[number].draft, draft) and not (
            draft.form.number == "p" and is_one(reading, done[number].draft, done[number].statement.actor)
        ):
            return other.speaker if _may_accuse(reading, draft, done[number]) else None
    last = next((one for one in reversed(done[-2:]) if one.statement.inside is None), None)
    if (
        last
        and last.draft.speaker
        and inside is None
        and "source" in classes_of(reading, last.draft.speaker[0])
    ):
        return last.statement.speaker  # "المصادر …، وأشار إلى": the one source behind them
    if draft.title is not None:
        return subjects.last_person(reading, draft.cue, title=reading.norms[draft.title])
    subject = None if done else subjects.first_subject(reading, draft.cue)
    if subject and draft.form.number == "p" and not is_several(reading, *subject):
        subject = None
    subject = subject or subjects.of_sentence_before(reading, draft.cue, draft.form)
    return speaker_span(reading, *subject) if subject else None


def _titled(reading: Reading, draft: Draft, done: list[Settled]) -> Span | None:
    """The last person who bears the title that stands for a name ("وأضاف | معاليه"), in the words in which he last spoke."""
    if draft.title is None:
        return None
    person = subjects.last_person(reading, draft.cue, title=reading.norms[draft.title])
    if person is None:
        return None
    for one in reversed(done[-12:]):
        spoke = one.statement.speaker
        if spoke and spoke.start <= person.start and person.end <= spoke.end:
            return spoke
    _, actor = name_of(reading, person, [])
    same = (one.statement.speaker for one in reversed(done[-12:]) if actor and one.statement.actor == actor)
    return next((spoke for spoke in same if spoke), person)


def _newest_first(done: list[Settled]) -> list[int]:
    """Numbers of the statements before, newest first; "…، بحسب X" behind its words comes last, since it takes up nobody."""
    numbers = range(len(done) - 1, max(-1, len(done) - _BACK), -1)
    return sorted(numbers, key=lambda number: _is_trailing_source(done[number].draft))


def _is_trailing_source(draft: Draft) -> bool:
    return draft.pattern == "source" and draft.content[0] < draft.cue


def _via_span(reading: Reading, medium: Medium) -> Span:
    """The words of a medium without the ل of whom it was told: "لراديو المرفأ"."""
    span, norm = speaker_span(reading, medium.first, medium.past), reading.norms[medium.first]
    told = norm[:1] == "ل" and norm[1:] in role("heads") and span.start == reading.words[medium.first].start
    return Span(span.start + 1, span.end) if told else span


def _may_accuse(reading: Reading, draft: Draft, one: Settled) -> bool:
    """Whether who spoke before can be the one who accuses now: it is a passive too often to reach over a paragraph."""
    if (
        draft.form.lemma != "اتهم"
        or reading.words[one.draft.cue].paragraph == reading.words[draft.cue].paragraph
    ):
        return True
    first = draft.content[0]
    number = reading.actor_at.get(first, (0, -1))[1]
    person = number >= 0 and reading.actors[number].type == "PER"
    return not (person or classes_of(reading, first) & {"person", "official", "title"})


def _clause_subject(reading: Reading, draft: Draft, done: list[Settled]) -> tuple[int, int] | None:
    """The subject of the sentence that a joined verb goes on with: "استقبل الوزير الوفد وأكد أن …"."""
    if not is_joined(reading, draft.cue):
        return None
    subject = of_plural_verb(reading, draft.cue) if draft.form.number == "p" else None
    sentence = reading.words[draft.cue].sentence
    if subject is None and done and reading.words[done[-1].draft.cue].sentence == sentence:
        return None
    subject = subject or subjects.first_subject(reading, draft.cue)
    if subject is None or reading.norms[draft.cue - 1] == "." or not agrees(reading, subject[0], draft.form):
        return None
    kinds = classes_of(reading, subject[0])
    known = kinds & {"official", "person", "title", "body", "outlet"} or subject[0] in reading.actor_at
    if draft.form.number == "p":
        known = is_several(reading, *subject)  # "تظاهر عشرات السائقين وطالبوا الوزارة بـ"
    return subject if known and "document" not in kinds else None


def _agree(other: Draft, draft: Draft) -> bool:
    """Whether the earlier speaker's verb and this one can share a subject, by gender."""
    gender = (
        {"ه": "m", "ها": "f"}.get(other.form.pronoun, "") if other.pattern == "masdar" else other.form.gender
    )
    if other.relayed or other.pattern in ("source", "headline") or not gender:
        return True
    return gender == draft.form.gender or not draft.form.gender


def _reporting_subject(reading: Reading, cue: int) -> tuple[int, int] | None:
    """X of "ختم X كلمته بالقول": the subject of the last reporting verb before the cue."""
    for index in range(cue - 1, max(-1, cue - 26), -1):
        if reading.words[index].sentence != reading.words[cue].sentence:
            return None
        if any(form.kind in ("past", "present") and not form.pronoun for form in cue_forms(reading, index)):
            past = noun_phrase_end(reading, index + 1, cue, splits=True)
            return (index + 1, past) if past > index + 1 else None
    return None


def _told_by(reading: Reading, cue: int) -> tuple[int, int] | None:
    """X of "نقلت الوكالة عن X قوله"."""
    for index in range(cue - 1, max(-1, cue - 26), -1):
        if reading.words[index].sentence != reading.words[cue].sentence:
            return None
        if reading.norms[index] == "عن" or reading.norms[index] == "الي" and _is_ascribed(reading, index):
            past = noun_phrase_end(reading, index + 1, cue, splits=False)
            return (index + 1, past) if past > index + 1 else None
    return None


def _is_ascribed(reading: Reading, index: int) -> bool:
    """Whether "نسبت الوكالة | إلى X قوله" stands here."""
    near = reading.norms[max(0, index - 8) : index]
    return any(norm.removeprefix("و") in ("نسب", "نسبت", "نسبه", "نسبته") for norm in near)


def _main_subject(reading: Reading, draft: Draft, done: list[Settled], inside: int | None) -> Span | None:
    """The subject of the sentence that a participle hangs on: that of its statement, or of its first verb."""
    titled = _titled(reading, draft, done) if draft.pattern == "participle" else None
    if titled:
        return titled  # "مؤكدا | سموه | على دور النادي"
    return _last_subject(reading, draft, done, inside)


def _last_subject(reading: Reading, draft: Draft, done: list[Settled], inside: int | None) -> Span | None:
    """Who spoke last in the participle's sentence, or the subject of its verb."""
    sentence = reading.words[draft.cue].sentence
    for number in range(len(done) - 1, max(-1, len(done) - _BACK), -1):
        one = done[number]
        if number == inside or one.statement.inside is not None and one.statement.inside != inside:
            continue
        if one.draft.pattern == "headline" or one.draft.form.act == "showed" and not _agree(one.draft, draft):
            continue
        if one.draft.pattern == "source" and one.draft.content[0] > one.draft.cue:
            subject = subjects.first_subject(reading, draft.cue, floor=one.draft.content[0])
            if (
                subject
                and classes_of(reading, subject[0]) & {"official", "person", "title"}
                | {reading.norms[subject[0]]} & {'"', "«"}
                or subject
                and subject[0] in reading.actor_at
            ):
                return speaker_span(reading, *subject)
        if reading.words[one.draft.cue].sentence == sentence and inside is None:
            own = subjects.of_later_clause(reading, one.draft.content[1], draft.cue)
            if own:
                return speaker_span(reading, *own)
        near = (
            0 <= draft.cue - one.draft.content[1] <= 4
            and reading.words[one.draft.cue].paragraph == reading.words[draft.cue].paragraph
        )
        if near or reading.words[one.draft.cue].sentence == sentence:
            return one.statement.speaker
    return _verb_subject(reading, draft, done)


def _verb_subject(reading: Reading, draft: Draft, done: list[Settled]) -> Span | None:
    """The subject of a participle's sentence in which nothing was said yet: of its first verb, or who spoke just before."""
    subject = subjects.first_subject(reading, draft.cue)
    if subject and (
        classes_of(reading, subject[0]) & (HEADS - {"document"}) or subject[0] in reading.actor_at
    ):
        return speaker_span(reading, *subject)
    title = subjects.title_subject(reading, draft.cue)
    if title:
        return title
    for one in reversed(done[-2:]):
        if (
            one.statement.speaker
            and _agree(one.draft, draft)
            and reading.words[draft.cue].paragraph - reading.words[one.draft.cue].paragraph <= 1
        ):
            return one.statement.speaker
    told = draft.mode != "object" and draft.mode != "prep"
    marked = subject and reading.words[subject[0]].kind == "mark"
    return speaker_span(reading, *subject) if subject and (told or marked) else None
