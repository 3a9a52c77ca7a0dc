"""The dead, wounded and captured: which act a figure of them belongs to, and what the figures of one act come to."""

from collections.abc import Iterable, Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Amount, Event, Figure, Report, Span, Word, Words
from khabar.registers.parties import is_person, party_kind
from khabar.registers.reading import figures_in, word_at, word_class
from khabar.registers.rows import Range

_FAR = 600  # characters: no act so far off is the one that a toll belongs to
_BACK = 40  # words from a figure back to the act that took it
_AHEAD = 7  # words from a figure to the verb that it is the subject of
_JOINED = 60  # characters from one summand to the next
_BESIDES = frozenset(
    {("اضافه", "الي"), ("بالاضافه", "الي"), ("الي", "جانب"), ("فضلا", "عن"), ("علاوه", "علي")}
)
_ABOUT = frozenset({"نحو", "حوالي", "علي", "الاقل", "قرابه", "ما", "يقارب", "اكثر", "من"})
_OF_THEM = frozenset({"منهم", "منها", "بينهم", "بينها", "ضمنهم", "منهن", "بينهن"})
_PARTITIVE = frozenset(("من", word) for word in ("مصابين", "جرحي", "قتلي", "ضحايا"))
_HURTING = frozenset({"اصاب", "اصابت", "واصاب", "واصابه", "اصابه", "وجرح", "جرح", "واصابت", "وجرحت"})
_KILLING = frozenset({"قتل", "مقتل", "اغتال", "استشهد", "استشهاد", "مصرع", "أعدم", "إعدام", "ذبح"})
_WOUNDING = frozenset({"أصيب", "أصاب", "جرح"})
_PEOPLE = ("armed", "people", "person", "state")
_NOBODYS = -1  # an act that is no event here: the toll is its own


def figures_by_act(
    report: Report, words: Words, sentence: tuple[int, int], groups: Sequence[Sequence[Event]]
) -> list[list[Figure]]:
    """The figures of a sentence under the group of acts that each belongs to: the act that governs it ("الهجوم الذي أوقع …",
    "أسفر عن مقتل …", "… قتلوا"), else the nearest. A toll of an act that none of the groups is, stands under none."""
    triggers = {
        word_at(words, event.trigger.start): number for number, group in enumerate(groups) for event in group
    }
    counted: list[list[Figure]] = [[] for _ in groups]
    span = words.span(sentence[0], sentence[1] - 1)
    for figure in figures_in(report, span):
        if (figure.unit or "") and fold_word(str(figure.unit).split()[0]) in word_class("animals"):
            continue
        if not span.contains(figure.span) or _counts_else(words, figure):
            continue
        owner = _owner(report, words, sentence, figure, groups, triggers)
        if owner != _NOBODYS:
            counted[owner].append(_with_count(figure, groups[owner]))
    return counted


def _with_count(figure: Figure, events: Sequence[Event]) -> Figure:
    """A figure that nothing counts, as that of the killed or wounded where an act of falling has it: "390 مقاتلا … قتلوا"."""
    if figure.counts is not None:
        return figure
    for event in events:
        if any(part.start <= figure.span.start < part.end for part in event.recipient):
            counts = "killed" if event.lemma in _KILLING else "wounded" if event.lemma in _WOUNDING else None
            if counts is not None:
                return msgspec.structs.replace(figure, counts=counts)
    return figure


def _owner(
    report: Report,
    words: Words,
    sentence: tuple[int, int],
    figure: Figure,
    groups: Sequence[Sequence[Event]],
    triggers: dict[int, int],
) -> int:
    """The number of the group that a figure belongs to; -1 where its act is none of them."""
    for number, group in enumerate(groups):
        if any(
            part.contains(figure.span) or figure.span.contains(part)
            for event in group
            for part in event.recipient
        ):
            return number
    first, last = sentence
    at, end = word_at(words, figure.span.start), word_at(words, figure.span.end - 1)
    for index in range(end + 1, min(last, end + _AHEAD)):
        if words[index].kind == "mark":
            break
        if index in triggers and words[index].core.endswith("وا"):
            return triggers[index]  # "تسعة من المسلحين قتلوا"
    for index in range(at - 1, max(first, at - _BACK) - 1, -1):
        if index in triggers:
            return triggers[index]
        if _is_own_clause(words, index):
            return _NOBODYS
        if words[index].bare in word_class("act"):
            return _fall_before(words, index, triggers)
    return min(range(len(groups)), key=lambda number: _distance(report.text, figure.span, groups[number]))


def _is_own_clause(words: Words, at: int) -> bool:
    """Whether a verb of falling that is no event begins a clause of its own, whose toll is nobody else's: "فيما قتل [تسعة]"."""
    word = words[at]
    if word.bare not in word_class("fall") or word.pos != "VERB" or at == 0:
        return False
    return words[at - 1].norm.lstrip("و") in word_class("elsewhere") or words[at - 1].norm == "حين"


def _fall_before(words: Words, at: int, triggers: dict[int, int]) -> int:
    """The group of the verb of falling that an act is only told with ("وقتل وأصيب في الغارة [18]"); -1 where there is none."""
    for index in range(at - 1, max(-1, at - _AHEAD), -1):
        if words[index].kind == "mark" or words[index].sentence != words[at].sentence:
            break
        if index in triggers and words[index].bare in word_class("fall"):
            return triggers[index]
    return _NOBODYS


def _distance(text: str, span: Span, events: Sequence[Event]) -> tuple[int, int]:
    """(commas, characters) from a figure to the nearest of some acts."""
    near = [event for event in events if abs(event.trigger.start - span.start) < _FAR]
    return min((_between(text, span, event) for event in near), default=(_FAR, _FAR))


def _between(text: str, span: Span, event: Event) -> tuple[int, int]:
    first, second = sorted((span, event.trigger))
    apart = text[first.end : second.start]
    return apart.count("،") + apart.count(","), len(apart)


def _counts_else(words: Words, figure: Figure) -> bool:
    """Whether a figure counts no losses of its own: "عشرات التهم ومنها القتل"; "ثلاثة من المصابين", "بينهم امرأتان" and
    "ثلاثة منهم إصاباتهم بالغة" are of those counted already."""
    start, at = word_at(words, figure.span.start), word_at(words, figure.span.end - 1)
    if words[at].bare in ("تنظيمات", "جماعات", "فصائل", "عمليات", "هجمات", "تفجيرات"):
        return True
    near = [word.bare for word in words.words[start : at + 3]]
    if any(pair in _PARTITIVE for pair in zip(near, near[1:], strict=False)):
        return True
    if not word_class("unhurt").isdisjoint(near) or _is_part(words, start):
        return True
    after = words.words[at + 1 : at + 3]
    if "او" in [word.norm for word in after]:
        return True  # "102 قتلوا أو اعتقلوا" did not all fall
    if not after or after[0].norm not in ("منهم", "منها", "منهن"):
        return False
    follows = after[1] if len(after) > 1 else None
    before = words[start - 1].bare if start else ""
    is_total = follows is not None and (follows.kind == "number" or follows.bare in word_class("some"))
    return not is_total and before not in word_class("fall")  # "38 سائحا منهم ثلاثون …", "ومصرع 28 منها"


def _is_part(words: Words, start: int) -> bool:
    """Whether a figure only tells how many of the others are of a kind: "بينهم امرأتان وطفل"."""
    at = start - 1
    for _ in range(6):
        if at < 0 or words[at].sentence != words[start].sentence:
            return False
        word = words[at]
        if word.norm.lstrip("و") in _OF_THEM:
            return True
        joins = at + 1 < len(words) and "و" in words[at + 1].proclitics
        if not (
            word.norm in _ABOUT
            or joins
            and word.pos in ("NOUN", "X", "ADJ", "NUM")
            and word.bare not in word_class("fall")
        ):
            return False
        at -= 1
    return False


def class_of(text: str, figure: Figure) -> str | None:
    """What a figure counts; who stands right behind a word of wounding is wounded: "وأصاب [227 آخرين]"."""
    before = fold_word(text[max(0, figure.span.start - 10) : figure.span.start]).split()[-1:]
    return "wounded" if figure.counts == "killed" and before and before[0] in _HURTING else figure.counts


def toll_of(
    report: Report, words: Words, events: Sequence[Event], figures: Sequence[Figure], name: str
) -> tuple[Range | None, tuple[Span, ...]]:
    """How many were killed, wounded or captured, with the words that say so: a total before its parts, summands added up."""
    counted = [figure for figure in figures if class_of(report.text, figure) == name]
    if name == "captured":
        counted = [figure for figure in counted if not _is_freed(words, figure)]
    if not counted:
        return _of_single(report, words, events) if name == "killed" else (None, ())
    joined = with_sums(report.text, [*counted, *_uncounted(report, figures, counted)])
    if name == "killed":
        joined = [_with_named(report, words, events, _with_singles(words, figure)) for figure in joined]
    return one_total(joined), tuple(figure.span for figure in counted)


def _is_freed(words: Words, figure: Figure) -> bool:
    """Whether those counted were set free: "تحرير حوالي [180 رهينة]"."""
    at = word_at(words, figure.span.start)
    return any(word.bare in word_class("frees") for word in words.words[max(0, at - 3) : at])


def one_total(figures: Sequence[Figure]) -> Range | None:
    """The one number that some figures of an act give: the same told twice, or a total that its parts follow; None for two."""
    if len(figures) < 2:
        return range_of(figures)
    lows = [figure.value[0] if isinstance(figure.value, tuple) else figure.value for figure in figures]
    if len({str(figure.value) for figure in figures}) == 1:
        return range_of(figures[:1])
    first, *others = [low or 0 for low in lows]
    return range_of(figures[:1]) if first >= sum(others) else None


def _uncounted(report: Report, figures: Sequence[Figure], counted: Sequence[Figure]) -> list[Figure]:
    """The figures of people that are told besides a toll and that nothing counts: "استشهاد عشرة … إضافة إلى [ثلاثة من العاملين]"."""
    found = []
    for figure in figures:
        unit = fold_word(str(figure.unit or "").split(" ")[0])
        people = unit in word_class("one person") or party_kind(report, figure.span) in _PEOPLE
        if figure.counts is not None or not people:
            continue
        before = fold_word(report.text[max(0, figure.span.start - 24) : figure.span.start]).split()[-2:]
        joined = report.text[figure.span.start - 1 : figure.span.start] == "و"
        between = report.text[min(other.span.end for other in counted) : figure.span.start].split()
        if any(fold_word(word).lstrip("و") in _OF_THEM for word in between):
            continue  # "15 شخصا، ضمنهم 12 من رجال الأمن وثلاثة من العاملين"
        if (joined or tuple(word.lstrip("و") for word in before) in _BESIDES) and any(
            0 < figure.span.start - other.span.end <= _JOINED for other in counted
        ):
            found.append(figure)
    return found


def with_sums(text: str, figures: Iterable[Figure]) -> list[Figure]:
    """The figures of one count in text order, those that و joins added up: "12 من رجال الأمن، وثلاثة من العاملين" is 15."""
    added: list[Figure] = []
    end = -_JOINED
    for figure in sorted(figures, key=lambda figure: figure.span):
        between = text[end : figure.span.start] if end >= 0 else ""
        before = tuple(word.lstrip("و") for word in fold_word(between[-24:]).split()[-2:])
        falls = any(fold_word(word).lstrip("وف") in word_class("fall") for word in between.split())
        joined = (
            added
            and figure.span.start - end <= _JOINED
            and not any(mark in between for mark in ".؛\n")
            and (before in _BESIDES or not falls and text[figure.span.start - 1] == "و")
        )
        if joined:
            added[-1] = msgspec.structs.replace(added[-1], value=_sum(added[-1].value, figure.value))
        else:
            added.append(figure)
        end = figure.span.end
    return added


def _with_singles(words: Words, figure: Figure) -> Figure:
    """A figure with those who are told beside it one by one: "ضابط وثلاثة جنود" and "ثلاثة جنود وضابط" are four."""
    n_single = _singles_before(words, word_at(words, figure.span.start)) + _singles_after(
        words, word_at(words, figure.span.end - 1)
    )
    return msgspec.structs.replace(figure, value=_sum(figure.value, n_single)) if n_single else figure


def _with_named(report: Report, words: Words, events: Sequence[Event], figure: Figure) -> Figure:
    """A figure of others with the one who is named before them: "قتل فلان و21 مسلحا آخرين" are twenty-two."""
    at, last = word_at(words, figure.span.start), word_at(words, figure.span.end - 1)
    if not any(word.norm in ("اخرين", "اخرون") for word in words.words[last : last + 3]):
        return figure
    end = words[at].start - 1 if "و" not in words[at].proclitics else words[at].start
    named = any(
        is_person(report, span) and 0 <= end - span.end <= 2 and event.trigger.end <= span.start
        for event in events
        if event.lemma in _KILLING
        for span in event.recipient
    )
    joined = "و" in words[at].proclitics or report.text[figure.span.start - 1 : figure.span.start] == "و"
    return msgspec.structs.replace(figure, value=_sum(figure.value, 1)) if named and joined else figure


def _singles_before(words: Words, at: int) -> int:
    """How many single people و joins to the number at `at`."""
    n_single = 0
    while "و" in words[at].proclitics or at and words[at - 1].norm == "و":
        head = next(
            (index for index in (at - 1, at - 2, at - 3) if index >= 0 and _is_single(words[index])), None
        )
        if head is None or any(word.kind == "mark" for word in words.words[head:at]):
            break
        n_single, at = n_single + 1, head
    return n_single


def _singles_after(words: Words, at: int) -> int:
    """How many single people و joins to the words that end at `at`."""
    n_single, index = 0, at + 1
    while index < len(words) and index <= at + 3 and words[index].kind == "arabic":
        word = words[index]
        if word.proclitics == ("و",):
            if not _is_single(word):
                break
            n_single, at = n_single + 1, index
        elif word.pos not in ("ADJ", "NOUN", "X") or word.proclitics or word.norm in ("اخرين", "اخرون"):
            break
        index += 1
    return n_single


def _is_single(word: Word) -> bool:
    """Whether a word names one person of a kind: "ضابط", "وجندي"."""
    return word.core in word_class("one person") and not word.enclitic


def _of_single(
    report: Report, words: Words, events: Sequence[Event]
) -> tuple[Range | None, tuple[Span, ...]]:
    """How many fell where they are told one by one: "مقتل شرطي", "قتل ضابط ومجند"; none where others fell with them."""
    for event in events:
        at = word_at(words, event.trigger.end - 1) + 1
        if (
            event.lemma not in _KILLING
            or at >= len(words)
            or not _is_single(words[at])
            or words[at].proclitics
        ):
            continue
        fallen = [span for span in event.recipient if span.start == words[at].start]
        n_more, follows = _singles_after(words, at), words.words[at + 1 : at + 4]
        others = [word for word in follows if "و" in word.proclitics and word.pos != "VERB"]
        if fallen and (n_more or all(word.bare in word_class("fall") for word in others)):
            return (1 + n_more, 1 + n_more), tuple(fallen)
    return None, ()


def _sum(first: Amount | None, second: Amount | None) -> Amount | None:
    if first is None or second is None:
        return first or second
    if not isinstance(first, tuple) and not isinstance(second, tuple):
        return first + second
    (low, high), (least, most) = (one if isinstance(one, tuple) else (one, one) for one in (first, second))
    return (low or 0) + (least or 0), None if high is None or most is None else high + most


def range_of(figures: Sequence[Figure]) -> Range | None:
    """The least and the greatest number that some figures allow; None for none of them, None as an end that is open."""
    lows: list[int | float] = []
    highs: list[int | float | None] = []
    for figure in figures:
        if isinstance(figure.value, tuple):
            lows.append(figure.value[0] or 0)
            highs.append(figure.value[1])
        elif figure.value is not None:
            lows.append(figure.value)
            highs.append(figure.value)
    if not lows:
        return None
    closed = [high for high in highs if high is not None]
    return min(lows), max(closed) if len(closed) == len(highs) else None
