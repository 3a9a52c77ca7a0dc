"""khabar stories: who copies, what changed, who disagrees, a story a line."""

import sys
from pathlib import Path

import click
import msgspec

from khabar.annotate.actors.overlay import decided_ids
from khabar.cli import options
from khabar.cli.corrections import load_corrections, say_unmatched
from khabar.cli.messages import message
from khabar.cli.output import exit_status, open_output
from khabar.model import Skipped
from khabar.stories import find_stories


def make_command(language: str) -> click.Command:
    """The command, its help in one language."""

    def run(
        inputs: tuple[str, ...], output: Path | None, force: bool, workers: int | None, overlay: Path | None
    ) -> None:
        skipped: list[Skipped] = []
        corrections = load_corrections(overlay, language=language)
        with open_output(output, force=force, language=language) as file:
            reports = list(
                options.read_reports(
                    inputs, n_workers=workers, skipped=skipped, language=language, rules=corrections.actors
                )
            )
            say_unmatched(overlay, corrections, reports, language=language)
            stories, _ = find_stories(
                reports, overlay=corrections.stories, decided=decided_ids(corrections.actors)
            )
            encoder = msgspec.json.Encoder()
            for story in stories:
                file.write(encoder.encode(story) + b"\n")
        sys.exit(exit_status(len(reports), skipped, language=language))

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
