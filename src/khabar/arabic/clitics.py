"""Clitics of one folded word: which conjunctions, prepositions and pronouns hang on it."""

from functools import cache

import msgspec

_WHOLE = frozenset(
    "وزير وزاره وزراء وكاله وكالات وقت وفد وفاه وفق وضع وطن وطني وطنيه واحد واحده وسط وسائل وثيقه وثائق وقف وجود وجه وصول وفاق وقوع والد والده وحده وحدات وادي واشنطن وليد ولي ولايه ولايات وعد وعي وقال"
    " في فرنسا فريق فلسطين فلسطيني فوز فتره فقط فصل فرصه فوق فيما فيه فساد فور فئه فاتح فيصل فهد فؤاد"
    " بعد بين بلد بلاد بيان بيت بدء بدايه بريطانيا برنامج برلمان بحر بناء باب بشار بغداد بيروت بنك باراك بحث بقاء بسبب بوتين باكستان بلديه باريس بعض بدا بدات بلغ بلغت بحسب"
    " لقاء لبنان لجنه ليبيا لندن لدي لم لن لا ليس ليل ليله لكن لقد لواء ليست"
    " كان كانت كل كما كذلك كبير كتاب كلمه كامل كثير كميه كيان كرد كيري كشف كشفت كتب"
    " سوريا سياسه سياسي سعودي سوري سلطان سلطات سلاح سلام سفير سفاره سته سبعه ساعه سنه سنوات سبتمبر سيناء سيطره سيد".split()
)
_SUFFIXES = ("هما", "هم", "هن", "ها", "كم", "نا", "ه", "ك")


class Clitics(msgspec.Struct, frozen=True):
    """The parts of one folded word."""

    proclitics: tuple[str, ...]
    core: str  # with ال
    bare: str  # without
    enclitic: str


@cache
def split_clitics(norm: str) -> Clitics:
    """The clitics of a folded word: ("وللرئيس") → (و, ل) + الرئيس. Where it is not certain nothing is split."""
    proclitics: list[str] = []
    rest = norm
    if rest not in _WHOLE and len(rest) > 3 and rest[0] in "وف":
        proclitics.append(rest[0])
        rest = rest[1:]
    if rest not in _WHOLE and rest.startswith("لل") and len(rest) > 4:
        proclitics.append("ل")
        rest = "ال" + rest[2:] if not rest.startswith("لله") else rest[1:]
        return Clitics(tuple(proclitics), rest, rest[2:] if rest.startswith("ال") else rest, "")
    if rest not in _WHOLE and len(rest) > 4 and rest[0] in "بك" and rest[1:3] == "ال":
        proclitics.append(rest[0])
        rest = rest[1:]
    bare = rest[2:] if rest.startswith("ال") and len(rest) > 4 else rest
    return Clitics(tuple(proclitics), rest, bare, "")
