"""The folder of a dossier: made whole beside its place and then put there, so that a run that fails leaves nothing half."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from khabar import __version__
from khabar.cli.forwards import write_forwards
from khabar.cli.messages import message
from khabar.model import Article, Report, Skipped, Story
from khabar.read.inputs import DOSSIER_MARKER
from khabar.read.versions import find_versions
from khabar.store import save_reports, save_skipped, save_stories, save_versions
from khabar.web.dossier import write_dossier


def check_folder(folder: Path, *, force: bool, language: str) -> None:
    """Nothing, where a dossier may be written at `folder`; else raises click.UsageError, before any work is done."""
    if folder.is_file():
        raise click.UsageError(message("exists.is_file", language, path=folder))
    if folder.is_dir() and any(folder.iterdir()):
        if not force:
            raise click.UsageError(message("exists.folder", language, path=folder))
        if not (folder / DOSSIER_MARKER).is_file():
            raise click.UsageError(message("exists.foreign", language, path=folder))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent):
            pass
    except OSError as error:
        raise click.UsageError(
            message("cannot.write", language, path=folder, why=error.strerror or error)
        ) from error


def write_folder(
    folder: Path,
    *,
    reports: Sequence[Report],
    stories: Sequence[Story],
    skipped: Sequence[Skipped],
    pages: str,
) -> None:
    """Nothing; writes pages, JSONL files and the database, then puts the whole in place of what was there."""
    folder = folder.resolve()  # of a link what it leads to is replaced, not the link
    work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        write_dossier(
            work, reports=reports, stories=stories, skipped=skipped, language="en" if pages == "en" else "ar"
        )
        write_forwards(work, stories)
        _write_lines(work / "reports.jsonl", reports)
        _write_lines(work / "stories.jsonl", stories)
        _write_lines(work / "skipped.jsonl", skipped)
        versions = find_versions(
            Article(id=report.id, text=report.text, url=report.url) for report in reports
        )
        _write_lines(work / "versions.jsonl", versions)
        database = work / "khabar.sqlite"
        save_reports(database, reports)
        save_stories(database, stories)
        save_skipped(database, skipped)
        save_versions(database, versions)
        (work / DOSSIER_MARKER).write_text(f'{{"made_by": "khabar {__version__}"}}\n', encoding="utf-8")
        work.chmod(0o755)  # mkdtemp makes it readable by its owner alone
        _put_in_place(work, folder)
    finally:
        if work.exists():
            shutil.rmtree(work)


def _put_in_place(work: Path, folder: Path) -> None:
    """Nothing; `work` stands where `folder` stood. What stood there is deleted last, and put back where that fails."""
    if not folder.exists():
        work.rename(folder)
        return
    former = work.with_name(f"{work.name}-former")
    folder.rename(former)
    try:
        work.rename(folder)
    except OSError:
        former.rename(folder)
        raise
    shutil.rmtree(former)


def _write_lines(path: Path, rows: Sequence[msgspec.Struct]) -> None:
    encoder = msgspec.json.Encoder()
    with path.open("wb") as file:
        for row in rows:
            file.write(encoder.encode(row) + b"\n")
