"""Other people's forms of the account: rows of events, POLECAT's columns, and everything that somebody said.

`khabar.export.said.find_said`, `khabar.export.event_rows.event_rows` and `khabar.export.polecat.write_polecat`; nothing is
imported here, so that a command loads the one form that it was asked for.
"""
