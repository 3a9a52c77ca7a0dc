"""What click itself says ("Usage:", "No such option"), in Arabic: click has no catalogue of its own for any language."""

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from khabar.lexicon import read_lexicon

_MODULES = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.types,
)


def speak(language: str) -> None:
    """Nothing; from now on click speaks the language, English where click.tsv has no sentence for what it says."""
    rows = read_lexicon("khabar.cli", "click.tsv") if language == "ar" else ()
    arabic = {_broken(row["en"]): _broken(row["ar"]) for row in rows}

    def one(sentence: str) -> str:
        return arabic.get(sentence, sentence)

    def one_or_many(singular: str, plural: str, number: int) -> str:
        sentence = singular if number == 1 else plural
        return arabic.get(sentence, sentence)

    # click looks its sentences up by these two names in each module; a catalogue file would need a compiled .mo
    # and would follow LANGUAGE, not --lang.
    for module in _MODULES:
        for name, function in (("_", one), ("ngettext", one_or_many)):
            if hasattr(module, name):
                setattr(module, name, function)


def _broken(cell: str) -> str:
    """A cell with the line breaks and tabs that no cell can hold."""
    return cell.replace("\\n", "\n").replace("\\t", "\t")
