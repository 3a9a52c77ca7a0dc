"""The types that pass between modules: articles, the entries of a report, stories. Nothing here changes once made.

Every offset is a code point of `Article.text`, start in, end out, never empty.
What each layer means, and what null says in it: docs/layers.md. In JSON every field has the name that it has here.
"""

from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

from khabar.errors import InputError, SpanError

ActorType: TypeAlias = Literal["PER", "ORG", "GPE", "LOC"]
TimeType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
StatementKind: TypeAlias = Literal["direct", "indirect", "mixed"]
EventStatus: TypeAlias = Literal["occurred", "ongoing", "planned", "called_for", "denied", "hypothetical"]
EventType: TypeAlias = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Caveat: TypeAlias = Literal["later_day", "running_count", "lower_bound", "one_source", "other_scope"]
DateBasis: TypeAlias = Literal["given", "page", "dateline", "text", "story"]
Amount: TypeAlias = int | float | tuple[int | float | None, int | float | None]


class Span(msgspec.Struct, frozen=True, array_like=True, order=True, gc=False):
    """A stretch of `Article.text`: code points `start` to `end`, the end left out. Written `[start, end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span must hold at least one character: [{self.start}, {self.end}]")

    def of(self, text: str) -> str:
        """The words that the span points to."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Word(msgspec.Struct, frozen=True, gc=False):
    """One token. A word that carries clitics stays one word; its parts are told by `proclitics`, `core`, `enclitic`."""

    index: int
    start: int
    end: int
    norm: str  # folded surface: "وللرئيس" → "وللرئيس"
    kind: str  # "arabic", "latin", "number", "mark" (punctuation or symbol)
    sentence: int
    paragraph: int
    proclitics: tuple[str, ...] = ()  # folded, outer first: ("و", "ل")
    core: str = ""  # folded, clitics taken off, ال kept: "الرئيس"; للـ gives its ال back
    bare: str = ""  # the core without ال: "رئيس"
    enclitic: str = ""  # pronoun suffix: "ه", "ها", "هم" …
    core_start: int = 0  # offsets in the text of the letters of the core; for للـ the second lam
    core_end: int = 0
    pos: str = "X"  # UD tag: NOUN PROPN VERB ADJ ADP CCONJ SCONJ PART PRON DET ADV NUM PUNCT X

    @property
    def span(self) -> Span:
        """The whole word in the text, clitics included."""
        return Span(self.start, self.end)

    @property
    def core_span(self) -> Span:
        """The word in the text without its clitics."""
        return Span(self.core_start, self.core_end)

    @property
    def is_definite(self) -> bool:
        """Whether the word carries ال or a pronoun suffix."""
        return bool(self.enclitic) or self.core != self.bare


class Words(msgspec.Struct, frozen=True):
    """All words of one text. `sentences` and `paragraphs` are (first, past-the-last) word indexes; `quotations` are
    the spans between quotation marks, marks left out, by start."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...]
    quotations: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, index: int) -> Word:
        return self.words[index]

    def span(self, first: int, last: int) -> Span:
        """The text from word `first` to word `last`, both included."""
        return Span(self.words[first].start, self.words[last].end)


class Origin(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the bytes of an article came from: file, and inside it a line, a WARC record or a feed item."""

    path: str | None = None
    line: int | None = None  # 1-based line of a JSONL file
    record_id: str | None = None  # WARC-Record-ID
    digest: str | None = None  # WARC-Payload-Digest, or sha256 of the source bytes
    offset_bytes: int | None = None  # where the WARC record begins
    reader: str | None = None  # reader and its version, for text that was taken out of a page
    encoding: str | None = None
    mended: str | None = None  # what was repaired before the text became the canonical one


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One report as it was published. `text` is holy: never rewritten once the article is read. None: not known."""

    id: str
    text: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None  # ISO 8601 date or timestamp
    published_basis: DateBasis | None = None
    title: str | None = None  # given beside the text, not part of it
    author: str | None = None
    modified: str | None = None
    section: str | None = None
    origin: Origin | None = None


class Skipped(msgspec.Struct, frozen=True):
    """One input that could not be read: its place and the reason, for a person."""

    where: str
    reason: str
    is_notice: bool = False  # the article was read all the same (a change is told), or had been read before


class Alias(msgspec.Struct, frozen=True):
    """One surface form of an actor with the reason why it is his: `part`, `office`, `list`, `variant`, `abbreviation` …"""

    form: str
    reason: str
    span: Span  # the first mention in this form


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A named person, organisation, country or place of one report, under all the names it has there."""

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()  # titles and offices as written
    mentions: tuple[Span, ...] = ()
    references: tuple[Span, ...] = ()  # nominal mentions that point here: "الوزير", "التنظيم"
    country: str | None = None  # ISO 3166-1 alpha-3, where known
    latin: str | None = None
    latin_basis: Literal["list", "parts", "transliterated"] | None = None
    evidence: tuple[Alias, ...] = ()


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression as TIMEX3: "2015-08-03", "2015-08", "P3D", "XXXX-WXX-1". `value` is None where it cannot be known;
    `reason` then says why."""

    span: Span
    type: TimeType
    value: str | None
    anchor: Literal["published", "dateline", "text"] | None = None  # what a relative value was counted from
    reason: str | None = None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A counted or measured quantity. `value` is a number or (low, high), an open end being None; scales are worked in, a
    percentage is told out of a hundred, and nothing is converted: `unit` is the noun as written, None where there is none."""

    span: Span
    value: Amount | None
    unit: str | None
    approx: bool = False
    kind: Literal["count", "percent", "fraction", "money", "measure"] = "count"
    # What it counts, as a class: killed, wounded, arrested, displaced … (counts.tsv).
    counts: str | None = None
    of: Span | None = None  # the words that say of what: "من أراضي العراق"


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the path by which words reached the reader, nearest to the reader first."""

    kind: Literal[
        "outlet", "agency", "interview", "platform", "occasion", "document", "spokesman", "principal"
    ]
    span: Span
    name: str


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Attributed speech, writing or assertion: one entry for one cue."""

    speaker: Span | None  # None: cannot be told, and `reason` says why
    speaker_name: str | None  # the fullest name in the report; of an unnamed source its phrase
    actor: str | None = None  # Actor.id; None: no named actor
    elided: bool = False  # the speaker stands in an earlier sentence or is a pronoun
    cue: Span
    content: tuple[Span, ...]  # in the order of the text; several where the cue interrupts it
    kind: StatementKind
    via: Span | None = None  # the nearest medium or occasion; the whole way is `path`
    inside: int | None = None  # index of the statement whose content holds this one
    date: str | None = None  # the day on which it was said, where it stands beside the cue; else None
    act: str = "said"  # cues.tsv, column act
    lemma: str | None = None
    path: tuple[Link, ...] = ()
    grade: (
        Literal[
            "named official",
            "named person",
            "named body",
            "document",
            "unnamed official",
            "unnamed",
            "outlet",
        ]
        | None
    ) = None
    responds_to: int | None = None  # the statement of this report that it denies or confirms
    reason: str | None = None  # why the speaker is open


class NoComment(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is reported to have said nothing: refused to comment, did not answer, could not be reached."""

    speaker: Span | None
    speaker_name: str | None
    actor: str | None = None  # Actor.id
    elided: bool = False
    cue: Span  # from the verb to the comment that did not come
    kind: Literal["refused", "silent", "unreached"]
    about: Span | None = None  # what nothing was said on


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A political, diplomatic or security event: PLOVER type, parties, status, date, each with its words."""

    trigger: Span
    type: str  # one of EventType
    status: EventStatus
    actor: tuple[Span, ...] = ()
    recipient: tuple[Span, ...] = ()
    date: str | None = None  # ISO 8601 day, month or year; None: not told, and `date_reason` says why
    place: Span | None = None
    statement: int | None = None  # index of the statement that asserts it; None: the outlet itself
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    lemma: str | None = None
    # The lexicon row that gave the type; "row → TYPE" where the words round it made another of it.
    rule: str | None = None
    p: float | None = None  # how likely it is an event, 0 to 1; None where nothing weighed it
    # How a party was taken over that its own clause does not name: near, chain, sentence, court.
    party_rule: str | None = None
    status_cue: Span | None = None  # the particle, modal or negation that gave the status
    status_reason: str | None = None  # where the weights overruled a rule: that rule and the status it gives
    actors: tuple[str, ...] = ()  # Actor.id of the parties, in the order of `actor`, where resolved
    recipients: tuple[str, ...] = ()
    # How likely each of `actor` did it, each of `recipient` met with it, 0 to 1; () where a rule alone says so.
    actor_p: tuple[float, ...] = ()
    recipient_p: tuple[float, ...] = ()
    time: int | None = None  # index of the time that dates it
    date_reason: str | None = None  # why the date is open


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """What the lines of an article are: headline, date lines, outlet, byline, and where the body begins."""

    headline: Span | None = None
    dateline: Span | None = None  # "واشنطن - رويترز" and its like at the head of the body
    byline: Span | None = None
    date_line: Span | None = None  # the line that states the day of publication
    outlet: Span | None = None
    agencies: tuple[Span, ...] = ()  # credited agencies in dateline, byline or foot
    body: int = 0  # offset of the first character of the body
    published: str | None = None  # what the lines say, ISO 8601
    outlet_name: str | None = None


class Correction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a user decided of one entry, found by its words: `span` is the cue of a statement, the trigger of an event, the
    words of a time or a figure. `wrong` takes the entry out; a field that is given replaces the entry's own."""

    article: str
    layer: Literal["statements", "events", "times", "figures"]
    span: Span
    wrong: bool = False
    speaker: Span | None | msgspec.UnsetType = msgspec.UNSET  # of a statement; null: not known
    status: EventStatus | msgspec.UnsetType = msgspec.UNSET  # of an event, as are all that follow
    type: EventType | msgspec.UnsetType = msgspec.UNSET
    date: str | None | msgspec.UnsetType = msgspec.UNSET  # of an event: ISO 8601; null: not told
    actor: tuple[Span, ...] | msgspec.UnsetType = msgspec.UNSET
    recipient: tuple[Span, ...] | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self) -> None:
        of_event = (self.status, self.type, self.date, self.actor, self.recipient)
        gives_event = any(value is not msgspec.UNSET for value in of_event)
        gives_speaker = self.speaker is not msgspec.UNSET
        if not (self.wrong or gives_event or gives_speaker):
            raise InputError('a correction says "wrong": true, or what the entry is to say instead')
        if gives_speaker and self.layer != "statements":
            raise InputError(f"a speaker is given to an entry of {self.layer}; only statements have one")
        if gives_event and self.layer != "events":
            raise InputError(f"status, type, date and parties are of events, not of {self.layer}")
        if isinstance(self.date, str) and not _is_day(self.date):
            raise InputError(f"{self.date[:40]!r} is no ISO 8601 date such as 2015-08-06 or 2015-08")


def _is_day(value: str) -> bool:
    """Whether a value is a year, a month, a day or a moment that the calendar has."""
    if len(value) < _WHOLE_DAY:
        value += "0001-01-01"[len(value) :] if len(value) in (4, 7) else ""
    try:
        return len(value) >= _WHOLE_DAY and datetime.fromisoformat(value) is not None
    except ValueError:
        return False


_WHOLE_DAY = len("2015-08-06")


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated article. A report whose entries do not all lie in its text cannot be built."""

    id: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: DateBasis | None = None
    title: str | None = None
    headline: Span | None = None
    text: str
    layout: Layout = Layout()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    no_comments: tuple[NoComment, ...] = ()
    origin: Origin | None = None
    corrected: tuple[Correction, ...] = ()  # by hand; what is read anew is corrected again

    def __post_init__(self) -> None:
        n_characters = len(self.text)
        for span in spans_of(self):
            if span.end > n_characters:
                raise SpanError(
                    f"report {self.id}: [{span.start}, {span.end}] lies outside its text of {n_characters} characters; "
                    "this is a defect of khabar, please report it with the article"
                )


class Cite(msgspec.Struct, frozen=True):
    """Exact words of one article, by which an entry of a story can be checked."""

    article: str
    span: Span


def spans_of(report: Report) -> list[Span]:
    """Every span of a report, in no particular order."""
    spans = [span for span in (report.headline, *_layout_spans(report.layout)) if span]
    for actor in report.actors:
        spans += [*actor.mentions, *actor.references, *(alias.span for alias in actor.evidence)]
    for statement in report.statements:
        spans += [statement.cue, *statement.content, *(link.span for link in statement.path)]
        spans += [span for span in (statement.speaker, statement.via) if span]
    spans += [time.span for time in report.times]
    for event in report.events:
        spans += [event.trigger, *event.actor, *event.recipient]
        spans += [span for span in (event.place, event.status_cue) if span]
    for silent in report.no_comments:
        spans += [silent.cue, *(span for span in (silent.speaker, silent.about) if span)]
    for figure in report.figures:
        spans += [figure.span, *([figure.of] if figure.of else [])]
    return spans


def _layout_spans(layout: Layout) -> list[Span]:
    spans = (
        layout.headline,
        layout.dateline,
        layout.byline,
        layout.date_line,
        layout.outlet,
        *layout.agencies,
    )
    return [span for span in spans if span]


class Citation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words of one article that carry a moment or a claim, with what that article says of it."""

    article: str
    span: Span
    status: EventStatus | None = None
    date: str | None = None
    outlet: str | None = None


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a story's timeline, merged over its reports: each state it passed through is a citation."""

    date: str | None  # ISO 8601 day, month or year; None: no report gives one
    what: str  # taken word for word from the reports
    status: EventStatus  # the last state
    type: str  # one of EventType, or OTHER: a line that states a day and holds no event
    citations: tuple[Citation, ...]
    states: tuple[tuple[str | None, EventStatus], ...] = ()  # (day of the report, status), in order
    id: str = ""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One claim and all reports that carry it; `independent` counts origins, not outlets."""

    claim: str
    kind: Literal["event", "figure", "statement"]
    citations: tuple[Citation, ...]
    outlets: int
    independent: int
    origins: tuple[tuple[str, ...], ...] = ()  # article ids, one group an origin
    reasons: tuple[str, ...] = ()  # why two reports are one origin: "copy", "agency: رويترز", "statement: …"
    grade: Literal["one origin", "not known", "one side", "independent"] = "one origin"
    missing: tuple[str, ...] = ()  # outlets of the story that do not carry it, where all but one do
    id: str = ""


class Change(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """What later words replaced: a plan that became a deed, a toll revised."""

    kind: str
    what: str
    from_: Cite
    to: Cite


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports that differ on one thing; both quoted, no verdict. `caveats`: why both may still be right."""

    kind: Literal["figure", "date", "place", "who", "status", "rank", "attribution", "denial"]
    what: str
    a: Cite
    b: Cite
    caveats: tuple[Caveat, ...] = ()


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """A denial or a confirmation and the words of somebody else that it takes up; both are quoted."""

    kind: Literal["denies", "confirms"]
    answer: Cite
    to: Cite


class Edit(msgspec.Struct, frozen=True):
    """Words that differ between two versions of one text; None on the side that lacks them."""

    a: Span | None
    b: Span | None


class Reuse(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that two reports share, aligned, with who had it first and the agency it is credited to."""

    a: Cite
    b: Cite
    jaccard: float  # of the four-word passages of the two reports, 0 to 1
    first: str | None = None  # id of the article that had it first; None: not known
    agency: str | None = None  # the one that is credited with it
    edits: tuple[Edit, ...] = ()  # where the two are versions of one text


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Reports on one event and its direct follow-ups, and the account of what they tell."""

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None  # first and last day of publication; None: no report is dated
    last: str | None
    copies: tuple[tuple[str, ...], ...] = ()  # ids of articles that are one text, a group each
    timeline: tuple[Moment, ...] = ()
    corroboration: tuple[Claim, ...] = ()
    changes: tuple[Change, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    responses: tuple[Response, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    outlets: tuple[str, ...] = ()
    former: tuple[str, ...] = ()  # ids that forward here after a merge
