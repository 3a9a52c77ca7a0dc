"""What the lines of an article are: headline, date line, outlet, dateline, byline."""

from khabar.model import Layout, Words


def find_layout(words: Words, *, title: str | None = None) -> Layout:
    """The layout of one article; a part that cannot be told is None."""
    return Layout()
