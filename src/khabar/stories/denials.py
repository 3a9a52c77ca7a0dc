"""What one report denies and another had told."""

from collections.abc import Iterable, Sequence

from khabar.model import Cite, Disagreement, Report, Span
from khabar.stories.lines import line_of
from khabar.stories.stems import content_stems

_FIRST = 3
_SHARED_STEMS, _SHARED_PART = 4, 0.5  # words of the denied content that the other's words must hold
_MAX_PAIRS = 4000


def find_denials(reports: Sequence[Report], one_text: Sequence[int]) -> Iterable[Disagreement]:
    """A disagreement for each denial of what a statement of another report says, one for a denial and a report."""
    denials: list[tuple[int, Span, tuple[str, ...]]] = []
    told: list[tuple[int, Span, tuple[str, ...]]] = []
    for place, report in enumerate(reports):
        for statement in report.statements:
            if not statement.content:
                continue
            span = statement.content[0]
            stems = tuple(content_stems(span.of(report.text)))
            (denials if statement.act == "denied" else told).append((place, span, stems))
    looked_at = 0
    for place, span, denied in denials:
        seen: set[int] = set()
        for other, said, stems in told:
            looked_at += 1
            if looked_at > _MAX_PAIRS:
                return
            if one_text[other] == one_text[place] or other in seen or not _tells(denied, stems):
                continue
            seen.add(other)
            yield _disagreement(reports, place, span, other, said)


def _tells(denied: Sequence[str], said: Sequence[str]) -> bool:
    """Whether what was said is what is denied: most of its words, and its first ones, where the act stands."""
    shared = set(denied) & set(said)
    is_alike = len(shared) >= _SHARED_STEMS and len(shared) >= _SHARED_PART * len(set(denied))
    return is_alike and len(shared & set(denied[:_FIRST])) >= _FIRST - 1


def _disagreement(reports: Sequence[Report], place: int, span: Span, other: int, said: Span) -> Disagreement:
    line = line_of(reports[place].text, span)
    return Disagreement(
        kind="denial",
        what=line.of(reports[place].text),
        a=Cite(reports[other].id, said),
        b=Cite(reports[place].id, span),
    )
