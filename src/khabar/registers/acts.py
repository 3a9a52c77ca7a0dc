"""Which acts of a sentence tell one clash: cause and loss, a fight and what was taken in it; what only stands near is another."""

from collections.abc import Sequence

from khabar.arabic.letters import fold_word
from khabar.model import Event, Report, Span, Word, Words
from khabar.registers.doubts import MUTUAL, TAKING
from khabar.registers.folding import of_two_tellers
from khabar.registers.reading import actor_of, word_at, word_class
from khabar.registers.sides import HURT
from khabar.registers.telling import told_by

DEFENDING = frozenset({"تصدى", "صد", "أحبط"})
FALLING = HURT | {"قتل", "مقتل", "استشهد", "استشهاد", "أصاب", "اغتال", "إصابة"}
_KILLING = frozenset({"قتل", "مقتل", "استشهد", "استشهاد", "مصرع", "اغتال", "أعدم"})
_APART = 18  # words between two acts of a sentence that nothing joins
_SPANS = frozenset({"ايام", "اسبوع", "اسابيع", "شهر", "اشهر", "سنوات", "عام", "يومين", "ساعات", "يوم"})
_RELATION = frozenset(
    {
        "بعد",
        "قبل",
        "منذ",
        "غداه",
        "بعيد",
        "قبيل",
        "عقب",
        "اعقاب",
        "عشيه",
        "خلفيه",
        "ردا",
        "وسط",
        "ضمن",
        "رغم",
        "ذكري",
    }
)  # what stands behind them came before, or is told for another reason
_CAUSES = frozenset({"اثر", "جراء", "نتيجه", "بسبب", "عقب", "بعد", "بعدما"})
_NEAR_RELATION = 3  # words from a relation to the act that it brings in
_FRONTED, _OPENING = 6, 2  # words before an act, and at the beginning of its clause
_CLAUSE = 40  # words back to where a clause begins
_FARTHEST = 150  # words: acts so far apart tell two stories
_RETORTS = frozenset({"الرد", "رد", "ردت", "ترد", "يرد"})
_THAT = frozenset({"ان", "انه", "انها", "بان", "انهم"})


def acts_together(report: Report, words: Words, events: Sequence[Event]) -> list[list[Event]]:
    """The acts of one sentence, together where they tell one clash: no named doer or target of one differs from those of the
    others, the same speaker tells them, and nothing between them begins another story."""
    groups: list[tuple[list[Event], set[str], set[str]]] = []
    for event in events:
        doers = _named(report, event.actor) or _worded(report, event.actor)
        targets = _named(report, event.recipient)
        for group, known_doers, known_targets in groups:
            shares = bool(doers & known_doers or targets & known_targets)
            if (
                (event.lemma in DEFENDING) == (group[0].lemma in DEFENDING)
                and not _is_another(report, words, group[-1], event, shares)
                and not _differ(doers, known_doers)
                and not _differ(targets, known_targets)
                and doers.isdisjoint(known_targets)
                and targets.isdisjoint(known_doers)
                and _worded(report, event.recipient).isdisjoint(known_doers)
            ):
                group.append(event)
                known_doers |= doers
                known_targets |= targets
                break
        else:
            groups.append(([event], doers, targets))
    return [group for group, _, _ in groups]


def _is_another(report: Report, words: Words, event: Event, other: Event, shares: bool) -> bool:
    """Whether two acts are of two stories: told by two, of another time, a background ("بعد أيام على هجوم"), or in a clause of its
    own that no side joins ("… للمشاركة في الحرب ضد كذا، في حين أوقعت الغارات …")."""
    first, second = sorted((event, other), key=lambda one: one.trigger)
    low, high = word_at(words, first.trigger.end - 1), word_at(words, second.trigger.start)
    if high - low > _FARTHEST:
        return True
    between = words.words[low + 1 : high]
    if of_two_tellers(told_by(report, event), told_by(report, other)):
        return True
    if "denied" in (event.status, other.status) and event.status != other.status:
        return True
    if _is_background(first, second, between, shares) or _is_fronted(words, low, between, first, second):
        return True
    if _tolls_apart(words, first, second, between):
        return True
    if _is_at_another_place(report, first, second, between):
        return True
    if _is_wounding_of_the_others(words, first, second) and not any(
        word.bare in ("قتل", "مقتل") for word in between
    ):
        return False
    if words[high].pos == "VERB" and any(
        "و" in word.proclitics and word.pos in ("NOUN", "PROPN") for word in between[-2:]
    ):
        return True  # "القوات تتقدم … وداعش يعدم أربعة"
    if not shares and _is_listed(words, first, second):
        return True
    return not shares and _is_elsewhere(between)


def _is_background(first: Event, second: Event, between: Sequence[Word], shares: bool) -> bool:
    """Whether the second act is only what the first came before or after, or answers."""
    norms = [_plain(word) for word in between]
    if not _SPANS.isdisjoint(word.bare for word in between) and not _RELATION.isdisjoint(norms):
        return True  # "غارات … بعد أربعة أيام على تفجير"
    if any(word.core in ("شهد", "تشهد", "يشهد", "شهدت") for word in between) and not shares:
        return True  # "قتل جندي في سيناء التي تشهد هجمات"
    at = next((index for index in range(len(norms) - 1, -1, -1) if norms[index] in _RELATION), None)
    if at is None:
        return not _RETORTS.isdisjoint(_plain(word) for word in between)
    if second.lemma in MUTUAL:
        return False  # "السيطرة على المدينة بعد معارك عنيفة"
    if second.lemma in TAKING and first.lemma not in FALLING:
        return False  # "أكملت القوات انتصاراتها بعد السيطرة على الجبل"
    if first.lemma in FALLING and norms[at] in _CAUSES and second.lemma not in FALLING:
        return False  # "مقتل خمسة عقب هجوم", "قتلوا بعد أن هاجم مسلحون"
    return len(norms) - at <= _NEAR_RELATION or second.lemma not in FALLING


def _is_fronted(words: Words, low: int, between: Sequence[Word], first: Event, second: Event) -> bool:
    """Whether the first act only tells when the second was: "وبعد أيام على هجوم …، شن الطيران غارات"."""
    if first.lemma in MUTUAL or second.lemma in FALLING:
        return False
    if not any(word.norm in ("،", ",") for word in between):
        return False
    before = [_plain(word) for word in words.words[max(0, low - _FRONTED) : low]]
    return not _RELATION.isdisjoint(before) or is_set_before(words, low)


def is_set_before(words: Words, at: int) -> bool:
    """Whether the clause of a word opens with what came before or after another act: "وبعد أيام على هجوم …، شن"."""
    first = at
    while (
        first > max(0, at - _CLAUSE)
        and words[first - 1].sentence == words[at].sentence
        and words[first - 1].norm not in ("،", ",")
    ):
        first -= 1
    return not _RELATION.isdisjoint(_plain(word) for word in words.words[first : min(at, first + _OPENING)])


def _tolls_apart(words: Words, first: Event, second: Event, between: Sequence[Word]) -> bool:
    """Whether both acts take their own dead: "قتل عشرة جنود … وقتل ستة من المسلحين"."""
    if first.lemma not in _KILLING or second.lemma not in _KILLING:
        return False
    at = word_at(words, second.trigger.end - 1)
    counted = any(
        word.kind == "number" or word.bare in word_class("some") for word in words.words[at + 1 : at + 3]
    )
    return counted and any(word.kind == "number" or word.bare in word_class("some") for word in between)


def _is_at_another_place(report: Report, first: Event, second: Event, between: Sequence[Word]) -> bool:
    """Whether the acts are told of two places, or "، وفي …" goes on to another one between them."""
    if any(
        word.norm == "وفي" and index and between[index - 1].norm in ("،", ",")
        for index, word in enumerate(between)
    ):
        return True
    if first.place is None or second.place is None:
        return False
    one, other = fold_word(first.place.of(report.text)), fold_word(second.place.of(report.text))
    return one not in other and other not in one and first.lemma == second.lemma


def _is_wounding_of_the_others(words: Words, first: Event, second: Event) -> bool:
    """Whether the second tells of those of the first who were only hurt: "قتل عشرة …، فيما أصيب عشرون [آخرون]"."""
    at = word_at(words, second.trigger.end - 1)
    after = [word.bare for word in words.words[at + 1 : at + 5]]
    return (
        first.lemma in _KILLING
        and second.lemma in ("أصيب", "أصاب", "جرح")
        and not {"اخرون", "اخرين", "اخر"}.isdisjoint(after)
        and "من" not in after
    )


def _is_listed(words: Words, first: Event, second: Event) -> bool:
    """Whether the second is only the next of a list of deeds: "حادث استهداف المصلين … وإطلاق النار على دورية"."""
    one, two = (words[word_at(words, event.trigger.start)] for event in (first, second))
    if "و" not in two.proclitics or "VERB" in (one.pos, two.pos):
        return False
    return second.lemma not in FALLING and second.lemma not in TAKING and second.lemma != "دمر"


def _plain(word: Word) -> str:
    """A word without the و or ف before it."""
    return word.norm[1:] if word.proclitics[:1] in (("و",), ("ف",)) else word.norm


def _is_elsewhere(between: Sequence[Word]) -> bool:
    """Whether another clause begins between two acts, or they stand too far from each other."""
    norms = [_plain(word) for word in between]
    if len(between) > _APART or not _THAT.isdisjoint(norms):
        return True
    if sum(norm in ("الذي", "التي", "الذين") for norm in norms) > 1:
        return True  # "المعركة التي انتهت بدخول القصر الذي سقط بيد …"
    return not word_class("elsewhere").isdisjoint(norms) or ("في", "حين") in zip(
        norms, norms[1:], strict=False
    )


def _named(report: Report, spans: Sequence[Span]) -> set[str]:
    """Ids of the actors that some parties name."""
    return {actor.id for span in spans if (actor := actor_of(report, span)) is not None}


def _worded(report: Report, spans: Sequence[Span]) -> set[str]:
    """The words of some parties, folded: two sides that no name is known of are two."""
    return {fold_word(span.of(report.text)) for span in spans}


def _differ(first: set[str], second: set[str]) -> bool:
    return bool(first and second) and first.isdisjoint(second)
