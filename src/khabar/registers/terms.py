"""What an agreement contains, what it expressly does not, and whether it has come into force."""

import msgspec

from khabar.model import Report, Span, Words
from khabar.registers.reading import clause_from, sentence_at, with_closing_mark, word_class
from khabar.registers.rows import Agreement, FieldCite
from khabar.registers.telling import cite, is_denied_at, teller_at, teller_name

_FORCE = ("حيز التنفيذ", "حيز النفاذ")
_NOT = frozenset(["لا", "لم", "ولا", "ولم", "لن"])
_STATES = frozenset({"نص", "ينص", "تنص", "نصت"})


def with_terms(report: Report, words: Words, rows: list[Agreement]) -> list[Agreement]:
    """The rows with what the text says the agreements contain, do not contain, and whether they are in force."""
    for index, word in enumerate(words.words):
        if word.norm.lstrip("و") in word_class("holds") or word.core in word_class("holds"):
            held_by = _row_before(words, rows, index)
            if held_by is None:
                continue
            first, last = sentence_at(words, word.start)
            start = _after_adverbs(words, index + 1, last)
            span = clause_from(words, start, last)
            if (
                span is None
                or not _leads_terms(words, index, start, last)
                or not _may_join(report, rows[held_by], span)
            ):
                continue
            negated = index > first and words[index - 1].norm in _NOT
            rows[held_by] = _add_term(rows[held_by], report, span, negated=negated)
    for at, row in enumerate(rows):
        span = _in_force(report, words, row)
        if span is not None:
            rows[at] = msgspec.structs.replace(
                row, stage="in force", due=None, cites=(*row.cites, *cite(report, "stage", span))
            )
    return rows


def _may_join(report: Report, row: Agreement, span: Span) -> bool:
    """Whether a term belongs to a row by who tells it: not out of what somebody denies, nor out of the words of another speaker."""
    teller = teller_at(report, span)
    if teller is None:
        return True
    return not is_denied_at(report, span) and row.told_by in (None, teller_name(report, teller))


def _leads_terms(words: Words, index: int, start: int, last: int) -> bool:
    """Whether a word of holding is one here: "نص على", "يقضي ب"; "نص الاتفاق" is the text itself."""
    stem = words[index].core.lstrip("وي")
    if words[index].core in _STATES:
        return any(word.norm == "علي" for word in words.words[index + 1 : min(index + 4, last)])
    if stem.endswith("قضي"):
        return start < last and "ب" in words[start].proclitics
    return start < last and words[start].norm not in ("لن", "الذي", "التي")


def _row_before(words: Words, rows: list[Agreement], index: int) -> int | None:
    """The agreement that a word like يتضمن speaks of: one in its sentence, else the last one before it where the subject is a paper."""
    first, _ = sentence_at(words, words[index].start)
    best: tuple[int, int] | None = None
    for at, row in enumerate(rows):
        for entry in row.cites:
            if (
                entry.field in ("event", "kind")
                and entry.span.start < words[index].start
                and (best is None or entry.span.start > best[0])
            ):
                best = entry.span.start, at
    if best is None:
        return None
    in_sentence = best[0] >= words[first].start
    _, last = sentence_at(words, words[index].start)
    named = any(
        words[at].core in word_class("paper") for at in range(max(first, index - 8), min(index + 2, last))
    )
    return best[1] if in_sentence or named else None


def _after_adverbs(words: Words, first: int, last: int) -> int:
    """The first word past the paper itself ("تتضمن الاتفاقية …"), "في الوقت الراهن", "أيضا", "على"."""
    if first < last and words[first].core in word_class("paper"):
        first += 1
    if first + 2 < last and words[first].norm == "في" and words[first + 1].norm in ("الوقت", "المرحله"):
        return first + 3
    return first + 1 if first < last and words[first].norm in ("ايضا", "كذلك", "علي") else first


def _add_term(row: Agreement, report: Report, span: Span, *, negated: bool) -> Agreement:
    term = " ".join(with_closing_mark(report.text, span).of(report.text).split())
    if term in row.contains or term in row.without:
        return row
    field = "without" if negated else "contains"
    cites: tuple[FieldCite, ...] = (*row.cites, *cite(report, field, span))
    if negated:
        return msgspec.structs.replace(row, without=(*row.without, term), cites=cites)
    return msgspec.structs.replace(row, contains=(*row.contains, term), cites=cites)


def _in_force(report: Report, words: Words, row: Agreement) -> Span | None:
    """The words that say that it has come into force, in a sentence that names it."""
    for entry in row.cites:
        if entry.field != "event":
            continue
        first, last = sentence_at(words, entry.span.start)
        sentence = words.span(first, last - 1)
        text = sentence.of(report.text)
        for phrase in _FORCE:
            at = text.find(phrase)
            if at >= 0 and any(
                words[index].norm in ("دخل", "دخلت", "ودخل", "ودخلت") for index in range(first, last)
            ):
                return Span(sentence.start + at, sentence.start + at + len(phrase))
    return None
