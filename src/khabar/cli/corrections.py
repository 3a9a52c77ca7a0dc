"""The user's corrections: one JSON file with merges and splits, read at every run, so that a decision is made once."""

from pathlib import Path

import click
import msgspec

from khabar.annotate.actors.overlay import Rule
from khabar.cli.messages import message
from khabar.stories import Overlay


class Corrections(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user decided.

    `{"stories": {"together": [["a", "b"]], "apart": [["a", "c"]]}}` of articles,
    `{"actors": [{"action": "same", "actor": ID, "other": ID}, {"action": "apart", "actor": ID, "other": FORM}]}` of actors.
    """

    stories: Overlay = Overlay()
    actors: tuple[Rule, ...] = ()


def load_corrections(path: Path | None, *, language: str) -> Corrections:
    """The corrections of a file, none where no file is given; raises click.UsageError that says what is wrong in it."""
    if path is None:
        return Corrections()
    try:
        return msgspec.json.decode(path.read_bytes(), type=Corrections)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise click.UsageError(message("bad.overlay", language, path=path, why=error)) from error
