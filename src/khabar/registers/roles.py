"""What the words themselves say of who struck and whom, where the weighing takes one for the other or for neither's part."""

from collections.abc import Iterable, Sequence

import msgspec

from khabar.annotate.actors.lists import country_of_folded
from khabar.model import Event, Report, Span, Word, Words
from khabar.registers.parties import is_place, party_kind
from khabar.registers.reading import actor_of, figures_in, read_words, sentence_at, word_at, word_class
from khabar.registers.telling import teller_at
from khabar.registers.whole import whole_phrase

MUTUAL = frozenset({"اشتبك", "معركة", "قتال", "حرب", "صراع", "مواجهة", "مصادمات", "تقاتل", "اصطدم"})
FIGHTING = ("armed", "state")
_FELLING = frozenset({"قتل", "أصاب", "خطف", "اختطف", "أسر", "جرح", "أعدم", "اغتال", "ذبح"})
TAKING = frozenset({"سيطر", "استعاد", "حرر", "طرد", "دحر", "طهر", "اقتحم", "سيطرة", "دخل"})
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
_FREES = frozenset({"حرر", "تحرر"})
_ADVANCE = frozenset({"تقدم", "توغل", "تسلل"})
_ON = frozenset({"علي", "ضد", "باتجاه", "نحو"})
_NATION_WITHIN = 3  # words from a noun of striking to its adjective of nation
_OBJECT_WITHIN = 10  # words from who strikes to whom, behind a verbal noun
_SUPPORT_WITHIN = 5
_SIDE_WITHIN = 60  # words from a fight to "من جهة أخرى"
_PHRASE = 6
_DEED = 3  # words from a verb to the end of its subject
_SIDES = frozenset({"جهه", "طرف", "ناحيه", "جانب"})
_HANDED = ("قبل", "يد", "ايدي")
_BEFORE = frozenset({"بعد", "قبل", "غداه", "عقب", "منذ", "خلفيه", "ردا", "اثر", "بعيد", "قبيل", "اعقاب"})


def with_told_roles(report: Report, event: Event) -> Event:
    """The event with those sides that its own words do not gainsay: each as doer or target as they say, none where they leave it open."""
    words = read_words(report)
    at = word_at(words, event.trigger.start)
    if at >= len(words):
        return event
    event = _with_sides_of_fight(report, words, at, event)
    event = _with_subject(report, words, at, event)
    event = _with_subject_before(report, words, at, event)
    event = _with_befallen(words, at, event)
    event = _with_nation(report, words, at, event)
    event = _with_struck(report, words, at, event)
    event = _with_holder_of_suffix(report, words, at, event)
    event = _with_rid_of(words, event)
    event = _with_struck_by_act(words, at, event)
    event = _with_allies(report, event)
    doers = [
        span
        for span in event.actor
        if not (
            _is_open(words, span)
            or _is_support(words, span)
            or _is_suspect(words, event.trigger, span)
            or _is_opposed(words, span, event.trigger)
            or _holds_what_is_struck(words, span)
            or _is_of_the_fallen(report, words, at, span)
            or _runs_what_is_struck(words, span, event.trigger)
            or _is_bound_to(words, span)
            or (
                words[at].enclitic in ("كم", "نا", "ي")
                and _is_noun(words, at)
                and span.end <= event.trigger.start
            )
            or _only_tells(report, words, at, event, span)
            or _is_before_relation(words, at, event, span, is_doer=True)
            or _stands_before_fight(words, at, event, span)
            or _is_object_of_another(report, words, at, event, span)
            or (
                span.start - event.trigger.end <= 1
                and _head(words, span).startswith("انتحاري")
                and _is_noun(words, at)
            )
            or words[word_at(words, span.start)].bare in word_class("high")
        )
    ]
    targets = [
        span
        for span in event.recipient
        if not (
            _is_open(words, span)
            or _is_support(words, span)
            or _is_before_relation(words, at, event, span, is_doer=False)
            or _is_suspect(words, event.trigger, span)
            or _is_whose_place(words, event, span)
            or _is_branch_of(words, span)
            or _is_subject_of_another(words, event.trigger, span)
            or _is_of_other_verb(report, words, at, event, span)
            or (event.lemma in _FREES and party_kind(report, span) == "people")
            or (event.lemma in _ADVANCE and is_place(report, span))
            or _is_kin_of_whom(words, span, event.trigger)
            or _is_second_master(report, words, span)
        )
    ]
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


def _is_noun(words: Words, at: int) -> bool:
    return words[at].pos not in ("VERB", "AUX")


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
    if _is_noun(words, at) and not subject:
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
    if not _is_noun(words, at) or event.lemma in MUTUAL or not words[at].bare.startswith(_STRIKES):
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
    if _is_noun(words, at) or at == 0 or any(span.end == words[at - 1].end for span in event.actor):
        return event
    for actor in report.actors:
        for mention in actor.mentions if actor.type == "ORG" else ():
            if mention.end != words[at - 1].end or party_kind(report, mention) not in FIGHTING:
                continue
            first = word_at(words, mention.start)
            if words[first].proclitics == ("و",) or first and words[first - 1].norm in ("و", "،", ","):
                return _changed(event, [mention], [span for span in event.recipient if span != mention])
    return event


def _with_befallen(words: Words, at: int, event: Event) -> Event:
    """A noun of driving out or killing with its genitive as the one it befell: "طرد [المسلحين] من البلدة"; "قتل كذا لكذا" has its
    doer first."""
    if not _is_noun(words, at) or event.lemma not in _BEFALLS or event.recipient or words[at].enclitic:
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
    if not _is_noun(words, at) or not words[at].bare.startswith(_STRIKES):
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
    if not _is_noun(words, at) or not word.enclitic or event.actor or at + 1 >= len(words):
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
    if _is_noun(words, at):
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


def _is_branch_of(words: Words, span: Span) -> bool:
    """Whether a target is only whose branch the doer is: "جماعة كذا الفرع المحلي [لتنظيم كذا]"."""
    at = word_at(words, span.start)
    near = words.words[max(0, at - 4) : at]
    bears = "ل" in words[at].proclitics or at > 0 and words[at - 1].norm == "ل"
    return bears and any(word.bare in ("فرع", "جناح", "ذراع") for word in near)


def _is_subject_of_another(words: Words, trigger: Span, span: Span) -> bool:
    """Whether a target is who does what another verb tells: "حيث يسيطر [التنظيم]", "قرية يسيطر عليها [التنظيم]"."""
    at = word_at(words, span.start) - 1
    while at > 0 and (
        words[at].kind == "mark" or words[at].norm in ("عليها", "عليه", "عليهم", "فيها", "فيه")
    ):
        at -= 1
    if at < 0 or words[at].sentence != words[word_at(words, span.start)].sentence:
        return False
    verb = words[at]
    return verb.pos == "VERB" and verb.core in word_class("holds it") and not verb.span.overlaps(trigger)


def _is_whose_place(words: Words, event: Event, span: Span) -> bool:
    """Whether a target of taking is only whose the place was: "سيطرت على أكبر القواعد [للجيش]"."""
    return event.lemma in ("سيطر", "سيطرة") and "ل" in words[word_at(words, span.start)].proclitics


def _is_of_other_verb(report: Report, words: Words, at: int, event: Event, span: Span) -> bool:
    """Whether a verb that tells no act of force parts a target from the noun before it: "هجوم تستخدم فيه آليات [للجيش]"."""
    if not _is_noun(words, at) or span.start < event.trigger.end:
        return False
    between = words.words[at + 1 : word_at(words, span.start)]
    verbs = [word for word in between if word.pos == "VERB"]
    return any(word.bare in word_class("uses") for word in verbs)


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


def _is_open(words: Words, span: Span) -> bool:
    """Whether "أو" stands right before or behind a party: which of the two it was is left open."""
    first, last = word_at(words, span.start), word_at(words, span.end - 1)
    near = (words[first - 1].norm if first else "", words[last + 1].norm if last + 1 < len(words) else "")
    return "او" in near


def _is_support(words: Words, span: Span) -> bool:
    """Whether a party only lends support: "بدعم من [كذا]", "مدعومة بقوات [كذا]"."""
    first = word_at(words, span.start)
    for index in range(first - 1, max(-1, first - _SUPPORT_WITHIN), -1):
        word = words[index]
        if word.bare in word_class("support") and ("ب" in word.proclitics or word.bare.startswith("مد")):
            return True
        if word.kind == "mark" or word.pos == "VERB":
            return False
    return "ب" in words[first].proclitics and first > 0 and words[first - 1].bare.startswith("مدعوم")


def _is_bound_to(words: Words, span: Span) -> bool:
    """Whether a doer is only whose another is: "وكالة تابعة [للتنظيم]"."""
    at = word_at(words, span.start)
    return at > 0 and "ل" in words[at].proclitics and words[at - 1].bare.startswith("تابع")


def _is_suspect(words: Words, trigger: Span, span: Span) -> bool:
    """Whether a doer is only suspected or blamed: "اعتقال ثلاثة يشتبه في مشاركتهم في قتل", "تفجير نسب إلى [كذا]"."""
    low, high = sorted((span, trigger))
    between = words.words[word_at(words, low.end - 1) + 1 : word_at(words, high.start)]
    return any(
        word.bare.startswith(("يشتبه", "مشتبه", "نسب", "ينسب", "تنسب", "يعتقد", "متهم", "اشتباه"))
        for word in between
    )


def _is_opposed(words: Words, span: Span, trigger: Span) -> bool:
    """Whether a doer is only whom a campaign is against: "الحملة لمواجهة [كذا]", "الحرب على [كذا]"."""
    at = word_at(words, span.start) - 1
    while at > 0 and words[at].kind == "mark":
        at -= 1
    return at >= 0 and not words[at].span.overlaps(trigger) and words[at].bare in word_class("opposing")


def _holds_what_is_struck(words: Words, span: Span) -> bool:
    """Whether a doer is only whose place or thing is told of: "على مركز حدودي [للجيش]", "أهداف [لتنظيم كذا]"."""
    at = word_at(words, span.start)
    bears = "ل" in words[at].proclitics or at > 0 and words[at - 1].norm == "ل"
    before = words.words[max(0, at - 3) : at]
    return bears and any(
        word.bare.rstrip("ا") in word_class("held by") or word.bare in word_class("somewhere")
        for word in before
    )


def _is_of_the_fallen(report: Report, words: Words, at: int, span: Span) -> bool:
    """Whether a doer is only whose men fell: "مقتل سبعة من قادة [تنظيم كذا]", "قتل من جانب [كذا] ثمانية"."""
    if any(
        figure.counts in ("killed", "wounded", "captured")
        and figure.span.start < span.start
        and whole_phrase(report, figure.span).overlaps(span)
        for figure in figures_in(report, Span(max(0, span.start - 40), span.end))
    ):
        return True
    first, last = word_at(words, span.start), word_at(words, span.end - 1)
    behind = words.words[at + 1 : at + 3]
    if [word.norm for word in behind] in (["من", "جانب"], ["من", "صفوف"], ["في", "صفوف"]) and not _is_noun(
        words, at
    ):
        return True
    sides = first > 1 and words[first - 1].norm in ("جانب", "صفوف") and words[first - 2].norm in ("من", "في")
    counted = last + 1 < len(words) and (
        words[last + 1].kind == "number" or words[last + 1].bare in word_class("some")
    )
    return sides and counted


def _runs_what_is_struck(words: Words, span: Span, trigger: Span) -> bool:
    """Whether a party only runs or leads what a word before tells of: "نقطة تفتيش تديرها [القوات]"."""
    at = word_at(words, span.start)
    if at == 0:
        return False
    verb = words[at - 1]
    return (
        verb.pos == "VERB"
        and bool(verb.enclitic)
        and not verb.span.overlaps(trigger)
        and not verb.core.lstrip("ياتن").startswith(("شن", "فذ", "رتكب", "ارتكب", "نفذ", "بن", "دبر", "قود"))
    )


def _only_tells(report: Report, words: Words, at: int, event: Event, span: Span) -> bool:
    """Whether a doer only announces what a noun tells: "أعلنت [الخلية] عن مقتل …", "[الحكومة] تعلن تحرير كذا"; who claims it did it."""
    if not _is_noun(words, at) or words[at].enclitic:
        return False
    statement = teller_at(report, event.trigger)
    if statement is None or statement.speaker is None or not statement.speaker.overlaps(span):
        return False
    near = words.words[max(0, word_at(words, min(span.start, statement.cue.start)) - 1) : at]
    if any(word.norm in ("انه", "انها", "انهم") or word.core in word_class("fights") for word in near):
        return False  # "قالت القوات إنها شنت هجمات"
    return not any(word.bare.startswith(("تبن", "يتبن", "تتبن", "مسؤولي", "مسئولي")) for word in near)


def _is_before_relation(words: Words, at: int, event: Event, span: Span, *, is_doer: bool) -> bool:
    """Whether "بعد", "ردا على" or the like parts a party from an attack behind it: "قتل [شرطيين] ردا على الهجوم"."""
    if span.end > event.trigger.start or not _is_noun(words, at) or words[at].enclitic:
        return False
    if is_doer and event.lemma in TAKING:
        return False  # "أكملت القوات تقدمها بعد السيطرة على كذا"
    between = words.words[word_at(words, span.end - 1) + 1 : at]
    near = [word.norm.lstrip("وف") for word in between[-3:]]
    return not _BEFORE.isdisjoint(near) and event.lemma not in MUTUAL


def _stands_before_fight(words: Words, at: int, event: Event, span: Span) -> bool:
    """Whether a party before a noun of fighting is no side of it: "فصائل تعارض [كذا] تحدثت عن اشتباكات"."""
    if (
        event.lemma not in MUTUAL
        or span.end > event.trigger.start
        or not _is_noun(words, at)
        or words[at].enclitic
    ):
        return False
    between = words.words[word_at(words, span.end - 1) + 1 : at]
    if not any(word.pos == "VERB" for word in between):
        return False
    return not any(word.core in word_class("fights") for word in between)


def _is_object_of_another(report: Report, words: Words, at: int, event: Event, span: Span) -> bool:
    """Whether a doer of a noun is whom another act befell: "تطهير [جيوب كذا] بعد السيطرة على القاعدة"."""
    if not _is_noun(words, at) or words[at].enclitic:
        return False
    first, _ = sentence_at(words, span.start)
    begins = words[first].start
    return any(
        other.type == "ASSAULT"
        and begins <= other.trigger.start < span.start
        and span in other.recipient
        and span not in other.actor
        and span.start - other.trigger.end <= 2
        and other.lemma not in MUTUAL
        for other in _neighbours(report, event)
    )


def _neighbours(report: Report, event: Event) -> Iterable[Event]:
    """The events that stand about one: no more than ten to either side."""
    at = next((index for index, other in enumerate(report.events) if other.trigger == event.trigger), 0)
    return (other for other in report.events[max(0, at - 10) : at + 10] if other.trigger != event.trigger)


def _is_kin_of_whom(words: Words, span: Span, trigger: Span) -> bool:
    """Whether "الذي" behind a kinsman may mean him or whose he is: "شقيق القيادي فلان الذي قتل"."""
    last = word_at(words, span.end - 1)
    follows = words[last + 1].norm if last + 1 < len(words) else ""
    return (
        _head(words, span) in word_class("kin") and follows in ("الذي", "التي") and trigger.start > span.end
    )


def _is_second_master(report: Report, words: Words, span: Span) -> bool:
    """Whether a person is only the second of those whose men are told of: "مليشيات كذا و[المخلوع فلان]"."""
    actor = actor_of(report, span)
    first = word_at(words, span.start)
    if (
        actor is None
        or actor.type != "PER"
        or not ("و" in words[first].proclitics or first and words[first - 1].norm == "و")
    ):
        return False
    near = words.words[max(0, first - 4) : first]
    return any(word.bare in word_class("of person") or word.bare in word_class("owned") for word in near)
