"""How far the words of a party go: its adjectives, its genitive, whose or of what it is."""

from khabar.annotate.actors.lists import country_of_folded
from khabar.model import Report, Span, Word, Words
from khabar.registers.reading import is_office, read_words, sentence_at, word_at, word_class

_SIGNATORIES = ("الست", "الخمس", "الكبري", "العظمي")
_LONGEST, _FAR = 14, 200  # words and characters of a party
_OF_ALL = frozenset({"العام", "العامه", "السامي", "الخاص", "الخاصه"})
_OF_NAMED = frozenset(
    {"الجديد", "الجديده", "السابق", "السابقه", "الاعلي", "العليا", "الاول", "الدائم", "الدائمه", "السياسي"}
)
_RUNNING = frozenset({"المرشح", "المرشحه"})
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
_FORCE_HEADS = frozenset(
    {"رجل", "رجال", "ضابط", "ضباط", "نقيب", "نقطه", "دوريه", "عنصر", "عناصر", "مركز", "حاجز", "جندي", "جنود"}
)
_FORCE_KINDS = frozenset({"امن", "شرطه", "تفتيش", "صف", "مرور", "جيش", "حدود", "مشاه"})
_QUOTES = frozenset({"«", '"', "“", "”", "»"})
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
OF_TIME = frozenset({"ماضي", "حالي", "مقبل", "جاري", "قادم", "منصرم"})
_NISBA = ("ي", "يه", "يين", "يون", "يات", "يتين", "يان")


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
    everyone = {m.start: m.end for _, m in near}
    people = {m.start for kind, m in near if kind == "PER"}
    days = [time.span for time in report.times if 0 <= time.span.start - span.start < _FAR]
    at = last
    while at + 1 < stop:
        follows = words[at + 1]
        if follows.bare in ("عام", "شهر", "اسبوع") and at + 2 < len(words) and words[at + 2].bare in OF_TIME:
            break
        if follows.start in people and words[at].bare in word_class("owned") and not words[at].is_definite:
            at = word_at(words, everyone[follows.start] - 1)  # "أتباع" + "فلان"
            break
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


def _step(words: Words, first: int, at: int, stop: int, ends: dict[int, int]) -> int | None:
    """The last word of what belongs to a phrase behind its word `at`; None where nothing does."""
    word, follows = words[at], words[at + 1]
    if follows.kind == "number" or follows.kind == "mark" and follows.norm in "(/":
        return _counted(words, first, at, stop)
    if word.bare in ("دول", "قوي", "قوات", "مجموعه") and follows.norm in _SIGNATORIES:
        return at + 1
    if follows.norm == "-" and at + 2 < stop and words[at + 2].kind == "number":
        return at + 2  # "مقاتلات إف" + "-16"
    if follows.kind == "mark" or follows.pos == "VERB":
        return None
    if _is_bound_adjective(word):
        return _complement(words, at + 1, stop, ends)
    if follows.norm == "من":
        if any(
            words[index].norm == "من" and words[index - 1].norm not in ("اكثر", "اقل")
            for index in range(first + 1, at)
        ):
            return None  # "عشرات من الأطفال" + "من الدخول"
        return _of_what(words, at + 2, stop, ends) if _has_parts(words, first, at) else None
    if "ل" in follows.proclitics:
        return _whose(words, first, at, stop, ends)
    if word.bare in _FORCE_HEADS and follows.norm in _FORCE_KINDS:
        return at + 1  # "رجل" + "أمن"
    if _is_adjective_of(word, follows) or word.bare == "امين" and follows.norm == "عام":
        return at + 1
    if _takes_genitive(words, at):
        return _genitive(words, at + 1, stop, ends)
    return None


def _whose(words: Words, first: int, at: int, stop: int, ends: dict[int, int]) -> int | None:
    """The last word of what ل says a phrase is of: "مواقع" + "لحزب كذا", "الأمين العام" + "للجامعة"."""
    word, follows = words[at], words[at + 1]
    of_one = (
        word.norm in _OF_ALL
        or word.norm in _RUNNING
        or word.norm in _OF_NAMED
        and follows.core_start in ends  # "الزعيم الجديد" + "لحركة كذا", but "دعا الرئيس الجديد" + "للتعاون"
    )
    if is_office(words[first].core) and of_one:
        end = _complement(words, at + 1, stop, ends)
        runs = (
            end is not None and end + 1 < stop and word.norm in _RUNNING and "ل" in words[end + 1].proclitics
        )
        return _complement(words, end + 1, stop, ends) if end is not None and runs else end
    if (
        word.bare.rstrip("ا") in word_class("held by")
        and follows.norm.startswith("لل")
        and not word.core.startswith("ال")
    ):
        return _complement(words, at + 1, stop, ends)  # "مركزا" + "للشرطة"
    counted = at == first + 1 and (words[first].kind == "number" or words[first].bare in word_class("some"))
    if (at == first or counted) and not word.is_definite and follows.core_start in ends:
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
        if (
            follows.norm in _QUOTES
            and end + 2 < stop
            and words[end + 2].start in ends
            and not words[end].is_definite
        ):
            return min(stop - 1, word_at(words, ends[words[end + 2].start] - 1))  # 'حركة "كذا'
        if follows.start in ends and is_title and not follows.proclitics:
            return min(stop - 1, word_at(words, ends[follows.start] - 1))
        if follows.kind != "arabic" or follows.pos == "VERB" or follows.proclitics:
            break
        if follows.start in ends and (is_title or not words[end].is_definite):
            return min(stop - 1, word_at(words, ends[follows.start] - 1))
        if not (_is_adjective_of(words[end], follows) or _is_annexed(words[end], follows)):
            break
        end += 1
    return end


def _is_annexed(word: Word, follows: Word) -> bool:
    """Whether a definite word is the genitive of the bare noun before it: "بأمن" + "الملعب"."""
    if word.is_definite or word.pos not in ("NOUN", "X") or word.norm.endswith(("ا", "ون", "ين")):
        return False
    return follows.is_definite and follows.bare not in _BESIDE


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
    return not word.is_definite and word.pos != "VERB" and word.bare in word_class("construct")


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
