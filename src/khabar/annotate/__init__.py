"""From an article to its report."""

from khabar.annotate.corrections import correct
from khabar.annotate.report import annotate, redate

__all__ = ["annotate", "correct", "redate"]
