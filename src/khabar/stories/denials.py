"""What one report denies and another had told."""

from collections.abc import Iterable, Sequence

from khabar.model import Cite, Disagreement, Report, Span, Statement
from khabar.stories.lines import line_of
from khabar.stories.parties import fold_name
from khabar.stories.stems import content_stems, folded_words

_FIRST = 3
_SHARED_STEMS, _SHARED_PART = 4, 0.65  # words of the denied content that the other's words must hold
_DENY = ("نفي", "نفت", "ناف", "تنف", "ينف", "نفو", "نكر", "كذب", "فند", "دحض")
_SHARED_ACTS = 2  # of these, words that are no names
_MAX_PAIRS = 4000
_TOLD = ("ذكر", "قال", "اعلن", "نشر", "اورد", "ورد في")
_NOT = frozenset(["لم", "لا", "لن"])
_FALSE = frozenset(
    ["صحيح", "صحه", "الصحه", "ينفي", "نفي", "نفت", "كاذبه"]
)  # words that are themselves a denial


def find_denials(reports: Sequence[Report], one_text: Sequence[int]) -> Iterable[Disagreement]:
    """A disagreement for each denial of what a statement of another report says, one for a denial and a report."""
    denials: list[tuple[int, Span, tuple[str, ...], str]] = []
    told: list[tuple[int, Span, tuple[str, ...], str]] = []
    if not any(statement.act == "denied" for report in reports for statement in report.statements):
        return
    for place, report in enumerate(reports):
        for statement in report.statements:
            if not statement.content:
                continue
            span = statement.content[0]
            stems = tuple(content_stems(span.of(report.text)))
            before = folded_words(report.text[max(0, statement.cue.start - 12) : statement.cue.start])
            if statement.act != "denied" or not is_denial(report, statement):
                words = folded_words(span.of(report.text))
                if not _FALSE & set(words) and not any(root in word for word in words for root in _DENY):
                    told.append((place, span, stems, fold_name(statement.speaker_name or "")))
            elif not before or before[-1].lstrip("وف") not in _NOT:  # "did not rule out" denies nothing
                denials.append((place, span, stems, fold_name(statement.speaker_name or "")))
    names = frozenset(
        stem for report in reports for actor in report.actors for stem in content_stems(actor.name)
    )
    looked_at = 0
    for place, span, denied, denier in denials:
        seen: set[int] = set()
        for other, said, stems, teller in told:
            looked_at += 1
            if looked_at > _MAX_PAIRS:
                return
            if (
                one_text[other] == one_text[place]
                or other in seen
                or denier == teller
                or not tells(denied, stems, names)
                or not _is_whose(reports[place], span, teller)
            ):
                continue
            seen.add(other)
            yield _disagreement(reports, place, span, other, said)


def _is_whose(report: Report, denial: Span, teller: str) -> bool:
    """Whether the words may be those denied: "ما ذكرته الجامعة" are the words of the university alone."""
    words = folded_words(line_of(report.text, denial).of(report.text))
    for at in range(1, len(words) - 1):
        if words[at - 1] == "ما" and words[at].startswith(_TOLD):
            return words[at + 1].removeprefix("ال") in teller
    return True


def is_denial(report: Report, statement: Statement) -> bool:
    """Whether the verb itself denies: "نفى", "ينكر"; not "رفض", which refuses."""
    return any(any(root in word for root in _DENY) for word in folded_words(statement.cue.of(report.text)))


def tells(denied: Sequence[str], said: Sequence[str], names: frozenset[str]) -> bool:
    """Whether what was said is what is denied: most of its words, its first ones, where the act stands, and not names alone."""
    shared = set(denied) & set(said)
    if len(shared - names) < _SHARED_ACTS:
        return False
    is_alike = len(shared) >= _SHARED_STEMS and len(shared) >= _SHARED_PART * len(set(denied))
    first = shared & set(denied[:_FIRST])
    return is_alike and len(first) >= _FIRST - 1 and bool(first - names)


def _disagreement(reports: Sequence[Report], place: int, span: Span, other: int, said: Span) -> Disagreement:
    line = line_of(reports[place].text, span)
    return Disagreement(
        kind="denial",
        what=line.of(reports[place].text),
        a=Cite(reports[other].id, said),
        b=Cite(reports[place].id, span),
    )
