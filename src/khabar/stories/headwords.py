"""What a word of a headline stands for: its sets of like words, its contraries, the kind it is one of, a country, a name."""

from collections import defaultdict
from functools import cache, lru_cache

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.stories.stems import folded, stem_of

_MOST_PEELED = 60
_LONGEST = 30  # letters
_PRONOUNS = ("هما", "ها", "هم", "نا", "ه")
_ENDINGS = ("تين", "تان", "يين", "يون", "يات", "ين", "ون", "ان", "ات", "وا", "يه", "ت", "ا", "ه", "ي", "ن")
_ARTICLES = ("لل", "ال", "بال", "كال")
_PRESENT = "يتنا"
_NO_COUNTRY = frozenset(("مالي", "قمري", "صحراوي"))  # financial, lunar, of the desert

Sets = frozenset[int]


def sets_of(word: str) -> Sets:
    """The sets of like words that a folded word belongs to, by number; none where the lexicon has no such word."""
    return _looked_up(word, "synonyms")


def kinds_of(word: str) -> frozenset[tuple[int, int]]:
    """The kinds of which a folded word names one, each with the number of that one."""
    return frozenset((place // 1000, place % 1000) for place in _looked_up(word, "kinds"))


@lru_cache(maxsize=100_000)
def contrary(one: str, two: str) -> bool:
    """Whether two folded words are contraries, as words or as words of contrary sets."""
    left, right = _looked_up(one, "contraries"), _looked_up(two, "contraries")
    return any(side ^ 1 in right for side in left)


@lru_cache(maxsize=100_000)
def has_contrary(word: str) -> bool:
    """Whether a folded word has a contrary."""
    return bool(_looked_up(word, "contraries"))


@cache
def sets_headed_by(head: str) -> Sets:
    """The numbers of the sets that a folded word names, being the first of them."""
    rows = read_lexicon("khabar.stories", "synonyms.tsv")
    return frozenset(number for number, row in enumerate(rows) if fold_word(row["words"].split()[0]) == head)


@lru_cache(maxsize=100_000)
def excludes(one: str, two: str) -> bool:
    """Whether two folded words name two of one kind: two weekdays, two colours, two beasts."""
    left, right = kinds_of(one), kinds_of(two)
    kinds = {kind for kind, _ in left} & {kind for kind, _ in right}
    return bool(kinds) and not left & right


@lru_cache(maxsize=100_000)
def country_of(word: str) -> str:
    """The code of the country that a folded word names (name, people of it, capital), or nothing."""
    countries = _countries()
    return next((countries[form] for form in peeled(word) if form in countries), "")


@lru_cache(maxsize=100_000)
def country_of_person(word: str) -> str:
    """The code of the country of the person of the news whom a folded word names alone, or nothing."""
    people = _people()
    return next((people[form] for form in peeled(word)[:4] if form in people), "")


@lru_cache(maxsize=100_000)
def is_name(word: str) -> bool:
    """Whether a folded word is the name of a place or of a person of the news, and no common word of the lists."""
    return bare_of(word) in _names() and not sets_of(word) and not kinds_of(word)


@lru_cache(maxsize=100_000)
def bare_of(word: str) -> str:
    """The stem of a folded word, without one-letter prepositions before long words."""
    stem = stem_of(word)
    return stem[1:] if len(stem) > 4 and stem[0] in "بل" else stem


@lru_cache(maxsize=100_000)
def _looked_up(word: str, lexicon: str) -> Sets:
    """The places of a word in a lexicon, under the form with the fewest letters taken away that it has there."""
    forms = {"synonyms": _synonyms, "kinds": _kinds, "contraries": _contraries}[lexicon]()
    for form in peeled(word):
        found = forms.get(form)
        if found:
            return found
    return frozenset()


@lru_cache(maxsize=100_000)
def peeled(word: str) -> tuple[str, ...]:
    """The word, then with one thing taken from it, then with two and so on: conjunction, article, ending, person of a verb."""
    seen, queue = {word}, [word[:_LONGEST]]
    for form in queue:
        if len(queue) >= _MOST_PEELED:
            break
        for shorter in _less(form):
            if len(shorter) > 1 and shorter not in seen:
                seen.add(shorter)
                queue.append(shorter)
    return tuple(queue)


def _less(form: str) -> list[str]:
    """Forms that are one step barer."""
    found = []
    if len(form) > 3 and form[0] in "وف":
        found.append(form[1:])
    if len(form) > 4:
        found += [
            form[len(article) :]
            for article in _ARTICLES
            if form.startswith(article) and len(form) > len(article) + 2
        ]
    if len(form) > 3 and form[0] in "بلك":
        found.append(form[1:])
    if len(form) > 4 and form[0] == "س" and form[1] in _PRESENT:
        found.append(form[1:])
    for endings in (_PRONOUNS, _ENDINGS):
        for ending in endings:
            rest = form.removesuffix(ending)
            if rest != form and len(rest) > 2:
                found.append(rest)
                if endings is _PRONOUNS and rest[-1] == "ت":
                    found.append(rest[:-1] + "ه")
    if len(form) > 3 and form[0] in "تن":
        found.append("ي" + form[1:])
    return found


@cache
def _synonyms() -> dict[str, Sets]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(read_lexicon("khabar.stories", "synonyms.tsv")):
        for word in row["words"].split():
            for form in _with_relative(fold_word(word)):
                found[form].add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


@cache
def _kinds() -> dict[str, Sets]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(read_lexicon("khabar.stories", "kinds.tsv")):
        for place, one in enumerate(row["words"].split()):
            for word in one.split("/"):
                for form in _with_relative(fold_word(word)):
                    found[form].add(number * 1000 + place)
    return {form: frozenset(places) for form, places in found.items()}


def _with_relative(form: str) -> tuple[str, ...]:
    """The form and, where it ends as إذاعة does, the adjective made of it (إذاعي)."""
    return (form, form[:-1] + "ي") if form[-1] == "ه" and len(form) > 4 else (form,)


@cache
def _contraries() -> dict[str, Sets]:
    """The two sides of each row of contraries are numbers 2n and 2n+1; a word stands for its set."""
    sets = _sets_by_head()
    found: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(read_lexicon("khabar.stories", "antonyms.tsv")):
        sides = [
            {form for word in row[side].split() for form in sets.get(fold_word(word), {fold_word(word)})}
            for side in ("one", "other")
        ]
        for place, side in enumerate(sides):
            for form in side - sides[1 - place]:
                found[form].add(2 * number + place)
    return {form: frozenset(places) for form, places in found.items()}


@cache
def _sets_by_head() -> dict[str, set[str]]:
    """The words for which a word stands: of the sets that it names, or of the one set where it is."""
    named: dict[str, set[str]] = defaultdict(set)
    within: dict[str, list[set[str]]] = defaultdict(list)
    for row in read_lexicon("khabar.stories", "synonyms.tsv"):
        words = [fold_word(word) for word in row["words"].split()]
        named[words[0]].update(words)
        for word in words:
            within[word].append(set(words))
    return {**{word: sets[0] for word, sets in within.items() if len(sets) == 1}, **named}


@cache
def _countries() -> dict[str, str]:
    """Names of countries of one word, nationalities and capitals, folded, with the country's code."""
    found: dict[str, str] = {}
    for row in read_lexicon("khabar.annotate.actors", "countries.tsv"):
        for cell in ("name", "nationality", "capital", "variants", "capital_variants"):
            for form in row[cell].split(";"):
                bare = fold_word(form.strip("*"))
                if bare and " " not in bare and bare not in _NO_COUNTRY:
                    found.setdefault(bare, row["iso"])
                    if bare.startswith("ال") and len(bare) > 5:
                        found.setdefault(bare[2:], row["iso"])
    return found


@cache
def country_phrases() -> dict[tuple[str, ...], str]:
    """Names of countries of several words, folded, with the country's code."""
    found: dict[tuple[str, ...], str] = {}
    for row in read_lexicon("khabar.annotate.actors", "countries.tsv"):
        for cell in ("name", "variants", "capital"):
            for form in row[cell].split(";"):
                words = tuple(folded(word) for word in form.split())
                if len(words) > 1:
                    found.setdefault(words, row["iso"])
    return found


@cache
def _people() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_lexicon("khabar.annotate.actors", "people.tsv"):
        for form in row["alone"].split(";"):
            if form and " " not in form and row["country"]:
                found.setdefault(fold_word(form), row["country"])
    return found


@cache
def _names() -> frozenset[str]:
    found: set[str] = set()
    for lexicon, cells in (
        ("places.tsv", ("name", "variants")),
        ("people.tsv", ("name", "alone", "variants")),
    ):
        for row in read_lexicon("khabar.annotate.actors", lexicon):
            for cell in cells:
                for form in row[cell].split(";"):
                    words = form.split()
                    if words and (lexicon == "people.tsv" or len(words) == 1):
                        found.update(bare_of(fold_word(word)) for word in words if len(word) > 3)
    return frozenset(found)
