"""From bytes to articles: text files, JSONL, pages, feeds, archives."""

from khabar.read.inputs import read_articles
from khabar.read.limits import Limits

__all__ = ["Limits", "read_articles"]
