"""Known words: what the lexicons hold, what follows from them by inflection, and which tags that allows."""

from functools import cache

from khabar.arabic.letters import fold_word
from khabar.arabic.verbs import verb_rows
from khabar.lexicon import read_lexicon

Tags = tuple[str, ...]
_SHADDA = "\N{ARABIC SHADDA}"

# Folded ending → folded endings that the word without it may have. Feminine, dual, plurals, accusative, nisba.
_ENDINGS = (
    ("تين", ("ه",)),
    ("تان", ("ه",)),
    ("يات", ("", "ا", "ه")),
    ("يين", ("", "ا", "ه", "يا")),
    ("يون", ("", "ا", "ه", "يا")),
    ("يه", ("", "ا", "ه", "يا")),
    ("ات", ("", "ه")),
    ("ين", ("", "ي")),
    ("ون", ("", "ي")),
    ("ان", ("",)),
    ("تي", ("ه",)),
    ("تا", ("ه",)),
    ("ي", ("", "ا", "ه", "يا")),
    ("ه", ("",)),
    ("ا", ("",)),
    ("و", ("",)),
)
_BY_LAST = {last: tuple(row for row in _ENDINGS if row[0][-1] == last) for last in "نتهيهاو"}
_NISBA = frozenset(["ي", "يه", "يين", "يون", "يات"])


@cache
def closed_words() -> dict[str, Tags]:
    """Folded word of a closed class → its tags."""
    return _read("closed.tsv")


@cache
def closed_spellings() -> dict[str, Tags]:
    """The same by spelling, for words that only their hamza or ya tells apart: كان and كأن, على and علي."""
    found: dict[str, list[str]] = {}
    for row in read_lexicon("khabar.arabic", "closed.tsv"):
        found.setdefault(row["word"], []).extend(row["tags"].split())
    return {word: tuple(dict.fromkeys(tags)) for word, tags in found.items()}


@cache
def known_words() -> dict[str, Tags]:
    """Folded noun, adjective, name or adverb → its tags; masdars and participles of the verbs are among them."""
    derived: dict[str, list[str]] = {}
    for past, present, pattern in verb_rows():
        for word, tag in _derived(
            past.replace(_SHADDA, ""), present, pattern, doubled=past.endswith(_SHADDA)
        ):
            tags = derived.setdefault(fold_word(word), [])
            if tag not in tags:
                tags.append(tag)
    return {word: tuple(tags) for word, tags in derived.items()} | _read("words.tsv")


@cache
def usual_readings() -> dict[str, tuple[str, ...]]:
    """Folded word → the proclitics that it has in news whatever the lexicons hold: ودعت is و and دعت, ولي is a word."""
    return {
        fold_word(row["word"]): tuple(row["proclitics"].replace("-", ""))
        for row in read_lexicon("khabar.arabic", "readings.tsv")
    }


@cache
def only_low_hamza() -> frozenset[str]:
    """Folded words that begin with إ in every spelling: أجابه is no form of إجابة."""
    low: set[str] = set()
    other: set[str] = set()
    for row in read_lexicon("khabar.arabic", "words.tsv"):
        (low if row["word"][0] == "إ" else other).add(fold_word(row["word"]))
    for past, present, pattern in verb_rows():
        for word, _ in _derived(past.replace(_SHADDA, ""), present, pattern, doubled=past.endswith(_SHADDA)):
            (low if word[0] == "إ" else other).add(fold_word(word))
    return frozenset(low - other)


@cache
def spellings() -> frozenset[str]:
    """The words of words.tsv as they are spelled."""
    return frozenset(row["word"] for row in read_lexicon("khabar.arabic", "words.tsv"))


@cache
def known_spellings() -> dict[str, Tags]:
    """Tags by spelling, for words that fold to one form and differ in tags: أجل (sake) and آجل (deferred)."""
    rows = [(row["word"], tuple(row["tags"].split())) for row in read_lexicon("khabar.arabic", "words.tsv")]
    found: dict[str, set[Tags]] = {}
    for word, tags in rows:
        found.setdefault(fold_word(word), set()).add(tags)
    return {word: tags for word, tags in rows if len(found[fold_word(word)]) > 1}


@cache
def hosts() -> frozenset[str]:
    """Folded prepositions, particles and quantifiers to which a pronoun may be joined: منها، لأنه، كلهم."""
    return frozenset(fold_word(row["word"]) for row in read_lexicon("khabar.arabic", "hosts.tsv"))


@cache
def ends_in_ha() -> frozenset[str]:
    """Known words whose last letter is a real ه, no ة: وجه، مياه، اتجاه. Folded."""
    rows = [
        row["word"] for name in ("words.tsv", "closed.tsv") for row in read_lexicon("khabar.arabic", name)
    ]
    verbs = [past for past, _, _ in verb_rows()]
    masdars = [word[:-1] + "اه" for word in verbs if word.startswith("ا") and word.endswith("ه")]  # اتجاه
    return frozenset(fold_word(word) for word in [*rows, *verbs, *masdars] if word.endswith("ه"))


def noun_tags(norm: str) -> Tags:
    """Tags of a folded noun without clitics and ال: as it stands in the lexicon, or inflected; () where unknown."""
    known = known_words()
    if norm in known:
        return known[norm]
    if len(norm) < 4:
        return ()
    if norm.endswith("ئا"):  # شيئا
        return known.get(norm[:-2] + "ء", ())
    for ending, bases in _BY_LAST.get(norm[-1], ()):
        if not norm.endswith(ending):
            continue
        stem = norm[: -len(ending)]
        for base in bases:
            tags = known.get(stem + base, ()) if len(stem) > 1 else ()
            if tags and tags != ("ADV",):
                return _inflected(tags, ending)
    return ()


def _inflected(tags: Tags, ending: str) -> Tags:
    if ending in _NISBA:
        return ("ADJ", "NOUN") if "PROPN" in tags or "NOUN" in tags else tags
    return tuple(tag for tag in tags if tag != "PROPN") or ("NOUN",)


def _read(name: str) -> dict[str, Tags]:
    found: dict[str, list[str]] = {}
    for row in read_lexicon("khabar.arabic", name):
        tags = found.setdefault(fold_word(row["word"]), [])
        tags += [tag for tag in row["tags"].split() if tag not in tags]
    return {word: tuple(tags) for word, tags in found.items()}


def _derived(past: str, present: str, pattern: str, *, doubled: bool) -> list[tuple[str, str]]:
    """Regular masdar and participles of a verb: (word, tag). Masdars of the simple pattern are in words.tsv."""
    weak = past[-1] in "ىا"
    participle = "م" + (present[1:-1] if weak else present[1:])
    if pattern == "I":
        return _simple_participles(past, weak=weak, doubled=doubled)
    hollow = past[-2] == "ا" and not weak and pattern in ("IV", "VII", "VIII", "X")
    made = [(participle + ("ي" if weak else ""), "ADJ"), (participle + ("ية" if weak else "ة"), "ADJ")]
    if hollow and pattern in ("IV", "X"):  # مقام، مستعاد
        made += [
            ("م" + present[1:-2] + "ا" + present[-1], "ADJ"),
            ("م" + present[1:-2] + "ا" + present[-1] + "ة", "ADJ"),
        ]
    return [
        *made,
        *((masdar, "NOUN") for masdar in _masdars(past, pattern, weak=weak, hollow=hollow, doubled=doubled)),
    ]


def _simple_participles(past: str, *, weak: bool, doubled: bool) -> list[tuple[str, str]]:
    if len(past) < 3 or weak or doubled or past[1] == "ا":
        return []
    active, passive = past[0] + "ا" + past[1:], "م" + past[:-1] + "و" + past[-1]
    return [(active, "ADJ"), (active + "ة", "ADJ"), (passive, "ADJ"), (passive + "ة", "ADJ")]


def _masdars(past: str, pattern: str, *, weak: bool, hollow: bool, doubled: bool) -> list[str]:
    if pattern == "II":
        if weak or past[-1] == "أ":
            return ["ت" + past[:-1] + ("ية" if weak else "ئة")]
        return ["ت" + past[:-1] + "ي" + past[-1]]
    if pattern == "III":
        return ["م" + past[:-1] + "اة" if weak else "م" + past + "ة"]
    if pattern in ("V", "VI"):
        return [past[:-1] + "ي" if weak else past]
    if pattern == "Q":
        return [past + "ة"]
    if pattern == "IV":
        past = "إ" + ("ي" + past[2:] if past[1:2] == "و" else past[1:])
    if hollow:
        if pattern in ("IV", "X"):
            return [past + "ة"]
        return [past[:-2] + "يا" + past[-1]]
    if weak:
        return [past[:-1] + "اء"]
    if doubled:
        return [past + "ا" + past[-1]]
    return [past[:-1] + "ا" + past[-1]]
