"""Statements while they are being put together: by word index, before speakers and media are settled."""

from typing import Literal

import msgspec

from khabar.annotate.statements.forms import Form
from khabar.model import Span, StatementKind

Pattern = Literal["verb", "participle", "masdar", "source", "headline"]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One statement: its cue and content, and what its own clause tells of its speaker."""

    cue: int  # index of the cue word
    pattern: Pattern
    form: Form
    content: tuple[int, int]  # first word, index past the last
    spans: tuple[Span, ...]
    kind: StatementKind
    mode: str = "clause"
    speaker: tuple[int, int] | None = None  # its own noun phrase
    elided: bool = False
    gap: tuple[int, int] = (0, 0)  # words between speaker and content
    via: tuple[int, int] | None = None  # the outlet of a relay: "نقلت | الصحيفة | عن …"
    relayed: bool = False
    cue_span: Span | None = None  # where the cue is no whole word
    title: int | None = None
