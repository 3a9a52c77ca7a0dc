"""khabar annotate: what each report says, a report a line."""

import sys
from pathlib import Path

import click
import msgspec

from khabar.cli import options
from khabar.cli.corrections import Met, load_corrections, note_met, say_unmatched
from khabar.cli.messages import message
from khabar.cli.output import exit_status, open_output
from khabar.model import Skipped


def make_command(language: str) -> click.Command:
    """The command, its help in one language."""

    def run(
        inputs: tuple[str, ...], output: Path | None, force: bool, workers: int | None, overlay: Path | None
    ) -> None:
        skipped: list[Skipped] = []
        n_read = 0
        met = Met()
        corrections = load_corrections(overlay, language=language)
        encoder = msgspec.json.Encoder()
        with open_output(output, force=force, language=language) as file:
            for report in options.read_reports(
                inputs, n_workers=workers, skipped=skipped, language=language, corrections=corrections
            ):
                file.write(encoder.encode(report) + b"\n")
                n_read += 1
                if overlay is not None:
                    note_met(met, report)
        say_unmatched(overlay, corrections, met, language=language)
        sys.exit(exit_status(n_read, skipped, language=language))

    shared = (
        options.inputs,
        options.output,
        options.force,
        options.workers,
        options.overlay,
        options.language_option,
    )
    return click.Command(
        "annotate",
        callback=run,
        help=message("help.annotate", language),
        params=[option(language) for option in shared],
    )
