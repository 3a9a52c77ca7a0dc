"""Noun phrases and clauses, found without a parser: how far the phrase at a word reaches."""

from bisect import bisect_right
from functools import cache

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Span, Word, Words

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})
_NAME_WORDS = 6  # words between the quotation marks of a name
_NESTED = 4
_TO = frozenset(["الي", "لدي"])


def noun_phrase(words: Words, first: int, *, limit: int = 14, coordinated: bool = False) -> int:
    """Index past the last word of the noun phrase that begins at word `first` (`first` itself where none begins).

    Idafa chains, adjectives, numerals, names in quotation marks, titles with the names beside them, and what belongs
    to a title (المتحدث باسم …, الأمين العام للأمم المتحدة). It stops before a preposition, a verb, a relative pronoun, a
    comma, a time of day, and before و; with `coordinated` the nouns joined by و are in it too.
    """
    end = min(len(words), first + limit)
    index = _past_demonstrative(words, first)
    head: Word | None = None
    before: Word | None = None
    is_title = False
    while index < end:
        word = words[index]
        if word.kind == "mark":
            past = _past_name(words, index)
            if past is None or before is None:
                break
            before, index = words[past - 2], past
            continue
        past = _reach(words, index, before, is_title=is_title)
        if past is None and before is not None and head is not None:
            past = _past_coordination(words, index, before, head, coordinated=coordinated)
        if past is None:
            break
        before = words[past - 1]
        head = head or word
        is_title = is_title and before.kind != "mark" or _class(word.bare) == "title"
        index = past
    return index if head is not None or index == first else first


def clause_end(words: Words, first: int) -> int:
    """Index past the last word of the clause that begins at `first`: the end of its sentence, or of the quotation it is in.

    A full stop inside a quotation that begins within the clause does not end it.
    """
    inside = quotation_at(words, words[first].start)
    if inside is not None:
        return min(_index_from(words, inside.end), len(words))
    past = words.sentences[words[first].sentence][1]
    while past < len(words):
        around = quotation_at(words, words[past].start)
        if around is None or around.end <= words[past - 1].end or around.start <= words[first].start:
            return past
        past = words.sentences[words[_index_from(words, around.end) - 1].sentence][1]
    return past


def quotation_at(words: Words, offset: int) -> Span | None:
    """The outermost quotation in which a character stands, marks not counted; None outside of any."""
    at = bisect_right(words.quotations, offset, key=_start)
    found = None
    for span in words.quotations[max(0, at - _NESTED) : at]:
        if span.end > offset and (found is None or span.contains(found)):
            found = span
            break
    return found


def _start(span: Span) -> int:
    return span.start


def _word_start(word: Word) -> int:
    return word.start


def _index_from(words: Words, offset: int) -> int:
    """Index of the first word that begins at or after an offset."""
    return bisect_right(words.words, offset - 1, key=_word_start)


def _past_demonstrative(words: Words, first: int) -> int:
    """Past هذا and its like where a noun with ال follows."""
    if first + 1 < len(words) and _class(words[first].norm) == "demonstrative":
        after = words[first + 1]
        if after.core != after.bare and not after.proclitics:
            return first + 1
    return first


def _reach(words: Words, index: int, before: Word | None, *, is_title: bool) -> int | None:
    """Index past what the phrase takes in next, beginning at `index`; None where it ends before."""
    word = words[index]
    if before is None:
        return index + 1 if word.pos in _NOMINAL else None
    if word.proclitics:
        takes = (
            is_title
            and word.proclitics == ("ل",)
            and (word.core != word.bare or word.pos in ("PROPN", "NOUN"))
        )
        takes = takes or is_title and word.proclitics == ("ب",) and word.core == "اسم"
        return index + 1 if takes else None
    if is_title and word.core in _TO and not word.enclitic and index + 1 < len(words):
        after = words[index + 1]
        return index + 2 if after.pos in _NOMINAL and not after.proclitics else None
    if word.pos not in _NOMINAL or _class(word.norm) == "time" and _class(before.bare) not in ("time", "day"):
        return None
    return index + 1 if _joins(word, before) else None


def _joins(word: Word, before: Word) -> bool:
    """Whether a nominal word belongs to the phrase whose last word is `before`."""
    if word.pos == "PROPN" or before.kind == "mark" or word.kind == "latin":
        return True
    if _class(before.bare) == "particle":
        return True
    if word.pos == "ADJ":
        return word.core != word.bare or not before.is_definite or before.pos == "PROPN"
    if word.pos in ("NUM", "DET"):
        return not before.is_definite
    if before.pos == "PROPN":  # a title after the name: كيري وزير الخارجية
        return word.core == word.bare and _class(word.bare) in ("title", "person")
    if (
        before.is_definite
    ):  # a noun after ال begins something else, but for titles: الرئيس الأسد، السيد الوزير
        return word.core != word.bare and _class(before.bare) in ("title", "person")
    return True


def _past_coordination(
    words: Words, index: int, before: Word, head: Word, *, coordinated: bool
) -> int | None:
    """Past a noun with و: where asked for, or as part of a body's name (وزارة البيئة والمياه)."""
    word = words[index]
    if word.proclitics != ("و",) or word.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    if coordinated:
        return (
            index + 1
            if (word.core != word.bare) == (before.core != before.bare) or word.pos == "PROPN"
            else None
        )
    is_office = _class(head.bare) == "body" or _class(head.bare) == "title" and head.core == head.bare
    same = (
        word.core != word.bare and before.core != before.bare and word.pos == "NOUN" and before.pos == "NOUN"
    )
    return index + 1 if is_office and same and _class(word.bare) not in ("title", "person") else None


def _past_name(words: Words, index: int) -> int | None:
    """Past a name in quotation marks whose opening mark is the word at `index`: تنظيم "داعش"."""
    at = bisect_right(words.quotations, words[index].end - 1, key=_start)
    if at >= len(words.quotations):
        return None
    span = words.quotations[at]
    past = index + 1
    if past >= len(words) or span.start > words[past].start or span.start < words[index].end:
        return None
    while past < len(words) and words[past].start < span.end:
        if past - index > _NAME_WORDS or words[past].pos in ("VERB", "SCONJ", "PRON"):
            return None
        past += 1
    return past + 1 if past < len(words) and words[past].kind == "mark" else None


def _class(word: str) -> str:
    return _classes().get(word, "")


@cache
def _classes() -> dict[str, str]:
    return {fold_word(row["word"]): row["class"] for row in read_lexicon("khabar.arabic", "phrases.tsv")}
