"""What every register reads from a report: names of parties, who tells it, the sentence round a span, citations."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache

from khabar.annotate.events.closed import closed
from khabar.arabic.letters import fold_word
from khabar.arabic.words import split
from khabar.lexicon import read_lexicon
from khabar.model import Actor, Figure, Report, Span, Words

_LONGEST_PREFIX = 3  # letters that may stand before للـ: و, ف, أ
_OPENING = {'"': '"', "”": "“", "»": "«", "’": "‘", ")": "("}
_ENDS = frozenset({"،", ",", ".", "؛", ":", "؟", "!", "\n"})


def read_words(report: Report) -> Words:
    """The words of a report's text; those of the last reports are kept, since every register asks for them."""
    return _split(report.text)


@lru_cache(maxsize=64)
def _split(text: str) -> Words:
    return split(text)


def actor_of(report: Report, span: Span) -> Actor | None:
    """The actor named in a span: a person before a body, a body before a country; None where none is."""
    order = {"PER": 0, "ORG": 1, "GPE": 2, "LOC": 3}
    found = [
        (order[actor.type], mention.start, actor)
        for actor in report.actors
        for mention in actor.mentions
        if span.contains(mention)
    ]
    if not found:
        return next(
            (a for a in report.actors for m in (*a.mentions, *a.references) if m.contains(span)), None
        )
    return min(found, key=lambda entry: entry[:2])[2]


def words_of(report: Report, span: Span) -> str:
    """The words of a span on one line, with the article that للـ swallows given back: "للعراق" → "العراق", "للبنان" → "لبنان"."""
    return " ".join(name_at(report.text, span).split())


def name_at(text: str, span: Span) -> str:
    """The words of a span as a name of their own, whether the span begins at the first lam of "للحكومة" or at the second."""
    span = with_closing_mark(text, span)
    words = span.of(text)
    if words.startswith("للجان "):
        return words[1:]  # the committees of somebody: "للجان المقاومة"
    if words.startswith("لجان "):
        return words
    at_first, at_second = words.startswith("لل"), text[max(0, span.start - 1) : span.start + 1] == "لل"
    if not at_first and not at_second:
        return words
    start = span.start
    while start and span.start - start < _LONGEST_PREFIX and text[start - 1].isalpha():
        start -= 1
    word = split(text[start : span.end]).words[0]
    if "ل" not in word.proclitics:
        return words
    stem = words if word.core_start == span.start - start else words[1:]
    return "ا" + stem if word.core.startswith("ال") else stem


def with_closing_mark(text: str, span: Span) -> Span:
    """The span with the closing mark right behind it, where it holds the opening one: 'تنظيم "داعش' + '"', or with the opening
    one right before it; else as it is."""
    before = text[span.start - 1 : span.start]
    closing = next((close for close, opening in _OPENING.items() if opening == before != close), None)
    if closing and span.of(text).count(closing) > span.of(text).count(before):
        span = Span(span.start - 1, span.end)
    mark = text[span.end : span.end + 1]
    opening = _OPENING.get(mark)
    if opening is None:
        return span
    words = span.of(text)
    is_open = words.count(mark) % 2 == 1 if mark == opening else words.count(opening) > words.count(mark)
    return Span(span.start, span.end + 1) if is_open else span


def actor_name(report: Report, actor: Actor) -> str:
    """The name of an actor, with the closing mark that stands behind it in the text where it holds only the opening one."""
    if not any(mark in actor.name for mark in _OPENING.values()):
        return actor.name
    whole = (m for m in actor.mentions if m.of(report.text) == actor.name)
    mention = next(whole, None)
    return with_closing_mark(report.text, mention).of(report.text) if mention is not None else actor.name


def is_public(report: Report, spans: Iterable[Span]) -> bool:
    """Whether one of the parties is a country, a body, a group of either, or a person named with an office."""
    for span in spans:
        actor = actor_of(report, span)
        if actor is not None and (
            actor.type in ("ORG", "GPE")
            or actor.country is not None
            or any(len(role.split()) > 1 for role in actor.roles)
        ):
            return True
        first = fold_word(span.of(report.text).split()[0]).removeprefix("ال")
        if closed().heads.get(first) == "group" or is_office(span.of(report.text)):
            return True
    return False


def is_office(phrase: str) -> bool:
    """Whether a phrase begins with an office: "وزير الإعلام", "الرئيس"; ranks and courtesies (العميد، الدكتور) are none."""
    folded = fold_word(phrase).removeprefix("ال")
    words = folded.split()
    return bool(words) and not word_class("office").isdisjoint((words[0], " ".join(words[:2])))


@cache
def word_class(name: str) -> frozenset[str]:
    """One class of words.tsv by its name, folded."""
    return frozenset(
        fold_word(row["word"])
        for row in read_lexicon("khabar.registers", "words.tsv")
        if row["class"] == name
    )


def countries_of(report: Report, spans: Iterable[Span]) -> tuple[str, ...]:
    """ISO codes of the countries of some parties, in order, where known."""
    codes: list[str] = []
    for span in spans:
        actor = actor_of(report, span)
        if actor is not None and actor.country and actor.country not in codes:
            codes.append(actor.country)
    return tuple(codes)


def figures_in(report: Report, span: Span) -> tuple[Figure, ...]:
    """The figures that share a character with a span."""
    first = bisect_right(report.figures, span.start, key=lambda figure: figure.span.end)
    last = bisect_left(report.figures, span.end, key=lambda figure: figure.span.start)
    return report.figures[first:last]


def sentence_at(words: Words, offset: int) -> tuple[int, int]:
    """(first word, past the last) of the sentence that holds an offset; (0, 0) where there are no words."""
    index = word_at(words, offset)
    return words.sentences[words[index].sentence] if index < len(words) else (0, 0)


def word_at(words: Words, offset: int) -> int:
    """Index of the word that holds an offset, or of the first one after it."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def clause_from(words: Words, first: int, last: int, *, limit: int = 18) -> Span | None:
    """The words from `first` up to the next comma or stop, at most `limit` of them; None where there are none."""
    end = first
    while end < last and end - first < limit and words[end].norm not in _ENDS:
        end += 1
    while end > first and words[end - 1].kind == "mark":
        end -= 1
    while first < end and words[first].kind == "mark":
        first += 1
    return words.span(first, end - 1) if end > first else None
