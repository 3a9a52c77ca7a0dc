"""khabar stories: who copies, what changed, who disagrees, a story a line."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from khabar.annotate.actors.overlay import decided_ids
from khabar.cli import options
from khabar.cli.corrections import Met, load_corrections, note_met, say_unmatched
from khabar.cli.messages import message
from khabar.cli.output import exit_status, open_output
from khabar.model import Report, Skipped
from khabar.stories import tell_stories


def make_command(language: str) -> click.Command:
    """The command, its help in one language."""

    def run(
        inputs: tuple[str, ...], output: Path | None, force: bool, workers: int | None, overlay: Path | None
    ) -> None:
        skipped: list[Skipped] = []
        corrections = load_corrections(overlay, language=language)
        with open_output(output, force=force, language=language) as file:
            reports: Iterable[Report] = options.read_reports(
                inputs, n_workers=workers, skipped=skipped, language=language, corrections=corrections
            )
            if overlay is not None:
                met = Met()
                reports = list(reports)
                for report in reports:
                    note_met(met, report)
                say_unmatched(overlay, corrections, met, language=language)
            encoder = msgspec.json.Encoder()
            n_reports = 0
            for story in tell_stories(
                reports,
                overlay=corrections.stories,
                decided=decided_ids(corrections.actors),
                n_workers=workers,
            ):
                n_reports += len(story.articles)
                file.write(encoder.encode(story) + b"\n")
        sys.exit(exit_status(n_reports, skipped, language=language))

    shared = (
        options.inputs,
        options.output,
        options.force,
        options.workers,
        options.overlay,
        options.language_option,
    )
    return click.Command(
        "stories",
        callback=run,
        help=message("help.stories", language),
        params=[option(language) for option in shared],
    )
