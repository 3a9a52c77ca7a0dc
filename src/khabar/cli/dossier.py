"""khabar dossier: the stories of the input as a folder that opens in a browser."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from khabar.annotate.actors.overlay import decided_ids
from khabar.cli import options
from khabar.cli.corrections import Corrections, Met, load_corrections, note_met, say_unmatched
from khabar.cli.folder import check_folder, write_folder
from khabar.cli.forwards import forward_former
from khabar.cli.messages import counted, message
from khabar.cli.output import exit_status
from khabar.model import Report, Skipped
from khabar.stories import find_stories


def make_command(language: str) -> click.Command:
    """The command, its help in one language."""

    def run(
        inputs: tuple[str, ...],
        output: Path,
        force: bool,
        workers: int | None,
        overlay: Path | None,
        pages: str,
        keep: Path | None,
    ) -> None:
        skipped: list[Skipped] = []
        corrections = load_corrections(overlay, language=language)
        check_folder(output, force=force, language=language)
        reports = options.read_reports(
            inputs, n_workers=workers, skipped=skipped, language=language, keep=keep, corrections=corrections
        )
        met, found = Met(), list(reports)
        if found:
            for report in found:
                note_met(met, report)
            say_unmatched(overlay, corrections, met, language=language)
            _write(output, found, corrections, skipped, pages=pages, language=language)
        sys.exit(exit_status(len(found), skipped, language=language))

    params = [
        options.inputs(language),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            required=True,
            help=message("help.dossier.output", language),
        ),
        *(
            option(language)
            for option in (options.force, options.workers, options.overlay, options.language_option)
        ),
        click.Option(
            ["--keep"],
            type=click.Path(path_type=Path, file_okay=False),
            help=message("help.dossier.keep", language),
        ),
        click.Option(
            ["--pages"],
            type=click.Choice(["ar", "en"]),
            default="ar",
            show_default=True,
            help=message("help.dossier.pages", language),
        ),
    ]
    return click.Command("dossier", callback=run, help=message("help.dossier", language), params=params)


def _write(
    folder: Path,
    reports: Sequence[Report],
    corrections: Corrections,
    skipped: Sequence[Skipped],
    *,
    pages: str,
    language: str,
) -> None:
    """Nothing; finds the stories, writes the folder, and says on standard error where it is."""
    stories, reports = find_stories(
        reports, overlay=corrections.stories, decided=decided_ids(corrections.actors)
    )
    stories = forward_former(folder, stories)
    write_folder(folder, reports=reports, stories=stories, skipped=skipped, pages=pages)
    done = message(
        "dossier.done",
        language,
        path=folder,
        n_reports=counted("reports", len(reports), language),
        n_stories=counted("stories", len(stories), language),
        index=folder / "index.html",
    )
    click.echo(done, err=True)
