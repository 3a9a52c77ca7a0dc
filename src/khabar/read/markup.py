"""Markup without the characters that no document may hold, before a parser meets them."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,20})|([0-9]{1,20}));?")
_LONG_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{21,};?")


def plain_markup(source: str) -> str:
    """HTML or XML without control characters, halves of surrogate pairs and references to either; parsers raise on them."""
    plain = _REFERENCE.sub(_allowed, _LONG_REFERENCE.sub("", _CONTROL.sub("", source)))
    # What is taken out of "&#&#0;xD800;" leaves another one, that a blank parts for good.
    return _REFERENCE.sub(lambda reference: _allowed(reference) or " ", _LONG_REFERENCE.sub(" ", plain))


def _allowed(reference: re.Match[str]) -> str:
    point = int(reference[1], 16) if reference[1] else int(reference[2])
    if point > 0x10FFFF or _CONTROL.match(chr(point)):
        return ""
    return reference.group()
