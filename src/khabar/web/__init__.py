"""The dossier: static pages that open from disk, Arabic and English, every claim one click from its marked words.

`khabar.web.dossier.write_dossier` makes them; nothing is imported here, so that the command line can take its words
from `khabar.web.messages` without loading the rest.
"""
