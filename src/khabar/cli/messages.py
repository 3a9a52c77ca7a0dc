"""What the command line says, in Arabic and English."""

from collections.abc import Mapping, Sequence

from khabar.lexicon import read_lexicon
from khabar.web.messages import count

LANGUAGES = ("ar", "en")


def message(key: str, language: str, **values: object) -> str:
    """The sentence of messages.tsv for a key in a language, with its blanks filled in."""
    for row in read_lexicon("khabar.cli", "messages.tsv"):
        if row["key"] == key:
            return row[language].replace("\\n", "\n").replace("\\b", "\b").format(**values)
    raise KeyError(f"messages.tsv has no row {key}")


def counted(noun: str, number: int, language: str) -> str:
    """A number with its noun as the language wants it: "1 story", "قصتان"."""
    return count(noun, number, language="ar" if language == "ar" else "en")


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """ "ar" or "en": what --lang says, else KHABAR_LANG, else Arabic where the environment is Arabic, else English."""
    for i, argument in enumerate(arguments):
        asked = (
            argument.partition("=")[2]
            if argument.startswith("--lang=")
            else arguments[i + 1]
            if argument == "--lang" and i + 1 < len(arguments)
            else ""
        )
        if asked in LANGUAGES:
            return asked
    if environment.get("KHABAR_LANG") in LANGUAGES:
        return environment["KHABAR_LANG"]
    said = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "ar" if said.startswith("ar") else "en"
