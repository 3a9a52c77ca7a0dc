"""What later words of a story replaced: plans that were carried out, tolls that were revised, agreements that came out otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from khabar.arabic.letters import fold_word
from khabar.model import Change, Cite, Disagreement, Report, Span
from khabar.stories.disagreements import is_comparable, is_same_value, number
from khabar.stories.lines import sentence_of, trimmed
from khabar.stories.mentions import Mention, words_of
from khabar.stories.moments import Merged
from khabar.stories.stems import content_stems
from khabar.stories.tallies import Tally, label_of

# A later toll that says it replaces an earlier one. Without such words two tolls stand side by side.
_REVISED = frozenset(
    ["ارتفع", "ارتفعت", "ارتفاع", "ترتفع", "يرتفع", "بلغت", "تراجع", "تراجعت", "جديده", "محدثه", "سابقه"]
)
_RISEN = frozenset(["ارتفعت", "وارتفعت"])  # "the toll rose" in the sentence before
_DOCUMENTS = {
    "وثيقه": "وثيقة",
    "اعلان": "إعلان",
    "اتفاق": "اتفاق",
    "اتفاقيه": "اتفاقية",
    "مذكره": "مذكرة",
    "معاهده": "معاهدة",
    "بروتوكول": "بروتوكول",
    "بيان": "بيان",
    "ميثاق": "ميثاق",
    "عقد": "عقد",
    "خطه": "خطة",
}
_NEGATIONS = frozenset(["لا", "لم", "لن", "ليس", "ليست", "دون", "بدون", "بحت", "بحته", "فقط"])
_OBJECT_WORDS = 3  # words after the verb of signing among which its document is named
_SHARED_STEMS = 2
_SHARED_TOLLS = 5  # content words of two tolls of one outlet, where no place is in common
_SHARED_OF_ACT, _SHARED_OF_TYPE = (
    2,
    3,
)  # content words that a deed and its plan share: of one verb, of one type of act
_NEAR_CUE = 30  # characters beside the verb of a plan in which the word stands that makes it one
_TO_COME = frozenset(
    ["سوف", "المقرر", "مقرر", "مقرره", "المقبل", "المقبله", "القادم", "القادمه", "غدا", "غد", "الغد", "موعد", "المنتظر",
     "المتوقع", "يعتزم", "تعتزم", "ينوي", "تنوي", "يستعد", "تستعد", "المزمع", "لاحق", "لاحقا", "استعدادا", "تمهيدا"]
)  # fmt: skip
_NO_FUTURE = frozenset(
    ["سياسي", "سياسيه", "سيناء", "سيارات", "سياره", "سيطره", "سيطرت", "ستين", "سيول", "سيدات", "سيناريو"]
)
_LINE = 180  # characters of a document quoted
_BEFORE = 130  # characters before the sentence of a toll that may say "the toll rose"
_MAX_DEEDS = 40  # of one type and party that are held against a plan
_MAX_REPORTS = 60


def find_changes(
    reports: Sequence[Report], *, merged: Sequence[Merged], tallies: Sequence[Tally]
) -> list[Change]:
    """The changes of a story: by moment, then revised figures, each with the first pair of reports that shows it."""
    mentions = sorted(
        (mention for one in merged for mention in one.mentions),
        key=lambda mention: (mention.report, mention.event.trigger.start),
    )
    found = [*_carried_out(reports, mentions), *_substance(reports, mentions)]
    first: dict[tuple[str, str], Change] = {}
    for change in (*found, *_revised(reports, tallies)):
        first.setdefault((change.kind, change.what), change)
    return list(first.values())


def without_replaced(
    disagreements: Sequence[Disagreement],
    changes: Sequence[Change],
    *,
    reports: Sequence[Report],
    tallies: Sequence[Tally],
) -> list[Disagreement]:
    """The disagreements that stand: not those where one side is a number that had been revised when the other was told."""
    by_place = {(reports[tally.report].id, tally.span): tally for tally in tallies}
    revised = [
        (before, after)
        for change in changes
        if change.kind == "figure"
        and (before := _tally_at(by_place, change.from_))
        and (after := _tally_at(by_place, change.to))
        and _says_revised(reports, after)
    ]
    standing = []
    for one in disagreements:
        sides = [_tally_at(by_place, one.a), _tally_at(by_place, one.b)]
        older, newer = (
            sorted((side for side in sides if side), key=lambda side: side.report)
            if all(sides)
            else (None, None)
        )
        if not older or not newer or not _is_replaced(older, newer, revised, reports):
            standing.append(one)
    return standing


def _tally_at(by_place: dict[tuple[str, Span], Tally], cite: Cite) -> Tally | None:
    return by_place.get((cite.article, cite.span))


def _is_replaced(
    older: Tally, newer: Tally, revised: Sequence[tuple[Tally, Tally]], reports: Sequence[Report]
) -> bool:
    """Whether the newer report itself revises the older number, or another had done so on a day before."""
    day = _day(reports[newer.report])
    if not _day(reports[older.report]) < day:
        return False
    return any(
        old.kind == older.kind
        and old.value == older.value
        and (new.report == newer.report or _day(reports[new.report]) < day)
        for old, new in revised
    )


def _day(report: Report) -> str:
    return (report.published or "")[:10]


def _carried_out(reports: Sequence[Report], mentions: Sequence[Mention]) -> Iterable[Change]:
    """Plans for a day that a report of that day or later tells as done, or as denied: the first of each.

    Only a plan with a day counts: reports of one day tell of one fact as planned and as done by their wording alone. The
    deed must be the plan's own act, of its parties, and nobody may have told it as done when it was still a plan.
    """
    by_party: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        for party in mention.parties:
            own = by_party[mention.event.type, party]
            if mention.status in ("occurred", "ongoing", "denied") and len(own) < _MAX_DEEDS:
                own.append(mention)
    seen: set[tuple[str, str | None, str]] = set()
    for plan in mentions:
        act = (plan.lemma, plan.date, plan.event.type)
        if act in seen or not _is_due(reports, plan):
            continue
        seen.add(act)
        deeds = [mention for party in plan.parties for mention in by_party[plan.event.type, party]]
        if any(_was_done(reports, mention, plan) for mention in deeds):
            continue
        for status, kind in (("occurred", "planned_to_occurred"), ("denied", "denial")):
            deed = next(
                (
                    mention
                    for mention in deeds
                    if mention.status == status
                    and _is_outcome(reports, mention, plan)
                    and _is_same_act(reports, mention, plan)
                ),
                None,
            )
            if deed is not None:
                line = words_of(reports[deed.report], deed)
                yield Change(
                    kind=kind,
                    what=line.of(reports[deed.report].text),
                    from_=Cite(reports[plan.report].id, words_of(reports[plan.report], plan)),
                    to=Cite(reports[deed.report].id, line),
                )


def _was_done(reports: Sequence[Report], mention: Mention, plan: Mention) -> bool:
    """Whether the act had been told as done, or as going on, by the day of its plan."""
    return (
        mention.status in ("occurred", "ongoing")
        and mention.lemma == plan.lemma
        and _day(reports[mention.report]) <= _day(reports[plan.report])
        and mention.date in (None, plan.date)
    )


def _is_same_act(reports: Sequence[Report], mention: Mention, plan: Mention) -> bool:
    """Whether a deed is the act that was planned: its verb or type, a party, and words in common."""
    if mention.lemma != plan.lemma and mention.event.type != plan.event.type:
        return False
    one = content_stems(words_of(reports[plan.report], plan).of(reports[plan.report].text))
    two = content_stems(words_of(reports[mention.report], mention).of(reports[mention.report].text))
    n_shared = len(set(one) & set(two))
    needed = _SHARED_OF_ACT if mention.lemma == plan.lemma else _SHARED_OF_TYPE
    return bool(set(plan.parties) & set(mention.parties)) and n_shared >= needed


def _is_to_come(report: Report, mention: Mention) -> bool:
    """Whether the words of a plan say that it lies ahead: "سيزور", "من المقرر", "المقبل"; not "واصل", "أحيت"."""
    event = mention.event
    trigger = fold_word(event.trigger.of(report.text))
    if trigger.lstrip("وف").startswith(("سي", "ست", "سن", "سا")):
        return True
    cue = event.status_cue
    near = report.text[max(0, event.trigger.start - _NEAR_CUE) : event.trigger.end + _NEAR_CUE]
    told = {word.strip("،.():").lstrip("و") for word in fold_word(near).split()}
    if cue is not None:
        told |= set(fold_word(cue.of(report.text)).split())
    return bool(told & _TO_COME) or any(
        word.startswith(("سي", "ست")) and len(word) > 4 for word in told - _NO_FUTURE
    )


def _is_due(reports: Sequence[Report], mention: Mention) -> bool:
    day = _day(reports[mention.report])
    return (
        mention.status == "planned"
        and _is_to_come(reports[mention.report], mention)
        and mention.date is not None
        and len(mention.date) == 10
        and "" < day <= mention.date
    )


def _is_outcome(reports: Sequence[Report], mention: Mention, plan: Mention) -> bool:
    told = _day(reports[mention.report])
    return (
        told > _day(reports[plan.report])
        and plan.date is not None
        and told >= plan.date
        and mention.date in (None, plan.date)
    )


def _is_later(reports: Sequence[Report], mention: Mention, plan: Mention) -> bool:
    return mention.report != plan.report and _day(reports[mention.report]) > _day(reports[plan.report])


def _revised(reports: Sequence[Report], tallies: Sequence[Tally]) -> Iterable[Change]:
    """Tolls that a later report revises in so many words, or that one outlet changed itself from one day to the next.

    Two reports of one day are in order where the larger toll says that it rose.
    """
    by_report: dict[tuple[str, int], Tally] = {}
    for tally in tallies:
        if tally.is_lead and tally.report < _MAX_REPORTS:
            by_report.setdefault((tally.kind, tally.report), tally)
    for pair in combinations(sorted(by_report.values(), key=lambda tally: tally.report), 2):
        one, two = pair if not _is_revised_by(reports, *pair) else (pair[1], pair[0])
        first, second = reports[one.report], reports[two.report]
        is_revision = _is_revised_by(reports, two, one) or (
            first.outlet is not None
            and first.outlet == second.outlet
            and _day(first) < _day(second)
            and bool(
                one.incident.places & two.incident.places or len(one.context & two.context) >= _SHARED_TOLLS
            )
        )
        if is_revision and is_comparable(one, two) and not is_same_value(one, two):
            yield Change(
                kind="figure",
                what=f"{label_of(one.kind)}: {number(one.value)} ← {number(two.value)}",
                from_=Cite(first.id, one.span),
                to=Cite(second.id, two.span),
            )


def _is_revised_by(reports: Sequence[Report], after: Tally, before: Tally) -> bool:
    """Whether the first toll says that it replaces another and comes after the second, or on its day and is larger."""
    days = _day(reports[before.report]), _day(reports[after.report])
    is_later = days[0] < days[1] or (days[0] == days[1] and after.value > before.value)
    return is_later and after.kind == before.kind and _says_revised(reports, after)


def _says_revised(reports: Sequence[Report], tally: Tally) -> bool:
    """Whether the sentence of a toll, or the one before, says that it replaces another."""
    text = reports[tally.report].text
    if _REVISED & _words(text, tally.sentence):
        return True
    start = max(0, tally.sentence.start - _BEFORE)
    return start < tally.sentence.start and bool(_RISEN & _words(text, Span(start, tally.sentence.start)))


def _substance(reports: Sequence[Report], mentions: Sequence[Mention]) -> Iterable[Change]:
    """An agreement that was announced as one thing and came out as another.

    The documents are named otherwise (a document, a declaration), or the report of the signing says of the
    agreement what it is not ("لا يتضمن").
    """
    signings = [mention for mention in mentions if mention.event.type == "AGREE"]
    plan = next((m for m in signings if m.status == "planned" and _document(reports[m.report], m)), None)
    if plan is None:
        return
    before = _document(reports[plan.report], plan)
    for mention in signings:
        if mention.status != "occurred" or not _is_later(reports, mention, plan):
            continue
        report = reports[mention.report]
        after = _document(report, mention)
        if before is None or after is None or not _is_one_matter(reports, plan, before[1], mention, after[1]):
            continue
        origin = Cite(reports[plan.report].id, before[1])
        if after[0] != before[0]:
            yield Change(
                kind="substance", what=f"{before[0]} ← {after[0]}", from_=origin, to=Cite(report.id, after[1])
            )
        limit = _limits(report)
        if limit is not None:
            yield Change(
                kind="substance", what=limit.of(report.text), from_=origin, to=Cite(report.id, limit)
            )
        return


def _is_one_matter(
    reports: Sequence[Report], plan: Mention, before: Span, mention: Mention, after: Span
) -> bool:
    """Whether two documents are about the same: their descriptions or their parties have something in common."""
    one = content_stems(before.of(reports[plan.report].text))
    two = content_stems(after.of(reports[mention.report].text))
    return len(set(one) & set(two)) >= _SHARED_STEMS or len(set(plan.parties) & set(mention.parties)) > 1


def _document(report: Report, mention: Mention) -> tuple[str, Span] | None:
    """What is signed: the name of the kind of document, and the words from it to the end of the clause."""
    text = report.text
    start = mention.event.trigger.end
    sentence = sentence_of(text, mention.event.trigger.start)
    offset = start
    for token in text[start : sentence.end].split(maxsplit=_OBJECT_WORDS)[:_OBJECT_WORDS]:
        offset = text.index(token, offset)
        word = fold_word("".join(letter for letter in token if letter.isalnum()))
        name = _DOCUMENTS.get(word) or _DOCUMENTS.get(word.removeprefix("ال"))
        if name:
            return name, _first_words(text, Span(offset, max(sentence.end, offset + len(token))))
        offset += len(token)
    return None


def _first_words(text: str, span: Span) -> Span:
    """A stretch cut to a line at a word edge."""
    end = min(span.end, span.start + _LINE)
    while end < span.end and not text[end].isspace():
        end -= 1
    return trimmed(text, span.start, max(end, span.start + 1))


def _limits(report: Report) -> Span | None:
    """The first statement that says of the agreement what it does not hold: "الاتفاق … لا يتضمن …"."""
    for statement in report.statements:
        for span in statement.content:
            words = fold_word(span.of(report.text)).split()
            subject = "".join(letter for letter in words[0] if letter.isalnum()) if words else ""
            if (
                subject.startswith("ال")
                and subject[2:] in _DOCUMENTS
                and any(w.lstrip("و") in _NEGATIONS for w in words)
            ):
                return span
    return None


def _words(text: str, span: Span) -> frozenset[str]:
    return frozenset(fold_word(span.of(text)).split())
