"""What the words themselves say of who struck and whom, where the weighing takes one for the other or for neither's part."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import country_of_folded
from khabar.model import Event, Report, Span, Word, Words
from khabar.registers.doubts import MUTUAL, is_no_doer, is_no_target, is_noun
from khabar.registers.parties import party_kind
from khabar.registers.reading import read_words, sentence_at, word_at, word_class

FIGHTING = ("armed", "state")
_FELLING = frozenset({"قتل", "أصاب", "خطف", "اختطف", "أسر", "جرح", "أعدم", "اغتال", "ذبح"})
_STRIKES = (
    "غار",
    "ضرب",
    "هجوم",
    "هجم",
    "قصف",
    "عدوان",
    "غزو",
    "اجتياح",
    "اقتحام",
    "توغل",
    "اعتداء",
    "استهداف",
)
_FALLS = _FELLING | {"أصيب", "استشهد", "لقي", "توفي"}
_BEFALLS = frozenset(
    {"طرد", "دحر", "هزيمة", "مقتل", "اغتال", "خطف", "اختطف", "أعدم", "تصفية", "مصرع", "استشهاد"}
)
_RIDS = frozenset({"طهر", "حرر", "استعاد", "مشط", "تمشيط"})
_ON = frozenset({"علي", "ضد", "باتجاه", "نحو"})
_NATION_WITHIN = 3  # words from a noun of striking to its adjective of nation
_OBJECT_WITHIN = 10  # words from who strikes to whom, behind a verbal noun
_SIDE_WITHIN = 60  # words from a fight to "من جهة أخرى"
_PHRASE = 6
_SUBJECT, _RULED = (
    5,
    10,
)  # words from a subject to its verb, and from a verb of doing to the noun that it rules
_FORCES = frozenset(
    {
        "سلاح",
        "طيران",
        "طائرات",
        "مقاتلات",
        "قوات",
        "جيش",
        "مدفعيه",
        "مروحيات",
        "بوارج",
        "ميليشيات",
        "مليشيات",
        "مسلحو",
        "مقاتلو",
    }
)
_DEED = 3  # words from a verb to the end of its subject
_SIDES = frozenset({"جهه", "طرف", "ناحيه", "جانب"})
_HANDED = ("قبل", "يد", "ايدي")


def with_told_roles(report: Report, event: Event) -> Event:
    """The event with those sides that its own words do not gainsay: each as doer or target as they say, none where they leave it open."""
    words = read_words(report)
    at = word_at(words, event.trigger.start)
    if at >= len(words):
        return event
    event = _with_sides_of_fight(report, words, at, event)
    event = _with_subject(report, words, at, event)
    event = _with_subject_before(report, words, at, event)
    event = _with_plain_subject(words, at, event)
    event = _with_befallen(words, at, event)
    event = _with_nation(report, words, at, event)
    event = _with_struck(report, words, at, event)
    event = _with_holder_of_suffix(report, words, at, event)
    event = _with_rid_of(words, event)
    event = _with_struck_by_act(words, at, event)
    event = _with_allies(report, event)
    doers = [span for span in event.actor if not is_no_doer(report, words, at, event, span)]
    targets = [span for span in event.recipient if not is_no_target(report, words, at, event, span)]
    return _changed(event, doers, targets)


def _changed(event: Event, doers: Sequence[Span], targets: Sequence[Span]) -> Event:
    """The event with these sides; as it is where they are its own."""
    if tuple(doers) == event.actor and tuple(targets) == event.recipient:
        return event
    return msgspec.structs.replace(
        event, actor=tuple(doers), recipient=tuple(dict.fromkeys(targets)), actor_p=(), recipient_p=()
    )


def _head(words: Words, span: Span) -> str:
    return words[word_at(words, span.start)].bare


def _with_sides_of_fight(report: Report, words: Words, at: int, event: Event) -> Event:
    """A fight with its sides as "بين A وB من جهة، وC من جهة أخرى" parts them."""
    if event.lemma not in MUTUAL:
        return event
    _, last = sentence_at(words, event.trigger.start)
    last = min(last, at + _SIDE_WITHIN)
    mark = next(
        (
            index
            for index in range(at + 1, last)
            if words[index].norm == "من" and words[index + 1].norm in _SIDES
        )
        if last < len(words)
        else iter(()),
        None,
    )
    if mark is None or not any(word.norm == "بين" for word in words.words[at + 1 : mark]):
        return event
    begins = words[mark].start
    parties = sorted({*event.actor, *event.recipient})
    first = [span for span in parties if event.trigger.end <= span.start < begins]
    return _changed(event, first, [span for span in parties if span.start > begins]) if first else event


def _with_subject(report: Report, words: Words, at: int, event: Event) -> Event:
    """Who strikes right behind the verb or the verbal noun as the doer: "قتلت [قوات الاحتلال] فلانا", "قصف [الطيران] لقرى كذا"."""
    first = next(iter(sorted(event.recipient)), None)
    if event.actor or first is None or not 0 < first.start - event.trigger.end <= 1:
        return event
    head, end = _head(words, first), word_at(words, first.end - 1)
    subject = _is_nominative(words, first) and event.lemma not in _FALLS
    if head not in word_class("strikers") and not subject:
        return event
    others = [span for span in event.recipient if span != first and span.start > first.end]
    joined = [span for span in others if report.text[first.end : span.start].strip() == "و"]
    flies = head in word_class("aircraft")
    if is_noun(words, at) and not subject:
        follows = words.words[end + 1 : end + 1 + _OBJECT_WITHIN]
        strikes = flies and event.lemma in ("قصف", "ضربة", "غارة") or _has_object(follows)
        strikes = strikes and event.trigger.of(report.text).lstrip("وب").removeprefix("ال").startswith(
            _STRIKES
        )
    else:
        strikes = (
            subject
            or event.lemma in _FELLING
            or flies
            or len(others) > len(joined)
            or _has_accusative(words, first, end)
        )
    if not strikes:
        return event
    return _changed(event, [first, *joined], [span for span in others if span not in joined])


def _is_nominative(words: Words, span: Span) -> bool:
    """Whether a party stands in the nominative, as a subject does: "مسلحو الجبهة", "المسلحون"."""
    core = words[word_at(words, span.start)].core
    return core.endswith("ون") or core in (
        "مسلحو",
        "مقاتلو",
        "متمردو",
        "مقاومو",
        "متطرفو",
        "متشددو",
        "مستوطنو",
    )


def _has_object(follows: Sequence[Word]) -> bool:
    """Whether ل or على names the one struck, before a mark or a verb: "قصف القوات [لأحياء المدينة]"."""
    for word in follows:
        if word.kind == "mark" and word.norm not in '"«“(' or word.pos == "VERB":
            return False
        if word.norm in ("علي", "ل") or "ل" in word.proclitics:
            return True
    return False


def _has_accusative(words: Words, span: Span, end: int) -> bool:
    """Whether an object stands behind a subject that ends at `end`: "قصفت القوات [مواقع]"."""
    follows = words.words[word_at(words, span.start) + 1 : end + 3]
    return any(word.norm.endswith("ا") or word.bare in word_class("somewhere") for word in follows)


def _with_nation(report: Report, words: Words, at: int, event: Event) -> Event:
    """The raids of a nation with it as their doer, and those behind على, ضد or ل as their target: "الغارات [التركية] على كذا"."""
    if not is_noun(words, at) or event.lemma in MUTUAL or not words[at].bare.startswith(_STRIKES):
        return event
    nation = None
    for index in range(at + 1, min(len(words), at + 1 + _NATION_WITHIN)):
        word = words[index]
        if word.proclitics or word.kind != "arabic" or word.pos == "VERB":
            break
        if country_of_folded(word.core) is not None and word.bare.endswith(("ي", "يه", "يين")):
            nation = word
            break
        if not word.bare.endswith(("ي", "يه", "ه", "ين")):
            break
    if nation is None or words[at].core.startswith("ال") != nation.core.startswith("ال"):
        return event
    others = [span for span in event.actor if not span.overlaps(nation.span)]
    struck = [span for span in others if span.start > nation.end and _is_behind_on(words, nation.index, span)]
    if struck:  # "القصف التركي للمتمردين وتنظيم كذا"
        struck = [span for span in others if span.start >= min(struck).start]
    kept = [span for span in others if span.start > nation.end and span not in struck]
    return _changed(event, kept or [nation.core_span], [*struck, *event.recipient])


def _with_subject_before(report: Report, words: Words, at: int, event: Event) -> Event:
    """A verb with the body right before it that begins its clause as doer: "القوات تتقدم و[الجبهة] تعدم أربعة"."""
    if is_noun(words, at) or at == 0 or any(span.end == words[at - 1].end for span in event.actor):
        return event
    for actor in report.actors:
        for mention in actor.mentions if actor.type == "ORG" else ():
            if mention.end != words[at - 1].end or party_kind(report, mention) not in FIGHTING:
                continue
            first = word_at(words, mention.start)
            if words[first].proclitics == ("و",) or first and words[first - 1].norm in ("و", "،", ","):
                return _changed(event, [mention], [span for span in event.recipient if span != mention])
    return event


def _with_plain_subject(words: Words, at: int, event: Event) -> Event:
    """An act that nobody is given for, with the force right before its verb or behind the verb of doing that rules it as doer:
    "[سلاح الجو] يقصف مواقع", "شن [سلاح الجو] اليوم أولى غاراته", "قامت [القوات] بقصف"."""
    if event.actor:
        return event
    if not is_noun(words, at) and words[at].proclitics:
        return event
    if not is_noun(words, at):
        first = at - 1
        while first > 0 and at - first < _SUBJECT and words[first - 1].sentence == words[at].sentence:
            if words[first].bare in _FORCES or words[first].kind != "arabic" or words[first].pos == "VERB":
                break
            first -= 1
        opens = (
            first == 0 or words[first - 1].kind == "mark" or words[first - 1].sentence != words[at].sentence
        )
        opens = opens or words[first].proclitics == ("و",)
        found = first >= 0 and first < at and words[first].bare in _FORCES and opens
        return (
            _changed(event, [Span(words[first].core_start, words[at - 1].end)], event.recipient)
            if found
            else event
        )
    for index in range(at - 1, max(-1, at - _RULED), -1):
        word = words[index]
        if word.kind == "mark" or word.sentence != words[at].sentence:
            break
        if word.pos == "VERB":
            does = word.core in word_class("does") and index + 1 < at and words[index + 1].bare in _FORCES
            return _changed(event, [_noun_from(words, index + 1, at)], event.recipient) if does else event
    return event


def _noun_from(words: Words, first: int, stop: int) -> Span:
    """A noun with its genitive and adjectives, as far as `stop`."""
    last = first
    while (
        last + 1 < stop and not words[last + 1].proclitics and words[last + 1].pos in ("NOUN", "ADJ", "PROPN")
    ):
        if words[last + 1].bare in (
            "يوم",
            "امس",
            "جمعه",
            "سبت",
            "احد",
            "اثنين",
            "ثلاثاء",
            "اربعاء",
            "خميس",
            "فجر",
            "مساء",
            "صباح",
            "ليل",
            "اولي",
            "سلسله",
        ):
            break
        last += 1
    return Span(words[first].core_start, words[last].end)


def _with_befallen(words: Words, at: int, event: Event) -> Event:
    """A noun of driving out or killing with its genitive as the one it befell: "طرد [المسلحين] من البلدة"; "قتل كذا لكذا" has its
    doer first."""
    if not is_noun(words, at) or event.lemma not in _BEFALLS or event.recipient or words[at].enclitic:
        return event
    behind = [span for span in event.actor if 0 < span.start - event.trigger.end <= 1]
    if not behind or _has_object(words.words[word_at(words, behind[0].end - 1) + 1 :][:4]):
        return event
    return _changed(event, [span for span in event.actor if span not in behind], behind)


def _is_behind_on(words: Words, at: int, span: Span) -> bool:
    """Whether على, ضد or ل leads from a word to a party, without a verb, a mark or "من قبل" between."""
    target = word_at(words, span.start)
    between = words.words[at + 1 : target]
    if any(word.pos == "VERB" or word.kind == "mark" or word.norm in _HANDED for word in between):
        return False
    return any(word.norm in _ON for word in between) or "ل" in words[target].proclitics


def _with_struck(report: Report, words: Words, at: int, event: Event) -> Event:
    """An attack with whom على names as its target: "هجوم على [كذا]"; whose place it is, is no doer: "هجوم على مركز [للجيش]"."""
    if not is_noun(words, at) or not words[at].bare.startswith(_STRIKES):
        return event
    struck, inside = [], []
    for span in event.actor:
        target = word_at(words, span.start)
        between = words.words[at + 1 : target]
        if span.start < event.trigger.end or not 0 < len(between) <= _PHRASE:
            continue
        if any(word.pos == "VERB" or word.kind == "mark" or word.norm in _HANDED for word in between):
            continue
        if between[-1].norm in _ON:
            struck.append(span)
        elif any(word.norm in _ON for word in between):
            inside.append(span)
    if not struck and not inside:
        return event
    doers = [span for span in event.actor if span not in struck and span not in inside]
    return _changed(event, doers, [*struck, *(() if event.recipient or struck else inside), *event.recipient])


def _with_holder_of_suffix(report: Report, words: Words, at: int, event: Event) -> Event:
    """An attack with those its pronoun stands for as doers: "بيد [الحوثيين] أثناء اجتياحهم المدينة"."""
    word = words[at]
    if not is_noun(words, at) or not word.enclitic or event.actor or at + 1 >= len(words):
        return event
    if not word.bare.startswith(_STRIKES) or not (
        words[at + 1].core.startswith("ال") or words[at + 1].norm in _ON
    ):
        return event
    before = [span for span in event.recipient if span.end <= event.trigger.start]
    fight = [span for span in before if party_kind(report, span) in FIGHTING]
    return (
        _changed(event, fight[-1:], [span for span in event.recipient if span not in before])
        if fight
        else event
    )


def _with_struck_by_act(words: Words, at: int, event: Event) -> Event:
    """An act whose subject is another's deed, with what stands behind it as its target: "استهدفت إحدى الغارات [دبابة]"."""
    if is_noun(words, at):
        return event
    struck = []
    for span in event.actor:
        between = words.words[at + 1 : word_at(words, span.start)]
        deeds = [word for word in between if word.bare in word_class("act") and not word.proclitics]
        if (
            span.start > event.trigger.end
            and 0 < len(between) <= _DEED
            and deeds
            and between[-1] is deeds[-1]
        ):
            plain = all(word.bare in word_class("act") or word.norm in ("احدي", "احد") for word in between)
            if plain and words[word_at(words, span.start)].bare in word_class("held by"):
                struck.append(span)
    return _changed(event, [span for span in event.actor if span not in struck], [*struck, *event.recipient])


def _with_rid_of(words: Words, event: Event) -> Event:
    """An act of clearing or freeing with those it rids a place of as its target: "تمشيط الضواحي من [المسلحين]"."""
    if event.lemma not in _RIDS:
        return event
    rid = [
        span
        for span in event.actor
        if span.start > event.trigger.end
        and (
            words[word_at(words, span.start) - 1].norm == "من"
            or "من" in words[word_at(words, span.start)].proclitics
        )
    ]
    return _changed(event, [span for span in event.actor if span not in rid], [*event.recipient, *rid])


def _with_allies(report: Report, event: Event) -> Event:
    """The event with whom و joins to its doer as doer too: "نفذها كذا و[المقاتلون المتحالفون معهم]"."""
    before = report.text[max(0, min(event.actor).start - 6) : min(event.actor).start] if event.actor else ""
    if event.lemma in MUTUAL or "بين" in before:
        return event
    allies = [
        span
        for span in event.recipient
        for doer in event.actor
        if doer.end < span.start <= doer.end + 3 and report.text[doer.end : span.start].strip() == "و"
    ]
    return _changed(event, [*event.actor, *allies], [span for span in event.recipient if span not in allies])
