"""The timeline of a story: events of all its reports merged into moments, each with the states it passed through.

Two mentions are one moment where their days agree and they share the parties: two of them, or the only one that is
named, or one and the same verb. A visit and its talks are one moment (one family of acts, one day), what is signed there is
another.
Mentions without a day join the moment that alone has their verb and parties.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from khabar.model import Citation, EventStatus, Moment, Report, Span
from khabar.stories.dated import find_dated_sentences
from khabar.stories.incidents import Incident, Places, find_places, incident_of, may_be_one
from khabar.stories.lines import clause_line
from khabar.stories.mentions import Mention, words_of
from khabar.stories.sets import joined_sets
from khabar.stories.signatures import day_number
from khabar.stories.standing import as_told, is_topic
from khabar.stories.stems import content_stems, folded_words

_STATUS_RANK: dict[str, int] = {
    "hypothetical": 0,
    "called_for": 1,
    "planned": 2,
    "denied": 3,
    "ongoing": 4,
    "occurred": 5,
}
_TOLD = frozenset(["occurred", "planned", "denied", "called_for"])  # of undated moments; others are comment
_MAX_PARTIES = 5  # of a mention; more are a list, and lists meet by chance
_TOLD_WITHIN_DAYS = 3  # a deed without a day is taken for the plan of so many days before at most
_FIRST_WORDS = 60  # characters of a body in which its main verb stands
_MAX_LINES = 3  # of one report for one state of a moment
_MAX_ALIKE = 80  # acts of one day and family that are compared word by word
_SHARED_STEMS, _SHARED_PART = 4, 0.5
_SHARED_OF_FORCE = 2
_DONE, _AHEAD = frozenset(["occurred", "ongoing"]), frozenset(["planned", "called_for", "hypothetical"])
_RELATIVES = frozenset(["الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين"])
_BESIDE = 25  # characters before an act
_MAX_PARTS = 12  # of a group of mentions; more are not looked through
_MAX_UNDATED = 12  # moments without a day, of the leads only


class Merged(msgspec.Struct, frozen=True):
    """A moment with the mentions it was made of, by report and place."""

    moment: Moment
    mentions: tuple[Mention, ...]


def find_moments(reports: Sequence[Report], mentions: Sequence[Mention]) -> list[Merged]:
    """The moments of a story by date, undated ones last; `reports` stand by day."""
    # A blow that another act is only about does not stand for its sentence.
    stated = [mention for mention in mentions if not is_topic(reports[mention.report], mention)]
    told = [Merged(moment, ()) for moment in find_dated_sentences(reports, stated)]
    mentions = as_told(reports, mentions)
    places = {place: find_places(reports[place]) for place in {mention.report for mention in mentions}}
    groups = [
        part
        for group in joined_sets(len(mentions), _same(reports, mentions))
        for part in _parted(reports, mentions, group, places)
    ]
    merged = [
        _merged(reports, [mentions[i] for i in group])
        for group in groups
        if _is_worth(reports, mentions, group)
    ]
    acts = _without_asides(reports, [one for one in merged if one.moment.date])
    dated = _one_a_line([*acts, *told])
    undated = sorted(
        (one for one in merged if not one.moment.date),
        key=lambda one: (-len(_articles(one)), one.mentions[0].report, one.mentions[0].event.trigger.start),
    )
    return sorted([*dated, *_of_other_lines(undated, dated)[:_MAX_UNDATED]], key=_order)


def _one_a_line(dated: Sequence[Merged]) -> list[Merged]:
    """The moments with a day without those that are shown by a line of another one: one line of one report is one moment.

    Acts go before mere sentences, what more reports tell before what one does, the first day before the next ("from 1 January to 15 July").
    """
    shown: dict[str, list[Span]] = defaultdict(list)
    kept = []
    for one in sorted(dated, key=lambda one: (not one.mentions, -len(_articles(one)), _order(one))):
        lines = [citation for citation in one.moment.citations if _is_shown(one, citation)]
        if lines and all(
            any(_is_of_one_line(line.span, other) for other in shown[line.article]) for line in lines
        ):
            continue
        for citation in lines:
            shown[citation.article].append(citation.span)
        kept.append(one)
    return kept


def _without_asides(reports: Sequence[Report], dated: Sequence[Merged]) -> list[Merged]:
    """The moments without those that only name a blow of the day to say something else: "قلبي مع ذوي الضحايا الذين قتلوا"."""
    days = {one.moment.date for one in dated if not _is_aside(reports, one)}
    return [
        one
        for one in dated
        if not _is_aside(reports, one)
        or (one.moment.date not in days and not _is_behind_another(reports, one))
    ]


def _is_behind_another(reports: Sequence[Report], one: Merged) -> bool:
    """Whether the lines of a moment tell another act first: "the blast was in the town from which they had been driven in June"."""
    for mention in one.mentions:
        report, trigger = reports[mention.report], mention.event.trigger
        line = clause_line(report.text, trigger) or words_of(report, mention)
        told = [event.trigger.start for event in report.events] + [
            said.cue.start for said in report.statements
        ]
        if not any(line.start <= start < trigger.start for start in told):
            return False
    return True


def _is_aside(reports: Sequence[Report], one: Merged) -> bool:
    return all(
        mention.family == "force" and _is_in_relative(reports[mention.report], mention)
        for mention in one.mentions
    )


def _is_in_relative(report: Report, mention: Mention) -> bool:
    """Whether an act stands in a relative clause: "الذين قتلوا", "التي استهدفت"."""
    trigger = mention.event.trigger
    before = folded_words(report.text[max(mention.sentence.start, trigger.start - _BESIDE) : trigger.start])
    return bool(before) and before[-1].lstrip("و") in _RELATIVES


def _is_shown(one: Merged, citation: Citation) -> bool:
    """Whether a citation may be the line by which a moment is shown: all of those that are as long as it."""
    return citation.span.end - citation.span.start == len(one.moment.what)


def _of_other_lines(undated: Sequence[Merged], dated: Sequence[Merged]) -> list[Merged]:
    """The moments without a day whose line no moment before them has: one moment a line, that of its first act."""
    taken: dict[str, list[Span]] = defaultdict(list)
    kept = []
    for one in (*dated, *undated):
        first = one.moment.citations[0]
        is_told = any(_is_of_one_line(first.span, other) for other in taken[first.article])
        for citation in one.moment.citations:
            taken[citation.article].append(citation.span)
        if not one.moment.date and not is_told:
            kept.append(one)
    return kept


def _is_of_one_line(one: Span, other: Span) -> bool:
    """Whether two lines have more than half of the shorter one in common."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > min(one.end - one.start, other.end - other.start)


def _parted(
    reports: Sequence[Report], mentions: Sequence[Mention], group: Sequence[int], places: Mapping[int, Places]
) -> list[list[int]]:
    """The mentions of one group by the incident they tell of: chains run from one attack of a day to the next.

    A mention belongs to the first part whose place it may have and whose first mention it is linked to by its verb, two
    parties, the sentence or words in common.
    """
    if len(group) == 1:
        return [list(group)]
    parts: list[tuple[_Core, list[int], set[tuple[object, ...]]]] = []
    for number in sorted(
        group, key=lambda number: (mentions[number].date is None, number)
    ):  # a day tells more
        core = _core(reports, mentions[number], places)
        key = _of_sentence(mentions[number])
        part = next((part for part in parts[:_MAX_PARTS] if key in part[2] or _is_one(part[0], core)), None)
        if part is None:
            parts.append((core, [number], {key}))
        else:
            part[1].append(number)
            part[2].add(key)
    return [part for _, part, _ in parts]


def _of_sentence(mention: Mention) -> tuple[object, ...]:
    """What two mentions that are one act of one sentence have in common: "وصل في زيارة"."""
    return (mention.report, mention.sentence, mention.event.type)


class _Core(msgspec.Struct, frozen=True):
    """What a mention is known by beside its day."""

    mention: Mention
    incident: Incident
    stems: frozenset[str]


def _core(reports: Sequence[Report], mention: Mention, places: Mapping[int, Places]) -> _Core:
    report = reports[mention.report]
    line = words_of(report, mention)
    is_force = mention.family == "force"
    incident = incident_of(report, line, places[mention.report]) if is_force else Incident()
    return _Core(mention, incident, frozenset(content_stems(line.of(report.text))))


def _is_one(one: _Core, two: _Core) -> bool:
    first, second = one.mention, two.mention
    if not may_be_one(one.incident, two.incident):
        return False
    n_shared = len(one.stems & two.stems)
    if first.report != second.report and _is_plan_of_others(first, second):
        return False
    if {first.event.type, second.event.type} == {"AGREE", "CONSULT"}:
        # a visit or its talks, and what is signed there, are two moments where the words tell them apart
        return n_shared >= _SHARED_STEMS and n_shared >= _SHARED_PART * min(len(one.stems), len(two.stems))
    if first.report == second.report and first.sentence == second.sentence:
        return first.event.type == second.event.type or n_shared >= _SHARED_STEMS
    is_same_verb = first.lemma == second.lemma and first.event.type == second.event.type
    n_parties = len(set(first.parties) & set(second.parties))
    if first.family == "force":  # a day of war has many attacks of one side on the other
        return n_shared >= _SHARED_STEMS or (is_same_verb and n_parties > 1 and n_shared >= _SHARED_OF_FORCE)
    if first.family == second.family == "talks" and first.date == second.date:
        return True  # a visit and its talks
    return n_shared >= _SHARED_STEMS or n_parties > 1 or (is_same_verb and n_parties > 0 and n_shared > 0)


def _is_plan_of_others(first: Mention, second: Mention) -> bool:
    """Whether one is planned and the other done by others: two sign on the day on which one of them was to sign with a third."""
    if (first.status in _AHEAD) == (second.status in _AHEAD) or not first.parties or not second.parties:
        return False
    n_parties = len(set(first.parties) & set(second.parties))
    is_visit = (
        first.event.type == second.event.type == "CONSULT"
    )  # whom it is paid is named by place, office or host
    return n_parties < (1 if is_visit else min(2, len(first.parties), len(second.parties)))


def _order(one: Merged) -> tuple[bool, str, str, int]:
    first = one.moment.citations[0]
    return (one.moment.date is None, one.moment.date or "", first.article, first.span.start)


def _articles(one: Merged) -> set[str]:
    return {citation.article for citation in one.moment.citations}


def _is_worth(reports: Sequence[Report], mentions: Sequence[Mention], group: Sequence[int]) -> bool:
    """Whether a moment belongs on the timeline: it has a day, or the first words of a report, or two titles, tell it as an act."""
    own = [mentions[i] for i in group]
    if not any(clause_line(reports[mention.report].text, mention.event.trigger) for mention in own):
        return False  # no line to quote that has its beginning
    if any(mention.date for mention in own):
        return True
    told = [mention for mention in own if mention.status in _TOLD and mention.is_lead and mention.parties]
    if any(_is_first(reports[mention.report], mention) for mention in told):
        return True
    titled = {
        reports[mention.report].text for mention in told if _is_of_title(reports[mention.report], mention)
    }
    return len(titled) > 1


def _is_first(report: Report, mention: Mention) -> bool:
    """Whether the act of a mention is told by the first words of a report."""
    return mention.event.trigger.start < report.layout.body + _FIRST_WORDS


def _is_of_title(report: Report, mention: Mention) -> bool:
    """Whether the act of a mention is what the title tells."""
    title = report.title or (report.headline.of(report.text) if report.headline else "")
    act = {*content_stems(mention.event.trigger.of(report.text)), *content_stems(mention.lemma)}
    return bool(act & set(content_stems(title)))


def _same(reports: Sequence[Report], mentions: Sequence[Mention]) -> Iterable[tuple[int, int]]:
    """Pairs of mention numbers that are one moment; chains of pairs are joined."""
    first: dict[tuple[object, ...], int] = {}
    alone: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        if mention.date:
            for key in _keys(mention):
                yield first.setdefault(key, number), number
            if len(mention.parties) == 1 and len(mention.date) == 10:
                alone[mention.date, mention.family, mention.parties[0]].append(number)
    for number, mention in enumerate(mentions):
        if mention.date and len(mention.date) == 10:
            for party in mention.parties:
                yield from (
                    (other, number) for other in alone.get((mention.date, mention.family, party), ())[:1]
                )
    yield from _alike(reports, mentions)
    yield from _undated(mentions)
    yield from _carried_out(reports, mentions)


def _keys(mention: Mention) -> Iterable[tuple[object, ...]]:
    base = (mention.date, mention.family)
    parties = sorted(mention.parties[:_MAX_PARTIES])
    yield from ((*base, one, two) for one, two in combinations(parties, 2))
    yield from ((*base, mention.lemma, party) for party in parties)
    yield (mention.date, mention.report, mention.sentence)  # one line of a report is one moment
    if mention.date and len(mention.date) == 10 and mention.family == "talks":
        yield (*base, mention.lemma)  # one visit, one signing a day, however its parties are called


def _alike(reports: Sequence[Report], mentions: Sequence[Mention]) -> Iterable[tuple[int, int]]:
    """Acts of one day and family whose lines say the same in most of their words: the parties of a crash have no names."""
    buckets: dict[tuple[str, str], list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        if mention.date and len(mention.date) == 10:
            bucket = buckets[mention.date, mention.family]
            if len(bucket) < _MAX_ALIKE:
                words = words_of(reports[mention.report], mention).of(reports[mention.report].text)
                bucket.append((number, frozenset(content_stems(words))))
    for bucket in buckets.values():
        for place, (number, stems) in enumerate(bucket):
            for other, others in bucket[place + 1 :]:
                shared = len(stems & others)
                if shared >= _SHARED_STEMS and shared >= _SHARED_PART * min(len(stems), len(others)):
                    yield number, other


def _undated(mentions: Sequence[Mention]) -> Iterable[tuple[int, int]]:
    """Undated mentions with the one dated moment of their verb and parties, else with one another."""
    days: dict[tuple[object, ...], set[str]] = defaultdict(set)
    holder: dict[tuple[object, ...], int] = {}
    for number, mention in enumerate(mentions):
        if mention.date:
            for key in _undated_keys(mention):
                days[key].add(mention.date)
                holder.setdefault(key, number)
    first: dict[tuple[object, ...], int] = {}
    for number, mention in enumerate(mentions):
        if not mention.date:
            for key in _undated_keys(mention):
                if len(days[key]) == 1:
                    yield holder[key], number
                elif not days[key]:
                    yield first.setdefault(key, number), number


def _carried_out(reports: Sequence[Report], mentions: Sequence[Mention]) -> Iterable[tuple[int, int]]:
    """Undated deeds with the plan that they carry out.

    Either the same two parties had planned an act of the family for one day that lies a few days back at most, or the
    sentence of the deed names the very day for which an act of its type was planned.
    """
    plans: dict[tuple[object, ...], dict[str, int]] = defaultdict(dict)
    for number, mention in enumerate(mentions):
        if mention.status == "planned" and mention.date and len(mention.date) == 10:
            for key in (*_pairs(mention), (mention.event.type, mention.date)):
                plans[key].setdefault(mention.date, number)
    for number, mention in enumerate(mentions):
        if mention.date or mention.status not in ("occurred", "ongoing"):
            continue
        report = reports[mention.report]
        told = day_number(report.published)
        named = [(mention.event.type, day) for day in _days_of(report, mention.sentence)]
        for key in (*_pairs(mention), *named):
            due = plans.get(key, {})
            day = day_number(next(iter(due))) if len(due) == 1 else None
            if told is not None and day is not None and 0 <= told - day <= _TOLD_WITHIN_DAYS:
                yield next(iter(due.values())), number


def _pairs(mention: Mention) -> list[tuple[object, ...]]:
    return [(mention.family, *pair) for pair in combinations(sorted(mention.parties[:_MAX_PARTIES]), 2)]


def _days_of(report: Report, sentence: Span) -> set[str]:
    """The days that a sentence names."""
    return {
        time.value
        for time in report.times
        if time.value and time.type == "DATE" and len(time.value) == 10 and sentence.contains(time.span)
    }


def _undated_keys(mention: Mention) -> Iterable[tuple[object, ...]]:
    parties = sorted(mention.parties[:_MAX_PARTIES])
    yield from ((mention.event.type, mention.lemma, one, two) for one, two in combinations(parties, 2))
    if len(parties) == 1:
        yield (mention.event.type, mention.lemma, parties[0])


def _merged(reports: Sequence[Report], mentions: Sequence[Mention]) -> Merged:
    mentions = sorted(mentions, key=lambda mention: (mention.report, mention.event.trigger.start))
    mentions = _of_one_mind(reports, mentions)
    last = max(
        mentions,
        key=lambda mention: (_day(reports[mention.report]), _STATUS_RANK[mention.status], -mention.report),
    )
    types = Counter(mention.event.type for mention in mentions if mention.status == last.status)
    kind = min(types, key=lambda one: (-types[one], one != last.event.type, one))
    best = min(
        mentions,
        key=lambda mention: (
            mention.status != last.status,
            mention.event.type != kind,  # what the moment is called must stand in the line that is shown
            clause_line(reports[mention.report].text, mention.event.trigger) is None,
            not mention.is_lead,
            mention.date is None,
            mention.report,
            mention.event.trigger.start,
        ),
    )
    citations = _citations(reports, mentions)
    words = _quoted(reports[best.report], best)
    moment = Moment(
        date=Counter(mention.date for mention in mentions if mention.date).most_common(1)[0][0]
        if any(m.date for m in mentions)
        else None,
        what=words.of(reports[best.report].text),
        status=last.status,
        type=best.event.type,
        citations=citations,
        states=_states(reports, mentions),
    )
    return Merged(moment, tuple(mentions))


def _quoted(report: Report, mention: Mention) -> Span:
    """The line by which a moment is shown: from the beginning of its clause where that is near."""
    return clause_line(report.text, mention.event.trigger) or words_of(report, mention)


def _of_one_mind(reports: Sequence[Report], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that say otherwise than their own report: it does not tell one act as planned and as done.

    Before the day of the act its plan holds, from that day on its deed.
    """
    day = next((mention.date for mention in mentions if mention.date), None)
    statuses: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        statuses[mention.report].add(mention.status)
    kept = []
    for mention in mentions:
        told = statuses[mention.report]
        if told & _DONE and told & _AHEAD:
            is_before = day is not None and "" < _day(reports[mention.report])[: len(day)] < day
            if mention.status in (_DONE if is_before else _AHEAD):
                continue
        kept.append(mention)
    return kept


def _citations(reports: Sequence[Report], mentions: Sequence[Mention]) -> tuple[Citation, ...]:
    """Each report's words by status: a line for each sentence, a few at most."""
    found: dict[tuple[int, EventStatus], dict[Span, Citation]] = defaultdict(dict)
    for mention in mentions:
        report = reports[mention.report]
        lines = found[mention.report, mention.status]
        if mention.sentence not in lines and len(lines) < _MAX_LINES:
            lines[mention.sentence] = Citation(
                article=report.id, span=_quoted(report, mention), status=mention.status,
                date=_day(report) or None, outlet=report.outlet,
            )  # fmt: skip
    return tuple(citation for lines in found.values() for citation in lines.values())


def _states(
    reports: Sequence[Report], mentions: Sequence[Mention]
) -> tuple[tuple[str | None, EventStatus], ...]:
    states = {
        (_day(reports[mention.report]), _STATUS_RANK[mention.status], mention.status) for mention in mentions
    }
    ordered: list[tuple[str | None, EventStatus]] = []
    for day, _, status in sorted(states):
        if not ordered or ordered[-1][1] != status:
            ordered.append((day or None, status))
    return tuple(ordered)


def _day(report: Report) -> str:
    return report.published[:10] if report.published else ""
