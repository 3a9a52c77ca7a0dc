"""Plans of a story and what became of them: carried out, denied, put off or called off."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from khabar.arabic.letters import fold_word
from khabar.model import Change, Cite, Report, Span
from khabar.stories.lines import line_of, sentence_of
from khabar.stories.mentions import Mention, words_of
from khabar.stories.signatures import day_number
from khabar.stories.stems import content_stems, folded_words

# Content words that a deed and its plan share, of one verb and of one type of act: where the plan names the day …
_SHARED_OF_ACT, _SHARED_OF_TYPE = 2, 3
_SHARED_UNDATED, _SHARED_UNDATED_TYPE = 3, 5  # … and where it names none
_WITHIN_DAYS = 5  # after which a deed is no longer taken for a plan without a day
_LEADING = 3  # words before the verb among which "it is planned that" stands
_AHEAD = frozenset(
    ["سوف", "المقرر", "مقرر", "مقررا", "المنتظر", "المتوقع", "المزمع", "المرتقب", "يعتزم", "تعتزم", "يعتزمون", "ينوي", "تنوي",
     "يستعد", "تستعد", "يزمع", "تزمع", "قرر", "قررت"]
)  # fmt: skip
_AFTER = frozenset(
    [
        "المقبل",
        "المقبله",
        "القادم",
        "القادمه",
        "غدا",
        "غد",
        "المرتقب",
        "المرتقبه",
        "المقرر",
        "المقرره",
        "المزمع",
        "مرتقب",
        "مرتقبه",
        "مقرر",
        "مقرره",
        "مزمع",
    ]
)
_NO_FUTURE = frozenset(
    [
        "سياسي",
        "سياسيه",
        "سيناء",
        "سيارات",
        "سياره",
        "سيطره",
        "سيطرت",
        "سيطر",
        "ستين",
        "سيول",
        "سيدات",
        "سيناريو",
    ]
)
_PUT_OFF = frozenset(["تاجيل", "تاجل", "تاجلت", "اجلت", "ارجاء", "ارجا", "ارجات", "ارجئ", "ارجئت"])
_CALLED_OFF = frozenset(["الغاء", "الغي", "الغيت", "الغت", "الغى"])
_OBJECT_WORDS = 3  # words after "put off" among which the act stands
# Before a noun: what is told of by the way has happened ("خلال زيارته", "عقب لقاء"), what is spoken about need not have.
_DURING = frozenset(["خلال", "اثناء", "عقب", "بعد", "هامش", "ختام", "لدي", "اثر", "غداه"])
_ABOUT = frozenset(
    ["حول", "علي", "في", "من", "الي", "عن", "بشان", "قبل", "منذ", "مع", "بيان", "ضد", "خلفيه", "نحو", "بين"]
)
_MAX_DEEDS = 40  # of one type and party that are held against a plan
_MAX_PLANS = 60


def find_outcomes(reports: Sequence[Report], mentions: Sequence[Mention]) -> Iterable[Change]:
    """A change for each plan that a later report tells as done, as denied, put off or called off: the first of each.

    The plan's own verb must lie ahead ("سيزور", "من المقرر أن يزور"): a purpose is no plan. The deed must be the plan's own
    act, of its parties, and nobody may have told it as done when it was still a plan.
    """
    by_party: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        for party in mention.parties:
            own = by_party[mention.event.type, party]
            if mention.status in ("occurred", "ongoing", "denied") and len(own) < _MAX_DEEDS:
                own.append(mention)
    seen: set[tuple[str, str | None, str]] = set()
    for plan in mentions:
        act = (plan.lemma, plan.date, plan.event.type)
        if act in seen or len(seen) >= _MAX_PLANS or not _is_due(reports, plan):
            continue
        seen.add(act)
        deeds = [mention for party in plan.parties for mention in by_party[plan.event.type, party]]
        if not any(_was_done(reports, mention, plan) for mention in deeds):
            yield from _told_of(reports, plan, deeds)
    yield from _dropped(reports, mentions)


def _told_of(reports: Sequence[Report], plan: Mention, deeds: Sequence[Mention]) -> Iterable[Change]:
    for statuses, kind in ((("occurred", "ongoing"), "planned_to_occurred"), (("denied",), "denial")):
        told = (
            mention
            for mention in deeds
            if mention.status in statuses
            and _is_outcome(reports, mention, plan)
            and _is_same_act(reports, mention, plan)
        )
        deed = next(told, None)
        if deed is not None:
            yield _change(reports, kind, plan, deed.report, words_of(reports[deed.report], deed))


def _change(reports: Sequence[Report], kind: str, plan: Mention, place: int, line: Span) -> Change:
    return Change(
        kind=kind,
        what=line.of(reports[place].text),
        from_=Cite(reports[plan.report].id, words_of(reports[plan.report], plan)),
        to=Cite(reports[place].id, line),
    )


def _was_done(reports: Sequence[Report], mention: Mention, plan: Mention) -> bool:
    """Whether the act had been told as done, or as going on, by the day of its plan."""
    return (
        mention.status in ("occurred", "ongoing")
        and mention.lemma == plan.lemma
        and _day(reports[mention.report]) <= _day(reports[plan.report])
        and mention.date in (None, plan.date)
        and (plan.date is not None or _n_shared(reports, mention, plan) >= _SHARED_UNDATED)
    )


def _is_same_act(reports: Sequence[Report], mention: Mention, plan: Mention) -> bool:
    """Whether a deed is the act that was planned: its verb or type, a party, and words in common."""
    parties = set(plan.parties) & set(mention.parties)
    is_of_two = plan.family == "force" or min(len(plan.parties), len(mention.parties)) > 1
    if len(parties) < 1 + is_of_two or not _is_told(reports[mention.report], mention):
        return False
    if plan.date is not None:
        needed = _SHARED_OF_ACT if mention.lemma == plan.lemma else _SHARED_OF_TYPE
    else:
        needed = _SHARED_UNDATED if mention.lemma == plan.lemma else _SHARED_UNDATED_TYPE
    return _n_shared(reports, mention, plan) >= needed


def _is_told(report: Report, mention: Mention) -> bool:
    """Whether an act's own words tell it as done: a verb of the past, or a noun after "during", "after"."""
    trigger = mention.event.trigger
    word = fold_word(trigger.of(report.text))
    bare = word[1:] if len(word) > 4 and word[0] in "وف" else word
    if (
        is_ahead(report, mention)
        or bare.startswith(("ي", "ن"))
        or (bare[0] == "ت" and mention.lemma[:1] != "ت")
    ):
        return False  # "يلتقي", "تستقبل": the present tells plans too
    before = folded_words(report.text[max(0, trigger.start - 40) : trigger.start])[-2:]
    if _DURING & set(before):
        return True
    is_noun = bare.startswith(("ال", "لل", "بال")) or bare.endswith(("ه", "ات", "ين"))
    return not is_noun and not (before and before[-1].lstrip("و") in _ABOUT)


def _n_shared(reports: Sequence[Report], one: Mention, two: Mention) -> int:
    return len(_stems(reports, one) & _stems(reports, two))


def _stems(reports: Sequence[Report], mention: Mention) -> frozenset[str]:
    report = reports[mention.report]
    return frozenset(content_stems(words_of(report, mention).of(report.text)))


def is_ahead(report: Report, mention: Mention) -> bool:
    """Whether an act's own words say that it lies ahead: "سيزور", "من المقرر أن يزور", "زيارته المقبلة"; not "واصل", "أحيت"."""
    trigger = mention.event.trigger
    word = fold_word(trigger.of(report.text)).lstrip("وف")
    if word.startswith(("سي", "ست", "سن", "سا")) and word not in _NO_FUTURE and len(word) > 4:
        return True
    sentence = sentence_of(report.text, trigger.start)
    before = folded_words(report.text[max(sentence.start, trigger.start - 40) : trigger.start])[-_LEADING:]
    if any(word.lstrip("و") in _AHEAD for word in before):
        return True
    if before and before[-1].lstrip("وف").startswith(("سي", "ست")) and before[-1] not in _NO_FUTURE:
        return True  # "سيقوم بزيارة", "ستبدأ المحادثات"
    after = folded_words(report.text[trigger.end : min(trigger.end + 30, max(trigger.end, sentence.end))])[:1]
    return bool(after) and after[0] in _AFTER


def _is_due(reports: Sequence[Report], mention: Mention) -> bool:
    day = _day(reports[mention.report])
    is_dated = mention.date is not None and len(mention.date) == len("2015-08-09")
    return (
        mention.status == "planned"
        and (mention.date is None or (is_dated and day <= mention.date))
        and day != ""
        and is_ahead(reports[mention.report], mention)
    )


def _is_outcome(reports: Sequence[Report], mention: Mention, plan: Mention) -> bool:
    told, planned = _day(reports[mention.report]), _day(reports[plan.report])
    if plan.date is not None:
        return told > planned and told >= plan.date and mention.date in (None, plan.date)
    first, last = day_number(planned), day_number(told)
    is_soon = first is not None and last is not None and 0 < last - first <= _WITHIN_DAYS
    return is_soon and (
        mention.date is None or (len(mention.date) == len(planned) and mention.date >= planned)
    )


def _dropped(reports: Sequence[Report], mentions: Sequence[Mention]) -> Iterable[Change]:
    """Plans that a later report tells as put off or called off, in a sentence about the same."""
    plans = [mention for mention in mentions if _is_due(reports, mention)][:_MAX_PLANS]
    if not plans:
        return
    first = min(plan.report for plan in plans)
    for place, report in enumerate(reports[first + 1 :], start=first + 1):
        for kind, span in _droppings(report):
            line = line_of(report.text, span)
            stems = frozenset(content_stems(line.of(report.text)))
            act = frozenset(
                content_stems(" ".join(report.text[span.end : line.end].split()[:_OBJECT_WORDS]))
            ) | frozenset(content_stems(" ".join(report.text[line.start : span.start].split()[-1:])))
            for plan in plans:
                planned = _stems(reports, plan)
                is_later = _day(report) > _day(reports[plan.report])
                is_same = len(stems & planned) >= _SHARED_UNDATED and bool(act & planned)
                if is_later and is_same and not _is_of_dropping(reports[plan.report], plan):
                    yield _change(reports, kind, plan, place, line)
                    break


def _droppings(report: Report) -> Iterable[tuple[str, Span]]:
    """Where a report says in its first sentences that something is put off ("date") or called off ("status")."""
    text = report.text[: report.layout.body + 500]
    offset = report.layout.body
    for token in text[report.layout.body :].split():
        offset = text.index(token, offset)
        word = fold_word(token).strip('،.:«»()"').lstrip("وف")
        kind = "date" if word in _PUT_OFF else "status" if word in _CALLED_OFF else None
        if kind:
            yield kind, Span(offset, offset + len(token))
        offset += len(token)


def _is_of_dropping(report: Report, plan: Mention) -> bool:
    """Whether the plan itself was to call something off."""
    words = folded_words(words_of(report, plan).of(report.text))
    return any(word.lstrip("وفبل") in _PUT_OFF | _CALLED_OFF for word in words)


def _day(report: Report) -> str:
    return (report.published or "")[:10]
