"""What the questions are asked of: the reports of the inputs, those of a dossier as they are, and the story of each."""

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from khabar.cli.messages import message
from khabar.cli.options import read_reports
from khabar.errors import StoreError
from khabar.model import Report, Skipped, Story
from khabar.read.inputs import DOSSIER_MARKER
from khabar.reasons import reason_in
from khabar.store import load_reports, load_stories
from khabar.stories import find_stories


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Reports, and of each the id of the story that it tells."""

    reports: Sequence[Report]
    story_of: dict[str, str]


def read_account(
    paths: tuple[str, ...], *, n_workers: int | None, skipped: list[Skipped], language: str
) -> Account:
    """The account to ask of: that of a dossier's database as it is, others annotated, dated and named by their stories."""
    databases = [database_of(path) for path in paths]
    others = tuple(path for path, database in zip(paths, databases, strict=True) if database is None)
    reports: list[Report] = []
    stories: list[Story] = []
    for database in databases:
        if database is not None:
            _load(database, reports, stories, language)
    if others:
        reports += read_reports(others, n_workers=n_workers, skipped=skipped, language=language)
        stories, reports = find_stories(reports)
    return Account(
        reports=reports, story_of={article: story.id for story in stories for article in story.articles}
    )


def database_of(path: str) -> Path | None:
    """The database an input names: itself, or that of a dossier's folder, whose pages are no reports."""
    if path.endswith(".sqlite"):
        return Path(path)
    inside = Path(path) / "khabar.sqlite"
    return inside if (Path(path) / DOSSIER_MARKER).is_file() and inside.is_file() else None


def check_days(since: str | None, until: str | None, language: str) -> None:
    """Nothing; raises click.UsageError where the first day wanted lies behind the last."""
    if since and until and since > until:
        raise click.UsageError(message("bad.days", language, since=since, until=until))


def check_words(words: str, key: str, language: str) -> None:
    """Nothing; raises click.UsageError, with the message `key`, where what is asked for holds no letter and no digit."""
    if not any(character.isalnum() for character in words):
        raise click.UsageError(message(key, language))


def _load(path: Path, reports: list[Report], stories: list[Story], language: str) -> None:
    """Nothing; adds the reports and stories of a database to those read already."""
    try:
        reports += load_reports(path)
        stories += load_stories(path)
    except StoreError as error:
        raise click.UsageError(reason_in(str(error), language)) from error
