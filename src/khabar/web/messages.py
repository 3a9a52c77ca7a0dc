"""The words of the pages, in Arabic and English: sentences, labels, and counts with their number agreement."""

from functools import cache
from typing import Literal, TypeAlias

from khabar.lexicon import read_lexicon

Language: TypeAlias = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")


def say(key: str, *, language: Language, **cells: object) -> str:
    """The message of that key in that language, its {cells} filled in. An unknown key is a KeyError: a defect of the pages."""
    message = _messages()[key, language]
    return message.format(**cells) if cells else message


def label(family: str, value: str | None, *, language: Language) -> str:
    """The name of one value of a closed list ("status", "planned" → "مقرَّر"); the value itself where the list does not know it."""
    return _messages().get((f"{family}.{value}", language), (value or "").replace("_", " "))


def count(noun: str, number: int, *, language: Language) -> str:
    """A number with its noun as the language wants it: "خبر واحد", "خبران", "3 أخبار", "11 خبراً", "100 خبر"."""
    form = _arabic_form(number) if language == "ar" else ("one" if number == 1 else "other")
    return _messages()[f"n.{noun}.{form}", language].format(n=f"{number:,}")


def _arabic_form(number: int) -> str:
    """The CLDR plural class of an Arabic cardinal: zero, one, two, few (3–10), many (11–99), other (100, 101, 102, 200 …)."""
    if number < 3:
        return ("zero", "one", "two")[number]
    rest = number % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


@cache
def _messages() -> dict[tuple[str, str], str]:
    rows = read_lexicon("khabar.web", "messages.tsv")
    return {(row["key"], language): row[language] for row in rows for language in LANGUAGES}
