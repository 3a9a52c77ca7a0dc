"""Latin letters for names: the usual spelling where every part of a person's name is known, else DIN 31635.

DIN 31635 goes by letter, without the short vowels that the text does not write.
"""

from functools import cache

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon

_LETTERS = {
    "ا": "ā", "أ": "ʾ", "إ": "ʾi", "آ": "ʾā", "ب": "b", "ت": "t", "ث": "ṯ", "ج": "ǧ", "ح": "ḥ", "خ": "ḫ", "د": "d", "ذ": "ḏ",
    "ر": "r", "ز": "z", "س": "s", "ش": "š", "ص": "ṣ", "ض": "ḍ", "ط": "ṭ", "ظ": "ẓ", "ع": "ʿ", "غ": "ġ", "ف": "f", "ق": "q",
    "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "ā", "ة": "a", "ء": "ʾ", "ؤ": "ʾ", "ئ": "ʾ",
    "پ": "p", "چ": "č", "ڤ": "v", "گ": "g", "ک": "k", "ی": "y",
    "َ": "a", "ُ": "u", "ِ": "i", "ّ": "", "ْ": "",
}  # fmt: skip
_SUN = frozenset("تثدذرزسشصضطظلن")
_LONGEST = 3  # words of one part: "عبد رب النبي"


def spell_person(name: str) -> str | None:
    """A person's name as English newspapers usually write it, or None where a part is not known: "فهد القحطاني" → "Fahd al-Qahtani".

    One spelling for each part, whatever the country: the person may write it otherwise. Source: latinparts.tsv.
    """
    words = fold_word(name).split()
    spelt: list[str] = []
    at, kind = 0, "particle"
    while at < len(words):
        size, latin, kind = _part_at(words, at)
        title = kind == "office" and at == 0 and len(words) > 1  # "القاضي محمد": left on the name
        if not size or title:
            return None
        if at == 0 and latin in ("Abi", "Aba"):  # "أبي قتادة", bent by the word before the name
            latin = "Abu"
        spelt.append(latin)
        at += size
    if kind == "particle":  # "فيصل بن", or nothing at all
        return None
    joined = " ".join(spelt)
    return joined[:1].upper() + joined[1:]


def transliterate(name: str) -> str:
    """A name in Latin letters after DIN 31635: "الشرع" → "Aš-Šrʿ". Letters that are not Arabic stay as they are."""
    return " ".join(_word(word) for word in name.split())


@cache
def _parts() -> dict[str, tuple[str, str]]:
    """Folded part → Latin and kind; compounds also with the space that many writers leave: "عبد العزيز", "نصر الله"."""
    parts: dict[str, tuple[str, str]] = {}
    for row in read_lexicon("khabar.annotate.actors", "latinparts.tsv"):
        part, known = fold_word(row["part"]), (row["latin"], row["kind"])
        parts[part] = known
        if row["kind"] == "compound" and part.startswith("عبد"):
            parts.setdefault(f"عبد {part.removeprefix('عبد')}", known)
        elif row["kind"] == "compound" and part.endswith("الله"):
            parts.setdefault(f"{part.removesuffix('الله').rstrip()} الله", known)
    return parts


def _part_at(words: list[str], at: int) -> tuple[int, str, str]:
    """How many words the longest known part here has (0: none is known), its Latin and its kind."""
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        if known := _part(" ".join(words[at : at + size])):
            return size, *known
    return 0, "", ""


def _part(part: str) -> tuple[str, str] | None:
    """Latin and kind of a folded part: its own row, or that of the same part with or without ال, أبو, الدين."""
    known = _parts().get(part) or _with_article(part)
    if known:
        return known
    if part.startswith("ابو") and (name := _parts().get(part[3:]) or _with_article(part[3:])):
        return f"Abu {name[0]}", "family"  # أبوزيد
    if part.endswith("الدين") and (name := _parts().get(part.removesuffix("الدين"))):
        return f"{name[0]} al-Din", "given"  # سعدالدين
    return None


def _with_article(part: str) -> tuple[str, str] | None:
    """The same part in the other state: العسيري from عسيري, قحطاني from القحطاني."""
    if part.startswith("ال"):
        latin, kind = _parts().get(part[2:], ("", ""))
        return (f"al-{latin}", kind) if kind in ("given", "compound", "family") else None
    latin, kind = _parts().get("ال" + part, ("", ""))
    return (latin.removeprefix("al-").removeprefix("el-"), kind) if latin else None


def _long_ends(word: str) -> str:
    """The word with the long vowels that spelling makes sure: final ي, final ية, first إي."""
    if len(word) > 3 and word.endswith("ية"):
        return word[:-2] + "iyya"
    if len(word) > 2 and word.endswith("ي"):
        return word[:-1] + "ī"
    return word


def _word(word: str) -> str:
    article = ""
    if word.startswith("ال") and len(word) > 3:
        assimilated = _LETTERS[word[2]] if word[2] in _SUN else "l"
        article, word = f"A{assimilated}-", word[2:]
    word = _long_ends(word)
    letters = "".join(_LETTERS.get(letter, letter) for letter in word)
    if word[:1] == "أ" and letters.startswith("ʾ"):
        letters = "a" + letters[1:]
    elif word[:1] in ("إ", "آ"):
        letters = letters[1:]
    return article + letters[:1].upper() + letters[1:]
