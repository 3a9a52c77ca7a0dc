"""The database file: reports and stories in SQLite, searchable, with nothing that cannot be cited."""

from khabar.store.database import (
    SCHEMA_VERSION,
    load_reports,
    load_stories,
    save_reports,
    save_skipped,
    save_stories,
    save_versions,
    search,
)

__all__ = [
    "SCHEMA_VERSION",
    "load_reports",
    "load_stories",
    "save_reports",
    "save_skipped",
    "save_stories",
    "save_versions",
    "search",
]
