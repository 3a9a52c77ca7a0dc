"""One article made ready for the search of statements: where quotations, times and actors begin and end, by word."""

from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from khabar.annotate.statements.forms import Form, forms
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Actor, Layout, Span, Time, Words

COMMAS = frozenset("،,؛;")
OPENING = frozenset('"“„«')
CLAUSE = frozenset(
    {
        "ان",
        "انه",
        "انها",
        "انهم",
        "انهما",
        "انهن",
        "انني",
        "اني",
        "اننا",
        "بان",
        "بانه",
        "بانها",
        "بانهم",
        "بانهما",
        "بانني",
        "باننا",
        "بانهن",
    }
)


class Reading(msgspec.Struct, frozen=True):
    """An article with look-up tables by word index; each table is as long as the words."""

    words: Words
    layout: Layout
    actors: tuple[Actor, ...]
    norms: tuple[str, ...]
    sentence_end: tuple[int, ...]  # index past the sentence of the word
    quote: tuple[int, ...]  # number of the outermost quotation that the word lies in, or -1
    quotes: tuple[tuple[int, int], ...]  # first and last word inside each outermost quotation
    opens: dict[int, int]  # index of an opening mark → number of its quotation
    time_end: tuple[int, ...]  # index past the time expression that begins at the word, or 0
    time_at: dict[int, Time]  # first word of a time expression → it
    actor_at: dict[int, tuple[int, int]]  # first word of a mention → (index past it, number of the actor)
    person_past: frozenset[int]  # indexes past the mentions of persons
    reference_at: dict[int, int]  # offset of a nominal mention ("الوزير") → number of the actor
    repeated: frozenset[int]  # quotations whose few words stand between marks elsewhere too
    headline: tuple[int, int] | None = None  # first word, index past the last
    places: tuple[int, ...] = ()  # words that can be a reporting verb or noun
    turns: frozenset[int] = frozenset()  # words at which the sentence leaves what was being said

    def __len__(self) -> int:
        return len(self.norms)


def read(words: Words, *, layout: Layout, actors: Sequence[Actor], times: Sequence[Time]) -> Reading:
    """The tables of one article."""
    n_words = len(words)
    sentence_end = [0] * n_words
    start = 0
    for first, last in words.sentences:
        bracket = last - first > 1 and words[last - 1].norm == ")"
        if last < n_words and is_letters(words, last - 1 - bracket):
            continue  # "بي. بي. سي." ends no sentence
        sentence_end[start:last] = [last] * (last - start)
        start = last
    sentence_end[start:] = [n_words] * (n_words - start)
    starts = {word.start: word.index for word in words.words}
    cores = {word.core_start: word.index for word in words.words}
    quote, quotes, opens = _quotes(words)
    time_end = [0] * n_words
    time_at: dict[int, Time] = {}
    for time in times:
        begins = starts.get(time.span.start, cores.get(time.span.start))
        if begins is not None:
            first = begins
            if (
                words[first].norm == "العام"
                and first
                and _TITLE & _classes_of(words[first - 1].norm, words[first - 1].bare)
            ):
                continue  # "الرئيس العام السابق" is no year
            time_end[first] = index_at(words, time.span.end, first)
            time_at[first] = time
    actor_at: dict[int, tuple[int, int]] = {}
    given: set[int] = set()  # words that are the name علي and not "على"
    for number, actor in enumerate(actors):
        for span in actor.mentions:
            begins = starts.get(span.start, cores.get(span.start))
            named = (
                actor.type == "PER" and " " in span.of(words.text) and span.of(words.text).startswith("علي ")
            )
            if begins is None or not named and (words[begins].pos == "ADP" or span.of(words.text) == "على"):
                continue  # "على" is no علي
            if named:
                given.add(begins)
            first = begins
            past = index_at(words, span.end, first)
            if first not in actor_at or actor_at[first][0] < past:
                actor_at[first] = (past, number)
    norms = tuple("علي العلم" if index in given else norm for index, norm in enumerate(_norms(words)))
    references = {span.start: number for number, actor in enumerate(actors) for span in actor.references}
    return Reading(
        words, layout, tuple(actors), norms, tuple(sentence_end), quote, quotes, opens, tuple(time_end), time_at, actor_at,
        frozenset(past for past, number in actor_at.values() if actors[number].type == "PER"), references, _repeated(norms, quotes), _headline(words, layout),
        tuple(index for index, norm in enumerate(norms) if _forms_of(norm)),
    )  # fmt: skip


def is_letters(words: Words, index: int) -> bool:
    """Whether a full stop parts the letters of an acronym: "بي.إم.دبليو", "إف. بي. أي."."""
    if words[index].norm != "." or index < 1 or index + 1 >= len(words):
        return False
    before, after = words[index - 1], words[index + 1]
    if len(before.norm) > _LETTERS or before.kind != "arabic" or before.end != words[index].start:
        return False
    more = index + 2 < len(words) and words[index + 2].norm == "." and words[index + 2].start == after.end
    if more and after.kind == "arabic" and len(after.norm) <= _LETTERS:
        return True
    last = index >= 3 and words[index - 2].norm == "." and len(words[index - 3].norm) <= _LETTERS
    return last and words[index - 2].start == words[index - 3].end and after.norm[:1] != "و"


_LETTERS = 3  # letters of one piece of an acronym


def _headline(words: Words, layout: Layout) -> tuple[int, int] | None:
    """First word of the headline and index past its last."""
    head = layout.headline
    if head is not None:
        inside = [word.index for word in words.words[:200] if head.start <= word.start < head.end]
        return (inside[0], inside[-1] + 1) if inside else None
    if len(words.paragraphs) < 2 or words.paragraphs[0][1] - words.paragraphs[0][0] > 30:
        return None
    (_, last), (second, _) = words.paragraphs[:2]
    between = words.text[words[last - 1].end : words[second].start]
    return words.paragraphs[0] if between.count("\n") >= 2 else None


_BRACES = {"{": "«", "}": "»"}  # a paper's quotation marks


def _norms(words: Words) -> tuple[str, ...]:
    """The folded words; the بان of "بان كي مون" is no بأن."""
    plain = [_BRACES.get(word.norm, word.norm) for word in words.words]
    for index in range(len(plain) - 1):
        if plain[index] == "بان" and plain[index + 1] == "كي":
            plain[index] = "بانكي"
        elif (
            plain[index] == "علي"
            and index
            and words[index].pos == "PROPN"
            and plain[index - 1].removeprefix("و") in forms()
        ):
            plain[index] = "علي العلم"  # "قال علي": the name and not "على"
    return tuple(plain)


def _repeated(norms: tuple[str, ...], quotes: tuple[tuple[int, int], ...]) -> frozenset[int]:
    by_words: dict[tuple[str, ...], list[int]] = {}
    for number, (first, last) in enumerate(quotes):
        if last - first < 5:
            by_words.setdefault(norms[first : last + 1], []).append(number)
    return frozenset(number for numbers in by_words.values() if len(numbers) > 1 for number in numbers)


def index_at(words: Words, offset: int, first: int) -> int:
    """Index past the last word, from `first` on, that begins before an offset."""
    index = first
    while index < len(words) and words[index].start < offset:
        index += 1
    return index


def _quotes(words: Words) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...], dict[int, int]]:
    quote = [-1] * len(words)
    quotes: list[tuple[int, int]] = []
    opens: dict[int, int] = {}
    index, reach = 0, 0
    for span in words.quotations:
        if span.end <= reach:  # lies inside the one before
            continue
        while index < len(words) and words[index].start < span.start:
            index += 1
        first = index
        while index < len(words) and words[index].start < span.end:
            quote[index] = len(quotes)
            index += 1
        if index == first:
            continue
        if first > 0 and words[first - 1].kind == "mark":
            opens[first - 1] = len(quotes)
        quotes.append((first, index - 1))
        reach = span.end
    return tuple(quote), tuple(quotes), opens


@cache
def classes() -> dict[str, frozenset[str]]:
    """Folded word → its classes in words.tsv."""
    found: dict[str, set[str]] = {}
    for row in read_lexicon(__package__, "words.tsv"):
        found.setdefault(fold_word(row["word"]), set()).add(row["class"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def role(name: str) -> frozenset[str]:
    """The folded words of one role of particles.tsv."""
    return frozenset(
        fold_word(row["word"]) for row in read_lexicon(__package__, "particles.tsv") if row["role"] == name
    )


_NONE: frozenset[str] = frozenset()
_PEOPLE = frozenset({"person"})
_PLURALS = ("ون", "ين", "ان", "و")
_TAILS = ("هما", "هم", "ها", "ه", "نا")


def classes_of(reading: Reading, index: int) -> frozenset[str]:
    """The classes of the word at an index: as it stands, without ال, or without a pronoun."""
    return _classes_of(reading.norms[index], reading.words[index].bare)


@lru_cache(maxsize=65536)
def _classes_of(norm: str, bare: str) -> frozenset[str]:
    known = classes()
    if norm in known:
        return known[norm]
    for word in (
        bare,
        norm.removeprefix("وال"),
        norm.removeprefix("ال"),
        norm.removeprefix("لل"),
        norm[1:] if norm[:1] in "وفلب" else norm,
    ):
        if word in known:
            return known[word]
    for tail in _TAILS:
        if norm.endswith(tail) and len(norm) > len(tail) + 2:
            stem = norm[: -len(tail)]
            stem = stem[:-1] + "ه" if stem.endswith("ت") else stem
            if stem in known:
                return known[stem]
    people = _people(norm, bare)
    if people:
        return people
    if norm.endswith("ا") and len(norm) > 4:  # "أصدر بيانا"
        return frozenset(kind for kind in known.get(norm[:-1], ()) if kind.startswith(("via_", "source")))
    return _NONE


def _people(norm: str, bare: str) -> frozenset[str]:
    """The classes of a sound plural of people: "معارضو الاتفاق", "باحثون", "مسؤولي الوزارة", "اقتصاديون"."""
    known = classes()
    stem = ""
    if len(bare) > 5 and bare.endswith("ي") and bare[0] == "م" and bare not in _ADJECTIVES:
        stem = bare[:-1]
    elif len(bare) > 4 and bare.endswith(_PLURALS):
        stem = bare[: -1 if bare.endswith("و") else -2]
    found = known.get(stem, _NONE) & {"person", "official"}
    nisba = len(norm) > 6 and norm.endswith("يون") and norm[:1] not in "يت"
    return frozenset(found) or (_PEOPLE if nisba else _NONE)


_ADJECTIVES = frozenset({"مهني", "مدني", "محلي", "مالي"})
_TITLE = frozenset({"official", "title"})
_DOUBTFUL = frozenset({"وعد", "وعدت", "هنا", "عدا", "نادي"})


def cue_forms(reading: Reading, index: int) -> tuple[Form, ...]:
    """Readings of a word as a reporting verb or noun; a carried و, ف, ل or ب does not hinder."""
    norm = reading.norms[index]
    found = _forms_of(norm)
    if not found or not _needs_surface(norm):
        return found
    word = reading.words[index]
    surface = reading.words.text[word.start : word.end]
    if norm == "نادي":  # "نادى": called out; "نادي": a club
        return found if surface.endswith("ى") else ()
    if norm in _DOUBTFUL:
        if norm.startswith("وعد") and "\u0651" in surface:  # "وعدّ": counted as, not promised
            return forms().get(norm[1:], ())
        if norm.startswith("وعد"):  # mostly promised; counted as, where nothing promised follows
            return (*found, *forms().get(norm[1:], ()))
        return () if norm == "عدا" or "أ" not in surface else found
    # "ودعاة", "نقلة" carry no pronoun; "أمله" is no "آملة"
    if "ة" in surface:
        return tuple(form for form in found if form.pronoun != "ه")
    return tuple(form for form in found if form.pronoun or form.kind != "participle")


@lru_cache(maxsize=65536)
def _forms_of(norm: str) -> tuple[Form, ...]:
    known = forms()
    found = known.get(norm)
    if found is None and norm[:1] in ("و", "ف") and len(norm) > 2 and norm[1:] != "هنا":
        found = known.get(norm[1:])
    if found is None and norm[:1] == "ب" and len(norm) > 3:
        found = tuple(form for form in known.get(norm[1:], ()) if form.kind == "masdar")
    return found or ()


@lru_cache(maxsize=65536)
def _needs_surface(norm: str) -> bool:
    """Whether the letters of the text decide how a word is read, beyond the folded ones."""
    return (
        norm in _DOUBTFUL
        or norm.endswith("ه")
        and any(form.pronoun == "ه" or form.kind == "participle" for form in _forms_of(norm))
    )


def is_joined(reading: Reading, index: int) -> bool:
    """Whether the word carries a و or ف that is no letter of the verb itself."""
    norm = reading.norms[index]
    return norm[:1] in ("و", "ف") and norm not in forms() and norm[1:] in forms()


def is_finite_cue(reading: Reading, index: int) -> bool:
    """Whether the word can be a finite reporting verb."""
    found = cue_forms(reading, index)
    return bool(found) and any(form.kind in ("past", "present") for form in found)


def span_of(reading: Reading, first: int, past: int) -> Span:
    """The text from word `first` up to, not with, word `past`."""
    return Span(reading.words[first].start, reading.words[past - 1].end)


def speaker_span(reading: Reading, first: int, past: int) -> Span:
    """The text of a noun phrase, without a و, ل or ب that its first word carries."""
    word = reading.words[first]
    plain = (
        word.norm.startswith("لل") or word.pos == "VERB"
    )  # a name that is tagged a verb keeps its first letter
    carried = word.proclitics and not plain and word.core_start > word.start
    return Span(word.core_start if carried else word.start, reading.words[past - 1].end)


def is_opening(reading: Reading, index: int) -> bool:
    """Whether a quotation that is closed begins with the mark at the index."""
    return index in reading.opens


def close_of(reading: Reading, index: int) -> int:
    """Index of the closing mark of the quotation that the mark at `index` opens."""
    return min(reading.quotes[reading.opens[index]][1] + 1, len(reading) - 1)
