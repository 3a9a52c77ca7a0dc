"""What a reader decided against the program: reports that belong together, reports that do not."""

import msgspec


class Overlay(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Merges and splits by hand; they win over every score."""

    together: tuple[tuple[str, ...], ...] = ()  # article ids of one story
    apart: tuple[tuple[str, str], ...] = ()  # two articles that must not share a story
