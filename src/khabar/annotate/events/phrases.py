"""How far a noun phrase goes, and what kind of party it names."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from khabar.annotate.events.closed import closed
from khabar.annotate.events.kinds import event_readings, is_adjective, is_adverbial, is_verb
from khabar.annotate.events.lexicon import Reading
from khabar.model import Actor, Word, Words

_MAX_PHRASE = 16
STOPS = frozenset(".؟?!:;؛…")
COMMAS = frozenset("،,-–—/")
Mentions: TypeAlias = Mapping[int, tuple[int, Actor]]  # first word → (last word, actor)


def phrase_end(words: Words, first: int, last: int, *, mentions: Mentions) -> tuple[int, Actor | None]:
    """Last word of the noun phrase that begins at `first`, and the first actor named in it."""
    index, end = first, first
    actor: Actor | None = None
    after_name = -1  # the word after a name
    limit = min(last, first + _MAX_PHRASE)
    told = words.words
    honorifics = closed().honorifics
    while index < limit:
        word = told[index]
        if index in mentions:
            if index > first and _begins_another(words, index, first, end, actor, mentions[index][1]):
                break
            end, named = mentions[index]
            end = _before_another(words, index, end)
            actor = actor or named
            index = after_name = end + 1
            continue
        if index > first and actor is not None and actor.type != "PER" and word.norm in honorifics:
            break
        if word.kind == "mark":
            if word.norm in STOPS or word.norm in COMMAS:
                break
            index += 1
            continue
        if index > first and not _goes_on(words, index, end, first=first):
            break
        if after_name == index and actor is not None and _is_behind_name(words, index, actor):
            break
        end = index
        index += 1
    return (end if end < last else last - 1), actor


def _before_another(words: Words, first: int, last: int) -> int:
    """The last word of a mention that goes no further than a second party: "اللجنة السلطات"."""
    for index in range(first + 1, last + 1):
        word = words[index]
        if not word.proclitics and word.core.startswith("ال") and _is_behind_definite(words[index - 1], word):
            return index - 1
    return last


def _is_behind_name(words: Words, index: int, actor: Actor) -> bool:
    """Whether a word right behind a name is none of its phrase: "رفضت دمشق قرار المجلس", a name takes no genitive, and
    "ناشد العربي المجتمع الدولي", nor a definite noun; "الحكومة العراقية المنتخبة" is one."""
    word = words[index]
    if word.kind == "arabic" and not word.is_definite and word.norm in closed().titles:
        return actor.type == "PER"  # "فيصل بن بندر أمير منطقة الرياض"
    if word.kind != "arabic" or word.pos == "PROPN" and not word.core.startswith("ال"):
        return False
    if not word.is_definite:
        return word.pos != "PROPN"
    if not word.core.startswith("ال") or word.pos == "ADJ" or word.norm.endswith(("ي", "يه")):
        return False
    return actor.type == "PER" or (word.pos == "NOUN" and word.bare not in closed().adjectives)


def _begins_another(
    words: Words, index: int, first: int, end: int, actor: Actor | None, named: Actor
) -> bool:
    """Whether a name begins a phrase of its own: with و or a preposition on it, or after a complete party."""
    word, previous = words[index], words[end]
    if word.proclitics or actor is not None or (word.is_definite and _is_closed_noun(words[first])):
        return True
    if (
        previous.is_definite and not previous.enclitic and named.type != "PER"
    ):  # "زار الرئيس فرنسا"; "العاصمة باريس" is one
        return words[first].bare not in closed().place_heads
    return end == first and previous.is_definite and _is_human_plural(previous)


def _goes_on(words: Words, index: int, end: int, *, first: int) -> bool:
    """Whether the word still belongs to the phrase whose last word so far is `end`."""
    word = words.words[index]
    if word.proclitics or word.norm == "و":
        return False
    previous, lists = words.words[end], closed()
    is_closed = word.norm in lists.classes
    if (is_closed and word.norm != "من") or _begins_anew(words, index, end, first=first):
        return False
    if is_closed:
        counted = previous.kind == "number" or (
            previous.bare in lists.quantities and previous.bare not in _WHOLE
        )
        if not counted or index + 1 >= len(words.words):
            return False
        return words[index + 1].norm not in ("قبل", "جانب", "جهه", "اجل", "خلال", "بين")
    if word.kind == "number":
        return previous.bare in lists.quantities
    if is_verb(word):
        return False
    if previous.norm == "من":
        return True
    if word.bare in lists.quantities:
        return previous.bare in lists.quantities
    return _agrees(words, index, end, first=first)


def _begins_anew(words: Words, index: int, end: int, *, first: int) -> bool:
    """Whether the word is a time, a second person or an adverb: no part of any phrase before it."""
    word, previous, lists = words.words[index], words.words[end], closed()
    norm, bare, core = word.norm, word.bare, word.core
    is_definite = core != bare or word.enclitic != ""
    if norm in lists.timewords or previous.core == "تعزير" or _is_this_time(words, index):
        return True
    if bare in _REFLEXIVES and word.enclitic and not previous.is_definite:
        return True  # "فجر انتحاري نفسه"
    if previous.norm in _ADVERBS or (previous.norm == "ذلك" and not is_definite):
        return True  # "تطوق الآن الرمادي", "بما في ذلك وحدات"
    is_tanwin = not is_definite and len(norm) > 4 and norm[-1] == "ا"
    if not is_definite and not norm.startswith("ال"):  # "الوية" does so without an article
        return is_tanwin and _is_adverb_after(words, index, end)
    if core.startswith("ال") and (_is_addressed(words, index, first) or _is_behind_definite(previous, word)):
        return True
    if is_definite:
        if index > first and _is_plural_behind(words, index, first):
            return True
        if word.pos == "NOUN" and previous.core.startswith("ال") and _is_behind_plural(previous, word):
            return True
        if previous.is_definite and _are_two_persons(previous, word):
            return True
        if word.pos == "NOUN" and word.enclitic in _OWNERS and previous.core.startswith("ال"):
            return bare not in _SELVES  # "دعت السلطات مواطنيها", "التقى الوزير نظيره"
    if previous.pos == "PROPN" and norm.startswith("ال") and lists.heads.get(bare) == "group":
        return words[first].pos == "PROPN" and not words[first].is_definite  # "أبلغ تسيبراس البرلمان"
    return is_tanwin and _is_adverb_after(words, index, end)


def _is_this_time(words: Words, index: int) -> bool:
    """Whether a time begins with a pointing word: "أمام محكمة عراقية هذا الأسبوع"."""
    told = words.words
    if told[index].norm not in ("هذا", "هذه") or index + 1 >= len(told):
        return False
    following, times = told[index + 1], closed().timewords
    return following.norm in times or following.bare in times


_REFLEXIVES = frozenset({"نفس", "انفس"})
_ADVERBS = frozenset({"الان", "حاليا", "مؤخرا", "غدا"})


def _is_behind_definite(previous: Word, word: Word) -> bool:
    """Whether a definite noun of a body or a place stands behind a definite word, which takes no genitive: "طالبت اللجنة السلطات"."""
    if not previous.core.startswith("ال") or previous.pos == "PROPN":
        return False
    lists = closed()
    if word.bare in lists.adjectives or word.bare in _APPOSED:
        return False
    if word.pos != "NOUN" and (word.pos != "ADJ" or word.norm.endswith(_LIKE_ADJECTIVES)):
        return False
    if previous.norm in _RULERS and lists.heads.get(word.bare) == "person":
        return word.norm not in lists.honorifics  # "استقبل الأمير السفير"
    return lists.heads.get(word.bare) == "group" or word.bare in lists.place_heads


_LIKE_ADJECTIVES = ("ي", "يه", "منظمه", "روس", "المان")
_RULERS = frozenset({"الامير", "الملك", "الرئيس"})
_APPOSED = frozenset({"معارضه", "مقاومه", "اطراف", "اعضاء", "عدو", "جنوب", "شمال", "وسط", "غرب", "شرق"})


def _is_behind_plural(previous: Word, word: Word) -> bool:
    """Whether a definite noun stands behind a definite plural or dual of persons, which takes no genitive: "قصف المتمردون المطار"."""
    if word.bare in _PEOPLES or word.norm.endswith(("ون", "ين", "يه")):
        return False
    lists = closed()
    dual = previous.core.endswith("ان") and previous.bare[:-2] in lists.heads
    return (dual or _is_human_plural(previous)) and word.bare not in lists.adjectives


def _is_plural_behind(words: Words, index: int, first: int) -> bool:
    """Whether definite persons stand behind a body or an office that a definite adjective has closed: "اتهمت السلطات التركية المتمردين"."""
    word, previous, head = words.words[index], words.words[index - 1], words.words[first]
    if not (word.norm.endswith(("ون", "ين")) and word.core.startswith("ال") and _is_human_plural(word)):
        return False
    if index - first < 1 or not previous.core.startswith("ال") or previous.norm.endswith(("ون", "ين", "ان")):
        return False
    lists = closed()
    kind = lists.heads.get(head.bare)
    if kind is None or _is_human_plural(head) or word.bare in lists.adjectives:
        return False
    if kind == "person":
        return head.bare in lists.titles
    return head.core.startswith("ال") or head.bare.startswith("وزار")


def _agrees(words: Words, index: int, end: int, *, first: int) -> bool:
    """Whether a noun or adjective goes on the phrase, by definiteness and class."""
    word, previous, head, lists = words.words[index], words.words[end], words.words[first], closed()
    is_definite = word.is_definite
    if is_definite and not head.is_definite and _is_closed_noun(head):
        return False
    if not is_definite and word.kind == "arabic" and previous.is_definite:
        if word.norm.endswith("ا") and (word.pos == "NOUN" or event_readings(word)):
            return False  # "تلقى الملك اتصالا"
        return word.pos == "PROPN" or previous.bare in lists.titles
    if (
        not is_definite
        and previous.bare in lists.adjectives
        and not is_adjective(word, definite=False, open_class=True)
    ):
        return False  # "سيارة مفخخة مركز شرطة" is two phrases
    found = event_readings(word)
    if not found:
        return True
    if previous.bare in lists.quantities and not any(r.kind == "noun" and not r.definite for r in found):
        return True
    is_heading = previous.bare in lists.heads or previous.bare in lists.headings
    if is_definite and is_heading and not _is_act_behind(previous, word, found):
        return True
    if any(is_adverbial(word, reading) for reading in found):
        return False  # "القوات المدعومة من …": the participle tells an act of its own
    return is_definite and previous.is_definite and all(r.kind == "participle" for r in found)


def _is_act_behind(previous: Word, word: Word, found: Sequence[Reading]) -> bool:
    """Whether a definite act stands behind a definite party, which takes no genitive: "أدان البرلمان الغارات"; "مجلس الحرب" is one."""
    return previous.core.startswith("ال") and word.pos == "NOUN" and all(one.kind == "noun" for one in found)


def party_of(
    words: Words, first: int, end: int, *, actor: Actor | None, mentions: Mentions
) -> tuple[str, Actor | None]:
    lists, told = closed(), words.words
    if actor is not None and first in mentions and mentions[first][1].type in ("GPE", "LOC"):
        return _kind_of_name(words, first, end, mentions[first][1]), mentions[first][1]
    if first == end and actor is None and _is_manner(words, first):
        return "", None
    index = first
    heads = lists.heads
    for index in range(first, end + 1):
        word = told[index]
        bare = word.bare
        kind = heads[bare] if bare in heads else heads.get(word.core)
        if not kind:
            kind = _kind_of_base(word, heads)
        if kind:
            if word.norm == "وحده" and index < end and words[index + 1].norm in _UNITED:
                return "", None
            rule = word.core.endswith("نظام") and index < end and words[index + 1].norm in _OF_RULES
            return ("", None) if rule else (kind, actor)
        counts = bare in lists.quantities or word.norm == "من" or word.norm in lists.honorifics
        if word.kind == "arabic" and not counts and bare not in _THESE:
            break
    head, word = told[first], told[index]
    if actor is not None and (
        index in mentions
        or (actor.type == "PER" and (word.bare in lists.titles or word.norm in lists.honorifics))
    ):
        return _kind_of_name(words, first, end, actor), actor
    if actor is not None:  # "حق تركيا", "مصالح بكين": the thing, not the country
        return ("place" if head.bare in lists.place_heads or actor.type == "LOC" else "owned"), actor
    if end == first and head.kind == "number" and len(head.norm) == 4:
        return "", None  # a year
    if end == first and head.bare in lists.numerals and head.norm not in lists.timewords:
        return "person", None
    return ("person" if _is_human_plural(word) else ""), None


def _kind_of_base(word: Word, heads: Mapping[str, str]) -> str | None:
    """The kind of party that a noun names without its ending."""
    for form in base_forms(word):
        if form in heads:
            return heads[form]
    return None


def _is_manner(words: Words, at: int) -> bool:
    """Whether a word only says how: "شن هجوما عسكريا", "دعمته عسكريا وسياسيا", "مشيرا إلى"; "قتل الجيش عسكريا" names one."""
    told = words.words
    word = told[at]
    if word.norm in _TELLING:
        return True
    if at == 0 or word.is_definite or not word.norm.endswith("يا"):
        return False
    before = told[at - 1]
    if before.kind != "arabic" or before.sentence != word.sentence:
        return False
    if word.proclitics:
        return before.norm.endswith("يا") and not before.is_definite
    return bool(before.enclitic) or (
        len(before.norm) > _LEAST_STEM - 1 and before.norm.endswith("ا") and before.pos in ("NOUN", "ADJ")
    )


_TELLING = frozenset({"مشيرا", "مشيره", "متاثرا", "متاثرين", "متاثره"})
_THESE = frozenset({"هذا", "هذه", "هؤلاء", "تلك"})
_OWNERS = frozenset({"ه", "ها", "هم", "هما"})
_SELVES = frozenset({"نفس", "انفس", "كل", "جميع", "ذات", "عين", "باكمل", "باسر", "وحد"})
_UNITED = frozenset(
    {"الاوطان", "الصف", "الامه", "الوطن", "الشعب", "الاراضي", "اليمن", "العراق", "سوريا", "ليبيا"}
)
_OF_RULES = frozenset(
    {"العام", "وثائق", "مكافحه", "العمل", "الصاروخي", "المصرفي", "المالي", "التعليم", "جديد"}
)
_WHOLE = frozenset(["كافه", "جميع", "كل", "معظم", "سائر"])  # no من of theirs follows


def _is_addressed(words: Words, index: int, first: int) -> bool:
    """Whether a body stands behind an office that a definite word has closed: "دعا الأمين العام الحكومة", "اتهم وزير الداخلية الحزب"."""
    heads, word, office = closed().heads, words.words[index], words.words[first]
    if heads.get(word.bare) != "group" or heads.get(office.bare) != "person":
        return False
    if office.is_definite:
        return not office.enclitic and office.core.startswith("ال")
    return words[index - 1].core.startswith("ال")


def base_forms(word: Word) -> tuple[str, ...]:
    """The noun as a list may have it: without tanwin, as it is without a pronoun ("حكومته", "أبنائه"), without dual or plural."""
    bare = word.bare
    if len(bare) < _LEAST_STEM:
        return ()
    if word.enclitic:
        if bare.endswith("ت"):
            return (bare[:-1] + "ه",)
        if bare.endswith(("ائ", "اؤ")):
            return (bare[:-1] + "ء",)
        return (bare[:-1], bare + "ن") if bare.endswith(("و", "ي", "ا")) else ()
    if bare[-1] not in "ناي":
        return ()
    if bare.endswith(("ان", "ين", "ون")):
        return (bare[:-3] + "ه", bare[:-2]) if bare.endswith(("تان", "تين")) else (bare[:-2],)
    if word.core != bare:
        return ()
    if bare.endswith(("تا", "تي")):
        return (bare[:-2] + "ه",)
    return (bare[:-1],) if bare[-1] == "ا" else ()


_LEAST_STEM = 4


def _are_two_persons(previous: Word, word: Word) -> bool:
    """Whether two definite offices side by side are two parties: "التقى الوزير السفير"; "السيد الوزير" is one."""
    if word.pos == "ADJ" and word.bare.endswith("ي"):
        return False  # "السفير اليمني"
    heads = closed().heads
    if (
        word.bare in _PEOPLES or previous.bare == "عاهل" or previous.enclitic
    ):  # "المتمردين الأكراد", "العاهل الملك"
        return False
    return (
        heads.get(previous.bare) == heads.get(word.bare) == "person"
        and previous.norm not in closed().honorifics
    )


_PEOPLES = frozenset(
    {"اكراد", "عرب", "شيعه", "سنه", "اجانب", "مدنيين", "مدنيون", "مسلحين", "مسلحون", "يهود", "اتراك", "افغان"}
)


def _is_adverb_after(words: Words, index: int, end: int) -> bool:
    """Whether a tanwin after a definite word or a name is an adverb or an object: "سوريا رسميا"."""
    previous = words[end]
    return words[index].norm.endswith("يا") and (
        previous.is_definite or previous.pos == "PROPN" or words[index].pos == "ADV"
    )


def _is_closed_noun(word: Word) -> bool:
    """Whether a noun's ending shows that no genitive follows: nun of the plural, tanwin: "مستوطنين المسجد" is two phrases."""
    return word.kind == "arabic" and (
        _is_human_plural(word) or (word.norm.endswith("ا") and len(word.norm) > 4)
    )


def _kind_of_name(words: Words, first: int, end: int, actor: Actor) -> str:
    if actor.type != "LOC":
        return "name"
    return "capital" if first == end and words[first].core in closed().capitals else "place"


def _is_human_plural(word: Word) -> bool:
    """Whether a word has the plural of persons: المهاجمين، إيرانيون."""
    core = word.bare
    if not core.endswith(("ون", "ين")) or len(core) < 5:
        return False
    lists = closed()
    if word.norm in lists.timewords or core in lists.timewords:
        return False
    return word.core not in lists.nonhuman and core not in lists.nonhuman
