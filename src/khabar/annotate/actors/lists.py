"""What the lists know: countries, nationalities, bodies, places, persons, parts of names, titles."""

import re
from functools import cache

import msgspec

from khabar.arabic.letters import fold_word, fold_words
from khabar.lexicon import read_columns, read_lexicon
from khabar.model import ActorType

_PACKAGE = "khabar.annotate.actors"
_TOKEN = re.compile(r"[^\W_]+|[^\s]")
_BOUND = frozenset(["عبد", "عبيد"])
_GOD = frozenset(
    fold_word(
        "نصر فضل سعد عطا فتح جاد ضيف خير نعمة رحمة هبة دخيل عوض رزق أمر جار مطيع ذبيح روح سيف آية حمد بيت"
    ).split()
)
_FAITH = frozenset(
    fold_word(
        "نور صلاح علاء عز شمس بدر زين سيف محيي محي شرف تقي نصر جمال كمال سعد حسام عماد بهاء تاج سراج ضياء فخر نجم ركن"
        " خير برهان شهاب قطب معين ناصر ظهير صدر جلال بديع عصام معز نظام أسد حمد غياث مجد محب مظفر ولي أكمل"
    ).split()
)
_GOD |= frozenset(["الجار", "العبد", "الضيف", "السعد", "العطا", "الدخيل"])
_FIRST_OF_TWO = _BOUND | _GOD | _FAITH


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a list: an actor that is known by name."""

    key: str  # stable: "country:SYR", "person:بشار الاسد"
    name: str
    type: ActorType
    group: str  # class of the list: country, capital, city, armed, media, person …
    latin: str | None = None
    country: str | None = None
    role: str | None = None


class Form(msgspec.Struct, frozen=True):
    """One form of an entry. `how`: name, variant, alone (part of a name that is enough), capital."""

    entry: Entry
    how: str
    needs_cue: bool = False


def country_of_folded(token: str) -> str | None:
    """ISO alpha-3 of a nationality adjective in any of its regular forms, folded, with or without ال: "السوريين" → "SYR"."""
    return _nationalities().get(token[2:] if token.startswith("ال") else token)


def nationality_forms() -> frozenset[str]:
    """Every folded form of the nationality adjectives, without ال."""
    return frozenset(_nationalities())


def word_class(name: str) -> frozenset[str]:
    """The folded words of one class of words.tsv."""
    return _word_classes().get(name, frozenset())


@cache
def _word_classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    words, classes = read_columns(_PACKAGE, "words.tsv")
    for word, name in zip(fold_words(words), classes, strict=True):
        found.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in found.items()}


def country_of_name(name: str) -> str | None:
    """ISO alpha-3 of a country, or of the country whose capital this is: "سوريا", "دمشق" → "SYR"."""
    for form in forms().get(join_name(tokens_of(name)), ()):
        if form.entry.country and form.entry.group in ("country", "capital"):
            return form.entry.country
    return None


def country_name(iso: str) -> str | None:
    """The Arabic name of a country: "SYR" → "سوريا"."""
    return _country_names().get(iso)


@cache
def capital_entry(iso: str) -> Entry | None:
    """The list entry of a country's capital; None where there is none."""
    for known in forms().values():
        for form in known:
            if form.entry.group == "capital" and form.entry.country == iso:
                return form.entry
    return None


@cache
def country_entry(iso: str) -> Entry | None:
    """The list entry of a country by its ISO alpha-3; None where there is none."""
    for form in forms().get(join_name(tokens_of(_country_names().get(iso, ""))), ()):
        if form.entry.group == "country" and form.entry.country == iso:
            return form.entry
    return None


def capital_country(name: str) -> str | None:
    """ISO alpha-3 where the name is that of a capital: "واشنطن" → "USA"."""
    for form in forms().get(join_name(tokens_of(name)), ()):
        if form.entry.group == "capital":
            return form.entry.country
    return None


def tokens_of(name: str) -> list[str]:
    """Folded tokens of a name as the finder compares them: عبد and its noun are one, as are نصر الله and نور الدين."""
    return _TOKEN.findall(fold_word(name))


def join_name(tokens: list[str]) -> tuple[str, ...]:
    """The same tokens with the compound given names joined: ["عبد", "الله"] → ("عبدالله",)."""
    joined: list[str] = []
    for token in tokens:
        if joined and is_compound(joined[-1], token):
            joined[-1] += token
        else:
            joined.append(token)
    return tuple(joined)


def compound_firsts() -> frozenset[str]:
    """The folded tokens, without their clitics, that are the first of some two-word given name."""
    return _FIRST_OF_TWO


def is_compound(first: str, second: str) -> bool:
    """Whether two folded tokens are one given name: عبد + الرحمن, نصر + الله, نور + الدين."""
    if first in _BOUND:
        return second.startswith("ال") or second in ("ربه", "رب", "مناف", "علي", "ربة")
    return (second == "الله" and first in _GOD) or (second == "الدين" and first in _FAITH)


@cache
def forms() -> dict[tuple[str, ...], tuple[Form, ...]]:
    """Every form of every entry by its joined tokens."""
    found: dict[tuple[str, ...], list[Form]] = {}
    for form, tokens in [*_country_forms(), *_place_forms(), *_body_forms(), *_person_forms()]:
        found.setdefault(join_name(tokens), []).append(form)
    return {key: tuple(value) for key, value in found.items() if key}


@cache
def lengths_by_opening() -> dict[str, dict[str, tuple[int, ...]]]:
    """First token → second token → how many tokens the forms have that begin so, the longest first."""
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for key in forms():
        seconds = found.setdefault(key[0], {})
        if len(key) > 1 and len(key) not in seconds.get(key[1], ()):
            seconds[key[1]] = tuple(sorted((*seconds.get(key[1], ()), len(key)), reverse=True))
    return found


@cache
def name_parts() -> dict[str, str]:
    """Parts of personal names → kind: given, family, western. A part of more kinds keeps the first."""
    written, kinds = read_columns(_PACKAGE, "parts.tsv")
    return dict(zip(reversed(fold_words(written)), reversed(kinds), strict=True))


@cache
def titles() -> dict[tuple[str, ...], str]:
    """Titles by their folded tokens → kind."""
    return {tuple(tokens_of(row["title"])): row["kind"] for row in read_lexicon(_PACKAGE, "titles.tsv")}


@cache
def title_words() -> frozenset[str]:
    """The first word of every title, folded."""
    return frozenset(key[0] for key in titles())


@cache
def heads() -> dict[str, tuple[tuple[str, ActorType, str], ...]]:
    """Head nouns of bodies and places → (class, type, tail)."""
    found: dict[str, list[tuple[str, ActorType, str]]] = {}
    for row in read_lexicon(_PACKAGE, "heads.tsv"):
        found.setdefault(fold_word(row["head"]), []).append(
            (row["class"], "LOC" if row["type"] == "LOC" else "ORG", row["tail"])
        )
    return {key: tuple(value) for key, value in found.items()}


@cache
def places_by_noun() -> frozenset[tuple[str, ...]]:
    """Folded tokens of the places that are words of the language, and places only behind a classifier or in a row of places."""
    return frozenset(
        tuple(join_name(tokens_of(row["name"])))
        for row in read_lexicon(_PACKAGE, "places.tsv")
        if row["use"] == "noun"
    )


@cache
def weak_words() -> frozenset[str]:
    """Folded words that are names now and then but words of the language mostly."""
    (words,) = read_columns(_PACKAGE, "weak.tsv")
    return frozenset(fold_words(words))


@cache
def _country_names() -> dict[str, str]:
    return {row["iso"]: row["name"] for row in read_lexicon(_PACKAGE, "countries.tsv")}


@cache
def _nationalities() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_lexicon(_PACKAGE, "countries.tsv"):
        for adjective in filter(None, row["nationality"].split(";")):
            if " " in adjective:
                continue
            stem = fold_word(adjective.lstrip("*"))
            endings = ("",) if adjective.startswith("*") else ("", "ه", "ون", "ين", "ات", "تان", "تين", "ان")
            for ending in endings:
                found.setdefault(stem + ending, row["iso"])
    return found


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _country_forms() -> list[tuple[Form, list[str]]]:
    found = []
    for row in read_lexicon(_PACKAGE, "countries.tsv"):
        iso = row["iso"]
        country = Entry(
            key=f"country:{iso}",
            name=row["name"],
            type="GPE",
            group="country",
            latin=row["latin"],
            country=iso,
        )
        for position, name in enumerate([row["name"], *_split(row["variants"])]):
            found.append(
                (
                    Form(country, "variant" if position else "name", iso == "MLI" and not position),
                    tokens_of(name),
                )
            )
        if row["capital"]:
            key = "place:" + " ".join(tokens_of(row["capital"]))
            capital = Entry(
                key=key,
                name=row["capital"],
                type="LOC",
                group="capital",
                latin=row["capital_latin"] or None,
                country=iso,
            )
            for position, name in enumerate([row["capital"], *_split(row["capital_variants"])]):
                found.append((Form(capital, "variant" if position else "name"), tokens_of(name)))
    return found


def _listed(file: str, prefix: str, kind: ActorType) -> list[tuple[Form, list[str]]]:
    found: list[tuple[Form, list[str]]] = []
    rows = [row for row in read_lexicon(_PACKAGE, file) if row["use"] != "noun"]
    names = [[row["name"], *_split(row["variants"])] for row in rows]
    tokens = iter([_TOKEN.findall(name) for name in fold_words([name for each in names for name in each])])
    for row, each in zip(rows, names, strict=True):
        own = [next(tokens) for _ in each]
        entry = Entry(
            key=f"{prefix}:" + " ".join(own[0]), name=row["name"], type=kind, group=row["class"],
            latin=row["latin"] or None, country=row["country"] or None,
        )  # fmt: skip
        found += [
            (Form(entry, "variant" if position else "name", row["use"] == "cue"), form)
            for position, form in enumerate(own)
        ]
    return found


def _place_forms() -> list[tuple[Form, list[str]]]:
    return _listed("places.tsv", "place", "LOC")


def _body_forms() -> list[tuple[Form, list[str]]]:
    return _listed("bodies.tsv", "body", "ORG")


def _person_forms() -> list[tuple[Form, list[str]]]:
    found = []
    for row in read_lexicon(_PACKAGE, "people.tsv"):
        entry = Entry(
            key="person:" + " ".join(join_name(tokens_of(row["name"]))), name=row["name"], type="PER", group="person",
            latin=row["latin"] or None, country=row["country"] or None, role=row["role"],
        )  # fmt: skip
        for position, name in enumerate([row["name"], *_split(row["variants"])]):
            found.append((Form(entry, "variant" if position else "name"), tokens_of(name)))
        for name in _split(row["alone"]):
            sure = fold_word(name) in word_class("sure surname")
            found.append((Form(entry, "alone", needs_cue=not sure), tokens_of(name)))
    return found
