"""The event lexicon in memory: rows by every folded form, and the readings of a word."""

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

import msgspec

from khabar.annotate.events.inflect import (
    Kind,
    Number,
    noun_forms,
    participle_forms,
    past_forms,
    present_forms,
)
from khabar.arabic.letters import fold_word
from khabar.lexicon import Row, read_lexicon

PACKAGE = "khabar.annotate.events"


class Entry(msgspec.Struct, frozen=True):
    """One row of events.tsv or wide.tsv, folded."""

    rule: str
    lemma: str
    type: str
    mode: str | None
    frame: dict[
        str, str
    ]  # preposition or "obj" → role: A, R, T (any target), P (place), S (other side), O (nothing)
    genitive: str  # roles that the genitive of the verbal noun may have: A, R, T, P, AR, AT, O
    state: str  # status of the bare verbal noun: "" occurred, "ong", "plan"
    needs: frozenset[str]
    blocks: frozenset[str]
    is_wide: bool = False  # from wide.tsv: an event only where much else speaks for it


class Reading(msgspec.Struct, frozen=True):
    """One way to read a word as an event word. `entries` are the rows that share the form."""

    kind: Kind
    number: Number
    entries: tuple[Entry, ...]
    conjunction: str  # "", و, ف
    clitic: str  # "", ب, ل, ك, س
    definite: bool  # with ال
    enclitic: str
    is_plain: bool  # no row of it names words that it needs, or that block it


Table: TypeAlias = dict[str, list[tuple[Kind, Number, Entry]]]
_ENCLITICS = ("هما", "هم", "هن", "ها", "كم", "نا", "ني", "ه", "ك")


@cache
def readings(norm: str) -> tuple[Reading, ...]:
    """The event readings of one folded word, whole forms before those with a pronoun; empty for most words."""
    if not _may_begin(norm):
        return ()
    found: list[Reading] = []
    for conjunction, rest in _heads(norm, "وف"):
        found += _after_conjunction(conjunction, rest)
        if found:
            break
    return tuple(found)


def _may_begin(norm: str) -> bool:
    """Whether some form of the lexicon may begin in a word, behind up to four letters of clitics: in one word of four."""
    known = _beginnings()
    return (
        norm[:4] in known
        or norm[1:5] in known
        or norm[2:6] in known
        or norm[3:7] in known
        or norm[4:8] in known
    )


@cache
def _beginnings() -> frozenset[str]:
    """The first four letters of every form, a short one with the pronoun that follows it."""
    free, bound = tables()
    found = {form[:4] for form in free}
    found.update((form + enclitic)[:4] for form in bound for enclitic in _ENCLITICS)
    return frozenset(found)


def _after_conjunction(conjunction: str, rest: str) -> list[Reading]:
    free, bound = tables()
    found: list[Reading] = []
    for clitic, definite, stem in _stems(rest):
        if stem in free:
            found += _readings(free[stem], conjunction, clitic, definite, "")
        if not definite and stem.endswith(_ENCLITICS):
            for enclitic in _ENCLITICS:
                if stem.endswith(enclitic) and len(stem) > len(enclitic) + 1:
                    hits = bound.get(stem[: -len(enclitic)], [])
                    found += _readings(hits, conjunction, clitic, definite, enclitic)
        if found and not clitic and not definite:
            break
    return found


def _heads(norm: str, letters: str) -> list[tuple[str, str]]:
    heads = [("", norm)]
    if len(norm) > 3 and norm[0] in letters:
        heads.append((norm[0], norm[1:]))
    return heads


def _stems(rest: str) -> list[tuple[str, bool, str]]:
    """(clitic, definite, stem) of a word without its conjunction."""
    stems = [("", False, rest)]
    if rest.startswith("ال") and len(rest) > 4:
        stems.append(("", True, rest[2:]))
    if rest.startswith("لل") and len(rest) > 4:
        stems.append(("ل", True, rest[2:]))
        stems.append(("ل", False, rest[1:]))
    elif len(rest) > 3 and rest[0] in "بلكس":
        stems.append((rest[0], False, rest[1:]))
        if rest[1:3] == "ال" and len(rest) > 5:
            stems.append((rest[0], True, rest[3:]))
    return stems


def _readings(
    hits: Sequence[tuple[Kind, Number, Entry]],
    conjunction: str,
    clitic: str,
    definite: bool,
    enclitic: str,
) -> list[Reading]:
    kinds: dict[tuple[Kind, Number], list[Entry]] = {}
    for kind, number, entry in hits:
        if _fits(kind, clitic, definite):
            kinds.setdefault((kind, number), []).append(entry)
    return [
        Reading(
            kind,
            number,
            tuple(entries),
            conjunction,
            clitic,
            definite,
            enclitic,
            not any(entry.needs or entry.blocks for entry in entries),
        )
        for (kind, number), entries in kinds.items()
    ]


def _fits(kind: Kind, clitic: str, definite: bool) -> bool:
    if kind == "past":
        return not clitic and not definite
    if kind == "present":
        return not definite and clitic in ("", "س", "ل")
    return clitic != "س"


@cache
def tables() -> tuple[Table, Table]:
    """Forms that stand alone, and forms that a pronoun must follow."""
    free: Table = {}
    bound: Table = {}
    for name in ("events.tsv", _WIDE):
        for row in read_lexicon(PACKAGE, name):
            entry = _read_entry(row, is_wide=name == _WIDE)
            for kind, form, number, is_bound in _forms(row):
                (bound if is_bound else free).setdefault(form, []).append((kind, number, entry))
    return free, bound


_WIDE = "wide.tsv"


def _forms(row: Row) -> list[tuple[Kind, str, Number, bool]]:
    forms: list[tuple[Kind, str, Number, bool]] = []
    for lemma in _cells(row["lemma"]):
        forms += [("past", form, number, bound) for form, number, bound in past_forms(lemma)]
    for present in _cells(row["present"]):
        forms += [("present", form, number, bound) for form, number, bound in present_forms(present)]
    for noun in _cells(row["nouns"]):
        forms += [("noun", form, number, bound) for form, number, bound in noun_forms(noun)]
    for participle in _cells(row["participles"]):
        forms += [("participle", form, number, bound) for form, number, bound in participle_forms(participle)]
    return list(dict.fromkeys(forms))


def _read_entry(row: Row, *, is_wide: bool) -> Entry:
    lemma = row["lemma"] if row["lemma"] != "-" else row["nouns"].split()[0]
    frame = dict(part.split("=") for part in row["frame"].split()) if row["frame"] != "-" else {}
    return Entry(
        rule=f"{lemma}:{row['type']}",
        lemma=lemma,
        type=row["type"],
        mode=None if row["mode"] == "-" else row["mode"],
        frame={fold_word(preposition): role for preposition, role in frame.items()},
        genitive="O" if row["genitive"] == "-" else row["genitive"],
        state="" if row["state"] == "-" else row["state"],
        needs=frozenset(_cells(row["needs"])),
        blocks=frozenset(_cells(row["blocks"])),
        is_wide=is_wide,
    )


def _cells(cell: str) -> list[str]:
    return [] if cell == "-" else [fold_word(part) for part in cell.split()]
