"""Who carries what: one row a claim, one column an outlet, one letter an origin."""

from collections import defaultdict

import msgspec

from khabar.model import Claim, Story
from khabar.web.book import Book, fold_words, outlet_name, report_href
from khabar.web.messages import Language, label

_LETTERS = {"ar": "أبجدهوزحطيكلمنسعفصقر", "en": "ABCDEFGHIJKLMNOPQRST"}


class Cell(msgspec.Struct, frozen=True):
    """What one outlet has of a claim: where, and which origin (أ، ب … or A, B …) it drew on."""

    href: str
    origin: str
    number: int  # of the origin, from 1; 0 where it is not known


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as a row of the table: one list of cells for each outlet."""

    claim: str
    kinds: tuple[str, ...]
    href: str
    cells: tuple[tuple[Cell, ...], ...]
    independent: int
    grade: str
    reasons: tuple[str, ...]


def view_claims(book: Book, story: Story, outlets: tuple[str, ...]) -> tuple[ClaimRow, ...]:
    """The claims that more than one report carries; those in the same words by the same reports stand as one."""
    together: dict[tuple[str, frozenset[str]], list[Claim]] = {}
    for claim in story.corroboration:
        articles = frozenset(cite.article for cite in claim.citations if cite.article in book.reports)
        if len(articles) > 1:
            together.setdefault((fold_words(claim.claim), articles), []).append(claim)
    return tuple(_view(book, claims, outlets) for claims in together.values())


def n_single_claims(story: Story) -> int:
    """How many claims stand in one report only."""
    return sum(len({cite.article for cite in claim.citations}) < 2 for claim in story.corroboration)


def _view(book: Book, claims: list[Claim], outlets: tuple[str, ...]) -> ClaimRow:
    claim = claims[0]
    number_of = {article: number for number, group in enumerate(claim.origins, start=1) for article in group}
    cells: dict[str, list[Cell]] = defaultdict(list)
    for article, span in {cite.article: cite.span for cite in reversed(claim.citations)}.items():
        if article in book.reports:
            number = number_of.get(article, 0)
            letter = _LETTERS[book.language][(number - 1) % 20] if number else ""
            if letter and claim.grade == "not known":
                letter += "؟" if book.language == "ar" else "?"
            name = outlet_name(book.reports[article], language=book.language)
            cells[name].append(Cell(report_href(book, article, span=span), letter, number))
    first = next(cite for cite in claim.citations if cite.article in book.reports)
    return ClaimRow(
        claim=claim.claim,
        kinds=tuple(dict.fromkeys(one.kind for one in claims)),
        href=report_href(book, first.article, span=first.span),
        cells=tuple(tuple(sorted(cells[outlet], key=lambda cell: cell.number)) for outlet in outlets),
        independent=claim.independent,
        grade=claim.grade,
        reasons=tuple(
            dict.fromkeys(_reason(reason, book.language) for one in claims for reason in one.reasons)
        ),
    )


def _reason(reason: str, language: Language) -> str:
    """Why two reports are one origin: "copy" and the head of "agency: …" and "statement: …" said in the language."""
    head, colon, name = reason.partition(": ")
    return label("same", head, language=language) + colon + name
