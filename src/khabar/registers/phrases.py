"""The words that name a party: its actor where the phrase is one, else the whole noun phrase, no more and no less."""

import re
from collections.abc import Iterable, Sequence

from khabar.annotate.actors.lists import country_name, country_of_folded
from khabar.arabic.letters import fold_word
from khabar.model import Actor, Report, Span, Word, Words
from khabar.registers.reading import (
    actor_name,
    actor_of,
    is_office,
    read_words,
    word_at,
    word_class,
    words_of,
)
from khabar.registers.whole import OF_TIME, whole_phrase

_RECALLED = 500  # characters back to the name that a bare class points to
_HOLDER_REACH = 28  # characters
_NAME_GAP = 2  # courtesies and ranks between an office and its holder's name
_OF_ACTS = frozenset({"الجويه", "الصاروخيه", "المدفعيه", "العنيفه", "المكثفه", "الاخيره"})
_FIRED = frozenset({"النار", "الرصاص", "القذائف", "الصواريخ", "نيران", "رصاص", "قذائف"})
_THIS = frozenset({"هذا", "هذه", "ذلك", "تلك"})
_OPENS = re.compile(r"[\"«“(]")
_NISBA = ("ي", "يه", "يين", "يون", "يات", "يتين", "يان")


def names_of(report: Report, spans: Iterable[Span]) -> tuple[str, ...]:
    """The parties of some spans: the actor's full name where one is named there, else the words of the whole phrase."""
    names: list[str] = []
    whole: list[Span] = []
    spans = tuple(spans)
    for at, span in enumerate(spans):
        actor = named_head(report, span)
        if (
            at
            and actor is None
            and span.start - spans[at - 1].end <= 3
            and _OPENS.search(report.text[spans[at - 1].end : span.start])
        ):
            continue  # 'تنظيم كذا "كيت" …': the other name of who was just named
        if actor is None and at + 1 < len(spans) and _is_half_office(report, span, spans[at + 1]):
            continue
        if any(one.overlaps(span) and one.start < span.start for one in whole):
            continue  # "ناشطين من حزب كذا" has its party in it
        nation = nation_of(report, span) or _group_of(report, span)
        if nation is not None:
            found = [nation]
        elif actor is not None:
            found = [actor_name(report, actor)]
            if actor.type == "PER":
                found += _joined_persons(report, span, actor)
        else:
            whole.append(whole_phrase(report, span))
            found = [name_of_words(report, span)]
        names += [name for name in found if name not in names]
    return tuple(names)


def nation_of(report: Report, span: Span) -> str | None:
    """The country that an adjective alone stands for, as a party that it names: "الغارات [التركية]" → "تركيا"."""
    said = span.of(report.text).split()
    code = country_of_folded(fold_word(said[0])) if len(said) == 1 else None
    words = read_words(report)
    at = word_at(words, span.start)
    near = words.words[max(0, at - 3) : at]
    if code is None or words[at].proclitics or not any(word.bare in word_class("act") for word in near):
        return None
    actor = actor_of(report, span)
    return country_name(code) if actor is None or actor.country is None else None


def _group_of(report: Report, span: Span) -> str | None:
    """The body that an adjective behind an act stands for: "هجوم [حوثي]"."""
    words = read_words(report)
    at = word_at(words, span.start)
    stem = words[at].bare
    if at == 0 or words[at - 1].bare not in word_class("act") or stem not in ("حوثي", "داعشي", "كردي"):
        return None
    named = (actor for actor in report.actors if actor.type == "ORG")
    return next(
        (a.name for a in named if any(stem in fold_word(word).removeprefix("ال") for word in a.name.split())),
        None,
    )


def _is_half_office(report: Report, span: Span, follows: Span) -> bool:
    """Whether a phrase is only the first half of the office of who follows: "[وزير الثقافة] و[الإعلام فلان]"."""
    joined = report.text[span.end : follows.start].strip() in ("", "و") and follows.start - span.end <= len(
        " و"
    )
    head = fold_word(follows.of(report.text).split()[0]).lstrip("و")
    actor = actor_of(report, follows)
    return (
        joined
        and is_office(span.of(report.text))
        and actor is not None
        and actor.type == "PER"
        and (head.startswith("ال") and not is_office(head))
        and follows not in actor.mentions
    )


def named_head(report: Report, span: Span) -> Actor | None:
    """The actor that a party is, not one that only stands in its description ("وزير خارجية فلان", "قوات اليمن")."""
    span = _cut(report, span)
    actor = actor_of(report, span)
    if actor is None:
        return None
    inside = [m for m in actor.mentions if span.contains(m)]
    if actor.type == "PER":
        return actor if not inside or _is_titled(report, span, min(inside)) else _other_head(report, span)
    if actor.type == "GPE" and any(m.start == span.start for m in actor.mentions):
        return actor  # "البحرين المجتمع الدولي": who does it and to whom in one phrase
    return actor if _covers(report, actor, span) else None


def name_of_words(report: Report, span: Span) -> str:
    """The name of a party that no actor is: its holder's where his name follows an office, else the whole phrase."""
    span = _without_least(report, span)
    span = _without_count(report, span)
    span = _with_its_number(report, _without_clitic(report, _with_its_noun(report, _cut(report, span))))
    meant = _meant(report, span)
    if meant is not None:
        return actor_name(report, meant)
    whole = without_dangling(report, whole_phrase(report, span))
    holder = _holder_after(report, whole)
    return actor_name(report, holder) if holder is not None else words_of(report, whole)


def party_end(report: Report, span: Span) -> int:
    """Where the words of a party end, with all that belongs to it and without what was taken in too much."""
    return whole_phrase(report, _cut(report, span)).end


def without_dangling(report: Report, span: Span) -> Span:
    """A phrase without a last word that wants what follows and says nothing alone: "مبنى الجامعة" + "الواقع"."""
    words = read_words(report)
    first, last = word_at(words, span.start), word_at(words, span.end - 1)
    if last > first and words[last].bare in word_class("dangling"):
        return Span(span.start, words[last - 1].end)
    return span


def _without_clitic(report: Report, span: Span) -> Span:
    """A party without the ل or ب that its first word bears: "لأحدث الاستطلاعات"; للـ is given its ال back elsewhere."""
    words = read_words(report)
    word = words[word_at(words, span.start)]
    bears = word.start == span.start and word.core_start < span.end and bool(word.proclitics)
    return Span(word.core_start, span.end) if bears and not word.norm.startswith("لل") else span


def _without_least(report: Report, span: Span) -> Span:
    """A party without the end of "على الأقل" before it: "18 على" + "الأقل من مسلحي كذا"."""
    words = read_words(report)
    first, last = word_at(words, span.start), word_at(words, span.end - 1)
    at = first
    while at < last and words[at].norm in ("الاقل", "من"):
        at += 1
    return Span(words[at].start, span.end) if words[first].norm == "الاقل" and at > first else span


def _without_count(report: Report, span: Span) -> Span:
    """Those who are counted, without the word that does: "عدد" + "المستوطنين"."""
    words = read_words(report)
    first, last = word_at(words, span.start), word_at(words, span.end - 1)
    counts = first < last and words[first].norm == "عدد" and words[first + 1].core.startswith("ال")
    return Span(words[first + 1].start, span.end) if counts else span


def _with_its_number(report: Report, span: Span) -> Span:
    """A counted noun with its number: "11" + "عسكريا"."""
    words = read_words(report)
    at = word_at(words, span.start)
    if at == 0 or words[at].sentence != words[at - 1].sentence or words[at].is_definite:
        return span
    return Span(words[at - 1].start, span.end) if words[at - 1].kind == "number" else span


def _meant(report: Report, span: Span) -> Actor | None:
    """The body that its bare class points to ("التنظيم", "الحركة المتشددة"), the one named last before under that class."""
    words = read_words(report)
    at, last = word_at(words, span.start), word_at(words, span.end - 1)
    word = words[at]
    if word.core not in word_class("nominal") or last - at > 1:
        return None
    if last > at and words[last].core not in word_class("blame"):
        return None
    named = [
        (m.start, actor)
        for actor in report.actors
        if actor.type == "ORG"
        for m in actor.mentions
        if 0 < word.start - m.start < _RECALLED and has_class(words, m, word.bare)
    ]
    return max(named, key=lambda found: found[0])[1] if named else None


def has_class(words: Words, mention: Span, bare: str) -> bool:
    """Whether a name begins with its class or follows it: "تنظيم داعش", "حركة «كذا»"."""
    first = word_at(words, mention.start)
    return bare in (
        words[first].bare,
        words[first - 1].bare if first else "",
        words[first - 2].bare if first > 1 else "",
    )


def _is_titled(report: Report, span: Span, mention: Span) -> bool:
    """Whether a person is who a phrase names, by a title before his name; not whose man or thing it is: "وزير خارجية فلان", "مسلحي فلان"."""
    before = [
        fold_word(word.strip("\"'«»“”()،,-–")) for word in report.text[span.start : mention.start].split()
    ]
    before = [word for word in before if word]
    if not before:
        return True
    if before[0].removeprefix("و").removeprefix("ال") in word_class("owned"):
        return False
    return before[-1] not in word_class("of person")


def _other_head(report: Report, span: Span) -> Actor | None:
    """The body or country that a phrase is where the person in it is not."""
    for actor in report.actors:
        if actor.type == "ORG" and any(
            span.contains(m) and m.start == span.start for m in (*actor.mentions, *actor.references)
        ):
            return actor
    return None


def _covers(report: Report, actor: Actor, span: Span) -> bool:
    """Whether a body or country is what a phrase says, and not who only has an office or a man of it."""
    head = fold_word(span.of(report.text).split()[0]).removeprefix("ال")
    if is_office(span.of(report.text)) or head in word_class(
        "people of"
    ):  # "أمين منطقة كذا" is not the region
        return any(m.start == span.start for m in actor.mentions)
    named = [m for m in actor.mentions if span.contains(m)]
    if (
        "ال" + head in word_class("nominal") and named
    ):  # "تنظيم «كذا»" is كذا, "حركة كذا المقربة من كيت" is not كيت
        return actor.type == "ORG" and _is_right_behind(report, span, min(named))
    if head.isdecimal() or head in word_class("some"):
        return any(m.start == span.start for m in actor.mentions)  # "5 بلدان عينها الاتحاد"
    if actor.type == "GPE" and any(span.contains(m) for m in actor.mentions):
        return False  # "مفوضية مدينة كذا" is not the town
    covers = any(span.contains(m) and (m.end - m.start) * 2 >= span.end - span.start for m in actor.mentions)
    inside = any(m.contains(span) for m in (*actor.mentions, *actor.references))
    return covers or inside


def _is_right_behind(report: Report, span: Span, mention: Span) -> bool:
    """Whether a name stands right behind the first word of a phrase, or is its first."""
    before = [word.strip("\"'«»“”()،,-–") for word in report.text[span.start : mention.start].split()]
    return len([word for word in before if word]) <= 1


def _cut(report: Report, span: Span) -> Span:
    """A party without the next verb and what follows it: "ولاية كذا بث تسجيلا"."""
    words = read_words(report)
    first, last = word_at(words, span.start), word_at(words, span.end - 1)
    for at in range(first + 1, last + 1):
        word, before = words[at], words[at - 1]
        if word.core in _THIS and before.core.endswith(("ون", "ين", "ات")):
            return Span(span.start, before.end)
        if word.pos == "VERB" and not any(
            m.contains(word.span) for actor in report.actors for m in actor.mentions
        ):
            return Span(span.start, before.end) if before.end > span.start else span
        if word.bare in ("عام", "شهر", "اسبوع") and at + 1 < len(words) and words[at + 1].bare in OF_TIME:
            return Span(span.start, before.end)  # "سقطت بيد التنظيم العام الماضي"
        if word.core in _OF_ACTS and not before.bare.endswith(("ه", "ات", "اء")):
            return Span(span.start, before.end)  # "ضربات" + "التحالف" + "الجوية"
        if word.norm in _FIRED:
            return Span(span.start, before.end)  # "الجنود" + "الرصاص"
        if at > first + 1 and _is_object(words[first], before, word):
            return Span(span.start, before.end)  # "طائرات حربية تركية" + "أهدافا"
        if word.core.startswith("ال") and word.core.removeprefix("ال") in ("عديد", "كثير", "عشرات", "مئات"):
            return Span(span.start, before.end)  # "قصف قوات النظام" + "العديد من المدن"
        if before.core.startswith("ال") and _is_second_party(report, word):
            return Span(span.start, before.end)
        if at > first + 1 and _begins_another(before, word):
            return Span(span.start, before.end)
    return span


def _is_object(first: Word, before: Word, word: Word) -> bool:
    """Whether an indefinite noun behind an adjective is the object that the phrase swallowed: "مقاتلات تركية" + "مواقع"."""
    if word.proclitics or word.is_definite or first.norm.endswith("ا") or before.pos == "ADP":
        return False
    if not before.bare.endswith(_NISBA):
        return False
    ends = word.norm.endswith("ا") and not word.bare.rstrip("ا").endswith(("ي", "يه"))
    return ends or word.bare in word_class("somewhere")


def _is_second_party(report: Report, word: Word) -> bool:
    """Whether a head of a body or an office stands behind a definite noun, of which it can be no part: "عزل الجيش" + "الرئيس"."""
    if word.proclitics or any(m.contains(word.span) for actor in report.actors for m in actor.mentions):
        return False
    return word.bare in word_class("own head")


def _begins_another(before: Word, word: Word) -> bool:
    """Whether a definite noun stands behind an adjective that it does not agree with: "القوى الفلسطينية" + "المجتمع الدولي"."""
    return (
        before.core.startswith("ال")
        and word.core.startswith("ال")
        and word.pos != "ADJ"
        and (
            before.bare.endswith("يه")
            and not word.bare.endswith(("ه", "يات", "ي", "ات"))
            or before.bare.endswith("ي")
            and word.pos == "NOUN"
            and word.bare.startswith(("ا", "ت"))
            and not word.bare.endswith(("ي", "ين", "ون"))
        )
    )


def _with_its_noun(report: Report, span: Span) -> Span:
    """An adjective alone with the noun that it stands behind: "العناصر" + "الإرهابية"."""
    words = read_words(report)
    at = word_at(words, span.start)
    word = words[at]
    if at == 0 or word.end < span.end or word.proclitics or not word.bare.endswith(_NISBA):
        return span
    before = words[at - 1]
    if before.sentence != word.sentence or before.kind != "arabic" or word.pos != "ADJ":
        return span
    if not (word.core.startswith("ال") and before.core.startswith("ال")):
        return span
    return Span(before.core_start, span.end)


def _holder_after(report: Report, span: Span) -> Actor | None:
    """The person whose name stands right behind an office or a rank, a comma or a courtesy at most between."""
    text = span.of(report.text)
    head = fold_word(text.split()[0]).removeprefix("ال")
    if not (is_office(text) or head in word_class("ranked person")):
        return None
    for actor in report.actors:
        if actor.type != "PER":
            continue
        for m in actor.mentions:
            between = report.text[span.end : m.start] if 0 < m.start - span.end <= _HOLDER_REACH else None
            if between is None or any(mark in between for mark in ".؛\n:"):
                continue
            said = [fold_word(word.strip('،,»")-–')) for word in between.split()]
            said = [word for word in said if word]
            if len(said) <= _NAME_GAP and all(
                word in word_class("courtesy") or word in word_class("honour") for word in said
            ):
                return actor
    return None


def with_neighbours(report: Report, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Parties with the persons that و joins to them right before: "نظيريه فلان والتركي [فلان]"."""
    found: list[Span] = []
    for span in spans:
        actor = actor_of(report, span)
        if actor is not None and actor.type == "PER" and report.text[span.start - 1 : span.start] == "و":
            before = [
                m
                for other in report.actors
                if other.type == "PER" and other is not actor
                for m in other.mentions
                if 0 <= span.start - 1 - m.end <= 1
            ]
            found += [m for m in before if m not in spans]
        found.append(span)
    return tuple(found)


def _joined_persons(report: Report, span: Span, head: Actor) -> list[str]:
    """Further persons that a party joins to its first: "نظيريه السوري فلان والتركي فلان"."""
    starts = [m.end for m in head.mentions if span.contains(m)]
    found = []
    for actor in report.actors:
        if actor is head or actor.type != "PER":
            continue
        for m in actor.mentions:
            if (
                starts
                and span.contains(m)
                and m.start > min(starts)
                and " و" in report.text[min(starts) : m.start]
            ):
                found.append(actor.name)
                break
    return found
