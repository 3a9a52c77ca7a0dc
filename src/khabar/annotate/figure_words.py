"""The words about a number: its unit noun, its bounds, what governs it, and labels that make it no figure."""

from khabar.annotate.figure_classes import (
    PERSONS,
    class_of,
    context,
    following_class,
    governing,
    nouns,
    verb_class,
)
from khabar.arabic.entries import Marked, entry_at, kind_at, norm_at
from khabar.arabic.numerals import Number
from khabar.arabic.vocabulary import known_words
from khabar.model import Amount, Span, Word

_AROUND = frozenset({("(", ")"), ('"', '"'), ("«", "»"), ("“", "”")})


def unit_at(marked: Marked, number: Number) -> tuple[int, int, Span] | None:
    """Index of the unit noun after a number, the index after it, and its span; None where no noun follows."""
    at, partitive = number.end, False
    if (norm_at(marked, number.first - 1), norm_at(marked, at)) in _AROUND:
        at += 1
    if norm_at(marked, at) in ("«", "“", '"') and norm_at(marked, at + 2) in ("»", "”", '"'):
        at += 1  # "1180 «شهيدا»"
    if norm_at(marked, at) in ("$", "€"):
        return at, at + 1, marked.words[at].span
    if norm_at(marked, at) == "/" and kind_at(marked, at + 1) == "arabic":
        at += 1  # "35/ كيلومترا", as some newsrooms type it
    if norm_at(marked, at) == "من" and (number.kind == "vague" or _is_partitive(marked, at + 1)):
        at, partitive = at + 1, True
    if at >= len(marked.words):
        return None
    word = marked.words[at]
    if word.kind != "arabic" or word.sentence != marked.words[number.end - 1].sentence:
        return None
    if not (_is_unit(marked, at, number) or (partitive and number.kind != "vague")):
        return None
    end = at + 2 if _two_words(marked, at) or _goes_on(marked, at, number) else at + 1
    return at, end, Span(word.start, marked.words[end - 1].end)


def _goes_on(marked: Marked, at: int, number: Number) -> bool:
    """Whether a second word belongs to the unit: "14 ضابط أمن", "100 ألف سلة غذائية", "المئات من ميليشيات الحوثي"."""
    if at + 1 >= len(marked.words) or marked.entries[at + 1] is not None:
        return False
    noun, more = marked.words[at], marked.words[at + 1]
    if (
        more.kind != "arabic"
        or more.proclitics
        or more.norm in context("function")
        or more.pos not in ("NOUN", "ADJ", "PROPN")
    ):
        return False
    if number.kind == "vague":
        return more.norm.startswith("ال") and (not noun.norm.startswith("ال") or more.pos == "ADJ")
    if class_of(noun.norm) in ("money", "measure") or isinstance(number.value, float) or number.value < 11:
        return False
    if noun.norm.endswith("ه") and more.norm.endswith("ه") and not more.norm.endswith("يه"):
        return False  # a describing adjective: "88 دولة شريكة"
    # a noun in the accusative is no first part of an idafa: "14 ضابطا"
    return (
        not noun.norm.endswith("ا")
        and not more.norm.startswith("ال")
        and not more.norm.endswith(("ا", "ون", "وا"))
        and not _is_verb(more.norm)
    )


def _is_many(norm: str) -> bool:
    """Whether a noun of the table stands in the plural, as after من in "ثلاثة من رجال الشرطة"."""
    found = nouns().get(_bare(norm))
    return found is not None and found[0] in ("many", "both")


def _is_partitive(marked: Marked, at: int) -> bool:
    """Whether a noun after من is what is counted: a plural that is definite, in construct, or of the table."""
    if at >= len(marked.words):
        return False
    word = marked.words[at]
    if _is_many(word.norm):
        return True
    if (
        word.kind != "arabic"
        or word.pos not in ("NOUN", "ADJ", "PROPN", "X")
        or word.norm in context("not counted")
    ):
        return False
    plural = word.norm.startswith("ال") and word.norm.endswith(("ين", "ات"))
    return bool(word.enclitic) or plural or word.norm.endswith("ي")


def is_partitive_count(marked: Marked, number: Number) -> bool:
    """Whether "من" with a noun after a number makes it a count: "أسروا ثلاثة من مسلحي الجماعة", "8 من تنظيم"."""
    after, noun = norm_at(marked, number.end), number.end + 1
    if after in ("منهم", "منهن", "منهما"):
        return True
    if (
        after != "من"
        or number.value < 2
        or kind_at(marked, noun) != "arabic"
        or marked.entries[noun] is not None
    ):
        return False
    if norm_at(marked, noun) in context("not counted"):
        return False
    before = number.first - 1
    named_day = entry_at(marked, before, "weekday") is not None
    labelled = number.digits and before >= 0 and marked.words[before].norm.startswith("ال") and not named_day
    return not labelled and not number.definite


def _is_verb(norm: str) -> bool:
    """Whether a word has the shape of a verb of the present: "تعرف", but not the adjective "تجارية"."""
    return norm[:1] in ("ي", "ت") and not norm.endswith(("ه", "ات", "ي"))


def _is_unit(marked: Marked, at: int, number: Number) -> bool:
    word = marked.words[at]
    norm = word.norm
    if norm in nouns() or (number.kind == "vague" and _bare(norm) in nouns()):
        return True
    if (
        norm in context("function")
        or len(norm) < 2
        or norm.endswith("وا")
        or word.pos in ("ADP", "CCONJ", "SCONJ", "PART", "PRON", "DET", "VERB", "ADV", "NUM")
    ):
        return False
    if marked.entries[at] is not None:
        return False
    if word.proclitics and word.proclitics[0] in ("و", "ف", "ب", "ل", "ك") and not norm.startswith("ال"):
        return False
    definite = norm.startswith("ال") and word.core != word.bare or bool(word.enclitic.strip("ه"))
    return not definite or number.kind == "vague" or number.scale > 1 or number.kind == "fraction"


def _two_words(marked: Marked, at: int) -> bool:
    pair = f"{norm_at(marked, at)} {norm_at(marked, at + 1)}"
    return pair in nouns()


def _bare(norm: str) -> str:
    return norm[2:] if norm.startswith("ال") else norm


def dual_at(marked: Marked, index: int) -> tuple[int, str] | None:
    """Start and class of an indefinite dual noun that tallies casualties, attacks or measures; None for any other word."""
    word = marked.words[index]
    norm, start = word.norm, word.start
    pair = nouns().get(f"{norm} {norm_at(marked, index + 1)}")
    found = pair if pair is not None and pair[0] == "two" else nouns().get(norm)
    if found is None and _is_origin_dual(marked, index):
        return start, "persons"
    if found is None and len(norm) > 4 and norm[0] in "وفبل":
        found, start = nouns().get(norm[1:]), _after_letters(marked, word, 1)
        norm = norm[1:]
    earlier = nouns().get(norm_at(marked, index - 1))
    if earlier is not None and earlier[0] == "two":
        return None  # "طفلان شقيقان" are two, not four
    if found is None or found[0] not in ("two", "both") or found[1] in ("countries", "buildings"):
        return None
    if (
        (found[0] == "both" or found[1] in PERSONS)
        and norm_at(marked, index - 1) not in context("among")
        and governing(marked, index) is None
        and following_class(marked, index + 1) is None
    ):
        return None
    before = norm_at(marked, index - 1)
    if index and marked.words[index - 1].kind == "number" or before in ("هذين", "كلا", "كلتا", "بين", "ال"):
        return None
    return start, found[1]


def _is_origin_dual(marked: Marked, index: int) -> bool:
    """Whether a word right after "killed" or "wounded" is two of a people or a group: "قتل حوثيان", "مقتل باكستانيين اثنين"."""
    word = marked.words[index]
    if not word.norm.endswith("يان") or word.proclitics or len(word.norm) < 6 or word.norm.startswith("ال"):
        return False
    stem = word.norm[:-2]
    known = stem in known_words() and stem not in ("علي", "سفي")
    return known and verb_class(norm_at(marked, index - 1)) in ("killed", "wounded", "arrested", "captured")


def _after_letters(marked: Marked, word: Word, n_letters: int) -> int:
    seen = 0
    for offset in range(word.start, word.end):
        if seen == n_letters and marked.text[offset].isalpha():
            return offset
        seen += marked.text[offset].isalpha()
    return word.start


def is_bounded(marked: Marked, first: int) -> bool:
    """Whether "more than" or "fewer than" stands before a number."""
    return norm_at(marked, first - 1) == "من" and norm_at(marked, first - 2) in (_MORE | _LESS)


def is_plural(marked: Marked, at: int) -> bool:
    """Whether a word is a plural that a number counts, by its ending or the tables."""
    norm = norm_at(marked, at)
    return norm.endswith("ات") or norm in context("plurals") or class_of(norm) is not None


def _labels(norm: str) -> bool:
    """Whether a word names what is numbered after it, also with a preposition on it: "للفصل 63", "بالمادة 5"."""
    bare = (
        "ال" + norm[2:]
        if norm.startswith("لل")
        else norm[1:]
        if norm.startswith(("بال", "وال", "كال"))
        else norm
    )
    return norm in context("labels") or bare in context("labels")


def is_label(marked: Marked, index: int, number: Number) -> bool:
    """Whether a number names or orders something, or is part of a score, a code or a list, and so counts nothing."""
    before, after = norm_at(marked, index - 1), norm_at(marked, number.end)
    in_all = before == "مجموعه" and norm_at(marked, index - 2) in ("ما", "بما", "وما")  # "ما مجموعه 43"
    if (
        number.scale == 1
        and not in_all
        and (_labels(before) or (before == "(" and _labels(norm_at(marked, index - 2))))
    ):
        return True
    if "_" in marked.text[max(0, marked.words[index].start - 1) : marked.words[number.end - 1].end + 1]:
        return True  # part of a hashtag
    if not number.digits:
        return _is_worded_label(marked, index, number)
    word = marked.words[index]
    if len(word.norm) > 15 or (
        number.end == index + 1 and word.norm.startswith("0") and word.norm[1:2] not in ("", ".", ",")
    ):
        return True
    if (
        index
        and marked.words[index - 1].end == word.start
        and marked.words[index - 1].kind in ("latin", "arabic")
    ):
        return marked.words[index - 1].norm not in ("و", "ب", "ل", "ال", "بال", "لل")
    if after == "/" and kind_at(marked, number.end + 1) == "arabic":
        after = ""  # "35/ كيلومترا"
    if before in ("-", "–") and norm_at(marked, index - 2) in context("labels"):
        return True  # "إف - 16"
    if before in ("/", "-", "–", ":", "+", "#", "@") or after in ("/", ":", "+", "\\"):
        return not (
            before in ("-", "–", ":") and index >= 2 and marked.words[index - 2].kind == "arabic"
        ) or after in ("/", ":", "+")
    opens_item = norm_at(marked, index - 2) in ("", ":", ".", "؛") or index < 2
    if before == "(" and after == ")" and opens_item and len(word.norm) < 3:
        return True  # "(1) انخفاض …": an item of a list
    first_of_paragraph = index == 0 or marked.words[index - 1].paragraph != word.paragraph
    if first_of_paragraph and after in ("-", ".", ")", "–", "ـ"):
        return True
    return (
        after in ("-", "–")
        and number.end + 1 < len(marked.words)
        and marked.words[number.end + 1].kind == "number"
        and not _range_of_noun(marked, number.end + 2)
    )


def _is_worded_label(marked: Marked, index: int, number: Number) -> bool:
    """The same of a number in words."""
    before, after = norm_at(marked, index - 1), norm_at(marked, number.end)
    if norm_at(marked, index) == "متين":  # solid; two hundred only in Egyptian speech
        return True
    if marked.words[index].norm.endswith("ميت") and class_of(after) is None and number.end == index + 1:
        return True  # "ميت عقبة", a place
    if number.value == 0 and before in ("-", "–"):
        return True  # "2-صفر"
    return before.endswith("مجموعه") or before == "دول" and number.definite


def _range_of_noun(marked: Marked, at: int) -> bool:
    return (
        norm_at(marked, at) in ("%", "٪")
        or entry_at(marked, at, "scale") is not None
        or entry_at(marked, at, "scales") is not None
        or class_of(norm_at(marked, at)) is not None
    )


def bounds_of(marked: Marked, first: int, end: int, value: int | float) -> tuple[Amount, bool]:
    """The value with the bound or the approximation that the words about it give."""
    first -= norm_at(marked, first - 1) in ("(", "«", '"')
    if _is_measured(marked, first - 1) and norm_at(marked, first - 2) in _MEASURING:
        first -= 1  # "تناهز مساحتها 13 ألف متر"
    up_to = _bounds_apart(marked, first, value)
    if up_to is not None:
        return up_to, False
    one, two, three = norm_at(marked, first - 1), norm_at(marked, first - 2), norm_at(marked, first - 3)
    if (
        one in context("about")
        or norm_at(marked, end) in ("تقريبا", "تقريبًا")
        or (one == "من" and two in ("يقرب", "قريب", "يقترب", "تقترب", "يقارب"))
    ):
        return value, True
    if one in ("من", "عن", "علي") and _lower(two, three, one):
        return (value, None), False
    if one in ("من", "عن", "علي") and _upper(two, three, one):
        return (None, value), False
    exceeds, negation = _apart(one, two)
    if exceeds in _EXCEEDS:
        return ((None, value) if negation in _NOT else (value, None)), False
    if norm_at(marked, end) in ("علي", "عل") and norm_at(marked, end + 1) in ("الاقل", "الاكثر"):
        return ((value, None) if norm_at(marked, end + 1) == "الاقل" else (None, value)), False
    if one in ("الاقل", "الاكثر") and two == "علي":
        return ((value, None) if one == "الاقل" else (None, value)), False
    if norm_at(marked, end) in ("فاكثر", "فصاعدا", "وما"):
        return (
            ((value, None), False)
            if norm_at(marked, end) != "وما" or norm_at(marked, end + 1) == "فوق"
            else (value, False)
        )
    return value, False


def _bounds_apart(marked: Marked, first: int, value: int | float) -> Amount | None:
    """A bound whose verb stands apart from the number: "يزيد عددها على 20", "ما يصل إلى 400"."""
    one, two, three = norm_at(marked, first - 1), norm_at(marked, first - 2), norm_at(marked, first - 3)
    if one == "الي" and two == "يصل" and three in ("ما", "عددا", "وما", "بما"):
        return None, value
    if one not in ("عن", "علي") or not _is_measured(marked, first - 2):
        return None
    if _lower(three, norm_at(marked, first - 4), "عن"):
        return value, None
    return (None, value) if _upper(three, norm_at(marked, first - 4), "عن") else None


def _is_measured(marked: Marked, at: int) -> bool:
    """Whether a word is the thing whose size is told: "مساحتها", "عددهم"."""
    word = marked.words[at] if 0 <= at < len(marked.words) else None
    return word is not None and word.kind == "arabic" and bool(word.enclitic) and word.pos in ("NOUN", "X")


_EXCEEDS = frozenset(
    {"يتعدي", "تتعدي", "تعدي", "تجاوز", "تجاوزت", "يتجاوز", "تتجاوز", "يفوق", "تفوق", "فاق", "فاقت", "بتجاوز"}
)
_MEASURING = _EXCEEDS | {"يناهز", "تناهز", "ناهز", "ناهزت", "يقارب", "تقارب", "قارب", "قاربت"}
_MORE = frozenset({"اكثر", "باكثر", "لاكثر", "واكثر", "ازيد", "بازيد", "اعلي", "اكبر"})
_LESS = frozenset({"اقل", "باقل", "لاقل", "واقل", "ادني", "اصغر"})
_EXCEED = frozenset({"يزيد", "تزيد", "زاد", "زادت", "ينيف", "تنيف", "يربو", "تربو", "ربا", "زائد"})
_FALL_SHORT = frozenset({"يقل", "تقل", "قل"})
_MEASURES = _EXCEEDS | _EXCEED | _FALL_SHORT
_NOT = frozenset(("لا", "ولا", "لم", "بما", "لن", "ولن", "ولم", "الا", "مالا", "بمالا"))
_GLUED_NOT = ("مالا", "بمالا", "لا", "الا")


def _apart(word: str, before: str) -> tuple[str, str]:
    """A verb of measure and the negation before it, also where a newsroom writes them as one word: "لايقل"."""
    if word in _MEASURES:
        return word, before
    for negation in _GLUED_NOT:
        verb = word.removeprefix(negation)
        if verb != word and verb[:1] in ("ي", "ت") and verb in _MEASURES:  # "لأقل" is no verb
            return verb, negation
    return word, before


def _lower(word: str, before: str, preposition: str) -> bool:
    word, before = _apart(word, before)
    return (
        word in _MORE
        and preposition == "من"
        or (word in _EXCEED and before not in _NOT)
        or (word in _FALL_SHORT and before in _NOT)
    )


def _upper(word: str, before: str, preposition: str) -> bool:
    word, before = _apart(word, before)
    return (
        word in _LESS
        and preposition == "من"
        or (word in _EXCEED and before in _NOT)
        or (word in _FALL_SHORT and before not in _NOT)
    )
