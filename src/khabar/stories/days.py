"""Days as numbers."""

from datetime import date


def day_number(published: str | None) -> int | None:
    """The day of a published date as an ordinal; None where there is none or it cannot be read."""
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None
