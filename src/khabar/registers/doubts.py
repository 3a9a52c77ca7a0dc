"""What makes a party no side of an act of force: who only lends support, tells, is suspected, holds or owns what is struck."""

from bisect import bisect_left
from collections.abc import Iterable

from khabar.model import Event, Report, Span, Words
from khabar.registers.parties import is_place, party_kind
from khabar.registers.reading import actor_of, figures_in, sentence_at, word_at, word_class
from khabar.registers.telling import teller_at
from khabar.registers.whole import whole_phrase

MUTUAL = frozenset({"اشتبك", "معركة", "قتال", "حرب", "صراع", "مواجهة", "مصادمات", "تقاتل", "اصطدم"})
TAKING = frozenset({"سيطر", "استعاد", "حرر", "طرد", "دحر", "طهر", "اقتحم", "سيطرة", "دخل"})
_FREES = frozenset({"حرر", "تحرر"})
_ADVANCE = frozenset({"تقدم", "توغل", "تسلل"})
_SUPPORT_WITHIN = 5
_RIGHT_BEFORE = 3  # words
_BEFORE = frozenset({"بعد", "قبل", "غداه", "عقب", "منذ", "خلفيه", "ردا", "اثر", "بعيد", "قبيل", "اعقاب"})


def is_no_doer(report: Report, words: Words, at: int, event: Event, span: Span) -> bool:
    """Whether the words round a doer gainsay that he did it; `at` is the word of the act."""
    return (
        _is_open(words, span)
        or _is_of_whom_it_took(words, at, span, event.trigger)
        or _is_ally_of(words, span)
        or _is_of_clause_before(words, at, span)
        or _is_support(words, span)
        or _is_suspect(words, event.trigger, span)
        or _is_opposed(words, span, event.trigger)
        or _holds_what_is_struck(words, span)
        or _is_of_the_fallen(report, words, at, span)
        or _runs_what_is_struck(words, span, event.trigger)
        or _is_bound_to(words, span)
        or (
            words[at].enclitic in ("كم", "نا", "ي") and is_noun(words, at) and span.end <= event.trigger.start
        )
        or _only_tells(report, words, at, event, span)
        or _is_before_relation(words, at, event, span, is_doer=True)
        or _stands_before_fight(words, at, event, span)
        or _is_object_of_another(report, words, at, event, span)
        or (
            span.start - event.trigger.end <= 1
            and words[word_at(words, span.start)].bare.startswith("انتحاري")
            and is_noun(words, at)
        )
        or words[word_at(words, span.start)].bare in word_class("high")
    )


def is_no_target(report: Report, words: Words, at: int, event: Event, span: Span) -> bool:
    """Whether the words round a target gainsay that it befell him; `at` is the word of the act."""
    return (
        _is_open(words, span)
        or _is_support(words, span)
        or _is_before_relation(words, at, event, span, is_doer=False)
        or _is_suspect(words, event.trigger, span)
        or _is_whose_place(words, event, span)
        or _is_branch_of(words, span)
        or _is_of_advance(words, span)
        or _is_subject_of_another(words, event.trigger, span)
        or _is_of_other_verb(report, words, at, event, span)
        or (event.lemma in _FREES and party_kind(report, span) == "people")
        or (event.lemma in _ADVANCE and is_place(report, span))
        or _is_kin_of_whom(words, span, event.trigger)
        or _is_second_master(report, words, span)
    )


def is_noun(words: Words, at: int) -> bool:
    return words[at].pos not in ("VERB", "AUX")


def _is_of_whom_it_took(words: Words, at: int, span: Span, trigger: Span) -> bool:
    """Whether "منهم" behind a joined verb means a doer before it: "استهدفت قادة [التنظيم] وقتلت العشرات منهم"."""
    if "و" not in words[at].proclitics or words[at].pos != "VERB" or span.end > trigger.start:
        return False
    near = len(words.words[word_at(words, span.end - 1) + 1 : at]) < _RIGHT_BEFORE
    return near and any(word.norm in ("منهم", "منها") for word in words.words[at + 1 : at + 5])


def _is_of_clause_before(words: Words, at: int, span: Span) -> bool:
    """Whether "فيما" or "بينما" begins a clause of its own between a doer and an act: "أطلق [المتمردون] النار، فيما أعلن مقتل جندي"."""
    between = words.words[word_at(words, span.end - 1) + 1 : at]
    norms = [word.norm for word in between]
    return "فيما" in norms or "بينما" in norms or ("في", "حين") in zip(norms, norms[1:], strict=False)


def _is_ally_of(words: Words, span: Span) -> bool:
    """Whether a doer is only with whom another is allied: "الجماعة المتحالفة مع [كذا] التي سيطرت"."""
    at = word_at(words, span.start)
    return at > 1 and words[at - 1].norm == "مع" and words[at - 2].bare.startswith(("متحالف", "متعاون"))


def _is_of_advance(words: Words, span: Span) -> bool:
    """Whether a target is who advances or wins: "وتقدم [للمقاومة] نحو مواقع"."""
    at = word_at(words, span.start)
    bears = "ل" in words[at].proclitics
    return bears and at > 0 and words[at - 1].bare in ("تقدم", "انتصار", "انتصارات", "نصر")


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
    if not is_noun(words, at) or span.start < event.trigger.end:
        return False
    between = words.words[at + 1 : word_at(words, span.start)]
    verbs = [word for word in between if word.pos == "VERB"]
    return any(word.bare in word_class("uses") for word in verbs)


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
    if [word.norm for word in behind] in (["من", "جانب"], ["من", "صفوف"], ["في", "صفوف"]) and not is_noun(
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
        and not words[at].bare.startswith("انتحاري")  # "سيارة مفخخة يقودها انتحاري"
        and not verb.span.overlaps(trigger)
        and not verb.core.lstrip("ياتن").startswith(("شن", "فذ", "رتكب", "ارتكب", "نفذ", "بن", "دبر"))
    )


def _only_tells(report: Report, words: Words, at: int, event: Event, span: Span) -> bool:
    """Whether a doer only announces what a noun tells: "أعلنت [الخلية] عن مقتل …", "[الحكومة] تعلن تحرير كذا"; who claims it did it."""
    if not is_noun(words, at) or words[at].enclitic:
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
    if span.end > event.trigger.start or not is_noun(words, at) or words[at].enclitic:
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
        or not is_noun(words, at)
        or words[at].enclitic
    ):
        return False
    between = words.words[word_at(words, span.end - 1) + 1 : at]
    if not any(word.pos == "VERB" for word in between):
        return False
    return not any(word.core in word_class("fights") for word in between)


def _is_object_of_another(report: Report, words: Words, at: int, event: Event, span: Span) -> bool:
    """Whether a doer of a noun is whom another act befell: "تطهير [جيوب كذا] بعد السيطرة على القاعدة"."""
    if not is_noun(words, at) or words[at].enclitic:
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
    at = bisect_left(report.events, event.trigger.start, key=lambda other: other.trigger.start)
    return (other for other in report.events[max(0, at - 10) : at + 10] if other.trigger != event.trigger)


def _is_kin_of_whom(words: Words, span: Span, trigger: Span) -> bool:
    """Whether "الذي" behind a kinsman may mean him or whose he is: "شقيق القيادي فلان الذي قتل"."""
    last = word_at(words, span.end - 1)
    follows = words[last + 1].norm if last + 1 < len(words) else ""
    return (
        words[word_at(words, span.start)].bare in word_class("kin")
        and follows in ("الذي", "التي")
        and trigger.start > span.end
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
