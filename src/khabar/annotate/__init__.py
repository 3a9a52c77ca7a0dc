"""From an article to its report."""

from khabar.annotate.report import annotate, redate

__all__ = ["annotate", "redate"]
