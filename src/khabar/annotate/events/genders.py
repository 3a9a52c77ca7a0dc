"""Gender and number of a phrase, by which a verb or a pronoun agrees with it."""

from khabar.annotate.events.closed import closed
from khabar.annotate.events.looks import head_of
from khabar.annotate.events.pieces import Piece
from khabar.model import Words

_MASCULINE = frozenset({"العراق", "لبنان", "اليمن", "السودان", "الأردن", "المغرب", "الصومال", "داعش"})
_FEMININE = frozenset(
    {"حماس", "قوات", "دول", "امم", "فصائل", "كتائب", "اطراف", "قوي", "عناصر", "ام", "اخت", "بنت"}
)
# broken plurals: the verb before them is singular, the one behind plural
_BROKEN = frozenset(
    {
        *(
            "جنود",
            "ضباط",
            "رجال",
            "افراد",
            "شهود",
            "سكان",
            "اهالي",
            "وزراء",
            "رؤساء",
            "قاده",
            "زعماء",
            "نواب",
        ),
        *("اعضاء", "علماء", "اطفال", "شباب", "نساء", "ناس", "طلاب", "عمال", "جيوش", "احزاب", "شعوب", "اشخاص"),
        *("خبراء", "سفراء", "ابناء", "اطباء", "حلفاء", "شركاء", "اعداء", "خصوم", "انصار", "ثوار", "قبائل"),
        *("عشائر", "اجهزه", "حكومات"),
    }
)


def gender_of(words: Words, piece: Piece) -> str:
    """What agrees with a phrase: m, f, p plural of persons, b broken plural, d dual, n number, with the kind of party."""
    word = head_of(words, piece)
    norm, first, lists = word.norm, words[piece.first], closed()
    if first.kind == "number" or first.bare in lists.quantities:
        return "n p" if norm.endswith(("ون", "ين")) else "n"
    actor = piece.actor if piece.party in ("name", "capital", "place") else None
    if actor is not None and actor.type == "GPE":
        return "m country" if actor.name in _MASCULINE else "f country"
    if actor is not None and actor.type == "PER":
        return "m person"
    if piece.party == "person" and len(norm) > 4 and norm.endswith(("ون", "ين")):
        return "p nom" if norm.endswith("ون") else "p"
    if len(norm) > 5 and norm.endswith("ان") and word.bare[:-2] in lists.heads:
        return "d"
    if word.bare in _FEMININE or norm.endswith(("ه", "ات", "تين", "تان")):
        return f"f {piece.party}"
    return f"{'b' if word.bare in _BROKEN else 'm'} {piece.party}"
