"""The dossier: static pages that open from disk, Arabic and English, every claim one click from its marked words."""

from khabar.web.dossier import write_dossier

__all__ = ["write_dossier"]
