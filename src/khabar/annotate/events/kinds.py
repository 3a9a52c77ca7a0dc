"""What a word can be: verb, adjective, event word."""

from functools import lru_cache

from khabar.annotate.events.closed import closed
from khabar.annotate.events.lexicon import Reading, readings
from khabar.arabic.letters import fold_word
from khabar.model import Word


def event_readings(word: Word) -> tuple[Reading, ...]:
    """The event readings of a word, none for words that only look like one."""
    norm = word.norm
    found = readings(norm)
    if not found:
        return found
    if word.kind != "arabic" or word.end - word.start >= len(norm) + _VOWELS:
        return ()  # a word with all its vowels stands in scripture or verse
    lists = closed()
    never = lists.never
    if norm in never or word.core in never or (norm[0] in "وف" and norm[1:] in never):
        return ()
    if norm[-1] == "ه" and not word.enclitic:  # "طلبة", "صادقة" are no verbs with a pronoun
        found = tuple([reading for reading in found if reading.enclitic != "ه"])
    if word.bare in lists.heads:  # "الشهداء" are persons before they are an event
        return tuple([reading for reading in found if not all(entry.is_wide for entry in reading.entries)])
    return found


_VOWELS = 4
# as attributes they tell an act of their own: "القوات الموالية للرئيس", "العقوبات المفروضة على"
_TELLING = (
    *("مدعوم", "مبرم", "مسنود", "موقع", "محتجز", "مفروض", "متحالف", "موالي", "مرفوض", "مختطف", "مخطوف"),
    *("مناوئ", "مناهض", "معادي", "معترف", "محظور", "محاصر", "متحارب", "متمركز", "متورط", "منخرط", "منضم"),
    *("منشق", "متهم", "مؤيد", "داعم", "رافض", "منتم", "مرتبط", "مقبوض", "منتقد", "مستنكر", "مندد", "مطالب"),
)
_FOLDED = tuple(fold_word(part) for part in _TELLING)


def is_adverbial(word: Word, reading: Reading) -> bool:
    """Whether a participle stands for an act ("مطالبا", "المدعومة من") and not for a person ("المتهم")."""
    norm = word.norm
    if _tells(norm):
        return True
    if reading.definite or reading.clitic or reading.number == "p":
        return False
    return norm.endswith("ا") or norm in ("مطالب", "ومطالب")


@lru_cache(maxsize=1 << 12)
def _tells(norm: str) -> bool:
    return any(part in norm for part in _FOLDED)


def is_adjective(word: Word, *, definite: bool, open_class: bool) -> bool:
    lists = closed()
    if word.kind != "arabic" or word.proclitics or word.norm in lists.classes or is_verb(word):
        return False
    if word.bare in _OF_DEEDS and word.is_definite == definite:
        return True
    if word.bare in lists.adjectives:
        return word.is_definite == definite or not definite
    plain = not definite and not word.is_definite and not word.enclitic and word.bare not in lists.heads
    if word.pos == "ADJ" and plain and open_class:
        return True  # "قصف متعمد لقرية"
    if definite:
        return word.is_definite and not word.enclitic
    return open_class and not word.is_definite and word.norm.endswith(("ي", "يه")) and len(word.norm) > 4


def is_verb(word: Word) -> bool:
    """Whether a word is a finite verb, by the tagger or by the list of frequent reporting verbs."""
    lists, norm = closed(), word.norm
    if word.pos == "VERB" and word.bare not in lists.nouns and norm not in lists.nouns:
        return True
    if norm in lists.nouns and word.pos != "VERB":
        return False  # "قادة", "سكان": no قاد + ـه, no كان that is to come
    return norm in lists.finite


# said of an attack, they are no doers: "تفجير إرهابي استهدف مسجدا"
_OF_DEEDS = frozenset(
    {"ارهابي", "انتحاري", "اجرامي", "مسلح", "غاشم", "ارهابيه", "انتحاريه", "اجراميه", "مسلحه"}
)
