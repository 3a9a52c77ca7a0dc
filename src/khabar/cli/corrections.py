"""The user's corrections: one JSON file with merges, splits and single entries, read at every run, so that a decision is made once."""

from pathlib import Path

import click
import msgspec

from khabar.annotate.actors.overlay import Rule
from khabar.cli.messages import message
from khabar.errors import KhabarError
from khabar.model import Correction, Report
from khabar.stories import Overlay


class Corrections(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user decided.

    `{"stories": {"together": [["a", "b"]], "apart": [["a", "c"]]}}` of articles,
    `{"actors": [{"action": "same", "actor": ID, "other": ID}, {"action": "apart", "actor": ID, "other": FORM}]}` of actors,
    `{"entries": [{"article": "a", "layer": "events", "span": [10, 15], "wrong": true}]}` of single entries.
    """

    stories: Overlay = Overlay()
    actors: tuple[Rule, ...] = ()
    entries: tuple[Correction, ...] = ()


def load_corrections(path: Path | None, *, language: str) -> Corrections:
    """The corrections of a file, none where no file is given; raises click.UsageError that says what is wrong in it."""
    if path is None:
        return Corrections()
    try:
        return msgspec.json.decode(path.read_bytes(), type=Corrections)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, KhabarError) as error:
        raise click.UsageError(message("bad.overlay", language, path=path, why=error)) from error


class Met(msgspec.Struct):
    """The ids of the reports and actors that were read, and the corrections of single entries that met one."""

    articles: set[str] = msgspec.field(default_factory=set)
    actors: set[str] = msgspec.field(default_factory=set)
    entries: set[Correction] = msgspec.field(default_factory=set)


def note_met(met: Met, report: Report) -> None:
    """Add what one report holds to what was met."""
    met.articles.add(report.id)
    met.actors.update(actor.id for actor in report.actors)
    met.entries.update(report.corrected)


def say_unmatched(path: Path | None, corrections: Corrections, met: Met, *, language: str) -> None:
    """Nothing; says on standard error what of the file met no report, for a mistyped id would change nothing in silence."""
    named = (*corrections.stories.together, *corrections.stories.apart)
    missing = [("report", one) for group in named for one in group if one not in met.articles]
    missing += [
        ("actor", rule.actor) for rule in corrections.actors if not met.actors & {rule.actor, rule.other}
    ]
    missing += [
        ("entry", f"{one.article} {one.layer} [{one.span.start}, {one.span.end}]")
        for one in corrections.entries
        if one not in met.entries
    ]
    for kind, one in dict.fromkeys(missing):
        told = message("unmatched", language, kind=message(f"kind.{kind}", language), id=one, path=path)
        click.echo(told, err=True)
