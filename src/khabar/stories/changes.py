"""What later words of a story replaced: plans that were carried out, tolls that were revised, agreements that came out otherwise."""

from collections.abc import Iterable, Sequence

from khabar.arabic.letters import fold_word
from khabar.model import Change, Cite, Report, Span
from khabar.stories.lines import sentence_of, trimmed
from khabar.stories.mentions import Mention
from khabar.stories.plans import find_outcomes
from khabar.stories.revisions import find_revisions
from khabar.stories.stems import content_stems
from khabar.stories.tallies import Tally

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
_LINE = 180  # characters of a document quoted


def find_changes(
    reports: Sequence[Report], *, mentions: Sequence[Mention], tallies: Sequence[Tally]
) -> list[Change]:
    """The changes of a story: plans, agreements, then revised figures, each with the first pair of reports that shows it."""
    found = [*find_outcomes(reports, mentions), *_substance(reports, mentions)]
    first: dict[tuple[str, str], Change] = {}
    for change in (*found, *find_revisions(reports, tallies)):
        first.setdefault((change.kind, change.what), change)
    return list(first.values())


def _is_later(reports: Sequence[Report], mention: Mention, plan: Mention) -> bool:
    days = [(reports[one.report].published or "")[:10] for one in (plan, mention)]
    return mention.report != plan.report and days[0] < days[1]


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
