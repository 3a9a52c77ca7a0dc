"""Words of a text looked up in the number, month and time tables, with the clitics that the tables allow."""

from functools import cache

import msgspec

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Word, Words

PACKAGE = "khabar.arabic"
_NUMERALS = frozenset(
    "unit one ten teen tens hundred hundreds scale scales dual fraction fractions nth vague".split()
)
_WITH_AL = _NUMERALS | frozenset(
    "ordinal ordinal1 timeunit timeunits timedual modifier adverb part decade season spell".split()
)
# A generated form that is a common word of its own: باب is no "in August", واحد no "and Sunday".
_NOT_GENERATED = frozenset(
    map(
        fold_word,
        [
            "باب",
            "كاب",
            "واب",
            "فاب",
            "لاب",
            "واحد",
            "فاحد",
            "والد",
            "كاول",
            "وثمن",
            "فثمن",
            "بثمن",
            "كثمن",
            "فقرن",
            "بقرن",
            "لمح",
            "ولحظ",
            "كذلك",
            "وكذلك",
            "فكذلك",
            "لذلك",
            "ولذلك",
            "فلذلك",
            "بذلك",
            "وبذلك",
            "فبذلك",
            "كهذا",
            "كهذه",
            "لست",
            "ولست",
            "بست",
            "فلست",
            "وصفر",
            "بصفر",
            "لصفر",
            "كصفر",
            "فعام",
            "كعام",
            "وغدا",
            "كليل",
            "كيوم",
            "ويوما",
            "بيوم",
            "وعشر",
            "لمارس",
            "بالعام",
            "والعام",
            "كالعام",
        ],
    )
)


# "بالرأي العام وبالعام": the year where "last" or "next" follows ("مقارنة بالعام الماضي"), else the public.
_YEAR_OR_PUBLIC = {"بالعام": ("", "ب"), "والعام": ("و", ""), "كالعام": ("", "ك")}


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One reading of one or more words: class and value from the table, and what hangs on the first word."""

    cls: str
    value: str
    n_words: int = 1
    conj: str = ""
    prep: str = ""
    definite: bool = False


class Marked(msgspec.Struct, frozen=True):
    """A text's words, and for each word the table readings that begin there, longest first."""

    words: tuple[Word, ...]
    entries: tuple[tuple[Entry, ...] | None, ...]
    text: str


def mark(words: Words) -> Marked:
    """The words with their table readings: one dictionary look-up a word."""
    singles, phrases = _tables()
    entries: list[tuple[Entry, ...] | None] = [singles.get(word.norm) for word in words.words]
    starts = phrases.keys()
    for index, word in enumerate(words.words):
        if word.norm in starts:
            longer = _phrases_at(words.words, index, phrases[word.norm])
            if longer:
                entries[index] = (*longer, *(entries[index] or ()))
        if word.norm in _YEAR_OR_PUBLIC and "after" in _classes(singles.get(_norm(words, index + 1))):
            conj, prep = _YEAR_OR_PUBLIC[word.norm]
            entries[index] = (Entry("timeunit", "y", 1, conj, prep, definite=True),)
    return Marked(words.words, tuple(entries), words.text)


def _norm(words: Words, index: int) -> str:
    return words[index].norm if index < len(words) else ""


def _classes(found: tuple[Entry, ...] | None) -> set[str]:
    return {entry.cls for entry in found or ()}


def entry_at(marked: Marked, index: int, cls: str) -> Entry | None:
    """The reading of a class that begins at a word, None where there is none or the text ends before."""
    if not 0 <= index < len(marked.entries):
        return None
    for entry in marked.entries[index] or ():
        if entry.cls == cls:
            return entry
    return None


def first_of(marked: Marked, index: int, classes: tuple[str, ...]) -> Entry | None:
    """The longest reading of any of the classes at a word."""
    if not 0 <= index < len(marked.entries):
        return None
    for entry in marked.entries[index] or ():
        if entry.cls in classes:
            return entry
    return None


def norm_at(marked: Marked, index: int) -> str:
    """The folded word at an index, the empty string outside of the text."""
    return marked.words[index].norm if 0 <= index < len(marked.words) else ""


@cache
def context(cls: str) -> frozenset[str]:
    """The folded words of a class of timecontext.tsv, which decide how a date or a length is read."""
    return frozenset(
        fold_word(row["form"]) for row in read_lexicon(PACKAGE, "timecontext.tsv") if row["class"] == cls
    )


def kind_at(marked: Marked, index: int) -> str:
    """The kind of the word at an index, the empty string outside of the text."""
    return marked.words[index].kind if 0 <= index < len(marked.words) else ""


def _phrases_at(
    words: tuple[Word, ...], index: int, found: tuple[tuple[tuple[str, ...], Entry], ...]
) -> list[Entry]:
    return [
        entry
        for tail, entry in found
        if index + len(tail) < len(words)
        and all(words[index + 1 + k].norm == tail[k] for k in range(len(tail)))
    ]


Phrases = dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]


@cache
def _tables() -> tuple[dict[str, tuple[Entry, ...]], Phrases]:
    """First word → readings, for single words and for phrases (the rest of the phrase beside each)."""
    singles: dict[str, list[Entry]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    rows = [(row["form"], row["class"], row["value"]) for row in read_lexicon(PACKAGE, "numbers.tsv")]
    rows += [(row["form"], row["class"], row["value"]) for row in read_lexicon(PACKAGE, "timewords.tsv")]
    for row in read_lexicon(PACKAGE, "months.tsv"):
        rows.append((row["form"], row["calendar"], row["month"] + ("" if row["bare"] == "yes" else "?")))
    plain = {fold_word(form) for form, _, _ in rows if " " not in form}
    for form, cls, value in rows:
        first, *tail = fold_word(form).split()
        for surface, conj, prep, definite in _variants(first, cls):
            if not tail and (
                (conj or prep) and surface in plain or surface != first and surface in _NOT_GENERATED
            ):
                continue
            entry = Entry(cls, value, 1 + len(tail), conj, prep, definite)
            if tail:
                phrases.setdefault(surface, []).append((tuple(tail), entry))
            else:
                singles.setdefault(surface, []).append(entry)
    longest_first = {
        key: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for key, found in phrases.items()
    }
    return {key: tuple(dict.fromkeys(found)) for key, found in singles.items()}, longest_first


def _variants(first: str, cls: str) -> list[tuple[str, str, str, bool]]:
    """Surface, conjunction, preposition, definiteness of all forms under which the first word of a row may stand."""
    definite = first.startswith("ال") and cls not in ("scale", "scales", "dual")
    stems = [(first, definite)]
    if cls in _WITH_AL and not definite:
        stems.append(("ال" + first, True))
    if cls == "after":
        return [(stem, "", "", is_definite) for stem, is_definite in stems]
    found: list[tuple[str, str, str, bool]] = []
    for stem, is_definite in stems:
        for conj in ("", "و", "ف"):
            found.append((conj + stem, conj, "", is_definite))
            preps = ("ب",) if cls in _NUMERALS else ("ب", "ك")
            found += [(conj + prep + stem, conj, prep, is_definite) for prep in preps]
            with_lam = "لل" + stem[2:] if is_definite else "ل" + stem
            found.append((conj + with_lam, conj, "ل", is_definite))
    return found
