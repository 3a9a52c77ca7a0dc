"""Who speaks and who acts in a story: statements by speaker, actors over all reports under one name."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from khabar.model import Actor, Cite, Report, Statement
from khabar.registers.reading import actor_name
from khabar.web.answers import Reply
from khabar.web.book import Book, Quote, fold_words, one_line, quote, report_href
from khabar.web.offices import office, roles_of, telling_roles
from khabar.web.speech import path_of, without_clitic

_QUOTES = ' «»"“”‘’'
_LONGEST_BETWEEN, _LAST_WORDS = 160, 3


class Cast(msgspec.Struct, frozen=True):
    """The actors of several reports, each under one id."""

    names: dict[str, str]  # Actor.id → fullest name
    by_name: dict[str, str]  # folded name → Actor.id, for speakers that no actor was found for


class StatementView(msgspec.Struct, frozen=True, kw_only=True):
    """One utterance: its words, the way it came, and every report that has it in the same words."""

    quote: Quote
    others: tuple[Quote, ...]
    kind: str
    cue: str
    between: str  # the words from the cue to what is said, as the report has them: "… أن", ":"
    is_cue_behind: bool  # "…"، قال
    act: str
    path: tuple[str, ...]
    grade: str | None
    replies: tuple[Reply, ...]  # what it denies or confirms, and who denies or confirms it


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What one speaker is given in some reports: one utterance is what stands in the same words, in however many reports."""

    name: str
    pairs: tuple[tuple[Report, Statement], ...]
    n_statements: int
    n_reports: int


class SpeakerView(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker with all that is said in his name."""

    name: str
    role: str
    statements: tuple[StatementView, ...]
    n_reports: int


class ActorView(msgspec.Struct, frozen=True, kw_only=True):
    """An actor with all his names and where he is first named in each report."""

    id: str
    name: str
    type: str
    latin: str | None  # from a list or known parts: an unvowelled transliteration is a key, not a name
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    n_mentions: int
    hrefs: tuple[str, ...]


def find_cast(reports: Sequence[Report]) -> Cast:
    """The actors of the reports by id, each with the longest of its names; of two equally long ones the more frequent."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        for actor in report.actors:
            counted[actor.id][_whole_name(report, actor)] += 1
    names = {
        id_: without_clitic(max(forms, key=lambda name: (len(fold_words(name)), forms[name], name)))
        for id_, forms in counted.items()
    }
    return Cast(names, {fold_words(name): id_ for id_, name in sorted(names.items(), reverse=True)})


def _whole_name(report: Report, actor: Actor) -> str:
    """A place with the word that says what it is, where it is also called so: "وادي الظباء" for "الظباء"."""
    if actor.type != "LOC":
        return actor_name(report, actor)
    fuller = [
        form
        for form in actor.aliases
        if form.endswith(f" {actor.name}") and len(form.split()) - len(actor.name.split()) == 1
    ]
    return min(fuller, default=actor.name)


def view_speakers(
    book: Book, reports: Sequence[Report], cast: Cast, *, replies: Mapping[Cite, tuple[Reply, ...]]
) -> tuple[SpeakerView, ...]:
    """Speakers by the number of their statements; what nobody is named for comes last, under no name."""
    roles = roles_of(reports)
    views = [
        SpeakerView(
            name=one.name,
            role=office(roles.get(key, ())),
            statements=_view_statements(book, one.pairs, replies),
            n_reports=one.n_reports,
        )
        for key, one in count_speakers(reports, cast).items()
    ]
    return tuple(sorted(views, key=lambda view: (not view.name, -len(view.statements), view.name)))


def count_speakers(reports: Sequence[Report], cast: Cast) -> dict[str, Tally]:
    """The statements of some reports by speaker. The front page and the page of a story both count by this."""
    groups: dict[str, list[tuple[Report, Statement]]] = defaultdict(list)
    names: dict[str, str] = {}
    for report in reports:
        for statement in report.statements:
            key, name = speaker_of(statement, cast)
            groups[key].append((report, statement))
            names.setdefault(key, name)
    return {
        key: Tally(
            name=names[key],
            pairs=tuple(pairs),
            n_statements=len({_wording(report, statement) for report, statement in pairs}),
            n_reports=len({report.id for report, _ in pairs}),
        )
        for key, pairs in groups.items()
    }


def _wording(report: Report, statement: Statement) -> str:
    return " ".join(fold_words(part.of(report.text)) for part in statement.content)


def speaker_of(statement: Statement, cast: Cast) -> tuple[str, str]:
    """The key and the name under which a statement is listed; empty where its speaker is open."""
    if statement.actor in cast.names:
        return statement.actor, cast.names[statement.actor]
    name = without_clitic(" ".join((statement.speaker_name or "").split()))
    folded = fold_words(name)
    id_ = cast.by_name.get(folded)
    return (id_, cast.names[id_]) if id_ else (folded, name)


def view_actors(book: Book, reports: Sequence[Report], cast: Cast) -> tuple[ActorView, ...]:
    """Actors by type and number of mentions."""
    groups: dict[str, list[tuple[Report, Actor]]] = defaultdict(list)
    for report in reports:
        for actor in report.actors:
            groups[actor.id].append((report, actor))
    views = []
    for key, pairs in groups.items():
        forms = dict.fromkeys(
            without_clitic(form) for _, actor in pairs for form in (actor.name, *actor.aliases)
        )
        hrefs = dict.fromkeys(
            report_href(book, report.id, span=min(actor.mentions))
            for report, actor in pairs
            if actor.mentions
        )
        views.append(
            ActorView(
                id=key,
                name=cast.names[key],
                type=pairs[0][1].type,
                latin=_readable([actor for _, actor in pairs]),
                aliases=tuple(form for form in forms if form != cast.names[key]),
                roles=telling_roles(Counter(role for _, actor in pairs for role in actor.roles)),
                n_mentions=sum(len(actor.mentions) for _, actor in pairs),
                hrefs=tuple(hrefs),
            )
        )
    order = ("PER", "ORG", "GPE", "LOC")
    return tuple(sorted(views, key=lambda view: (order.index(view.type), -view.n_mentions, view.name)))


def _readable(actors: Sequence[Actor]) -> str | None:
    """The name in Latin letters that a reader of English can read: of a list before one joined from parts, the fullest first."""
    for basis in ("list", "parts"):
        names = [actor.latin for actor in actors if actor.latin and actor.latin_basis == basis]
        if names:
            return max(names, key=lambda name: (len(name.split()), name))
    return None


def _view_statements(
    book: Book, pairs: Sequence[tuple[Report, Statement]], replies: Mapping[Cite, tuple[Reply, ...]]
) -> tuple[StatementView, ...]:
    same: dict[str, list[tuple[Report, Statement]]] = defaultdict(list)
    for report, statement in pairs:
        same[_wording(report, statement)].append((report, statement))
    views = []
    for group in same.values():
        quotes = [
            quote(book, report.id, statement.content or (statement.cue,)) for report, statement in group
        ]
        report, statement = group[0]
        views.append(
            StatementView(
                quote=quotes[0],
                others=tuple(
                    {one.article: one for one in quotes[1:] if one.article != quotes[0].article}.values()
                ),
                kind=statement.kind,
                cue=statement.cue.of(report.text),
                between=words_between(report, statement),
                is_cue_behind=_is_behind(statement),
                act=statement.act,
                path=path_of(report, statement),
                grade=statement.grade,
                replies=_replies_of(group, replies),
            )
        )
    return tuple(views)


def words_between(report: Report, statement: Statement) -> str:
    """The words of the report from the cue to what is said, on one line, the particle among them; of many the last ones.

    Without them "أعلن … أن الرئيس سيقوم" would make the president the one who announces.
    """
    if not statement.content:
        return ""
    first, last = statement.content[0], statement.content[-1]
    start, end = (
        (last.end, statement.cue.start) if _is_behind(statement) else (statement.cue.end, first.start)
    )
    if end <= start or "\n" in report.text[start:end].strip():
        return ""
    line = one_line(report.text[start:end]).strip(
        _QUOTES
    )  # the page sets marks of its own round what is verbatim
    if len(line) <= _LONGEST_BETWEEN:
        return line
    return "… " + " ".join(line.split()[-_LAST_WORDS:])


def _is_behind(statement: Statement) -> bool:
    """Whether the cue stands behind what is said."""
    return bool(statement.content) and statement.cue.start >= statement.content[-1].end


def _replies_of(
    group: list[tuple[Report, Statement]], replies: Mapping[Cite, tuple[Reply, ...]]
) -> tuple[Reply, ...]:
    """The replies to the same words in several reports, those that say the same once."""
    found = [
        reply
        for report, statement in group
        for part in statement.content[:1]
        for reply in replies.get(Cite(report.id, part), ())
    ]
    return tuple({(one.kind, fold_words(" ".join(one.quote.words))): one for one in found}.values())
