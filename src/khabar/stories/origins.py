"""Origins counted apart from outlets: two reports that carry one claim are one origin where one reason makes them so.

Reasons: one text (copies, or a passage in common), one credited agency, one speaker to whom both trace the claim.
Outlets of one owner stay separate origins but are of one side.
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from khabar.arabic.letters import fold_word
from khabar.arabic.lexicon import read_lexicon
from khabar.model import Report, Span
from khabar.stories.copies import PASSAGE_COPY, likeness
from khabar.stories.lines import sentence_of
from khabar.stories.sets import find, join
from khabar.stories.signatures import Hashes, Vocabulary, passages_of
from khabar.stories.stems import folded

_HEAD, _FOOT = 160, 160  # characters at either end of a body in which an agency is credited
_MAX_COMPARED = 40  # carriers of a claim whose sentences are compared one by one


_WORD = re.compile(r"[^\W_]+")


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """One report that carries a claim: where, and to whom it traces it."""

    report: int
    span: Span
    speaker: str | None = None  # key of the speaker whose words the claim is; None: the outlet itself says it
    speaker_name: str | None = None


class Origins(msgspec.Struct, frozen=True):
    """The origins of one claim as groups of article ids, why reports were joined, and how many sides they are of."""

    groups: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...]
    n_sides: int


class Known(msgspec.Struct, frozen=True):
    """What is known of a story's reports before any claim is looked at."""

    one_text: Sequence[int]
    agencies: Sequence[frozenset[str]]
    passages: Sequence[Hashes]
    vocabulary: Vocabulary


def find_origins(reports: Sequence[Report], carriers: Sequence[Carrier], *, known: Known) -> Origins:
    """The origins of a claim that these reports carry (one carrier a report)."""
    parent = list(range(len(carriers)))
    reasons: dict[str, None] = {}
    for i, reason, j in _reasons(carriers, known):
        if find(parent, i) != find(parent, j):
            join(parent, i, j)
            reasons[reason] = None
    roots = [i for i in range(len(carriers)) if find(parent, i) == i]
    for i, j in _shared_sentences(reports, carriers, roots[:_MAX_COMPARED], known):
        if find(parent, i) != find(parent, j):
            join(parent, i, j)
            reasons["copy"] = None
    groups: dict[int, list[str]] = {}
    for i, carrier in enumerate(carriers):
        groups.setdefault(find(parent, i), []).append(reports[carrier.report].id)
    sides = {owner_of(reports[carriers[root].report]) for root in groups}
    return Origins(tuple(tuple(sorted(ids)) for ids in groups.values()), tuple(reasons), len(sides))


def agencies_of(report: Report) -> frozenset[str]:
    """Names of the agencies that a report credits at its head or foot, or whose dispatches its statements came by."""
    text = report.text
    spans = [*report.layout.agencies, *(statement.via for statement in report.statements if statement.via)]
    found = {name for span in spans if (name := _agency(span.of(text)))}
    body = report.layout.body
    for part in (text[body : body + _HEAD].partition("\n")[0], text[-_FOOT:].rpartition("\n")[2]):
        found |= {name for piece in _pieces(part) if (name := _agencies().get(piece))}
    return frozenset(found)


def owner_of(report: Report) -> str:
    """The owner of a report's outlet, as far as is known; else the outlet itself."""
    outlet = fold_word(report.outlet or report.id).casefold().strip()
    return _owners().get(outlet, outlet)


def _reasons(carriers: Sequence[Carrier], known: Known) -> list[tuple[int, str, int]]:
    """(carrier, reason, carrier) for pairs that are one origin."""
    found = []
    first: dict[tuple[str, object], int] = {}
    for i, carrier in enumerate(carriers):
        keys: list[tuple[str, object]] = [("copy", known.one_text[carrier.report])]
        keys += [(f"agency: {name}", name) for name in sorted(known.agencies[carrier.report])]
        if carrier.speaker:
            keys.append((f"statement: {carrier.speaker_name}", carrier.speaker))
        for reason, key in keys:
            j = first.setdefault((reason.partition(":")[0], key), i)
            if j != i:
                found.append((j, reason, i))
    return found


def _shared_sentences(
    reports: Sequence[Report], carriers: Sequence[Carrier], places: Sequence[int], known: Known
) -> list[tuple[int, int]]:
    """Pairs of carriers whose sentences are one passage word for word, though the reports are not copies."""
    if len(places) < 2:
        return []
    passages = []
    for place in places:
        text = reports[carriers[place].report].text
        passages.append(
            passages_of(sentence_of(text, carriers[place].span.start).of(text), vocabulary=known.vocabulary)
        )
    return [
        (places[i], places[j])
        for i in range(len(places))
        for j in range(i + 1, len(places))
        if likeness(passages, i, j).contained >= PASSAGE_COPY
    ]


def _agency(words: str) -> str | None:
    pieces = _pieces(words)
    return next((name for piece in pieces if (name := _agencies().get(piece))), None)


def _pieces(text: str) -> list[str]:
    """Runs of up to four words of a credit line, longest first, each as it is looked up."""
    words = [_bare(folded(word)) for word in _WORD.findall(text)[:24]]
    return [" ".join(words[i : i + n]) for n in (4, 3, 2, 1) for i in range(len(words) - n + 1)]


def _bare(word: str) -> str:
    if word.startswith("لل"):
        return "ال" + word[2:]
    return word[1:] if len(word) > 4 and word[0] in "لو" and word[1:] in _first_words() else word


@cache
def _agencies() -> dict[str, str]:
    found = {}
    for row in read_lexicon("khabar.stories", "agencies.tsv"):
        form = "".join(letter if letter.isalnum() else " " for letter in fold_word(row["form"]))
        found[" ".join(form.split())] = row["name"]
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split()[0] for form in _agencies())


@cache
def _owners() -> dict[str, str]:
    return {
        fold_word(row["outlet"]).casefold(): row["owner"]
        for row in read_lexicon("khabar.stories", "owners.tsv")
    }
