"""The words that name a party: its actor where the phrase is one, else the whole noun phrase, no more and no less."""

from collections.abc import Iterable, Sequence

from khabar.annotate.actors.lists import country_of_folded
from khabar.arabic.letters import fold_word
from khabar.model import Actor, Report, Span, Word, Words
from khabar.registers.reading import (
    actor_name,
    actor_of,
    is_office,
    read_words,
    sentence_at,
    word_at,
    word_class,
    words_of,
)

_SIGNATORIES = ("الست", "الخمس", "الكبري", "العظمي")
_RECALLED = 500  # characters back to the name that a bare class points to
_LONGEST, _FAR = 14, 200  # words and characters of a party
_OF_ALL = frozenset({"العام", "العامه", "السامي", "الخاص"})
_BESIDE = frozenset(
    {
        "قرب",
        "داخل",
        "خارج",
        "خلال",
        "امام",
        "خلف",
        "ضمن",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
        "وسط",
        "قباله",
        "تحت",
        "فوق",
        "حول",
        "بعد",
        "قبل",
        "اثناء",
    }
)  # nouns that tell where or when: no genitive, "ثلاثة جنود قرب الحدود"
_OF_TIME = frozenset({"ماضي", "حالي", "مقبل", "جاري", "قادم", "منصرم"})
_ABLE = frozenset(
    {
        "تمكن",
        "تمكنت",
        "تمكنوا",
        "نجح",
        "نجحت",
        "منع",
        "منعت",
        "اقترب",
        "اقتربت",
        "تتمكن",
        "يتمكن",
        "خرج",
        "انسحب",
    }
)
_NAME_GAP = 2  # courtesies and ranks between an office and its holder's name
_NISBA = ("ي", "يه", "يين", "يون", "يات", "يتين", "يان")
_PREPOSITIONS = frozenset({"من", "الي", "في", "علي", "عن", "مع", "ضد", "لدي", "باسم"})
_NO_PART = frozenset(
    {
        "شرق",
        "غرب",
        "شمال",
        "جنوب",
        "خلف",
        "داخل",
        "خارج",
        "جو",
        "بر",
        "بحر",
        "قبل",
        "اجل",
        "خلال",
        "جهه",
        "طراز",
        "نوع",
        "دون",
        "بين",
        "بينهم",
        "طرف",
        "جانب",
        "هنا",
        "ثم",
        "اصل",
    }
)  # "من قبل" leads no whole that the party is of


def names_of(report: Report, spans: Iterable[Span]) -> tuple[str, ...]:
    """The parties of some spans: the actor's full name where one is named there, else the words of the whole phrase."""
    names: list[str] = []
    for span in spans:
        actor = named_head(report, span)
        if actor is not None:
            found = [actor_name(report, actor)]
            if actor.type == "PER":
                found += _joined_persons(report, span, actor)
        else:
            found = [name_of_words(report, span)]
        names += [name for name in found if name not in names]
    return tuple(names)


def named_head(report: Report, span: Span) -> Actor | None:
    """The actor that a party is, not one that only stands in its description ("وزير خارجية فلان", "قوات اليمن")."""
    actor = actor_of(report, span)
    if actor is None:
        return None
    inside = [m for m in actor.mentions if span.contains(m)]
    if actor.type == "PER":
        return actor if not inside or _is_titled(report, span, min(inside)) else _other_head(report, span)
    if actor.type == "GPE" and any(m.start == span.start for m in actor.mentions):
        return actor  # "البحرين المجتمع الدولي": who does it and to whom in one phrase
    return actor if _covers(report, actor, span) else None


def whole_phrase(report: Report, span: Span) -> Span:
    """A party of words with all that belongs to it: the adjective, the state or body that an office is of, whose or of what it is.

    "رئيس الوزراء" + "الإسرائيلي", "القوات الموالية" + "للشرعية", "قوة" + "من الجيش", "مواقع" + "لحزب كذا", "دول" + "5+1".
    """
    words = read_words(report)
    first, last = word_at(words, span.start), word_at(words, span.end - 1)
    _, stop = sentence_at(words, span.start)
    stop = min(stop, first + _LONGEST)
    near = [
        (actor.type, m) for actor in report.actors for m in actor.mentions if 0 <= m.start - span.start < _FAR
    ]
    ends = {m.start: m.end for _, m in near}
    people = {m.start for kind, m in near if kind == "PER"}
    days = [time.span for time in report.times if 0 <= time.span.start - span.start < _FAR]
    at = last
    while at + 1 < stop:
        follows = words[at + 1]
        if follows.start in people or any(day.contains(follows.span) for day in days):
            break
        tied = _is_bound_adjective(words[at])
        step = _step(words, first, at, stop, ends)
        if step is None:
            break
        at = step
        if tied:
            break
    return Span(span.start, max(span.end, words[at].end)) if at > last else span


def name_of_words(report: Report, span: Span) -> str:
    """The name of a party that no actor is: its holder's where his name follows an office, else the whole phrase."""
    span = _with_its_noun(report, _cut(report, span))
    meant = _meant(report, span)
    if meant is not None:
        return actor_name(report, meant)
    whole = whole_phrase(report, span)
    holder = _holder_after(report, whole)
    return actor_name(report, holder) if holder is not None else words_of(report, whole)


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


def _step(words: Words, first: int, at: int, stop: int, ends: dict[int, int]) -> int | None:
    """The last word of what belongs to a phrase behind its word `at`; None where nothing does."""
    word, follows = words[at], words[at + 1]
    if follows.kind == "number" or follows.kind == "mark" and follows.norm in "(/":
        return _counted(words, first, at, stop)
    if word.bare in ("دول", "قوي", "مجموعه") and follows.norm in _SIGNATORIES:
        return at + 1
    if follows.kind == "mark" or follows.pos == "VERB":
        return None
    if _is_bound_adjective(word):
        return _complement(words, at + 1, stop, ends)
    if follows.norm == "من":
        return _of_what(words, at + 2, stop, ends) if _has_parts(words, first, at) else None
    if "ل" in follows.proclitics:
        return _whose(words, first, at, stop, ends)
    if _is_adjective_of(word, follows) or word.bare == "امين" and follows.norm == "عام":
        return at + 1
    if _takes_genitive(words, at):
        return _genitive(words, at + 1, stop, ends)
    return None


def _whose(words: Words, first: int, at: int, stop: int, ends: dict[int, int]) -> int | None:
    """The last word of what ل says a phrase is of: "مواقع" + "لحزب كذا", "الأمين العام" + "للجامعة"."""
    word, follows = words[at], words[at + 1]
    if is_office(words[first].core) and word.norm in _OF_ALL:
        return _complement(words, at + 1, stop, ends)
    if at == first and not word.is_definite and follows.core_start in ends:
        return word_at(words, ends[follows.core_start] - 1)
    return None


def _counted(words: Words, first: int, at: int, stop: int) -> int | None:
    """How far "5+1" goes behind "دول" or "مجموعة"."""
    if words[first].bare not in ("دول", "مجموعه", "قوي"):
        return None
    end = at + 1
    while end < stop and (words[end].kind == "number" or words[end].norm in "(+/)"):
        end += 1
    return end - 1 if any(words[index].kind == "number" for index in range(at + 1, end)) else None


def _is_bound_adjective(word: Word) -> bool:
    """Whether a word wants the one that it is tied to: "الموالية" + "للحكومة", "المكلفين" + "بأمن …"."""
    return word.bare in word_class("bound")


def _complement(words: Words, at: int, stop: int, ends: dict[int, int]) -> int | None:
    """The last word of the preposition and noun phrase that begins at `at`."""
    if at >= stop:
        return None
    word = words[at]
    if word.norm in _PREPOSITIONS and at + 1 < stop:
        return _noun(words, at + 1, stop, ends)
    if not {"ل", "ب"}.isdisjoint(word.proclitics):
        return at if word.enclitic else _noun(words, at, stop, ends)
    return at if word.norm in ("له", "لها", "لهم", "به", "بها") else None


def _of_what(words: Words, at: int, stop: int, ends: dict[int, int]) -> int | None:
    """The last word of what stands behind a partitive من: "قوة من [الجيش الأوساني]", not "تمكن مسلحون من السيطرة"."""
    if at >= stop or words[at].bare in _NO_PART or words[at].kind != "arabic" or words[at].enclitic:
        return None
    before = words.words[max(0, at - 6) : at]
    if any(word.core in _ABLE or word.norm.lstrip("وف") in _ABLE for word in before):
        return None
    word = words[at]
    named = word.start in ends or word.core.startswith("ال") or word.bare in word_class("construct")
    return _noun(words, at, stop, ends) if named else None


def _noun(words: Words, at: int, stop: int, ends: dict[int, int]) -> int:
    """The last word of a noun phrase that begins at `at`: a name, or a noun with its genitive, adjectives and the name behind a title."""
    start = words[at].core_start or words[at].start
    named = next((ends[offset] for offset in (words[at].start, start) if offset in ends), None)
    if named is not None:
        return min(stop - 1, word_at(words, named - 1))
    end, is_title = at, is_office(words[at].core)
    while end + 1 < stop:
        follows = words[end + 1]
        if follows.kind != "arabic" or follows.pos == "VERB" or follows.proclitics:
            break
        if follows.start in ends and (is_title or not words[end].is_definite):
            return min(stop - 1, word_at(words, ends[follows.start] - 1))
        if not (_is_adjective_of(words[end], follows) or _takes_genitive(words, end) and follows.is_definite):
            break
        end += 1
    return end


def _is_adjective_of(word: Word, follows: Word) -> bool:
    """Whether a word is the adjective of the noun before it: as definite, a nationality or by its ending one."""
    if follows.proclitics or follows.kind != "arabic" or follows.enclitic or word.enclitic:
        return False
    if word.core.startswith("ال") != follows.core.startswith("ال"):
        return False
    if country_of_folded(follows.core) is not None or country_of_folded(follows.bare) is not None:
        return not word.bare.endswith("يه") or follows.bare.endswith("ه")
    if follows.bare in word_class("no adjective"):
        return False
    is_adjective = follows.pos == "ADJ" or follows.bare in word_class("bound")
    if follows.core.startswith("ال"):
        return is_adjective or follows.bare.endswith(_NISBA) and len(follows.bare) > 3
    return is_adjective and follows.bare.endswith(_NISBA + ("ه",)) and not follows.norm.endswith("ا")


def _takes_genitive(words: Words, at: int) -> bool:
    """Whether the word is a noun in construct, whose genitive the phrase still lacks: "وحدة" + "نزع الألغام", not "مسلحون"."""
    word = words[at]
    if word.norm == "عام" and at and words[at - 1].bare == "امين":
        return True
    return not word.is_definite and word.pos in ("NOUN", "X") and word.bare in word_class("construct")


def _genitive(words: Words, at: int, stop: int, ends: dict[int, int]) -> int | None:
    """The last word of a genitive that begins at `at`; None where no definite noun or name stands there."""
    word = words[at]
    if word.proclitics or word.kind != "arabic" or word.bare in _BESIDE:
        return None
    if word.start in ends or word.is_definite or country_of_folded(word.core) is not None:
        return _noun(words, at, stop, ends)
    if at + 1 < stop and words[at + 1].core.startswith("ال") and not words[at + 1].proclitics:
        return _noun(words, at + 1, stop, ends)  # "وحدة نزع الألغام"
    return None


def _has_parts(words: Words, first: int, at: int) -> bool:
    """Whether من behind a phrase tells what it is a part of: of a number, of an indefinite group."""
    head = words[first]
    if head.kind == "number" or head.bare in word_class("some") or head.core in word_class("some"):
        return True
    last = words[at]
    return not last.core.startswith("ال") and (
        head.bare in word_class("part") or last.bare in word_class("part")
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
    last = before[-1]
    if last.startswith(("ال", "لل")) or country_of_folded(last) is not None or last in word_class("honour"):
        return True
    if is_office(last) or last in word_class("courtesy") or last in word_class("high"):
        return True
    # a name or an adjective of a name closes the office, a bare noun ("خارجية") makes him its genitive
    start = mention.start - 1
    while start > span.start and report.text[start - 1] in " \"«»'،,-–":
        start -= 1
    named = any(
        other.type in ("GPE", "ORG", "LOC") and m.end in (start, start - 1, start + 1)
        for other in report.actors
        for m in other.mentions
    )
    return named or last not in word_class("of person")


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
    if "ال" + head in word_class("nominal") and any(span.contains(m) for m in actor.mentions):
        return actor.type == "ORG"  # "تنظيم «كذا»" is كذا
    covers = any(span.contains(m) and (m.end - m.start) * 2 >= span.end - span.start for m in actor.mentions)
    inside = any(m.contains(span) for m in (*actor.mentions, *actor.references))
    return covers or inside


def _cut(report: Report, span: Span) -> Span:
    """A party without the next verb and what follows it: "ولاية كذا بث تسجيلا"."""
    words = read_words(report)
    first, last = word_at(words, span.start), word_at(words, span.end - 1)
    for at in range(first + 1, last + 1):
        word, before = words[at], words[at - 1]
        if word.pos == "VERB" and not any(
            m.contains(word.span) for actor in report.actors for m in actor.mentions
        ):
            return Span(span.start, before.end) if before.end > span.start else span
        if word.bare in ("عام", "شهر", "اسبوع") and at + 1 < len(words) and words[at + 1].bare in _OF_TIME:
            return Span(span.start, before.end)  # "سقطت بيد التنظيم العام الماضي"
        if at > first + 1 and _begins_another(before, word):
            return Span(span.start, before.end)
    return span


def _begins_another(before: Word, word: Word) -> bool:
    """Whether a definite noun stands behind an adjective that it does not agree with: "القوى الفلسطينية" + "المجتمع الدولي"."""
    return (
        before.core.startswith("ال")
        and word.core.startswith("ال")
        and before.bare.endswith("يه")
        and word.pos != "ADJ"
        and not word.bare.endswith(("ه", "يات", "ي", "ات"))
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
            between = report.text[span.end : m.start] if 0 < m.start - span.end <= _LONGEST * 2 else None
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
