"""The four errors of khabar, told apart by what the caller can do about them."""


class KhabarError(Exception):
    """What every error of khabar is; its message says what was met, where, and what to do."""


class InputError(KhabarError):
    """One input cannot be read: skip it and read the rest."""


class SpanError(KhabarError):
    """An entry points outside its text: a defect of khabar, stop and report it."""


class StoreError(KhabarError):
    """A database file cannot be used: mend it, or upgrade khabar."""


class SetupError(KhabarError):
    """Something has to be installed or configured before this can run."""
