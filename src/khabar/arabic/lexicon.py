"""Moved to khabar.lexicon; kept until the last import of it is mended."""

from khabar.lexicon import Row, read_lexicon

__all__ = ["Row", "read_lexicon"]
