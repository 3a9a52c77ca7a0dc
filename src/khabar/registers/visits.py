"""Visits and meetings: who, with whom, where, when, and the rank that the text gives them ("الزيارة الأولى")."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import country_of_folded
from khabar.arabic.letters import fold_word
from khabar.model import Event, Report, Span, Words
from khabar.registers.clauses import day_of, in_chronicle, is_behind_topic, place_of, told_status
from khabar.registers.parties import (
    confidence,
    is_partner,
    is_person,
    is_place,
    party_kind,
    sound_parties,
    with_sure_parties,
    without_teller,
)
from khabar.registers.phrases import names_of, with_neighbours
from khabar.registers.reading import actor_of, is_office, read_words, sentence_at, word_at, word_class
from khabar.registers.rows import Visit
from khabar.registers.telling import cite, event_cites, merge_cites, one_teller, told_by

_ONWARD = 90  # characters behind a place that somebody leaves
_KINDS = {"visit": "visit", "meet": "meeting", "talk": "talks", "phone": "call"}
_RANKS = {
    "اول": 1, "الاول": 1, "الاولي": 1, "اولي": 1, "الثاني": 2, "الثانيه": 2, "ثاني": 2, "الثالث": 3, "الثالثه": 3, "ثالث": 3,
    "الرابع": 4, "الرابعه": 4, "رابع": 4, "الخامس": 5, "الخامسه": 5,
}  # fmt: skip
_SURE = 0.5  # below it two rows in three were none (read in 900 reports)
_PAIRS = frozenset({"البلدين", "البلدان", "الجانبين", "الجانبان", "الطرفين", "الطرفان", "هيا"})
_BARE = frozenset({"رئيس", "مدير", "الوفد", "وفد", "الحضور", "المسؤولين", "مسؤولين"})
_RIGHT_BEHIND = 5  # characters
_TO_COME = ("planned", "called_for", "hypothetical")
_LEVELS = {"denied": 0, "hypothetical": 1, "called_for": 2, "planned": 3, "ongoing": 4, "occurred": 5}
_NO_MEETING = (
    "حضر",
    "عاد",
    "عودة",
)  # who attends a reception meets nobody for it; who returns makes no visit
_HABITS = ("زيارات", "لقاءات", "اجتماعات", "اتصالات", "جولات", "مقابل", "استقبالات")  # of no single day
_DUAL = ("ان", "ين", "راء", "ساء", "ماء", "فراء")
_INSTITUTES = frozenset({"جامعه", "كليه", "مدرسه", "مستشفي", "معرض", "مهرجان", "متحف", "نادي", "مصنع"})
_WITH = 5  # characters of " مع "


def find_visits(reports: Sequence[Report]) -> list[Visit]:
    """Visits, meetings, talks and calls, a row for each report and visit; in report and text order."""
    return [row for report in reports for row in _of_report(report)]


def _of_report(report: Report) -> list[Visit]:
    events = [
        _with_sound_parties(report, event)
        for event in report.events
        if event.type == "CONSULT"
        and event.mode in _KINDS
        and confidence(event) >= _SURE
        and event.lemma not in _NO_MEETING
        and "شارك" not in event.trigger.of(report.text)
        and not _is_habit(event.trigger.of(report.text))
        and not in_chronicle(report, event)
        and not _sets_out(report, event)
    ]
    events = [event for event in events if _is_meeting(report, event)]
    if not events:
        return []
    words = read_words(report)
    rows: list[tuple[Visit, set[str]]] = []
    for event in events:
        row = _row(report, words, event)
        keys = {_holder(report, name) for name in (*row.who, *row.with_whom)} | _ids(report, event)
        same = next(
            (at for at, (other, known) in enumerate(rows) if _is_same(report, row, other, keys, known)), None
        )
        if same is None:
            rows.append((row, keys))
        else:
            rows[same] = (_merged(rows[same][0], row), rows[same][1] | keys)
    return [row for row, _ in rows if _is_whole(row) and not _is_domestic(row)]


def _is_whole(row: Visit) -> bool:
    """Whether a row says who went where, or who met whom ("الرئيسان" are two)."""
    if row.kind == "visit":
        return bool(row.place)
    return (
        bool(row.with_whom)
        and bool(row.who or len(row.with_whom) > 1)
        or len(row.who) > 1
        or bool(row.who and row.who[0].startswith("ال") and fold_word(row.who[0].split()[0]).endswith(_DUAL))
    )


def _is_habit(trigger: str) -> bool:
    """Whether a word tells of many meetings or visits at once: "لقاءاته", "بزيارات"."""
    folded = fold_word(trigger)
    return any(form.startswith(_HABITS) for form in (folded, folded[1:], folded.removeprefix("ال")))


def _with_sound_parties(report: Report, event: Event) -> Event:
    """The event with those parties alone that can meet or travel; where a visit goes to stays as it is."""
    event = _without_object(report.text, _without_bare(report, with_sure_parties(report, event)))
    if event.mode == "visit":
        travellers = [span for span in sound_parties(report, event.actor) if not is_place(report, span)]
        travellers = _whose_visit(report, event) or travellers
        return msgspec.structs.replace(event, actor=without_teller(report, event, travellers))
    event = _with_apposed(report, event)
    both = without_teller(
        report,
        event,
        [
            span
            for span in sound_parties(report, (*event.actor, *event.recipient))
            if not is_behind_topic(report, event, span)
            and not _is_subject_matter(report, event, span)
            and (span in event.actor or not is_place(report, span) or is_partner(report, event, span))
        ],
    )
    return msgspec.structs.replace(
        event,
        actor=tuple(span for span in event.actor if span in both),
        recipient=with_neighbours(report, [span for span in event.recipient if span in both]),
    )


def _with_apposed(report: Report, event: Event) -> Event:
    """The event with the named person whose offices stand first as who receives: "استقبل الوزير رئيس المجلس [فلان] … [فلانا]"."""
    if len(event.actor) != 1 or len(event.recipient) < 2 or event.recipient[0].start < event.actor[0].end:
        return event
    first, named = event.actor[0], event.recipient[0]
    between = report.text[first.end : named.start].strip()
    if (
        actor_of(report, first) is not None
        or not between
        or not is_office(between)
        or any(mark in between for mark in "،,.")
    ):
        return event
    return msgspec.structs.replace(
        event, actor=(named,), recipient=event.recipient[1:], actor_p=(), recipient_p=()
    )


def _without_bare(report: Report, event: Event) -> Event:
    """The event without those who say nobody: "الوفد" of the one just named, "البلدين", "هيا نتفاوض"."""

    def says(span: Span) -> bool:
        words = fold_word(span.of(report.text)).split()
        return words[0] not in _PAIRS and (len(words) > 1 or words[0] not in _BARE)

    if len(event.actor) + len(event.recipient) < 2:  # "التقى الرئيسان"
        return event
    return msgspec.structs.replace(
        event,
        actor=tuple(span for span in event.actor if says(span)),
        recipient=tuple(span for span in event.recipient if says(span)),
    )


def _is_subject_matter(report: Report, event: Event, span: Span) -> bool:
    """Whether a country behind a verb of discussing is what was discussed: "بحث الأوضاع في كذا وكذا", but "بحث مع كذا"."""
    if not is_place(report, span) or span.start < event.trigger.end:
        return False
    if (
        not fold_word(event.trigger.of(report.text))
        .lstrip("ويتا")
        .startswith(("بحث", "ناقش", "ستعرض", "ناول", "مناقش"))
    ):
        return False
    between = [fold_word(word) for word in report.text[event.trigger.end : span.start].split()]
    return "مع" not in between and "بين" not in between


def _whose_visit(report: Report, event: Event) -> list[Span]:
    """The traveller that ل names right behind the noun: "أول زيارة رسمية [ل]رئيس أوساني إلى …"."""
    words = read_words(report)
    at = word_at(words, event.trigger.start)
    _, last = sentence_at(words, event.trigger.start)
    if words[at].bare != "زياره" or any(span.start > event.trigger.end for span in event.actor):
        return []
    for index in range(at + 1, min(at + 4, last - 1)):
        word = words[index]
        if "ل" in word.proclitics and word.bare in ("رئيس", "وزير", "ملك", "مسؤول", "وفد", "رئيسه", "وزيره"):
            follows = words[index + 1]
            end = (
                follows.end
                if country_of_folded(follows.core) or follows.core.endswith(("ي", "يه"))
                else word.end
            )
            return [Span(word.core_start, end)]
    return []


def _ids(report: Report, event: Event) -> set[str]:
    """Ids of the persons and bodies that the parties name, however they are spelt."""
    found = (actor_of(report, span) for span in (*event.actor, *event.recipient))
    return {actor.id for actor in found if actor is not None and actor.type in ("PER", "ORG")}


def _is_meeting(report: Report, event: Event) -> bool:
    """Whether an event makes a row: two sides that meet, one of them a state's; or who travels for one out of his own country."""
    kinds = [party_kind(report, span) for span in (*event.actor, *event.recipient)]
    if event.mode == "visit":
        return _is_journey(report, event)
    if any(kind in ("media", "trade", "target", "thing", "none") for kind in kinds):
        return False
    if "pair" in kinds and len(kinds) > 1:
        return False  # "بحث سبل التعاون بين البلدين والأوضاع في كذا وكذا"
    sides = [kind for kind in kinds if kind not in ("local", "people", "place")]
    if _is_at_home(report, event) or _is_match(report, event):
        return False
    if len(kinds) == 1:  # "التقى الرئيسان", "اجتماع وزراء": the two are in one word
        [span] = event.actor or event.recipient
        head = fold_word(span.of(report.text).split()[0])
        if is_person(report, span) or fold_word(span.of(report.text).split()[0]) in _PAIRS:
            return False  # "الحوار بين البلدين": which, is not told
        return (kinds[0] == "pair" or kinds[0] == "state" and not is_place(report, span)) and head.endswith(
            _DUAL
        )
    if event.party_rule and len(set(kinds)) > 1:
        return False
    return ("state" in sides and len(sides) > 1) or (
        len(sides) > 1 and set(sides) <= {"armed", "body", "person"} and "armed" in sides
    )


def _is_match(report: Report, event: Event) -> bool:
    """Whether two countries meet in sport: "تلتقي كذا مع كذا" in a round or a cup."""
    words = read_words(report)
    first, last = sentence_at(words, event.trigger.start)
    return any(word.bare in word_class("sport") for word in words.words[first:last])


def _is_at_home(report: Report, event: Event) -> bool:
    """Whether a committee or ministry sits with its own: no state, movement or second country among the parties."""
    spans = (*event.actor, *event.recipient)
    heads = [fold_word(span.of(report.text).split()[0]).removeprefix("ال") for span in spans]
    if word_class("domestic").isdisjoint(heads):
        return False
    countries = {code for span in spans for code in _countries(report, span)}
    others = [span for span, head in zip(spans, heads, strict=True) if head not in word_class("domestic")]
    return len(countries) < 2 and not any(
        is_place(report, span) or party_kind(report, span) == "armed" for span in others
    )


def _is_journey(report: Report, event: Event) -> bool:
    """Whether somebody who is no private person goes to a country, or to a town that is not of his own."""
    if not event.actor or event.party_rule:
        return False
    kinds = {party_kind(report, span) for span in event.actor}
    if kinds <= {"people", "local", "target", "thing", "place", "body"}:
        return False
    if len(event.actor) == 1 and fold_word(event.actor[0].of(report.text).split()[0]).removeprefix(
        "ال"
    ) in word_class("crowd"):
        return False  # "زيارات القادة الأجانب"
    goal = event.place or (event.recipient[0] if event.recipient else None)
    if (
        goal is None
        or goal is event.place
        and _is_past_verb(report, event, goal)
        or not word_class("press").isdisjoint(fold_word(goal.of(report.text)).split())
    ):
        return False
    if any(goal.overlaps(span) for span in event.actor):
        return False
    there = actor_of(report, goal)
    if there is None and fold_word(goal.of(report.text).split()[0]) == "العاصمه":
        return True  # "العاصمة الأميركية"
    if there is None and goal is event.place and " " not in goal.of(report.text):
        return "state" in kinds and _is_of_state(report, event)
    if there is None or there.type == "PER":
        return False
    if there.type == "GPE" and there.country is None and "state" in kinds and _is_of_state(report, event):
        return True  # a town that no list knows
    if there.type == "ORG":
        return "state" in kinds
    own = {code for span in event.actor for code in _countries(report, span)}
    if "state" not in kinds or there.country in own:
        return False
    return party_kind(report, goal) == "state" or there.country is not None and bool(own)


def _sets_out(report: Report, event: Event) -> bool:
    """Whether who leaves a place only sets out from it: "غادر الوفد المدينة متوجها إلى …", not "عائدا إلى بلاده"."""
    goal = event.place or (event.recipient[0] if event.recipient else None)
    if event.lemma != "غادر" or goal is None:
        return False
    after = [fold_word(word) for word in report.text[goal.end : goal.end + _ONWARD].split(".")[0].split()]
    back = any(word.startswith(("عاد", "عاي", "عائ", "عود", "زيار", "بعد", "ختام")) for word in after)
    return "الي" in after and not back


def _is_past_verb(report: Report, event: Event, goal: Span) -> bool:
    """Whether another verb stands between a visit and a place, which then is not where it goes: "عودته من جولته … علم مسؤولون بالقصر"."""
    words = read_words(report)
    between = words.words[word_at(words, event.trigger.end - 1) + 1 : word_at(words, goal.start)]
    return any(
        word.pos == "VERB" and word.norm.lstrip("وف") not in word_class("auxiliary") for word in between
    )


def _is_of_state(report: Report, event: Event) -> bool:
    """Whether the sentence calls the visit an official one, or gives it a rank: "وصل … في زيارة رسمية", "زيارة هي الأولى"."""
    words = read_words(report)
    first, last = sentence_at(words, event.trigger.start)
    near = words.words[first:last]
    return any(word.bare == "زياره" for word in near) and any(
        word.bare in ("رسميه", "رسمي") or word.core in _RANKS for word in near
    )


def _countries(report: Report, span: Span) -> list[str]:
    """The countries of a traveller, as an actor or by a nationality in the words: "الوزير اليمني"."""
    actor = actor_of(report, span)
    found = [country_of_folded(fold_word(word)) for word in span.of(report.text).split()[1:]]
    return [code for code in (*found, actor.country if actor is not None else None) if code]


def _is_domestic(row: Visit) -> bool:
    """Whether who travels only goes to a university, a hospital, a fair: "قام السفير بزيارة إلى جامعة كذا"."""
    return row.kind == "visit" and row.place is not None and fold_word(row.place.split()[0]) in _INSTITUTES


def _without_object(text: str, event: Event) -> Event:
    """The event without what is talked about, where مع names with whom: "يستعرض أعمال [المركز] مع [المنظمة]"."""

    def is_with(span: Span) -> bool:
        return text[max(0, span.start - _WITH) : span.start].split()[-1:] == ["مع"]

    first = next((span for span in event.recipient if is_with(span)), None)
    if first is None:
        return event
    kept = tuple(
        span
        for span in event.recipient
        if span >= first or span.start < event.trigger.end or "و" in text[span.end : first.start].split()
    )
    return (
        msgspec.structs.replace(event, recipient=kept, recipient_p=())
        if len(kept) < len(event.recipient)
        else event
    )


def _row(report: Report, words: Words, event: Event) -> Visit:
    status = told_status(report, event) or event.status
    rank, span = _rank(words, event)
    who = tuple(
        dict.fromkeys(_holder(report, name) for name in names_of(report, _named_first(report, event.actor)))
    )
    hosts = () if event.mode == "visit" else names_of(report, event.recipient)
    hosts = tuple(dict.fromkeys(_holder(report, name) for name in hosts))
    day = day_of(report, event, status) if event.lemma != "غادر" else None  # he came before
    goal = "place" if event.mode == "visit" else "with_whom"
    cites = [*event_cites(report, event, actor="who", recipient=goal), *cite(report, "rank", span)]
    return Visit(
        article=report.id, outlet=report.outlet, kind=_KINDS[event.mode or "meet"], who=who,
        with_whom=tuple(name for name in hosts if name not in who), place=_place(report, event), date=day, status=status,
        rank=rank, rank_words=span.of(report.text) if span else None, told_by=told_by(report, event), cites=tuple(cites),
    )  # fmt: skip


def _named_first(report: Report, spans: Sequence[Span]) -> Sequence[Span]:
    """The travellers without an indefinite phrase that only says what a named one is: "غابريال الذي كان أول [مسؤول غربي] يزور"."""
    named = [span for span in spans if actor_of(report, span) is not None]
    return (
        named
        if any(span.end <= other.start for span in named for other in spans if other not in named)
        else spans
    )


def _place(report: Report, event: Event) -> str | None:
    if (
        event.mode == "visit"
        and event.recipient
        and 0 <= event.recipient[0].start - event.trigger.end <= _RIGHT_BEHIND
    ):
        return names_of(report, event.recipient[:1])[0]  # "بعد زيارته دمشق … في تركيا"
    place = place_of(report, event)
    if place is None and event.mode == "visit" and event.recipient:
        return names_of(report, event.recipient[:1])[0]
    return place


def _rank(words: Words, event: Event) -> tuple[int | None, Span | None]:
    """The rank and its words: an ordinal beside the noun of the visit or beside المرة in its sentence."""
    first, last = sentence_at(words, event.trigger.start)
    trigger = word_at(words, event.trigger.start)
    for index in range(max(first, trigger - 10), min(last, trigger + (12 if event.mode == "visit" else 4))):
        rank = _RANKS.get(words[index].core)
        if rank is None:
            continue
        if event.mode == "visit" and words[index - 1].norm == "هي" and words[index - 2].bare == "زياره":
            return rank, words.span(index - 2, index)  # "غادر … بعد زيارة هي الأولى"
        if index >= trigger + 4:
            continue
        for beside in (index - 1, index + 1):
            if first <= beside < last and words[beside].core in word_class("ranked") | {words[trigger].core}:
                near = beside == trigger or words[beside].bare in ("مره",)
                if near:
                    return rank, words.span(min(index, beside), max(index, beside))
    return None, None


def _is_same(report: Report, row: Visit, other: Visit, keys: set[str], known: set[str]) -> bool:
    """Whether two mentions are one: a common visitor, no other place, day, rank or partner."""
    if (row.kind == "visit") != (other.kind == "visit") or not keys & known:
        return False
    if row.place and other.place and not _is_one_place(report, row.place, other.place):
        return False
    if (row.status == "denied") != (other.status == "denied"):
        return False
    if row.date and other.date and not (row.date.startswith(other.date) or other.date.startswith(row.date)):
        return False
    if row.kind != "visit" and (row.status in _TO_COME) != (other.status in _TO_COME) and keys != known:
        return False  # whom he will meet is not whom he has met
    if row.kind != "visit" and row.with_whom and other.with_whom and not set(row.with_whom) & known:
        return False
    return (row.rank or other.rank) == (other.rank or row.rank)


def _holder(report: Report, name: str) -> str:
    """The person whose office a phrase names ("رئيس سوري", "وزير الخارجية المصري"), where one of the report holds it; else the phrase."""
    if len(name.split()) < 2:
        return name
    for actor in report.actors:
        if any(_bare(role) == _bare(name) for role in actor.roles):
            return actor.name
        if actor.type == "PER" and any(_follows(report.text, m.end, name) for m in actor.mentions):
            return actor.name
    return name


def _follows(text: str, end: int, name: str) -> bool:
    """Whether an office stands right behind a name: "فلان وزير الخارجية المصري"."""
    return text[end : end + len(name) + 3].lstrip(" ،(").startswith(name)


def _bare(phrase: str) -> str:
    return " ".join(word.removeprefix("ال") for word in phrase.split())


def _is_one_place(report: Report, first: str, second: str) -> bool:
    """Whether two places may be one: the same name, a part of it, or a town and its country."""
    if first in second or second in first:
        return True
    countries = {actor.country for actor in report.actors if actor.name in (first, second) and actor.country}
    types = {actor.type for actor in report.actors if actor.name in (first, second)}
    return (len(countries) == 1 and "GPE" in types) or "العاصمة" in (first.split()[0], second.split()[0])


def _merged(first: Visit, second: Visit) -> Visit:
    later = max((first, second), key=lambda row: _LEVELS[row.status])
    return msgspec.structs.replace(
        first,
        with_whom=tuple(
            name for name in dict.fromkeys((*first.with_whom, *second.with_whom)) if name not in first.who
        ),
        place=first.place or second.place,
        date=max((first.date or "", second.date or ""), key=len) or None,
        status=later.status,
        rank=first.rank or second.rank,
        rank_words=first.rank_words or second.rank_words,
        told_by=one_teller(first.told_by, second.told_by),
        cites=merge_cites((*first.cites, *second.cites)),
    )
